"""Zones are recorded or refused, and the p-value of an exact interval is the level at which it lets go of no change."""

import json

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from analysis import Design, Estimate, Panel, Refusal, estimate, load_panel, run_checks
from analysis.errors import BadParameter
from analysis.inference.exact import poisson_combination, poisson_combination_p_value
from analysis.results import averted

ZONES = ("treated", "control", "displacement", "displacement_control")
COUNTS = {"treated": (30, 12), "control": (28, 27), "displacement": (20, 22), "displacement_control": (18, 17)}


def street(zones=ZONES, without=(), periods=("2017", "2018"), scale=1):
    rows = [
        (zone, period, COUNTS[zone][k * 2 // len(periods)] // scale)
        for zone in zones
        for k, period in enumerate(periods)
        if (zone, period) not in without
    ]
    frame = pd.DataFrame(rows, columns=["place", "year", "n"])
    panel = Panel.from_frame(frame.assign(zone=frame["place"]), place="place", period="year", outcome="n", controls=["zone"])
    return Design(panel, zones="zone", adopted=periods[len(periods) // 2])


def test_a_zone_period_that_is_missing_is_no_count_of_zero():
    found = estimate(street(without=[("control", "2018")], periods=("2015", "2016", "2017", "2018")))
    assert isinstance(found, Refusal) and found.obstacles[0].code == "zone_not_recorded"
    assert "control: 2018" in found.obstacles[0].reason.en and "treated" not in found.obstacles[0].reason.en


@pytest.mark.parametrize("lone", ["displacement", "displacement_control"])
def test_a_buffer_is_compared_with_its_own_control_or_not_at_all(lone):
    found = estimate(street(("treated", "control", lone)))
    assert isinstance(found, Refusal) and found.obstacles[0].code == "buffer_without_control"
    lacks = {"displacement": "displacement_control", "displacement_control": "displacement"}[lone]
    assert f"there is a {lone} zone and no {lacks} zone" in found.obstacles[0].reason.en
    assert not isinstance(estimate(street(("treated", "control"))), Refusal)


@pytest.mark.parametrize("scale", [1, 2, 5])
@pytest.mark.parametrize("zones", [ZONES, ZONES[:2]])
def test_the_p_value_of_a_displacement_difference_inverts_its_interval(zones, scale):
    found = estimate(street(zones, scale=scale))
    for confidence in (0.5, 0.8, 0.95, 0.99):
        at = estimate(street(zones, scale=scale), confidence=confidence)
        assert at.includes_no_change == (found.p_value > 1 - confidence)
    edge = estimate(street(zones, scale=scale), confidence=1 - found.p_value)
    assert min(abs(edge.low), abs(edge.high)) < 1e-6


def months(before, after, seed=0, spread=0.0, effect=1.0):
    rng, n = np.random.default_rng(seed), before + after
    periods = pd.period_range("2015-01", periods=n, freq="M").astype(str)
    mean = {zone: 20 * np.where((np.arange(n) >= before) & (zone == "treated"), effect, 1.0) for zone in ZONES}
    frame = pd.concat([pd.DataFrame({"place": zone, "period": periods, "zone": zone, "n": rng.poisson(
        mean[zone] * (rng.gamma(1 / spread, spread, n) if spread else 1.0))}) for zone in ZONES])  # fmt: skip
    panel = Panel.from_frame(frame, place="place", period="period", outcome="n", controls=["zone"])
    return Design(panel, zones="zone", adopted=periods[before])


def test_events_that_vary_by_more_than_poisson_have_a_wider_interval():
    alone, given = (estimate(months(24, 24, spread=0.2), errors=errors) for errors in ("exact", None))
    assert given.value == alone.value and given.high - given.low > 1.5 * (alone.high - alone.low)
    assert given.statistics["dispersion"] > 2


@pytest.mark.parametrize("spread", [0.0, 0.2])
def test_the_interval_of_a_street_by_month_is_never_narrower_than_the_exact_one_and_has_its_p_value(spread):
    for seed in range(4):
        alone, found = (estimate(months(12, 9, seed, spread), errors=errors) for errors in ("exact", None))
        assert found.low <= alone.low and found.high >= alone.high
        for confidence in (0.5, 0.9, 0.95):
            at = estimate(months(12, 9, seed, spread), confidence=confidence)
            assert at.includes_no_change == (found.p_value > 1 - confidence)


@pytest.mark.parametrize(
    ("before", "after", "claim"), [(1, 1, "describe"), (7, 24, "describe"), (12, 12, "associate"), (24, 8, "cause_if")]
)
def test_a_street_with_few_months_says_less(before, after, claim):
    effect = estimate(months(before, after))
    assert effect.claim == claim
    assert ("dispersion_unknown" in {c.code for c in effect.cautions}) == (claim == "describe")
    checks = run_checks(effect)
    assert (checks["placebo_date"].verdict != "not_possible") == (claim == "cause_if")


def test_no_difference_has_a_p_value_of_one_and_a_large_one_a_small():
    assert poisson_combination_p_value([10, 10], [1, -1]) == 1
    assert 0 < poisson_combination_p_value([1000, 10], [1, -1]) < 1e-9
    low, high = poisson_combination([40, 20], [1, -1], 0.95)
    assert (low > 0) == (poisson_combination_p_value([40, 20], [1, -1]) < 0.05)


@pytest.mark.parametrize(
    ("first", "second"), [((9, 40), (21, 50)), ((3, 12), (11, 14)), ((2, 30), (9, 30)), ((0, 9), (6, 9)), ((5, 5), (2, 8))]
)
def test_the_p_value_of_two_shares_inverts_its_interval(first, second):
    frame = pd.DataFrame(
        {"place": ["a", "b"], "period": 2019, "n": [first[0], second[0]], "of": [first[1], second[1]], "tr": [1, 0]}
    )
    named = {"place": "place", "period": "period", "outcome": "n", "exposure": "of", "kind": "share", "treated": "tr"}
    found = estimate(Design(Panel.from_frame(frame, **named)), "two_rates")
    for confidence in (0.5, 0.8, 0.9, 0.95, 0.99):
        at = estimate(Design(Panel.from_frame(frame, **named)), "two_rates", confidence=confidence)
        assert at.includes_no_change == (found.p_value > 1 - confidence), confidence


@pytest.mark.parametrize("seed", range(30))
def test_the_p_value_of_sens_slope_inverts_its_interval(seed):
    rng = np.random.default_rng(seed)
    n, size = int(rng.integers(4, 40)), rng.choice([2, 8, 400])
    values = rng.poisson(size * np.exp(rng.normal(0, 0.02) * np.arange(n)))
    if len(set(values)) == 1:
        return
    frame = pd.DataFrame({"place": "a", "year": range(1980, 1980 + n), "n": values})
    design = Design(Panel.from_frame(frame, place="place", period="year", outcome="n"))
    found = estimate(design, "mann_kendall")
    for confidence in (0.5, 0.8, 0.9, 0.95, 0.99):
        at = estimate(design, "mann_kendall", confidence=confidence)
        assert at.includes_no_change == (found.p_value > 1 - confidence), (confidence, found, found.p_value)


def pair(before, after, **named):
    frame = pd.DataFrame({"place": "a", "period": ["2012", "2013"], "n": [before, after], "t": [0, 1]})
    return Design(Panel.from_frame(frame, place="place", period="period", outcome="n", treated="t", **named))


def longer(mean=300, spread=0.05, n=24, seed=1):
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(
        {"place": "a", "period": range(1990, 1990 + n), "n": rng.poisson(mean * rng.gamma(1 / spread, spread, n))}
    )
    return Panel.from_frame(frame, place="place", period="period", outcome="n")


def test_the_dispersion_of_a_longer_series_is_carried_into_two_figures():
    panel = longer()
    y, t = panel.usable["outcome"].to_numpy(float), np.arange(len(panel.usable))
    peer = sm.GLM(y, sm.add_constant(t), family=sm.families.Poisson()).fit(scale="X2")
    found = estimate(pair(320, 260), dispersion=panel)
    assert found.statistics["dispersion"] == pytest.approx(peer.scale, rel=1e-6)
    as_number = estimate(pair(320, 260), dispersion=peer.scale)
    assert (found.low, found.high) == pytest.approx((as_number.low, as_number.high))
    assert "24 periods" in found.errors.en and "dispersion_unknown" not in {c.code for c in found.cautions}
    assert Estimate.from_dict(json.loads(json.dumps(found.to_dict()))).options == {"dispersion": "n, a, 24"}


def test_the_records_own_dispersion_makes_the_difference_of_two_years_unclear():
    record = load_panel("criminal_offences", places="vn-hcm")
    assert not estimate(pair(5000, 4700)).includes_no_change and estimate(pair(5000, 4700), dispersion=record).includes_no_change
    small = estimate(pair(50, 47), dispersion=record)
    assert "dispersion_of_other_size" in {c.code for c in small.cautions}


def test_a_short_series_and_shares_tell_no_dispersion():
    with pytest.raises(BadParameter, match="at least 8 periods"):
        estimate(pair(320, 260), dispersion=longer(n=6))


def test_events_averted_on_a_street_are_its_net_change_turned_round():
    found = estimate(months(24, 24, effect=0.5))
    fewer = averted(found)
    assert (fewer["value"], fewer["low"], fewer["high"]) == (-found.value, -found.high, -found.low) and fewer["years"] == 2
    assert averted(estimate(months(1, 1))) is None  # only described


def test_events_averted_between_two_figures_follow_from_the_ratio():
    found = estimate(pair(320, 260), dispersion=4.0)
    fewer = averted(found)
    if found.claim == "describe":
        assert fewer is None
    else:
        assert fewer["value"] == pytest.approx(60) and fewer["low"] < 60 < fewer["high"]
