"""A number that nothing decides -> a question with the indicators that its own words or its neighbours name, best first."""

from __future__ import annotations

from analysis.catalogue import indicators
from analysis.catalogue.lexicon import lexicon
from analysis.ingest.entities.indicators import COMMON, GENERIC, change_code, nearest_to
from analysis.ingest.findings import reasons
from analysis.ingest.findings.finding import SET_ASIDE, Finding
from analysis.ingest.prose.carryover import is_act
from analysis.ingest.prose.certainty import unaccounted
from analysis.ingest.prose.cues import OFF, right
from analysis.ingest.prose.document import Case, Neighbour

# Numbers that are something else than a figure, whatever they count.
_ELSEWHERE = (reasons.TARGET, reasons.SHARE, reasons.PART, reasons.NEWLY)
# Cases and suspects: what they are of is often said in the sentence before, whose own numbers were none.
_TRIED = frozenset({"case", "person", "defendant"})
_PERCENT, _OTHER = frozenset({"percent"}), frozenset({"other"})


def offered(case: Case, row: Finding, near: list[Neighbour]) -> Finding:
    """The row of a number that was set aside, with a question where something names what it may be. `near`: its neighbours that have an
    indicator, the nearest first."""
    if "offered" in OFF or row.status != SET_ASIDE or row.indicator or row.reason in _ELSEWHERE:
        return row
    if case.bound.denies or case.bound.is_denominator():
        return row
    codes = _levels(case, near)
    if row.reason is reasons.CHANGE:
        percent = case.bound.quantity.percent
        kinds = [f"{code.split('_')[0]}_change_{'pct' if percent else 'abs'}" for code in codes]
        told = [c for code in codes if (c := change_code(code, percent=percent))] or [c for c in kinds if c in indicators()]
        codes = _changes(case, near) or told or _of_kinds_told(case) or codes
    if not codes:
        return row
    bound, text = case.bound, case.reading.source.text
    counted = text[bound.quantity.end : bound.np].strip(" ,.;:()") or text[bound.clause : bound.np].strip()
    known = row.reason in (reasons.CHANGE, reasons.OTHER_PERIOD)
    why = row.reason if known else reasons.no_such_indicator(" ".join(counted.split()[:9]))
    return row.queue(why, *codes, kind="no_indicator")


def _levels(case: Case, near: list[Neighbour]) -> list[str]:
    """What its own words name, then what such a number counted last."""
    bound = case.bound
    classes = bound.classes if bound.head else bound.classes - _OTHER
    ends, follows = right("ends", case.keyed, bound.quantity.end), any(h.end == case.at - 1 for h in case.hits)
    if classes == _OTHER or not classes and not (ends or follows):
        return []
    about = {h.concept: 0.4 for h in case.hits if not is_act(h.concept)}
    about |= {c: 1 / (2 + age) for age, one in reversed(list(enumerate(near))) for c in one.consumed if not is_act(c)}
    about |= {"tip": 0.3} if "tip" in case.reading.memory.consumed else {}
    alone = bool(bound.per or GENERIC & bound.beside) or classes == _PERCENT and bool(ends)
    own, telling = bound.beside - COMMON, " " in case.noun or "user" in classes or "person" not in classes
    named = (
        list(nearest_to(bound.surroundings, classes, per=bound.per, about=about, telling=telling, alone=alone))
        if classes or own
        else []
    )
    bare = ends and not classes and not unaccounted(case, "plain_before", bound.clause, case.at)
    like = [one for one in near if bare or classes & one.classes - _PERCENT and not bound.per]
    like = sorted(like, key=lambda one: (one.noun.split()[:1] != case.noun.split()[:1], any(map(is_act, one.consumed))))
    codes = named + [one.indicator for one in like] if own else [one.indicator for one in like] + named
    if not codes and classes & _TRIED and not unaccounted(case, "plain_after", bound.quantity.end, bound.np):
        about |= {c: 0.3 for c in case.reading.earlier if c not in about}
        codes = list(nearest_to(bound.surroundings, classes, per=bound.per, about=about, telling=False, alone=True))
    return list(dict.fromkeys(codes))[:3]


def _changes(case: Case, near: list[Neighbour]) -> list[str]:
    """The change of what was counted nearby."""
    percent, classes = case.bound.quantity.percent, case.bound.classes
    found = [change_code(one.indicator, percent=percent) for one in near if percent or classes & one.classes]
    return [code for code in dict.fromkeys(found) if code][:3]


def _of_kinds_told(case: Case) -> list[str]:
    """The change of what the sentence before was about: `Kết quả xảy ra 4 vụ/5 vụ của năm trước, tức giảm 20%.`"""
    found = {
        change_code(s.indicator, percent=case.bound.quantity.percent)
        for s in lexicon().senses
        if case.reading.earlier == set(s.needs)
    }
    return sorted(filter(None, found))[:3]
