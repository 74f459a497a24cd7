"""Logit of persons: Greene's table, the linear difference without controls, clusters and weights obeyed, what cannot be had refused."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from analysis import Design, Panel, estimate
from analysis.estimators import default
from analysis.results import Refusal


def spector():
    """Spector and Mazzeo's students, as printed by Greene (2003, table 21.1)."""
    data = sm.datasets.spector.load_pandas().data
    frame = data.assign(place=[f"s{i:02d}" for i in range(len(data))], period=1980)
    named = {"place": "place", "period": "period", "outcome": "GRADE", "treated": "PSI", "kind": "binary"}
    return Design(Panel.from_frame(frame, controls=["GPA", "TUCE"], **named))


def persons(n=200, seed=0, clusters=10, **named):
    rng = np.random.default_rng(seed)
    club = np.arange(n) % clusters
    chance = 1 / (1 + np.exp(-rng.normal(0, 1.2, clusters)[club]))
    frame = pd.DataFrame({"place": [f"n{i:03d}" for i in range(n)], "period": 2019, "on": (club < clusters // 2) * 1})
    frame = frame.assign(y=(rng.random(n) < chance) * 1, club=[f"k{c}" for c in club], w=rng.uniform(0.5, 3, n))
    asked = {"cluster": named.pop("cluster")} if "cluster" in named else {}
    given = {"place": "place", "period": "period", "outcome": "y", "treated": "on", "kind": "binary"}
    return Design(Panel.from_frame(frame, controls=["club"] if asked else [], **(given | named)), **asked)


def test_greenes_students():
    effect = estimate(spector())
    terms = effect.coefficients.set_index("term")
    assert default(spector()) == effect.method == "logit" and effect.claim == "associate"
    assert list(terms.loc[["const", "GPA", "TUCE", "treatment"], "value"]) == pytest.approx(
        [-13.021, 2.826, 0.095, 2.379], abs=5e-4
    )
    assert list(terms.loc[["const", "GPA", "TUCE", "treatment"], "std_error"]) == pytest.approx(
        [4.931, 1.263, 0.142, 1.065], abs=5e-4
    )
    assert effect.statistics["loglik"] == pytest.approx(-12.8896, abs=1e-4)


@pytest.mark.parametrize(("options", "value", "error"), [
    ({"effect": "derivative", "at": "mean"}, 0.4493, 0.197), ({"effect": "derivative"}, 0.3052, 0.092), ({}, 0.3575, 0.142),
])  # fmt: skip
def test_marginal_effects_are_those_of_statsmodels(options, value, error):
    found = estimate(spector(), **options)
    assert (found.value, found.std_error) == (pytest.approx(value, abs=5e-4), pytest.approx(error, abs=6e-4))


@pytest.mark.parametrize("at", ["overall", "mean"])
def test_the_slope_of_every_term_is_that_of_statsmodels(at):
    data = sm.datasets.spector.load_pandas().data
    peer = sm.Logit(data["GRADE"], sm.add_constant(data[["GPA", "TUCE", "PSI"]])).fit(disp=0)
    theirs, found = peer.get_margeff(at=at), estimate(spector(), at=at)
    terms = found.coefficients.set_index("term").loc[["GPA", "TUCE", "treatment"]]
    assert list(terms["effect"]) == pytest.approx(list(theirs.margeff), rel=1e-5)
    assert list(terms["effect_error"]) == pytest.approx(list(theirs.margeff_se), rel=1e-4)
    assert found.statistics["pseudo_r_squared"] == pytest.approx(peer.prsquared)


def test_without_controls_it_is_the_difference_of_two_shares():
    asked = persons()
    rows = asked.rows
    shares = rows.groupby("treated")["outcome"].mean()
    assert estimate(asked).value == pytest.approx(shares[1] - shares[0], abs=1e-9)


def test_persons_of_one_club_are_alike_and_weights_count():
    alone, clustered = estimate(persons()), estimate(persons(cluster="club"))
    assert clustered.value == pytest.approx(alone.value) and clustered.high - clustered.low > 1.5 * (alone.high - alone.low)
    weighted = estimate(persons(weights="w"))
    rows = persons(weights="w").rows
    shares = rows.assign(yes=rows["outcome"] * rows["weight"]).groupby("treated")[["yes", "weight"]].sum()
    assert weighted.value == pytest.approx((shares["yes"] / shares["weight"]).diff().iloc[-1], abs=1e-9)
    assert "HC1" in weighted.errors.en


def test_answers_that_separate_and_outcomes_that_are_counts_are_refused():
    frame = pd.DataFrame({"place": list("abcdef"), "period": 2019, "y": [0, 0, 0, 1, 1, 1], "on": [0, 0, 0, 1, 1, 1], "n": 7})
    named = {"place": "place", "period": "period", "treated": "on"}
    split = estimate(Design(Panel.from_frame(frame, outcome="y", kind="binary", **named)))
    assert isinstance(split, Refusal) and split.obstacles[0].code in ("separation", "outcome_defined_by_treatment")
    counts = estimate(Design(Panel.from_frame(frame, outcome="n", **named)), "logit")
    assert isinstance(counts, Refusal) and counts.obstacles[0].code == "not_binary"


def test_yes_and_no_of_persons_alone_are_described_as_a_share():
    effect = estimate(persons(treated=None))
    assert effect.method == "describe" and effect.scale == "share" and effect.n_obs == 200
