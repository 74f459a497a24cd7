"""One effect from the effects of several places: random effects whose errors may be alike from place to place."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy import optimize, stats


class Pooled(NamedTuple):
    """`value`, `error`, `df`, the variance between places `tau2`, Cochran's `q` and its `q_p`."""

    value: float
    error: float
    df: int
    tau2: float
    q: float
    q_p: float


def pooled(effects: np.ndarray, errors: np.ndarray, alike: np.ndarray) -> Pooled:
    """Random-effects mean of G effects (Paule and Mandel 1982), its error with the correlation `alike` (G x G) of the places.

    Places share a month's shocks: their errors at one date are correlated as their residuals are, so the usual error of a
    meta-analysis is too small. The larger of the error so had and Hartung and Knapp's (2001) is taken, with G - 1 degrees.
    """
    variances, G = errors**2, len(effects)
    q = _q(0.0, effects, variances)
    tau2 = 0.0
    if q > G - 1:
        tau2 = float(optimize.brentq(lambda t: _q(t, effects, variances) - (G - 1), 0.0, 1e3 * (effects.var() + variances.max())))
    w = 1 / (variances + tau2)
    w /= w.sum()
    value = float(w @ effects)
    cov = alike * np.outer(errors, errors) + tau2 * np.eye(G)
    knapp = float(w @ (effects - value) ** 2 / (G - 1))
    return Pooled(value, float(np.sqrt(max(float(w @ cov @ w), knapp))), G - 1, tau2, q, float(stats.chi2.sf(q, G - 1)))


def _q(tau2: float, effects: np.ndarray, variances: np.ndarray) -> float:
    w = 1 / (variances + tau2)
    return float((w * (effects - (w @ effects) / w.sum()) ** 2).sum())
