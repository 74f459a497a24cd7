"""Missing controls, doses and follow-up, constant series, separation and unknown options end in words that name the cause."""

import json

import numpy as np
import pandas as pd
import pytest
from panels import design, places, series

from analysis import Design, Panel, Refusal, estimate, run_checks
from analysis.errors import BadParameter
from analysis.results import Estimate


def code(found) -> str:
    assert isinstance(found, Refusal), found
    return found.obstacles[0].code


def roll(n=60, **columns):
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({"place": [f"n{i:02d}" for i in range(n)], "year": 2015, "event": rng.integers(0, 2, n)})
    return frame.assign(years=rng.exponential(1, n), joined=np.arange(n) % 2, age=rng.normal(size=n), **columns)


def persons(frame, controls=()):
    named = {"place": "place", "period": "year", "outcome": "event", "exposure": "years", "treated": "joined", "kind": "event"}
    return Design(Panel.from_frame(frame, controls=controls, **named))


@pytest.mark.parametrize(("years", "start"), [(2, 1), (3, 1), (3, 2)])
def test_the_canonical_two_by_two_and_its_checks(years, start):
    effect = estimate(design(places(years=years, start=start)))
    assert isinstance(effect, Estimate)
    assert len(run_checks(effect)) >= 5


@pytest.mark.parametrize("method", [None, "borusyak", "sun_abraham", "event_study", "twfe", "bacon"])
def test_checks_of_places_that_all_start_in_the_end(method):
    effect = estimate(design(places(n=9, treated=9, waves=3)), method)
    json.dumps(run_checks(effect).to_dict(), allow_nan=False)


def test_never_treated_places_cannot_be_the_comparison_where_there_are_none():
    assert code(estimate(design(places(n=9, treated=9, waves=3)), "callaway_santanna", control="never")) == "no_usable_group"


@pytest.mark.parametrize("method", [None, "callaway_santanna", "borusyak", "first_differences"])
def test_a_place_treated_from_the_first_period_on_does_not_hide_the_drift_of_the_others(method):
    frame = places()
    frame.loc[frame["place"] == "p03", "adopted"] = 2005
    found = run_checks(estimate(design(frame), method))
    assert found["pre_trend"].verdict in ("held", "measured") and found["placebo_date"].verdict != "not_possible"


def test_cox_drops_what_other_controls_explain_and_refuses_a_control_that_is_the_treatment():
    frame = roll()
    frame = frame.assign(twice=2 * frame["age"], same=frame["joined"])
    alone, both = (estimate(persons(frame, c)) for c in (["age"], ["age", "twice"]))
    assert both.value == pytest.approx(alone.value)
    assert code(estimate(persons(frame, ["same"]))) == "singular"


def test_cox_counts_the_persons_it_used_and_names_those_it_could_not():
    frame = roll()
    frame.loc[3, "age"] = np.nan
    effect = estimate(persons(frame, ["age"]))
    assert effect.n_obs == 59 and "control_missing" in {c.code for c in effect.cautions}
    frame.loc[5, "years"] = np.nan
    fewer = estimate(persons(frame, ["age"]))
    assert fewer.n_obs == 58 and any("1 of 60" in c.text.en or "n05" in c.text.en for c in fewer.cautions), fewer.cautions


def test_without_any_follow_up_there_is_no_hazard():
    named = {"place": "place", "period": "year", "outcome": "event", "treated": "joined", "kind": "event"}
    refused = estimate(Design(Panel.from_frame(roll(), **named)))
    assert code(refused) == "exposure_missing" and "60 of 60" in refused.obstacles[0].reason.en


@pytest.mark.parametrize("method", [None, "twfe", "dose", "first_differences", "regression"])
def test_a_missing_dose_is_named(method):
    frame = places(treated=0).assign(adopted=np.nan)
    frame["dose"] = frame["place"].str[1:].astype(int) * (frame["year"] > 2010) * 0.1
    frame.loc[7, "dose"] = np.nan
    assert code(estimate(design(frame, adopted=None, dose="dose"), method)) == "dose_missing"


@pytest.mark.parametrize("method", [None, "event_study", "sun_abraham", "first_differences", "regression"])
def test_a_control_without_any_value_is_named(method):
    refused = estimate(design(places().assign(x=np.nan), controls=["x"]), method)
    assert code(refused) == "controls_missing" and "(x)" in refused.obstacles[0].reason.en


@pytest.mark.parametrize("method", ["segmented", "arima"])
def test_a_series_without_its_control_somewhere_or_anywhere(method):
    x = np.random.default_rng(1).normal(size=40)
    values = np.random.default_rng(2).poisson(100, 40)
    x[4] = np.nan
    effect = estimate(series(values, x=x, asked={"adopted": "2010-01-01"}), method)
    assert effect.n_obs == 39 and "control_missing" in {c.code for c in effect.cautions}
    assert code(estimate(series(values, x=x * np.nan, asked={"adopted": "2010-01-01"}), method)) == "controls_missing"


@pytest.mark.parametrize("values", [("yes", "no"), (1.0, np.nan), (1.0, 2.0)])
def test_an_eligible_part_is_0_or_1_in_every_row(values):
    frame = places()
    number = frame["place"].str[1:].astype(int)
    frame = frame.assign(
        able=np.where(number % 2, *[pd.Series([v] * len(frame), dtype=object) for v in values]), town=number // 2
    )
    asked = {"eligible": "able", "cluster": "town"}
    with pytest.raises(BadParameter, match="able"):
        design(frame, controls=["able", "town"], asked=asked)


