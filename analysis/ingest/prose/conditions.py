"""What a rule asks that words alone do not say: how a number stands to others, to the sentence before, to a period."""

from __future__ import annotations

from analysis.ingest.entities.document_head import is_of_days
from analysis.ingest.entities.indicators import BEFORE, CLAUSE
from analysis.ingest.entities.places import units_of
from analysis.ingest.prose.cues import fills, left, right
from analysis.ingest.prose.document import Case
from analysis.ingest.prose.rules import CONDITIONS

_CASES = frozenset({"case", "matter"})
# So few people are not those of a commune (`tổ có 18 hộ, 72 nhân khẩu`); days of a month.
_FEW, _A_MONTH = 1_000, 31


def _breaks_down_tips(case: Case) -> bool:
    """`khám phá 123 vụ (ma túy 45 vụ, ...)`, where the 123 were known from tips."""
    outside = [chosen for bound, chosen in case.past if bound.bracket is None and chosen]
    inside = case.bound.bracket and case.bound.head and case.past and case.last[0].head
    return bool(inside and outside) and outside[-1].indicator.endswith("_from_tips")


def _is_the_only_case(case: Case) -> bool:
    """Whether no cases are counted before: the accused are then those of one trial."""
    return not any(b.classes & _CASES and (b.quantity.value or 2) > 1 for b, _ in case.past)


def _tells_days(case: Case) -> bool:
    """Whether its sentence says of which days it speaks: `Đợt cao điểm Tết (từ ngày 16/12/2019 đến ngày 15/02/2020)`."""
    told = [s.period for s in case.reading.periods.within(case.start, case.sentence.end)]
    return any(p.start and p.end and is_of_days(p) for p in told)


def _days(case: Case) -> int | None:
    """How many days after its first the last day of a row's period is; None where it has not both."""
    return (case.row.end - case.row.start).days if case.row.start and case.row.end else None


def _is_unlinked(case: Case) -> bool:
    return case.bound.weights.get("tip", 0.0) <= BEFORE and not right("so_from_tips", case.keyed, case.start)


def _nearest(case: Case) -> float:
    """How near the nearest word stands by which an indicator was known."""
    return max((case.bound.weights.get(c, 0.0) for c in case.named), default=0.0)


def _is_elsewhere(case: Case) -> bool:
    """Communes that a sentence counts for something of its own are not those of the clubs of the sentence before."""
    if left("gone_to", case.keyed, case.at - 24, case.at):
        return True
    where = left("where_it_is", case.keyed, case.at - 24, case.at)
    stands = case.bound.head and where and right("having", case.keyed, case.bound.after)
    return _nearest(case) < CLAUSE and not stands


def _is_of_some_units(case: Case) -> bool:
    """`20/20 xã; 2 thị trấn ...`: a fraction of fewer units than the register has."""
    whole = next((q for q in case.reading.found if q.start > case.at and q.part == "denominator"), None)
    known = units_of(case.row.place, case.row.end)
    return case.bound.quantity.part == "numerator" and bool(whole and known) and whole.value != known


def _goes_on(case: Case) -> bool:
    """`tăng 12 vụ, 15 bị can`: what follows a change with nothing between is a change too."""
    last = case.last[0]
    return bool(last and last.changed and not case.bound.quantity.percent) and fills("joined", case.keyed, last.after, case.at)


CONDITIONS |= {
    "of some units": _is_of_some_units,
    "goes on": _goes_on,
    "breaks down tips": _breaks_down_tips,
    "the only case": _is_the_only_case,
    "of one day": lambda case: _days(case) == 0,
    "of more than a month": lambda case: (_days(case) or 0) > _A_MONTH and not _tells_days(case),
    "of a longer time": lambda case: case.row.start != case.row.end,
    "few": lambda case: case.row.value is not None and case.row.value < _FEW,
    "in a centre": lambda case: "in_centre" in case.bound.beside,
    "unlinked": _is_unlinked,
    "carried": lambda case: _nearest(case) <= BEFORE,
    # `18/22 xã đạt loại xuất sắc`: the 22 of a fraction whose 18 are no figure
    "a denominator alone": lambda case: case.bound.is_denominator() and bool(case.past) and case.last[1] is None,
    "elsewhere": _is_elsewhere,
}
