"""What somebody wrote beside a cell of an .xls or .ods sheet: calamine does not tell.

Sources: [MS-XLS] 2.4.179 Note, 2.4.181 Obj, 2.4.329 TxO (its text in the Continue that follows); OpenDocument 1.2, 14.1 office:annotation.
"""

from __future__ import annotations

import struct
from xml.etree import ElementTree

from analysis.ingest.readers import biff, opendocument
from analysis.ingest.readers.opendocument import OFFICE, TEXT

Comments = dict[tuple[int, int], str]
_NOTE, _OBJ, _TXO, _CONTINUE = 0x001C, 0x005D, 0x01B6, 0x003C


def of_ods(root: ElementTree.Element) -> list[Comments]:
    """{(row, column) from 1: comment} of each sheet of an OpenDocument content."""
    return [
        {
            (rows[0], columns[0]): " ".join("".join(p.itertext()) for p in note.iter(f"{TEXT}p"))
            for rows, columns, cell in opendocument.cells(table)
            if (note := cell.find(f"{OFFICE}annotation")) is not None
        }
        for table in opendocument.sheets(root)
    ]


def of_xls(book: bytes) -> list[Comments]:
    """{(row, column) from 1: comment} of each sheet of a workbook stream. Raises struct.error where a record is broken."""
    return [_xls_sheet(book, start) for start in biff.sheets(book)]


def _xls_sheet(book: bytes, start: int) -> Comments:
    texts: dict[int, str] = {}
    notes: dict[tuple[int, int], int] = {}
    shape, left = 0, 0  # the object that a text belongs to, the letters of it that are still to come
    for kind, body in biff.records(book, start):
        if kind == _OBJ and len(body) >= 8:
            shape = struct.unpack_from("<H", body, 6)[0]
        elif kind == _TXO and len(body) >= 12:
            left = struct.unpack_from("<H", body, 10)[0]
        elif kind == _CONTINUE and left and body:
            text = body[1:].decode("utf-16-le" if body[0] & 1 else "latin-1", errors="replace")[:left]
            texts[shape] = texts.get(shape, "") + text
            left -= len(text)
        elif kind == _NOTE and len(body) >= 8:
            row, col, _, own = struct.unpack_from("<HHHH", body)
            notes[row + 1, col + 1] = own
    return {at: " ".join(texts[own].split()) for at, own in notes.items() if texts.get(own, "").strip()}
