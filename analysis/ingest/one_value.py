"""One indicator, place and period has one value: a repeat is set aside, two different values are asked about."""

from __future__ import annotations

from collections.abc import Callable

from analysis.ingest import reasons
from analysis.ingest.findings import QUEUED, USED, Finding

Total = Callable[[Finding, Finding], int | None]


def settled(rows: list[Finding], where: Callable[[Finding], str], total: Total = lambda first, second: None) -> list[Finding]:
    """The findings with repeats set aside and contradictions queued.

    `where` says where a finding stands; `total` tells which of two is the total of the other (0 or 1), if the text says so.
    """
    out = list(rows)
    seen: dict[tuple, int] = {}
    for i, row in enumerate(rows):
        if row.status != USED:
            continue
        first = seen.setdefault((row.indicator, row.place, row.start, row.end), i)
        if first != i:
            _settle(out, first, i, where, total)
    return out


def _settle(out: list[Finding], first: int, second: int, where: Callable[[Finding], str], total: Total) -> None:
    a, b = out[first], out[second]
    if (a.value, a.low, a.high) == (b.value, b.low, b.high):
        out[second] = b.aside(reasons.repeated(where(a)), "repeat")
        return
    whole = total(a, b)
    if whole is not None:
        part = first if whole == 1 else second
        out[part] = out[part].aside(reasons.PART, "part")
        return
    out[second] = b.queue(reasons.two_values(where(a)), kind="two_values")
    if a.status != QUEUED:
        out[first] = a.queue(reasons.two_values(where(b)), kind="two_values")
