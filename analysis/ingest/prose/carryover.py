"""A number and those before it -> what it takes over from its list, its sentence or the sentence before; what a sentence leaves."""

from __future__ import annotations

from dataclasses import replace

from analysis.catalogue.lexicon import lexicon
from analysis.ingest.entities.indicators import ACROSS, BEFORE, CLAUSE, INHERITED, Chosen
from analysis.ingest.entities.lexicon_matches import Hit
from analysis.ingest.findings.finding import USED, Finding
from analysis.ingest.prose.cues import all_within, left, right
from analysis.ingest.prose.document import Case, Memory, Past, Reading
from analysis.ingest.prose.weights import inherit
from analysis.ingest.text.sentences import Sentence

# A deed said once for a list; what the number before the last counted.
LISTED, EARLIER = 3.0, 1.3
# What a lead that ends in a colon is about.
HEADED = 0.85
# What a session was held for, its attendance was for.
_SESSIONS = frozenset({"propagate", "train"})
_TIPS = frozenset({"tips_total", "tips_valuable"})
_LASTING = frozenset({"tip", "road", "fire", "explosion"})


def remember_topics(reading: Reading, sentence: Sentence, hits: list[Hit], counts: bool) -> None:
    """A heading without figures gives its topics to what follows, a lead that ends in a colon its deeds too, and says whether that is
    aimed at; a new paragraph forgets the old topics."""
    leads = reading.keyed[: sentence.end].endswith(":")
    if (sentence.heading or leads) and not counts:
        reading.aimed = bool(all_within("goal_heading", reading.keyed, sentence.start, sentence.end))
        topics = frozenset(h.concept for h in hits if leads or h.kind != "act")
        reading.memory = Memory(topics=topics, leads=leads, paragraph=sentence.paragraph + 1)
        return
    if sentence.paragraph > reading.memory.paragraph + 1:
        reading.memory = Memory(topics=reading.memory.topics, leads=reading.memory.leads, paragraph=sentence.paragraph)
    if not counts:
        kept = frozenset(h.concept for h in hits if h.kind == "mark" or h.concept in _LASTING)
        reading.memory = replace(reading.memory, consumed=reading.memory.consumed | kept)


def take_over(case: Case) -> None:
    """Give a number the concepts that hold for it without standing beside it."""
    bound, (last, chosen) = case.bound, case.last
    inherit(bound, case.reading.words.named_as(bound.head, case.hits), INHERITED)
    _from_sentence_before(case)
    _from_list(case)
    acts = any(map(is_act, bound.beside))
    if chosen and chosen.indicator.endswith("_surrendered") and not acts:
        inherit(bound, frozenset({"surrender"}), INHERITED)  # "súng thu hồi được là 128; đạn các loại 2.045 viên"
    if last and not acts and (bound.listed or case.reading.places.lists(last.np, case.at)):
        inherit(bound, frozenset(c for c, weight in last.weights.items() if is_act(c) and weight >= 2), LISTED)
    if bound.quantity.percent or bound.head and "percent" in bound.head.classes:
        for earlier, _ in case.past:
            inherit(bound, frozenset({"solve", "resolve"} & set(earlier.weights)), INHERITED)
        if last and last.quantity.part:  # "trọng án khám phá 5/5 vụ, đạt 100%"
            inherit(bound, last.beside, INHERITED)


def _from_sentence_before(case: Case) -> None:
    bound, memory = case.bound, case.reading.memory
    if right("of_all_kinds", case.keyed, bound.after):
        return  # "khởi tố 211 vụ án, 298 bị can các loại"
    inherit(bound, memory.topics, HEADED if memory.leads else BEFORE)  # "Tai nạn giao thông:\n- Số vụ: 21"
    if memory.leads:  # "Nhân dân đã tự nguyện giao nộp:\n- Súng: 14"
        inherit(bound, frozenset(filter(is_act, memory.topics)), CLAUSE)
    own = any(_kind(c) == "topic" for earlier in (bound, *(b for b, _ in case.past)) for c in earlier.beside | earlier.shared)
    kept = {c for c in memory.consumed if _kind(c) == "mark" or c == "tip" or _kind(c) == "topic" and not own}
    inherit(bound, frozenset(kept), BEFORE)
    if right("opens_with_part", case.keyed, case.start):
        inherit(bound, frozenset(filter(is_act, memory.consumed)), CLAUSE)


def _from_list(case: Case) -> None:
    """What the numbers before it in the sentence were known by, but for their deeds."""
    bound, whole = case.bound, left("all_of_them", case.keyed, case.bound.clause, case.at)
    for age, (earlier, chosen) in enumerate(reversed(case.past)):
        if chosen is None:
            continue
        passed = frozenset(c for c in chosen.consumed if not is_act(c))
        tips = {"tip"} if chosen.indicator in _TIPS else set()
        apart = ";" in case.keyed[earlier.np : case.at]
        guessed = frozenset(
            c for c in passed if c == "tip" and not earlier.used
        )  # "đưa 4 người ..., 2 em": of tips is only a guess
        inherit(bound, guessed, BEFORE)
        near = ACROSS if apart else EARLIER if age else INHERITED
        inherit(bound, passed - guessed | tips, CLAUSE if whole else near)  # "đã khởi tố cả 4 vụ": those just counted
        if bound.head is None or "attendance" in bound.head.classes:
            inherit(bound, _SESSIONS & chosen.consumed, INHERITED)


def _kind(concept: str) -> str:
    return lexicon().kinds.get(concept, "")


def is_act(concept: str) -> bool:
    """Whether a concept is something done."""
    return _kind(concept) == "act"


def known_by(chosen: Chosen) -> frozenset[str]:
    """The concepts that an indicator leaves to those after it: those it was known by, and that tips are tips."""
    return chosen.consumed | ({"tip"} if chosen.indicator in _TIPS else set())


def leave(reading: Reading, past: Past, sentence: Sentence, rows: list[Finding]) -> None:
    """What a sentence leaves to the next."""
    if not past:
        return
    chosen = [c for _, c in past if c]
    consumed = frozenset(c for one in chosen for c in known_by(one))
    about = [topics for one in chosen if (topics := frozenset(c for c in one.consumed if _kind(c) == "topic"))]
    if about and not frozenset.intersection(*about):
        consumed -= frozenset.union(*about)  # "25 vụ ma túy; 6 vụ cờ bạc. Khởi tố 44 vụ": of neither alone
    memory = reading.memory
    if right("opens_with_part", reading.keyed, sentence.start):
        consumed |= memory.consumed  # "Trong đó: trộm cắp 62 vụ": the next sentence goes on about the whole
    reading.memory = Memory(
        consumed=consumed,
        said=frozenset(c for bound, _ in past for c in (bound.head.classes if bound.head else bound.classes)),
        topics=memory.topics,
        leads=memory.leads,
        paragraph=sentence.paragraph,
        read=frozenset((row.indicator, row.place) for row in rows if row.status == USED)
        or (memory.read if sentence.paragraph == memory.paragraph else frozenset()),
    )


def said(case: Case) -> frozenset[str]:
    """Head classes named before the number: in its sentence, or counted in the sentence before."""
    bound, last = case.bound, case.last[0]
    heads = case.reading.words.heads(case.start, case.sentence.end)
    here = {c for h in heads if (h.end <= case.at or bound.quantity.end < h.start < bound.np) for c in h.classes}
    follows = bound.listed and last and last.head and "case" in last.head.classes
    return frozenset(here) | bound.owner | case.reading.memory.said | ({"list of cases"} if follows else frozenset())
