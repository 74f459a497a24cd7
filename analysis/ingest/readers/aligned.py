"""Lines of text set in columns, by tabs, by bars, by runs of blanks or by their place on a page -> a sheet.

A row whose parts do not fall into the columns of the others is marked: its figures are asked about, none is used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.ingest.readers.sheets import Cell, Sheet, address

_LEAST = 3  # lines that make a table; two with tabs
_PART = re.compile(r"\S+(?: \S+)*")


@dataclass(frozen=True)
class Part:
    """A piece of a line between wide gaps: where it begins and ends, and its text."""

    start: float
    end: float
    text: str


def by_tabs(line: str) -> list[Part]:
    """The fields of a line, each in its own column; Excel puts those with a comma between quotation marks."""
    fields = [_unquoted(text.strip()) for text in line.split("\t")] if "\t" in line else []
    return [Part(i, i + 1, text) for i, text in enumerate(fields) if text]


def by_bars(line: str) -> list[Part]:
    """The fields of `| Xã Đa Tốn | 13 | 11 |`, each in its own column; one empty field of `+-----+----+`, a line between rows."""
    written = line.strip()
    if written[:1] in ("|", "+") and _RULE.issuperset(written):
        return [Part(0, 1, "")]
    inner = written.removeprefix("|").removesuffix("|")
    fields = [text.strip() for text in inner.split("|")] if written.count("|") > 1 else []
    return [Part(i, i + 1, text) for i, text in enumerate(fields) if text]


_RULE = frozenset("|+-=: ")


def _unquoted(text: str) -> str:
    return text[1:-1].replace('""', '"').strip() if len(text) > 1 and text[0] == text[-1] == '"' else text


def by_blanks(line: str) -> list[Part]:
    """The parts of a line between two blanks or more."""
    found = [Part(m.start(), m.end(), m[0]) for m in _PART.finditer(line)]
    return found if len(found) > 1 else []


def blocks(lines: list[list[Part]], least: int = _LEAST, parts_of: int = 2) -> list[tuple[int, int]]:
    """(first, past the last) of the runs of lines of `parts_of` parts or more, of which some are figures."""
    found, start = [], None
    for i, parts in enumerate([*lines, []]):
        if len(parts) >= parts_of:
            start = i if start is None else start
        elif start is not None:
            if i - start >= least and any(_is_figure(p) for line in lines[start + 1 : i] for p in line[1:]):
                found.append((start, i))
            start = None
    return found


def _is_figure(part: Part) -> bool:
    return bool(re.fullmatch(r"[-+]?\d[\d.,\s]*%?", part.text))


def sheet(lines: list[list[Part]], name: str, exact: bool = False) -> Sheet:
    """The lines as rows; columns are where the parts of all lines overlap, or, where `exact`, what the parts say."""
    columns = [(i, i + 1) for i in range(1 + int(max(p.start for line in lines for p in line)))] if exact else _columns(lines)
    cells = {}
    lines = [[part for part in parts if part.text] for parts in lines]
    for r, parts in enumerate(filter(None, lines), 1):
        places = [_column(part, columns) for part in parts]
        trouble = "" if None not in places and len(set(places)) == len(places) else "width"
        for i, (part, place) in enumerate(zip(parts, places, strict=True), 1):
            c = (place or 0) + 1 if not trouble else i
            cells[r, c] = Cell(row=r, col=c, value=part.text, address=address(r, c), trouble=trouble)
    return Sheet(name, cells)


def _columns(lines: list[list[Part]]) -> list[tuple[float, float]]:
    """The bands of the page that the parts fill, from the lines that have as many parts as most of the longest have."""
    most = max(map(len, lines))
    bands: list[tuple[float, float]] = []
    for start, end in sorted((p.start, p.end) for line in lines if len(line) == most for p in line):
        if bands and start < bands[-1][1]:
            bands[-1] = (bands[-1][0], max(end, bands[-1][1]))
        else:
            bands.append((start, end))
    return bands if len(bands) == most else []


def _column(part: Part, columns: list[tuple[float, float]]) -> int | None:
    """The one column a part lies in; none where it lies in two or in none."""
    over = [i for i, (start, end) in enumerate(columns) if part.start < end and start < part.end]
    return over[0] if len(over) == 1 else None
