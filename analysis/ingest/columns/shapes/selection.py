"""Which sheet and which of its tables is read: the one that is seen, the several that are parts of one, or a question."""

from __future__ import annotations

import re

from analysis.catalogue.headings import folded, is_total, meant, says
from analysis.errors import BadTable, unknown
from analysis.ingest.columns.cells import lines, periods
from analysis.ingest.columns.cells.cell_kind import kind
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.told import Told
from analysis.ingest.columns.shapes import around, banners, compared
from analysis.ingest.columns.shapes.beside_cells import comments, hidden_columns
from analysis.ingest.columns.shapes.joining import UNIT, joined, periods_said
from analysis.ingest.columns.shapes.melted import value_name
from analysis.ingest.columns.sheets import layout
from analysis.ingest.columns.sheets.grid import Grid, addressed, of_block
from analysis.ingest.columns.sheets.layout import Block
from analysis.ingest.columns.starts import lists as starts_in_lists
from analysis.ingest.entities.units import scale_of_line
from analysis.ingest.readers.sheets import as_text
from analysis.language import Text

_SHEET = Text("trang tính", "sheet")


def grid_of(source: lines.Source, said: Told, doubts: Doubts) -> tuple[Grid, dict, list[tuple[str, Text]], int]:
    """(the table, its source, rows set aside by the layout, rows in) of a file with sheets."""
    tables = {sheet.name: layout.blocks(sheet) for sheet in source.sheets}
    lists = [] if said.sheet else starts_in_lists.taken(source.sheets, tables)
    tables = {sheet.name: tables.get(sheet.name, []) for sheet in source.sheets}
    compared.own_years(
        {s.name: tables[s.name] for s in source.sheets if not s.hidden and (not said.sheet or s.name == said.sheet)}, doubts
    )
    chosen = _chosen(source.sheets, tables, said, doubts, source.file, {one.sheet for one in lists})
    several = len({b.lines.name for b in chosen}) > 1
    parts = [of_block(block, block.lines.name if several else "") for block in chosen]
    names = [block.lines.name if several else value_name(part) for block, part in zip(chosen, parts, strict=True)]
    if several:
        doubts.say("sheets_joined", Text(f"Gộp {len(parts)} trang: {listed(names)}.", f"{len(parts)} sheets are read as one: {listed(names)}."))  # fmt: skip
    elif len(parts) > 1 and not _are_outcomes(chosen):
        doubts.say("sheets_joined", Text(f"Gộp {len(parts)} bảng của một trang, các phần của một bảng.", f"{len(parts)} tables on one sheet are read as one, its parts."))  # fmt: skip
    elif len(parts) > 1:
        doubts.say("sheets_joined", Text(f"{len(parts)} bảng trên một trang là các chỉ tiêu của cùng địa bàn và kỳ, theo tên bảng: {listed(names)}.", f"{len(parts)} tables on one sheet are outcomes of the same places and periods, by their titles: {listed(names)}."))  # fmt: skip
    before = [(b.earlier, b.lines.name) for b in chosen if b.earlier] if several else []  # only several sheets have them
    parts += [of_block(block, name) for block, name in before]
    names += [name for _, name in before]
    grid = joined(parts, names, said, doubts) if len(parts) > 1 else parts[0]
    if not said.sheet:
        read = {b.lines.name for b in chosen} | {one.sheet for one in lists}
        covers = [s for s in source.sheets if not s.hidden and s.name not in read and not any(map(_has_figures, tables[s.name]))]
        grid.prose += starts_in_lists.lines_of_covers(covers)
        unlike = starts_in_lists.join(grid, lists, doubts)
        if unlike and starts_in_lists.across(grid, unlike):
            grid.lists = unlike
        elif unlike:
            ask_sheet(list(dict.fromkeys([b.lines.name for b in chosen] + [one.sheet for one in unlike])), doubts)
    used = {row for part in parts for row in part.rows}  # a row of the sheet may hold one of two parts
    aside = {(name, row): why for block in chosen for row, why in block.aside.items()
             if (name := block.lines.name if several else "", row) not in used}  # fmt: skip
    rows_in = len(used) + len(aside)
    for sheet in source.sheets:
        sheet.rows = []  # the columns hold the cells now
    hidden_columns(grid, said, doubts)
    comments(grid, chosen, several, said, doubts)
    around.colours(grid, chosen, several, said, doubts)
    around.words(grid, doubts)
    info = {
        "file": source.file,
        "sheets": tuple(dict.fromkeys(b.lines.name for b in chosen)),
        "sha256": source.sha256,
        "evidence": source.evidence,
    }
    return grid, info, [(addressed(*at), why) for at, why in aside.items()], rows_in


