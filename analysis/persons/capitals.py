"""Names in capitals alone, by themselves or within a sentence of capitals."""

from __future__ import annotations

from analysis.persons.built import MIDDLE
from analysis.persons.runs import Run
from analysis.persons.told import NICKNAME
from analysis.persons.words import OFFICE, PERSON, PLACE, kinds, known, pairs, plain, surnames, vocabulary


def shouted(run: Run, kind: str, personal: bool) -> tuple[str, Run | None]:
    """Names in capitals alone; abbreviations, numerals and headings are none."""
    words = run.words
    if len(words) > 5 and run.marks:
        return _within_capitals(run, kind)
    if len(words) == 1:
        initial = len(words[0].strip(".")) == 1 and not run.text[run.end : run.end + 1].isdigit()
        named = kind == PERSON and (initial or NICKNAME.match(run.text, run.end))
        return (PERSON, run) if named else (OFFICE, None)
    if run.whole in known() or any(f"{a} {b}" in pairs() for a, b in zip(words, words[1:], strict=False)):
        return OFFICE, None
    marks = run.marks and not run.whole.isascii()
    sure = words[0] in surnames("sure", marks) and len(words) > 2 or len(words) > 2 and plain(words[1]) in MIDDLE
    named = words[0] in surnames(marks=marks) and (len(words) > 2 or personal or kind == PERSON) and kind not in (PLACE, OFFICE)
    return (
        (PERSON, run)
        if len(words) < 6 and (sure or named or kind == PERSON and run.marks and not vocabulary().issuperset(words))
        else (OFFICE, None)
    )


def _within_capitals(run: Run, kind: str) -> tuple[str, Run | None]:
    """The name in a sentence of capitals, behind what somebody is: `ĐỐI TƯỢNG PHẠM QUỐC HUY BỊ BẮT`."""
    words, table = run.words, kinds(True)
    for n in range(len(words) - 1):
        told = n == 0 and kind == PERSON or any(table.get(" ".join(words[max(0, n - k) : n])) == PERSON for k in (1, 2, 3))
        if told and words[n] in surnames() and f"{words[n]} {words[n + 1]}" not in pairs():
            least = n + (3 if words[n + 1] in MIDDLE else 2)
            end = next((m for m in range(least, min(n + 5, len(words))) if words[m] in vocabulary()), min(n + 4, len(words)))
            return PERSON, Run(run.text, run.spans[n][0], run.spans[end - 1][1], True, False, run.spans[n:end])
    return OFFICE, None
