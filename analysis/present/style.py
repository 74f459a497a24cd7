"""The one look of all figures: colours with a meaning, the title that is the finding, the subtitle that is the measure."""

from __future__ import annotations

import math
from collections.abc import Iterable

import matplotlib
from matplotlib.figure import Figure
from matplotlib.ticker import AutoLocator, FixedLocator, Formatter, FuncFormatter, MaxNLocator, NullFormatter

from analysis.language import SIMULATED, Text, number
from analysis.present import letters

# The same everywhere; a line style goes with each colour (colours of seaborn's "colorblind" palette).
OBSERVED, FITTED, COUNTERFACTUAL, QUIET, EVENT = "#222222", "#0173b2", "#de8f05", "#8a8a8a", "#9c9c9c"
DISPLACED = "#029e73"  # where an effect may have moved to
WIDTH = 8.4  # inches
SIDE = 0.13  # inches left free beside title, subtitle and foot
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


class Canvas(Figure):
    """A figure, and its points that say their value where a reader points at them."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.spoken: list[tuple] = []  # axes, x, y, words


def speak(ax, xs: Iterable[float], ys: Iterable[float], words: Iterable[str]) -> None:
    """Give points (in the units of the axes) the words that an SVG says of them."""
    ax.figure.spoken += [(ax, float(x), float(y), text) for x, y, text in zip(xs, ys, words, strict=True)]


def canvas(height: float, rows: int = 1, columns: int = 1, **kwargs):
    """An empty figure of the common width and its axes, without pyplot's global state."""
    with matplotlib.rc_context(FONT):
        fig = Canvas(figsize=(WIDTH, height))
        return fig, fig.subplots(rows, columns, **kwargs)


def dress(
    fig: Canvas, title: str, subtitle: str, foot: str, simulated: bool, language: str, bottom: float = 0.35, over: float = 0.22
) -> None:
    """Title (the finding), subtitle (measure, unit, places, period), foot (sources), and the mark of simulated data.

    Each further line makes the figure taller, and the axes begin where their widest tick ends. `bottom`, `over`: inches of what
    stands below and above the axes themselves.
    """
    mark = f"{SIMULATED.to(language)} — " if simulated else ""
    room = fig.get_figwidth() - 2 * SIDE
    lines = letters.lines(mark + title, 11.5, room, bold=True)
    notes, feet = letters.lines(subtitle, 9, room), letters.lines(foot, 7.5, room) if foot else []
    further = 0.22 * (len(lines) - 1) + 0.18 * (len(notes) - 1) + 0.15 * max(0, len(feet) - 1)
    height = fig.get_figheight() + further
    fig.set_figheight(height)
    top, left = 0.12, SIDE / fig.get_figwidth()
    for line in lines:
        fig.text(left, 1 - top / height, line, fontsize=11.5, fontweight="bold", va="top", family=letters.FAMILY)
        top += 0.22
    for line in notes:
        fig.text(left, 1 - top / height, line, fontsize=9, color="#444444", va="top", family=letters.FAMILY)
        top += 0.18
    for index, line in enumerate(reversed(feet)):
        fig.text(left, (0.06 + 0.15 * index) / height, line, fontsize=7.5, color="#666666", va="bottom", family=letters.FAMILY)
    if simulated:
        fig.text(0.5, 0.5, SIMULATED.to(language), fontsize=38, color="#cc0000", alpha=0.12, ha="center", va="center",
                 rotation=18, family=letters.FAMILY)  # fmt: skip
    margin = max(0.085, (max(map(ticks_width, fig.axes)) + 0.2) / fig.get_figwidth())
    fig.subplots_adjust(
        top=1 - (top + over) / height, bottom=(bottom + 0.15 * len(feet) + 0.06) / height, left=margin, right=0.975
    )


def ticks_width(ax) -> float:
    """Inches of the widest number beside the axes."""
    low, high = sorted(ax.yaxis.get_view_interval())
    at = [tick for tick in ax.yaxis.get_majorticklocs() if low <= tick <= high]
    size = max((label.get_fontsize() for label in ax.yaxis.get_majorticklabels()), default=9.5)
    return max((letters.width(text, size) for text in ax.yaxis.get_major_formatter().format_ticks(at)), default=0.0)


