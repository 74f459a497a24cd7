"""The figures of a release as an attacker sees them: each a sum of atoms (one indicator, place and period), known or held back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

Atom = tuple[str, str, str]  # indicator, place, period


@dataclass(frozen=True)
class Figure:
    """A count that a table prints: the sum of its atoms; `value` is what stands in the table before anything is held back."""

    atoms: frozenset[Atom]
    value: int

    @property
    def bits(self) -> float:
        """What is lost where it is held back: the digits to write it, in bits (at least one)."""
        return float(np.log2(2 + self.value))


def with_totals(counts: Mapping[Atom, int]) -> list[Figure]:
    """The figures of a table of places by periods with its totals: every cell, row, column and the whole, each once."""
    groups: dict[frozenset[Atom], int] = {}
    keys = [(lambda atom: atom), (lambda atom: atom[:2]), (lambda atom: (atom[0], "", atom[2])), (lambda atom: atom[:1])]
    for key in keys:
        found: dict[tuple, list[Atom]] = {}
        for atom in counts:
            found.setdefault(key(atom), []).append(atom)
        groups |= {frozenset(atoms): sum(counts[atom] for atom in atoms) for atoms in found.values()}
    return [Figure(atoms, value) for atoms, value in groups.items()]


def matrix(figures: Sequence[Figure], atoms: Sequence[Atom]) -> sparse.csr_matrix:
    """One row a figure, one column an atom: 1 where the figure counts the atom."""
    at = {atom: column for column, atom in enumerate(atoms)}
    rows = [row for row, figure in enumerate(figures) for _ in figure.atoms]
    columns = [at[atom] for figure in figures for atom in figure.atoms]
    return sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(figures), len(atoms)))


def all_atoms(figures: Iterable[Figure]) -> list[Atom]:
    """Every atom that some figure counts, sorted."""
    return sorted({atom for figure in figures for atom in figure.atoms})


def small(value: int, threshold: int) -> bool:
    """Whether a count could point at persons: from 1 to the threshold. A zero names nobody."""
    return 1 <= value <= threshold
