"""Sentences of a text: cut at full stops and line breaks, never inside a number, an abbreviation or a date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.ingest.text.spelling import UPPER

_END = re.compile(
    r"(?:(?<=[^\W\d_])|(?<=[\d)\]\"”%])|(?<=\.))[.!?…]+[\"””]?(?=\s+[\"“(\-–+•]*[" + UPPER + r"0-9\"“]|\s*$)|\n+|;\s*\n"
)
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:TP|Tp|TT|TX|Q|P|H|X|ThS|TS|PGS|GS|Ths|BS|Đ/c|đ/c|Mr|Tr|tr|St|No|v\.v|V\.v|[A-ZĐ])$")


@dataclass(frozen=True)
class Sentence:
    """A sentence by its offsets. `heading`: a line without a full stop that introduces what follows."""

    start: int
    end: int
    paragraph: int
    heading: bool = False


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
