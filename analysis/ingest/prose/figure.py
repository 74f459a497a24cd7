"""One number of a sentence to a row: what it counts, which indicator that is, whether it is a level or a change."""

from __future__ import annotations

from dataclasses import replace

from analysis.catalogue import indicators, places
from analysis.ingest.entities.indicators import Chosen, choose, nearest_to
from analysis.ingest.entities.lexicon_matches import Hit
from analysis.ingest.entities.numbers import is_printed_whole, is_whole
from analysis.ingest.entities.quantities import Quantity
from analysis.ingest.findings import reasons
from analysis.ingest.findings.finding import USED, Finding
from analysis.ingest.prose import changes
from analysis.ingest.prose.attachment import Bound
from analysis.ingest.prose.carryover import is_act, said
from analysis.ingest.prose.counted_noun import classes_of, is_label
from analysis.ingest.prose.differences import difference_of, is_fall
from analysis.ingest.prose.document import Reading, finding
from analysis.ingest.prose.doubts import examined
from analysis.ingest.prose.group_counts import describes, is_all, is_of_another, says_where_else, units_of
from analysis.ingest.text.sentences import Sentence
from analysis.language import Text

_FUTURE = Text("kỳ sau kỳ của báo cáo: hãy kiểm tra", "a period after that of the report: please check")
_NOT_ALL = Text("khác số đơn vị của danh mục địa bàn: hãy kiểm tra", "not the number of units in the register: please check")


def placed(reading: Reading, sentence: Sentence, bound: Bound, row: Finding) -> Finding:
    """The finding with its place and period; queued where the place is ambiguous, unknown or not stated."""
    period = reading.setting.period_of(bound, sentence)
    given = reading.setting.period
    if period and period.start and given and given.end and period.start > given.end and row.indicator != "target_reduction_pct":
        return replace(row, start=period.start, end=period.end).queue(_FUTURE, kind="period")
    row = replace(row, start=period.start, end=period.end) if period else replace(row, clock="period_not_stated")
    place = reading.setting.place_of(bound, sentence, period)
    if place.note and indicators()[row.indicator].kind == "count" and row.unit in ("cases", "persons"):
        return row.queue(reasons.OF_SEVERAL, *place.note.removeprefix("places: ").split(";"), kind="place")
    if place.code:
        wide = row.indicator.startswith("units_") and places()[place.code].level == "commune"
        code = places()[place.code].parent if wide else place.code
        known = units_of(code, period) if row.indicator == "units_total" else None
        if known and row.value != known:
            return replace(row, place=code).queue(_NOT_ALL, str(known))
        return replace(row, place=code, note=place.note)
    if place.document:
        why = reasons.of_document(place.name) if place.candidates else reasons.unknown_document(place.name)
        return row.queue(why, *place.candidates, *place.nearest, kind="place")
    if place.candidates:
        return row.queue(reasons.ambiguous_place(place.name), *place.candidates, kind="place")
    if place.name and not place.nearest and reading.setting.place:
        return row.aside(reasons.elsewhere(place.name), "other_place")
    return row.queue(reasons.unknown_place(place.name) if place.name else reasons.NO_PLACE, *place.nearest, kind="place")


def valued(row: Finding, quantity: Quantity, *, undecided: bool) -> Finding:
    """A count must be whole: that decides between two readings, unless the document mixes formats."""
    whole = [value for value in quantity.alternatives if (is_whole if quantity.scaled else is_printed_whole)(value)]
    if undecided and len(whole) == 1 and indicators()[row.indicator].kind in ("count", "stock") and row.unit != "km2":
        bound = {"at_least": {"low": whole[0]}, "at_most": {"high": whole[0]}}.get(quantity.quantifier, {"value": whole[0]})
        return replace(row, **bound)
    if quantity.alternatives:
        return row.queue(reasons.FORMAT, *map(str, quantity.alternatives), kind="format") if row.status == USED else row
    kind = indicators()[row.indicator].kind
    numbers = [n for n in (row.value, row.low, row.high) if n is not None]
    if kind in ("count", "stock") and row.unit not in ("km2", "percent") and not all(map(is_whole, numbers)):
        return row.queue(reasons.NOT_WHOLE, kind="format") if row.status == USED else row
    return row


