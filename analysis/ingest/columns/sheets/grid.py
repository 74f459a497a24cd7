"""The columns of one table, long or still wide, each cell with its address; what every later step works on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from analysis.ingest.columns.cells.lines import Value, cell_name
from analysis.ingest.columns.questions.role import Role
from analysis.ingest.columns.sheets.layout import Block

At = tuple[str, int, int]  # sheet (empty where there is one), row, column


class Coded(Sequence):
    """The cells of a long column as numbers of its different texts; -1: an empty cell."""

    def __init__(self, codes: np.ndarray, different: list[str]):
        self.codes, self.different = codes, different
        self._table = np.array([*different, None], dtype=object)

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, i):
        found = self._table[self.codes[i]]
        return list(found) if isinstance(i, slice) else found

    def __iter__(self):
        return iter(self._table[self.codes])


@dataclass
class Column:
    """One column. `head`: its headings from the top; `values` of the rows in order; `at`: where each stands, where that is not
    simply this column of the row; `labels`: value labels of Stata or SPSS; `described`: the variable's label."""

    name: str
    head: tuple[str, ...]
    col: int
    values: Sequence[Value]
    at: list[At | None] | None = None
    labels: dict = field(default_factory=dict)
    described: str = ""
    unit: str = ""
    _different: tuple | None = field(default=None, repr=False)

    @property
    def first_rows(self) -> list[int]:
        """The row where each different value stands first."""
        codes, different = self.distinct
        first = np.zeros(len(different), dtype=int)
        numbers, rows = np.unique(codes, return_index=True)
        first[numbers[numbers >= 0]] = rows[numbers >= 0]
        return first.tolist()

    @property
    def distinct(self) -> tuple[np.ndarray, list[Value]]:
        """(number of each cell's value, -1 where empty; the different values), made once."""
        if isinstance(self.values, Coded):
            return self.values.codes, self.values.different
        if self._different is None or self._different[0] is not self.values:
            self._different = (self.values, *distinct(self.values))
        return self._different[1:]


@dataclass
class Grid:
    """A table: its `columns`, the place of each row (`rows`: sheet, number), and what the readers said of single cells."""

    columns: list[Column]
    rows: list[tuple[str, int]]
    trouble: dict[At, str] = field(default_factory=dict)
    percent: set[At] = field(default_factory=set)
    titles: list[str] = field(default_factory=list)
    sections: dict[tuple[str, int], str] = field(default_factory=dict)
    head_row: int = 1
    notes: list[str] = field(default_factory=list)  # lines below the table
    prose: list[str] = field(default_factory=list)  # paragraphs of a document before the table that are no title of it
    variables: tuple[str, ...] = ()  # of a data set, which has no cells: a value is `so_vu[14]`
    begun: set[str] = field(default_factory=set)  # columns of marks in whose place a start stands, as a line of the sheet says
    shaped: dict[str, str] = field(
        default_factory=dict
    )  # roles of columns that the kind of table tells: an online form's, plans beside what was done
    year: int | None = None  # of all its months or quarters, where a person said it
    lists: list = field(default_factory=list)  # `Starts` of other sheets, of places that stand as headings
    repeats_last: str = ""  # a column of totals, set aside, that says what the last period of the year says

    def __len__(self) -> int:
        return len(self.rows)

    def named(self, name: str) -> Column | None:
        """The column of a name."""
        return next((column for column in self.columns if column.name == name), None)

    def of_role(self, found: Iterable[Role], role: str) -> Column | None:
        """The first column of a role."""
        return next((self.named(r.column) for r in found if r.role == role), None)

    def at(self, column: Column, i: int) -> At:
        """Where the cell of a row stands."""
        if column.at is not None and column.at[i] is not None:
            return column.at[i]
        return (*self.rows[i], column.col)

    def cell(self, column: Column, i: int) -> str:
        """`D14`, `2019!D14`; of a data set, as Stata writes it, `so_vu[14]`."""
        sheet, row, col = self.at(column, i)
        if self.variables:
            return f"{self.variables[col - 1]}[{row}]"
        return addressed(sheet, cell_name(row, col))

    def head_cell(self, column: Column) -> str:
        """The address of a heading; of a data set its name."""
        return self.variables[column.col - 1] if self.variables else cell_name(self.head_row, column.col)

    def cells(self, column: Column, rows: Iterable[int]) -> list[str]:
        """The addresses of the first twenty of some cells."""
        return [self.cell(column, i) for i in list(rows)[:20]]

    def first_cells(self, column: Column, values: Iterable[int]) -> list[str]:
        """The address where each of some different values of a column, by their numbers, stands first."""
        first = column.first_rows
        return [self.cell(column, first[i]) for i in values]

    def row(self, i: int) -> str:
        """`14`, `2019!14`."""
        return addressed(*self.rows[i])

    @property
    def has_marks(self) -> bool:
        """Whether a heading has a letter that English has not."""
        return not all(column.name.isascii() for column in self.columns)

    def taken(self, column: Column, rows: Sequence[int | None]) -> Column:
        """A column with the cells of some rows only, in their order, each where it stands; None: an empty cell of no place."""
        values = [None if i is None else column.values[i] for i in rows]
        return replace(column, values=values, at=[None if i is None else self.at(column, i) for i in rows])


def addressed(sheet: str, at: object) -> str:
    """A row or cell as a person finds it: `14`, `2019!14`."""
    return f"{sheet}!{at}" if sheet else str(at)


def of_block(block: Block, sheet: str = "") -> Grid:
    """The grid of one table of a sheet; `sheet`: its name, where several are read together."""
    columns = [
        Column(name, head, col, values, unit=block.units.get(col - 1, ""))
        for name, head, col, values in zip(block.names, block.heads, block.cols, block.values, strict=True)
    ]
    lines = block.lines
    return Grid(
        columns, [(sheet, row) for row in block.rows], {(sheet, *at): why for at, why in lines.trouble.items()},
        {(sheet, *at) for at in lines.percent}, list(block.titles), {(sheet, row): name for row, name in block.sections.items()},
        block.head_row, list(block.notes), list(block.lines.prose),
    )  # fmt: skip


def distinct(values: list[Value]) -> tuple[np.ndarray, list[Value]]:
    """(number of each cell's value, -1 where empty; the different values). True is not 1."""
    array = np.empty(len(values), dtype=object)
    array[:] = values
    if not all(isinstance(v, str) for v in values[:50] if v is not None):
        array[:] = [("TRUE" if v else "FALSE") if v is True or v is False else v for v in values]
    codes, different = pd.factorize(array, use_na_sentinel=True)
    return codes, list(different)
