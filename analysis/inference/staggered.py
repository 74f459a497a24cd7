"""Callaway and Sant'Anna's group-time effects and Borusyak, Jaravel and Spiess's imputation, on places x periods arrays."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from analysis.inference.doubly_robust import adjusted
from analysis.inference.resampling import Wide


class GroupTime(NamedTuple):
    """One group-time effect: `start`, `period` (indices), `effect` (one an outcome), `influence` (G, of the first outcome)."""

    start: int
    period: int
    effect: np.ndarray
    influence: np.ndarray


def group_time(wide: Wide, control: str = "not_yet", universal: bool = False, how: str | None = None) -> list[GroupTime]:
    """Every identified ATT(g, t) (J. Econometrics 2021): unconditional (equation 2.8), or given the covariates of the base period
    by one of doubly_robust.HOW (section 2.3; NaN where there is no overlap).

    The base period is g - 1 after the start (and before it where `universal`), else t - 1. The comparison is never
    treated places, or places not yet treated by t (and by the base).
    """
    Y, start = wide.Y, wide.start
    never, found = Y.shape[1], []
    for g in sorted(set(start[(start > 0) & (start < never)])):
        own = start == g
        for t in range(Y.shape[1]):
            base = g - 1 if t >= g or universal else t - 1
            if base < 0 or t == base:
                continue
            others = start == never if control == "never" else (start > max(t, base)) & ~own
            if not others.any():
                continue
            change = Y[:, t] - Y[:, base]
            if how is not None and wide.X is not None:
                found.append(GroupTime(int(g), t, *_given(change, own, others, wide.X[:, base], how)))
                continue
            mean_own, mean_others = change[own].mean(axis=0), change[others].mean(axis=0)
            influence = np.where(own, (change[:, 0] - mean_own[0]) / own.mean(), 0.0)
            influence = influence - np.where(others, (change[:, 0] - mean_others[0]) / others.mean(), 0.0)
            found.append(GroupTime(int(g), t, mean_own - mean_others, influence))
    return found


def _given(change: np.ndarray, own: np.ndarray, others: np.ndarray, X: np.ndarray, how: str) -> tuple[np.ndarray, np.ndarray]:
    """Effects of each outcome (changes: places x outcomes) given X (places x covariates), and the influences of the first."""
    used = own | others
    each = [adjusted(column[used], own[used], X[used], how) for column in change.T]
    influence = np.zeros(len(own))
    influence[used] = np.nan if each[0] is None else each[0][1] * len(own) / used.sum()
    return np.array([np.nan if one is None else one[0] for one in each]), influence


def simple(wide: Wide, control: str = "not_yet") -> np.ndarray:
    """The average of all post-start effects, weighted by group size (one value an outcome): that of `group_time`, all at once.

    After the start the comparison depends on the period alone, so that one product gives its means for every base.
    """
    Y, start, last = wide.Y, wide.start, wide.Y.shape[1]
    at = np.arange(last)
    free = np.tile(start == last, (last, 1)) if control == "never" else start > at[:, None]
    means = np.array([Y[those].mean(axis=0) if those.any() else np.full(Y.shape[1:], np.nan) for those in free])
    total, weight = np.zeros(Y.shape[2]), 0
    for g in sorted(set(start[(start > 0) & (start < last)])):
        own = start == g
        after = at[g:][free[g:].any(axis=1)]
        level = Y[own].mean(axis=0)
        effects = (level[after] - level[g - 1]) - (means[after, after] - means[after, g - 1])
        total += own.sum() * effects.sum(axis=0)
        weight += own.sum() * len(after)
    return total / weight if weight else np.full(Y.shape[2], np.nan)


def total(wide: Wide, kind: str, control: str = "not_yet", how: str | None = None, balance: int | None = None) -> np.ndarray:
    """One of the paper's totals (section 3.3; one value an outcome): `simple`, all effects by the size of their groups; `dynamic`, the
    mean over horizons; `group`, each group's mean over its periods, weighted by its size; `calendar`, the mean over periods. NaN where
    there is none. `how`: see `group_time`; `balance`: see `balanced`.
    """
    if kind == "simple" and how is None and balance is None:
        return simple(wide, control)
    parts, shares = _parts(wide, balanced(wide, group_time(wide, control, how=how), balance), kind)
    return sum(s * _mean(wide, p) for p, s in zip(parts, shares, strict=True)) if parts else np.full(wide.Y.shape[2], np.nan)


def balanced(wide: Wide, effects: list[GroupTime], balance: int | None) -> list[GroupTime]:
    """Only groups seen for so many periods after their first treated one, and none of their effects beyond: every horizon is then a mean
    over the same groups. All effects where `balance` is None.
    """
    if balance is None:
        return effects
    return [e for e in effects if e.start + balance < wide.Y.shape[1] and e.period - e.start <= balance]


def total_error(wide: Wide, effects: list[GroupTime], kind: str) -> float:
    """The influence-function error of a total."""
    if kind == "simple":
        return analytic_error(wide, [e for e in effects if e.period >= e.start])
    parts, shares = _parts(wide, effects, kind)
    if kind == "group":
        whole = [_over_time(part) for part in parts]
        return _error(wide, influence(wide, whole))
    return _error(wide, sum(s * influence(wide, p) for p, s in zip(parts, shares, strict=True)))


def _parts(wide: Wide, effects: list[GroupTime], kind: str) -> tuple[list[list[GroupTime]], np.ndarray]:
    """The effects after the start in the sets over which a total runs, and the weight of each set."""
    key = {
        "simple": lambda _: 0,
        "dynamic": lambda e: e.period - e.start,
        "group": lambda e: e.start,
        "calendar": lambda e: e.period,
    }[kind]
    after = [e for e in effects if e.period >= e.start]
    found = [[e for e in after if key(e) == at] for at in sorted({key(e) for e in after})]
    size = [(wide.start == part[0].start).sum() if kind == "group" else 1 for part in found]
    return found, np.array(size, float) / max(sum(size), 1)


def _mean(wide: Wide, effects: list[GroupTime]) -> np.ndarray:
    weights = np.array([(wide.start == e.start).sum() for e in effects], float)
    return np.average([e.effect for e in effects], axis=0, weights=weights)


def _over_time(effects: list[GroupTime]) -> GroupTime:
    """A group's mean over its periods."""
    first = effects[0]
    return GroupTime(
        first.start, first.period, np.mean([e.effect for e in effects], axis=0), np.mean([e.influence for e in effects], axis=0)
    )


