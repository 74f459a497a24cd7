"""A number in its sentence -> its period."""

from __future__ import annotations

import re

from analysis.ingest.entities.periods import Period, Said
from analysis.ingest.prose.cues import all_within, fills, left
from analysis.ingest.prose.document import Case


def period_of(case: Case) -> Period | None:
    """The period of a number: its own, the nearest before it in its sentence, one after it in its clause, or the text's."""
    told, keyed, at, bound = case.reading.periods, case.keyed, case.at, case.bound
    here = [s for s in told.within(case.start, case.sentence.end) if not told.is_in_passing(s, at)]
    own = next((s for s in here if s.start >= bound.after and fills("of_its_own", keyed, bound.after, s.start)), None)
    apart = [s for s in here if not told.is_compared(s, case.sentence)]
    before, after = [s for s in apart if s.end <= at], [s for s in apart if s.start >= bound.quantity.end]
    after = [
        s for s in after if not (bound.following and bound.np < s.start and fills("leads_on", keyed, s.end, bound.following))
    ]
    if own:
        period = own.period  # "tăng từ 12 vụ năm 2017 lên 17 vụ năm 2018"
    elif running := _cumulative(case, before):
        return running
    elif before and told.period and _is_now(case, before[-1]):
        period = told.period  # "ra đời năm 2011 với 25 hội viên, nay có 48 hội viên"
    elif before:
        fallen = fills("to_second", keyed, before[-1].end, at) and left("fallen_from", keyed, case.start, before[-1].start)
        period = fallen and told.holds or before[-1].period  # "giảm từ 14 vụ năm 2018 xuống còn 10 vụ"
    elif after and not re.search(r"[;:]", keyed[bound.quantity.end : after[0].start]):
        period = after[0].period
    else:
        period = told.holds
    return _closed(period, told.period, case.is_stock()) if period else None


def _is_now(case: Case, before: Said) -> bool:
    """Whether `nay`, `hiện` speaks of the report's period after another time; a day right before says which `hiện` is meant:
    `rà soát đến ngày 15/12/2020, huyện hiện có 187 người`."""
    counted = any(before.end <= earlier.quantity.start for earlier, _ in case.past)
    is_day = before.period.end is not None and before.period.start in (None, before.period.end)
    return bool(all_within("now", case.keyed, before.end, case.at)) and (counted or not is_day)


def _cumulative(case: Case, before: list[Said]) -> Period | None:
    """`lũy kế 11 tháng là 84 người`, `(lũy kế từ đầu năm: 17 người)`: from the new year to the end of the period of the text."""
    cue = left("cumulative", case.keyed, case.start, case.at)
    if cue is None:
        return None
    if any(s.end > cue.start and s.period.start for s in before):
        return None  # it says from when
    told = case.reading.periods
    if told.head.running and "đầu năm" not in case.keyed[cue.start : case.at]:
        return told.head.running
    last = before[-1].period if before else told.holds
    if last is None or last.end is None:
        return None
    return Period(last.end.replace(month=1, day=1), last.end) if last.start is None or last.start.year == last.end.year else last


def _closed(period: Period, given: Period | None, stock: bool) -> Period:
    """An open start or end is closed by the period of the text where that is known; what stands since a day stood on it."""
    if stock and period.end and period.start in (None, period.end):
        return Period(period.end, period.end)  # what stood on a day that is told
    if period.start is None:
        return Period(period.end, period.end)
    if period.end is None and stock and (given is None or (period.start.month, period.start.day) != (1, 1)):
        return Period(period.start, period.start)
    if period.end is None and given and given.end and given.end >= period.start:
        return Period(period.start, given.end)
    return period
