"""A single series as columns: time, level and slope changes at known dates, season and Tết."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.design.design import Design
from analysis.errors import BadParameter, unknown
from analysis.language import Text
from analysis.panel.lunar import tet_share

SEASONS = ("harmonics", "dummies", "none")
IN_A_YEAR = {"M": 12, "Q": 4, "Y": 1}


class Timeline(NamedTuple):
    """`X` (n x p) with column `names`; `without` is X with every change taken out; `time` counts periods from the first one."""

    X: np.ndarray
    without: np.ndarray
    names: list[str]
    time: np.ndarray


def timeline(design: Design, rows: pd.DataFrame, slope: bool, season: str | None, tet: bool | None) -> Timeline:
    """Constant, time (in years), changes at each date, season, Tết, controls.

    The slope term is 0 in the first period of the change and counts the periods since (in years), so that the level term is the
    jump at the date itself. (Wagner et al. 2002 count that period 1: their level term is the jump less one period's slope
    change. A column counted so, given as a control beside `slope=False`, gives their numbers.)
    """
    panel, ordinal = design.panel, rows["period"].map(lambda p: p.ordinal).to_numpy(int)
    columns = {"const": np.ones(len(rows)), "time": (ordinal - ordinal[0]) / IN_A_YEAR[panel.frequency]}
    changes = []
    for date in design.dates:
        start = pd.Period(date, freq=panel.frequency).ordinal
        columns[f"level {start_name(date, panel.frequency)}"] = (ordinal >= start).astype(float)
        changes.append(f"level {start_name(date, panel.frequency)}")
        if slope:
            name = f"slope {start_name(date, panel.frequency)}"
            columns[name] = np.maximum(0, ordinal - start) / IN_A_YEAR[panel.frequency]
            changes.append(name)
    columns |= seasonal(design, rows, season, tet) | {c: rows[c].to_numpy(float) for c in design.controls}
    X = np.column_stack(list(columns.values()))
    without = np.column_stack([np.zeros(len(rows)) if name in changes else values for name, values in columns.items()])
    return Timeline(X, without, list(columns), ordinal - ordinal[0])


def start_name(date, frequency: str) -> str:
    """A date as its period."""
    return str(pd.Period(date, freq=frequency))


def seasonal(design: Design, rows: pd.DataFrame, season: str | None, tet: bool | None) -> dict[str, np.ndarray]:
    """Two pairs of harmonics (months), dummies, or nothing; Tết for Vietnamese places, in months and quarters."""
    frequency = design.panel.frequency
    chosen = season or {"M": "harmonics", "Q": "dummies", "Y": "none"}[frequency]
    if chosen not in SEASONS:
        raise unknown(Text("mùa vụ", "season"), chosen, SEASONS, "estimate(season=...)", BadParameter)
    if season is None and len(rows) < 2 * IN_A_YEAR[frequency] + 8:
        chosen = "none"
    step = IN_A_YEAR[frequency]
    phase = rows["period"].map(lambda p: p.month if frequency == "M" else getattr(p, "quarter", 1)).to_numpy(int)
    columns = {}
    if chosen == "harmonics" and step > 1:
        for k in (1, 2)[: 2 if step > 4 else 1]:
            columns[f"sin {k}"] = np.sin(2 * np.pi * k * phase / step)
            columns[f"cos {k}"] = np.cos(2 * np.pi * k * phase / step)
    if chosen == "dummies" and step > 1:
        columns |= {f"season {j}": (phase == j).astype(float) for j in range(2, step + 1)}
    wanted = any(str(p).startswith("vn") for p in design.panel.places) if tet is None else tet
    if wanted and step > 1 and (chosen != "none" or tet):
        columns["Tết"] = tet_share(pd.PeriodIndex(rows["period"]))
    return columns