def _chosen(
    sheets: list[lines.Lines],
    tables: dict[str, list[Block]],
    said: Told,
    doubts: Doubts,
    file: str,
    lists: set[str] = frozenset(),
) -> list[Block]:
    """The tables that are read together: those of the sheet that was told, or of all sheets of one head."""
    if said.sheet:
        return _told(sheets, tables, said.sheet, file)
    hidden = [s.name for s in sheets if s.hidden]
    if hidden:
        doubts.say("hidden_sheets", Text(f"Trang ẩn không đọc: {listed(hidden)}.", f"Hidden sheets not read: {listed(hidden)}."))
    seen = [s for s in sheets if not s.hidden and tables[s.name]]
    if not seen:
        raise _no_table(file, [s.name for s in sheets])
    seen = [s for s in seen if _has_figures(tables[s.name][0])] or seen
    empty = [s.name for s in sheets if not s.hidden and s not in seen and s.name not in lists]
    if empty:
        doubts.say(
            "other_sheets",
            Text(f"Trang không có bảng số liệu: {listed(empty)}.", f"Sheets without a table of figures: {listed(empty)}."),
        )
    _as_wide(seen, tables, doubts)
    heads = {s.name: _head(tables[s.name][0]) for s in seen}
    alike = len(set(heads.values())) == 1
    sums = [
        s.name for s in seen if says(s.name, _SUMMARY, whole=True) and not (alike and folded(s.name) == "th")
    ]  # TH, THCS: schools
    others = [s for s in seen if s.name not in sums]
    if len(sums) == 1 and len(others) > 2 and len({heads[s.name] for s in others}) == 1:
        doubts.say(
            "other_sheets",
            Text(f"Trang tổng hợp không đọc: {sums[0]}.", f"A sheet that sums the others up is not read: {sums[0]}."),
        )
        seen = others
    first = [s for s in seen if heads[s.name] == heads[seen[0].name]]
    if len(first) < len(seen):
        ask_sheet([s.name for s in seen], doubts)
        first = seen[:1]
    if len(first) == 1 and (_are_outcomes(own := tables[first[0].name]) or _are_parts(own)):
        return own
    for sheet in first:
        _ask_second(tables[sheet.name], doubts)
    return [tables[s.name][0] for s in first]


def ask_sheet(names: list[str], doubts: Doubts) -> None:
    doubts.ask("sheet", Text(f"Sổ tính có {len(names)} trang có bảng khác nhau: {listed(names)}. Đọc trang nào?", f"The workbook has {len(names)} sheets with different tables: {listed(names)}. Which is read?"), (),
               [(f"sheet={name}", Text(f"trang “{name}”", f"sheet “{name}”")) for name in names])  # fmt: skip


_SUMMARY = (
    r"(?:th|tổng)(?: (?:\d{1,2} tháng|quí \w+))?(?: (?:năm )?\d{4}| chung| (?:toàn )?(?:huyện|quận|tỉnh))?|tổng (?:số|cộng)|(?:bảng |biểu )?tổng hợp\b.*"
    r"|cả năm\b.*|(?:summary|total|whole year)\b.*"
)


def _has_figures(block: Block) -> bool:
    """Whether a table holds figures or dates anywhere: a page of instructions in two columns does not."""
    own = (values for name, values in zip(block.names, block.values, strict=True) if "number" not in meant(name).roles)
    return any(kind(v) in "NP" or isinstance(v, str) and v[:1].isdecimal() for values in own for v in values[:200])


def _told(sheets: list[lines.Lines], tables: dict[str, list[Block]], name: str, file: str) -> list[Block]:
    """`2020`, or `Sheet1#2`: the second table of a sheet."""
    sheet, _, number = name.partition("#")
    found = next((s for s in sheets if folded(s.name) == folded(name)), None)
    if found is not None:
        number = ""
    else:
        found = next((s for s in sheets if folded(s.name) == folded(sheet)), None)
    if found is None:
        raise unknown(_SHEET, name, [s.name for s in sheets], file, BadTable)
    own, at = tables[found.name], int(number) - 1 if number.isdecimal() else 0
    if not 0 <= at < len(own):
        raise _no_table(file, [name])
    return [own[at]]


def _as_wide(seen: list[lines.Lines], tables: dict[str, list[Block]], doubts: Doubts) -> None:
    """Give the sheet of a year that has not ended the empty columns of its last months (quarters), as the sheets of whole years have them; it is said."""
    widest = max((tables[s.name][0] for s in seen), key=lambda block: len(block.names))
    whole = _head(widest)
    for sheet in seen:
        block = tables[sheet.name][0]
        own = _head(block)
        lacking = [i for i, name in enumerate(whole) if name not in own]
        if (
            not 0 < len(lacking) < len(whole) / 2 + 1
            or tuple(n for n in whole if n in own) != own
            or len(set(whole)) < len(whole)
        ):
            continue
        parts = [next((n for part in widest.heads[i] if (n := _month_of(part))), 0) for i in lacking]
        others = [n for i, head in enumerate(widest.heads) if i not in lacking for part in head if (n := _month_of(part))]
        if not all(parts) or len(others) < 2 or min(parts) <= max(others):
            continue
        for i in lacking:
            block.heads.insert(i, widest.heads[i])
            block.cols.insert(i, widest.cols[i])
            block.values.insert(i, [None] * len(block.rows))
        names = listed(f"“{widest.names[i]}”" for i in lacking)
        doubts.say("short_sheet", Text(f"Trang “{sheet.name}” chưa có cột {names}: để trống.", f"Sheet “{sheet.name}” has no columns {names} yet: they are left empty."))  # fmt: skip


