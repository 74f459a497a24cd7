"""Placebo place: the paths of treatment handed to places never treated. How often is the "effect" there as large?

Treated places are left out, so that a true effect cannot leak in. All assignments where there are few, else 200 at random.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from analysis.design import arrays
from analysis.design.arrays import on_scale
from analysis.estimators import LARGE, twfe
from analysis.inference.least_squares import Separation
from analysis.inference.panel_fit import PanelFit, panel_fit
from analysis.language import Text
from analysis.results import CheckResult, Estimate

NAME = "placebo_place"
QUESTION = Text("Nơi không áp dụng có “hiệu ứng” lớn như vậy không?", "Do places without the treatment show as large an effect?")
SUITS = frozenset({"twfe", "event_study", "callaway_santanna", "etwfe", "borusyak", "sun_abraham", "first_differences"})
DRAWS, LEAST = 200, 20  # assignments; of a panel beyond LARGE rows the fewer the larger it is
FEWER, NO_MORE = Text(" (chỉ {n}, vì bảng lớn)", " ({n} only, the table being large)"), Text("", "")
LEAST_NEVER, MORE = 5, 2  # places never treated; how many more than treated ones
FEW = Text(
    "Muốn gán thử cần ít nhất {least} nơi chưa từng áp dụng, và nhiều hơn nơi áp dụng ít nhất {more}: bảng có {never} nơi chưa từng áp dụng, {treated} nơi áp dụng.",
    "A placebo needs at least {least} places never treated, and at least {more} more than treated ones: here {never} were never treated, {treated} were.",
)
IMPOSSIBLE = Text("Không gán thử được với thiết kế này.", "No placebo can be assigned in this design.")
RATIO, COEFFICIENT = Text("tỷ số", "ratio"), Text("hệ số", "coefficient")


def check(effect: Estimate) -> CheckResult:
    """The share of placebo assignments whose two-way fixed effects coefficient is at least as large as the true one."""
    family = fitted_family(effect)
    sizes = placebos(effect.design, family)
    if sizes is None:
        ever = effect.design.rows.groupby("place")["treated"].max() > 0
        treated, never = int(ever.sum()), int((~ever).sum())
        why = FEW.fill(least=LEAST_NEVER, more=MORE, treated=treated, never=never) if _too_few(treated, never) else IMPOSSIBLE
        return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=None, sentence=why)
    own, others = sizes
    share = float(np.mean(np.abs(others) >= abs(own)))
    sentence = Text(
        "Ở nơi không áp dụng, {p}% phép gán giả{n} cho {what} hiệu ứng cố định hai chiều lớn bằng hoặc hơn.",
        "Among places without it, {p}% of the placebo assignments{n} show as large a {what} of two-way fixed effects, or larger.",
    ).fill(
        p=100 * share,
        n=FEWER.fill(n=len(others)) if len(effect.design.rows) > LARGE else NO_MORE,
        what=COEFFICIENT if family == "gaussian" else RATIO,
    )
    table = pd.DataFrame({"value": others})
    return CheckResult(name=NAME, question=QUESTION, passed=share <= 0.1, statistic=share, sentence=sentence, table=table)


def placebos(design, family: str | None = None) -> tuple[float, np.ndarray] | None:
    """The coefficient, and those of placebo assignments among places never treated."""
    rows = design.rows
    ever = rows.groupby("place")["treated"].max() > 0
    never, treated = ever.index[~ever], ever.index[ever]
    if _too_few(len(treated), len(never)) or design.route not in ("two_by_two", "staggered", "single_treated"):
        return None
    own = coefficient(design, rows, family)
    rest = rows[rows["place"].isin(never)]
    starts = np.array([start.ordinal for start in rows.groupby("place")["adopted"].first()[treated]])
    place, time = never.get_indexer(rest["place"]), rest["period"].astype("int64").to_numpy()
    rng, again = np.random.default_rng(48), refitting(design, rest.assign(treated=0.0), family)
    found = []
    many = max(LEAST, min(DRAWS, DRAWS * LARGE // len(rows)))
    alone = [[p] for p in (never if len(never) <= many or len(rows) <= LARGE else rng.permutation(never)[:many])]
    draws = alone if len(treated) == 1 else [rng.choice(never, len(treated), replace=False) for _ in range(many)]
    for chosen in draws:
        begins = np.full(len(never), np.inf)
        begins[never.get_indexer(chosen)] = starts
        found.append(again((time >= begins[place]).astype(float)))
    found = np.array([f for f in found if f is not None])
    return None if own is None or len(found) < 5 else (own, found)


def _too_few(treated: int, never: int) -> bool:
    return never < LEAST_NEVER or never < treated + MORE


def fitted_family(effect: Estimate) -> str:
    """The family in which an estimate is refitted by two-way fixed effects: its own, or the usual one of the outcome."""
    return effect.model.family if isinstance(effect.model, PanelFit) else twfe.default_family(effect.design)


def coefficient(design, rows: pd.DataFrame, family: str | None = None) -> float | None:
    """The two-way fixed effects coefficient of `treated` on some rows (a log ratio for counts, else in the unit of the
    outcome); None where it is not identified.
    """
    again = refitting(design, rows, family)
    return again(None)


def refitting(design, rows: pd.DataFrame, family: str | None = None) -> Callable[[np.ndarray | None], float | None]:
    """`coefficient` for many treatments of the same rows: a function of a column `treated` in the order of the rows (None: their
    own). The rows are prepared once.
    """
    family = family or twfe.default_family(design)
    numbered = rows.reset_index(drop=True)
    data = twfe.usable(design, family, arrays(design, numbered.assign(at=np.arange(len(rows)))))[0]
    data, _ = on_scale(data, family)
    at = data.rows["at"].to_numpy(int)
    try:
        bare = panel_fit(data, np.zeros((len(data.y), 0)), family, columns=False)
    except Separation:
        bare = None

    def again(treated: np.ndarray | None) -> float | None:
        term = data.treated if treated is None else np.asarray(treated, float)[at]
        try:
            model = panel_fit(data, term[:, None], family, columns=False, like=bare)
        except Separation:
            return None
        return float(model.fit.coef[model.column()]) if model.identified() else None

    return again
