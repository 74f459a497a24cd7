"""Which of the periods that a sentence says is that of its figures: not a document's, not one compared with, not one aimed at."""

from __future__ import annotations

import re

from analysis.ingest.entities.periods import Period, Said
from analysis.ingest.text.sentences import Sentence
from analysis.ingest.text.spelling import pattern

_CUMULATIVE = re.compile(pattern(r"(?<!\w)(?:lũy kế|cộng dồn|tính chung)(?!\w)[^.;\d]{0,24}$"))
_GOAL = re.compile(
    pattern(
        r"(?<!\w)(?:phấn đấu|mục tiêu|chỉ tiêu|dự kiến|kế hoạch|phương hướng|nhiệm vụ|ước|sẽ|đăng kí|hướng tới|tiến tới)(?!\w)[^.;]{0,60}$"
    )
)


def is_aside(keyed: str, brackets: list[tuple[int, int]], s: Said, number: int | None = None) -> bool:
    """`12 vụ (năm 2018 xảy ra 15 vụ), khám phá 10 vụ`: a period in brackets with a number of their own holds in them alone."""
    for a, b in brackets:
        if a < s.start < b and (number is None or not a < number < b):
            return bool(re.search(r"\d", keyed[a : s.start] + keyed[s.end : b]))
    return False


def is_aimed(keyed: str, s: Said, sentence: Sentence) -> bool:
    """`Phấn đấu năm 2020 giảm còn dưới 10 vụ`: the year of a goal is not the year of what follows."""
    return bool(_GOAL.search(keyed, sentence.start, s.start))


def is_planned(keyed: str, s: Said) -> bool:
    """`tham mưu kế hoạch giai đoạn 2021 - 2025`: a time to come says nothing of which units stood."""
    return bool(_GOAL.search(keyed, max(0, s.start - 80), s.start))


def is_compared(keyed: str, s: Said, sentence: Sentence) -> bool:
    return bool(
        re.search(
            pattern(
                r"(?:(?:so với|cùng kì|so cùng kì)[^,;]{0,40}|(?:ít|nhiều|cao|thấp|tăng|giảm) hơn(?: của| so với| mức)?\s*(?:cùng kì\s*)?(?:năm\s*)?)$"
            ),
            keyed[sentence.start : s.start],
        )
    )


def is_cumulative(keyed: str, s: Said) -> bool:
    """`Lũy kế 9 tháng năm 2020 xảy ra 90 vụ`: the window of that figure alone, not of what follows."""
    return bool(_CUMULATIVE.search(keyed, max(0, s.start - 40), s.start))


def latest(said_here: list[Period], given: Period | None) -> Period:
    """Of the years a sentence compares (`năm 2018 14 vụ, năm 2019 còn 11 vụ`), what follows is about the given or the last."""
    if given in said_here:
        return given
    years = [p for p in said_here if p.start and p.end]
    first = said_here[0]
    return max(years, key=lambda p: p.end) if first in years and len(years) > 1 and _same_length(years) else first


def _same_length(spans: list[Period]) -> bool:
    return len({(p.end - p.start).days // 5 for p in spans}) == 1


def closed_by(period: Period, given: Period | None) -> Period:
    """An open start or end is closed by the period of the text where that is known."""
    if period.start is None:
        return Period(period.end, period.end)
    if period.end is None and given and given.end and given.end >= period.start:
        return Period(period.start, given.end)
    return period
