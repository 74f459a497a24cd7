"""Figures for paper, drawn from saved results alone: as wide as the text of an A4 page, letters as large as a table's.

Title and source stand in the caption beside the figure; the mark of simulated data stands in it.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import matplotlib
import numpy as np
import pandas as pd

from analysis.language import Text
from analysis.present import letters, style
from analysis.present.display import SIMULATED
from analysis.present.rendered import rendered
from analysis.present.series import position

INCHES = 6.3  # 160 mm
MOST_DOTS = 40  # points of a series; more are a line
APART = 30  # times the smallest value, from where an axis is logarithmic
SHOWN = 12  # horizons drawn on each side of the start
LOOK = {**style.FONT, "font.size": 9}
BEFORE, AFTER = Text("trước khi bắt đầu", "before the start"), Text("sau khi bắt đầu", "after the start")


class Curve(NamedTuple):
    """A series with its model: columns period, observed, fitted, counterfactual, low, high."""

    title: str
    unit: str
    frame: pd.DataFrame


class Dot(NamedTuple):
    """A value with its interval; `value` may be NaN where only the interval is known."""

    label: str
    value: float
    low: float
    high: float


def curves(shown: list[Curve], language: str, simulated: bool) -> bytes:
    """Small multiples, two beside each other, each on its own axis from zero; one alone as wide as the page."""
    return _drawn(curve_canvas(shown, language), language, simulated, "png")


def curve_canvas(shown: list[Curve], language: str) -> style.Canvas:
    """The figure of `curves` before it is a file."""
    columns = min(2, len(shown))
    rows = -(-len(shown) // columns)
    fig, axes = _paper(2.9 if len(shown) == 1 else 0.3 + 1.5 * rows, rows, columns)
    for ax in axes.flat[len(shown) :]:
        ax.set_visible(False)
    for ax, curve in zip(axes.flat, shown, strict=False):
        _curve(ax, curve, language, INCHES * (0.38 if columns == 2 else 0.87))
    fig.subplots_adjust(
        left=0.09, right=0.98, top=1 - 0.4 / fig.get_figheight(), bottom=0.3 / fig.get_figheight(), hspace=0.8, wspace=0.24
    )
    return fig


def _curve(ax, curve: Curve, language: str, room: float) -> None:
    frame = curve.frame
    at = position(pd.Series([pd.Period(period) for period in frame["period"]]))
    columns = {name: frame[name].astype(float).to_numpy() for name in ("observed", "fitted", "counterfactual", "low", "high")}
    marks = {"marker": "o", "ms": 2.6, "ls": ""} if len(frame) <= MOST_DOTS else {"lw": 0.8}
    ax.plot(at, columns["observed"], color=style.OBSERVED, zorder=3, **marks)
    if np.isfinite(columns["fitted"]).any():
        ax.plot(at, columns["fitted"], color=style.FITTED, lw=1.5)
        if np.isfinite(columns["low"]).any():
            ax.fill_between(at, columns["low"], columns["high"], color=style.FITTED, alpha=0.15, lw=0)
    ax.plot(at, columns["counterfactual"], "--", color=style.COUNTERFACTUAL, lw=1.4)
    known = np.concatenate([columns[name] for name in ("observed", "fitted", "counterfactual", "high")])
    known = known[np.isfinite(known)]
    low, high = min(0.0, known.min(initial=0.0)), max(known.max(initial=0.0), 1e-9)
    ax.set_ylim(1.08 * low, 1.08 * high)
    ax.set_title("\n".join(letters.lines(curve.title, 8.5, room, most=2)), loc="left", fontsize=8.5, pad=4)
    style.number_axis(ax.yaxis, language, most=4)
    style.year_axis(ax, at.min(), at.max())
    ax.locator_params(axis="x", nbins=5 if room < INCHES / 2 else 10)
    ax.tick_params(labelsize=8)


def horizons(frame: pd.DataFrame, language: str, simulated: bool, logs: bool = False) -> bytes:
    """The effect by periods since the start (columns horizon, value, low, high; `logs`: of ratios), as many on each side as can be read."""
    return _drawn(horizon_canvas(frame, language, logs), language, simulated, "png")


def horizon_canvas(frame: pd.DataFrame, language: str, logs: bool = False) -> style.Canvas:
    """The figure of `horizons` before it is a file."""
    frame = frame[frame["horizon"].between(-SHOWN, SHOWN)]
    fig, axes = _paper(2.9)
    ax = axes[0, 0]
    for after, part in frame.groupby(frame["horizon"] >= 0):
        colour, mark = (style.FITTED, "D") if after else (style.QUIET, "o")
        ax.vlines(part["horizon"], part["low"], part["high"], color=colour, lw=1.5)
        ax.plot(part["horizon"], part["value"], mark, color=colour, ms=4, ls="")
    ax.axhline(0, color=style.EVENT, lw=1)
    ax.axvline(-0.5, color=style.EVENT, lw=1, ls=":")
    for text, x, side, there in ((BEFORE, -0.7, "right", frame["horizon"] < 0), (AFTER, -0.3, "left", frame["horizon"] >= 0)):
        if not there.any():
            continue  # no point stands there, and there is no room for words
        ax.text(x, 1.02, text.to(language), transform=ax.get_xaxis_transform(), ha=side, va="bottom", fontsize=9, color="#444444")
    (style.percent_axis if logs else style.number_axis)(ax.yaxis, language)
    style.number_axis(ax.xaxis, language, whole=True, most=12)
    fig.subplots_adjust(left=0.1, right=0.98, top=0.9, bottom=0.12)
    return fig


def intervals(dots: list[Dot], null: float | None, language: str, simulated: bool, kind: str = "png") -> bytes:
    """Dots with their intervals on one axis, in the order given, a line at no change; as PNG or SVG."""
    return _drawn(interval_canvas(dots, null, language), language, simulated, kind)


def interval_canvas(dots: list[Dot], null: float | None, language: str) -> style.Canvas:
    """The figure of `intervals` before it is a file."""
    names = style.written_rows([dot.label for dot in dots], 8.5, 0.4, 3, INCHES)
    fig, axes = _paper(0.5 + max(0.3, 0.15 * max(name.count("\n") + 1 for name in names) + 0.06) * len(dots))
    ax = axes[0, 0]
    at = np.arange(len(dots))[::-1]
    ends = [end for dot in dots for end in (dot.low, dot.high, dot.value) if np.isfinite(end)]
    low, high = _room(ends)
    if low > 0:
        ax.set_xscale("log")
    ax.hlines(at, [max(dot.low, low) for dot in dots], [min(dot.high, high) for dot in dots], color=style.FITTED, lw=1.6)
    ax.plot([dot.value for dot in dots], at, "o", color=style.OBSERVED, ms=4.5, ls="")
    if null is not None and low <= null <= high:
        ax.axvline(null, color=style.EVENT, lw=1)
    ax.set_ylim(-0.6, len(dots) - 0.4)
    ax.set_xlim(low, high)
    style.number_axis(ax.xaxis, language, most=5)
    ax.tick_params(axis="x", labelsize=8)
    fig.subplots_adjust(right=0.97, top=0.97, bottom=0.28 / fig.get_figheight())
    style.name_rows(fig, ax, at, names, 8.5)
    return fig


def _room(ends: list[float]) -> tuple[float, float]:
    """The ends of the axis; of numbers of very different size, none negative, those of a logarithmic one."""
    positive = [end for end in ends if end > 0]
    if min(ends) >= 0 and positive and max(positive) > APART * min(positive):
        return min(positive) / 1.3, max(positive) * 1.3
    span = (max(ends) - min(ends)) or 1.0
    return min(min(ends) - 0.05 * span, 0.0 if min(ends) >= 0 else math.inf), max(ends) + 0.05 * span


def _paper(height: float, rows: int = 1, columns: int = 1):
    """An empty figure of the width of the text, and its axes."""
    with matplotlib.rc_context(LOOK):
        fig = style.Canvas(figsize=(INCHES, height))
        return fig, fig.subplots(rows, columns, squeeze=False)


def _drawn(fig: style.Canvas, language: str, simulated: bool, kind: str) -> bytes:
    if simulated:
        fig.text(
            0.5, 0.5, SIMULATED.to(language), fontsize=30, color="#cc0000", alpha=0.13, ha="center", va="center", rotation=14
        )
    with matplotlib.rc_context(LOOK):
        return rendered(fig, (kind,))[kind]
