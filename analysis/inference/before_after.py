"""Persons asked before and after: the mean change of a group, and the difference of two groups' changes (Welch 1947).

Survey weights enter as in any weighted mean, the error by linearisation over the sampled clusters (the "ultimate clusters" of Hansen, Hurwitz
and Madow; Stata's `svy: mean` without strata), Student's t with one degree of freedom fewer than there are clusters. Without either it is
the paired test and Welch's.
"""

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


def mean_change(before: np.ndarray, after: np.ndarray, confidence: float = 0.95, weights=None, cluster=None) -> Change:
    """The mean of after less before with Student's interval (n each; `weights` and `cluster` n or None); no interval for fewer than two
    persons or clusters.
    """
    n = len(before)
    if not n:
        return Change(math.nan, math.nan, math.nan, n)
    value, part = _linear(after - before, np.ones(n) if weights is None else weights)
    if n < 2 or (sums := _sums(part, cluster)).size < 2:
        return Change(value, math.nan, math.nan, n)
    reach = stats.t.ppf((1 + confidence) / 2, sums.size - 1) * math.sqrt(_variance(sums))
    return Change(value, value - reach, value + reach, n)


def difference_in_change(
    before: np.ndarray, after: np.ndarray, treated: np.ndarray, confidence: float = 0.95, weights=None, cluster=None
) -> Change | None:
    """The mean change of the treated less that of the others; None with fewer than two persons or clusters on a side.

    Welch's degrees of freedom where whole clusters (or persons alone) stand on one side, clusters less one where they stand on both.
    """
    change, side = after - before, treated > 0
    if min(side.sum(), (~side).sum()) < 2:
        return None
    w = np.ones(len(change)) if weights is None else np.asarray(weights, float)
    (one, first), (other, second) = _linear(change[side], w[side]), _linear(change[~side], w[~side])
    names = np.arange(len(change)) if cluster is None else np.asarray(cluster)
    part = np.empty(len(change))
    part[side], part[~side] = first, -second
    if set(names[side]) & set(names[~side]):
        sums = _sums(part, names)
        variance, freedom = _variance(sums), float(sums.size - 1)
    else:
        each = [_sums(part[own], names[own]) for own in (side, ~side)]
        if min(s.size for s in each) < 2:
            return None
        spread = [_variance(s) for s in each]
        variance = sum(spread)
        freedom = variance**2 / max(sum(v**2 / (s.size - 1) for v, s in zip(spread, each, strict=True)), 1e-300)
    if not variance > 0 or freedom < 1:
        return None
    value, reach = one - other, float(stats.t.ppf((1 + confidence) / 2, freedom) * math.sqrt(variance))
    return Change(value, value - reach, value + reach, len(change))


def _linear(change: np.ndarray, weights: np.ndarray) -> tuple[float, np.ndarray]:
    """The weighted mean, and what each person adds to its error."""
    value = float(np.average(change, weights=weights))
    return value, weights * (change - value) / weights.sum()


def _sums(part: np.ndarray, cluster) -> np.ndarray:
    """What each cluster adds (each person where there are none)."""
    if cluster is None:
        return part
    return np.bincount(np.unique(cluster, return_inverse=True)[1], part)


def _variance(sums: np.ndarray) -> float:
    return float(sums.size / (sums.size - 1) * (sums**2).sum())
