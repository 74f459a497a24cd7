"""An answer of the review queue -> what it changes in a finding; and what the queue offers: codes with their names."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from analysis.catalogue import indicators, places
from analysis.errors import WorkbookError
from analysis.ingest.entities.numbers import is_whole, readings
from analysis.ingest.entities.periods import parse
from analysis.ingest.entities.places import register, resolve
from analysis.ingest.findings.consistency import possible
from analysis.ingest.findings.finding import Finding
from analysis.language import Text

KEEP, SKIP, REOPEN = ("giữ", "keep", "đúng", "ok"), ("bỏ", "skip", "loại", "xóa"), ("mở lại", "reopen")
NEW = ("mới", "new")  # the place or the indicator that the catalogue lacks is one's own
NUMBER = "number"  # a number typed as one: a spreadsheet stores 1.234 with a decimal point, whatever it shows
WHOLE_FILE = ("cả tệp", "whole file")  # after an answer: it holds for every question of the file that asks the same
THEN = " | "  # between an answer and the later one that completes or replaces it
_LARGEST = 15  # the power of ten of the largest number that is taken
_PERIOD = re.compile(r"\d{4}-(?:\d{2}(?:-\d{2})?|[QqHh]\d)(?:\.\..+)?|\d{4}\.\.\d{4}")
_NAMED = re.compile(r"(\S+)\s*\(.*\)$", re.DOTALL)


class Unreadable(Exception):
    """An answer that cannot be understood; `reason` in both languages."""

    def __init__(self, reason: Text):
        super().__init__(reason.en)
        self.reason = reason


def offered(f: Finding) -> list[str]:
    """The alternatives of a finding as the queue prints them: a code with its name, so that either can be copied, and of the
    numbers those that its indicator can have."""
    found: dict[str, None] = {}
    for text in f.alternatives:
        found |= dict.fromkeys(_shown(code) for code in _codes(text, f)) or dict.fromkeys(_figure(text, f))
    return [*found, *NEW[: bool(f.lacks)]]


def says_new(answer: str) -> bool:
    """Whether an answer says that what is lacking is new."""
    return any(part.strip().lower() in NEW for part in answer.replace(THEN, ";").split(";"))


def _figure(text: str, f: Finding) -> list[str]:
    """A number as it can be typed, `3500` and not `3500.0`; nothing where the indicator cannot have it."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return [text]
    row = replace(f, **_exact(number))
    if number.adjusted() > _LARGEST or f.indicator and possible(row) is not row:
        return []
    return [f"{number:.0f}" if is_whole(number) else text]


def _codes(text: str, f: Finding) -> list[str]:
    """The codes an alternative stands for: a place name stands for all units of that name, a town and its commune."""
    if text in indicators() or text in places():
        return [text]
    if any(map(str.isdigit, text)):
        return []
    named = resolve(text, on=f.end) or resolve(text)
    alike = [code for kinds in register().values() if set(named) & {c for _, c in kinds} for _, code in kinds]
    parents = {places()[code].parent for code in named}
    stood = [code for code in alike if code not in named and places()[code].parent in parents and _stood(code, f)]
    return [*named, *dict.fromkeys(stood)]


def _stood(code: str, f: Finding) -> bool:
    return places()[code].exists_on(f.end) if f.end else places()[code].valid_from is None


def _shown(code: str) -> str:
    return f"{code} ({places()[code].name.vi if code in places() else indicators()[code].label.vi})"


def changes(answer: str, f: Finding) -> dict[str, object]:
    """The fields that an answer sets. Raises Unreadable where it is not understood."""
    found: dict[str, object] = {}
    for part in (p.strip() for p in answer.split(";")):
        if not part or part.lower() in (*KEEP, *NEW):
            continue
        name, _, value = part.partition("=")
        one = _change(*((name.strip().lower(), value.strip()) if value else ("", part)), f)
        if any(found.get(field, value) != value for field, value in one.items()):
            raise Unreadable(
                Text(f"“{answer}” nêu hai câu trả lời khác nhau: ghi một", f"'{answer}' gives two answers: write one")
            )
        found |= one
    return found


def _change(name: str, value: str, f: Finding) -> dict[str, object]:
    code = value if value in places() or value in indicators() else m[1] if (m := _NAMED.fullmatch(value)) else value
    if name in ("", "indicator") and code in indicators():
        return {"indicator": code, "unit": indicators()[code].unit}
    if name in ("", "place") and code in places():
        return {"place": code}
    if name == "period" or name == "" and _PERIOD.fullmatch(value):
        return _period(value)
    if name == "" and value in ("vi", "en") and value in readings(f.evidence.number):
        return _exact(readings(f.evidence.number)[value])
    if name in ("", "value", NUMBER) and (number := _number(value, name, f)) is not None and number.adjusted() <= _LARGEST:
        return _exact(number)
    if name in ("", "place") and (named := resolve(value, on=f.end) or resolve(value)):
        return {"place": _one(value, named)}
    raise _unreadable(f"{name}={value}" if name else value, f)


def _period(value: str) -> dict[str, object]:
    try:
        period = parse(value)
    except WorkbookError as error:
        raise Unreadable(Text(f"kỳ “{value}”: {error.parts[0].vi}", f"the period '{value}': {error.parts[0].en}")) from error
    return {"start": period.start, "end": period.end}


def _one(value: str, codes: tuple[str, ...]) -> str:
    if len(codes) > 1:
        shown = "; ".join(map(_shown, codes))
        raise Unreadable(
            Text(f"“{value}” là nhiều địa bàn, ghi mã: {shown}", f"'{value}' is several places, write the code: {shown}")
        )
    return codes[0]


def _number(value: str, name: str, f: Finding) -> Decimal | None:
    found = set(readings(value).values())
    if name != NUMBER and value not in f.alternatives:
        return found.pop() if len(found) == 1 else None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _exact(number: Decimal) -> dict[str, object]:
    number = number.quantize(Decimal(1)) if number == number.to_integral_value() else number
    return {"value": number, "low": None, "high": None, "quantifier": "exact"}


def _unreadable(answer: str, f: Finding) -> Unreadable:
    choices = "; ".join(offered(f))
    return Unreadable(
        Text(
            f"câu trả lời “{answer}” không đọc được: ghi một số không mơ hồ, một mã chỉ số hay địa bàn, “giữ”, “bỏ” hoặc “mở lại”{choices and ': ' + choices}",
            f"the answer '{answer}' cannot be read: write an unambiguous number, an indicator or place code, 'keep', 'skip' or 'reopen'{choices and ': ' + choices}",
        )
    )
