"""What is settled of a grid before its cells are read: no name twice, one column of periods, places that stand over their rows."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import groupby

from analysis.catalogue.headings import is_total, judged_in, meant, part_of_period
from analysis.errors import BadTable
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.cells.lines import Value
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.role import Role, ask_which
from analysis.ingest.columns.questions.told import without_effect
from analysis.ingest.columns.shapes import wide, year_parts
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.starts.lists import NUMBERED
from analysis.ingest.entities.places import place_type, resolve
from analysis.ingest.readers.sheets import as_text
from analysis.language import Text

At = tuple[str, int]  # sheet and row


def refuse_repeated(grid: Grid, file: str, doubts: Doubts) -> None:
    """Set aside, saying so, a column that repeats another's name and every cell. Raises BadTable for two of one name that differ."""
    seen: dict[str, Column] = {}
    same: list[Column] = []
    for column in grid.columns:
        key = " ".join(column.name.split()).casefold()
        first = seen.setdefault(key, column)
        if first is column:
            continue
        if list(first.values) == list(column.values):
            same.append(column)
            continue
        cells = ", ".join(grid.head_cell(c) for c in (first, column))
        raise BadTable(
            expected=Text("mỗi tên chỉ một cột", "one column of each name"),
            found=Text(f"hai cột tên “{column.name}” (ô {cells})", f"two columns named '{column.name}' (cells {cells})"),
            where=Text(f"{file}, dòng {grid.head_row}", f"{file}, row {grid.head_row}"),
            remedy=Text("đổi tên hoặc xóa một trong hai cột rồi lưu lại", "rename or delete one of the two and save it again"),
        )
    if same:
        cells = [grid.head_cell(c) for c in same]
        names = listed(f"“{c.name}”" for c in same)
        grid.columns = [c for c in grid.columns if not any(c is other for other in same)]
        doubts.say("repeated_column", Text(f"Cột chép lại nguyên vẹn một cột đã có để riêng: {names} (ô {listed(cells)}).", f"Columns that repeat another cell by cell are set aside: {names} (cells {listed(cells)})."), cells)  # fmt: skip


def one_period(grid: Grid, found: list[Role], told: str, doubts: Doubts) -> list[Role]:
    """One column of periods where year and month stand in two (`told`: what bare numbers are); the others are left unused, which is said."""
    own = [r for r in found if r.role == "period"]
    if not own and grid.year and grid.of_role(found, "place") is not None and not any(r.role == "person" for r in found):
        wide.say_year(listed(r.column for r in found if r.role == "outcome"), grid.year, doubts)
        grid.columns.append(Column("Năm", ("Năm",), 1, [str(grid.year)] * len(grid)))
        return [*found, Role(role="period", column="Năm", known="told")]
    if not own and told:
        raise without_effect(f"period={told}")
    if not own:
        return found
    by_told = [r for r in own if r.known == "told"] if len([r for r in own if r.known == "told"]) == 1 else []
    columns = [c for c in grid.columns if c.name in {r.column for r in by_told or own}]
    of_places = not any(r.role == "person" for r in found)
    if len(columns) == 1 and of_places:
        columns += year_parts.beside(grid, found, columns[0], doubts)
    alone = len(columns) == 1 and of_places and year_parts.periods_alone(columns[0])
    alone = alone and all(map(year_parts.of_one_year, _runs(grid, found, columns[0])))
    year = (grid.year or wide.year_of("", grid.titles)) if alone else None
    if year and grid.year:
        wide.say_year(columns[0].name, year, doubts)
    elif year:
        doubts.say("year_above", Text(f"Cột “{columns[0].name}” không ghi năm: năm {year}, như dòng trên bảng.", f"Column “{columns[0].name}” names no year: {year}, as a line above the table says."), columns=[columns[0].name])  # fmt: skip
    if year:
        columns.append(Column("Năm", ("Năm",), columns[0].col, [str(year)] * len(grid)))
    if len(columns) == 1 and of_places and (under := _under_years(columns[0])):
        columns[0].values = under
        doubts.say("year_above", Text(f"Cột “{columns[0].name}”: tháng, quý thuộc năm ở dòng phía trên; dòng của năm là tổng.", f"Column “{columns[0].name}”: months and quarters are of the year in a row above them, which is their sum."), columns=[columns[0].name])  # fmt: skip
    if alone and len(columns) == 1:
        shown = listed(as_text(v) for v in columns[0].distinct[1])
        doubts.ask("period", Text(f"Cột “{columns[0].name}” ({shown}) là của năm nào?", f"Of which year is column “{columns[0].name}” ({shown})?"), grid.first_cells(columns[0], range(min(20, len(columns[0].distinct[1])))),
                   [wide.SAY_YEAR, ("", Text("thêm cột Năm, hoặc ghi năm ở từng ô (3/2019), rồi lưu lại", "add a column of years, or write the year in each cell (2019-03), and save the file"))], [columns[0].name])  # fmt: skip
    if len(columns) == 1:
        if told:
            raise without_effect(f"period={told}")
        return [r for r in found if r.role != "period" or r.column == columns[0].name]
    best = year_parts.joined(grid, columns, told, doubts)
    if best is None:
        ask_which(doubts, "period", [c.name for c in columns])
        best = columns[0]
    elif grid.named(best.name) is None:
        grid.columns.append(best)
    known = own[0].known
    return [r for r in found if r.role != "period"] + [Role(role="period", column=best.name, known=known)]


