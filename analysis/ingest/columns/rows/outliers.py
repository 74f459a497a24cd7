"""Figures far from all others of their place (or of the column): named with their cells, never changed."""

from __future__ import annotations

import numpy as np
import pandas as pd

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
        rows = _far_off(values, typed.places)
        if len(rows):
            shown = "; ".join(f"{typed.grid.cell(column, i)}: {values[i]:g}" for i in rows[:6])
            typed.doubts.say(
                "outlier",
                Text(
                    f"Cột “{name}”, khác hẳn các số còn lại: {shown}.",
                    f"Column “{name}”, far from the other figures: {shown}.",
                ),
                typed.grid.cells(column, rows),
                [name],
            )


def _far_off(values: np.ndarray, names: list) -> np.ndarray:
    known = ~np.isnan(values) & ~np.isinf(values) & (values >= 0)
    if known.sum() < 8:
        return np.array([], int)
    logs = np.log1p(np.where(known, values, np.nan))
    frame = pd.DataFrame({"place": pd.Series(names, dtype=object).fillna(""), "v": logs})
    group = frame.groupby("place")["v"]
    enough = group.transform("count") >= 8
    centre = np.where(enough, group.transform("median"), np.nanmedian(logs))
    spread = (frame["v"] - centre).abs()
    mad = np.where(enough, spread.groupby(frame["place"]).transform("median"), np.nanmedian(spread))
    return np.flatnonzero(known & (spread > np.maximum(np.log(4), 8 * 1.4826 * mad)).to_numpy())
