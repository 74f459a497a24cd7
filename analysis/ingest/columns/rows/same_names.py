"""Communes of one name below two districts that stand as rows -> places told apart by their districts."""

from __future__ import annotations

from analysis.catalogue.headings import is_total, meant, says
from analysis.ingest.columns.questions.doubts import listed
from analysis.ingest.columns.sheets.grid import Column, Grid
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
    below = not sections and bool(twice) and _stand_below(typed.grid, list(named))
    if not twice or below or len(twice) * 2 > len(of) or typed.cases or typed.of("person") is not None:
        return
    typed.places = [
        f"{name} ({over[at]})" if name in twice and over[at] is not None else name
        for at, name in zip(typed.grid.rows, typed.places, strict=True)
    ]
    typed.doubts.say("same_name", Text(f"Cùng tên mà đứng dưới hai huyện trở lên, để là nhiều địa bàn: {listed(twice)}.", f"One name under several districts, kept apart: {listed(twice)}."), columns=[place.name])  # fmt: skip


def _stand_below(grid: Grid, named: list[tuple[tuple[str, int], str]]) -> bool:
    """Whether districts stand below their communes in a sheet: where a commune comes first; of a district first and last, where its figures
    are not the sums of those that follow."""
    own: dict[str, list[tuple[tuple[str, int], str]]] = {}
    for at, name in named:
        if not is_total(name) and (says(name, HIGHER) or says(name, COMMUNE)):
            own.setdefault(at[0], []).append((at, name))
    return any(
        not says(rows[0][1], HIGHER) or says(rows[-1][1], HIGHER) and not _add_what_follows(grid, rows) for rows in own.values()
    )


def _add_what_follows(grid: Grid, rows: list[tuple[tuple[str, int], str]]) -> bool:
    """Whether the first figure of more districts is the sum of the rows behind them than of the rows before."""
    first: dict[tuple[str, int], float] = {}
    for column in grid.columns:
        if not {"place", "period", "adopted", "number"} & set(meant(column.name).roles):
            for at, value in zip(grid.rows, column.values, strict=True):
                if at not in first and isinstance(value, (int, float)) and not isinstance(value, bool):
                    first[at] = float(value)
    heads = [i for i, (_, name) in enumerate(rows) if says(name, HIGHER)]
    sums = [sum(first.get(at, 0.0) for at, _ in rows[i + 1 : end]) for i, end in zip(heads, [*heads[1:], len(rows)], strict=True)]
    before = [
        sum(first.get(at, 0.0) for at, _ in rows[begin:i]) for i, begin in zip(heads, [0, *(i + 1 for i in heads)], strict=False)
    ]
    figures = [first.get(rows[i][0], 0.0) for i in heads]
    follows, precedes = (sum(a == b != 0 for a, b in zip(figures, own, strict=True)) for own in (sums, before))
    return follows > precedes
