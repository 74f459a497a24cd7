"""Dates and doses: the panel's own, those given, and what is said where they disagree or lie outside the window."""

import numpy as np
import pandas as pd
import pytest

from analysis import Design, Panel, estimate, run_checks, sentence
from analysis.errors import BadParameter
from analysis.results import Estimate


def place_years(places: int = 10, treated: int = 4, start: int = 2011, years: int = 12, seed: int = 3) -> pd.DataFrame:
    rng, last = np.random.default_rng(seed), 2005 + years
    rows = [(f"p{g}", y, float(g < treated and y >= start), start if g < treated else np.nan, 0.1 + g / 5)
            for g in range(places) for y in range(2005, last)]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["place", "year", "on", "begun", "members"])
    return frame.assign(y=rng.poisson(60 * np.exp(-0.4 * frame["on"])))


def made(frame: pd.DataFrame, **named) -> Panel:
    return Panel.from_frame(frame, place="place", period="year", outcome="y", **named)


def asked(frame: pd.DataFrame, date=None, /, **named) -> Design:
    return Design(made(frame, **named), adopted=date, treatment="patrols")


def said(frame: pd.DataFrame, date=None, /, **named) -> str:
    with pytest.raises(BadParameter) as caught:
        asked(frame, date, **named)
    assert "adopted" in caught.value.say("vi")
    return caught.value.say("en")


# dates given


def test_two_dates_for_several_places_are_refused_with_a_mapping_as_the_way_out():
    text = said(place_years(), ("2010", "2012"))
    assert "2010-01-01, 2012-01-01" in text and "adopted={'place': 'date', ...}" in text


@pytest.mark.parametrize("own", [{"adopted": "begun"}, {"treated": "on"}], ids=["adopted", "treated"])
def test_dates_that_contradict_the_panel_are_refused_with_place_and_both_dates(own):
    assert "p0: 2011 / 2007" in said(place_years(), "2007", **own)
    by_place = said(place_years(), {f"p{g}": "2008" for g in range(4)}, **own)
    assert "p0" in by_place and "2011" in by_place and "2008" in by_place
    assert "p3" in said(place_years(), {f"p{g}": "2011" for g in range(3)}, **own)


@pytest.mark.parametrize("own", [{"adopted": "begun"}, {"treated": "on"}], ids=["adopted", "treated"])
def test_dates_that_repeat_the_panel_change_nothing(own):
    rows = asked(place_years(), **own).rows
    for again in ("2011", "2011-05-01", {f"p{g}": 2011 for g in range(4)}):
        pd.testing.assert_frame_equal(asked(place_years(), again, **own).rows, rows)


def test_a_date_where_the_treated_column_is_all_zero_is_refused():
    assert "— / 2011" in said(place_years().assign(on=0), "2011", treated="on")


def test_a_single_place_may_have_several_dates():
    assert len(asked(place_years(1, 0, years=40), ("2020", "2030")).dates) == 2


@pytest.mark.parametrize("never", [np.nan, None, np.inf, 0, "", pd.NaT])
def test_a_mapping_may_name_places_that_never_started(never):
    design = asked(place_years(), {f"p{g}": 2011 for g in range(4)} | {"p8": never})
    assert design.route == "two_by_two" and design.rows.groupby("place")["treated"].max().sum() == 4


def test_a_mapping_in_which_nobody_started_is_no_date():
    assert asked(place_years(), {"p0": None}).obstacles[0].code == "no_start_date"


def test_a_series_of_dates_by_place_is_a_mapping():
    assert asked(place_years(), pd.Series({f"p{g}": "2011" for g in range(4)})).route == "two_by_two"


@pytest.mark.parametrize(("written", "month"), [("05/03/2011", 3), ("2011-03-05", 3), ("2011Q1", 1), (2011, 1), ("2011", 1)])
def test_a_date_is_read_with_the_day_first(written, month):
    (date,) = asked(place_years(1, 0, years=40), written).dates
    assert (date.year, date.month) == (2011, month)


def test_a_date_that_is_none_is_refused_in_words():
    assert "khoảng 2011" in said(place_years(), "khoảng 2011")


def test_numbered_places_go_through_dates_estimates_and_sentences():
    frame = place_years().assign(place=lambda f: f["place"].str[1:].astype(int))
    assert "99" in said(frame, {99: "2011"})
    design = asked(frame.assign(y=frame["y"].where(frame["place"] != 9, 0)), {g: 2011 for g in range(4)})
    effect = estimate(design, "twfe")
    assert isinstance(effect, Estimate) and any("9" in c.text.en for c in effect.cautions)
    assert str(sentence(estimate(Design(made(frame[frame["place"] == 7]))), "en")).startswith("y in 7: ")


