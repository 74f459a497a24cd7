"""Description: one recorded total, share or rate with its exact interval.

A total is taken as a Poisson count (Garwood 1936), a share as binomial (Clopper and Pearson 1934), a rate as a Poisson count
over known person-years. A figure printed as a bound or a vague word stays the interval it is; no sampling error is added.
"""

from __future__ import annotations

import math

from analysis.design import Design, Obstacle
from analysis.inference.exact import clopper_pearson, poisson_interval
from analysis.language import Text
from analysis.results import Estimate

NAME = "describe"
TITLE = Text("Mô tả với khoảng tin cậy chính xác", "Description with an exact interval")
ESTIMAND = Text("mức đứng sau con số đã ghi nhận", "the level behind the recorded figure")
SUITS = frozenset({"totals"})

POISSON = Text("khoảng Poisson chính xác (Garwood)", "exact Poisson interval (Garwood)")
BINOMIAL = Text("khoảng nhị thức chính xác (Clopper–Pearson)", "exact binomial interval (Clopper–Pearson)")
PRINTED = Text(
    "khoảng nghĩa của chữ hoặc cận đã in, không có sai số thống kê",
    "the bounds printed, or the literal meaning of the word; no sampling error",
)


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """A panel with more than one place is no single total."""
    if len(design.panel.rows) == 1:
        return ()
    return (
        Obstacle(
            "not_one_total",
            Text("bảng có nhiều hơn một con số", "the panel holds more than one figure"),
            Text("một con số của một địa bàn, một kỳ", "one figure of one place and period"),
        ),
    )


def fit(design: Design, confidence: float = 0.95) -> Estimate:
    """The exact interval of the panel's one figure."""
    panel, row = design.panel, design.panel.rows.iloc[0]
    per = 1e5 / row.exposure if panel.kind == "count" and not math.isnan(row.exposure) else 1.0
    scale = {"share": "share", "measure": "level"}.get(panel.kind, "rate_per_100k" if per != 1.0 else "count")
    if math.isnan(row.outcome) or panel.kind == "measure":
        value, errors = row.outcome, PRINTED
        low = row.low if not math.isnan(row.low) else (0.0 if math.isnan(value) else value)
        high = row.high if not math.isnan(row.high) else (math.inf if math.isnan(value) else value)
    elif panel.kind == "share":
        value, errors = row.outcome / row.exposure, BINOMIAL
        low, high = clopper_pearson(row.outcome, row.exposure, confidence)
    else:
        value, errors = row.outcome, POISSON
        low, high = poisson_interval(row.outcome, confidence)
    window = [day.isoformat() for day in panel.window] if panel.window else ["", ""]
    return Estimate(
        method=NAME,
        estimand=ESTIMAND,
        outcome=panel.outcome,
        label=panel.label,
        places=panel.places,
        start=window[0],
        end=window[1],
        claim=design.claim,
        sms_level=design.comparison.sms_level,
        value=value * per,
        low=low * per,
        high=high * per,
        confidence=confidence,
        scale=scale,
        errors=errors,
        n_obs=1,
        cautions=panel.cautions,
        simulated=panel.simulated,
        design=design,
    )
