"""Two figures compared exactly: with and without, or before and after.

Counts: the ratio of two Poisson rates given their sum (Przyborowski and Wilenski 1940), exact at any size; equal exposure
is taken where none is known. Shares: the conditional odds ratio (Fisher 1935), its p-value twice the smaller tail,
as the interval is central. Where a count is zero, one end of the
interval is zero or infinite and the value adds one half to both counts.
"""

from __future__ import annotations

import numpy as np
from scipy import stats

from analysis.design import Design, Obstacle
from analysis.estimators.twfe import ALL_ZERO
from analysis.inference.exact import odds_ratio_p_value, rate_ratio, rate_ratio_p_value
from analysis.language import Text
from analysis.results import Estimate

NAME = "two_rates"
TITLE = Text("So sánh chính xác hai tỷ suất", "Exact comparison of two rates")
ESTIMAND = Text("tỷ số giữa có và không có can thiệp", "ratio of with to without")
ODDS = Text("tỷ số chênh (odds) giữa có và không có can thiệp", "odds ratio of with to without")
SUITS = frozenset({"rates"})


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """A measure has no exact comparison; no event at all."""
    if design.panel.kind not in ("count", "share"):
        need = Text("số đếm hoặc tỷ lệ", "counts or shares")
        return (Obstacle("not_counts", Text("kết quả không phải số đếm", "the outcome is not a count"), need),)
    return (ALL_ZERO,) if (design.rows["outcome"] == 0).all() else ()


def fit(design: Design, confidence: float = 0.95) -> Estimate:
    """The exact ratio."""
    rows = design.rows.sort_values("treated", ascending=False)
    count = tuple(rows["outcome"].to_numpy(float))
    if design.panel.kind == "share":
        value, low, high, p_value = _odds(count, tuple(rows["exposure"].to_numpy(float)), confidence)
    else:
        exposure = tuple(rows["exposure"].fillna(1.0).to_numpy(float)) if rows["exposure"].notna().all() else (1.0, 1.0)
        add = 0.5 if 0 in count else 0.0
        value = (count[0] + add) / (count[1] + add) * exposure[1] / exposure[0]
        low, high = rate_ratio(count, exposure, confidence)
        p_value = rate_ratio_p_value(count, exposure)
    return Estimate.of(
        design,
        method=NAME,
        estimand=ODDS if design.panel.kind == "share" else ESTIMAND,
        value=float(value),
        low=float(low),
        high=float(high),
        confidence=confidence,
        scale="rate_ratio",
        null=1.0,
        p_value=p_value,
        errors=Text("khoảng chính xác có điều kiện", "exact conditional interval"),
    )


def _odds(count, trials, confidence: float):
    cells = np.array([[count[0], trials[0] - count[0]], [count[1], trials[1] - count[1]]]).round().astype(int)
    result = stats.contingency.odds_ratio(cells)
    interval = result.confidence_interval(confidence)
    value = result.statistic
    if not np.isfinite(value) or value == 0:
        half = cells + 0.5
        value = half[0, 0] * half[1, 1] / (half[0, 1] * half[1, 0])
    return value, interval.low, interval.high, odds_ratio_p_value(cells)
