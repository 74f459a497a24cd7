"""A figure with its place, its period and its value; asked about where one of them is not certain."""

from __future__ import annotations

from dataclasses import replace

from analysis.catalogue import indicators, places
from analysis.ingest import reasons
from analysis.ingest.binding import Bound
from analysis.ingest.communes import units_of
from analysis.ingest.findings import USED, Finding
from analysis.ingest.numbers import is_printed_whole, is_whole
from analysis.ingest.quantity import Quantity
from analysis.ingest.reading import Reading
from analysis.ingest.sentences import Sentence
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
    if place.code:
        wide = row.indicator.startswith("units_") and places()[place.code].level == "commune"
        code = places()[place.code].parent if wide else place.code
        known = units_of(code, period) if row.indicator == "units_total" else None
        if known and row.value != known:
            return replace(row, place=code).queue(_NOT_ALL, str(known))
        return replace(row, place=code, note=place.note)
    if place.candidates:
        return row.queue(reasons.ambiguous_place(place.name), *place.candidates, kind="place")
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
