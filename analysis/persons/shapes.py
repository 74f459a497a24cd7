"""Names told by their shape alone: initials, highland names, names typed without capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.persons.runs import CAPITAL, LOWER
from analysis.persons.words import vocabulary

_SURE = "nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|đinh|trịnh|đào|trương|đoàn|lương"
# `N.V.T`, `Y. T. H.`; not U.B.N.D, P.C.C.C.
_INITIALS = re.compile(
    rf"(?<![\w./])(?!(?:U\.B\.N|H\.Đ\.N|C\.A\.[HXTPQ]\b|C\.A(?!\.)|M\.T\.T|B\.C\.[AHĐ]\b|[TK]\.[WƯ]|P\.C\.C|H\.T\.X|V\.K\.S|T\.P(?!\.)|T\.T\.X|U\.S)){CAPITAL}(?:\.\s?{CAPITAL}){{1,4}}(?![\w])\.?"
)
_HIGHLAND = re.compile(
    rf"(?<![\w'’])(?:{CAPITAL}\w* )?(?P<it>(?:H['’]|K['’] ?|Y['’]){CAPITAL}[{LOWER}]+(?: {CAPITAL}[\w’']*){{0,3}})(?!\w)"
)
_PLACED = re.compile(
    r"(?:xã|huyện|tỉnh|thị trấn|buôn|thôn|(?<!già )làng|bon|plei|sông|hồ|suối|đường)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_SMALL = re.compile(
    rf"(?<![\w/])(?i:ông|bà|anh|chị|em|cháu|cô|chú|bác|cụ|tên|là|đối tượng|bị can|bị cáo|bị hại|nạn nhân|vợ|chồng|con|hộ|gặp|bắt)\s+(?:tên\s+|là\s+)?(?P<it>(?:{_SURE}) (?:văn|thị|đức|hữu|đình|xuân|minh|ngọc|quang|thanh|quốc|mạnh|hoàng|thu|bích|kim|tiến|anh|công|duy|trọng|bá) [{LOWER}]+)(?!\w)"
)
_FORM = re.compile(
    rf"họ\s+(?:và\s+)?tên[^:\n]{{0,20}}:\s*(?P<it>[{LOWER}]+(?: [{LOWER}]+){{1,4}})(?=\s*(?:[;,.\n]|$))", re.IGNORECASE
)
_TYPED = re.compile(
    r"(?<!\w)(?P<it>(?:nguyen|tran|pham|hoang|huynh|phan|vu|vo|dang|bui|ngo|duong|dinh|trinh|truong|le|do|ho|ly|dao|doan|luong) (?:thi|van) [a-z]{2,6})(?!\w)"
)
# `tên là phùng văn khải`, `known only as "Rat"`.
_CALLED = re.compile(
    r"(?<!\w)(?:t[êe]n l[àa]|họ t[êe]n:?) (?P<it>[^\W\d]+ (?:văn|thị|van|thi) [^\W\d]+)|known (?:only |locally )?as [\"“](?P<quoted>[^\"”\n]{2,20})[\"”]"
)
# Where the surname is a common word too (do thi, dang van hanh): only beside what tells a person.
_COMMON_TYPED = re.compile(
    r"(?:do|dang|duong|ho|phan) |(?:vu|vo|dinh|le|ly|dao|doan|luong) (?:thi (?:hanh|dua|dau|tran|xa|truong|moi|cong|tuyen)|van (?:de|hanh|dong|chuyen|ban|nghe|tai|con|hoa))$"
)
_TYPED_BEFORE = re.compile(
    r"(?<!\w)(?:ong|ba|anh|chi|em|chau|co|chu|bac|cu|ten|la|vo|chong|con|me|bo|doi tuong|bi can|bi cao|bi hai|nan nhan|cong dan|hoc sinh|chu ho|gap|goi|bat):? $",
    re.IGNORECASE,
)
_TYPED_BEHIND = re.compile(
    r"[ ,;:(-]*(?:sn|sinh|nam sinh|tru|hktt|o tai|cmnd|cccd|cmt|sdt|dt|tuoi|\d{2} tuoi|0\d{8}|(?:19|20)\d\d(?!\d)|khai|bo tron|to cao|trinh bao)(?![a-z])",
    re.IGNORECASE,
)


# `thằng tuấn con ông bảy lốp`: in a sentence that begins without a capital, behind kin, what is no word of the catalogue's.
_TYPED_SMALL = re.compile(
    rf"(?<!\w)(?:thằng|ông|bà|anh|chị|cô|chú|bác|cậu|lão|gã|mụ)\s+(?P<it>(?:(?:hai|ba|tư|năm|sáu|bảy|tám|chín|mười|út)\s+)?(?P<word>[{LOWER}]+))(?!\w)"
)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each; they may overlap."""
    for match in _INITIALS.finditer(text):
        yield match.span()
    for match in _HIGHLAND.finditer(text):
        if not _PLACED.search(text[max(0, match.start() - 30) : match.start("it")]):
            yield match.span()
    for pattern in (_SMALL, _FORM):
        for match in pattern.finditer(text):
            yield match.span("it")
    for match in _CALLED.finditer(text):
        yield match.span(match.lastgroup or 0)
    if text[:1].islower():
        for match in _TYPED_SMALL.finditer(text):
            if match["word"] not in vocabulary():
                yield match.span("it")
    for match in _TYPED.finditer(text):
        if (
            not _COMMON_TYPED.match(match["it"])
            or _TYPED_BEFORE.search(text[max(0, match.start() - 15) : match.start()])
            or _TYPED_BEHIND.match(text, match.end())
        ):
            yield match.span("it")
