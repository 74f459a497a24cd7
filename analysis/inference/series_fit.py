"""One regression of a single series: Gaussian or count mean, independent or AR(1) errors.

Counts with AR(1) errors: penalised quasi-likelihood (Breslow and Clayton 1993) in which Pearson residuals follow an
AR(1); the working response and weights of the count model enter the REML fit, repeated until the coefficients stand
still. Near a unit root the figures say little of the level: it may find no rest, or one away from the counts. The coefficients
are then those of independent errors, whose counts add up to the recorded ones, and their interval weighs every rho (`ar1.about`).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from analysis.inference import ar1, clustered, least_squares
from analysis.inference.ar1 import EveryRho, Wander
from analysis.inference.least_squares import Fit
from analysis.inference.newey_west import newey_west

ERRORS = ("reml", "glsar", "prais_winsten", "newey_west", "classical")  # glsar is Prais and Winsten's, iterated
STEPS, STILL, NEARLY = 30, 1e-9, 1e-4  # of the count model: at most, when it stops, and what still is a rest
FAR = 0.1  # logarithm of all fitted over all recorded counts beyond which a fit is not one of these counts
FAMILIES = ("gaussian", "quasipoisson", "poisson", "nb2")


class SeriesFit(NamedTuple):
    """`coef`, `cov` (p), `df` (p, of each coefficient's t), `rho` (NaN where the coefficients take errors as independent),
    `dispersion`, `base` (the independent fit), `wander` (where rho is allowed for, for the degrees of freedom of contrasts).
    """

    coef: np.ndarray
    cov: np.ndarray
    df: np.ndarray
    rho: float
    dispersion: float
    base: Fit
    wander: Wander | EveryRho | None = None

    @property
    def no_rho(self) -> bool:
        """Whether a rho was sought and no fit found that stays with the counts."""
        return self.wander is not None and bool(np.isnan(self.rho))


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

    def linear(coef):
        """The working response and its weights."""
        eta = np.clip(X @ coef + shift, -30, 30)
        mean = np.exp(eta)
        return eta - shift + (y - mean) / mean, prior * mean / (1 + base.alpha * mean)

    coef = base.coef
    for _ in range(STEPS):
        working, weight = linear(coef)
        found = solve(working, X, time, weight, judged=False)
        moved, coef = np.max(np.abs(found.coef - coef)), found.coef
        if moved < STILL:
            break
    off = np.log(np.sum(np.exp(np.clip(X @ coef + shift, -30, 30))) / np.sum(y))
    if moved > NEARLY or not abs(off) < FAR:
        working, weight = linear(base.coef)
        return ar1.about(working, X, time, weight)
    return solve(working, X, time, weight)


def lag_one(fit: Fit, time: np.ndarray) -> float:
    """Correlation of neighbouring Pearson residuals."""
    e = fit.resid * np.sqrt(fit.w)
    near = np.diff(time) == 1
    return float((e[1:] * e[:-1])[near].sum() / max((e**2).sum(), 1e-300))
