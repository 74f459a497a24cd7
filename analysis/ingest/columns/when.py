"""A column of periods, or of starts, as periods of one frequency; year and month in two columns are one period."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.catalogue.headings import is_total, part_of_period
from analysis.errors import BadTable
from analysis.ingest.columns import periods
from analysis.ingest.columns.doubts import Doubts, listed
from analysis.ingest.columns.grid import Column, Grid
from analysis.ingest.columns.lines import Value
from analysis.ingest.columns.periods import Written
from analysis.language import Text

TOTAL = Text("dòng cộng nhiều kỳ", "a row that adds periods up")
_NAMES = {"Y": Text("năm", "years"), "H": Text("nửa năm", "half-years"), "Q": Text("quý", "quarters"), "M": Text("tháng", "months"),
          "D": Text("ngày", "dates"), "W": Text("khoảng ngày", "windows of days")}  # fmt: skip


@dataclass
class Dated:
    """The period of each row. `kind`: Y, Q, M; H or W, which no panel carries; `total`: rows that add periods up."""

    kind: str
    written: np.ndarray  # of Written or None
    total: np.ndarray

    @property
    def series(self) -> pd.Series:
        """Pandas Periods, or the ISO text of windows and half-years."""
        if self.kind in "YQM":
            days = self.each(lambda w: pd.Period(w.day, freq=self.kind).ordinal)
            ordinals = np.array(
                [pd.NaT.value if day is None else day for day in days] if None in set(days) else days, dtype=np.int64
            )
            return pd.Series(pd.PeriodIndex.from_ordinals(ordinals, freq=self.kind))
        return pd.Series(self.each(lambda w: f"{w.day.isoformat()}/{w.end.isoformat()}"), dtype=object)

    def each(self, say: Callable[[Written], object]) -> np.ndarray:
        """What `say` makes of each row's period, asked once for each different one; None where a row has none."""
        written = np.asarray(self.written, dtype=object) if not isinstance(self.written, np.ndarray) else self.written
        _, first, codes = np.unique(
            np.fromiter(map(id, written), dtype=np.int64, count=len(written)), return_index=True, return_inverse=True
        )
        table = np.empty(len(first), dtype=object)
        table[:] = [None if written[i] is None else say(written[i]) for i in first]
        return table[codes]


def dated(grid: Grid, column: Column, places: list, doubts: Doubts, mixed: bool = False) -> Dated:
    """The periods of a column, of one kind unless `mixed` ones are wanted. Raises BadTable for years of the Buddhist era; what cannot be read is asked about."""
    codes, different = column.distinct
    found = {i: None if periods.is_missing(v) else periods.written(v) for i, v in enumerate(different)}
    if serial := _serials(different):
        found = {i: Written("D", day, day) for i, day in enumerate(serial)}
        doubts.say(
            "serial",
            Text(
                f"Cột “{column.name}” là số ngày của Excel: {different[0]} đọc là {serial[0]:%d/%m/%Y}.",
                f"Column “{column.name}” holds day numbers of Excel: {different[0]} is read as {serial[0]:%d/%m/%Y}.",
            ),
            columns=[column.name],
        )
    total = [
        isinstance(v, str) and found[i] is None and is_total(v) or isinstance(v, str) and v.lower().startswith("cả năm")
        for i, v in enumerate(different)
    ]
    rows_of = _rows_of(codes, len(different))
    far = [i for i, w in found.items() if w is not None and not 1900 <= w.day.year <= 2100 and not periods.is_buddhist(w)]
    wrong = [i for i, w in found.items() if i in far or w is None and not total[i] and not periods.is_missing(different[i])]
    if wrong:
        cells = [grid.cell(column, rows_of[i]) for i in wrong[:20]]
        shown = "; ".join(f"{grid.cell(column, rows_of[i])}: {different[i]}" for i in wrong[:6])
        doubts.ask(
            "period",
            Text(f"Cột “{column.name}”: không rõ là kỳ nào: {shown}", f"Column “{column.name}”: which period is meant: {shown}"),
            cells,
            [("", FORMS)],
            [column.name],
        )
    _refuse_buddhist(grid, column, found, different, rows_of)
    _say_to_come(grid, column, found, different, rows_of, doubts)
    table = np.empty(len(different) + 1, dtype=object)
    for i in range(len(different)):  # tuples: numpy would take them apart
        table[i] = None if total[i] else found[i]
    written = table[codes]
    _say_provisional(grid, column, found, different, rows_of, doubts)
    if any(total):
        doubts.say(
            "total_rows",
            Text(
                f"Cột “{column.name}”: các dòng cộng nhiều kỳ để riêng.",
                f"Column “{column.name}”: rows that add periods up are set aside.",
            ),
            columns=[column.name],
        )
    written, more = (written, set()) if mixed else _one_kind(grid, column, written, doubts)
    kind = _frequency(written, places)
    adds_up = np.array([*total, False], dtype=bool)[codes]
    adds_up[list(more)] = True
    return Dated(kind, written, adds_up)


