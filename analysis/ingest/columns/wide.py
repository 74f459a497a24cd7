"""Wide to long: years or months as columns, indicators as columns or rows; one row a place and period comes out, none is lost."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from analysis import paths
from analysis.catalogue.headings import folded, is_total, meant, part_of_period
from analysis.ingest.columns import periods, persons
from analysis.ingest.columns.doubts import Doubts, listed
from analysis.ingest.columns.grid import Column, Grid
from analysis.ingest.columns.lines import Value, cell_name
from analysis.ingest.columns.periods import Written
from analysis.ingest.entities import places
from analysis.ingest.text.encodings import is_syllable
from analysis.language import Text

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_CUT = re.compile(r"[\s_–:]+|(?<=[a-z])(?=(?:19|20)\d\d$)|[(\[]")
_TITLE = re.compile(
    r"(?:(?:bảng|biểu|phụ lục)\s*[\w.]*\s*[.:\-–]\s*)?(.*?)\s*(?:,|;|\(|giai đoạn|năm \d|từ năm|các năm|chia theo |phân theo |theo |trên địa bàn|của |tại |$)",
    re.IGNORECASE,
)


def long(grid: Grid, doubts: Doubts, name: str, across: str = "") -> Grid:
    """The grid with periods down its rows; the same grid where no two headings are periods. `across`: what is said of headings that
    may be names of places (places, figures, or nothing)."""
    found = _dated_columns(grid, name, doubts)
    if not found:
        return _places_down(grid, doubts, across)
    found = _without_totals(grid, found, doubts)
    stubs = [c for c in grid.columns if c not in [column for column, _, _ in found]]
    totals = [c for c in stubs if any(map(is_total, c.head)) and c is not grid.columns[0] and _is_numeric(c)]
    totals += [c for c in stubs if c not in totals and _adds_months(c, grid)]
    _say_totals(grid, totals, doubts)
    return _melted(grid, [c for c in stubs if c not in totals], found, _value_name(grid))


def _dated_columns(grid: Grid, name: str, doubts: Doubts) -> list[tuple[Column, Written, str]]:
    """(column, period, what it counts) of the columns whose headings are periods; none where they make no wide table."""
    said = [(column, *dated(column.head)) for column in grid.columns]
    found = [(column, when, rest) for column, when, rest in said if when is not None]
    by_name = [c for c in grid.columns if "period" in meant(c.name).roles and not dated(c.head)[0] and not _is_wordy(c)]
    by_name = [c for c in by_name if not _adds_months(c, grid)]
    if len(found) > 1 and not by_name:
        return found
    if len(found) == 1 and len(grid.columns) > 1 and not by_name and found[0][0] is not grid.columns[0]:
        return found
    parts = next((own for own, least in _parts_of_year(grid) if len({m for _, m, _ in own}) >= least), [])
    if not parts or any(part_of_period(c.name) != "year" for c in by_name):
        return []
    if parts[0][1][0] != "M" and any("person" in meant(c.name).roles for c in grid.columns):  # Q1 and Q2 are questions
        return []
    if by_name:
        return [(c, f"{_KINDS[kind]}{m}" if kind != "M" else m, rest) for c, (kind, m), rest in parts]
    if (alone := _year_of(name, grid.titles)) is None:
        if parts[0][1][0] == "Q" and re.match(r"(?i)q\d", parts[0][0].head[-1]):
            return []
        cells = [cell_name(grid.head_row, c.col) for c, _, _ in parts]
        doubts.ask("period", Text(f"Các cột {parts[0][0].name} … {parts[-1][0].name} là của năm nào?", f"Of which year are the columns {parts[0][0].name} … {parts[-1][0].name}?"), cells,
                   [("", Text("ghi năm vào tên cột (1/2019), tên trang (2019) hoặc thêm cột Năm", "write the year in the headings (1/2019), as the sheet's name (2019), or in a column Năm"))])  # fmt: skip
        return []
    return [(c, periods.of_kind(kind, dt.date(alone, 1 + (m - 1) * _MONTHS[kind], 1)), rest) for c, (kind, m), rest in parts]


_MONTHS, _KINDS = {"M": 1, "Q": 3, "H": 6}, {"Q": "Q", "H": "H"}
_PARTS = (("M", periods.month_alone, 4), ("Q", periods.quarter_alone, 3), ("H", periods.half_alone, 2))


def has_months(grid: Grid) -> bool:
    """Whether months without a year stand side by side: `T1 | T2 | T3 | ...`."""
    return len({m for _, m, _ in _parts(grid, "M", periods.month_alone)}) >= 4


def _adds_months(column: Column, grid: Grid) -> bool:
    """Whether a column beside those of months adds them up: `Quý I`, `6 tháng`."""
    longer = (periods.quarter_alone, periods.half_alone, periods.months_so_far)
    return not column.name.strip().isdecimal() and any(read(column.name) for read in longer) and has_months(grid)


def _parts_of_year(grid: Grid) -> Iterator[tuple[list, int]]:
    """The columns of months, of quarters, of halves, each with how many make a table wide."""
    yield from ((_parts(grid, kind, alone), least) for kind, alone, least in _PARTS)


def _parts(grid: Grid, kind: str, alone: Callable[[object], int | None]) -> list[tuple[Column, tuple[str, int], str]]:
    """The columns whose headings are months, quarters or halves without a year, and the rest of these headings."""
    found = []
    for column in grid.columns:
        for i, part in enumerate(column.head):
            if (m := alone(part)) is not None and (kind == "M" or not part.strip().isdecimal()):
                found.append((column, (kind, m), " – ".join(column.head[:i] + column.head[i + 1 :])))
                break
    return found


def _places_down(grid: Grid, doubts: Doubts, across: str) -> Grid:
    """Places as columns over rows of periods: their names become a column; where a heading is no known place, nothing is done.

    Headings that are only written as names are (`Mâu Thuẫn`, `Yên Hòa`) are places where a row of treatment, a total or a known place
    among them says so; otherwise it is asked.
    """
    stubs = [c for c in grid.columns if set(meant(c.name).roles) & {"period", "number", "note"}]
    figures = [c for c in grid.columns if c not in stubs and not is_total(c.name)]
    if len(figures) < 2 or not any("period" in meant(c.name).roles for c in stubs):
        return grid
    states = _states(grid, figures, stubs)
    known = [c for c in figures if _is_place(c.name)]
    names = states or across == "places" or len(figures) > 2 and all(_is_name(c.name) for c in figures)
    if across == "figures" or not names and len(known) < len(figures) or not all(map(_is_numeric, figures)):
        return grid
    totals = [c for c in grid.columns if c not in stubs and c not in figures]
    if len(known) < len(figures) and not states and not across:
        if not known and not totals:
            _ask_across(grid, figures, doubts)
            return grid
        unknown = [c.name for c in figures if c not in known]
        doubts.say("names_across", Text(f"Đọc là tên địa bàn: {listed(unknown)}; nếu là chỉ tiêu: cells=\"across=figures\".",
                   f"Read as names of places: {listed(unknown)}; if they are figures: cells=\"across=figures\"."), columns=unknown)  # fmt: skip
    _say_totals(grid, totals, doubts)
    if states:
        doubts.say("status_row", Text(f"Dòng {grid.row(0)} cho biết nơi nào áp dụng và từ khi nào.", f"Row {grid.row(0)} says which places have the treatment and since when."))  # fmt: skip
        below = range(1, len(grid))
        grid = replace(grid, columns=[grid.taken(c, below) for c in grid.columns], rows=grid.rows[1:])
        stubs, figures = ([grid.named(c.name) for c in own] for own in (stubs, figures))
    made = _melted(grid, stubs, [(c, c.name, "") for c in figures], _value_name(grid), "địa bàn")
    if states:
        name = "can thiệp" if all(persons.answer(state) is not None for state in states.values()) else "ngày áp dụng"
        made.columns.append(Column(name, (name,), figures[0].col, [states[str(v)] for v in made.columns[len(stubs)].values]))
    return made


_SINCE = re.compile(
    r"(?i)^(?:treated|treatment|intervention|started|adopted|can thiệp|áp dụng|triển khai|thực hiện|bắt đầu|có)\W*(?:from|since|in|as of|từ|kể từ)?\W*"
)


def _ask_across(grid: Grid, figures: list[Column], doubts: Doubts) -> None:
    names = [c.name for c in figures]
    doubts.ask("across", Text(f"Các cột {listed(names)} là địa bàn hay chỉ tiêu?", f"Are the columns {listed(names)} places, or figures?"),
               [cell_name(grid.head_row, c.col) for c in figures],
               [('cells="across=places"', Text("địa bàn", "places")), ('cells="across=figures"', Text("chỉ tiêu", "figures"))])  # fmt: skip


_TREATED = re.compile(r"(?i)can thiệp|đối chứng|áp dụng|tham gia|chương trình|treat|control|intervention|programme")


def _states(grid: Grid, figures: list[Column], stubs: list[Column]) -> dict[str, str]:
    """{place: its start, or yes or no} of a row under the names of the places that says nothing else: `control`, `treated from Mar 2021`.

    A row of plain `có` and `không` says so only under a label of treatment or group: `Can thiệp`, not `Trạm y tế`.
    """
    said = {c.name: str(c.values[0]) if isinstance(c.values[0], str) else "" for c in figures} if len(grid) > 2 else {}
    read = {name: _SINCE.sub("", text) for name, text in said.items()}
    starts = {name: text for name, text in read.items() if text and periods.written(text)}
    if not said or not all(name in starts or persons.answer(text) is not None for name, text in said.items()):
        return {}
    if not starts:
        labels = [str(c.values[0]) for c in stubs if c.values[0] is not None]
        named = any("treated" in meant(label).roles or _TREATED.search(label) for label in (*labels, *said.values()))
        return said if named and len({persons.answer(text) for text in said.values()}) == 2 else {}
    late = [name for name in said if name not in starts and persons.answer(said[name])]
    return {} if late else {name: starts.get(name, "never") for name in said}


def _has_register() -> bool:
    """Whether there is a register of places here at all: a table of one's own is read without one too."""
    return (paths.RAW / "public_record").exists()


