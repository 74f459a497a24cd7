"""Newey and West's covariance of a single series (Econometrica 1987), Bartlett kernel.

R's `NeweyWest(lag=L, prewhite=FALSE, adjust=A)` equals this with `lags=L, correction=A`.
"""

from __future__ import annotations

import numpy as np

from analysis.inference.least_squares import Fit


def newey_west(fit: Fit, lags: int | None = None, correction: bool = True) -> np.ndarray:
    """The covariance, rows in order of time; `lags` defaults to floor(4 (n/100)^(2/9))."""
    scores, n = fit.scores, fit.n
    lags = automatic_lags(n) if lags is None else lags
    meat = scores.T @ scores
    for lag in range(1, lags + 1):
        pair = scores[lag:].T @ scores[:-lag]
        meat += (1 - lag / (lags + 1)) * (pair + pair.T)
    return fit.bread @ meat @ fit.bread * (n / (n - fit.k) if correction else 1.0)


def automatic_lags(n: int) -> int:
    """The rule of thumb of Newey and West (1994)."""
    return int(np.floor(4 * (n / 100) ** (2 / 9)))
