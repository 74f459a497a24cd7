"""One number of a text, and numbers that belong together: fractions (`22/22 xã`) and ranges (`từ 01 đến 02`)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from analysis.ingest.distractors import pattern
from analysis.ingest.number_words import SIZES

_FRACTION = re.compile(pattern(r"\s*(?:/|(?:trên|trong)(?:\s+tổng)?(?:\s+số)?)\s*$"))
_RANGE = re.compile(pattern(r"\s*(?:-|–|đến|tới)\s*$"))


@dataclass(frozen=True, kw_only=True)
class Quantity:
    """One number of a text.

    `start`, `end`: the span with its bound words; `at`, `to`: the printed number alone. `value` is None for a bound, a
    range, a vague word or an undecided number (`alternatives` then has both readings). `over` is the denominator of
    `22/22`. `mask`: why it is not a count, or empty.
    """

    start: int
    end: int
    at: int
    to: int
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    quantifier: str = "exact"
    percent: bool = False
    scaled: bool = False
    part: str = ""
    mask: str = ""
    spelled: bool = False
    alternatives: tuple[Decimal, ...] = field(default=())


def fractions(keyed: str, found: list[Quantity], is_noun_at) -> list[Quantity]:
    """`22/22 xã`: a numerator and a denominator. `12/8` with no noun after it is a date."""
    out: list[Quantity] = []
    for quantity in found:
        last = out[-1] if out else None
        if last and not last.mask and not quantity.mask and not last.part and _FRACTION.fullmatch(keyed[last.end : quantity.at]):
            noun = _after_blank(keyed, quantity.end)
            last, quantity = _without_bound(last), _without_bound(quantity)
            if is_noun_at(noun) or (quantity.value or 0) > 12 and (quantity.value or 0) >= (last.value or 0):
                out[-1] = replace(last, part="numerator", end=quantity.end)
                out.append(replace(quantity, part="denominator", start=quantity.at))
            else:
                out[-1] = replace(last, mask="date")
                out.append(replace(quantity, mask="date"))
            continue
        out.append(quantity)
    return out


def _without_bound(quantity: Quantity) -> Quantity:
    """`triển khai trên 22/22 xã` says where, `18 trên 22 xã` of how many; neither says how many at least."""
    if quantity.quantifier != "at_least" or quantity.low is None:
        return quantity
    return replace(quantity, start=quantity.at, value=quantity.low, low=None, quantifier="exact")


def ranges(keyed: str, found: list[Quantity]) -> list[Quantity]:
    """`từ 01 đến 02` and `3-5` as one interval."""
    out: list[Quantity] = []
    for quantity in found:
        last = out[-1] if out else None
        if last and _joins(keyed, last, quantity):
            start = last.start - 3 if keyed[max(0, last.start - 3) : last.start] == "từ " else last.start
            out[-1] = replace(
                last, start=start, end=quantity.end, to=quantity.to, value=None, low=last.value * _same_scale(last, quantity), high=quantity.value,
                quantifier="about", percent=quantity.percent, scaled=quantity.scaled,
            )  # fmt: skip
        else:
            out.append(quantity)
    return out


def _joins(keyed: str, last: Quantity, quantity: Quantity) -> bool:
    plain = not (last.mask or quantity.mask or last.part or quantity.part) and (last.percent is False or quantity.percent)
    if not plain or not last.value or quantity.value is None or "exact" != quantity.quantifier:
        return False
    return bool(_RANGE.fullmatch(keyed[last.end : quantity.start])) and last.value * _same_scale(last, quantity) < quantity.value


def _same_scale(last: Quantity, quantity: Quantity) -> Decimal:
    """`5-6 nghìn` is 5,000 to 6,000: the scale after the second number holds for both."""
    if last.scaled or not quantity.scaled or last.value is None or quantity.value is None:
        return Decimal(1)
    for scale in sorted(set(SIZES.values()), reverse=True):
        if last.value * scale < quantity.value and quantity.value % scale == 0:
            return Decimal(scale)
    return Decimal(1)


def _after_blank(text: str, at: int) -> int:
    while at < len(text) and text[at] in " )":
        at += 1
    return at
