"""The degrees of freedom of an AR(1) regression: what the estimated variance really wanders, over many simulated series."""

import numpy as np
import pytest

from analysis.inference.ar1 import reml

T = 80
TIME = np.arange(T)
X = np.column_stack([np.ones(T), TIME / 12, TIME >= T // 2])


def series(rho: float, seed: int) -> np.ndarray:
    rng = np.random.default_rng([48, seed])
    e = rng.normal(size=T)
    for t in range(1, T):
        e[t] = rho * e[t - 1] + np.sqrt(1 - rho**2) * e[t]
    return e


@pytest.mark.parametrize("rho", [0.0, 0.3, 0.6])
def test_two_over_df_is_the_variance_of_the_log_of_the_estimated_variance(rho):
    found = [reml(series(rho, seed), X, TIME) for seed in range(400)]
    wanders = np.var(np.log([f.cov[2, 2] for f in found]))
    promised = np.median([2 / f.df[2] for f in found])
    assert promised == pytest.approx(wanders, rel=0.35)


def test_they_are_fewer_than_those_of_independent_errors_and_of_each_coefficient():
    found = reml(series(0.3, 1), X, TIME)
    assert found.df.shape == (3,) and (found.df > 1).all() and (found.df < T - 3).all()


def test_a_gap_is_kept():
    kept = np.delete(np.arange(T), [10, 11, 12])
    found = reml(series(0.3, 2)[kept], X[kept], TIME[kept])
    assert np.isfinite(found.df).all() and np.isfinite(found.cov).all()
