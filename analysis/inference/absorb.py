"""Two sets of fixed effects projected out exactly, without a column for either: 3,300 communes x 180 months fit in memory.

The normal equations of the larger set are diagonal; eliminating it leaves a small system for the other (Abowd, Creecy and
Kramarz 2002), which is solved directly. No iteration, no starting value, no order of effects: the result depends on the data
alone, and any weights, gaps and unconnected parts are allowed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import numpy as np
from scipy import linalg, sparse
from scipy.sparse.csgraph import connected_components

DENSE = 4  # cells of the table a row of data, up to which it is held whole
TOLERANCE = 1e-11  # of the largest eigenvalue, below which a direction is a constant of an unconnected part
AT_ONCE = 500_000  # cells of the tables that are swept together
PASSES = 2  # the second removes the rounding of the first


class TwoWay:
    """Two sets of effects, given by their codes from 0 (n each): places, then periods. Codes that never occur are allowed."""

    def __init__(self, first: np.ndarray, second: np.ndarray):
        first, second = np.asarray(first), np.asarray(second)
        self.places = len(np.unique(first))
        swapped = first.max() < second.max()
        self.large, self.small = (second, first) if swapped else (first, second)
        self.shape = (int(self.large.max()) + 1, int(self.small.max()) + 1)
        self.cell = self.large * self.shape[1] + self.small
        self.whole = self.shape[0] * self.shape[1] <= DENSE * len(first) + 10_000
        self.single = self.whole and np.bincount(self.cell).max() == 1

    @cached_property
    def parameters(self) -> int:
        """Free parameters: levels that occur, less one for each connected part."""
        rows, columns = self.shape
        edges = sparse.coo_matrix((np.ones(len(self.cell)), (self.large, self.small + rows)), shape=(rows + columns,) * 2)
        seen = np.union1d(self.large, self.small + rows)
        return len(seen) - connected_components(edges.tocsr()[seen][:, seen], directed=False)[0]

    def within(self, values: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """`values` (n x p) less their weighted projection on both sets of effects; `weights` (n) are not negative."""
        table = self._table(weights)
        of_large = np.maximum(np.asarray(table.sum(axis=1)).ravel(), 1e-300)
        solve = _solver(table, of_large, np.asarray(table.sum(axis=0)).ravel())
        if self.single:
            at_once = max(AT_ONCE // table.size, 1)
            blocks = [values[:, j : j + at_once].astype(float) for j in range(0, values.shape[1], at_once)]
            columns = [self._sweep_tables(block, table, of_large, solve) for block in blocks]
        else:
            columns = [self._sweep_rows(v.astype(float), weights, table, of_large, solve) for v in values.T]
        return np.column_stack(columns) if columns else np.empty(values.shape)

    def _sweep_tables(self, values, table, of_large, solve) -> np.ndarray:
        """Every pair of levels occurs at most once: each column of the values is a table, empty cells have no weight."""
        rest = np.zeros((values.shape[1], table.size))
        rest[:, self.cell] = values.T
        rest = rest.reshape(-1, *self.shape)
        for _ in range(PASSES):
            weighted = table * rest
            large_sums = weighted.sum(axis=2)
            small = solve((weighted.sum(axis=1) - (large_sums / of_large) @ table).T).T
            rest -= ((large_sums - small @ table.T) / of_large)[:, :, None]
            rest -= small[:, None]
        return rest.reshape(len(rest), -1)[:, self.cell].T

    def _sweep_rows(self, values, weights, table, of_large, solve) -> np.ndarray:
        rest = values
        for _ in range(PASSES):
            weighted = weights * rest
            large_sums = np.bincount(self.large, weighted, self.shape[0])
            small = solve(np.bincount(self.small, weighted, self.shape[1]) - table.T @ (large_sums / of_large))
            rest = rest - ((large_sums - table @ small) / of_large)[self.large] - small[self.small]
        return rest

    def _table(self, weights: np.ndarray) -> np.ndarray | sparse.csr_matrix:
        """Weights added up by pair of levels; whole where most pairs occur."""
        if self.whole:
            return np.bincount(self.cell, weights, self.shape[0] * self.shape[1]).reshape(self.shape)
        return sparse.csr_matrix((weights, (self.large, self.small)), shape=self.shape)


def _solver(table, of_large: np.ndarray, of_small: np.ndarray) -> Callable[[np.ndarray], np.ndarray]:
    """Solve the system that is left for the smaller set (right sides: levels x columns), in the directions that the data inform."""
    whole = not sparse.issparse(table)
    crossed = table.T @ (table / of_large[:, None]) if whole else (table.T @ (sparse.diags_array(1 / of_large) @ table)).toarray()
    size = np.sqrt(np.where(of_small > 0, of_small, 1.0))
    system = (np.diag(of_small) - crossed) / np.outer(size, size)
    constant = size / np.linalg.norm(size)  # the one direction without information where everything is connected
    factor, failed = linalg.lapack.dpotrf(system + np.outer(constant, constant))
    if not failed and np.diag(factor).min() ** 2 > TOLERANCE:
        return lambda right: (linalg.lapack.dpotrs(factor, (right.T / size).T)[0].T / size).T
    values, vectors = np.linalg.eigh(system)
    informed = values > TOLERANCE * max(values.max(), 1e-300)
    half = vectors[:, informed] / np.sqrt(values[informed])
    return lambda right: ((half @ (half.T @ (right.T / size).T)).T / size).T
