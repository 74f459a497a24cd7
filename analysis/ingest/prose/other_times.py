"""A figure about to land -> a time told near it that is not the period that was read."""

from __future__ import annotations

import re

from analysis.ingest.entities.number_words import DIGITS
from analysis.ingest.findings.finding import Finding
from analysis.ingest.prose.cues import all_within, fills, left
from analysis.ingest.prose.document import Case

_DAYS = {"ngày": 1, "đêm": 1, "tuần": 7, "tháng": 30.4, "quí": 91.3, "năm": 365.25}
# By how much a length that a text names may differ from the period of its figure: a part of it, and days.
_SHARE, _SLACK = 0.2, 2
_A_YEAR = 330
# How far after a number its own period may begin.
_NEAR = 30


def is_of_an_earlier_period(case: Case) -> bool:
    """Whether the period is one that an earlier sentence names in passing, a day, or a beginning: not that of the report, nor one told at
    the start of a sentence for what follows, of which what stood at a time is none."""
    told = case.reading.periods
    held, own = told.holds, told.own
    here = told.within(case.start, case.sentence.end)
    if told.told == "in passing":
        here = [s for s in here if not told.is_compared(s, case.sentence)]
    if held is None or held in (told.period, own) or here:
        return False
    if held.start == held.end or held.end is None and (held.start.month, held.start.day) != (1, 1):
        return True
    if own and own.start and held.end and held.end < own.start and told.told == "with figures" and not told.led:
        return True  # "Năm 2020 xảy ra 58 vụ cháy. Tổ chức 312 cuộc tuyên truyền", in a report on 2021
    return bool(own) and (not told.speaks or case.is_stock() and not _opens_its_paragraph(case))


def _opens_its_paragraph(case: Case) -> bool:
    """Whether the paragraph so far told one period, in its first sentence: it holds for what stands, too."""
    told, first = case.reading.periods, case.line
    so_far = told.within(first, case.start)
    held = [s for s in so_far if s.period == told.holds]
    others = any(s.period != told.holds and not left("compared_period", case.keyed, first, s.start) for s in so_far)
    return bool(held) and not others and not re.search(r"[.!?]\s", case.reading.source.text[first : held[0].start])


def other_time(case: Case, row: Finding) -> str:
    """A time told in the sentence that is not that of the figure; none where its own period stands right after it."""
    own = case.bound.after
    told_after = any(fills("of_its_own", case.keyed, own, s.start) for s in case.reading.periods.within(own, own + _NEAR))
    if row.start is None or row.end is None or told_after:
        return ""
    days = (row.end - row.start).days + 1
    return _other_length(case, days) or _whole_year(case, days) or _another_said(case, row) or _until_now(case) or _moment(case)


def _whole_year(case: Case, days: int) -> str:
    """`Chiều cuối tháng 12/2019, trưởng công an cho hay cả năm có 181 vụ`: a year, where the period read is shorter;
    `đầu năm 2018`: less than one."""
    told = all_within("whole_year", case.keyed, case.start, case.at)
    if told and days < _A_YEAR:
        return told[-1].text
    here = case.reading.periods.within(case.start, case.at)
    return next(
        (
            f"{cue.text} {case.keyed[s.start : s.end]}"
            for s in here
            if (cue := left("about_a_year", case.keyed, case.start, s.start))
        ),
        "",
    )


def _told_later(case: Case, row: Finding) -> str:
    """`xã Phú Thị xảy ra 6 vụ; bốn xã chiếm 43% của 90 vụ trong 6 tháng đầu năm 2017`: the time that closes its sentence,
    which tells none before."""
    told, keyed = case.reading.periods, case.keyed
    later = told.within(case.bound.quantity.end, case.sentence.end)
    later = [s for s in later if s.period.start and s.period.end and told.holds_on(s, case.sentence)]
    other = (
        later
        and not re.search(r"\d", keyed[later[-1].end : case.sentence.end])
        and not any((s.period.start, s.period.end) == (row.start, row.end) for s in later)
    )
    return keyed[later[0].start : later[0].end] if other else ""


