"""One number of a sentence -> its row: level, indicator, place and period, parts, doubts, value, step by step."""

from __future__ import annotations

from dataclasses import replace

from analysis.catalogue import indicators, places
from analysis.ingest.entities.indicators import Chosen, choose, nearest_to
from analysis.ingest.entities.lexicon_matches import Hit
from analysis.ingest.entities.numbers import is_printed_whole, is_whole
from analysis.ingest.entities.quantities import Quantity
from analysis.ingest.findings import reasons
from analysis.ingest.findings.finding import USED, Finding
from analysis.ingest.prose import conditions  # noqa: F401  the conditions of the rules
from analysis.ingest.prose.carryover import Past, is_act, said
from analysis.ingest.prose.change_figures import GOAL, change_of
from analysis.ingest.prose.communes import describes, is_all, units_of
from analysis.ingest.prose.counted_noun import classes_of, is_label
from analysis.ingest.prose.cues import all_within, left
from analysis.ingest.prose.document import Reading, finding
from analysis.ingest.prose.level import continues, level_of, rate_of
from analysis.ingest.prose.phrases import Bound
from analysis.ingest.prose.rules import Case, first, reason_of
from analysis.ingest.prose.where_and_when import period_of, place_of
from analysis.ingest.text.sentences import Sentence
from analysis.language import Text

# Heads whose own topic decides what they count: a theft is no drug case. A club or a model is counted whatever it is about.
_NARROWED = frozenset({"case", "matter", "incident", "person", "user", "defendant", "accused", "percent"})
# Of these a numerator is what was solved or resolved.
_SOLVABLE = frozenset({"case", "matter", "tip", "report"})
_PEOPLE = frozenset({"person", "user", "member", "attendance"})
UNNAMED = "unnamed"
_FUTURE = Text("kỳ sau kỳ của báo cáo: hãy kiểm tra", "a period after that of the report: please check")
_NOT_ALL = Text("khác số đơn vị của danh mục địa bàn: hãy kiểm tra", "not the number of units in the register: please check")


def row_of(reading: Reading, sentence: Sentence, bound: Bound, hits: list[Hit], past: Past) -> tuple[Finding, Chosen | None]:
    """The row of a number, and the indicator that later numbers may take over from it."""
    blank = finding(reading, sentence, bound.quantity)
    elided = _count(reading, bound, past)  # "số cai nghiện bắt buộc là 36, tự nguyện là 12"
    lists = bool(past) and reading.setting.lists(past[-1][0].np, bound.quantity.start)
    if not bound.classes and not (lists and past[-1][1]):
        return blank.aside(reasons.NO_NOUN, "no_noun"), None
    if _is_an_article(reading, bound):
        return blank.aside(reasons.NO_INDICATOR, "no_indicator"), None
    case = Case(reading.keyed, sentence.start, sentence.end, bound, fired=reading.fired)
    level = level_of(case, past)
    why = reason_of(level) if level else None
    if why is None and reading.setting.aimed and not all_within("done", reading.keyed, sentence.start, bound.quantity.start):
        why = reasons.TARGET
    bound.changed = why is reasons.CHANGE
    bound.per = rate_of(reading, sentence, bound, past)
    chosen = _chosen(reading, sentence, bound, hits, past, elided=elided)
    if bound.changed and (row := change_of(reading, sentence, bound, hits, blank, past)):
        return _change(reading, sentence, bound, row), None
    if why:
        lasting = why is not reasons.OTHER_PERIOD or chosen is not None and indicators()[chosen.indicator].kind == "stock"
        return _not_a_level(blank, level, why, chosen), chosen if lasting else None
    if chosen is None:
        return _offered(reading, bound, blank), None
    row = _placed(
        reading,
        sentence,
        bound,
        replace(blank, status=USED, indicator=chosen.indicator, unit=indicators()[chosen.indicator].unit),
    )
    case.chosen, case.row = chosen, row
    row = _examined(reading, case, past)
    listed = bound.listed and bool(past) and past[-1][1] is not None
    raised = left("raised_total", reading.keyed, sentence.start, bound.quantity.start)
    if row.status == USED and not listed and not raised and not {c for c in chosen.consumed if not is_act(c)} <= bound.beside:
        row = replace(row, kind=UNNAMED)
    if chosen.tied and row.status == USED:
        row = row.queue(reasons.TIED, chosen.indicator, *chosen.tied)
    row = _valued(row, bound.quantity, undecided=not reading.written.why)
    undated = row.status == USED and row.start is None and row.end is None and indicators()[row.indicator].kind == "count"
    return row.queue(reasons.NO_PERIOD, kind="period") if undated else row, chosen


