"""A Word table as a sheet: spans and vertical merges, tables within cells, rows that were deleted or hidden.

Source: ECMA-376 part 1, 17.4 (tables).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from analysis.ingest.readers.marks import Said
from analysis.ingest.readers.sheets import Cell, Sheet, address
from analysis.ingest.readers.word_text import THROUGH, W
from analysis.ingest.text.encodings import legacy

OFF = ("0", "false", "off")


@dataclass
class Gridded:
    """A table read: its sheet, the tables within its cells, what was left out."""

    sheet: Sheet
    within: list = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    lost: list[tuple[str, str]] = field(default_factory=list)


def read(table, name: str, say: Callable[[object], Said]) -> Gridded:
    """The cells of a table; `say` reads one paragraph."""
    grid = Gridded(Sheet(name, {}))
    for r, row in enumerate(_children(table, "tr"), 1):
        _row(grid, r, row, say)
    return grid


def _row(grid: Gridded, r: int, row, say) -> None:
    c = 1 + _number(row, "trPr/gridBefore", 0)
    if row.find(f"{W}trPr/{W}del") is not None:
        grid.lost.append(("deleted", "".join(t.text or "" for t in row.iter(f"{W}t", f"{W}delText"))))
        return
    hidden = (mark := row.find(f"{W}trPr/{W}hidden")) is not None and mark.get(f"{W}val") not in OFF
    for cell in _children(row, "tc"):
        width = max(1, _number(cell, "tcPr/gridSpan", 1))
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        first = (r, c)
        if merge is not None and merge.get(f"{W}val") != "restart" and r > 1:
            first = grid.sheet.merged.get((r - 1, c), (r - 1, c))
        else:
            _cell(grid, r, c, cell, hidden, say)
        grid.sheet.merged |= {(r, at): first for at in range(c, c + width) if (r, at) != first}
        c += width


def _cell(grid: Gridded, r: int, c: int, cell, hidden: bool, say) -> None:
    parts = [say(p) for p in _children(cell, "p")]
    grid.within += list(_children(cell, "tbl"))
    grid.marks += [m for p in parts for m in p.marks]
    lost = [one for p in parts for one in p.lost]
    text = "\n".join(p.text for p in parts).strip()
    if lost and text:
        grid.lost += lost
    text = text or " ".join(gone for _, gone in lost)
    if text:
        trouble = "hidden" if hidden else "struck" if lost else ""
        grid.sheet.cells[r, c] = Cell(row=r, col=c, value=legacy(text).text, address=address(r, c), trouble=trouble)


def _children(element, tag: str) -> Iterator:
    """The rows, cells or paragraphs of an element, those in content controls and insertions included."""
    for child in element:
        if child.tag == f"{W}{tag}":
            yield child
        elif child.tag in THROUGH:
            yield from _children(child, tag)


def _number(element, path: str, otherwise: int) -> int:
    found = element.find("/".join(f"{W}{part}" for part in path.split("/")))
    value = found.get(f"{W}val") if found is not None else ""
    return int(value) if value and value.isdigit() else otherwise
