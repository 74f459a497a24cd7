"""Complementary suppression: which figures are held back beside the small ones, so that no sum gives those away.

For each small count another table is sought that agrees with everything printed and holds at least `threshold` more in its cell; figures
that it would have to change are held back, the cheapest in bits (a linear programme a count: Fischetti and Salazar 2001, Management
Science 47(7), section 6). What turns out not to be needed is printed after all.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from analysis.publish.release.figures import Atom, Figure, all_atoms, matrix, small

NEAR = 1e-7
CHEAP = 1e-6  # what a displacement costs by itself: of two as good, the smaller


def protect(
    wanted: Sequence[Figure],
    counts: Mapping[Atom, int],
    threshold: int,
    printed: Sequence[Figure] = (),
    held: Collection[Figure] = (),
) -> set[frozenset[Atom]] | None:
    """The figures of `wanted` to hold back, by their atoms; None where what is `printed` already leaves a small count without cover.

    `counts` holds the true count of every atom; `printed` the figures of earlier releases, `held` what those held back (it stays
    held back); `threshold` is the largest count that is small, and the least by which a small count must be able to be larger.
    """
    known = {figure.atoms for figure in printed}
    new = [figure for figure in {figure.atoms: figure for figure in wanted}.values() if figure.atoms not in known]
    atoms = all_atoms([*new, *printed, *held])
    singles = [Figure(frozenset([atom]), counts[atom]) for atom in atoms if small(counts[atom], threshold)]
    targets = {f.atoms: f for f in (*held, *new, *singles) if f.atoms not in known and (small(f.value, threshold) or f in held)}
    first = {f.atoms for f in new if f.atoms in targets}
    search = _Search(new, printed, atoms, counts, threshold)
    found = [search.solved(list(order), first) for order in _orders(list(targets.values()))]
    if any(one is None for one in found):
        return None
    return min(found, key=lambda chosen: (sum(f.bits for f in new if f.atoms in chosen), len(chosen)))


def _orders(targets: list[Figure]) -> list[list[Figure]]:
    """Orders in which small counts are covered; of few, several are tried."""
    up = sorted(targets, key=lambda f: (f.value, sorted(f.atoms)))
    if len(up) > 12:
        return [up[::-1]]
    rng = np.random.default_rng(0)
    return [up, up[::-1], *([up[at] for at in rng.permutation(len(up))] for _ in range(4 if len(up) > 1 else 0))]


class _Search:
    """The linear programmes of one release: variables are the displacement of each atom and what each figure is moved by."""

    def __init__(
        self, new: list[Figure], printed: Sequence[Figure], atoms: list[Atom], counts: Mapping[Atom, int], threshold: int
    ):
        self.new, self.atoms, self.threshold = new, atoms, threshold
        self.sums, self.before = matrix(new, atoms), matrix(printed, atoms)
        self.single = np.array([len(figure.atoms) == 1 for figure in new], bool)
        self.least = -np.array([counts[atom] for atom in atoms], float)
        m, n = self.sums.shape
        self.bits = np.array([figure.bits for figure in new])
        # displacement of the figures, up and down, as variables: sums d - up + down = 0; of what is printed there is none
        eye = sparse.identity(m, format="csr")
        self.equal = sparse.vstack(
            [sparse.hstack([self.sums, -eye, eye]), sparse.hstack([self.before, sparse.csr_matrix((len(printed), 2 * m))])]
        )

    def need(self, target: Figure) -> int:
        """How much larger it must be able to be: the threshold; of a larger figure that an earlier release held back, one."""
        return self.threshold if small(target.value, self.threshold) else 1

    def displaced(self, target: Figure, free: np.ndarray) -> np.ndarray | None:
        """The cheapest displacement of the atoms that adds what a target needs; figures that are not `free` cost their bits."""
        m, n = self.sums.shape
        cost = np.where(free, CHEAP, self.bits + CHEAP)
        one = sparse.csr_matrix(matrix([target], self.atoms))
        equal = sparse.vstack([self.equal, sparse.hstack([one, sparse.csr_matrix((1, 2 * m))])], format="csr")
        low = np.r_[self.least, np.zeros(2 * m)]
        return self._solved(np.r_[np.zeros(n), cost, cost], equal, low, self.need(target), n)

    def within(self, target: Figure, free: np.ndarray) -> np.ndarray | None:
        """A displacement of the `free` figures alone that adds what a target needs."""
        n = len(self.atoms)
        one = sparse.csr_matrix(matrix([target], self.atoms))
        still = sparse.vstack([self.sums[~free], self.before, one], format="csr")
        fixed = np.zeros(n, bool)
        for row in np.flatnonzero(~free & self.single):
            fixed[self.sums.indices[self.sums.indptr[row]]] = True
        found = self._solved(
            np.full((~fixed).sum(), CHEAP), still[:, ~fixed], self.least[~fixed], self.need(target), (~fixed).sum()
        )
        if found is None:
            return None
        whole = np.zeros(n)
        whole[~fixed] = found
        return whole

    def _solved(self, cost: np.ndarray, equal: sparse.csr_matrix, low: np.ndarray, need: int, n: int) -> np.ndarray | None:
        right = np.zeros(equal.shape[0])
        right[-1] = need
        done = linprog(cost, A_eq=equal, b_eq=right, bounds=np.c_[low, np.full(len(low), np.inf)], method="highs-ds")
        return done.x[:n] if done.status == 0 else None

    def moved(self, displacement: np.ndarray) -> np.ndarray:
        """Which figures a displacement changes."""
        return np.abs(self.sums @ displacement) > NEAR

    def solved(self, targets: list[Figure], first: set[frozenset[Atom]]) -> set[frozenset[Atom]] | None:
        """What is held back when the targets are covered in this order; then what no cover needs is printed after all, the dearest first."""
        free = np.array([figure.atoms in first for figure in self.new], bool)
        must, covers = free.copy(), _Covers(matrix(targets, self.atoms), np.array([self.need(target) for target in targets]))
        for at, target in enumerate(targets):
            if not covers.covered[at]:
                found = self.displaced(target, free)
                if found is None:
                    return None
                covers.add(found, self.moved(found))
                free = free | self.moved(found)
        for row in sorted(np.flatnonzero(free & ~must), key=lambda row: -self.bits[row]):
            tried = free.copy()
            tried[row] = False
            left = covers.without(row)
            while not left.covered.all():
                found = self.within(targets[int(np.argmin(left.covered))], tried)
                if found is None:
                    break
                left.add(found, self.moved(found))
            else:
                free, covers = tried, left
        return {self.new[row].atoms for row in np.flatnonzero(free)}


class _Covers:
    """Displacements that leave everything printed as it is, and which targets each of them covers."""

    def __init__(self, targets: sparse.csr_matrix, need: np.ndarray):
        self.targets, self.need = targets, need
        self.kept: list[tuple[np.ndarray, np.ndarray]] = []  # figures moved, targets covered
        self.covered = np.zeros(len(need), bool)

    def add(self, displacement: np.ndarray, moved: np.ndarray) -> None:
        """Keep a displacement."""
        covers = self.targets @ displacement >= self.need - NEAR
        self.kept.append((moved, covers))
        self.covered = self.covered | covers

    def without(self, row: int) -> _Covers:
        """Those that do not move a figure."""
        left = _Covers(self.targets, self.need)
        left.kept = [one for one in self.kept if not one[0][row]]
        for _, covers in left.kept:
            left.covered = left.covered | covers
        return left
