"""Persons called as streets and communes are."""

from __future__ import annotations

from analysis.persons.before import heads
from analysis.persons.runs import Run
from analysis.persons.told import DONE_TO, NO_STREET, behind
from analysis.persons.words import OFFICE, PERSON, PLACE, WHERE, borne, kinds, known, surnames

_OF_HEROES = {"liệt sĩ", "liệt sỹ", "đại tướng"}
_LIVES = {"trú", "ngụ"}
_DISTRICTS = {"huyện", "tỉnh"}  # none is called after a street's hero


def is_somebody(run: Run, before: tuple[str, Run] | None) -> bool:
    """Whether a run that has the name of a place or street is somebody: told before or behind it, or in a row of such."""
    words, text = run.words, run.text
    street = run.whole in borne()
    if not street and not (run.whole in known() and words[0] in surnames("sure", run.marks)):
        return False
    kind, phrase = run.told
    if kind == PERSON and (phrase in _OF_HEROES or names_a_place(run)):
        return False
    if kind == PLACE:
        return phrase in _DISTRICTS and street and heads(text, run.start)
    if kind == PERSON:
        return True
    if kind in (WHERE, OFFICE) or run.before[-1:] and run.before[-1] in _LIVES:
        return False
    tells = behind(NO_STREET, run)
    if not street:
        return bool(tells and (not tells[0][:1].isspace() or tells[0].lstrip()[:1] in "(–-"))
    done = DONE_TO.search(text[max(0, run.start - 25) : run.start])
    return bool(done or tells or before and before[1].whole in borne())


def names_a_place(run: Run) -> bool:
    """Whether `tên` and a word of places stand before it: `con đường mang tên`, `chiến dịch mang tên`."""
    if not run.told[1].endswith("tên"):
        return False
    pairs_before = [" ".join(two) for two in zip(run.before, run.before[1:], strict=False)]
    return PLACE in map(kinds(run.marks).get, [*run.before, *pairs_before])
