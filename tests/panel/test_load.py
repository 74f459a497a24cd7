"""A panel says which figures it uses, sets every other one aside with a reason, and chains nothing in silence."""

import math

import pytest

from analysis import Design, estimate, load_beside, load_panel
from analysis.catalogue import all_series
from analysis.errors import AmbiguousSeries, BadParameter, UnknownName
from analysis.panel import Accounting

SERIES = sorted(all_series())


def loaded(code: str, **window):
    declared = all_series()[code]
    return load_panel(declared.outcome, places=declared.place, **window)


@pytest.mark.parametrize("code", SERIES)
def test_rows_in_are_rows_used_and_rows_set_aside_each_with_a_reason(code):
    panel = loaded(code)
    account = panel.accounting
    assert account.rows_in == account.rows_used + len(account.set_aside)
    assert account.rows_used == len(panel.rows)
    assert account.set_aside["row"].is_unique and not set(account.set_aside["row"]) & set(panel.rows["row"])
    assert (account.set_aside[["vi", "en"]] != "").all(axis=None)


@pytest.mark.parametrize("code", SERIES)
def test_a_declared_series_uses_exactly_its_observations(code):
    declared = [obs for part in all_series()[code].parts for obs in part.observations]
    assert sorted(loaded(code).rows["row"]) == sorted(declared)


def test_an_account_that_does_not_add_up_cannot_be_made():
    with pytest.raises(ArithmeticError):
        Accounting.of(10, 10, {"q0001": all_series()[SERIES[0]].title})


@pytest.mark.parametrize(("outcome", "place"), [("drug_cases", "vn"), ("gangs_dismantled", "vn"), ("criminal_solved", "vn-hcm")])
def test_several_clocks_are_never_chained_in_silence(outcome, place):
    with pytest.raises(AmbiguousSeries) as caught:
        load_panel(outcome, places=place)
    assert "clock=" in caught.value.say("en") and "kỳ báo cáo" in caught.value.say("vi")


def test_one_clock_chosen_sets_the_others_aside():
    panel = load_panel("gangs_dismantled", places="vn", clock="mps_year")
    assert set(panel.rows["part"]) == {"mps_year"}
    assert "another reporting clock" in set(panel.accounting.set_aside["en"])


def test_two_sources_that_differ_in_one_year_are_never_mixed_in_silence():
    with pytest.raises(AmbiguousSeries) as caught:
        load_panel("trafficking_cases", places="vn")
    assert "q0193" in caught.value.say("en")


def test_the_window_keeps_only_its_years():
    panel = loaded("hcm_recorded_offences", start=2014, end=2016)
    assert [p.year for p in panel.rows["period"]] == [2014, 2015, 2016]
    assert "outside the chosen window" in set(panel.accounting.set_aside["en"])


def test_an_inverted_window_is_refused():
    with pytest.raises(BadParameter, match="start=2020, end=2012"):
        loaded("hcm_recorded_offences", start=2020, end=2012)


def test_a_window_without_a_figure_is_refused():
    with pytest.raises(BadParameter):
        loaded("hcm_recorded_offences", start=1950, end=1960)


def test_an_unknown_place_or_outcome_is_answered_with_the_nearest_spelling():
    with pytest.raises(UnknownName, match="vn-hcm"):
        load_panel("criminal_offences", places="vn-hcmm")
    with pytest.raises(UnknownName, match="criminal_offences"):
        load_panel("criminal_offence", places="vn")


def test_missing_years_of_the_nation_stay_missing():
    years = {p.year for p in loaded("vn_recorded_offences").rows["period"]}
    assert not years & {2008, 2009, 2010, 2011}
    assert {2007, 2012} <= years


def test_the_change_of_label_is_a_break_and_only_the_last_part_is_estimated_on():
    panel = loaded("vn_recorded_offences")
    assert [b.period.year for b in panel.breaks if b.kind == "label"] == [2012, 2016, 2019]
    assert [p.year for p in panel.usable["period"]] == [2019, 2020, 2021, 2022]


def test_the_change_of_source_in_ho_chi_minh_city_is_a_splice_in_2018():
    panel = loaded("hcm_recorded_offences")
    assert [(b.kind, b.period.year) for b in panel.breaks if b.kind in ("splice", "label")] == [("splice", 2018)]
    assert 2012 in {b.period.year for b in panel.breaks if b.kind == "recording"}
    assert len(panel.usable) == 9 and [len(part.rows) for part in panel.main_parts()] == [6, 3]


def test_a_bound_stays_a_bound_and_is_no_point():
    rows = loaded("vn_prosecuted_cases").rows
    bounds = rows[rows["quantifier"].isin(["at_least", "at_most"])]
    assert len(bounds) and bounds["outcome"].isna().all()
    assert (bounds["low"].notna() ^ bounds["high"].notna()).all()


def test_a_vague_quantity_is_an_interval_without_a_value_down_to_the_estimate():
    from analysis import load_record

    record = load_record("vn-hn-gialam")
    tips = next(panel for panel in record.totals() if panel.outcome == "tips_total")
    effect = estimate(Design(tips))
    assert math.isnan(effect.value) and (effect.low, effect.high) == (1000, 9999)
    rate = estimate(Design(next(panel for panel in record.rates() if panel.outcome == "tips_total")))
    assert math.isnan(rate.value) and rate.high / rate.low == pytest.approx(9.999)


def test_a_yearly_change_may_be_negative():
    panel = load_panel("criminal_change_abs", places="vn-brvt-xuyenmoc")
    assert panel.kind == "measure" and (panel.rows["outcome"] < 0).any()


def test_what_is_set_beside_a_series_is_what_it_declares():
    panel = loaded("hcm_recorded_offences")
    assert [other.series.code for other in load_beside(panel)] == [*panel.series.companions, *panel.series.negative_controls]


def test_the_same_rows_have_the_same_digest_and_others_another():
    assert loaded("hcm_drug_cases").digest == loaded("hcm_drug_cases").digest
    assert loaded("hcm_drug_cases").digest != loaded("hcm_drug_cases", end=2016).digest
