"""REFUSAL -> ESTIMATE: what can be described where an effect is refused, tied to no cause.

The trend of all figures together; where a line through them would be none (too few, too rare, brought about by the treatment
itself) or some places have the treatment and others not, levels: of places with and without it, before and after, of each period of
a short series, or the total, each with its exact interval.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.design import Design
from analysis.estimators import estimate
from analysis.language import Text
from analysis.panel import Panel
from analysis.panel.each import untreated
from analysis.panel.frame import from_frame
from analysis.results import Estimate, Refusal

SHORT = 12  # periods up to which the level of each is shown
NO_LINE = {"outcome_defined_by_treatment", "labels_do_not_chain"}  # what a line through all figures would be no trend of
SIDES = {  # by code: what a table calls them
    "treated": Text("nơi áp dụng", "places with it"),
    "untreated": Text("nơi không áp dụng", "places without it"),
    "treated before": Text("nơi áp dụng, trước ngày bắt đầu", "places with it, before the start"),
    "treated after": Text("nơi áp dụng, từ ngày bắt đầu", "places with it, from the start on"),
    "untreated before": Text("nơi không áp dụng, trước ngày bắt đầu", "places without it, before the start"),
    "untreated after": Text("nơi không áp dụng, từ ngày bắt đầu", "places without it, from the start on"),
}
RANGE = Text(
    "từ số thấp nhất đến số cao nhất, không có sai số thống kê", "from the lowest figure to the highest; no sampling error"
)


def described(design: Design, refused: Refusal) -> Estimate | None:
    """The trend or the levels of a design's figures; None where there is none to describe."""
    panel = design.panel
    if panel.usable.empty:
        return None
    codes = {o.code for o in refused.obstacles}
    listed = "open_list" in codes and (design.rows["treated"] > 0).any()
    sides, alone = _sides(design, listed), design.route in ("series", "totals")
    line = not NO_LINE & codes or panel.usable["period"].nunique() == 1
    if sides is None and line and not alone:
        found = estimate(Design(untreated(panel), controls=(), shocks=design.shocks))
        return found if isinstance(found, Estimate) else found.described
    return None if panel.kind in ("event", "binary") else _levels(design, sides)


def _sides(design: Design, listed: bool) -> pd.Series | None:
    """Of each row the code of its side: with or without the treatment, before or after the first start; None where all have it or none.

    `listed`: of the places known to have it alone, as nothing is known of the others.
    """
    rows = design.rows
    ever = rows.groupby("place")["treated"].transform("max") > 0
    if listed:
        rows, ever = rows[ever], ever[ever]
    if not listed and (ever.all() or not ever.any()):
        return None
    side = pd.Series(np.where(ever, "treated", "untreated"), rows.index)
    later = rows["period"].map(lambda p: bool(design.dates) and p.start_time.date() >= design.dates[0])
    return side if later.nunique() < 2 else side + np.where(later, " after", " before")


def _levels(design: Design, sides: pd.Series | None) -> Estimate | None:
    """The level behind all figures together, and in `coefficients` that of each side or of each of few periods."""
    panel, rows = design.panel, design.rows if sides is None else design.rows.loc[sides.index]
    periods = rows["period"].astype(str)
    if sides is None:
        sides = periods if periods.nunique() <= SHORT else pd.Series("all", rows.index)
    if panel.kind == "measure":
        sides = pd.Series("all", rows.index)
    found = estimate(Design(_cells(panel, rows, sides)))
    if isinstance(found, Refusal):
        return None
    order = {code: n for n, code in enumerate(dict.fromkeys(sides))}
    table = found.coefficients
    table = table.sort_values("term", key=lambda terms: terms.map(order), ignore_index=True) if len(table) else table
    return replace(
        found, coefficients=table, places=tuple(sorted(rows["place"].unique())), start=periods.min(), end=periods.max(), n_obs=len(rows), n_places=rows["place"].nunique(),
        n_periods=periods.nunique(), errors=RANGE if panel.kind == "measure" else found.errors,
    )  # fmt: skip


def _cells(panel: Panel, rows: pd.DataFrame, cell: pd.Series) -> Panel:
    """One row a cell, as figures of one window: counts and what they are counted over added up, measures averaged."""
    grouped = rows.groupby(cell.rename("cell"), sort=False)
    measure, over = panel.kind == "measure", bool(rows["exposure"].notna().all())
    frame = pd.DataFrame({"outcome": grouped["outcome"].mean() if measure else grouped["outcome"].sum()})
    frame = frame.assign(low=grouped["outcome"].min(), high=grouped["outcome"].max()) if measure else frame
    frame = frame.assign(exposure=grouped["exposure"].sum()) if over and not measure else frame
    made = from_frame(
        frame.reset_index().assign(period=rows["period"].max()), place="cell", period="period", outcome="outcome",
        exposure="exposure" if "exposure" in frame else None, low="low" if measure else None, high="high" if measure else None,
        kind=panel.kind, label=panel.label, unit=panel.unit, exposed=panel.exposed, simulated=panel.simulated, sources=panel.sources,
    )  # fmt: skip
    return replace(
        made, outcome=panel.outcome, place_names=panel.place_names | SIDES, accounting=panel.accounting, cautions=panel.cautions,
        undated=panel.undated,
    )  # fmt: skip
