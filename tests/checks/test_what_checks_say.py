"""The sentences of checks read as sentences: one figure is no range, and what each part says stays apart."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis import Design, Panel, estimate, load_panel
from analysis.catalogue.shocks import register
from analysis.checks import (
    alternative_figures,
    honest_did,
    leave_one_out,
    misclassified_treatment,
    other_methods,
    placebo_place,
    pre_trend,
    recording_change,
    specification_curve,
    spliced_parts,
)
from analysis.panel.whole import whole


@pytest.fixture(scope="module")
def effect():
    return estimate(Design(load_panel("criminal_offences", places=("vn-hcm",))), "trend")


def with_alternatives(effect, some):
    return replace(effect, design=Design(replace(effect.design.panel, alternatives=some)))


def test_one_other_figure_gives_one_estimate_and_no_range(effect):
    one = with_alternatives(effect, effect.design.panel.alternatives[:1])
    found = alternative_figures.check(one)
    assert len(found.table) == 1
    assert "đến" not in found.sentence.vi and " to " not in found.sentence.en
    assert "khi đó là −" in found.sentence.vi and "is then −" in found.sentence.en


def test_several_other_figures_give_a_range(effect):
    found = alternative_figures.check(effect)
    assert found.table["value"].round(1).nunique() > 1
    assert " từ −" in found.sentence.vi and " đến −" in found.sentence.vi and " to −" in found.sentence.en


def test_parts_are_set_apart_by_semicolons(effect):
    found = spliced_parts.check(effect)
    assert found.passed is None and len(found.table) == 1  # the other part has too few points, so nothing agrees with it
    first, last = (part.label for part in effect.design.panel.series.parts if part.code in effect.design.panel.series.main)
    assert f"điểm); {last.vi}: " in found.sentence.vi and f"points); {last.en}: " in found.sentence.en
    assert found.sentence.vi.startswith(f"Từng đoạn: {first.vi}: ")


def counted(ratio):
    """Twenty places, eight of them treated from 2011 on, and a constant population."""
    rng, rows = np.random.default_rng(0), []
    for g in range(20):
        for year in range(2005, 2017):
            on = g < 8 and year >= 2011
            rows.append((f"p{g:02d}", year, rng.poisson(100 * (ratio if on else 1)), 10_000, 2011.0 if g < 8 else np.nan))
    frame = pd.DataFrame(rows, columns=["place", "year", "n", "people", "adopted"])
    return Design(Panel.from_frame(frame, place="place", period="year", outcome="n", exposure="people", adopted="adopted"))


def test_leaving_one_out_refits_on_the_scale_of_the_estimate_and_says_it():
    ratio = leave_one_out.check(estimate(counted(0.6), "twfe"))
    assert "a ratio of 0.6" in ratio.sentence.en and "tỷ số 0,6" in ratio.sentence.vi
    rate = leave_one_out.check(estimate(counted(0.6), "twfe", family="gaussian"))
    assert "per 100,000 people and year: −3" in rate.sentence.en
    assert rate.table["value"].between(-500, -300).all()


@pytest.mark.parametrize("module", [placebo_place, misclassified_treatment])
def test_what_is_refitted_is_named_a_ratio_or_a_coefficient(module):
    assert "the ratio of" in module.check(estimate(counted(0.6), "twfe")).sentence.en.replace("a ratio", "the ratio")
    assert "coefficient of" in module.check(estimate(counted(0.6), "twfe", family="gaussian")).sentence.en


def test_the_bend_that_breaks_a_finding_is_searched_until_it_breaks_and_has_a_unit():
    found = honest_did.check(estimate(counted(0.1), "twfe"))
    assert (
        found.passed
        and "% of the recorded level a period" in found.sentence.en
        and "% mức ghi nhận" in found.sentence.vi
        and "log" not in found.sentence.vi
    )
    last = found.table.iloc[-1]
    assert last["low"] <= 0 <= last["high"] and found.statistic == found.table["M"].iloc[-2]


def beside(monkeypatch, effect, *ends):
    """The check, the other methods' values and intervals being `ends`."""
    others = [replace(effect, method="borusyak", value=value, low=low, high=high) for value, low, high in ends]
    monkeypatch.setattr(other_methods, "others", lambda _: others)
    return other_methods.check(effect)


