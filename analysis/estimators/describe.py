"""Description: one recorded total, share or rate with its exact interval.

A total is taken as a Poisson count (Garwood 1936), a share as binomial (Clopper and Pearson 1934), a rate as a Poisson count
over known person-years. A figure printed as a bound or a vague word stays the interval it is; no sampling error is added.

Several places of one period: the level of all together, and in `coefficients` that of each with its own exact interval and its
z against all (Spiegelhalter's funnel, Statistics in Medicine 2005, with the places' own dispersion, which stands in `statistics`).
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from analysis.design import Design, Obstacle
from analysis.inference.coefficient import by_t
from analysis.inference.exact import clopper_pearson, poisson_interval
from analysis.language import Text
from analysis.results import Estimate

NAME = "describe"
TITLE = Text("Mô tả với khoảng tin cậy chính xác", "Description with an exact interval")
ESTIMAND = Text("mức đứng sau con số đã ghi nhận", "the level behind the recorded figure")
SUITS = frozenset({"totals"})

POISSON = Text("khoảng Poisson chính xác (Garwood)", "exact Poisson interval (Garwood)")
BINOMIAL = Text("khoảng nhị thức chính xác (Clopper–Pearson)", "exact binomial interval (Clopper–Pearson)")
TOGETHER = Text("mức chung của các nơi", "the level of the places together")
BETWEEN = Text("khoảng t theo khác biệt giữa các nơi", "t interval from the differences between places")
FUNNEL = 3.09  # of a normal, beyond which one of 500 lies on either side: 99.8 per cent limits
PRINTED = Text(
    "khoảng nghĩa của chữ hoặc cận đã công bố, không có sai số thống kê",
    "the bounds printed, or the literal meaning of the word; no sampling error",
)


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """Several periods are no single total; neither are places of which some have no plain figure."""
    rows = design.panel.rows
    if len(rows) == 1 or (rows["period"].nunique() == 1 and rows["outcome"].notna().all()):
        return ()
    reason = Text(
        "bảng có nhiều kỳ, hoặc có nơi không có con số", "the panel holds several periods, or places without a plain figure"
    )
    return (
        Obstacle(
            "not_one_total", reason, Text("con số của một kỳ, mỗi địa bàn một dòng", "figures of one period, one row a place")
        ),
    )


def fit(design: Design, confidence: float = 0.95) -> Estimate:
    """The exact interval of the panel's one figure, or of its places together."""
    panel, rows = design.panel, design.panel.rows
    value, low, high, errors, scale, table, statistics = (
        _one(panel, rows.iloc[0], confidence) if len(rows) == 1 else _places(panel, rows, confidence)
    )
    window = [day.isoformat() for day in panel.window] if panel.window else ["", ""]
    return Estimate(
        method=NAME,
        estimand=ESTIMAND if len(rows) == 1 else TOGETHER,
        outcome=panel.outcome,
        label=panel.label,
        places=panel.places,
        start=window[0],
        end=window[1],
        claim=design.claim,
        sms_level=design.comparison.sms_level,
        value=value,
        low=low,
        high=high,
        confidence=confidence,
        scale=scale,
        errors=errors,
        n_obs=len(rows),
        n_places=len(rows),
        coefficients=table,
        statistics=statistics,
        cautions=panel.cautions,
        simulated=panel.simulated,
        design=design,
    )


def _one(panel, row, confidence: float) -> tuple:
    per = 1e5 / row.exposure if panel.kind == "count" and not math.isnan(row.exposure) else 1.0
    if math.isnan(row.outcome) or panel.kind == "measure":
        value, errors = row.outcome, PRINTED
        low = row.low if not math.isnan(row.low) else (0.0 if math.isnan(value) else value)
        high = row.high if not math.isnan(row.high) else (math.inf if math.isnan(value) else value)
    else:
        value, low, high = _level(panel.kind, row.outcome, row.exposure, confidence)
        errors = BINOMIAL if panel.kind == "share" else POISSON
    return value * per, low * per, high * per, errors, _scale(panel.kind, per != 1.0), pd.DataFrame(), {}


def _scale(kind: str, rate: bool) -> str:
    return {"share": "share", "measure": "level"}.get(kind, "rate_per_100k" if rate else "count")


def _level(kind: str, outcome: float, exposure: float, confidence: float) -> tuple[float, float, float]:
    """A share with its interval, or a count with that of its mean."""
    if kind == "share":
        return outcome / exposure, *clopper_pearson(outcome, exposure, confidence)
    return outcome, *poisson_interval(outcome, confidence)


def _places(panel, rows: pd.DataFrame, confidence: float) -> tuple:
    outcome, exposure = rows["outcome"].to_numpy(float), rows["exposure"].to_numpy(float)
    if panel.kind == "binary":
        return *_yes(outcome, confidence), BINOMIAL, "share", pd.DataFrame(), {}
    if panel.kind == "measure":
        return _mean(rows, outcome, confidence)
    rate = panel.kind == "count" and bool(np.isfinite(exposure).all())
    per = 1e5 if rate else 1.0
    size = exposure if rate or panel.kind == "share" else np.ones(len(rows))
    whole = np.array(_level(panel.kind, outcome.sum(), exposure.sum(), confidence)) * (per / exposure.sum() if rate else 1.0)
    own = np.array([_level(panel.kind, y, n, confidence) for y, n in zip(outcome, exposure, strict=True)])
    own = own * (per / exposure)[:, None] if rate else own
    share = outcome.sum() / size.sum()
    expected = share * size
    z = (
        (outcome - expected) / np.sqrt(expected * (1 - share if panel.kind == "share" else 1.0))
        if 0 < outcome.sum()
        else 0 * size
    )
    dispersion = float((z**2).sum() / (len(z) - 1))
    table = pd.DataFrame(own, columns=["value", "low", "high"]).assign(z=z / math.sqrt(max(dispersion, 1.0)))
    table.insert(0, "term", rows["place"].to_numpy())
    beyond = float((table["z"].abs() > FUNNEL).sum())
    errors = BINOMIAL if panel.kind == "share" else POISSON
    statistics = {"dispersion": dispersion, "beyond_funnel": beyond}
    return *map(float, whole), errors, _scale(panel.kind, rate), table, statistics


def _yes(outcome: np.ndarray, confidence: float) -> tuple[float, float, float]:
    """The share of persons with a yes and its interval."""
    return float(outcome.mean()), *clopper_pearson(outcome.sum(), len(outcome), confidence)


def _mean(rows: pd.DataFrame, outcome: np.ndarray, confidence: float) -> tuple:
    """The mean of a measure over places, by t."""
    spread = float(outcome.std(ddof=1))
    found = by_t(float(outcome.mean()), spread / math.sqrt(len(outcome)), len(outcome) - 1, confidence, "t")
    table = pd.DataFrame({"term": rows["place"].to_numpy(), "value": outcome, "low": outcome, "high": outcome})
    table["z"] = (outcome - outcome.mean()) / spread if spread > 0 else 0.0
    statistics = {"beyond_funnel": float((table["z"].abs() > FUNNEL).sum())}
    return found.value, found.low, found.high, BETWEEN, "level", table, statistics
