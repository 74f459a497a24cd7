"""Quantities in a text: numbers with their bounds, ranges, scales and fractions, and vague words as intervals."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass, field, replace
from decimal import Decimal

from analysis.ingest.entities.non_counts import Mask
from analysis.ingest.entities.number_words import DIGITS, SIZES, spelled
from analysis.ingest.entities.numbers import PRINTED, Format, readings
from analysis.ingest.text.spelling import key, pattern

_FRACTION = re.compile(pattern(r"\s*(?:/|(?:trên|trong)(?:\s+tổng)?(?:\s+số)?)\s*$"))
_SOLVED = re.compile(pattern(r"(?<!\w)(?:làm rõ|khám phá|phá|giải quyết)(?: được)? $"))
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
    """`22/22 xã`, `đã làm rõ 3/3`: a numerator and a denominator. `12/8` with no noun after it is a date."""
    out: list[Quantity] = []
    for quantity in found:
        last = out[-1] if out else None
        if (
            last
            and not (last.mask or quantity.mask or last.part or last.percent)
            and _FRACTION.fullmatch(keyed[last.end : quantity.at])
        ):
            noun = _after_blank(keyed, quantity.end)
            last, quantity = _without_bound(last), _without_bound(quantity)
            whole = (quantity.value or 0) >= (last.value or 0)
            solved = _SOLVED.search(keyed, max(0, last.start - 16), last.start)
            if is_noun_at(noun) or whole and (solved or (quantity.value or 0) > 12):
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


_BOUNDS = {
    "at_least": "không dưới|không ít hơn|ít nhất|tối thiểu|trên|hơn",
    "at_most": "không quá|chưa đến|chưa tới|chưa đầy|tối đa|nhiều nhất|xấp xỉ dưới|gần|dưới|ngót",
    "about": "ước khoảng|ước tính|ước đạt|vào khoảng|khoảng|xấp xỉ|chừng|(?<!dân số )trung bình|(?<!dân số )bình quân|ước",
}
_BOUND = re.compile(pattern(rf"(?:(?<!\w)(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _BOUNDS.items())})\s+)$"))
_SCALE = re.compile(
    pattern(
        r"\s*(trăm nghìn|trăm ngàn|chục nghìn|chục ngàn|trăm triệu|chục triệu|nghìn tỷ|nghìn|ngàn|vạn|triệu|tỷ|trăm|chục)(?!\w)(?!\s+(?:đồng|vnđ|usd))"
    )
)
# "1 nghìn 2 trăm", "3 nghìn 684"
_REST_OF_SCALE = re.compile(
    pattern(r"\s+(?:lẻ\s+)?(\d{1,3}(?=\s+(?:trăm|chục)(?!\w))|\d{3}(?![\d.,/%]))(?:\s+(trăm|chục)(?!\w))?")
)
_AFTER = re.compile(pattern(r"\s+(trở lên|trở xuống)(?!\w)"))
_VAGUE = re.compile(
    pattern(
        r"(?<!\w)(?:(?P<hundreds>hàng|cả|vài|mấy|dăm|nhiều)\s+)(?P<size>chục|trăm|nghìn|ngàn|vạn|triệu)(?:\s+(?P<scale>nghìn|ngàn|vạn|triệu))?(?!\w)"
    )
)
_NONE = re.compile(
    pattern(
        r"(?<!\w)(?:không|chưa|chẳng|chả) (?:để |còn |hề )?(?:xảy ra|phát sinh|ghi nhận|phát hiện|có) |(?<!\w)không (?:ai |(?=vụ |thiệt hại về người))|(?<=: )không(?=\s*(?:[.,;)\n]|$))"
    )
)
_RESTS = re.compile(pattern(r"(?<!\w)(?:nhiều|ít|cao|thấp|dựa|nằm|đứng|ngồi|đặt|đóng|căn cứ|dàn|trải|rải|sống|cơ sở)\s+$"))
_WORD = re.compile(r"[^\W\d_]+")


def quantities(keyed: str, masks: list[Mask], is_noun_at, written: Format, topics: Set[int] = frozenset()) -> list[Quantity]:
    """All quantities of a keyed text in order, masked ones included. `topics`: where a kind of case is named, with a noun or without."""
    found = [*_vague(keyed), *_none(keyed, is_noun_at, topics), *_printed(keyed, masks, written), *_spelled(keyed, is_noun_at)]
    found = _without_overlaps(sorted(found, key=lambda q: (q.start, -q.end)))
    return ranges(keyed, fractions(keyed, found, is_noun_at))


def _vague(keyed: str) -> list[Quantity]:
    found = []
    for match in _VAGUE.finditer(keyed):
        if match["hundreds"] in ("nhiều", "cả") and not match["scale"] and match["size"] == key("triệu"):
            continue
        size = Decimal(SIZES[match["size"]] * (SIZES[match["scale"]] if match["scale"] else 1))
        low, high = (size * 2, size * 9) if match["hundreds"] in ("vài", "mấy", "dăm") else (size, size * 10 - 1)
        found.append(
            Quantity(
                start=match.start(), end=match.end(), at=match.start(), to=match.end(), low=low, high=high, quantifier="vague"
            )
        )
    return found


def _none(keyed: str, is_noun_at, topics: Set[int]) -> list[Quantity]:
    """`không xảy ra vụ cháy nào`, `không có tai nạn giao thông`, `không ai thiệt mạng`, `Cờ bạc: không.`: nought, in words."""
    spans = [
        (m.start(), m.start() + len(m[0].rstrip()))
        for m in _NONE.finditer(keyed)
        if m.end() in topics or m[0].endswith(("ai ", "không")) or is_noun_at(m.end())
    ]
    return [Quantity(start=a, end=b, at=a, to=b, value=Decimal(0), spelled=True) for a, b in spans]


def _printed(keyed: str, masks: list[Mask], written: Format) -> list[Quantity]:
    return [_one(keyed, match, _mask_of(match, masks), written) for match in PRINTED.finditer(keyed)]


def _mask_of(match: re.Match, masks: list[Mask]) -> str:
    return next((mask.reason for mask in masks if mask.start <= match.start() < mask.end), "")


# A number repeated in words in brackets.
_SAID_AGAIN = re.compile(r"\s*\(\s*([^\W\d_]+(?: [^\W\d_]+){0,8})\s*\)")


def _one(keyed: str, match: re.Match, mask: str, written: Format) -> Quantity:
    at, to = match.span()
    if mask:
        return Quantity(start=at, end=to, at=at, to=to, mask=mask)
    end, factor = to, Decimal(1)
    while (scale := _SCALE.match(keyed, end)) is not None and factor == 1:
        end = scale.end()
        for word in scale[1].split():
            factor *= SIZES[word]
    rest = _REST_OF_SCALE.match(keyed, end) if factor >= 1_000 else None
    more = Decimal(rest[1]) * SIZES.get(rest[2] or "", 1) if rest else Decimal(0)
    end, more = (rest.end(), more) if rest and more < factor else (end, Decimal(0))
    values = tuple(dict.fromkeys(value * factor + more for value in _values(match[0], written)))
    quantity = Quantity(start=at, end=end, at=at, to=end, alternatives=values if len(values) > 1 else (), scaled=factor > 1)
    if said := _SAID_AGAIN.match(keyed, end):  # "02 (hai) câu lạc bộ"
        again = spelled(said[1].split())
        if again and Decimal(again[0]) in values and again[1] == len(said[1].split()):
            quantity, end = replace(quantity, end=said.end()), said.end()
    percent = re.compile(pattern(r"\s*(?:%|phần trăm)")).match(keyed, end)
    if percent:
        quantity = replace(quantity, percent=True, end=percent.end())
    if not values:
        return replace(quantity, mask="unreadable")
    return _bounded(keyed, replace(quantity, value=values[0] if len(values) == 1 else None))


def _values(printed: str, written: Format) -> tuple[Decimal, ...]:
    """The values a number can have under the document's format; all of them where no format was decided."""
    found = readings(printed)
    if written.name and found:
        return (found[written.name],) if written.name in found else tuple(found.values())
    return tuple(found.values())


