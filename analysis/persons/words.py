"""What is known of words: phrases that tell what follows them, words of the catalogue, names of places, surnames."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

from analysis.catalogue import places
from analysis.catalogue.declared import derived, rows, toml

PLACE, OFFICE, NEITHER, WHERE, PERSON = "place", "office", "neither", "where", "person"
_CATALOGUE = ("lexicon", "cues", "headings", "components", "words", "claims_vi", "teaching")
_RECORDS = ("indicators", "components", "policies", "sources")
_PLACES_TYPED = ("cau", "mo", "ga")  # cầu, mỏ, ga rather than cậu, mợ, gã
# Words that join clauses: `minh và` is no word.
_JOINS = set("và là của bị có đã được tại với ở các những cho về do thì mà cùng hoặc nhưng khi từ đến theo".split())


def plain(text: str) -> str:
    """A text without marks: `Đặng Xá` -> `Dang Xa`."""
    bare = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in bare if not unicodedata.combining(c))


class Spelled:
    """A pattern for texts with marks and, without its own, for texts without."""

    def __init__(self, pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> None:
        self._marked, self._plain = (re.compile(one, flags) for one in (pattern, plain(pattern)))

    def search(self, text: str) -> re.Match | None:
        return (self._plain if text.isascii() else self._marked).search(text)

    def match(self, text: str, at: int) -> re.Match | None:
        return (self._plain if text.isascii() else self._marked).match(text, at)

    def finditer(self, text: str) -> Iterator[re.Match]:
        return (self._plain if text.isascii() else self._marked).finditer(text)


@cache
def _lists() -> dict[str, frozenset[str]]:
    """{name: its words} of catalogue/persons.toml."""
    return {
        name: frozenset(one.strip() for one in (text.split(";") if ";" in text else text.split()))
        for name, text in toml("persons").items()
    }


@cache
def surnames(which: str = "surnames", marks: bool = True) -> frozenset[str]:
    """The surnames: all, the `sure` ones, those of the highlands (`clans`); `marks`: as they are spelled with them."""
    return _lists()[which] if marks else frozenset(map(plain, _lists()[which]))


@cache
def kinds(marks: bool) -> dict[str, str]:
    """{phrase: what it tells of the capitals behind it}; `marks`: spelled with them."""
    told = {
        phrase if marks else plain(phrase): kind for kind in (WHERE, OFFICE, PLACE, NEITHER, PERSON) for phrase in _lists()[kind]
    }
    return told | dict.fromkeys(_lists()["marked"] if marks else _PLACES_TYPED, PLACE)


@derived
def known() -> frozenset[str]:
    """Names of places without their kind, and names that streets bear, in small letters, with and without marks."""
    named = {name for place in places().values() for name in (place.name.vi, *place.aliases)}
    bare = {
        re.sub(r"^(?:thành phố|thị trấn|thị xã|tỉnh|huyện|quận|xã|phường|vùng)\s+|\s*\(.*", "", name.lower()) for name in named
    }
    found = (bare | _lists()["known"] | _lists()["borne"] | nations()) - {""}
    return frozenset(found | {plain(name) for name in found if " " in name})


@cache
def borne() -> frozenset[str]:
    """Names of persons that streets bear, in small letters, with and without marks."""
    return _lists()["borne"] | frozenset(map(plain, _lists()["borne"]))


@derived
def pairs() -> frozenset[str]:
    """Pairs of syllables that are words of the catalogue or of offices: `công an`, `thanh niên`."""
    found = set(_lists()["pairs"])
    for text in _catalogue():
        for piece in re.split(r"[^\w ]+|\b\d+\b", text):
            words = piece.split()
            found |= {
                f"{one} {two}"
                for one, two in zip(words, words[1:], strict=False)
                if one.islower() and two.islower() and not {one, two} & _JOINS
            }
    return frozenset(found)


@cache
def own_pairs() -> frozenset[str]:
    """Of these what names bodies and offices."""
    return _lists()["pairs"]


@derived
def typed_pairs() -> frozenset[str]:
    """The pairs as they are typed without marks."""
    return frozenset(map(plain, pairs()))


@derived
def vocabulary() -> frozenset[str]:
    """Syllables that the catalogue or the list of common words has in small letters."""
    told = {word for text in _catalogue() for word in re.findall(r"\w+", text) if word.islower()}
    return frozenset(told | common() | {word for phrase in kinds(True) for word in phrase.split()})


@cache
def nations() -> frozenset[str]:
    """Names of states, with and without marks."""
    return _lists()["nations"] | frozenset(map(plain, _lists()["nations"]))


@cache
def fields() -> frozenset[str]:
    """What bodies and businesses do, between their kind and their name: `câu lạc bộ thơ Hương Bưởi`."""
    return _lists()["fields"]


@cache
def mailboxes(which: str) -> frozenset[str]:
    """Words that the mailboxes of offices are called by: the `tasks` or the `bodies`."""
    return _lists()[which]


@cache
def common() -> frozenset[str]:
    """Words that take a capital at a sentence's beginning, or without being anybody's name."""
    return _lists()["common"]


def _catalogue() -> Iterator[str]:
    for name in _CATALOGUE:
        yield from _strings(toml(name))
    for name in _RECORDS:
        yield from (cell for row in rows(name) for cell in row.values())


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)
