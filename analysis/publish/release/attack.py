"""An attacker who has everything that was ever released: between which bounds lies each figure held back?

He knows every printed sum and that no count is negative. He recovers a figure where its bounds are less than one apart. The bounds are
those of linear programmes over all releases (HiGHS); a table that fits everything printed bounds every figure at once, so that most need none of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog

from analysis.publish.release.figures import Figure, all_atoms, matrix

ONE = 1 - 1e-6


@dataclass(frozen=True)
class Bounds:
    """What an attacker knows of a figure held back: it is from `low` to `high`, or at least known to differ by that much."""

    figure: Figure
    low: float
    high: float

    @property
    def recovered(self) -> bool:
        """Whether only one whole number is left."""
        return self.high - self.low < ONE


def attack(printed: Sequence[Figure], held: Sequence[Figure], enough: Sequence[float]) -> list[Bounds]:
    """The bounds of each figure held back; the search for one ends where they are `enough` apart (one number a figure)."""
    if not held:
        return []
    atoms = all_atoms([*printed, *held])
    known, sought = matrix(printed, atoms), matrix(held, atoms)
    values = np.array([figure.value for figure in printed], float)
    low, high = np.full(len(held), np.inf), np.full(len(held), -np.inf)

    equal = {"A_eq": known, "b_eq": values} if len(printed) else {}

    def look(direction: np.ndarray) -> None:
        done = linprog(direction, **equal, bounds=(0, None), method="highs")
        if done.status == 3:  # nothing printed bounds it: any large number is possible
            done = linprog(direction, **equal, bounds=(0, 1e6), method="highs")
        if done.status != 0:
            raise ArithmeticError(done.message)
        seen = sought @ done.x
        np.minimum(low, seen, out=low)
        np.maximum(high, seen, out=high)

    for row in range(len(held)):
        for sign in (-1.0, 1.0):
            if high[row] - low[row] < enough[row] - 1e-6:
                look(sign * sought[row].toarray().ravel())
    return [Bounds(figure, float(a), float(b)) for figure, a, b in zip(held, low, high, strict=True)]
