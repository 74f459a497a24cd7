"""What a report is made of, before it is a file: headings, paragraphs, tables, pictures; each knows which result it says."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Characters that XML forbids, and marks that turn the direction of what follows them: a name may hold them, a report may not.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\u200e\u200f\u202a-\u202e\u2066-\u2069]")


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
