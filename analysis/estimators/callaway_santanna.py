"""Callaway and Sant'Anna's difference-in-differences for staggered adoption (J. Econometrics 2021).

For each group of places with one start and each period: the change since the period before the start, less the same
change in places not yet treated (or never treated). No already treated place serves as a comparison, so that effects may
grow or fade. The value averages all post-start effects, weighted by group size. Errors: jackknife over places (or
clusters) with t(G-1), or randomisation of the starts below six treated ones; `errors="analytic"` gives the
influence-function error of the paper. Counts enter as rates per 100,000 where persons are known. Controls and weights are
not used, and a caution says so.
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
from analysis.inference.least_squares import NotIdentified
from analysis.inference.panel_fit import floor_caution
from analysis.inference.resampling import Wide, infer_linear
from analysis.inference.staggered import GroupTime, analytic_error, group_time, simple
from analysis.language import Text
from analysis.results import Estimate

NAME = "callaway_santanna"
TITLE = Text("Callaway–Sant'Anna: áp dụng dần", "Callaway–Sant'Anna: staggered adoption")
ESTIMAND = Text("hiệu ứng trung bình ở nơi áp dụng, sau khi bắt đầu", "average effect on the treated after their start")
SUITS = frozenset({"two_by_two", "staggered"})
CONTROLS = ("not_yet", "never")
TOTALS = ("simple", "dynamic", "group", "calendar")
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
    seed: int = 48,
) -> Estimate:
    """The average effect. `control`: not_yet or never treated places; `total`: all group-time effects weighted by group size
    (simple), or the paper's dynamic, group or calendar total; `errors`: crv3 (jackknife), randomisation or analytic.
    """
    if total not in TOTALS:
        raise unknown(Text("cách tính trung bình", "total"), total, TOTALS, "estimate(total=...)", BadParameter)
    if control not in CONTROLS:
        raise unknown(Text("nơi đối chứng", "control"), control, CONTROLS, "estimate(control=...)", BadParameter)
    Y, start, table, scale, cautions, cluster = wide(design, clusters=True)
    data = Wide(Y[:, :, None], start, cluster)
    if not np.isfinite(simple(data, control)[0]):
        raise NotIdentified(NO_GROUPS)
    effects = group_time(data, control)
    after = [e for e in effects if e.period >= e.start]
    found, text = _inferred(data, effects, control, total, errors, confidence, seed)
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


def _inferred(data: Wide, effects: list[GroupTime], control: str, total: str, errors, confidence: float, seed: int):
    def core(wide: Wide) -> np.ndarray:
        return simple(wide, control) if total == "simple" else staggered.total(wide, total, control)

    if errors == "analytic":
        value, se = float(core(data)[0]), staggered.total_error(data, effects, total)
        reach = stats.norm.ppf((1 + confidence) / 2) * se
        return Inferred(
            value, se, value - reach, value + reach, float(2 * stats.norm.sf(abs(value / se))), errors, np.inf
        ), ANALYTIC
    choice = choose(data.G, data.scarce, {"jackknife": "crv3"}.get(errors, errors), (*LINEAR, "analytic"))
    found = infer_linear(core, data, choice.kind, confidence, np.random.default_rng(seed))
    return found, choice.said(found)


def _coefficients(data: Wide, effects: list[GroupTime], table: pd.DataFrame, confidence: float) -> pd.DataFrame:
    reach, rows = stats.norm.ppf((1 + confidence) / 2), []
    for e in effects:
        se = float(np.sqrt((e.influence**2).sum()) / len(data.start))
        name = f"att({table.columns[e.start]}, {table.columns[e.period]})"
        rows.append((name, float(e.effect[0]), se, e.effect[0] - reach * se, e.effect[0] + reach * se))
    for lag in sorted({e.period - e.start for e in effects}):
        same = [e for e in effects if e.period - e.start == lag]
        weights = np.array([(data.start == e.start).sum() for e in same], float)
        value, se = float(np.average([e.effect[0] for e in same], weights=weights)), analytic_error(data, same)
        rows.append((f"event {lag:+d}", value, se, value - reach * se, value + reach * se))
    return pd.DataFrame(rows, columns=["term", "value", "std_error", "low", "high"])
