"""A number of communes -> whether it is that of all communes and townships of the district that a text is about."""

from __future__ import annotations

from analysis.ingest.entities.places import units_of
from analysis.ingest.prose.cues import fills, left
from analysis.ingest.prose.document import Case
from analysis.ingest.prose.where_and_when import period_of, place_of


def is_all(case: Case) -> bool:
    """`ở cả 22 xã, thị trấn`, `Gia Lâm có 22 xã, thị trấn`: all of them, where the register has as many."""
    named = [n for n in case.reading.setting.named if n.code and n.end < case.at]
    made_of = any(fills("made_of", case.keyed, n.end, case.at) for n in named)
    if not made_of and not left("all_of_them", case.keyed, case.at - 12, case.at):
        return False
    period = period_of(case)
    return case.bound.quantity.value == units_of(place_of(case).code, period and (period.end or period.start))


def describes(case: Case) -> bool:
    """`rộng 116 km2, dân số 286.000 người, 22 xã, thị trấn`: what a district is made of."""
    bound, last = case.bound, case.last[0]
    about = {h.concept for h in case.hits if h.end <= case.at}
    ends = bound.head is not None and not case.keyed[bound.head.end : bound.np].strip(" .,;")
    return bound.listed and ends and "commune" not in last.classes and bool(about & {"land", "population"})
