"""A place named in a text -> whether something was counted there, or it only says whose, where from or beside what."""

from __future__ import annotations

from analysis.ingest.entities.places import Named
from analysis.ingest.prose.cues import left
from analysis.ingest.prose.phrases import Bound

_OF_A_PLACE = frozenset({"person", "user", "case", "defendant", "accused"})


def only_says_whose(keyed: str, name: Named) -> bool:
    """A place that only says whose, beside what, or where someone lives (`72 tuổi, ở thôn 5 xã Kim Sơn`)."""
    return any(left(role, keyed, name.start - 40, name.start) for role in ("owned", "lives"))


def resides(keyed: str, name: Named) -> bool:
    """`bắt 5 đối tượng quê ở xã Đa Tốn`; not `từ tin báo của nhân dân huyện Gia Lâm`: those who told, not those told of."""
    before = name.start - 60
    return not left("given_by", keyed, before, name.start) and bool(left("resides", keyed, before, name.start))


def is_of_people(bound: Bound) -> bool:
    """Cases and persons can be of a place without having been there; what people gave is of where they live."""
    return bool(bound.classes & _OF_A_PLACE)


def is_of_residents(keyed: str, named: list[Named], bound: Bound) -> bool:
    """`bắt 5 đối tượng quê ở xã Đa Tốn`: those of one origin, in what stands beside the number."""
    return is_of_people(bound) and any(bound.after <= n.start <= bound.np and resides(keyed, n) for n in named)
