"""Empty cells among counts: nought or no figure, as the table or a person says; asked where they may be noughts, of which none is written."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.catalogue.headings import is_total
from analysis.ingest.columns.questions.doubts import SHOWN
from analysis.ingest.columns.sheets.grid import Column
from analysis.ingest.columns.values.typed import Typed
from analysis.language import Text

_FEW = 3  # empty cells, and cells of 1 and 2, from which noughts are missed among counts


def read(typed: Typed) -> None:
    """Write 0 in the empty cells of counts by place and period that the table or a person says are noughts; where nobody does and small counts
    have no 0 anywhere, it is asked."""
    if typed.of("person") is not None or typed.of("before") is not None or typed.cases or typed.mixed or typed.dated is None:
        return
    when = pd.Series([None if w is None else w.day for w in typed.dated.written])
    where = pd.Series(typed.places, dtype=object)
    of_sums = {name for name in set(typed.places) - {None} if is_total(name)}
    totals = np.array([name in of_sums for name in typed.places], bool)
    for name in [r.column for r in typed.roles if r.role == "outcome" and r.column in typed.numeric]:
        column, read = typed.grid.named(name), typed.numeric[name]
        known = pd.Series(~np.isnan(read.value))
        placed = when.notna() & ((where.notna() & ~totals) if typed.of("place") is not None else True)
        others = known.groupby(when).transform("any") & known.groupby(where, dropna=False).transform(
            "any"
        )  # none was reported of the rest
        empty = np.flatnonzero((column.distinct[0] < 0) & placed & others.fillna(False).astype(bool))
        whole = not (read.value[known] % 1).any() and not (read.value[known] < 0).any()
        if not len(empty) or not whole:
            continue
        if "blank" not in typed.said.cells:
            _ask(typed, column, read.value[known], empty)
        elif typed.said.cells["blank"] == 0:
            for values in (read.value, read.low, read.high):
                values[empty] = 0.0
            typed.doubts.say("blank_nought", Text(f"Cột “{name}”: {len(empty)} ô trống đọc là số 0.", f"Column “{name}”: {len(empty)} empty cells are read as 0."), typed.grid.cells(column, empty[:20]), [name])  # fmt: skip


def _ask(typed: Typed, column: Column, values: np.ndarray, empty: np.ndarray) -> None:
    if min(len(empty), (values == 1).sum(), (values == 2).sum()) < _FEW or len(empty) * 20 < len(values):
        return
    cells, n = typed.grid.cells(column, empty), len(empty)
    shown = ", ".join(cells[:SHOWN]) + ", …" * (n > SHOWN)
    if (values == 0).any():
        typed.doubts.say("blank_beside_nought", Text(f"Cột “{column.name}” có ghi số 0, nên {n} ô trống (ô {shown}) để là không có số liệu; nếu là số 0: cells=\"blank=0\".", f"Column “{column.name}” has 0 written, so its {n} empty cells ({shown}) are no figures; if they are 0: cells=\"blank=0\"."), cells[:20], [column.name])  # fmt: skip
        return
    typed.doubts.ask("blank", Text(f"Cột “{column.name}” không có số 0 nào mà có {n} ô trống (ô {shown}): ô trống là số 0, hay không có số liệu?", f"Column “{column.name}” has no 0 anywhere and {n} empty cells ({shown}): are they 0, or is there no figure?"), cells[:20],
                     [('cells="blank=0"', Text("số 0", "zero")), ('cells="blank=missing"', Text("không có số liệu", "no figure"))], [column.name])  # fmt: skip