# Heads whose own topic decides what they count: a theft is no drug case. A club or a model is counted whatever it is about.
NARROWED = frozenset({"case", "matter", "incident", "person", "user", "defendant", "accused", "percent"})
# Of these a numerator is what was solved or resolved.
_SOLVABLE = frozenset({"case", "matter", "tip", "report"})
# What happens in a time, unlike what stands at a date.
_HAPPENING = frozenset({"case", "matter", "incident", "person", "defendant", "accused", "session", "attendance", "tip"})
UNNAMED = "unnamed"


def row_of(reading: Reading, sentence: Sentence, bound: Bound, hits: list[Hit], past) -> tuple[Finding, Chosen | None]:
    """The row of a number, and the indicator that later numbers may take over from it."""
    quantity = bound.quantity
    blank = finding(reading, sentence, quantity)
    classes = frozenset({"percent"}) if quantity.percent else classes_of(reading.words, bound)
    elided = not classes and bool(past) and is_label(reading.words, bound)  # "số cai nghiện bắt buộc là 36, tự nguyện là 12"
    classes = past[-1][0].classes if elided else classes
    bound.classes = classes
    lists = bool(past) and reading.setting.lists(past[-1][0].np, quantity.start)
    if not classes and not (lists and past[-1][1]):
        return blank.aside(reasons.NO_NOUN, "no_noun"), None
    if (
        quantity.spelled
        and quantity.value == 1
        and bound.head
        and bound.following is not None
        and not reading.keyed[bound.head.end : bound.following].strip()
    ):
        return blank.aside(reasons.NO_INDICATOR, "no_indicator"), None  # "một nhóm 15 đối tượng": a group, not a count of groups
    change = changes.kind_of(reading.keyed, bound, sentence.start)
    if change is None and past and changes.goes_on(reading.keyed, past[-1][0], bound):
        change = reasons.CHANGE
    if change is None and reading.setting.aimed and not changes.is_done(reading.keyed, sentence.start, bound.quantity.start):
        change = reasons.TARGET
    bound.changed = change is reasons.CHANGE
    per = "" if "percent" in classes else changes.rate_of(reading.keyed, bound) or _rate_before(reading, bound, classes, past)
    bound.per = per
    chosen = _chosen(reading, sentence, bound, hits, past, per=per, elided=elided)
    if change is reasons.CHANGE and (row := _change(reading, sentence, bound, hits, blank, past)):
        return row, None
    if change:
        return replace(blank, indicator="").aside(change, "change"), chosen if change is not reasons.OTHER_PERIOD or _is_stock(
            chosen
        ) else None
    if chosen is None:
        return _offered(reading, bound, blank, per), None
    row = placed(
        reading,
        sentence,
        bound,
        replace(blank, status=USED, indicator=chosen.indicator, unit=indicators()[chosen.indicator].unit),
    )
    row = examined(reading, sentence, bound, chosen, row, past)
    listed = bound.listed and bool(past) and past[-1][1] is not None
    if row.status == USED and not listed and not {c for c in chosen.consumed if not is_act(c)} <= bound.beside:
        row = replace(row, kind=UNNAMED)
    if chosen.tied and row.status == USED:
        row = row.queue(reasons.TIED, chosen.indicator, *chosen.tied)
    row = valued(row, quantity, undecided=not reading.written.why)
    undated = row.status == USED and row.start is None and row.end is None and indicators()[row.indicator].kind == "count"
    return row.queue(reasons.NO_PERIOD, kind="period") if undated else row, chosen


def _offered(reading: Reading, bound: Bound, blank: Finding, per: str) -> Finding:
    """A number that no indicator counts: asked about with the nearest ones, or set aside where nothing near names one."""
    if per:
        return blank.aside(reasons.rate(per), "no_indicator")
    near = nearest_to(bound.surroundings, bound.classes)
    if not near or bound.quantity.part or bound.quantity.percent:
        return replace(blank.aside(reasons.NO_INDICATOR, "no_indicator"), alternatives=near)
    counted = (
        reading.source.text[bound.quantity.end : bound.np].strip(" ,.;:()")
        or reading.source.text[bound.clause : bound.np].strip()
    )
    return blank.queue(reasons.no_such_indicator(" ".join(counted.split()[:9])), *near, kind="no_indicator")


