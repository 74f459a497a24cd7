"""Communes of one name below two districts that stand as rows -> places told apart by their districts."""

from __future__ import annotations

from analysis.catalogue.headings import is_total, says
from analysis.ingest.columns.questions.doubts import listed
from analysis.ingest.columns.sheets.grid import Column
from analysis.ingest.columns.starts.lists import HIGHER, NUMBERED
from analysis.ingest.columns.values.typed import Typed
from analysis.language import Text

COMMUNE = r"^(?:xã|phường|thị trấn|tt|p|x)\b"


def tell_apart(typed: Typed, place: Column) -> None:
    """Communes of one name in two districts that stand as rows over their communes, with figures or without, are several places, told apart
    by these; it is said."""
    named = dict.fromkeys((at, name) for at, name in zip(typed.grid.rows, typed.places, strict=True) if name is not None)
    bare = {at: NUMBERED.sub("", name).strip(" :.*") for at, name in typed.grid.sections.items()}  # `I. Huyện Mộc Hóa:`
    sections = {at: name for at, name in bare.items() if says(name, HIGHER)}
    heads = {at: name for at, name in named if says(name, HIGHER)} | sections
    over: dict[tuple[str, int], str | None] = {}
    sheet, head = "", None
    for at in sorted({*typed.grid.rows, *heads}):
        sheet, head = at[0], heads.get(at, head if at[0] == sheet else None)
        over[at] = head
    of: dict[str, set[str]] = {}
    for at, name in named:
        if (district := over[at]) is not None and name != district:
            of.setdefault(name, set()).add(district)
    several = (name for name, districts in of.items() if len(districts) > 1)
    twice = sorted(name for name in several if sections or says(name, COMMUNE))  # `- Nữ` may be a part of each
    own: dict[str, list[str]] = {}
    for (sheet, _), name in named:
        own.setdefault(sheet, []).extend([] if is_total(name) else [name])
    below = any(not says(one[0], HIGHER) or says(one[-1], HIGHER) for one in own.values() if one)  # totals below
    if not twice or below and not sections or len(twice) * 2 > len(of) or typed.cases or typed.of("person") is not None:
        return
    typed.places = [
        f"{name} ({over[at]})" if name in twice and over[at] is not None else name
        for at, name in zip(typed.grid.rows, typed.places, strict=True)
    ]
    typed.doubts.say("same_name", Text(f"Cùng tên mà đứng dưới hai huyện trở lên, để là nhiều địa bàn: {listed(twice)}.", f"One name under several districts, kept apart: {listed(twice)}."), columns=[place.name])  # fmt: skip
