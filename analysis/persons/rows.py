"""A text and where its names are → the rows of tables and lists that hold a person, as cells with their headings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

_NUMBERING = re.compile(r"[\s*•+–-]*(?:\d{1,3}\s*[.)/:]\s*)?[\s\"“]*")
_FIGURE = re.compile(r"(?=.*\d)[\d\W]+")
_IN_A_LIST = re.compile(r"\s*;\s*|\s+[–-]\s+")
_IN_A_TABLE = re.compile(r"\s*[|\t]\s*")


class Row(NamedTuple):
    """The cells (start, end) of a line, which of them is a name, and what stands above each in a table's heading."""

    cells: list[tuple[int, int]]
    name: int
    headings: list[str]


def rows(text: str, names: list[tuple[int, int]]) -> Iterator[Row]:
    """Each line one cell of which is a name and nothing else; `names`: in order."""
    end, tops = -1, dict[int, int]()
    for start, stop in names:
        if start <= end:
            continue
        begin, end = _line(text, start)
        cells = _cells(text, begin, end)
        at = next((n for n, (a, b) in enumerate(cells) if a <= start and stop <= b), None)
        if at is None:
            continue
        a, b = cells[at]
        if _NUMBERING.fullmatch(text, a, start) and not text[stop:b].strip('"” '):
            yield Row(cells, at, _headings(text, _top(text, begin, len(cells), tops), names))


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


def _top(text: str, begin: int, columns: int, tops: dict[int, int]) -> int:
    """Where the topmost line of the table begins that a line belongs to; `tops`: of the lines passed so far."""
    passed = []
    while begin not in tops:
        passed.append(begin)
        above, end = _line(text, begin - 1) if begin else (0, 0)
        if not begin or not (columns > 3 or _IN_A_TABLE.search(text, above, end)) or len(_cells(text, above, end)) != columns:
            break
        begin = above
    top = tops.get(begin, begin)
    tops.update(dict.fromkeys(passed, top))
    return top


def _headings(text: str, top: int, names: list[tuple[int, int]]) -> list[str]:
    """The cells of a table's topmost line; none where it holds a name or a cell of figures."""
    begin, end = _line(text, top)
    held = [text[a:b] for a, b in _cells(text, begin, end)]
    at = bisect_left(names, (begin, 0))
    return [] if any(map(_FIGURE.fullmatch, held)) or at < len(names) and names[at][0] < end else held
