"""Periods in Vietnamese: 2019, 2019-Q1, quý I/2019, 6 tháng đầu năm 2020, từ 15/12/2019 đến 14/12/2020, tháng 3."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import partial

from analysis.errors import BadParameter
from analysis.ingest.text.spelling import pattern, squeezed
from analysis.language import Text

FIRST_YEAR, LAST_YEAR = 1986, 2035
# `Sơ bộ 2020`, `2020 (sơ bộ)`, `2020p`: what a heading says of its figures besides their period.
PROVISIONAL = re.compile(
    pattern(
        r"^(?:(?:sơ bộ|ước tính|ước|prel\.?|preliminary|provisional)[\s/–-]+)+(?:năm\s+)?(?=[\dt])|\s*(?:\((?:sơ bộ|ước|prel\.?|p|r|e|\*)\)|\*+|(?<=\d{4})\s?[pre])$"
    ),
    re.IGNORECASE,
)
# What a running total is called: it counts from the beginning of the year on.
RUNNING = pattern("lũy kế|cộng dồn")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_D = r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})"
_DT = r"(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})"
_SAID = {
    key: n for key, n in zip("một,hai,ba,bốn,năm,sáu,bảy,tám,chín,mười,mười một,mười hai".split(","), range(1, 13), strict=True)
}


@dataclass(frozen=True, order=True)
class Period:
    """Days from `start` to `end`, both included. `start` None: only the end is stated."""

    start: dt.date | None
    end: dt.date | None


@dataclass(frozen=True)
class Said:
    """A period as a text says it: its span and the period."""

    start: int
    end: int
    period: Period


def month(year: int, number: int) -> Period:
    """One calendar month."""
    return Period(dt.date(year, number, 1), dt.date(year, number, calendar.monthrange(year, number)[1]))


def months(year: int, first: int, last: int) -> Period:
    """From the first day of one month to the last of another, in one year."""
    return Period(month(year, first).start, month(year, last).end)


def parse(code: str, where: Text | str = "--period") -> Period:
    """A period of the command line: 2019, 2019-Q1, 2019-03, 2019-03-15, or two of them with `..` between."""
    if ".." in code:
        first, last = (parse(part, where) for part in code.split("..", 1))
        return Period(first.start, last.end)
    match = re.fullmatch(r"(\d{4})(?:-(?:[Qq]([1-4])|[Hh]([12])|(\d{2})(?:-(\d{2}))?))?", code.strip())
    try:
        if match and FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
            return _parsed(*match.groups())
    except ValueError:
        pass
    raise BadParameter(
        expected=Text(f"kỳ {FIRST_YEAR}..{LAST_YEAR} viết như 2019, 2019-Q1, 2019-H1, 2019-03 hoặc 2010-10-22..2020-08-12",
                      f"a period within {FIRST_YEAR}..{LAST_YEAR}, written 2019, 2019-Q1, 2019-H1, 2019-03 or 2010-10-22..2020-08-12"),
        found=Text(f"“{code}”", f"'{code}'"),
        where=where,
        remedy=Text("sửa --period, hoặc bỏ đi nếu tệp tự nêu kỳ", "correct --period, or leave it out where the file names its period"),
    )  # fmt: skip


def _parsed(year: str, quarter: str | None, half: str | None, number: str | None, day: str | None) -> Period:
    y = int(year)
    if quarter:
        return months(y, 3 * int(quarter) - 2, 3 * int(quarter))
    if half:
        return months(y, 6 * int(half) - 5, 6 * int(half))
    if day:
        return Period(dt.date(y, int(number), int(day)), dt.date(y, int(number), int(day)))
    return month(y, int(number)) if number else months(y, 1, 12)


def _date(d: str, m: str, y: str) -> dt.date | None:
    try:
        found = dt.date(int(y), int(m), int(d))
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def _days(m: re.Match, year: int | None) -> Period | None:
    first, last = _date(m[1], m[2], m[3]), _date(m[4], m[5], m[6])
    return Period(first, last) if first and last and first <= last else None


def _day(m: re.Match, year: int | None, *, starts: bool = True, ends: bool = True) -> Period | None:
    """A day, or the one from which or until which a text speaks."""
    found = _date(m[1], m[2], m[3])
    return Period(found if starts else None, found if ends else None) if found else None


def _years(m: re.Match, year: int | None) -> Period | None:
    first, last = int(m[1]), int(m[2])
    last = last if last > 99 else first // 100 * 100 + last
    return Period(dt.date(first, 1, 1), dt.date(last, 12, 31)) if FIRST_YEAR <= first <= last <= LAST_YEAR else None


def _quarter(m: re.Match, year: int | None) -> Period | None:
    number, y = _ROMAN.get(m[1]) or (int(m[1]) if m[1].isdigit() else 0), int(m[2]) if m[2] else year
    return months(y, 3 * number - 2, 3 * number) if y and 1 <= number <= 4 else None


def _first_months(m: re.Match, year: int | None) -> Period | None:
    number, y = int(m[1]) if m[1].isdigit() else _SAID.get(m[1], 0), int(m[3]) if m[3] else year
    if not (y and 1 <= number <= 12):
        return None
    return months(y, 1, number) if m[2] == "đầu" else months(y, 13 - number, 12)


def _until_month(m: re.Match, year: int | None) -> Period | None:
    """`9 tháng năm 2020`, `11 tháng đã xảy ra`: from January on."""
    y = int(m[2]) if m[2] else year
    return months(y, 1, int(m[1])) if y else None


def _month_span(m: re.Match, year: int | None) -> Period | None:
    first, last, y = int(m[1]), int(m[2]), int(m[3]) if m[3] else year
    return months(y, first, last) if y and 1 <= first <= last <= 12 else None


def _month(m: re.Match, year: int | None) -> Period | None:
    number, y = int(m[1]), int(m[2]) if m[2] else year
    return month(y, number) if y and 1 <= number <= 12 else None


def _since_month(m: re.Match, year: int | None) -> Period | None:
    """`Công an chính quy về xã từ tháng 3 năm 2020`: something began then."""
    found = _month(m, year)
    return Period(found.start, None) if found else None


def _until_end_of_month(m: re.Match, year: int | None) -> Period | None:
    found = _month(m, year)
    return Period(None, found.end) if found else None


def _quarters_at_an_end(m: re.Match, year: int | None) -> Period | None:
    """`quý cuối năm 2016`, `hai quý đầu năm 2013`."""
    y, long = int(m[3]) if m[3] else year, 3 * (_SAID.get(m[1], 0) or int(m[1] or 1))
    return (months(y, 1, long) if m[2] == "đầu" else months(y, 13 - long, 12)) if y and long < 12 else None


def _half(m: re.Match, year: int | None) -> Period | None:
    y = int(m[2]) if m[2] else year
    return (months(y, 1, 6) if m[1] != "cuối" else months(y, 7, 12)) if y else None


def _year(m: re.Match, year: int | None) -> Period | None:
    y = int(m[1])
    return months(y, 1, 12) if FIRST_YEAR <= y <= LAST_YEAR else None


def _open_years(m: re.Match, year: int | None) -> Period | None:
    return Period(dt.date(int(m[1]), 1, 1), None) if FIRST_YEAR <= int(m[1]) <= LAST_YEAR else None


def _days_of_one_year(m: re.Match, year: int | None) -> Period | None:
    last = _date(m[3], m[4], m[5])
    earlier = last and (int(m[2]), int(m[1])) > (last.month, last.day)
    first = _date(m[1], m[2], str(last.year - 1 if earlier else last.year)) if last else None
    return Period(first, last) if first else None


def _days_of_that_year(m: re.Match, year: int | None) -> Period | None:
    """`từ 01/8 đến 13/8`."""
    first, last = (_date(m[1], m[2], str(year)), _date(m[3], m[4], str(year))) if year else (None, None)
    return Period(first, last) if first and last and first <= last else None


def _since_new_year(m: re.Match, year: int | None) -> Period | None:
    """`Từ đầu năm đến hết tháng 8/2017`, `từ năm 2010 đến tháng 6/2015`: from 1 January of the first year that is told."""
    first, last = (next((int(text) for text in told if text), year) for told in ((m[1], m[3]), (m[3], m[1])))
    fits = first and last and FIRST_YEAR <= first <= last and 1 <= int(m[2]) <= 12
    return Period(dt.date(first, 1, 1), month(last, int(m[2])).end) if fits else None


def _since_new_year_to_day(m: re.Match, year: int | None) -> Period | None:
    last = _date(m[2], m[3], m[4])
    first = int(m[1] or last.year) if last else LAST_YEAR
    return Period(dt.date(first, 1, 1), last) if last and FIRST_YEAR <= first <= last.year else None


def _to_end_of_year(m: re.Match, year: int | None) -> Period | None:
    first = _date(m[1], m[2], m[3])
    return Period(first, dt.date(int(m[4]), 12, 31)) if first and first.year <= int(m[4]) <= LAST_YEAR else None


def _months_of_years(m: re.Match, year: int | None) -> Period | None:
    a, b = (int(m[1]), int(m[2])), (int(m[3]), int(m[4]))
    fits = 1 <= a[0] <= 12 and 1 <= b[0] <= 12 and (a[1], a[0]) <= (b[1], b[0])
    return Period(month(a[1], a[0]).start, month(b[1], b[0]).end) if fits else None


# `mỗi tháng 1 buổi`, `sinh hoạt 1 tháng 2 buổi`: how often, no month of the year.
_NOT_EACH = r"(?<!\w)(?<!mỗi )(?<!hàng )(?<!hằng )(?<!một )"
_NOT_TIMES = r"(?!\s+(?:buổi|lần|kì|phiên|cuộc|lượt|ca|tối|đêm|bữa|vụ)(?!\w))"
_Y = r"(?:\s*(?:/|-|,|của)?\s*(?:năm\s+)?((?:19|20)\d{2}))?"
_FORMS = tuple((re.compile(pattern(source)), read) for source, read in (
    (r"(?:từ|kể từ)\s+(?:đầu\s+)?năm(?:\s+((?:19|20)\d{2}))?\s+(?:đến|tới)\s+(?:hết\s+)?tháng\s+(\d{1,2})(?:\s*(?:/|-|năm)\s*((?:19|20)\d{2}))?(?![\d/])", _since_new_year),
    (rf"(?:từ|kể từ)\s+(?:đầu\s+)?năm(?:\s+((?:19|20)\d{{2}}))?\s+(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?{_D}", _since_new_year_to_day),
    (rf"(?:từ|kể từ)\s+(?:ngày\s+)?{_D}\s*,?\s*(?:đến|tới)\s+(?:hết|cuối)\s+năm\s+((?:19|20)\d{{2}})", _to_end_of_year),
    (r"(?:từ|kể từ)\s+(?:tháng\s+)?(\d{1,2})\s*(?:/|-|năm)\s*((?:19|20)\d{2})\s*(?:đến|tới|-|–)\s*(?:hết\s+)?(?:tháng\s+)?(\d{1,2})\s*(?:/|-|năm)\s*((?:19|20)\d{2})(?!\d)", _months_of_years),
    (rf"(?:từ\s+)?(?:ngày\s+)?{_D}\s*,?\s*(?:đến|tới|-|–)\s*(?:hết\s+)?(?:ngày\s+)?{_D}", _days),
    (rf"(?:từ\s+)?(?:ngày\s+)?{_DT}\s*,?\s*(?:đến|tới|-|–)\s*(?:hết\s+)?(?:ngày\s+)?{_DT}", _days),
    (rf"từ\s+(?:ngày\s+)?(\d{{1,2}})\s?[/.-]\s?(\d{{1,2}})\s*(?:đến|tới|-|–)\s*(?:hết\s+)?(?:ngày\s+)?{_D}", _days_of_one_year),
    (rf"(?<![\d/.-])(\d{{1,2}})\s?/\s?(\d{{1,2}})\s*(?:-|–|đến)\s*{_D}", _days_of_one_year),
    (r"từ\s+(?:ngày\s+)?(\d{1,2})\s?/\s?(\d{1,2})\s*(?:đến|tới|-|–)\s*(?:hết\s+)?(?:ngày\s+)?(\d{1,2})\s?/\s?(\d{1,2})(?![\d/])", _days_of_that_year),
    (rf"(?:tính\s+)?(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?{_D}", partial(_day, starts=False)),
    (rf"(?:từ|kể từ)\s+(?:ngày\s+)?{_D}", partial(_day, ends=False)),
    (rf"{_D}", _day),
    (r"(?:ngày\s+)(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", _day),
    (r"(?<!\d)((?:19|20)\d{2})\s*(?:-|–|đến|tới)\s*(?:hết\s+)?(?:năm\s+)?((?:19|20)\d{2}|\d{2}(?![\d/]))(?!\d)", _years),
    (r"(?:từ|kể từ)\s+(?:đầu\s+)?(?:năm\s+)?((?:19|20)\d{2})\s+(?:đến|tới)\s+nay", _open_years),
    (r"(?<!\w)quí\s+([ivx]{1,3}|\d)(?!\w)" + _Y, _quarter),
    (r"(?<!\w)(\d{1,2}|mười một|mười hai|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+tháng\s+(đầu|cuối)(?:\s+năm)?(?:\s+nay)?" + _Y, _first_months),
    (r"(?<!\w)(?<!trên )(?<!dưới )(?<!quá )(?<!hơn )(?<!từ )(?<!hạn )([2-9]|1[0-2])\s+tháng\s*(?:/|,|của)?\s*(?:năm\s+)?((?:19|20)\d{2})(?!\d)", _until_month),
    (r"(?:(?<=^)|(?<=[.;:,] )|(?<=\n))([2-9]|1[0-2])\s+tháng()(?=\s+(?:đã|nay|năm nay)(?!\w))", _until_month),
    (r"(?<!\w)(?:(hai|ba|[23])\s+)?quí\s+(đầu|cuối)\s+năm" + _Y, _quarters_at_an_end),
    (r"(?<!\w)nửa\s+(đầu|cuối)(?:\s+năm)?" + _Y, _half),
    (r"(?<!\w)nửa()\s+năm\s+((?:19|20)\d{2})(?!\d)", _half),
    (_NOT_EACH + r"tháng\s+(\d{1,2})\s*(?:đến|-|–)\s*(?:hết\s+)?(?:tháng\s+)?(\d{1,2})(?!\d|/\d{1,2}/)" + _NOT_TIMES + _Y, _month_span),
    (r"(?:đến|tới)\s+(?:hết\s+|cuối\s+)?(?:tháng|t)\s?(\d{1,2})\s*(?:/|-|năm)\s*((?:19|20)\d{2})(?!\d)", _until_end_of_month),
    (r"(?<!\w)hết\s+(?:tháng|t)\s?(\d{1,2})(?![\d.,])(?!/\d{1,2}(?!\d))" + _Y, _until_end_of_month),
    (r"(?<!\w)(?:từ|kể từ)\s+(?:đầu\s+|giữa\s+|cuối\s+)?tháng\s+(\d{1,2})(?![\d.,])(?!/\d{1,2}(?!\d))" + _NOT_TIMES + _Y, _since_month),
    (_NOT_EACH + r"(?:tháng|t)\s?\.?\s?(\d{1,2})(?![\d.,])(?!/\d{1,2}(?!\d))" + _NOT_TIMES + _Y, _month),
    (r"(?<![\d/.,])(\d{1,2})\s?[/-]\s?((?:19|20)\d{2})(?!\d|/[a-zđ])", _month),
    (r"(?<![\d./,-])((?:19|20)\d{2})(?![\d]|[.,/-]\d)", _year),
))  # fmt: skip


_STOP = re.compile(r"[.!?;]\s|\n")


def said(keyed: str, year: int | None = None) -> list[Said]:
    """The periods a keyed text names, in order; `year`, where it is known, completes `tháng 3`, else the last year named before."""
    found: list[Said] = []
    for form, read in _FORMS:
        for match in form.finditer(keyed):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            period = read(match, _year_before(found, match.start(), keyed if year else "") or year)
            if period is not None:
                found.append(Said(match.start(), match.end(), period))
    return sorted(found, key=lambda s: s.start)


def _year_before(found: list[Said], offset: int, keyed: str) -> int | None:
    """The last year named before an offset (`Năm 2019 ... tháng 3`); of a text of a known year, which is `keyed` then, only that of
    a span of days in the same sentence: a date in passing (`dân số ngày 01/4/2019 là ... Quý III ...`) says nothing."""
    named = [s for s in found if s.start < offset and (s.period.end or s.period.start)]
    if keyed:
        named = [s for s in named if _is_span(s.period) and not _STOP.search(keyed, s.end, offset)]
    last = max(named, key=lambda s: s.start, default=None)
    return (last.period.end or last.period.start).year if last else None


def _is_span(period: Period) -> bool:
    return period.start is not None and period.end is not None and period.start < period.end


def of_cell(value: object, year: int | None = None) -> Period | None:
    """The period a table's heading cell is, when it is nothing else: `Tháng 3`, `T3/2019`, `Quý I`, `2019`, a date."""
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, dt.date):
        return month(value.year, value.month) if value.day == 1 else Period(value, value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return months(int(value), 1, 12) if value == int(value) and FIRST_YEAR <= value <= LAST_YEAR else None
    text = PROVISIONAL.sub("", squeezed(str(value or ""))).strip(" .:()*")
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return of_cell(day(text))
    text = text.removeprefix("năm ") if re.fullmatch(r"năm \d{4}", text) else text
    text = re.sub(r"^từ (?=tháng (?!.*(?:đến|tới|[-–])))", "", text)  # a cell that says when something began names the month
    if re.fullmatch(r"(?:19|20)\d{2}-(?:q[1-4]|h[12]|(?:0[1-9]|1[0-2]))", text):
        return parse(text)
    found = said(text, year) if text else []
    rest = text[: found[0].start] + text[found[0].end :] if len(found) == 1 else "x"
    return found[0].period if not re.sub(pattern(r"từ|đến|năm|kì|ngày|[\W_]"), "", rest) else None


def day(text: str) -> dt.date | None:
    """A day written 2020-01-15; None for anything else."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def bare_month(value: object) -> int | None:
    """The month of a heading that names no year: 3, `Tháng 3`, `T3`; None for anything else."""
    match = re.fullmatch(r"(?:tháng|t)\s?\.?\s?(\d{1,2})|(\d{1,2})", squeezed(str(value)).strip(" ."))
    number = int(match[1] or match[2]) if match else 0
    return number if 1 <= number <= 12 else None


def dates_a_document(keyed: str, s: Said) -> bool:
    """`Chỉ thị 48-CT/TW ngày 22/10/2010 của Bộ Chính trị`: the date is the document's."""
    return (
        bool(_DOCUMENT.search(keyed, max(0, s.start - 60), s.start))
        and s.period.start == s.period.end
        or bool(_OF_BODY.match(keyed, s.end))
    )


_DOCUMENT = re.compile(
    pattern(
        r"(?:(?:chỉ thị|nghị quyết|nghị định|quyết định|thông tư|kế hoạch|luật|công văn|đề án|số\s+[\w/-]*\d[\w/-]*|\d[\w]*/[\w/-]+|-ct/tw)[^.;()]{0,40}?(?:ngày|,)?|báo cáo\s+ngày)\s*$"
    )
)


_OF_BODY = re.compile(
    pattern(
        r"\s*,?\s*của\s+(?:bộ chính trị|ban bí thư|chính phủ|bộ công an|quốc hội|thủ tướng|thành ủy|ubnd|huyện ủy|ban chấp hành)"
    )
)
