"""One cell -> one quantity: numbers as numbers, text in the column's format, bounds and vague words as intervals."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from analysis.ingest.entities.number_words import spelled
from analysis.ingest.entities.numbers import Format, decide, is_ambiguous, readings
from analysis.ingest.entities.quantities import Quantity, quantities
from analysis.ingest.readers.sheets import Cell
from analysis.ingest.text.spelling import key

_NONE = re.compile(r"(?:-+|–|—|\.{1,3}|…|x|n/?a|không có|không|ko|k/?c|chưa có số liệu|chưa báo cáo|\?)")
_MARKED = re.compile(r"(.*\d)\s*(?:\*+|\((?:\*+|\d{1,2}|[a-z])\)|[¹²³⁴⁵⁶⁷⁸⁹]+|\[\d+\]|[pre]|\((?:sơ bộ|ước)\))")
_COMPARED = re.compile(r"(>=|<=|>|<|≥|≤)\s*([\d.,\s]*\d)\s*(%?)")
_NINES = re.compile(r"9{5,}")  # as a form marks what is not known
_DIGITS = 15  # more digits than any count or share has


@dataclass(frozen=True, kw_only=True)
class Measured:
    """The quantity of a cell; `trouble`: why it must be asked about; `none`: the cell says there is no figure; `unit`: the
    words that stand beside the number (`12 vụ`, `15%`); `strict`: the bound itself is left out (`<5`)."""

    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    quantifier: str = "exact"
    trouble: str = ""
    alternatives: tuple[str, ...] = ()
    none: bool = False
    unit: str = ""
    strict: bool = False


def is_dash(value: object) -> bool:
    """Whether a cell holds a dash alone."""
    return isinstance(value, str) and re.fullmatch(r"[-–—]+", value.strip()) is not None


def printed_numbers(cells: Iterable[Cell]) -> list[str]:
    """The numbers written as text in some cells."""
    texts = (str(c.value).strip() for c in cells if isinstance(c.value, str))
    return [text for text in (t.rstrip("%* ").strip() for t in texts) if readings(text)]


def format_of(column: Iterable[Cell], document: Format) -> Format:
    """How a column writes its numbers: decided from the column, or else from the document."""
    own = decide(printed_numbers(column))
    return own if own.name or own.why else document


def measure(cell: Cell, written: Format) -> Measured:
    """The quantity a cell holds."""
    if cell.trouble in ("error", "no_value", "width"):
        return Measured(trouble=cell.trouble)
    value = cell.value
    if isinstance(value, bool):
        return Measured(trouble="flag")
    if isinstance(value, (dt.date, dt.datetime, dt.time, dt.timedelta)):
        return Measured(trouble="date", alternatives=_from_date(value))
    if isinstance(value, (int, float)):
        found = _number(Decimal(repr(value)), cell)
        if cell.percent and found.value is not None:
            found = replace(found, value=_plain(found.value * 100), unit="%")
        return found
    return _text(str(value).strip(), written, cell)


def _from_date(value) -> tuple[str, ...]:
    return (f"{value.day}.{value.month}",) if isinstance(value, dt.date) else ()


def _number(value: Decimal, cell: Cell) -> Measured:
    if not value.is_finite():
        return Measured(trouble="error")
    if value.adjusted() >= _DIGITS:
        return Measured(trouble="too_large", alternatives=(f"{value:.3E}",))
    if _NINES.fullmatch(f"{value:f}"):
        return Measured(trouble="code", alternatives=(f"{value:f}",))
    return Measured(value=_plain(value), trouble=cell.trouble)


def _plain(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _text(text: str, written: Format, cell: Cell) -> Measured:
    plain = key(text)
    if _NONE.fullmatch(plain):
        return Measured(none=True, trouble=cell.trouble)
    marked = _MARKED.fullmatch(text)
    if marked and readings(marked[1].strip()):
        base = _printed(marked[1].strip(), written, cell)
        return Measured(
            trouble="marked", alternatives=tuple(str(v) for v in ([base.value] if base.value is not None else base.alternatives))
        )
    bare = text.rstrip("% ").strip()
    if readings(bare):
        found = _printed(bare, written, cell)
        return replace(found, unit="%") if "%" in text else found
    bound = _COMPARED.fullmatch(text)
    if bound and readings(bound[2].strip()):
        return _bound(bound[1], _printed(bound[2].strip(), written, cell), "%" if "%" in bound[3] else "")
    return _in_words(plain, written, cell)


def _bound(sign: str, number: Measured, unit: str) -> Measured:
    """`≥ 15`, `<5`: an interval open to one side."""
    if number.value is None:
        return number
    side, name = ("low", "at_least") if sign[0] in ">≥" else ("high", "at_most")
    bound = replace(number, value=None, quantifier=name, unit=unit, strict=sign in "<>")
    return replace(bound, **{side: number.value})


def _printed(text: str, written: Format, cell: Cell) -> Measured:
    found = readings(text)
    if not is_ambiguous(text):
        if written.name and written.name not in found:
            return Measured(trouble="other_format", alternatives=tuple(str(v) for v in found.values()))
        return _number(next(iter(found.values())), cell)
    if written.name:
        return _number(found[written.name], cell)
    return Measured(trouble="format", alternatives=tuple(str(v) for v in found.values()))


def _in_words(plain: str, written: Format, cell: Cell) -> Measured:
    """`trên 100`, `hàng trăm`, `khoảng 50 vụ`, `mười hai`: one quantity and nothing else that is a number."""
    found = [q for q in quantities(plain, [], lambda at: at >= len(plain) or plain[at:].strip() == "", written) if not q.mask]
    found = found or _whole_text_spelled(plain)
    if len(found) != 1 or found[0].part:
        return Measured(
            trouble="fraction" if any(q.part for q in found) else "text",
            alternatives=tuple(str(q.value) for q in found if q.value is not None),
        )
    q = found[0]
    rest = (plain[: q.start] + " " + plain[q.end :]).split()
    if len(rest) > 3 or not all(word.strip(".,:").isalpha() for word in rest) or plain[max(0, q.start - 1) : q.start].isalnum():
        return Measured(trouble="text", alternatives=(str(q.value),) if q.value is not None else ())
    if q.alternatives:
        return Measured(trouble="format", alternatives=tuple(map(str, q.alternatives)))
    unit = "%" if q.percent else " ".join(rest).strip(" .,:")
    if (q.value or q.high or q.low or Decimal(0)).adjusted() >= _DIGITS:
        return Measured(trouble="too_large")
    return Measured(value=q.value, low=q.low, high=q.high, quantifier=q.quantifier, trouble=cell.trouble, unit=unit)


def _whole_text_spelled(plain: str) -> list[Quantity]:
    words = plain.split()
    number = spelled(words)
    whole = number is not None and number[1] == len(words)
    return [Quantity(start=0, end=len(plain), at=0, to=len(plain), value=Decimal(number[0]))] if whole else []
