"""A context of cues.toml by its name -> where it stands in a keyed text. Every rule, context and step can be switched off."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analysis.catalogue.cues import contexts, words
from analysis.ingest.text.notation import regex

# Rules, contexts and steps that are switched off, to see what each earns (tests/ingest/prose_ablation.py).
OFF: set[str] = set()
# Rules and contexts that held since it was last cleared.
HELD: set[str] = set()
STEPS = ("level", "part", "doubt", "offered", "certainty")


class Span(NamedTuple):
    """Where a context stands: its end without and with the blanks after it, and its words."""

    start: int
    end: int
    stop: int
    text: str


@cache
def pattern_of(forms: tuple[str, ...], side: str, broken: tuple[str, ...] = ()) -> re.Pattern:
    """The pattern of one of several contexts; on the left it ends at the number."""
    source = "|".join(f"(?:{regex(form, words(), broken)})" for form in forms)
    return re.compile({"left": rf"(?:{source})$", "right": rf"\s*(?:{source})", "in": source}[side])


def _span(name: str, found: re.Match | None, at: int = 0) -> Span | None:
    if found is None:
        return None
    HELD.add(name)
    start, stop = at + found.start(), at + found.end()
    return Span(start, start + len(found[0].rstrip()), stop, found[0].strip())


def left(name: str, keyed: str, start: int, at: int) -> Span | None:
    """Where a context stands right before an offset."""
    start = max(0, start)
    return None if name in OFF else _span(name, pattern_of(contexts()[name], "left").search(keyed[start:at]), start)


def right(name: str, keyed: str, at: int, end: int | None = None) -> Span | None:
    """Where a context begins at an offset."""
    end = len(keyed) if end is None else end
    return None if name in OFF else _span(name, pattern_of(contexts()[name], "right").match(keyed, at, end))


def fills(name: str, keyed: str, start: int, end: int) -> bool:
    """Whether a context is all that stands in a span."""
    found = None if name in OFF else pattern_of(contexts()[name], "right").fullmatch(keyed, start, end)
    return _span(name, found) is not None


def all_within(name: str, keyed: str, start: int, end: int) -> list[Span]:
    """Every place of a span where a context stands."""
    found = () if name in OFF else pattern_of(contexts()[name], "in").finditer(keyed, max(0, start), end)
    return [_span(name, m) for m in found]
