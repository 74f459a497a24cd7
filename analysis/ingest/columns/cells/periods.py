"""What a period is, for every door: years, quarters, months, halves, dates and windows as people write them.

The day stands before the month: 05/03/2019 is the fifth of March. `Mar-19` is March 2019. A form that says neither (19-Mar, 3/19)
says nothing that can be read without guessing.
"""

from __future__ import annotations

import calendar
import datetime as dt
import math
import re
from collections.abc import Iterable
from functools import lru_cache
from numbers import Real
from typing import NamedTuple

from analysis.ingest.entities import periods as vietnamese
from analysis.ingest.readers.sheets import as_text
from analysis.ingest.text.spelling import squeezed

KINDS = "YHQMDW"  # year, half, quarter, month, day, window of days
CALENDAR = {"Y-DEC": "Y", "A-DEC": "Y", "Q-DEC": "Q", "M": "M", "D": "D"}  # names of pandas frequencies
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NAMED = rf"(?P<mon>{'|'.join(_MONTHS)})[a-z]*\.?"
_Y4, _YY = r"(?P<y>[12]\d{3})", r"(?P<yy>\d{2})"
_FORMS = tuple((kind, re.compile(form, re.IGNORECASE)) for kind, form in (
    ("Y", _Y4),
    ("Y", rf"(?:năm|year|yr)\s*{_Y4}"),
    ("Q", rf"{_Y4}[-/ ]?Q(?P<q>[1-4])"),
    ("Q", rf"Q(?P<q>[1-4])[-/. ]{{0,3}}(?:{_Y4}|{_YY})"),
    ("Q", rf"(?:quý|quí|quy)\s*(?P<q>[1-4]|I{{1,3}}|IV)\s*(?:[-/,]|năm)?\s*(?:năm\s*)?{_Y4}"),
    ("Q", rf"(?:quý|quí|quy)\s*(?P<q>[1-4]|I{{1,3}}|IV)\s*[-/]\s*{_YY}"),
    ("Q", rf"(?P<q>I{{1,3}}|IV)\s*[-/.]\s*(?:{_Y4}|{_YY})"),
    ("H", rf"{_Y4}[-/ ]?[HS](?P<h>[12])"),
    ("H", rf"[HS](?P<h>[12])[-/ ]{{0,3}}{_Y4}"),
    ("H", rf"6\s*(?:T|tháng)\s*(?:đầu\s+năm\s*|năm\s*)?[-/]?\s*{_Y4}"),
    ("M", rf"{_Y4}[-/.m](?P<m>\d{{1,2}})"),
    ("M", rf"(?P<m>\d{{1,2}})[-/.]{_Y4}"),
    ("M", rf"{_Y4}(?P<m>0[1-9]|1[0-2])"),
    ("M", rf"(?:tháng|thang|thg|th|t)\.?\s*(?P<m>\d{{1,2}})\s*(?:[-/., ]|năm)\s*(?:năm\s*)?(?:{_Y4}|{_YY})"),
    ("M", rf"{_NAMED}[-/., ]*(?:{_Y4}|['’]?{_YY})"),
    ("M", rf"{_Y4}[-/., ]*{_NAMED}"),
    ("D", rf"{_Y4}[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})(?:[T ](?P<clock>[\d:.]+)\s*(?P<zone>Z|[+-]\d\d:?\d\d)?)?"),
    ("D", rf"(?P<d>\d{{1,2}})[-/.](?P<m>\d{{1,2}})[-/.]{_Y4}(?:[T ](?P<clock>[\d:.]+))?"),
    ("D", rf"{_Y4}(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])"),
    ("D", rf"(?P<d>\d{{1,2}})[-/. ]{_NAMED}[-/., ]*(?:{_Y4})"),
    ("D", rf"{_NAMED}\s+(?P<d>\d{{1,2}}),?\s+{_Y4}"),
))  # fmt: skip
_WINDOW = re.compile(
    r"(?:từ\s+)?(?:ngày\s+)?(\d[\d/.-]{7,9})\s*(?:/|-|–|—|\.\.|đến|tới|to)\s*(?:ngày\s+)?(\d[\d/.-]{7,9})", re.IGNORECASE
)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
BUDDHIST = range(2400, 2700)
SERIALS = range(18_264, 73_051)  # days of Excel: 1950 to 2099
CENTURY = dt.date.today().year % 100 + 10


