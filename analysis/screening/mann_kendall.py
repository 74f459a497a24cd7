"""Mann and Kendall's test of a monotone trend for many series, plain or by season, with ties and gaps.

S is the sum of signs of all pairs, within a season where `season` > 1 (Hirsch, Slack and Smith 1982); the variance has the
tie correction. The p-value is exact without ties up to EXACT points (Kendall 1975), else normal with continuity correction.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from scipy import special

EXACT = 33  # points up to which Kendall's exact distribution is used where nothing ties
MIN_POINTS = 4


class MannKendall(NamedTuple):
    """Each (n): Kendall's S, its variance, z with continuity correction, the p-value, tau (S over the number of pairs)."""

    S: np.ndarray
    variance: np.ndarray
    z: np.ndarray
    p_value: np.ndarray
    tau: np.ndarray


def mann_kendall(y: np.ndarray, season: int = 1, min_points: int = MIN_POINTS) -> MannKendall:
    """The test for each row of y (n x t). `season`: periods a year where seasons are compared only with themselves."""
    seen = ~np.isnan(y)
    S = score(y, season)
    variance, pairs, tied = (np.zeros(len(y)) for _ in range(3))
    for first in range(min(season, y.shape[1])):
        part = seen[:, first::season].sum(axis=1).astype(float)
        ties = tie_sum(y[:, first::season])
        variance += (part * (part - 1) * (2 * part + 5) - ties) / 18
        pairs += part * (part - 1) / 2
        tied += ties
    z = np.divide(S - np.sign(S), np.sqrt(variance), out=np.zeros(len(y)), where=variance > 0)
    p_value = 2 * special.ndtr(-np.abs(z))
    n = seen.sum(axis=1)
    if season == 1:
        for points in np.unique(n[(n <= EXACT) & (n >= 2)]):
            at = (n == points) & (tied == 0)
            p_value[at] = exact_p_value(int(points), S[at])
    tau = np.divide(S, pairs, out=np.zeros(len(y)), where=pairs > 0)
    few = (n < min_points) | (pairs == 0)
    return MannKendall(*(np.where(few, np.nan, part) for part in (S, variance, z, p_value, tau)))


def score(y: np.ndarray, season: int = 1) -> np.ndarray:
    """S (n): signs of later less earlier over all pairs whose distance is a multiple of `season`."""
    total = np.zeros(y.shape, np.int16)
    for lag in range(season, y.shape[1], season):
        later, earlier, here = y[:, lag:], y[:, :-lag], total[:, lag:]
        here += later > earlier
        here -= later < earlier
    return total.sum(axis=1, dtype=np.int64).astype(float)


def tie_sum(y: np.ndarray) -> np.ndarray:
    """The sum of t (t - 1) (2 t + 5) over groups of t equal values (n); gaps tie with nothing."""
    ordered = np.sort(y, axis=1)
    position = np.broadcast_to(np.arange(y.shape[1]), y.shape)
    starts = np.ones(y.shape, bool)
    starts[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    rank = position - np.maximum.accumulate(np.where(starts, position, 0), axis=1) + 1.0
    # What the k-th member of a group adds: f(k) - f(k - 1), with f(t) = t (t - 1) (2 t + 5).
    return (6 * rank**2 - 6).sum(axis=1)


@lru_cache
def _tail(n: int) -> np.ndarray:
    """P(inversions <= k) of a random order of n, for k = 0, 1, ... (Kendall's recursion)."""
    chance = np.ones(1)
    for size in range(2, n + 1):
        chance = np.convolve(chance, np.full(size, 1 / size))
    return np.cumsum(chance)


def exact_p_value(n: int, S: np.ndarray) -> np.ndarray:
    """Two-sided p-value of S without ties."""
    pairs = n * (n - 1) // 2
    inversions = ((pairs - np.abs(S)) / 2).astype(int)
    return np.where(S == 0, 1.0, np.minimum(1.0, 2 * _tail(n)[inversions]))
