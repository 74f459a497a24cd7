"""One panel a place: what is said of each place by itself."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.catalogue.declared import text, toml
from analysis.language import Text, alphabetical
from analysis.panel.aggregate import aggregate
from analysis.panel.frame import from_frame
from analysis.panel.panel import Panel
from analysis.panel.rules import with_gaps
from analysis.panel.simulate import District

OUTSIDE = Text("ngoài những năm được chọn", "outside the years chosen")
ELSEWHERE = Text("thuộc địa bàn khác", "belongs to another place")


def each_place(panel: Panel) -> list[Panel]:
    """The panel of each place by itself, by name; the rows of the others are set aside with that reason."""
    return [alone(panel, place) for place in sorted(panel.places, key=lambda place: alphabetical(panel.name(place, "vi")))]


def alone(panel: Panel, place: str) -> Panel:
    """The panel of one place."""
    others = panel.rows["place"] != place
    rows = panel.rows[~others].reset_index(drop=True)
    account = panel.accounting.and_then(dict.fromkeys(panel.rows.loc[others, "row"], ELSEWHERE))
    return replace(panel, rows=rows, accounting=account, cautions=with_gaps(panel.cautions, rows))


def untreated(panel: Panel) -> Panel:
    """The panel without what its places did: for a description, which compares nothing."""
    rows = panel.rows
    never = pd.Series(pd.NaT, index=rows.index, dtype=rows["period"].dtype)
    return replace(panel, rows=rows.assign(treated=float("nan"), adopted=never, dose=float("nan")))


def within(panel: Panel, start: int = 0, end: int = 0) -> Panel:
    """The panel from one year to another, both included; 0: no limit."""
    years = panel.rows["period"].dt.year
    outside = ((years < start) if start else False) | ((years > end) if end else years.isna())
    if not outside.any():
        return panel
    rows = panel.rows[~outside].reset_index(drop=True)
    account = panel.accounting.and_then(dict.fromkeys(panel.rows.loc[outside, "row"], OUTSIDE))
    return replace(panel, rows=rows, accounting=account, cautions=with_gaps(panel.cautions, rows))


def teaching_places(district: District) -> list[Panel]:
    """The teaching district by year: the whole district, then each commune, on every outcome."""
    return [
        _yearly(district, place, outcome)
        for place in ("vn-hn-gialam", *district.rows["place"].unique())
        for outcome in toml("teaching")["outcomes"]
    ]


def _yearly(district: District, place: str, outcome: str) -> Panel:
    """Years of one place; a month that a commune has not reported is left out with its person-years."""
    known = district.rows[district.rows[outcome].notna()]
    known = known if place == "vn-hn-gialam" else known[known["place"] == place]
    sums = known.groupby("period")[[outcome, "person_years"]].sum().reset_index()
    monthly = from_frame(
        sums.assign(place=place), place="place", period="period", outcome=outcome, exposure="person_years",
        label=text(toml("teaching")["outcomes"][outcome]), unit=Text("vụ", "cases"), simulated=True, sources=("simulated",),
    )  # fmt: skip
    return aggregate(monthly, "Y")
