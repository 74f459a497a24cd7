"""A number in its sentence -> the first rule of cues.toml that holds for it at one step of the reader; every rule that held is noted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from analysis.catalogue import indicators
from analysis.catalogue.cues import Rule, rules
from analysis.ingest.entities.indicators import Chosen
from analysis.ingest.findings import reasons
from analysis.ingest.findings.finding import Finding
from analysis.ingest.prose.cues import OFF, pattern_of
from analysis.ingest.prose.phrases import Bound
from analysis.language import Text


@dataclass
class Case:
    """A number as a rule sees it: its sentence (from `start` to `end`), its phrase, and, once it is known, its indicator and row.

    `again`: where the same indicator was read before, of the same place (-1: in the sentence before)."""

    keyed: str
    start: int
    end: int
    bound: Bound
    chosen: Chosen | None = None
    row: Finding | None = None
    again: list[int] = field(default_factory=list)
    fired: list[tuple[int, str]] = field(default_factory=list)

    @property
    def at(self) -> int:
        """Where the number begins."""
        return self.bound.quantity.start


CONDITIONS: dict[str, Callable] = {}


@cache
def _of_step(asked: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules() if rule.asked == asked)


def first(asked: str, case: Case, **known: object) -> Rule | None:
    """The first rule of a step that holds; `known`: what its conditions (`when`) look at besides."""
    for rule in _of_step(asked) if asked not in OFF else ():
        if (
            rule.name not in OFF
            and _fits(rule, case)
            and _stands(rule, case)
            and (not rule.when or CONDITIONS[rule.when](case, **known))
        ):
            case.fired.append((case.at, rule.name))
            return rule
    return None


def reason_of(rule: Rule) -> Text:
    """What a person is told: the reason of the table, or the one of findings/reasons.py that it names."""
    return rule.reason if isinstance(rule.reason, Text) else getattr(reasons, rule.reason)


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
    keyed, start, end, at, after = case.keyed, case.start, case.end, case.at, case.bound.after
    if rule.left:
        found = pattern_of(rule.left, "left", rule.broken).search(keyed[start:at])
        if found is None or rule.again and not any(place < start + found.start() for place in case.again):
            return False
    right = pattern_of(rule.right, "right", rule.broken) if rule.right else None
    if right and not right.match(keyed, after, end) and not right.match(keyed, case.bound.named, end):
        return False
    if rule.not_right and pattern_of(rule.not_right, "right").match(keyed, after, end):
        return False
    if rule.opening:
        found = pattern_of(rule.opening, "right").match(keyed, start, at)
        if found is None or rule.broken and pattern_of(rule.broken, "in").search(keyed, found.end(), at):
            return False
    if rule.anywhere and not pattern_of(rule.anywhere, "in").search(keyed, start, end):
        return False
    return not (rule.unless and pattern_of(rule.unless, "in").search(keyed, start, at))
