"""The numerals of a text, and those of them that are no figures: dates, legal numbers, the order of parts."""

from __future__ import annotations

import re
from dataclasses import dataclass

# a sign belongs to a number where nothing stands before it; groups and decimals as they are written
NUMERAL = re.compile(r"(?:(?<![\w\d)%])[−-])?\d+(?:[.,]\d+)*")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
YEAR = r"(?:1[89]\d\d|20\d\d|2100)"
NO_FIGURES = {
    "law": re.compile(
        r"\b\d{1,4}(?:/\d{4})?(?:/|-)[A-ZĐ]{2,}[\w&Đ-]*(?:[-/][A-ZĐ]+)*|\b(?:Nghị quyết|Nghị định|Chỉ thị|Quyết định|Thông tư|Kế hoạch|Điều|Khoản|Luật|Chương trình|Directive|"
        r"Resolution|Decree|Decision|Circular|Law|Article|Plan)(?: số| no\.?| No\.?)? \d+(?:/\d{4})?(?:[/-][\w&-]+)*"
    ),
    "date": re.compile(
        rf"\b\d{{1,2}}/\d{{1,2}}/{YEAR}|\b\d{{1,2}}/{YEAR}|\b{YEAR}-\d\d(?:-\d\d)?\b|\b{YEAR}Q[1-4]\b|\b\d{{1,2}} (?:{MONTHS}) {YEAR}|\b(?:{MONTHS}) {YEAR}"
        rf"|(?<![\d.,]){YEAR}(?![\d%]|[.,]\d)|\b(?:ngày|tháng|quý|Ngày|Tháng|Quý) \d{{1,2}}(?:[/-]\d{{1,2}})?(?:/{YEAR})?\b|\bQ[1-4]/{YEAR}"
    ),
    "order": re.compile(r"^(?:[IVX]+|\d+(?:\.\d+)*)\. |^(?:Bảng|Hình|Table|Figure) \d+\. "),
    "name": re.compile(r"\b(?:km²|km2|m2|m²|B93|COVID-19|https?://\S+|(?=\w*[a-zđ_])(?=\w*\d)[a-zđ0-9]+(?:_\w+)+|[oq]\d{4}\b|[0-9a-f]{12,64}\b)"),
}  # fmt: skip


@dataclass(frozen=True)
class Numeral:
    """A number as it is printed, and where it stands in its text."""

    printed: str
    start: int
    end: int


def numerals(text: str) -> list[Numeral]:
    """The numbers of a text in their order."""
    return [Numeral(found[0], *found.span()) for found in NUMERAL.finditer(text)]


def no_figure(text: str) -> list[tuple[int, int, str]]:
    """The spans of a text whose numbers are no figures, with the reason: law, date, order, name."""
    return [(*found.span(), why) for why, pattern in NO_FIGURES.items() for found in pattern.finditer(text)]


def masked(text: str) -> str:
    """A text without its numbers: what stays of it when a number is changed."""
    return NUMERAL.sub("#", text)


def plain(text: str) -> str:
    """One line with ordinary blanks, as texts are compared."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", text).strip()
