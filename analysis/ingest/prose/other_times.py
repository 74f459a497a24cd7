"""A figure about to land -> a time told near it that is not the period that was read.

A figure lands where its period is certain. Of the times told before it those of its own clause count, else those of its sentence, else those
of its paragraph; each of them must be the period that was read, or the figure is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.ingest.entities.document_head import is_of_days, stands_for
from analysis.ingest.entities.number_words import DIGITS
from analysis.ingest.entities.periods import Period, Said
from analysis.ingest.findings.finding import Finding
from analysis.ingest.prose.cues import all_within, fills, left, right
from analysis.ingest.prose.document import Case

_DAYS = {"ngày": 1, "đêm": 1, "tuần": 7, "tháng": 30.4, "quí": 91.3, "năm": 365.25}
# By how much a length that a text names may differ from the period of its figure: a part of it (of years, of less), and days.
_SHARES, _SLACK = (0.2, 0.08), 2
# How far after a number its own period may begin, or after a time without dates its dates.
_NEAR = 30
# How far from its start a time opens a paragraph; how many letters of a paragraph before a number are looked through.
_OPENS, _FAR = 30, 2_000


class _Time(NamedTuple):
    """A time that is told: where, its words, whether it is the period that was read, and whether it has no dates."""

    start: int
    text: str
    fits: bool
    loose: bool


def other_time(case: Case, row: Finding) -> str:
    """The words of a time that holds for a figure as much as the one that was read; none where that one is certain."""
    own, periods, keyed = case.bound.after, case.reading.periods, case.keyed
    if row.end is None or any(fills("of_its_own", keyed, own, s.start) for s in periods.within(own, own + _NEAR)):
        return ""
    told, read = sorted(_times(case, row)), Period(row.start, row.end)
    since = max([case.start, *(earlier.quantity.end for earlier, _ in case.past)])
    inside = [t for t in told if t.start >= case.start]
    is_now = case.is_stock() and all_within("now", keyed, max([case.start, *(t.start for t in told)]), case.at)
    if (is_now or not inside and right("of_the_report", keyed, case.start, case.at)) and read in (periods.own, periods.period):
        return ""
    for start in (since, keyed.rfind(";", case.start, case.at) + 1, case.start):
        if here := [t for t in inside if t.start >= start]:
            return next((t.text for t in here if not t.fits), "")
    later = [s for s in periods.within(case.bound.quantity.end, case.sentence.end) if periods.holds_on(s, case.sentence)]
    if later:
        closes = not re.search(r"\d", keyed[later[-1].end : case.sentence.end])
        return keyed[later[0].start : later[0].end] if closes and not any(_fits(case, row, s) for s in later) else ""
    last = max((t.start for t in told if t.fits and not t.loose), default=-1)
    if other := next((t.text for t in told if not t.fits and (not t.loose or t.start > last)), ""):
        return other
    return "" if _goes_on(case, read, told) else _words(read)


def _goes_on(case: Case, read: Period, told: list[_Time]) -> bool:
    """Whether a period that the sentence does not tell is the report's, or that of a heading, a paragraph's opening, for all it holds for."""
    periods, own = case.reading.periods, case.reading.periods.own
    if own is None and read.start != read.end or read in (own, periods.period):
        return True
    if case.is_stock():
        now = all_within("now", case.keyed, case.start, case.at)
        return not now and len(told) == 1 and told[0].start <= case.line + _OPENS
    earlier = own and own.start and read.end < own.start and periods.told != "alone" and not periods.led
    return read.start != read.end and periods.speaks and not earlier


def _words(read: Period) -> str:
    return f"{read.start} – {read.end}"


def _times(case: Case, row: Finding) -> Iterator[_Time]:
    """The times told from the start of the paragraph to the number, but for those compared with and those of other brackets."""
    told, keyed, line = case.reading.periods, case.keyed, max(case.line, case.at - _FAR)
    said = told.within(line, case.at)
    for s in said:
        since = max(line, keyed.rfind(". ", line, s.start))
        if any(left(name, keyed, since, s.start) for name in ("compared_period", "aimed_period")) or told.is_in_passing(
            s, case.at
        ):
            continue
        if s.start < case.start and s.period.start in (s.period.end, None if not case.is_stock() else s.period.end):
            continue
        apart = ("about_a_year", *(() if case.is_stock() else ("until_a_year", "cumulative")[: 2 - bool(s.period.end)]))
        within = not any(left(name, keyed, since, s.start) for name in apart)
        yield _Time(s.start, keyed[s.start : s.end], within and _fits(case, row, s), False)
    if case.is_stock():
        loose = [(cue, 0.0) for cue in [left("at_its_start", keyed, case.start, case.at)] if cue]
    else:
        loose = [(cue, 0.0) for cue in all_within("loose_time", keyed, line, case.at)]
        loose += [(cue, _length(cue.text)) for cue in all_within("length", keyed, line, case.at)]
    days = (row.end - row.start).days + 1 if row.start else 0
    for cue, length in loose:
        within = any(s.start < cue.end and cue.start < s.end for s in said) or left("compared_period", keyed, line, cue.start)
        # "Tết Nguyên đán (từ 15/12/2019 đến 14/02/2020)": its dates follow
        dated = not length and any(0 <= s.start - cue.end <= _NEAR and _fits(case, row, s) for s in said)
        if not within and not dated:
            fits = bool(length) and abs(days - length) <= _SHARES[length < _DAYS["năm"]] * length + _SLACK
            yield _Time(cue.start, cue.text, fits, True)


def _length(told: str) -> float:
    """The days of `45 ngày`, `năm năm`, `cả năm`."""
    number, unit = told.split()[:2]
    return (int(number) if number.isdigit() else DIGITS.get(number, 1)) * _DAYS[unit]


def _fits(case: Case, row: Finding, s: Said) -> bool:
    """Whether a period that is said is the one read: the same days, or one end of it where only that is said."""
    start, end = s.period.start, s.period.end
    if case.is_stock():
        return end == row.end if end else start != row.start
    read = Period(row.start, row.end)
    return (
        start in (None, row.start)
        and end in (None, row.end)
        or (is_of_days(read) or start and read.start < start)
        and stands_for(read, s.period)
    )
