"""A figure about to land -> what of it is only a guess: a word of its phrase, a deed or a time that nothing here accounts for.

A figure lands when every word is accounted for by its number, unit, indicator, place, period or a known cue; otherwise a person is
asked, its indicator offered first.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from analysis.catalogue.cues import words
from analysis.catalogue.lexicon import lexicon
from analysis.ingest.entities.indicators import BEFORE, CLAUSE, GENERIC, JUDICIAL
from analysis.ingest.entities.place_lists import is_above
from analysis.ingest.prose.carryover import is_act
from analysis.ingest.prose.cues import fills, left, right
from analysis.ingest.prose.document import Case
from analysis.ingest.prose.other_times import other_time
from analysis.ingest.prose.place_of import levels
from analysis.ingest.prose.rules import CONDITIONS, first
from analysis.ingest.text.spelling import key
from analysis.language import Text

# No phrase of the lexicon, place or period is longer.
_FAR = 120
# The share of words before a number in its sentence that nothing accounts for, from which on it is not understood.
_UNREAD = 0.3
# Kinds under which all others fall.
_WIDE = frozenset({"criminal", "social_order"})
_TRIED, _BODIES = frozenset({"case", "person", "defendant"}), frozenset({"tip", "court", "procuracy"})
_LETTER, _WORDS = re.compile(r"[^\W\d_]+"), re.compile(r"[\W_]*[^,;.:()\n]*")


def guess_of(case: Case) -> Text | None:
    """Why the row of a number is not certain, for a person to decide; None where it is."""
    held = first("certainty", case)
    return held.why if held else None


def _strange_words(case: Case) -> str:
    """Words of the phrase that could make the figure another one: those after the noun; those before it too where the name of the
    indicator was said elsewhere; those between its deed and the number."""
    bound, named = case.bound, case.named
    strange = unaccounted(case, "plain_after", bound.quantity.end, bound.np)
    before = left("plain_before", case.keyed, bound.clause, case.at)
    if not strange and (bound.head is None or before is None or not before.text):
        # all of a label; else the word right before the number: "làm sáng tỏ 12 vụ"
        word = case.keyed.rfind(" ", bound.clause, max(bound.clause, case.at - 1)) + 1
        strange = unaccounted(case, "plain_before", max(word, bound.clause) if bound.head else bound.clause, case.at)
    if not strange and not bound.quantity.part and any(bound.weights.get(concept, 0.0) < CLAUSE for concept in named):
        strange = unaccounted(case, "plain_before", bound.gap, case.at)
    deeds = [h.end for h in case.hits if h.concept in named and is_act(h.concept) and bound.gap <= h.start and h.end <= case.at]
    return strange or (unaccounted(case, "plain_before", max(deeds), case.at) if deeds else "")


def _of_another(case: Case) -> str:
    """Words by which it was known that belong to a number before it which is itself not known, or only on a guess."""
    named = case.named - case.bound.beside
    for earlier, chosen in case.past:
        if not (earlier.doubtful or chosen is None) or earlier.quantity.mask or earlier.quantity.percent:
            continue
        for h in case.hits:
            if h.concept in named and earlier.quantity.end <= h.start < earlier.np:
                return case.keyed[earlier.quantity.start : earlier.np].strip()
    return ""


def _is_named_before(case: Case) -> bool:
    """Whether what an indicator is about is told by the sentence before alone, and no deed here says more."""
    topics, deeds = ([case.bound.weights.get(c, 0.0) for c in case.named if is_act(c) == act] for act in (False, True))
    return not case.bound.is_denominator() and min(topics, default=CLAUSE) <= BEFORE and max(deeds, default=0.0) < CLAUSE


def _goes_on_from_a_guess(case: Case) -> bool:
    """Whether the number before, which it goes on from, is asked about and had what it is about from the sentence before alone."""
    bound, last = case.bound, case.last[0]
    about = {c for c in case.named - bound.beside if not is_act(c)}
    return (
        bound.listed
        and last.doubtful
        and bool(JUDICIAL & case.named)
        and any(last.weights.get(c, CLAUSE) <= BEFORE for c in about)
    )


def _is_of_an_earlier_deed(case: Case) -> bool:
    """Whether the deed of an earlier number of the sentence would make it another indicator: `khởi tố 143 vụ; riêng ma túy 68 vụ`."""
    named = case.named
    if not named or any(map(is_act, named)):
        return False
    deeds = {c for _, chosen in case.past if chosen for c in chosen.consumed if is_act(c)}
    return any(
        s.indicator != case.chosen.indicator
        and case.bound.classes.intersection(s.heads)
        and set(s.needs) - named <= deeds
        and named < set(s.needs)
        for s in lexicon().senses
    )


def _is_of_a_kind_before(case: Case) -> bool:
    """Whether a deed without a topic may be of the kind of crime of the sentence before: `28 vụ xâm hại trẻ em. Đã khởi tố 22 vụ`."""
    told, memory, earlier = GENERIC | _BODIES, case.reading.memory, case.reading.earlier
    if "prosecute" not in case.named or memory.paragraph != case.sentence.paragraph or JUDICIAL & memory.consumed:
        return False
    here = {c for c in {h.concept for h in case.hits} | case.named if lexicon().kinds.get(c) == "topic"}
    apart = here - told or right("of_all_kinds", case.keyed, case.bound.after)
    return bool(earlier - told) and not (apart or _WIDE & earlier)


def _rival_topic(case: Case) -> str:
    """Another topic after the phrase of a number that names none itself: `28 vụ về kinh tế, 17 vụ vi phạm, phạm tội về môi trường`."""
    bound, kinds = case.bound, lexicon().kinds
    named = {c for c in case.named if kinds.get(c) == "topic"}
    unlabelled = case.chosen is not None and case.chosen.indicator.startswith("unspec_")
    if unlabelled and (label := next((h for h in case.hits if h.kind == "topic" and h.concept not in named | GENERIC), None)):
        return case.keyed[label.start : label.end]  # "tỷ lệ khám phá án 66,7% (8/12 vụ phạm pháp hình sự)"
    if not named or named & bound.beside or not bound.head:
        return ""
    after = [h for h in case.hits if h.kind == "topic" and bound.np <= h.start < (bound.following or case.sentence.end)]
    return next((case.keyed[h.start : h.end] for h in after if h.concept not in named | GENERIC), "")


def _led_by(case: Case) -> str:
    """A topic that leads its sentence, of which a deed without a topic counts a part: `Đối với tội phạm xâm hại trẻ em, ...; khởi tố 05 vụ`."""
    lead, kinds = right("leads_with", case.keyed, case.start, case.at), {lexicon().kinds.get(c) for c in case.named}
    if not lead or not _TRIED & case.bound.classes or "act" not in kinds or "topic" in kinds:
        return ""
    topics = [h for h in case.hits if h.kind == "topic" and h.end <= lead.end and h.concept not in GENERIC | _BODIES]
    return case.keyed[topics[0].start : topics[0].end] if topics else ""


def _is_wider(case: Case) -> bool:
    """Whether the report's own place is within the one read, of which no word here says that all of it is meant."""
    own, here, row = case.reading.places.place, case.reading.places.of(case.sentence), case.row
    subject = any(n.code == row.place and n.end <= case.at and right("does_something", case.keyed, n.end) for n in here)
    return bool(own) and row.place != own and not (subject or any(levels(case, case.start, case.at))) and is_above(row.place, own)


