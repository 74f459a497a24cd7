"""Where an effect is refused, the figures are described: a trend, or levels with exact intervals, tied to no cause."""

import numpy as np
import pandas as pd
import pytest

from analysis import Design, Panel, Refusal, estimate
from analysis.inference.exact import poisson_interval
from analysis.present.sentences import say


def panel(places=6, periods=10, frequency="Y", *, kind="count", mean=20, begins=None, treated=3, **more):
    rng = np.random.default_rng(7)
    time = pd.period_range({"Y": "2008", "M": "2010-01"}[frequency], periods=periods, freq=frequency).astype(str)
    rows = pd.DataFrame({"place": np.repeat([f"p{n}" for n in range(places)], periods), "period": np.tile(time, places)})
    rows["y"] = rng.poisson(mean, len(rows)).astype(float)
    start = time[begins] if begins is not None else None
    rows["adopted"] = [start if int(place[1:]) < treated else None for place in rows["place"]]
    named = {"adopted": "adopted"} if begins is not None else {}
    return Panel.from_frame(
        rows.assign(**more), place="place", period="period", outcome="y", kind=kind, label="Trộm cắp", **named
    )


def test_the_method_that_a_caller_names_is_refused_alone():
    refusal = estimate(Design(panel(places=1, periods=3)), "trend")
    assert isinstance(refusal, Refusal) and refusal.described is None


def test_two_years_of_a_place_are_given_each_with_its_exact_interval():
    refusal = estimate(Design(panel(places=1, periods=2)))
    found = refusal.described
    assert (found.method, str(found.claim), list(found.coefficients["term"])) == ("describe", "describe", ["2008", "2009"])
    first = found.coefficients.iloc[0]
    assert (first["low"], first["high"]) == pytest.approx(poisson_interval(first["value"], 0.95))
    assert found.value == found.coefficients["value"].sum()
    assert "2008" in say(refusal).vi and f"{first['value']:.0f} (" in say(refusal).en


@pytest.mark.parametrize(("periods", "terms"), [(12, 12), (13, 0)])
def test_up_to_twelve_noughts_are_given_period_by_period(periods, terms):
    found = estimate(Design(panel(places=1, periods=periods, mean=0))).described
    assert len(found.coefficients) == terms and found.n_periods == periods


def test_a_programme_without_a_date_is_refused_with_the_trend_of_all_places_beside():
    refusal = estimate(Design(panel(periods=12), treatment="clubs"))
    assert refusal.obstacles[0].code == "no_start_date"
    assert (refusal.described.method, refusal.described.null, refusal.described.n_periods) == ("trend", 0.0, 12)


def test_no_event_after_the_start_leaves_the_upper_bound_of_the_treated():
    made = panel(periods=10, begins=5)
    rows = made.rows.assign(outcome=made.rows["outcome"].where(~(made.rows["period"] >= made.rows["adopted"]), 0.0))
    frame = rows[["place", "period", "outcome", "adopted"]].assign(period=lambda f: f["period"].astype(str))
    named = {"place": "place", "period": "period", "outcome": "outcome", "adopted": "adopted"}
    refusal = estimate(Design(Panel.from_frame(frame.assign(adopted=frame["adopted"].astype(str).replace("NaT", None)), **named)))
    assert [o.code for o in refusal.obstacles] == ["separation"]
    levels = refusal.described.coefficients.set_index("term")
    assert levels.loc["treated after", ["value", "low"]].tolist() == [0.0, 0.0]
    assert levels.loc["treated after", "high"] == pytest.approx(poisson_interval(0, 0.95)[1])
    assert "places with it, from the start on 0 (0" in say(refusal).en


def test_what_the_treatment_brings_about_is_told_as_a_total():
    made = panel(periods=12, frequency="M", begins=6, treated=6)
    on = made.rows["period"] >= made.rows["adopted"]
    frame = made.rows[["place"]].assign(
        period=made.rows["period"].astype(str), y=made.rows["outcome"].where(on, 0.0), on=on.astype(float)
    )
    asked = Panel.from_frame(frame, place="place", period="period", outcome="y", treated="on")
    refusal = estimate(Design(asked, treatment="clubs"))
    assert [o.code for o in refusal.obstacles] == ["outcome_defined_by_treatment"]
    assert (refusal.described.method, refusal.described.value) == ("describe", frame["y"].sum())


def test_few_measures_are_told_with_their_range_and_no_sampling_error():
    found = estimate(Design(panel(places=1, periods=3, kind="measure"))).described
    assert found.low <= found.value <= found.high and "no sampling error" in found.errors.en


def test_a_description_is_not_stored_with_the_refusal():
    refusal = estimate(Design(panel(places=1, periods=2)))
    assert Refusal.from_dict(refusal.to_dict()) == refusal and "described" not in refusal.to_dict()
