"""A series with what happened under it: laws, changes of recording, components; each in a lane of its own."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from analysis.catalogue import Shock, components, places, shocks
from analysis.language import Text
from analysis.panel import Panel
from analysis.present import letters, style
from analysis.present.display import Figure
from analysis.present.figures import figure, measure, series_title
from analysis.present.sentences.naming import upper
from analysis.present.series import counted, from_zero, origin, points, position, years

LANE, SIZE = 0.2, 7.5  # inches of a lane, points of its words
EDGE = 0.6  # years that the axis shows before its first and after its last figure
NATIONAL = ("politburo", "party_secretariat", "central_committee", "national_assembly", "government", "ministry")
MARKS = {"law": ("o", style.OBSERVED), "recording": ("s", style.COUNTERFACTUAL), "component": ("", style.QUIET)}
NOTE = Text(
    "Dưới trục: chấm đen là luật, chỉ thị, dịch bệnh; ô cam là đổi nhãn, nguồn hay cách ghi; vạch xám là cấu phần không rõ ngày bắt đầu.",
    "Below the axis: black dots are laws, directives, epidemics; orange squares changes of label, source or recording; grey bars components whose start is not known.",
)
UNKNOWN = Text("{what} ({where}): không rõ ngày bắt đầu", "{what} ({where}): start not known")
RECORDING = ("splice", "label", "recording")
WORD = {
    "splice": Text("nối nguồn: {text}", "splice: {text}"),
    "label": Text("đổi nhãn: {text}", "new label: {text}"),
    "recording": Text("cách ghi: {text}", "recording: {text}"),
    "shock": Text("{text}", "{text}"),
}


class Event(NamedTuple):
    """What happened at `at` (years); a component has no date of its own."""

    kind: str
    at: float
    text: Text


def timeline(panel: Panel, language: str = "vi", name: str = "timeline") -> Figure:
    """The series of one place, and below it the laws, changes of recording and components that bear on it."""
    plain = figure(panel, language, name)
    found = events(panel)
    if not found or panel.window:
        return plain
    return Figure(
        name=name, language=language, alt=plain.alt, data=plain.data, simulated=panel.simulated,
        draw=lambda lang: _draw(panel, found, lang),
    )  # fmt: skip


def events(panel: Panel) -> list[Event]:
    """What bears on a series, in order of date, within its years; the same law once."""
    years = position(panel.rows["period"])
    exact = {law.name: law for law in shocks().values() if law.precision == "day"}
    found = [
        Event(
            "recording" if b.kind in RECORDING else "law",
            _day(exact[b.text]) if b.text in exact else _at(b.period, b.kind),
            WORD[b.kind].fill(text=b.text),
        )
        for b in panel.breaks
    ]
    named = {b.text for b in panel.breaks}
    for law in shocks().values():
        if panel.outcome in law.affects and law.level in NATIONAL and law.name not in named:
            found.append(Event("law", _day(law), law.name))
    found = sorted((e for e in found if years.min() - EDGE <= e.at <= years.max() + EDGE), key=lambda e: e.at)
    return found + [Event("component", float("nan"), text) for text in _undated(panel)]


def _day(law: Shock) -> float:
    return law.date.year + (law.date.timetuple().tm_yday - 1) / 366


def _at(period: pd.Period, kind: str) -> float:
    return float(position(pd.Series([period]))[0]) - (0.5 if kind in ("splice", "label") else 0)


def _undated(panel: Panel) -> list[Text]:
    """Components of this place, or of one within it, that act on the outcome and whose start no source names."""
    said = []
    for one in components().values():
        near = {
            code for code in one.where if code in panel.places or (code in places() and places()[code].parent in panel.places)
        }
        if near and panel.outcome in one.outcomes and not one.start_date and not panel.simulated:
            where = places()[sorted(near)[0]].name
            said.append(UNKNOWN.fill(what=Text(*map(upper, one.short)), where=where))
    return said


def _draw(panel: Panel, found: list[Event], language: str):
    fig, (ax, lanes) = style.canvas(4.5 + LANE * len(found), 2, 1, sharex=True, height_ratios=[3.0, max(LANE * len(found), 0.3)])
    points(ax, panel, language)
    from_zero(ax)
    style.number_axis(ax.yaxis, language, whole=counted(panel))
    style.year_axis(ax, *years(panel))
    low, high = ax.get_xlim()
    inch = style.WIDTH * 0.89 / (high - low)
    for row, event in enumerate(found):
        _lane(lanes, -row, event, language, (low, high), inch)
        if event.kind != "component":
            ax.axvline(event.at, color=style.EVENT, lw=0.8, ls="-" if event.kind == "recording" else (0, (1, 3)), zorder=0)
    lanes.set_ylim(-len(found) + 0.4, 0.6)
    lanes.set_yticks([])
    lanes.tick_params(axis="x", length=0, labelbottom=False)
    ax.tick_params(axis="x", labelbottom=True)
    for side in ("left", "bottom"):
        lanes.spines[side].set_visible(False)
    note = f"{measure(panel, panel).to(language)} {NOTE.to(language)}".strip()
    style.dress(
        fig, series_title(panel, panel, language), note, origin([panel], language), panel.simulated, language, bottom=0.08
    )
    fig.subplots_adjust(hspace=0.16)
    return fig


def _lane(lanes, row: float, event: Event, language: str, span: tuple[float, float], inch: float) -> None:
    """One event: its mark, and its words on the side that has more room, cut where even that is too little."""
    mark, colour = MARKS[event.kind]
    text = event.text.to(language)
    if event.kind == "component":
        lanes.plot([span[0], span[1]], [row, row], color="#d5d9dd", lw=7, solid_capstyle="butt", zorder=0)
        lanes.annotate(letters.lines(text, SIZE, (span[1] - span[0]) * inch - 0.2, most=1)[0], (span[0], row), xytext=(5, 0), va="center",
                       textcoords="offset points", fontsize=SIZE, color="#444444")  # fmt: skip
        return
    lanes.axhline(row, color="#eef0f2", lw=0.8, zorder=0)
    lanes.plot([event.at], [row], mark, color=colour, ms=4.5, zorder=3)
    left, right = (event.at - span[0]) * inch - 0.12, (span[1] - event.at) * inch - 0.12
    flip = left > right
    said = letters.lines(text, SIZE, max(left, right), most=1)[0]
    lanes.annotate(said, (event.at, row), xytext=(-6 if flip else 6, 0), textcoords="offset points", fontsize=SIZE, va="center",
                   ha="right" if flip else "left", color="#444444")  # fmt: skip