def _under_years(column: Column) -> list[Value] | None:
    """The months or quarters of a column, each with the year that stands in a row above it, whose own row adds them up; None for any other."""
    year, values, months = None, [], 0
    heading = part_of_period(column.head[-1]) or part_of_period(column.name)
    for v in column.values:
        when, is_month = periods.written(v) if v is not None else None, v is not None and periods.month_alone(v)
        is_month = 0 if heading == "quarter" and v is not None and periods.quarter_alone(v) else is_month
        quarter = v is not None and not is_month and periods.quarter_alone(v)
        if when is not None and when.kind == "Y":
            year = when.day.year
            values.append("Cả năm")
        elif year is not None and (is_month or quarter):
            values.append(f"{year}-{is_month:02d}" if is_month else f"{year}-Q{quarter}")
            months += 1
        elif v is not None and not (isinstance(v, str) and is_total(v)):
            return None
        else:
            values.append(v)
    bare = heading not in ("month", "quarter") and any(
        v is not None and str(v).strip().isdecimal() and periods.written(v) is None for v in column.values
    )
    runs = [v for v, _ in groupby(column.values) if v is not None and not (isinstance(v, str) and is_total(v))]
    years = [(w := periods.written(v)) is not None and w.kind == "Y" for v in runs]
    alone = any(a and b for a, b in zip(years, [*years[1:], True], strict=bool(years)))  # a year without a month below it
    return values if months > 3 and not bare and not alone else None


def _runs(grid: Grid, found: list[Role], column: Column) -> Iterable[list[int]]:
    """The months (and quarters) without a year of each place, indicator and sheet, in the order of the rows."""
    beside = [grid.named(r.column) for r in found if r.role in ("place", "indicator", "zone")]
    runs, names = defaultdict(list), [None] * len(beside)
    for i, (row, value) in enumerate(zip(grid.rows, column.values, strict=True)):
        names = [c.values[i] if c.values[i] is not None else name for c, name in zip(beside, names, strict=True)]
        above = sum(name == row[0] and at < row[1] for name, at in grid.sections)
        for alone in (periods.month_alone, periods.quarter_alone):
            if number := alone(value) if value is not None else None:
                runs[alone, row[0], above, *names].append(number)
    return runs.values()


