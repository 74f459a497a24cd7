"""The sentences of checks read as sentences: one figure is no range, and what each part says stays apart."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis import Design, Panel, estimate, load_panel
from analysis.checks import (
    alternative_figures,
    honest_did,
    leave_one_out,
    misclassified_treatment,
    other_methods,
    placebo_place,
    spliced_parts,
)


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
    assert found.passed and "log points a period." in found.sentence.en and "điểm log" in found.sentence.vi
    last = found.table.iloc[-1]
    assert last["low"] <= 0 <= last["high"] and found.statistic == found.table["M"].iloc[-2]


def beside(monkeypatch, effect, *ends):
    """The check, the other methods' values and intervals being `ends`."""
    others = [replace(effect, method="borusyak", value=value, low=low, high=high) for value, low, high in ends]
    monkeypatch.setattr(other_methods, "others", lambda _: others)
    return other_methods.check(effect)


def test_another_method_contradicts_where_its_interval_leaves_the_value_out_and_not_before(monkeypatch):
    effect = replace(estimate(counted(0.9), "twfe", family="gaussian"), value=-10.0, low=-22.0, high=2.0, scale="level")
    for agreeing in ((5.0, -15.0, 25.0), (-12.0, -20.0, -4.0)):  # another sign; an interval without no change
        assert beside(monkeypatch, effect, agreeing).passed
    against = beside(monkeypatch, effect, (-12.0, -20.0, -4.0), (8.0, -9.0, 25.0))
    assert against.passed is False and against.statistic == 1 and list(against.table["holds"]) == [True, False]
    assert "8.00 (−9.00 to 25.0), instead of −10.0 (−22.0 to 2.00)." in against.sentence.en
    assert beside(monkeypatch, effect).passed is None


def test_a_ratio_and_an_effect_in_levels_are_compared_as_per_cent(monkeypatch):
    effect = estimate(counted(0.6), "twfe")
    levels = replace(estimate(counted(0.6), "borusyak"), value=-400.0, low=-500.0, high=-300.0)
    monkeypatch.setattr(other_methods, "others", lambda _: [levels])
    assert 550 < levels.statistics["observed_mean"] < 650 and other_methods.check(effect).passed
    apart = replace(levels, low=-310.0, high=-290.0, value=-300.0)
    monkeypatch.setattr(other_methods, "others", lambda _: [apart])
    found = other_methods.check(effect)
    assert found.passed is False and "% (" in found.sentence.en and "so với mức ước tính nếu không áp dụng" in found.sentence.vi


def test_other_methods_on_the_same_simulated_counts_agree():
    assert other_methods.check(estimate(counted(0.6), "twfe")).passed
