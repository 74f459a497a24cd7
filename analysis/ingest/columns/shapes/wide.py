"""Wide to long: years or months as columns, indicators as columns or rows; one row a place and period comes out, none is lost."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from analysis.catalogue.headings import (
    declared,
    folded,
    in_each_language,
    is_of_schools,
    is_total,
    judged_in,
    meant,
    part_of_period,
    says,
)
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.cells.lines import Value
from analysis.ingest.columns.cells.periods import Written
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.told import IGNORE
from analysis.ingest.columns.shapes.melted import is_numeric, melted, say_totals, value_name
from analysis.ingest.columns.shapes.places_across import places_down
from analysis.ingest.columns.shapes.year_parts import of_one_year, periods_alone
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.language import Text

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_SIGNED = re.compile(
    r"(?i)(?<!từ )(?<!đến )ngày\s+\d+(?:\s+tháng\s+\d+\s+năm\s+|[/.-]\d+[/.-])\d{4}|(?:thông tư|nghị định|nghị quyết|quyết định|chỉ thị|kế hoạch|luật|(?<!\w)số)\s+(?:số\s+)?[\w-]*(?:/|-ct|-nq|-kh|-qđ)[\w/-]+(?:\s*,?\s*(?:ban hành\s+)?(?:ngày\s+[\d/]+\s*,?\s*)?năm\s+\d{4})?"
    r"|ban hành\s+(?:ngày\s+[\d/]+\s*,?\s*)?(?:năm\s+)?\d{4}|so với\s+(?:cùng kỳ\s+)?(?:năm\s+)?\d{4}"
)
_COMPARED = (
    r"^(?:(?:tỉ lệ|mức|kết quả|%|\(%\)) )?so sánh\b|\bso với\b|\bso cùng kì\b|\d so \d{4}|^so \d{4}.*[%+]|\btăng\W+giảm\b|\bchênh lệch\b"
    r"|\bcompared (?:to|with)\b|^compared$|^(?:difference|change)\b"
)
_SIGNS = re.compile(r"[+%]?\s*[/(]?\s*[-–+]?\s*\)?(?<=[-–+)])")
_CUT = re.compile(r"[\s_–:]+|(?<=[a-z])(?=(?:19|20)\d\d(?:[qmh]\d{1,2})?$)|[(\[]")


def long(grid: Grid, doubts: Doubts, name: str, across: str = "") -> Grid:
    """The grid with periods down its rows; the same grid where no two headings are periods. `across`: what is said of headings that
    may be names of places (places, figures, or nothing)."""
    grid = _without_corner(grid)
    compared = list(filter(compares, grid.columns))
    plain = replace(grid, columns=[c for c in grid.columns if c not in compared])
    found = _dated_columns(plain, name, doubts, across == "figures")
    if not found:
        return places_down(grid, doubts, across)
    grid = plain
    if compared:
        names = [c.name for c in compared]
        doubts.say("total_column", Text(f"Cột so sánh để riêng: {listed(names)}.", f"Columns that compare are set aside: {listed(names)}."),
                   [grid.head_cell(c) for c in compared], names)  # fmt: skip
    found, exposures = _fewer(found)
    found = _without_totals(grid, found, doubts)
    stubs = [c for c in grid.columns if c not in [column for column, _, _ in (*found, *exposures)]]
    _undated(grid, stubs, found, doubts)
    totals = [c for c in stubs if any(map(is_total, c.head)) and c is not grid.columns[0] and is_numeric(c)]
    totals += [c for c in stubs if c not in totals and _adds_months(c, grid)]
    say_totals(grid, totals, doubts)
    for column in totals:
        _compare_last(grid, column, [c for c, _, _ in found])
    found = [(c, w, " – ".join(part for part in rest.split(" – ") if not _says_periods(part))) for c, w, rest in found]
    found = _without_sides(found)
    found += _held(grid, found, exposures, doubts)
    return melted(grid, [c for c in stubs if c not in totals], found, value_name(grid))


Found = list[tuple[Column, Written, str]]


_SIDE = re.compile(
    r"(?i)\(?(trước|sau|before|after)(?: (?:khi )?(?:có |thực hiện |áp dụng |triển khai )?(?:can thiệp|mô hình|thực hiện|áp dụng|triển khai))?\)?(?: – |$)"
)


def _without_sides(found: Found) -> Found:
    """What columns count, without the side of a programme that their period says again: `Trước (năm 2016)`, `Sau (năm 2018)`."""
    sides = {(m[1].lower(), str(when)) for _, when, rest in found if (m := _SIDE.match(rest))}
    if len(sides) != 2 or len({side for side, _ in sides}) != 2 or not all(_SIDE.match(rest) for _, _, rest in found):
        return found
    return [(column, when, _SIDE.sub("", rest, count=1)) for column, when, rest in found]


def _fewer(found: Found) -> tuple[Found, Found]:
    """The dated columns without populations that lack a period of the other figures, and these."""
    if not all(isinstance(when, Written) for _, when, _ in found):
        return found, []
    named = {rest for _, _, rest in found if rest and (meant(rest).roles[:1] == ("exposure",) or is_size(rest, of_schools=True))}
    needed = {when for _, when, rest in found if rest not in named}
    fewer = {rest for rest in named if needed - {when for _, when, other in found if other == rest}}
    return [one for one in found if one[2] not in fewer], [one for one in found if one[2] in fewer]


def _held(grid: Grid, found: Found, exposures: Found, doubts: Doubts) -> Found:
    """The populations for every period of the other figures: each takes the last one up to it, else the first; it is said."""
    needed, made = list(dict.fromkeys(when for _, when, _ in found)), []
    for rest in dict.fromkeys(rest for _, _, rest in exposures):
        own = sorted((one for one in exposures if one[2] == rest), key=lambda one: one[1].day)
        for when in needed:
            column = next((c for c, given, _ in reversed(own) if given.day <= when.end), own[0][0])
            made.append((column, when, rest))
        if {when for _, when, _ in own} >= set(needed):
            continue
        names = [f"“{c.name}”" for c, _, _ in own]
        each = Text(
            "mỗi kỳ lấy cột gần nhất trước đó, không có thì cột đầu tiên", "each takes the last column up to it, else the first"
        )
        one = Text("một con số không đổi cho mỗi dòng", "one figure for each row that never changes")
        doubts.say("held", Text(f"Cột {listed(names)} có ít kỳ hơn các số liệu khác, nên dùng cho mọi kỳ: {{how}}.", f"{'Columns' if len(names) > 1 else 'Column'} {listed(names)} {'have' if len(names) > 1 else 'has'} fewer periods than the other figures and {'hold' if len(names) > 1 else 'holds'} for all: {{how}}.").fill(how=each if len(names) > 1 else one),
                   [grid.head_cell(c) for c, _, _ in own], [rest])  # fmt: skip
    return made


_CORNER = re.compile(r"\s*([^\\/|]+?)\s*[\\/|]\s*([^\\/|]+?)\s*")


def _without_corner(grid: Grid) -> Grid:
    """The grid whose first heading, `Năm \\ Tháng` over years, names what stands below it alone."""
    first = grid.columns[0] if grid.columns else None
    if first and "place" in meant(first.name).roles and _says_only_periods(first):  # `Xã` over months names what stands beside it
        name = "Kỳ" if grid.has_marks else "Period"
        return replace(grid, columns=[replace(first, name=name, head=(name,)), *grid.columns[1:]])
    found = _CORNER.fullmatch(first.head[0]) if first and len(first.head) == 1 else None
    parts = {name: part_of_period(name) or next(iter(meant(name).roles), "") for name in found.groups()} if found else {}
    if len(parts) != 2 or not {"place", "year", "month", "quarter"} >= set(parts.values()) or len(set(parts.values())) != 2:
        return grid
    years = all(
        w is not None and w.kind == "Y" for w in map(periods.written, (v for v in first.distinct[1] if not is_total(str(v))))
    )
    below = next((name for name, part in parts.items() if (part == "year") == years), None)
    if below is None or not years and "year" not in parts.values():
        below = next(iter(parts))
    return replace(grid, columns=[replace(first, name=below, head=(below,)), *grid.columns[1:]])


def _says_only_periods(column: Column) -> bool:
    """Whether a column holds periods, but for totals and at most two lines of words (a programme and its starts)."""
    own = [v for v in column.distinct[1] if not is_total(str(v))]
    return len(own) > 3 and sum(periods.written(v) is None for v in own) <= min(2, len(own) // 4)


def _undated(grid: Grid, stubs: list[Column], found: list, doubts: Doubts) -> None:
    """Leave figures without a period unused beside those of several, for they would be every period's, which is said; where the dated
    ones are populations it is asked of which they are."""
    if len({str(when) for _, when, _ in found}) < 2:
        return
    own = [c for c in stubs if meant(c.name).roles[:1] == ("outcome",) and is_numeric(c) and not any(map(is_total, c.head))]
    counted = [text for text in (value_name(grid), *(rest for _, _, rest in found)) if counts_cases(text)]
    schools = are_schools(stubs, counted)
    households = [c for c in own if is_size(c.name, schools)]
    if len(households) == 1 and counted:
        if not any("exposure" in meant(text).roles for text in (*(c.name for c in stubs), *(rest for _, _, rest in found))):
            own.remove(households[0])  # what the cases are of, in every period
    if own and all(rest and "exposure" in meant(rest).roles for _, _, rest in found):
        names = listed(f"“{c.name}”" for c in own)
        doubts.ask("period", Text(f"Cột {names} không ghi kỳ, bên cạnh các cột có ghi: là của kỳ nào?", f"Columns {names} name no period, beside columns that do: of which are they?"), [grid.head_cell(c) for c in own],
                   [("", Text("ghi kỳ vào tên cột rồi lưu lại", "write the period in the heading and save the file"))], [c.name for c in own])  # fmt: skip
    elif own:
        grid.shaped |= dict.fromkeys((c.name for c in own), IGNORE)
        names = listed(f"“{c.name}”" for c in own)
        doubts.say("undated_column", Text(f"Cột không ghi kỳ, bên cạnh các cột có ghi, nên không dùng: {names}; nếu cần, ghi kỳ vào tên cột, hoặc columns=\"{own[0].name}=outcome\".", f"Columns that name no period beside columns that do are not used: {names}; to use them, write the period in their headings, or columns=\"{own[0].name}=outcome\"."), [grid.head_cell(c) for c in own], [c.name for c in own])  # fmt: skip


def is_size(heading: str, of_schools: bool) -> bool:
    """Whether a heading is that of all households of a place, or all pupils of schools: `Tổng số hộ`, `Sĩ số`."""
    sides = {re.sub(r" (?:dau|cuoi) (?:ki|nam)$", "", folded(side)) for side in in_each_language(heading)}
    sizes = declared()["exposure"]
    return not sides.isdisjoint(map(folded, sizes["households"] + sizes["pupils"] * of_schools))


def are_schools(columns: Iterable[Column], counted: Sequence[str]) -> bool:
    """Whether the places of a table are schools, by their heading or most of their names, or all that it counts is of schools."""
    wordy = [c for c in columns if "place" in meant(c.name).roles or not is_numeric(c)]
    named = any(
        is_of_schools(c.name) or 2 * sum(is_of_schools(str(v)) for v in c.distinct[1]) > len(c.distinct[1]) > 0 for c in wordy
    )
    return named or bool(counted) and all(map(is_of_schools, counted))


def counts_cases(heading: str) -> bool:
    """Whether a heading is one of counts of cases: `Số vụ trộm cắp`, `Cases reported`, `dv cases reported`."""
    english = r"(?:^|\bof )(?:cases|incidents|offences)\b|\b(?:cases|incidents|offences)(?: (?:reported|recorded))?$"
    return any(says(side, rf"^(?:tổng )?(?:số )?vụ\b|{english}") for side in in_each_language(heading))


def _says_periods(heading: str) -> bool:
    """Whether a heading over others says no more than that periods stand below it: `Năm`, `Chia theo tháng`, `Các quý`."""
    text = re.sub(r"^(?:trong do )?(?:chia )?(?:theo |cac )", "", folded(heading))
    return "period" in meant(text).roles


def _dated_columns(grid: Grid, name: str, doubts: Doubts, figures: bool) -> Found:
    """(column, period, what it counts) of the columns whose headings are periods; none where they make no wide table."""
    said = [(column, *dated(column.head)) for column in grid.columns]
    found = [(column, when, rest) for column, when, rest in said if when is not None]
    calendar = [one for one in found if not periods.is_school_year(one[1])]
    found = calendar if any(when.kind == "Y" for _, when, _ in calendar) else found  # `2016-2017` beside 2016 is no school year
    by_name = [c for c in grid.columns if "period" in meant(c.name).roles and not dated(c.head)[0] and not _is_wordy(c)]
    by_name = [c for c in by_name if not _adds_months(c, grid)]
    parts = next((own for own, least in _parts_of_year(grid) if len({m for _, m, _ in own}) >= least), [])
    numbered = parts and parts[0][1][0] == "Q" and re.match(r"(?i)q\d", parts[0][0].head[-1])  # of questions, perhaps
    of_persons = parts and parts[0][1][0] != "M" and any("person" in meant(c.name).roles for c in grid.columns)  # Q1 is asked
    of_persons = of_persons or numbered and (figures or not any("place" in meant(c.name).roles for c in grid.columns))
    if parts and found and all(_begins_a_year(w) for _, w, _ in found) and not of_persons:
        return _beside_years(grid, parts, found, by_name, name, doubts)
    if len(found) > 1 and len(by_name) == 1 and _months_down(grid, by_name[0], found):
        return found
    if len(found) > 1 and not by_name:
        if periods.may_be_quarters([next((part for part in c.head if periods.written(part)), "") for c, _, _ in found]):
            cells = [grid.head_cell(c) for c, _, _ in found]
            doubts.ask("period", Text(f"Các cột {found[0][0].name} … {found[-1][0].name}: mỗi năm có 1 đến 4, là tháng hay quý?", f"Columns {found[0][0].name} … {found[-1][0].name}: each year has 1 to 4: months, or quarters?"), cells,
                       [("", Text("ghi T1/2021 hoặc Quý 1/2021 ở tên cột rồi lưu lại", "write T1/2021 or Q1/2021 in the headings and save the file"))])  # fmt: skip
        return found
    if len(found) == 1 and len(grid.columns) > 1 and not by_name and found[0][0] is not grid.columns[0]:
        return found
    return [] if of_persons else _of_year(grid, parts, by_name, grid.year or year_of(name, grid.titles), doubts)


def _begins_a_year(when: Written) -> bool:
    """Whether a period is a year, or its first months: `2019`, `9 tháng 2019`."""
    return when.kind in "YHW" and (when.day.month, when.day.day) == (1, 1) and when.end.year == when.day.year


def _beside_years(grid: Grid, parts: list, years: Found, by_name: list[Column], name: str, doubts: Doubts) -> Found:
    """Months (quarters, halves) of the year of the title, else of that whose column adds them up (`T1 | ... | T12 | Cộng 2019 | Cộng 2018`),
    with those of whole years; asked where title and sums say two years."""
    said, added = (
        grid.year or year_of(name, grid.titles),
        {w.day.year: c for c, w, _ in years if _adds_up(c, [c for c, _, _ in parts])},
    )
    alone = next(iter(added)) if said is None and len(added) == 1 else said if said in added or not added else None
    found = _of_year(grid, parts, by_name, alone, doubts)
    if found and by_name:
        say_totals(grid, [c for c, _, _ in years], doubts)
        grid.columns = [c for c in grid.columns if c not in [column for column, _, _ in years]]
    elif found and said is None:
        shown, total = f"{parts[0][0].name} … {parts[-1][0].name}", added[alone].name
        doubts.say("year_above", Text(f"Các cột {shown} không ghi năm: năm {alone}, vì cột “{total}” là tổng của chúng.", f"Columns {shown} name no year: {alone}, for column “{total}” adds them up."), columns=[total])  # fmt: skip
    return found if by_name or not found else [*found, *((c, periods.of_kind("Y", w.day), rest) for c, w, rest in years)]


def _adds_up(total: Column, parts: list[Column]) -> bool:
    """Whether most rows of a column, of three at least, are the sums of those of others."""
    rows = [[_plain(v) or 0.0 for v in row] for row in zip(total.values, *(c.values for c in parts), strict=True) if row[0]]
    return len(rows) > 2 and 2 * sum(whole == sum(own) for whole, *own in rows) > len(rows)


def _of_year(grid: Grid, parts: list, by_name: list[Column], alone: int | None, doubts: Doubts) -> list:
    """The dated columns of parts of a year: of that of a column `by_name`, else of one year; asked where there is none."""
    if not parts or any(part_of_period(c.name) != "year" for c in by_name):
        return []
    if by_name:
        return [(c, f"{_KINDS[kind]}{m}" if kind != "M" else m, rest) for c, (kind, m), rest in parts]
    runs = [[m for _, (_, m), other in parts if other == rest] for rest in {rest for _, _, rest in parts}]
    of_one = all(map(of_one_year, runs))
    if alone is None or not of_one:
        cells = [grid.head_cell(c) for c, _, _ in parts]
        doubts.ask("period", Text(f"Các cột {parts[0][0].name} … {parts[-1][0].name} là của năm nào?", f"Of which year are the columns {parts[0][0].name} … {parts[-1][0].name}?"), cells,
                   [*([SAY_YEAR] if of_one else []), *([QUESTIONS] if parts[0][0].head[-1][:1] in "Qq" and parts[0][0].head[-1][1:].isdecimal() else []), ("", Text("ghi năm vào tên cột (1/2019), tên trang (2019) hoặc thêm cột Năm", "write the year in the headings (1/2019), as the sheet's name (2019), or in a column Năm"))])  # fmt: skip
        return []
    if grid.year:
        say_year(f"{parts[0][0].name} … {parts[-1][0].name}", grid.year, doubts)
    return [(c, periods.of_kind(kind, dt.date(alone, 1 + (m - 1) * _MONTHS[kind], 1)), rest) for c, (kind, m), rest in parts]


QUESTIONS = (
    'cells="across=figures"',
    Text("không phải quý: mỗi cột là một chỉ tiêu", "no quarters: each column is a figure of its own"),
)
SAY_YEAR = ('cells="year=…"', Text("ghi năm (2019) thay dấu …", "write the year (2019) in place of …"))


def say_year(shown: str, year: int, doubts: Doubts) -> None:
    """Say that months or quarters are of the year that a person said."""
    doubts.say(
        "year_told", Text(f"“{shown}” không ghi năm: năm {year}, như lời đáp.", f"“{shown}” name no year: {year}, as answered.")
    )


def _months_down(grid: Grid, column: Column, found: list[tuple[Column, Written, str]]) -> bool:
    """Whether a column of months or quarters stands beside years as columns of one thing, which is no population, and no other figures."""
    years = [c for c, when, _ in found if when.kind == "Y"]
    rests = {rest for _, _, rest in found}
    others = [c for c in grid.columns if c is not column and c not in years and is_numeric(c)]
    beside = {"place", "number", "exposure", "adopted"}
    free = [
        c for c in others if not beside & set(meant(c.name).roles) and not any(map(is_total, c.head)) and not judged_in(c.name)
    ]
    one = len(rests) == 1 and not any({"exposure", "control"} & set(meant(rest).roles) for rest in rests)
    return periods_alone(column) and len(years) == len(found) and one and not free


_MONTHS, _KINDS = {"M": 1, "Q": 3, "H": 6}, {"Q": "Q", "H": "H"}


def has_months(grid: Grid) -> bool:
    """Whether months without a year stand side by side: `T1 | T2 | T3 | ...`."""
    return len({m for _, m, _ in _parts(grid, "M", periods.month_alone)}) >= 4


def _adds_months(column: Column, grid: Grid) -> bool:
    """Whether a column beside those of months adds them up: `Quý I`, `6 tháng`."""
    longer = (periods.quarter_alone, periods.half_alone, periods.months_so_far)
    return not column.name.strip().isdecimal() and any(read(column.name) for read in longer) and has_months(grid)


def _parts_of_year(grid: Grid) -> Iterator[tuple[list, int]]:
    """The columns of months, of quarters, of halves, each with how many make a table wide."""
    yield from ((_parts(grid, kind, alone), least) for (kind, alone), least in zip(_ALONE, (4, 3, 2), strict=True))


def _parts(grid: Grid, kind: str, alone: Callable[[object], int | None]) -> list[tuple[Column, tuple[str, int], str]]:
    """The columns whose headings are months, quarters or halves without a year, and the rest of these headings."""
    found = []
    for column in grid.columns:
        for i, part in enumerate(column.head):
            if (m := alone(part)) is not None and (kind == "M" or not part.strip().isdecimal()):
                found.append((column, (kind, m), " – ".join(column.head[:i] + column.head[i + 1 :])))
                break
    return found


def year_of(name: str, titles: list[str]) -> int | None:
    """The one year that the name of the sheet, or else the lines above the table, say; None where these say another each."""
    own, above = (
        {int(y) for text in texts for y in _YEAR.findall(text)}
        for texts in ([name], [_SIGNED.sub("", title) for title in titles])
    )
    if len(own) == len(above) == 1 and own != above:
        return None
    return next((years.pop() for years in (own, above) if len(years) == 1), None)


def dated(head: tuple[str, ...]) -> tuple[Written | None, str]:
    """The period that a heading says, and what is left of it: `Số vụ 2019`, `pop2019`, (`Năm 2019`, `Dân số`)."""
    for i, part in enumerate(head):
        rest = head[:i] + head[i + 1 :]
        if when := periods.written(part):
            return _within(when, rest)
        for cut in _CUT.finditer(part):
            before, after = part[: cut.start()].strip(" -–_,:("), part[cut.start() :].strip(" -–_,:()[]")
            if before and len(after) >= 4 and (when := periods.written(after)):
                rest = (*head[:i], before.removesuffix(" năm").removesuffix(" tháng"), *head[i + 1 :])
            elif len(before) >= 4 and after and (when := periods.written(before)) and re.search(r"\d{4}", before):
                rest = (*head[:i], part[cut.start() :].strip(" -–_,:"), *head[i + 1 :])
            else:
                continue
            return _within(when, rest) if periods.is_school_year(when) else (when, " – ".join(rest))
    return None, ""


def _within(year: Written, rest: tuple[str, ...]) -> tuple[Written, str]:
    """A month, quarter or half under the heading of its year."""
    if year.kind != "Y":
        return year, " – ".join(rest)
    months = [i for i, part in enumerate(rest) if re.match(r"(?i)\s*(?:t|m|\d)", part) and periods.month_alone(part)]
    quarters = [i for i, part in enumerate(rest) if not part.strip().isdecimal() and periods.quarter_alone(part)]
    halves = [i for i, part in enumerate(rest) if len(part) > 2 and periods.half_alone(part.strip("() "))]
    own = (*months[:1], *quarters[:1]) or tuple(halves[:1])  # a month also under the heading of its quarter
    others = " – ".join(part for i, part in enumerate(rest) if i not in own)
    if not own:
        return year, others
    kind, alone = next(way for way, found in zip(_ALONE, (months, quarters, halves), strict=True) if found)
    number, of_school = alone(rest[own[0]].strip("() ")) or 1, periods.is_school_year(year)
    first = (9, 3)[number - 1] if kind == "H" and of_school else 1 + (number - 1) * _MONTHS[kind]
    return periods.of_kind(kind, dt.date(year.day.year + (of_school and first < 8), first, 1)), others


_ALONE = (("M", periods.month_alone), ("Q", periods.quarter_alone), ("H", periods.half_alone))


def _without_totals(grid: Grid, found: list, doubts: Doubts) -> list:
    """The dated columns of the finer kind, where the coarser ones only add them up."""
    if not all(isinstance(when, Written) for _, when, _ in found):
        return found
    kinds = Counter(when.kind for _, when, _ in found)
    if len(kinds) < 2:
        return found
    years, halved = ({w.day.year for _, w, _ in found if w.kind == kind} for kind in "YH")
    if set(kinds) == {"Y", "H"} and (halved <= years or len(years) > 2 and min(halved - years) > max(years)):
        halves = [c for c, w, _ in found if w.kind == "H"]
        doubts.say("total_column", Text(f"Cột nửa năm để riêng, dùng cột cả năm: {listed(c.name for c in halves)}.", f"Columns of half-years are set aside for those of whole years: {listed(c.name for c in halves)}."),
                   [grid.head_cell(c) for c in halves], [c.name for c in halves])  # fmt: skip
        grid.columns = [c for c in grid.columns if c not in halves]
        return [(c, w, " – ".join(part for part in r.split(" – ") if not is_total(part))) for c, w, r in found if w.kind == "Y"]
    finest = max(kinds, key=lambda k: periods.KINDS.find(k) if k in "YHQM" else -1)
    counted = {r for _, w, r in found if w.kind == finest}
    other = [c for c, w, r in found if w.kind != finest and r not in counted and says(r, r"dân số|số dân|population|tỉ (?:lệ|suất)|rate\b.*|(?:dân số|tỉ).*", whole=True)]  # fmt: skip
    found = [(c, w, r) for c, w, r in found if c not in other]  # `Dân số 2019` beside quarters of counts adds up nothing
    coarse = [(c, w, r) for c, w, r in found if w.kind != finest]
    if kinds[finest] < len(coarse) or any(w.kind in "DW" for _, w, _ in coarse):
        return found
    totals = [c for c, _, _ in coarse]
    say_totals(grid, totals, doubts)
    for column, year, rest in coarse:
        own = [(c, r) for c, w, r in found if w.kind == finest and w.day.year == year.day.year]
        _compare_last(grid, column, [c for c, r in own if r == rest or any(map(is_total, column.head))])
    grid.columns = [c for c in grid.columns if c not in totals]
    return [(c, w, r) for c, w, r in found if w.kind == finest]


def _compare_last(grid: Grid, total: Column, parts: list[Column]) -> None:
    """Note a total of the year that is in every row what stands in its last period, and not the sum of its periods, which never fall."""
    rows = [[_plain(v) for v in row] for row in zip(*(c.values for c in parts), total.values, strict=True)]
    known = [row for row in rows if None not in row]
    last = len(parts) > 1 and len(known) > 2 and all(whole == own[-1] and own == sorted(own) for *own, whole in known)
    if last and any(whole != sum(own) for *own, whole in known):
        grid.repeats_last = total.name


def compares(column: Column) -> bool:
    """Whether figures, or formulas without a value, compare others: `So sánh +/-`, `2022 so 2017 (%)`; a `Nhóm so sánh` does not."""
    said = any(says(part, _COMPARED) or _SIGNS.fullmatch(part) for part in column.head)
    known = set(column.values) - {None}
    return said and (not known or is_numeric(column) and not known <= {0, 1, "0", "1"})


def _plain(value: Value) -> float | None:
    return float(value) if isinstance(value, (int, float)) or isinstance(value, str) and value.isdecimal() else None


def _is_wordy(column: Column) -> bool:
    """Whether a column called Năm holds names without a digit: what its rows are, beside years as columns."""
    filled = [str(v) for v in column.values[:50] if v is not None]
    return bool(filled) and not any(map(str.isdecimal, "".join(filled)))
