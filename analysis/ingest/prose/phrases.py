"""The numbers of a sentence -> for each its counted noun, the end of its phrase and the start of its clause."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analysis.ingest.entities.indicators import Surroundings
from analysis.ingest.entities.lexicon_matches import Head, Hit, Words
from analysis.ingest.entities.quantities import Quantity
from analysis.ingest.prose.cues import Span, all_within, fills, left, right

BRACKETS = re.compile(r"\([^()\n]*\)")


@dataclass
class Bound:
    """A quantity with its surroundings. `np`: end of its noun phrase; `clause`: start of its own clause; `gap`: end of
    the number before; `following`: start of the next, if any; `weights`: {concept: how near}; `own`: topics of its noun; `listed`: it continues an enumeration;
    `used`: it became a figure, or the change of one; `doubtful`: on a guess; `owner`: head classes of the number it is a part of (`562 hội viên của 17 câu lạc bộ`);
    `bracket`: where the brackets close that it stands in; `skipped`: brackets with numbers that it follows; `of`: the figure whose
    change it is; `per`: month or year where it is a rate; `changed`: it is by how much something changed; `classes`: what it counts;
    `borrowed`: what the next of its list counts, where it has no noun; `named`: where the last word of the lexicon in its phrase ends; `place`: where it was counted."""

    quantity: Quantity
    head: Head | None
    np: int
    clause: int
    gap: int
    following: int | None = None
    listed: bool = False
    weights: dict[str, float] = field(default_factory=dict)
    beside: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()
    owner: frozenset[str] = frozenset()
    used: bool = False
    doubtful: bool = False
    bracket: int | None = None
    skipped: tuple[int, int] = (0, 0)
    of: str = ""
    per: str = ""
    changed: bool = False
    classes: frozenset[str] = frozenset()
    borrowed: frozenset[str] = frozenset()
    named: int = 0
    place: str = ""

    @property
    def surroundings(self) -> Surroundings:
        """What an indicator is chosen by."""
        return Surroundings(self.weights, self.beside, self.quantity.part, self.own)

    @property
    def after(self) -> int:
        """Where the words after what it counts begin."""
        return self.head.end if self.head else self.quantity.end

    @property
    def denies(self) -> bool:
        """Whether it says that there was none of what no noun counts: `không có tai nạn giao thông`, `không ai thiệt mạng`."""
        return self.head is None and self.quantity.spelled and self.quantity.value == 0

    def is_denominator(self) -> bool:
        """Whether it is the 22 of 21/22."""
        return self.quantity.part == "denominator"


@dataclass(frozen=True)
class _Sentence:
    """The marks of a sentence by which its phrases are cut."""

    words: Words
    start: int
    end: int
    hits: list[Hit]
    cuts: list[Span]
    brackets: list[tuple[int, int]]

    @property
    def keyed(self) -> str:
        return self.words.keyed


def cut(
    words: Words, start: int, end: int, quantities: list[Quantity], hits: list[Hit], closed: list[tuple[int, int]]
) -> list[Bound]:
    """Each quantity of a sentence with its head, its noun phrase and its clause. `closed`: spans whose commas are not
    boundaries (a concept, a head, a quotation)."""
    cuts = [m for m in all_within("boundary", words.keyed, start, end) if not any(s <= m.start < e for s, e in closed)]
    cuts += all_within("boundary_number", words.keyed, start, end)
    cuts = sorted(cuts)
    within = _Sentence(words, start, end, hits, cuts, [m.span() for m in BRACKETS.finditer(words.keyed, start, end)])
    out: list[Bound] = []
    for i, quantity in enumerate(quantities):
        out.append(_bound(within, quantity, quantities[i + 1 :], out))
    for first, second in zip(out, out[1:], strict=False):
        if second.is_denominator():
            if second.head is None:
                second.head, second.clause = first.head, first.clause
            first.head, first.np = second.head, second.np
    return out


def _bound(within: _Sentence, quantity: Quantity, later: list[Quantity], out: list[Bound]) -> Bound:
    """One quantity, after those before it in the sentence."""
    keyed = within.keyed
    following = next((q.start for q in later if q.part != "denominator"), within.end)
    head = head_of(within.words, within.end, quantity)
    floor = max(quantity.end, head.end if head else quantity.end)
    np = _phrase_end(within, quantity, floor, following, last=not later)
    skipped = next((s for s in within.brackets if out and s[1] == out[-1].bracket and s[1] <= quantity.start), None)
    gap = _gap(within, quantity, head, out, skipped)
    clause = _clause_start(within, quantity, head, gap)
    if head is None and out and out[-1].quantity.percent and keyed[gap : quantity.start].strip() == "(":
        clause, head = out[-1].quantity.end, out[-1].head  # "100% xã, thị trấn (22/22)"
    bound = Bound(quantity, head, max(np, floor), clause, gap, following if later else None)
    bound.bracket = next((b for a, b in within.brackets if a < quantity.start < b), None)
    bound.skipped = skipped or (0, 0)
    bound.listed = bool(out) and fills("link", keyed, skipped[1] if skipped else gap, quantity.start)
    if bound.is_denominator() and out:
        bound.clause, bound.gap, bound.listed = out[-1].clause, out[-1].gap, out[-1].listed
    return bound


def head_of(words: Words, text_end: int, quantity: Quantity) -> Head | None:
    """The counted noun just after a number, or after the dash of its label: `367 - số người đưa đi cai`."""
    at = quantity.end
    while at < text_end and words.keyed[at] in " )":
        at += 1
    if words.head_at(at):
        return words.head_at(at)
    skip = (
        right("item_label", words.keyed, quantity.end)
        if left("item_opens", words.keyed, words.keyed.rfind("\n", 0, quantity.start) + 1, quantity.start)
        else None
    )
    return words.head_at(skip.stop) if skip and skip.stop < text_end else None


def _phrase_end(within: _Sentence, quantity: Quantity, floor: int, following: int, *, last: bool) -> int:
    """Where the noun phrase of a number ends: at a boundary, or where the verb of the next number begins."""
    keyed = within.keyed
    passive = right("passive", keyed, floor, following)
    ends = [m for m in within.cuts if floor <= m.start < following and (not passive or fills("hard_boundary", keyed, *m[:2]))]
    np = min([following, *(m.start for m in ends)])
    if not last:
        np = min(np, _verb_of_next(keyed, floor, following, within.hits))
    if (
        quantity.part and np < len(keyed) and keyed[np] == ")"
    ):  # what is said of a fraction that stands in brackets after its noun
        np = min([following, *(m.start for m in within.cuts if m.start > np)])
    return np


def _gap(within: _Sentence, quantity: Quantity, head: Head | None, out: list[Bound], skipped: tuple[int, int] | None) -> int:
    """Where the words begin that stand between the number before and this one."""
    before = out[-1] if out else None
    if before is None:
        return within.start
    if skipped:  # "12 vụ (tăng 2%), 30 bị can": the list goes on after the brackets
        return next((b.np for b in reversed(out) if b.bracket is None or b.bracket > quantity.start), within.start)
    counts_nothing = before.head is not None and before.head.classes == {"other"}  # "của 7 tỉnh trao đổi 1.876 tin"
    return before.gap if counts_nothing else before.np


def _clause_start(within: _Sentence, quantity: Quantity, head: Head | None, gap: int) -> int:
    """Where the clause of a number begins; a label right before the number belongs to it."""
    keyed = within.keyed
    before = [m for m in within.cuts if m.end <= quantity.start and m.start >= gap]
    if before and fills("label_end", keyed, *before[-1][:2]) and not keyed[before[-1].end : quantity.start].strip():
        before.pop()  # "Cai nghiện bắt buộc: 367"
    clause = max([gap, *(m.end for m in before)])
    label = left("long_label", keyed, gap, quantity.start) if head is None else None
    return min(clause, label.start) if label else clause  # "tổng số bị cáo trong các vụ này, tính cả người lớn, là 78"


def _verb_of_next(keyed: str, floor: int, following: int, hits: list[Hit]) -> int:
    """Where the verb begins that stands right before the next number and so is its own: `112 vụ đã làm rõ 98 vụ`."""
    start = following
    for hit in sorted((h for h in hits if h.kind == "act" and floor <= h.start), key=lambda h: -h.end):
        if hit.end < start and fills("to_next_number", keyed, hit.end, start):
            start = hit.start
    return start


def main_line(past: list[tuple[Bound, object]], at: int) -> list[tuple[Bound, object]]:
    """The numbers before an offset, those of closed brackets first: the sentence goes on from what the brackets followed."""
    return sorted(past, key=lambda entry: entry[0].bracket is None or entry[0].bracket > at)
