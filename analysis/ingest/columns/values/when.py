"""A column of periods, or of starts, as periods of one frequency."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.catalogue.headings import folded, in_each_language, is_comparison, is_of_schools, is_total
from analysis.errors import BadTable
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.cells.lines import Value
from analysis.ingest.columns.cells.periods import Written
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.readers.sheets import as_text
from analysis.language import Text

TOTAL = Text("dòng cộng hay so sánh nhiều kỳ", "a row that adds periods up or compares them")
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
        ids = np.fromiter(map(id, self.written), dtype=np.int64, count=len(self.written))
        _, first, codes = np.unique(ids, return_index=True, return_inverse=True)
        table = np.empty(len(first), dtype=object)
        table[:] = [None if w is None else say(w) for w in self.written[first]]
        return table[codes]


def dated(grid: Grid, column: Column, places: list, doubts: Doubts, mixed: bool = False, first: str = "") -> Dated:
    """The periods of a column, of one kind unless `mixed` ones are wanted. Raises BadTable for years of the Buddhist era; what cannot be read
    is asked about. `first`: what stands first in 03/04/2019, where a person said it (day, month; keep, swap: of real dates)."""
    if turned := _turned(grid, column, first, doubts, _says_home(grid), places):
        column = replace(column, values=[turned.get(v, v) for v in column.values])
    codes, different = column.distinct
    found = _found(grid, column, periods.is_missing, doubts)
    total = [
        isinstance(v, str) and (w is None and (is_total(v) or is_comparison(v)) or v.lower().startswith("cả năm"))
        for v, w in zip(different, found, strict=True)
    ]
    for i in _of_no_school(grid, column, found, doubts):
        found[i] = None
    far = {i for i, w in enumerate(found) if w is not None and not 1900 <= w.day.year <= 2100}
    wrong = [i for i, w in enumerate(found) if i in far or w is None and not total[i] and not periods.is_missing(different[i])]
    if not any(q.about == "period" and column.name in q.columns for q in doubts.questions):
        _ask_unread(grid, column, wrong, "period", _either_way(different, wrong), doubts)
    table = np.empty(len(different) + 1, dtype=object)
    for i in range(len(different)):  # tuples: numpy would take them apart
        table[i] = None if total[i] else found[i]
    written = table[codes]
    _say_to_come(grid, column, found, doubts)
    _say_provisional(grid, column, found, doubts)
    _say_days(column, doubts)
    if any(total):
        doubts.say(
            "total_rows",
            Text(
                f"Cột “{column.name}”: các dòng cộng hay so sánh nhiều kỳ để riêng.",
                f"Column “{column.name}”: rows that add periods up or compare them are set aside.",
            ),
            columns=[column.name],
        )
    written, more = (written, set()) if mixed else _one_kind(grid, column, written, doubts)
    kind = _frequency(written, places)
    adds_up = np.array([*total, False], dtype=bool)[codes]
    adds_up[list(more)] = True
    return Dated(kind, written, adds_up)


def _of_no_school(grid: Grid, column: Column, found: list[Written | None], doubts: Doubts) -> list[int]:
    """Which of some values are written like school years where nothing of the table speaks of schools (`Niên độ 2016/17`), or beside years
    of the calendar; that the others go by their first year is said."""
    own = [i for i, w in enumerate(found) if periods.is_school_year(w)]
    mixed = any(w is not None and w.kind == "Y" and not periods.is_school_year(w) for w in found)
    texts = (*grid.titles, *(c.name for c in grid.columns), *(str(column.distinct[1][i]) for i in own))
    if not own or mixed or not any(map(is_of_schools, texts)):
        return own
    text, year = column.distinct[1][own[0]], found[own[0]].day.year
    doubts.say("school_years", Text(f"Cột “{column.name}”: năm học gọi theo năm đầu ({text} là {year}).", f"Column “{column.name}”: school years go by their first year ({text} is {year})."), columns=[column.name])  # fmt: skip
    return []


FORMS = Text("viết lại theo một dạng: 2019, Quý 1/2019, Tháng 3/2019, 05/03/2019 (ngày trước, tháng sau)",
             "write it in one form: 2019, 2019-Q1, 2019-03, or 05/03/2019 with the day first")  # fmt: skip


_SHORT = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{2})")


def _found(grid: Grid, column: Column, is_none: Callable[[object], bool], doubts: Doubts) -> list[Written | None]:
    """What each different value says of time, None where it says nothing. Raises BadTable for a year of the Buddhist era."""
    different = column.distinct[1]
    found = [None if is_none(v) else periods.written(v) for v in different]
    years = {w.day.year % 100: w.day.year for w in found if w is not None and w.kind == "D"}
    for i, v in enumerate(different):  # 16.2.22 among days of 2022
        if found[i] is None and isinstance(v, str) and (m := _SHORT.fullmatch(v.strip())) and int(m[4]) in years:
            found[i] = periods.written(f"{m[1]}/{m[3]}/{years[int(m[4])]}")
    if serial := _serials([v for v in different if not is_none(v)]):
        found = [None if is_none(v) else Written("D", serial[v], serial[v]) for v in different]
        value, day = next(iter(serial.items()))
        doubts.say(
            "serial",
            Text(
                f"Cột “{column.name}” là số ngày của Excel: {value} đọc là {day:%d/%m/%Y}.",
                f"Column “{column.name}” holds day numbers of Excel: {value} is read as {day:%d/%m/%Y}.",
            ),
            columns=[column.name],
        )
    wrong = [i for i, w in enumerate(found) if w is not None and periods.is_buddhist(w)]
    if wrong:
        cell, value = grid.first_cells(column, wrong[:1])[0], different[wrong[0]]
        raise BadTable(
            expected=Text("năm dương lịch (1900–2100)", "years of the common era (1900–2100)"),
            found=Text(f"“{value}” (Phật lịch?)", f"'{value}' (Buddhist era?)"),
            where=Text(f"ô {cell}, cột {column.name}", f"cell {cell}, column {column.name}"),
            remedy=Text("trừ 543 ở cột ấy rồi lưu lại", "take 543 from that column and save it again"),
        )  # fmt: skip
    return found


def _serials(different: list) -> dict[Value, dt.date]:
    """The day of each value, where all are day numbers of Excel."""
    try:
        fits = all(not isinstance(v, bool) and float(v).is_integer() and int(float(v)) in periods.SERIALS for v in different)
    except (TypeError, ValueError):
        return {}
    return {v: periods.of_serial(float(v)) for v in different} if fits else {}


def _either_way(different: list, wrong: list[int]) -> Text:
    """What is asked of unread periods; of dates whose month stands first, too, how many others of their kind could be read so."""
    said = {i: m for i, v in enumerate(different) if isinstance(v, str) and (m := _SLASHED.fullmatch(v.strip()))}
    both = [i for i, m in said.items() if i not in wrong and int(m[1]) != int(m[3]) <= 12 and int(m[1]) <= 12]
    if not both or not any(i in said and int(said[i][3]) > 12 for i in wrong):
        return Text("không rõ là kỳ nào", "which period is meant")
    return Text(f"tháng đứng trước ở các ô này, nên {len(both)} ngày khác (như {different[both[0]]}) đọc được cả hai cách", f"the month stands first here, so that {len(both)} other dates (such as {different[both[0]]}) can be read either way")  # fmt: skip


def _ask_unread(grid: Grid, column: Column, wrong: list[int], about: str, asked: Text, doubts: Doubts) -> None:
    """Ask about the values, by their numbers, that say no time."""
    if wrong:
        cells = grid.first_cells(column, wrong[:20])
        shown = "; ".join(f"{cell}: {column.distinct[1][i]}" for cell, i in zip(cells[:6], wrong, strict=False))
        text = Text(f"Cột “{column.name}”: {asked.vi}: {shown}", f"Column “{column.name}”: {asked.en}: {shown}")
        doubts.ask(about, text, cells, [*_all_month_first(column, wrong), ("", FORMS)], [column.name])


def _all_month_first(column: Column, wrong: list[int]) -> list[tuple[str, Text]]:
    """The answer that the month stands first, where no other is open to dates of a column: 9/23/2023, and none with a day before it."""
    said = [_SLASHED.fullmatch(v.strip()) if isinstance(v, str) else None for v in column.distinct[1]]
    if not all(said[i] for i in wrong) or any(m and int(m[1]) > 12 for m in said):
        return []
    return [('cells="dates=month"', Text("tháng đứng trước ở mọi ô", "the month stands first in every cell"))]


def _say_to_come(grid: Grid, column: Column, found: list[Written | None], doubts: Doubts) -> None:
    """Periods that have not begun: goals and projections are no figures of a record."""
    late = [i for i, w in enumerate(found) if w is not None and w.day > dt.date.today() and w.day.year <= 2100]
    if late:
        shown = listed(str(column.distinct[1][i]) for i in late)
        text = Text(f"Kỳ chưa đến: {shown}.", f"Periods to come: {shown}.")
        doubts.say("to_come", text, grid.first_cells(column, late[:20]), [column.name])


def _say_days(column: Column, doubts: Doubts) -> None:
    """Working months that run from the 15th to the 14th keep the name they have, which is said."""
    beside = [f"{v}" for v in column.distinct[1] if periods.days_beside(v)]
    if beside:
        text = Text(f"Cột “{column.name}”: các kỳ tính theo những ngày ghi bên cạnh, không theo lịch; gọi theo tên ghi: {beside[0]}.",
                    f"Column “{column.name}”: periods run over the days beside them, not the calendar's, and go by the name they have: {beside[0]}.")  # fmt: skip
        doubts.say("reporting_days", text, columns=[column.name])


def _say_provisional(grid: Grid, column: Column, found: list[Written | None], doubts: Doubts) -> None:
    different = column.distinct[1]
    own = [i for i, w in enumerate(found) if w and (w.provisional or getattr(different[i], "provisional", False))]
    if own:
        shown = listed(f"{found[i].day.year}" for i in own)
        text = Text(f"Số liệu sơ bộ, ước tính: {shown}.", f"Provisional or estimated: {shown}.")
        doubts.say("provisional", text, grid.first_cells(column, own[:20]), [column.name])


def _one_kind(grid: Grid, column: Column, written: list, doubts: Doubts) -> tuple[list, set[int]]:
    """Periods of one kind; rows of a coarser kind (a year among its months) are totals where the finer ones fill them."""
    if len({w.kind for w in {id(w): w for w in written}.values() if w is not None}) < 2:
        return written, set()
    kinds = Counter(w.kind for w in written if w is not None)
    firsts = [i for i, w in enumerate(written) if w is not None and w.kind == "D" and w.day.day == 1]
    if set(kinds) == {"M", "D"} and len(firsts) == kinds["D"]:  # months that Excel made dates of
        for i in firsts:
            written[i] = periods.of_kind("M", written[i].day)
        cells = grid.cells(column, firsts)
        doubts.say("first_days", Text(f"Cột “{column.name}”: ngày đầu tháng đọc là tháng: {listed(cells)}.", f"Column “{column.name}”: the first days of months are read as months: {listed(cells)}."), cells, [column.name])  # fmt: skip
        return written, set()
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


_SLASHED = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})((?:[T ]\d[\d:.]*)?)")


def _month_first(grid: Grid, column: Column, first: str, doubts: Doubts, home: bool, places: list) -> dict[Value, Value]:
    """{03/04/2019: 2019-03-04} where it is said that the month stands first. Where neither a date nor their order (of each of `places`)
    shows which stands first, it is asked (`dates=`) of a table that is not `home`; else the day does, which is said."""
    parts = {v: m for v in column.distinct[1] if isinstance(v, str) and (m := _SLASHED.fullmatch(v.strip()))}
    if first == "month":
        return {v: f"{m[4]}-{int(m[1]):02d}-{int(m[3]):02d}{m[5]}" for v, m in parts.items()}
    every = (_SLASHED.fullmatch(v.strip()) for c in grid.columns for v in c.distinct[1][:500] if isinstance(v, str))
    sure = any(m and max(int(m[1]), int(m[3])) > 12 for m in every) or {int(m[1]) for m in parts.values()} == {1}
    two = [v for v, m in parts.items() if int(m[1]) != int(m[3])]
    if not two or first or sure:
        return {}
    in_order = [_in_order(column, {v: (m[4], *(m[i].zfill(2) for i in how)) for v, m in parts.items()}, places) for how in ((3, 1), (1, 3))]  # fmt: skip
    one_month = {int(m[3]) for m in parts.values()} == {1} and len(
        {m[1] for m in parts.values()}
    ) > 2  # 1/1, 2/1, 3/1: first days of months?
    if in_order[1] > in_order[0] or (one_month or not home) and in_order[0] == in_order[1]:
        a, _, b, year, _ = parts[two[0]].groups()
        ways = [(int(b), int(a), "day"), (int(a), int(b), "month")]
        doubts.ask("dates", Text(f"Cột “{column.name}”: {listed(two)} ghi ngày trước hay tháng trước?", f"Column “{column.name}”: does the day or the month stand first in {listed(two)}?"), grid.first_cells(column, [column.distinct[1].index(v) for v in two[:20]]),
                   [(f'cells="dates={word}"', Text(f"{two[0]} là ngày {day}/{month}/{year}", f"{two[0]} is {year}-{month:02d}-{day:02d}")) for month, day, word in ways], [column.name])  # fmt: skip
    else:
        doubts.say("dates", Text(f"Cột “{column.name}”: {listed(two)} đọc ngày trước, tháng sau; nếu tháng đứng trước: cells=\"dates=month\".",
                   f"Column “{column.name}”: {listed(two)} are read with the day first; if it is the month: cells=\"dates=month\"."), columns=[column.name])  # fmt: skip
    return {}


def _turned(
    grid: Grid, column: Column, first: str, doubts: Doubts, home: bool, places: list, finer: bool = True
) -> dict[Value, Value]:
    """{date as it stands: as it is meant}, where that is another: the month first, or, where more than years count, day and month changed."""
    swapped = _swapped(grid, column, first, doubts, places) if finer else {}
    return swapped | _month_first(grid, column, first, doubts, home, places)


_REAL = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ][\d:.]+)?")
_CHANCE = 0.05


def _swapped(grid: Grid, column: Column, first: str, doubts: Doubts, places: list) -> dict[Value, Value]:
    """Ask, where every real date has a day up to 12 and every date typed as text one beyond, whether an American Excel has made 4 March of
    3/4 (`dates=keep`, `dates=swap`), unless the order of the dates tells; {date: day and month changed} where that is said."""
    typed = {
        v: m
        for v in column.distinct[1]
        if isinstance(v, str) and (m := _SLASHED.fullmatch(v.strip()) or _SHORT.fullmatch(v.strip()))
    }
    real = {v: day for v in column.distinct[1] if typed and (day := _real(v))}
    two = [v for v, day in real.items() if day.day != day.month and day.day <= 12]
    by_chance = 0.4 ** len(real) * 0.6 ** len(typed)
    if not two or by_chance > _CHANCE or any(day.day > 12 for day in real.values()) or {day.day for day in real.values()} == {1}:
        return {}
    if any(int(m[1]) <= 12 for m in typed.values()):
        return {}
    turned = {v: real[v].replace(day=real[v].month, month=real[v].day) for v in two}
    if first in ("keep", "swap"):
        return turned if first == "swap" else {}
    said = {v: (m[4] if len(m[4]) == 4 else f"20{m[4]}", m[3].zfill(2), m[1].zfill(2)) for v, m in typed.items()}
    ways = [said | {v: _parts(day) for v, day in each.items()} for each in (real, real | turned)]
    if not any(_falls(column, ways[0], own) * 3 < _falls(column, ways[1], own) for own in (places, [0] * len(grid))):
        cells = grid.first_cells(column, [column.distinct[1].index(v) for v in two[:20]])
        shown = listed(f"{cell}: {real[v]:%d/%m/%Y}" for cell, v in zip(cells, two, strict=False))
        doubts.ask("dates", Text(f"Cột “{column.name}”: mọi ngày thật của Excel đều có ngày đến 12, mọi ngày gõ thành chữ đều có ngày trên 12. Excel đã lấy ngày làm tháng ở {shown}?", f"Column “{column.name}”: every real date has a day up to 12, every date typed as text one beyond. Has Excel taken the day for the month at {shown}?"), cells,
                   [(f'cells="dates={word}"', Text(f"{cells[0]} là ngày {meant:%d/%m/%Y}: {vi}", f"{cells[0]} is {meant:%Y-%m-%d}: {en}"))
                    for word, meant, vi, en in (("swap", turned[two[0]], "đã đổi chỗ", "they have changed places"), ("keep", real[two[0]], "đúng như ghi", "as it stands"))], [column.name])  # fmt: skip
    return {}


def _real(value: Value) -> dt.date | None:
    """The day of a date that is no text, or was written by a program."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, str) and (m := _REAL.fullmatch(value.strip())):
        value = None if not (w := periods.written(m[0][:10])) else w.day
    return value if isinstance(value, dt.date) else None


