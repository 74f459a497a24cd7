"""Excel workbooks: values as cached, merged headings, hidden rows, rich text, formulas without values, error cells."""

from __future__ import annotations

import io
import re
import warnings
from bisect import bisect_left, bisect_right
from dataclasses import replace
from pathlib import Path

from analysis.ingest.readers import formats, guard, marks
from analysis.ingest.readers.marks import Piece, Said
from analysis.ingest.readers.sheets import Cell, Container, Sheet
from analysis.ingest.text import encodings
from analysis.language import Text

_ERRORS = ("#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A", "#NULL!", "#NUM!")
_LARGEST_MERGE = 2_000_000
_SEEN = 0.5  # points of height, characters of width: below, nobody sees the row or column


def read(path: Path, data: bytes) -> Container:
    """The sheets of an .xlsx file."""
    import openpyxl

    names = guard.check_zip(path, data)
    if not any(name.startswith("xl/worksheets/") for name in names) and "xl/workbook.xml" in names:
        raise _charts(path.name)
    _check_addresses(path, data, names)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, rich_text=True)
            formulas = _formulas(data, names)
            found = encodings.of_texts(c.value for ws in book.worksheets for c in ws._cells.values() if isinstance(c.value, str))
            sheets = [_sheet(ws, formulas.get(ws.title, {}), found.encoding) for ws in book.worksheets]
    except guard.BadFile:
        raise
    except Exception as error:
        if any(name.startswith("xl/chartsheets/") for name in names):
            raise _charts(path.name) from error
        raise guard.truncated(path.name) from error
    return Container(path.name, guard.sha256(data), sheets, evidence=f"{found.encoding} {found.evidence}".strip())


def _charts(name: str) -> guard.BadFile:
    return guard.bad(
        name,
        Text("sổ tính chỉ có biểu đồ, hoặc có trang biểu đồ không đọc được", "a workbook of charts only, or with a sheet of charts that cannot be read"),
        Text("xóa trang biểu đồ rồi lưu lại, hoặc xin bảng số liệu mà biểu đồ vẽ ra", "delete the chart sheets and save it, or ask for the table they were drawn from"),
    )  # fmt: skip


def _check_addresses(path: Path, data: bytes, names: list[str]) -> None:
    """Refuse a sheet whose cells do not stand in their rows, in order, once each: a damaged address moves a figure."""
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in names:
            if not re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
                continue
            xml, last = package.read(name).decode("utf-8", errors="replace"), 0
            _check_merges(path, xml)
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


def _check_merges(path: Path, xml: str) -> None:
    """Refuse a merged range as large as a sheet: each of its cells would be made."""
    from openpyxl.utils import range_boundaries

    for ref in re.findall(r'<mergeCell\b[^>]*?\bref="([A-Z]+\d+:[A-Z]+\d+)"', xml):
        left, top, right, bottom = range_boundaries(ref)
        if (right - left + 1) * (bottom - top + 1) > _LARGEST_MERGE:
            raise guard.bad(
                f"{path.name} {ref}", Text("một vùng ô gộp lớn như cả trang", "a merged range as large as a sheet"),
                Text("bỏ gộp ô (Unmerge) rồi lưu lại", "unmerge the cells and save it again"),
            )  # fmt: skip


def _formulas(data: bytes, names: list[str]) -> dict[str, set[tuple[int, int]]]:
    """{sheet: cells that are formulas}; the workbook is read a second time only where it has any."""
    import zipfile

    import openpyxl

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if not any(b"<f" in package.read(name) for name in names if name.startswith("xl/worksheets/") and name.endswith(".xml")):
            return {}
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {ws.title: {at for at, cell in ws._cells.items() if cell.data_type == "f"} for ws in book.worksheets}


