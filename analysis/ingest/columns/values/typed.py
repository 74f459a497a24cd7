"""The columns of a grid while they are read: what each gave so far, and the tables made of them in the end."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.ingest.columns.questions.doubts import Doubts
from analysis.ingest.columns.questions.role import Role
from analysis.ingest.columns.questions.told import Told
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.values import figures, when


class Typed:
    """The columns of a grid, each read by the rule of its role."""

    def __init__(self, grid: Grid, found: list[Role], said: Told, doubts: Doubts, mixed: bool = False, cases: bool = False):
        self.mixed, self.cases = mixed, cases  # periods of several kinds are wanted; one row a case
        self.grid, self.roles, self.said, self.doubts = grid, list(found), said, doubts
        self.by_column = {r.column: r.role for r in found}
        self.typed: dict[str, object] = {}
        self.numeric: dict[str, figures.Numeric] = {}
        self.units: dict[str, str] = {c.name: c.unit for c in grid.columns if c.unit}
        self.dated: when.Dated | None = None
        self.places: list[str | None] = [None] * len(grid)

    def of(self, role: str) -> Column | None:
        return next((self.grid.named(name) for name, r in self.by_column.items() if r == role), None)

    @property
    def counts(self) -> dict[str, np.ndarray]:
        """The figures that sums are tried on: outcomes and populations known by name or told, all outcomes where none is."""
        sure = {r.column for r in self.roles if r.known != "content"}
        of_role = [n for n in self.numeric if self.by_column.get(n) in ("outcome", "exposure")]
        named = [n for n in of_role if n in sure and self.by_column[n] == "outcome"]
        return {n: self.numeric[n].value for n in of_role if not named or n in sure}

    def tables(self, keep: np.ndarray) -> tuple[pd.DataFrame, pd.DataFrame | None, dict[str, pd.DataFrame]]:
        """The frame of the rows kept, the days of their periods, the intervals of their figures."""
        index = self._index()
        frame = pd.DataFrame({c.name: pd.Series(self.typed[c.name]) for c in self.grid.columns}).set_axis(index)
        bounds = {
            name: pd.DataFrame({"low": read.low, "high": read.high}, index=index)[keep]
            for name, read in self.numeric.items() if read.has_bounds
        }  # fmt: skip
        spans = None
        if self.dated is not None:
            codes, texts = self.of("period").distinct
            said = np.array([*map(str, texts), None], dtype=object)[codes]
            start, end = (self.dated.each(lambda w, part=part: getattr(w, part)) for part in ("day", "end"))
            spans = pd.DataFrame({"start": start, "end": end, "text": said}, index=index)[keep]
            spans.loc[spans["start"].isna(), "text"] = None
        return frame[keep], spans, bounds

    def _index(self) -> pd.Index:
        """The row's number in its sheet; the cell, where several rows come of one."""
        if all(c.at is None for c in self.grid.columns) and not any(
            sheet for sheet, _ in self.grid.rows[:1] + self.grid.rows[-1:]
        ):
            return pd.Index(np.fromiter((row for _, row in self.grid.rows), dtype=np.int64, count=len(self.grid)))
        if len(set(self.grid.rows)) == len(self.grid):
            return pd.Index(
                [self.grid.row(i) if self.grid.rows[i][0] else self.grid.rows[i][1] for i in range(len(self.grid))], name=None
            )
        column = self.grid.of_role(self.roles, "outcome") or self.grid.columns[-1]
        return pd.Index([self.grid.cell(column, i) for i in range(len(self.grid))])
