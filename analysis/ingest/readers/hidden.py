"""Which rows and columns of an .xls or .ods sheet are hidden: calamine does not tell.

Sources: [MS-CFB] (the compound file), [MS-XLS] 2.4.28 BoundSheet8, 2.4.53 ColInfo, 2.4.221 Row; OpenDocument 1.2, table:visibility.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

Hidden = tuple[set[int], set[int]]
_BOF, _EOF, _BOUNDSHEET, _ROW, _COLINFO = 0x0809, 0x000A, 0x0085, 0x0208, 0x007D
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_MOST = 1_048_576


def of_ods(data: bytes) -> list[Hidden]:
    """(rows, columns), counted from 1, that each sheet of an OpenDocument file hides, in the order of the sheets."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = ElementTree.fromstring(package.read("content.xml"))
    return [
        (_ods_lines(table, "table-row", "rows"), _ods_lines(table, "table-column", "columns"))
        for table in root.iter(f"{_TABLE}table")
    ]


def _ods_lines(table: ElementTree.Element, tag: str, plural: str) -> set[int]:
    hidden, at = set(), 1
    for line in table.iter(f"{_TABLE}{tag}"):
        times = min(int(line.get(f"{_TABLE}number-{plural}-repeated", "1")), _MOST)
        if line.get(f"{_TABLE}visibility") in ("collapse", "filter"):
            hidden |= set(range(at, at + times))
        at += times
    return hidden


def of_xls(data: bytes) -> list[Hidden]:
    """(rows, columns), counted from 1, that each sheet of an .xls hides. Raises ValueError where the file does not tell."""
    book = _workbook(data)
    starts = [struct.unpack_from("<I", body)[0] for kind, body in _records(book, 0) if kind == _BOUNDSHEET]
    return [_xls_sheet(book, start) for start in starts]


def _xls_sheet(book: bytes, start: int) -> Hidden:
    rows: set[int] = set()
    columns: set[int] = set()
    for kind, body in _records(book, start):
        if kind == _ROW and len(body) >= 16 and struct.unpack_from("<H", body, 12)[0] & 0x20:
            rows.add(struct.unpack_from("<H", body)[0] + 1)
        if kind == _COLINFO and len(body) >= 10 and struct.unpack_from("<H", body, 8)[0] & 1:
            first, last = struct.unpack_from("<HH", body)
            columns |= set(range(first + 1, min(last, 255) + 2))
    return rows, columns


def _records(book: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records from an offset to the end of their substream."""
    while at + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        if kind == _EOF:
            return
        yield kind, book[at + 4 : at + 4 + size]
        at += 4 + size


def _workbook(data: bytes) -> bytes:
    """The stream `Workbook` of a compound file."""
    try:
        size = 1 << struct.unpack_from("<H", data, 30)[0]
        fat_count, directory = struct.unpack_from("<I", data, 44)[0], struct.unpack_from("<I", data, 48)[0]
        table = [s for s in struct.unpack_from("<109I", data, 76) if s < 0xFFFFFFFA][:fat_count]
        fat = b"".join(_sector(data, s, size) for s in table)
        nexts = struct.unpack(f"<{len(fat) // 4}I", fat[: len(fat) // 4 * 4])
        entries = _chain(data, directory, nexts, size)
        for at in range(0, len(entries) - 127, 128):
            length = struct.unpack_from("<H", entries, at + 64)[0]
            name = entries[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", errors="replace")
            start, whole = struct.unpack_from("<II", entries, at + 116)
            if name in ("Workbook", "Book") and whole >= 4096:
                return _chain(data, start, nexts, size)[:whole]
    except struct.error as error:
        raise ValueError("not a whole compound file") from error
    raise ValueError("no workbook stream")


def _sector(data: bytes, number: int, size: int) -> bytes:
    return data[(number + 1) * size : (number + 2) * size]


def _chain(data: bytes, start: int, nexts: tuple[int, ...], size: int) -> bytes:
    parts, seen = [], set()
    while start < len(nexts) and start not in seen:
        seen.add(start)
        parts.append(_sector(data, start, size))
        start = nexts[start]
    return b"".join(parts)
