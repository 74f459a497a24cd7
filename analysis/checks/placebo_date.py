"""Placebo date: the same analysis with a start in the middle of the time before, and the time after left out."""

from __future__ import annotations

import pandas as pd

from analysis.design import MIN_SIDE_POINTS
from analysis.estimators import estimate
from analysis.language import Text
from analysis.results import CheckResult, Estimate

NAME = "placebo_date"
QUESTION = Text("Một ngày bắt đầu giả có cho ra “hiệu ứng” không?", "Does a false start date show an effect?")
SUITS = frozenset(
    {
        "segmented",
        "arima",
        "twfe",
        "event_study",
        "callaway_santanna",
        "etwfe",
        "sun_abraham",
        "borusyak",
        "first_differences",
        "triple_difference",
        "synthetic_control",
        "sdid",
        "displacement",
    }
)


def check(effect: Estimate) -> CheckResult:
    """The estimate at the false date; passed where its interval includes no change."""
    false = placebo(effect)
    if not isinstance(false, Estimate):
        why = Text("Thời gian trước ngày bắt đầu quá ngắn cho một ngày giả.", "The time before is too short for a false date.")
        return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=None, sentence=why)
    table = pd.DataFrame({"value": [false.value], "low": [false.low], "high": [false.high]})
    passed = bool(false.includes_no_change)
    sentence = (
        Text("Tại ngày giả, khoảng tin cậy bao gồm mức không đổi.", "At the false date the interval includes no change.")
        if passed
        else Text(
            "Ngày giả cũng cho ra “hiệu ứng”: kết quả không đáng tin.",
            "The false date gives an “effect” too: the result is in doubt.",
        )
    )
    return CheckResult(name=NAME, question=QUESTION, passed=passed, statistic=false.p_value, sentence=sentence, table=table)


def placebo(effect: Estimate):
    """The estimate with every start moved back to the middle of the time before."""
    design = effect.design
    rows = design.rows
    if design.route == "interrupted":
        start = pd.Period(design.dates[0], freq=design.panel.frequency)
        early = rows[rows["period"] < start].drop(columns="treated").assign(treated=float("nan"))
        middle = early["period"].sort_values().iloc[len(early) // 2] if len(early) else None
        return None if middle is None else estimate(design.on(early, adopted=middle.start_time.date()), method=effect.method)
    rows = rows[~(rows["adopted"] <= rows["period"].min())]  # who began before the window has no time before
    start = rows["adopted"].dropna().min()
    early = rows[rows["period"] < start].copy()
    least = 2 * MIN_SIDE_POINTS if design.route == "zones" else 4  # a street's dispersion needs its own
    if pd.isna(start) or early["period"].nunique() < least:
        return None
    middle = sorted(early["period"].unique())[early["period"].nunique() // 2]
    if design.route == "triple":
        moved = early["place"].map(rows.groupby("place")["treated"].max()) > 0
        early["treated"] = (moved & (early["period"] >= middle)).astype(float)
        early["adopted"] = pd.NaT
        early["adopted"] = early["adopted"].astype(rows["period"].dtype)
        return estimate(design.on(early), method=effect.method)
    early["adopted"] = early["adopted"].where(early["adopted"].isna(), middle)
    early["treated"] = (early["adopted"].notna() & (early["period"] >= middle)).astype(float)
    return estimate(design.on(early), method=effect.method)