def _is_earlier_in_brackets(case: Case) -> bool:
    """`3 vụ (năm 2018: 5 vụ; năm 2017: 6 vụ)`: what the figure of the report is compared with."""
    own, opens = case.reading.periods.own, case.keyed.rfind("(", case.start, case.at)
    told = (
        case.bound.bracket
        and case.keyed[case.start : max(opens, case.start)].strip()
        and case.reading.periods.within(opens, case.at)
    )
    return bool(told and own and own.start and case.row.end and case.row.end < own.start)


def _is_of_an_earlier_place(case: Case) -> bool:
    """Whether the place is not the report's and only an earlier sentence, which is no heading, names it; `nhân dân thị trấn` does."""
    told, start, at = case.reading.places, case.start, case.at
    named = told.of(case.sentence) or told.headed or any(levels(case, start, at)) or left("some_commune", case.keyed, start, at)
    return bool(told.place) and case.row.place != told.place and not named


def _places_before(case: Case) -> set[str | None]:
    """The places named between the number before and this one, those apart in which another lies."""
    here = {n.code for n in case.reading.places.named if case.bound.gap <= n.start and n.end <= case.at}
    return {code for code in here if not any(is_above(code, other) for other in here if code and other)}


def _is_unread(case: Case) -> bool:
    """Whether too much before a number in its sentence is not understood; names, which take a capital, are left out."""
    told = _LETTER.findall(case.keyed, case.start, case.at)
    unread = [
        w[0]
        for a, b in _gaps(case, case.start, case.at)
        for w in _LETTER.finditer(case.keyed, a, b)
        if w[0] not in _plain_words() and not case.reading.source.text[w.start()].isupper()
    ]
    return len(unread) >= _UNREAD * max(1, len(told))


