"""A figure about to land -> what of it is only a guess: a word of its phrase, a deed or a time that nothing here accounts for.

A figure lands when every word is accounted for by its number, unit, indicator, place, period or a known cue; otherwise a person is
asked, its indicator offered first.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from analysis.catalogue import indicators
from analysis.catalogue.lexicon import lexicon
from analysis.ingest.entities.indicators import CLAUSE
from analysis.ingest.entities.number_words import DIGITS
from analysis.ingest.findings import reasons
from analysis.ingest.findings.finding import Finding
from analysis.ingest.prose.carryover import is_act
from analysis.ingest.prose.cues import OFF, all_within, fills
from analysis.ingest.prose.document import Case
from analysis.language import Text

_DAYS = {"ngày": 1, "đêm": 1, "tuần": 7, "tháng": 30.4, "quí": 91.3, "năm": 365.25}
# By how much a length that a text names may differ from the period of its figure: a part of it, and days.
_SHARE, _SLACK = 0.2, 2
# No phrase of the lexicon, place or period is longer.
_FAR = 120
# How far after a number its own period may begin.
_NEAR = 30
_LETTER, _WORDS = re.compile(r"[^\W\d_]"), re.compile(r"[\W_]*[^,;.:()\n]*")


def guess_of(case: Case, row: Finding) -> Text | None:
    """Why a figure is not certain, for a person to decide; None where it is."""
    if "certainty" in OFF:
        return None
    if strange := _strange_words(case) or _contrary(case):
        return reasons.strange(strange)
    if indicators()[row.indicator].kind != "stock" and "_per_" not in row.indicator and (time := _other_time(case, row)):
        return reasons.other_time(time)
    return None


def _strange_words(case: Case) -> str:
    """Words of the phrase that could make the figure another one: those after the noun; those before it too where the name of the
    indicator was said elsewhere; those between its deed and the number."""
    bound = case.bound
    named = case.chosen.consumed if case.chosen else frozenset()
    strange = _unaccounted(case, "plain_after", bound.quantity.end, bound.np)
    if not strange and not bound.quantity.part and any(bound.weights.get(concept, 0.0) < CLAUSE for concept in named):
        strange = _unaccounted(case, "plain_before", bound.gap, case.at)
    deeds = [h.end for h in case.hits if h.concept in named and is_act(h.concept) and bound.gap <= h.start and h.end <= case.at]
    return strange or (_unaccounted(case, "plain_before", max(deeds), case.at) if deeds else "")


def _contrary(case: Case) -> str:
    """Words of its clause that forbid the indicator where they stand beside a number: `câu lạc bộ pháp luật, phòng chống tội phạm`."""
    if case.chosen is None:
        return ""
    near = {concept for concept, weight in case.bound.weights.items() if weight >= CLAUSE} - case.chosen.consumed
    against = [near & forbidden for forbidden in _forbidden(case.chosen.indicator, case.chosen.consumed)]
    common = set.intersection(*against) if against else set()
    return next((case.keyed[h.start : h.end] for h in case.hits if h.concept in common), "")


def _forbidden(indicator: str, consumed: frozenset[str]) -> list[frozenset[str]]:
    """What each sense of an indicator that is known by such concepts forbids."""
    senses = [s for s in lexicon().senses if s.indicator == indicator and frozenset(s.needs) == consumed]
    return [frozenset(s.without + s.unless) for s in senses]


def _unaccounted(case: Case, plain: str, start: int, end: int) -> str:
    """The first words of a span that are no number, noun, concept, place or period, and not among the plain ones."""
    keyed, known = case.keyed, case.reading.known
    inside = known[bisect_left(known, (start - _FAR, 0)) : bisect_left(known, (end, 0))]
    spans = sorted([*inside, *((h.start, h.end) for h in case.reading.words.heads(start, end)), (end, end)])
    at = start
    for first, last in spans:
        if first > at and _LETTER.search(keyed, at, first) and not fills(plain, keyed, at, first):
            return _WORDS.match(keyed, at, end)[0].strip()
        at = max(at, last)
    return ""


def _other_time(case: Case, row: Finding) -> str:
    """A time told in the sentence that is not that of the figure; none where its own period stands right after it."""
    setting, own = case.reading.setting, case.bound.after
    told_after = any(own <= s.start < own + _NEAR and fills("of_its_own", case.keyed, own, s.start) for s in setting.said)
    if row.start is None or row.end is None or told_after:
        return ""
    return _other_length(case, (row.end - row.start).days + 1) or _another_said(case, row)


def _other_length(case: Case, days: int) -> str:
    """`qua 12 năm thực hiện`, `sau 45 ngày đêm`, said of all the sentence or of the number, where its period is not so long."""
    opened = min([case.at, *(earlier.quantity.start for earlier, _ in case.past)])
    for told in all_within("length", case.keyed, case.start, case.at):
        number, unit = told.text.split()[:2]
        length = (int(number) if number.isdigit() else DIGITS.get(number, 0)) * _DAYS.get(unit, 0)
        held = told.start < opened or told.start >= case.bound.gap
        if held and length and abs(days - length) > _SHARE * length + _SLACK:
            return told.text
    return ""


def _another_said(case: Case, row: Finding) -> str:
    """Two times one after the other, or none that begins or ends with the period that was read."""
    setting, keyed = case.reading.setting, case.keyed
    since = max([case.start, *(earlier.quantity.end for earlier, _ in case.past)])
    times = [s for s in setting.said if case.start <= s.start < case.at and not setting.is_compared(s, case.sentence)]
    times = [s for s in times if not setting.is_in_passing(s, case.at)]
    for first, second in zip(times, times[1:], strict=False):
        if first.start >= since and first.period != second.period and "(" not in keyed[first.end : second.start]:
            return keyed[second.start : second.end]
    read = any(s.period.start == row.start or s.period.end == row.end for s in times)
    return keyed[times[-1].start : times[-1].end] if times and not read else ""
