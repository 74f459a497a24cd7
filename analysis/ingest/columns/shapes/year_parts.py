"""Columns of the parts of a date, year with month, quarter or half, or day, month and year -> one column of periods."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise

from analysis.catalogue.headings import folded, is_comparison, is_total, judged_in, meant, part_of_period, says, without_unit
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.cells.lines import Value
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.role import Role
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.readers.sheets import as_text
from analysis.language import Text

Alone = Callable[[Value], int | None]  # the month, quarter or half of a cell that names no year

_TERMS = tuple(re.compile(rf"(?i)k[ỳì]\s*(?:{n}|{roman})|{side} năm") for n, roman, side in ((1, "i", "đầu"), (2, "ii", "cuối")))


def _half(value: Value) -> int | None:
    """The half of a cell beside a year: `kỳ 1` and `đầu năm` too."""
    text = as_text(value).strip()
    return periods.half_alone(value) or next((n for n, form in enumerate(_TERMS, 1) if form.fullmatch(text)), None)


_PARTS = {"month": ("", periods.month_alone), "quarter": ("Q", periods.quarter_alone), "half": ("H", _half)}
_BARE = re.compile(r"0?[1-9]|1[0-2]|I{1,3}|IV", re.IGNORECASE)
_DAY = (range(1, 32), range(1, 13), range(1900, 2101))


def days_in_three(grid: Grid, doubts: Doubts) -> None:
    """One column of days in place of three, `Ngày | Tháng | Năm`, that stand side by side; it is said."""
    for i in range(len(grid.columns) - 2, -1, -1):
        own = grid.columns[i : i + 3]
        parts = [folded(" ".join(column.head[-1:])) for column in own]
        if len(own) < 3 or parts[0] not in ("ngay", "day") or [*map(part_of_period, parts[1:])] != ["month", "year"]:
            continue
        if len({c.head[:-1] for c in own}) > 1 or not all(_is_part_of_day(*pair) for pair in zip(own, _DAY, strict=True)):
            continue
        rows = list(zip(*(c.values for c in own), strict=True))
        if any(day is None and year is not None for day, _, year in rows):
            continue  # the months of all rows are known
        head = own[0].head[:-1] or own[0].head
        name = " – ".join(head)
        grid.columns[i : i + 3] = [replace(own[0], name=name, head=head, values=[_day(row) for row in rows])]
        doubts.say("day_in_three", Text(f"Ngày, tháng và năm ở ba cột là một ngày: “{name}”.", f"Day, month and year in three columns are one day: “{name}”."), columns=[name])  # fmt: skip


def _day(row: tuple[Value, ...]) -> Value:
    """A day of its three numbers; of any other row what stands in it."""
    said = [as_text(v).removesuffix(".0") for v in row if v is not None]
    if len(said) == 3 and all(map(str.isdecimal, said)):
        with suppress(ValueError):
            return dt.date(int(said[2]), int(said[1]), int(said[0]))
    return "/".join(said) or None


def _is_part_of_day(column: Column, numbers: range) -> bool:
    said = [as_text(v).removesuffix(".0") for v in column.distinct[1] if not (isinstance(v, str) and is_total(v))]
    return bool(said) and all(v.isdecimal() and int(v) in numbers for v in said)


def periods_alone(column: Column) -> bool:
    """Whether a column holds months or quarters without their year."""
    filled = [v for v in column.values[:100] if v is not None]
    alone = [v for v in filled if not (isinstance(v, str) and is_total(v))]
    return bool(alone) and all(periods.written(v) is None and (periods.month_alone(v) or periods.quarter_alone(v)) for v in alone)


def joined(grid: Grid, columns: list[Column], told: str, doubts: Doubts) -> Column | None:
    """One column of periods from several: year with month or quarter; else the finest that says its year; None where none is whole.

    `told`: what bare numbers are (month, quarter, half) under a heading that does not say it.
    """
    under_one = len({c.head[:-1] for c in columns}) == 1  # `Thời gian – Tháng`, `Thời gian – Năm`
    parts = {part: c for c in columns if (part := part_of_period(c.head[-1] if under_one else c.name))}
    others = [c for c in columns if c not in parts.values()] if "year" in parts else []  # `Kỳ` may hold quarters
    for part, (letter, alone) in _PARTS.items():
        own = parts.get(part) if "year" in parts and part in parts and _most(parts[part], alone) else None
        free = [c for c in others if _most(c, alone) and not (told and _most(c, _bare))]
        own = own or next((c for c in free if _is_part(parts["year"], c, part, alone)), None)
        if own is not None:
            return _combined(_filled(parts["year"], own, alone, doubts), own, letter, alone)
    own = next((c for c in others if _most(c, _bare)), None)
    if own is not None:
        letter, alone = _PARTS.get(told, ("", _bare))
        year = _filled(parts["year"], own, _bare, doubts)
        return _combined(year, own, letter, lambda v: alone(v) or _bare(v)) if told else _asked(grid, year, own, doubts)
    whole = [c for c in columns if _share(c.values, periods.written) == 1]
    finest = {c.name: max("YHQM".find(periods.written(v).kind) % 5 for v in c.values[:50] if v is not None) for c in whole}
    return max(whole, key=lambda c: finest[c.name], default=None)


_OF_TIME = r"(?:(?:6|sáu) tháng|tháng|thg|quí|kì|nửa(?: năm)?|giai đoạn|thời (?:gian|kì)|half(?: ?years?)?|months?|mth|quarters?|qtr|terms?|semesters?|season|periods?|[hqms])(?: (?:no|number|số|báo cáo|của năm|trong năm))?"
_IN_WORDS = r"\b(?:tháng|quí|nửa|học kì|quarter|half|semester|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|\dt (?:đầu|cuối)\b"


def beside(grid: Grid, found: list[Role], year: Column, doubts: Doubts) -> list[Column]:
    """The one column without a role beside one of years that holds months, quarters or halves of these: its heading is of time (`H1` and
    `kỳ 1` may be of anything), or its cells say so in words (`nửa đầu`, `Tháng 3`), which is said."""
    taken = {r.column for r in found if r.known != "content"}
    years = [periods.written(v) for v in year.distinct[1] if not (isinstance(v, str) and is_total(v))]
    if not years or any(w is None or w.kind != "Y" for w in years):
        return []
    free = [c for c in grid.columns if c.name not in taken and 1 < len(c.distinct[1]) <= 12 and not judged_in(c.name)]
    free = [c for c in free if set(meant(c.name).roles) <= {"period"} and not any(_bare(v) for v in c.distinct[1])]
    own = [c for c in free if any(_share(c.values, alone) == 1 for _, alone in _PARTS.values())]
    named = [c for c in own if "period" in meant(c.name).roles or says(without_unit(c.name), _OF_TIME, whole=True)]
    own = named or [c for c in own if _repeats(grid, found, year) and all(says(as_text(v), _IN_WORDS) for v in c.distinct[1])]
    if len(own) == 1 and not named:
        name = own[0].name
        doubts.say("part_of_year", Text(f"Cột “{name}” đọc là phần của năm ở cột “{year.name}”, vì các ô của nó ghi như vậy; nếu không phải: columns=\"{name}=ignore\".", f"Column “{name}” is read as parts of the years of “{year.name}”, since its cells say so; if it is none: columns=\"{name}=ignore\"."), columns=[name])  # fmt: skip
    return own if len(own) == 1 else []


def _repeats(grid: Grid, found: list[Role], year: Column) -> bool:
    """Whether a place has several rows of one year; else each row is a year, and `Tháng cao điểm` a month of it."""
    places = [grid.named(r.column).values for r in found if r.role == "place"]
    rows = list(zip(*places, year.values, strict=True))
    return len(set(rows)) < len(rows)


def of_one_year(numbers: Sequence[int]) -> bool:
    """Whether months or quarters, in the order of the file, may be of one year: they rise, or go back one by one; not 11, 12, 1."""
    steps = {after - before for before, after in pairwise(numbers)} - {0}
    return min(steps, default=1) > 0 or steps == {-1}


def _bare(value: Value) -> int | None:
    """The number of a cell that says no more: 1, `II`."""
    text = as_text(value).strip(" .")
    return (int(text) if text.isdecimal() else periods.quarter_alone(text)) if _BARE.fullmatch(text) else None


def _is_part(year: Column, column: Column, part: str, alone: Alone) -> bool:
    """Whether values say themselves of what they are (`Quý I`), or their numbers go as far within a year as those of that part only."""
    if any(v is not None and _bare(v) is None and alone(v) is not None for v in column.distinct[1]):
        return part != "half" or not any(_bare(v) for v in column.distinct[1])
    last, within = None, {}
    for y, v in zip(year.values, column.values, strict=True):
        last = y if y is not None else last
        if (number := _bare(v)) is not None:
            within.setdefault(last, set()).add(number)
    most = max(map(max, within.values()), default=0)
    if part == "quarter":
        return most == 4 and any(len(own) == 4 for own in within.values())
    return part == "month" and most > 4 and any(len(own) > 1 for own in within.values())


def _asked(grid: Grid, year: Column, part: Column, doubts: Doubts) -> Column:
    """Years and numbers of which nobody has said what they number: periods that are not read, and a question."""
    values = [None if y is None and p is None else p if isinstance(p, str) and is_total(p) else f"{y} / {p}"
              for y, p in zip(year.values, part.values, strict=True)]  # fmt: skip
    name = f"{part.name} – {year.name}"
    bare = [i for i, v in enumerate(part.distinct[1]) if _bare(v)]
    shown = listed(as_text(part.distinct[1][i]) for i in bare)
    doubts.ask("period", Text(f"Cột “{part.name}”: {shown} là tháng, quý hay nửa năm?", f"Column “{part.name}”: are {shown} months, quarters or half-years?"), grid.first_cells(part, bare[:20]),
               [(f'cells="period={word}"', Text(vi, en)) for word, vi, en in (("month", "tháng", "months"), ("quarter", "quý", "quarters"), ("half", "nửa năm", "half-years"))]
               + [(f'columns="{part.name}=ignore"', Text("không phải phần của năm: kỳ là năm", "no parts of a year: the periods are years"))], [name])  # fmt: skip
    return Column(name, (part.name, year.name), part.col, values)


def _share(values: Sequence[Value], read) -> float:
    """The share of the different values that can be read."""
    filled = dict.fromkeys(v for v in values if v is not None)
    return sum(read(v) is not None for v in filled) / max(1, len(filled))


def _most(column: Column, read) -> bool:
    """Whether at least half of the different values can be read: month 13 beside a year is asked about, not passed over."""
    return _share(column.values, read) >= 0.5


def _filled(year: Column, part: Column, alone: Alone, doubts: Doubts) -> Column:
    """The years, each written once, in the rows of its months too: where these go up from one year to the next and begin again there."""
    if not any(y is None and p is not None for y, p in zip(year.values, part.values, strict=True)) or year.values[0] is None:
        return year
    last, before, values = None, 0, []
    for y, p in zip(year.values, part.values, strict=True):
        number = alone(p) if p is not None else None
        if y is not None and y != last:
            last, before = y, 0
        if y is None and number is not None and number < before:
            return year
        before = number or before
        values.append(last)
    doubts.say(
        "filled",
        Text(
            f"Cột “{year.name}” chỉ ghi năm một lần: các dòng trống bên dưới cùng năm ấy.",
            f"Column “{year.name}” writes each year once: the empty rows below are of that year.",
        ),
        columns=[year.name],
    )
    return Column(year.name, year.head, year.col, values, year.at)


def _combined(year: Column, part: Column, kind: str, alone: Alone) -> Column:
    values: list[Value] = []
    for y, p in zip(year.values, part.values, strict=True):
        when, number = periods.written(y) if y is not None else None, alone(p) if p is not None else None
        if isinstance(p, str) and is_total(p):
            values.append(p)
        elif isinstance(y, str) and is_comparison(y):
            values.append(y)
        elif when is not None and number is None and p is not None and (half := periods.half_alone(p)):
            values.append(f"{when.day.year}-H{half}")  # a sum of quarters among them
        elif when is None or number is None:
            values.append(None if y is None and p is None else f"{y} / {p}")
        else:
            later = not kind and number < 8 and periods.is_school_year(when)  # May of 2018-2019 is of 2019
            values.append(f"{when.day.year}-{kind}{number}" if kind else f"{when.day.year + later}-{number:02d}")
    return Column(f"{part.name} – {year.name}", (part.name, year.name), part.col, values)
