"""For estimators that are linear in the outcome: the jackknife over clusters, and randomisation of their starting dates.

The jackknife is CRV3 carried over to any estimator (MacKinnon, Nielsen and Webb 2023); the randomisation test hands the
starting dates to other clusters and, because the estimator is linear, needs one run an assignment for all nulls (outcome
less null times treatment).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from analysis.inference.choice import FEW_TREATED
from analysis.inference.coefficient import Inferred, by_t
from analysis.inference.least_squares import NotIdentified
from analysis.inference.randomisation import relabellings
from analysis.inference.wild_bootstrap import invert

MOST = 499


class Wide(NamedTuple):
    """`Y` (places x periods x outcomes; NaN where missing), `start` (index of the first treated period; the number of
    periods: never), `cluster` (codes from 0 of the places' clusters; None: each place is one), `X` (places x periods x covariates, or
    None).
    """

    Y: np.ndarray
    start: np.ndarray
    cluster: np.ndarray | None = None
    X: np.ndarray | None = None

    @property
    def groups(self) -> np.ndarray:
        """The cluster of every place."""
        return np.arange(len(self.start)) if self.cluster is None else self.cluster

    @property
    def G(self) -> int:
        """Clusters."""
        return int(self.groups.max()) + 1

    @property
    def treated(self) -> int:
        """Clusters ever treated."""
        return len(set(self.groups[self.start < self.Y.shape[1]]))

    @property
    def scarce(self) -> int:
        """The smaller of treated and never treated clusters; the treated ones where all are treated in the end."""
        return min(self.treated, self.G - self.treated) or self.treated

    @property
    def mixed(self) -> bool:
        """Whether places of one cluster start at different dates, so that no cluster has a start to hand on."""
        return any(len(set(self.start[self.groups == g])) > 1 for g in range(self.G))


Core = Callable[[Wide], np.ndarray]  # -> one value an outcome


def jackknife(core: Core, wide: Wide) -> np.ndarray:
    """The covariance of the core's values by leaving out one cluster at a time; clusters whose loss leaves nothing are
    passed over. Raises NotIdentified where fewer than two are left.
    """
    whole, leaves, groups = core(wide), [], wide.groups
    for g in range(wide.G):
        keep = groups != g
        found = core(Wide(wide.Y[keep], wide.start[keep], X=None if wide.X is None else wide.X[keep]))
        if np.all(np.isfinite(found)):
            leaves.append(found - whole)
    if len(leaves) < 2:
        raise NotIdentified
    left_out = np.array(leaves)
    return (len(leaves) - 1) / len(leaves) * left_out.T @ left_out


def infer_linear(core: Core, wide: Wide, kind: str, confidence: float, rng: np.random.Generator) -> Inferred:
    """Inference on the first outcome's value by the jackknife over clusters, or by randomisation of their starts.

    The jackknife's t has G - 1 degrees of freedom; below FEW_TREATED treated clusters, those less one. It stands in for
    randomisation where the clusters are mixed.
    """
    value, se = float(core(wide)[0]), float(np.sqrt(jackknife(core, wide)[0, 0]))
    if kind != "randomisation" or wide.mixed:
        df = wide.G - 1 if wide.scarce >= FEW_TREATED else max(wide.scarce - 1, 1)
        return by_t(value, se, df, confidence, "crv3")
    runs, ties = _reassigned(core, wide, rng)
    floor = ties / len(runs)

    def p_value(null: float) -> float:
        size = np.abs(runs[:, 0] - null * runs[:, 1])
        return max(float(np.mean(size >= size[0] * (1 - 1e-9) - 1e-12)), floor)

    low, high = (-np.inf, np.inf) if floor >= 1 - confidence else invert(p_value, value, max(se, 1e-12), confidence)
    return Inferred(value, se, low, high, p_value(0.0), kind, wide.G - 1, floor)


def _reassigned(core: Core, wide: Wide, rng: np.random.Generator) -> tuple[np.ndarray, int]:
    """The core's values of outcome and treatment (draws x 2) with the starts handed to other clusters, the true draw first,
    and how many draws are bound to have the true one's size (those that have it for an outcome of pure noise).
    """
    groups = wide.groups
    first = np.array([np.flatnonzero(groups == g)[0] for g in range(wide.G)])
    treated = np.arange(wide.Y.shape[1]) >= wide.start[:, None]
    noise = np.random.default_rng(0).normal(size=treated.shape)
    both = np.stack([wide.Y[:, :, 0], treated.astype(float), np.where(np.isnan(wide.Y[:, :, 0]), np.nan, noise)], axis=2)
    donors, _ = relabellings([bytes(str(s), "ascii") for s in wide.start[first]], rng, MOST)
    runs = np.array([core(Wide(both, wide.start[first[donor]][groups], X=wide.X)) for donor in donors])
    runs = runs[np.isfinite(runs).all(axis=1)]
    alike = np.isclose(np.abs(runs[:, 2]), abs(runs[0, 2]), rtol=1e-9, atol=1e-12)
    return runs[:, :2], int(alike.sum())
