"""When a person was born, told by what stands before: the name itself, `sinh` with words between, a column of a table."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from analysis.persons.numbers import BORN, DAY, YEAR
from analysis.persons.rows import rows

# What somebody is, before the year in brackets: `(nghiện, 1987)`; not what happened then.
_STATUS = r"(?:(?!(?:ra|vào|đi|về|bị|khởi|kết|xử|phạt|bắt|án|vụ|tái|năm|từ|ngày|tháng|theo|báo|nxb|trong|báo|giải|đạt)(?!\w))[^\W\d]+\s*(?:(?!(?:án|vụ|năm|bị|từ)(?!\w))[^\W\d]+\s*){0,3})"
_BESIDE = re.compile(
    rf"\s*(?:\(\s*(?:{_STATUS}[,;]\s*)?(?P<it>{BORN})\s*[,;)\-–]|(?:[-–,]\s*(?:nam|nữ|male|female)\s*)?[-–,]\s*(?P<behind>{YEAR}|{DAY})(?=\s*(?:[;:,.)\n]|$)|\s[-–]\s|-[^\W\d]))"
)
_SIGN = r"(?:giáp|ất|bính|đinh|mậu|k[ỷý]|canh|tân|nhâm|quý)\s+(?:t[ýí]|sửu|dần|mão|mẹo|thìn|t[ỵị]|ngọ|mùi|thân|dậu|tuất|hợi)"
_WRITTEN = r"(?:một|hai)\s+(?:nghìn|ngàn)(?:\s+(?:không|linh|lẻ|trăm|mươi|mười|một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín)){1,6}"
_SHORT = r"['’]?[3-9]\d(?![\w/.,-]*\d)(?!\s*(?:tuổi|%))"
_MOON = r"(?:rằm|(?:mồng|mùng)\s+\w+)\s+tháng\s+\w+"
# `sinh khoảng năm 1981`, `sinh năm Mậu Tý 1948`, `sinh Rằm tháng Giêng năm 1957`, `sinh nhật 8/3/1974`, `sn 85`; nothing is born in `phát sinh`.
_TOLD = re.compile(
    r"(?<!\w)(?=[snt])(?<!phát )(?<!học )(?<!nảy )(?<!tái )(?<!vệ )(?<!hy )(?<!thí )(?<!tuyển )(?<!giáo )(?<!nam )(?<!nữ )(?:sinh(?:\s+nhật|\s+ngày|\s+n\wm)?|ngày\s+sinh|năm\s+sinh|n\.?s|s\.?n"
    rf"|tuổi(?=\s+{_SIGN}))"
    r"(?:[\s:,.(]+(?:vào|là|cuối|đầu|giữa|khoảng|quãng|ước|chừng|độ|tầm|hồi|đêm|ngày|năm|tháng(?=\s*,)|(?:không|chưa)\s+(?:rõ|nhớ|biết|xác\s+định))(?!\w)){0,7}[\s:,.(]+"
    rf"(?P<it>(?:{_MOON}(?:,?\s+năm)?\s+)?(?:tháng\s+\w+\s*,?\s*(?:năm\s+)?{YEAR}|\d{{1,2}}\s*[/.-]\s*{YEAR}|{_WRITTEN}|{_SIGN}(?:[\s,(–-]+{YEAR})?|{BORN}|{_SHORT})|{_MOON})(?!\w)(?!\s*(?:vụ|người|trẻ|đồng|[-–]\s*\d))",
    re.IGNORECASE,
)
# `25/7/1980 là ngày sinh của`, `04.07.1977 (ngày sinh)`, `3 May 1991 is the date of birth of`.
_SAID_BEHIND = re.compile(
    rf"(?<![\w/.-])(?=\d)(?P<it>{BORN})(?=[ ,(–-]+(?:(?:là|chính\s+là|cũng\s+là|was|is)\s+)?(?:(?:ngày|năm|the|his|her)\b[\s,]*|tháng[\s,]+|[A-Z]\w+['’]s\s+)*(?:sinh(?:\s+nhật)?|birthday|(?:date|year)\s+of\s+birth|dob)(?!\w))",
    re.IGNORECASE,
)
# `ngày sinh ghi sai là 2/3/1988, sửa lại 3/2/1988`, `năm sinh từ 1985 thành 1958`: what else its sentence says the birth is or was.
_CORRECTED = re.compile(
    r"(?<!\w)(?:ngày|năm|tháng)\s+sinh(?!\w)(?=(?:[^.;\n]|\.(?=\d)){0,120}?(?<!\w)(?:sai|nhầm|sửa|chỉnh|cải\s+chính|thành|đúng\s+(?:phải\s+)?là|mâu\s+thuẫn|khác\s+nhau)(?!\w))(?:[^.;\n]|\.(?=\d)){0,120}",
    re.IGNORECASE,
)
_IS_OR_WAS = re.compile(
    rf"(?<!\w)(?:từ|thành|sang|là|đúng|sai|sửa|ghi|lại|cccd|cmnd|căn\s+cước|hộ\s+(?:khẩu|tịch)|khai\s+sinh|sinh)[\s:(]+(?:ngày\s+)?(?P<it>{DAY}|(?:\d{{1,2}}/)?{YEAR})(?![\w/])",
    re.IGNORECASE,
)
_DATE = re.compile(rf"(?:{DAY}|{YEAR})")
_HEADED = re.compile(r"(?<!\w)(?:sinh|birth|born|d\.?o\.?b|n\.?s|s\.?n)(?!\w)", re.IGNORECASE)
_OF_THE_PERSON = re.compile(r"(?:nam|nữ|kinh|[\d. ]+)?", re.IGNORECASE)


def spans(text: str, names: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """(start, end) of each, beside those that `numbers` finds, without overlaps; `names`: in order."""
    found: list[tuple[int, int]] = []
    for one in sorted({*_beside(text, names), *_told(text, names), *_in_rows(text, names)}):
        if not found or found[-1][1] <= one[0]:
            found.append(one)
    return found


def _beside(text: str, names: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """`Nguyễn Văn A (1992)`, `Nguyễn Văn A - 1992`."""
    for _, end in names:
        if match := _BESIDE.match(text, end):
            yield match.span("it" if match["it"] else "behind")


def _told(text: str, names: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    yield from (match.span("it") for match in _SAID_BEHIND.finditer(text))
    corrected = (one for said in _CORRECTED.finditer(text) for one in _IS_OR_WAS.finditer(text, *said.span()))
    for match in (*_TOLD.finditer(text), *corrected) if names else ():
        begin = max(text.rfind("\n\n", 0, match.start()), match.start() - 200)
        at = bisect_left(names, (begin, 0))
        if at < len(names) and names[at][0] < match.start():
            yield match.span("it")


def _in_rows(text: str, names: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for row in rows(text, names):
        for n, (start, end) in enumerate(row.cells):
            if _DATE.fullmatch(text, start, end) and _is_a_birth(
                text, row.cells[row.name + 1 : n], row.headings[n:], n - row.name
            ):
                yield start, end


def _is_a_birth(text: str, between: list[tuple[int, int]], headings: list[str], behind: int) -> bool:
    """Whether its heading says so; without one, whether it stands right behind the name, or its sex or number."""
    if headings:
        return bool(_HEADED.search(headings[0]))
    return behind > 0 and all(_OF_THE_PERSON.fullmatch(text, a, b) for a, b in between)