class Written(NamedTuple):
    """A period as written: its `kind` (one of KINDS, or a pandas frequency that is not calendar), its first and last day."""

    kind: str
    day: dt.date
    end: dt.date
    provisional: bool = False


def is_missing(value: object) -> bool:
    """Whether a cell of a column of periods says nothing."""
    if isinstance(value, str):
        return value.strip().lower() in ("", "nan", "nat", "none", "null", "<na>")
    return value is None or isinstance(value, Real) and math.isnan(value) or str(value) in ("NaT", "<NA>")


def is_never(value: object) -> bool:
    """Whether the cell of an adoption date says "never": empty, 0, infinity, `chưa áp dụng`."""
    if is_missing(value):
        return True
    return (
        isinstance(value, Real)
        and (value == 0 or math.isinf(value))
        or str(value).strip().lower() in words_of_never()
        or bool(_NOT_DONE.fullmatch(str(value).strip()))
        or (none := _NONE_OF.fullmatch(str(value).strip())) is not None
        and _is_measure(none[1], none[2])
    )


# `chưa lắp`, `không thành lập`; not what is unknown, was ended, or is not done yet
_NOT_DONE = re.compile(
    r"(?:chưa|không) (?:lắp|lắp đặt|lập|xây dựng|trang bị|thí điểm|thành lập|triển khai|thực hiện|áp dụng|ra mắt|vận hành|tham gia|bắt đầu|khởi động)(?: (?!(?:nữa|xong|hết|đủ)\b)[^\W\d]+){0,2}(?: \((?:nhóm |cụm |xã )?đối chứng\))?"
    r"|not yet|not (?:yet )?(?:started|opened|installed|introduced|launched|adopted|implemented|begun|in use)(?: (?:yet|here|at all))?",
    re.IGNORECASE,
)
_NONE_OF = re.compile(
    r"(?:chưa|không) có (?:hệ thống )?([^\W\d]+(?: (?!(?:nữa|mới)\b)[^\W\d]+){0,3})|no ((?!longer\b)[a-z]+(?: (?!for|of|on|about)[a-z]+){0,3}?)(?: (?:yet|here|at all))?",
    re.IGNORECASE,
)


def _is_measure(vietnamese: str | None, english: str | None) -> bool:
    """Whether what a place has none of is a programme: `camera`, `street lights`; not `quyết định`, `patrol data`."""
    from analysis.catalogue.headings import measures_in, names_a_measure

    if vietnamese:
        return names_a_measure(vietnamese) and bool(measures_in(vietnamese))
    said = str(english).lower()
    return any(one.endswith(thing) for one in (said, said.removesuffix("s")) for thing in measures_in(one))


@lru_cache(maxsize=1)
def words_of_never() -> frozenset[str]:
    """The words that say so, as they are written."""
    from analysis.catalogue.headings import declared

    return frozenset(declared()["words"]["never"])


def written(value: object) -> Written | None:
    """What a value says about time; None where it says nothing that can be read without guessing."""
    if isinstance(value, str):
        return _text(" ".join(value.replace("\u00a0", " ").split()))
    if hasattr(value, "freqstr"):  # a pandas Period
        first, last = value.start_time.date(), value.end_time.date()
        return Written(CALENDAR.get(value.freqstr, value.freqstr), first, last)
    if isinstance(value, dt.datetime):
        return _day(value.date())
    if isinstance(value, dt.date):
        return _day(value)
    if type(value).__name__ == "datetime64":
        return _day(value.astype("datetime64[D]").item())
    if isinstance(value, bool) or isinstance(value, Real) and not (math.isfinite(value) and float(value).is_integer()):
        return None
    return _text(str(int(value))) if isinstance(value, Real) else _text(str(value).strip())


def _day(day: dt.date) -> Written:
    return Written("D", day, day)


@lru_cache(maxsize=200_000)
def _text(text: str) -> Written | None:
    plain, n = vietnamese.PROVISIONAL.subn("", _WHOLE_YEAR.sub("", text))
    found = next((dated for kind, form in _FORMS if (m := form.fullmatch(plain.strip())) and (dated := _dated(kind, m))), None)
    found = found or (_text(bare) if (bare := _TIME_OF_DAY.sub("", plain)) != plain else None)
    found = found or _school_year(plain) or _window(plain) or _in_words(plain) or next(iter(_beside_window(plain) or ()), None)
    return found._replace(provisional=True) if found and n else found


