"""A text and where its names are → the rows of tables and lists that hold a person, as cells with their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_NUMBERING = re.compile(r"[\s*•+–-]*(?:\d{1,3}\s*[.)/:]\s*)?[\s\"“]*")
_IN_A_LIST = re.compile(r"\s*;\s*|\s+[–-]\s+")
_IN_A_TABLE = re.compile(r"\s*[|\t]\s*")


class Row(NamedTuple):
    """The cells (start, end) of a line, which of them is a name, and what stands above each in a table's heading."""

    cells: list[tuple[int, int]]
    name: int
    headings: list[str]


def rows(text: str, names: list[tuple[int, int]]) -> Iterator[Row]:
    """Each line one cell of which is a name and nothing else; `names`: in order."""
    end = -1
    for start, stop in names:
        if start <= end:
            continue
        begin, end = _line(text, start)
        cells = _cells(text, begin, end)
        at = next((n for n, (a, b) in enumerate(cells) if a <= start and stop <= b), None)
        if at is None or len(cells) < 2:
            continue
        a, b = cells[at]
        if _NUMBERING.fullmatch(text, a, start) and not text[stop:b].strip('"” '):
            yield Row(cells, at, _headings(text, begin, len(cells), {a for a, _ in names}))


def _line(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text)


def _cells(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    parting = _IN_A_TABLE if _IN_A_TABLE.search(text, begin, end) else _IN_A_LIST
    cells = []
    for one in parting.finditer(text, begin, end):
        cells.append((begin, one.start()))
        begin = one.end()
    return [*cells, (begin, len(text[:end].rstrip(" .;,")))]


def _headings(text: str, begin: int, columns: int, names: set[int]) -> list[str]:
    """The cells of the topmost line above that has as many; none where it holds a name or a figure."""
    above: list[tuple[int, int]] = []
    while begin > 0:
        begin, end = _line(text, begin - 1)
        cells = _cells(text, begin, end)
        if len(cells) != columns or not _IN_A_TABLE.search(text, begin, end):
            break
        above = cells
    held = [text[a:b] for a, b in above]
    return [] if re.search(r"\d", "".join(held)) or any(a <= at < b for a, b in above for at in names) else held