def _is_name(name: str) -> bool:
    """A Vietnamese proper name: several syllables, each with a capital, that name no figure (`Yên Hòa`, not `Trộm cắp`)."""
    syllables = name.split()
    capital = all(s[:1].isupper() and s[1:] == s[1:].lower() and is_syllable(s) for s in syllables)
    return 2 <= len(syllables) <= 3 and capital and not meant(name).roles


def _is_place(name: str) -> bool:
    """A heading that names a place: one of the catalogue, or with its type before it."""
    return (
        bool(re.match(r"(?i)(?:xã|phường|thị trấn|tt\.?|p\.|x\.|huyện|quận|commune|ward|district)\s+\S", name))
        or _has_register()
        and bool(places.resolve(name))
        and not meant(name).roles
    )


def _year_of(name: str, titles: list[str]) -> int | None:
    """The one year that the name of the sheet, or else the lines above the table, say."""
    for texts in ([name], titles):
        years = {int(y) for text in texts for y in _YEAR.findall(text)}
        if len(years) == 1:
            return years.pop()
    return None


def dated(head: tuple[str, ...]) -> tuple[Written | None, str]:
    """The period that a heading says, and what is left of it: `Số vụ 2019`, `pop2019`, (`Năm 2019`, `Dân số`)."""
    for i, part in enumerate(head):
        rest = head[:i] + head[i + 1 :]
        if when := periods.written(part):
            return _within(when, rest)
        for cut in _CUT.finditer(part):
            before, after = part[: cut.start()].strip(" -–_,:("), part[cut.start() :].strip(" -–_,:()[]")
            if before and len(after) >= 4 and (when := periods.written(after)):
                return when, " – ".join((*head[:i], before.removesuffix(" năm").removesuffix(" tháng"), *head[i + 1 :]))
            if len(before) >= 4 and after and (when := periods.written(before)) and re.search(r"\d{4}", before):
                return when, " – ".join((*head[:i], part[cut.start() :].strip(" -–_,:"), *head[i + 1 :]))
    return None, ""


