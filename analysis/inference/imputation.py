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

from analysis.inference.least_squares import Separation

STEPS = 50


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
        cells, linear = self.cells, self.linear_part(self.theta)
        if cells.ratio:
            size = np.where(self.silent, 0.0, np.exp(linear))
            own = np.maximum((self.base * size).sum(axis=1), 1e-300)
            found = size * (self.sums / own)[:, None]
        else:
            total = np.maximum(self.base.sum(axis=1), 1e-300)
            found = linear + ((self.sums - (self.base * linear).sum(axis=1)) / total)[:, None]
        return np.where(self.predicted, found, np.nan)

    def linear_part(self, theta: np.ndarray) -> np.ndarray:
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
            size = np.where(self.silent, 0.0, self.base * np.exp(self.linear_part(theta)))
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
