"""What the format of a cell of an .xls or .ods says of its number: a percentage (0.855 shown as 85.5%), struck out, raised.

Sources: [MS-XLS] 2.4.126 Format, 2.4.353 XF, 2.4.122 Font, 2.5.198 cell records; OpenDocument 1.2, office:value-type, style:text-properties.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from analysis.ingest.readers import biff, opendocument
from analysis.ingest.readers.opendocument import OFFICE, STYLE, TABLE, TEXT

At = tuple[int, int]
_FORMAT, _FONT, _XF, _MULRK = 0x041E, 0x0031, 0x00E0, 0x00BD
_ONE_CELL = (0x0203, 0x027E, 0x0006, 0x00FD, 0x0204, 0x00D6)  # Number, RK, Formula, LabelSst, Label, RString
_PERCENT = (9, 10)
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


@dataclass
class Formats:
    """The cells of one sheet, as (row, col) from 1, that are shown as percentages, struck out, or with a raised part."""

    percent: set[At] = field(default_factory=set)
    struck: set[At] = field(default_factory=set)
    raised: set[At] = field(default_factory=set)


def is_percent(form: str | None) -> bool:
    """Whether a number format multiplies by a hundred: `0.0%` does, `0"%"` only writes the sign."""
    return "%" in _LITERAL.sub("", form or "")


def of_xls(book: bytes) -> list[Formats]:
    """The formats of each sheet of a workbook stream. Raises struct.error where a record is broken."""
    kinds, sheets = _kinds(book), [list(_formatted(book, start)) for start in biff.sheets(book)]
    return [Formats(*({at for at, kind in used if kind in group} for group in kinds)) for used in sheets]


def _kinds(book: bytes) -> tuple[set[int], set[int], set[int]]:
    """The numbers of the cell formats that are percentages, struck out, raised."""
    forms, fonts, kinds, version = {}, [], [], 0x0600
    for kind, body in biff.records(book, 0):
        if kind == biff.BOF:
            version = struct.unpack_from("<H", body)[0]
        elif kind == _FORMAT:
            forms[struct.unpack_from("<H", body)[0]] = _text(body, version)
        elif kind == _FONT:
            fonts.append((struct.unpack_from("<H", body, 2)[0] & 8, struct.unpack_from("<H", body, 8)[0]))
            if len(fonts) == 4:
                fonts.append((0, 0))  # there is no font 4
        elif kind == _XF:
            kinds.append(struct.unpack_from("<HH", body))
    font = {i: fonts[f] if f < len(fonts) else (0, 0) for i, (f, _) in enumerate(kinds)}
    percent = {i for i, (_, form) in enumerate(kinds) if (is_percent(forms[form]) if form in forms else form in _PERCENT)}
    return percent, {i for i, (struck, _) in font.items() if struck}, {i for i, (_, raised) in font.items() if raised}


def _text(body: bytes, version: int) -> str:
    """The text of a Format record: two bytes of length and a flag of width since Excel 97, one byte of length before."""
    if version < 0x0600:
        return body[3:].decode("latin-1")
    return body[5:].decode("utf-16-le" if body[4] & 1 else "latin-1", errors="replace")


def _formatted(book: bytes, start: int) -> Iterator[tuple[At, int]]:
    """((row, col), number of its format) of the cells of a sheet."""
    for kind, body in biff.records(book, start):
        if kind in _ONE_CELL and len(body) >= 6:
            row, col, form = struct.unpack_from("<HHH", body)
            yield (row + 1, col + 1), form
        elif kind == _MULRK and len(body) >= 6:
            row, first = struct.unpack_from("<HH", body)
            for i, at in enumerate(range(4, len(body) - 6 + 1, 6)):
                yield (row + 1, first + i + 1), struct.unpack_from("<H", body, at)[0]


def of_ods(root: ElementTree.Element) -> list[Formats]:
    """The formats of each sheet of an OpenDocument content."""
    styles = {s.get(f"{STYLE}name"): s.find(f"{STYLE}text-properties") for s in root.iter(f"{STYLE}style")}
    return [
        _ods_sheet(table, {name: said for name, said in styles.items() if said is not None})
        for table in opendocument.sheets(root)
    ]


def _ods_sheet(table: ElementTree.Element, styles: dict) -> Formats:
    found = Formats()
    for rows, columns, cell in opendocument.cells(table):
        marked = [styles[n] for n in (cell.get(f"{TABLE}style-name"), *_spans(cell)) if n in styles]
        where = {(r, c) for r in rows for c in columns}
        if cell.get(f"{OFFICE}value-type") == "percentage":
            found.percent |= where
        if any(said.get(f"{STYLE}text-line-through-style", "none") != "none" for said in marked):
            found.struck |= where
        if any(said.get(f"{STYLE}text-position", "0%").split()[0] not in ("0%", "0") for said in marked):
            found.raised |= where
    return found


def _spans(cell: ElementTree.Element) -> list[str | None]:
    return [span.get(f"{TEXT}style-name") for p in cell.findall(f"{TEXT}p") for span in p.iter(f"{TEXT}span")]
