"""Persons called as streets and communes are, and places that a count behind them tells from persons."""

from __future__ import annotations

import re

from analysis.persons.before import KIN, heads
from analysis.persons.built import is_built
from analysis.persons.runs import CAPITAL, RUN, Run
from analysis.persons.told import COUNTED, DONE_TO, NO_STREET, behind
from analysis.persons.words import OFFICE, PERSON, PLACE, WHERE, borne, kinds, known, surnames

_OF_HEROES = {"liệt sĩ", "liệt sỹ", "đại tướng"}
_LIVES = {"trú", "ngụ"}
_NUMBER = re.compile(r"[,;:(–-]\s*(?:số\s+)?(\d+)[A-Z]?(?:/\d+[A-Z]?)* $")
_BEHIND_STREET = re.compile(
    rf"\s*,\s*(?:(?i:phường|quận|xã|huyện|thị\s+(?:xã|trấn)|thành\s+phố|tp\.?|[pq]\.)\s|(?P<name>{CAPITAL}\w+(?: {CAPITAL}\w+)*))"
)
_DISTRICTS = {"huyện", "tỉnh"}  # none is called after a street's hero
_NO_COUNT = re.compile(r"(?<!\d )(?:đối tượng|bị can|bị cáo|nghi phạm|suspects?|defendants?)(?!\w)", re.IGNORECASE)
_PARTED = re.compile(
    r"(?<!\w)(?:huyện|xã|phường|quận|thôn|xóm|ấp|bản|thị trấn|thị xã|tỉnh|districts?|communes?|wards?|villages?)(?!\w)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?](?=\s)|\n")
_SURE_WITHOUT_MARKS = {"nguyen", "tran", "pham"}  # Do Luong, Le Thuy, Vu Quang are districts


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


def is_a_street(run: Run) -> bool:
    """Whether a house's number stands before it behind a comma, and a place behind it: `, 99 Nguyễn Tuân, Thanh Xuân`; not in a numbered list."""
    house = _NUMBER.search(run.text, max(0, run.start - 20), run.start)
    place = _BEHIND_STREET.match(run.text, run.end)
    if not house or not place or place["name"] and place["name"].lower() not in known():
        return False
    beside = run.text[max(0, run.start - 300) : run.end + 300]
    return not any(re.search(rf"(?<!\w){int(house[1]) + n}[.)]? {CAPITAL}", beside) for n in (-1, 1))


def names_a_place(run: Run) -> bool:
    """Whether `tên` and a word of places stand before it: `con đường mang tên`, `chiến dịch mang tên`."""
    if not run.told[1].endswith("tên"):
        return False
    pairs_before = [" ".join(two) for two in zip(run.before, run.before[1:], strict=False)]
    return PLACE in map(kinds(run.marks).get, [*run.before, *pairs_before])


def is_counted(run: Run, chained: str) -> bool:
    """Whether it is a place by the count behind it, among other places or counts of its sentence: `Quỳnh Lưu 12 vụ, Tương Dương 7 vụ`."""
    words, text = run.words, run.text
    if not 2 <= len(words) <= 3 or not COUNTED.match(text, run.end) or run.told[0] == PERSON or chained == PERSON:
        return False
    if is_built(words) or words[0] in (surnames("sure") if run.marks else _SURE_WITHOUT_MARKS) | KIN:
        return False
    begin = max((end.end() for end in _ENDS.finditer(text, 0, run.start)), default=0)
    end = _ENDS.search(text, run.end)
    sentence = text[begin : end.start() if end else len(text)]
    if _NO_COUNT.search(text, begin, run.start):
        return False
    others = [one for one in RUN.finditer(sentence) if begin + one.start() != run.start and " " in one[0]]
    return (
        bool(_PARTED.search(sentence))
        or len(COUNTED.findall(sentence)) > 1
        or any(COUNTED.match(sentence, one.end()) for one in others)
    )
