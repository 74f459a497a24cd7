"""Names in capitals alone, by themselves or within a sentence of capitals."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.persons.built import MIDDLE, SYLLABLE
from analysis.persons.runs import Run
from analysis.persons.told import NATIONAL, NICKNAME
from analysis.persons.words import (
    NEITHER,
    OFFICE,
    PERSON,
    PLACE,
    common,
    kinds,
    pairs,
    plain,
    surnames,
    typed_pairs,
    vocabulary,
)

_SURE_TYPED = set("nguyen tran pham hoang huynh phan bui ngo trinh vu".split())
_LINKS = {"", "là", "tên", "tên là", "la", "ten", "ten la"}


def shouted(run: Run, kind: str, personal: bool) -> tuple[str, Run | None]:
    """Names in capitals alone; abbreviations, numerals and headings are none."""
    while len(run.words) > 2 and run.words[0] in _LINKS:
        run = run.without(1)  # (CHỒNG) LÀ
    words = run.words
    if len(words) > 5:
        named = next(within_capitals(run, kind), None)
        return (PERSON, named) if named else (OFFICE, None)
    if len(words) == 1:
        initial = len(words[0].strip(".")) == 1
        beside = words[0][-1] == "." and (kind == NEITHER or run.before[-1:] == ["nhà"])  # `cùng T. lấy`, `nhà N. thường`
        named = kind == PERSON and (initial or NICKNAME.match(run.text, run.end) or _is_alone(run)) or beside
        return (PERSON, run) if named else (OFFICE, None)
    marks = not run.whole.isascii()
    like_a_name = words[0] in _SURE_TYPED or words[1] in MIDDLE
    if not like_a_name and _are_words(words):
        return OFFICE, None
    of_somebody = kind == PERSON and len(words) > 2
    if not of_somebody and any(f"{a} {b}" in pairs() for a, b in zip(words, words[1:], strict=False)):
        return OFFICE, None
    foreign = kind not in (PLACE, OFFICE) and NATIONAL.match(run.text, run.end) is not None
    street = run.before[-1:] in (["phường"], ["xã"], ["đường"], ["phố"])
    sure = len(words) > 2 and words[0] in surnames("sure", marks) and not street
    named = words[0] in surnames(marks=marks) and (len(words) > 2 or kind == PERSON) and kind not in (PLACE, OFFICE)
    told = (kind == PERSON or foreign) and (not vocabulary().issuperset(words) or surnames("given").issuperset(words))
    return (PERSON, run) if sure or named or told else (OFFICE, None)


def _is_alone(run: Run) -> bool:
    """Whether one word in capitals stands in a sentence that is not, and may be a given name: `anh MẪN`, not `đoàn viên ƯU TÚ`."""
    word = run.words[0]
    typed_small = any(w.islower() for w in run.text[max(0, run.start - 20) : run.start].split()[-2:])
    return typed_small and word not in vocabulary() - surnames("given") and SYLLABLE.match(plain(word)) is not None


def _are_words(words: list[str]) -> bool:
    """Whether two of them, typed without marks, are a word together."""
    return any(f"{a} {b}" in typed_pairs() for a, b in zip(words, words[1:], strict=False))


def within_capitals(run: Run, kind: str) -> Iterator[Run]:
    """The names in a sentence of capitals, behind what somebody is: `ĐỐI TƯỢNG HÀ VĂN CHIẾN CÙNG VỢ LÀ LÊ THỊ ÚT BỎ TRỐN`."""
    words, behind = run.words, 0
    for n in range(len(words) - 1):
        told = _is_told(words, n, kind, run.marks)
        if told and not run.marks:
            told = surnames("given", False).issuperset(words[n + 1 : n + 3])
        if told and words[n] in surnames(marks=run.marks) - _LINKS and not _in_a_pair(words, n):
            least = n + (3 if words[n + 1] in MIDDLE or _may_be_given(words, n + 2) else 2)
            last = min(n + 4, len(words))
            behind = next((m for m in range(least, last) if words[m] in vocabulary()), last)
            yield Run(run.text, run.spans[n][0], run.spans[behind - 1][1], run.marks, False, run.spans[n:behind])


def _is_told(words: list[str], n: int, kind: str, marks: bool) -> bool:
    """Whether what somebody is stands before the word there, with or without `LÀ`, `TÊN LÀ`."""
    lead = n - next(k for k in (2, 1, 0) if k <= n and " ".join(words[n - k : n]) in _LINKS)
    told = (kinds(marks).get(" ".join(words[max(0, lead - k) : lead])) for k in (1, 2, 3))
    return lead == 0 and kind == PERSON or PERSON in told


def _in_a_pair(words: list[str], n: int) -> bool:
    """Whether it is a word together with the one before or behind it: `CON CÁI NOI THEO`."""
    return f"{words[n - 1]} {words[n]}" in pairs() or f"{words[n]} {words[n + 1]}" in pairs()


def _may_be_given(words: list[str], n: int) -> bool:
    """Whether the word there goes on with a name: it begins no clause and is no word together with the next."""
    return n < len(words) and words[n] not in common() and " ".join(words[n : n + 2]) not in pairs()
