"""Two series over the same years: by how much each changed between the first and the last year both have, bounds included."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.panel.panel import Panel


@dataclass(frozen=True, kw_only=True)
class Change:
    """Per cent change of a series between two periods, as an interval: NaN ends do not occur, an unknown end is infinite."""

    panel: Panel
    start: pd.Period
    end: pd.Period
    low: float
    high: float


def changes(panel: Panel, other: Panel) -> tuple[Change, Change] | None:
    """The change of both series between the first and last common period of one place each; None without two such periods.

    Every part of a series counts here: it is a statement about printed figures, not a trend.
    """
    own, others = (rows.set_index("period") for rows in (panel.rows, other.rows))
    common = sorted(set(own.index) & set(others.index))
    if len(common) < 2:
        return None
    return tuple(_change(p, rows, common[0], common[-1]) for p, rows in ((panel, own), (other, others)))


def _change(panel: Panel, rows: pd.DataFrame, start: pd.Period, end: pd.Period) -> Change:
    (first_low, first_high), (last_low, last_high) = (_ends(rows.loc[at]) for at in (start, end))
    low = 100 * (last_low / first_high - 1)
    high = 100 * (last_high / first_low - 1) if first_low > 0 else float("inf")
    return Change(panel=panel, start=start, end=end, low=low, high=high)


def _ends(row: pd.Series) -> tuple[float, float]:
    if pd.notna(row["outcome"]):
        return row["outcome"], row["outcome"]
    return (row["low"] if pd.notna(row["low"]) else 0.0), (row["high"] if pd.notna(row["high"]) else float("inf"))