def _count(reading: Reading, bound: Bound, past: Past) -> bool:
    """Set what a number counts; whether it takes its noun over from the number before."""
    bound.classes = frozenset({"percent"}) if bound.quantity.percent else classes_of(reading.words, bound)
    elided = not bound.classes and bool(past) and is_label(reading.words, bound)
    if elided:
        bound.classes = past[-1][0].classes
    return elided


def _is_an_article(reading: Reading, bound: Bound) -> bool:
    """`một nhóm 15 đối tượng`: a group, not a count of groups."""
    one = bound.quantity.spelled and bound.quantity.value == 1
    return bool(
        one and bound.head and bound.following is not None and not reading.keyed[bound.head.end : bound.following].strip()
    )


def _not_a_level(blank: Finding, level, why: Text, chosen: Chosen | None) -> Finding:
    if level is not None and level.verdict == "ask" and chosen:
        return replace(blank, indicator=chosen.indicator, unit=indicators()[chosen.indicator].unit, status=USED).queue(
            why, chosen.indicator
        )
    return replace(blank, indicator="").aside(why, "change")


def _change(reading: Reading, sentence: Sentence, bound: Bound, row: Finding) -> Finding:
    """A change placed; a goal is asked about."""
    row = _placed(reading, sentence, bound, row)
    goal = row.indicator == "target_reduction_pct" and row.status == USED
    return row.queue(GOAL, row.indicator) if goal else row


def _offered(reading: Reading, bound: Bound, blank: Finding) -> Finding:
    """A number that no indicator counts: asked about with the nearest ones, or set aside where nothing near names one."""
    near = nearest_to(bound.surroundings, bound.classes, per=bound.per)
    if bound.per and not near:
        return blank.aside(reasons.rate(bound.per), "no_indicator")
    if not near or bound.quantity.part or bound.quantity.percent:
        return replace(blank.aside(reasons.NO_INDICATOR, "no_indicator"), alternatives=near)
    text = reading.source.text
    counted = text[bound.quantity.end : bound.np].strip(" ,.;:()") or text[bound.clause : bound.np].strip()
    return blank.queue(reasons.no_such_indicator(" ".join(counted.split()[:9])), *near, kind="no_indicator")


def _chosen(reading: Reading, sentence: Sentence, bound: Bound, hits: list[Hit], past: Past, *, elided: bool) -> Chosen | None:
    """The indicator of a number: the sense that its words fit best, or what the list, the fraction or the register makes of it."""
    quantity, classes = bound.quantity, bound.classes
    last, before = past[-1] if past else (None, None)
    narrow = _narrowing(bound, hits) | bound.shared if classes & _NARROWED else frozenset()
    chosen = choose(bound.surroundings, classes, said(reading, sentence, bound, past), per=bound.per, narrow=narrow)
    if elided and chosen and not chosen.consumed & bound.beside:
        chosen = None
    bracketed = reading.keyed[: quantity.start].rstrip().endswith("(")  # "giảm 18 vụ (112/130 vụ)": this year and the last
    if quantity.part == "numerator" and classes & _SOLVABLE and chosen and "solve" not in chosen.consumed and not bracketed:
        chosen = None  # "73/74 vụ rất nghiêm trọng": the 73 are not the cases
    if quantity.part == "denominator" and chosen is None:
        chosen = _whole_of(before)
    if before and before.indicator == "gangs_dismantled" and bound.listed and "person" in classes:
        return Chosen("gang_members", (), before.consumed)  # "3 ổ nhóm với 14 đối tượng"
    if divided := _divided(reading, bound, past):
        return divided
    if (
        chosen is None
        and "commune" in classes
        and (is_all(reading, sentence, bound) or bound.listed and describes(reading, bound, hits, last))
    ):
        return Chosen("units_total")
    if chosen is None and before and (not classes or continues(reading.keyed, last, bound) or _sums_up(reading, last, bound)):
        return before
    return chosen


