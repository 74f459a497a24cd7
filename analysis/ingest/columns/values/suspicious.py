"""Figures that may be none: codes for "no figure" (-9, 99999), a few negative counts, fractions among counts. Asked, never dropped unsaid."""

from __future__ import annotations

import re

import numpy as np

from analysis.catalogue.headings import folded
from analysis.ingest.columns.questions.doubts import Doubts
from analysis.ingest.columns.questions.told import Told
from analysis.ingest.columns.values.figure_doubts import Where
from analysis.language import Text

_SENTINELS = re.compile(r"-(?:9{1,6}|1|8|77|88|66|99)|9{2,9}|8{4,9}|7{4,9}")
_LESS = 100  # times that some whole figures of a column are above its fractions, which then are thousands
_FAR, _FAR_IF_OFTEN, _OFTEN = (
    5,
    2,
    3,
)  # how many times the largest other figure a row of nines is, for it to stand for "missing"; less if it comes often


def suspicious(where: Where, values: np.ndarray, whole: bool, doubts: Doubts, told: Told) -> None:
    """Ask about the figures of a column that may be none."""
    if (~np.isnan(values)).sum() >= 3:
        _codes(where, values, whole, doubts, told)
        _fractions(where, values, whole, doubts, told)


def _codes(where: Where, values: np.ndarray, whole: bool, doubts: Doubts, told: Told) -> None:
    known = values[~np.isnan(values)]
    grid, column, name = where.grid, where.column, where.column.name
    different = np.unique(known)
    ordinary = different[[not _SENTINELS.fullmatch(f"{v:g}" if v < 1e6 else f"{v:.0f}") for v in different]]
    top = np.max(np.abs(ordinary)) if len(ordinary) else 0
    flagged = [
        v
        for v in different
        if _SENTINELS.fullmatch(f"{v:.0f}")
        and v == int(v)
        and (v > (_FAR if (known == v).sum() < _OFTEN else _FAR_IF_OFTEN) * top and len(ordinary) or v < 0)
        and (v != 99 or (known == 99).sum() > 1)  # one 99 is an outlier, several are a code
    ]
    negative = different[different < 0]
    few = len(negative) and (whole or (known < 0).mean() <= 0.34) and bool((known % 1 == 0).all())
    few = few or len(negative) == 1 and negative[0] in flagged
    asked = [v for v in different if v in flagged and (v > 0 or few) or few and v < 0]
    asked = [v for v in asked if f"{v:.0f}" not in told.cells]
    if asked:
        rows = np.flatnonzero(np.isin(values, asked))
        cells = [cell for cell in grid.cells(column, rows) if cell not in told.cells]
        if cells:
            shown = "; ".join(f"{grid.cell(column, i)}: {values[i]:.0f}" for i in rows[:6])
            doubts.ask("code", Text(f"Cột “{name}”: {shown} là số liệu thật hay mã của “không có số liệu”?", f"Column “{name}”: are {shown} figures, or codes for “no figure”?"), cells,
                       [(f'cells="{asked[0]:.0f}=missing"', Text("không có số liệu", "no figure")), (f'cells="{asked[0]:.0f}={asked[0]:.0f}"', Text("số liệu thật", "a figure"))], [name])  # fmt: skip


def _fractions(where: Where, values: np.ndarray, whole: bool, doubts: Doubts, told: Told) -> None:
    grid, column, name, known = where.grid, where.column, where.column.name, values[~np.isnan(values)]
    broken = (values % 1 != 0) & ~np.isnan(values) & ~np.isinf(values)
    three = (
        broken
        & (values >= 1)
        & (np.abs(values * 1000 - np.round(values * 1000)) < 1e-6)
        & (np.abs(values * 100 - np.round(values * 100)) > 1e-6)
    )
    odd_ones = broken.any() and broken.sum() <= len(known) / 10 and bool((three == broken).all())  # 3.684 among whole numbers
    mixed = broken.any() and bool((known % 1 == 0).any()) and np.nanmax(known) > _LESS * np.nanmax(values[broken])
    if whole and broken.any() and (broken.mean() < 0.5 or mixed) or odd_ones:
        rows = [
            i
            for i in np.flatnonzero(broken)
            if grid.cell(column, i) not in told.cells and folded(f"{values[i]:g}") not in told.cells
        ]
        if rows:
            shown = "; ".join(f"{grid.cell(column, i)}: {values[i]:g}" for i in rows[:6])
            each = {values[i]: grid.cell(column, i) if len(rows) == 1 else f"{values[i]:g}" for i in rows}
            doubts.ask("fraction", Text(f"Cột “{name}” toàn số nguyên, trừ {shown}", f"Column “{name}” holds whole numbers, but for {shown}"), grid.cells(column, rows),
                       [(f'cells="{"; ".join(f"{at}={v * 1000:.0f}" for v, at in each.items())}"', Text("số nguyên viết với dấu ngăn nghìn", "a whole number with a mark of thousands")),
                        (f'cells="{"; ".join(f"{at}={v:g}" for v, at in each.items())}"', Text("đúng như vậy", "as it stands"))], [name])  # fmt: skip
