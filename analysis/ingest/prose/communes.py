"""A number of communes -> whether it is that of all communes and townships of the district that a text is about."""

from __future__ import annotations

from analysis.catalogue import places
from analysis.ingest.entities.lexicon_matches import Hit
from analysis.ingest.entities.periods import Period
from analysis.ingest.prose.cues import fills, left
from analysis.ingest.prose.document import Reading
from analysis.ingest.prose.phrases import Bound
from analysis.ingest.prose.where_and_when import period_of, place_of
from analysis.ingest.text.sentences import Sentence

# Of a district with fewer units the register is not complete.
_COMPLETE = 10


def is_all(reading: Reading, sentence: Sentence, bound: Bound) -> bool:
    """`ở cả 22 xã, thị trấn`, `Gia Lâm có 22 xã, thị trấn`: all of them, where the register has as many."""
    keyed, at = reading.keyed, bound.quantity.start
    made_of = any(fills("made_of", keyed, n.end, at) for n in reading.setting.named if n.code and n.end < at)
    if not made_of and not left("all_of_them", keyed, at - 12, at):
        return False
    period = period_of(reading.setting, bound, sentence)
    return bound.quantity.value == units_of(place_of(reading.setting, bound, sentence).code, period)


def units_of(code: str, period: Period | None) -> int | None:
    """How many communes the register has for a district at the end of a period; None where it has few or none."""
    on = period.end or period.start if period else None
    found = [
        p
        for p in places().values()
        if p.parent == code and p.level == "commune" and (p.exists_on(on) if on else p.valid_from is None)
    ]
    return len(found) if len(found) >= _COMPLETE else None


def describes(reading: Reading, bound: Bound, hits: list[Hit], last: Bound) -> bool:
    """`rộng 116 km2, dân số 286.000 người, 22 xã, thị trấn`: what a district is made of."""
    about = {h.concept for h in hits if h.end <= bound.quantity.start}
    ends = bound.head is not None and not reading.keyed[bound.head.end : bound.np].strip(" .,;")
    return ends and "commune" not in last.classes and bool(about & {"land", "population"})
