"""Random effects: the BCG trials as metafor and statsmodels have them, and places of one period."""

import numpy as np
import pandas as pd
import pytest
from scipy import integrate, stats
from statsmodels.discrete.discrete_model import NegativeBinomial
from statsmodels.stats.meta_analysis import combine_effects

from analysis import Design, Panel, estimate
from analysis.errors import BadParameter
from analysis.estimators.random_effects import pooled
from analysis.results import Refusal

# Colditz and others (JAMA 1994): tuberculosis with and without, vaccinated and not
BCG = np.array([
    [4, 119, 11, 128], [6, 300, 29, 274], [3, 228, 11, 209], [62, 13536, 248, 12619], [33, 5036, 47, 5761], [180, 1361, 372, 1079],
    [8, 2537, 10, 619], [505, 87886, 499, 87892], [29, 7470, 45, 7232], [17, 1699, 65, 1600], [186, 50448, 141, 27197],
    [5, 2493, 3, 2338], [27, 16886, 29, 17825],
], float)  # fmt: skip
A, B, C, D = BCG.T
RATIO = np.log((A / (A + B)) / (C / (C + D)))
VARIANCE = 1 / A - 1 / (A + B) + 1 / C - 1 / (C + D)


def places(outcome, kind="measure", **columns):
    frame = pd.DataFrame({"place": [f"p{i:02d}" for i in range(len(outcome))], "period": 2019, "y": outcome, **columns})
    named = {"exposure": "people"} if "people" in columns else {"weights": "w"} if "w" in columns else {}
    return Design(Panel.from_frame(frame, place="place", period="period", outcome="y", kind=kind, **named))


def test_the_bcg_trials_are_those_of_metafor():
    found = estimate(places(RATIO, w=1 / VARIANCE), "random_effects")
    assert found.value == pytest.approx(-0.7145, abs=1e-4) and found.statistics["tau2"] == pytest.approx(0.3132, abs=1e-4)
    assert found.statistics["q"] == pytest.approx(152.2330, abs=1e-3) and found.statistics["i_squared"] == pytest.approx(
        0.9222, abs=1e-4
    )
    assert (found.low, found.high) == (pytest.approx(-1.1082, abs=1e-3), pytest.approx(-0.3208, abs=1e-3))


def test_dersimonian_and_laird_with_hartung_and_knapp_are_statsmodels():
    found, theirs = pooled(RATIO, VARIANCE, "dl"), combine_effects(RATIO, VARIANCE, method_re="chi2")
    assert found.tau2 == pytest.approx(theirs.tau2) and found.mean == pytest.approx(theirs.mean_effect_re)
    assert found.error == pytest.approx(theirs.sd_eff_w_re_hksj)


def test_a_small_commune_is_drawn_to_the_mean_and_a_new_one_lies_within_the_wider_interval():
    rng = np.random.default_rng(0)
    people = np.array([1000, *[20000] * 19])
    counts = rng.poisson(0.002 * np.exp(rng.normal(0, 0.3, 20)) * people)
    found = estimate(places(counts, "count", people=people), "random_effects")
    table = found.coefficients
    pulled = np.log(table["value"] / table["recorded"]) / np.log(found.value / table["recorded"])
    assert pulled.between(0, 1).all() and pulled.idxmax() == 0 == counts.argmin()
    assert (np.diff(pulled[np.argsort(counts, kind="stable")]) <= 1e-9).all()
    assert found.claim == "describe" and found.scale == "rate_per_100k"
    assert found.statistics["predicted_low"] < found.low < found.high < found.statistics["predicted_high"]


def test_two_places_and_figures_without_an_error_are_refused():
    assert isinstance(estimate(places([1.0, 2.0], w=[1.0, 1.0]), "random_effects"), Refusal)
    assert estimate(places([1.0, 2.0, 3.0]), "random_effects").obstacles[0].code == "no_errors"


def test_shares_of_no_and_of_all_cases_stay_shares():
    found = estimate(places([0, 5, 10, 4], "share", people=[10, 10, 10, 10]), "random_effects")
    assert 0 < found.low < found.value < found.high < 1


def communes(k=40, seed=3):
    rng = np.random.default_rng(seed)
    people = np.exp(rng.uniform(6, 9.5, k)).round()
    return rng.poisson(people * 0.002 * rng.gamma(4, 1 / 4, k)).astype(float), people


def test_small_communes_are_drawn_as_the_negative_binomial_of_statsmodels_and_bayes_rule_have_it():
    counts, people = communes()
    found = estimate(places(counts, "count", people=people), "random_effects", likelihood="poisson")
    theirs = NegativeBinomial(counts, np.ones(len(counts)), exposure=people).fit(disp=0, method="bfgs", maxiter=500, gtol=1e-8)
    rate, alpha = np.exp(theirs.params[0]), theirs.params[1]
    assert found.value == pytest.approx(1e5 * rate, rel=1e-4) and found.statistics["alpha"] == pytest.approx(alpha, rel=1e-3)
    assert np.log([found.high / found.value, found.value / found.low]) == pytest.approx(stats.t.ppf(0.975, 39) * found.std_error)
    row, y, e = found.coefficients.iloc[7], counts[7], people[7]
    weigh = lambda r: stats.poisson.pmf(y, e * r) * stats.gamma.pdf(r, 1 / alpha, scale=rate * alpha)  # noqa: E731
    whole = integrate.quad(weigh, 0, 0.05, points=[rate], limit=200)[0]
    mean = integrate.quad(lambda r: r * weigh(r), 0, 0.05, points=[rate], limit=200)[0] / whole
    below = integrate.quad(weigh, 0, row["low"] / 1e5, limit=200)[0] / whole
    assert row["value"] == pytest.approx(1e5 * mean, rel=1e-3) and below == pytest.approx(0.025, abs=5e-4)


def test_a_commune_without_an_event_keeps_a_rate_above_zero_and_nobody_is_ranked():
    counts, people = communes()
    counts[people.argmin()] = 0
    found = estimate(places(counts, "count", people=people), "random_effects", likelihood="poisson")
    smallest = found.coefficients.iloc[people.argmin()]
    assert smallest["recorded"] == 0 < smallest["low"] < smallest["value"] < found.value
    said = {c.code: c.text for c in found.cautions}
    assert "no ranking" in said["drawn_to_mean"].en and "xếp hạng" in said["drawn_to_mean"].vi


def test_places_that_differ_by_chance_alone_are_said_not_to():
    people = np.full(12, 10_000.0)
    found = estimate(
        places([20, 19, 21, 20, 20, 21, 19, 20, 20, 20, 21, 19], "count", people=people), "random_effects", likelihood="poisson"
    )
    assert "no_difference" in {c.code for c in found.cautions} and np.ptp(found.coefficients["value"]) < 0.01 * found.value


def test_shares_have_no_poisson_likelihood():
    with pytest.raises(BadParameter, match="normal"):
        estimate(places([1, 5, 9], "share", people=[10, 10, 10]), "random_effects", likelihood="poisson")
