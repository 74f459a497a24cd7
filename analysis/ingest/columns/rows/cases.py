"""One row a case: registers of a police station, whose rows are counted by place and month; figures beside them (suspects, damage) belong to the case."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.catalogue.headings import folded, is_code, marked, meant, says, without_unit, words
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.cells.cell_kind import kind
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.role import Role
from analysis.ingest.columns.rows.rows_aside import COPIED, UNCOUNTED, say_uncounted, uncounted
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.values import persons
from analysis.ingest.columns.values.typed import Typed
from analysis.ingest.readers.sheets import as_text
from analysis.language import Text

_OF_A_STUDY = ("treated", "eligible", "event", "duration", "before", "after", "adopted", "weight", "cluster", "exposure")


@dataclass(frozen=True)
class Register:
    """A register of cases: its columns of figures that belong to each case, and that of the cases' numbers, where it has one."""

    figures: tuple[str, ...]
    number: Column | None
    years: list | None = None  # the year of each row, where numbers begin anew each year


def register(grid: Grid, found: list[Role], doubts: Doubts) -> tuple[list[Role], Register | None]:
    """The roles of a register of cases, place and period alone, and what it is; of any other table as they are, and None."""
    place, period = (grid.of_role(found, role) for role in ("place", "period"))
    told = any(r.known == "told" and r.role not in ("place", "period") for r in found)
    if place is None or period is None or told or any(r.role in _OF_A_STUDY for r in found):
        return found, None
    if not any(map(_is_day, period.distinct[1])):
        return found, None
    if not (_numbered(grid, found, period) or _one_a_day(grid, found, place, period) or _titled(grid, found, period)):
        return found, None
    found = _by_commune(grid, found, place, doubts)
    own = [r for r in found if r.role in ("outcome", "value", "indicator", "person")]
    named = [r.column for r in own if r.role in ("outcome", "value")]
    taken = {r.column for r in found}
    more = [
        c.name
        for c in grid.columns
        if c.name not in taken and says(c.name, _ADDS_UP) and _mostly_numbers(c) and c.name not in plates(grid)
    ]
    figures = tuple(c.name for c in grid.columns if c.name in {*named, *more})
    return [r for r in found if r not in own], Register(figures, *_number(grid, period))


_COMMUNES = r"\b(?:xã|phường|thị trấn|commune|ward)\b"


def _by_commune(grid: Grid, found: list[Role], place: Column, doubts: Doubts) -> list[Role]:
    """The roles with communes, which a register is counted by, as the places, where a column of hamlets stands beside theirs; it is said."""
    communes = [c for c in grid.columns if says(c.name, _COMMUNES) and "place" in meant(c.name).roles and not is_code(c.name)]
    told = any(r.role == "place" and r.known == "told" for r in found)
    if told or not communes or len(communes[0].distinct[1]) < 2 or meant(place.name).rank >= meant("Xã").rank:
        return found
    best = communes[0]
    doubts.notices = [n for n in doubts.notices if n.code != "places_beside"]
    doubts.say("places_beside", Text(f"Sổ vụ việc đếm theo “{best.name}”, không theo “{place.name}”; nếu khác: columns=\"{place.name}=place\".",
               f"The register is counted by “{best.name}”, not by “{place.name}”; if otherwise: columns=\"{place.name}=place\"."), columns=[place.name])  # fmt: skip
    return [replace(r, column=best.name, known="name") if r.role == "place" else r for r in found]