FORMS = Text("viết lại theo một dạng: 2019, Quý 1/2019, Tháng 3/2019, 05/03/2019 (ngày trước, tháng sau)",
             "write it in one form: 2019, 2019-Q1, 2019-03, or 05/03/2019 with the day first")  # fmt: skip


def _rows_of(codes: np.ndarray, n: int) -> list[int]:
    """The first row of each different value."""
    first = np.zeros(n, dtype=int)
    numbers, rows = np.unique(codes, return_index=True)
    first[numbers[numbers >= 0]] = rows[numbers >= 0]
    return first.tolist()


def _serials(different: list) -> list[dt.date] | None:
    numbers = [v for v in different if not periods.is_missing(v)]
    try:
        whole = [float(v) for v in numbers if not isinstance(v, bool)]
    except (TypeError, ValueError):
        return None
    fits = bool(whole) and len(whole) == len(different) and all(v.is_integer() and int(v) in periods.SERIALS for v in whole)
    return [periods.of_serial(v) for v in whole] if fits else None


def _refuse_buddhist(grid: Grid, column: Column, found: dict, different: list, rows_of: list[int]) -> None:
    wrong = [i for i, w in found.items() if w is not None and periods.is_buddhist(w)]
    if wrong:
        cell, value = grid.cell(column, rows_of[wrong[0]]), different[wrong[0]]
        raise BadTable(
            expected=Text("năm dương lịch (1900–2100)", "years of the common era (1900–2100)"),
            found=Text(f"“{value}” (Phật lịch?)", f"'{value}' (Buddhist era?)"),
            where=Text(f"ô {cell}, cột {column.name}", f"cell {cell}, column {column.name}"),
            remedy=Text("trừ 543 ở cột ấy rồi lưu lại", "take 543 from that column and save it again"),
        )  # fmt: skip


def _say_to_come(grid: Grid, column: Column, found: dict, different: list, rows_of: list[int], doubts: Doubts) -> None:
    """Periods that have not begun: goals and projections are no figures of a record."""
    late = [i for i, w in found.items() if w is not None and w.day > dt.date.today() and w.day.year <= 2100]
    if late:
        shown = listed(str(different[i]) for i in late)
        doubts.say(
            "to_come",
            Text(f"Kỳ chưa đến: {shown}.", f"Periods to come: {shown}."),
            [grid.cell(column, rows_of[i]) for i in late[:20]],
            [column.name],
        )


def _say_provisional(grid: Grid, column: Column, found: dict, different: list, rows_of: list[int], doubts: Doubts) -> None:
    own = [i for i, w in found.items() if w is not None and (w.provisional or getattr(different[i], "provisional", False))]
    if own:
        shown = listed(f"{w.day.year}" for i in own if (w := found[i]))
        doubts.say(
            "provisional",
            Text(f"Số liệu sơ bộ, ước tính: {shown}.", f"Provisional or estimated: {shown}."),
            [grid.cell(column, rows_of[i]) for i in own[:20]],
            [column.name],
        )


