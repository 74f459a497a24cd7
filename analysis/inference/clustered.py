"""Covariances of a Fit: classical, heteroskedastic (HC0, HC1), by cluster (CRV1) and the cluster jackknife (CRV3).

CRV1 is Liang and Zeger (1986) with G/(G-1) (n-1)/(n-k); CRV3 is the jackknife over clusters of MacKinnon, Nielsen and Webb
(J. Applied Econometrics 2023, equation 19), exact for least squares and one step of Newton for a count model.
"""

from __future__ import annotations

import numpy as np
from scipy import sparse

from analysis.inference.least_squares import Fit

LOST = 1e-9  # of an eigenvalue (columns of unit length), below which leaving a cluster out loses that direction
WELL = 1e-4  # of an eigenvalue of what a cluster's rows leave to the others, down to which Woodbury's identity is exact enough


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


def crv1(fit: Fit, cluster: np.ndarray, k: int | None = None, correction: str = "full") -> np.ndarray:
    """Cluster-robust covariance: `full` is Stata's (CR1S), `clusters` has G/(G-1) alone (CR1), `none` no factor (CR0).

    `k` counts parameters; by default absorbed place effects, nested in the clusters, are not counted, place trends are.
    """
    moved = sums(fit.scores, cluster) @ fit.bread
    groups, n = len(moved), fit.n
    k = fit.X.shape[1] + (1 if fit.absorbed else 0) + fit.slopes if k is None else k
    factor = {"none": 1.0, "clusters": groups / (groups - 1)}.get(correction, groups / (groups - 1) * (n - 1) / (n - k))
    return moved.T @ moved * factor


class Jackknife:
    """CRV3 of a fit: `cov` (p x p), and the degrees of freedom of the variance of any combination of coefficients.

    Coefficients that only one cluster informs (a dummy of one of its places) stay where they are when it is left out.
    """

    def __init__(self, fit: Fit, cluster: np.ndarray):
        scores, whole = sums(fit.scores, cluster), np.linalg.inv(fit.bread)
        self._size = np.sqrt(np.diag(whole))
        self._bread = fit.bread * np.outer(self._size, self._size)
        whole = whole / np.outer(self._size, self._size)
        least = np.linalg.eigvalsh(whole)[0]
        root = fit.X * np.sqrt(fit.w)[:, None] / self._size
        order = np.argsort(cluster, kind="stable")
        self._own = [root[rows] for rows in np.split(order, np.cumsum(np.bincount(cluster))[:-1])]
        groups, short = len(self._own), [(g, own) for g, own in enumerate(self._own) if len(own) < len(whole)]
        rest = {g: np.linalg.eigh(np.eye(len(own)) - own @ self._bread @ own.T) for g, own in short}
        # The smallest eigenvalue without a cluster is at least that of the rest of its own rows times that of the whole.
        self._rest = {g: found for g, found in rest.items() if found[0][0] > WELL and found[0][0] * least > LOST}
        self._left = {g: np.linalg.eigh(whole - own.T @ own) for g, own in enumerate(self._own) if g not in self._rest}
        moves = -np.array([self._solve(g, scores[g] / self._size) for g in range(groups)]) / self._size
        self.cov = (groups - 1) / groups * moves.T @ moves

    def df(self, contrast: np.ndarray) -> float | None:
        """Satterthwaite's degrees of freedom, at most G - 1, for the variance of contrast (p) @ coefficients.

        Errors are taken as the working model describes them (Bell and McCaffrey 2002; Hansen 2025, J. Applied Econometrics
        40): few or unlike treated clusters leave fewer than G - 1. None where leaving some cluster out loses the combination.
        """
        scaled = contrast / self._size
        scaled = scaled / np.sqrt(scaled @ scaled)
        if any(((vectors.T @ scaled)[values < LOST] ** 2).sum() > 1e-6 for values, vectors in self._left.values()):
            return None
        loadings = np.array([self._solve(g, scaled) for g in range(len(self._own))])
        reach = np.array([own.T @ (own @ loading) for own, loading in zip(self._own, loadings, strict=True)])
        quadratic = np.diag((loadings * reach).sum(axis=1)) - reach @ self._bread @ reach.T
        return min(float(np.trace(quadratic) ** 2 / (quadratic**2).sum()), len(self._own) - 1.0)

    def _solve(self, g: int, right: np.ndarray) -> np.ndarray:
        """The normal equations without a cluster solved: by Woodbury's identity, by eigenvalues where directions are lost."""
        if g in self._rest:
            (values, vectors), own = self._rest[g], self._own[g]
            whole = self._bread @ right
            return whole + self._bread @ (own.T @ (vectors @ (vectors.T @ (own @ whole) / values)))
        values, vectors = self._left[g]
        lost = values < LOST
        return vectors @ (np.where(lost, 0.0, 1 / np.where(lost, 1.0, values)) * (vectors.T @ right))
