"""A number -> whether it is a level, a change, a goal or another period's figure, and whether it is a rate."""

from __future__ import annotations

import re

from analysis.ingest.findings import reasons
from analysis.ingest.prose.cues import all_within, left, right
from analysis.ingest.prose.document import Case
from analysis.ingest.prose.phrases import Bound
from analysis.ingest.prose.rules import first
from analysis.language import Text

_PERIODS = {"tháng": "month", "năm": "year", "quí": "quarter", "tuần": "week", "ngày": "day"}
_PLACES = frozenset({"xã", "trấn", "phường", "vị", "nơi", "phương"})
# What happens in a time, unlike what stands at a date.
_HAPPENING = frozenset({"case", "matter", "incident", "person", "defendant", "accused", "session", "attendance", "tip"})
# How far before a number `mỗi tháng` may begin and end.
_FAR, _NEAR = 90, 60


def not_a_level(case: Case) -> tuple[Text | None, bool]:
    """Why a number is no level (None where it is one), and whether a person is to be asked."""
    if held := first("level", case):
        return held.why, held.rule.verdict == "ask"
    return (reasons.TARGET if case.reading.aimed else None), False


def rate_of(case: Case) -> str:
    """month, year, 100,000 ... where the number is a rate; empty where it is a total."""
    if "percent" in case.bound.classes:
        return ""
    found = rate(case.keyed, case.bound)
    return "" if found in _PLACES and _each_of_named(case) else found or _rate_before(case)


def _each_of_named(case: Case) -> bool:
    """`các xã Đông Dư, Kim Lan mỗi xã 02 vụ`: the figure of each of the places named."""
    each = left("to_each", case.keyed, case.start, case.at)
    return bool(each) and any(n.end <= each.start <= n.end + 3 for n in case.reading.places.of(case.sentence))


def rate(keyed: str, bound: Bound) -> str:
    """The same, by the words around the number alone."""
    at, end = bound.quantity.start, bound.quantity.end
    if right("per_inhabitants", keyed, end) or left("for_inhabitants", keyed, at - 80, at):
        return "100,000"
    after = right("per_after", keyed, end, max(bound.np, end))
    start = max(bound.gap - 30 * (bound.gap == at), at - _FAR)
    before = [
        m for m in all_within("per_before", keyed, start, at) if at - m.end <= _NEAR and not re.search(r"[.;]", keyed[m.end : at])
    ]
    found = after or (before[-1] if before else None)
    return _unit(found.text) if found else ""


def _unit(text: str) -> str:
    last = text.split("/")[-1].split()[-1]
    return _PERIODS.get(last, last)


def _rate_before(case: Case) -> str:
    """`mỗi năm khám phá 80 đến 90 vụ, khởi tố 120 đến 150 bị can`: what happens is so of the whole list; what stands is not."""
    last = case.last[0]
    if last is None or not last.per or not case.bound.classes & _HAPPENING or ";" in case.keyed[last.np : case.at]:
        return ""
    if all_within("in_all", case.keyed, last.np, case.at):
        return ""
    return "" if case.reading.periods.within(last.np, case.at) else last.per
