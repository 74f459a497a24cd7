"""The one look of all figures: colours with a meaning, the title that is the finding, the subtitle that is the measure."""

from __future__ import annotations

import io
import math
import re
import struct
import textwrap
import zlib

import matplotlib
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Canvas
from matplotlib.ticker import AutoLocator, Formatter, FuncFormatter, MaxNLocator, NullFormatter

from analysis.language import SIMULATED, number

# The same everywhere; a line style goes with each colour (colours of seaborn's "colorblind" palette).
OBSERVED, FITTED, COUNTERFACTUAL, QUIET, EVENT = "#222222", "#0173b2", "#de8f05", "#8a8a8a", "#9c9c9c"
DISPLACED = "#029e73"  # where an effect may have moved to
WIDTH = 8.4  # inches
DPI = 150  # of a PNG
LINES = 32  # of pixels, packed at a time
MOST_DECIMALS = 8
FONT = {
    "font.family": "DejaVu Sans",
    "font.size": 9.5,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": "#555555",
    "axes.linewidth": 0.8,
    "xtick.color": "#333333",
    "ytick.color": "#333333",
    "svg.fonttype": "path",
    "text.hinting": "no_hinting",  # as in the SVG
    "svg.hashsalt": "directive48",
    "figure.dpi": 100,
}


def canvas(height: float, rows: int = 1, columns: int = 1, **kwargs):
    """An empty figure of the common width and its axes, without pyplot's global state."""
    with matplotlib.rc_context(FONT):
        fig = Canvas(figsize=(WIDTH, height))
        return fig, fig.subplots(rows, columns, **kwargs)


def dress(fig: Canvas, title: str, subtitle: str, foot: str, simulated: bool, language: str, bottom: float = 0.35) -> None:
    """Title (the finding), subtitle (measure, unit, places, period), foot (sources), and the mark of simulated data."""
    height = fig.get_figheight()
    mark = f"{SIMULATED.to(language)} — " if simulated else ""
    lines = textwrap.wrap(mark + title, 78)
    notes = textwrap.wrap(subtitle, 108)
    feet = textwrap.wrap(foot, 128)
    top = 0.12
    for line in lines:
        fig.text(0.015, 1 - top / height, line, fontsize=11.5, fontweight="bold", va="top", family="DejaVu Sans")
        top += 0.22
    for line in notes:
        fig.text(0.015, 1 - top / height, line, fontsize=9, color="#444444", va="top", family="DejaVu Sans")
        top += 0.18
    for index, line in enumerate(reversed(feet)):
        fig.text(0.015, (0.06 + 0.15 * index) / height, line, fontsize=7.5, color="#666666", va="bottom", family="DejaVu Sans")
    if simulated:
        fig.text(0.5, 0.5, SIMULATED.to(language), fontsize=38, color="#cc0000", alpha=0.12, ha="center", va="center",
                 rotation=18, family="DejaVu Sans")  # fmt: skip
    fig.subplots_adjust(
        top=1 - (top + 0.22) / height, bottom=(bottom + 0.15 * len(feet) + 0.06) / height, left=0.085, right=0.975
    )


class Numbers(Formatter):
    """Ticks as the language writes numbers, each with the decimals that it needs to be the tick; on a linear axis all alike."""

    def __init__(self, language: str):
        self.language = language

    def __call__(self, value: float, pos: int | None = None) -> str:
        return number(value, self.language, _decimals(value))

    def format_ticks(self, values) -> list[str]:
        if self.axis.get_scale() != "linear":
            return super().format_ticks(values)
        decimals = max(map(_decimals, values), default=0)
        return [number(value, self.language, decimals) for value in values]


def _decimals(value: float) -> int:
    """The decimals of a tick, up to rounding noise."""
    return next(
        (d for d in range(MOST_DECIMALS) if math.isclose(round(value, d), value, rel_tol=1e-9, abs_tol=1e-12)), MOST_DECIMALS
    )