def test_another_method_differs_where_neither_interval_holds_the_others_value_and_not_before(monkeypatch):
    effect = replace(estimate(counted(0.9), "twfe", family="gaussian"), value=-10.0, low=-22.0, high=2.0, scale="level")
    # another sign; an interval without no change; a far less precise method beside it, on either side
    for agreeing in ((5.0, -15.0, 25.0), (-12.0, -20.0, 0.5), (1.0, -2.0, 4.0), (8.0, -11.0, 27.0)):
        assert beside(monkeypatch, effect, agreeing).passed
    excludes = beside(monkeypatch, effect, (-12.0, -20.0, -4.0))
    assert excludes.passed is False and excludes.sentence.en.startswith("The main result includes no change, but other methods")
    against = beside(monkeypatch, effect, (-12.0, -20.0, 0.5), (8.0, -9.0, 25.0))
    assert against.passed is False and against.statistic == 1 and list(against.table["agrees"]) == [True, False]
    assert "8.00 (−9.00 to 25.0), instead of −10.0 (−22.0 to 2.00)." in against.sentence.en
    assert beside(monkeypatch, effect).passed is None


def test_a_method_of_the_other_sign_does_not_confirm_a_finding_however_wide_its_interval(monkeypatch):
    effect = replace(estimate(counted(0.9), "twfe", family="gaussian"), value=-20.0, low=-29.0, high=-10.0, scale="level")
    turned = beside(monkeypatch, effect, (-12.0, -20.0, -4.0), (15.0, -28.0, 186.0))
    assert turned.passed is None and turned.verdict == "measured" and "cho chiều ngược lại" in turned.sentence.vi
    assert beside(monkeypatch, effect, (-12.0, -20.0, -4.0)).passed


@pytest.mark.parametrize("value", [-24.0, -4.0])
def test_a_method_too_wide_to_differ_is_neither_for_nor_against_whatever_the_result(monkeypatch, value):
    effect = replace(
        estimate(counted(0.9), "twfe", family="gaussian"), value=value, low=value - 15, high=value + 15, scale="level"
    )
    wide, near = (-13.0, -44.0, 81.0), (value - 1, value - 20, value + 16)
    alone, beside_others = beside(monkeypatch, effect, wide), beside(monkeypatch, effect, wide, near)
    assert alone.verdict == "measured" and beside_others.passed
    assert all(
        "neither confirms nor refutes" in c.sentence.en and "rộng hơn hai lần" in c.sentence.vi for c in (alone, beside_others)
    )
    assert "neither confirms" not in beside(monkeypatch, effect, near).sentence.en


def test_a_ratio_and_an_effect_in_levels_are_compared_as_per_cent(monkeypatch):
    effect = estimate(counted(0.6), "twfe")
    levels = replace(estimate(counted(0.6), "borusyak"), value=-400.0, low=-500.0, high=-300.0)
    monkeypatch.setattr(other_methods, "others", lambda _: [levels])
    assert 550 < levels.statistics["observed_mean"] < 650 and other_methods.check(effect).passed
    apart = replace(levels, low=-310.0, high=-290.0, value=-300.0)
    monkeypatch.setattr(other_methods, "others", lambda _: [apart])
    found = other_methods.check(effect)
    assert (
        found.passed is False
        and "% (" in found.sentence.en
        and "mức ước tính nếu không áp dụng" in found.sentence.vi
        and found.sentence.vi.count("so với") <= 1
    )


def test_an_effect_as_large_as_the_level_itself_is_compared_too(monkeypatch):
    effect = estimate(counted(0.6), "twfe")
    levels = estimate(counted(0.6), "borusyak")
    observed = levels.statistics["observed_mean"]
    monkeypatch.setattr(
        other_methods, "others", lambda _: [replace(levels, value=0.8 * observed, low=0.6 * observed, high=1.05 * observed)]
    )
    found = other_methods.check(effect)
    assert found.passed is False and "400.0% (150.0 to ∞)" in found.sentence.en


def test_other_methods_on_the_same_simulated_counts_agree():
    found = other_methods.check(estimate(counted(0.6), "twfe"))
    assert (
        found.passed and found.sentence.en.startswith("Not clearly different: ") and "the main result is −" in found.sentence.en
    )


def test_methods_of_unlike_precision_are_seldom_told_apart_where_all_are_right():
    """Callaway and Sant'Anna's interval is the wider one; where it was the main result, a third of such panels failed."""
    told = 0
    for seed in range(12):
        effect = estimate(staggered(seed))
        assert effect.method == "etwfe"
        told += other_methods.check(effect).passed is False
    assert told <= 1


