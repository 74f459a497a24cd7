"""Tables: the same cells in both languages, units in the head, an interval where there is one, a mark on simulated data."""

import unicodedata

import pandas as pd
import pytest

from analysis import Design, Panel, estimate, load_panel, load_record, run_checks, table
from analysis.credentials.replicate_command import replicate, targets
from analysis.design.examples import question
from analysis.language import LANGUAGES, Text
from analysis.panel import quality
from analysis.present import (
    arithmetic_table,
    clocks_table,
    components_here,
    components_table,
    conflicts_table,
    elsewhere_table,
    estimates,
    frame,
    needs_table,
    replication_table,
)


def every_table():
    record = load_record("vn-hn-gialam")
    refusals = [estimate(Design(record.as_panel(), component=c)) for c in components_here(record)]
    effect = estimate(Design(load_panel("criminal_offences", places="vn-hcm")))
    totals = [estimate(Design(panel)) for panel in record.totals()]
    return {
        "components": components_table(record, refusals),
        "needs": needs_table(),
        "elsewhere": elsewhere_table(record, "drug_compulsory_rehab"),
        "conflicts": conflicts_table(quality.conflicts(record.everything)),
        "arithmetic": arithmetic_table(quality.failed_arithmetic(record.everything)),
        "clocks": clocks_table(quality.clocks(record.everything)),
        "totals": estimates(totals, Text("Tổng số", "Totals")),
        "result": table(effect, run_checks(effect)),
        "refusal": table(refusals[0]),
    }


@pytest.fixture(scope="module")
def tables():
    return every_table()


NAMES = ("components", "needs", "elsewhere", "conflicts", "arithmetic", "clocks", "totals", "result", "refusal")


@pytest.mark.parametrize("name", NAMES)
def test_a_table_has_the_same_cells_in_both_languages_and_none_is_broken(name, tables):
    frames = [tables[name].build(language).astype(str) for language in LANGUAGES]
    assert frames[0].shape == frames[1].shape and len(frames[0])
    assert not set(frames[0].columns) & set(frames[1].columns)
    for one in frames:
        cells = one.to_numpy().ravel()
        assert not {"nan", "None", "NaT", "<NA>"} & set(cells)
        assert all(unicodedata.is_normalized("NFC", cell) for cell in cells)


def test_the_fifteen_components_may_only_be_described_and_each_says_what_is_missing(tables):
    for language, verb in (("vi", "mô tả"), ("en", "describe")):
        frame = tables["components"].build(language)
        assert len(frame) == 15 and set(frame.iloc[:, 3]) == {verb} and (frame.iloc[:, 4] != "").all()


def test_doses_are_printed_as_they_stand(tables):
    vi, en = (" ".join(tables["components"].build(language).iloc[:, 2]) for language in LANGUAGES)
    assert "17 câu lạc bộ; 562 người; trung bình 33,1" in vi and "17 clubs; 562 persons; 33.1 persons each on average" in en
    assert "509" in vi and "22/22" in vi and "22/22" in en


def test_totals_stand_with_their_intervals_and_vague_words_with_none(tables):
    frame = tables["totals"].build("en").set_index("Indicator")
    assert frame.loc["Persons sent to compulsory rehabilitation", "Interval"] == "330\u00a0to\u00a0407"
    tips = frame.loc["Tips from the public"]
    assert (tips["Value"], tips["Interval"]) == ("—", "1,000 to 9,999")


def test_the_kind_of_interval_stands_in_the_foot(tables):
    assert "Garwood" in tables["totals"].foot.en and "Student" in tables["result"].foot.vi and "n = 9" in tables["result"].foot.en


