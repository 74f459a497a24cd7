"""A figure draws what was printed: gaps as gaps, breaks as breaks, bounds as bounds; in both languages, the same bytes twice."""

import io

import numpy as np
import pandas as pd
import pytest

from analysis import Design, Panel, estimate, figure, load_beside, load_panel, load_record, sentence
from analysis.design.examples import question
from analysis.language import LANGUAGES, Text
from analysis.panel import quality
from analysis.present import coefficients, contrast, coverage, digits, forest, groups, side_by_side
from analysis.present.display import MIME
from analysis.present.style import QUIET


def nation():
    return load_panel("so_offences", places="vn")


def city():
    return load_panel("criminal_offences", places="vn-hcm", start=2012, end=2020)


def every_kind():
    record = load_record("vn-hn-gialam")
    totals = [estimate(Design(panel)) for panel in record.totals()]
    table = quality.completeness(record.everything[record.everything["place_code"] == "vn"], 2005, 2022)
    heaped, p_value = quality.heaping(record.everything)
    return [
        figure(nation()), figure(estimate(Design(city()))), side_by_side([city(), *load_beside(city())]),
        forest(totals, Text("Tổng số", "Totals"), log=True), coverage(table, Text("Độ phủ", "Coverage")), digits(heaped, p_value),
    ]  # fmt: skip


def simulated(**columns) -> Panel:
    table = pd.DataFrame({"place": "a", "period": range(2011, 2021), "outcome": range(20, 30), **columns})
    return Panel.from_frame(table, place="place", period="period", outcome="outcome", simulated=True)


def test_a_series_with_none_to_set_beside_it_is_said_to_be_alone():
    alone = side_by_side([nation()])
    assert alone.kind == "sentence" and "No series is declared" in alone.text.en
    assert "no other series" in contrast(nation(), []).text.en


def test_no_line_bridges_a_missing_year_or_a_change_of_label():
    axes = figure(nation()).draw("en").axes[0]
    runs = [line.get_xdata() for line in axes.lines if line.get_color() == QUIET]
    assert runs
    assert all(np.diff(run).max(initial=0) <= 1 for run in runs)
    assert {2007.0, 2012.0}.isdisjoint(set(runs[0]) & set(runs[1]))
    assert not any(run.min() < edge < run.max() for run in runs for edge in (2009.5, 2011.5, 2015.5, 2018.5))


def verticals(panel) -> dict[float, object]:
    return {
        float(line.get_xdata()[0]): line.get_linestyle()
        for line in figure(panel).draw("vi").axes[0].lines
        if len(line.get_xdata()) == 2 and line.get_xdata()[0] == line.get_xdata()[1]
    }


def test_the_label_change_of_2019_is_a_solid_line_before_its_first_point():
    assert verticals(nation())[2018.5] == "-"


def test_the_splice_of_2018_is_drawn_as_a_splice_and_not_as_a_label():
    assert verticals(city())[2017.5] != "-"
    words = " ".join(text.get_text() for text in figure(city()).draw("en").axes[0].texts)
    assert "splice: City police" in words and "recording: HCMC police check" in words


def test_a_bound_is_an_arrow_and_no_dot():
    panel = load_panel("prosecuted_cases", places="vn")
    axes = figure(panel).draw("en").axes[0]
    dots = [x for line in axes.lines if line.get_marker() == "o" for x in line.get_xdata()]
    assert len(dots) == panel.rows["outcome"].notna().sum() == 6
    assert sum(text.arrow_patch is not None for text in axes.texts) == 5


@pytest.mark.parametrize("number", range(6))
def test_a_bundle_has_svg_png_alt_and_csv_in_both_languages(number, monkeypatch):
    monkeypatch.setenv("DIRECTIVE48_REPORT", "vi en")
    made = every_kind()[number]
    bundle = made._repr_mimebundle_()[MIME]
    assert len(pd.read_csv(io.StringIO(bundle["csv"]))) > 0
    for language in LANGUAGES:
        mine = bundle[language]
        assert mine["svg"].lstrip().startswith("<?xml") and "</svg>" in mine["svg"] and len(mine["png"]) > 1000
        assert len(mine["alt"]) > 30 and "nan" not in mine["alt"]
    assert bundle["vi"]["alt"] != bundle["en"]["alt"] and bundle["vi"]["svg"] != bundle["en"]["svg"]
    assert bundle == made._repr_mimebundle_()[MIME]  # two draws, the same bytes


