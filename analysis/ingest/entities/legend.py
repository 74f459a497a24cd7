"""The legend of a table: the marks that a note gives a meaning, `"-" = không phát sinh; "..." = chưa có số liệu` -> {mark: figure}."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_DASHES, _DOTS = ("-", "--", "---", "–", "—"), ("...", "…", "..", "....")
_NOUGHT = r"(?:không phát sinh|không xảy ra|không có (?:phát sinh|vụ|trường hợp|hiện tượng|lượt|ca|ai|người|buổi|đối tượng|tin)(?! (?:báo cáo|số liệu))|bằng (?:số )?(?:0|không)|số 0|0(?!\d)|nil|zero|none occurred)"
_NONE = (
    r"(?:(?:có hiện tượng|có phát sinh)[^;]*không thu thập|chưa (?:có|báo cáo|thu thập|thống kê|cập nhật|gửi|nộp)|(?:[^\W\d]+ ){0,2}(?:không|chưa) (?:gửi|nộp) (?:báo cáo|số liệu)|không (?:có số liệu|thu thập|rõ|báo cáo|áp dụng|xác định)|"
    r"not available|no data|missing|not (?:reported|collected|applicable)|unknown)"
)
_MEANING = rf"(?:(?P<nought>{_NOUGHT})|(?P<none>{_NONE}))"
_MARK = r"(?P<mark>[-–—]+|\.{2,}|…|x|\*|/|ksl|(?-i:[A-ZĐ]{2,5}))"
_QUOTED = rf"[\"'“”‘’(\[]\s*{_MARK}\s*[\"'“”‘’)\]]+"
_WORD = r"[\"'“‘](?P<mark>[^\W\d][^\W\d]*(?: [^\W\d]+){0,3})[\"'”’]"
_SAID = r"\s*(?:[:=]|là|nghĩa là|có nghĩa là|chỉ|thể hiện|means|denotes)\s*(?:là\s+)?"  # a dash before words may be a bullet or a pause
_WHERE = r"(?:(?:trong|ở)\s+)?(?:(?:tháng|quý|năm|kỳ|nơi|xã|phường|đơn vị|địa bàn)(?:\s+(?:ấy|đó|này))?\s+)?"
_RULES = [re.compile(rule, re.IGNORECASE) for rule in (
    rf"{_QUOTED}(?:{_SAID}|\s*){_WHERE}{_MEANING}",
    rf"{_QUOTED}{_SAID}[^;:=“”\"\n]{{1,40}}?, (?P<none>{_NONE})(?P<nought>(?!))?",
    rf"(?:^|[\s:;,.(])(?P<mark>-9{{1,4}}|9{{4,7}})\s*[:=]\s*(?:[^\W\d]+ ){{0,2}}?(?P<none>{_NONE})(?P<nought>(?!))?",
    rf"{_WORD}{_SAID}{_WHERE}{_MEANING}",
    rf"(?:dấu|gạch ngang|dấu gạch|ký hiệu|kí hiệu|ô ghi)[: ]+{_MARK}(?:{_SAID}|\s+){_MEANING}",
    rf"(?:^|[\s:;,.]){_MARK}{_SAID}{_MEANING}",
    rf"(?:^|[\s:;,])(?P<mark>\.{{2,}}|…)\s*{_MEANING}",
    rf"{_MEANING}[^;:=]*?\s*(?:[:=]|ghi là|ghi|ký hiệu|kí hiệu)\s*(?:là\s+)?[\"'“”(]*{_MARK}[\"'“”)]*\s*(?=$|[;,.\n])",
    rf"(?P<mark>-)?dấu gạch(?: ngang)?{_SAID}{_MEANING}",
)]  # fmt: skip


_BLANK = re.compile(
    rf"(?:để trống|bỏ trống|ô trống|ô không ghi(?: số)?|blanks?|empty)(?:{_SAID}|\s+(?P<if>nếu|khi)\s+){_WHERE}(?:(?P<no>(?:không|no)(?= *[\W]*$|[;,.)]))|(?P<nought>{_NOUGHT})|(?!(?:chưa có|không áp dụng) (?!số|báo cáo|dữ liệu|thông tin)[^\W\d])(?P<none>{_NONE}))",
    re.IGNORECASE,
)


_OF_FIGURES = re.compile(r"(?:chưa|không) (?:có số|báo cáo|thống kê|thu thập|cập nhật|gửi|nộp|rõ)|no(?:t| )", re.IGNORECASE)


def legend(lines: Iterable[str]) -> dict[str, float | None]:
    """What the notes of a table say of its marks: 0.0 for "none occurred", None for "no figure"; every spelling of a mark; `blank`: an empty
    cell, `unmarked`: one of a column of marks (`x: có; để trống: không`)."""
    found: dict[str, float | None] = {}
    for line in lines:
        text = unicodedata.normalize("NFC", line).strip()
        if (blank := _BLANK.search(text)) and not (
            blank["if"] and blank["none"] and not _OF_FIGURES.match(text, blank.start("none"))
        ):
            found["unmarked" if blank["no"] else "blank"] = 0.0 if blank["no"] or blank["nought"] else None
        for rule in _RULES:
            for hit in rule.finditer(text):
                found |= dict.fromkeys(_spellings(hit["mark"] or "-"), 0.0 if hit["nought"] else None)
    return found


def _spellings(mark: str) -> tuple[str, ...]:
    if mark[-1].isdigit():
        return (mark,)
    if mark[0] in "-–—":
        return _DASHES
    return _DOTS if mark[0] in ".…" else (mark.lower(), mark.upper(), *([] if mark.isupper() else [mark.capitalize()]))
