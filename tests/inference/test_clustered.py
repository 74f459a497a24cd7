"""The cluster jackknife against refits without one cluster after another."""

import numpy as np
import pytest

from analysis.inference import clustered, least_squares

CLUSTERS = np.repeat(np.arange(9), [3, 5, 4, 6, 2, 7, 4, 5, 6])


@pytest.fixture
def design() -> np.ndarray:
    """A constant, a treatment of three clusters, and a covariate."""
    rng = np.random.default_rng(48)
    return np.column_stack([np.ones(len(CLUSTERS)), CLUSTERS < 3, rng.normal(size=len(CLUSTERS))]).astype(float)


def moves(X: np.ndarray) -> np.ndarray:
    """How far the coefficients move, without each cluster, for a unit of every residual (clusters x coefficients x n)."""
    whole = np.linalg.pinv(X)
    annihilator = np.eye(len(X)) - X @ whole
    found = []
    for g in range(CLUSTERS.max() + 1):
        keep = CLUSTERS != g
        left = np.zeros_like(whole)
        left[:, keep] = np.linalg.pinv(X[keep])
        found.append((left - whole) @ annihilator)
    return np.array(found)


def test_the_covariance_is_that_of_refits(design):
    y = np.random.default_rng(1).normal(size=len(design)) + CLUSTERS
    moved = moves(design) @ y
    literal = 8 / 9 * moved.T @ moved
    found = clustered.Jackknife(least_squares.linear(y, design), CLUSTERS).cov
    assert found == pytest.approx(literal, rel=1e-9)


def test_many_columns_give_the_covariance_of_refits_too(design):
    """More columns than a cluster has rows, which is solved another way."""
    rng = np.random.default_rng(2)
    X, y = np.column_stack([design, rng.normal(size=(len(design), 9))]), rng.normal(size=len(design))
    moved = moves(X) @ y
    jackknife = clustered.Jackknife(least_squares.linear(y, X), CLUSTERS)
    assert jackknife._rest and not jackknife._left
    assert jackknife.cov == pytest.approx(8 / 9 * moved.T @ moved, rel=1e-9)
    gram = moves(X)[:, 1] @ moves(X)[:, 1].T
    assert jackknife.df(np.eye(12)[1]) == pytest.approx(np.trace(gram) ** 2 / (gram**2).sum(), rel=1e-9)


@pytest.mark.parametrize("contrast", [(0.0, 1.0, 0.0), (1.0, 0.5, -2.0)])
def test_degrees_of_freedom_match_the_moments_of_the_variance_under_equal_independent_errors(design, contrast):
    y = np.random.default_rng(1).normal(size=len(design))
    lines = np.einsum("c,gcn->gn", contrast, moves(design))
    gram = lines @ lines.T
    literal = np.trace(gram) ** 2 / (gram**2).sum()  # 2 mean^2 / variance of a sum of squares of normals
    found = clustered.Jackknife(least_squares.linear(y, design), CLUSTERS).df(np.array(contrast))
    assert found == pytest.approx(literal, rel=1e-9)
    assert found < 8


def test_a_coefficient_that_one_cluster_carries_has_no_jackknife(design):
    X = np.column_stack([design, CLUSTERS == 4]).astype(float)
    y = np.random.default_rng(1).normal(size=len(X))
    jackknife = clustered.Jackknife(least_squares.linear(y, X), CLUSTERS)
    assert jackknife.df(np.array([0.0, 0.0, 0.0, 1.0])) is None
    assert jackknife.df(np.array([0.0, 1.0, 0.0, 0.0])) > 1