def repeated(typed: Typed, of: Register, gone: Collection[int]) -> dict[int, Text]:
    """The rows that repeat a case word for word under its number, which are set aside and named; of one number over different cases it is asked."""
    number, noted = of.number, _noted(typed, gone)
    struck = uncounted(typed, [i for i in range(len(typed.grid)) if i not in gone and i not in noted])
    say_uncounted(typed, struck)
    noted |= dict.fromkeys(struck, UNCOUNTED)
    if number is None:
        return noted
    gone = {*gone, *noted}
    others = [c for c in typed.grid.columns if not persons.numbers_rows(c) and "number" not in meant(c.name).roles]
    seen: dict[object, int] = {}
    again: dict[int, Text] = {}
    apart: list[int] = []
    for i, value in enumerate(number.values):
        key = (value, of.years[i] if of.years else None)
        if value is None or i in gone or (first := seen.setdefault(key, i)) == i:
            continue
        if all(_same(typed, c, first, i) for c in others):
            again[i] = COPIED
        else:
            apart += [first, i]
    for rows, whole in ((list(again), True), (list(dict.fromkeys(apart)), False)):
        shown = "; ".join(f"{typed.grid.cell(number, i)}: {number.values[i]}" for i in rows[:6])
        if rows and whole:
            typed.doubts.say("repeated_rows", Text(f"Dòng chép lại nguyên vẹn một vụ đã có để riêng ({len(rows)}): {shown}.", f"Rows that repeat a case word for word are set aside ({len(rows)}): {shown}."), typed.grid.cells(number, rows))  # fmt: skip
        elif rows:
            typed.doubts.ask("repeated", Text(f"Cột “{number.name}”: một số đứng ở nhiều dòng khác nhau ({shown}): một vụ hay nhiều vụ?", f"Column “{number.name}”: one number over rows that differ ({shown}): one case, or several?"), typed.grid.cells(number, rows),
                             [("", Text("một vụ thì giữ một dòng; nhiều vụ thì sửa số cho khác nhau, rồi lưu lại", "keep one row of one case, or give several their own numbers, and save the file"))])  # fmt: skip
    return again | noted


_TWICE = (
    r"(?:(?:bị )?(?:nhập|ghi|vào|vô))?(?: sổ)? ?(?:trùng|lặp|hai lần|2 lần)(?: lại)?(?: với)?(?: (?:stt|tt|số thứ tự|số|dòng|mục))*\W*"
    r"(?:(\d+)\b.*|(?:(?:hồ sơ|vụ|việc|dòng|sổ|ở|trên|trước|lại|lần|rồi) ?)*\W*)"
    r"|(?:duplicated?|copy|repeated?|entered twice)(?: entry)?(?: of)?(?: (?:row|no|number))*\W*(?:(\d+)\b.*)?"
)


def _noted(typed: Typed, gone: Collection[int]) -> dict[int, Text]:
    """The rows whose note says that they are entered twice (`Nhập trùng STT 57`) and that repeat the row it names, or one above: set aside and said."""
    notes = [c for c in typed.grid.columns if "note" in meant(c.name).roles]
    numbers = [c for c in typed.grid.columns if persons.numbers_rows(c) or "number" in meant(c.name).roles]
    others = [c for c in typed.grid.columns if c not in (*notes, *numbers) and folded(c.name) not in words("case")]
    found: dict[int, Text] = {}
    for note in notes:
        codes, different = note.distinct
        twice = {n: m for n, v in enumerate(different) if isinstance(v, str) and (m := re.fullmatch(_TWICE, marked(v)))}
        for i in np.flatnonzero(np.isin(codes, list(twice))).tolist():
            said = next((own for own in twice[codes[i]].groups() if own), "")
            named = (
                [j for c in numbers for j, v in enumerate(c.values) if str(v).removesuffix(".0") == said] if said else range(i)
            )
            named = [*named, *(j for j, (_, row) in enumerate(typed.grid.rows) if said == str(row))] if said else named
            if i not in gone and any(j != i and j not in found and all(_alike(typed, c, i, j) for c in others) for j in named):
                found[i] = Text(f"ghi chú “{different[codes[i]]}”: nhập trùng một dòng khác", f"its note “{different[codes[i]]}” says that it repeats another row")  # fmt: skip
    if found:
        cells = typed.grid.cells(notes[0], list(found))
        typed.doubts.say("repeated_rows", Text(f"Dòng mà ghi chú nói là nhập trùng, và đúng là chép lại dòng ấy, để riêng ({len(found)}): {listed(cells)}.", f"Rows whose note says that they repeat another, and that do, are set aside ({len(found)}): {listed(cells)}."), cells)  # fmt: skip
    return found


def _alike(typed: Typed, column: Column, i: int, j: int) -> bool:
    """Whether two rows say the same in a column, or name one place."""
    return typed.places[i] == typed.places[j] if typed.by_column.get(column.name) == "place" else _same(typed, column, i, j)


_APART = dt.timedelta(2 * 366)


