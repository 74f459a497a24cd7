"""A number of communes -> whether it is that of all communes and townships of the district that a text is about."""

from __future__ import annotations

from analysis.catalogue import indicators
from analysis.ingest.entities.places import units_of
from analysis.ingest.prose.cues import all_within, fills, left
from analysis.ingest.prose.document import Case
from analysis.ingest.prose.period_of import period_of
from analysis.ingest.prose.place_of import place_of


def is_all(case: Case) -> bool:
    """`ở cả 22 xã, thị trấn`, `Gia Lâm có 22 xã, thị trấn`: all of them, where the register has as many, or has not all and the
    phrase says nothing else of them."""
    keyed, at = case.keyed, case.at
    wholes = [n.end for n in case.reading.places.named if n.code and n.end < at]
    wholes += [m.end for level in ("district", "province") for m in all_within(f"whole_{level}", keyed, case.start, at)]
    if not any(fills("made_of", keyed, end, at) for end in wholes) and not left("all_of_them", keyed, at - 12, at):
        return False
    period = period_of(case)
    known = units_of(place_of(case).code, period and (period.end or period.start))
    return case.bound.quantity.value == known if known else _ends(case)


def describes(case: Case) -> bool:
    """`rộng 116 km2, dân số 286.000 người, 22 xã, thị trấn`, `có 57 mô hình, 226 đơn vị cấp xã`: what a unit is made of."""
    bound, (last, before) = case.bound, case.last
    listed = fills("link", case.keyed, last.np, case.at)
    if not listed or not _ends(case) or "commune" in last.classes:
        return False
    land = any(h.concept in ("land", "population") for h in case.hits if h.end <= case.at)
    stands = before is not None and indicators()[before.indicator].kind == "stock" or last.classes == {"other"}
    return land or stands and case.keyed[bound.head.start : bound.head.end].endswith("cấp xã")


def _ends(case: Case) -> bool:
    """Whether nothing is said of what the number counts."""
    head = case.bound.head
    return head is not None and not case.keyed[head.end : case.bound.np].strip(" .,;")