def _chosen(
    reading: Reading, sentence: Sentence, bound: Bound, hits: list[Hit], past, *, per: str, elided: bool
) -> Chosen | None:
    """The indicator of a number: the sense that its words fit best, unless what stands around it forbids that sense."""
    quantity, classes = bound.quantity, bound.classes
    narrow = _narrowing(bound, hits) | bound.shared if classes & NARROWED else frozenset()
    chosen = choose(bound.surroundings, classes, said(reading, sentence, bound, past), per=per, narrow=narrow)
    bracketed = reading.keyed[: quantity.start].rstrip().endswith("(")  # "giảm 18 vụ (112/130 vụ)": this year and the last
    if elided and chosen and not chosen.consumed & bound.beside:
        chosen = None
    if quantity.part == "numerator" and classes & _SOLVABLE and chosen and "solve" not in chosen.consumed and not bracketed:
        chosen = None  # "73/74 vụ rất nghiêm trọng": the 73 are not the cases
    if quantity.part == "denominator" and chosen is None:
        chosen = changes.whole_of(past[-1][1] if past else None)
    if past and past[-1][1] and past[-1][1].indicator == "gangs_dismantled" and bound.listed and "person" in classes:
        chosen = Chosen("gang_members", (), past[-1][1].consumed)  # "3 ổ nhóm với 14 đối tượng"
    if chosen and "_members_" in chosen.indicator and is_of_another(reading, sentence, bound, past, chosen):
        chosen = None
    if chosen and says_where_else(reading, bound, chosen):
        chosen = None
    if chosen is None and "commune" in classes and is_all(reading, sentence, bound):
        chosen = Chosen("units_total")
    if chosen is None and bound.listed and "commune" in classes and describes(reading, bound, hits, past[-1][0]):
        chosen = Chosen("units_total")
    if chosen is None and past and past[-1][1] and (not classes or changes.continues(reading.keyed, past[-1][0], bound)):
        chosen = past[-1][1]
    return chosen


def _is_stock(chosen: Chosen | None) -> bool:
    return chosen is not None and indicators()[chosen.indicator].kind == "stock"


def _rate_before(reading: Reading, bound: Bound, classes: frozenset[str], past: list[tuple[Bound, Chosen | None]]) -> str:
    """`mỗi năm khám phá 80 đến 90 vụ, khởi tố 120 đến 150 bị can`: what happens is so of the whole list; what stands is not."""
    last = past[-1][0] if past and classes & _HAPPENING else None
    if last is None or not last.per or ";" in reading.keyed[last.np : bound.quantity.start]:
        return ""
    return "" if any(last.np <= s.start < bound.quantity.start for s in reading.setting.said) else last.per


def _change(
    reading: Reading, sentence: Sentence, bound: Bound, hits: list[Hit], blank: Finding, past: list[tuple[Bound, Chosen | None]]
) -> Finding | None:
    """A change as its own indicator, with its sign, where the catalogue has one and the text says against what; or a goal."""
    found = difference_of(reading, sentence, bound, hits, past)
    if changes.is_goal(reading.keyed, bound, sentence.start):
        if not bound.quantity.percent or not bound.of or not is_fall(reading.keyed, bound, sentence.start):
            return None
        goal = replace(blank, status=USED, indicator="target_reduction_pct", unit=indicators()["target_reduction_pct"].unit)
        dated = any(sentence.start <= s.start < sentence.end for s in reading.setting.said)
        goal = placed(reading, sentence, bound, goal)
        return goal if dated or goal.status != USED else goal.queue(reasons.NO_PERIOD, kind="period")
    if found is None:
        return None
    row = replace(
        blank, status=USED, indicator=found.indicator, unit=indicators()[found.indicator].unit, comparison=found.against
    )
    if found.sign < 0:
        turned = {"at_least": "at_most", "at_most": "at_least"}.get(row.quantifier, row.quantifier)
        row = replace(row, value=_minus(row.value), low=_minus(row.high), high=_minus(row.low), quantifier=turned)
    return placed(reading, sentence, bound, row)


def _minus(value):
    return None if value is None else -value


def _narrowing(bound: Bound, hits: list[Hit]) -> frozenset[str]:
    """The topics in the number's own noun phrase, after the counted noun itself."""
    floor = bound.head.end if bound.head else bound.quantity.end
    return frozenset(h.concept for h in hits if h.kind == "topic" and bound.quantity.end <= h.start < bound.np and h.end > floor)
