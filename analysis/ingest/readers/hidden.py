"""Which rows and columns of an .xls or .ods sheet nobody sees, hidden or of no height or width: calamine does not tell.

Sources: [MS-XLS] 2.4.53 ColInfo, 2.4.221 Row; OpenDocument 1.2, table:visibility, style:row-height, style:column-width.
"""

from __future__ import annotations

import re
import struct
from xml.etree import ElementTree

from analysis.ingest.readers import biff, opendocument
from analysis.ingest.readers.opendocument import STYLE, TABLE

Hidden = tuple[set[int], set[int]]
_ROW, _COLINFO = 0x0208, 0x007D
_MOST = 1_048_576
_NOTHING = re.compile(r"0*(?:\.0*)?[a-z]*")


def of_ods(root: ElementTree.Element) -> list[Hidden]:
    """(rows, columns), counted from 1, that each sheet of an OpenDocument content hides, in the order of the sheets."""
    flat = {
        style.get(f"{STYLE}name")
        for style in root.iter(f"{STYLE}style")
        for tag, size in (("table-row-properties", "row-height"), ("table-column-properties", "column-width"))
        if (said := style.find(f"{STYLE}{tag}")) is not None and _NOTHING.fullmatch(said.get(f"{STYLE}{size}", "1"))
    }
    return [
        (_ods_lines(table, "table-row", "rows", flat), _ods_lines(table, "table-column", "columns", flat))
        for table in opendocument.sheets(root)
    ]


def _ods_lines(table: ElementTree.Element, tag: str, plural: str, flat: set[str | None]) -> set[int]:
    hidden, at = set(), 1
    for line in table.iter(f"{TABLE}{tag}"):
        times = min(int(line.get(f"{TABLE}number-{plural}-repeated", "1")), _MOST)
        if line.get(f"{TABLE}visibility") in ("collapse", "filter") or line.get(f"{TABLE}style-name") in flat:
            hidden |= set(range(at, at + times))
        at += times
    return hidden


def of_xls(book: bytes) -> list[Hidden]:
    """(rows, columns), counted from 1, that each sheet of a workbook stream hides. Raises struct.error where a record is broken."""
    return [_xls_sheet(book, start) for start in biff.sheets(book)]


def _xls_sheet(book: bytes, start: int) -> Hidden:
    rows: set[int] = set()
    columns: set[int] = set()
    for kind, body in biff.records(book, start):
        if kind == _ROW and len(body) >= 16:
            row, _, _, height = struct.unpack_from("<HHHH", body)
            if struct.unpack_from("<H", body, 12)[0] & 0x20 or height == 0:
                rows.add(row + 1)
        if kind == _COLINFO and len(body) >= 10:
            first, last, width = struct.unpack_from("<HHH", body)
            if struct.unpack_from("<H", body, 8)[0] & 1 or width == 0:
                columns |= set(range(first + 1, min(last, 255) + 2))
    return rows, columns
