"""What a rule asks that words alone do not say: how a number stands to others, to the sentence before, to the register of places."""

from __future__ import annotations

from analysis.ingest.entities.indicators import BEFORE, CLAUSE, JUDICIAL
from analysis.ingest.prose.carryover import Past
from analysis.ingest.prose.cues import left, right
from analysis.ingest.prose.document import Reading
from analysis.ingest.prose.level import goes_on
from analysis.ingest.prose.place_roles import is_of_residents
from analysis.ingest.prose.rules import CONDITIONS, Case

_CASES = frozenset({"case", "matter"})
# So few people are not those of a commune: `tổ có 18 hộ, 72 nhân khẩu`.
_FEW = 1_000
_A_YEAR = 366


def _breaks_down_tips(case: Case, past: Past, **_: object) -> bool:
    """`khám phá 123 vụ (ma túy 45 vụ, ...)`, where the 123 were known from tips."""
    outside = [chosen for bound, chosen in past if bound.bracket is None and chosen]
    inside = case.bound.bracket and case.bound.head and past and past[-1][0].head
    return bool(inside and outside) and outside[-1].indicator.endswith("_from_tips")


def _is_the_only_case(case: Case, past: Past, **_: object) -> bool:
    """Whether no cases are counted before: the accused are then those of one trial."""
    return not any(b.classes & _CASES and (b.quantity.value or 2) > 1 for b, _ in past)


def _is_of_a_longer_time(case: Case, **_: object) -> bool:
    return case.row.start != case.row.end


def _is_a_short_period(case: Case, **_: object) -> bool:
    """Whether the period of the row is no longer than a year."""
    return bool(case.row.start and case.row.end) and (case.row.end - case.row.start).days <= _A_YEAR


def _is_few(case: Case, **_: object) -> bool:
    return case.row.value is not None and case.row.value < _FEW


def _is_of_residents(case: Case, reading: Reading, **_: object) -> bool:
    return is_of_residents(case.keyed, reading.setting.named, case.bound)


def _is_in_a_centre(case: Case, **_: object) -> bool:
    return "in_centre" in case.bound.beside


def _is_unlinked(case: Case, **_: object) -> bool:
    return case.bound.weights.get("tip", 0.0) <= BEFORE and not right("so_from_tips", case.keyed, case.start)


def _is_tried(case: Case, reading: Reading, past: Past, **_: object) -> bool:
    known = frozenset(c for _, chosen in past if chosen for c in chosen.consumed)
    return bool(JUDICIAL & (reading.memory.consumed | known))


def _nearest(case: Case) -> float:
    """How near the nearest word stands by which an indicator was known."""
    return max((case.bound.weights.get(c, 0.0) for c in case.chosen.consumed), default=0.0)


def _is_carried(case: Case, **_: object) -> bool:
    """Whether an indicator is known from the sentence before alone."""
    return _nearest(case) <= BEFORE


def _is_elsewhere(case: Case, **_: object) -> bool:
    """Communes that a sentence counts for something of its own are not those of the clubs of the sentence before."""
    if left("gone_to", case.keyed, case.at - 24, case.at):
        return True
    where = left("where_it_is", case.keyed, case.at - 24, case.at)
    return _nearest(case) < CLAUSE and (case.bound.head is None or not (where and right("having", case.keyed, case.bound.after)))


def _is_denominator_alone(case: Case, past: Past, **_: object) -> bool:
    """`18/22 xã đạt loại xuất sắc`: the 22 of a fraction whose 18 are no figure."""
    return case.bound.is_denominator() and bool(past) and past[-1][1] is None


CONDITIONS |= {
    "goes on": goes_on,
    "breaks down tips": _breaks_down_tips,
    "the only case": _is_the_only_case,
    "of a longer time": _is_of_a_longer_time,
    "a short period": _is_a_short_period,
    "few": _is_few,
    "residents": _is_of_residents,
    "in a centre": _is_in_a_centre,
    "unlinked": _is_unlinked,
    "tried": _is_tried,
    "carried": _is_carried,
    "a denominator alone": _is_denominator_alone,
    "elsewhere": _is_elsewhere,
}
