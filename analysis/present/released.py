"""The figure of a released table: a tile a place and year, coloured by its count; a cell that is held back is hatched and has no colour."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from analysis.language import LANGUAGES, Text, number
from analysis.present import style
from analysis.present.display import Figure

HELD = Text(
    "gạch chéo: không công bố vì số quá nhỏ, hoặc vì từ đó tính ra được số quá nhỏ",
    "hatched: held back, because small or because a small one would follow from it",
)
MEASURE = Text("Số đếm theo nơi và năm; {held}.", "Counts by place and year; {held}.").fill(held=HELD)
LONGEST = 24  # letters of a name beside its tiles
MOST = 40  # tiles a row with their numbers written


def tiles(counts: pd.DataFrame, held: pd.DataFrame, title: Text, simulated: bool, name: str, names: dict[str, Text]) -> Figure:
    """`counts`: places by years, NaN where nothing is printed; `held`: True where a count is held back; `names` of the places. Drawn from these alone."""
    data = counts.melt(ignore_index=False, var_name="year", value_name="count").reset_index(names="place")
    data["held_back"] = held.melt(ignore_index=False)["value"].to_numpy()
    alt = Text(*(f"{title.to(lang)}. {MEASURE.to(lang)}" for lang in LANGUAGES))
    return Figure(
        name=name,
        language="vi",
        alt=alt,
        data=data,
        simulated=simulated,
        draw=lambda lang: _draw(
            counts, held, title.to(lang), [" ".join(names[code].to(lang).split()) for code in counts.index], lang, simulated
        ),
    )


def _draw(counts: pd.DataFrame, held: pd.DataFrame, title: str, places: list[str], language: str, simulated: bool):
    rows, columns = counts.shape
    fig, ax = style.canvas(1.9 + 0.26 * rows)
    values = counts.to_numpy(float)
    shown = np.ma.masked_invalid(np.log1p(values))
    ax.imshow(
        shown,
        cmap="Blues",
        aspect="auto",
        vmin=0,
        vmax=max(1.0, float(np.nanmax(np.log1p(values))) * 1.4 if np.isfinite(values).any() else 1.0),
    )
    for row, column in np.argwhere(held.to_numpy(bool)):
        ax.fill_between(
            [column - 0.5, column + 0.5], row - 0.5, row + 0.5, facecolor="white", edgecolor=style.QUIET, hatch="////", lw=0
        )
    if columns <= MOST:
        for row, column in np.argwhere(np.isfinite(values)):
            ax.text(
                column,
                row,
                number(values[row, column], language),
                ha="center",
                va="center",
                fontsize=max(4.0, 8 - math.sqrt(columns) / 2),
                parse_math=False,
            )
    ax.set_yticks(
        range(rows),
        [place if len(place) <= LONGEST else place[: LONGEST - 1] + "…" for place in places],
        fontsize=7.5,
        parse_math=False,
    )
    ax.set_xticks(range(columns), [str(year) for year in counts.columns], fontsize=7.5, rotation=45 if columns > 12 else 0)
    ax.tick_params(length=0)
    style.dress(fig, title, MEASURE.to(language), "", simulated, language)
    fig.subplots_adjust(left=0.05 + 0.0085 * min(LONGEST, max(map(len, places))))
    return fig
