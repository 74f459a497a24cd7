"""Covariances of a Fit: classical, heteroskedastic (HC0, HC1), by cluster (CRV1) and the cluster jackknife (CRV3).

CRV1 is Liang and Zeger (1986) with G/(G-1) (n-1)/(n-k); CRV3 is the jackknife over clusters of MacKinnon, Nielsen and Webb
(J. Applied Econometrics 2023, equation 19), exact for least squares and one step of Newton for a count model.
"""

from __future__ import annotations

import numpy as np
from scipy import sparse

from analysis.inference.least_squares import Fit


def classical(fit: Fit, dispersion: float | None = None) -> np.ndarray:
    """Bread times the dispersion (the fit's own where none is given)."""
    return fit.bread * (fit.dispersion if dispersion is None else dispersion)


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


def crv3(fit: Fit, cluster: np.ndarray, column: int | None = None) -> np.ndarray | None:
    """Cluster jackknife covariance; None where leaving some cluster out loses the coefficient `column`."""
    leaves = leave_one_out(fit, cluster, column)
    if leaves is None:
        return None
    groups = len(leaves)
    return (groups - 1) / groups * leaves.T @ leaves


def leave_one_out(fit: Fit, cluster: np.ndarray, column: int | None = None) -> np.ndarray | None:
    """How far every coefficient moves when a cluster is left out (G x p); None where `column` is lost.

    Coefficients that only the cluster itself informs (a dummy of one of its places) are left where they are.
    """
    scores, whole = sums(fit.scores, cluster), np.linalg.inv(fit.bread)
    size = np.sqrt(np.diag(whole))
    moves = np.empty((len(scores), fit.X.shape[1]))
    root = fit.X * np.sqrt(fit.w)[:, None] / size
    scaled = whole / np.outer(size, size)
    order = np.argsort(cluster, kind="stable")
    for g, rows in enumerate(np.split(order, np.cumsum(np.bincount(cluster))[:-1])):
        values, vectors = np.linalg.eigh(scaled - root[rows].T @ root[rows])
        lost = values < 1e-9
        if column is not None and (vectors[column][lost] ** 2).sum() > 1e-6:
            return None
        inverse = np.where(lost, 0.0, 1 / np.where(lost, 1.0, values))
        moves[g] = -(vectors @ (inverse * (vectors.T @ (scores[g] / size)))) / size
    return moves
