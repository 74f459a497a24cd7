"""Sen's slope for many series: the median of pairwise slopes with its interval, plain or within seasons.

Sen (JASA 1968); the interval from order statistics of the slopes at the quantiles of Kendall's S (Gilbert 1987, section
16.5), as `scipy.stats.theilslopes`, infinite where these fall beyond the slopes.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy import special

from analysis.screening.mann_kendall import MIN_POINTS

BLOCK = 64  # series whose slopes are sorted together: 64 x 7,140 slopes of 120 months stay in the cache


class Sen(NamedTuple):
    """Each (n): the slope a unit of time, and its interval."""

    slope: np.ndarray
    low: np.ndarray
    high: np.ndarray


def sen(
    y: np.ndarray,
    variance: np.ndarray,
    season: int = 1,
    step: float = 1.0,
    confidence: float = 0.95,
    min_points: int = MIN_POINTS,
) -> Sen:
    """The slope for each row of y (n x t), neighbours `step` apart; `variance` is that of Kendall's S (mann_kendall)."""
    found = Sen(*(np.full(len(y), np.nan) for _ in range(3)))
    lags = range(season, y.shape[1], season)
    enough = (~np.isnan(y)).sum(axis=1) >= min_points
    reach = special.ndtri((1 + confidence) / 2) * np.sqrt(np.maximum(variance, 0.0))
    pairs = sum(y.shape[1] - lag for lag in lags)
    for start in range(0, len(y) if pairs else 0, BLOCK):
        rows = slice(start, start + BLOCK)
        slopes = _slopes(y[rows], lags, pairs, step)
        for values, part in zip(found, _order(slopes, reach[rows]), strict=True):
            values[rows] = np.where(enough[rows], part, np.nan)
    return found


def _slopes(y: np.ndarray, lags: range, pairs: int, step: float) -> np.ndarray:
    """All pairwise slopes, sorted, gaps at the end."""
    slopes = np.empty((len(y), pairs))
    at = 0
    for lag in lags:
        here = slopes[:, at : at + y.shape[1] - lag]
        np.subtract(y[:, lag:], y[:, :-lag], out=here)
        here /= lag * step
        at += y.shape[1] - lag
    slopes.sort(axis=1)
    return slopes


def _order(slopes: np.ndarray, reach: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    count = slopes.shape[1] - np.isnan(slopes).sum(axis=1)
    last = np.maximum(count - 1, 0)
    reach = np.where(np.isnan(reach), 0.0, reach)
    row = np.arange(len(slopes))
    middle = (slopes[row, last // 2] + slopes[row, np.minimum((last + 1) // 2, last)]) / 2
    low, high = np.round((count - reach) / 2).astype(int) - 1, np.round((count + reach) / 2).astype(int)
    lower = np.where(low < 0, -np.inf, slopes[row, np.clip(low, 0, last)])
    return middle, lower, np.where(high > last, np.inf, slopes[row, np.minimum(high, last)])
