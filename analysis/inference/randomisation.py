"""Randomisation inference: had the treatment fallen on other places, or other dates, how often so large a difference?

The statistic is the score of the treatment under the null over the square root of its information, so that large and
small places are on one footing; its reference set are the paths of treatment handed to other places (all of them where
there are few enough, else a random sample that includes the true one). Valid at one treated place (Fisher 1935; Young,
QJE 2019; MacKinnon and Webb 2020). The smallest p-value it can give is one over the size of the reference set, or more
where assignments score alike (as many treated as untreated places: the mirror image does).
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from analysis.inference.wild_bootstrap import invert

MOST = 2000  # assignments beyond which a random sample is taken


@dataclass(frozen=True, eq=False)
class Randomisation:
    """`assignments` (n x draws, the true one first), `scale` (draws), `residual` (null -> n, orthogonal to the other
    columns; NaN where no model can be fitted under that null), `ties`: assignments that always score as the true one does.
    """

    assignments: np.ndarray
    scale: np.ndarray
    residual: Callable[[float], np.ndarray]
    exhaustive: bool
    ties: int = 1

    def p_value(self, null: float = 0.0) -> float:
        """The share of assignments whose standardised score is at least as far from zero as the true one's.

        1 where the model cannot be fitted under the null: what cannot be tested is not rejected.
        """
        score = np.abs(self.residual(null) @ self.assignments) / self.scale
        if not np.isfinite(score).all():
            return 1.0
        return max(float(np.mean(score >= score[0] * (1 - 1e-9) - 1e-12)), self.floor)

    @property
    def floor(self) -> float:
        """The smallest p-value that could come out."""
        return self.ties / self.assignments.shape[1]

    def interval(self, value: float, scale: float, confidence: float) -> tuple[float, float]:
        """The effects that the test does not reject; infinite where the floor lies above 1 - confidence."""
        if self.floor >= 1 - confidence:
            return -np.inf, np.inf
        return invert(self.p_value, value, scale, confidence)


def relabellings(paths: list[bytes], rng: np.random.Generator, most: int = MOST) -> tuple[np.ndarray, bool]:
    """Distinct ways to hand the treatment paths of places to places: (draws x G) indices of the path's donor, the true one
    first; all of them where there are no more than `most`.
    """
    members = {kind: [g for g, path in enumerate(paths) if path == kind] for kind in sorted(set(paths))}
    size, left = 1, len(paths)
    for group in members.values():
        size *= math.comb(left, len(group))
        left -= len(group)
    if size > most:
        return np.vstack([np.arange(len(paths)), *[rng.permutation(len(paths))[None] for _ in range(most - 1)]]), False
    groups = sorted(members.values(), key=lambda group: (len(group), group))
    rows = [np.array(row) for row in _handed([-1] * len(paths), groups)]
    same = next(i for i, row in enumerate(rows) if all(paths[d] == paths[g] for g, d in enumerate(row)))
    rows.insert(0, rows.pop(same))
    return np.array(rows), True


def _handed(donors: list[int], groups: list[list[int]]) -> Iterator[list[int]]:
    """Every way to give the places still without a donor (-1) the first member of each group, as often as it has members."""
    free, (own, *others) = [g for g, donor in enumerate(donors) if donor < 0], groups
    for chosen in itertools.combinations(free, len(own)):
        filled = [own[0] if g in chosen else donor for g, donor in enumerate(donors)]
        yield from _handed(filled, others) if others else [filled]
