"""Which sheet and which of its tables is read: the one that is seen, the several that are parts of one, or a question."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.catalogue.headings import folded, is_total, meant, says
from analysis.errors import BadTable, unknown
from analysis.ingest.columns.cells import lines, periods
from analysis.ingest.columns.cells.cell_kind import kind
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.told import Told
from analysis.ingest.columns.shapes.melted import Stated, value_name
from analysis.ingest.columns.shapes.wide import year_of
from analysis.ingest.columns.sheets import layout
from analysis.ingest.columns.sheets.grid import Column, Grid, of_block
from analysis.ingest.columns.sheets.layout import Block
from analysis.ingest.entities.periods import dates_a_document, said
from analysis.ingest.entities.units import scale_of, scale_of_line
from analysis.ingest.readers.sheets import as_text
from analysis.ingest.text.spelling import key, plain
from analysis.language import Text

_DOUBTS = re.compile(
    r"nhầm|\bsai\b|chờ|chưa (?:xác nhận|chốt|chính thức|đủ|rõ|kiểm)|xem lại|(?:kiểm tra|xác minh|rà soát|đối chiếu) lại|đính chính|tạm tính|\bước (?:tính|đạt|khoảng)|số đúng|đúng là|nghi |cần kiểm"
    r"|wrong|typo|mistak|should be|confirm|to check|pending|estimat|provisional|correct|doubt"
)
_SHEET = Text("trang tính", "sheet")


def grid_of(source: lines.Source, said: Told, doubts: Doubts) -> tuple[Grid, dict, list[tuple[str, Text]], int]:
    """(the table, its source, rows set aside by the layout, rows in) of a file with sheets."""
    tables = {sheet.name: layout.blocks(sheet) for sheet in source.sheets}
    chosen = _chosen(source.sheets, tables, said, doubts, source.file)
    several = len({b.lines.name for b in chosen}) > 1
    parts = [of_block(block, block.lines.name if several else "") for block in chosen]
    names = [block.lines.name if several else value_name(part) for block, part in zip(chosen, parts, strict=True)]
    if several:
        doubts.say("sheets_joined", Text(f"Gộp {len(parts)} trang: {listed(names)}.", f"{len(parts)} sheets are read as one: {listed(names)}."))  # fmt: skip
    elif len(parts) > 1 and not _are_outcomes(chosen):
        doubts.say("sheets_joined", Text(f"Gộp {len(parts)} bảng của một trang, các phần của một bảng.", f"{len(parts)} tables on one sheet are read as one, its parts."))  # fmt: skip
    elif len(parts) > 1:
        doubts.say("sheets_joined", Text(f"{len(parts)} bảng trên một trang là các chỉ tiêu của cùng địa bàn và kỳ, theo tên bảng: {listed(names)}.", f"{len(parts)} tables on one sheet are outcomes of the same places and periods, by their titles: {listed(names)}."))  # fmt: skip
    grid = _joined(parts, names, doubts) if len(parts) > 1 else parts[0]
    aside, rows_in = [], 0
    for block, part in zip(chosen, parts, strict=True):
        mark = f"{block.lines.name}!" if several else ""
        aside += [(f"{mark}{row}", why) for row, why in block.aside.items()]
        rows_in += len(part) + len(block.aside)
    for sheet in source.sheets:
        sheet.rows = []  # the columns hold the cells now
    _hidden_columns(grid, said, doubts)
    _comments(chosen, several, said, doubts)
    info = {
        "file": source.file,
        "sheets": tuple(dict.fromkeys(b.lines.name for b in chosen)),
        "sha256": source.sha256,
        "evidence": source.evidence,
    }
    return grid, info, aside, rows_in


def _chosen(sheets: list[lines.Lines], tables: dict[str, list[Block]], said: Told, doubts: Doubts, file: str) -> list[Block]:
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
    empty = [s.name for s in sheets if not s.hidden and s not in seen]
    if empty:
        doubts.say(
            "other_sheets",
            Text(f"Trang không có bảng số liệu: {listed(empty)}.", f"Sheets without a table of figures: {listed(empty)}."),
        )
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
        names = [s.name for s in seen]
        doubts.ask("sheet", Text(f"Sổ tính có {len(names)} trang có bảng khác nhau: {listed(names)}. Đọc trang nào?", f"The workbook has {len(names)} sheets with different tables: {listed(names)}. Which is read?"), (),
                   [(f"sheet={name}", Text(f"trang “{name}”", f"sheet “{name}”")) for name in names])  # fmt: skip
        first = seen[:1]
    if len(first) == 1 and (_are_outcomes(own := tables[first[0].name]) or _are_parts(own)):
        return own
    for sheet in first:
        _ask_second(tables[sheet.name], doubts)
    return [tables[s.name][0] for s in first]


_SUMMARY = (
    r"(?:th|tổng)(?: (?:năm )?\d{4}| chung| (?:toàn )?(?:huyện|quận|tỉnh))?|tổng (?:số|cộng)|(?:bảng |biểu )?tổng hợp\b.*"
    r"|(?:summary|total)\b.*"
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


def _head(block: Block) -> tuple[str, ...]:
    """What makes two sheets parts of one table: the same headings, the years in them and the scale of their unit apart."""
    return tuple(re.sub(r"(19|20)\d\d", "#", folded(_UNIT.sub("", name))) for name in block.names)


_UNIT = re.compile(r"(?i)\s*\((?:(?:nghìn|ngàn|triệu|1[.,]?000)\s*)?(?:người|dân|khẩu|nhân khẩu)?\)$")


def _in_one_unit(parts: list[Grid], doubts: Doubts) -> None:
    """Figures of a sheet in thousands brought to the unit of the first sheet; what is text there is asked about."""
    for i, column in enumerate(parts[0].columns):
        for part in parts[1:]:
            other = part.columns[i]
            factor = float(scale_of(other.name)) / float(scale_of(column.name))
            if factor == 1:
                continue
            cells = part.cells(other, [j for j, v in enumerate(other.values) if isinstance(v, str)])
            if cells:
                doubts.ask("units", Text(f"Cột “{other.name}”, trang khác ghi “{column.name}”: ô {listed(cells)} là chữ, không đổi đơn vị được", f"Column “{other.name}” is “{column.name}” on another sheet: {listed(cells)} are text and cannot be brought to one unit"), cells,
                           [("", Text("ghi mọi trang theo một đơn vị rồi lưu lại", "write all sheets in one unit and save the file"))], [column.name])  # fmt: skip
            other.values = [round(v * factor, 6) if isinstance(v, (int, float)) else v for v in other.values]
            doubts.say("scale", Text(f"Cột “{other.name}” nhân với {factor:g} để cùng đơn vị với “{column.name}”.", f"Column “{other.name}” is multiplied by {factor:g}, to the unit of “{column.name}”."), columns=[column.name])  # fmt: skip


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
    if len(own) < 2 or len(set(map(_alike, own))) > 1 or _side_by_side(own):
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
    if _periods_said(parts, [""] * len(parts)) or not any(places) and _places_said(parts):
        return True
    listed_in = [
        {folded(as_text(v)) for c in found[:1] for v in c.values if v is not None and not is_total(as_text(v))}
        for found in places
    ]
    return all(listed_in) and sum(map(len, listed_in)) == len(set.union(*listed_in))


def _side_by_side(own: list[Block]) -> bool:
    """Whether two tables share a row of the sheet."""
    return len({row for block in own for row in block.rows}) < sum(len(block.rows) for block in own)


def _alike(block: Block) -> tuple[str, ...]:
    """The headings of a table, whatever each calls its places."""
    communes = r"(?:tên )?(?:xã|phường|thị trấn)\b.*"
    return tuple("commune" if says(name, communes, whole=True) else folded(name) for name in block.names)


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


def _joined(parts: list[Grid], names: list[str], doubts: Doubts) -> Grid:
    """One grid of several sheets; a sheet's name is the year or the place that its table lacks."""
    first = parts[0]
    _in_one_unit(parts, doubts)
    columns = []
    for i, column in enumerate(first.columns):
        values = [v for part in parts for v in part.columns[i].values]
        at = [part.at(part.columns[i], j) for part in parts for j in range(len(part))]
        columns.append(replace(column, values=values, at=at))
    columns += _of_names(first, parts, names, doubts)
    trouble, percent, sections, titles, notes = {}, set(), {}, [], []
    for part in parts:
        trouble |= part.trouble
        percent |= part.percent
        sections |= part.sections
        titles += part.titles
        notes += part.notes
    rows = [row for part in parts for row in part.rows]
    return replace(
        first, columns=columns, rows=rows, trouble=trouble, percent=percent, titles=titles, sections=sections, notes=notes
    )


