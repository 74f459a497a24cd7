"""Shocks: laws, definition changes, epidemics, boundary changes; what may move a figure without any programme."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from analysis.catalogue.declared import codes, rows
from analysis.errors import unknown
from analysis.language import Text


@dataclass(frozen=True, kw_only=True)
class Shock:
    """One event. `date` is the first day the printed precision allows; `precision`: day, month, year or approx."""

    code: str
    name: Text
    date: dt.date
    precision: str
    level: str
    affects: tuple[str, ...]


@cache
def shocks() -> dict[str, Shock]:
    """All shocks by code, in order of date."""
    return {
        row["code"]: Shock(
            code=row["code"],
            name=Text(row["name_vi"], row["name_en"]),
            date=dt.date(*(int(part) for part in (row["date"].split("-") + ["1", "1"])[:3])),
            precision=row["date_precision"],
            level=row["level"],
            affects=codes(row["affects"]),
        )
        for row in sorted(rows("policies"), key=lambda row: row["date"])
    }


def shock(code: str) -> Shock:
    """One shock by its code."""
    if code not in shocks():
        raise unknown(Text("sự kiện", "event"), code, shocks(), "data/raw/public_record/policies.csv")
    return shocks()[code]