def _bounded(keyed: str, quantity: Quantity) -> Quantity:
    """The quantity with the words before or after it that make it a bound."""
    before = _BOUND.search(keyed, max(0, quantity.start - 24), quantity.start)
    after = _AFTER.match(keyed, quantity.end)
    if after:
        name = "at_least" if after[1].endswith("lên") else "at_most"
        end = after.end()
        return replace(_as_bound(quantity, name), end=end)
    if before is None or _is_place_word(keyed, before):
        return quantity
    name = before.lastgroup
    return replace(_as_bound(quantity, name), start=before.start())


def _is_place_word(keyed: str, before: re.Match) -> bool:
    """`nhiều hơn 5` compares, `dựa trên 17 câu lạc bộ` rests on them; neither bounds anything."""
    return before["at_least"] is not None and bool(_RESTS.search(keyed, max(0, before.start() - 16), before.start()))


def _as_bound(quantity: Quantity, name: str) -> Quantity:
    if quantity.value is None:
        return replace(quantity, quantifier=name)
    if name == "about":
        return replace(quantity, quantifier="about")
    side = "low" if name == "at_least" else "high"
    return replace(quantity, value=None, quantifier=name, **{side: quantity.value})


def _spelled(keyed: str, is_noun_at) -> list[Quantity]:
    """Numbers in words that a counted noun follows; `một` and `năm` need a verb or a comma before them."""
    words = [(m.start(), m.end(), m[0]) for m in _WORD.finditer(keyed)]
    found, at = [], 0
    while at < len(words):
        number = spelled([word for _, _, word in words[at : at + 9] if word]) if words[at][2] in DIGITS else None
        if number is None or not _adjacent(keyed, words[at : at + number[1]]):
            at += 1
            continue
        value, length = number
        start, end = words[at][0], words[at + length - 1][1]
        noun = end + 1 if end < len(keyed) and keyed[end] == " " else end
        noun = named.end() if (named := _IS_NUMBER_OF.match(keyed, end)) else noun
        counts = is_noun_at(noun) and noun > end and (length > 1 or value not in (1, 5) or _is_counted(keyed, start))
        if counts or _ENDS.match(keyed, end) and value not in (1, 5) and _STATED.search(keyed, max(0, start - 16), start):
            quantity = Quantity(start=start, end=end, at=start, to=end, value=Decimal(value), spelled=True)
            found.append(_bounded(keyed, quantity))
        elif (second := _second_of_range(words, at + length)) and is_noun_at(second + 1):
            found.append(Quantity(start=start, end=end, at=start, to=end, value=Decimal(value), spelled=True))
        at += length
    return found