def test_numbered_places_have_the_estimate_of_named_ones():
    named, numbered = place_years(), place_years().assign(place=lambda f: f["place"].str[1:].astype(int))
    one, two = (estimate(Design(made(f, adopted="begun"), treatment="patrols"), "twfe") for f in (named, numbered))
    assert (one.value, one.low, one.high, one.p_value) == (two.value, two.low, two.high, two.p_value)


# outside the window


def test_starts_after_the_last_period_are_no_unknown_dates():
    assert asked(place_years(start=2030)).obstacles[0].code == "no_start_date"
    late = Design(made(place_years(start=2030), adopted="begun"), treatment="patrols")
    assert [o.code for o in late.obstacles] == ["outside_window"]
    assert "p0 2030" in late.obstacles[0].reason.en and "2016" in late.obstacles[0].reason.vi
    assert asked(place_years(), "2060").obstacles[0].code == "outside_window"


def test_a_single_place_that_began_before_its_figures_has_a_date_and_no_before():
    frame = place_years(1, 1, start=2001, years=30)
    assert Design(made(frame, adopted="begun"), treatment="patrols").obstacles[0].code == "no_before"
    assert asked(frame, treated="on").obstacles[0].code == "no_before"


def test_a_date_after_a_series_has_no_smallest_effect():
    assert asked(place_years(1, 0, years=40), "2060").smallest_detectable is None


# doses


@pytest.mark.parametrize(
    "how", [lambda f: asked(f, "2011", dose="members"), lambda f: asked(f.assign(on=f["year"] > 2010), dose="members", treated="on"),
            lambda f: Design(made(f.assign(begun=2011), dose="members", adopted="begun"), treatment="patrols")],
    ids=["date", "treated", "adopted"],
)  # fmt: skip
def test_a_dose_fixed_by_place_counts_from_the_common_date(how):
    frame = place_years()
    frame["y"] = np.random.default_rng(1).poisson(400 * np.exp(-0.3 * frame["members"] * (frame["year"] >= 2011)))
    design = how(frame)
    assert (design.route, design.comparison.sms_level) == ("dose", 2)
    before = design.rows["period"].dt.year < 2011
    assert (design.rows.loc[before, "dose"] == 0).all()
    assert list(design.rows.loc[~before, "dose"]) == list(frame.loc[frame["year"] >= 2011, "members"])
    effect = estimate(design)
    assert isinstance(effect, Estimate) and effect.value == pytest.approx(np.exp(-0.3), rel=0.05)
    (caution,) = [c for c in effect.cautions if c.code == "dose_from_start"]
    assert "2011" in caution.text.en and "2011" in caution.text.vi
    assert len(run_checks(effect)) >= 5
    assert (design.panel.rows["dose"] > 0).all()


def test_a_place_without_any_dose_is_a_comparison():
    frame = place_years().assign(members=lambda f: f["members"] - 0.1)
    assert asked(frame, "2011", dose="members").comparison.sms_level == 3


def test_a_dose_that_varies_is_looked_at_where_everyone_is_treated_throughout():
    frame = place_years().assign(on=1, members=lambda f: f["members"] * (f["year"] - 2004))
    design = asked(frame, dose="members", treated="on")
    assert (design.route, design.comparison.sms_level) == ("dose", 2) and isinstance(estimate(design), Estimate)


def test_a_fixed_dose_whose_start_comes_after_the_figures_is_refused_for_that():
    assert asked(place_years(), "2031", dose="members").obstacles[0].code == "outside_window"


def test_a_dose_that_already_varies_is_left_alone():
    frame = place_years().assign(members=lambda f: f["members"] + f["year"])
    assert list(asked(frame, "2011", dose="members").rows["dose"]) == list(frame["members"])


# other rows


def test_a_false_date_replaces_the_panels_own():
    for frame, named in ((place_years(1, 1, start=2030, years=50), {"treated": "on"}), (place_years(1, 0, years=50), {})):
        design = asked(frame, None if named else "2030", **named)
        early = design.rows[design.rows["period"].dt.year < 2030]
        assert design.on(early, adopted="2018").dates[0].year == 2018
        assert design.on(design.rows).dates == design.dates


def test_rows_of_several_places_bring_their_own_dates():
    design = asked(place_years(), {f"p{g}": 2011 for g in range(4)})
    moved = design.rows.assign(adopted=design.rows["adopted"] - 2)
    moved["treated"] = (moved["period"] >= moved["adopted"]).astype(float)
    assert design.on(moved).dates[0].year == 2009


def test_a_question_about_one_figure_can_be_put_again():
    design = Design(made(place_years(1, 0, years=1)))
    assert design.on(design.rows).route == design.route == "totals"
