"""Weights on the simplex: the quadratic programme of synthetic controls, solved by non-negative least squares."""

from __future__ import annotations

import numpy as np
from scipy import optimize


def simplex_weights(target: np.ndarray, donors: np.ndarray, ridge: float = 0.0) -> np.ndarray:
    """w >= 0, sum(w) = 1, that minimises |target - donors w|^2 + ridge |w|^2 (target: n, donors: n x J).

    Substituting the constraint target = target sum(w) turns it into a cone problem whose solution is scaled to sum one: exact.
    """
    gap = donors - target[:, None]
    size = max(float(np.abs(gap).max()), 1e-12)
    rows = [gap / size]
    if ridge > 0:
        rows.append(np.sqrt(ridge) / size * np.eye(donors.shape[1]))
    # min |A w|^2 with sum(w) = 1 is min |A v|^2 + (sum(v) - 1)^2, scaled: v is proportional to w.
    system = np.vstack([*rows, np.ones((1, donors.shape[1]))])
    found = optimize.nnls(system, np.r_[np.zeros(len(system) - 1), 1.0], maxiter=50 * donors.shape[1] + 1000)[0]
    total = found.sum()
    return found / total if total > 0 else np.full(donors.shape[1], 1 / donors.shape[1])


def synthetic_did(Y: np.ndarray, treated: np.ndarray, start: int) -> tuple[float, np.ndarray, np.ndarray]:
    """Synthetic difference-in-differences (Arkhangelsky et al., AER 2021, algorithm 1): effect, unit weights, period weights.

    Y: places x periods; `treated`: which places; `start`: the first treated period.
    """
    donors, own = Y[~treated], Y[treated].mean(axis=0)
    before, after = Y.shape[1] - (Y.shape[1] - start), Y.shape[1] - start
    noise = np.diff(donors[:, :start], axis=1).std(ddof=1)
    zeta = (treated.sum() * after) ** 0.25 * noise
    centred = donors[:, :start].T - donors[:, :start].T.mean(axis=0)
    unit = simplex_weights(own[:start] - own[:start].mean(), centred, zeta**2 * before)
    rows = donors[:, :start] - donors[:, :start].mean(axis=0)
    goal = donors[:, start:].mean(axis=1)
    time = simplex_weights(goal - goal.mean(), rows, (1e-6 * noise) ** 2 * len(donors))
    own_change = own[start:].mean() - time @ own[:start]
    donor_change = donors[:, start:].mean(axis=1) - donors[:, :start] @ time
    return float(own_change - unit @ donor_change), unit, time
