"""Intervals of what is known only within bounds: Imbens and Manski's, Manski's worst case, Lee's trimming."""

from __future__ import annotations

import numpy as np
from scipy import optimize
from scipy.special import ndtr


def imbens_manski(low: float, high: float, error_low: float, error_high: float, confidence: float = 0.95) -> tuple[float, float]:
    """The interval that holds the true value, wherever it lies within the bounds, with the confidence asked for.

    Imbens and Manski (Econometrica 2004): between one and two errors' quantiles on either side, by how wide the bounds are;
    the ordinary interval where the bounds meet. `error_low`, `error_high`: standard errors of the two bounds.
    """
    most = max(error_low, error_high)
    if most <= 0:
        return low, high
    c = reach(max(high - low, 0.0) / most, confidence)
    return low - c * error_low, high + c * error_high


def reach(wide: float, confidence: float = 0.95) -> float:
    """How many standard errors Imbens and Manski's interval goes beyond bounds that lie `wide` errors apart."""
    return float(optimize.brentq(lambda c: ndtr(c + wide) - ndtr(-c) - confidence, 0.0, 10.0))


def worst_case(known: np.ndarray, unknown: int, least: float, most: float) -> tuple[float, float, float]:
    """Bounds of the mean of all units when some are not seen, and the standard error of either bound (Manski 1989).

    `known`: the values seen; `unknown`: how many are not; `least`, `most`: what a value can be. The units are all there are, so
    the share not seen is a fact; the error is that of the values seen, as a draw of what such units show.
    """
    share = len(known) / (len(known) + unknown)
    seen = share * float(np.mean(known))
    error = share * float(np.std(known, ddof=1)) / np.sqrt(len(known)) if len(known) > 1 else 0.0
    return seen + (1 - share) * least, seen + (1 - share) * most, error


def trimmed(kept: np.ndarray, gone: int, other: np.ndarray, other_gone: int) -> tuple[float, float]:
    """Bounds of the difference of means between two arms that lost different shares of their units (Lee, REStud 2009).

    The arm that lost fewer is trimmed from above and from below by the excess share: what remains are those who would have been
    kept in either arm, if the treatment moves survival one way for all.
    """
    p, q = len(kept) / (len(kept) + gone), len(other) / (len(other) + other_gone)
    if p >= q:
        low, high = _ends(kept, 1 - q / p)
        return low - float(np.mean(other)), high - float(np.mean(other))
    low, high = _ends(other, 1 - p / q)
    return float(np.mean(kept)) - high, float(np.mean(kept)) - low


def _ends(values: np.ndarray, share: float) -> tuple[float, float]:
    """The means without the highest and without the lowest `share` of the values."""
    ordered, drop = np.sort(values), min(int(np.floor(share * len(values) + 1e-9)), len(values) - 1)
    return float(ordered[: len(ordered) - drop].mean()), float(ordered[drop:].mean())