def number_axis(axis, language: str, whole: bool = False, most: int = 6) -> None:
    """Ticks written as the language writes numbers: about `most` of them, or those that were set; `whole`: at whole numbers.

    Within one power of ten the minor ticks of a log axis are written too.
    """
    if isinstance(axis.get_major_locator(), AutoLocator):
        axis.set_major_locator(MaxNLocator(nbins=most, steps=[1, 2, 2.5, 5, 10], integer=whole, min_n_ticks=1))
    axis.set_major_formatter(Numbers(language))
    low, high = sorted(axis.get_view_interval())
    within = axis.get_scale() == "log" and high < 10 * low
    axis.set_minor_formatter(Numbers(language) if within else NullFormatter())


def year_axis(ax, first: float, last: float) -> None:
    """Whole years, few enough to stay apart. Neither axis has a label (the subtitle says what is measured): none is fitted in."""
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_label_coords(0, 0)
    ax.set_xlim(first - 0.6, last + 0.6)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=12, min_n_ticks=1))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0f}"))


def apart(at: list[float], least: float) -> list[float]:
    """Positions of labels, in the order given, moved as little as keeps each `least` away from the next."""
    order = sorted(range(len(at)), key=lambda i: at[i])
    placed = list(at)
    for before, after in zip(order, order[1:], strict=False):
        placed[after] = max(placed[after], placed[before] + least)
    return placed


def end_labels(ax, ends: list[tuple[float, float, str, str]]) -> None:
    """Names (x, y, word, colour) beside the ends of lines, kept apart. The axes need the limits they will have."""
    low, high = ax.get_ylim()
    at = apart([y for _, y, _, _ in ends], 0.055 * (high - low))
    for (x, _, word, colour), y in zip(ends, at, strict=True):
        ax.annotate(word, (x, y), xytext=(4, 0), textcoords="offset points", fontsize=8, color=colour, va="center")


def rendered(fig: Canvas, formats: tuple[str, ...]) -> dict[str, bytes]:
    """The figure in each format, without dates, so that the same figure gives the same bytes."""
    writers = {"svg": _svg, "png": _png}
    with matplotlib.rc_context(FONT):
        return {kind: writers[kind](fig) for kind in formats}


def _svg(fig: Canvas) -> bytes:
    buffer = io.BytesIO()
    fig.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return _steady(buffer.getvalue())


def _png(fig: Canvas) -> bytes:
    """The figure at DPI. Written without line filters: on flat colours four times as fast as Pillow's choice, and no larger."""
    fig.set_dpi(DPI)
    drawn = FigureCanvasAgg(fig)
    drawn.draw()
    pixels = np.asarray(drawn.buffer_rgba())  # opaque
    lines = np.zeros((LINES, 1 + 3 * pixels.shape[1]), np.uint8)  # each opens with its filter, 0: none
    packer, packed = zlib.compressobj(3), []
    for start in range(0, len(pixels), LINES):
        part = pixels[start : start + LINES]
        for colour in range(3):
            lines[: len(part), 1 + colour :: 3] = part[:, :, colour]
        packed.append(packer.compress(lines[: len(part)]))
    metre = round(DPI / 0.0254)
    parts = {
        b"IHDR": struct.pack(">IIBBBBB", pixels.shape[1], pixels.shape[0], 8, 2, 0, 0, 0),  # 8 bits, red green blue
        b"pHYs": struct.pack(">IIB", metre, metre, 1),
        b"IDAT": b"".join((*packed, packer.flush())),
        b"IEND": b"",
    }
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts.items()
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _steady(svg: bytes) -> bytes:
    """Coordinates to three decimals, so that rounding noise of the process does not make equal figures differ.

    The grid is moved by an odd fraction, because the exact halves that layouts produce would still fall to either side.
    """

    def rounded(match: re.Match[bytes]) -> bytes:
        return b"%g" % (math.floor(float(match[0]) * 1000 + 0.4873) / 1000)

    return re.sub(rb"-?\d+\.\d{4,}", rounded, svg)
