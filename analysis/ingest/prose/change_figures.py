"""A change -> a figure of its own: by how much an indicator rose or fell, with its sign, where the text says against what; or a goal.

`giảm 12 vụ (8,5%) so với năm 2018` is the change of the cases just counted, or of what stands before the verb: `số bị can
khởi tố giảm 2,1%`. Without the period it is measured against, a change is asked about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from analysis.catalogue import indicators
from analysis.ingest.entities.indicators import JUDICIAL, change_code, choose
from analysis.ingest.findings.finding import USED, Finding
from analysis.ingest.prose.carryover import said
from analysis.ingest.prose.cues import all_within, left, right
from analysis.ingest.prose.document import Case
from analysis.ingest.prose.level import rate
from analysis.ingest.text.spelling import key

TARGET = "target_reduction_pct"
_CRIMES = key("tội phạm")
_CASES, _PEOPLE = frozenset({"case", "matter", "incident"}), frozenset({"person", "defendant", "accused", "user"})
# How far before a number the verb of its change may stand; the contexts of such verbs, and whether they rise.
_VERB, _WAYS = 80, (("fall", False), ("rise", True))


@dataclass(frozen=True)
class _Verb:
    start: int
    rises: bool


def change_of(case: Case, blank: Finding) -> Finding | None:
    """The row of a change, not placed yet; None where the catalogue has none, or the text does not say of what."""
    keyed, bound = case.keyed, case.bound
    verb = _verb(case)
    if verb is None or bound.quantity.alternatives or rate(keyed, bound):
        return None
    bound.of = _of(case, verb.start)
    if case.reading.aimed or left("goal", keyed, case.start, case.at):
        return None if verb.rises else _goal(case, blank)
    code = change_code(bound.of, percent=bound.quantity.percent)
    against = all_within("compared", keyed, case.start, case.sentence.end)
    if not code:
        return None
    comparison = against[0].text if against else ""
    row = replace(blank, status=USED, indicator=code, unit=indicators()[code].unit, comparison=comparison)
    if verb.rises:
        return row
    turned = {"at_least": "at_most", "at_most": "at_least"}.get(row.quantifier, row.quantifier)
    return replace(row, value=_minus(row.value), low=_minus(row.high), high=_minus(row.low), quantifier=turned)


def _goal(case: Case, blank: Finding) -> Finding | None:
    """`phấn đấu giảm 5% số vụ`: a goal, which a person is asked about."""
    cases = any(h.classes & _CASES for h in case.reading.words.heads_between(case.bound.quantity.end, case.bound.np))
    if not case.bound.quantity.percent or not (case.bound.of or cases):
        return None
    return replace(blank, status=USED, indicator=TARGET, unit=indicators()[TARGET].unit)


def _minus(value: Decimal | None) -> Decimal | None:
    return None if value is None else -value


def _verb(case: Case) -> _Verb | None:
    """The last word of change before a number."""
    start = max(case.start, case.at - _VERB)
    found = [_Verb(m.start, rises) for name, rises in _WAYS for m in all_within(name, case.keyed, start, case.at)]
    return max(found, key=lambda verb: verb.start, default=None)


def _of(case: Case, verb: int) -> str:
    """What rose or fell: what the words before the verb name, else what was counted last, here or in the sentence before."""
    keyed, words, bound = case.keyed, case.reading.words, case.bound
    label, own = (bound.gap, max(bound.gap, verb)), (bound.quantity.end, bound.np)
    numbered = right("of_the_number", keyed, bound.quantity.end)
    # what follows the number at once says it, else the last noun before
    heads = [bound.head, *(words.heads_between(*own) if numbered else []), *reversed(words.heads_between(*label))]
    heads = [h for h in heads if h and h.classes & (_CASES | _PEOPLE) and keyed[h.start : h.end] != _CRIMES]
    classes = heads[0].classes if heads else _CASES
    # "số vụ cờ bạc giảm 5%", "giảm 5% số vụ cờ bạc"
    named = [h for h in case.hits if any(a <= h.start < b for a, b in (label, own))]
    about = {h.concept for h in named if h.kind != "act" or h.concept in JUDICIAL}
    if about:
        return _named(case, classes, about)
    for earlier, chosen in reversed(case.past):
        if earlier.of and (not heads or _counts(earlier.of, classes)):
            return earlier.of
        if chosen and (not heads or not earlier.head or earlier.head.classes & classes):
            return chosen.indicator if earlier.used else ""
    return "" if case.past else _of_sentence_before(case, classes)


def _counts(indicator: str, classes: frozenset[str]) -> bool:
    """Whether an indicator counts what a change is of: cases, or people."""
    return (indicators()[indicator].unit == "cases") == bool(classes & _CASES) if indicator in indicators() else True


def _named(case: Case, classes: frozenset[str], about: set[str]) -> str:
    """The indicator that the words before the verb name; a sense of change before the senses of the level."""
    for per in ("change", ""):
        chosen = choose(case.bound.surroundings, classes, said(case), per=per, narrow=frozenset())
        if chosen and not chosen.tied and (about & chosen.consumed or not chosen.consumed):
            return re.sub(r"_change_(?:pct|abs)$", "", chosen.indicator)
    return ""


def _of_sentence_before(case: Case, classes: frozenset[str]) -> str:
    """The one figure of the sentence before that has a change of its own: `Xảy ra 129 vụ. So với năm 2018, giảm 12 vụ.`"""
    unit, percent = "cases" if classes & _CASES else "persons", case.bound.quantity.percent
    read = {code for code, _ in case.reading.memory.read if indicators()[code].unit == unit}
    found = {code for code in read if change_code(code, percent=percent)}
    return found.pop() if len(found) == 1 else ""