def _within(year: Written, rest: tuple[str, ...]) -> tuple[Written, str]:
    """A month or quarter under the heading of its year."""
    if year.kind == "Y":
        months = [i for i, part in enumerate(rest) if re.match(r"(?i)\s*(?:t|m|\d)", part) and periods.month_alone(part)]
        quarters = [i for i, part in enumerate(rest) if not part.strip().isdecimal() and periods.quarter_alone(part)]
        others = " – ".join(part for i, part in enumerate(rest) if i not in (*months[:1], *quarters[:1]))
        if months:  # also under the heading of its quarter
            return periods.of_kind("M", year.day.replace(month=periods.month_alone(rest[months[0]]) or 1)), others
        if quarters:
            return periods.of_kind("Q", year.day.replace(month=3 * (periods.quarter_alone(rest[quarters[0]]) or 1) - 2)), others
    return year, " – ".join(rest)


def _without_totals(grid: Grid, found: list, doubts: Doubts) -> list:
    """The dated columns of the finer kind, where the coarser ones only add them up."""
    if not all(isinstance(when, Written) for _, when, _ in found):
        return found
    kinds = Counter(when.kind for _, when, _ in found)
    if len(kinds) < 2:
        return found
    finest = max(kinds, key=lambda k: periods.KINDS.find(k) if k in "YHQM" else -1)
    coarse = [(c, w, r) for c, w, r in found if w.kind != finest]
    if kinds[finest] < len(coarse) or any(w.kind in "DW" for _, w, _ in coarse):
        return found
    totals = [c for c, _, _ in coarse]
    _say_totals(grid, totals, doubts)
    grid.columns = [c for c in grid.columns if c not in totals]
    return [(c, w, r) for c, w, r in found if w.kind == finest]


