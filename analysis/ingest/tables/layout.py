"""Where the tables of a sheet are: title lines, heading rows, stub columns, body; several tables below each other."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.ingest.entities.periods import bare_month, of_cell
from analysis.ingest.readers.sheets import Cell, Sheet
from analysis.ingest.tables.label_meaning import FOOTNOTE, indicator_of, role_of
from analysis.ingest.tables.row_kinds import cells_of_row, row_kind
from analysis.ingest.tables.table import Table, is_figure, label
from analysis.ingest.text.spelling import pattern, squeezed

# Over texts these name the models that are counted; over figures they count them.
_NAMES = re.compile(
    pattern(
        r"(?:tên\s+)?(?:các\s+)?(?:loại\s+)?(?:mô hình|loại hình|câu lạc bộ|clb|tổ|nhóm|đội|tổ chức|hình thức)(?:\s*[,/]\s*(?:mô hình|loại hình|câu lạc bộ|clb|tổ|nhóm|đội))*"
    )
)
_STUB_ROLES = ("number", "code", "place", "period", "indicator", "note")


def tables(sheet: Sheet) -> list[Table]:
    """The tables of a sheet, top to bottom, and left to right where they stand side by side."""
    found: list[Table] = []
    current = Table(sheet)
    lines = [cells_of_row(sheet, row) for row in sheet.rows]
    for cells, following in zip(lines, [*lines[1:], []], strict=True):
        kind = row_kind(cells, following, current, sheet)
        if kind == "head" and current.body:
            found.append(current)
            current = Table(sheet, titles=_lines_between(current))
        _placed(current, kind, cells)
    found.append(current)
    found = [table for table in found if table.heads or table.body or table.titles or table.notes or table.numbering]
    for above, table in zip(found, found[1:], strict=False):
        table.inherited = [*above.inherited, *above.titles]
    return [part for table in found for part in _beside(_columned(table))]


def _placed(table: Table, kind: str, cells: list[Cell]) -> None:
    row = cells[0].row
    if kind == "title":
        (table.notes if table.body else table.titles).extend(cells)
    elif kind == "head":
        table.heads.append(row)
    elif kind == "group":
        table.groups[row] = label(cells[-1])
        table.notes += cells
    elif kind == "numbering":
        table.numbering += cells
    else:
        table.body.append(row)


def _lines_between(above: Table) -> list[Cell]:
    """The lines that stand below a table and above the next, taken out of the first: the titles of the next, foot lines apart."""
    last = above.body[-1]
    lines = [c for c in above.notes if c.row > last and not FOOTNOTE.match(squeezed(label(c)))]
    above.notes = [c for c in above.notes if c not in lines]
    above.groups = {row: text for row, text in above.groups.items() if row <= last}
    return lines


def _columned(table: Table) -> Table:
    """Which columns hold labels and which hold figures."""
    rows, (first, last) = {*table.body, *table.heads}, table.span
    table.stubs, table.columns = [], []
    for col in sorted({c for r, c in table.sheet.cells if r in rows and first <= c <= last}):
        role = role_of(table.heading(col)[-1]) if table.heading(col) else ""
        (table.stubs if _is_stub(table, col, role) else table.columns).append(col)
    return table


def _beside(table: Table) -> list[Table]:
    """A table, or the tables that stand side by side in it: each begins where a stub heading recurs right of a figure column.
    `Năm` right of `Tháng` and a figure is no such heading: both say when."""
    starts, seen, figures = [], set(), False
    for col in sorted([*table.stubs, *table.columns]):
        heading = table.heading(col)
        role = role_of(heading[-1]) if heading else ""
        if role in ("number", "place", "period", "indicator"):
            said = squeezed(heading[-1]) if role == "period" else role
            if said in seen and figures:
                starts, seen, figures = [*starts, col], set(), False
            seen.add(said)
        elif role != "note" and col in table.columns:
            figures = True
    if not starts:
        return [table]
    edges = [1, *starts, 1 << 20]
    return [_part(table, first, last - 1, first == 1) for first, last in zip(edges, edges[1:], strict=False)]


def _part(table: Table, first: int, last: int, is_first: bool) -> Table:
    """The part of a table between two columns; lines that are no row are accounted with the first."""
    rows = {r for r, c in table.sheet.cells if first <= c <= last}
    part = replace(table, span=(first, last), body=[r for r in table.body if r in rows])
    if not is_first:
        part.notes, part.numbering = [], []
    return _columned(part)


def _is_stub(table: Table, col: int, role: str) -> bool:
    cells = [cell for row in table.body if (cell := table.sheet.cells.get((row, col)))]
    if role in _STUB_ROLES:
        return not (role == "period" and _holds_figures(table, col, cells))
    if role in ("value", "total") or not cells or table.columns:
        return False
    texts = sum(not is_figure(c) for c in cells)
    if texts == len(cells) and _NAMES.fullmatch(squeezed(table.heading(col)[-1]) if table.heading(col) else ""):
        return True
    return texts > len(cells) / 2 and not indicator_of(" - ".join(table.heading(col))).code


def _holds_figures(table: Table, col: int, cells: list[Cell]) -> bool:
    """Whether the figures under a heading of periods are none: under `Kỳ báo cáo` a bare 7 is a count, no month."""
    months = squeezed(table.heading(col)[-1]) not in ("kì", "kì báo cáo")
    none = [c for c in cells if is_figure(c) and of_cell(c.value) is None and not (months and bare_month(c.value) is not None)]
    return len(none) >= max(1, len(cells) / 2)
