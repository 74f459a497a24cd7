"""`nghìn người`, `1.000 người`, `triệu lượt`: a scale that a heading, a unit column or a title line puts on the figures."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from analysis.ingest.text.spelling import pattern, squeezed

_WRITTEN = {"chục": 10, "trăm": 100, "nghìn": 1000, "ngàn": 1000, "vạn": 10_000, "triệu": 10**6, "tỷ": 10**9,
          "thousands": 1000, "thousand": 1000, "000s": 1000, "'000s": 1000, "'000": 1000, "x 000": 1000, "millions": 10**6, "million": 10**6}  # fmt: skip
_SIZES = {squeezed(word): Decimal(size) for word, size in _WRITTEN.items()}
_WORD = "|".join(_SIZES)
_NOUN = "người|vụ|lượt|tin|hộ|dân|nhân khẩu|khẩu|tổ|cuộc|buổi|đối tượng|trường hợp|đồng|ha|persons|people|inhabitants|residents|households|cases"
_SCALED = re.compile(pattern(rf"(?:({_WORD})|(?:[x×*]\s?)?1([.,\s]0{{3}}(?:[.,\s]0{{3}})?|0{{3}}))(?=$|\s*(?:{_NOUN})(?!\w))"))
_BRACKETED = re.compile(r"\(([^()]*)\)")
_UNIT_WORDS = re.compile(
    pattern(r"^\s*(?:(?:được )?tính (?:bằng|theo)|theo|có|in|là|[:(=-])?\s*(?:đơn vị(?: tính)?(?: là)?|đvt)?\s*[:(=-]?\s*")
)
_UNIT_LINE = re.compile(pattern(r"(?:đơn vị(?: tính)?|đvt)\s*:?\s*([^;.()]*(?:[.,]0{3})?[^;.()]*)"))


@lru_cache(maxsize=4096)
def scale_of_unit(text: str) -> Decimal:
    """The scale of a unit: `nghìn người` -> 1000, `vụ` -> 1."""
    match = _SCALED.match(squeezed(text).removeprefix("đvt").removeprefix(squeezed("đơn vị tính")).strip(" :,()"))
    if not match:
        return Decimal(1)
    return _SIZES[match[1]] if match[1] else Decimal(10) ** (match[2].count("0"))


@lru_cache(maxsize=4096)
def scale_of(heading: str) -> Decimal:
    """The scale a heading states in brackets or after a comma, as a unit: `Dân số (nghìn người)`, `Dân số, 1.000 người`."""
    text = squeezed(heading)
    parts = [*_BRACKETED.findall(text), *re.split(r",\s+| - | in (?=thousands|millions)", _BRACKETED.sub("", text))[1:]]
    return next((scale for part in parts if (scale := scale_of_unit(part)) != 1), Decimal(1))


def unit_of_line(line: str) -> str:
    """What the figures below a line are counted in, where it states a scale: `Đơn vị tính: nghìn người` -> người."""
    units = [m[1].strip(" :") for m in _UNIT_LINE.finditer(squeezed(line)) if scale_of_unit(m[1]) != 1]
    return _SCALED.sub("", units[0]).strip() if units else ""


def scale_told(names: tuple[str, ...], line: str) -> Decimal:
    """The scale that a line puts on the figures of one heading alone: `Đơn vị tính dân số: nghìn người`; `nghìn người (dân số), vụ (số vụ)`."""
    line = squeezed(line)
    unit = any(squeezed(word) in line for word in ("đơn vị", "đvt", "tính"))
    for part in re.split(r";|\.\s|,\s", line):
        if _NO_SCALE.search(part):
            continue
        found = (m for name in map(squeezed, names) if name for m in re.finditer(re.escape(name), part))
        for before, after in ((part[: m.start()], part[m.end() :]) for m in found):
            bracketed = before.endswith("(")
            side = (before if bracketed else after).strip()
            rest = _UNIT_WORDS.sub("", side, count=1)
            scaled = _SCALED.match(rest)
            if scaled and (bracketed or rest != side and (scaled[1] or unit)) and not _MONEY.match(rest, scaled.end()):
                return scale_of_unit(scaled[0])
    return Decimal(1)


# of what rates are (`tính theo 1.000 dân`), thresholds; money stays in its unit
_NO_SCALE = re.compile(pattern(r"(?:tỷ|tỉ) (?:lệ|suất)|\brates?\b|\b(?:theo|trên|per) \d|trở lên|trở xuống"))
_MONEY = re.compile(pattern(r"\s*(?:đồng|vnđ|vnd|usd|đô la|euro)"))


@lru_cache(maxsize=4096)
def scale_of_line(line: str) -> Decimal:
    """The scale of all figures below a line: `Đơn vị tính: nghìn người`."""
    found = [scale_of_unit(m[1]) for m in _UNIT_LINE.finditer(squeezed(line))]
    return next((scale for scale in found if scale != 1), Decimal(1))
