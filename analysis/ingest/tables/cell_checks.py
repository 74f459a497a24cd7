"""Whether a cell's figure can be what its headings say: its unit, its scale, a share written as a fraction, a merged cell."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from analysis.catalogue import indicators
from analysis.ingest.entities.numbers import is_whole
from analysis.ingest.findings.consistency import possible
from analysis.ingest.findings.finding import USED, Finding
from analysis.ingest.readers.sheets import Cell
from analysis.ingest.tables.cell_values import Measured
from analysis.ingest.tables.label_context import Says
from analysis.ingest.tables.label_meaning import classes_of_unit, counts
from analysis.ingest.tables.table import Table
from analysis.language import Text

UNIT = Text("đơn vị ghi trong ô khác với tiêu đề", "the unit in the cell is not that of the heading")
SCALE = Text(
    "đơn vị tính ghi trên bảng có bội số (nghìn, triệu): hãy chọn số đã nhân hay số như ghi",
    "the unit above the table is a multiple (thousands, millions): choose the figure multiplied, or as printed",
)
FRACTION = Text(
    "tỷ lệ có thể viết dạng phân số (0,85 là 85%): hãy chọn",
    "the percentage may be written as a fraction (0.85 for 85 %): choose",
)
SHARED = Text("một ô gộp cho nhiều dòng hoặc nhiều cột", "one cell merged over several rows or columns")
_MOST = Decimal(2 * 10**8)


def checked(row: Finding, measured: Measured, cell: Cell, table: Table, stub: Says, column: Says, title: Says) -> Finding:
    """A used figure after what its cell and its headings say of its unit, scale and sign."""
    if _is_shared(table, cell):
        return row.queue(SHARED, kind="merged")
    if measured.unit and not (counts(row.indicator, measured.unit) and (measured.unit == "%" or classes_of_unit(measured.unit))):
        return row.queue(UNIT, kind="unit")
    row = _scaled(row, max(stub.scale, column.scale), title.scale if counts(row.indicator, title.unit) else Decimal(1))
    row = _whole_bound(row) if measured.strict else row
    return possible(row) if row.status == USED else row


def _scaled(row: Finding, own: Decimal, above: Decimal) -> Finding:
    """Multiplied where the figure's own heading states the scale; asked about where only a line above the table does."""
    scale = max(own, above)
    if scale == 1 or row.unit == "percent" or row.value is None:
        return row
    whole = row.value * scale
    if own == 1 or whole > _MOST or not is_whole(whole):
        return row.queue(SCALE, f"{whole.normalize():f}", kind="scale")
    return replace(row, value=whole.quantize(Decimal(1)), note=f"× {scale:f}: {row.value:f}")


def _whole_bound(row: Finding) -> Finding:
    """`<5` cases are 4 at most."""
    if indicators()[row.indicator].kind not in ("count", "stock") or not is_whole(row.low or row.high or Decimal(0)):
        return row
    return replace(row, low=row.low + 1) if row.low is not None else replace(row, high=row.high - 1)


def _is_shared(table: Table, cell: Cell) -> bool:
    """A figure merged over rows or columns that have labels of their own."""
    if not table.sheet.merged:
        return False
    over = [at for at, first in table.spans().get((cell.row, cell.col), ()) if at != first]
    return any(r in table.body and c in table.columns for r, c in over) and not _one_label(table, cell, over)


def _one_label(table: Table, cell: Cell, over: list[tuple[int, int]]) -> bool:
    """Whether the rows a cell is merged over are one row by their labels, and its columns one by theirs."""

    def labels(row: int) -> list[object]:
        return [table.sheet.at(row, col) and table.sheet.at(row, col).value for col in table.stubs]

    return all(labels(r) == labels(cell.row) and table.heading(c) == table.heading(cell.col) for r, c in over)


def fractions_asked(rows: list[Finding], cells: dict[str, Cell]) -> list[Finding]:
    """Percentages of 1 or less are asked about where one of them is no integer and none is marked with % in its cell."""

    def small(row: Finding) -> bool:
        cell = cells.get(row.evidence.cell)
        plain = cell is not None and not cell.percent and "%" not in str(cell.value)
        return row.status == USED and row.unit == "percent" and row.value is not None and 0 < abs(row.value) <= 1 and plain

    doubted = {r.indicator for r in rows if small(r) and not is_whole(r.value)}
    return [
        row.queue(FRACTION, f"{(row.value * 100).normalize():f}", kind="fraction")
        if row.indicator in doubted and small(row)
        else row
        for row in rows
    ]
