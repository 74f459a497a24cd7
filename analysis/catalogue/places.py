"""Places with their validity dates and successors. Two places with one name are two places."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from analysis.catalogue.declared import codes, day, derived, every
from analysis.errors import unknown
from analysis.language import Text


@dataclass(frozen=True, kw_only=True)
class Place:
    """One unit. `level`: country, province, district, commune or region_group; an empty date is None: not stated."""

    code: str
    name: Text
    level: str
    parent: str
    type: str
    gso_code: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    successors: tuple[str, ...]
    aliases: tuple[str, ...]

    def exists_on(self, date: dt.date) -> bool:
        """Whether the unit stood on a date, both end days included."""
        return (self.valid_from or dt.date.min) <= date <= (self.valid_to or dt.date.max)


@derived
def places() -> dict[str, Place]:
    """All places by code: the catalogue's, then those that sources keep of their own."""
    return {
        row["code"]: Place(
            code=row["code"],
            name=Text(row["name_vi"], row["name_en"]),
            level=row["level"],
            parent=row["parent"],
            type=row["type"],
            gso_code=row["gso_code"],
            valid_from=day(row["valid_from"]),
            valid_to=day(row["valid_to"]),
            successors=codes(row["successors"]),
            aliases=codes(row["aliases"]),
        )
        for row in every("places")
    }


def place(code: str, where: Text | str = "data/raw/public_record/places.csv") -> Place:
    """One place by its code; where a name is given, the error says the codes of those so named."""
    if code not in places():
        named = [f"{p.code} ({name})" for p in places().values() for name in p.name if name.casefold() == code.strip().casefold()]
        raise unknown(Text("địa bàn", "place"), code, dict.fromkeys(named) or places(), where)
    return places()[code]


def units_of(parent: str, on: dt.date) -> tuple[Place, ...]:
    """The communes and townships of a district that stood on a date, in the order of the register."""
    return tuple(p for p in places().values() if p.parent == parent and p.level == "commune" and p.exists_on(on))
