"""Pre-trend: did treated and untreated places already drift apart before the start, and would we have seen it?

The slope of a linear difference before the start, with place and period effects, clustered by place; with fewer than six places of
either kind, randomisation over places. A test that finds
nothing means little where it could find little: the drift that it would see four times in five is printed beside, carried on to the
middle of the time after (Roth, AER: Insights 2022). Where that is more than both the finding and its margin of error (half its
interval), the drift could have made the result or hidden it, and the test is no more than a measure, whatever the result.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

from analysis.design import arrays
from analysis.estimators import twfe
from analysis.inference.choice import FEW_TREATED
from analysis.inference.least_squares import Separation
from analysis.inference.panel_fit import PanelFit, panel_fit
from analysis.language import Text, probability, significant
from analysis.results import CheckResult, Estimate

NAME = "pre_trend"
QUESTION = Text(
    "Trước ngày bắt đầu, nơi áp dụng và nơi đối chứng có song song không?",
    "Were treated and untreated places parallel before the start?",
)
SUITS = frozenset({"twfe", "event_study", "callaway_santanna", "etwfe", "sun_abraham", "borusyak", "first_differences", "bacon",
                   "triple_difference", "sdid"})  # fmt: skip
POWER = 0.8
BLIND = Text(
    ", lớn hơn {than}: phép thử không thấy lệch chưa phải là bằng chứng hai bên song song",
    ", more than {than}: that no drift is seen is no evidence that there is none",
)
FINDING = Text("chính chênh lệch tìm thấy", "the finding itself")
MARGIN = Text("sai số của chính kết quả", "the margin of error of the result itself")


def check(effect: Estimate) -> CheckResult:
    """The drift a period before the start, its p-value, and the drift that would have been seen."""
    found = drift(effect.design)
    if found is None:
        why = Text("Không đủ kỳ hoặc nơi trước ngày bắt đầu để xét.", "Too few periods or places before the start to look at.")
        return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=None, sentence=why)
    slope, se, df, ahead, p_value = found
    seen = float((stats.t.ppf(0.975, df) + stats.t.ppf(POWER, df)) * se)
    table = pd.DataFrame(
        {"slope": [slope], "std_error": [se], "p_value": [p_value], "detectable": [seen], "carried_on": [seen * ahead]}
    )
    said = (
        Text("Chưa thấy hai bên lệch nhau trước ngày bắt đầu", "No drift between the two sides is seen before the start")
        if p_value > 0.05
        else Text("Hai bên đã không song song trước ngày bắt đầu", "The two sides were not parallel before the start")
    )
    blind = p_value > 0.05 and seen * ahead > _told(effect)
    sentence = Text(
        "{said} (p {p}). Mức lệch mà phép thử này phát hiện được, kéo sang giữa thời gian sau: {d}{unit}{blind}.",
        "{said} (p {p}). The drift this test would see, carried on to the middle of the time after: {d}{unit}{blind}.",
    ).fill(
        said=said,
        p=probability(p_value),
        **_size(seen * ahead, effect),
        blind=BLIND.fill(than=MARGIN if effect.includes_no_change else FINDING) if blind else Text("", ""),
    )
    passed = None if blind else p_value > 0.05
    return CheckResult(name=NAME, question=QUESTION, passed=passed, statistic=p_value, sentence=sentence, table=table)


def _told(effect: Estimate) -> float:
    """The larger of the finding and half its interval, on the scale of the drift; NaN, with which nothing is compared, where they cannot be had on it."""
    ends = np.array([effect.value, effect.low, effect.high], float)
    if twfe.default_family(effect.design) != "gaussian":
        shares = [effect.percent(end) for end in ends]
        ends = np.array([np.log1p(share / 100) if share is not None and share > -100 else np.nan for share in shares])
    elif effect.null != 0:
        return np.nan
    return float(np.nanmax([abs(ends[0]), (ends[2] - ends[1]) / 2])) if np.isfinite(ends[0]) else np.nan


def _size(drift: float, effect: Estimate) -> dict[str, Text]:
    """The drift as a reader takes it: in per cent where the model is one of logarithms, else in units of the outcome."""
    if twfe.default_family(effect.design) == "gaussian":
        return {"d": significant(drift), "unit": Text(" đơn vị của chỉ số", " units of the outcome")}
    return {"d": significant(100 * float(np.expm1(min(drift, 50.0)))), "unit": Text("% mức ghi nhận", "% of the recorded level")}


def drift(design) -> tuple[float, float, int, float, float] | None:
    """Slope a period, its error, degrees of freedom, the periods from the start to the middle of the time after, and the p-value.

    Of fewer than six treated (or untreated) places the p-value is that of randomisation over places: their clustered errors are too
    small. The error is then the one with which t would have the critical value of that test.
    """
    rows = design.rows
    before = rows[rows["treated"] == 0]
    if design.route == "single_treated" or before["period"].nunique() < 3:
        return None
    start = rows.loc[rows["adopted"] > rows["period"].min(), "adopted"].min()  # who began before the window drifts unseen
    ever = before["place"].isin(rows.loc[rows["treated"] > 0, "place"])
    early = before[before["period"] < start] if pd.notna(start) else before
    family = twfe.default_family(design)
    data, _ = twfe.usable(design, family, arrays(design, early.reset_index(drop=True)))
    ever = data.rows["place"].isin(before.loc[ever, "place"]).to_numpy()
    if data.G < 4 or not ever.any() or ever.all() or data.period.max() < 2:
        return None
    try:
        model = panel_fit(data, (ever * (data.time - data.time.mean()))[:, None], family)
    except Separation:
        return None
    if not model.identified():
        return None
    found, df = model.infer(model.choice("crv1", None), 0.95, 48), data.G - 1
    error = found.std_error
    p_value = float(2 * stats.t.sf(abs(found.value / error), df)) if error > 0 else 1.0
    sides = np.bincount(data.cluster[ever], minlength=data.G) > 0
    if min(sides.sum(), (~sides).sum()) < FEW_TREATED:
        p_value, error = _by_places(model, found.value, error, df)
    after = rows.loc[rows["treated"] > 0, "period"].map(lambda p: p.ordinal)
    return found.value, error, df, float(after.median() - start.ordinal + 1), p_value


def _by_places(model: PanelFit, value: float, error: float, df: int) -> tuple[float, float]:
    """The p-value of randomisation over places, and an error (never below the given one) with its critical value."""
    test = model.randomisation(np.random.default_rng(48))
    scores = np.abs(test.residual(0.0) @ test.assignments) / test.scale
    if not np.isfinite(scores).all() or scores[0] <= 0:
        return 1.0, error
    critical = abs(value) * float(np.quantile(scores, 0.95)) / scores[0]
    return test.p_value(), max(error, critical / float(stats.t.ppf(0.975, df)))
