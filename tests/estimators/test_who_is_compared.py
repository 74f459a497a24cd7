"""Who serves as comparison and who counts as a cluster: places treated throughout, without weight, alone, or withdrawn."""

import numpy as np
import pandas as pd
import pytest

from analysis.design import Design
from analysis.estimators import estimate
from analysis.panel import Panel
from analysis.results import Estimate, Refusal


def frame(places=12, years=12, starts=(), mean=200.0, effect=-0.4, seed=0):
    """Counts of places and years; `starts` of the first places (0: from the first year on), the others are never treated."""
    rng = np.random.default_rng(seed)
    start = np.full(places, years)
    start[: len(starts)] = starts
    on = np.arange(years) >= start[:, None]
    mu = mean * np.exp(rng.normal(0, 0.3, places)[:, None] + rng.normal(0, 0.1, years) + effect * on)
    period = np.tile(np.arange(2009, 2009 + years), places)
    return pd.DataFrame({
        "place": np.repeat([f"p{i:02d}" for i in range(places)], years), "year": period, "y": rng.poisson(mu).ravel(),
        "on": on.ravel().astype(float), "start": np.repeat([2009.0 + s if s < years else np.nan for s in start], years),
    })  # fmt: skip


def ask(rows, method=None, asked=None, **named):
    panel = Panel.from_frame(rows, place="place", period="year", outcome="y", **({"adopted": "start"} | named))
    return estimate(Design(panel, **(asked or {})), method)


def codes(effect):
    return {caution.code for caution in effect.cautions}


def same(one, other):
    return np.allclose([one.value, one.low, one.high, one.p_value], [other.value, other.low, other.high, other.p_value])


METHODS = ["twfe", "etwfe", "borusyak", "callaway_santanna", "event_study", "sun_abraham", "first_differences", "bacon"]


@pytest.mark.parametrize("method", METHODS)
def test_places_treated_throughout_are_no_comparison_and_are_counted(method):
    rows = frame(starts=(0, 0, 0, 6, 6, 6, 6))
    drift = rows["place"].isin(["p00", "p01", "p02"])
    rows["y"] = np.where(drift, rows["y"] * np.exp(-0.1 * (rows["year"] - 2009)), rows["y"]).round()
    effect, without = ask(rows, method), ask(rows[~drift], method)
    assert same(effect, without)
    caution = next(c for c in effect.cautions if c.code == "always_treated")
    assert "(3 places): p00, p01, p02." in caution.text.en and "3 nơi" in caution.text.vi


@pytest.mark.parametrize("method", METHODS)
def test_a_place_that_enters_after_its_start_counts_for_nothing(method):
    rows = frame(starts=(6, 6, 6, 6, 6, 6))
    late = (rows["place"] == "p00") & (rows["year"] < 2016)
    gone = rows["place"] == "p00"
    assert same(ask(rows[~late], method), ask(rows[~gone], method))


def test_rows_without_weight_count_neither_as_rows_nor_as_clusters():
    rows = frame(starts=(6, 6, 6, 6))
    rows["w"] = np.where(rows["place"].isin(["p10", "p11"]), 0.0, 1.0)
    effect = ask(rows, "twfe", weights="w")
    assert same(effect, ask(rows[rows["w"] > 0], "twfe", weights="w"))
    assert effect.n_clusters == 10 and "weight of zero: p10 2009" in str([c.text.en for c in effect.cautions])


@pytest.mark.parametrize("method", ["twfe", "etwfe", "borusyak"])
def test_a_place_of_a_single_year_is_no_cluster(method):
    rows = frame(starts=(6, 6, 6, 6))
    single = rows[(rows["place"] != "p11") | (rows["year"] == 2012)]
    effect = ask(single, method)
    assert same(effect, ask(rows[rows["place"] != "p11"], method))
    assert effect.n_clusters == 11 and "singletons" in codes(effect)


@pytest.mark.parametrize("offset", [1e6, 1e8, 1e10])
def test_a_control_far_from_nought_adjusts_as_it_does_near_it(offset):
    rows = frame(starts=(6, 6, 6, 6))
    rows["x"] = np.random.default_rng(1).normal(size=len(rows)).round(3)
    near = ask(rows, "twfe", controls=["x"])
    far = ask(rows.assign(x=rows["x"] + offset), "twfe", controls=["x"])
    assert abs(near.value - far.value) < 1e-5 and "control_dropped" not in codes(far)


def test_a_control_that_the_effects_explain_is_named():
    rows = frame(starts=(6, 6, 6, 6)).assign(size=lambda f: f["place"].str[1:].astype(float))
    said = next(c for c in ask(rows, "twfe", controls=["size"]).cautions if c.code == "control_dropped")
    assert said.text.en.endswith("explain them: size.")


def test_a_start_in_december_counts_from_the_next_year_and_says_so():
    rows = frame(starts=(6, 6, 6, 6))
    dates = rows.assign(start=np.where(rows["start"].notna(), "2015-12-20", None))
    effect, moved = ask(dates), ask(rows.assign(start=rows["start"] + 1))
    assert same(effect, moved)
    assert "20/12/2015: 2016" in next(c.text.en for c in effect.cautions if c.code == "late_start")
    early = ask(rows.assign(start=np.where(rows["start"].notna(), "2015-02-20", None)))
    assert same(early, ask(rows)) and "late_start" not in codes(early)


def test_a_late_start_given_to_a_design_counts_from_the_next_period_too():
    rows = frame(places=1, years=30, starts=())
    one = ask(rows, asked={"adopted": "2025-11-02"}, adopted=None)
    assert same(one, ask(rows, asked={"adopted": "2026-01-01"}, adopted=None)) and "late_start" in codes(one)


def withdrawn(rows):
    return rows.assign(on=rows["on"].where(rows["year"] < 2018, 0.0))


@pytest.mark.parametrize("method", ["synthetic_control", "sdid"])
def test_a_withdrawn_treatment_is_judged_while_it_lasted(method):
    rows = frame(places=22, starts=(8,), years=14, mean=400.0)
    rows = withdrawn(rows).assign(start=np.nan)
    effect = ask(rows, method, treated="on", adopted=None, kind="measure")
    short = ask(rows[rows["year"] < 2018], method, treated="on", adopted=None, kind="measure")
    assert abs(effect.value - short.value) < 1e-8 and "treatment_withdrawn" in codes(effect)
    assert "5 periods after" in next(c.text.en for c in effect.cautions if c.code == "treatment_withdrawn")


@pytest.mark.parametrize("method", ["etwfe", "callaway_santanna", "borusyak", "bacon", "event_study", "sun_abraham"])
def test_a_method_for_a_treatment_that_stays_names_where_and_when_it_ended(method):
    rows = withdrawn(frame(starts=(4, 5, 6, 6, 6, 6)))
    refused = ask(rows, method, treated="on", adopted=None)
    assert isinstance(refused, Refusal) and "p00 2018" in refused.obstacles[0].reason.en


def test_a_staggered_treatment_that_ends_goes_to_a_method_that_allows_it():
    effect = ask(withdrawn(frame(starts=(4, 5, 6, 6, 6, 6))), treated="on", adopted=None)
    assert isinstance(effect, Estimate) and effect.method == "twfe" and effect.low < np.exp(-0.4) < effect.high


def test_one_treated_place_without_enough_before_assumes_no_blend_of_donors():
    effect = ask(frame(starts=(4,)), treated="on", adopted=None)
    assert effect.method == "twfe" and "parallel" in effect.assumptions[0].en
