"""Figures far from all others of their place (or of the column): named with their cells, never changed."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.ingest.columns.sheets.grid import Column
from analysis.ingest.columns.values.typed import Typed
from analysis.language import Text


def say(typed: Typed, gone: dict[int, Text]) -> None:
    """Figures far from all others of their place (or of the column): named with their cells, never changed."""
    for name, read in typed.numeric.items():
        column = typed.grid.named(name)
        if typed.by_column.get(name) not in ("outcome", "exposure"):
            continue
        values = read.value.copy()
        values[list(gone)] = np.nan
        rows, of_place = _far_off(values, typed.places)
        if len(rows):
            typed.doubts.say("outlier", _told(typed, column, values, rows, of_place), typed.grid.cells(column, rows), [name])


def _told(typed: Typed, column: Column, values: np.ndarray, rows: np.ndarray, of_place: np.ndarray) -> Text:
    """Which figures are far from which others: those of the place, with the range of these, or all of the column."""
    names = pd.Series(typed.places, dtype=object).fillna("")
    shown = []
    for i in rows[:6]:
        others = (
            np.delete(values, rows)[np.delete((names == names[i]).to_numpy(), rows)] if of_place[i] else np.delete(values, rows)
        )
        low, high = np.nanmin(others), np.nanmax(others)
        shown.append((f"{typed.grid.cell(column, i)}: {values[i]:g}", f"{low:g}–{high:g}"))
    vi = "; ".join(f"{cell} (các số khác {span})" for cell, span in shown)
    en = "; ".join(f"{cell} (the others {span})" for cell, span in shown)
    return Text(
        f"Cột “{column.name}”, khác hẳn các số khác {'của cùng địa bàn' if of_place[rows].all() else 'của cột'}: {vi}.",
        f"Column “{column.name}”, far from the other figures {'of its place' if of_place[rows].all() else 'of the column'}: {en}.",
    )


def _far_off(values: np.ndarray, names: list) -> tuple[np.ndarray, np.ndarray]:
    """The rows of such figures, and of each row whether it was held against its place (else against the column)."""
    known = ~np.isnan(values) & ~np.isinf(values) & (values >= 0)
    none = np.array([], int), np.zeros(len(values), bool)
    if known.sum() < 8:
        return none
    logs = np.log1p(np.where(known, values, np.nan))
    frame = pd.DataFrame({"place": pd.Series(names, dtype=object).fillna(""), "v": logs})
    group = frame.groupby("place")["v"]
    enough = (group.transform("count") >= 8).to_numpy()
    centre = np.where(enough, group.transform("median"), np.nanmedian(logs))
    spread = (frame["v"] - centre).abs()
    mad = np.where(enough, spread.groupby(frame["place"]).transform("median"), np.nanmedian(spread))
    far = known & (spread > np.maximum(np.log(4), 8 * 1.4826 * mad)).to_numpy()
    if (values[known] % 1 == 0).all():  # 4 cases in a month where 0 or 1 are usual is chance (Anscombe 1948)
        far &= np.abs(np.sqrt(np.where(known, values, 0) + 0.375) - np.sqrt(np.expm1(centre) + 0.375)) > _BY_CHANCE / 2
    return np.flatnonzero(far), enough


_BY_CHANCE = 3  # standard deviations of the root of a count
