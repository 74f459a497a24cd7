"""Names told by their shape alone: initials, and names of the highlands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.persons.runs import CAPITAL, LOWER
from analysis.persons.words import known

# `N.V.T`, `Y. T. H.`, `Đ.V.Khởi`; not U.B.N.D, P.C.C.C.
_INITIALS = re.compile(
    rf"(?<![\w./])(?!(?:U\.B\.N|H\.Đ\.N|C\.A\.[HXTPQ]\b|C\.A(?!\.)|M\.T\.T|B\.C\.[AHĐ]\b|[TK]\.[WƯ]|P\.C\.C|H\.T\.X|V\.K\.S|T\.P(?!\.)|T\.T\.X|U\.S)){CAPITAL}(?:(?:\.\s?{CAPITAL}){{1,3}}\.{CAPITAL}[{LOWER}]+|(?:\.\s?{CAPITAL}){{1,4}}(?![\w])\.?)"
)
_HIGHLAND = re.compile(
    rf"(?<![\w'’])(?:(?!(?:Ông|Bà|Anh|Chị|Em|Cháu|Cô|Chú|Bác|Cụ) ){CAPITAL}\w* ){{0,2}}(?P<it>(?:H['’]|K['’] ?|Y['’]){CAPITAL}[{LOWER}]+(?: {CAPITAL}[\w’']*){{0,3}})(?!\w)"
)
# Givers and what each gave: `c. Lụa 200k; a. Bền 50k`; not the points a, b, c.
_GIVER = re.compile(
    rf"(?:(?<=[:;,] )|(?<=\n))(?:a|c|e|ô)\. ?(?P<it>{CAPITAL}[{LOWER}]+(?: {CAPITAL}[{LOWER}]+){{0,2}})(?=:? \d[\d.]* ?(?:k|đ|đồng|tr|triệu|nghìn|ngàn)(?!\w))"
)
_POINT_B = re.compile(r"(?<!\w)b[.)] ")
_PLACED = re.compile(
    r"(?:xã|huyện|tỉnh|thị trấn|buôn|thôn|(?<!già )làng|bon|plei|sông|hồ|suối|đường)\s+(?:\w+\s+)?$", re.IGNORECASE
)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each; they may overlap."""
    for match in _INITIALS.finditer(text):
        yield match.span()
    for match in _GIVER.finditer(text) if not _POINT_B.search(text) else ():
        if match["it"].lower() not in known():
            yield match.span("it")
    for match in _HIGHLAND.finditer(text):
        if match["it"].lower() not in known() and not _PLACED.search(text[max(0, match.start() - 30) : match.start("it")]):
            yield match.span()