def _parts(day: dt.date) -> tuple[str, str, str]:
    return (str(day.year), f"{day.month:02d}", f"{day.day:02d}")


def _falls(column: Column, said: dict[Value, tuple], places: list) -> int:
    """How often the dates of each place, read in one way, fall from row to row, or rise, whichever is seldom."""
    last: dict[object, tuple] = {}
    down = up = 0
    for value, place in zip(column.values, places, strict=True):
        if (when := said.get(value)) is not None:
            before = last.get(place, when)
            down, up = down + (when < before), up + (when > before)
            last[place] = when
    return min(down, up)


def _in_order(column: Column, said: dict[Value, tuple], places: list) -> bool:
    """Whether the dates of each place, read in one way, never fall from row to row."""
    last: dict[object, tuple] = {}
    for value, place in zip(column.values, places, strict=True):
        if (when := said.get(value)) is not None:
            if when < last.get(place, when):
                return False
            last[place] = when
    return True


_HOME = re.compile(r"\b(?:xa|phuong|huyen|tinh|dia ban|don vi|nam|thang|qui|ngay|ki|so|dan so)\b")


def _says_home(grid: Grid) -> bool:
    """Whether a heading is Vietnamese, with its marks or without them (`so_vu`), and none is in another language as well."""
    if any(len(in_each_language(c.name)) > 1 for c in grid.columns):
        return False
    return grid.has_marks or any(_HOME.search(folded(c.name)) for c in grid.columns)


