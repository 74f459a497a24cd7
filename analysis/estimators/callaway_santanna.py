"""Callaway and Sant'Anna's difference-in-differences for staggered adoption (J. Econometrics 2021).

For each group of places with one start and each period: the change since the period before the start, less the same
change in places not yet treated (or never treated). No already treated place serves as a comparison, so that effects may
grow or fade. The value averages all post-start effects, weighted by group size. Errors: jackknife over places (or
clusters) with t(G-1), or randomisation of the starts below six treated ones; `errors="analytic"` gives the
influence-function error of the paper. `coefficients` has every group-time effect and the means by horizon, group and calendar period. Counts enter as rates per 100,000 where persons are known. Controls are used where
`adjust` asks for it: trends need be alike only between places with like controls in the period before the start (Sant'Anna and Zhao's
doubly robust estimator, regression or weighting alone). Without, a caution says that they are not; weights are never used.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

from analysis.design import Design, Obstacle
from analysis.design.wide import NO_GROUPS, event_series, gaps, observed_mean, reverses, wide, withdrawn
from analysis.errors import BadParameter, unknown
from analysis.inference import staggered
from analysis.inference.choice import LINEAR, choose
from analysis.inference.coefficient import Inferred
from analysis.inference.combination import few_treated
from analysis.inference.doubly_robust import HOW
from analysis.inference.least_squares import NotIdentified
from analysis.inference.panel_fit import floor_caution
from analysis.inference.resampling import Wide, infer_linear
from analysis.inference.staggered import GroupTime, analytic_error, balanced, group_time, simple
from analysis.language import Text
from analysis.results import Estimate

NAME = "callaway_santanna"
TITLE = Text("Callaway–Sant'Anna: áp dụng dần", "Callaway–Sant'Anna: staggered adoption")
ESTIMAND = Text("hiệu ứng trung bình ở nơi áp dụng, sau khi bắt đầu", "average effect on the treated after their start")
SUITS = frozenset({"two_by_two", "staggered"})
CONTROLS = ("not_yet", "never")
TOTALS = ("simple", "dynamic", "group", "calendar")
ADJUSTED = {
    "doubly_robust": Text("điều chỉnh bền vững kép", "adjusted, doubly robust"),
    "regression": Text("điều chỉnh bằng hồi quy", "adjusted by regression"),
    "weighting": Text("điều chỉnh bằng trọng số", "adjusted by weighting"),
}
ANALYTIC = Text("sai số theo hàm ảnh hưởng", "influence-function errors")


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """A treatment that is withdrawn; no group with a before and a comparison; fewer than three places."""
    if reverses(design):
        return (withdrawn(design),)
    Y, start, *_ = wide(design)
    if len(start) < 3 or not np.isfinite(simple(Wide(Y[:, :, None], start))[0]):
        return (gaps(design),)
    if np.ptp(Y) == 0:
        from analysis.estimators.twfe import CONSTANT

        return (CONSTANT,)
    return ()


def fit(
    design: Design,
    confidence: float = 0.95,
    errors: str | None = None,
    control: str = "not_yet",
    total: str = "simple",
    adjust: str | None = None,
    balance: int | None = None,
    seed: int = 48,
) -> Estimate:
    """The average effect. `control`: not_yet or never treated places; `total`: all group-time effects weighted by group size
    (simple), or the paper's dynamic, group or calendar total; `balance`: the dynamic one over groups seen for so many periods after their
    first, up to that horizon; `adjust`: for the Design's controls by doubly_robust, regression or weighting; `errors`: crv3 (jackknife),
    randomisation or analytic.
    """
    if total not in TOTALS:
        raise unknown(Text("cách tính trung bình", "total"), total, TOTALS, "estimate(total=...)", BadParameter)
    if control not in CONTROLS:
        raise unknown(Text("nơi đối chứng", "control"), control, CONTROLS, "estimate(control=...)", BadParameter)
    _known(design, adjust)
    if balance is not None and total != "dynamic":
        raise BadParameter(
            expected=Text("total='dynamic' khi nêu balance=", "total='dynamic' where balance= is given"),
            found=Text(f"total='{total}'", f"total='{total}'"),
            where="estimate(balance=...)",
            remedy=Text("nêu total='dynamic', hoặc bỏ balance=", "give total='dynamic', or leave balance= out"),
        )
    Y, start, table, scale, cautions, cluster, X = wide(design, clusters=True, controls=adjust is not None)
    data = Wide(Y[:, :, None], start, cluster, X)
    if not np.isfinite(simple(data, control)[0]):
        raise NotIdentified(NO_GROUPS)
    effects = group_time(data, control, how=adjust)
    if unlike := [e for e in effects if e.period >= e.start and np.isnan(e.effect[0])]:
        raise NotIdentified(_no_overlap(design, table, unlike))
    effects = balanced(data, [e for e in effects if np.isfinite(e.effect[0])], balance)
    if not any(e.period >= e.start for e in effects):
        raise NotIdentified(NO_GROUPS)
    after = [e for e in effects if e.period >= e.start]
    found, text = _inferred(data, effects, control, total, adjust, balance, errors, confidence, seed)
    cells = np.full(Y.shape, np.nan)
    for e in after:
        cells[start == e.start, e.period] = e.effect[0]
    return Estimate.of(
        design,
        method=NAME,
        estimand=ESTIMAND,
        value=found.value,
        low=found.low,
        high=found.high,
        confidence=confidence,
        scale=scale,
        null=0.0,
        std_error=found.std_error,
        smallest_detectable=found.detectable,
        p_value=found.p_value,
        errors=text,
        n_obs=int(Y.size),
        n_places=len(start),
        n_clusters=data.G,
        n_treated=data.treated,
        coefficients=_coefficients(data, effects, table, confidence),
        series=event_series(table, start, cells),
        statistics={"floor": found.floor} | observed_mean(design, Y[np.isfinite(cells)]),
        cautions=(*cautions, *floor_caution(found, confidence), *few_treated(found, data.scarce, data.treated)),
        model=effects,
    )


def _known(design: Design, adjust: str | None) -> None:
    """Raise where an adjustment is none, or there is nothing to adjust for."""
    if adjust is None:
        return
    if adjust not in HOW:
        raise unknown(Text("cách điều chỉnh", "adjustment"), adjust, HOW, "estimate(adjust=...)", BadParameter)
    if not design.controls:
        raise BadParameter(
            expected=Text("biến điều chỉnh trong thiết kế khi nêu adjust=", "controls of the design where adjust= is given"),
            found=Text("không có biến nào", "none"),
            where="estimate(adjust=...)",
            remedy=Text("nêu biến điều chỉnh của bảng (controls=[...]), hoặc bỏ adjust=", "name the controls of the panel, or leave adjust= out"),
        )  # fmt: skip


def _no_overlap(design: Design, table: pd.DataFrame, unlike: list[GroupTime]) -> Obstacle:
    """Why an adjusted effect cannot be had: nobody untreated has like controls, or too few carry them."""
    starts = ", ".join(sorted({str(table.columns[e.start]) for e in unlike}))
    reason = Text(
        "nơi bắt đầu từ {starts} không có nơi chưa áp dụng nào giống về {controls} (hoặc quá ít nơi đối chứng cho ngần ấy biến)",
        "places that start in {starts} have nobody untreated like them in {controls} (or too few carry so many controls)",
    ).fill(starts=starts, controls=", ".join(design.controls))
    needed = Text(
        "ít biến điều chỉnh hơn, nhiều nơi đối chứng hơn, hoặc adjust='regression'",
        "fewer controls, more untreated places, or adjust='regression'",
    )
    return Obstacle("no_overlap", reason, needed)


def _inferred(data: Wide, effects, control: str, total: str, adjust, balance, errors, confidence: float, seed: int):
    def core(wide: Wide) -> np.ndarray:
        return staggered.total(wide, total, control, adjust, balance)

    if errors == "analytic":
        value, se = float(core(data)[0]), staggered.total_error(data, effects, total)
        reach = stats.norm.ppf((1 + confidence) / 2) * se
        p_value = float(2 * stats.norm.sf(abs(value / se)))
        return Inferred(value, se, value - reach, value + reach, p_value, errors, np.inf), _said(ANALYTIC, adjust)
    choice = choose(data.G, data.scarce, {"jackknife": "crv3"}.get(errors, errors), (*LINEAR, "analytic"))
    found = infer_linear(core, data, choice.kind, confidence, np.random.default_rng(seed))
    return found, _said(choice.said(found), adjust)


def _said(errors: Text, adjust: str | None) -> Text:
    return errors if adjust is None else Text(*(f"{e}; {how}" for e, how in zip(errors, ADJUSTED[adjust], strict=True)))


def _coefficients(data: Wide, effects: list[GroupTime], table: pd.DataFrame, confidence: float) -> pd.DataFrame:
    """Every group-time effect, and the means by horizon, group and calendar period that the totals are made of."""
    after = [e for e in effects if e.period >= e.start]
    sets = [(f"att({table.columns[e.start]}, {table.columns[e.period]})", [e]) for e in effects]
    sets += [
        (f"event {h:+d}", [e for e in effects if e.period - e.start == h]) for h in sorted({e.period - e.start for e in effects})
    ]
    sets += [(f"group {table.columns[g]}", [e for e in after if e.start == g]) for g in sorted({e.start for e in after})]
    sets += [(f"calendar {table.columns[t]}", [e for e in after if e.period == t]) for t in sorted({e.period for e in after})]
    reach, rows = stats.norm.ppf((1 + confidence) / 2), []
    for name, same in sets:
        weights = np.array([(data.start == e.start).sum() for e in same], float)
        value, se = float(np.average([e.effect[0] for e in same], weights=weights)), analytic_error(data, same)
        rows.append((name, value, se, value - reach * se, value + reach * se))
    return pd.DataFrame(rows, columns=["term", "value", "std_error", "low", "high"])
