"""The table of cues: every rule decides its own example, is of a known form, and can be switched off."""

import pytest

from analysis.catalogue.cues import contexts, rules
from analysis.ingest.entities.periods import parse
from analysis.ingest.findings import reasons
from analysis.ingest.findings.finding import QUEUED, SET_ASIDE, USED
from analysis.ingest.prose import cues
from analysis.ingest.prose.extract import read_prose
from analysis.ingest.prose.rules import CONDITIONS
from analysis.ingest.text.spelling import key
from analysis.language import Text

STATUS = {"change": {USED, QUEUED, SET_ASIDE}, "aside": {SET_ASIDE}, "ask": {QUEUED}}


def _read(rule):
    """The finding of the number that a rule decides in its example, and the rules that decided it."""
    fired = []
    found = read_prose(rule.example, place="vn-hn-gialam", period=parse("2019"), fired=fired)
    rows = [f for f in found if f.evidence.number == rule.number]
    return rows[-1], {name for at, name in fired if at <= rows[-1].evidence.number_start < at + 12}


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_decides_its_example(rule):
    row, fired = _read(rule)
    assert rule.name in fired
    assert row.status in STATUS[rule.verdict], (row.status, row.indicator, row.reason)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_says_what_the_person_is_told_and_names_what_exists(rule):
    assert isinstance(rule.reason, Text) or hasattr(reasons, rule.reason)
    assert not rule.when or rule.when in CONDITIONS
    assert rule.asked in ("level", "part", "doubt", "certainty")


def test_rules_have_names_of_their_own():
    names = [rule.name for rule in rules()] + list(contexts())
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", contexts())
def test_a_context_is_asked_for_by_name(name):
    for side in ("left", "right", "in"):
        cues.pattern_of(contexts()[name], side)


@pytest.mark.parametrize(("source", "text", "stands"), [
    ("(không|chưa) (hề)? (để)? xảy ra", "chưa hề xảy ra", True),
    ("(không|chưa) (hề)? (để)? xảy ra", "không phải xảy ra", False),
    ("tăng !(cường)", "tăng cường", False),
    ("tăng !(cường)", "tăng 5", True),
    ("<!(nhận|#) thêm", "nhận thêm", False),
    ("<!(nhận|#) thêm", "3 thêm", False),
    ("trong … vụ", "trong các vụ", True),
    ("trong … vụ", "trong ngày, các vụ", False),
    ("trong ~ vụ", "trong ngày, các vụ", True),
    ("trong ~ vụ", "trong ngày. Các vụ", False),
    ("_{1,2} #", "hai xã 14", True),
    ("xã [,;]? #", "xã, 14", True),
])  # fmt: skip
def test_the_notation_of_contexts(source, text, stands):
    assert bool(cues.pattern_of((source,), "in").search(key(text))) is stands
