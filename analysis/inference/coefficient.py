"""What is said of one coefficient, or of a combination of coefficients: its interval, and what it could have shown.

The smallest detectable effect is (t_0.975 + t_0.8) standard errors of the estimate that it stands beside: a true effect of
that size would be told from none in four of five repetitions, at the 5 per cent level (Bloom, Evaluation Review 1995). It
has the scale of the standard error, which of an effect in levels owes nothing to the value that was found; that of a ratio of
counts depends on the counts under treatment, and so on the effect.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from scipy import stats

POWER = 0.8
LEVEL = 0.05
BY_DRAWS = ("randomisation", "wild")  # no t: their intervals invert a test


class Inferred(NamedTuple):
    """One coefficient. `kind` is the kind of error used, `df` its degrees of freedom, `floor` the smallest possible p-value."""

    value: float
    std_error: float
    low: float
    high: float
    p_value: float
    kind: str
    df: float
    floor: float = 0.0

    @property
    def detectable(self) -> float | None:
        """The smallest detectable effect on the scale of `std_error`; None where the interval comes from draws."""
        return None if self.kind in BY_DRAWS else detectable(self.std_error, self.df)


def detectable(std_error: float, df: float) -> float | None:
    """The smallest effect seen in four of five repetitions, by Student's t; None without a positive standard error."""
    if not math.isfinite(std_error) or std_error <= 0 or math.isnan(df):
        return None
    return float((stats.t.ppf(1 - LEVEL / 2, df) + stats.t.ppf(POWER, df)) * std_error)


def by_t(value: float, std_error: float, df: float, confidence: float, kind: str) -> Inferred:
    """Interval and p-value from Student's t."""
    reach = stats.t.ppf((1 + confidence) / 2, df) * std_error
    p_value = float(2 * stats.t.sf(abs(value / std_error), df)) if std_error > 0 else float(value == 0)
    return Inferred(value, std_error, value - reach, value + reach, p_value, kind, df)
