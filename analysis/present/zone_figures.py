"""A street, its buffer and their controls: each zone over time before any model, and each zone's change after it."""

from __future__ import annotations

import pandas as pd

from analysis.design import Design
from analysis.language import Text, number
from analysis.present import style
from analysis.present.display import Figure
from analysis.present.sentences import title as finding
from analysis.present.series import origin, position
from analysis.results import Estimate

NAMES = {
    "treated": Text("tuyến phố", "the street"),
    "displacement": Text("vùng đệm", "the buffer"),
    "control": Text("đối chứng của tuyến phố", "the street's control"),
    "displacement_control": Text("đối chứng của vùng đệm", "the buffer's control"),
}
LOOKS = {
    "treated": (style.FITTED, "-"),
    "displacement": (style.DISPLACED, (0, (5, 1))),
    "control": (style.COUNTERFACTUAL, "--"),
    "displacement_control": (style.QUIET, ":"),
}


def zones_over_time(design: Design, language: str = "vi", name: str = "groups") -> Figure:
    """Events a year in each zone; the year of the start is split at the start, its parts brought to a year's length."""
    data = _yearly(design)
    title = Text("{label}: {n} vùng trước và sau ngày bắt đầu", "{label}: {n} zones before and after the start").fill(
        label=design.panel.label, n=data["zone"].nunique()
    )
    return Figure(
        name=name, language=language, alt=title, data=data.assign(simulated=design.panel.simulated),
        simulated=design.panel.simulated, draw=lambda lang: _draw_time(design, data, title.to(lang), lang),
    )  # fmt: skip


def zone_changes(effect: Estimate, language: str = "vi", name: str = "horizons") -> Figure:
    """Each zone's events before (brought to the length of the time after) and after; the title is the net change."""
    table = effect.coefficients.set_index("term").reindex([z for z in NAMES if z in set(effect.coefficients["term"])])
    data = pd.DataFrame({
        "zone": table.index, "before_scaled": table["after"] - table["value"], "after": table["after"], "change": table["value"],
    }).reset_index(drop=True)  # fmt: skip
    title = finding(effect)
    return Figure(
        name=name, language=language, alt=title, data=data.assign(simulated=effect.simulated), simulated=effect.simulated,
        draw=lambda lang: _draw_changes(effect, data, title.to(lang), lang),
    )  # fmt: skip


def _yearly(design: Design) -> pd.DataFrame:
    rows, step = design.rows, {"M": 12, "Q": 4, "Y": 1}[design.panel.frequency]
    start = pd.Period(design.dates[0], freq=design.panel.frequency)
    rows = rows.assign(zone=rows[design.zones], after=rows["period"] >= start, calendar=rows["period"].dt.year)
    grouped = rows.groupby(["zone", "calendar", "after"]).agg(
        events=("outcome", "sum"), periods=("period", "nunique"), first=("period", "min"), last=("period", "max")
    )
    found = grouped.reset_index().assign(rate=lambda f: step * f["events"] / f["periods"])
    middle = (position(found["first"]) + position(found["last"]) + 1 / step) / 2
    return found.assign(year=middle, first=found["first"].astype(str), last=found["last"].astype(str))


def _draw_time(design: Design, data: pd.DataFrame, title: str, language: str):
    fig, ax = style.canvas(4.4)
    ends = []
    for zone, part in data.groupby("zone"):
        colour, line = LOOKS[zone]
        ax.plot(part["year"], part["rate"], color=colour, ls=line, lw=1.6, marker="o", ms=3)
        ends.append((part["year"].iloc[-1], part["rate"].iloc[-1], NAMES[zone].to(language), colour))
    ax.set_ylim(0, 1.06 * ax.dataLim.y1)
    style.end_labels(ax, ends)
    ax.axvline(
        position(pd.Series([pd.Period(design.dates[0], freq=design.panel.frequency)]))[0], color=style.EVENT, lw=1, zorder=0
    )
    style.number_axis(ax.yaxis, language)
    style.year_axis(ax, data["year"].min(), data["year"].max())
    unit = design.panel.unit.to(language)
    note = {"vi": f"{unit} mỗi năm, theo vùng. Vạch đứng: ngày bắt đầu.", "en": f"{unit} a year, by zone. Vertical: the start."}[
        language
    ]
    style.dress(fig, title, note[:1].upper() + note[1:], origin([design.panel], language), design.panel.simulated, language)
    fig.subplots_adjust(right=0.78)
    return fig


def _draw_changes(effect: Estimate, data: pd.DataFrame, title: str, language: str):
    fig, ax = style.canvas(1.5 + 0.42 * len(data))
    for row, zone in enumerate(data.iloc[::-1].itertuples()):
        colour = LOOKS[zone.zone][0]
        ax.plot([zone.before_scaled, zone.after], [row, row], color=colour, lw=2)
        ax.plot([zone.before_scaled], [row], "o", mfc="white", mec=colour, ms=6)
        ax.plot([zone.after], [row], "o", color=colour, ms=6)
        sign = "+" if zone.change > 0 else ""
        ax.annotate(sign + number(zone.change, language), (max(zone.before_scaled, zone.after), row), xytext=(8, 0),
                    textcoords="offset points", fontsize=8, va="center", color=colour)  # fmt: skip
    ax.set_ylim(-0.6, len(data) - 0.4)
    ax.set_xlim(0, 1.12 * ax.dataLim.x1)
    style.number_axis(ax.xaxis, language)
    unit = effect.design.panel.unit.to(language)
    note = {"vi": f"{unit}. Chấm rỗng: trước, quy về cùng độ dài; chấm đặc: sau.",
            "en": f"{unit}. Hollow: before, brought to the same length; filled: after."}[language]  # fmt: skip
    style.dress(fig, title, note[:1].upper() + note[1:], origin([effect.design.panel], language), effect.simulated, language, 0.3)
    style.name_rows(fig, ax, range(len(data)), [NAMES[zone].to(language) for zone in data["zone"].iloc[::-1]], 8.5)
    return fig
