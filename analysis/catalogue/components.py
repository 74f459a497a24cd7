"""Programme components: what was done where, by which design it could be judged, and what data that needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.catalogue.declared import codes, rows, text, toml
from analysis.errors import unknown
from analysis.language import Text


@dataclass(frozen=True, kw_only=True)
class Component:
    """One component of the programme.

    `where` lists place codes, `open_list` says that the source's list of places ends in an ellipsis; `dose` names the
    indicators that count it, `mean` and `coverage` two of them whose ratio is worth printing. `unit`, `design`, `needs`, `threat`, `falsification` and `ceiling` (the highest Maryland
    Scientific Methods Scale level the named data could reach; 0 where none) come from components.toml.
    """

    code: str
    name: Text
    short: Text
    where: tuple[str, ...]
    open_list: bool
    start_date: str
    source: str
    dose: tuple[str, ...]
    mean: tuple[str, ...]
    coverage: tuple[str, ...]
    outcomes: tuple[str, ...]
    unit: Text
    design: Text
    needs: tuple[Text, ...]
    threat: Text
    falsification: Text
    ceiling: int
    groups: bool  # carried by groups that can dissolve: without the list of all ever founded only survivors are seen


@cache
def components() -> dict[str, Component]:
    """All components by code, in the order of the source."""
    return {row["code"]: _component(row, toml("components")[row["code"]]) for row in rows("components")}


def component(code: str, where: Text | str = "data/raw/public_record/components.csv") -> Component:
    """One component by its code."""
    if code not in components():
        raise unknown(Text("cấu phần", "component"), code, components(), where)
    return components()[code]


def _component(row: dict[str, str], judged: dict) -> Component:
    return Component(
        code=row["code"],
        name=Text(row["name_vi"], row["name_en"]),
        where=codes(row["where"]),
        open_list=row["list_is_open"] == "true",
        start_date=row["start_date"],
        source=row["source_id"],
        dose=tuple(judged["dose"]),
        mean=tuple(judged.get("mean", ())),
        coverage=tuple(judged.get("coverage", ())),
        outcomes=tuple(judged["outcomes"]),
        needs=tuple(text(need) for need in judged["needs"]),
        ceiling=judged["ceiling"],
        groups=judged.get("groups", False),
        **{field: text(judged[field]) for field in ("short", "unit", "design", "threat", "falsification")},
    )
