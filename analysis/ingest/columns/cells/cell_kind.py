"""A cell at first sight: empty, a number, a period, a mark for none, or text."""

from __future__ import annotations

import datetime as dt
import re

from analysis.catalogue.headings import declared
from analysis.ingest.columns.cells import numbers, periods
from analysis.ingest.columns.cells.lines import Value

ERRORS = frozenset(("#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A", "#NULL!", "#NUM!"))  # as an export writes them

_MONTH_FIRST = re.compile(
    r"\s*(?:0?[1-9]|1[0-2])([/.-])(?:1[3-9]|2\d|3[01])\1(?:19|20)\d\d(?:[T ]+\d[\d:.]*)?\s*"
)  # 9/23/2023: a day, whose order is asked


def kind(value: Value) -> str:
    """What a cell is at first sight: E empty, N a number, P a period, M a mark for none, T text."""
    if value is None:
        return "E"
    if isinstance(value, (dt.date, dt.datetime)):
        return "P"
    if isinstance(value, bool):
        return "N"
    if isinstance(value, (int, float)):
        return "P" if float(value).is_integer() and 1900 <= value <= 2100 else "N"
    if (
        (found := periods.written(value))
        and (found.kind != "M" or not value.isdecimal())
        and (not value.isdecimal() or 1900 <= int(value[:4]) <= 2100)
    ):
        return "P"
    if _MONTH_FIRST.fullmatch(value):
        return "P"
    if numbers.is_number(value) or value in ERRORS:
        return "N"
    return "M" if value.lower() in _no_figure() else "T"


def _no_figure() -> frozenset[str]:
    return frozenset((*declared()["words"]["missing"], *declared()["words"]["nothing"]))
