"""A number and those before it -> what it takes over from its list, its sentence or the sentence before; what a sentence leaves."""

from __future__ import annotations

from dataclasses import replace

from analysis.catalogue.lexicon import lexicon
from analysis.ingest.entities.indicators import ACROSS, BEFORE, CLAUSE, GENERIC, INHERITED, Chosen
from analysis.ingest.entities.lexicon_matches import Hit
from analysis.ingest.findings.finding import USED, Finding
from analysis.ingest.prose.cues import right
from analysis.ingest.prose.document import Memory, Reading
from analysis.ingest.prose.phrases import Bound, is_other_kind
from analysis.ingest.prose.weights import inherit
from analysis.ingest.text.sentences import Sentence

# A deed said once for a list; what the number before the last counted.
LISTED, EARLIER = 3.0, 1.3
# What a session was held for, its attendance was for.
_SESSIONS = frozenset({"propagate", "train"})
_TIPS = frozenset({"tips_total", "tips_valuable"})
_LASTING = frozenset({"tip", "road", "fire", "explosion"})

Past = list[tuple[Bound, Chosen | None]]


def remember_topics(reading: Reading, sentence: Sentence, hits: list[Hit], counts: bool) -> None:
    """A heading without figures gives its topics to what follows, a lead that ends in a colon its deeds too; a new paragraph
    forgets the old ones."""
    leads = reading.keyed[: sentence.end].endswith(":")
    if (sentence.heading or leads) and not counts:
        topics = frozenset(h.concept for h in hits if leads or h.kind != "act")
        reading.memory = Memory(topics=topics, leads=leads, paragraph=sentence.paragraph + 1)
        return
    if sentence.paragraph > reading.memory.paragraph + 1:
        reading.memory = Memory(topics=reading.memory.topics, leads=reading.memory.leads, paragraph=sentence.paragraph)
    if not counts:
        kept = frozenset(h.concept for h in hits if h.kind == "mark" or h.concept in _LASTING)
        reading.memory = replace(reading.memory, consumed=reading.memory.consumed | kept)


def take_over(reading: Reading, bound: Bound, past: Past, hits: list[Hit], sentence: Sentence) -> None:
    """Give a number the concepts that hold for it without standing beside it."""
    inherit(bound, reading.words.named_as(bound.head, hits), INHERITED)
    _from_sentence_before(reading, bound, past, sentence)
    _from_list(reading, bound, past)
    _forget(bound, past)
    if past and past[-1][1] and past[-1][1].indicator.endswith("_surrendered") and not any(map(is_act, bound.beside)):
        inherit(bound, frozenset({"surrender"}), INHERITED)  # "súng thu hồi được là 128; đạn các loại 2.045 viên"
    listed = past and (bound.listed or reading.setting.lists(past[-1][0].np, bound.quantity.start))
    if listed and not any(map(is_act, bound.beside)):
        last = past[-1][0].weights
        inherit(bound, frozenset(c for c in last if is_act(c) and last[c] >= 2), LISTED)
    if bound.head and "percent" in bound.head.classes or bound.quantity.percent:
        for earlier, _ in past:
            inherit(bound, frozenset({"solve", "resolve"} & set(earlier.weights)), INHERITED)
        if past and past[-1][0].quantity.part:  # "trọng án khám phá 5/5 vụ, đạt 100%"
            inherit(bound, past[-1][0].beside, INHERITED)