def sections(grid: Grid, found: list[Role], doubts: Doubts, sure: bool = False, kept: tuple[str, ...] = ()) -> list[Role]:
    """Names and periods that stand alone in a row over the rows of a group are the places and periods, where no column has them; over rows
    of indicators, where most of these are the same under every name. `sure`: only where each is known for a place; `kept`: cells whose day
    stands, though it is of another year than the row above says."""
    if not grid.sections or not grid.rows:
        return found
    own = {at: NUMBERED.sub("", name).strip(" :.*") for at, name in grid.sections.items()}
    dated = {at: name for at, name in own.items() if periods.written(name) or _is_part(name)}
    named = {at: name if place_type(name) else NUMBERED.sub("", name) for at, name in grid.sections.items() if at not in dated}
    if dated and all(values := _of_rows(grid, dated, named)):
        period, days = grid.of_role(found, "period"), _days_of_years(grid, values)
        if days:
            shown = listed(dict.fromkeys(f"“{v}”" for v in values))
            if not sure:
                doubts.say("sections", Text(f"Các dòng {shown} chỉ nhắc lại năm của cột “{days}”.", f"Rows {shown} only repeat the year of column “{days}”."), columns=[days])  # fmt: skip
                _ask_other_years(grid, grid.named(days), values, kept, doubts)
        elif period is None:
            found = _added(grid, found, "period", values, doubts)
        else:
            _year_of_banner(period, values, doubts)
    if any(r.role == "place" for r in found) or not all(values := _of_rows(grid, named, dated)):
        return found
    names = grid.of_role(found, "indicator")
    groups: dict[str, set] = {}
    for i, value in enumerate(values):
        groups.setdefault(value, set()).add(names.values[i] if names else "")
    called = [bool(place_type(name) or resolve(name)) for name in groups]
    unlike = len(groups) < 2 or len(set.intersection(*groups.values())) * 2 < len(set.union(*groups.values()))
    if sure and not all(called):
        return found
    if not any(called) or names and (unlike or not all(called)):  # `A | TRẬT TỰ XÃ HỘI`, `Sau khi triển khai`
        doubts.say("sections", Text(f"Dòng không có số liệu nào, là tên nhóm: {listed(groups)}.", f"Rows without a figure, names of groups: {listed(groups)}."))  # fmt: skip
        return found
    return _added(grid, found, "place", values, doubts)


def _days_of_years(grid: Grid, values: list[str]) -> str:
    """The first column of days (no birthdays), each of the year that the row over it names; nothing without one, or where rows name no years."""
    years = {v: w.day.year for v in set(values) if (w := periods.written(v)) is not None and w.kind == "Y"}
    if set(values) - set(years):
        return ""
    for column in (c for c in grid.columns if not {"trait", "adopted"} & set(meant(c.name).roles) and not judged_in(c.name)):
        days = [
            w if isinstance(v, (str, dt.date)) and (w := periods.written(v)) and w.kind == "D" else None
            for v in column.distinct[1]
        ]
        same = [days[code] and days[code].day.year == years[value] for code, value in zip(column.distinct[0], values, strict=True) if code >= 0]  # fmt: skip
        if same and days.count(None) * 10 <= len(days) and same.count(True) >= 0.9 * len(same):
            return column.name
    return ""


def _ask_other_years(grid: Grid, column: Column, values: list[str], kept: tuple[str, ...], doubts: Doubts) -> None:
    """Ask about the days of another year than the row over them names."""
    when = [w.day.year if isinstance(v, (str, dt.date)) and (w := periods.written(v)) else None for v in column.distinct[1]]
    rows = [
        i
        for i, (code, value) in enumerate(zip(column.distinct[0], values, strict=True))
        if code >= 0 and when[code] is not None and (over := periods.written(value)) and when[code] != over.day.year
    ]
    rows = [i for i in rows if grid.cell(column, i) not in kept]
    if rows:
        cells = grid.cells(column, rows)
        said = {
            value: [cell for cell, i in zip(cells, rows, strict=True) if values[i] == value]
            for value in dict.fromkeys(values[i] for i in rows)
        }
        shown = "; ".join(f"“{value}”: {listed(own)}" for value, own in said.items())
        doubts.ask("period", Text(f"Cột “{column.name}”: ngày không thuộc năm của dòng tên nhóm phía trên ({shown}): năm nào đúng?", f"Column “{column.name}”: days of another year than the line above them says ({shown}): which year is right?"), cells,
                   [("", Text("sửa chỗ ghi sai rồi lưu lại", "correct what is wrong and save the file")), ("cells=\"" + "; ".join(f"{cell}=keep" for cell in cells) + "\"", Text("ngày đúng như đã ghi", "the days are right"))], [column.name])  # fmt: skip


def by_heading(grid: Grid) -> list[Role]:
    """Places, periods and indicators as the headings alone have them."""
    kinds = ("place", "period", "indicator")
    return [Role(role=r, column=c.name, known="name") for c in grid.columns for r in meant(c.name).roles if r in kinds]


_SECTIONS = {"place": ("địa bàn", "Địa bàn", "The place"), "period": ("kỳ", "Kỳ", "The period")}