def _second_of_range(words: list[tuple[int, int, str]], at: int) -> int | None:
    """Where the second number of `một đến hai buổi` ends, if word `at` joins two numbers."""
    if at >= len(words) or words[at][2] not in ("đến", "tới"):
        return None
    number = spelled([word for _, _, word in words[at + 1 : at + 9]])
    return words[at + number[1]][1] if number else None


def _adjacent(keyed: str, words: list[tuple[int, int, str]]) -> bool:
    return all(keyed[a[1] : b[0]] == " " for a, b in zip(words, words[1:], strict=False))


# A number in words that ends what is said: "số vũ khí nhân dân mang nộp là bốn trăm tám mươi hai.", "CLB B93 có hai, ...".
_IS_NUMBER_OF = re.compile(pattern(r"\s+là\s+(?:con\s+)?(?:tổng\s+)?số\s+"))
_ENDS = re.compile(r"\s*(?:[,.;)\n\"]|$)")
_STATED = re.compile(pattern(r"(?:(?<!\w)(?:là|có|gồm|đạt|lên tới|lên đến|tổng cộng|còn|được)|:)\s+$"))
_COUNTING = re.compile(
    pattern(
        r"(?:xảy ra|ghi nhận|tiếp nhận|mất|làm|khiến|cứu|giải cứu|ra mắt|cung cấp|phát hiện|bắt|bắt giữ|có|thu|thu giữ|thành lập|xây dựng|ra mắt|tổ chức|triệt phá|triệt xóa|khởi tố|xử lý|khám phá|làm rõ|duy trì|thêm|được|gồm|còn|và|cùng|với|giao nộp|vận động|đưa|mở|là|tháng|:|,|\()\s*$"
    )
)


def _is_counted(keyed: str, start: int) -> bool:
    return bool(_COUNTING.search(keyed, max(0, start - 16), start)) and not re.search(
        pattern(r"(?:là|như|trong)\s+$"), keyed[:start]
    )


def _without_overlaps(found: list[Quantity]) -> list[Quantity]:
    kept: list[Quantity] = []
    for quantity in found:
        if not kept or quantity.at >= kept[-1].to:
            kept.append(quantity)
        elif kept[-1].mask == "" and quantity.mask == "" and quantity.to > kept[-1].to and quantity.quantifier == "vague":
            kept[-1] = quantity
    return kept