def analytic_error(wide: Wide, effects: list[GroupTime]) -> float:
    """Standard error of the size-weighted average of effects, from influence functions; summed by cluster."""
    return _error(wide, influence(wide, effects))


def _error(wide: Wide, values: np.ndarray) -> float:
    return float(np.sqrt((np.bincount(wide.groups, values) ** 2).sum()) / len(wide.start))


def influence(wide: Wide, effects: list[GroupTime]) -> np.ndarray:
    """What each place adds to the size-weighted average of effects, the weights' own part included."""
    share = np.array([(wide.start == e.start).mean() for e in effects])
    att = np.array([e.effect[0] for e in effects])
    part = np.column_stack([e.influence for e in effects]) @ (share / share.sum())
    member = np.column_stack([(wide.start == e.start) - p for e, p in zip(effects, share, strict=True)])
    weighting = member / share.sum() - member.sum(axis=1)[:, None] * share / share.sum() ** 2
    return part + weighting @ att


def imputed(wide: Wide) -> np.ndarray:
    """Effects of treated cells: outcome less what place and period effects of untreated cells predict (NaN where not
    predicted).
    """
    Y, start = wide.Y, wide.start
    untreated = np.arange(Y.shape[1]) < start[:, None]
    seen = (untreated & np.isfinite(Y[:, :, 0])).astype(float)
    count = np.maximum(seen.sum(axis=1), 1.0)
    filled = np.where(seen[:, :, None] > 0, Y, 0.0)
    average = filled.sum(axis=1) / count[:, None]
    gram = np.diag(seen.sum(axis=0)) - (seen / count[:, None]).T @ seen
    right = filled.sum(axis=0) - seen.T @ average
    period = np.linalg.lstsq(gram, right, rcond=1e-10)[0]
    place = average - (seen @ period) / count[:, None]
    fitted = place[:, None, :] + period[None]
    seen = seen > 0
    usable = (seen.any(axis=1)[:, None] & seen.any(axis=0)[None, :])[:, :, None]
    return np.where((~untreated)[:, :, None] & usable, Y - fitted, np.nan)


def imputation(wide: Wide) -> np.ndarray:
    """The mean imputed effect over treated cells (one value an outcome)."""
    cells = imputed(wide).reshape(-1, wide.Y.shape[2])
    cells = cells[np.isfinite(cells).all(axis=1)]
    return cells.mean(axis=0) if len(cells) else np.full(wide.Y.shape[2], np.nan)
