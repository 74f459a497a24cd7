"""Shares are analysed as shares, counts of a known population as rates: what only follows its denominator does not change."""

import numpy as np
import pytest
from panels import design, places, series

from analysis import estimate

GROWING = np.arange(30) * 10 + 100  # successes; trials grow alike: the share is 20 % throughout
MONTHLY = ("trend", "mann_kendall", "joinpoint", "structural_breaks")


def share(rng=None):
    noise = 0 if rng is None else rng.integers(-5, 6, 30)
    return {"values": GROWING + noise, "exposure": GROWING * 5, "kind": "share"}


@pytest.mark.parametrize("method", MONTHLY)
def test_a_constant_share_with_a_growing_numerator_does_not_change(method):
    effect = estimate(series(**share(np.random.default_rng(0))), method)
    assert effect.p_value > 0.05
    assert effect.includes_no_change or method == "structural_breaks"  # its interval is that of the date with the largest F
    assert abs(effect.value) < 0.1
    assert effect.scale == ("percent_per_year" if method == "trend" else "share")


def test_the_level_change_of_a_constant_share_is_none_by_arima():
    given = share(np.random.default_rng(0))
    effect = estimate(series(**given, asked={"adopted": "2005-01-01"}), "arima")
    assert effect.scale == "share" and abs(effect.value) < 0.02 and effect.includes_no_change


def test_a_share_that_falls_by_three_per_cent_a_year_is_seen_to():
    trials = np.linspace(4000, 9000, 12).round()
    effect = estimate(series(np.round(0.6 * 0.97 ** np.arange(12) * trials), exposure=trials, kind="share"))
    assert effect.value == pytest.approx(-3.0, abs=0.05)
    assert effect.low < -3 < effect.high
    np.testing.assert_allclose(effect.series["fitted"], effect.series["observed"], rtol=0.01)


def test_the_errors_of_a_share_are_at_least_those_of_binomial_sampling():
    rng = np.random.default_rng(3)
    trials, rejected = np.full(12, 400), 0
    errors, slopes = [], []
    for _ in range(300):
        effect = estimate(series(rng.binomial(trials, 0.7), exposure=trials, kind="share"))
        errors.append(effect.std_error)
        slopes.append(effect.value)
        rejected += effect.p_value <= 0.05
    assert np.mean(errors) == pytest.approx(np.std(slopes), rel=0.2)
    assert rejected / 300 <= 0.07


@pytest.mark.parametrize("method", [*MONTHLY, "segmented", "arima"])
def test_a_constant_rate_of_a_doubled_population_does_not_change(method):
    people = np.r_[np.full(20, 10_000), np.full(20, 20_000)]
    values = np.random.default_rng(2).poisson(people * 0.01)
    asked = {"adopted": "2010-01-01"} if method in ("segmented", "arima") else {}
    effect = estimate(series(values, exposure=people, asked=asked), method)
    assert effect.p_value > 0.05
    assert effect.includes_no_change or method == "structural_breaks"
    if method in ("mann_kendall", "structural_breaks"):
        assert effect.scale == "rate_per_100k"


def test_least_squares_on_counts_are_of_rates_where_persons_are_known():
    frame = places(ratio=1.0)
    after = frame["year"] >= frame["adopted"]
    frame["people"] = np.where(after, 2, 1) * frame["people"]
    frame["n"] = np.random.default_rng(2).poisson(frame["people"] * 0.01)
    for method in ("twfe", "event_study", "regression"):
        effect = estimate(design(frame), method, family="gaussian")
        assert effect.scale == "rate_per_100k" and abs(effect.value) < 60 and effect.includes_no_change, effect
    people = np.r_[np.full(20, 10_000), np.full(20, 20_000)]
    values = np.random.default_rng(2).poisson(people * 0.01)
    one = estimate(series(values, exposure=people, asked={"adopted": "2010-01-01"}), family="gaussian")
    assert one.scale == "rate_per_100k" and one.includes_no_change
    np.testing.assert_allclose(one.series["observed"], values)
    assert one.series["fitted"].iloc[-1] == pytest.approx(200, rel=0.1)


def test_gaps_do_not_make_arima_forget_the_persons():
    people = np.linspace(10_000, 40_000, 40)
    values = np.random.default_rng(5).poisson(people * 0.01)
    periods = [1990 + k for k in range(40)]
    kept = [k for k in range(40) if k not in (5, 6, 27)]
    with_gaps = series(values[kept], exposure=people[kept], periods=[periods[k] for k in kept], asked={"adopted": "2010-01-01"})
    effect = estimate(with_gaps, "arima", trend=False)
    assert effect.includes_no_change
