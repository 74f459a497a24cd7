"""Excel workbooks: values as cached, merged headings, hidden rows, formulas without values, error cells."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

from analysis.ingest.grid import Cell, Container, Sheet
from analysis.ingest.readers import guard

_ERRORS = ("#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A", "#NULL!", "#NUM!")


def read(path: Path, data: bytes) -> Container:
    """The sheets of an .xlsx file."""
    import openpyxl

    names = guard.check_zip(path, data)
    _check_addresses(path, data, names)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
            formulas = _formulas(data, names)
            sheets = [_sheet(ws, formulas.get(ws.title, {})) for ws in book.worksheets]
    except guard.BadFile:
        raise
    except Exception as error:
        raise guard.truncated(path.name) from error
    return Container(path.name, guard.sha256(data), sheets)


def _check_addresses(path: Path, data: bytes, names: list[str]) -> None:
    """Refuse a sheet whose cells do not stand in their rows, in order, once each: a damaged address moves a figure."""
    import re
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in names:
            if not re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
                continue
            xml, last = package.read(name).decode("utf-8", errors="replace"), 0
            for row in re.finditer(r"<row\b([^>]*)>(.*?)</row>", xml, re.DOTALL):
                number = re.search(r'\br="(\d+)"', row[1])
                cells = re.findall(r'<c\b[^>]*?\br="([A-Z]+)(\d+)"', row[2])
                columns = [(len(letters), letters) for letters, _ in cells]
                unnamed = row[2].count("<c ") + row[2].count("<c>") != len(cells) and len(cells) > 0
                if number and (
                    int(number[1]) <= last or any(n != number[1] for _, n in cells) or columns != sorted(set(columns)) or unnamed
                ):
                    raise guard.truncated(f"{path.name}: {name} row {number[1]}")
                last = int(number[1]) if number else last


def _formulas(data: bytes, names: list[str]) -> dict[str, set[tuple[int, int]]]:
    """{sheet: cells that are formulas}; the workbook is read a second time only where it has any."""
    import zipfile

    import openpyxl

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if not any(b"<f" in package.read(name) for name in names if name.startswith("xl/worksheets/") and name.endswith(".xml")):
            return {}
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {ws.title: {(c.row, c.column) for row in ws.iter_rows() for c in row if c.data_type == "f"} for ws in book.worksheets}


def _sheet(ws, formulas: set[tuple[int, int]] | dict) -> Sheet:
    hidden_rows = {r for r, d in ws.row_dimensions.items() if d.hidden}
    hidden_cols = _hidden_columns(ws)
    cells = {}
    for row in ws.iter_rows():
        for cell in row:
            if cell.value is None and (cell.row, cell.column) not in formulas:
                continue
            trouble = _trouble(cell, formulas, cell.row in hidden_rows or cell.column in hidden_cols)
            value = str(cell.value) if cell.data_type == "e" else cell.value
            if value is None or not str(value).strip():
                if trouble != "no_value":
                    continue
            cells[cell.row, cell.column] = Cell(
                row=cell.row,
                col=cell.column,
                value=value,
                address=cell.coordinate,
                percent="%" in (cell.number_format or ""),
                trouble=trouble,
            )
    merged = {
        (r, c): (m.min_row, m.min_col)
        for m in ws.merged_cells.ranges
        for r in range(m.min_row, m.max_row + 1)
        for c in range(m.min_col, m.max_col + 1)
    }
    return Sheet(ws.title, cells, merged, ws.sheet_state != "visible")


def _hidden_columns(ws) -> set[int]:
    return {c for d in ws.column_dimensions.values() if d.hidden and d.min for c in range(d.min, (d.max or d.min) + 1)}


def _trouble(cell, formulas, hidden: bool) -> str:
    if cell.data_type == "e" or str(cell.value) in _ERRORS:
        return "error"
    if (cell.row, cell.column) in formulas and cell.value is None:
        return "no_value"
    return "hidden" if hidden else ""
