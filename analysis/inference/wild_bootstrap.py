"""The restricted wild cluster bootstrap (WCR-11) of Cameron, Gelbach and Miller (2008), Rademacher weights.

All 2^G draws are taken when G <= 12, so that the p-value is exact and needs no seed. The interval inverts the test. With
one or two treated clusters the test is known to fail either way (MacKinnon and Webb 2017): callers refuse it.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np

from analysis.inference.clustered import sums
from analysis.inference.least_squares import Fit

ALL_DRAWS = 12  # clusters up to which every draw is taken
MIN_TREATED = 3  # treated clusters below which it is refused


@dataclass(frozen=True, eq=False)
class WildBootstrap:
    """A fit prepared for many nulls: `t(null)` and `p_value(null)` of one coefficient."""

    fit: Fit
    cluster: np.ndarray
    column: int
    draws: np.ndarray
    k: int

    @classmethod
    def of(cls, fit: Fit, cluster: np.ndarray, column: int, rng: np.random.Generator, draws: int = 999, k: int | None = None):
        """`column` counts among the kept columns; `k` is the number of parameters in the small-sample factor."""
        groups = int(cluster.max()) + 1
        if groups <= ALL_DRAWS:
            signs = np.array(list(itertools.product([1.0, -1.0], repeat=groups)))
        else:
            signs = np.vstack([np.ones(groups), rng.choice([1.0, -1.0], (draws, groups))])
        return cls(fit, cluster, column, signs, fit.X.shape[1] + bool(fit.absorbed) if k is None else k)

    def statistics(self, null: float = 0.0) -> np.ndarray:
        """t of every draw under the null; the first draw is the sample itself."""
        fit, j = self.fit, self.column
        others = np.delete(np.arange(fit.X.shape[1]), j)
        target = fit.y - null * fit.X[:, j]
        root = np.sqrt(fit.w)
        if len(others):
            solved = np.linalg.lstsq(fit.X[:, others] * root[:, None], target * root, rcond=None)[0]
            resid = target - fit.X[:, others] @ solved
        else:
            resid = target
        scores = sums(fit.X * (fit.w * resid)[:, None], self.cluster)
        row = fit.bread[j]
        projected = sums((fit.X @ row * fit.w)[:, None] * fit.X, self.cluster)
        shift = (self.draws @ scores) @ fit.bread
        parts = self.draws * (scores @ row) - shift @ projected.T
        groups, n = len(scores), fit.n
        factor = groups / (groups - 1) * (n - 1) / (n - self.k)
        return shift[:, j] / np.sqrt(np.maximum(factor * (parts**2).sum(axis=1), 1e-300))

    def t(self, null: float = 0.0) -> float:
        """The t statistic of the sample."""
        return float(self.statistics(null)[0])

    def p_value(self, null: float = 0.0) -> float:
        """The share of draws at least as far out as the sample, the sample and its mirror among them."""
        t = np.abs(self.statistics(null))
        return float(np.mean(t >= t[0] * (1 - 1e-10)))

    def interval(self, value: float, scale: float, confidence: float) -> tuple[float, float]:
        """The nulls that the test does not reject."""
        return invert(self.p_value, value, scale, confidence)


def invert(p_value, value: float, scale: float, confidence: float) -> tuple[float, float]:
    """Both ends of the set of nulls with p above 1 - confidence, searched outwards from `value` in steps of `scale`."""
    return _end(p_value, value, -scale, 1 - confidence), _end(p_value, value, scale, 1 - confidence)


def _end(p_value, value: float, step: float, level: float) -> float:
    inside, outside = value, value + 2 * step
    for _ in range(12):
        if p_value(outside) <= level:
            break
        inside, outside = outside, value + 2 * (outside - value)
    else:
        return float(np.sign(step) * np.inf)
    for _ in range(24):
        middle = (inside + outside) / 2
        if p_value(middle) > level:
            inside = middle
        else:
            outside = middle
    return float(outside)
