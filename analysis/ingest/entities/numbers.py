"""Printed numbers. `1.234` is one thousand in Vietnamese and one and a quarter in English: neither is assumed.

A format is decided for a column or a document from all of its values (`decide`); a number that both formats can
read, and read differently, stays undecided when nothing else in the column or document decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_SIGN = r"[-+−]?"
_SPACED = r"[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+"
_GRAMMAR = {
    "vi": re.compile(rf"{_SIGN}(?:[1-9]\d{{0,2}}(?:\.\d{{3}})+|{_SPACED}|\d+)(?:,\d+)?"),
    "en": re.compile(rf"{_SIGN}(?:[1-9]\d{{0,2}}(?:,\d{{3}})+|{_SPACED}|\d+)(?:\.\d+)?"),
}
PRINTED = re.compile(r"(?:[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)")


@dataclass(frozen=True)
class Format:
    """How a column or document writes its numbers. `name`: vi, en, or None where undecided; `why` in a few words."""

    name: str | None
    why: str


@lru_cache(maxsize=50_000)
def readings(printed: str) -> dict[str, Decimal]:
    """The values a printed number can have: {format: value}. Empty where neither format can have written it."""
    text = printed.strip()
    return {name: _value(text, name) for name, grammar in _GRAMMAR.items() if grammar.fullmatch(text)}


def _value(text: str, name: str) -> Decimal:
    group, point = (".", ",") if name == "vi" else (",", ".")
    text = re.sub(r"[\s\u00a0\u2009\u202f]", "", text).replace("−", "-")
    return Decimal(text.replace(group, "").replace(point, "."))


def is_ambiguous(printed: str) -> bool:
    """Whether the two formats read the number differently."""
    return len(set(readings(printed).values())) > 1


def decide(printed: Iterable[str]) -> Format:
    """The format that all numbers of a column or document agree on, from those only one format can have written."""
    proofs: dict[str, str] = {}
    for number in printed:
        found = readings(number)
        if len(found) == 1:
            proofs.setdefault(next(iter(found)), number)
    if len(proofs) == 1:
        name, number = next(iter(proofs.items()))
        return Format(name, f"“{number}”")
    if proofs:
        return Format(None, f"“{proofs['vi']}” / “{proofs['en']}”")
    return Format(None, "")


def is_whole(value: Decimal) -> bool:
    """Whether a value is an integer, as every count of persons, cases or clubs is."""
    return value == value.to_integral_value()


def is_printed_whole(value: Decimal) -> bool:
    """Whether a value was printed without decimals: a count is not printed 12.000 in English."""
    return is_whole(value) and value.as_tuple().exponent >= 0


def as_number(value: Decimal | None) -> int | float | None:
    """A Decimal as JSON writes it: an int where it is whole."""
    if value is None:
        return None
    return int(value) if is_whole(value) else float(value)