def far_days(typed: Typed, gone: Collection[int]) -> None:
    """Ask about the day, or the few (a fiftieth), that stand years away from all others of a register: a mistyped year makes years without a case."""
    period = typed.of("period")
    if period is None or typed.dated is None:
        return
    days = sorted((w.day, i) for i, w in enumerate(typed.dated.written) if w is not None and i not in gone)
    far: set[int] = set()
    for order in (days, days[::-1]):
        for k in range(1, max(1, len(days) // 50) + 1 if len(days) > 3 else 0):
            gap, rest = abs(order[k][0] - order[k - 1][0]), abs(order[-1][0] - order[k][0])
            far |= {i for _, i in order[:k]} if gap > max(_APART, rest) else set()
    rows = [i for i in sorted(far) if typed.grid.cell(period, i) not in typed.said.kept]
    if rows:
        cells = typed.grid.cells(period, rows)
        shown = "; ".join(f"{cell}: {period.values[i]}" for cell, i in zip(cells, rows, strict=True))
        typed.doubts.ask("period", Text(f"Cột “{period.name}”: {shown} cách mọi ngày khác của sổ nhiều năm: năm có ghi đúng không?", f"Column “{period.name}”: {shown} is years away from every other day of the register: is the year right?"), cells,
                         [("", Text("ghi sai thì sửa năm rồi lưu lại", "correct the year and save the file")), (f'cells="{cells[0]}=keep"', Text("đúng như vậy", "it is right"))], [period.name])  # fmt: skip


def _same(typed: Typed, column: Column, i: int, j: int) -> bool:
    """Whether two rows say the same in a column, however it is written: a day as text and as a date, 3.500 and 3500."""
    if typed.by_column.get(column.name) == "period":
        return typed.dated is not None and typed.dated.written[i] == typed.dated.written[j]
    return column.values[i] == column.values[j] or typed.typed[column.name][i] == typed.typed[column.name][j]


def counted(
    typed: Typed, of: Register, frame: pd.DataFrame, spans: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame, list[Role]]:
    """(place, month, number of rows, sums of the figures of each case; the days of these months; the roles of the numbers); a month between the
    first and the last without a row has 0. A figure that a row does not say leaves its place and month empty."""
    grid, found = typed.grid, typed.roles
    place, period = (next(r.column for r in found if r.role == role) for role in ("place", "period"))
    start = pd.to_datetime(spans["start"], errors="coerce")
    known = frame[place].notna().to_numpy() & start.notna().to_numpy()
    months = start[known].dt.to_period("M")
    every = pd.period_range(months.min(), months.max(), freq="M") if known.any() else pd.PeriodIndex([], freq="M")
    names = list(dict.fromkeys(frame[place][known]))
    name = "Số vụ" if grid.has_marks else "cases"
    each = [frame[place][known].to_numpy(), months.to_numpy()]
    rows = pd.MultiIndex.from_product([names, every], names=[place, period])
    made = months.groupby(each).size().reindex(rows, fill_value=0).rename(name).reset_index()
    summed = [
        c
        for c in of.figures
        if c in typed.numeric
        and c != name
        and not (of.number is not None and c == of.number.name or folded(without_unit(c)) in words("case"))
        and (meant(c).whole or says(c, _ADDS_UP))
        and not says(c, _OF_ONE)
    ]
    for column in summed:
        own = pd.to_numeric(frame[column], errors="coerce")[known]
        own = own.fillna(0.0) if typed.said.cells.get("blank") == 0 else own
        values = own.groupby(each).agg(lambda own: own.sum(skipna=False))
        made[column] = values.reindex(rows).where(made[name].to_numpy() > 0, 0.0).to_numpy()
    made.index = pd.Index((made[place].astype(str) + " " + np.tile(every.astype(str), len(names))).to_numpy())
    days = {"start": every.start_time.date, "end": every.end_time.date, "text": every.astype(str)}
    days = pd.DataFrame({part: np.tile(own, len(names)) for part, own in days.items()}, index=made.index)
    empty = {c: int(frame[c][known].isna().sum()) for c in summed if typed.said.cells.get("blank") != 0}
    _say(of.figures, summed, empty, start[known], int((~known).sum()), name, typed.doubts, period)
    return (
        made,
        days,
        [Role(role="outcome", column=name, known="name"), *(Role(role="outcome", column=c, known="content") for c in summed)],
    )


def _say(figures: tuple[str, ...], summed: list[str], empty: dict[str, int], days: pd.Series, left: int, name: str, doubts: Doubts, period: str) -> None:  # fmt: skip
    """Say that rows were counted, over which days, what belongs to each case and is added up, and how many rows have no day."""
    each = Text("; {names} là số của từng vụ, không phải số vụ", "; {names} belongs to each case and is no number of cases")
    each = each.fill(names=listed(f"“{column}”" for column in figures)) if figures else Text("", "")
    added = Text("; cộng theo địa bàn và tháng: {names}", "; added up by place and month: {names}")
    added = added.fill(names=listed(f"“{column}”" for column in summed)) if summed else Text("", "")
    over = [f"{day:%d/%m/%Y}" for day in (days.min(), days.max())] if len(days) else ["—", "—"]
    doubts.say("cases", Text(
        "Mỗi dòng là một vụ việc{more}{added}. “{name}” là số dòng của mỗi địa bàn trong mỗi tháng, từ {first} đến {last}; tháng không có dòng nào là 0; tháng đầu và tháng cuối có thể chưa đủ ngày.",
        "Each row is one case{more}{added}. “{name}” is the number of rows of each place in each month, from {first} to {last}; a month without a row has 0; the first and the last may lack days.",
    ).fill(more=each, added=added, name=name, first=over[0], last=over[1]), columns=[*figures, name])  # fmt: skip
    for column, n in empty.items():
        if n:
            doubts.say("cases_empty", Text(f"Cột “{column}”: {n} vụ không ghi, nên tổng của địa bàn và tháng ấy để trống; nếu trống là 0: cells=\"blank=0\".",
                       f"Column “{column}”: {n} cases say nothing, so the sums of their places and months are left empty; if empty is 0: cells=\"blank=0\"."), columns=[column])  # fmt: skip
    if left:
        doubts.say("undated", Text(f"Không đếm {left} dòng vì không có ngày ở cột “{period}”.", f"{left} rows are not counted: they have no day in column “{period}”."), columns=[name])  # fmt: skip


_VEHICLES = r"(?:tổng )?số (?:xe|phương tiện)"
_PLATE = 1000  # from which a number of a vehicle may be its plate's


def plates(grid: Grid) -> frozenset[str]:
    """The columns whose heading may count vehicles (`Số xe`) over the numbers of their plates: nearly all different, in a table of cases, whose
    days do not all come equally often."""
    days = [c for c in grid.columns if any(map(_is_day, c.distinct[1]))]
    each = [np.bincount(c.distinct[0][c.distinct[0] >= 0]) for c in days]
    if not any(n.max() == 1 or n.min() < n.max() for n in each):
        return frozenset()
    return frozenset(c.name for c in grid.columns if says(without_unit(c.name), _VEHICLES, whole=True) and _are_plates(c))


def _are_plates(column: Column) -> bool:
    numbers = [text for v in column.values if v is not None and (text := re.sub(r"[. ]", "", as_text(v))).isdecimal()]
    large = sum(int(text) >= _PLATE for text in numbers)
    return len(set(numbers)) > 0.9 * len(numbers) > 0 and 2 * large > len(numbers)


def _mostly_numbers(column: Column) -> bool:
    """Whether at least half of the different filled cells are numbers."""
    kinds = [kind(v) for v in column.distinct[1]]
    return kinds.count("N") * 2 > len(kinds)


def _is_day(value: object) -> bool:
    """Whether a value is a day that is not the first of its month."""
    when = periods.written(value) if isinstance(value, (str, dt.date)) else None
    return when is not None and when.kind == "D" and when.day.day != 1


_KIND = r"^(?:loại|tội danh|hành vi|type|kind|category|offence|crime)\b"
_KIND_OF_CASE = r"^(?:loại (?:vụ|tội|án)|tội danh|hành vi|offence|crime|incident (?:type|kind))\b"
_COUNT = r"(?:tổng )?(?:số )?vụ(?: việc| án)?|số liệu|(?:number of |no of |n )?(?:cases|incidents|crimes|offences)|counts?"


def is_count(heading: str) -> bool:
    """Whether a heading says that it counts cases: `Số vụ`, `Vụ việc`, `Number of crimes`."""
    return says(without_unit(heading), _COUNT, whole=True)


# what several cases have together, and what only one has
_ADDS_UP = r"^(?:(?:tổng )?số (?:người|đối tượng|bị can|bị hại|nạn nhân|nghi phạm|xe|phương tiện)|(?:giá trị |số tiền |tổng )?thiệt hại|(?:giá trị|trị giá) (?:tài sản|thiệt hại|tang vật)|người (?:chết|bị thương)|số (?:chết|bị thương)|bị thương|tử vong|(?:number of |no of )?(?:suspects|offenders|victims|injured|killed|deaths)|damage|loss)\b"
_OF_ONE = r"\b(?:tuổi|năm sinh|nồng độ|tốc độ|trung bình|bình quân|tỉ lệ|age|speed|average|mean|rate)\b|\b(?:số|mã)(?: hiệu)? (?:thẻ|cmnd|cccd|điện thoại|nhà|km)\b|(?<!không )(?<!không có )\bbiển (?:số|kiểm soát)\b|\b(?:licen[cs]e|number) plates?\b|\bplate (?:no|number)\b"


_REGISTER = r"\b(?:sổ|nhật kí|theo dõi|danh sách|register|log|list) .*\b(?:vụ(?: việc| án)?|sự việc|tai nạn|tin báo|incidents|cases|crimes|accidents)\b"


def _titled(grid: Grid, found: list[Role], period: Column) -> bool:
    """Whether a line above calls the table a register (`SỔ THEO DÕI VỤ VIỆC`), whose numbered rows are on many days and count nothing."""
    figures = [r.column for r in found if r.role in ("outcome", "value")]
    if not any(says(title, _REGISTER) for title in grid.titles) or not all(says(name, _OF_A_CASE) for name in figures):
        return False
    if len(_days(period)) * 3 < len(grid):  # places that report on the same days
        return False
    return _on_any_day(period) and any(
        "number" in meant(c.name).roles or folded(c.name) == "so" or persons.numbers_rows(c) for c in grid.columns
    )


def _numbered(grid: Grid, found: list[Role], period: Column) -> bool:
    """Whether each row has a number of a case (`Mã vụ`, `Số hồ sơ`) and a kind (`Loại vụ`) or what each did (`Số người chết`), and no count of cases, age or answer."""
    heads = [(c, {c.name, c.described or c.name}) for c in grid.columns]
    kinds = any(says(h, _KIND) or says(h, _OF_A_CASE) for _, own in heads for h in own) or any(
        r.role == "indicator" for r in found
    )
    if not kinds or any("trait" in meant(c.name).roles or persons.answers(c) for c in grid.columns):
        return False
    counts = [c for c, own in heads if any(map(is_count, own))]
    if any(str(v) not in ("1", "1.0") for c in counts for v in c.distinct[1]):
        return False
    return _number(grid, period)[0] is not None


def _number(grid: Grid, period: Column) -> tuple[Column | None, list | None]:
    """The column of the cases' numbers, hardly one of which comes twice, or twice in a year where they begin anew each year (then the years)."""
    heads = [(c, {c.name, c.described or c.name}) for c in grid.columns]
    numbers = words("case") | ({"id"} if any(says(h, _KIND_OF_CASE) for _, own in heads for h in own) else set())
    when = [w.day.year if isinstance(v, (str, dt.date)) and (w := periods.written(v)) else None for v in period.distinct[1]]
    years = [when[code] if code >= 0 else None for code in period.distinct[0]]
    filled = sum(v is not None for v in period.values)
    for column in (c for c, said in heads if set(map(folded, said)) & numbers):
        once = len(set(column.values) - {None})
        of_year = len({(v, y) for v, y in zip(column.values, years, strict=True) if v is not None and y is not None})
        if once >= 0.9 * len(grid):
            return column, None
        if of_year >= 0.9 * filled and len(set(years) - {None}) > 1:
            return column, years
    return None, None


_OF_A_CASE = r"\b(?:đối tượng|bị can|bị hại|nạn nhân|bị thương|bị chết|người chết|tử vong|thiệt hại|liên quan|số người|số xe|suspects?|offenders|victims?|injured|killed|damage|loss)\b"


def _one_a_day(grid: Grid, found: list[Role], place: Column, period: Column) -> bool:
    """Whether hardly any place and day has two of the kinds, beside figures that no heading calls a count, or one calls persons or damage."""
    kinds = grid.of_role(found, "indicator")
    figures = [r for r in found if r.role in ("outcome", "value")]
    if (
        kinds is None
        or len(kinds.distinct[1]) < 2
        or not figures
        or any(r.known != "content" and not says(r.column, _OF_A_CASE) for r in figures)
    ):
        return False
    return _on_any_day(period) and len(set(zip(place.values, period.values, strict=True))) > 0.8 * len(grid)


def _days(period: Column) -> set[dt.date]:
    """The different days of a column."""
    written = filter(None, (periods.written(v) for v in period.distinct[1] if isinstance(v, (str, dt.date))))
    return {when.day for when in written if when.kind == "D"}


def _on_any_day(period: Column) -> bool:
    """Whether days are of three weekdays and dates at least: no report each week, or at the end of each month."""
    days = _days(period)
    return len({day.weekday() for day in days}) > 2 and len({day.day for day in days}) > 2
