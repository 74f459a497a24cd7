"""Figures about the record itself: which years have figures, and how last digits are spread."""

from __future__ import annotations

import pandas as pd

from analysis.catalogue import indicator
from analysis.language import LANGUAGES, Text, number
from analysis.present import style
from analysis.present.display import Figure


def coverage(table: pd.DataFrame, title: Text, language: str = "vi", name: str = "coverage", mark: int | None = None) -> Figure:
    """Figures an indicator (rows) and year (columns) as squares: empty where none stands. `mark` draws a year as a line."""
    data = table.rename_axis(index="indicator").reset_index().melt("indicator", var_name="year", value_name="figures")
    full = Text("{title}: {cells} ô có số trên {all} ô.", "{title}: {cells} of {all} cells hold a figure.").fill(
        title=title, cells=int((table > 0).to_numpy().sum()), all=int(table.size)
    )
    return Figure(
        name=name, language=language, alt=full, data=data, draw=lambda lang: _draw_coverage(table, full.to(lang), lang, mark)
    )


def digits(table: pd.DataFrame, p_value: float, language: str = "vi", name: str = "digits") -> Figure:
    """Last digits observed (bars) and expected (line)."""
    n = int(table["observed"].sum())
    even = p_value >= 0.05
    title = Text(
        "Chữ số cuối của {n} con số {word} (chi bình phương, p = {p})", "The last digits of {n} figures {word} (chi-square, p = {p})"
    ).fill(
        n=n, p=Text(*(number(p_value, lang, 3) for lang in LANGUAGES)),
        word=Text("không lệch rõ", "show no clear heaping") if even else Text("lệch khỏi phân bố đều", "are not evenly spread"),
    )  # fmt: skip
    return Figure(
        name=name, language=language, alt=title, data=table, draw=lambda lang: _draw_digits(table, title.to(lang), lang)
    )


def _draw_coverage(table: pd.DataFrame, title: str, language: str, mark: int | None):
    names = style.written_rows([indicator(code).label.to(language) for code in table.index[::-1]], 7.5, 0.44)
    fig, ax = style.canvas(1.3 + style.rows_height(names, 7.5, 0.2))
    years = list(table.columns)
    for row, (_, cells) in enumerate(table[::-1].iterrows()):
        ax.plot(years, [row] * len(years), "s", ms=6.5, mfc="#efefef", mec="none")
        for many, colour in ((False, style.FITTED), (True, style.COUNTERFACTUAL)):
            chosen = [y for y, n in cells.items() if (n > 1 if many else n == 1)]
            ax.plot(chosen, [row] * len(chosen), "D" if many else "s", ms=6 if many else 6.5, color=colour, mec="none")
    if mark:
        ax.axvline(mark + 0.31, color=style.EVENT, lw=1)
    ax.set_ylim(-0.7, len(table) - 0.3)
    style.year_axis(ax, years[0], years[-1])
    ax.tick_params(length=0)
    note = {"vi": "Ô xanh: một con số; hình thoi cam: nhiều con số (có thể mâu thuẫn); ô xám: không có. Vạch đứng: 22/10/2010.",
            "en": "Blue: one figure; orange diamond: several (they may conflict); grey: none. Line: 22 October 2010."}[language]  # fmt: skip
    style.dress(fig, title, note, "", False, language, 0.3)
    style.name_rows(fig, ax, range(len(table)), names, 7.5)
    return fig


def _draw_digits(table: pd.DataFrame, title: str, language: str):
    fig, ax = style.canvas(3.2)
    ax.bar(table["digit"], table["observed"], color=style.FITTED, width=0.7)
    ax.axhline(table["expected"].iloc[0], color=style.COUNTERFACTUAL, ls="--", lw=1.4)
    ax.set_xticks(range(10))
    note = {"vi": "Cột: số con số có chữ số cuối đó; đường đứt: mức kỳ vọng nếu phân bố đều.",
            "en": "Bars: figures with that last digit; dashed line: expected if evenly spread."}[language]  # fmt: skip
    style.dress(fig, title, note, "", False, language, 0.3)
    return fig
