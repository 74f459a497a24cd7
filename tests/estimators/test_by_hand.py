"""Estimates whose value, interval or refusal is known by hand, by statsmodels, or at a border."""

import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from panels import design, places, series
from scipy import stats
from statsmodels.duration.survfunc import survdiff

from analysis import Design, Panel, Refusal, estimate
from analysis.design import arrays
from analysis.estimators import bounded, sdid, twfe
from analysis.estimators.kaplan_meier import log_rank, survival


def street(treated, buffer, control=(20, 20)):
    """Zones with a count before and after the date."""
    zones = {"treated": treated, "control": control, "displacement": buffer, "displacement_control": (10, 10)}
    rows = [(zone, year, count) for zone, counts in zones.items() for year, count in zip((2017, 2018), counts, strict=True)]
    frame = pd.DataFrame(rows, columns=["place", "year", "n"])
    panel = Panel.from_frame(frame.assign(zone=frame["place"]), place="place", period="year", outcome="n", controls=["zone"])
    return estimate(Design(panel, zones="zone", adopted="2018"), "displacement")


def test_the_displacement_quotient_of_bowers_and_johnson():
    found = street((40, 20), (10, 15)).statistics  # the street falls by its control's whole, the buffer rises by a quarter of it
    assert found["success"] == -1 and found["wdq"] == -0.25
    for undefined in (street((40, 40), (10, 15)), street((40, 20), (10, 15), control=(0, 20))):
        assert "wdq" not in undefined.statistics


def roll(seed=0, n=60, clubs=6):
    rng = np.random.default_rng(seed)
    time = rng.exponential(2, n)
    return np.minimum(time, 2), (time < 2) * 1.0, np.arange(n) % clubs


def test_the_log_rank_test_is_that_of_statsmodels():
    for seed in range(4):
        time, event, club = roll(seed)
        assert log_rank(time, event, club < 2) == pytest.approx(survdiff(time, event, club < 2)[1])
    assert log_rank(time, 0 * event, club < 2) == 1.0
    everyone = np.random.default_rng(9).exponential(2, 9)  # until two are left at risk, then one
    first = np.arange(9) % 2 == 0
    assert log_rank(everyone, np.ones(9), first) == pytest.approx(survdiff(everyone, np.ones(9), first)[1])


def test_the_share_of_clubs_has_the_t_of_its_clubs_less_one():
    time, event, club = roll()
    wide, narrow = (survival(time, event, 1.0, confidence, club) for confidence in (0.95, 0.5))
    reach = [math.log(math.log(found[1]) / math.log(found[0])) for found in (wide, narrow)]
    assert reach[0] / reach[1] == pytest.approx(stats.t.ppf(0.975, 5) / stats.t.ppf(0.75, 5))
    persons = survival(time, event, 1.0, 0.95, np.arange(60))  # everyone alone: as good as Greenwood
    assert persons == pytest.approx(survival(time, event, 1.0, 0.95), rel=0.1)


def test_a_club_that_has_every_event_leaves_a_share_half_a_person_from_one_without_it():
    time, event, club = roll()
    only = event * (club == 0)
    share, low, high = survival(time, only, 1.0, 0.95, club)
    left = [survival(time[club != g], only[club != g], 1.0, 0.95)[0] for g in range(6)]
    assert left[0] == 1 and max(left[1:]) < 1
    inner = np.log(-np.log([1 - 0.5 / 60, *left[1:]]))
    error = np.sqrt(5 / 6 * ((inner - inner.mean()) ** 2).sum())
    assert low == pytest.approx(share ** math.exp(stats.t.ppf(0.975, 5) * error)) and 0 <= low < share < high <= 1


def test_counts_of_a_growing_population_are_a_poisson_regression_with_that_population():
    rng, t = np.random.default_rng(2), np.arange(30)
    people = 10_000 * 1.05**t
    n = rng.poisson(people / 500)
    found = estimate(series(n, exposure=people, asked={"adopted": "2005"}), "segmented", errors="classical", family="poisson")
    X = np.column_stack([np.ones(30), t, t >= 15, np.maximum(0, t - 15)]).astype(float)
    other = sm.GLM(n, X, family=sm.families.Poisson(), offset=np.log(people)).fit()
    assert found.value == pytest.approx(np.exp(other.params[2]), rel=1e-6)


