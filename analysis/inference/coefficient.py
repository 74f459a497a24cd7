"""What is said of one coefficient, or of a combination of coefficients."""

from __future__ import annotations

from typing import NamedTuple

from scipy import stats


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


def by_t(value: float, std_error: float, df: float, confidence: float, kind: str) -> Inferred:
    """Interval and p-value from Student's t."""
    reach = stats.t.ppf((1 + confidence) / 2, df) * std_error
    p_value = float(2 * stats.t.sf(abs(value / std_error), df)) if std_error > 0 else float(value == 0)
    return Inferred(value, std_error, value - reach, value + reach, p_value, kind, df)
