"""Old Excel (.xls) and OpenDocument (.ods) workbooks. Calamine tells hidden sheets; `hidden` tells hidden rows and columns."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

from analysis.ingest.grid import Cell, Container, Sheet, address
from analysis.ingest.readers import guard, hidden
from analysis.language import Text


def read(path: Path, data: bytes) -> Container:
    """The sheets of an .xls or .ods file."""
    import python_calamine as calamine

    if path.suffix.lower() == ".ods":
        guard.check_zip(path, data)
        _check_xml(path, data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = calamine.load_workbook(io.BytesIO(data))
            lines, note = _hidden(path, data, len(book.sheets_metadata))
            sheets = [
                _sheet(book, meta, *lines[i])
                for i, meta in enumerate(book.sheets_metadata)
                if str(meta.typ).endswith("WorkSheet")
            ]
    except calamine.PasswordError as error:
        raise guard.bad(
            path.name,
            Text("tệp được đặt mật khẩu", "a file with a password"),
            Text("bỏ mật khẩu và lưu lại", "remove the password and save it again"),
        ) from error
    except (Exception, BaseException) as error:
        if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError)):
            raise
        raise guard.truncated(path.name) from error
    return Container(path.name, guard.sha256(data), sheets, evidence=note)


def _hidden(path: Path, data: bytes, sheets: int) -> tuple[list[hidden.Hidden], str]:
    """The hidden rows and columns of each sheet, and a caution for the account where they cannot be told."""
    try:
        found = hidden.of_ods(data) if path.suffix.lower() == ".ods" else hidden.of_xls(data)
    except ValueError:
        found = []
    if len(found) == sheets:
        return found, ""
    return [(set(), set())] * sheets, "hidden rows and columns could not be told"


def _check_xml(path: Path, data: bytes) -> None:
    """Refuse content that is not well-formed: a lenient reader would lose a cell and shift its row."""
    import zipfile
    from xml.parsers import expat

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            expat.ParserCreate().Parse(package.read("content.xml"), True)
    except (expat.ExpatError, KeyError) as error:
        raise guard.truncated(path.name) from error


def _sheet(book, meta, rows: set[int], columns: set[int]) -> Sheet:
    sheet = book.get_sheet_by_name(meta.name)
    start = sheet.start or (0, 0)
    cells = {}
    for r, row in enumerate(sheet.to_python(skip_empty_area=True), start[0] + 1):
        for c, value in enumerate(row, start[1] + 1):
            if value is None or isinstance(value, str) and not value.strip():
                continue
            trouble = "error" if isinstance(value, str) and value.startswith("#") and value.endswith(("!", "?", "A")) else ""
            trouble = trouble or ("hidden" if r in rows or c in columns else "")
            cells[r, c] = Cell(row=r, col=c, value=value, address=address(r, c), trouble=trouble)
    merged = {}
    for (r0, c0), (r1, c1) in sheet.merged_cell_ranges or ():
        merged |= {(r, c): (r0 + 1, c0 + 1) for r in range(r0 + 1, r1 + 2) for c in range(c0 + 1, c1 + 2)}
    return Sheet(meta.name, cells, merged, not str(meta.visible).endswith("Visible"))
