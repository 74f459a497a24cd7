"""A column of figures as numbers and intervals: the rule of `numbers` for every different text, questions with their cells."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.catalogue.headings import declared, folded, words
from analysis.ingest.columns.cells import numbers
from analysis.ingest.columns.cells.numbers import Figure, Read
from analysis.ingest.columns.questions.doubts import Doubts
from analysis.ingest.columns.questions.told import Told
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.values import cell_formats, figure_doubts
from analysis.ingest.columns.values.figure_doubts import Where
from analysis.ingest.columns.values.suspicious import suspicious
from analysis.ingest.entities.numbers import Format
from analysis.ingest.readers.sheets import as_text
from analysis.ingest.text.encodings import is_syllable
from analysis.ingest.text.spelling import UPPER

_PLAIN, _DECIMAL = r"-?\d{1,15}", r"-?(?:0|[1-9]\d{3,})\.\d+|-?\d+\.(?:\d{1,2}|\d{4,15})"
_MANY = 5000  # different texts from which the plain ones are read all at once
_INFINITE = {"inf", "-inf", "+inf", "infinity", "-infinity", "∞", "vô cùng"}


@dataclass(frozen=True)
class Numeric:
    """A column read: `value`, and `low`, `high` where an interval was written; `unit` in its cells; its `format` (vi, en) and `why`."""

    value: np.ndarray
    low: np.ndarray
    high: np.ndarray
    unit: str = ""
    format: str = ""
    why: str = ""

    @property
    def has_bounds(self) -> bool:
        """Whether a cell holds an interval instead of a value."""
        return bool((np.isnan(self.value) & ~np.isnan(self.low)).any())


def numeric(
    grid: Grid, column: Column, told: Told, doubts: Doubts, *, whole: bool, others: Format | None, needed: bool = True
) -> Numeric | None:
    """The figures of a column; None where it is none (most cells are words) and nobody needs it to be."""
    codes, different = column.distinct
    texts = [v for v in different if isinstance(v, str)]
    if not needed and (_wordy(texts, different) or sum(isinstance(v, dt.date) for v in different) * 2 > len(different)):
        return None
    figures, rest, doubtful = _sorted(texts, told)
    if others is None and folded(column.name) in words("comma") and not any("." in text for text in rest):
        others = Format("en", "")  # 28,400 under an English heading of persons are no 28.4
    read = _read(rest, told.numbers, others, whole, is_home(column.name, grid))
    if not needed and len(read.wrong) > max(1, len(different) / 20):
        return None
    figures |= read.figures
    for v in different:
        if not isinstance(v, str):
            figures[v] = _of_value(v, told)
    where = Where(grid, column, codes, different)
    figure_doubts.ask(doubts, where, doubtful, read)
    figure_doubts.say(doubts, where, read, doubtful)
    unset = Figure()
    table = [figures.get(v, unset) for v in different]
    found = [np.array([getattr(f, part) for f in table] + [math.nan], dtype=float)[codes] for part in ("value", "low", "high")]
    cell_formats.by_address(grid, column, told, found)
    cell_formats.percents(grid, column, found, doubts)
    cell_formats.in_trouble(grid, column, found, doubts, told)
    cell_formats.scaled(grid, column, told, found, doubts)
    suspicious(where, found[0], whole, doubts, told)
    units = [unit for unit in read.units if unit]
    stated = units[0] if len(units) == 1 else "" if units else cell_formats.money_of_line(grid, column)
    return Numeric(*found, unit=stated, format=read.format, why=read.why)


def is_home(heading: str, grid: Grid) -> bool:
    """Whether a heading, or those of the table, are Vietnamese: marked letters that make Vietnamese syllables."""
    names = [heading, *(c.name for c in grid.columns)]
    marked = [w for name in names for w in re.findall(r"[^\W\d_]+", name) if any(ord(c) > 127 for c in w)]
    return bool(marked) and sum(map(is_syllable, marked)) >= 0.7 * len(marked)


def _wordy(texts: list[str], different: list) -> bool:
    sample = texts[:2000]
    wrong = sum(not numbers.is_number(t) and t.lower() not in _known() for t in sample)
    return bool(sample) and wrong > len(sample) / 2 and len(texts) > len(different) / 2


def _known() -> set[str]:
    return {*declared()["words"]["missing"], *declared()["words"]["nothing"], *_INFINITE}


_NAME = rf"[{UPPER}]\w*(?: [{UPPER}]\w*){{0,4}}"
_MERGED = re.compile(  # a place that is no more: `Sáp nhập vào xã An Bình`; whether one that goes on has a figure is asked
    rf"(?:(?i:đã|bị|được) )*(?:(?i:(?:giải thể,? )?(?:(?:sáp|sát) )?nhập (?:vào|về) (?:xã|phường|thị trấn|tt\.?)) (?:{_NAME}|\d{{1,2}})|(?i:(?:sáp|sát) nhập vào) {_NAME}|(?i:merged into)(?: the)? {_NAME}(?: (?i:commune|ward|township))?)"
    r"(?i: (?:từ|kể từ|since|from|in)(?: (?:ngày|tháng|năm))? \d[\d/.-]*)?[ .]*"
)


def _sorted(texts: list[str], told: Told) -> tuple[dict, list[str], dict[str, list[str]]]:
    """(figures already known, texts to read as numbers, {missing, merged, nothing, infinite: texts})."""
    figures: dict = {}
    rest: list[str] = []
    doubtful: dict[str, list[str]] = {"missing": [], "merged": [], "nothing": [], "infinite": []}
    missing, nothing = set(declared()["words"]["missing"]), set(declared()["words"]["nothing"])
    for text in texts:
        low = text.lower()
        if text in told.cells:
            value = told.cells[text]
            figures[text] = Figure() if value is None else numbers.of_number(value)
        elif low in missing or text[:1].isalpha() and _MERGED.fullmatch(numbers.clean(text)):
            doubtful["missing" if low in missing else "merged"].append(text)
            figures[text] = Figure()
        elif low in nothing:
            doubtful["nothing"].append(text)
        elif low in _INFINITE:
            doubtful["infinite"].append(text)
        else:
            rest.append(text)
    return figures, rest, doubtful


def _read(texts: list[str], told: str, others: Format | None, whole: bool, home: bool) -> Read:
    """`numbers.read`; of very many texts the plain ones at once, by the same rule."""
    if len(texts) < _MANY:
        return numbers.read(texts, told=told, others=others, whole=whole, home=home)
    series = pd.Series(texts, dtype="str")
    plain, decimal = series.str.fullmatch(_PLAIN), series.str.fullmatch(_DECIMAL)
    left = series[~plain & ~decimal].tolist()
    proof = series[decimal].head(1).tolist()
    read = numbers.read([*left, *proof], told=told, others=others, whole=whole, home=home)
    sure = plain | (decimal & (read.format == "en"))
    for text, value in zip(series[sure], pd.to_numeric(series[sure]), strict=True):
        read.figures[text] = Figure(value, value, value)
    others_left = series[decimal & ~sure].tolist()
    (read.undecided if not read.format else read.wrong).extend(t for t in others_left if t not in read.figures)
    return read


def _of_value(value, told: Told) -> Figure:
    if (text := as_text(value)) in told.cells:
        value = told.cells[text]
    try:
        return numbers.of_number(value)
    except (TypeError, ValueError):  # a date where a number is expected
        return Figure()
