"""What a number takes over from those before it in its list, its sentence or the sentence before, and what a sentence leaves."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.catalogue.lexicon import lexicon
from analysis.ingest.entities.indicators import ACROSS, BEFORE, CLAUSE, GENERIC, INHERITED, Chosen
from analysis.ingest.entities.lexicon_matches import Hit
from analysis.ingest.findings.finding import USED, Finding
from analysis.ingest.prose import changes
from analysis.ingest.prose.attachment import Bound, inherit, is_other_kind
from analysis.ingest.prose.document import Memory, Reading
from analysis.ingest.text.sentences import Sentence
from analysis.ingest.text.spelling import pattern

# What a session was held for, its attendance was for.
_OF_ALL_KINDS = re.compile(pattern(r"(?:,?\s+\d+\s+[^\W\d_]+(?:\s[^\W\d_]+)?)?\s+(?:các loại|nói chung|tất cả các loại)(?!\w)"))
_SESSIONS = frozenset({"propagate", "train"})


def remember_topics(reading: Reading, sentence: Sentence, hits: list[Hit], counts: bool) -> None:
    """A heading without figures gives its topics to what follows; a new paragraph forgets the old ones."""
    if sentence.heading and not counts:
        leads = reading.keyed[: sentence.end].endswith(":")
        topics = frozenset(h.concept for h in hits if leads or h.kind != "act")
        reading.memory = Memory(topics=topics, paragraph=sentence.paragraph + 1)
    elif sentence.paragraph > reading.memory.paragraph + 1:
        reading.memory = Memory(topics=reading.memory.topics, paragraph=sentence.paragraph)
    if not counts and not sentence.heading:
        kept = frozenset(h.concept for h in hits if h.kind == "mark" or h.concept in ("tip", "road", "fire", "explosion"))
        reading.memory = replace(reading.memory, consumed=reading.memory.consumed | kept)


def take_over(
    reading: Reading, bound: Bound, past: list[tuple[Bound, Chosen | None]], hits: list[Hit], sentence: Sentence
) -> None:
    memory = (
        Memory() if _OF_ALL_KINDS.match(reading.keyed, bound.head.end if bound.head else bound.quantity.end) else reading.memory
    )
    inherit(bound, reading.words.named_as(bound.head, hits), INHERITED)
    inherit(bound, memory.topics, BEFORE)
    own = any(_kind(c) == "topic" for earlier in (bound, *(b for b, _ in past)) for c in earlier.beside | earlier.shared)
    inherit(
        bound,
        frozenset(c for c in memory.consumed if _kind(c) == "mark" or c == "tip" or _kind(c) == "topic" and not own),
        BEFORE,
    )
    for age, (earlier, chosen) in enumerate(reversed(past)):
        if chosen:
            tips = {"tip"} if chosen.indicator in ("tips_total", "tips_valuable") else set()
            other = is_other_kind(reading.keyed, earlier, bound)
            passed = frozenset(c for c in chosen.consumed if not is_act(c) and not (other and _kind(c) == "mark"))
            apart = ";" in reading.keyed[earlier.np : bound.quantity.start]
            inherit(bound, passed | tips, ACROSS if apart else INHERITED - 0.2 * bool(age))
            if bound.head and "attendance" in bound.head.classes:
                inherit(bound, _SESSIONS & chosen.consumed, INHERITED)
    _forget(bound, past)
    if past and past[-1][1] and past[-1][1].indicator.endswith("_surrendered") and not any(map(is_act, bound.beside)):
        inherit(bound, frozenset({"surrender"}), INHERITED)  # "súng thu hồi được là 128; đạn các loại 2.045 viên"
    if _stands_behind_a_place(reading, bound):
        inherit(bound, memory.consumed, CLAUSE)  # "Địa bàn xảy ra nhiều: thị trấn Trâu Quỳ (24 vụ), xã Đa Tốn (15 vụ)"
    if changes.opens_with_part(reading.keyed, sentence.start):
        inherit(bound, frozenset(filter(is_act, memory.consumed)), CLAUSE)
    listed = past and (bound.listed or reading.setting.lists(past[-1][0].np, bound.quantity.start))
    if listed and not any(map(is_act, bound.beside)):
        inherit(bound, frozenset(c for c in past[-1][0].weights if is_act(c) and past[-1][0].weights[c] >= 2), INHERITED * 2)
    if bound.head and "percent" in bound.head.classes or bound.quantity.percent:
        for earlier, _ in past:
            inherit(bound, frozenset({"solve", "resolve"} & set(earlier.weights)), INHERITED)


def _stands_behind_a_place(reading: Reading, bound: Bound) -> bool:
    """Whether a number in brackets follows a place's name: what the sentence before counted, of that place."""
    opened = reading.keyed[: bound.quantity.start].rstrip()
    return opened.endswith("(") and any(n.end == len(opened[:-1].rstrip()) for n in reading.setting.named)


def _forget(bound: Bound, past: list[tuple[Bound, Chosen | None]]) -> None:
    """A number that continues a list is about what the list is about, not about what came before the list."""
    chosen = past[-1][1] if past and bound.listed else None
    if (
        chosen
        and not any(_kind(c) == "topic" for c in bound.beside | bound.shared)
        and any(_kind(c) == "topic" for c in chosen.consumed)
    ):
        for concept in [
            c for c in bound.weights if _kind(c) == "topic" and c not in chosen.consumed and c not in GENERIC | {"tip"}
        ]:
            del bound.weights[concept]


def _kind(concept: str) -> str:
    return lexicon().kinds.get(concept, "")


def is_act(concept: str) -> bool:
    return _kind(concept) == "act"


def leave(reading: Reading, past: list[tuple[Bound, Chosen | None]], sentence: Sentence, rows: list[Finding]) -> None:
    if not past:
        return
    consumed = frozenset(c for _, chosen in past if chosen for c in chosen.consumed)
    if any(chosen and chosen.indicator in ("tips_total", "tips_valuable") for _, chosen in past):
        consumed |= {"tip"}
    said = frozenset(c for bound, _ in past for c in (bound.head.classes if bound.head else bound.classes))
    read = frozenset((row.indicator, row.place) for row in rows if row.status == USED)
    reading.memory = Memory(consumed, said, reading.memory.topics, sentence.paragraph, read)


def said(reading: Reading, sentence: Sentence, bound: Bound, past) -> frozenset[str]:
    """Head classes named before the number: in its sentence, or counted in the sentence before."""
    heads = reading.words.heads(sentence.start, sentence.end)
    here = {c for h in heads if (h.end <= bound.quantity.start or bound.quantity.end < h.start < bound.np) for c in h.classes}
    follows = bound.listed and past and past[-1][0].head and "case" in past[-1][0].head.classes
    return frozenset(here) | bound.owner | reading.memory.said | ({"list of cases"} if follows else frozenset())