def _of_names(first: Grid, parts: list[Grid], names: list[str], doubts: Doubts) -> list[Column]:
    """The column that the sheets' names make: years where the table has no year, places where it has no place."""
    roles = [meant(c.name).roles for c in first.columns]
    lacks_place = not any("place" in r for r in roles)
    dates = [periods.written(re.sub(r"(?i)^(năm|nam|year|sheet|số liệu|du lieu)[ _]*", "", name)) for name in names]
    has_period = any("period" in r and not (periods_alone(c)) for r, c in zip(roles, first.columns, strict=True))
    if all(dates) and not has_period:
        _ask_contradicted(parts, names, dates, doubts)
        head, names = "Năm", [str(d.day.year) if d.kind == "Y" else n for d, n in zip(dates, names, strict=True)]
    elif not has_period and not (lacks_place and _places_said(parts)) and (dates_said := _periods_said(parts, names)):
        shown = listed(f"{name}: {period}" for name, period in zip(names, dates_said, strict=True))
        doubts.say("sheet_periods", Text(f"Kỳ của mỗi trang theo tên trang và dòng trên bảng: {shown}.", f"The period of each sheet is that of its name and the lines above its table: {shown}."))  # fmt: skip
        head, names = "Kỳ" if any("-" in period for period in dates_said) else "Năm", dates_said
    elif all({"outcome", "exposure"} & set(meant(name).roles) for name in names):
        head = "Chỉ tiêu"
    elif lacks_place and not any(dates):
        head, names = "Địa bàn", _places_said(parts) or names
    else:
        return []
    return [Column(head, (head,), 0, [name for name, part in zip(names, parts, strict=True) for _ in part.rows])]


