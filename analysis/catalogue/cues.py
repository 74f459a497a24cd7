"""The cue words by which a report says what a number is: a goal, a change, a part, a rate. Declared in cues.toml, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.catalogue.declared import text, toml
from analysis.language import Text

_LISTS = ("left", "right", "opening", "anywhere", "not_right", "unless", "broken", "of", "not_of")
VERDICTS = ("change", "aside", "ask")


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule of the table: where its cue stands, what else must hold, and the verdict.

    `asked`: the step of the reader that asks it; `left`, `right`, `opening`: contexts before the number, after what it counts, at
    the start of its sentence (all that are given must hold; one of several of a side); `anywhere`: in its sentence;
    `not_right`, `unless`: contexts after it, and before it in its sentence, that forbid it;
    `broken`: words that, between the cue and the number, take the cue back;
    `when`: a condition of the reader that words do not say (prose/conditions.py);
    `counts`: what the number may count; `of`: parts of the codes of the indicators that the rule is about, `not_of`: of those
    that it is not; `stock`, `percent`: only of stocks, only of percentages; `again`: only where the same indicator was read before the cue;
    `reason`: what the person is told; `example`, `number`: its test.
    """

    name: str
    asked: str
    verdict: str
    reason: str | Text
    example: str
    number: str
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    anywhere: tuple[str, ...] = ()
    not_right: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    when: str = ""
    counts: frozenset[str] = frozenset()
    of: tuple[str, ...] = ()
    not_of: tuple[str, ...] = ()
    stock: bool | None = None
    percent: bool | None = None
    again: bool = False


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in the order of the table."""
    return tuple(_rule(entry) for entry in toml("cues")["rule"])


@cache
def contexts() -> dict[str, tuple[str, ...]]:
    """The contexts that steps of the reader ask for by name: {name: its forms}."""
    return {name: tuple(forms) if isinstance(forms, list) else (forms,) for name, forms in toml("cues")["context"].items()}


@cache
def words() -> dict[str, tuple[str, ...]]:
    """The lists of cue words: {name: spellings}."""
    return {name: tuple(found) for name, found in toml("cues")["words"].items()}


def _rule(entry: dict) -> Rule:
    given = dict(entry)
    if given["verdict"] not in VERDICTS:
        raise ValueError(f"cues.toml: {given['name']}: {given['verdict']}")
    if isinstance(given["reason"], dict):
        given["reason"] = text(given["reason"])
    for name in _LISTS:
        found = given.get(name, ())
        given[name] = (found,) if isinstance(found, str) else tuple(found)
    return Rule(**given | {"counts": frozenset(given.get("counts", ()))})