def _sheet(ws, formulas: set[tuple[int, int]] | dict, code: str) -> Sheet:
    """The cells that there are: one stray cell at the end of a sheet does not make a million rows."""
    hidden_rows = {r for r, d in ws.row_dimensions.items() if d.hidden or d.height is not None and d.height < _SEEN}
    hidden_cols = _hidden_columns(ws)
    cells = {}
    for (row, col), cell in sorted(ws._cells.items()):
        if cell.value is None and (row, col) not in formulas:
            continue
        said = _said(cell)
        trouble = _trouble(cell, formulas, row in hidden_rows or col in hidden_cols, said)
        value = _value(cell, said, code)
        if (value is None or not str(value).strip()) and trouble != "no_value":
            continue
        percent = formats.is_percent(cell.number_format)
        beside = " ".join((cell.comment.text or "").split()) if cell.comment is not None else ""
        cells[row, col] = Cell(
            row=row, col=col, value=value, address=cell.coordinate, percent=percent, trouble=trouble, comment=beside,
            colour=_colour(cell) if cell.has_style else "",
        )  # fmt: skip
    return Sheet(ws.title, cells, _merged(ws, cells), ws.sheet_state != "visible")


def _colour(cell) -> str:
    """The colours of a cell's ground and letters, black on white being none."""
    ground = cell.fill.fgColor if cell.fill.patternType == "solid" else None
    shown = (_named(ground, "FFFFFF", 0), _named(cell.font.color, "000000", 1))
    return " ".join(filter(None, shown))


def _named(colour, usual: str, theme: int) -> str:
    if colour is None or colour.type == "theme" and colour.theme == theme and not colour.tint:
        return ""
    if colour.type == "rgb":
        return "" if str(colour.rgb)[-6:] == usual else str(colour.rgb)[-6:]
    return "" if colour.type == "indexed" and colour.indexed in (8, 9, 64, 65) else f"{colour.type} {colour.value} {colour.tint}"


def _said(cell) -> Said | None:
    """The pieces of a cell's rich text; of plain text nothing."""
    if not isinstance(cell.value, list):
        return None
    pieces = []
    for part in cell.value:
        font = getattr(part, "font", None)
        raised = font is not None and font.vertAlign in ("superscript", "subscript")
        pieces.append(Piece(str(getattr(part, "text", part)), raised, "struck" if font is not None and font.strike else ""))
    found = marks.said(pieces, cell=True)
    return found if found.text.strip() else replace(found, text="".join(piece.text for piece in pieces))


def _value(cell, said: Said | None, code: str):
    if said is None and not isinstance(cell.value, str):
        return cell.value
    text = cell.value if said is None else said.text
    font = encodings.of_font(cell.font.name if cell.font is not None else "")
    return text if cell.data_type == "e" else encodings.as_unicode(text, code, font)


def _merged(ws, cells: dict) -> dict[tuple[int, int], tuple[int, int]]:
    """Where merged ranges lie over rows and columns that hold anything: a range may span a whole sheet."""
    rows, columns = sorted({r for r, _ in cells}), sorted({c for _, c in cells})
    return {
        (r, c): (m.min_row, m.min_col)
        for m in ws.merged_cells.ranges
        for r in rows[bisect_left(rows, m.min_row) : bisect_right(rows, m.max_row)]
        for c in columns[bisect_left(columns, m.min_col) : bisect_right(columns, m.max_col)]
    }


def _hidden_columns(ws) -> set[int]:
    unseen = [d for d in ws.column_dimensions.values() if d.min and (d.hidden or d.width is not None and d.width < _SEEN)]
    return {c for d in unseen for c in range(d.min, (d.max or d.min) + 1)}


def _trouble(cell, formulas, hidden: bool, said: Said | None) -> str:
    if cell.data_type == "e" or str(cell.value) in _ERRORS:
        return "error"
    if (cell.row, cell.column) in formulas and cell.value is None:
        return "no_value"
    if hidden:
        return "hidden"
    if said is not None and said.lost or cell.font is not None and cell.font.strike:
        return "struck"
    return "marked" if cell.font is not None and cell.font.vertAlign == "superscript" else ""
