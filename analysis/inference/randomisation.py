"""Randomisation inference: had the treatment fallen on other places, or other dates, how often so large a difference?

The statistic is the score of the treatment under the null over the square root of its information, so that large and
small places are on one footing; its reference set are the paths of treatment handed to other places (all of them where
there are few enough, else a random sample that includes the true one). Valid at one treated place (Fisher 1935; Young,
QJE 2019; MacKinnon and Webb 2020). The smallest p-value it can give is one over the size of the reference set, or twice
that where assignments tie.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from analysis.inference.wild_bootstrap import invert

MOST = 2000  # assignments beyond which a random sample is taken


@dataclass(frozen=True, eq=False)
class Randomisation:
    """`assignments` (n x draws, the true one first), `scale` (draws), `residual` (null -> n, orthogonal to the other
    columns).
    """

    assignments: np.ndarray
    scale: np.ndarray
    residual: Callable[[float], np.ndarray]
    exhaustive: bool

    def p_value(self, null: float = 0.0) -> float:
        """The share of assignments whose standardised score is at least as far from zero as the true one's."""
        score = np.abs(self.residual(null) @ self.assignments) / self.scale
        return float(np.mean(score >= score[0] * (1 - 1e-9) - 1e-12))

    @property
    def floor(self) -> float:
        """The smallest p-value that could come out."""
        return 1 / self.assignments.shape[1]

    def interval(self, value: float, scale: float, confidence: float) -> tuple[float, float]:
        """The effects that the test does not reject; infinite where the floor lies above 1 - confidence."""
        if self.floor >= 1 - confidence:
            return -np.inf, np.inf
        return invert(self.p_value, value, scale, confidence)


def relabellings(paths: list[bytes], rng: np.random.Generator, most: int = MOST) -> tuple[np.ndarray, bool]:
    """Distinct ways to hand the treatment paths of places to places: (draws x G) indices of the path's donor, the true one
    first.
    """
    kinds = sorted(set(paths))
    members = {kind: [g for g, path in enumerate(paths) if path == kind] for kind in kinds}
    size, left = 1, len(paths)
    for kind in kinds:
        size *= math.comb(left, len(members[kind]))
        left -= len(members[kind])
    true = np.arange(len(paths))
    if size <= most and len(kinds) == 2:
        few = min(kinds, key=lambda kind: len(members[kind]))
        other = next(kind for kind in kinds if kind != few)
        rows = []
        for chosen in itertools.combinations(range(len(paths)), len(members[few])):
            donor = np.full(len(paths), members[other][0])
            donor[list(chosen)] = members[few][0]
            rows.append(donor)
        same = next(i for i, row in enumerate(rows) if all(paths[d] == paths[g] for g, d in enumerate(row)))
        rows.insert(0, rows.pop(same))
        return np.array(rows), True
    return np.vstack([true, *[rng.permutation(len(paths))[None] for _ in range(most - 1)]]), False


def over_dates(statistic: Callable[[int], float], actual: int, admissible: list[int]) -> tuple[float, float]:
    """p-value and its floor: the share of admissible dates whose statistic is at least as extreme as the actual date's."""
    there = abs(statistic(actual))
    others = [abs(statistic(date)) for date in admissible if date != actual]
    return (1 + sum(o >= there for o in others)) / (1 + len(others)), 1 / (1 + len(others))