def _ask_contradicted(parts: list[Grid], names: list[str], dates: list[periods.Written], doubts: Doubts) -> None:
    """Ask about sheets whose title names another year than the sheet, where the titles are not all of one year."""
    above = [year_of("", part.titles) for part in parts]
    wrong = [f"{name}: {year}" for name, date, year in zip(names, dates, above, strict=True) if year and year != date.day.year]
    if wrong and len(set(above)) > 1:
        doubts.ask("period", Text(f"Trang có tiêu đề ghi năm khác tên trang ({listed(wrong)}): năm nào đúng?", f"Sheets whose titles say another year than their names ({listed(wrong)}): which is right?"), (),
                   [("", Text("sửa tên trang hoặc tiêu đề rồi lưu lại", "correct the sheet's name or its title and save the file"))])  # fmt: skip


_BARE = re.compile(r"[\dIVX. ]+")
_ALONE = (("", periods.month_alone), ("Q", periods.quarter_alone), ("H", periods.half_alone))


def _periods_said(parts: list[Grid], names: list[str]) -> list[str]:
    """The period of each sheet, where all are different: its name is a month, quarter or half of the year above its table, or a line there says it."""
    found = []
    for part, name in zip(parts, names, strict=True):
        year = year_of(name, part.titles)
        own = ((letter, alone(name)) for letter, alone in _ALONE)
        letter, number = next(((letter, n) for letter, n in own if n and not _BARE.fullmatch(name)), ("", 0))
        if (
            number
            and re.fullmatch(r"(?i)[a-z]\W?\d+", name.strip())
            and not any(says(line, r"\b(?:tháng|quí|month|quarter)\b") for line in part.titles)
        ):
            number = 0  # Q1, Q3 may be districts, T1 and T2 hamlets
        above = next(filter(None, map(_first_period, part.titles)), "")
        if number:  # without a year it is asked about
            own_period = name if not year else f"{year}-{letter}{number}" if letter else f"{year}-{number:02d}"
            if len(above) == len(own_period) and above != own_period:  # `T1` over `Tháng 2 năm 2021`
                return []
            found.append(own_period)
        elif above:
            found.append(above)
        else:
            return []
    months = any("period" in meant(c.name).roles for c in parts[0].columns)  # of which only the year is not said
    return found if len(set(found)) == len(found) and not (months and any("-" in period for period in found)) else []


def _first_period(line: str) -> str:
    """The first period of several days that a line above a table names: `2021-03`, `2021-Q1`, or the first day and the last."""
    keyed = key(plain(line).text)
    own = (s.period for s in said(keyed) if not dates_a_document(keyed, s))
    found = next((p for p in own if p.start and p.end and p.start != p.end), None)
    return Stated(periods.written(f"{found.start}/{found.end}")) if found else ""