def test_the_title_of_an_estimate_is_its_finding():
    effect = estimate(Design(city()), errors="classical")
    alt, said = figure(effect).alt, sentence(effect).text
    assert alt.vi.startswith(said.vi) and alt.en.startswith(said.en) and "fell by" in said.en


def test_a_series_across_a_label_has_no_title_that_compares_its_ends():
    assert "not comparable across" in figure(nation()).alt.en and "không so được" in figure(nation()).alt.vi


def test_simulated_data_are_marked_in_figure_numbers_and_file_name():
    made = figure(estimate(Design(simulated())), name="trend")
    assert made.file_name == "simulated_trend"
    assert made.data["simulated"].all()
    written = [text.get_text() for text in made.draw("vi").texts]
    assert "SỐ LIỆU MÔ PHỎNG" in written and any(text.startswith("SỐ LIỆU MÔ PHỎNG — ") for text in written)
    assert not figure(city()).file_name.startswith("simulated")


def test_a_forest_of_simulated_estimates_is_marked_too():
    made = forest([estimate(Design(simulated()))], Text("Thử", "Trial"))
    assert made.file_name.startswith("simulated_")
    assert any("SIMULATED DATA" in text.get_text() for text in made.draw("en").texts)


def test_the_screen_shows_one_image_with_alt_text_in_the_chosen_language():
    shown = figure(city(), "en").screen()["text/html"]
    assert shown.count("<img ") == 1 and 'alt="Ho Chi Minh City' in shown


def test_zones_are_drawn_one_by_one_and_none_is_called_treated_that_is_not():
    design = question("street")
    for shown in (groups(design), coefficients(estimate(design))):
        assert set(shown.data["zone"]) == {"treated", "displacement", "control", "displacement_control"}
    assert "0 never treated" not in groups(design).alt.en


def test_a_total_of_several_years_is_a_bar_across_them_and_no_point():
    total = next(p for p in load_record("vn-hn-gialam").totals() if p.outcome == "drug_compulsory_rehab")
    axes = figure(total).draw("en").axes[0]
    (bar,) = [line for line in axes.lines if len(line.get_xdata()) == 2 and line.get_ydata()[0] == line.get_ydata()[1] == 367]
    assert 2010.7 < bar.get_xdata()[0] < 2011 and 2020.5 < bar.get_xdata()[1] < 2021
    assert figure(total).alt.en.startswith("Gia Lam: Persons sent to compulsory rehabilitation: 367 (October 2010 – August 2020)")


def test_the_start_that_a_design_asks_about_is_drawn():
    assert {1986.0} <= set(verticals(question("california")))


def test_figures_below_zero_are_inside_the_axes():
    changes = load_panel("so_change_pct", places="vn", clock="mps_year")
    low, high = figure(changes).draw("vi").axes[0].get_ylim()
    assert low < changes.usable["outcome"].min() < 0 <= high


def test_the_years_of_a_single_point_are_written_once():
    one = Panel.from_frame(pd.DataFrame({"a": ["x"], "y": [2020], "n": [5]}), place="a", period="y", outcome="n")
    axes = figure(one).draw("en").axes[0]
    ticks = [t for t in axes.get_xticks() if axes.get_xlim()[0] <= t <= axes.get_xlim()[1]]
    assert ticks == [2020.0]