@pytest.mark.parametrize("values", [np.full(24, 7.0), 7 + 1e-13 * np.arange(24)])
def test_a_constant_series_has_no_joinpoints_and_no_breaks(values):
    for method in ("joinpoint", "structural_breaks", "trend"):
        assert code(estimate(series(values, kind="measure"), method)) == "no_variation", method
    if np.ptp(values) == 0:
        assert code(estimate(series(values), "joinpoint")) == "no_variation"
        still = estimate(series(values), "mann_kendall")
        assert (still.value, still.p_value) == (0, 1) and "tau = 0.00" in still.errors.en
        assert estimate(series(values), "trend").p_value > 0.99


def test_an_unknown_option_is_answered_with_those_of_the_method():
    with pytest.raises(BadParameter, match="errors"):
        estimate(design(places()), eror="crv1")
    with pytest.raises(BadParameter, match="seasonal"):
        estimate(series(np.arange(1, 20)), "mann_kendall", errors="hac")


@pytest.mark.parametrize("confidence", [95, 1, 0, -0.5])
def test_a_confidence_is_a_share(confidence):
    with pytest.raises(BadParameter, match="0.95 for 95%"):
        estimate(design(places()), confidence=confidence)


def test_where_every_place_has_a_gap_the_default_keeps_them_and_callaway_says_why_it_cannot():
    frame = places(waves=3)
    frame = frame[np.random.default_rng(0).random(len(frame)) > 0.3]
    assert estimate(design(frame)).method == "etwfe"
    refused = estimate(design(frame), "callaway_santanna")
    assert code(refused) == "places_with_gaps" and "of 20 places" in refused.obstacles[0].reason.en
    whole = frame.groupby("place")["year"].transform("nunique") == 12
    assert "each of the" in estimate(design(frame[~whole]), "callaway_santanna").obstacles[0].reason.en


@pytest.mark.parametrize("unit", [1e-6, 1.0, 1e6])
def test_the_unit_of_a_control_separates_nothing(unit):
    frame = places()
    frame = frame.assign(n=np.random.default_rng(1).poisson(20 * np.exp(0.3 * frame["x"])))
    scaled = frame.assign(x=frame["x"] * unit)
    effect = estimate(design(scaled, controls=["x"]))
    assert effect.value == pytest.approx(estimate(design(frame, controls=["x"])).value, rel=1e-6)


def test_untreated_places_without_any_event_are_separation():
    frame = places()
    frame["n"] = frame["n"].where(frame["adopted"].notna(), 0)
    assert code(estimate(design(frame))) == "separation"


def test_biennial_data_have_no_first_differences():
    frame = places(years=14, start=8)
    assert code(estimate(design(frame[frame["year"] % 2 == 1]), "first_differences")) == "no_neighbouring_periods"


@pytest.mark.parametrize("method", ["twfe", "event_study", "sun_abraham", "first_differences", "regression"])
def test_rows_lost_to_a_missing_control_are_counted_and_placed(method):
    frame = places()
    frame.loc[frame["place"].isin(["p09", "p12"]), "x"] = np.nan
    effect = estimate(design(frame, controls=["x"]), method)
    caution = next(c for c in effect.cautions if c.code == "control_missing")
    assert "24 of 240 rows" in caution.text.en and "24/240 dòng" in caution.text.vi and "p09, p12" in caution.text.en
    assert effect.n_obs == (198 if method == "first_differences" else 216)


def test_survival_is_not_told_beyond_the_follow_up():
    with pytest.raises(BadParameter, match="earlier horizon"):
        estimate(persons(roll()), "kaplan_meier", horizon=50)


def test_the_usual_horizon_lies_within_the_follow_up_of_both_groups():
    frame = roll()
    frame["years"] = np.where(frame["joined"] == 1, frame["years"].clip(upper=0.2), 3.0)
    assert estimate(persons(frame), "kaplan_meier").statistics["horizon"] <= 0.2


def test_nobody_with_the_event_takes_the_exact_interval_of_those_still_at_risk():
    frame = roll().assign(event=0, joined=1, years=np.arange(60) / 10 + 0.1)
    effect = estimate(persons(frame), "kaplan_meier", horizon=5.0)
    from analysis.inference.exact import clopper_pearson

    at_risk = int((frame["years"] >= 5).sum())
    assert (effect.value, effect.low) == (1.0, pytest.approx(clopper_pearson(at_risk, at_risk)[0]))


def test_more_joinpoints_than_there_is_room_for_are_refused_with_the_most_there_may_be():
    months = pd.period_range("2015-01", periods=30, freq="M").astype(str)
    frame = pd.DataFrame({"place": "a", "period": months, "n": np.arange(30) % 7 + 20.0})
    design = Design(Panel.from_frame(frame, place="place", period="period", outcome="n", kind="measure"))
    with pytest.raises(BadParameter, match="at most 1 breaks: 12 observations within a piece"):
        estimate(design, "joinpoint", breaks=2)
    assert isinstance(estimate(design, "joinpoint", breaks=1), Estimate)


def test_a_series_with_fewer_than_four_points_beyond_its_terms_is_refused():
    """Constant, time, level and slope, and as many controls."""
    rng = np.random.default_rng(0)
    for controls, refused in ((8, False), (9, True)):
        names = [f"x{n}" for n in range(controls)]
        frame = pd.DataFrame(rng.normal(size=(16, controls)), columns=names)
        frame = frame.assign(place="a", year=range(2000, 2016), y=rng.normal(50, 5, 16))
        named = {"place": "place", "period": "year", "outcome": "y", "kind": "measure", "controls": names}
        found = estimate(Design(Panel.from_frame(frame, **named), adopted="2008"), "segmented")
        assert isinstance(found, Refusal) is refused and (not refused or code(found) == "singular")