_SHORT_DAY = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}")


def _year_of_banner(period: Column, values: list[str | None], doubts: Doubts) -> None:
    """Give days, months and quarters without a year, `03/10` under `THÁNG 10 NĂM 2019`, 1 to 12 under `NĂM 2022`, that of the line over
    them; it is said."""
    if part_of_period(period.head[-1]) in ("month", "quarter"):  # `6 tháng`, `9 tháng` among them are sums
        period.values = [f"lũy kế {v}" if isinstance(v, str) and periods.months_so_far(v) else v for v in period.values]
    said = [v for v in period.distinct[1] if not (isinstance(v, str) and is_total(v))]
    when = [periods.written(v) if v is not None else None for v in values]
    part = _part_alone(period, said) if {w.kind for w in when if w} == {"Y"} else None
    days = all(isinstance(v, str) and _SHORT_DAY.fullmatch(v.strip()) for v in said)
    if not said or None in when or not (days or part):
        return
    rows = list(zip(period.values, when, strict=True))
    if part:
        period.values = [f"{w.day.year}-{part(v)}" if part(v) else v for v, w in rows]
    else:
        period.values = [f"{v.strip()}/{w.day.year}" if isinstance(v, str) and not is_total(v) else v for v, w in rows]
    doubts.say("year_above", Text(f"Cột “{period.name}” không ghi năm: năm của dòng tên nhóm phía trên.", f"Column “{period.name}” names no year: that of the line above each group."), columns=[period.name])  # fmt: skip


def _part_alone(period: Column, said: list[Value]) -> Callable[[Value], str | None] | None:
    """How the months or quarters without a year of a column are read, their sums among them too; bare numbers are what the heading says."""
    heading = part_of_period(period.head[-1]) or part_of_period(period.name)
    bare = [v for v in said if _BARE.fullmatch(as_text(v).strip(" ."))]
    for part, alone in (("month", periods.month_alone), ("quarter", periods.quarter_alone)):
        own = [v for v in said if alone(v)]
        longer = {v: f"Q{n}" for v in said if v not in own and (n := periods.quarter_alone(v))}
        longer |= {v: f"H{n}" for v in said if v not in own and (n := periods.half_alone(v))}
        if len(own) > 1 and len(own) + len(longer) == len(said) and (heading == part or not bare):
            letter = "Q" if part == "quarter" else "0"
            return {**longer, **{v: f"{letter}{alone(v)}"[-2:] for v in own}}.get
    return None


_BARE = re.compile(r"\d{1,2}|I{1,3}|IV", re.IGNORECASE)


def _is_part(name: str) -> bool:
    return not name.strip().isdecimal() and bool(periods.month_alone(name) or periods.quarter_alone(name))


def _of_rows(grid: Grid, own: dict[At, str], others: dict[At, str]) -> list[str | None]:
    """The one of some names over groups that each row stands under; where the `others` stand outside, none from before the last of them;
    none below a total."""
    outside = bool(own and others) and min(others) < min(own)
    begins: dict[str, list[tuple[int, str | None]]] = defaultdict(list)
    for at in sorted({**own, **others}):
        if at in own:
            begins[at[0]].append((at[1], None if is_total(own[at]) else own[at]))
        elif outside or is_total(others[at]):
            begins[at[0]].append((at[1], None))
    found = ((begins[sheet], bisect([row for row, _ in begins[sheet]], number)) for sheet, number in grid.rows)
    return [banners[i - 1][1] if i else None for banners, i in found]


def _added(grid: Grid, found: list[Role], role: str, values: list, doubts: Doubts) -> list[Role]:
    """The roles with a column more, of the names over the rows; it is said, and no other column need be asked about."""
    name, vi, en = _SECTIONS[role]
    grid.columns.append(Column(name, (name,), 1, values))
    shown = listed(f"“{value}”" for value in dict.fromkeys(values))
    doubts.questions = [q for q in doubts.questions if q.about != "role" or not any(f"={role}" in a for a in q.answers)]
    doubts.say("sections", Text(f"{vi} lấy từ các dòng chỉ có tên nhóm: {shown}.", f"{en} is that of the rows with a name only: {shown}."), columns=[name])  # fmt: skip
    return [*found, Role(role=role, column=name, known="content")]
