"""The given names of those named, where they stand alone elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.persons.built import SYLLABLE
from analysis.persons.lists import BETWEEN
from analysis.persons.runs import Run
from analysis.persons.told import COUNTED, DID, MAY, NICKNAME, behind
from analysis.persons.words import PERSON, PLACE, kinds, known, nations, pairs, plain, vocabulary

_BEFORE_MEMBERS = {";", ",", ":", "-", "–", "•"}
_JOINING = set("và hoặc hay hợp là".split())
_NETWORKS = {"facebook", "zalo", "tiktok", "fanpage"}


def again(text: str, named: list[str], left: list[tuple[str, Run]]) -> Iterator[tuple[int, int]]:
    """Given names of those named that stand alone elsewhere; not where a place, a word or an office is meant."""
    given = set()
    for name in named:
        words = re.sub(r"\W*[\"“].*", "", name).split()
        given |= {word.lower() for word in words if len(word) > 2 and not SYLLABLE.match(plain(word.lower()))}
        if words[-1][1:].islower():
            given |= {words[-1].lower(), " ".join(words[-2:]).lower()}
    last = -1  # where the one before ends
    for kind, run in left:
        words = run.words
        if last >= 0 and run.whole in given and BETWEEN.fullmatch(text, last, run.start):
            yield run.start, (last := run.end)
            continue
        if _NETWORKS & set(words):  # a page called by somebody's given name
            pages = (n for n in range(1, len(words) - 1) if " ".join(words[n : n + 2]) in given)
            yield from ((run.spans[n][0], run.end) for n in pages)
        apart = text[run.start - 1 : run.start] in '(“"'  # `(Vịnh "đen")`
        if run.whole in given and _begins_a_sentence(run) and not run.told[0]:
            yield run.start, (last := run.end)
            continue
        if run.whole not in given or run.told[0] == PLACE and not apart or kind == PLACE and run.whole in known():
            continue
        acts, may = behind(DID, run), behind(MAY, run)
        if run.whole == "may" and run.told[0] != PERSON and (not (acts or may) or COUNTED.match(text, run.end)):
            continue  # the month, no Lo Thi May
        word = f"{run.words[-1]} {run.next}" in pairs()
        begins = run.begins and run.whole in vocabulary() and text[: run.start].rstrip()[-1:] not in _BEFORE_MEMBERS
        if (
            acts
            or NICKNAME.match(text, run.end)
            or not word
            and (may or not begins and (run.whole not in kinds(True) or not run.next))
        ):
            yield run.start, (last := run.end)


def _begins_a_sentence(run: Run) -> bool:
    """Whether a nation begins a sentence or clause with a small word behind it, or a town does what only somebody does: `Đức khai nhận`,
    where a Đức is named; not `Đức và Pháp`, `Thái Bình`, `Việt - Đức`, `Huế có 12 vụ`."""
    led = run.begins or run.text[: run.start].rstrip()[-1:] in (",", ";")
    small = bool(run.next) and run.next not in _JOINING and run.text[run.end + 1].islower()
    return (
        len(run.words) == 1
        and led
        and small
        and (run.whole in nations() - {"trung"} or run.whole in known() and behind(DID, run))
    )
