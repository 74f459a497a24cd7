"""CSV and TSV: the delimiter that cuts every line alike; a decimal comma is not a delimiter."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from analysis.ingest.readers import guard
from analysis.ingest.readers.sheets import Cell, Container, Sheet, address
from analysis.ingest.text.encodings import decode
from analysis.language import Text

DELIMITERS = ("\t", ";", "|", ",")


def read(path: Path, data: bytes) -> Container:
    """The one sheet of a delimited file, all values as text."""
    fields, note = rows(path, data)
    lines = list(fields)
    width = _width(lines)
    cells = {
        (r, c): Cell(row=r, col=c, value=value.strip(), address=address(r, c), trouble="width" if _is_off(row, width) else "")
        for r, row in enumerate(lines, 1)
        for c, value in enumerate(row, 1)
        if value.strip()
    }
    return Container(path.name, guard.sha256(data), [Sheet(path.stem, cells)], evidence=note)


def rows(path: Path, data: bytes) -> tuple[Iterator[list[str]], str]:
    """The fields of each line, and how the file was decoded. Raises BadFile where a quotation mark is left open."""
    decoded = decode(data, path.name)
    text = decoded.text.lstrip("\ufeff")
    if text.count('"') % 2:
        raise _unclosed(path)
    return _parted(path, text), f"{decoded.encoding} {decoded.evidence}".strip()


def _parted(path: Path, text: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=False)
    except csv.Error as error:
        raise _unclosed(path) from error


def _unclosed(path: Path) -> guard.BadFile:
    return guard.bad(
        path.name,
        Text("dấu nháy mở mà không đóng", "a quotation mark that is never closed"),
        Text("lưu lại từ Excel dạng CSV UTF-8", "save it again from Excel as CSV UTF-8"),
    )


def _width(rows: list[list[str]]) -> int:
    """How many fields most rows have."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return widths.most_common(1)[0][0] if widths else 1


def _is_off(row: list[str], width: int) -> bool:
    """A row with a delimiter lost or added: its values may stand under other headings. Title lines have one field."""
    return len(row) not in (1, width) and sum(bool(v.strip()) for v in row) > 1


def delimiter_of(text: str) -> str:
    """The delimiter under which most lines have the same number of fields, and more than one."""
    lines = [line for line in text[:200_000].splitlines()[:200] if line.strip()]
    if lines and (said := re.fullmatch(r"sep=(.)", lines[0].strip(" \ufeff").lower())) and said[1] in DELIMITERS:
        return said[1]  # as Excel writes it
    return max(DELIMITERS, key=lambda d: (_agreement(lines, d), -DELIMITERS.index(d)))


def _agreement(lines: list[str], delimiter: str) -> float:
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return 0.0
    width, count = max(((w, n) for w, n in widths.items() if w > 1), key=lambda item: item[1], default=(1, 0))
    return count / max(1, len(lines)) if width > 1 else 0.0
