"""What the lines above a table say of its place and its period: of the report itself, not of what it is compared with, sent
to or planned, nor of the day and town where it was signed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from analysis.catalogue import places
from analysis.ingest.entities.document_head import SIGNED
from analysis.ingest.entities.periods import RUNNING, Period, dates_a_document, day, months, said
from analysis.ingest.entities.place_lists import is_above, merged
from analysis.ingest.entities.places import Named, named
from analysis.ingest.text.spelling import key, pattern, plain, squeezed

_OTHER_PERIOD = re.compile(
    pattern(r"(?<!\w)(?:(?:so với|so sánh|so cùng kì|cùng kì)[^,;.]{0,40}|(?:phương hướng|dự kiến)[^;.]{0,60})$")
)
_PLANNED = re.compile(pattern(r"(?<!\w)(?:nhiệm vụ|kế hoạch)(?! số)[^,;.]{0,40}$"))
_DONE = re.compile(pattern(r"(?<!\w)(?:thực hiện|triển khai|hoàn thành|kết quả)(?!\w)"))
_OTHER_PLACE = re.compile(
    pattern(r"(?<!\w)(?:kính gửi|gửi|nơi nhận|phối hợp|giáp ranh|giáp|so với|cùng với|quê|học tập|kết nghĩa)(?!\w)[^.;]*$")
)
MOTTO = re.compile(
    pattern(r".*(?:cộng hòa xã hội chủ nghĩa việt nam|độc lập\s*[-–]\s*tự do\s*[-–]\s*hạnh phúc|đảng cộng sản việt nam).*")
)
_ISSUER = re.compile(pattern(r"(?:công an|ca|ubnd|ủy ban nhân dân|đảng ủy|hđnd)\s+$"))
_SMALL = ("xã", "thị trấn", "phường")


def is_letterhead(text: str) -> bool:
    """The country's name and motto, and the line that says where and when a report was signed."""
    text = squeezed(text)
    return bool(MOTTO.fullmatch(text) or SIGNED.fullmatch(text.strip(" ()*.")))


def signed_on(lines: Iterable[str]) -> str:
    """The day a report says it was signed, as 2020-01-15; the last, where attached papers have their own; empty without one."""
    dated = [line for line in lines if len(line) < 80 and re.search(r"\d{4}", line)]
    found = [re.findall(r"\d+", line) for line in dated if SIGNED.fullmatch(squeezed(line).strip(" ()*."))]
    days = [f"{y}-{m:0>2}-{d:0>2}" for d, m, y in (numbers for numbers in found if len(numbers) == 3)]
    return max(filter(day, days), default="")


def stated(lines: Iterable[str], year: int | None) -> tuple[list[Period], dt.date | None]:
    """The periods that lines state of themselves, and the day up to which they say the figures go; `Báo cáo tháng 3` is of
    the year that another line names."""
    lines = list(lines)
    found, until = _stated(lines, year)
    years = {p.start.year for p in found if p.start.year == p.end.year}
    return _stated(lines, years.pop()) if year is None and len(years) == 1 else (found, until)


def _stated(lines: list[str], year: int | None) -> tuple[list[Period], dt.date | None]:
    found: list[Period] = []
    until, bare = None, []
    for keyed in (key(plain(line).text) for line in lines if not is_letterhead(line)):
        first = [m for m in _FIRST_MONTHS.finditer(keyed) if not _is_other(keyed[: m.start()])]
        found += [months(int(m[2]), 1, int(m[1])) for m in first if m[2] and int(m[1]) <= 12]
        bare += [int(m[1]) for m in first if not m[2] and int(m[1]) <= 12]
        for s in said(keyed, year):
            if any(m.start() <= s.start < m.end() for m in first):
                continue
            if dates_a_document(keyed, s) or _is_other(keyed[: s.start]):
                continue
            if s.period.start and s.period.end:
                found.append(s.period)
            elif s.period.end:
                until = s.period.end
    years = {p.start.year for p in found if p.start.year == p.end.year} or ({year} if year else set())
    found += [months(y, 1, n) for y in years if len(years) == 1 for n in bare]
    longer = [p for p in found if p.start < p.end]
    return list(dict.fromkeys(longer or found)), until


# "9 tháng năm 2019", "6 tháng": the first months of a year, but not "trên 6 tháng", a length of time.
_FIRST_MONTHS = re.compile(
    pattern(
        r"(?<!\w)(?<!trên )(?<!dưới )(?<!quá )(?<!hơn )(?<!từ )(?<!hạn )([2-9]|1[0-2])\s?tháng"
        r"(?:\s*[/,-]?\s*(?:năm\s+)?((?:19|20)\d{2})(?!\d)|(?=\s*(?:$|[),.;:–-]|(?:của|xã|thị trấn|huyện|tại|trên địa bàn|công tác|toàn)(?!\w))))"
    )
)


