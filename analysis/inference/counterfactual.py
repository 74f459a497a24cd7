"""A change against what a straight and a curved trend imply, and how many events it averted."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy import stats

APART = 0.975  # quantile of t, at the curved fit's degrees of freedom, beyond which two counterfactuals disagree


class Change(NamedTuple):
    """One coefficient: `value`, its standard `error`, the `df` of its t."""

    value: float
    error: float
    df: float

    @classmethod
    def of(cls, found, column: int) -> Change:
        """That of a column of a SeriesFit."""
        return cls(float(found.coef[column]), float(np.sqrt(found.cov[column, column])), float(found.df[column]))

    def ends(self, level: float) -> tuple[float, float]:
        """Its interval, to the quantile `level`."""
        reach = stats.t.ppf(level, self.df) * self.error
        return self.value - reach, self.value + reach

    @property
    def p_value(self) -> float:
        """Two-sided."""
        return float(2 * stats.t.sf(abs(self.value / self.error), self.df)) if self.error > 0 else 0.0


def union(straight: Change, curved: Change | None, level: float) -> tuple[float, float]:
    """The interval that holds those of both."""
    ends = [one.ends(level) for one in (straight, curved) if one is not None]
    return min(low for low, _ in ends), max(high for _, high in ends)


def joint_p_value(straight: Change, curved: Change) -> float:
    """The level at which their union leaves no change out."""
    return max(straight.p_value, curved.p_value) if straight.value * curved.value > 0 else 1.0


def disagree(straight: Change, curved: Change | None) -> bool:
    """Whether their values lie further apart than chance lets them.

    The straight fit is the efficient one, so the variance of the difference is the difference of variances (Hausman 1978).
    """
    if curved is None:
        return False
    spread = np.sqrt(max(curved.error**2 - straight.error**2, (0.25 * straight.error) ** 2))
    return abs(straight.value - curved.value) > stats.t.ppf(APART, curved.df) * spread


def clear_if_straight(straight: Change, curved: Change | None, level: float) -> bool:
    """Whether no change is left out by the straight counterfactual and not by the union of both."""
    low, high = straight.ends(level)
    both = union(straight, curved, level)
    return (low > 0 or high < 0) and both[0] <= 0 <= both[1]


def averted(found, line, ratio: bool, offset, unit, confidence: float) -> dict[str, float]:
    """Events fewer than the counterfactual since the first date, with their interval: the delta method on all terms.

    `offset` (n or 0) of a count; `unit` (n or 1) turns the response of a Gaussian fit into the outcome.
    """
    touched = (line.X != line.without).any(axis=1)
    X, without = line.X[touched], line.without[touched]
    if ratio:
        shift = offset[touched] if np.ndim(offset) else 0.0
        expected, fitted = np.exp(without @ found.coef + shift), np.exp(X @ found.coef + shift)
        gradient = expected @ without - fitted @ X
    else:
        scale = unit[touched] if np.ndim(unit) else np.full(len(X), unit)
        expected, fitted = scale * (without @ found.coef), scale * (X @ found.coef)
        gradient = scale @ without - scale @ X
    total = float((expected - fitted).sum())
    df = found.wander.df(gradient[None, :])[0] if found.wander else found.df.min()
    reach = float(stats.t.ppf((1 + confidence) / 2, df) * np.sqrt(max(gradient @ found.cov @ gradient, 0.0)))
    return {"averted": total, "averted_low": total - reach, "averted_high": total + reach}


def r_squared(base) -> float:
    """The share of the variation that a series' independent fit explains: of counts themselves, or of the (weighted) response."""
    if np.isfinite(base.loglik):
        observed, left, w = base.mean * (1 + base.resid), base.mean * base.resid, np.ones(base.n)
    else:
        observed, left, w = base.y, base.resid, base.w
    total = float((w * (observed - np.average(observed, weights=w)) ** 2).sum())
    return 1 - float((w * left**2).sum()) / total if total > 0 else float("nan")
