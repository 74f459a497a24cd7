"""One table of a sheet: its titles, headings, body and notes; what is a figure of it, and what a heading says as text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analysis.ingest.entities.numbers import readings
from analysis.ingest.readers.sheets import Cell, Sheet, as_text
from analysis.ingest.text.spelling import pattern, squeezed


@dataclass
class Table:
    """One table. `titles`: lines above it; `heads`: rows of headings; `body`: rows of figures; `stubs`: columns of labels;
    `columns`: columns of figures; `notes`: cells of group and foot lines, accounted as labels; `numbering`: `1 2 3` under
    the heads; `inherited`: lines of the table above it; `span`: its first and last column where tables stand side by side."""

    sheet: Sheet
    titles: list[Cell] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    groups: dict[int, str] = field(default_factory=dict)
    stubs: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    notes: list[Cell] = field(default_factory=list)
    numbering: list[Cell] = field(default_factory=list)
    inherited: list[Cell] = field(default_factory=list)
    span: tuple[int, int] = (1, 1 << 20)
    closed: bool = False
    _spans: dict | None = field(default=None, repr=False)

    def heading(self, col: int) -> list[str]:
        """The headings above a column, from the top, merged ones included, repeats once."""
        found: list[str] = []
        for row in self.heads:
            cell = self.sheet.at(row, col) or self._leftward(row, col)
            text = "" if cell is None else label(cell)
            if text and text not in found[-1:]:
                found.append(text)
        return found

    def _leftward(self, row: int, col: int) -> Cell | None:
        """A group heading typed once and left blank over its other columns, where a lower heading row continues."""
        if row == self.heads[-1] or not self.sheet.at(self.heads[-1], col):
            return None
        left = next((c for c in range(col - 1, self.span[0] - 1, -1) if self.sheet.at(row, c)), None)
        return (
            self.sheet.at(row, left) if left and left not in self.stubs and self.sheet.cells.get((self.heads[-1], left)) else None
        )

    def spans(self) -> dict[tuple[int, int], list[tuple[tuple[int, int], tuple[int, int]]]]:
        """Of each merged cell its places, each with the first of them."""
        if self._spans is None:
            self._spans = {}
            for at, first in self.sheet.merged.items():
                self._spans.setdefault(first, []).append((at, first))
        return self._spans

    def own_heading(self, col: int) -> list[str]:
        """The headings that stand above a column itself, without a group heading typed once to its left."""
        found = [label(cell) for row in self.heads if (cell := self.sheet.at(row, col))]
        return list(dict.fromkeys(found))


def label(cell: Cell) -> str:
    """A heading cell as text; a date as ISO."""
    return as_text(cell.value)


def is_figure(cell: Cell) -> bool:
    """Whether a cell holds a number, or text that can only be meant as one."""
    if isinstance(cell.value, bool) or cell.trouble in ("error", "no_value"):
        return True
    if isinstance(cell.value, (int, float)):
        return True
    if not isinstance(cell.value, str) or not re.search(r"\d", cell.value):
        return False
    return bool(readings(cell.value.strip().rstrip("%*").strip())) or bool(_BESIDE.fullmatch(squeezed(cell.value)))


# `<5`, `≥ 15`, `15 (1)`, `15¹`, `412p`, `15 vụ`: a figure with its bound, its mark or what it counts.
_BESIDE = re.compile(
    pattern(
        r"(?:[<>≤≥]=?\s*\d[\d.,]*|\d[\d.,]*\s*(?:\(\d{1,2}\)|\[\d{1,2}\]|[¹²³⁴⁵⁶⁷⁸⁹]+|\*+|[pre]|\([pre*]\)|vụ|vụ án|vụ việc|người|đối tượng|bị can|hộ|tổ|clb|câu lạc bộ|mô hình|lượt|tin))"
    )
)


def body(table: Table, col: int) -> list[Cell]:
    """The cells of one column of the body."""
    return [cell for row in table.body if (cell := table.sheet.cells.get((row, col)))]
