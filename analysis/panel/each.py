"""One panel a place: what is said of each place by itself."""

from __future__ import annotations

from dataclasses import replace

from analysis.catalogue.declared import text, toml
from analysis.language import Text
from analysis.panel.aggregate import aggregate
from analysis.panel.frame import from_frame
from analysis.panel.panel import Panel
from analysis.panel.rules import with_gaps
from analysis.panel.simulate import District

ELSEWHERE = Text("thuộc địa bàn khác", "belongs to another place")


def each_place(panel: Panel) -> list[Panel]:
    """The panel of each place by itself; the rows of the others are set aside with that reason."""
    return [_alone(panel, place) for place in panel.places]


def _alone(panel: Panel, place: str) -> Panel:
    others = panel.rows["place"] != place
    rows = panel.rows[~others].reset_index(drop=True)
    account = panel.accounting.and_then(dict.fromkeys(panel.rows.loc[others, "row"], ELSEWHERE))
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
