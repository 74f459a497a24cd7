"""What a report is made of, before it is a file: headings, paragraphs, tables, pictures; each knows which result it says."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Characters that XML forbids, and marks that turn the direction of what follows them: a name may hold them, a report may not.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\u200e\u200f\u202a-\u202e\u2066-\u2069]")

HARD = "\u00a0"  # a blank at which no line ends
BRACKET = re.compile(r"\((?=[−\d])([^()]{1,24})\)")
SCALES = "trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|hundred|thousand|million|billion"
# Words that go on with the sentence; any other word after a number says what it counts.
NO_UNITS = (
    "đến|tới|và|hoặc|hay|trong|trên|dưới|của|là|thì|ở|tại|so|với|từ|cho|có|không|chưa|để|nên|mà|lên|xuống|còn|tăng|giảm|bằng|do|vì|khi|nếu|như|theo|sau|trước|được|bị|cùng|"
    "to|and|or|of|in|on|at|is|are|was|were|from|by|with|for|the|an?|than|as|that|which|if|per|after|before|when|but|not|has|have|had"
)
UNIT = re.compile(rf"(?<=\d) (?:%|(?:{SCALES}) (?!(?:{NO_UNITS})\b)(?=[^\W\d_])|(?!(?:{NO_UNITS})\b)(?=[^\W\d_]))")


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is a section of the report."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. `style`: body, answer, item, note, gap (to be filled in by the official). `source`: address of what it says."""

    text: str
    style: str = "body"
    source: str = ""


@dataclass(frozen=True)
class Grid:
    """A table of written cells; `sources` holds the address of each row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sources: tuple[str, ...]
    foot: str = ""
    mark: str = ""  # of simulated data

    @property
    def numbered(self) -> tuple[str, ...]:
        return (self.caption, *self.columns)


@dataclass(frozen=True)
class Picture:
    """A drawn figure: PNG, caption, alternative text, the address of what it draws."""

    caption: str
    alt: str
    png: bytes
    source: str
    mark: str = ""


Block = Heading | Paragraph | Grid | Picture


def clean(text: str) -> str:
    """Text that a Word file can hold and that cannot turn what stands after it."""
    return FORBIDDEN.sub("", text)


def unbroken(text: str) -> str:
    """Clean text in which no line ends between a number and its unit, nor within a short bracket of numbers (an interval)."""
    text = BRACKET.sub(lambda found: "(" + found[1].replace(" ", HARD) + ")", clean(text))
    return UNIT.sub(lambda found: found[0].replace(" ", HARD), text)