def test_an_effect_makes_no_place_larger_than_the_others():
    """Few treated places; where no population is given, their size is what they count without the treatment."""
    frame = places(treated=2, ratio=1.0)
    level = np.array([100, 140, 90, 160, 120])[frame["place"].str[1:].astype(int) % 5]
    treated = (frame["adopted"] <= frame["year"]).to_numpy()
    for larger, codes in ((treated, []), (frame["adopted"].notna().to_numpy(), ["unlike_sizes"])):
        made = design(frame.assign(n=level * np.where(larger, 20, 1)), exposure=None)
        assert [caution.code for caution in twfe.sizes(arrays(made))] == codes


def levels(n=12, treated=6, years=8, start=4, waves=2, seed=0):
    """Normal outcomes; the treated places start in so many waves."""
    rng = np.random.default_rng(seed)
    frame = places(n=n, years=years, treated=treated, start=start, waves=waves)
    return design(frame.assign(n=rng.normal(10, 1, len(frame))), exposure=None, kind="measure")


def test_where_all_are_treated_in_the_end_two_horizons_are_references():
    some, everyone = (estimate(levels(treated=k), "event_study").model for k in (6, 12))
    # starts 4 and 5 of 8 years: horizons -5 to 3, of which -1 and, where nobody stays untreated, -5 are references
    assert some.terms.shape[1] == 8 and everyone.terms.shape[1] == 7
    assert some.estimable.all() and everyone.estimable.all()


def test_synthetic_differences_need_more_donors_than_treated_places():
    for donors, refused in ((4, True), (5, False)):
        found = estimate(levels(n=4 + donors, treated=4, waves=1), "sdid")
        assert isinstance(found, Refusal) is refused
        if refused:
            assert found.obstacles[0].code == "too_few_donors" and "at least 5 donors" in found.obstacles[0].needed.en


def test_the_usual_interval_of_callaway_and_santanna_is_one_of_95_per_cent():
    usual, asked = (estimate(levels(), "callaway_santanna", **given) for given in ({}, {"confidence": 0.95}))
    assert (usual.low, usual.high, usual.confidence) == (asked.low, asked.high, 0.95) and math.isfinite(usual.high)
    listed = usual.coefficients.dropna(subset=["low", "high"])
    assert len(listed) and (listed["low"] <= listed["value"]).all() and (listed["value"] <= listed["high"]).all()


def test_measures_that_differ_by_one_are_not_constant_and_those_that_do_not_differ_are():
    frame = places(n=12, years=8, treated=6, start=4)
    alternate = (frame["year"] + frame["place"].str[1:].astype(int)) % 2
    for n, refused in ((alternate, False), (0 * alternate + 3, True)):
        found = estimate(design(frame.assign(n=n), exposure=None, kind="measure"), "callaway_santanna")
        assert isinstance(found, Refusal) is refused
    assert found.obstacles[0].code == "no_variation"


def test_one_series_beside_another_claims_no_more_than_an_association_of_level_two():
    found = estimate(levels(n=2, treated=1, years=40, start=20, waves=1), "controlled_series")
    assert (found.sms_level, found.claim) == (2, "associate")


def test_a_logit_counts_those_with_the_treatment():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({"place": range(40), "year": 2016, "on": np.arange(40) % 4 == 0, "n": rng.integers(0, 2, 40)})
    found = estimate(design(frame.astype({"on": int}), treated="on", adopted=None, exposure=None, kind="binary"), "logit")
    assert found.n_treated == 10
    own = frame.groupby("on")["n"].mean()
    assert found.value == pytest.approx(own[True] - own[False])


def test_an_interval_without_an_end_is_no_ground_to_speak_of_a_cause():
    effect = estimate(levels(), "twfe")
    ratio = replace(effect, scale="rate_ratio", null=1.0, value=0.5, low=0.0, high=0.9)
    assert bounded(effect).claim == bounded(ratio).claim == "cause_if"
    for ends in ({"high": math.inf}, {"low": -math.inf}):
        assert bounded(replace(effect, **ends)).claim == "associate"
    assert bounded(replace(ratio, high=math.inf)).claim == "associate"


def test_placebos_of_several_treated_places_are_as_many_different_donors(monkeypatch):
    drawn, usual = [], sdid.synthetic_did

    def kept(Y, treated, begin):
        drawn.append(int(treated.sum()))
        return usual(Y, treated, begin)

    monkeypatch.setattr(sdid, "synthetic_did", kept)
    monkeypatch.setattr(sdid, "DRAWS", 20)
    estimate(levels(n=9, treated=4, waves=1), "sdid")
    assert set(drawn) == {4} and len(drawn) > 20
