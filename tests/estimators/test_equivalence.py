"""A margin asked of any method: two one-sided tests as statsmodels has them, or the whole interval; never said of a mere absence of evidence."""

import numpy as np
import pandas as pd
import pytest
from panels import design, places, series
from scipy import stats
from statsmodels.stats.weightstats import ttost_ind

from analysis import Design, Panel, estimate
from analysis.errors import BadParameter

RNG = np.random.default_rng(4)
SCORES = pd.DataFrame({"place": [f"p{i:02d}" for i in range(60)], "period": 2019, "y": RNG.normal(50, 4, 60), "on": [1, 0] * 30})


def scores() -> Design:
    return Design(Panel.from_frame(SCORES, place="place", period="period", outcome="y", treated="on", kind="measure"))


def said(effect) -> str:
    return next(c.text.en for c in effect.cautions if c.code == "equivalence")


@pytest.mark.parametrize("margin", [1.0, 2.5, 4.0, (-6.0, 2.0)])
def test_two_one_sided_tests_of_two_groups_are_those_of_statsmodels(margin):
    low, high = margin if isinstance(margin, tuple) else (-margin, margin)
    on, off = (SCORES.loc[SCORES["on"] == k, "y"] for k in (1, 0))
    p_value = ttost_ind(on, off, low, high)[0]
    effect = estimate(scores(), errors="classical", margin=margin)
    assert effect.statistics["equivalence_p"] == pytest.approx(p_value, rel=1e-6)
    assert effect.statistics["equivalent"] == (p_value <= 0.05)
    ninety = estimate(scores(), errors="classical", confidence=0.90)
    assert effect.statistics["equivalent"] == (low < ninety.low and ninety.high < high)
    assert ("is rejected" in said(effect)) == (p_value <= 0.05)


def test_a_change_a_year_is_tested_on_the_scale_of_its_errors():
    effect = estimate(series(np.random.default_rng(2).poisson(5000, 20)), errors="classical", margin=1)
    year = effect.coefficients.set_index("term").loc["year"]
    t = (np.log1p([0.01, -0.01]) - year["value"]) / year["std_error"]
    assert effect.statistics["equivalence_p"] == pytest.approx(max(stats.t.sf(t[0], 18), stats.t.cdf(t[1], 18)), rel=1e-6)
    assert "% a year" in said(effect)


def test_a_ratio_is_held_against_per_cent_and_an_interval_without_t_is_taken_whole():
    by_t, drawn = design(places(ratio=1.0, treated=8)), design(places(ratio=1.0, treated=3))
    jackknife, randomised = (estimate(d, "twfe", margin=(-30, 40)) for d in (by_t, drawn))
    assert "equivalence_p" in jackknife.statistics and "equivalence_p" not in randomised.statistics
    assert randomised.statistics["equivalent"] == (0.7 < randomised.low and randomised.high < 1.4)
    assert "whole 95% interval" in said(randomised) and jackknife.options["margin"] == (-30, 40)


def test_few_figures_that_show_nothing_are_not_called_the_same():
    effect = estimate(scores(), errors="classical", margin=0.2)
    assert effect.includes_no_change and effect.statistics["equivalent"] == 0
    assert "does not mean the same" in said(effect)


@pytest.mark.parametrize("margin", [0, -5, (1, 5), float("inf")])
def test_a_margin_that_leaves_no_room_is_refused(margin):
    with pytest.raises(BadParameter, match="both sides"):
        estimate(scores(), margin=margin)


def test_a_fall_of_everything_and_a_level_have_no_margin():
    with pytest.raises(BadParameter, match="below 100"):
        estimate(design(places()), "twfe", margin=100)
    with pytest.raises(BadParameter, match="compares nothing"):
        estimate(series([40]), "describe", margin=10)
