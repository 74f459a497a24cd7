"""A text with what identifies persons replaced by what it was, and how many of each; places, titles and offices stay."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection
from typing import Any, NamedTuple

from analysis.persons import addresses, births, codes, names, numbers, offices
from analysis.persons.addresses import HAMLET
from analysis.persons.numbers import YEAR
from analysis.persons.typed import messages
from analysis.persons.words import known, surnames

# What stands instead; the prose is Vietnamese.
SHOWN = {
    "name": "[tên]", "identity": "[số định danh]", "telephone": "[số điện thoại]", "address": "[địa chỉ]", "birth": "[ngày sinh]",
    "mail": "[thư điện tử]", "plate": "[biển số]", "account": "[số tài khoản]", "handle": "[tài khoản mạng]",
}  # fmt: skip

_BLANKS = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"), " ")
_NO_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060"))
# Figures that a scanner, or somebody who hides them, wrote as letters: `l965`, `o9l3`, `19S4`.
_WITH_LETTERS = re.compile(r"(?<!\w)(?=\d|[lIOo]\w?\d)[\dlIOo]{2,}(?!\w)|(?<!\w)19(?=\w?\d)[\dS]{2}(?!\w)")
_OF_PERSONS = {"identity", "birth", "plate", "handle"}
_SPOKEN = re.compile(r"(?<!\w)[Ss]anh(?= (?:năm|ngày|nhằm|khoảng|tháng|\d))")  # as the south spells `sinh`
_DIGITS = str.maketrans("lIOoS", "11005")


class Span(NamedTuple):
    """A piece of a text and what it is, a key of SHOWN."""

    start: int
    end: int
    kind: str


class Masked(NamedTuple):
    """The text without persons, and how many pieces of each kind were masked."""

    text: str
    counts: Counter[str]


def masked(text: str, places: Collection[str] = ()) -> Masked:
    """The text with persons masked. One without any is given back as it is. `places`: names of places of a table that was read."""
    plain = unicodedata.normalize("NFC", text.translate(_NO_WIDTH)).translate(_BLANKS)
    found = spans(plain)
    if told := [re.escape(place) for place in places if place.strip() and not is_built_like_a_person(place)]:
        meant = [one.span() for one in re.finditer(rf"(?<!\w)(?:{'|'.join(sorted(told, key=len, reverse=True))})(?!\w)", plain)]
        found = [one for one in found if one.kind != "name" or not any(a <= one.start and one.end <= b for a, b in meant)]
    if not found:
        return Masked(text, Counter())
    out, at = [], 0
    for span in found:
        out += [plain[at : span.start], SHOWN[span.kind]]
        at = span.end
    return Masked("".join(out) + plain[at:], Counter(span.kind for span in found))


def names_a_person(label: str) -> bool:
    """Whether a text that is only words of a table (`Thanh Chương 2019`, `Tam Bình=outcome`) holds a name or number of a person."""
    pieces = [piece.strip() for piece in re.split(r"[;,=|+\d]+", label)]
    if not all(re.fullmatch(r"[a-z_]*", piece) or piece == piece.title() for piece in pieces):
        return bool(masked(label).counts)
    return bool(masked(label).counts - Counter(name=len(label))) or any(map(is_built_like_a_person, pieces))


def is_built_like_a_person(label: str) -> bool:
    """Whether a text that stands alone is a name by its build or its surname, and none of a place or street."""
    words = label.lower().split()
    sure = len(words) > 1 and words[0] in surnames("sure")
    return bool(sure and " ".join(words) not in known() or masked(label).counts)


def spans(text: str) -> list[Span]:
    """What identifies persons in a text (NFC), in order, without overlaps: numbers, then names, then the addresses beside them."""
    read = _SPOKEN.sub(lambda one: one[0].replace("a", "i"), _WITH_LETTERS.sub(lambda one: one[0].translate(_DIGITS), text))
    taken = [Span(*one) for one in numbers.spans(read)]
    told = [start for start, end, kind in taken if kind in _OF_PERSONS or kind == "telephone" and text[start : start + 2] != "02"]
    named = _apart([Span(*one, "name") for one in names.spans(text, told)], taken, len(text))
    people = [(span.start, span.end) for span in named]
    taken = [one for one in taken if not offices.is_an_offices(text, one.start, one.end, one.kind, people)]
    taken += named
    taken += _apart([Span(*one, "identity") for one in codes.spans(read, people)], taken, len(text))
    taken += _apart([Span(*one, "birth") for one in births.spans(read, people)], taken, len(text))
    lived = [Span(*one, "address") for one in addresses.spans(read, sorted((span.start, span.end) for span in taken), people)]
    found = sorted(_apart(taken, lived, len(text)) + lived)
    for start, end in messages(text):
        inner = [Span(start + one.start, start + one.end, one.kind) for one in spans(text[start:end])]
        found = sorted(_apart(found, inner, len(text)) + inner)
    return found if any(_tells_who(text[one.start : one.end], one.kind) for one in found) else []


def _tells_who(piece: str, kind: str) -> bool:
    """Whether a piece tells one person from others; a year of birth, a home district or both do not."""
    if kind == "address":
        return any(map(str.isdigit, piece)) or HAMLET.search(piece) is not None
    return kind != "birth" or not re.fullmatch(YEAR, piece)


def _apart(spans: list[Span], others: list[Span], length: int) -> list[Span]:
    """The spans that do not overlap any of the others."""
    covered = bytearray(length)
    for start, end, _ in others:
        covered[start:end] = b"x" * (end - start)
    return [span for span in spans if not any(covered[span.start : span.end])]


def without_persons(value: Any) -> Any:
    """A value as JSON holds it (texts, lists, dictionaries) with persons masked in each of its texts."""
    if isinstance(value, str):
        return masked(value).text
    if isinstance(value, dict):
        return {key: without_persons(item) for key, item in value.items()}
    return [without_persons(item) for item in value] if isinstance(value, (list, tuple)) else value
