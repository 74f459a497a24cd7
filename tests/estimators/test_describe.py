"""Exact intervals against their defining equations, and against the numbers the founding brief prints."""

import math

import pandas as pd
import pytest
from scipy import optimize, stats

from analysis import Design, Panel, Refusal, estimate
from analysis.inference.exact import clopper_pearson, poisson_interval

GARWOOD = {3684: (3566, 3805), 367: (330, 407), 35: (24, 49), 482: (440, 527)}


def single(outcome, **columns) -> Panel:
    table = pd.DataFrame({"place": ["a"], "period": [2020], "outcome": [outcome], **columns})
    named = {key: key for key in ("exposure",) if key in columns}
    return Panel.from_frame(table, place="place", period="period", outcome="outcome", **named)


@pytest.mark.parametrize("count", GARWOOD)
def test_the_poisson_interval_of_a_total_is_garwoods(count):
    effect = estimate(Design(single(count)))
    assert (round(effect.low), round(effect.high)) == GARWOOD[count]


@pytest.mark.parametrize("count", [0, 1, 35, 3684])
def test_each_end_of_the_poisson_interval_leaves_two_and_a_half_per_cent_beyond_the_count(count):
    low, high = poisson_interval(count)
    assert stats.poisson.cdf(count, high) == pytest.approx(0.025, rel=1e-6)
    assert low == 0 if count == 0 else stats.poisson.sf(count - 1, low) == pytest.approx(0.025, rel=1e-6)


def test_the_share_35_of_402_has_clopper_and_pearsons_interval_found_by_root_search():
    low, high = clopper_pearson(35, 402)
    assert low == pytest.approx(optimize.brentq(lambda p: stats.binom.sf(34, 402, p) - 0.025, 1e-6, 0.5))
    assert high == pytest.approx(optimize.brentq(lambda p: stats.binom.cdf(35, 402, p) - 0.025, 1e-6, 0.5))
    assert [round(100 * end, 1) for end in (low, high)] == [6.1, 11.9]


@pytest.mark.parametrize(("successes", "end", "value"), [(0, 0, 0.0), (10, 1, 1.0)])
def test_a_share_of_none_or_all_ends_at_zero_or_one(successes, end, value):
    assert clopper_pearson(successes, 10)[end] == value


def test_a_rate_is_the_count_and_its_interval_per_person_year():
    effect = estimate(Design(single(35, exposure=[2_800_000.0])))
    low, high = poisson_interval(35)
    assert effect.scale == "rate_per_100k"
    assert (effect.value, effect.low, effect.high) == pytest.approx((1.25, low / 28, high / 28))


@pytest.mark.parametrize(("low", "high"), [(1000.0, 9999.0), (300_000.0, math.nan), (math.nan, 40.0)])
def test_a_printed_bound_is_given_back_without_sampling_error(low, high):
    from analysis.panel.frame import finish

    rows = pd.DataFrame({
        "place": ["a"], "period": pd.PeriodIndex(["2020"], freq="Y"), "outcome": [math.nan], "low": [low], "high": [high], "row": ["x"],
    })  # fmt: skip
    panel = single(1)
    effect = estimate(Design(finish(rows, outcome="tips", label=panel.label, unit=panel.unit)))
    assert math.isnan(effect.value)
    assert effect.low == (0 if math.isnan(low) else low) and effect.high == (math.inf if math.isnan(high) else high)


def test_figures_of_one_period_are_described_together_and_those_of_several_are_no_single_total():
    table = pd.DataFrame({"place": ["a", "b"], "period": [2020, 2020], "outcome": [1, 2]})
    together = estimate(Design(Panel.from_frame(table, place="place", period="period", outcome="outcome")))
    assert together.value == 3 and list(together.coefficients["term"]) == ["a", "b"]
    later = table.assign(period=[2019, 2020])
    result = estimate(Design(Panel.from_frame(later, place="place", period="period", outcome="outcome")), "describe")
    assert isinstance(result, Refusal)
