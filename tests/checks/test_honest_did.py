"""The bounds of Rambachan and Roth against their published example, and the interval's own arithmetic."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis.checks import run_checks
from analysis.credentials.panel_worlds import drifting
from analysis.design import Design
from analysis.estimators import estimate
from analysis.inference import smoothness
from analysis.inference.smoothness import path
from analysis.panel import Panel

# README of the R package HonestDiD (Medicaid expansions, first year after): M, lower and upper bound as printed
PUBLISHED = (
    (0, 0.0259, 0.0607),
    (0.01, 0.0132, 0.0787),
    (0.02, 0.00286, 0.0907),
    (0.03, -0.00714, 0.101),
    (0.04, -0.0171, 0.111),
)


def medicaid():
    """States that expanded in 2014 and those that had not by 2015, from the package moderndid (data alone)."""
    folder = find_spec("moderndid").submodule_search_locations[0]
    rows = pd.read_pickle(Path(folder) / "core" / "datasets" / "ehec_data.pkl.gz")
    rows = rows[(rows["year"] < 2016) & (rows["yexp2"] != 2015)]
    rows = rows.assign(start=rows["yexp2"].where(rows["yexp2"] == 2014))
    return Panel.from_frame(rows, place="stfips", period="year", outcome="dins", adopted="start", kind="measure")


def test_the_published_bounds_of_the_medicaid_expansions():
    effect = estimate(Design(medicaid()))
    table = run_checks(effect, only="honest_did", M=[M for M, *_ in PUBLISHED], target=0)["honest_did"].table
    np.testing.assert_allclose(table[["low", "high"]], [ends for _, *ends in PUBLISHED], atol=5e-4)


def test_without_a_bend_it_is_the_least_squares_line_carried_on():
    rng = np.random.default_rng(0)
    before, after, cov = rng.normal(size=5), rng.normal(size=2), np.diag(rng.uniform(0.5, 2, 7))
    weights = np.array([0.5, 0.5])
    low, high = path(before, after, cov, weights).interval(0.0, 0.95)
    lead, inverse = -np.arange(5, 0, -1.0), np.diag(1 / np.diag(cov)[:5])
    slope = (lead @ inverse @ before) / (lead @ inverse @ lead)
    error = np.sqrt(weights @ cov[5:, 5:] @ weights + 1.5**2 / (lead @ inverse @ lead))
    middle = weights @ after - 1.5 * slope
    assert (low, high) == pytest.approx((middle - stats.norm.ppf(0.975) * error, middle + stats.norm.ppf(0.975) * error))


def test_a_far_bend_uses_the_last_difference_before_the_start_alone():
    found = path(np.array([0.3, 0.1]), np.array([1.0]), np.eye(3) * 0.01, np.array([1.0]))
    low, high = found.interval(100.0, 0.95)
    assert (low + high) / 2 == pytest.approx(1.0 + 0.1, abs=1e-6) and (high - low) / 2 > 100


@pytest.mark.parametrize("months", [24, 120])
def test_a_straight_drift_moves_nothing_at_no_bend(months):
    """The interval at M = 0 is the same at every drift, so that the stored coverage is that of each."""
    found = []
    for drift in (0.0, 0.02, 0.05, 0.1):
        effect = estimate(drifting(np.random.default_rng(3), 0.0, months, (drift,)).design())
        found.append(run_checks(effect, only="honest_did", M=0.0)["honest_did"].table[["low", "high"]].iloc[0])
    np.testing.assert_allclose(found, [found[0]] * 4, atol=1e-6)


def test_an_estimator_is_chosen_by_its_planned_error_not_by_one_that_comes_out_small():
    error, planned, value = np.array([1.0, 0.1]), np.array([0.5, 1.0]), np.array([0.0, 5.0])
    found = smoothness.Path(np.eye(2), np.zeros(2), error, value, planned, np.array([20.0, np.inf]))
    assert found.interval(0.0, 0.95) == pytest.approx((-stats.t.ppf(0.975, 20), stats.t.ppf(0.975, 20)))