def spread(fig: Canvas, axes, above: float) -> None:
    """Panels apart by what stands between them: their own numbers, and titles of `above` inches over each row."""
    rows, columns = axes.shape
    wide, high = (fig.get_figwidth() * (fig.subplotpars.right - fig.subplotpars.left),
                  fig.get_figheight() * (fig.subplotpars.top - fig.subplotpars.bottom))  # fmt: skip
    own = max((ticks_width(ax) for ax in axes[:, 1:].flat if ax.yaxis.get_tick_params()["labelleft"]), default=0.0)
    gap = own + 0.2
    fig.subplots_adjust(
        wspace=gap / ((wide - gap * (columns - 1)) / columns), hspace=above / ((high - above * (rows - 1)) / rows)
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


IN_PERCENT = Text("% chênh lệch; 0: không khác", "% difference; 0: none")
PERCENTS = (
    -95, -90, -80, -70, -60, -50, -40, -30, -20, -15, -10, -5, -2, -1, -0.5, 0,
    0.5, 1, 2, 5, 10, 15, 20, 30, 40, 50, 75, 100, 150, 200, 300, 500, 1000, 3000, 10000,
)  # fmt: skip


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


def percent_axis(axis, language: str, most: int = 7) -> None:
    """Ticks of an axis in logarithms, written as the per cent by which a level is higher or lower."""
    low, high = sorted(axis.get_view_interval())
    shown: list[float] = []
    for at in sorted((math.log1p(p / 100) for p in PERCENTS), key=abs):  # from no difference outwards
        if low <= at <= high and all(abs(at - other) >= (high - low) / most for other in shown):
            shown.append(at)
    axis.set_major_locator(FixedLocator(sorted(shown)))
    axis.set_major_formatter(FuncFormatter(lambda at, _: _percent(100 * math.expm1(at), language)))
    axis.set_minor_formatter(NullFormatter())


def _percent(change: float, language: str) -> str:
    return f"{'+' if round(change, 1) > 0 else ''}{number(change, language, 0 if abs(change) >= 5 or abs(change) < 0.05 else 1)}%"


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


def written_rows(names: list[str], size: float, share: float = 0.42, most: int = 2, inches: float = WIDTH) -> list[str]:
    """Names of rows in as many lines as a share of the figure's width asks for."""
    return ["\n".join(letters.lines(name, size, share * inches, most=most)) for name in names]


def rows_height(written: list[str], size: float, least: float) -> float:
    """Inches of rows with these names, one below the other."""
    most = max((name.count("\n") + 1 for name in written), default=1)
    return max(least, 1.42 * most * size / 72 + 0.02) * len(written)


def name_rows(fig: Canvas, ax, at: Iterable[float], written: list[str], size: float) -> None:
    """Names left of the axes, which begin where the widest of them ends. The last thing that is set of a figure."""
    ax.set_yticks(list(at), written, fontsize=size)
    widest = max((letters.width(line, size) for name in written for line in name.split("\n")), default=0.0)
    fig.subplots_adjust(left=min(0.6, (widest + 0.22) / fig.get_figwidth()))


def interval(ax, row: float, effect, low: float, high: float) -> None:
    """A dot and its interval in one row; where the interval goes on beyond `low` or `high`, an arrow."""
    ends = max(effect.low, low), min(effect.high, high)
    ax.plot(ends, [row, row], color=FITTED, lw=1.6, zorder=2)
    for end, beyond, mark in ((ends[0], effect.low < low, "<"), (ends[1], effect.high > high, ">")):
        if beyond:
            ax.plot([end], [row], mark, color=FITTED, ms=4, zorder=2, clip_on=False)
    if low <= effect.value <= high:
        ax.plot([effect.value], [row], "o", color=OBSERVED, ms=4.2, zorder=3)