@cache
def _plain_words() -> frozenset[str]:
    return frozenset(word for name in ("plain", "teller") for phrase in words()[name] for word in key(phrase).split())


def unaccounted(case: Case, plain: str, start: int, end: int) -> str:
    """The first words of a span that are no number, noun, concept, place or period, and not among the plain ones."""
    gaps = [(a, b) for a, b in _gaps(case, start, end) if _LETTER.search(case.keyed, a, b) and not fills(plain, case.keyed, a, b)]
    return _WORDS.match(case.keyed, gaps[0][0], end)[0].strip() if gaps else ""


def _gaps(case: Case, start: int, end: int) -> list[tuple[int, int]]:
    """What stands in a span between its numbers, nouns, concepts, places and periods."""
    known = case.reading.known
    inside = known[bisect_left(known, (start - _FAR, 0)) : bisect_left(known, (end, 0))]
    gaps, at = [], start
    for begins, ends in sorted([*inside, *((h.start, h.end) for h in case.reading.words.heads(start, end)), (end, end)]):
        if begins > at:
            gaps.append((at, begins))
        at = max(at, ends)
    return gaps


CONDITIONS |= {
    # "không có người chết", "một cán bộ chia sẻ"
    "nought or one in words": lambda case: case.bound.quantity.spelled and case.row.value in (0, 1),
    "strange words": lambda case: _strange_words(case) or _of_another(case),
    "many unknown words": _is_unread,
    "a bound": lambda case: case.row.quantifier in ("at_least", "at_most"),
    "a wider place": _is_wider,
    "named before": _is_named_before,
    "an earlier deed": _is_of_an_earlier_deed,
    "one kind before": _is_of_a_kind_before,
    "another topic": lambda case: _rival_topic(case) or _led_by(case),
    "several places": lambda case: len(_places_before(case)) > 1 and not case.row.note,
    "an earlier place": _is_of_an_earlier_place,
    "another time": lambda case: other_time(case, case.row),
    # "Từ ngày 15/3 đến 14/6/2020 xảy ra 5 vụ. Công an xã gồm 05 đồng chí": a state of those days, or of the quarter's end?
    "days of another sentence": lambda case: (
        case.is_stock() and case.reading.periods.found and not case.reading.periods.within(case.start, case.sentence.end)
    ),
    "a question": lambda case: case.keyed[: case.sentence.end].rstrip().endswith("?"),
    "an earlier time in brackets": _is_earlier_in_brackets,
    "a guess before": _goes_on_from_a_guess,
}