_WHOLE_YEAR = re.compile(r"(?<=\d{4})\s*\((?:đủ |cả |trọn )?(?:12\s*(?:tháng|t|months)|năm|full year)\)$", re.IGNORECASE)
_TIME_OF_DAY = re.compile(
    r"^\s*(?:(?:khoảng|hồi|lúc|vào)\s+)*(?:(?:\d{1,2}\s?(?:h|giờ|g)\s?(?:\d{2})?(?:\s?(?:'|phút))?|\d{1,2}:\d{2}|rạng sáng|đêm|sáng|trưa|chiều|tối)[\s,]+)+(?:ngày\s+)?(?=\d{1,2}[/.-])",
    re.IGNORECASE,
)


def _dated(kind: str, match: re.Match) -> Written | None:
    said = {name: value for name, value in match.groupdict().items() if value}
    year = int(said["y"]) if "y" in said else _century(int(said["yy"]))
    month = _MONTHS.index(said["mon"][:3].lower()) + 1 if "mon" in said else int(said.get("m", 1))
    if "q" in said:
        month = 3 * (_ROMAN.get(said["q"].upper()) or int(said["q"])) - 2
    month = 6 * int(said["h"]) - 5 if "h" in said else month
    try:
        first = dt.date(year, month, int(said.get("d", 1)))
    except ValueError:
        return None
    if said.get("zone") and set(said["clock"]) - set("0:."):  # 17:00 of another zone is midnight here: which day is meant?
        return None
    return of_kind(kind, first)


def _century(year: int) -> int:
    return 2000 + year if year <= CENTURY else 1900 + year


def of_kind(kind: str, first: dt.date) -> Written:
    """The period of a kind that begins on a day."""
    months = {"Y": 12, "H": 6, "Q": 3, "M": 1}.get(kind)
    if months is None:
        return Written(kind, first, first)
    later, last = divmod(first.month + months - 2, 12)
    year, last = first.year + later, last + 1
    return Written(kind, first, dt.date(year, last, calendar.monthrange(year, last)[1]))


_SCHOOL = re.compile(
    r"(?:(?:năm học|nh|school year|academic year|sy)[\s:]*)?((?:19|20)\d\d)\s*[-–/]\s*((?:19|20)\d\d|1[3-9]|[2-9]\d)",
    re.IGNORECASE,
)  # of two digits only what is no month


def _school_year(text: str) -> Written | None:
    """`Năm học 2018-2019`, `2018-19`: from September; a year that goes by its first."""
    m = _SCHOOL.fullmatch(text.strip())
    if m is None or int(m[2]) % 100 != (int(m[1]) + 1) % 100 or len(m[2]) == 4 and int(m[2]) < int(m[1]):
        return None
    return of_kind("Y", dt.date(int(m[1]), 9, 1))


def is_school_year(when: Written | None) -> bool:
    """Whether a period is a school year."""
    return when is not None and when.kind == "Y" and when.day.month == 9


def _window(text: str) -> Written | None:
    """2016-12-15/2017-12-14: the days from one date to another."""
    if not (m := _WINDOW.fullmatch(text.strip())):
        return None
    ends = [_text(part) for part in m.groups()]
    if any(end is None or end.kind != "D" for end in ends) or ends[1].day < ends[0].day:
        return None
    return _spanning(ends[0].day, ends[1].day)


_BRACKETED = re.compile(r"(.+?)\s*\(([^()]+)\)")
_DAYS = re.compile(
    r"(?:từ\s+)?(?:ngày\s+)?(\d{1,2})/(\d{1,2})\s*(?:-|–|—|đến|tới|to)\s*(?:ngày\s+)?(\d{1,2})/(\d{1,2})", re.IGNORECASE
)