def staggered(seed):
    """Counts of 22 places and 24 quarters, a rate ratio of 0.85 from three starts on in 12 of them, trends alike."""
    rng = np.random.default_rng([48, seed])
    quarters = [str(pd.Period("2010Q1", freq="Q") + t) for t in range(24)]
    place, time = rng.normal(0, 0.3, 22), rng.normal(0, 0.1, 24)
    rows = []
    for p in range(22):
        start = (8, 12, 16)[p % 3] if p < 12 else None
        for t, quarter in enumerate(quarters):
            cases = rng.poisson(20 * np.exp(place[p] + time[t]) * (0.85 if start is not None and t >= start else 1))
            rows.append((f"p{p:02d}", quarter, cases, 1000.0, None if start is None else quarters[start]))
    frame = pd.DataFrame(rows, columns=["place", "period", "cases", "people", "start"])
    named = {"place": "place", "period": "period", "outcome": "cases", "exposure": "people", "adopted": "start"}
    return Design(Panel.from_frame(frame, **named, label="x", unit="cases", simulated=True), treatment="x")


def test_a_constant_series_has_no_side_to_change():
    months = pd.period_range("2019-01", periods=11, freq="M").astype(str)
    table = pd.DataFrame({"place": "a", "period": months, "clubs": 4})
    effect = estimate(Design(Panel.from_frame(table, place="place", period="period", outcome="clubs")), "trend")
    assert specification_curve.check(effect).passed


def test_a_check_whose_own_sentence_says_that_it_shows_little_is_no_check_that_held():
    """A drift that only a test of larger ones could see, and a finding that a slight bend undoes, are measures."""
    effect = estimate(counted(0.97), "twfe")
    blind = pre_trend.check(replace(effect, value=0.97, low=0.95, high=0.99))
    assert "chưa phải là bằng chứng" in blind.sentence.vi and blind.verdict == "measured"
    sighted = pre_trend.check(estimate(counted(0.3), "twfe"))
    assert "chưa phải là bằng chứng" not in sighted.sentence.vi and sighted.verdict == "held"
    hidden = pre_trend.check(replace(effect, value=0.99, low=0.97, high=1.02))
    assert "chưa phải là bằng chứng" in hidden.sentence.vi and hidden.verdict == "measured"  # it could have hidden a result too
    apart = pre_trend.check(
        estimate(counted(0.3), "first_differences")
    )  # an effect in levels, which no drift in per cent is held against
    assert "chưa phải là bằng chứng" not in apart.sentence.vi and apart.verdict == "held"
    none_found = pre_trend.check(replace(effect, low=0.9, high=1.1))
    assert "tìm thấy" not in none_found.sentence.vi


def test_a_finding_that_next_to_no_bend_undoes_is_a_measure(monkeypatch):
    effect = estimate(counted(0.1), "twfe")
    monkeypatch.setattr(honest_did, "GRID", (0.0, 1e6))
    found = honest_did.check(effect)
    assert "rất ít" in found.sentence.vi and found.verdict == "measured"


def test_no_place_of_a_sum_can_be_left_out_and_that_is_the_reason_said():
    frame = counted(0.9).panel.rows[["place", "period", "outcome"]].assign(period=lambda f: f["period"].astype(str))
    panel = whole(Panel.from_frame(frame, place="place", period="period", outcome="outcome"))
    effect = estimate(Design(panel), "trend")
    left, recorded = leave_one_out.check(effect), recording_change.check(effect)
    assert left.verdict == recorded.verdict == "not_possible"
    assert "gộp nhiều địa bàn" in left.sentence.vi and "gộp nhiều địa bàn" in recorded.sentence.vi
    few = estimate(Design(Panel.from_frame(frame[frame["place"] == "p00"], place="place", period="period", outcome="outcome")))
    assert "Chỉ có 1 địa bàn" in leave_one_out.check(few).sentence.vi
    assert "gộp" not in recording_change.check(few).sentence.vi


def test_distancing_is_no_change_of_recording():
    """It moves offences, and passes: how they are recorded stays as it was."""
    months = [str(p) for p in pd.period_range("2018-01", periods=48, freq="M")]
    frame = pd.DataFrame([(f"p{g}", m, 20 + g, "2020-01" if g < 4 else None) for g in range(8) for m in months],
                         columns=["place", "period", "n", "adopted"])  # fmt: skip
    named = {"place": "place", "period": "period", "outcome": "n", "adopted": "adopted"}
    design = Design(Panel.from_frame(frame, **named, label="Số vụ phạm pháp hình sự"))
    effect = replace(
        estimate(counted(0.9), "twfe"), design=design, outcome="n", label=design.panel.label, places=design.panel.places
    )
    table = recording_change.changes(effect)
    assert not table["vi"].str.contains("COVID").any() and any(
        e.kind == "epidemic" for e in register("n", effect.label, effect.places)
    )