def _month_of(heading: str) -> int:
    """The last month of a heading of months or quarters without a year; 0 of any other."""
    quarter = 0 if heading.strip().isdecimal() else periods.quarter_alone(heading) or 0
    return 3 * quarter or periods.month_alone(heading) or periods.months_counted(heading) or 0


def _head(block: Block) -> tuple[str, ...]:
    """What makes two sheets parts of one table: the same headings, the years in them and the scale of their unit apart."""
    return tuple(re.sub(r"(19|20)\d\d", "#", folded(UNIT.sub("", name))) for name in block.names)


def _are_outcomes(own: list[Block]) -> bool:
    """Whether tables one below the other have the same headings and places and each, in its own title, another outcome's name."""
    if len(own) < 2 or len({tuple(map(folded, block.names)) for block in own}) > 1:
        return False
    names = [value_name(of_block(block)) for block in own]
    places = [{v for values in block.values for v in values if isinstance(v, str) and kind(v) == "T"} for block in own]
    return (
        len(set(names)) == len(own)
        and all({"outcome", "exposure"} & set(meant(name).roles) for name in names)
        and not _side_by_side(own)
        and len({frozenset(map(scale_of_line, [*block.titles, ""])) for block in own}) == 1
        and len(set.intersection(*places)) * 2 > len(set.union(*places))
    )


def _are_parts(own: list[Block]) -> bool:
    """Whether tables on one sheet with the same headings are one: each of another period or place that a line above it names, or a list
    of places that runs on below."""
    beside = _side_by_side(own)
    if len(own) < 2 or len({_alike(block, beside) for block in own}) > 1:
        return False
    parts = [of_block(block) for block in own]
    places = [[c for c in part.columns if "place" in meant(c.name).roles] for part in parts]
    names = list(map(value_name, parts))
    counted = {name for name in names if {"outcome", "exposure"} & set(meant(name).roles)}
    if any(
        says(title, r"\b(?:kế hoạch|mục tiêu|dự kiến|chỉ tiêu giao|ước)\b|\b(?:plan|target)")
        for block in own
        for title in block.titles
    ):
        return False
    if len(counted) > 1 or len({frozenset(map(scale_of_line, [*block.titles, ""])) for block in own}) > 1 and counted:
        return False
    if periods_said(parts, [""] * len(parts)) or not beside and not any(places) and banners.over(parts):
        return True
    if beside and len({tuple(block.titles[-1:]) for block in own}) > 1:  # `Trộm cắp` over one part, `Đánh bạc` over the other
        return False
    listed_in = [
        {folded(as_text(v)) for c in found[:1] for v in c.values if v is not None and not is_total(as_text(v))}
        for found in places
    ]
    return all(listed_in) and sum(map(len, listed_in)) == len(set.union(*listed_in))


def _side_by_side(own: list[Block]) -> bool:
    """Whether two tables share a row of the sheet."""
    return len({row for block in own for row in block.rows}) < sum(len(block.rows) for block in own)


def _alike(block: Block, beside: bool) -> tuple[str, ...]:
    """The headings of a table, whatever each calls its communes, or places of one kind where the tables stand `beside` each other."""
    communes = r"(?:tên )?(?:xã|phường|thị trấn)\b.*"
    return tuple(
        "commune" if says(name, communes, whole=True) else layout.unit_or_name(name) if beside else folded(name)
        for name in block.names
    )


def _ask_second(own: list[Block], doubts: Doubts) -> None:
    if len(own) > 1:
        name = own[0].lines.name
        places = listed(f"{lines.cell_name(b.head_row, b.cols[0])}" for b in own)
        doubts.ask("sheet", Text(f"Trang “{name}” có {len(own)} bảng, bắt đầu ở ô {places}. Đọc bảng nào?", f"Sheet “{name}” holds {len(own)} tables, from cells {places}. Which is read?"), (),
                   [(f"sheet={name}#{i}", Text(f"bảng thứ {i}", f"table {i}")) for i in range(1, len(own) + 1)])  # fmt: skip


def _no_table(file: str, names: list[str]) -> BadTable:
    return BadTable(
        expected=Text("một dòng tên cột, và các dòng số liệu bên dưới", "a row of headings with rows of figures below it"),
        found=Text(f"không thấy bảng ({listed(names)})", f"no table ({listed(names)})"), where=file,
        remedy=Text("thêm dòng tên cột (Xã, Tháng, Số vụ ...) lên đầu bảng", "put a row of headings (place, period, ...) on top of the table"),
    )  # fmt: skip