def _from_sentence_before(reading: Reading, bound: Bound, past: Past, sentence: Sentence) -> None:
    if right("of_all_kinds", reading.keyed, bound.after):
        return  # "khởi tố 211 vụ án, 298 bị can các loại"
    memory = reading.memory
    inherit(bound, memory.topics, BEFORE)
    if memory.leads:  # "Nhân dân đã tự nguyện giao nộp:\n- Súng: 14"
        inherit(bound, frozenset(filter(is_act, memory.topics)), CLAUSE)
    own = any(_kind(c) == "topic" for earlier in (bound, *(b for b, _ in past)) for c in earlier.beside | earlier.shared)
    kept = {c for c in memory.consumed if _kind(c) == "mark" or c == "tip" or _kind(c) == "topic" and not own}
    inherit(bound, frozenset(kept), BEFORE)
    if _stands_behind_a_place(reading, bound):
        inherit(bound, memory.consumed, CLAUSE)  # "Địa bàn xảy ra nhiều: thị trấn Trâu Quỳ (24 vụ), xã Đa Tốn (15 vụ)"
    if right("opens_with_part", reading.keyed, sentence.start):
        inherit(bound, frozenset(filter(is_act, memory.consumed)), CLAUSE)


def _from_list(reading: Reading, bound: Bound, past: Past) -> None:
    """What the numbers before it in the sentence were known by, but for their deeds."""
    for age, (earlier, chosen) in enumerate(reversed(past)):
        if chosen is None:
            continue
        other = is_other_kind(reading.keyed, earlier, bound)
        passed = frozenset(c for c in chosen.consumed if not is_act(c) and not (other and _kind(c) == "mark"))
        tips = {"tip"} if chosen.indicator in _TIPS else set()
        apart = ";" in reading.keyed[earlier.np : bound.quantity.start]
        inherit(bound, passed | tips, ACROSS if apart else EARLIER if age else INHERITED)
        if bound.head and "attendance" in bound.head.classes:
            inherit(bound, _SESSIONS & chosen.consumed, INHERITED)


def _stands_behind_a_place(reading: Reading, bound: Bound) -> bool:
    """Whether a number in brackets follows a place's name: what the sentence before counted, of that place."""
    opened = reading.keyed[: bound.quantity.start].rstrip()
    return opened.endswith("(") and any(n.end == len(opened[:-1].rstrip()) for n in reading.setting.named)


def _forget(bound: Bound, past: Past) -> None:
    """A number that continues a list is about what the list is about, not about what came before the list."""
    chosen = past[-1][1] if past and bound.listed else None
    if chosen is None or any(_kind(c) == "topic" for c in bound.beside | bound.shared):
        return
    if any(_kind(c) == "topic" for c in chosen.consumed):
        kept = chosen.consumed | GENERIC | {"tip"}
        bound.weights = {c: weight for c, weight in bound.weights.items() if _kind(c) != "topic" or c in kept}


def _kind(concept: str) -> str:
    return lexicon().kinds.get(concept, "")


def is_act(concept: str) -> bool:
    """Whether a concept is something done."""
    return _kind(concept) == "act"


def leave(reading: Reading, past: Past, sentence: Sentence, rows: list[Finding]) -> None:
    """What a sentence leaves to the next."""
    if not past:
        return
    chosen = [c for _, c in past if c]
    consumed = frozenset(c for one in chosen for c in one.consumed) | (
        {"tip"} if _TIPS & {c.indicator for c in chosen} else set()
    )
    memory = reading.memory
    reading.memory = Memory(
        consumed=consumed,
        said=frozenset(c for bound, _ in past for c in (bound.head.classes if bound.head else bound.classes)),
        topics=memory.topics,
        leads=memory.leads,
        paragraph=sentence.paragraph,
        read=frozenset((row.indicator, row.place) for row in rows if row.status == USED),
    )


def said(reading: Reading, sentence: Sentence, bound: Bound, past: Past) -> frozenset[str]:
    """Head classes named before the number: in its sentence, or counted in the sentence before."""
    heads = reading.words.heads(sentence.start, sentence.end)
    here = {c for h in heads if (h.end <= bound.quantity.start or bound.quantity.end < h.start < bound.np) for c in h.classes}
    follows = bound.listed and past and past[-1][0].head and "case" in past[-1][0].head.classes
    return frozenset(here) | bound.owner | reading.memory.said | ({"list of cases"} if follows else frozenset())