def _is_home(grid: Grid) -> bool:
    """Whether a heading is Vietnamese or a name has letters that only Vietnamese has."""
    names = [v for c in grid.columns for v in c.distinct[1][:200] if isinstance(v, str)]
    both = any(len(in_each_language(c.name)) > 1 for c in grid.columns)
    return _says_home(grid) or not both and not all(map(str.isascii, names))


_FROM = re.compile(
    r"^\s*(?:(?:có|đã|bắt đầu|triển khai|thực hiện|ra mắt|thành lập|áp dụng|đi vào hoạt động|hoạt động|vận hành|lắp đặt|lắp|khởi động|kể từ|từ|vào|since|from|started|begun|in)\s+)+"
    r"(?:ngày\s+|(?:đầu|giữa|cuối)\s+(?=tháng))?(?=\d|(?:tháng|quý|năm)\s+[\dIVX])",
    re.IGNORECASE,
)
_SOME_TIME = re.compile(r"(?:vào\s+)?(?:đầu|giữa|cuối|khoảng|trong)\s+(?:năm\s+)?((?:19|20)\d{2})", re.IGNORECASE)


def answered(grid: Grid, column: Column, cells: dict[str, float | None], doubts: Doubts) -> None:
    """Put what a person said of words, or of cells, of a column of starts in their place: nothing for never, or a year; it is said."""
    if not cells:
        return
    asked = [str(column.labels.get(v, v)) if v is not None else None for v in column.values]
    known = {i: cells[text] for i, text in enumerate(asked) if text in cells}
    if any(_CELL.search(key) for key in cells):
        known |= {i: cells[name] for i in range(len(asked)) if (name := grid.cell(column, i)) in cells}
    if not known:
        return
    column.values = [v if i not in known else None if known[i] is None else int(known[i]) for i, v in enumerate(column.values)]
    never = list(dict.fromkeys(f"“{asked[i]}”" for i, value in known.items() if value is None and asked[i]))
    if never:
        doubts.say("never", Text(f"Cột “{column.name}”: {listed(never)} là chưa áp dụng, theo lời đáp.", f"Column “{column.name}”: {listed(never)} is never, as answered."), columns=[column.name])  # fmt: skip


