"""A number in its sentence -> its place and its period, or what a person must say once for the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from analysis.catalogue import indicators, places
from analysis.ingest.entities.number_words import DIGITS
from analysis.ingest.entities.periods import Period, Said
from analysis.ingest.entities.place_lists import Where, end_of_run, run_of, where
from analysis.ingest.entities.place_validity import standing, standing_partly
from analysis.ingest.entities.places import Named, nearest, place_type, units_of
from analysis.ingest.findings import reasons
from analysis.ingest.findings.finding import Finding
from analysis.ingest.prose.context import Setting, country_code
from analysis.ingest.prose.cues import all_within, fills, left, right
from analysis.ingest.prose.document import Case
from analysis.ingest.prose.place_roles import is_of_people, only_says_whose, resides
from analysis.language import Text

_BEGINS = re.compile(r"(?:^|[;:.,(]|(?<!\w)(?:và|còn|riêng|cả|lũy kế|luỹ kế))\s*$")
_CITY = re.compile(r"(?<!\w)(?:thành phố|tp)(?!\w)")
_LEVELS = ("country", "province", "district", "commune")
_FUTURE = Text("kỳ sau kỳ của báo cáo: hãy kiểm tra", "a period after that of the report: please check")
_NOT_ALL = Text("khác số đơn vị của danh mục địa bàn: hãy kiểm tra", "not the number of units in the register: please check")
# How far after its phrase a place may stand and still be a number's.
_REACH = 40


def place_of(case: Case) -> Where:
    """The place of a number: named after it in its phrase, before it in its sentence, `toàn huyện`, or the text's."""
    setting, keyed, at, bound = case.reading.setting, case.keyed, case.at, case.bound
    here = [n for n in setting.of(case.sentence) if not (is_of_people(bound) and resides(keyed, n))]
    here = [n for n in here if not _in_dashes(setting, n.start, at)]
    beside = [n for n in here if bound.quantity.end <= n.start < max(bound.np, end_of_run(here, bound.np))]
    if beside and not right("turns_to", keyed, bound.quantity.end, beside[0].start):
        return where(run_of(keyed, here, beside[0]))
    here = [n for n in here if not _in_brackets(case, n.start)]
    before = [n for n in here if n.end <= at and not only_says_whose(keyed, n)]
    if level := _whole_after(case):
        of_all = _of_level(setting, level, at)
        return of_all if not before or of_all.code == before[-1].code else Where(name=keyed[before[-1].start : before[-1].end], candidates=tuple(filter(None, (of_all.code, before[-1].code))))  # fmt: skip
    whole = [(start, level) for start, level, _ in _levels(case, case.start, at)]
    whole = [(start, level) for start, level in whole if not (_in_dashes(setting, start, at) or _in_brackets(case, start))]
    if whole and (not before or max(whole)[0] > before[-1].start):
        return _of_level(setting, max(whole)[1], at)
    if before:
        return where(run_of(keyed, here, before[-1]))
    return _named_after(case, here) or _of_text(case)


def _whole_after(case: Case) -> str:
    """`90 vụ của toàn huyện`: the level that stands right behind what a number counts."""
    keyed, bound = case.keyed, case.bound
    noun = bound.head.end if bound.head else bound.quantity.end
    for start, level, text in _levels(case, noun, min(noun + _REACH, case.sentence.end)):
        if (
            level != "country"
            and keyed[noun:start].strip() in ("", "của", "trên", "trong")
            and re.search(r"(?<!\w)(?:toàn|cả)(?!\w)", text)
        ):
            return level
    return ""


def _levels(case: Case, start: int, end: int) -> Iterator[tuple[int, str, str]]:
    """Where a span says `toàn huyện`, the level and the words; a report of a city within a province means that by `toàn thành phố`."""
    setting = case.reading.setting
    code = setting.topic or setting.place or setting.first
    while code and places()[code].level == "commune":
        code = places()[code].parent
    city = bool(code) and places()[code].level == "district" and place_type(places()[code].name.vi) == "thành phố"
    for level in _LEVELS:
        for m in all_within(f"whole_{level}", case.keyed, start, end):
            yield m.start, "district" if city and _CITY.search(m.text) else level, m.text


def _named_after(case: Case, here: list[Named]) -> Where | None:
    """A place named soon after the phrase of a number, with no number of its own."""
    keyed, bound = case.keyed, case.bound
    after = [n for n in here if n.start >= bound.quantity.end and not only_says_whose(keyed, n) and n.start - bound.np < _REACH]
    after = [n for n in after if not right("own_number", keyed, n.end)]
    if after and not re.search(r"\d", keyed[bound.np : after[0].start]) and after[0].code:
        return where(run_of(keyed, here, after[0]))
    return None


