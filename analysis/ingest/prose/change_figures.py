"""A change -> a figure of its own: by how much an indicator rose or fell, with its sign, where the text says against what; or a goal.

`giảm 12 vụ (8,5%) so với năm 2018` is the change of the cases just counted, or of what stands before the verb: `số bị can
khởi tố giảm 2,1%`. Without the period it is measured against, a change says nothing and is set aside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from analysis.catalogue import indicators
from analysis.ingest.entities.indicators import JUDICIAL, choose
from analysis.ingest.entities.lexicon_matches import Hit
from analysis.ingest.findings.finding import USED, Finding
from analysis.ingest.prose.carryover import Past, said
from analysis.ingest.prose.cues import Span, all_within, right
from analysis.ingest.prose.document import Reading
from analysis.ingest.prose.level import is_goal, rate
from analysis.ingest.prose.phrases import Bound
from analysis.ingest.text.sentences import Sentence
from analysis.ingest.text.spelling import key
from analysis.language import Text

GOAL = Text(
    "chỉ tiêu giảm, không phải kết quả: ghi vào “Chỉ tiêu giảm tội phạm” nếu đúng",
    "a goal, not a result: to be kept as a target if meant",
)
_CRIMES = key("tội phạm")
_LEVELS = ("_offences", "_cases", "_detected", "_supervised")
_CASES, _PEOPLE = frozenset({"case", "matter", "incident"}), frozenset({"person", "defendant", "accused", "user"})
# How far before a number the verb of its change may stand.
_VERB = 80


@dataclass(frozen=True)
class _Verb:
    start: int
    rises: bool


def change_of(reading: Reading, sentence: Sentence, bound: Bound, hits: list[Hit], blank: Finding, past: Past) -> Finding | None:
    """The row of a change, not placed yet; None where the catalogue has none, or the text does not say of what or against what."""
    verb = _verb(reading.keyed, bound, sentence.start)
    if verb is None or bound.quantity.alternatives or rate(reading.keyed, bound):
        return None
    bound.of = _of(reading, sentence, bound, hits, past, verb.start)
    if reading.setting.aimed or is_goal(reading.keyed, bound, sentence.start):
        return None if verb.rises else _goal(reading, bound, blank)
    code = change_code(bound.of, percent=bound.quantity.percent)
    against = all_within("compared", reading.keyed, sentence.start, sentence.end)
    if not code or not against:
        return None
    row = replace(blank, status=USED, indicator=code, unit=indicators()[code].unit, comparison=against[0].text)
    if verb.rises:
        return row
    turned = {"at_least": "at_most", "at_most": "at_least"}.get(row.quantifier, row.quantifier)
    return replace(row, value=_minus(row.value), low=_minus(row.high), high=_minus(row.low), quantifier=turned)


def _goal(reading: Reading, bound: Bound, blank: Finding) -> Finding | None:
    """`phấn đấu giảm 5% số vụ`: a goal, which a person is asked about."""
    code = "target_reduction_pct"
    cases = any(h.classes & _CASES for h in reading.words.heads_between(bound.quantity.end, bound.np))
    if not bound.quantity.percent or not (bound.of or cases):
        return None
    return replace(blank, status=USED, indicator=code, unit=indicators()[code].unit)


def _minus(value: Decimal | None) -> Decimal | None:
    return None if value is None else -value


def change_code(indicator: str, *, percent: bool) -> str:
    """The indicator of the change of another: drug_cases -> drug_change_pct; empty where there is none."""
    base = next((indicator.removesuffix(end) for end in _LEVELS if indicator.endswith(end)), indicator)
    measure = "pct" if percent else "abs"
    return next((c for c in (f"{indicator}_change_{measure}", f"{base}_change_{measure}") if c in indicators()), "")


def _verb(keyed: str, bound: Bound, start: int) -> _Verb | None:
    """The last word of change before a number."""
    at = bound.quantity.start
    found: list[tuple[Span, bool]] = [
        (m, rises)
        for name, rises in (("fall", False), ("rise", True))
        for m in all_within(name, keyed, max(start, at - _VERB), at)
    ]
    last = max(found, key=lambda entry: entry[0].start, default=None)
    return _Verb(last[0].start, last[1]) if last else None


def _of(reading: Reading, sentence: Sentence, bound: Bound, hits: list[Hit], past: Past, verb: int) -> str:
    """What rose or fell: what the words before the verb name, else what was counted last, here or in the sentence before."""
    label = (bound.gap, max(bound.gap, verb))
    numbered = right("of_the_number", reading.keyed, bound.quantity.end)
    after = reading.words.heads_between(bound.quantity.end, bound.np) if numbered else []
    heads = [h for h in (*reading.words.heads_between(*label), *after, bound.head) if h and h.classes & (_CASES | _PEOPLE)]
    heads = [h for h in heads if reading.keyed[h.start : h.end] != _CRIMES]
    classes = heads[-1].classes if heads else _CASES
    spans = (label, (bound.quantity.end, bound.np))  # "số vụ cờ bạc giảm 5%", "giảm 5% số vụ cờ bạc"
    about = {h.concept for h in hits if any(a <= h.start < b for a, b in spans) and (h.kind != "act" or h.concept in JUDICIAL)}
    if about:
        return _named(reading, sentence, bound, past, classes, about)
    for earlier, chosen in reversed(past):
        if earlier.of and (not heads or _counts(earlier.of, classes)):
            return earlier.of
        if chosen and (not heads or not earlier.head or earlier.head.classes & classes):
            return chosen.indicator if earlier.used else ""
    return "" if past else _of_sentence_before(reading, classes, percent=bound.quantity.percent)


def _counts(indicator: str, classes: frozenset[str]) -> bool:
    """Whether an indicator counts what a change is of: cases, or people."""
    return (indicators()[indicator].unit == "cases") == bool(classes & _CASES) if indicator in indicators() else True


def _named(reading: Reading, sentence: Sentence, bound: Bound, past: Past, classes: frozenset[str], about: set[str]) -> str:
    """The indicator that the words before the verb name; a sense of change before the senses of the level."""
    before = said(reading, sentence, bound, past)
    for per in ("change", ""):
        chosen = choose(bound.surroundings, classes, before, per=per, narrow=frozenset())
        if chosen and not chosen.tied and (about & chosen.consumed or not chosen.consumed):
            return re.sub(r"_change_(?:pct|abs)$", "", chosen.indicator)
    return ""


def _of_sentence_before(reading: Reading, classes: frozenset[str], *, percent: bool) -> str:
    """The one figure of the sentence before that has a change of its own: `Xảy ra 129 vụ. So với năm 2018, giảm 12 vụ.`"""
    unit = "cases" if classes & _CASES else "persons"
    found = {code for code, _ in reading.memory.read if indicators()[code].unit == unit and change_code(code, percent=percent)}
    return found.pop() if len(found) == 1 else ""
