"""A number -> its indicator: the sense that its words fit best, or what the list, the fraction or the register makes of it."""

from __future__ import annotations

from analysis.catalogue import indicators
from analysis.ingest.entities.indicators import Chosen, choose
from analysis.ingest.entities.places import units_of
from analysis.ingest.prose.carryover import said
from analysis.ingest.prose.cues import all_within, fills, left
from analysis.ingest.prose.document import Case
from analysis.ingest.prose.period_of import period_of
from analysis.ingest.prose.place_of import place_of

# Heads whose own topic decides what they count: a theft is no drug case. A club or a model is counted whatever it is about.
_NARROWED = frozenset({"case", "matter", "incident", "person", "user", "defendant", "accused", "percent"})
# Of these a numerator is what was solved or resolved.
_SOLVABLE = frozenset({"case", "matter", "tip", "report"})
_PEOPLE = frozenset({"person", "user", "member", "attendance"})


def chosen_of(case: Case) -> Chosen | None:
    """The indicator of a number; None where no sense fits."""
    bound, part, (last, before) = case.bound, case.bound.quantity.part, case.last
    chosen = choose(bound.surroundings, bound.classes, said(case), per=bound.per, narrow=_narrowing(case))
    bracketed = case.keyed[: case.at].rstrip().endswith("(")  # "giảm 18 vụ (112/130 vụ)": this year and the last
    if part == "numerator" and bound.classes & _SOLVABLE and chosen and "solve" not in chosen.consumed and not bracketed:
        chosen = None  # "73/74 vụ rất nghiêm trọng": the 73 are not the cases
    if before and before.indicator == "gangs_dismantled" and bound.listed and "person" in bound.classes:
        return Chosen("gang_members", (), before.consumed)  # "3 ổ nhóm với 14 đối tượng"
    if divided := _divided(case):
        return divided
    if "commune" in bound.classes and not part and not (chosen and chosen.consumed & bound.beside):
        if _is_all_communes(case) or last is not None and _describes_a_unit(case):
            return Chosen("units_total")
    if chosen is not None:
        return _attending(before, _of_a_kind(case, chosen))
    if part == "denominator" and (whole := _whole_of(before)):
        return whole
    same = before and (not bound.classes or _sums_up(case))
    return before if same else None


def _narrowing(case: Case) -> frozenset[str]:
    """The topics in the number's own noun phrase, after the counted noun itself, and those said once for its list."""
    bound = case.bound
    if not bound.classes & _NARROWED:
        return frozenset()
    own = [h for h in case.hits if h.kind == "topic" and bound.quantity.end <= h.start < bound.np and h.end > bound.after]
    return frozenset(h.concept for h in own) | bound.shared


def _divided(case: Case) -> Chosen | None:
    """`743 người nghiện ma túy (xã Yên Thường 52 người; xã Bát Tràng 18 người)`: brackets of places divide the figure before them."""
    bound, told = case.bound, case.reading.places
    whole, chosen = next(((b, c) for b, c in reversed(case.past) if b.bracket is None), (None, None))
    if bound.bracket is None or chosen is None:
        return None
    people = bool(_PEOPLE & bound.classes and _PEOPLE & whole.classes)
    start = max(bound.gap, case.keyed.rfind("(", 0, case.at))
    named = any(start <= n.start and n.end <= case.at for n in told.named)
    return chosen if named and (people or bound.classes & whole.classes) and told.lists(start, case.at) else None


def _sums_up(case: Case) -> bool:
    """`đưa 9 người đi cai nghiện bắt buộc, lũy kế 11 tháng là 84 người`: the same, of a longer time."""
    last = case.last[0]
    return bool(left("cumulative", case.keyed, last.np - 1, case.at) and last.classes & case.bound.classes)


def _whole_of(numerator: Chosen | None) -> Chosen | None:
    """The indicator of the denominator: of `98/120 vụ` solved, the 120 are the offences."""
    if numerator is None or not numerator.indicator.endswith("_solved"):
        return None
    code = numerator.indicator.removesuffix("solved") + "offences"
    return Chosen(code, (), numerator.consumed - {"solve"}) if code in indicators() else None


def _of_a_kind(case: Case, chosen: Chosen) -> Chosen:
    """A rate of no named kind (`Tỷ lệ khám phá đạt 82,1%`) after figures of one kind (`117 vụ phạm pháp hình sự`): either's."""
    measure = chosen.indicator.removeprefix("unspec_")
    here = {c.indicator.split("_")[0] for _, c in case.past if c}  # "151 vụ tội phạm về TTXH; tỷ lệ khám phá 91,4%"
    read = here or {code.split("_")[0] for code, _ in case.reading.memory.read}
    kinds = sorted(f"{kind}_{measure}" for kind in read if f"{kind}_{measure}" in indicators())
    if measure == chosen.indicator or chosen.indicator in kinds or not kinds:
        return chosen
    return Chosen(kinds[0], (*kinds[1:], chosen.indicator), chosen.consumed)


def _attending(before: Chosen | None, chosen: Chosen) -> Chosen:
    """`97 buổi, 8.950 lượt`: after sessions, rather those who came than more sessions."""
    came = before.indicator.removesuffix("_sessions") + "_attendance" if before else ""
    fits = (chosen.indicator, *chosen.tied)
    return Chosen(came, tuple(c for c in fits if c != came), chosen.consumed) if chosen.tied and came in fits else chosen


def _is_all_communes(case: Case) -> bool:
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


def _describes_a_unit(case: Case) -> bool:
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
