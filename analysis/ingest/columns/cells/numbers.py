"""What a number is, for every door: grouping, marks, bounds, ranges, units and scales; one rule, decided for a column.

`3.684` is 3684 in Vietnamese and three and a bit in English. The format is decided from the cells that only one format can have
written, those of the column first and those of the other columns after them; what nothing decides is asked about, never assumed.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from analysis.catalogue.headings import folded, words
from analysis.ingest.entities.numbers import Format, decide, readings
from analysis.ingest.entities.units import scale_of_unit

_SPACES = "\u00a0\u2007\u2009\u202f"
_CORE = rf"[-+]?(?:\d[\d.,'’{_SPACES} ]*\d|\d|[.,]\d+)(?:[eE][-+]?\d+)?"
_BOUNDS = {
    "<": ("<", "dưới", "ít hơn", "nhỏ hơn", "chưa đến", "under", "below", "less than", "fewer than"),
    "<=": ("<=", "≤", "=<", "tối đa", "không quá", "up to", "at most"),
    ">": (">", "trên", "hơn", "nhiều hơn", "lớn hơn", "over", "above", "more than"),
    ">=": (">=", "≥", "=>", "ít nhất", "tối thiểu", "từ", "at least"),
}
_SIGN_OF = {word: sign for sign, listed in _BOUNDS.items() for word in listed}
_BOUND = re.compile(
    rf"({'|'.join(re.escape(w) for w in sorted(_SIGN_OF, key=len, reverse=True))})\s*({_CORE})\s*(\D*)", re.IGNORECASE
)
_ABOVE = re.compile(rf"({_CORE})\s*(?:\+|trở lên|or more)", re.IGNORECASE)
_RANGE = re.compile(rf"(?:từ\s+)?({_CORE})\s*(?:-|–|—|\.\.|đến|tới|to)\s*(\d[\d.,]*)\s*(\D*)", re.IGNORECASE)
_PAREN = re.compile(rf"\(\s*({_CORE})\s*\)")
_PLAIN = re.compile(rf"({_CORE})\s*(.*)", re.DOTALL)
_RAISED = re.compile(r"[¹²³⁰⁴-⁹†‡]+$")
MARKS = {
    "p": "provisional", "(p)": "provisional", "sb": "provisional", "(sb)": "provisional", "(sơ bộ)": "provisional", "sơ bộ": "provisional",
    "r": "revised", "(r)": "revised", "e": "estimated", "(e)": "estimated", "(ước)": "estimated", "ước": "estimated", "(ước tính)": "estimated",
    "*": "footnote", "**": "footnote", "***": "footnote", "(*)": "footnote", "(**)": "footnote", "†": "footnote",
}  # fmt: skip
WHOLE = "whole"  # a format: every mark parts thousands, whichever it is
_DIGITS = 15  # more digits than any count or share has, and than a float holds


class Written(NamedTuple):
    """A cell taken apart: the printed number (two of a range), how it is bounded, its unit, its mark, whether in parentheses."""

    core: str
    upper: str = ""
    bound: str = ""
    unit: str = ""
    mark: str = ""
    paren: bool = False

    @property
    def parts(self) -> list[str]:
        """The one printed number, or the two of a range."""
        return [self.core, self.upper] if self.upper else [self.core]


@dataclass(frozen=True)
class Figure:
    """What a cell says: a value, or an interval (`<5`, `10-15`) whose value nobody printed."""

    value: float = math.nan
    low: float = math.nan
    high: float = math.nan


@dataclass
class Read:
    """A column of figures. `figures`: of each different text; `wrong`: no numbers; `undecided`: numbers of two readings;
    `format`: vi, en or nothing; `why` it is that; `units`, `marks`, `parens`, `bounds`: texts that carry them."""

    figures: dict[str, Figure] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    undecided: list[str] = field(default_factory=list)
    format: str = ""
    why: str = ""
    units: dict[str, list[str]] = field(default_factory=dict)
    marks: dict[str, list[str]] = field(default_factory=dict)
    parens: list[str] = field(default_factory=list)
    bounds: list[str] = field(default_factory=list)


def clean(text: str) -> str:
    """A cell's text in composed letters, one minus, no apostrophe of Excel before it, plain blanks around it."""
    text = unicodedata.normalize("NFC", text).strip(" \t\r\n\ufeff\u200b" + _SPACES).replace("−", "-").replace("‑", "-")
    return text[1:].strip() if text[:1] in "'’" and len(text) > 1 else text


@lru_cache(maxsize=200_000)
def written(text: str) -> Written | None:
    """A text taken apart; None where it is no number, bound or range with a known unit or mark."""
    text = clean(text)
    if not any(map(str.isdecimal, text)) or len(text) > 60:
        return None
    if m := _PAREN.fullmatch(text):
        return _checked(Written(m[1], paren=True))
    if (m := _BOUND.fullmatch(text)) and _is_unit(m[3]):
        return _checked(Written(m[2], bound=_SIGN_OF[m[1].lower()], unit=m[3].strip()))
    if m := _ABOVE.fullmatch(text):
        return _checked(Written(m[1], bound=">="))
    if (m := _PLAIN.fullmatch(text)) and (found := _beside(m[1], m[2].strip())):
        return _checked(found)
    if (m := _RANGE.fullmatch(text)) and _is_unit(m[3]):
        return _checked(Written(m[1], upper=m[2], bound="..", unit=m[3].strip()))
    return None


