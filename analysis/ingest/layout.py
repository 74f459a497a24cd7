"""Where the tables of a sheet are: title lines, heading rows, stub columns, body; several tables below each other."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from analysis.ingest.grid import Cell, Sheet
from analysis.ingest.headings import FOOTNOTE, indicator_of, places_of, role_of
from analysis.ingest.numbers import readings
from analysis.ingest.periods import bare_month, of_cell
from analysis.ingest.text import squeezed

_STUB_ROLES = ("number", "place", "period", "indicator", "note")


@dataclass
class Table:
    """One table. `titles`: lines above it; `heads`: rows of headings; `body`: rows of figures; `stubs`: columns of labels;
    `columns`: columns of figures; `notes`: cells of title, column-numbering and foot lines, accounted as labels."""

    sheet: Sheet
    titles: list[Cell] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    groups: dict[int, str] = field(default_factory=dict)
    stubs: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    notes: list[Cell] = field(default_factory=list)

    def heading(self, col: int) -> list[str]:
        """The headings above a column, from the top, merged ones included, repeats once."""
        found: list[str] = []
        for row in self.heads:
            cell = self.sheet.at(row, col) or self._leftward(row, col)
            text = "" if cell is None else label(cell)
            if text and text not in found[-1:]:
                found.append(text)
        return found

    def _leftward(self, row: int, col: int) -> Cell | None:
        """A group heading typed once and left blank over its other columns, where a lower heading row continues."""
        if row == self.heads[-1] or not self.sheet.at(self.heads[-1], col):
            return None
        left = next((c for c in range(col - 1, 0, -1) if self.sheet.at(row, c)), None)
        return (
            self.sheet.at(row, left) if left and left not in self.stubs and self.sheet.cells.get((self.heads[-1], left)) else None
        )


def label(cell: Cell) -> str:
    """A heading cell as text; a date as ISO."""
    value = cell.value
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return " ".join(str(value).split())


def is_figure(cell: Cell) -> bool:
    """Whether a cell holds a number, or text that can only be meant as one."""
    if isinstance(cell.value, bool) or cell.trouble in ("error", "no_value"):
        return True
    if isinstance(cell.value, (int, float)):
        return True
    return (
        isinstance(cell.value, str)
        and bool(readings(cell.value.strip().rstrip("%*").strip()))
        and bool(re.search(r"\d", cell.value))
    )


def _is_heading(cell: Cell) -> bool:
    """A figure that a heading can be: a year, or text."""
    return not is_figure(cell) or of_cell(cell.value) is not None


def tables(sheet: Sheet) -> list[Table]:
    """The tables of a sheet, top to bottom."""
    found: list[Table] = []
    current, loose = Table(sheet), []
    for row in sheet.rows:
        cells = [sheet.cells[key] for key in sorted(sheet.cells) if key[0] == row] if len(sheet.cells) < 400 else _row(sheet, row)
        kind = _kind(cells, current, sheet)
        if kind == "head" and current.body:
            found.append(current)
            current, loose = Table(sheet), []
        if kind == "title":
            (current.notes if current.body else current.titles).extend(cells)
            if current.body and len(cells) == 1:
                loose = cells
        elif kind == "head":
            if loose and not current.heads:
                current.titles += loose
            current.heads.append(row)
        elif kind == "group":
            current.groups[row] = label(cells[-1])
            current.notes += cells
        elif kind == "numbering":
            current.notes += cells
        else:
            current.body.append(row)
    found.append(current)
    found = [_columned(table) for table in found if table.heads or table.body or table.titles or table.notes]
    for above, table in zip(found, found[1:], strict=False):
        table.titles = table.titles or above.titles
    return found


def _row(sheet: Sheet, row: int) -> list[Cell]:
    if not hasattr(sheet, "_by_row"):
        by_row: dict[int, list[Cell]] = {}
        for key in sorted(sheet.cells):
            by_row.setdefault(key[0], []).append(sheet.cells[key])
        sheet._by_row = by_row
    return sheet._by_row[row]


def _kind(cells: list[Cell], table: Table, sheet: Sheet) -> str:
    texts = [c for c in cells if isinstance(c.value, (str, dt.date)) and not is_figure(c)]
    figures = [c for c in cells if is_figure(c) and not (isinstance(c.value, str) and of_cell(c.value))]
    if table.heads and _is_numbering(cells) and not table.body:
        return "numbering"
    if len(cells) == 1 and texts and table.heads and not table.body and _continues_heads(cells[0], table, sheet):
        return "head"
    if len(cells) == 1 and texts:
        if FOOTNOTE.match(squeezed(label(cells[0]))):
            return "title"
        if table.heads and role_of(label(cells[0])) != "total" and not _has_heading_below(table):
            return "group"
        return "title"
    if table.heads and len(cells) == 2 and len(texts) >= 1 and _is_section(cells):
        return "group"
    if not table.heads:
        if len(texts) >= 2 and all(map(_is_heading, cells)) or _is_period_row(cells):
            return "head"
        return "title" if len(cells) <= 2 else "body"
    if not table.body and (not figures or _is_period_row(cells)) and _heads_on(cells, table, sheet):
        return "head"
    if table.body and len(texts) >= 2 and not figures and _looks_like_heads(cells):
        return "head"
    return "body"


def _continues_heads(cell: Cell, table: Table, sheet: Sheet) -> bool:
    """A lone text under a heading that is not the first: a second heading of that column."""
    first = min(c for r, c in sheet.cells if r == table.heads[-1])
    return cell.col > first and sheet.at(table.heads[-1], cell.col) is not None


def _is_section(cells: list[Cell]) -> bool:
    """`II | Phong trào`: a number and a title, no figure, and no place or period that could be a row left blank."""
    number, text = squeezed(label(cells[0])), cells[1]
    if not re.fullmatch(r"[ivx]+|\d{1,2}|[a-zđ]", number.strip(" .)")) or is_figure(text):
        return False
    return not (role_of(label(text)) or places_of(label(text)) or of_cell(text.value) or bare_month(label(text))) and text.col == cells[0].col + 1


def _has_heading_below(table: Table) -> bool:
    return not table.heads


def _is_numbering(cells: list[Cell]) -> bool:
    """`A B 1 2 3` or `(1) (2) (3)` under the headings."""
    marks = [re.fullmatch(r"\(?(\d{1,2}|[a-zđ])\)?(?:\s*=.*)?", squeezed(label(c))) for c in cells]
    if len(cells) < 3 or not all(marks):
        return False
    numbers = [int(m[1]) for m in marks if m[1].isdigit()]
    return len(numbers) >= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] in (1, 2, 3)


def _is_period_row(cells: list[Cell]) -> bool:
    """A row whose figures are all years or month numbers in order, under or beside a heading."""
    figures = [c for c in cells if is_figure(c)]
    if len(figures) < 2:
        return False
    if all(of_cell(c.value) for c in figures):
        years = [str(c.value)[:4] for c in figures]
        return len(set(years)) > 1 or len(figures) == len(cells)
    months = [bare_month(label(c)) for c in figures]
    return len(months) >= 3 and months == list(range(1, len(months) + 1))


def _heads_on(cells: list[Cell], table: Table, sheet: Sheet) -> bool:
    """Whether a row of texts under the headings is another heading row: no cell of it is a place of a stub column."""
    first = cells[0]
    above = table.heading(first.col)
    if (
        above
        and role_of(above[-1]) in ("place", "period", "number", "indicator")
        and not sheet.merged.get((first.row, first.col))
    ):
        return False
    return not any(places_of(label(c)) for c in cells[:2]) and not _is_data_of_text(cells, table)


def _is_data_of_text(cells: list[Cell], table: Table) -> bool:
    return len(cells) >= 3 and sum(isinstance(c.value, str) and squeezed(c.value) in ("-", "x", "không", "–") for c in cells) >= 2


def _looks_like_heads(cells: list[Cell]) -> bool:
    roles = [role_of(label(c)) for c in cells]
    return (
        any(role in ("number", "place", "period", "indicator") for role in roles[:2])
        and sum(bool(r) or bool(indicator_of(label(c)).code) for r, c in zip(roles, cells, strict=True)) >= 2
    )


def _columned(table: Table) -> Table:
    """Which columns hold labels and which hold figures."""
    columns = sorted(
        {c for r, c in table.sheet.cells if r in set(table.body)} | {c for r, c in table.sheet.cells if r in set(table.heads)}
    )
    for col in columns:
        role = role_of(table.heading(col)[-1]) if table.heading(col) else ""
        (table.stubs if _is_stub(table, col, role) else table.columns).append(col)
    return table


def _is_stub(table: Table, col: int, role: str) -> bool:
    if role in _STUB_ROLES:
        return True
    cells = [cell for row in table.body if (cell := table.sheet.cells.get((row, col)))]
    if role in ("value", "total") or not cells or table.columns:
        return False
    texts = sum(not is_figure(c) for c in cells)
    return texts > len(cells) / 2 and not indicator_of(" - ".join(table.heading(col))).code


def body(table: Table, col: int) -> list[Cell]:
    """The cells of one column of the body."""
    return [cell for row in table.body if (cell := table.sheet.cells.get((row, col)))]
