"""No method says more than it can, whatever the design would permit; and the jump at a date is the jump at that date."""

import numpy as np
import pandas as pd
import pytest
from panels import design, places, series

from analysis import estimate, sentence
from analysis.design import Claim
from analysis.screening.segmented import segmented
from analysis.screening.terms import terms


@pytest.mark.parametrize("waves", [1, 3])
def test_a_pooled_regression_under_a_causal_design_is_an_association(waves):
    asked = design(places(waves=waves))
    effect = estimate(asked, "regression")
    assert asked.claim is Claim.CAUSE_IF
    assert (effect.claim, effect.sms_level) == (Claim.ASSOCIATE, 1)
    assert "alike" in effect.assumptions[0].en and "parallel" not in " ".join(a.en for a in effect.assumptions)
    assert "because" not in str(sentence(effect, "en"))


@pytest.mark.parametrize("method", ["trend", "mann_kendall", "joinpoint", "structural_breaks"])
def test_what_compares_nothing_at_the_date_describes_also_on_an_interrupted_series(method):
    values = np.random.default_rng(0).poisson(100, 30)
    asked = series(values, asked={"adopted": "2005-01-01", "treatment": "patrol"})
    assert asked.route == "interrupted"
    effect = estimate(asked, method)
    assert (effect.claim, effect.sms_level, effect.assumptions) == (Claim.DESCRIBE, 0, ())


def test_other_methods_keep_the_claim_of_their_design():
    effect = estimate(design(places()))
    assert (effect.claim, effect.sms_level) == (Claim.CAUSE_IF, 3)
    values = np.random.default_rng(0).poisson(100, 30)
    one = estimate(series(values, asked={"adopted": "2005-01-01"}))
    assert (one.claim, one.sms_level) == (Claim.ASSOCIATE, 2)


def bent(noise=0.5):
    years = np.arange(30)
    return 100 - 10.0 * np.maximum(0, years - 15) + np.random.default_rng(0).normal(0, noise, 30)


def test_a_kink_at_the_date_is_no_jump():
    effect = estimate(series(bent(), kind="measure", asked={"adopted": "2005-01-01"}))
    assert effect.includes_no_change and abs(effect.value) < 1.5
    slope = effect.coefficients.set_index("term").loc["slope 2005"]
    assert slope["low"] < -10 < slope["high"]


def test_the_first_period_of_the_change_lies_by_the_jump_above_its_counterfactual():
    values = bent() + 7 * (np.arange(30) >= 15)
    effect = estimate(series(values, kind="measure", asked={"adopted": "2005-01-01"}))
    at = effect.series.set_index("period").loc["2005"]
    assert at["fitted"] - at["counterfactual"] == pytest.approx(effect.value)
    assert effect.value == pytest.approx(7, abs=1.5)


def test_a_slope_counted_from_one_is_the_level_less_one_period_of_the_slope():
    rng, t = np.random.default_rng(3), np.arange(48)
    values = rng.poisson(80 * np.exp(-0.01 * t - 0.2 * (t >= 24) + 0.01 * np.maximum(0, t - 24)))
    months = pd.period_range("2010-01", periods=48, freq="M").astype(str)
    given = {"periods": months, "asked": {"adopted": "2012-01-01"}}
    ours = estimate(series(values, **given), season="none", errors="classical").coefficients.set_index("term")["value"]
    theirs = estimate(series(values, since=np.maximum(0, t - 23) / 12, **given), season="none", errors="classical", slope=False)
    assert np.log(theirs.value) == pytest.approx(ours["level 2012-01"] - ours["slope 2012-01"] / 12, rel=1e-6)


def test_a_screening_counts_slopes_alike():
    columns = terms(40, (20,), season=1)
    assert columns.X[20, columns.names.index("slope_1")] == 0 and columns.X[21, columns.names.index("slope_1")] == 1
    t = np.arange(40)
    y = np.random.default_rng(1).poisson(400 * np.exp(-0.1 * np.maximum(0, t - 20)))[None].astype(float)
    found = segmented(y, columns.X, columns.starts)
    assert abs(found.coef[0, 2]) < 3 * found.hac_error[0, 2]
