"""A number in its sentence -> its place, or what a person must say once for the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.catalogue import places
from analysis.ingest.entities.place_lists import Where, end_of_run, run_of, where
from analysis.ingest.entities.places import nearest, place_type
from analysis.ingest.prose.cues import all_within, left, right
from analysis.ingest.prose.document import Case
from analysis.ingest.prose.phrases import BRACKETS
from analysis.ingest.prose.places_told import PlacesTold, country_code, only_says_whose

_CITY = re.compile(r"(?<!\w)(?:thành phố|tp)(?!\w)")
_LEVELS = ("country", "province", "district", "commune")
# How far after its phrase a place may stand and still be a number's.
_REACH = 40


def place_of(case: Case) -> Where:
    """The place of a number: named after it in its phrase, before it in its sentence, `toàn huyện`, or the text's."""
    told, keyed, at, bound = case.reading.places, case.keyed, case.at, case.bound
    here = [n for n in told.of(case.sentence) if not _is_aside(case, n.start)]
    beside = [n for n in here if bound.quantity.end <= n.start < max(bound.np, end_of_run(here, bound.np))]
    if beside and not right("turns_to", keyed, bound.quantity.end, beside[0].start):
        return where(run_of(keyed, here, beside[0]))
    before = [n for n in here if n.end <= at and not only_says_whose(keyed, n)]
    if level := _whole_after(case):
        of_all = _of_level(told, level, at)
        return of_all if not before or of_all.code == before[-1].code else Where(name=keyed[before[-1].start : before[-1].end], candidates=tuple(filter(None, (of_all.code, before[-1].code))))  # fmt: skip
    whole = [(start, level) for start, level, _ in levels(case, case.start, at) if not _is_aside(case, start)]
    if whole and (not before or max(whole)[0] > before[-1].start):
        return _of_level(told, max(whole)[1], at)
    if before:
        return where(run_of(keyed, here, before[-1]))
    return _of_text(case)


def _whole_after(case: Case) -> str:
    """`90 vụ của toàn huyện`: the level that stands right behind what a number counts."""
    keyed, bound = case.keyed, case.bound
    noun = bound.head.end if bound.head else bound.quantity.end
    for start, level, text in levels(case, noun, min(noun + _REACH, case.sentence.end)):
        if (
            level != "country"
            and keyed[noun:start].strip() in ("", "của", "trên", "trong")
            and re.search(r"(?<!\w)(?:toàn|cả)(?!\w)", text)
        ):
            return level
    return ""


def levels(case: Case, start: int, end: int) -> Iterator[tuple[int, str, str]]:
    """Where a span says `toàn huyện`, the level, and the words; a report of a city within a province means that by `toàn thành phố`."""
    told = case.reading.places
    code = told.topic or told.place or told.first
    while code and places()[code].level == "commune":
        code = places()[code].parent
    city = bool(code) and places()[code].level == "district" and place_type(places()[code].name.vi) == "thành phố"
    for level in _LEVELS:
        for m in all_within(f"whole_{level}", case.keyed, start, end):
            yield m.start, "district" if city and _CITY.search(m.text) else level, m.text


def _of_text(case: Case) -> Where:
    """The place that the text goes on about, that of its head, or the first it names."""
    told = case.reading.places
    code = told.topic or told.place or told.first
    if code and places()[code].level != "commune" and left("some_commune", case.keyed, case.start, case.at):
        # "Công an xã bắt 6 đối tượng": not those of the district, but of the commune whose figures stand right before, if there is one
        before = {place for _, place in case.reading.memory.read if place}
        communes = {place for place in before if places()[place].level == "commune"}
        return Where(code=communes.pop()) if len(before) == len(communes) == 1 else Where()
    if told.unknown and not told.topic:
        return where([told.unknown])
    return Where(code=code) if told.topic else _of_document(told, code)


def _of_document(told: PlacesTold, code: str = "") -> Where:
    """A place, or, where head, title and command leave it open, what a person must say once for the document."""
    if told.place or not (told.choices or told.head.name):
        return Where(code=code)
    near = () if told.choices else tuple(nearest(told.head.name))
    return Where(name=told.head.name, candidates=told.choices, nearest=near, document=True)


def _is_aside(case: Case, start: int) -> bool:
    """Whether a place stands in brackets that close before the number, behind another number, which was counted there (`02 câu lạc bộ (xã Yên Viên, thị trấn Trâu Quỳ), họp 1 buổi/tháng`),
    or as one of a list (`các huyện giáp ranh (Đông Anh, Văn Giang) trao đổi 128 tin`)."""
    brackets = [m.span() for m in BRACKETS.finditer(case.keyed, case.start, case.at)]
    return any(a < start < b and (re.search(r"\d", case.keyed[case.start : a]) or "," in case.keyed[a:b]) for a, b in brackets)


def _of_level(told: PlacesTold, level: str, at: int) -> Where:
    """`toàn huyện`: the place of that level above (or at) the one the text is about."""
    if level == "country":
        return Where(code=country_code())
    named = [n.code for n in told.named if n.code and n.end <= at] if level == "commune" else []
    for code in (told.topic, *named[-1:], told.place, told.first):
        while code and places()[code].level != level:
            code = places()[code].parent
        if code:
            return Where(code=code)
    return _of_document(told)
