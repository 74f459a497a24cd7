"""Several places as one series: their sum (the mean of measures), or the treated ones against the rest."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.design.arrays import own_scale
from analysis.design.design import Design
from analysis.errors import Caution
from analysis.language import Text
from analysis.panel import Panel

CODES = ("together", "vn-together")  # of the place that several have become


def together(panel: Panel) -> bool:
    """Whether a panel's one place is several put together."""
    return panel.summed is not None or panel.places[0] in CODES


def summed(design: Design) -> Design:
    """The same question put to the places together: counts and exposure added up, measures averaged, period by period.

    Places that lack a period are left out and named; where most do, periods that some place lacks are.
    """
    rows, cautions = _complete(design)
    how = "mean" if design.panel.kind == "measure" else "sum"
    grouped = rows.groupby("period", sort=True)
    added = grouped["outcome"].agg(how).to_frame().assign(
        exposure=grouped["exposure"].sum(min_count=1) if rows["exposure"].notna().all() else np.nan,
        treated=grouped["treated"].mean(),
    )  # fmt: skip
    n = rows["place"].nunique()
    name = Text(f"{n} địa bàn gộp lại", f"{n} places together")
    at_once = tuple(Caution("places_together", c.text) for c in design.comparison.cautions if c.code == "no_untreated")
    cautions = (*cautions, *at_once)
    return one_series(design, rows, added, name, cautions)


def one_series(design: Design, rows: pd.DataFrame, values: pd.DataFrame, name: Text, cautions, **changes) -> Design:
    """A design of one place whose periods (index) have the `values`; the rest is that of the first place's rows."""
    panel = design.panel
    first = rows[rows["place"] == rows["place"].iloc[0]].set_index("period").reindex(values.index)
    blank = {"low": np.nan, "high": np.nan, "dose": np.nan, "weight": np.nan, "adopted": pd.NaT}
    code = CODES[1] if all(str(place).startswith("vn") for place in panel.places) else CODES[0]
    made = first.assign(**(blank | {column: values[column] for column in values}), place=code).reset_index()
    made["adopted"] = pd.Series(pd.NaT, index=made.index, dtype=made["period"].dtype)
    if not (made["treated"] > 0).any() or design.adopted:
        made["treated"] = np.nan
    made["row"] = [f"{code}:{period}" for period in made["period"]]
    kept = [c for c in panel.rows.columns if c not in panel.controls]
    alone = replace(
        panel, rows=made[kept], controls=(), place_names={code: name}, alternatives=(),
        cautions=(*panel.cautions, *cautions), **changes,
    )  # fmt: skip
    judged = {"component": None, "treatment": design.subject if design.names_treatment else None}
    dates = design.dates[:1] if made["treated"].isna().all() and design.dates else None
    where = {"controls": (), **dict.fromkeys(("eligible", "cluster", "placebo", "require", "zones", "geography"))}
    return replace(design, panel=alone, adopted=dates, **judged, **where)


def _complete(design: Design) -> tuple[pd.DataFrame, tuple[Caution, ...]]:
    rows = design.rows
    periods = rows.groupby("place")["period"].nunique()
    short = periods.index[periods < rows["period"].nunique()]
    if not len(short):
        return rows, ()
    if len(short) <= len(periods) / 2:
        text = Text("Không cộng nơi thiếu kỳ: {p}.", "Not added up, periods missing: {p}.")
        listed = ", ".join(map(str, short[:5])) + (", …" if len(short) > 5 else "")
        return rows[~rows["place"].isin(short)], (Caution("gaps", text.fill(p=listed)),)
    stand = rows.groupby("period")["place"].nunique()
    whole = stand.index[stand == len(periods)]
    text = Text("Bỏ {n} kỳ mà một số nơi không có số liệu.", "{n} periods are left out because some places lack them.")
    return rows[rows["period"].isin(whole)], (Caution("gaps", text.fill(n=len(stand) - len(whole))),)


def against(design: Design) -> Design:
    """The treated place (or places) against what stands beside, as one series of measures.

    Counts: the logarithm of the ratio of their rates, weighted by its precision, a half added to either count; measures and
    shares: the difference. Beside stand the untreated places, or (one place) the untouched outcome of `Design(placebo=...)`.
    """
    rows, kind = design.rows, design.panel.kind
    if len(design.panel.places) == 1:
        sides = rows.set_index("period"), rows.assign(outcome=pd.to_numeric(rows[design.placebo])).set_index("period")
        ours, beside = (side[["outcome", "exposure"]] for side in sides)
    else:
        ever = rows.groupby("place")["treated"].transform("max") > 0
        ours, beside = (_side(rows[part], kind) for part in (ever, ~ever))
        rows = rows[ever]
    both = pd.concat([ours.add_suffix("_ours"), beside.add_suffix("_beside")], axis=1, join="inner")
    both = both.dropna(subset=["outcome_ours", "outcome_beside"])
    if kind == "count":
        rate = [np.log((both[f"outcome_{s}"] + 0.5) / both[f"exposure_{s}"].fillna(1.0)) for s in ("ours", "beside")]
        weight = 1 / (1 / (both["outcome_ours"] + 0.5) + 1 / (both["outcome_beside"] + 0.5))
        values = pd.DataFrame({"outcome": rate[0] - rate[1], "weight": weight})
    else:
        own = [own_scale(both.rename(columns=lambda c, s=s: c.removesuffix(s)), kind).values for s in ("_ours", "_beside")]
        values = pd.DataFrame({"outcome": own[0] - own[1]}, index=both.index)
    values = values.assign(exposure=np.nan, treated=np.nan)
    design = replace(design, shocks=()) if design.shocks is None else design  # what both sides had is gone from their difference
    name = Text("nơi áp dụng so với đối chứng", "the treated against what stands beside")
    asked = replace(design, adopted=design.dates[:1]) if len(design.panel.places) == 1 else design
    return one_series(asked, rows, values, name, (), kind="measure")


def _side(rows: pd.DataFrame, kind: str) -> pd.DataFrame:
    grouped, every = rows.groupby("period", sort=True), rows["place"].nunique()
    added = grouped[["outcome", "exposure"]].agg("mean" if kind == "measure" else lambda v: v.sum(min_count=1))
    return added[grouped["place"].nunique() == every]
