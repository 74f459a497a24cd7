"""Two figures are a lower bound of what is not known; places of one period are described together and one by one."""

import numpy as np
import pandas as pd
import pytest

from analysis import Design, Panel, estimate
from analysis.errors import BadParameter
from analysis.estimators import default


def pair(counts=(220, 300), people=None, kind="count", places=("a", "a"), periods=("2013", "2012")):
    frame = pd.DataFrame({"place": places, "period": periods, "y": counts, "on": [1, 0]})
    named = {"exposure": "people"} if people else {}
    frame = frame.assign(people=people) if people else frame
    return Design(Panel.from_frame(frame, place="place", period="period", outcome="y", treated="on", kind=kind, **named))


def year(counts, people=None, kind="count"):
    frame = pd.DataFrame({"place": [f"p{i}" for i in range(len(counts))], "period": "2019", "y": counts})
    frame = frame.assign(people=people) if people is not None else frame
    named = {"exposure": "people"} if people is not None else {}
    return Design(Panel.from_frame(frame, place="place", period="period", outcome="y", kind=kind, **named))


@pytest.mark.parametrize("asked", [pair(), pair(places=("a", "b"), periods=("2013", "2013")), pair(people=[900.0, 1000.0])])
def test_two_counts_describe_and_say_that_their_interval_is_a_lower_bound(asked):
    effect = estimate(asked)
    assert effect.claim == "describe" and "lower bound" in next(
        c.text.en for c in effect.cautions if c.code == "dispersion_unknown"
    )


def test_two_shares_of_one_period_stay_an_association_of_independent_persons():
    effect = estimate(pair((9, 21), [40, 50], "share", ("a", "b"), ("2013", "2013")))
    assert effect.claim == "associate" and "independent persons" in effect.cautions[-1].text.en
    assert estimate(pair((9, 21), [40, 50], "share")).claim == "describe"


@pytest.mark.parametrize("counts", [(220, 300), (300, 220), (12, 40), (0, 9)])
def test_the_dispersion_needed_is_where_the_interval_takes_in_no_change(counts):
    needed = estimate(pair(counts)).statistics["dispersion_needed"]
    below, above = (estimate(pair(counts), dispersion=needed * by) for by in (0.99, 1.01) if needed * by >= 1)
    assert not below.includes_no_change and above.includes_no_change
    assert below.p_value < 0.05 < above.p_value and above.value == below.value
    assert "dispersion_unknown" not in {c.code for c in above.cautions}


@pytest.mark.parametrize(("counts", "ratio"), [((0, 10), 0.5 / 10.5), ((10, 0), 10.5 / 0.5), ((5, 10), 0.5)])
def test_a_count_of_nought_counts_as_half_an_event_more_on_either_side(counts, ratio):
    assert estimate(pair(counts)).value == pytest.approx(ratio)


def test_a_dispersion_below_one_or_of_a_share_is_refused():
    for asked, given in ((pair(), 0.5), (pair((9, 21), [40, 50], "share"), 3.0)):
        with pytest.raises(BadParameter, match="dispersion"):
            estimate(asked, dispersion=given)


def test_places_of_one_year_are_described_together_and_one_by_one():
    counts, people = np.array([10, 20, 60, 5]), np.array([1000, 2000, 3000, 500])
    effect = estimate(year(counts, people))
    assert effect.scale == "rate_per_100k" and effect.value == pytest.approx(1e5 * 95 / 6500) and effect.claim == "describe"
    assert list(effect.coefficients["value"]) == pytest.approx(list(1e5 * counts / people)) and effect.n_places == 4
    assert (effect.coefficients["low"] < effect.coefficients["value"]).all()
    assert estimate(year(counts)).value == 95


def test_one_place_far_from_the_others_lies_beyond_the_funnel():
    rng = np.random.default_rng(1)
    even = rng.poisson(50, 30)
    assert estimate(year(even)).statistics["beyond_funnel"] == 0
    assert estimate(year(np.r_[even, 200])).statistics["beyond_funnel"] == 1


def test_shares_and_measures_of_places_are_described_too():
    assert estimate(year([5, 6], [10, 20], "share")).value == pytest.approx(11 / 30)
    effect = estimate(year([1.5, 2.5, 3.5], kind="measure"))
    assert effect.value == 2.5 and effect.low < 2.5 < effect.high


def test_where_everyone_joined_the_share_without_the_event_is_described():
    rng = np.random.default_rng(2)
    roll = pd.DataFrame(
        {"place": [f"n{i}" for i in range(40)], "period": 2016, "y": rng.integers(0, 2, 40), "t": rng.exponential(1, 40)}
    )
    for treated in (None, "on"):
        named = {"treated": treated} if treated else {}
        panel = Panel.from_frame(
            roll.assign(on=1), place="place", period="period", outcome="y", exposure="t", kind="event", **named
        )
        assert default(Design(panel)) == "kaplan_meier" and estimate(Design(panel)).scale == "share"


def test_a_cluster_widens_the_share_of_persons_who_are_alike():
    rng = np.random.default_rng(3)
    club = np.repeat(np.arange(8), 10)
    time = rng.exponential(np.repeat(rng.choice([0.3, 4.0], 8), 10))
    roll = pd.DataFrame({"place": [f"n{i:02d}" for i in range(80)], "period": 2016, "club": [f"k{c}" for c in club]})
    roll = roll.assign(y=(time < 2) * 1, t=np.minimum(time, 2))
    panel = Panel.from_frame(roll, place="place", period="period", outcome="y", exposure="t", kind="event", controls=["club"])
    alone, clustered = estimate(Design(panel, controls=())), estimate(Design(panel, cluster="club"))
    assert clustered.value == alone.value and clustered.high - clustered.low > 1.3 * (alone.high - alone.low)
