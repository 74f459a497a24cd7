"""The words of a sentence -> how near each stands to each number: in its phrase, its clause, earlier, or said once for a list."""

from __future__ import annotations

from collections.abc import Callable

from analysis.ingest.entities.indicators import ACROSS, BARELY, BEHIND, BESIDE, BODIES, CLAUSE, GENERIC
from analysis.ingest.entities.lexicon_matches import Hit
from analysis.ingest.prose.cues import all_within, fills, left
from analysis.ingest.prose.phrases import Bound

# What a thing was done by may be named after it: "3.684 đối tượng được quản lý qua hàng nghìn tin".
AFTER = {"tip": 0.6, "crime_prevention": 0.6, "club_word": 0.6, "border": 0.5}


def weigh(bound: Bound, hits: list[Hit], keyed: str) -> None:
    """Set the weights of the concepts that stand around a number in its own sentence."""
    beside = set()
    for hit in hits:
        weight = _weight(bound, hit, keyed)
        if weight == BESIDE:
            beside.add(hit.concept)
        if hit.concept in GENERIC:
            weight = min(weight, BARELY)
        if weight > bound.weights.get(hit.concept, 0.0):
            bound.weights[hit.concept] = weight
    bound.beside = frozenset(beside)
    own = [h for h in hits if bound.quantity.end <= h.start < bound.np]
    bound.own = frozenset(h.concept for h in own if h.kind == "topic")
    bound.named = max([bound.after, *(h.end for h in own if h.start >= bound.after)])


def _weight(bound: Bound, hit: Hit, keyed: str) -> float:
    if bound.quantity.end <= hit.start < bound.np or bound.clause <= hit.start and hit.end <= bound.quantity.start:
        return BESIDE
    if bound.gap <= hit.start and hit.end <= bound.clause and not bound.skipped[0] <= hit.start < bound.skipped[1]:
        # of "1 vụ trọng án, khám phá trong 48 giờ; 6 vụ phạm pháp hình sự" the six are not the ones solved
        return 0.0 if hit.kind == "act" and ";" in keyed[hit.end : bound.clause] else CLAUSE
    if hit.end <= bound.clause:
        earlier = ACROSS if ";" in keyed[hit.end : bound.clause] else BEHIND
        places = (
            bound.head is not None and "commune" in bound.head.classes and hit.kind == "mark"
        )  # "tổ liên gia ... tại 22/22 xã"
        return earlier if hit.kind == "topic" or places else AFTER["border"] if hit.concept == "border" else 0.0
    if hit.start >= bound.np and hit.concept in AFTER:
        return AFTER[hit.concept] if ";" not in keyed[bound.np : hit.start] else 0.0
    return 0.0


def share_forward(bounds: list[Bound], hits: list[Hit], named: list[tuple[int, int]], keyed: str) -> None:
    """`312 vụ, 420 đối tượng phạm tội về ma túy`: a topic said once, after the last number of a list, holds for all of it.

    So it is too where only a place stands before each number: `Đa Tốn 14 vụ, Kiêu Kỵ 9 vụ phạm pháp hình sự`.
    """
    for first, second in zip(reversed(bounds[:-1]), reversed(bounds[1:]), strict=True):
        if first.head is None or second.head is None or first.quantity.part or second.quantity.part:
            continue
        if left("whole_of", keyed, first.quantity.start - 16, first.quantity.start):
            continue  # "trong số 98 vụ, có 80 vụ đã được làm rõ": what is said of the 80 is not said of the 98
        if all_within("opens_with_part", keyed, first.quantity.end, second.quantity.start):
            continue  # "12 vụ việc, trong đó 4 vụ phạm pháp hình sự": nor what the part is of the whole
        _share_owner(first, second, hits, keyed)
        topics = {h.concept for h in hits if h.kind == "topic" and second.quantity.end <= h.start < second.np} | second.shared
        if topics and not _own_topics(first, hits) and _is_one_list(first, second, topics, named, keyed):
            first.shared = frozenset(topics)
            inherit(first, first.shared, CLAUSE)


def share_noun(bounds: list[Bound], lists: Callable[[int, int], bool], keyed: str) -> None:
    """`Kim Sơn 4, Lệ Chi 6, Phú Thị 3 vụ`: the noun said once, after the last number of a list."""
    for first, second in zip(reversed(bounds[:-1]), reversed(bounds[1:]), strict=True):
        span = first.quantity.end, second.quantity.start
        bare = first.head is None and not first.quantity.percent and not first.quantity.part
        if (
            bare
            and (second.head or second.borrowed)
            and (fills("joined", keyed, *span) or fills("to_second", keyed, *span) or lists(*span))
        ):
            first.borrowed = second.head.classes if second.head else second.borrowed
            inherit(first, second.beside, CLAUSE)


def _is_one_list(first: Bound, second: Bound, topics: set[str], named: list[tuple[int, int]], keyed: str) -> bool:
    """Whether what is said after the second number is said of the first as well."""
    same = bool(first.head.classes & second.head.classes)
    alone = any(
        second.clause <= s
        and fills("between_names", keyed, second.clause, s)
        and keyed[e : second.quantity.start].strip(" :") == ""
        for s, e in named
    )
    if ";" in keyed[first.np : second.quantity.start]:
        return alone and same
    return alone or not same and (second.listed or _is_arrest(keyed, first, second, topics))


def _share_owner(first: Bound, second: Bound, hits: list[Hit], keyed: str) -> None:
    """`562 hội viên của 17 câu lạc bộ phòng, chống tội phạm`: what the clubs are, their members are of."""
    if left("owned_by", keyed, first.head.start, second.quantity.start):
        first.owner = second.head.classes
        inherit(first, frozenset(h.concept for h in hits if second.quantity.end <= h.start < second.np), CLAUSE)


def _is_arrest(keyed: str, first: Bound, second: Bound, topics: set[str]) -> bool:
    """`phát hiện 25.464 vụ, bắt 40.121 đối tượng phạm tội về ma túy`: the cases are about what their suspects did."""
    cases = "case" in first.head.classes and "person" in second.head.classes
    return cases and bool(topics - GENERIC) and fills("arrested", keyed, first.np, second.quantity.start)


def _own_topics(bound: Bound, hits: list[Hit]) -> set[str]:
    return {h.concept for h in hits if h.kind == "topic" and bound.clause <= h.start < bound.np} - BODIES


def inherit(bound: Bound, concepts: frozenset[str], weight: float) -> None:
    """Give a number the concepts of another one, at a lower weight than its own words."""
    for concept in concepts:
        if weight > bound.weights.get(concept, 0.0):
            bound.weights[concept] = weight
