"""Covariances of a Fit: classical, heteroskedastic (HC0, HC1), by cluster (CRV1) and the cluster jackknife (CRV3).

CRV1 is Liang and Zeger (1986) with G/(G-1) (n-1)/(n-k); CRV3 is the jackknife over clusters of MacKinnon, Nielsen and Webb
(J. Applied Econometrics 2023, equation 19), exact for least squares and one step of Newton for a count model.
"""

from __future__ import annotations

import numpy as np
from scipy import sparse

from analysis.inference.least_squares import Fit

LOST = 1e-9  # of an eigenvalue (columns of unit length), below which leaving a cluster out loses that direction


def classical(fit: Fit, dispersion: float | None = None) -> np.ndarray:
    """Bread times the dispersion: where none is given the fit's own, or 1 for NB2, whose alpha holds it already."""
    own = 1.0 if fit.alpha else fit.dispersion
    return fit.bread * (own if dispersion is None else dispersion)


def heteroskedastic(fit: Fit, correction: bool = True, k: int | None = None) -> np.ndarray:
    """HC1 (n/(n-k), White 1980), or HC0 without the correction."""
    meat = fit.scores.T @ fit.scores
    return fit.bread @ meat @ fit.bread * (fit.n / (fit.n - (fit.k if k is None else k)) if correction else 1.0)


def sums(values: np.ndarray, cluster: np.ndarray) -> np.ndarray:
    """Column sums a cluster (G x p)."""
    return sparse.csr_matrix((np.ones(len(cluster)), (cluster, np.arange(len(cluster))))) @ values


def crv1(fit: Fit, cluster: np.ndarray, k: int | None = None, correction: bool = True) -> np.ndarray:
    """Cluster-robust covariance, G/(G-1) alone without `correction`.

    `k` counts parameters; by default absorbed place effects, nested in the clusters, are not counted, place trends are.
    """
    scores = sums(fit.scores, cluster)
    groups, n = len(scores), fit.n
    k = fit.X.shape[1] + (1 if fit.absorbed else 0) + fit.slopes if k is None else k
    factor = groups / (groups - 1) * ((n - 1) / (n - k) if correction else 1.0)
    return fit.bread @ (scores.T @ scores) @ fit.bread * factor


class Jackknife:
    """CRV3 of a fit: `cov` (p x p), and the degrees of freedom of the variance of any combination of coefficients.

    Coefficients that only one cluster informs (a dummy of one of its places) stay where they are when it is left out.
    """

    def __init__(self, fit: Fit, cluster: np.ndarray):
        scores, whole = sums(fit.scores, cluster), np.linalg.inv(fit.bread)
        self._size = np.sqrt(np.diag(whole))
        self._whole = whole / np.outer(self._size, self._size)
        root = fit.X * np.sqrt(fit.w)[:, None] / self._size
        order = np.argsort(cluster, kind="stable")
        parts = [root[rows].T @ root[rows] for rows in np.split(order, np.cumsum(np.bincount(cluster))[:-1])]
        self._own = parts
        self._left = [np.linalg.eigh(self._whole - part) for part in parts]
        moves = -np.array([self._solve(g, scores[g] / self._size) for g in range(len(parts))]) / self._size
        self.cov = (len(parts) - 1) / len(parts) * moves.T @ moves

    def df(self, contrast: np.ndarray) -> float | None:
        """Satterthwaite's degrees of freedom, at most G - 1, for the variance of contrast (p) @ coefficients.

        Errors are taken as the working model describes them (Bell and McCaffrey 2002; Hansen 2025, J. Applied Econometrics
        40): few or unlike treated clusters leave fewer than G - 1. None where leaving some cluster out loses the combination.
        """
        scaled = contrast / self._size
        scaled = scaled / np.sqrt(scaled @ scaled)
        if any(((vectors.T @ scaled)[values < LOST] ** 2).sum() > 1e-6 for values, vectors in self._left):
            return None
        loadings = np.array([self._solve(g, scaled) for g in range(len(self._own))])
        reach = np.array([part @ loading for part, loading in zip(self._own, loadings, strict=True)])
        quadratic = np.diag((loadings * reach).sum(axis=1)) - reach @ np.linalg.solve(self._whole, reach.T)
        return min(float(np.trace(quadratic) ** 2 / (quadratic**2).sum()), len(self._own) - 1.0)

    def _solve(self, g: int, right: np.ndarray) -> np.ndarray:
        values, vectors = self._left[g]
        lost = values < LOST
        return vectors @ (np.where(lost, 0.0, 1 / np.where(lost, 1.0, values)) * (vectors.T @ right))
