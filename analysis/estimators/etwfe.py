"""Extended two-way fixed effects for staggered adoption: Poisson on the scale of ratios for counts (Wooldridge 2021; 2023).

Place effects, period effects and controls are fitted on untreated cells alone, which equals the regression saturated by cohort
and period; the effect is what treated cells recorded over what these predict (for measures and shares, their mean difference,
weighted where the panel has weights). No treated place is ever a comparison, effects may grow, fade or differ between cohorts,
the whole time before serves as the base, and places with gaps stay in. Parallel trends are those of ratios for counts, as in
`twfe`. Errors: the cluster jackknife with Welch's degrees of freedom, widened
where places may share shocks (as in `twfe`). `coefficients` has the effect by horizon, by cohort and by
calendar period (logarithms for counts); `total` says how the value averages them.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.design import Arrays, Design, Obstacle, arrays
from analysis.design.arrays import on_scale, set_aside
from analysis.design.wide import NO_GROUPS, reverses, withdrawn
from analysis.errors import BadParameter, Caution, unknown
from analysis.estimators import twfe
from analysis.inference import leaving_out
from analysis.inference.choice import choose
from analysis.inference.coefficient import by_t
from analysis.inference.combination import few_treated
from analysis.inference.imputation import Cells, Imputation, Totals
from analysis.inference.least_squares import Separation
from analysis.inference.neighbours import also, counted
from analysis.inference.panel_fit import PanelFit, panel_fit
from analysis.inference.shared_shocks import MOST_PLACES
from analysis.language import Text
from analysis.results import Estimate

NAME = "etwfe"
TITLE = Text("Hiệu ứng cố định hai chiều mở rộng", "Extended two-way fixed effects")
ESTIMAND = Text("hiệu ứng trung bình ở nơi áp dụng, sau khi bắt đầu", "average effect on the treated after their start")
SUITS = frozenset({"two_by_two", "staggered"})
TOTALS = ("cells", "dynamic", "group", "calendar")
ERRORS = ("crv3",)
NAMES = {"dynamic": "event {:+d}", "group": "group {}", "calendar": "calendar {}"}


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """A treatment that is withdrawn; no treated cell that untreated ones predict; nothing counted; fewer than three places."""
    if reverses(design):
        return (withdrawn(design),)
    data, _ = begun(design)
    if found := twfe.missing(design, data):
        return found
    if data.G < 3:
        return (twfe.few_places(data.G),)
    if np.ptp(data.y) == 0:
        return (twfe.ALL_ZERO if (data.y == 0).all() else twfe.CONSTANT,)
    cells = table(data, design.panel.kind == "count")[0]
    expected = Imputation(cells).expected
    usable = cells.treated & np.isfinite(expected)
    if not usable.any():
        return (NO_GROUPS,)
    if cells.ratio and not ((expected[usable].sum() > 0) and (cells.y[usable].sum() > 0)):
        return (twfe.SEPARATED,)
    return ()


def begun(design: Design, family: str | None = None) -> tuple[Arrays, tuple[Caution, ...]]:
    """The rows that can be used, and what is said of those left out."""
    family = family or twfe.default_family(design)
    data, cautions = twfe.comparable(arrays(design))
    return on_scale(data, family)[0], (*set_aside(design), *cautions)


def table(data: Arrays, ratio: bool) -> tuple[Cells, dict[str, np.ndarray]]:
    """The rows as places x periods, and the horizon, cohort and period of every cell (ordinals; NaN where untreated)."""
    shape = (int(data.place.max()) + 1, int(data.period.max()) + 1)

    def placed(column: np.ndarray, empty: float = 0.0) -> np.ndarray:
        whole = np.full(shape, empty)
        whole[data.place, data.period] = column
        return whole

    weight = placed(np.ones(len(data.y)) if data.weights is None else data.weights)
    there = placed(np.ones(len(data.y))) > 0
    treated = placed(data.treated) > 0
    controls = np.zeros((*shape, data.controls.shape[1]))
    if data.controls.shape[1]:
        controls[data.place, data.period] = data.controls - data.controls.mean(axis=0)
    cluster = np.zeros(shape[0], int)
    cluster[data.place] = data.cluster
    offset = placed(data.offset) if ratio and data.offset is not None else np.zeros(shape)
    cells = Cells(placed(data.y), offset, weight, controls, there & ~treated, there & treated, cluster, ratio)
    time = placed(data.time, np.nan)
    first = np.min(np.where(cells.treated, time, np.inf), axis=1, initial=np.inf)[:, None]
    on = np.where(cells.treated, 0.0, np.nan)
    return cells, {"dynamic": time - first + on, "group": first + on, "calendar": time + on}


def sets(cells: Cells, when: dict[str, np.ndarray]) -> tuple[list[Totals], dict[str, np.ndarray]]:
    """All treated cells, then one set a horizon, cohort and period, with the values that these have."""
    made, levels = [Totals(np.where(cells.treated, 0, -1), 1)], {}
    for name, values in when.items():
        levels[name] = np.unique(values[np.isfinite(values)])
        label = np.where(np.isfinite(values), np.searchsorted(levels[name], np.nan_to_num(values)), -1)
        made.append(Totals(label, len(levels[name])))
    return made, levels


def fit(
    design: Design, confidence: float = 0.95, errors: str | None = None, family: str | None = None, total: str = "cells"
) -> Estimate:
    """The effect on the treated. `total`: over all treated cells (cells), or the mean over horizons (dynamic), cohorts weighted
    by their places (group) or periods (calendar); `family`: poisson or gaussian; `errors`: crv3.
    """
    family = family or twfe.default_family(design)
    for what, given, allowed in (("total", total, TOTALS), ("family", family, ("poisson", "gaussian"))):
        if given not in allowed:
            raise unknown(Text("lựa chọn", "option"), given, allowed, f"estimate({what}=...)", BadParameter)
    data, cautions = begun(design, family)
    cells, when = table(data, family == "poisson")
    made, levels = sets(cells, when)
    found = leaving_out.jackknife(cells, made, _combine(cells, when, levels, total))
    scarce = _scarce(data)
    choice = choose(cells.G, None if scarce >= 6 else scarce, "crv3" if errors is None else errors, ERRORS)
    said = by_t(
        float(found.value[0]),
        float(np.sqrt(found.cov[0, 0])),
        leaving_out.degrees(found, cells),
        confidence,
        "crv3",
    )
    wider, shocks = False, ()
    if errors is None and cells.G <= MOST_PLACES and (model := _two_way(data, family)) is not None:
        said, wider, shocks = counted(design, model, said, confidence)
    ratio = family == "poisson"
    shown = np.exp if ratio else (lambda v: v)
    return Estimate.of(
        design,
        method=NAME,
        estimand=ESTIMAND,
        value=float(shown(said.value)),
        low=float(shown(said.low)),
        high=float(shown(said.high)),
        confidence=confidence,
        scale=on_scale(arrays(design), family)[1],
        null=1.0 if ratio else 0.0,
        std_error=said.std_error,
        smallest_detectable=said.detectable,
        p_value=said.p_value,
        errors=also(choice.said(said)) if wider else choice.said(said),
        n_obs=len(data.y),
        n_places=int(data.place.max()) + 1,
        n_clusters=cells.G,
        n_treated=data.treated_clusters,
        coefficients=_coefficients(found, levels, design, said.df, confidence),
        series=_series(cells, found.whole.expected, data),
        statistics={"df": said.df},
        cautions=(
            *cautions,
            *_unpredicted(cells, found.whole.expected, data),
            *few_treated(said, scarce, data.treated_clusters),
            *shocks,
        ),
        model=found,
    )


def _two_way(data: Arrays, family: str) -> PanelFit | None:
    """The two-way fit whose residuals show shocks that places share."""
    try:
        data = twfe.informative(data, family)[0]
        model = panel_fit(data, data.treated[:, None], family, columns=False)
    except Separation:
        return None
    return model if model.identified() else None


def _scarce(data: Arrays) -> int:
    """The treated clusters, or the clusters that are ever a comparison, whichever are fewer."""
    return min(data.treated_clusters, len(set(data.cluster[data.treated == 0])))


def _combine(cells: Cells, when, levels, total: str) -> np.ndarray:
    """Rows of weights over all sets: the total first, then every set for itself."""
    sizes = [1, *(len(levels[name]) for name in NAMES)]
    n, first = sum(sizes), np.zeros(sum(sizes))
    if total == "cells":
        first[0] = 1.0
    else:
        at = 1 + sum(len(levels[name]) for name in list(NAMES)[: list(NAMES).index(total)])
        share = np.ones(len(levels[total]))
        if total == "group":
            starts = np.nanmin(np.where(np.isfinite(when["group"]), when["group"], np.inf), axis=1)
            share = np.array([(starts == g).sum() for g in levels["group"]], float)
        first[at : at + len(share)] = share / share.sum()
    return np.vstack([first, np.eye(n)[1:]])


def _coefficients(found: leaving_out.Jackknifed, levels, design: Design, df: float, confidence: float) -> pd.DataFrame:
    rows, at = [], 1
    for name, values in levels.items():
        for value in values:
            se = float(np.sqrt(found.cov[at, at]))
            if np.isfinite(found.value[at]) and np.isfinite(se):
                level = int(value) if name == "dynamic" else pd.Period(ordinal=int(value), freq=design.panel.frequency)
                own = by_t(float(found.value[at]), se, df, confidence, "crv3")
                rows.append((NAMES[name].format(level), own.value, se, own.low, own.high))
            at += 1
    return pd.DataFrame(rows, columns=["term", "value", "std_error", "low", "high"])


def _series(cells: Cells, expected: np.ndarray, data: Arrays) -> pd.DataFrame:
    """Treated places together: recorded, and expected without the treatment from the first start on."""
    ever = cells.treated.any(axis=1)
    there = (cells.treated | cells.untreated)[ever] & np.isfinite(expected[ever])
    how = np.sum if cells.ratio else (lambda v, axis: v.sum(axis=axis) / np.maximum(there.sum(axis=axis), 1))
    observed, foreseen = (how(np.where(there, v[ever], 0.0), axis=0) for v in (cells.y, expected))
    begun = np.arange(cells.y.shape[1]) >= np.flatnonzero(cells.treated.any(axis=0)).min()
    seen = there.any(axis=0)
    blank = np.full(len(seen), np.nan)
    periods = [str(p) for p in sorted(data.rows["period"].unique())]
    return pd.DataFrame(
        {"place": "treated", "period": periods, "observed": np.where(seen, observed, np.nan), "fitted": blank,
         "counterfactual": np.where(begun & seen, foreseen, np.nan), "low": blank, "high": blank}
    )  # fmt: skip


def _unpredicted(cells: Cells, expected: np.ndarray, data: Arrays) -> tuple[Caution, ...]:
    """Treated cells that no untreated cell predicts, because nobody was left to compare with."""
    lost = cells.treated & ~np.isfinite(expected)
    if not lost.any():
        return ()
    periods = sorted(data.rows["period"].unique())
    named = ", ".join(str(periods[t]) for t in np.flatnonzero(lost.any(axis=0))[:5])
    text = Text(
        "Để riêng {n} ô đã áp dụng vì không còn nơi chưa áp dụng nào để so sánh trong kỳ: {p}.",
        "{n} treated cells are left out, because no untreated place is left to compare with in: {p}.",
    )
    return (Caution("no_comparison_left", text.fill(n=int(lost.sum()), p=named + (", …" if lost.any(axis=0).sum() > 5 else ""))),)
