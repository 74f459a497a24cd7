"""A series on its axes: observed points before any model, the fitted line where there is one, gaps as gaps, breaks as breaks."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from analysis.catalogue import sources
from analysis.language import MONTHS, Text, number
from analysis.panel import Panel
from analysis.panel.panel import Break
from analysis.present import letters, style
from analysis.results import Estimate

BREAK_WORD = {
    "splice": Text("nối nguồn: ", "splice: "),
    "label": Text("đổi nhãn: ", "new label: "),
    "recording": Text("cách ghi: ", "recording: "),
    "shock": Text("", ""),
    "start": Text("bắt đầu ", "start "),
}
SMALL = 7  # points of the words beside a break
LONGEST = 3.4  # inches of them
BREAK_STYLE = {"splice": (0, (1, 1)), "label": "-", "recording": (0, (4, 2)), "shock": (0, (1, 3)), "start": "-"}
SIMULATION = Text("mô phỏng", "simulated")


def from_zero(ax) -> None:
    """The axis from zero up; with a line at zero where there are figures below it (a change)."""
    low, high = min(ax.dataLim.y0, 0.0), max(ax.dataLim.y1, 0.0)
    ax.set_ylim(1.06 * low, 1.06 * high if high > low else 1.0)
    if low < 0:
        ax.axhline(0, color=style.EVENT, lw=0.8, zorder=0)


def counted(panel: Panel) -> bool:
    """Whether the figures are whole numbers."""
    return panel.kind == "count" and not (panel.rows["outcome"].dropna() % 1).any()


def total(ax, panel: Panel) -> None:
    """One figure for a window of years: a bar across them, because it is no figure of its last year."""
    row, (first, last) = panel.rows.iloc[0], (_day(day) for day in panel.window)
    if not np.isnan(row["low"]) and not np.isnan(row["high"]):
        ax.fill_between([first, last], row["low"], row["high"], color=style.QUIET, alpha=0.25, lw=0)
    for height in dict.fromkeys(v for v in (row["outcome"], row["low"], row["high"]) if not np.isnan(v)):
        ax.plot([first, last], [height, height], color=style.OBSERVED, lw=2.2, solid_capstyle="butt", zorder=4)


def _day(day: dt.date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 366


def points(ax, panel: Panel, language: str = "vi") -> None:
    """The recorded figures, joined where they follow each other; each says its value."""
    for _, part in panel.rows.groupby("part", sort=False):
        known = part[part["outcome"].notna()]
        year = position(known["period"])
        for run in np.split(np.arange(len(known)), np.where(np.diff(year) > _step(panel) * 1.01)[0] + 1):
            ax.plot(year[run], known["outcome"].to_numpy()[run], color=style.QUIET, lw=0.9, zorder=2)
        hollow = known["derived"].to_numpy(bool) | known["quantifier"].eq("about").to_numpy()
        said = [
            f"{p}: {number(v, language, 0 if v % 1 == 0 else 1)}" for p, v in zip(known["period"], known["outcome"], strict=True)
        ]
        style.speak(ax, year, known["outcome"], said)
        for mask, face in ((~hollow, style.OBSERVED), (hollow, "white")):
            ax.plot(year[mask], known["outcome"].to_numpy()[mask], "o", ms=5, mfc=face, mec=style.OBSERVED, ls="", zorder=4)
        for row in part[part["outcome"].isna()].itertuples():
            at = position(pd.Series([row.period]))[0]
            up = np.isnan(row.high)
            ax.plot([at], [row.low if up else row.high], "_", color=style.OBSERVED, ms=9, zorder=4)
            ax.annotate("", (at, (row.low if up else row.high)), xytext=(0, 16 if up else -16), textcoords="offset points",
                        arrowprops={"arrowstyle": "<-", "color": style.OBSERVED, "lw": 1.0})  # fmt: skip


def fitted_line(ax, effect: Estimate) -> None:
    """The model with its interval, and what it says of the time after a start without it."""
    series = effect.series
    year = position(pd.Series(pd.PeriodIndex(series["period"], freq=effect.design.panel.frequency)))
    ax.fill_between(
        year, series["low"].astype(float), series["high"].astype(float), color=style.FITTED, alpha=0.15, lw=0, zorder=1
    )
    ax.plot(year, series["fitted"].astype(float), color=style.FITTED, lw=1.8, zorder=3)
    if series["counterfactual"].notna().any():
        ax.plot(year, series["counterfactual"].astype(float), color=style.COUNTERFACTUAL, lw=1.6, ls="--", zorder=3)


def breaks(ax, panel: Panel, language: str, starts: tuple[dt.date, ...] = ()) -> None:
    """Vertical lines with labels in as many rows as keep them apart, just above the horizontal axis."""
    rows: list[float] = []
    inside = panel.rows["period"]
    asked = [pd.Period(day, freq=panel.frequency) for day in starts]
    asked = [period for period in asked if inside.min() <= period <= inside.max()]
    asked = [Break(period=period, kind="start", text=_written_period(period)) for period in asked]
    left, right = ax.get_xlim()
    inch = (right - left) / (style.WIDTH * 0.89)
    for at in sorted((*panel.breaks, *asked), key=lambda b: b.period):
        year = position(pd.Series([at.period]))[0] - (0.5 if at.kind in ("splice", "label") else 0)
        ax.axvline(year, color=style.EVENT, lw=1.0, ls=BREAK_STYLE[at.kind], zorder=0)
        label = letters.lines(BREAK_WORD[at.kind].to(language) + at.text.to(language), SMALL, LONGEST, most=1)[0]
        width = (letters.width(label, SMALL) + 0.12) * inch
        flip = year + width > right
        start = year - width if flip else year
        row = next((i for i, end in enumerate(rows) if start > end), len(rows))
        rows[row : row + 1] = [start + width]
        ax.annotate(label, (year, 0.02 + 0.052 * row), xycoords=("data", "axes fraction"), fontsize=SMALL, color="#555555", bbox={"boxstyle": "square,pad=0.1", "fc": "white", "ec": "none", "alpha": 0.85},
                    xytext=(-2 if flip else 2, 0),
            ha="right" if flip else "left", textcoords="offset points", zorder=5)  # fmt: skip


def origin(panels: list[Panel], language: str) -> str:
    """Where the figures of panels come from, for the foot of a figure; empty where nothing is known."""
    known = {code: source.outlet for code, source in sources().items()} | {"simulated": SIMULATION.to(language)}
    outlets = [known.get(code, code) for panel in panels for code in panel.sources]
    return f"{ {'vi': 'Nguồn', 'en': 'Sources'}[language] }: {'; '.join(dict.fromkeys(outlets)).rstrip('.')}." if outlets else ""


def _written_period(period: pd.Period) -> Text:
    month = f"{period.month:02d}/{period.year}", f"{MONTHS[period.month - 1]} {period.year}"
    return Text(*month) if period.freqstr[0] == "M" else Text(str(period), str(period))


def position(periods: pd.Series) -> np.ndarray:
    """Years as numbers; a month or quarter at its place within the year."""
    if not len(periods):
        return np.array([])
    index = pd.PeriodIndex(periods)
    within = np.zeros(len(index)) if index.freqstr[0] == "Y" else (index.start_time.dayofyear.to_numpy() - 1) / 366
    return index.year.to_numpy() + within


def years(panel: Panel) -> tuple[float, float]:
    """The first and the last year of a panel, as numbers."""
    if panel.window:
        return _day(panel.window[0]), _day(panel.window[1])
    at = position(panel.rows["period"])
    return float(at.min()), float(at.max())


def _step(panel: Panel) -> float:
    return {"Y": 1.0, "Q": 0.26, "M": 0.09}[panel.frequency]
