"""Several places as one: counts added up over the places or the periods that are complete; measures averaged."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.errors import Caution
from analysis.language import LANGUAGES, Text, period
from analysis.panel.frame import from_frame
from analysis.panel.panel import Panel

NAME = Text("Tất cả các địa bàn", "All places")
SOME = Text("{n} trong {all} địa bàn", "{n} of {all} places")
INCOMPLETE = Text("kỳ thiếu số của một số địa bàn", "a period without the figures of some places")
LACKING = Text("địa bàn thiếu số ở một số kỳ", "a place without the figures of some periods")
SHOWN = 6


def whole(panel: Panel) -> Panel:
    """The panel of all places together, under one place; itself where it has one place only. What it is the sum of is its `summed`.

    Counts, and the cases and trials of shares, are added; measures are averaged without weights, which a caution says. A period in
    which a place has no figure would be lower for that alone: such periods are set aside, or the places that lack one, whichever
    leaves the more figures, and they are named. Where hardly a period is complete, the places that have most periods are added.
    """
    if len(panel.places) < 2:
        return panel
    rows = panel.usable
    kept, left_out = _balanced(rows)
    gone = rows.loc[~rows.index.isin(kept.index), ["row", "place"]].itertuples(index=False)
    aside = {row: LACKING if place in left_out else INCOMPLETE for row, place in gone}
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
    known = [c for c in made.cautions if c.code != "missing_periods"]  # the places' own cautions say which have no figure
    name = SOME.fill(n=kept["place"].nunique(), all=len(panel.places)) if left_out else NAME
    return replace(
        made, outcome=panel.outcome, place_names={"all": name}, accounting=panel.accounting.and_then(aside), summed=panel,
        cautions=(*panel.cautions, *known, *_notes(panel, kept, left_out)),
    )  # fmt: skip


def _balanced(rows: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Rows of the places and periods of which none is missing, and the places left out for it."""
    seen = rows.pivot(index="place", columns="period", values="outcome").notna()
    full, complete = seen.all(axis=0), seen.all(axis=1)
    often = seen.sum(axis=1) >= seen.sum(axis=1).max()
    few = full.sum() < max(2, len(full) / 2)
    if few or complete.sum() * len(full) > len(seen) * full.sum():
        full = seen[often].all(axis=0)
        left_out = [str(place) for place in seen.index[~often]]
    else:
        left_out = []
    keep = rows["period"].isin(full[full].index) & ~rows["place"].isin(left_out)
    return rows[keep], left_out


def _notes(panel: Panel, kept: pd.DataFrame, left_out: list[str]) -> list[Caution]:
    notes = []
    rows = panel.usable
    every = sorted(rows["period"].unique())
    own = rows[~rows["place"].isin(left_out)]
    gone = sorted(set(own["period"]) - set(kept["period"]))
    if gone:
        shown = Text(
            *(", ".join(period(p).to(lang) for p in gone[:SHOWN]) + (", …" if len(gone) > SHOWN else "") for lang in LANGUAGES)
        )
        notes.append(Caution("incomplete_periods", Text(
            "{n} kỳ thiếu số của một số địa bàn nên đường tổng và xu hướng bỏ qua: {shown}.",
            "{n} periods lack the figures of some places and are left out of the line of the sum and its trend: {shown}.",
        ).fill(n=len(gone), shown=shown)))  # fmt: skip
    if left_out:
        shown = Text(
            *(
                "; ".join(_lacks(panel, place, every, lang) for place in left_out[:SHOWN])
                + ("; …" if len(left_out) > SHOWN else "")
                for lang in LANGUAGES
            )
        )
        notes.append(Caution("places_left_out", Text(
            "Đường tổng và xu hướng không gồm {n} trong {all} địa bàn, vì thiếu số: {shown}.",
            "The line of the sum and its trend leave out {n} of {all} places, which lack figures: {shown}.",
        ).fill(n=len(left_out), all=len(panel.places), shown=shown)))  # fmt: skip
    if panel.kind == "measure":
        notes.append(Caution("averaged", Text(
            "Số đo không cộng lại mà lấy trung bình đơn giản của các địa bàn.", "Measures are not added up: the simple average of the places is taken.",
        )))  # fmt: skip
    return notes


def _lacks(panel: Panel, place: str, every: list[pd.Period], language: str) -> str:
    """A place and the periods in which others have figures and it has none: `Hồng Kỳ (08/2017)`."""
    rows = panel.usable
    missing = sorted(set(every) - set(rows.loc[rows["place"] == place, "period"]))
    listed = ", ".join(period(p).to(language) for p in missing[:3]) + (f", … ({len(missing)})" if len(missing) > 3 else "")
    return f"{panel.name(place, language)} ({listed})"