def _divided(reading: Reading, bound: Bound, past: Past) -> Chosen | None:
    """`743 người nghiện ma túy (xã Yên Thường 52 người; xã Bát Tràng 18 người)`: brackets of places divide the figure before them."""
    outside = [(b, c) for b, c in past if b.bracket is None]
    if (
        bound.bracket is None
        or not outside
        or outside[-1][1] is None
        or not (bound.classes & outside[-1][0].classes or _PEOPLE & bound.classes and _PEOPLE & outside[-1][0].classes)
    ):
        return None
    start = max(bound.gap, reading.keyed.rfind("(", 0, bound.quantity.start))
    named = any(start <= n.start and n.end <= bound.quantity.start for n in reading.setting.named)
    return outside[-1][1] if named and reading.setting.lists(start, bound.quantity.start) else None


def _sums_up(reading: Reading, last: Bound, bound: Bound) -> bool:
    """`đưa 9 người đi cai nghiện bắt buộc, lũy kế 11 tháng là 84 người`: the same, of a longer time."""
    cue = left("cumulative", reading.keyed, last.np - 1, bound.quantity.start)
    return bool(cue and last.classes & bound.classes)


def _whole_of(numerator: Chosen | None) -> Chosen | None:
    """The indicator of the denominator: of `98/120 vụ` solved, the 120 are the offences."""
    if numerator is None or not numerator.indicator.endswith("_solved"):
        return None
    code = numerator.indicator.removesuffix("solved") + "offences"
    return Chosen(code, (), numerator.consumed - {"solve"}) if code in indicators() else None


def _narrowing(bound: Bound, hits: list[Hit]) -> frozenset[str]:
    """The topics in the number's own noun phrase, after the counted noun itself."""
    return frozenset(
        h.concept for h in hits if h.kind == "topic" and bound.quantity.end <= h.start < bound.np and h.end > bound.after
    )


def _placed(reading: Reading, sentence: Sentence, bound: Bound, row: Finding) -> Finding:
    """The finding with its place and period; queued where the place is ambiguous, unknown or not stated."""
    setting = reading.setting
    period = period_of(setting, bound, sentence, stock=indicators()[row.indicator].kind == "stock")
    later = period and period.start and setting.period and setting.period.end and period.start > setting.period.end
    if later and row.indicator != "target_reduction_pct":
        return replace(row, start=period.start, end=period.end).queue(_FUTURE, kind="period")
    row = replace(row, start=period.start, end=period.end) if period else replace(row, clock="period_not_stated")
    place = place_of(setting, bound, sentence)
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
    if place.name and not place.nearest and setting.place:
        return row.aside(reasons.elsewhere(place.name), "other_place")
    return row.queue(reasons.unknown_place(place.name) if place.name else reasons.NO_PLACE, *place.nearest, kind="place")


def _examined(reading: Reading, case: Case, past: Past) -> Finding:
    """The row as it was read, or set aside as a part, or queued with what is to be checked."""
    row, code = case.row, case.chosen.indicator
    here = [
        b.quantity.start
        for b, c in past
        if c and c.indicator == code and place_of(reading.setting, b, _same(case)).code == row.place
    ]
    case.again = here + ([-1] if (code, row.place) in reading.memory.read else [])
    part = first("part", case, reading=reading, past=past)
    if part is not None and (row.status == USED or part.reason == "NEWLY"):
        return (
            row.aside(reason_of(part), "new" if part.reason == "NEWLY" else "part")
            if part.verdict == "aside"
            else row.queue(reason_of(part), code)
        )
    doubt = first("doubt", case, reading=reading, past=past) if row.status == USED else None
    return row.queue(reason_of(doubt), code) if doubt else row


def _same(case: Case) -> Sentence:
    return Sentence(case.start, case.end, 0)


def _valued(row: Finding, quantity: Quantity, *, undecided: bool) -> Finding:
    """A count must be whole: that decides between two readings, unless the document mixes formats."""
    whole = [value for value in quantity.alternatives if (is_whole if quantity.scaled else is_printed_whole)(value)]
    kind = indicators()[row.indicator].kind
    if undecided and len(whole) == 1 and kind in ("count", "stock") and row.unit != "km2":
        bound = {"at_least": {"low": whole[0]}, "at_most": {"high": whole[0]}}.get(quantity.quantifier, {"value": whole[0]})
        return replace(row, **bound)
    if quantity.alternatives:
        return row.queue(reasons.FORMAT, *map(str, quantity.alternatives), kind="format") if row.status == USED else row
    numbers = [n for n in (row.value, row.low, row.high) if n is not None]
    if kind in ("count", "stock") and row.unit not in ("km2", "percent") and not all(map(is_whole, numbers)):
        return row.queue(reasons.NOT_WHOLE, kind="format") if row.status == USED else row
    return row
