"""Names in English, and in Vietnamese typed without marks."""

from __future__ import annotations

import re

from analysis.persons.before import COURTESY, ENGLISH_KIN, SPEAKER, heads
from analysis.persons.built import MIDDLE, SYLLABLE, is_built
from analysis.persons.runs import Run
from analysis.persons.told import IN_ENGLISH, NATIONAL, NICKNAME
from analysis.persons.words import OFFICE, PERSON, PLACE, known, nations, surnames

_MYSELF = re.compile(r"(?<!\w)(?:I|me|myself), $")
_IN_BRACKETS = re.compile(r" \(([A-Z][a-z]+(?: [A-Z][a-z]+)*)[),;]")


def without_marks(run: Run, kind: str, chained: str, behind: bool) -> tuple[str, Run | None]:
    """English, and Vietnamese typed without marks: only what is built or told like a person."""
    words = run.words
    kin = run.before[-1:] and run.before[-1] in ENGLISH_KIN or _MYSELF.search(run.text, max(0, run.start - 8), run.start)
    if run.english and kin and len(words) > 1:
        kind = PERSON
    if run.english and IN_ENGLISH.match(run.text, run.end) or kind != PERSON and run.whole in known():
        return PLACE, None
    if kind in (PLACE, OFFICE) and not run.english:
        led = MIDDLE & set(words[1:-1]) and (behind or heads(run.text, run.start))
        return (PERSON, run) if led else (PLACE, None)
    foreign = len(words) > 1 and (NATIONAL.match(run.text, run.end) or _from_a_nation(run))
    told = (
        kind == PERSON
        or bool(foreign)
        or bool(run.before)
        and run.before[-1] in SPEAKER
        or bool(NICKNAME.match(run.text, run.end))
    )
    sure = words[0] in surnames("sure", False) and (len(words) > 2 or told or behind or chained == PERSON)
    if len(words) > 1 and (sure or told or behind and not run.begins and run.before[-1:] != ["the"] or is_built(words)):
        return PERSON, run
    return (PERSON, run) if kind == PERSON or NICKNAME.match(run.text, run.end) and told else ("", None)


def is_addressed(run: Run) -> bool:
    """Whether it begins as somebody is addressed in English, and is no street: `Mr Park Jae-hyun`, not `Dr Pham Ngoc Thach Street`."""
    words = run.words
    if run.marks or len(words) < 2 or words[0].strip(".") not in COURTESY:
        return False
    return not IN_ENGLISH.match(run.text, run.end) and not (len(words) > 2 and IN_ENGLISH.fullmatch(words[-1]))


def _from_a_nation(run: Run) -> bool:
    """`Sok Dara (Cambodia)`."""
    behind = _IN_BRACKETS.match(run.text, run.end)
    return behind is not None and behind[1].lower() in nations() and not all(SYLLABLE.match(word) for word in run.words)
