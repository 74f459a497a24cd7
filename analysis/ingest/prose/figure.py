"""One number of a sentence -> its row: what it counts, level, indicator, place and period, parts, doubts, value, step by step."""

from __future__ import annotations

from dataclasses import replace

from analysis.catalogue import indicators, places
from analysis.ingest.entities.indicators import Chosen
from analysis.ingest.entities.numbers import is_printed_whole, is_whole
from analysis.ingest.entities.place_validity import standing, standing_partly
from analysis.ingest.entities.places import units_of
from analysis.ingest.findings import reasons
from analysis.ingest.findings.finding import USED, Finding
from analysis.ingest.prose import conditions  # noqa: F401  the conditions of the rules
from analysis.ingest.prose.carryover import is_act
from analysis.ingest.prose.change_figures import TARGET, change_of
from analysis.ingest.prose.chosen import chosen_of
from analysis.ingest.prose.counted_noun import classes_of
from analysis.ingest.prose.document import Case, finding
from analysis.ingest.prose.level import not_a_level, rate_of
from analysis.ingest.prose.period_of import period_of
from analysis.ingest.prose.place_of import place_of
from analysis.ingest.prose.rules import first

UNNAMED = "unnamed"


def row_of(case: Case) -> tuple[Finding, Chosen | None]:
    """The row of a number, and the indicator that later numbers may take over from it."""
    bound, blank = case.bound, finding(case.reading, case.sentence, case.bound.quantity)
    bound.classes = frozenset({"percent"}) if bound.quantity.percent else classes_of(case.reading.words, bound)
    last, before = case.last
    if not bound.classes and not (before and case.reading.places.lists(last.np, case.at)):
        return blank.aside(reasons.NO_NOUN, "no_noun"), None
    why, asked = not_a_level(case)
    bound.changed, bound.per = why is reasons.CHANGE, rate_of(case)
    case.chosen = chosen_of(case)
    if bound.changed and not asked and (row := change_of(case, blank)):
        row = _placed(case, row)
        why = reasons.GOAL if row.indicator == TARGET else reasons.CHANGE_SINCE if not row.comparison else None
        return _dated(row.queue(why, row.indicator) if why and row.status == USED else row), None
    if why and asked and case.chosen:
        return _of(case.chosen, blank).queue(why, case.chosen.indicator), case.chosen
    if why:
        return blank.aside(why, "change"), case.chosen if why is not reasons.OTHER_PERIOD or case.is_stock() else None
    if case.chosen is None:
        return blank.aside(reasons.rate(bound.per) if bound.per else reasons.NO_INDICATOR, "no_indicator"), None
    case.row = _placed(case, _of(case.chosen, blank))
    bound.place = case.row.place
    return _dated(_valued(case, _named(case, _examined(case)))), case.chosen


def _of(chosen: Chosen, blank: Finding) -> Finding:
    return replace(blank, status=USED, indicator=chosen.indicator, unit=indicators()[chosen.indicator].unit)


def _placed(case: Case, row: Finding) -> Finding:
    """The finding with its place and period; queued where the place is ambiguous, unknown or not stated."""
    told, period = case.reading.periods, period_of(case)
    later = period and period.start and told.period and told.period.end and period.start > told.period.end
    if later and row.indicator != TARGET:
        return replace(row, start=period.start, end=period.end).queue(reasons.FUTURE, kind="period")
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
        return row.queue(reasons.NOT_ALL, str(known)) if known and row.value != known else row
    if place.document:
        why = reasons.of_document(place.name) if place.candidates else reasons.unknown_document(place.name)
        row = row if place.candidates else replace(row, lacks=(("place", place.name),))
        return row.queue(why, *place.candidates, *place.nearest, kind="place")
    if place.candidates:
        return row.queue(reasons.ambiguous_place(place.name), *place.candidates, kind="place")
    if place.name and not place.nearest and case.reading.places.place:
        return row.aside(reasons.elsewhere(place.name), "other_place")
    row = replace(row, lacks=(("place", place.name),)) if place.name else row
    return row.queue(reasons.unknown_place(place.name) if place.name else reasons.NO_PLACE, *place.nearest, kind="place")


def _examined(case: Case) -> Finding:
    """The row as it was read, or set aside as a part, or queued with what is to be checked."""
    row, code = case.row, case.chosen.indicator
    case.again = [b.quantity.start for b, c in case.past if c and c.indicator == code and b.place == row.place]
    case.again += [-1] if (code, row.place) in case.reading.memory.read else []
    part = first("part", case)
    if part and part.rule.verdict == "aside" and (row.status == USED or part.why is reasons.NEWLY):
        return row.aside(part.why, "new" if part.why is reasons.NEWLY else "part")
    doubt = part or first("doubt", case) if row.status == USED else None
    return row.queue(doubt.why, code, kind="disputed" if doubt.rule.name == "disputed" else "ambiguous") if doubt else row


def _named(case: Case, row: Finding) -> Finding:
    """Marked where its own words do not name the indicator; queued where several fit."""
    bound, chosen = case.bound, case.chosen
    listed = bound.listed and case.last[1] is not None
    if row.status == USED and not listed and not {c for c in chosen.consumed if not is_act(c)} <= bound.beside:
        row = replace(row, kind=UNNAMED)
    return row.queue(reasons.TIED, chosen.indicator, *chosen.tied) if chosen.tied and row.status == USED else row


def _valued(case: Case, row: Finding) -> Finding:
    """A count must be whole: that decides between two readings, unless the document mixes formats."""
    quantity, kind = case.bound.quantity, indicators()[row.indicator].kind
    whole = [value for value in quantity.alternatives if (is_whole if quantity.scaled else is_printed_whole)(value)]
    counted = kind in ("count", "stock") and row.unit != "km2"
    if not case.reading.written.why and len(whole) == 1 and counted:
        side = {"at_least": "low", "at_most": "high"}.get(quantity.quantifier, "value")
        return replace(row, **{side: whole[0]})
    if row.status != USED:
        return row
    if quantity.alternatives:
        return row.queue(reasons.FORMAT, *map(str, quantity.alternatives), kind="format")
    numbers = [n for n in (row.value, row.low, row.high) if n is not None]
    if counted and row.unit != "percent" and not all(map(is_whole, numbers)):
        return row.queue(reasons.NOT_WHOLE, kind="format")
    return row


def _dated(row: Finding) -> Finding:
    """A figure of no stated period is asked about."""
    undated = row.status == USED and row.start is None and row.end is None
    return row.queue(reasons.NO_PERIOD, kind="period") if undated else row
