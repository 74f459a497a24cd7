"""One regression of a single series: Gaussian or count mean, independent or AR(1) errors.

Counts with AR(1) errors: penalised quasi-likelihood (Breslow and Clayton 1993) in which Pearson residuals follow an
AR(1); the working response and weights of the count model enter the REML fit, repeated until the coefficients stand
still.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from analysis.inference import ar1, clustered, least_squares
from analysis.inference.ar1 import EveryRho, Wander
from analysis.inference.least_squares import Fit
from analysis.inference.newey_west import newey_west

ERRORS = ("reml", "glsar", "prais_winsten", "newey_west", "classical")  # glsar is Prais and Winsten's, iterated
FAMILIES = ("gaussian", "quasipoisson", "poisson", "nb2")


class SeriesFit(NamedTuple):
    """`coef`, `cov` (p), `df` (p, of each coefficient's t), `rho` (NaN where errors are taken as independent), `dispersion`, `base` (the independent
    fit), `wander` (by REML, for the degrees of freedom of contrasts).
    """

    coef: np.ndarray
    cov: np.ndarray
    df: np.ndarray
    rho: float
    dispersion: float
    base: Fit
    wander: Wander | EveryRho | None = None


def series_fit(
    y, X, time, family: str, errors: str, offset=None, weights=None, lags: int | None = None, correction: bool = True
) -> SeriesFit:
    """The fit of y (n) on X (n x p, of full rank), rows in order of time. Raises Separation for a count model.

    `lags`, `correction`: of Newey and West's covariance.
    """
    if family == "gaussian":
        base = least_squares.linear(y, X, weights)
    elif family == "nb2":
        base = least_squares.negative_binomial(y, X, offset=offset, weights=weights)
    else:
        base = least_squares.counts(y, X, offset, weights)
    df = len(y) - X.shape[1]
    if errors in ("reml", "glsar", "prais_winsten"):
        found = _correlated(base, y, X, time, family, errors, offset, weights)
        return SeriesFit(found.coef, found.cov, found.df, found.rho, found.scale, base, found.wander)
    if errors == "newey_west":
        cov = newey_west(base, lags, correction)
    else:
        cov = clustered.classical(base, 1.0 if family == "poisson" else None)
    return SeriesFit(base.coef, cov, np.full(len(base.coef), float(df)), np.nan, base.dispersion, base)


def _correlated(base: Fit, y, X, time, family, errors, offset, weights):
    solve = ar1.reml if errors == "reml" else ar1.glsar
    if family == "gaussian":
        return solve(y, X, time, weights)
    shift = 0.0 if offset is None else offset
    prior = 1.0 if weights is None else weights
    coef = base.coef
    for _ in range(30):
        eta = np.clip(X @ coef + shift, -30, 30)
        mean = np.exp(eta)
        working, weight = eta - shift + (y - mean) / mean, prior * mean / (1 + base.alpha * mean)
        found = solve(working, X, time, weight, judged=False)
        if np.max(np.abs(found.coef - coef)) < 1e-9:
            break
        coef = found.coef
    return solve(working, X, time, weight)


def lag_one(fit: Fit, time: np.ndarray) -> float:
    """Correlation of neighbouring Pearson residuals."""
    e = fit.resid * np.sqrt(fit.w)
    near = np.diff(time) == 1
    return float((e[1:] * e[:-1])[near].sum() / max((e**2).sum(), 1e-300))
