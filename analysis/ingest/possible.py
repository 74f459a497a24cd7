"""What a figure of an indicator can be, whoever says it: a count is whole and not negative, a share lies between 0 and 100."""

from __future__ import annotations

from analysis.catalogue import indicators
from analysis.ingest import reasons
from analysis.ingest.cell_values import TROUBLE
from analysis.ingest.findings import Finding
from analysis.ingest.numbers import is_whole
from analysis.language import Text

RANGE = Text("tỷ lệ ngoài 0-100 %", "a percentage outside 0-100")


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