def _beside_window(text: str) -> tuple[Written, str] | None:
    """A named period beside the days it runs over, which must touch it: `Tháng 1/2019 (15/12/2018-14/1/2019)`, `Tháng 1/2019 (15/12-14/1)`."""
    if not (m := _BRACKETED.fullmatch(text.strip())):
        return None
    for said, days in (m.groups(), m.groups()[::-1]):
        named, over, short = _text(said), _window(days), _DAYS.fullmatch(days.strip())
        if named is None or named.kind not in "YHQM":
            continue
        first, last = (over.day, over.end) if over else _of_that_year(short, named.end.year) if short else (None, None)
        if first and last and _is_meant(named, first, last):
            return named, "" if over and over[1:3] == named[1:3] else days.strip()
    return None


def _of_that_year(short: re.Match, year: int) -> tuple[dt.date | None, dt.date | None]:
    """Two days without a year, of which the last lies in one."""
    try:
        last = dt.date(year, int(short[4]), int(short[3]))
        first = dt.date(year, int(short[2]), int(short[1]))
    except ValueError:
        return None, None
    return (first if first <= last else first.replace(year=year - 1, day=min(first.day, 28))), last


def _is_meant(named: Written, first: dt.date, last: dt.date) -> bool:
    """Whether days are as many as those of a period, but for a quarter of them, and most of them its own."""
    whole, own = (named.end - named.day).days + 1, (last - first).days + 1
    shared = (min(named.end, last) - max(named.day, first)).days + 1
    return abs(own - whole) <= 0.25 * whole and 3 * shared >= whole


@lru_cache(maxsize=200_000)
def days_beside(value: object) -> str:
    """The days that a named period says it runs over, where they are not the calendar's; else nothing."""
    beside = _beside_window(" ".join(value.split())) if isinstance(value, str) and "(" in value else None
    return beside[1] if beside else ""


def may_be_quarters(texts: Iterable[object]) -> bool:
    """Whether `1/2021` ... `4/2021`, bare numbers before the year, may number quarters: of two years or more each has 1 to 4 and no other."""
    found = [re.fullmatch(r"\s*0?(\d{1,2})\s*[/.-]\s*(\d{4})\s*", t) if isinstance(t, str) else None for t in texts]
    years: dict[str, set[int]] = {}
    for m in filter(None, found):
        years.setdefault(m[2], set()).add(int(m[1]))
    return None not in found and len(years) > 1 and all(own == {1, 2, 3, 4} for own in years.values())


def window(text: str) -> Written | None:
    """The days from one date to another, both in full."""
    return _window(text)


def _spanning(first: dt.date, last: dt.date) -> Written:
    """The window of days, or the calendar period it is."""
    for kind in "YHQM" if first.day == 1 else "":
        if (kind != "Q" or first.month % 3 == 1) and (kind != "H" or first.month % 6 == 1) and (kind != "Y" or first.month == 1):
            if of_kind(kind, first).end == last:
                return of_kind(kind, first)
    return Written("D" if first == last else "W", first, last)


def _in_words(text: str) -> Written | None:
    """What the reports' rule reads: `6 tháng đầu năm 2020`, `Quý I năm 2019`, `từ 15/12/2019 đến 14/12/2020`."""
    if re.fullmatch(r"[\d./\s-]+", text) or not re.search(r"\d{4}", text) or not re.search(r"[^\W\d]", text):
        return None
    found = vietnamese.of_cell(squeezed(text))
    return _spanning(found.start, found.end) if found and found.start and found.end else None


def is_buddhist(found: Written) -> bool:
    """Whether a year is one of the Buddhist era, 543 ahead."""
    return found.day.year in BUDDHIST


def of_serial(value: float) -> dt.date:
    """The day of a serial number of Excel (1900 system)."""
    return dt.date(1899, 12, 30) + dt.timedelta(days=int(value))