def _beside(core: str, rest: str) -> Written | None:
    """A number with what stands behind it: nothing, a unit, a mark."""
    if rest.lower() in MARKS:
        return Written(core, mark=MARKS[rest.lower()])
    if raised := _RAISED.search(rest):
        rest = rest[: raised.start()].strip()
        return Written(core, unit=rest, mark="footnote") if _is_unit(rest) else None
    return Written(core, unit=rest) if _is_unit(rest) else None


def _is_unit(text: str) -> bool:
    return not text.strip() or folded(text) in words("units") or text.strip() in ("%", "‰")


def _checked(found: Written) -> Written | None:
    small = all(abs(value) < 10**_DIGITS for value in meanings(found.core).values())
    return found if small and all(map(meanings, found.parts)) else None


@lru_cache(maxsize=200_000)
def meanings(core: str) -> dict[str, float]:
    """The values a printed number can have: {vi: ..., en: ...}; with an apostrophe for thousands the point is decimal."""
    text = core.strip()
    if "'" in text or "’" in text:
        bare = text.replace("’", "'")
        return {"en": float(bare.replace("'", ""))} if re.fullmatch(r"[-+]?\d{1,3}('\d{3})+(\.\d+)?", bare) else {}
    if m := re.fullmatch(r"([-+]?\d+(?:([.,])\d+)?)[eE]([-+]?\d+)", text):
        value = float(text.replace(",", "."))
        return {"vi" if m[2] == "," else "en": value} if m[2] else {"vi": value, "en": value}
    if re.match(r"[-+]?[.,]\d", text):
        text = re.sub(r"[.,]", lambda p: "0" + p[0], text, count=1)
    return {name: float(value) for name, value in readings(text.replace("\u2007", "\u00a0")).items()}


def is_doubtful(core: str) -> bool:
    """Whether the two formats read a printed number differently."""
    return len(set(meanings(core).values())) > 1


def is_number(text: str) -> bool:
    """Whether a text is a number, a bound or a range, in whichever format."""
    return written(text) is not None


def proofs(texts: Iterable[str]) -> Format:
    """The format that the texts prove, from those only one format can have written."""
    found = (written(text) for text in texts)
    return _decided([part for one in found if one for part in one.parts])


def _decided(cores: list[str]) -> Format:
    plain = [core for core in cores if "'" not in core and "’" not in core and "e" not in core.lower()]
    return decide(re.sub(r"^([-+]?)([.,])", r"\g<1>0\2", core) for core in plain)


def read(texts: Iterable[str], *, told: str = "", others: Format | None = None, whole: bool = False, home: bool = False) -> Read:
    """A column's different texts as figures.

    `told`: vi or en, where a person said it; `others`: what the other columns of the file prove; `whole`: the heading counts;
    `home`: the heading is Vietnamese. A Vietnamese count of which every doubtful cell has a whole reading is read so: no count
    is 3,684 thousandths. All other doubtful cells are left in `undecided`.
    """
    apart = {text: written(text) for text in texts}
    found = Read(wrong=[text for text, one in apart.items() if one is None])
    known = {text: one for text, one in apart.items() if one}
    cores = [part for one in known.values() for part in one.parts]
    own = _decided(cores)
    found.format, found.why = _format(cores, told, own, others, whole and home)
    for text, one in known.items():
        _place(found, text, one, conflict=not own.name and bool(own.why) and not told)
    return found


def _format(cores: list[str], told: str, own: Format, others: Format | None, counted: bool) -> tuple[str, str]:
    if told or own.name:
        return told or own.name, "" if told else own.why
    if own.why:  # both formats are proved in one column
        return "", own.why
    doubtful = list(filter(is_doubtful, cores))
    if not doubtful:
        return "", ""
    if others and others.name:
        return others.name, others.why
    marks = {mark for core in doubtful for mark in ".," if mark in core}
    if counted and not (others and others.why):
        return ("vi" if marks == {"."} else "en" if marks == {","} else WHOLE), ""
    return "", ""


def _place(found: Read, text: str, one: Written, conflict: bool) -> None:
    values = [_value(part, found.format) for part in one.parts]
    if None not in values and values[-1] < values[0]:  # 2019-03 is no range
        found.wrong.append(text)
        return
    if conflict and re.search(r"\d[.,]", one.core):  # both formats are proved: no point or comma of the column is sure
        found.undecided.append(text)
        return
    if None in values:
        (found.undecided if is_doubtful(one.core) else found.wrong).append(text)
        return
    scale = float(scale_of_unit(one.unit)) if one.unit else 1.0
    found.figures[text] = _figure([value * scale for value in values], one)
    if one.unit:
        found.units.setdefault(folded(one.unit) if one.unit not in "%‰" else one.unit, []).append(text)
    if one.mark:
        found.marks.setdefault(one.mark, []).append(text)
    if one.paren:
        found.parens.append(text)
    if one.bound:
        found.bounds.append(text)


def _value(core: str, name: str) -> float | None:
    values = meanings(core)
    if name == WHOLE:
        return next((value for value in values.values() if value.is_integer()), None)
    return values.get(name) if is_doubtful(core) else next(iter(values.values()), None)


def _figure(values: list[float], one: Written) -> Figure:
    value = -abs(values[0]) if one.paren else values[0]
    step = 1.0 if value.is_integer() else 0.0
    return {
        "": Figure(value, value, value),
        "<": Figure(low=0.0, high=value - step),
        "<=": Figure(low=0.0, high=value),
        ">": Figure(low=value + step, high=math.inf),
        ">=": Figure(low=value, high=math.inf),
        "..": Figure(low=value, high=values[-1]),
    }[one.bound]


def of_number(value: float) -> Figure:
    """A cell that holds a number."""
    return Figure(float(value), float(value), float(value))