def _moment(case: Case) -> str:
    """`Tuần qua xử phạt 214 trường hợp. Tai nạn giao thông: 1 vụ`: a week or a night that its line tells, and no period after it."""
    told = all_within("moment", case.keyed, case.line, case.at)
    return told[-1].text if told and not case.reading.periods.within(told[-1].end, case.at) else ""


def _until_now(case: Case) -> str:
    """`Đến nay 19 người có việc làm`: from when on is not said; `từ đầu năm đến nay`, `từ năm 2011 đến nay` say it."""
    told = all_within("until_then", case.keyed, case.start, case.at)
    if not told and not case.reading.periods.within(case.start, case.at):
        told = all_within("until_now", case.keyed, case.start, case.at)
    return told[-1].text if told else ""


def other_time_of_a_stock(case: Case, row: Finding) -> str:
    """A time told of what stood that is not the one read."""
    return _since(case, row) or _when_it_began(case) or _on_another_day(case, row) or _last_of_several(case)


def _when_it_began(case: Case) -> str:
    """`Đầu năm 2015 còn 33 đối tượng truy nã`: what stood at the start of a period, not in it."""
    told = left("at_its_start", case.keyed, case.start, case.at)
    return told.text if told else ""


def _on_another_day(case: Case, row: Finding) -> str:
    """`Đến ngày 01/7/2024 huyện có 158 tổ. Riêng xã Đặng Xá có 11 tổ`: a stock without a time of its own after one of another day."""
    told = case.reading.periods
    if told.within(case.start, case.sentence.end):
        return ""
    days = [s for s in told.within(case.line, case.start) if s.period.end and s.period.start in (None, s.period.end)]
    return case.keyed[days[-1].start : days[-1].end] if days and days[-1].period.end != row.end else ""


def _last_of_several(case: Case) -> str:
    """`năm 2018 có 2 vụ, năm 2017 có 3; đấy là nhờ 6 tổ`: a stock in a new clause after several years is of none of them for certain."""
    periods = case.reading.periods
    told = [s for s in periods.within(case.start, case.at) if s.period.end and not periods.is_compared(s, case.sentence)]
    several = len({s.period for s in told}) > 1 and ";" in case.keyed[told[-1].end : case.at]
    return case.keyed[told[-1].start : told[-1].end] if several else ""


def _since(case: Case, row: Finding) -> str:
    """`Công an chính quy về xã từ tháng 3 năm 2020, gồm 5 đồng chí`: when it began, not the day on which as many stood."""
    here = case.reading.periods.within(case.start, case.sentence.end)
    began = (case.keyed[s.start : s.end] for s in here if s.period.end is None and row.start == s.period.start)
    return next(began, "")


def _other_length(case: Case, days: int) -> str:
    """`qua 12 năm thực hiện`, `sau 45 ngày đêm`, said of all the sentence or of the number, where its period is not so long."""
    opened = min([case.at, *(earlier.quantity.start for earlier, _ in case.past)])
    for told in all_within("length", case.keyed, case.start, case.at):
        number, unit = told.text.split()[:2]
        length = (int(number) if number.isdigit() else DIGITS.get(number, 0)) * _DAYS.get(unit, 0)
        held = told.start < opened or told.start >= case.bound.gap
        if held and length and abs(days - length) > _SHARE * length + _SLACK:
            return told.text
    return ""


def _another_said(case: Case, row: Finding) -> str:
    """Two times one after the other, or none that begins or ends with the period that was read."""
    told, keyed = case.reading.periods, case.keyed
    since = max([case.start, *(earlier.quantity.end for earlier, _ in case.past)])
    times = [
        s
        for s in told.within(case.start, case.at)
        if not told.is_compared(s, case.sentence) and not told.is_in_passing(s, case.at)
    ]
    if not times and (later := _told_later(case, row)):
        return later
    for first, second in zip(times, times[1:], strict=False):
        if first.start >= since and first.period != second.period and "(" not in keyed[first.end : second.start]:
            return keyed[second.start : second.end]
    read = any(s.period.start == row.start or s.period.end == row.end for s in times)
    return keyed[times[-1].start : times[-1].end] if times and not read else ""