def _of_text(case: Case) -> Where:
    """The place that the text goes on about, that of its head, or the first it names."""
    setting = case.reading.setting
    code = setting.topic or setting.place or setting.first
    if code and places()[code].level != "commune" and left("some_commune", case.keyed, case.start, case.at):
        # "Công an xã bắt 6 đối tượng": not those of the district, but of the commune whose figures stand right before, if there is one
        before = {place for _, place in case.reading.memory.read if place}
        communes = {place for place in before if places()[place].level == "commune"}
        return Where(code=communes.pop()) if len(before) == len(communes) == 1 else Where()
    if setting.unknown and not setting.topic:
        return where([setting.unknown])
    return Where(code=code) if setting.topic or not _is_open(setting) else _of_document(setting)


def _is_open(setting: Setting) -> bool:
    """Whether the head of the document leaves open of what place it is."""
    return not setting.place and bool(setting.choices or setting.head.name)


def _of_document(setting: Setting) -> Where:
    """What a person must say once for the document: one of the places that its head, title and the command name."""
    near = () if setting.choices else tuple(nearest(setting.head.name))
    return Where(name=setting.head.name, candidates=setting.choices, nearest=near, document=True)


def _in_brackets(case: Case, start: int) -> bool:
    """`02 câu lạc bộ (xã Yên Viên, thị trấn Trâu Quỳ), họp 1 buổi/tháng`: where the number before the brackets was counted."""
    closed = [a for a, b in case.reading.setting.brackets if a < start < b <= case.at]
    return bool(closed) and bool(re.search(r"\d", case.keyed[case.start : closed[0]]))


def _in_dashes(setting: Setting, start: int, number: int) -> bool:
    """`Lệ Chi – xã phía đông của huyện, giáp Bắc Ninh – đã ...`: an aside between dashes, where the number is not in it."""
    return any(a <= start < b <= number for a, b in setting.dashes)


def _of_level(setting: Setting, level: str, at: int) -> Where:
    """`toàn huyện`: the place of that level above (or at) the one the text is about."""
    if level == "country":
        return Where(code=country_code())
    named = [n.code for n in setting.named if n.code and n.end <= at] if level == "commune" else []
    for start in (setting.topic, *named[-1:], setting.place, setting.first):
        code = start
        while code and places()[code].level != level:
            code = places()[code].parent
        if code:
            return Where(code=code)
    return _of_document(setting) if _is_open(setting) else Where()


def period_of(case: Case) -> Period | None:
    """The period of a number: its own, the nearest before it in its sentence, one after it in its clause, or the text's."""
    setting, keyed, at, bound, stock = case.reading.setting, case.keyed, case.at, case.bound, case.is_stock()
    here = [s for s in setting.said if case.start <= s.start < case.sentence.end and not setting.is_in_passing(s, at)]
    own = next((s for s in here if s.start >= bound.after and fills("of_its_own", keyed, bound.after, s.start)), None)
    if own:
        return _closed(own.period, setting.period, stock)  # "tăng từ 12 vụ năm 2017 lên 17 vụ năm 2018"
    before = [s for s in here if s.end <= at and not setting.is_compared(s, case.sentence)]
    if running := _cumulative(case, before):
        return running
    if before and setting.period and all_within("now", keyed, before[-1].end, at):
        return _closed(setting.period, setting.period, stock)  # "ra đời năm 2011 với 25 hội viên, nay có 48 hội viên"
    if (
        before
        and setting.holds
        and fills("to_second", keyed, before[-1].end, at)
        and left("fallen_from", keyed, case.start, before[-1].start)
    ):
        return _closed(setting.holds, setting.period, stock)  # "giảm từ 14 vụ năm 2018 xuống còn 10 vụ"
    if before:
        return _closed(before[-1].period, setting.period, stock)
    after = [s for s in here if s.start >= bound.quantity.end and not setting.is_compared(s, case.sentence)]
    after = [
        s for s in after if not (bound.following and bound.np < s.start and fills("leads_on", keyed, s.end, bound.following))
    ]
    if after and not re.search(r"[;:]", keyed[bound.quantity.end : after[0].start]):
        return _closed(after[0].period, setting.period, stock)
    return _closed(setting.holds, setting.period, stock) if setting.holds else None


