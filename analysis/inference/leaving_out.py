"""The cluster jackknife of effects that are imputed: what treated cells recorded over what untreated ones predict, again without
each cluster. In a large panel, where one step of Newton's method from the fit of all is enough, that step is taken for hundreds of
clusters at once: the information without a cluster is that of all less its own, and what cells of one start and period are expected
to have is a product of matrices. 3,300 places x 180 months take seconds; the numbers are those of one fit after another.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy import sparse

from analysis.inference.imputation import Cells, Imputation, Totals, effects
from analysis.inference.least_squares import NotIdentified

AGAIN = 4  # steps of Newton's method without a cluster; one where the panel is large
LARGE = 20_000  # cells
AT_ONCE = 64  # clusters left out together
NOTHING = 1e-12  # of a sum, below which what is left of it is rounding


class Jackknifed(NamedTuple):
    """`value` (m), `cov` (m x m) by leaving clusters out, `leaves` (G x m: value without a cluster less the whole; NaN: lost)."""

    value: np.ndarray
    cov: np.ndarray
    leaves: np.ndarray
    whole: Imputation


def jackknife(cells: Cells, totals: list[Totals], combine: np.ndarray | None = None) -> Jackknifed:
    """The effects (rows of `combine` of them, where given) and their covariance by the cluster jackknife. Raises NotIdentified.

    Without a cluster the fit starts from the whole and takes a few steps of Newton's method (one in a large panel).
    """
    whole, large = Imputation(cells), cells.y.size > LARGE
    rows = np.full((cells.G, sum(t.n for t in totals)), np.nan)
    done = at_once(whole, totals, rows) if large else np.zeros(cells.G, bool)
    for g in np.flatnonzero(~done):
        rows[g] = _refitted(whole, totals, cells.cluster != g, 1 if large else AGAIN)
    said = effects(cells, whole.expected, totals)[None]
    value, without = (said, rows) if combine is None else (_combined(combine, said), _combined(combine, rows))
    value = value[0]
    both = np.isfinite(without) & np.isfinite(value)
    leaves = np.where(both, without, np.nan) - np.where(np.isfinite(value), value, 0.0)
    count, zero = both.sum(axis=0), np.where(both, leaves, 0.0)
    cov = zero.T @ zero * np.sqrt(np.outer(*[np.maximum(count - 1, 0) / np.maximum(count, 1)] * 2))
    if not np.isfinite(value[0]) or count[0] < 2:
        raise NotIdentified
    return Jackknifed(value, cov, leaves, whole)


def _refitted(whole: Imputation, totals: list[Totals], keep: np.ndarray, steps: int) -> np.ndarray:
    """The effects of some of the places."""
    rest = whole.cells.of(keep)
    fit = Imputation(rest, whole.theta, steps)
    return effects(rest, fit.expected, [Totals(t.label[keep], t.n) for t in totals])


def _combined(weights: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Each row of `values` by the rows of `weights`; what has no weight may be undefined, what has makes the result so."""
    known = np.isfinite(values)
    lost = (~known).astype(float) @ (weights != 0).T
    return np.where(lost > 0, np.nan, np.where(known, values, 0.0) @ weights.T)


def degrees(found: Jackknifed, cells: Cells) -> float:
    """Welch and Satterthwaite's degrees of freedom of the first value: treated and untreated clusters are two samples, each
    of as many clusters as its unlike sizes are worth (Kish), and the rest of the sum of squares is theirs.
    """
    own = np.bincount(cells.cluster, cells.treated.any(axis=1), cells.G) > 0
    expected = np.nan_to_num(found.whole.expected) * cells.weight if cells.ratio else cells.weight
    parts = []
    for side in (own, ~own):
        squares = np.nansum(found.leaves[side, 0] ** 2)
        cell = cells.treated if side is own else cells.untreated
        size = np.bincount(cells.cluster, (expected * cell).sum(axis=1), cells.G)[side]
        worth = size.sum() ** 2 / max((size**2).sum(), 1e-300)
        parts.append((squares, max(worth - 1, 1.0)))
    total = sum(square for square, _ in parts)
    if total <= 0:
        return float(cells.G - 1)
    return float(min(total**2 / sum(square**2 / df for square, df in parts), cells.G - 1))


