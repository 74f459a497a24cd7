"""For estimators that are linear in the outcome: the jackknife over places, and randomisation of their starting dates.

The jackknife is CRV3 carried over to any estimator (MacKinnon, Nielsen and Webb 2023); the randomisation test hands the
starting dates to other places and, because the estimator is linear, needs one run an assignment for all nulls (outcome
less null times treatment).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from analysis.inference.coefficient import Inferred, by_t
from analysis.inference.randomisation import relabellings
from analysis.inference.wild_bootstrap import invert

MOST = 499


class Wide(NamedTuple):
    """`Y` (places x periods x outcomes; NaN where missing), `start` (index of the first treated period; the number of
    periods: never).
    """

    Y: np.ndarray
    start: np.ndarray


Core = Callable[[Wide], np.ndarray]  # -> one value an outcome


def jackknife(core: Core, wide: Wide) -> np.ndarray:
    """The covariance of the core's values by leaving out one place at a time; places whose loss leaves nothing are passed
    over.
    """
    whole, leaves = core(wide), []
    for g in range(len(wide.start)):
        keep = np.arange(len(wide.start)) != g
        found = core(Wide(wide.Y[keep], wide.start[keep]))
        if np.all(np.isfinite(found)):
            leaves.append(found - whole)
    leaves = np.array(leaves)
    return (len(leaves) - 1) / len(leaves) * leaves.T @ leaves


def infer_linear(core: Core, wide: Wide, kind: str, confidence: float, rng: np.random.Generator) -> Inferred:
    """Inference on the first outcome's value by the jackknife (t with G - 1) or by randomisation of the starts."""
    value, groups = float(core(wide)[0]), len(wide.start)
    se = float(np.sqrt(jackknife(core, wide)[0, 0]))
    if kind != "randomisation":
        return by_t(value, se, groups - 1, confidence, kind)
    treated = np.arange(wide.Y.shape[1]) >= wide.start[:, None]
    both = np.concatenate([wide.Y[:, :, :1], treated[:, :, None].astype(float)], axis=2)
    donors, _ = relabellings([bytes(str(s), "ascii") for s in wide.start], rng, MOST)
    runs = np.array([core(Wide(both, wide.start[donor])) for donor in donors])
    runs = runs[np.isfinite(runs).all(axis=1)]

    def p_value(null: float) -> float:
        size = np.abs(runs[:, 0] - null * runs[:, 1])
        return float(np.mean(size >= size[0] * (1 - 1e-9) - 1e-12))

    floor = 1 / len(runs)
    low, high = (-np.inf, np.inf) if floor >= 1 - confidence else invert(p_value, value, max(se, 1e-12), confidence)
    return Inferred(value, se, low, high, p_value(0.0), kind, groups - 1, floor)