def test_a_table_of_simulated_estimates_says_so_in_its_caption():
    rows = pd.DataFrame({"place": "a", "period": range(2011, 2021), "outcome": range(20, 30)})
    panel = Panel.from_frame(rows, place="place", period="period", outcome="outcome", simulated=True)
    effect = estimate(Design(panel))
    for made in (estimates([effect], Text("Thử", "Trial")), table(effect, run_checks(effect))):
        assert made.caption("vi").startswith("SỐ LIỆU MÔ PHỎNG — ") and made.caption("en").startswith("SIMULATED DATA — ")


def test_a_cell_that_looks_like_html_is_shown_and_not_obeyed():
    from analysis.present import frame

    made = frame(lambda _: pd.DataFrame({"a": ["<b>x</b>"]}), Text("<i>", "<i>"))
    assert "<b>x" not in made.screen()["text/html"] and "<i>" not in made.screen()["text/html"]


def test_checks_that_are_not_possible_stand_in_the_foot_with_their_reasons():
    effect = estimate(Design(load_panel("criminal_offences", places="vn-hcm")))
    checks = run_checks(effect)
    absent = [check for check in checks if check.verdict == "not_possible"]
    shown = table(effect, checks)
    assert absent and len(shown.build("en")) == 1 + len(checks) - len(absent)
    assert all(check.sentence.en in shown.foot.en and check.sentence.vi in shown.foot.vi for check in absent)


def test_a_column_in_which_no_row_says_anything_is_not_shown():
    built = pd.DataFrame({"a": ["1", "2"], "b": ["", ""]})
    shown = frame(lambda language: built, Text("t", "t"))
    assert shown.payload("vi")["columns"] == ["a"] and "b" not in shown.screen()["text/plain"]


def test_effects_in_levels_beside_ratios_stand_as_per_cent_too():
    design = question("teaching", "c-club")
    levels, ratio = estimate(design, "callaway_santanna"), estimate(design, "twfe")
    both = estimates([levels, ratio], Text("t", "t"))
    shown = both.build("en")["% of the level estimated without it"]
    without = levels.statistics["observed_mean"] - levels.value
    assert shown[0].startswith(f"{100 * levels.value / without:.1f} (")
    assert shown[1].startswith(f"{100 * (ratio.value - 1):.1f} (".replace("-", "−"))
    assert "unlike units" in both.foot.en and "khác đơn vị" in both.foot.vi
    alike = estimates([levels, estimate(design, "borusyak")], Text("t", "t"))
    assert "% of the level estimated without it" not in alike.build("en") and "unlike" not in alike.foot.en


def test_an_interval_that_needs_more_than_was_observed_has_no_per_cent():
    levels = estimate(question("teaching", "c-club"), "callaway_santanna")
    mean = levels.statistics["observed_mean"]
    assert levels.percent(0.0) == 0 and levels.percent(mean / 2) == pytest.approx(100)
    assert levels.percent(mean) is None and levels.percent(float("-inf")) is None
    assert "observed_mean" not in estimate(question("castle")).statistics  # of a logarithm there is no per cent


def test_no_estimates_give_a_sentence_and_no_empty_table():
    assert str(estimates([], Text("t", "t"), "en")).startswith("There is no estimate")


def test_published_results_are_named_in_words_in_both_languages():
    found = pd.concat([replicate(t) for t in targets() if t["name"] in ("castle_fepois", "nist_longley")])
    for language, first in (("vi", "Luật tự vệ và giết người"), ("en", "Castle-doctrine laws and homicide")):
        names = replication_table(found).build(language).iloc[:, 0]
        assert len(names) == 2 and names.iloc[0].startswith(first) and "_" not in " ".join(names)
    titles = [Text(**target["title"]) for target in targets()]
    assert len({t.vi for t in titles}) == len({t.en for t in titles}) == 24


def test_the_gap_of_a_relative_tolerance_is_measured_against_the_published_number():
    found = replicate(next(t for t in targets() if t["name"] == "nist_longley"))
    row = replication_table(found).build("en").iloc[0]
    assert float(row.iloc[-1]) <= 1 and row.iloc[1] == row.iloc[2]
