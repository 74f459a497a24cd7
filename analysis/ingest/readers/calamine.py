"""Old Excel (.xls) and OpenDocument (.ods) workbooks. Calamine tells values; `hidden`, `formats` and `comments` what it does not."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from dataclasses import replace
from itertools import repeat
from pathlib import Path
from xml.etree import ElementTree

from analysis.ingest.readers import biff, comments, formats, guard, hidden, opendocument
from analysis.ingest.readers.comments import Comments
from analysis.ingest.readers.formats import Formats
from analysis.ingest.readers.sheets import Cell, Container, Sheet, address
from analysis.ingest.text import encodings


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
            looks, note = _looks(path, data, len(book.sheets_metadata))
            sheets = [
                _sheet(book, meta, *looks[i])
                for i, meta in enumerate(book.sheets_metadata)
                if str(meta.typ).endswith("WorkSheet")
            ]
    except calamine.PasswordError as error:
        raise guard.locked(path.name) from error
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a panic of the library is no Exception
        raise guard.truncated(path.name) from error
    found = encodings.of_texts(c.value for sheet in sheets for c in sheet.cells.values() if isinstance(c.value, str))
    for sheet in sheets:
        sheet.cells = {at: _in_unicode(cell, found.encoding) for at, cell in sheet.cells.items()}
    said = f"{found.encoding} {found.evidence}".strip()
    return Container(path.name, guard.sha256(data), sheets, evidence=f"{said}; {note}" if note else said)


def _in_unicode(cell: Cell, code: str) -> Cell:
    value = encodings.as_unicode(cell.value, code) if isinstance(cell.value, str) else cell.value
    return replace(cell, value=value, comment=encodings.as_unicode(cell.comment, code))


def _looks(path: Path, data: bytes, sheets: int) -> tuple[list[tuple[hidden.Hidden, Formats | None, Comments, list]], str]:
    """What is hidden in each sheet, how its cells are formatted, what is written beside them; None, and a caution, where that cannot be told."""
    try:
        if path.suffix.lower() == ".ods":
            root = _content(data)
            own = map(opendocument.spans, opendocument.sheets(root))
            found = list(zip(hidden.of_ods(root), formats.of_ods(root), comments.of_ods(root), own, strict=True))
        else:
            book = biff.workbook(data)
            found = list(zip(hidden.of_xls(book), formats.of_xls(book), comments.of_xls(book), repeat([])))
    except (ValueError, struct.error):
        found = []
    if len(found) == sheets:
        return found, ""
    return [((set(), set()), None, {}, [])] * sheets, "formats, hidden rows and columns could not be told"


def _content(data: bytes) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return ElementTree.fromstring(package.read("content.xml"))


def _check_xml(path: Path, data: bytes) -> None:
    """Refuse content that is not well-formed: a lenient reader would lose a cell and shift its row."""
    from xml.parsers import expat

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            expat.ParserCreate().Parse(package.read("content.xml"), True)
    except (expat.ExpatError, KeyError) as error:
        raise guard.truncated(path.name) from error


def _sheet(book, meta, lines: hidden.Hidden, looks: Formats | None, beside: Comments, spans: list) -> Sheet:
    sheet = book.get_sheet_by_name(meta.name)
    start = sheet.start or (0, 0)
    cells = {}
    for r, row in enumerate(sheet.to_python(skip_empty_area=True), start[0] + 1):
        for c, value in enumerate(row, start[1] + 1):
            if value is None or isinstance(value, str) and not value.strip():
                continue
            trouble = _trouble(value, r in lines[0] or c in lines[1], (r, c), looks)
            percent = looks is not None and (r, c) in looks.percent
            said = beside.get((r, c), "")
            cells[r, c] = Cell(row=r, col=c, value=value, address=address(r, c), percent=percent, trouble=trouble, comment=said)
    merged, last = {}, tuple(max((at[axis] for at in cells), default=0) - 1 for axis in (0, 1))
    for (r0, c0), (r1, c1) in sheet.merged_cell_ranges or spans:
        r1, c1 = min(r1, last[0]), min(c1, last[1])  # a range may span a whole sheet
        merged |= {(r, c): (r0 + 1, c0 + 1) for r in range(r0 + 1, r1 + 2) for c in range(c0 + 1, c1 + 2)}
    return Sheet(meta.name, cells, merged, not str(meta.visible).endswith("Visible"))


def _trouble(value, is_hidden: bool, at: formats.At, looks: Formats | None) -> str:
    if isinstance(value, str) and value.startswith("#") and value.endswith(("!", "?", "A")):
        return "error"
    if is_hidden or looks is None:
        return "hidden" if is_hidden else "unseen"
    return "struck" if at in looks.struck else "marked" if at in looks.raised else ""
