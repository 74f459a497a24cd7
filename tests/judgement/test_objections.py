"""The strongest objections to a finding, each with an answer computed from its own rows."""

import importlib.util
from pathlib import Path

import pytest

from analysis import Design, estimate, run_checks
from analysis.design.examples import question
from analysis.judgement.objections import MOST, ORDER, moved_half, objections
from analysis.language import LANGUAGES
from analysis.present import objections_table

NAMES = {"hidden_cause", "driver", "unlisted", "regression_to_mean", "displacement", "period"}


SPEC = importlib.util.spec_from_file_location("planted", Path(__file__).parent / "planted.py")
PLANTED = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(PLANTED)
communes = PLANTED.communes


@pytest.mark.parametrize("seed", range(3))  # twenty by tests/judgement/planted.py
def test_the_commune_that_drives_a_finding_is_named(seed):
    panel, driver = communes(seed, driver=seed % 6)
    effect = estimate(Design(panel, treatment="tuần tra"), method="twfe")
    found = {one.name: one for one in objections(effect, run_checks(effect, only="leave_one_out"))}
    assert found["driver"].names == (driver,) and driver in found["driver"].answer.vi and found["driver"].verdict == "stands"


def test_an_effect_that_all_share_hangs_on_no_commune():
    panel, _ = communes(1, others=0.6)
    effect = estimate(Design(panel, treatment="tuần tra"), method="twfe")
    found = {one.name: one for one in objections(effect, run_checks(effect))}
    assert found["driver"].verdict == "answered"


@pytest.fixture(scope="module")
def sensitive():
    effect = estimate(question("teaching", "c-sensitive"))
    return effect, run_checks(effect)


def test_five_are_raised_the_heaviest_first(sensitive):
    found = objections(*sensitive)
    assert len(found) == MOST and {one.name for one in found} <= NAMES
    assert [ORDER.index(one.verdict) for one in found] == sorted(ORDER.index(one.verdict) for one in found)


def test_every_way_the_open_list_may_hide_one_or_two_communes_is_counted(sensitive):
    effect, checks = sensitive
    answer = next(one for one in objections(effect, checks) if one.name == "unlisted")
    outside = 22 - effect.n_treated
    assert str(outside + outside * (outside - 1) // 2) in answer.answer.en and "..." in answer.objection.en


def test_the_hidden_cause_is_said_in_events_of_a_place_and_a_quarter(sensitive):
    answer = next(one for one in objections(*sensitive) if one.name == "hidden_cause")
    assert "mỗi nơi, mỗi quý" in answer.answer.vi and "a place and quarter" in answer.answer.en


def test_what_moved_next_door_is_taken_out_twice():
    """100 averted for good of 1,000 and 100 more that only moved: the comparison rose from 5,000 to 5,100."""
    without, moved, stopped, others = 1000.0, 100.0, 100.0, 5000.0
    under = without - moved - stopped
    estimated = under / without / ((others + moved) / others)
    net, up = moved_half(under / estimated - under, under, others + moved)
    assert net == pytest.approx(-100 * stopped / without) and up == pytest.approx(100 * moved / others)


def test_no_objection_is_raised_to_a_refusal_or_a_description():
    refusal = estimate(question("record", "c-club"))
    assert objections(refusal) == () and "phản biện" in objections_table(refusal).text.vi


@pytest.mark.parametrize("data", ["castle", "california", "street"])
def test_other_designs_get_the_objections_that_suit_them(data):
    effect = estimate(question(data, ""))
    found = objections(effect, run_checks(effect))
    assert all(one.answer.vi and one.answer.en and "nan" not in one.answer.en for one in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_has_a_row_an_objection(sensitive, language):
    shown = objections_table(*sensitive, language).cells(language)
    assert len(shown) == MOST and (shown != "").all().all()
