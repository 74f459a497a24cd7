"""A single series as columns: time, level and slope changes at known dates, declared shocks, season and Tết."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.design.design import Design
from analysis.design.shock_terms import shock_steps
from analysis.errors import BadParameter, unknown
from analysis.language import Text
from analysis.panel.lunar import tet_share

SEASONS = ("harmonics", "dummies", "none")
IN_A_YEAR = {"M": 12, "Q": 4, "Y": 1}
OWN_SLOPE = 8  # points between a date and the next from which its slope change is told from its level change
BEYOND = 8  # points beyond two years from which a season, a trend and a change are told apart


class Timeline(NamedTuple):
    """`X` (n x p) with column `names`; `without` is X with every change taken out; `time` counts periods from the first one;
    `at`: the column of the level change at the first date.
    """

    X: np.ndarray
    without: np.ndarray
    names: list[str]
    time: np.ndarray
    at: int


def timeline(
    design: Design, rows: pd.DataFrame, slope: bool, season: str | None, tet: bool | None, curved: bool = False
) -> Timeline:
    """Constant, time (in years), changes at each date, shocks, season, Tết, controls; `curved`: a bend of its own on either side.

    The slope term is 0 in the first period of the change and counts the periods since (in years), so that the level term is the
    jump at the date itself. (Wagner et al. 2002 count that period 1: their level term is the jump less one period's slope
    change. A column counted so, given as a control beside `slope=False`, gives their numbers.) Months too few to tell season and
    trend apart (`same_months`) are compared with the same months of the other side: no time, no slopes.
    """
    frequency, ordinal = design.panel.frequency, rows["period"].map(lambda p: p.ordinal).to_numpy(int)
    years, alike = IN_A_YEAR[frequency], season is None and same_months(design, rows)
    starts = [starts_at(design, date) for date in design.dates]
    columns = {"const": np.ones(len(rows))} | ({} if alike else {"time": (ordinal - ordinal[0]) / years})
    changes = []
    for date, start, end in zip(design.dates, starts, [*starts[1:], ordinal[-1] + 1], strict=True):
        name = start_name(date, frequency)
        columns[f"level {name}"] = (ordinal >= start).astype(float)
        changes.append(f"level {name}")
        if slope and not alike and ((ordinal >= start) & (ordinal < end)).sum() >= OWN_SLOPE:
            columns[f"slope {name}"] = np.maximum(0, ordinal - start) / years
            changes.append(f"slope {name}")
    if curved:
        away = (ordinal - starts[0]) / years
        columns |= {"bend before": away**2 * (away < 0), "bend after": away**2 * (away >= 0)}
        changes.append("bend after")
    columns |= shock_steps(design, rows) | seasonal(design, rows, "dummies" if alike else season, tet)
    columns |= {c: rows[c].to_numpy(float) for c in design.controls}
    X, names = np.column_stack(list(columns.values())), list(columns)
    without = np.column_stack([np.zeros(len(rows)) if name in changes else values for name, values in columns.items()])
    at = names.index(changes[0]) if changes else 0
    return Timeline(X, without, names, ordinal - ordinal[0], at)


def starts_at(design: Design, date: dt.date) -> int:
    """The ordinal of the first period a change counts from: that of its date, after the introduction where this is the first."""
    return pd.Period(date, freq=design.panel.frequency).ordinal + (design.phase_in if date == design.dates[0] else 0)


def start_name(date, frequency: str) -> str:
    """A date as its period."""
    return str(pd.Period(date, freq=frequency))


def same_months(design: Design, rows: pd.DataFrame) -> bool:
    """Whether a series of months with a date is too short for its season to be told from its trend: below two years and BEYOND."""
    return design.panel.frequency == "M" and bool(design.dates) and len(rows) < 2 * IN_A_YEAR["M"] + BEYOND


def months_on_both_sides(design: Design, rows: pd.DataFrame) -> int:
    """Calendar months that stand before the first date as well as from it on."""
    after = rows["period"].map(lambda p: p.ordinal) >= starts_at(design, design.dates[0])
    return len(set(rows.loc[after, "period"].dt.month) & set(rows.loc[~after, "period"].dt.month))


def seasonal(design: Design, rows: pd.DataFrame, season: str | None, tet: bool | None) -> dict[str, np.ndarray]:
    """Two pairs of harmonics (months), dummies, or nothing; Tết for Vietnamese places, in months and quarters.

    Where not chosen: from two years on.
    """
    frequency = design.panel.frequency
    chosen = season or {"M": "harmonics", "Q": "dummies", "Y": "none"}[frequency]
    if chosen not in SEASONS:
        raise unknown(Text("mùa vụ", "season"), chosen, SEASONS, "estimate(season=...)", BadParameter)
    if season is None and len(rows) < 2 * IN_A_YEAR[frequency]:
        chosen = "none"
    step = IN_A_YEAR[frequency]
    phase = rows["period"].map(lambda p: p.month if frequency == "M" else getattr(p, "quarter", 1)).to_numpy(int)
    columns = {}
    if chosen == "harmonics" and step > 1:
        for k in (1, 2)[: 2 if step > 4 else 1]:
            columns[f"sin {k}"] = np.sin(2 * np.pi * k * phase / step)
            columns[f"cos {k}"] = np.cos(2 * np.pi * k * phase / step)
    if chosen == "dummies" and step > 1:
        first = phase.min()  # the first that stands, so that the constant and the dummies are no copies of each other
        columns |= {f"season {j}": (phase == j).astype(float) for j in sorted(set(phase) - {first})}
    wanted = any(str(p).startswith("vn") for p in design.panel.places) if tet is None else tet
    if wanted and step > 1 and (chosen != "none" or tet):
        columns["Tết"] = tet_share(pd.PeriodIndex(rows["period"]))
    return columns
