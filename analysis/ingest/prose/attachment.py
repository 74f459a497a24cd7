"""Which words belong to which number. Around each quantity of a sentence the words are weighed by where they stand:
in its own noun phrase, in its own clause, earlier in the sentence, or in the sentence before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analysis.ingest.entities.indicators import ACROSS, BARELY, BEHIND, BESIDE, BODIES, CLAUSE, GENERIC, Surroundings
from analysis.ingest.entities.lexicon_matches import Head, Hit
from analysis.ingest.entities.quantities import Quantity
from analysis.ingest.text.spelling import key, pattern

AFTER = {"tip": 0.6, "crime_prevention": 0.6, "club_word": 0.6, "border": 0.5}
_BOUNDARY = re.compile(pattern(
    r"[,;:()]|(?<!\w)(?:và|với|cùng|trong đó|đồng thời|qua đó|do đó|nhằm|để|góp phần|so với|tăng|giảm|đạt|chiếm|gồm|nên|nhưng|còn|sau khi|trước khi|bằng|thông qua|nhờ|từ đó|giúp|trong khi|riêng|thuộc(?=\s+\d))(?!\w)"
))  # fmt: skip
# After `... đã được`, `... bị` the doers and the deed belong to the number, whatever is joined by `và` or `cùng`.
_PASSIVE = re.compile(pattern(r"(?:\s+(?:có\s+)?(?:về|liên quan)\s[^,;:().\d]{0,70}?|[^,;:().]{0,24}?)\s(?:được|bị|do)\s"))
_SUFFERED = re.compile(pattern(r"(?:,|và)\s+(?:[^\W\d_]+\s+){1,5}(?:được|bị)\s+"))
# "Vũ khí do dân giao nộp: súng, lựu đạn: 312; đạn: 1.450 viên": what comes before the colon holds for the whole list.
_LEAD = re.compile(r"[^:;.\d]{3,120}:(?=[^;]*;)")
_HARD = (",", ";", ":", "(", ")", "trong đó", "tăng", "giảm", "đạt", "chiếm")
_FILLER = re.compile(pattern(r"\s*(?:(?:lượt|các|những|chiếc|cái|đầu|con|gần|hơn)\s+)*(?:là\s+(?:con\s+)?(?:tổng\s+)?số\s+)?"))
# "367 - số người đưa đi cai nghiện bắt buộc; 35 - số người ...": the label after the number.
_OPENS_ITEM = re.compile(r"(?:^|[:;.\n])\s*(?:[-–+•]\s*)?$")
_DASHED = re.compile(pattern(r"\s*(?:[–-]|:|là)\s*(?:đó là\s+|là\s+)?(?:tổng\s+)?(?:số|lượng)\s+(?:lượt\s+)?"))
# "17 (câu lạc bộ phòng, chống tội phạm), 562 (hội viên)"
_INVERTED = re.compile(
    pattern(
        r"\s*\(\s*(?:là\s+)?(?:tổng\s+)?(?:số\s+)?(?!(?:xã|thị trấn|phường|huyện|đơn vị)(?!\w))(?=(?:[^\d()\"“”]|[\"“][^\"”()]*[\"”])+\))"
    )
)
# "số người đi cai tự nguyện còn ít (35 người)"
_SCANT = re.compile(pattern(r"\s*(?:rất\s+|khá\s+|quá\s+)?(?:ít|ít ỏi|thấp|khiêm tốn|hạn chế|nhỏ|mỏng|cao|nhiều)\s*\(?\s*"))
# After these a number still belongs to the words before them: "Cai nghiện bắt buộc: 367", "án giết người giảm 2 vụ".
_LABELS = frozenset(map(key, (":", "(", "với", "giảm", "tăng", "còn", "đạt", "thuộc")))
_LINKS = re.compile(
    pattern(
        r"[\s,;/(]*(?:(?:và|cùng|cùng với|với|trong đó|có|gồm|hoặc|kèm theo|và có|của|trên|riêng|còn|thu hút|cho|tổng số|tổng cộng)\s*)*[\s,:(]*"
    )
)

_FROM = re.compile(pattern(r"(?<!\w)từ\s+$"))
_TO = re.compile(pattern(r"\s*(?:lên|xuống|lên tới|lên đến|lên thành|xuống còn|còn)\s*"))
_LABEL = re.compile(pattern(r"(?<!\w)(?:tổng\s+)?số\s+[^;:.\d]*(?:,\s*là|:)\s*$"))
_WHOLE = re.compile(pattern(r"(?<!\w)trong\s+(?:tổng\s+)?(?:số\s+)?$"))
_BRACKETS = re.compile(r"\([^()]*\)")
_OF_KINDS = key("thuộc")
_SOFT = frozenset(map(key, (",", "và", "hoặc")))
_BARE = re.compile(
    pattern(r"\s+(?!(?:trên|tại|ở|trong|với|so|do|của|được|bị|đã|là|có(?!\s+(?:hành vi|dấu hiệu))|cho|vào|từ)(?!\w))[^\W\d_]")
)
_TO_NEXT = re.compile(pattern(r"\s+(?:(?:được|thành công|thêm|tới|lên tới)\s+)*"))
_TO_VERB = re.compile(pattern(r"\s+(?:và\s+)?"))


_OWNED_BY = re.compile(pattern(r"(?<!\w)(?:của|trong|thuộc|ở|tại)\s+(?:tổng số\s+)?$"))
_WITH = re.compile(pattern(r"(?<!\w)(?:với|cùng|gồm|liên quan)(?!\w)"))
_DONE = re.compile(pattern(r"(?<!\w)(?:bị|được)\s"))


@dataclass
class Bound:
    """A quantity with its surroundings. `np`: end of its noun phrase; `clause`: start of its own clause; `gap`: end of
    the number before; `following`: start of the next, if any; `weights`: {concept: how near}; `listed`: it continues an enumeration;
    `used`: it became a figure, or the change of one; `owner`: head classes of the number it is a part of (`562 hội viên của 17 câu lạc bộ`);
    `bracket`: where the brackets close that it stands in; `skipped`: brackets with numbers that it follows; `of`: the figure whose change it is; `per`: month or year where it is a rate; `changed`: it is by how much something changed; `classes`: what it counts."""

    quantity: Quantity
    head: Head | None
    np: int
    clause: int
    gap: int
    following: int | None = None
    listed: bool = False
    weights: dict[str, float] = field(default_factory=dict)
    beside: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()
    owner: frozenset[str] = frozenset()
    used: bool = False
    bracket: int | None = None
    skipped: tuple[int, int] = (0, 0)
    of: str = ""
    per: str = ""
    changed: bool = False
    classes: frozenset[str] = frozenset()

    @property
    def surroundings(self) -> Surroundings:
        """What an indicator is chosen by."""
        return Surroundings(self.weights, self.beside, self.quantity.part)


def heads_of(text_end: int, words, quantity: Quantity) -> Head | None:
    """The counted noun just after a number, words such as `lượt` or `chiếc` skipped where nothing begins at them."""
    at = quantity.end
    while at < text_end and words.keyed[at] in " )":
        at += 1
    if words.head_at(at):
        return words.head_at(at)
    skip = _FILLER.match(words.keyed, quantity.end)
    if _OPENS_ITEM.search(words.keyed, 0, quantity.start):
        skip = _DASHED.match(words.keyed, quantity.end) or skip
    skip = skip if skip and words.head_at(skip.end()) else _INVERTED.match(words.keyed, quantity.end) or skip
    return words.head_at(skip.end()) if skip and skip.end() < text_end else None


def bind(
    keyed: str, start: int, end: int, quantities: list[Quantity], words, hits: list[Hit], closed: list[tuple[int, int]]
) -> list[Bound]:
    """Each quantity of a sentence with its head, its noun phrase and its clause. `closed`: spans whose commas are not
    boundaries (a concept, a head, a quotation)."""
    cuts = [
        m for m in _BOUNDARY.finditer(keyed, start, end) if m[0] == _OF_KINDS or not any(s <= m.start() < e for s, e in closed)
    ]
    cuts = [m for m in cuts if not _joins_deeds(keyed, m, hits)]
    brackets = [m.span() for m in _BRACKETS.finditer(keyed, start, end)]
    out: list[Bound] = []
    for i, quantity in enumerate(quantities):
        following = next((q.start for q in quantities[i + 1 :] if q.part != "denominator"), end)
        head = heads_of(end, words, quantity)
        floor = max(quantity.end, head.end if head else quantity.end)
        hard = _PASSIVE.match(keyed, floor, following)
        ends = [m for m in cuts if floor <= m.start() < following and (not hard or m[0] in _HARD)]
        np = _over_commas(keyed, floor, ends, following, i + 1 == len(quantities), hits)
        if i + 1 < len(quantities):
            np = min(np, _verb_of_next(keyed, floor, following, hits))
        gap = (out[-1].gap if _is_aside(out[-1]) else out[-1].np) if out else start
        skipped = next((span for span in brackets if out and span[1] == out[-1].bracket and span[1] <= quantity.start), None)
        if skipped:  # "12 vụ (tăng 2%), 30 bị can": the list goes on after the brackets
            gap = next((b.np for b in reversed(out) if b.bracket is None or b.bracket > quantity.start), start)
        if (
            (head is None or "person" in head.classes)
            and out
            and _FROM.search(keyed, start, out[-1].quantity.start)
            and _TO.fullmatch(keyed, out[-1].quantity.end, quantity.start)
        ):
            gap = out[-1].gap  # "số câu lạc bộ tăng từ 12 lên 17"
        before = [m for m in cuts if m.end() <= quantity.start and m.start() >= gap]
        if before and before[-1][0] in _LABELS and not keyed[before[-1].end() : quantity.start].strip():
            before.pop()  # "Cai nghiện bắt buộc: 367": the label belongs to the number
            if before and _SCANT.fullmatch(keyed, before[-1].end(), quantity.start):
                before.pop()
        clause = max([gap, *(m.end() for m in before)])
        if head is None and (label := _LABEL.search(keyed, gap, quantity.start)):
            clause = min(clause, label.start())  # "tổng số bị cáo trong các vụ này, tính cả người lớn, là 78"
        if head is None and out and out[-1].quantity.percent and keyed[gap : quantity.start].strip() == "(":
            clause, head = out[-1].quantity.end, out[-1].head  # "100% xã, thị trấn (22/22)"
        if quantity.part:
            np = max(np, _past_bracket(keyed, np, following, cuts))
        bound = Bound(quantity, head, max(np, floor), clause, gap, following if i + 1 < len(quantities) else None)
        bound.bracket = next((b for a, b in brackets if a < quantity.start < b), None)
        bound.skipped = skipped or (0, 0)
        bound.listed = bool(out) and bool(_LINKS.fullmatch(keyed, skipped[1] if skipped else gap, quantity.start))
        if quantity.part == "denominator" and out:
            bound.clause, bound.gap, bound.listed = out[-1].clause, out[-1].gap, out[-1].listed
        out.append(bound)
    for first, second in zip(out, out[1:], strict=False):
        if second.quantity.part == "denominator" and second.head is None:
            second.head, second.clause = first.head, first.clause
        if second.quantity.part == "denominator":
            first.head, first.np = second.head, second.np
    return out


def _joins_deeds(keyed: str, cut: re.Match, hits: list[Hit]) -> bool:
    """`được rà soát, phát hiện, quản lý từ tin báo`: the commas of a chain of deeds part nothing."""
    if cut[0] != "," or not _DONE.search(keyed, max(0, cut.start() - 40), cut.start()):
        return False
    acts = [h for h in hits if h.kind == "act"]
    return any(h.end == cut.start() for h in acts) and any(h.start == cut.end() + 1 for h in acts)


def main_line(past: list[tuple[Bound, object]], at: int) -> list[tuple[Bound, object]]:
    """The numbers before an offset, those of closed brackets first: the sentence goes on from what the brackets followed."""
    return sorted(past, key=lambda entry: entry[0].bracket is None or entry[0].bracket > at)


def _is_aside(bound: Bound) -> bool:
    """`giáp ranh của 7 tỉnh trao đổi 1.876 tin`: what no indicator counts parts no words from the next number."""
    return bound.head is not None and bound.head.classes == {"other"}


def _past_bracket(keyed: str, np: int, following: int, cuts: list[re.Match]) -> int:
    """The end of what is said of a number that stands in brackets after its noun."""
    if np >= len(keyed) or keyed[np] != ")":
        return np
    return min([following, *(m.start() for m in cuts if m.start() > np)])


def _over_commas(keyed: str, floor: int, ends: list[re.Match], following: int, last: bool, hits: list[Hit]) -> int:
    """The end of a noun phrase; one without a topic yet reaches over commas to it: `32 vụ mua bán, tàng trữ ma túy`."""
    edges = [m.start() for m in ends] + [following]
    np = edges[0]
    if not _BARE.match(keyed, floor, np) or any(h.kind == "topic" and floor <= h.start < np for h in hits):
        return np
    for edge, (a, b) in zip(ends, zip(edges, edges[1:], strict=False), strict=False):
        here = [h for h in hits if a <= h.start < b]
        if edge[0] not in _SOFT or b == following and not last:
            break
        deed = min((h.start for h in here if h.kind == "act"), default=None)
        if deed is not None:  # "210 vụ việc mâu thuẫn, gây rối được giải quyết"
            return b if _SUFFERED.fullmatch(keyed, a, deed) else np
        if any(h.kind == "topic" for h in here):
            return b
    return np


def _verb_of_next(keyed: str, floor: int, following: int, hits: list[Hit]) -> int:
    """Where the verb begins that stands right before the next number and so is its own: `112 vụ đã làm rõ 98 vụ`."""
    start, joint = following, _TO_NEXT
    for hit in sorted((h for h in hits if h.kind == "act" and floor <= h.start), key=lambda h: -h.end):
        if hit.end <= start and joint.fullmatch(keyed, hit.end, start):
            start, joint = hit.start, _TO_VERB
    return start


def is_other_kind(keyed: str, first: Bound, second: Bound) -> bool:
    """`63 tổ hòa giải, 239 tổ phòng cháy`: the same noun with words of its own is another kind of it."""
    same = bool(first.head and second.head and first.head.classes & second.head.classes)
    return same and bool(_BARE.match(keyed, second.head.end, second.np))


def weigh(bound: Bound, hits: list[Hit], start: int, keyed: str) -> None:
    """Set the weights of the concepts that stand around a number in its own sentence."""
    beside = set()
    colon = _LEAD.match(keyed, start, bound.quantity.start)
    lead = colon.end() if colon else start
    for hit in hits:
        if bound.quantity.end <= hit.start < bound.np:
            weight = BESIDE
            beside.add(hit.concept)
        elif bound.clause <= hit.start and hit.end <= bound.quantity.start:
            weight = BESIDE
            beside.add(hit.concept)
        elif bound.gap <= hit.start and hit.end <= bound.clause and not bound.skipped[0] <= hit.start < bound.skipped[1]:
            weight = CLAUSE
        elif hit.end <= lead and hit.kind == "act":
            weight = BEHIND
        elif hit.end <= bound.clause and start <= hit.start:
            earlier = ACROSS if ";" in keyed[hit.end : bound.clause] else BEHIND
            weight = earlier if hit.kind == "topic" else AFTER["border"] if hit.concept == "border" else 0.0
        elif hit.start >= bound.np and hit.concept in AFTER:
            weight = AFTER[hit.concept] if ";" not in keyed[bound.np : hit.start] else 0.0
        else:
            weight = 0.0
        if hit.concept in GENERIC:
            weight = min(weight, BARELY)
        if weight > bound.weights.get(hit.concept, 0.0):
            bound.weights[hit.concept] = weight
    bound.beside = frozenset(beside)


def share_forward(bounds: list[Bound], hits: list[Hit], named: list[tuple[int, int]], keyed: str) -> None:
    """`312 vụ, 420 đối tượng phạm tội về ma túy`: a topic said once, after the last number of a list, holds for all of it.

    So it is too where only a place stands before each number: `Đa Tốn 14 vụ, Kiêu Kỵ 9 vụ phạm pháp hình sự`.
    """
    led = {
        id(b)
        for a, b in zip(bounds, bounds[1:], strict=False)
        if b.listed and _own_topics(a, hits) and _WITH.search(keyed, a.np, b.quantity.start)
    }
    for first, second in zip(reversed(bounds[:-1]), reversed(bounds[1:]), strict=True):
        if first.head is None or second.head is None or first.quantity.part or second.quantity.part:
            continue
        if _WHOLE.search(keyed, max(0, first.quantity.start - 16), first.quantity.start):
            continue  # "trong số 98 vụ, có 80 vụ đã được làm rõ": what is said of the 80 is not said of the 98
        _share_deed(first, second, hits, keyed)
        if _OWNED_BY.search(keyed[first.head.end : second.quantity.start]):
            first.owner = second.head.classes
            inherit(first, frozenset(h.concept for h in hits if second.quantity.end <= h.start < second.np), CLAUSE)
        own = _own_topics(first, hits)
        topics = {h.concept for h in hits if h.kind == "topic" and second.quantity.end <= h.start < second.np} | second.shared
        alone = any(
            second.clause <= s and keyed[second.clause : s].strip() == "" and keyed[e : second.quantity.start].strip(" :") == ""
            for s, e in named
        )
        if (
            ";" in keyed[first.np : second.quantity.start]
            and not (alone and first.head.classes == second.head.classes)
            or own
            or id(first) in led  # "118 vụ án giết người với 171 bị cáo và 96 vụ cướp": the accused of the murders
            or not topics
            or not (
                (second.listed or _is_arrest(keyed, first, second, topics))
                and not first.head.classes & second.head.classes
                or alone
            )
        ):
            continue
        first.shared = frozenset(topics)
        inherit(first, first.shared, CLAUSE)


_ARRESTED = re.compile(pattern(r"\s*(?:,|và)?\s*(?:và\s+)?(?:bắt|bắt giữ|xử lý|bắt, xử lý|bắt giữ, xử lý|tạm giữ|khởi tố)\s+"))


def _is_arrest(keyed: str, first: Bound, second: Bound, topics: set[str]) -> bool:
    """`phát hiện 25.464 vụ, bắt 40.121 đối tượng phạm tội về ma túy`: the cases are about what their suspects did."""
    cases = bool(first.head and "case" in first.head.classes and second.head and "person" in second.head.classes)
    return cases and bool(topics - GENERIC) and bool(_ARRESTED.fullmatch(keyed, first.np, second.quantity.start))


def _own_topics(bound: Bound, hits: list[Hit]) -> set[str]:
    return {h.concept for h in hits if h.kind == "topic" and bound.clause <= h.start < bound.np} - BODIES


def _share_deed(first: Bound, second: Bound, hits: list[Hit], keyed: str) -> None:
    """`32 vụ với 41 đối tượng đã bị bắt giữ`: what was done to the last of a list was done to all of it."""
    if (
        not second.listed
        or ";" in keyed[first.np : second.quantity.start]
        or any(h.kind == "act" and first.clause <= h.start < first.np for h in hits)
    ):
        return
    passive = _DONE.search(keyed, second.quantity.end, second.np)
    if passive:
        deeds = {h.concept for h in hits if h.kind == "act" and passive.end() <= h.start < second.np}
        inherit(first, frozenset(deeds), CLAUSE)


def inherit(bound: Bound, concepts: frozenset[str], weight: float) -> None:
    """Give a number the concepts of another one, at a lower weight than its own words."""
    for concept in concepts:
        if weight > bound.weights.get(concept, 0.0):
            bound.weights[concept] = weight
