"""A column at first sight: shares of figures, periods and text among its first cells."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from analysis.catalogue.headings import folded, words
from analysis.ingest.columns.cells.cell_kind import kind
from analysis.ingest.columns.sheets.grid import Column
from analysis.ingest.columns.values import persons

_LOOKED_AT = 3000
_YES_NO = ("0", "1", "0.0", "1.0", "TRUE", "FALSE")


@dataclass(frozen=True)
class Look:
    """A column at first sight: shares of figures, periods, text; whether it is 0/1 or yes/no; its different values."""

    figures: float
    periods: float
    text: float
    yes_no: bool
    filled: int
    different: int


def look(column: Column) -> Look:
    """The first rows of a column at a glance."""
    sample = [column.labels.get(v, v) for v in column.values[:_LOOKED_AT] if v is not None]
    counted = Counter("TRUE" if v is True else "FALSE" if v is False else v for v in sample)
    kinds = Counter()
    for value, n in counted.items():
        kinds[kind(value)] += n
    marked = kinds["M"]
    if marked == len(sample):  # a column of nothing but x is one of words
        marked, kinds = 0, Counter(T=len(sample))
    total = max(1, len(sample) - marked)
    yes = words("yes") | words("no")
    said = [str(v) for v in counted]
    is_yes_no = bool(said) and len(said) <= 4 and all(t in _YES_NO or folded(t) in yes or t.lower() in yes for t in said)
    is_yes_no |= bool(persons.answers(column))
    return Look(kinds["N"] / total, kinds["P"] / total, kinds["T"] / total, is_yes_no, len(sample), len(counted))