_CELL = re.compile(r"\d\]?$")
_UNKNOWN = re.compile(
    r"(?i)\?|không (?:rõ|biết|xác định|có (?:số liệu|thông tin))|chưa (?:rõ|biết|xác định)|kxđ|unknown|unclear|not known|n/?a\b|no (?:data|record|info)"
)
EMPTY_IS_NEVER = Text("ô để trống nghĩa là chưa áp dụng", "an empty cell means never")


def _ask_starts(grid: Grid, column: Column, wrong: list[int], doubts: Doubts) -> None:
    """Ask about what says no time: what has a digit together, each word once with all its cells, never among its answers."""
    codes, different = column.distinct
    words = [i for i in wrong if isinstance(different[i], str) and not re.search(r"[\d;=]", different[i])]
    asked = Text(f"không rõ bắt đầu khi nào ({EMPTY_IS_NEVER.vi})", f"when does it start ({EMPTY_IS_NEVER.en})")
    _ask_unread(grid, column, [i for i in wrong if i not in words], "adopted", asked, doubts)
    for i in words:
        cells = list(dict.fromkeys(grid.cell(column, row) for row in np.flatnonzero(codes == i).tolist()))
        text = Text(f"Cột “{column.name}”: “{different[i]}” (ô {listed(cells)}): bắt đầu khi nào, hay chưa áp dụng? {EMPTY_IS_NEVER.vi.capitalize()}.",
                    f"Column “{column.name}”: “{different[i]}” (cells {listed(cells)}): since when, or never? {EMPTY_IS_NEVER.en.capitalize()}.")  # fmt: skip
        never = (f'cells="{different[i]}=never"', Text("chưa áp dụng", "never"))
        readings = [("", FORMS), never] if _UNKNOWN.search(different[i]) else [never, ("", FORMS)]
        if len(different[i].strip()) == 1:  # an x beside dates: it has it, since a day that nobody wrote, or it has it not
            readings = [(f'cells="{different[i]}=…"', Text("đã áp dụng: ghi năm bắt đầu (2016) thay dấu …", "it has: write the year it began (2016) in place of …")), *readings]  # fmt: skip
        doubts.ask("adopted", text, cells[:20], readings, [column.name])


