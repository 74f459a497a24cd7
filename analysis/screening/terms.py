"""The columns of segmented regression, shared by all series of a screening: time, level and slope changes, season.

The same columns as the single-series estimator: time in years; from the first period of a date on, the level term is 1 and the
slope term counts 0, 1, 2, ... periods, in years, so that the level term is the jump at the date (after Wagner et al., J Clin
Pharm Ther 2002, who count from 1); months carry two pairs of harmonics (Lopez Bernal et al. 2017), quarters dummies.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

BEYOND = 8  # points beyond two years


class Terms(NamedTuple):
    """`X` (t periods x p columns) with `names`; `starts`: position of the first period of each date; `season`: periods a year."""

    X: np.ndarray
    names: tuple[str, ...]
    starts: tuple[int, ...]
    season: int

    @property
    def short(self) -> bool:
        """Whether these are months too few for a season, a trend and a change to be told apart (`design.timeline.same_months`)."""
        return self.season == 12 and bool(self.starts) and len(self.X) < 2 * self.season + BEYOND

    @property
    def changes(self) -> list[int]:
        """The columns that a date brings."""
        return [i for i, name in enumerate(self.names) if name.startswith(("level_", "slope_"))]


def terms(
    periods: int,
    starts: Sequence[int] = (),
    season: int = 12,
    phase: int = 0,
    slope: bool = True,
    more: Mapping[str, np.ndarray] | None = None,
) -> Terms:
    """Columns for so many periods, `season` of them a year; `phase` is the position of the first one in its year (from 0).

    `more`: further columns (t each) of the season, such as the share of Tết, taken where the seasonal ones are.
    """
    t = np.arange(periods)
    columns = {"const": np.ones(periods), "time": t / season}
    for number, start in enumerate(starts, 1):
        columns[f"level_{number}"] = (t >= start).astype(float)
        if slope:
            columns[f"slope_{number}"] = np.maximum(0, t - start) / season
    if season > 1 and periods >= 2 * season:
        columns |= _seasonal((t + phase) % season + 1, season) | dict(more or {})
    return Terms(np.column_stack(list(columns.values())), tuple(columns), tuple(starts), season)


def _seasonal(number: np.ndarray, season: int) -> dict[str, np.ndarray]:
    if season <= 4:
        return {f"season_{j}": (number == j).astype(float) for j in range(2, season + 1)}
    angle = 2 * np.pi * number / season
    return {f"{name}_{k}": wave(k * angle) for k in (1, 2) for name, wave in (("sin", np.sin), ("cos", np.cos))}
