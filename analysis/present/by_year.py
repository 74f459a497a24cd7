"""The recorded figures of a series by calendar year, as a table beside its trend, so that the one can be checked by the other."""

from __future__ import annotations

import math

import pandas as pd

from analysis.language import Text, number
from analysis.panel import Panel
from analysis.panel.frame import NEEDED
from analysis.panel.yearly import IN_A_YEAR, by_year
from analysis.present.display import Table
from analysis.present.rates import rate_unit

NAME = "by_year"
TITLE = Text("Số ghi nhận theo năm: {label}", "Recorded figures by year: {label}")
FOOT = Text(
    "Thay đổi so với năm trước tính trên {base}. Năm thiếu kỳ không được so.",
    "The change on the year before is that of {base}. A year with periods missing is not compared.",
)
FOOT_OF_SUM = Text(
    "Cộng mọi ô có số của {n} địa bàn; ô thiếu không được ước tính. Thay đổi so với năm trước tính trên {base}; năm thiếu ô không được so.",
    "All the figures that {n} places have are added; what is missing is not estimated. The change on the year before is that of {base}; a year with figures missing is not compared.",
)
UNRATED = Text(
    " Không gồm {n} dòng có số mà không có mẫu số.",
    " Without {n} rows that have a figure and no persons or units to count it per.",
)
MEANS = Text(
    "Trung bình của mọi ô có số của {n} địa bàn. Năm thiếu ô không được so.",
    "The mean of all the figures that {n} places have. A year with figures missing is not compared.",
)
PERIODS, CELLS = Text("{n}/{all} kỳ", "{n} of {all} periods"), Text("{n}/{all} ô", "{n} of {all} figures")
PART = Text("chỉ có {n}/{all} kỳ", "only {n} of {all} periods")
BASES = {True: Text("tỷ suất", "the rate"), False: Text("số ghi nhận", "the recorded figure")}


def years_table(panel: Panel, language: str = "vi", name: str = NAME) -> Table:
    """A row a year: the figure, its rate where persons are known, the change on the year before, and how much of the year is missing."""
    years = by_year(panel)
    places = len(panel.summed.places) if panel.summed else len(panel.places)
    missing = PERIODS if places == 1 else CELLS
    rated = bool(years["rate"].notna().any())
    level = years["rate"] if rated else years["value"]
    before = level.where(years["whole"]).reindex(years.index - 1).to_numpy()
    change = (100 * (level.where(years["whole"]) / before - 1)).where(before > 0)
    digits = 0 if panel.kind == "count" else 1

    def build(lang: str) -> pd.DataFrame:
        rows = [
            (
                str(year), number(row.value, lang, digits), number(row.rate, lang, 1) if rated else "", _changed(moved, lang) if change.notna().any() else "",
                "; ".join(text.to(lang) for text in _lacking(row, IN_A_YEAR[panel.frequency], missing)),
            )
            for (year, row), moved in zip(years.iterrows(), change, strict=True)
        ]  # fmt: skip
        return pd.DataFrame(rows, columns=_head(panel, rated, lang))

    foot = (FOOT if places == 1 else MEANS if panel.kind == "measure" else FOOT_OF_SUM).fill(base=BASES[rated], n=places)
    aside = panel.accounting.set_aside
    if unrated := int((aside["vi"] == NEEDED["exposure"].vi).sum()):
        foot = Text(foot.vi + UNRATED.vi, foot.en + UNRATED.en).fill(n=unrated)
    return Table(
        name=name, title=TITLE.fill(label=panel.label), foot=foot, build=build, language=language,
        simulated=panel.simulated,
    )  # fmt: skip


def _lacking(row: pd.Series, all_of_it: int, missing: Text) -> list[Text]:
    """What a year lacks: periods before the table begins or after it ends, and figures that should stand between."""
    part = [PART.fill(n=int(row.periods), all=all_of_it)] if row.periods < all_of_it else []
    gone = int(row.expected - row.cells)
    return part + ([missing.fill(n=gone, all=int(row.expected))] if gone else [])


def _head(panel: Panel, rated: bool, language: str) -> list[str]:
    unit = rate_unit(panel) if panel.kind == "share" else panel.unit
    figure = {
        "vi": "Trung bình" if panel.kind == "measure" else "Số ghi nhận",
        "en": "Mean" if panel.kind == "measure" else "Recorded",
    }
    counted = f"{figure[language]} ({unit.to(language)})" if unit.to(language) else figure[language]
    rest = {"vi": ("So với năm trước", "Thiếu"), "en": ("On the year before", "Missing")}[language]
    year = {"vi": "Năm", "en": "Year"}[language]
    rate = rate_unit(panel).to(language) if rated else {"vi": "Tỷ suất", "en": "Rate"}[language]
    return [year, counted, rate[:1].upper() + rate[1:], *rest]


def _changed(change: float, language: str) -> str:
    if math.isnan(change):
        return "—"
    return f"{'+' if round(change, 1) > 0 else ''}{number(change, language, 1)}%"