def _cumulative(case: Case, before: list[Said]) -> Period | None:
    """`lũy kế 11 tháng là 84 người`, `(lũy kế từ đầu năm: 17 người)`: from the new year to the end of the period of the text."""
    cue = left("cumulative", case.keyed, case.start, case.at)
    if cue is None:
        return _months_so_far(case, before)
    if any(s.end > cue.start and s.period.start for s in before):
        return None  # it says from when
    if case.reading.setting.head.running and "đầu năm" not in case.keyed[cue.start : case.at]:
        return case.reading.setting.head.running
    last = before[-1].period if before else case.reading.setting.holds
    if last is None or last.end is None:
        return None
    return Period(last.end.replace(month=1, day=1), last.end) if last.start is None or last.start.year == last.end.year else last


def _months_so_far(case: Case, before: list[Said]) -> Period | None:
    """`quý III phát hiện 02 vụ; 9 tháng phát hiện 07 vụ`: of the year, where the period of the text ends with that month."""
    holds, told = case.reading.setting.holds, all_within("months_so_far", case.keyed, case.start, case.at)
    if (
        not told
        or not _BEGINS.search(case.keyed[case.start : told[-1].start])
        or ";" in case.keyed[told[-1].end : case.at]
        or not holds
        or not holds.start
        or not holds.end
        or any(s.end > told[-1].start for s in before)
    ):
        return None
    number = told[-1].text.split()[0]
    months = int(number) if number.isdigit() else DIGITS.get(number)
    whole = holds.start.month > 1 and months == holds.end.month and (holds.end + timedelta(days=1)).day == 1
    return Period(holds.end.replace(month=1, day=1), holds.end) if whole else None


def _closed(period: Period, given: Period | None, stock: bool) -> Period:
    """An open start or end is closed by the period of the text where that is known; what stands since a day stood on it."""
    if stock and period.end and period.start in (None, period.end):
        return Period(period.end, period.end)  # what stood on a day that is told
    last = stock and given and given.start and given.end == period.end
    if (
        last
        and timedelta(0) <= given.end - (period.start or period.end) <= timedelta(31)
        and (period.start or given.end) >= given.start
    ):
        return given  # what stood on the last day, or in the last month, of the report's period
    if period.start is None:
        return Period(period.end, period.end)
    if period.end is None and stock and (given is None or (period.start.month, period.start.day) != (1, 1)):
        return Period(period.start, period.start)
    if period.end is None and given and given.end and given.end >= period.start:
        return Period(period.start, given.end)
    return period


def placed(case: Case, row: Finding) -> Finding:
    """The finding with its place and period; queued where the place is ambiguous, unknown or not stated."""
    setting, period = case.reading.setting, period_of(case)
    later = period and period.start and setting.period and setting.period.end and period.start > setting.period.end
    if later and row.indicator != "target_reduction_pct":
        return replace(row, start=period.start, end=period.end).queue(_FUTURE, kind="period")
    row = replace(row, start=period.start, end=period.end) if period else replace(row, clock="period_not_stated")
    place = place_of(case)
    if place.note and indicators()[row.indicator].kind == "count" and row.unit in ("cases", "persons"):
        return row.queue(reasons.OF_SEVERAL, *place.note.removeprefix("places: ").split(";"), kind="place")
    if place.code and period and period.end and not (stood := standing((place.code,), period.start, period.end)):
        name, options = places()[place.code].name.vi, standing_partly((place.code,), period.start, period.end)
        return row.queue(reasons.not_throughout(name), *options, kind="place")
    if place.code:
        place = replace(place, code=stood[0]) if period and period.end else place
        wide = row.indicator.startswith("units_") and places()[place.code].level == "commune"
        row = replace(row, place=places()[place.code].parent if wide else place.code, note=place.note)
        known = units_of(row.place, period and (period.end or period.start)) if row.indicator == "units_total" else None
        return row.queue(_NOT_ALL, str(known)) if known and row.value != known else row
    if place.document:
        why = reasons.of_document(place.name) if place.candidates else reasons.unknown_document(place.name)
        row = row if place.candidates else replace(row, lacks=(("place", place.name),))
        return row.queue(why, *place.candidates, *place.nearest, kind="place")
    if place.candidates:
        return row.queue(reasons.ambiguous_place(place.name), *place.candidates, kind="place")
    if place.name and not place.nearest and setting.place:
        return row.aside(reasons.elsewhere(place.name), "other_place")
    row = replace(row, lacks=(("place", place.name),)) if place.name else row
    return row.queue(reasons.unknown_place(place.name) if place.name else reasons.NO_PLACE, *place.nearest, kind="place")
