"""Scores of paragraphs kept as data (one JSON object a line): what lands, what is offered first, what lands and should not.

A line has `text`, `place`, `period` (the defaults of the import), `figures` (what a careful clerk lands: indicator, place, value or
`low..high`, start, end; `stock`: a state at a date), `optional` (right either way), and `others` and `ask`, which must not land.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from pathlib import Path

from analysis.ingest.entities.numbers import as_number
from analysis.ingest.entities.periods import parse
from analysis.ingest.findings.finding import QUEUED, USED, Finding
from analysis.ingest.prose.extract import read_prose


@dataclass
class Score:
    """Counts of a set: figures `due`, `right` ones that landed, `offered` (queued with the right indicator first), and of what
    landed those that are `false`; `misses` in words."""

    due: int = 0
    right: int = 0
    offered: int = 0
    landed: int = 0
    false: int = 0
    misses: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"landed precision {self.landed - self.false}/{self.landed} = {(self.landed - self.false) / max(1, self.landed):.3f}, "
            f"recall landed {self.right}/{self.due} = {self.right / max(1, self.due):.3f}, "
            f"landed or offered first {self.right + self.offered}/{self.due} = {(self.right + self.offered) / max(1, self.due):.3f}"
        )


def load(path: Path) -> list[dict]:
    """The paragraphs of a .jsonl file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def score(paragraphs: list[dict]) -> Score:
    """The score of a set of paragraphs."""
    total = Score()
    for number, one in enumerate(paragraphs):
        found = read_prose(one["text"], place=one["place"], period=parse(one["period"]) if one["period"] else None)
        add(total, number, one, found)
    return total


def add(total: Score, number: int, one: dict, found: list[Finding]) -> None:
    landed = [f for f in found if f.status == USED]
    queued = [f for f in found if f.status == QUEUED]
    open_ = list(landed)
    total.landed += len(landed)
    for due in one["figures"]:
        total.due += 1
        hit = next((f for f in open_ if _is(f, due)), None)
        if hit is not None:
            total.right += 1
            open_.remove(hit)
        elif any(_is_offered(f, due) for f in queued):
            total.offered += 1
        else:
            total.misses.append(f"{number} missed {due['indicator']} {due['place']} {due['value']} {due['start']}..{due['end']}")
    for extra in open_:
        if not any(_is(extra, due) for due in one.get("optional", ())):
            total.false += 1
            total.misses.append(f"{number} FALSE {extra.indicator} {extra.place} {_shown(extra)} {extra.start}..{extra.end}")


def _is(f: Finding, due: dict) -> bool:
    return f.indicator == due["indicator"] and f.place == due["place"] and _same_value(f, due) and _same_period(f, due)


def _is_offered(f: Finding, due: dict) -> bool:
    first = f.indicator or next(iter(f.alternatives), "")
    return first == due["indicator"] and (_same_value(f, due) or f.evidence.number.startswith(str(due["value"])))


def _same_value(f: Finding, due: dict) -> bool:
    low, _, high = str(due["value"]).partition("..")
    if high:
        return (as_number(f.low), as_number(f.high)) == (float(low), float(high))
    return any(v is not None and abs(abs(float(v)) - abs(float(low))) < 1e-9 for v in (f.value, f.low, f.high))


def _same_period(f: Finding, due: dict) -> bool:
    start, end = due["start"], due["end"]
    if due.get("stock"):
        inside = f.end is None or end is None or f.end <= dt.date.fromisoformat(end)
        return inside and (f.start is None or start is None or f.start >= dt.date.fromisoformat(start) or f.start == f.end)
    return (f.start and f.start.isoformat(), f.end and f.end.isoformat()) == (start, end)


def _shown(f: Finding) -> str:
    return str(f.value) if f.value is not None else f"{f.low}..{f.high}"