def _one_kind(grid: Grid, column: Column, written: list, doubts: Doubts) -> tuple[list, set[int]]:
    """Periods of one kind; rows of a coarser kind (a year among its months) are totals where the finer ones fill them."""
    if len({w.kind for w in {id(w): w for w in written}.values() if w is not None}) < 2:
        return written, set()
    kinds = Counter(w.kind for w in written if w is not None)
    finest = max(kinds, key="YHQM".find)
    coarse = [i for i, w in enumerate(written) if w is not None and w.kind != finest]
    whole = {(w.day.year, (w.day.month - 1) // 3, (w.day.month - 1) // 6) for w in written if w is not None and w.kind == finest}
    years = {y for y, _, _ in whole}
    if (
        finest in "MQ"
        and len(coarse) < kinds[finest]
        and all(written[i].kind in "YHQ" and written[i].day.year in years for i in coarse)
    ):
        shown = listed(dict.fromkeys(str(column.values[i]) for i in coarse))
        doubts.say(
            "total_rows",
            Text(
                f"Các dòng cả năm, cả quý ({shown}) để riêng: kỳ của bảng là {_NAMES[finest].vi}.",
                f"Rows of longer periods ({shown}) are set aside: the table's periods are {_NAMES[finest].en}.",
            ),
            grid.cells(column, coarse),
            [column.name],
        )
        written[coarse] = None
        return written, set(coarse)
    first = [next(i for i, w in enumerate(written) if w is not None and w.kind == kind) for kind in kinds]
    shown = "; ".join(f"{grid.cell(column, i)}: {column.values[i]}" for i in first)
    names = [Text(", ".join(_NAMES[k].vi for k in kinds if k in _NAMES), ", ".join(_NAMES[k].en for k in kinds if k in _NAMES))]
    doubts.ask(
        "period",
        Text(f"Cột “{column.name}” lẫn {names[0].vi}: {shown}", f"Column “{column.name}” mixes {names[0].en}: {shown}"),
        [grid.cell(column, i) for i in first],
        [("", FORMS)],
        [column.name],
    )
    return written, set()


def _frequency(written, places: list) -> str:
    kinds = {w.kind for w in {id(w): w for w in written}.values() if w is not None}
    if kinds == {"D"}:
        pairs = [(w, p) for w, p in zip(written, places, strict=True) if w is not None]
        return periods.spacing([w for w, _ in pairs], [p for _, p in pairs])
    return max(kinds, key="WHYQM".find) if kinds else "Y"


def starts(grid: Grid, column: Column, kind: str, doubts: Doubts) -> list[Written | None]:
    """The start of each row's place, None where it never adopted; what cannot be read is asked about."""
    codes, different = column.distinct
    found = [None if periods.is_never(v) else periods.written(v) for v in different]
    serial = _serials([v for v in different if not periods.is_never(v)])
    if serial:
        days = iter(serial)
        found = [None if periods.is_never(v) else Written("D", day := next(days), day) for v in different]
        doubts.say(
            "serial",
            Text(f"Cột “{column.name}” là số ngày của Excel.", f"Column “{column.name}” holds day numbers of Excel."),
            columns=[column.name],
        )
    rows_of = _rows_of(codes, len(different))
    wrong = [i for i, v in enumerate(different) if found[i] is None and not periods.is_never(v)]
    if wrong:
        shown = "; ".join(f"{grid.cell(column, rows_of[i])}: {different[i]}" for i in wrong[:6])
        doubts.ask(
            "adopted",
            Text(
                f"Cột “{column.name}”: không rõ bắt đầu khi nào: {shown}", f"Column “{column.name}”: when does it start: {shown}"
            ),
            [grid.cell(column, rows_of[i]) for i in wrong[:20]],
            [("", FORMS)],
            [column.name],
        )
    _refuse_buddhist(grid, column, dict(enumerate(found)), different, rows_of)
    words = [v for v in different if isinstance(v, str) and periods.is_never(v) and not periods.is_missing(v)]
    if words:
        doubts.say(
            "never",
            Text(
                f"Cột “{column.name}”: {listed(map(repr, words))} đọc là chưa áp dụng.",
                f"Column “{column.name}”: {listed(map(repr, words))} read as never.",
            ),
            columns=[column.name],
        )
    coarse = [i for i, w in enumerate(found) if w is not None and w.kind in "YHQ" and "YHQM".find(w.kind) < "YHQM".find(kind)]
    if coarse:
        doubts.say("coarse_start", Text(
            f"Cột “{column.name}” chỉ ghi {_NAMES[found[coarse[0]].kind].vi} trong bảng theo {_NAMES[kind].vi}: tính từ kỳ đầu tiên ({different[coarse[0]]} là {pd.Period(found[coarse[0]].day, freq=kind)}).",
            f"Column “{column.name}” holds {_NAMES[found[coarse[0]].kind].en} in a table of {_NAMES[kind].en}: counted from the first ({different[coarse[0]]} is {pd.Period(found[coarse[0]].day, freq=kind)}).",
        ), [grid.cell(column, rows_of[i]) for i in coarse[:20]], [column.name])  # fmt: skip
    return [found[code] if code >= 0 else None for code in codes]


def joined(grid: Grid, columns: list[Column], doubts: Doubts) -> Column | None:
    """One column of periods from several: year with month or quarter; else the finest that says its year; None where none is whole."""
    parts = {part_of_period(c.name): c for c in columns if part_of_period(c.name)}
    for part, alone in (("month", periods.month_alone), ("quarter", periods.quarter_alone)):
        if part in parts and "year" in parts and _most(parts[part].values, alone):
            return _combined(parts["year"], parts[part], alone)
    whole = [c for c in columns if _all(c.values, periods.written)]
    return max(
        whole,
        key=lambda c: max(
            "YHQM".find(periods.written(v).kind) if periods.written(v).kind in "YHQM" else 4
            for v in c.values[:50]
            if v is not None
        ),
        default=None,
    )


def _all(values: list[Value], read) -> bool:
    filled = list(dict.fromkeys(v for v in values if v is not None))
    return bool(filled) and all(read(v) is not None for v in filled)


def _most(values: Sequence[Value], read) -> bool:
    """Whether at least half of the different values can be read: month 13 beside a year is asked about, not passed over."""
    filled = list(dict.fromkeys(v for v in values if v is not None))
    return bool(filled) and sum(read(v) is not None for v in filled) * 2 >= len(filled)


def _combined(year: Column, part: Column, alone) -> Column:
    months = 3 if alone is periods.quarter_alone else 1
    values: list[Value] = []
    for y, p in zip(year.values, part.values, strict=True):
        when, number = periods.written(y) if y is not None else None, alone(p) if p is not None else None
        if when is None or number is None:
            values.append(None if y is None and p is None else f"{y} / {p}")
        else:
            values.append(f"{when.day.year}-{months * (number - 1) + 1:02d}" if months == 1 else f"{when.day.year}-Q{number}")
    return Column(f"{part.name} – {year.name}", (part.name, year.name), part.col, values)
