"""Persons: the partial likelihood is statsmodels', clusters of persons are obeyed, and codes that are no 0/1 are asked about."""

import numpy as np
import pandas as pd
import pytest
from statsmodels.duration.hazard_regression import PHReg

from analysis import Design, Panel, estimate
from analysis.errors import BadTable
from analysis.inference.proportional_hazards import Persons, fit, jackknife
from analysis.results import Refusal


def drawn(n=120, seed=1, columns=3):
    rng = np.random.default_rng(seed)
    X = np.column_stack([rng.integers(0, 2, n), rng.normal(size=(n, columns - 1))])
    time = np.ceil(rng.exponential(12 / np.exp(0.4 * X[:, 1]))).clip(1, 20)
    return Persons(time, (time < 20).astype(int), X)


def roll(clubs=9, joined=3, within=False, seed=1, **columns):
    rng = np.random.default_rng(seed)
    n = clubs * 10
    club = np.arange(n) % clubs
    time = rng.exponential(2, n)
    on = rng.integers(0, 2, n) if within else (club < joined) * 1
    frame = pd.DataFrame({"place": [f"n{i:03d}" for i in range(n)], "period": "2016", "on": on, "club": [f"k{c}" for c in club]})
    return frame.assign(y=(time < 2) * 1, years=np.minimum(time, 2), **columns)


def persons(frame, cluster=None, **named):
    named = {"place": "place", "period": "period", "outcome": "y", "exposure": "years", "treated": "on", "kind": "event"} | named
    return Design(Panel.from_frame(frame, controls=["club"] if cluster else [], **named), cluster=cluster)


@pytest.mark.parametrize("seed", range(5))
def test_the_partial_likelihood_with_ties_is_that_of_statsmodels(seed):
    given = drawn(seed=seed)
    own, theirs = fit(given), PHReg(given.time, given.X, status=given.event, ties="efron").fit()
    assert own.coef == pytest.approx(theirs.params, abs=1e-8)
    assert np.sqrt(np.diag(own.cov)) == pytest.approx(theirs.bse, abs=1e-8)
    assert own.loglik == pytest.approx(theirs.llf, abs=1e-8) and own.residual.sum() == pytest.approx(0, abs=1e-8)


def test_the_martingale_residuals_are_the_slope_of_the_likelihood():
    given = drawn(30)
    step = np.zeros(30)
    step[7] = 1e-5
    none = given._replace(X=np.empty((30, 0)))
    slope = (fit(none, step).loglik - fit(none, -step).loglik) / 2e-5
    assert fit(none).residual[7] == pytest.approx(slope, abs=1e-6)


def test_a_jackknife_of_whole_clusters_is_that_by_hand():
    given, cluster = drawn(60), np.arange(60) % 6
    whole = fit(given).coef
    moves = [
        fit(Persons(given.time[cluster != g], given.event[cluster != g], given.X[cluster != g])).coef - whole for g in range(6)
    ]
    assert jackknife(given, cluster) == pytest.approx(5 / 6 * np.transpose(moves) @ np.array(moves))


def test_clubs_that_joined_as_a_whole_are_handed_to_other_clubs():
    alone, clustered = estimate(persons(roll())), estimate(persons(roll(), "club"))
    assert clustered.value == pytest.approx(alone.value) and clustered.n_clusters == 9
    assert "randomisation" in clustered.errors.en and clustered.statistics["floor"] == pytest.approx(1 / 84)


def test_members_and_others_of_one_club_take_the_jackknife():
    effect = estimate(persons(roll(within=True), "club"))
    assert "CRV3" in effect.errors.en and "t(8)" in effect.errors.en


def test_two_clubs_are_no_clusters():
    found = estimate(persons(roll(clubs=2, joined=1), "club"))
    assert isinstance(found, Refusal) and found.obstacles[0].code == "too_few_clusters"


@pytest.mark.parametrize("method", ["cox", "kaplan_meier"])
def test_events_coded_one_and_two_are_asked_about(method):
    with pytest.raises(BadTable, match="1/2"):
        estimate(persons(roll().assign(y=lambda f: f["y"] + 1)), method)


def test_weights_that_are_not_used_are_said():
    effect = estimate(persons(roll(weight=2.0), weights="weight"))
    assert "weights" in next(c.text.en for c in effect.cautions if c.code == "not_used")
