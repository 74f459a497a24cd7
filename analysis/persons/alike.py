"""Persons called as streets and communes are."""

from __future__ import annotations

from analysis.persons.before import heads
from analysis.persons.runs import Run
from analysis.persons.told import DONE_TO, NO_STREET, behind
from analysis.persons.words import PERSON, PLACE, borne, kinds, known, surnames

_OF_HEROES = {"liệt sĩ", "liệt sỹ", "đại tướng"}
_DISTRICTS = {"huyện", "tỉnh"}  # none is called after a street's hero


def is_somebody(run: Run) -> bool:
    """Whether a run that has the name of a place or street is somebody: told before or behind it."""
    words, text = run.words, run.text
    street = run.whole in borne()
    if not street and not (run.whole in known() and words[0] in surnames("sure", run.marks)):
        return False
    kind, phrase = run.told
    if phrase in _OF_HEROES or names_a_place(run):
        return False
    if kind == PLACE:
        return phrase in _DISTRICTS and street and heads(text, run.start)
    if kind == PERSON:
        return True
    return bool(DONE_TO.search(text[max(0, run.start - 25) : run.start]) or behind(NO_STREET, run))


def names_a_place(run: Run) -> bool:
    """Whether `tên` and a word of places stand before it: `con đường mang tên`, `chiến dịch mang tên`."""
    if not run.told[1].endswith("tên"):
        return False
    pairs_before = [" ".join(two) for two in zip(run.before, run.before[1:], strict=False)]
    return PLACE in map(kinds(run.marks).get, [*run.before, *pairs_before])
