"""Survivors: what the groups that still exist show, what all ever founded show, and what the ones that are gone leave open.

Of a network that went from 88 to 37 clubs the 37 are no sample: the weak are gone. With the list of all groups ever founded the outcome of all lies
between the worst and the best that the vanished ones can have shown (Manski 1989), with Imbens and Manski's interval for the error; where a
comparison group of groups stands beside, Lee's trimming bounds the difference (2009). Without the list nobody knows how many are gone: no bounds, and
the verdict is capped.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import stats

from analysis.errors import BadTable
from analysis.inference.bounds import imbens_manski, trimmed, worst_case
from analysis.language import Text

DRAWS = 400  # of the bootstrap of Lee's bounds


@dataclass(frozen=True, kw_only=True)
class Level:
    """A mean of groups with its interval; of bounds `value` is NaN and `ends` holds them."""

    value: float
    low: float
    high: float
    n: int
    ends: tuple[float, float] | None = None


@dataclass(frozen=True, kw_only=True)
class Survivors:
    """`founded`: groups ever founded (None: the list was not given); `alive`: those that exist; `seen`: those with an outcome.

    `survivors`, `known`: the mean of those alive, and of all with an outcome; `all`: the bounds of all ever founded (None without the list);
    `difference`: Lee's bounds against the comparison groups, where there are any.
    """

    founded: int | None
    alive: int
    seen: int
    survivors: Level
    known: Level
    all: Level | None
    difference: Level | None
    range: tuple[float, float]
    confidence: float
    simulated: bool = False

    @property
    def flagged(self) -> bool:
        """Whether the groups that exist cannot stand for all: some are gone, or nobody knows how many."""
        return self.founded is None or self.alive < self.founded


def judge(
    groups: pd.DataFrame, founded: int = 0, least: float | None = None, most: float | None = None, confidence: float = 0.95,
    simulated: bool = False, seed: int = 48,
) -> Survivors:  # fmt: skip
    """The groups of a table: `alive` (1 still exists, 0 gone), `outcome` (empty where not known) and, where there are any, `compared` (1: of the network, 0: a comparison group).

    `founded`: how many groups of the network were ever founded, those that the table does not name included; 0: not known. `least`, `most`: what the
    outcome of a group can be (0 and 1 where all are shares; the range of those seen bounds nothing and is never taken). Raises BadTable
    where fewer were founded than stand in the table, or bounds are asked for and no range is known.
    """
    groups = groups.assign(alive=groups["alive"].astype(float), outcome=groups["outcome"].astype(float))
    own = groups[groups["compared"] > 0] if "compared" in groups else groups
    seen, alive = own["outcome"].dropna(), own.loc[own["alive"] > 0, "outcome"].dropna()
    least, most = _checked(own, seen, alive, founded, least, most)
    gone = founded - len(own)
    return Survivors(
        founded=founded or None, alive=int((own["alive"] > 0).sum()), seen=len(seen), survivors=_mean(alive, confidence), known=_mean(seen, confidence),
        all=_all(seen.to_numpy(), founded, least, most, confidence) if founded else None,
        difference=_difference(groups, gone, confidence, seed) if founded and "compared" in groups else None,
        range=(least, most), confidence=confidence, simulated=simulated,
    )  # fmt: skip


def _checked(
    own, seen: pd.Series, alive: pd.Series, founded: int, least: float | None, most: float | None
) -> tuple[float, float]:
    """The range of an outcome."""
    if own["alive"].isna().any():
        raise _bad(
            Text("mỗi nhóm: còn (1) hay đã tan (0)", "for each group: alive (1) or gone (0)"), Text("ô trống", "an empty cell")
        )
    if len(alive) < 2:
        raise _bad(
            Text("ít nhất hai nhóm còn tồn tại có kết quả", "at least two living groups with an outcome"),
            Text(*(f"{len(alive)}",) * 2),
        )
    if founded and founded < len(own):
        raise _bad(
            Text(f"ít nhất {len(own)} nhóm từng thành lập", f"at least {len(own)} groups ever founded"),
            Text(*(f"{founded}",) * 2),
        )
    shares = bool(((seen >= 0) & (seen <= 1)).all())
    least, most = (0.0 if least is None and shares else least), (1.0 if most is None and shares else most)
    if founded and (least is None or most is None):
        raise _bad(
            Text("giá trị nhỏ nhất và lớn nhất mà kết quả có thể có", "the least and the most that an outcome can be"),
            Text("không nêu", "not given"),
        )
    if founded and ((seen < least) | (seen > most)).any():
        raise _bad(Text(*(f"{least:g}–{most:g}",) * 2), Text(*(f"{seen.min():g}–{seen.max():g}",) * 2))
    return math.nan if least is None else least, math.nan if most is None else most


def _bad(expected: Text, found: Text) -> BadTable:
    return BadTable(
        expected=expected,
        found=found,
        where="groups",
        remedy=Text("bổ sung danh sách nhóm rồi chạy lại", "complete the list of groups and run again"),
    )


def _mean(values: pd.Series, confidence: float) -> Level:
    value, n = float(values.mean()), len(values)
    reach = float(stats.t.ppf((1 + confidence) / 2, n - 1)) * float(values.std(ddof=1)) / math.sqrt(n) if n > 1 else 0.0
    return Level(value=value, low=value - reach, high=value + reach, n=n)


def _all(seen: np.ndarray, founded: int, least: float, most: float, confidence: float) -> Level:
    low, high, error = worst_case(seen, founded - len(seen), least, most)
    ends = imbens_manski(low, high, error, error, confidence)
    return Level(value=math.nan, low=float(max(ends[0], least)), high=float(min(ends[1], most)), n=founded, ends=(low, high))


def _difference(groups: pd.DataFrame, gone: int, confidence: float, seed: int) -> Level | None:
    """Lee's bounds, their errors by a bootstrap of the groups; the network's groups that no row names count as gone."""
    arms = [
        np.append(groups.loc[own, "outcome"].to_numpy(), [np.nan] * more)
        for own, more in ((groups["compared"] > 0, gone), (groups["compared"] == 0, 0))
    ]
    if any((~np.isnan(arm)).sum() < 2 for arm in arms):
        return None
    low, high = _lee(arms)
    rng, drawn = np.random.default_rng(seed), []
    for _ in range(DRAWS):
        again = [rng.choice(arm, len(arm)) for arm in arms]
        if all((~np.isnan(arm)).sum() > 1 for arm in again):
            drawn.append(_lee(again))
    ends = imbens_manski(low, high, *map(float, np.std(drawn, axis=0, ddof=1)), confidence)
    return Level(value=math.nan, low=float(ends[0]), high=float(ends[1]), n=len(groups) + gone, ends=(low, high))


def _lee(arms: list[np.ndarray]) -> tuple[float, float]:
    kept = [arm[~np.isnan(arm)] for arm in arms]
    return trimmed(kept[0], len(arms[0]) - len(kept[0]), kept[1], len(arms[1]) - len(kept[1]))