def at_once(whole: Imputation, totals: list[Totals], rows: np.ndarray) -> np.ndarray:
    """Fill `rows` (clusters x sets) with the effects without each cluster, after one step; the clusters (G) for which it could.

    It can where there are no controls, sets are told apart by start and period, and no period hangs on the cluster alone.
    """
    cells, starts = whole.cells, _Starts.of(whole, totals)
    if cells.controls.shape[2] or starts is None:
        return np.zeros(cells.G, bool)
    step = _Step(whole)
    of_cluster = sparse.csr_array((np.ones(len(cells.cluster)), (cells.cluster, np.arange(len(cells.cluster)))))
    can = _hangs_on_none(whole.base > 0, of_cluster) & _hangs_on_none(step.mass > 0, of_cluster)
    places = np.split(of_cluster.indices, of_cluster.indptr[1:-1])
    for some in np.array_split(np.flatnonzero(can), -(-can.sum() // AT_ONCE) or 1):
        theta = step.without([places[g] for g in some])
        rows[some] = starts.effects(theta, [places[g] for g in some])
    return can


def _hangs_on_none(seen: np.ndarray, of_cluster: sparse.csr_array) -> np.ndarray:
    """The clusters without which other places still join every period to the next (`seen`: places x periods)."""
    seen = seen[:, seen.any(axis=0)]
    joined = np.column_stack([seen[:, :1], seen[:, 1:] & seen[:, :-1]]).astype(float)
    return (joined.sum(axis=0) - of_cluster @ joined > 0.5).all(axis=1)


class _Step:
    """One step of Newton's method (least squares: the solution) for the periods, place effects concentrated out."""

    def __init__(self, whole: Imputation):
        cells, base = whole.cells, whole.base
        if cells.ratio:
            size = np.where(whole.silent, 0.0, base * np.exp(whole.linear_part(whole.theta)))
            self.start, self.per = whole.theta, whole.sums
            self.mass = size * (whole.sums / np.maximum(size.sum(axis=1), 1e-300))[:, None]
            self.gap = base * cells.y - self.mass
        else:
            target, total = base * (cells.y - cells.offset), base.sum(axis=1)
            self.start, self.per, self.mass = np.zeros(base.shape[1]), total, base
            self.gap = target - base * (target.sum(axis=1) / np.maximum(total, 1e-300))[:, None]
        self.ratio = cells.ratio
        self.per = np.where(self.per > 0, 1 / np.maximum(self.per, 1e-300), 0.0)
        self.free = np.flatnonzero(self.mass.sum(axis=0) > 0)[1:]  # the first period's effect is in those of the places
        self.mass, self.gap = self.mass[:, self.free], self.gap[:, self.free]
        self.information = self._of(self.mass, self.per)

    @staticmethod
    def _of(mass: np.ndarray, per: np.ndarray) -> np.ndarray:
        return np.diag(mass.sum(axis=0)) - (mass * per[:, None]).T @ mass

    def without(self, left_out: list[np.ndarray]) -> np.ndarray:
        """The effects of the periods (periods x clusters) without the places of each cluster."""
        information = np.array([self.information - self._of(self.mass[own], self.per[own]) for own in left_out])
        gradient = self.gap.sum(axis=0) - np.array([self.gap[own].sum(axis=0) for own in left_out])
        move = np.linalg.solve(information, gradient[:, :, None])[:, :, 0]
        if self.ratio:
            move *= np.minimum(1.0, 2.0 / np.maximum(np.abs(move).max(axis=1, initial=0), 1e-300))[:, None]
        theta = np.repeat(self.start[:, None], len(left_out), axis=1)
        theta[self.free] += move.T
        return theta


class _Starts:
    """The treated cells added up by start and period, and which of these belong to which set."""

    def __init__(self, whole: Imputation, starts: np.ndarray, belongs: sparse.csr_array):
        cells = whole.cells
        self.whole, self.starts, self.belongs = whole, starts, belongs
        self.used = cells.treated & np.isfinite(whole.expected)
        self.weight = np.where(self.used, cells.weight, 0.0)
        self.members = [np.flatnonzero(starts == s) for s in range(starts.max() + 1)]
        self.held = np.stack([self.weight * cells.y, self.weight, 1.0 * (self.weight > 0)])
        self.sums = np.stack([self.held[:, own].sum(axis=1) for own in self.members], axis=1)  # 3 x starts x periods

    @classmethod
    def of(cls, whole: Imputation, totals: list[Totals]) -> _Starts | None:
        """None where places of one start are in different sets in one period."""
        treated = whole.cells.treated
        ever = treated.any(axis=1)
        first = np.where(ever, treated.argmax(axis=1), -1)
        starts = np.unique(first, return_inverse=True)[1]
        T, shape, at, before = treated.shape[1], (starts.max() + 1, treated.shape[1]), [], 0
        for family in totals:
            label = np.full(shape, -1)
            np.maximum.at(label, starts, np.where(treated, family.label, -1))
            if (np.where(treated, label[starts], -1) != np.where(treated, family.label, -1)).any():
                return None
            start, period = np.nonzero(label >= 0)
            at.append((before + label[start, period], start * T + period))
            before += family.n
        sets, cells = (np.concatenate(part) for part in zip(*at, strict=True))
        return cls(whole, starts, sparse.csr_array((np.ones(len(sets)), (sets, cells)), shape=(before, shape[0] * T)))

    def effects(self, theta: np.ndarray, left_out: list[np.ndarray]) -> np.ndarray:
        """The effects (clusters x sets), given the effects of the periods without each cluster and the places that it has."""
        expected = self._expected(theta, left_out)
        held = np.repeat(self.sums[..., None], len(left_out), axis=3)
        for j, places in enumerate(left_out):
            for i in places[self.used[places].any(axis=1)]:
                held[:, self.starts[i], :, j] -= self.held[:, i]
        recorded, seen, count = (self.belongs @ part.reshape(-1, len(left_out)) for part in held)
        foreseen = self.belongs @ expected.reshape(-1, len(left_out))
        recorded[np.abs(recorded) <= NOTHING * np.abs(self.sums[0]).sum()] = 0.0
        with np.errstate(divide="ignore", invalid="ignore"):
            value = np.log(recorded / foreseen) if self.whole.cells.ratio else (recorded - foreseen) / seen
        return np.where(count > 0.5, value, np.nan).T

    def _expected(self, theta: np.ndarray, left_out: list[np.ndarray]) -> np.ndarray:
        """Starts x periods x clusters: weighted sums of what cells would have had."""
        whole, cells = self.whole, self.whole.cells
        if cells.ratio:
            silent, size = whole.silent, np.exp(np.clip(cells.offset, -300, 300))
            of_period = np.where(silent[:, None], 0.0, np.exp(theta))
            level = whole.sums[:, None] / np.maximum((whole.base * size) @ of_period, 1e-300)
            weight, added = self.weight * size, None
        else:
            total = np.maximum(whole.base.sum(axis=1), 1e-300)
            level = ((whole.sums - (whole.base * cells.offset).sum(axis=1))[:, None] - whole.base @ theta) / total[:, None]
            of_period, weight, added = np.ones_like(theta), self.weight, self.weight * cells.offset
        found = np.empty((len(self.members), *theta.shape))
        for s, own in enumerate(self.members):
            found[s] = of_period * (weight[own].T @ level[own])
            if added is not None:
                found[s] += added[own].sum(axis=0)[:, None] + self.weight[own].sum(axis=0)[:, None] * theta
        for j, places in enumerate(left_out):
            for i in places[self.used[places].any(axis=1)]:
                own = of_period[:, j] * weight[i] * level[i, j]
                found[self.starts[i], :, j] -= own if added is None else own + added[i] + self.weight[i] * theta[:, j]
        return found
