"""The one look of all figures: colours with a meaning, the title that is the finding, the subtitle that is the measure."""

from __future__ import annotations

import io
import math
import re
import textwrap

import matplotlib
from matplotlib.figure import Figure as Canvas
from matplotlib.ticker import FuncFormatter, MaxNLocator

from analysis.language import number
from analysis.present.display import SIMULATED

# The same everywhere; a line style goes with each colour (colours of seaborn's "colorblind" palette).
OBSERVED, FITTED, COUNTERFACTUAL, QUIET, EVENT = "#222222", "#0173b2", "#de8f05", "#8a8a8a", "#9c9c9c"
WIDTH = 8.4  # inches
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


def number_axis(axis, language: str, decimals: int = 0) -> None:
    """Ticks written as the language writes numbers."""
    axis.set_major_formatter(FuncFormatter(lambda value, _: number(value, language, decimals)))


def year_axis(ax, first: float, last: float) -> None:
    """Whole years, few enough to stay apart."""
    ax.set_xlim(first - 0.6, last + 0.6)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=12))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0f}"))


def rendered(fig: Canvas, formats: tuple[str, ...]) -> dict[str, bytes]:
    """The figure in each format, without dates, so that the same figure gives the same bytes."""
    found = {}
    with matplotlib.rc_context(FONT):
        for kind in formats:
            buffer = io.BytesIO()
            metadata = {"svg": {"Date": None, "Creator": None}, "png": {"Software": None}}[kind]
            fig.savefig(buffer, format=kind, metadata=metadata, dpi=150)
            found[kind] = _steady(buffer.getvalue()) if kind == "svg" else buffer.getvalue()
    return found


def _steady(svg: bytes) -> bytes:
    """Coordinates to three decimals, so that rounding noise of the process does not make equal figures differ.

    The grid is moved by an odd fraction, because the exact halves that layouts produce would still fall to either side.
    """

    def rounded(match: re.Match[bytes]) -> bytes:
        return b"%g" % (math.floor(float(match[0]) * 1000 + 0.4873) / 1000)

    return re.sub(rb"-?\d+\.\d{4,}", rounded, svg)