def _noted_never(grid: Grid, different: Iterable[object]) -> set[object]:
    """The marks of one sign, and nines, that a line around the table explains as places without it: `x: xã không tổ chức tuần tra`, `9999 = never`."""
    marks = {v: text for v in different if re.fullmatch(r"[^\d\s]|9{4,}", text := as_text(v).strip())}
    form = r"(?i)(?:^|[;.,(]\s*|ghi chú\W+)[\"“'(]?{mark}[\"”')]?\s*[:=]\s*[^;.\n]{{0,40}}?(?<!\w)(?:không|chưa|never|not|no)(?!\w)(?! (?:rõ|có số liệu|nhớ|biết|known))"
    lines = [line.strip() for line in (*grid.notes, *grid.titles)]
    return {v for v, text in marks.items() if any(re.search(form.format(mark=re.escape(text)), line) for line in lines)}


def starts(grid: Grid, column: Column, kind: str, first: str, doubts: Doubts, school: bool = False) -> list[Written | None]:
    """The start that each different value of a column says, None for never; what cannot be read is asked about. `first`: what stands
    first in 03/04/2019, where a person said it (day, month; keep, swap: of real dates); `school`: whether the periods are school years, in
    which May 2019 is of 2018-2019."""
    as_written = column.distinct[1]
    said = {
        v: _FROM.sub("", v, count=1)
        for v in as_written
        if isinstance(v, str) and periods.written(v) is None and not periods.is_never(v)
    }
    if kind == "Y":  # a part of the year is enough
        said |= {v: year[1] for v in said if (year := _SOME_TIME.fullmatch(v.strip()))}
    read = {v: rest for v, rest in said.items() if periods.written(rest)}
    if read:
        column = replace(column, values=[read.get(v, v) for v in column.values])
    _, different = column.distinct
    if turned := _turned(grid, column, first, doubts, _is_home(grid), [*range(len(grid))], kind != "Y"):
        column = replace(column, values=[turned.get(v, v) for v in column.values])
        different = column.distinct[1]
    found = [w if school or not periods.is_school_year(w) else None for w in _found(grid, column, periods.is_never, doubts)]
    found = [
        None if w is not None and w.kind == "W" else w for w in found
    ]  # `từ 2/2022 đến 12/2023` has an end, which is asked about
    for i, w in enumerate(found if school else ()):
        if w is not None and w.kind != "Y" and w.day.month < 8:
            found[i] = w._replace(day=dt.date(w.day.year - 1, 9, 1))
    noted = _noted_never(grid, different)
    wrong = [i for i, v in enumerate(different) if found[i] is None and not periods.is_never(v) and v not in noted]
    _ask_starts(grid, column, wrong, doubts)
    words = [v for v in different if v in noted or isinstance(v, str) and periods.is_never(v) and not periods.is_missing(v)]
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
        ), grid.first_cells(column, coarse[:20]), [column.name])  # fmt: skip
    inside = [w for w in found if w is not None and w.day > pd.Period(w.day, freq=kind).start_time.date()]
    if inside:
        form = {"M": "%m/%Y", "Q": "quý %q/%Y"}.get(kind, "năm %Y")
        shown = "; ".join(dict.fromkeys(f"{w.day:%d/%m/%Y}: {pd.Period(w.day, freq=kind).strftime(form)}" for w in inside[:3]))
        en = "; ".join(dict.fromkeys(f"{w.day:%d/%m/%Y}: {pd.Period(w.day, freq=kind)}" for w in inside[:3]))
        doubts.say("within_period", Text(
            f"Cột “{column.name}”: ngày bắt đầu rơi vào giữa kỳ thì cả kỳ chứa ngày ấy là kỳ áp dụng đầu tiên ({shown}), dù chỉ một phần kỳ có áp dụng.",
            f"Column “{column.name}”: of a start within a period the whole period that holds it is the first with the treatment ({en}), though only a part of it had it.",
        ), grid.first_cells(column, [i for i, w in enumerate(found) if w in inside][:20]), [column.name])  # fmt: skip
    by = dict(zip(different, found, strict=True))
    return [by[turned.get(read.get(v, v), read.get(v, v))] for v in as_written]