def first_months(text: str, year: int | None) -> Period | None:
    """`9 tháng`, `9 tháng 2019` as a whole heading: from January to September of the year."""
    match = _FIRST_MONTHS.fullmatch(squeezed(text).strip(" .:()"))
    of = int(match[2]) if match and match[2] else year
    return months(of, 1, int(match[1])) if match and of else None


_BEFORE = re.compile(pattern(r"(?<!\w)(?:cùng kì|(?:năm|kì|tháng|quí) (?:trước|ngoái))(?!\w)"))
RUNNING_TOTAL = re.compile(rf"(?:số\s+)?(?:{RUNNING})")
_DAY = r"(?:ngày\s+)?(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*(\d{4})"
_OWN_WINDOW = re.compile(pattern(rf"\(?\s*(?:(?:tính\s+)?từ\s+)?{_DAY}(?:\s*(?:đến|-|–|tới)\s*(?:hết\s+)?{_DAY})?\s*\)?"))


def own_window(text: str, end: dt.date | None) -> tuple[Period, str] | None:
    """Of a heading of a running total or of another period that gives its days, these and its other words: `Lũy kế từ 15/12/2020`
    goes to the `end` of what the table reports, `06 tháng trước (01/10/2019 - 31/3/2020)` to its own."""
    keyed = key(plain(text).text)
    match = _OWN_WINDOW.search(keyed)
    running = bool(RUNNING_TOTAL.search(keyed)) and not _BEFORE.search(keyed)
    if not match or not (match[6] or running):
        return None
    first = day(f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}")
    last = day(f"{match[6]}-{match[5]:0>2}-{match[4]:0>2}") if match[6] else end
    words = " ".join(RUNNING_TOTAL.sub(" ", keyed[: match.start()] + " " + keyed[match.end() :]).split()).strip(" :-–()")
    return (Period(first, last), words) if first and last and first < last else None


def _is_other(before: str) -> bool:
    """Whether the words before a period say it is one compared with or planned, not the one reported on: `thực hiện nhiệm vụ,
    kế hoạch năm 2019` is."""
    planned = _PLANNED.search(before)
    return bool(
        _OTHER_PERIOD.search(before) or planned and not _DONE.search(before[max(0, planned.start() - 40) : planned.start()])
    )


def paired(lines: Iterable[str], year: int | None) -> list[Period]:
    """The two periods of `Báo cáo tháng 3 và quý I`: one lies in the other, and yet each may be meant."""
    for keyed in (key(plain(line).text) for line in lines if not is_letterhead(line)):
        named = [s for s in said(keyed, year) if s.period.start and s.period.end and not _is_other(keyed[: s.start])]
        for a, b in zip(named, named[1:], strict=False):
            if _AND.fullmatch(keyed, a.end, b.start) and a.period != b.period:
                return [a.period, b.period]
    return []


_AND = re.compile(pattern(r"\s*(?:và|&)\s*"))


def innermost(periods: list[Period]) -> list[Period]:
    """The periods that hold no other: one where the lines agree. Days that overlap a month or a year say what it means."""
    inner = [p for p in periods if not any(q != p and p.start <= q.start and q.end <= p.end for q in periods)]
    by_days = [p for p in inner if p.start.day != 1 or (p.end + dt.timedelta(days=1)).day != 1]
    if len(by_days) == 1 and all(p.start <= by_days[0].end and by_days[0].start <= p.end for p in inner):
        return by_days
    return inner


def places_stated(lines: Iterable[str], within: str | None) -> list[tuple[str, tuple[str, ...]]]:
    """The place the lines are of, with its candidates; several where the lines leave it open."""
    lines = list(lines)
    codes = tuple(dict.fromkeys(line.strip() for line in lines if line.strip() in places()))
    if len(codes) == 1:  # a form of this project holds the code itself
        return [(places()[codes[0]].name.vi, codes)]
    found: list[tuple[bool, Named]] = []
    for line in lines:
        written = plain(line).text
        keyed = key(written)
        if is_letterhead(line):
            continue
        for name in merged(named(written, keyed, within=within), keyed):
            if (name.candidates or name.kind in _SMALL) and not _OTHER_PLACE.search(keyed[: name.start]):
                found.append((bool(_ISSUER.search(keyed[: name.start])), name))
    left = _lowest([name for _, name in found])
    if len(left) > 1:
        issuing = _lowest([name for issuer, name in found if issuer])
        left = issuing if len(issuing) == 1 else left
    return left


def _lowest(found: list[Named]) -> list[tuple[str, tuple[str, ...]]]:
    """Each place once, without those that only say where another lies."""
    kept = [n for n in found if not any(_holds(n, other) for other in found)]
    return list({n.candidates or n.name: (n.name, n.candidates) for n in kept}.values())


def _holds(name: Named, other: Named) -> bool:
    if not name.code or name.candidates == other.candidates:
        return False
    if not other.candidates:
        return places()[name.code].level != "commune"
    return any(is_above(name.code, code) for code in other.candidates)
