"""Scores of paragraphs kept as data (one JSON object a line): what lands, what is offered first, what lands and should not.

A line has `text`, `place`, `period` (the defaults of the import), `figures` (what a careful clerk lands: indicator, place, `value`
(12, `1..2`, `>=80`, `<=5`, `~100`) and, where the set has them, start, end; `stock`: a state at a date), `optional` (right either
way), and `others` and `ask`, which must not land. sets.toml says who wrote each set, when and how.
"""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from analysis.ingest.entities.numbers import as_number
from analysis.ingest.entities.periods import parse
from analysis.ingest.findings.finding import QUEUED, USED, Finding
from analysis.ingest.findings.reasons import NO_PERIOD
from analysis.ingest.prose.extract import read_prose

FOLDER = Path(__file__).resolve().parent / "paragraphs"


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

    @property
    def precision(self) -> float:
        """The share of what landed that is right."""
        return (self.landed - self.false) / max(1, self.landed)

    @property
    def recall(self) -> float:
        """The share of the figures due that landed or were offered with their indicator first."""
        return (self.right + self.offered) / max(1, self.due)

    def __str__(self) -> str:
        return (
            f"landed precision {self.landed - self.false}/{self.landed} = {self.precision:.3f}, "
            f"recall landed {self.right}/{self.due} = {self.right / max(1, self.due):.3f}, "
            f"landed or offered first {self.right + self.offered}/{self.due} = {self.recall:.3f}"
        )


def described() -> dict[str, dict]:
    """What sets.toml says of each set: {name with its folder: author, date, how, first, floor}."""
    return tomllib.loads((FOLDER / "sets.toml").read_text(encoding="utf-8"))["set"]


def load(path: Path) -> list[dict]:
    """The paragraphs of a .jsonl file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def paragraphs(name: str) -> list[dict]:
    """The paragraphs of a set named in sets.toml."""
    return load(FOLDER / f"{name}.jsonl")


def score(ones: list[dict]) -> Score:
    """The score of a set of paragraphs."""
    total = Score()
    for number, one in enumerate(ones):
        found = read_prose(one["text"], place=one["place"], period=parse(one["period"]) if one["period"] else None)
        add(total, number, one, found)
    return total


def add(total: Score, number: int | str, one: dict, found: list[Finding]) -> None:
    """Add what was found in one paragraph or report to a score."""
    undated = any("start" not in due for due in one["figures"])
    landed = [f for f in found if f.status == USED or undated and f.reason == NO_PERIOD]
    if undated:  # sets without periods: a figure said twice is one
        landed = list({(f.indicator, f.place, shown(f)): f for f in landed}.values())
    queued = [f for f in found if f.status == QUEUED and f not in landed]
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
            total.misses.append(
                f"{number} missed {due['indicator']} {due['place']} {due['value']} {due.get('start')}..{due.get('end')}"
            )
    for extra in open_:
        if not any(_is(extra, due) for due in one.get("optional", ())):
            total.false += 1
            total.misses.append(f"{number} FALSE {extra.indicator} {extra.place} {shown(extra)} {extra.start}..{extra.end}")


def shown(f: Finding) -> str:
    """A finding's value as the sets without periods write it."""
    if f.quantifier == "at_least":
        return f">={as_number(f.low)}"
    if f.quantifier == "at_most":
        return f"<={as_number(f.high)}"
    if f.value is None:
        return f"{as_number(f.low)}..{as_number(f.high)}"
    return f"{'~' if f.quantifier == 'about' else ''}{as_number(f.value)}"


def _is(f: Finding, due: dict) -> bool:
    if f.indicator != due["indicator"] or f.place != due["place"]:
        return False
    return _same_value(f, due) and _same_period(f, due) if "start" in due else shown(f) == due["value"]


def _is_offered(f: Finding, due: dict) -> bool:
    first = f.indicator or next(iter(f.alternatives), "")
    value = str(due["value"]).strip("~<>=-").split("..")[0]
    same = _same_value(f, due) if "start" in due else shown(f) == due["value"]
    return first == due["indicator"] and (same or _bare(f.evidence.number).startswith(value))


def _bare(printed: str) -> str:
    return "".join(char for char in printed if char.isdigit() or char == ",").replace(",", ".").lstrip("0") or printed


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
