"""A number -> whether it is a level, a change, a goal or another period's figure, and whether it is a rate."""

from __future__ import annotations

import re

from analysis.catalogue.cues import Rule
from analysis.ingest.prose.cues import all_within, fills, left, right
from analysis.ingest.prose.document import Reading
from analysis.ingest.prose.phrases import Bound
from analysis.ingest.prose.rules import Case, first
from analysis.ingest.text.sentences import Sentence

_PERIODS = {"tháng": "month", "năm": "year", "quí": "quarter", "tuần": "week", "ngày": "day"}
_STANDING = frozenset({"club", "team", "model", "box", "commune"})
# What happens in a time, unlike what stands at a date.
_HAPPENING = frozenset({"case", "matter", "incident", "person", "defendant", "accused", "session", "attendance", "tip"})
_UNITS = frozenset({"xã", "trấn", "phường", "vị", "nơi", "phương"})
# How far before a number `mỗi tháng` may stand.
_FAR, _NEAR = 90, 60


def level_of(case: Case, past: list) -> Rule | None:
    """The rule that says what the number is; None where it is a level."""
    rule = first("level", case, past=past)
    return None if rule is not None and rule.verdict == "figure" else rule


def continues(keyed: str, last: Bound, bound: Bound) -> bool:
    """`giảm 2 vụ, còn 1 vụ`: the level after a change counts what the change was of."""
    same = bool(last.head and bound.head and last.head.classes & bound.head.classes)
    return same and fills("level_again", keyed, last.np, bound.quantity.start)


def goes_on(case: Case, past: list, **_: object) -> bool:
    """`tăng 12 vụ, 15 bị can`: what follows a change with nothing between is a change too."""
    if not past or case.bound.quantity.percent:
        return False
    last = past[-1][0]
    return last.changed and fills("joined", case.keyed, last.after, case.at)


def is_goal(keyed: str, bound: Bound, start: int) -> bool:
    """Whether a change is aimed at: `phấn đấu giảm 5%`."""
    return bool(left("goal", keyed, start, bound.quantity.start))


def rate_of(reading: Reading, sentence: Sentence, bound: Bound, past: list) -> str:
    """month, year, 100,000 ... where the number is a rate; empty where it is a total."""
    if "percent" in bound.classes:
        return ""
    found = rate(reading.keyed, bound)
    if found in _UNITS and _each_of_named(reading, sentence, bound):
        return ""
    return found or _rate_before(reading, bound, past)


def _each_of_named(reading: Reading, sentence: Sentence, bound: Bound) -> bool:
    """`các xã Đông Dư, Kim Lan mỗi xã 02 vụ`: the figure of each of the places named."""
    each = left("to_each", reading.keyed, sentence.start, bound.quantity.start)
    return bool(each) and any(n.end <= each.start <= n.end + 3 for n in reading.setting.of(sentence))


def rate(keyed: str, bound: Bound) -> str:
    """The same, by the words around the number alone."""
    at = bound.quantity.start
    if right("per_inhabitants", keyed, bound.quantity.end) or left("for_inhabitants", keyed, at - 80, at):
        return "100,000"
    after = right("per_after", keyed, bound.quantity.end, max(bound.np, bound.quantity.end))
    if after and bound.following and after.stop >= bound.following:
        after = None  # "hai câu lạc bộ họp mỗi tháng một lần": the month is the next number's
    if after and bound.head and bound.head.classes & _STANDING and _unit(after.text) in _PERIODS.values():
        after = None  # "hai câu lạc bộ B93 này bởi mỗi tháng đều đặn 1 - 2 buổi": clubs stand, they are not so many a month
    gap = bound.gap - 30 * (bound.gap == at)
    before = [
        m
        for m in all_within("per_before", keyed, max(gap, at - _FAR), at)
        if at - m.end <= _NEAR and not re.search(r"[.;]", keyed[m.end : at])
    ]
    found = after or (before[-1] if before else None)
    return _unit(found.text) if found else ""


def _unit(text: str) -> str:
    last = text.split("/")[-1].split()[-1]
    return _PERIODS.get(last, last)


def _rate_before(reading: Reading, bound: Bound, past: list) -> str:
    """`mỗi năm khám phá 80 đến 90 vụ, khởi tố 120 đến 150 bị can`: what happens is so of the whole list; what stands is not."""
    last = past[-1][0] if past and bound.classes & _HAPPENING else None
    if last is None or not last.per or ";" in reading.keyed[last.np : bound.quantity.start]:
        return ""
    return "" if any(last.np <= s.start < bound.quantity.start for s in reading.setting.said) else last.per
