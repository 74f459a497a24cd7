"""Precision and recall of the prose reader on the paragraphs of this folder."""

from __future__ import annotations

from analysis.ingest.entities.numbers import as_number
from analysis.ingest.entities.periods import parse
from analysis.ingest.findings.finding import USED
from analysis.ingest.findings.reasons import NO_PERIOD
from analysis.ingest.prose.extract import read_prose


def shown(finding) -> str:
    """A finding's value as the expectations write it."""
    if finding.quantifier == "at_least":
        return f">={as_number(finding.low)}"
    if finding.quantifier == "at_most":
        return f"<={as_number(finding.high)}"
    if finding.value is None:
        return f"{as_number(finding.low)}..{as_number(finding.high)}"
    return f"{'~' if finding.quantifier == 'about' else ''}{as_number(finding.value)}"


def read(paragraph) -> set[tuple[str, str, str]]:
    """What the reader takes from one paragraph; these sets name no periods, so a figure asked about for its period alone is read."""
    text, place, period, _ = paragraph
    found = read_prose(text, place=place, period=parse(period) if period else None)
    return {(f.indicator, f.place, shown(f)) for f in found if f.status == USED or f.reason == NO_PERIOD}


def score(paragraphs) -> tuple[int, int, int, list[str]]:
    """(right, read, expected, what went wrong)."""
    right = taken = due = 0
    wrong = []
    for number, paragraph in enumerate(paragraphs):
        found, expected = read(paragraph), paragraph[3]
        right, taken, due = right + len(found & expected), taken + len(found), due + len(expected)
        wrong += [f"{number} missed {row}" for row in sorted(expected - found)]
        wrong += [f"{number} extra {row}" for row in sorted(found - expected)]
    return right, taken, due, wrong
