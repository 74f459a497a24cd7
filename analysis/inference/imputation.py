"""What treated cells would have been: place and period effects (and controls) fitted on untreated cells alone.

Poisson with a log link gives the extended two-way fixed effects of Wooldridge (Econometrics Journal 2023): fitting on untreated
cells and predicting the others equals the regression saturated by cohort and period. Least squares gives Borusyak, Jaravel and
Spiess's imputation. Place effects are concentrated out, so that only periods and controls are solved for, and no cell, place or
period with a gap is lost. A total is the ratio of what was recorded to what was predicted (a difference of means in levels):
cells with a count of nought are no trouble to it.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from analysis.inference.least_squares import NotIdentified, Separation

STEPS = 50
AGAIN = 4  # steps of Newton's method without a cluster; one where the panel is large
LARGE = 20_000  # cells


class Cells(NamedTuple):
    """Places x periods: `y` (0 where absent), `offset`, `weight` (0 where absent), `controls` (x q); `untreated` and `treated`
    say which cells are which; `cluster` (codes from 0) says whose place is whose. `ratio`: Poisson with a log link.
    """

    y: np.ndarray
    offset: np.ndarray
    weight: np.ndarray
    controls: np.ndarray
    untreated: np.ndarray
    treated: np.ndarray
    cluster: np.ndarray
    ratio: bool

    def of(self, keep: np.ndarray) -> Cells:
        """Some of the places."""
        return Cells._make([*(part[keep] for part in self[:-1]), self.ratio])

    @property
    def G(self) -> int:
        """Clusters."""
        return int(self.cluster.max(initial=-1)) + 1


class Imputation:
    """The fit on untreated cells: `theta` (periods, then controls), `expected` (places x periods, NaN where not predicted)."""

    def __init__(self, cells: Cells, start: np.ndarray | None = None, steps: int = STEPS):
        self.cells = cells
        self.base = cells.weight * cells.untreated
        self.sums = (self.base * cells.y).sum(axis=1)
        self.silent = cells.ratio & ((self.base * cells.y).sum(axis=0) == 0)  # periods whose untreated cells counted nothing
        solve = self._poisson if cells.ratio else self._linear
        T, q = cells.y.shape[1], cells.controls.shape[2]
        self.theta = solve(np.zeros(T + q) if start is None else start, steps)

    @cached_property
    def predicted(self) -> np.ndarray:
        """Cells whose place and period untreated cells connect (places x periods)."""
        seen = self.base > 0
        rows, columns = seen.shape
        at = np.nonzero(seen)
        graph = sparse.coo_matrix((np.ones(len(at[0])), (at[0], at[1] + rows)), shape=(rows + columns,) * 2)
        part = connected_components(graph, directed=False)[1]
        return (part[:rows, None] == part[rows:]) & seen.any(axis=1)[:, None] & seen.any(axis=0)

    @cached_property
    def expected(self) -> np.ndarray:
        """The outcome of every cell, had it not been treated."""
        cells, linear = self.cells, self._linear_part(self.theta)
        if cells.ratio:
            size = np.where(self.silent, 0.0, np.exp(linear))
            own = np.maximum((self.base * size).sum(axis=1), 1e-300)
            found = size * (self.sums / own)[:, None]
        else:
            total = np.maximum(self.base.sum(axis=1), 1e-300)
            found = linear + ((self.sums - (self.base * linear).sum(axis=1)) / total)[:, None]
        return np.where(self.predicted, found, np.nan)

    def _linear_part(self, theta: np.ndarray) -> np.ndarray:
        T = self.cells.y.shape[1]
        return np.clip(self.cells.offset + theta[:T] + self.cells.controls @ theta[T:], -300, 300)

    def _system(self, mass: np.ndarray, own: np.ndarray, gap: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Gradient and information of periods and controls, place effects concentrated out (`mass`: working weights)."""
        X, T = self.cells.controls, mass.shape[1]
        per = np.where(own > 0, 1 / np.maximum(own, 1e-300), 0.0)
        scaled = mass * per[:, None]
        information = np.zeros((T + X.shape[2],) * 2)
        information[:T, :T] = np.diag(mass.sum(axis=0)) - scaled.T @ mass
        gradient = np.r_[gap.sum(axis=0), np.einsum("it,itk->k", gap, X)]
        if X.shape[2]:
            moment = np.einsum("it,itk->ik", mass, X)
            information[:T, T:] = np.einsum("it,itk->tk", mass, X) - scaled.T @ moment
            information[T:, :T] = information[:T, T:].T
            information[T:, T:] = np.einsum("it,itk,itl->kl", mass, X, X) - (moment * per[:, None]).T @ moment
        return gradient, information

    def _poisson(self, theta: np.ndarray, steps: int) -> np.ndarray:
        for _ in range(steps):
            size = np.where(self.silent, 0.0, self.base * np.exp(self._linear_part(theta)))
            own = size.sum(axis=1)
            mass = size * np.where(own > 0, self.sums / np.maximum(own, 1e-300), 0.0)[:, None]
            gap = self.base * self.cells.y - mass
            gradient, information = self._system(mass, self.sums, gap)
            move = _solved(information, gradient)
            size = np.abs(move).max(initial=0)
            theta = theta + move * min(1.0, 2.0 / max(size, 1e-300))
            if size < 1e-9:
                break
        if steps == STEPS and (not np.isfinite(theta).all() or np.abs(theta).max(initial=0) > 250):
            raise Separation
        return theta

    def _linear(self, theta: np.ndarray, steps: int) -> np.ndarray:
        target = self.base * (self.cells.y - self.cells.offset)
        total = self.base.sum(axis=1)
        centred = target - self.base * (target.sum(axis=1) / np.maximum(total, 1e-300))[:, None]
        gradient, information = self._system(self.base, total, centred)
        return _solved(information, gradient)


