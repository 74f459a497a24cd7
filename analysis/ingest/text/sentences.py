"""Sentences of a text: cut at full stops and line breaks, never inside a number, an abbreviation or a date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.ingest.text.spelling import UPPER

_END = re.compile(
    r"(?:(?<=[^\W\d_])|(?<=[\d)\]\"”%])|(?<=\.))[.!?…]+[\"””]?(?=\s+[\"“(\-–+•]*[" + UPPER + r"0-9\"“]|\s*$)|\n+|;\s*\n"
)
# From how many letters on a line without an end may go on in the next: a text that was saved with its lines broken.
_BROKEN = 50
_ITEM = re.compile(
    rf"\s*(?:[-–+•*]|[a-zđ][.)]|\d+(?:\.\d+)*(?:[.)]|\s+[{UPPER}])|(?:tháng|quý|quí|năm|kỳ|đợt)\s+[\dIVX]|[^.;:,\d\n]{{2,40}}:"
    rf"|(?:xã|thị trấn|phường|huyện|quận|tỉnh|thành phố|thôn|tổ|riêng)\s+(?:\w+\s+)?[{UPPER}])"
)
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:TP|Tp|TT|TX|Q|P|H|X|ThS|TS|PGS|GS|Ths|BS|Đ/c|đ/c|Mr|Tr|tr|St|No|v\.v|V\.v|[A-ZĐ])$")


@dataclass(frozen=True)
class Sentence:
    """A sentence by its offsets. `heading`: a line without a full stop that introduces what follows."""

    start: int
    end: int
    paragraph: int
    heading: bool = False


def unbroken(text: str) -> str:
    """A text of the same length whose long lines that end within a sentence go on behind a blank."""
    lines = text.split("\n")
    for at, (line, after) in enumerate(zip(lines, lines[1:], strict=False)):
        before, first = line.rstrip(), after.lstrip()[:1]
        goes_on = first.islower() or (first.isdigit() or first == "(") and before[-1:] != ")"
        whole = before[-1:] in ".!?:;…" or "|" in line + after
        if len(before.strip()) >= _BROKEN and not whole and goes_on and not _ITEM.match(after):
            lines[at] = line + "\0"
    return "\n".join(lines).replace("\0\n", " ")


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text in order, blanks trimmed."""
    found, start, paragraph = [], 0, 0
    for match in _END.finditer(text):
        if (
            not match[0].startswith("\n")
            and match[0][0] == "."
            and len(match[0].strip()) == 1
            and _ABBREVIATION.search(text[start : match.start()])
        ):
            continue
        found += _trimmed(text, start, match.end(), paragraph)
        paragraph += "\n" in match[0]
        start = match.end()
    return found + _trimmed(text, start, len(text), paragraph)


def _trimmed(text: str, start: int, end: int, paragraph: int) -> list[Sentence]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return []
    body = text[start:end]
    heading = len(body.split()) <= 14 and (body[-1] not in ".!?;…" or body.endswith(":"))
    return [Sentence(start, end, paragraph, heading)]
