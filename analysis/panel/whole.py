"""Several places as one: counts added up over the periods in which every place has a figure; measures averaged."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.errors import Caution
from analysis.language import Text
from analysis.panel.frame import from_frame
from analysis.panel.panel import Panel

NAME = Text("Tất cả các địa bàn", "All places")
INCOMPLETE = Text("kỳ thiếu số của một số địa bàn", "a period without the figures of some places")


def whole(panel: Panel) -> Panel:
    """The panel of all places together, under one place; itself where it has one place only.

    Counts, and the cases and trials of shares, are added; measures are averaged without weights, which a caution says. Periods in which
    a place has no figure are set aside: their sum would be lower for that alone. Where no period is complete, the places that have
    most periods are added instead, and the others named.
    """
    if len(panel.places) < 2:
        return panel
    rows = panel.usable
    kept, left_out = _balanced(rows)
    aside = dict.fromkeys(rows.loc[~rows.index.isin(kept.index), "row"], INCOMPLETE)
    by_period = kept.groupby("period")
    total = by_period["outcome"].sum() if panel.kind != "measure" else by_period["outcome"].mean()
    exposure = by_period["exposure"].sum(min_count=1) if kept["exposure"].notna().all() else None
    frame = pd.DataFrame(
        {"place": "all", "outcome": total} | ({"exposure": exposure} if exposure is not None else {})
    ).reset_index()
    made = from_frame(
        frame, place="place", period="period", outcome="outcome", exposure="exposure" if exposure is not None else None, kind=panel.kind, label=panel.label,
        unit=panel.unit, exposed=panel.exposed, simulated=panel.simulated, sources=panel.sources,
    )  # fmt: skip
    notes = _notes(panel, kept, left_out)
    return replace(
        made, outcome=panel.outcome, place_names={"all": NAME}, accounting=panel.accounting.and_then(aside),
        cautions=(*panel.cautions, *made.cautions, *notes),
    )  # fmt: skip


def _balanced(rows: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Rows of the places and periods of which none is missing, and the places left out for it."""
    seen = rows.pivot(index="place", columns="period", values="outcome").notna()
    full = seen.all(axis=0)
    if full.sum() < max(2, len(full) / 2):
        often = seen.sum(axis=1) >= seen.sum(axis=1).max()
        full = seen[often].all(axis=0)
        left_out = [str(place) for place in seen.index[~often]]
    else:
        left_out = []
    keep = rows["period"].isin(full[full].index) & ~rows["place"].isin(left_out)
    return rows[keep], left_out


def _notes(panel: Panel, kept: pd.DataFrame, left_out: list[str]) -> list[Caution]:
    notes = []
    gone = sorted(set(panel.usable["period"]) - set(kept["period"]))
    if gone:
        shown = ", ".join(map(str, gone[:6])) + (", …" if len(gone) > 6 else "")
        notes.append(Caution("incomplete_periods", Text(
            f"{len(gone)} kỳ thiếu số của một số địa bàn nên không cộng: {shown}.",
            f"{len(gone)} periods lack the figures of some places and are not added up: {shown}.",
        )))  # fmt: skip
    if left_out:
        shown = ", ".join(panel.name(p, "vi") for p in left_out[:6]) + (", …" if len(left_out) > 6 else "")
        notes.append(Caution("places_left_out", Text(
            f"Không cộng {len(left_out)} địa bàn thiếu kỳ: {shown}.", f"{len(left_out)} places with periods missing are not added: {shown}.",
        )))  # fmt: skip
    if panel.kind == "measure":
        notes.append(Caution("averaged", Text(
            "Số đo không cộng được: lấy trung bình đơn giản của các địa bàn.", "Measures do not add up: the simple average of the places is taken.",
        )))  # fmt: skip
    return notes
