"""Persons asked before and after: the mean change of a group, and the difference of two groups' changes (Welch 1947)."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from scipy import stats


class Change(NamedTuple):
    """A mean with its interval, in the unit of the score; `n` persons."""

    value: float
    low: float
    high: float
    n: int


def mean_change(before: np.ndarray, after: np.ndarray, confidence: float = 0.95) -> Change:
    """The mean of after less before with Student's interval (paired); no interval for fewer than two persons."""
    change = after - before
    n = len(change)
    if n < 2:
        return Change(float(change.mean()) if n else math.nan, math.nan, math.nan, n)
    reach = stats.t.ppf((1 + confidence) / 2, n - 1) * change.std(ddof=1) / math.sqrt(n)
    return Change(float(change.mean()), float(change.mean() - reach), float(change.mean() + reach), n)


def difference_in_change(before: np.ndarray, after: np.ndarray, treated: np.ndarray, confidence: float = 0.95) -> Change | None:
    """The mean change of the treated less that of the others, with Welch's interval; None with fewer than two on a side."""
    one, other = (after - before)[treated > 0], (after - before)[treated == 0]
    if min(len(one), len(other)) < 2:
        return None
    a, b = one.var(ddof=1) / len(one), other.var(ddof=1) / len(other)
    if a + b == 0:
        return None
    freedom = (a + b) ** 2 / (a**2 / (len(one) - 1) + b**2 / (len(other) - 1))
    value, reach = float(one.mean() - other.mean()), float(stats.t.ppf((1 + confidence) / 2, freedom) * math.sqrt(a + b))
    return Change(value, value - reach, value + reach, len(one) + len(other))
