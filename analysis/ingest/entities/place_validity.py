"""Codes of places and the days of a figure -> those that stood then under the same name, or what can be meant where none did."""

from __future__ import annotations

import datetime as dt

from analysis.catalogue import places


def standing(codes: tuple[str, ...], start: dt.date | None, end: dt.date | None) -> tuple[str, ...]:
    """The candidates, or their successors of the same name, that stood from the first day to the last; all where no day is known."""
    if end is None or not codes:
        return codes
    return tuple(c for c in same_line(codes) if all(places()[c].exists_on(day) for day in (start or end, end)))


def standing_partly(codes: tuple[str, ...], start: dt.date | None, end: dt.date) -> tuple[str, ...]:
    """What can be meant where no unit stood throughout: those of that name that stood at an end, else those they became."""
    days = (start or end, end)
    found = [c for c in same_line(codes) if any(places()[c].exists_on(day) for day in days)]
    heirs = [h for c in codes for h in places()[c].successors if any(places()[h].exists_on(day) for day in days)]
    return tuple(dict.fromkeys(found or heirs))


def same_line(codes: tuple[str, ...]) -> list[str]:
    """Units and all that followed them under the same name, at the same level."""
    found = list(dict.fromkeys(codes))
    for code in found:
        found += [s for s in places()[code].successors if s not in found and _same_name(code, s)]
    return found


def _same_name(a: str, b: str) -> bool:
    first, second = places()[a], places()[b]
    return first.level == second.level and first.name.en.split(" commune")[0] == second.name.en.split(" commune")[0]