def spacing(found: list[Written], places: list) -> str:
    """Dates that stand once a year, in one month, are years; once a quarter, in one month of it, quarters; else months."""
    pairs = [(w.day.year, w.day.month - 1) for w in found]
    months = {m for _, m in pairs}
    if len(months) == 1 and len({y for y, _ in pairs}) > 1 and _once(places, [y for y, _ in pairs]):
        return "Y"
    same = len({m % 3 for m in months}) == 1 and len(months) > 1
    return "Q" if same and _once(places, [(y, m // 3) for y, m in pairs]) else "M"


def _once(places: list, when: list) -> bool:
    seen = set(zip(places, when, strict=True))
    return len(seen) == len(when)


_IN_WORDS = {
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_MONTH_IN_WORDS = re.compile(rf"tháng ({'|'.join(sorted(_IN_WORDS, key=len, reverse=True))})")


def month_alone(value: object) -> int | None:
    """The month of a cell that names no year: 3, `Tháng 3`, `T3`, `Mar`."""
    text = squeezed(as_text(value)).strip(" .")
    if m := re.fullmatch(rf"{_NAMED}", text):
        return _MONTHS.index(m["mon"][:3]) + 1
    if m := _MONTH_IN_WORDS.fullmatch(text):
        return _IN_WORDS[m[1]]
    m = re.fullmatch(r"(?:tháng|thang|thg|th|t|m)?\s?\.?\s?(\d{1,2})", text)
    return int(m[1]) if m and 1 <= int(m[1]) <= 12 else None


RUNNING = f"{vietnamese.RUNNING}|số lũy kế|cumulative|cum|ytd|year to date"
_SO_FAR = re.compile(
    rf"(?:({RUNNING})\W*)?(?:(?:đến|hết|của|trong|to|through|first)\s+)*(\d{{1,2}})\s*(?:tháng|months?)(\s+đầu năm)?"
)
_SO_FAR_TO = re.compile(
    rf"(?:(?:{RUNNING})\W*|(?:từ )?(?:đầu năm|tháng 1|t1)\W*(?=đến|tới|hết|-|–)[-–]?\s*|(?=(?:tính )?(?:đến|tới|hết)\s))(?:tính\s+)?(?:(?:đến|hết|cuối|tới|to|through|end|of)\s+)*(?:(?:tháng|t)\s*(\d{{1,2}})|(?:quí|q)\s*([1-4]|i{{1,3}}|iv)|{_NAMED})"
)


def months_so_far(text: str) -> int | None:
    """How many months a heading adds up from January on: 9 of `9 tháng`, `lũy kế đến tháng 9`, `cumulative to Q3`; None of any other."""
    plain = squeezed(text).strip(" .")
    if m := _SO_FAR.fullmatch(plain):
        return int(m[2]) if int(m[2]) in (3, 6, 9, 12) or m[1] and 1 <= int(m[2]) <= 12 else None
    if m := _SO_FAR_TO.fullmatch(plain):
        month = int(m[1]) if m[1] else 3 * (_ROMAN.get(m[2].upper()) or int(m[2])) if m[2] else _MONTHS.index(m["mon"][:3]) + 1
        return month if month <= 12 else None
    return None


def months_counted(text: str) -> int | None:
    """The number of a heading that is months and nothing else, whatever they are: 2 of `02 tháng`."""
    m = re.fullmatch(r"(\d{1,2})\s*(?:tháng|months?)", squeezed(text).strip(" ."))
    return int(m[1]) if m and 1 <= int(m[1]) <= 12 else None


def quarter_alone(value: object) -> int | None:
    """The quarter of a cell that names no year: 1, `Quý I`, `Q1`."""
    m = re.fullmatch(r"(?:quý|quí|quy|q|qtr|quarter)?\.?\s*([1-4]|I{1,3}|IV)", as_text(value).strip(), re.IGNORECASE)
    return (_ROMAN.get(m[1].upper()) or int(m[1])) if m else None


def half_alone(value: object) -> int | None:
    """The half of a cell that names no year: `6 tháng đầu năm`, `H2`, `nửa cuối năm`, 1."""
    text = squeezed(as_text(value)).strip(" .")
    return next((n for n, form in enumerate(_HALVES, 1) if form.fullmatch(text)), None)


_HALF = (
    r"(?:(?:6|sáu) ?(?:tháng|t)|nửa(?: năm)?) ?{side}(?: năm)?|(?:{nth}|{n}{th}) half(?:[ -]year)?|(?:h|s|half |semester )?{n}|{n}h"
    r"|(?:hk|học kì|semester) ?(?:{n}|{roman})|{months}"
)
_HALVES = (
    re.compile(_HALF.format(n=1, side="đầu", nth="first", th="st", roman="i", months=r"jan[a-z]*\W+june?")),
    re.compile(_HALF.format(n=2, side="cuối", nth="second", th="nd", roman="ii", months=r"july?\W+dec[a-z]*")),
)
