"""One change compared with another given covariates: the building stone of conditional parallel trends.

Doubly robust (Sant'Anna and Zhao, J. Econometrics 2020, traditional estimator: logit for who is treated, least squares for how
the comparison changed), by regression alone (Heckman, Ichimura and Todd 1997) or by weighting alone (Abadie 2005, weights that add
to one). Influence functions carry the estimation of both first steps.
"""

from __future__ import annotations

import numpy as np

HOW = ("doubly_robust", "regression", "weighting")
OVERLAP = 0.999  # chance of treatment above which nobody untreated is alike


def adjusted(change: np.ndarray, own: np.ndarray, X: np.ndarray, how: str) -> tuple[float, np.ndarray] | None:
    """The effect on those of `own` (n, yes or no) of their change (n) given X (n x q, without constant), and influences (n).

    None where the untreated do not carry the regression, or nobody untreated is like some who are treated.
    """
    d, X = own.astype(float), np.column_stack([np.ones(len(own)), X])
    rest, slope = _outcomes(change, d, X) if how != "weighting" else (change, np.zeros(X.shape))
    if slope is None:
        return None
    if how == "regression":
        effect = float(rest[own].mean())
        return effect, (d * (rest - effect) - slope @ (d[:, None] * X).mean(axis=0)) / d.mean()
    chance, score = _chances(d, X)
    if score is None:
        return None
    w = chance * (1 - d) / (1 - chance)
    treated, others = float(rest[own].mean()), float(np.average(rest, weights=w))
    first = (d * (rest - treated) - slope @ (d[:, None] * X).mean(axis=0)) / d.mean()
    moved = score @ (w[:, None] * (rest - others)[:, None] * X).mean(axis=0) - slope @ (w[:, None] * X).mean(axis=0)
    return treated - others, first - (w * (rest - others) + moved) / w.mean()


def _outcomes(change: np.ndarray, d: np.ndarray, X: np.ndarray) -> tuple[np.ndarray, np.ndarray | None]:
    """What the least squares of the untreated leaves of every change, and each one's influence on its coefficients (n x q)."""
    free = 1 - d
    cross = (free[:, None] * X).T @ X / len(d)
    if free.sum() <= X.shape[1] or np.linalg.cond(cross / np.sqrt(np.outer(np.diag(cross), np.diag(cross)))) > 1e12:
        return change, None
    left = change - X @ np.linalg.solve(cross, (free * change) @ X / len(d))
    return left, (free * left)[:, None] * X @ np.linalg.inv(cross)


def _chances(d: np.ndarray, X: np.ndarray) -> tuple[np.ndarray, np.ndarray | None]:
    """The chance of treatment by logit, and each one's influence on its coefficients (n x q); None without overlap."""
    spread = np.where(X.std(axis=0) > 0, X.std(axis=0), 1.0)
    Z = np.column_stack([X[:, :1], (X[:, 1:] - X[:, 1:].mean(axis=0)) / spread[1:]])
    beta = np.zeros(Z.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(Z @ beta, -30, 30)))
        information = (Z * (p * (1 - p))[:, None]).T @ Z
        if np.linalg.cond(information) > 1e12:
            return p, None
        step = np.linalg.solve(information, Z.T @ (d - p))
        beta = beta + step
        if np.abs(step).max() < 1e-10:
            break
    p = 1 / (1 + np.exp(-np.clip(Z @ beta, -30, 30)))
    if p.max() >= OVERLAP or np.abs(step).max() > 1e-6:
        return p, None
    score = (d - p)[:, None] * X
    return p, score @ np.linalg.inv((X * (p * (1 - p))[:, None]).T @ X) * len(d)
