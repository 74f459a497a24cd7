"""Months that stand out of their own series: Anscombe's residuals of a fitted count model over a robust spread.

Anscombe (1953): 1.5 (y^(2/3) - m^(2/3)) / m^(1/6), nearly normal for counts; the spread is the median absolute deviation as
a standard deviation, never below the 1 of a Poisson count. A month beyond LIMIT (Iglewicz and Hoaglin 1993) is flagged.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

LIMIT = 3.5
NORMAL = 0.6744897501960817  # the third quartile of the normal distribution


class Outliers(NamedTuple):
    """`score` (n x t, NaN at gaps), `count` (n, flagged months), `worst` (n, position of the largest score), `largest` (n, that
    score with its sign); NaN where there is no fitted mean.
    """

    score: np.ndarray
    count: np.ndarray
    worst: np.ndarray
    largest: np.ndarray


def outliers(y: np.ndarray, mean: np.ndarray, limit: float = LIMIT) -> Outliers:
    """Scores of each row of y (n x t) against its fitted mean (n x t, above 0)."""
    seen = ~np.isnan(y) & ~np.isnan(mean)
    known = seen.any(axis=1)
    safe = np.where(seen, mean, 1.0)
    resid = 1.5 * (np.cbrt(np.where(seen, y, 0.0)) ** 2 - np.cbrt(safe) ** 2) / np.sqrt(np.cbrt(safe))
    resid[~seen] = np.nan
    spread = np.maximum(1.0, _median(np.abs(resid - _median(resid)[:, None])) / NORMAL)
    score = resid / spread[:, None]
    size = np.where(seen, np.abs(score), -1.0)
    worst = np.argmax(size, axis=1)
    largest = score[np.arange(len(y)), worst] if len(y) else np.zeros(0)
    nothing = np.where(known, 0.0, np.nan)
    return Outliers(score, (size > limit).sum(axis=1) + nothing, worst + nothing, largest + nothing)


def _median(values: np.ndarray) -> np.ndarray:
    """Medians of rows without their gaps (which sort to the end)."""
    ordered = np.sort(values, axis=1)
    last = np.maximum((~np.isnan(values)).sum(axis=1) - 1, 0)
    row = np.arange(len(values))
    return (ordered[row, last // 2] + ordered[row, (last + 1) // 2]) / 2
