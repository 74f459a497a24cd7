"""What a figure can be, alone (a count is whole) and beside others: a repeat is set aside, two different values are asked about."""

from __future__ import annotations

from collections.abc import Callable

from analysis.catalogue import indicators
from analysis.ingest.entities.numbers import is_whole
from analysis.ingest.findings import reasons
from analysis.ingest.findings.finding import QUEUED, USED, Finding
from analysis.ingest.findings.reasons import TROUBLE
from analysis.language import Text

RANGE = Text("tỷ lệ ngoài 0-100%", "a percentage outside 0-100")


def possible(row: Finding) -> Finding:
    """The row, or the question about a value that its indicator cannot have."""
    kind = indicators()[row.indicator].kind
    numbers = [n for n in (row.value, row.low, row.high) if n is not None]
    if kind in ("count", "stock") and row.unit not in ("km2", "percent") and not row.indicator.endswith("change_abs"):
        if any(n < 0 for n in numbers):
            return row.queue(TROUBLE["negative"], kind="negative")
        if not all(map(is_whole, numbers)):
            return row.queue(reasons.NOT_WHOLE, *(f"{n * 1000:.0f}" for n in numbers if is_whole(n * 1000)), kind="format")
    if row.unit == "percent" and kind == "percent" and any(not 0 <= n <= 100 for n in numbers) and "change" not in row.indicator:
        return row.queue(RANGE, kind="range")
    return row


def settled(rows: list[Finding], where: Callable[[Finding], str]) -> list[Finding]:
    """The findings with repeats set aside and contradictions queued; `where` says where a finding stands."""
    out = list(rows)
    seen: dict[tuple, int] = {}
    for i, row in enumerate(rows):
        if row.status != USED:
            continue
        first = seen.setdefault((row.indicator, row.place, row.start, row.end), i)
        if first != i:
            _settle(out, first, i, where)
    return out


def _settle(out: list[Finding], first: int, second: int, where: Callable[[Finding], str]) -> None:
    a, b = out[first], out[second]
    if (a.value, a.low, a.high) == (b.value, b.low, b.high):
        out[second] = b.aside(reasons.repeated(where(a)), "repeat")
        return
    out[second] = b.queue(reasons.two_values(where(a)), kind="two_values")
    if a.status != QUEUED:
        out[first] = a.queue(reasons.two_values(where(b)), kind="two_values")
