"""A number in its sentence -> the first rule of cues.toml that holds for it at one step of the reader; every rule that held is noted.

A rule asks by `when` what words alone do not say; the modules whose steps know it name their conditions in CONDITIONS.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from analysis.catalogue import indicators
from analysis.catalogue.cues import Rule, rules
from analysis.ingest.findings import reasons
from analysis.ingest.prose.cues import HELD, OFF, pattern_of
from analysis.ingest.prose.document import Case
from analysis.language import Text

# What a rule asks by `when`: {name: condition}; one that returns words is told to the person with them.
CONDITIONS: dict[str, Callable[[Case], bool | str]] = {}


class Held(NamedTuple):
    """A rule that held, and what a person is told."""

    rule: Rule
    why: Text


@cache
def _of_step(asked: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules() if rule.asked == asked)


def first(asked: str, case: Case) -> Held | None:
    """The first rule of a step that holds, with the reason of the table or the one of findings/reasons.py that it names."""
    for rule in _of_step(asked) if asked not in OFF else ():
        if rule.name in OFF or not _fits(rule, case) or not _stands(rule, case):
            continue
        if found := not rule.when or CONDITIONS[rule.when](case):
            case.reading.fired.append((case.at, rule.name))
            HELD.add(rule.name)
            why = rule.reason if isinstance(rule.reason, Text) else getattr(reasons, rule.reason)
            return Held(rule, why(found) if callable(why) else why)
    return None


def _fits(rule: Rule, case: Case) -> bool:
    """Whether a rule is about such a number: what it counts, its indicator, a percentage."""
    code = case.chosen.indicator if case.chosen else ""
    if rule.percent is not None and case.bound.quantity.percent != rule.percent:
        return False
    if rule.stock is not None and (not code or (indicators()[code].kind == "stock") != rule.stock):
        return False
    if rule.counts and not rule.counts & case.bound.classes or rule.again and not case.again:
        return False
    about = any(part in code for part in rule.of)
    return (about or not rule.of) and not any(part in code for part in rule.not_of)


def _stands(rule: Rule, case: Case) -> bool:
    """Whether the contexts of a rule stand where it says."""
    keyed, start, end, at = case.keyed, case.start, case.sentence.end, case.at
    if rule.left:
        found = pattern_of(rule.left, "left", rule.broken).search(keyed[start:at])
        if found is None or rule.again and not any(place < start + found.start() for place in case.again):
            return False
    if rule.opening:
        found = pattern_of(rule.opening, "right").match(keyed, start, at)
        if found is None or rule.broken and pattern_of(rule.broken, "in").search(keyed, found.end(), at):
            return False
    after = (case.bound.after, case.bound.named)
    if rule.right and not any(pattern_of(rule.right, "right", rule.broken).match(keyed, place, end) for place in after):
        return False
    if rule.not_right and pattern_of(rule.not_right, "right").match(keyed, case.bound.after, end):
        return False
    if rule.anywhere and not pattern_of(rule.anywhere, "in").search(keyed, start, end):
        return False
    return not (rule.unless and pattern_of(rule.unless, "in").search(keyed, start, at))