@pytest.mark.parametrize(("kind", "per"), [("count", 1e5), ("share", 100.0)])
@pytest.mark.parametrize("method", ["segmented", "trend"])
def test_rates_and_shares_are_drawn_with_their_model_on_one_scale(kind, per, method):
    months = pd.period_range("2015-01", periods=60, freq="M").astype(str)
    trials = 300 + 5 * np.arange(60)
    frame = pd.DataFrame({"a": "x", "m": months, "k": np.rint(trials * (0.3 - 0.1 * (np.arange(60) >= 30))), "n": trials})
    panel = Panel.from_frame(frame, place="a", period="m", outcome="k", exposure="n", kind=kind)
    asked = {"adopted": "2017-07-01", "treatment": "x"} if method == "segmented" else {}
    data = figure(estimate(Design(panel, **asked), method=method)).data
    np.testing.assert_allclose(data["outcome"], per * frame["k"] / frame["n"])
    assert (data["fitted"].between(0.1 * per, 0.4 * per)).all() and (data["low"] <= data["fitted"]).all()


def test_small_rates_keep_two_digits_and_a_start_in_the_last_year_is_drawn():
    frame = pd.DataFrame({"a": "x", "y": range(2008, 2021), "n": 3, "people": 9e6})
    panel = Panel.from_frame(frame, place="a", period="y", outcome="n", exposure="people")
    assert "0.033" in figure(panel).alt.en and "0.0 (" not in figure(panel).alt.en
    counted = Panel.from_frame(frame, place="a", period="y", outcome="n")
    assert 2020.0 in verticals(Design(counted, adopted="2020-03-01"))


def places(**named):
    """Fourteen places, half of them treated from 2011 on; households may be the exposure."""
    rng, rows = np.random.default_rng(2), []
    for g in range(14):
        for year in range(2003, 2019):
            on = g < 7 and year >= 2011
            rows.append((f"p{g:02d}", year, rng.poisson(60 * (0.6 if on else 1)), 5_000, 2011.0 if g < 7 else np.nan))
    frame = pd.DataFrame(rows, columns=["place", "year", "n", "households", "adopted"])
    return Design(Panel.from_frame(frame, place="place", period="year", outcome="n", adopted="adopted", **named), treatment="x")


def notes(made, language="en") -> str:
    return " ".join(text.get_text() for text in made.draw(language).texts)


def test_the_counterfactual_has_a_unit_on_its_axis():
    cases = {"unit": Text("vụ", "cases")}
    ratio = coefficients(estimate(places(**cases), "twfe"))
    assert "Vertical axis: cases a year, all treated places added up." in notes(ratio)
    assert "Trục đứng: vụ mỗi năm, mọi nơi áp dụng cộng lại." in notes(ratio, "vi")
    rate = coefficients(estimate(places(exposure="households", **cases), "twfe", family="gaussian"))
    assert "Vertical axis: per 100,000 households and year, mean of the treated places." in notes(rate)
    assert "Vertical axis: n a year, all treated places added up." in notes(coefficients(estimate(places(), "twfe")))
    single = coefficients(estimate(question("teaching", "c-student")))
    assert "Vertical axis: per 100,000 people and year. Vertical line" in notes(single)


def test_coefficients_by_horizon_have_the_unit_of_the_effect():
    assert "vertical: per 100,000 households and year" in notes(coefficients(estimate(places(exposure="households"), "borusyak")))
    assert "vertical: % difference" in notes(coefficients(estimate(places(), "event_study")))
    assert "vertical: units of the outcome" in notes(coefficients(estimate(places(kind="measure"), "borusyak")))


def test_groups_of_a_share_show_the_share_and_not_its_numerator():
    rows = [(place, year, 5 * trials / 10, trials, 2016 if place < "c" else None)
            for place, trials in zip("abcd", (10, 100, 40, 80), strict=True) for year in range(2012, 2021)]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["place", "year", "solved", "known", "start"])
    panel = Panel.from_frame(
        frame, place="place", period="year", outcome="solved", exposure="known", adopted="start", kind="share"
    )
    shown = groups(Design(panel, treatment="x"))
    assert np.allclose(shown.data["level"], 50) and "Per cent. Dotted" in " ".join(t.get_text() for t in shown.draw("en").texts)
