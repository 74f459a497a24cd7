"""What a container holds, whatever its format: sheets of cells, and running text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

Value = str | int | float | bool | dt.date | dt.datetime | None


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One cell that is not empty. `row`, `col` from 1; `trouble`: why its value cannot be trusted (hidden, no_value, error);
    `comment`: what somebody wrote beside it; `colour`: that of its ground and letters, where somebody gave it one."""

    row: int
    col: int
    value: Value
    address: str
    percent: bool = False
    trouble: str = ""
    comment: str = ""
    colour: str = ""


@dataclass
class Sheet:
    """One sheet or table. `merged`: {(row, col): (row, col) of the cell whose heading also holds here}; `below`: the lines of a document
    right below its table; `prose`: its paragraphs before the table that are no title."""

    name: str
    cells: dict[tuple[int, int], Cell]
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden: bool = False
    below: list[str] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)

    def at(self, row: int, col: int) -> Cell | None:
        """The cell at a place, or the one merged over it."""
        return self.cells.get((row, col)) or self.cells.get(self.merged.get((row, col), (0, 0)))

    @property
    def rows(self) -> list[int]:
        """The numbers of the rows that hold anything, in order."""
        return sorted({row for row, _ in self.cells})


@dataclass
class Container:
    """A file as read: sheets, text, and the notes on how it was decoded (`evidence`)."""

    file: str
    sha256: str
    sheets: list[Sheet] = field(default_factory=list)
    text: str = ""
    evidence: str = ""


def as_text(value: Value) -> str:
    """A value as a heading says it: a date as ISO, a whole number without a point, single blanks."""
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())


def letters(col: int) -> str:
    """The letters of a column: 1 -> A, 28 -> AB."""
    name = ""
    while col:
        col, rest = divmod(col - 1, 26)
        name = chr(65 + rest) + name
    return name


def address(row: int, col: int) -> str:
    """`C5`."""
    return f"{letters(col)}{row}"