_BODY = re.compile(
    r"(?i)(?!.*\d{4})(?:ubnd|công an|ban chỉ đạo|đơn vị|địa bàn)?\s*:?\s*((?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố)\s+\S.*)"
)


def _places_said(parts: list[Grid]) -> list[str]:
    """The place that a line above each sheet's table names, where every sheet's is another: `CÔNG AN XÃ TÂN QUANG`."""
    found = [[m[1].strip() for line in part.titles if (m := _BODY.fullmatch(line.strip()))] for part in parts]
    for lines_of in zip(*found, strict=False):
        if len(set(map(folded, lines_of))) == len(parts):
            return [" ".join(w.capitalize() if name.isupper() else w for w in name.split()) for name in lines_of]
    return []


def periods_alone(column: Column) -> bool:
    """Whether a column holds months or quarters without their year."""
    filled = [v for v in column.values[:100] if v is not None]
    alone = [v for v in filled if not (isinstance(v, str) and is_total(v))]
    return bool(alone) and all(periods.written(v) is None and (periods.month_alone(v) or periods.quarter_alone(v)) for v in alone)


def _comments(chosen: list[Block], several: bool, said: Told, doubts: Doubts) -> None:
    """What somebody wrote beside a cell is said; where it doubts the figure, it is asked which holds."""
    beside = {
        (f"{block.lines.name}!" if several else "") + lines.cell_name(*at): text
        for block in chosen
        for at, text in sorted(block.lines.comments.items())
        if at[0] in set(block.rows)
    }
    for cell, text in beside.items():
        if cell in said.cells or cell in said.kept or not _DOUBTS.search(text.lower()):
            continue
        numbers_in = [n for n in re.findall(r"(?<![\w.,/])\d+(?:[.,]\d+)*(?![\w/])", text)]
        other = (
            [
                (
                    f'cells="{cell}={numbers_in[0]}"',
                    Text(f"số trong ghi chú: {numbers_in[0]}", f"the figure of the comment: {numbers_in[0]}"),
                )
            ]
            if len(numbers_in) == 1 and numbers_in[0].isdecimal()  # of 1.250 a person says which number it is
            else []
        )
        doubts.ask("comment", Text(f"Ghi chú ở ô {cell}: “{text[:200]}”. Dùng con số nào?", f"Comment on cell {cell}: “{text[:200]}”. Which figure holds?"), [cell],
                   [*other, (f'cells="{cell}=keep"', Text("con số trong ô", "the figure in the cell")), (f'cells="{cell}=missing"', Text("chưa có số liệu (hoặc thay missing bằng con số đúng)", "no figure (or the right figure for missing)"))])  # fmt: skip
    if beside:
        shown = "; ".join(f"{cell}: “{text[:80]}”" for cell, text in list(beside.items())[:6])
        doubts.say("comments", Text(f"Ghi chú kèm ô: {shown}.", f"Comments on cells: {shown}."), list(beside)[:20])


def _hidden_columns(grid: Grid, said: Told, doubts: Doubts) -> None:
    """Columns that nobody sees are left out, which is said; those that name a role are asked about."""
    hidden = [
        c
        for c in grid.columns
        if len(grid)
        and all(grid.trouble.get(grid.at(c, i)) == "hidden" for i in range(len(grid)) if c.values[i] is not None)
        and any(v is not None for v in c.values)
    ]
    seen = {folded(c.name) for c in grid.columns if c not in hidden}
    if not hidden or len(hidden) == len(grid.columns) or said.rows.get("hidden") == "keep":
        return
    names = listed(f"“{c.name}”" for c in hidden)
    if said.rows.get("hidden") != "drop" and any(meant(c.name).roles and folded(c.name) not in seen for c in hidden):
        doubts.ask("hidden", Text(f"Cột {names} bị ẩn: dùng hay bỏ?", f"Columns {names} are hidden: use them or not?"), (),
                   [('cells="hidden=keep"', Text("dùng", "use them")), ('cells="hidden=drop"', Text("bỏ", "leave them out"))])  # fmt: skip
        return
    grid.columns = [c for c in grid.columns if c not in hidden]
    doubts.say(
        "hidden_columns",
        Text(f"Cột ẩn không đọc: {names}.", f"Hidden columns not read: {names}."),
        columns=[c.name for c in hidden],
    )