def _say_totals(grid: Grid, totals: list[Column], doubts: Doubts) -> None:
    if totals:
        names = [c.name for c in totals]
        doubts.say(
            "total_column",
            Text(f"Cột cộng để riêng: {listed(names)}.", f"Columns of totals set aside: {listed(names)}."),
            [cell_name(grid.head_row, c.col) for c in totals],
            names,
        )


def _is_numeric(column: Column) -> bool:
    from analysis.ingest.columns.layout import kind

    kinds = [kind(v) for v in column.values[:200] if v is not None]
    return bool(kinds) and sum(k in "NPM" for k in kinds) >= len(kinds) / 2


def _is_wordy(column: Column) -> bool:
    """Whether a column called Năm holds names without a digit: what its rows are, beside years as columns."""
    filled = [str(v) for v in column.values[:50] if v is not None]
    return bool(filled) and not any(map(str.isdecimal, "".join(filled)))


def _value_name(grid: Grid) -> str:
    """What the figures are, where no heading says it: the title's words where it names a count or a rate."""
    for title in grid.titles:
        found = _TITLE.match(" ".join(title.split()))
        name = found[1].strip() if found else ""
        if name and ("outcome" in meant(name).roles or folded(name) == "dan so"):
            return name[:1].upper() + name[1:]
    return "giá trị" if grid.has_marks else "value"


def _melted(grid: Grid, stubs: list[Column], found: list, name: str, label: str = "") -> Grid:
    """One row a row and period (or month of the year beside it, or place); what is counted, one column each."""
    rests = list(dict.fromkeys(rest or name for _, _, rest in found))
    when = list(dict.fromkeys(w for _, w, _ in found))
    by = {(w, rest or name): column for column, w, rest in found}
    rows = [(i, w) for i in range(len(grid)) for w in when]
    columns = [grid.taken(c, [i for i, _ in rows]) for c in stubs]
    label = label or _label(when[0], grid.has_marks)
    first = {w: next(column for column, other, _ in found if other == w) for w in when}
    heads = [(grid.rows[i][0], grid.head_row, first[w].col) for i, w in rows]
    columns.append(
        Column(label, (label,), first[when[0]].col, [Stated(w) if isinstance(w, Written) else str(w) for _, w in rows], heads)
    )
    for rest in rests:
        own = [by.get((w, rest)) for _, w in rows]
        values: list[Value] = [column.values[i] if column else None for (i, _), column in zip(rows, own, strict=True)]
        at = [grid.at(column, i) if column else None for (i, _), column in zip(rows, own, strict=True)]
        column = next(c for c in own if c)
        columns.append(Column(rest, (rest,), column.col, values, at, {}, "", column.unit))
    return replace(grid, columns=columns, rows=[grid.rows[i] for i, _ in rows])


def _label(when: Written | int | str, home: bool) -> str:
    """What the column of periods is called: month, quarter or half beside a column of years, else period."""
    if isinstance(when, Written):
        return "kỳ" if home else "period"
    names = {"Q": ("quý", "quarter"), "H": ("nửa năm", "half year")}
    return names.get(str(when)[0], ("tháng", "month"))[0 if home else 1]


class Stated(str):
    """A period as its heading said it, already read: its text is the ISO form of its days."""

    def __new__(cls, when: Written):
        made = super().__new__(cls, f"{when.day.isoformat()}/{when.end.isoformat()}" if when.kind == "W" else _iso(when))
        made.provisional = when.provisional
        return made


def _iso(when: Written) -> str:
    year, month = when.day.year, when.day.month
    return {
        "Y": f"{year}", "H": f"{year}-H{(month + 5) // 6}", "Q": f"{year}-Q{(month + 2) // 3}", "M": f"{year}-{month:02d}",
    }.get(when.kind, when.day.isoformat())  # fmt: skip