def _solved(information: np.ndarray, gradient: np.ndarray) -> np.ndarray:
    """The step in the directions that the data inform."""
    size = np.sqrt(np.maximum(np.diag(information), 1e-300))
    size[np.diag(information) <= 0] = 1.0
    scaled = information / np.outer(size, size)
    return np.linalg.lstsq(scaled, gradient / size, rcond=1e-10)[0] / size


class Totals(NamedTuple):
    """Sets of treated cells, each with a weight in up to one set a family: `label` (places x periods, -1: in none)."""

    label: np.ndarray
    n: int


def effects(cells: Cells, expected: np.ndarray, totals: list[Totals]) -> np.ndarray:
    """One value a set, all families after one another: the logarithm of recorded over expected, or the weighted mean gap.

    NaN where a set has no cell left; infinite where nothing is expected or nothing recorded.
    """
    usable = cells.treated & np.isfinite(expected)
    found = []
    for family in totals:
        inside = usable & (family.label >= 0)
        at, w = family.label[inside], cells.weight[inside]
        seen = np.bincount(at, w, family.n)
        recorded = np.bincount(at, w * cells.y[inside], family.n)
        foreseen = np.bincount(at, w * expected[inside], family.n)
        with np.errstate(divide="ignore", invalid="ignore"):
            value = np.log(recorded / foreseen) if cells.ratio else (recorded - foreseen) / seen
        found.append(np.where(seen > 0, value, np.nan))
    return np.concatenate(found)


class Jackknifed(NamedTuple):
    """`value` (m), `cov` (m x m) by leaving clusters out, `leaves` (G x m: value without a cluster less the whole; NaN: lost)."""

    value: np.ndarray
    cov: np.ndarray
    leaves: np.ndarray
    whole: Imputation


def jackknife(cells: Cells, totals: list[Totals], combine: np.ndarray | None = None) -> Jackknifed:
    """The effects (rows of `combine` of them, where given) and their covariance by the cluster jackknife.

    Without a cluster the fit starts from the whole and takes a few steps of Newton's method (one in a large panel).
    """
    whole = Imputation(cells)
    said = effects(cells, whole.expected, totals)
    pick = (lambda v: v) if combine is None else (lambda v: _combined(combine, v))
    value, steps = pick(said), AGAIN if cells.y.size <= LARGE else 1
    leaves = np.full((cells.G, len(value)), np.nan)
    for g in range(cells.G):
        keep = cells.cluster != g
        rest = cells.of(keep)
        fit = Imputation(rest, whole.theta, steps)
        without = pick(effects(rest, fit.expected, [Totals(t.label[keep], t.n) for t in totals]))
        leaves[g] = np.where(np.isfinite(without) & np.isfinite(value), without, np.nan) - np.where(
            np.isfinite(value), value, 0.0
        )
    left = np.isfinite(leaves)
    count = left.sum(axis=0)
    zero = np.where(left, leaves, 0.0)
    cov = zero.T @ zero * np.sqrt(np.outer(*[np.maximum(count - 1, 0) / np.maximum(count, 1)] * 2))
    if not np.isfinite(value[0]) or count[0] < 2:
        raise NotIdentified
    return Jackknifed(value, cov, leaves, whole)


def _combined(weights: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Rows of weights times the values; those of weight nought may be undefined."""
    return np.array([(row[row != 0] * values[row != 0]).sum() for row in weights])


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
