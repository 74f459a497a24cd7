"""One row a case: registers of a police station, whose figures (suspects, damage) belong to the case and are no numbers of cases."""

from __future__ import annotations

import datetime as dt

from analysis.catalogue.headings import folded, meant, says, without_unit, words
from analysis.ingest.columns import periods, persons
from analysis.ingest.columns.doubts import Doubts, listed
from analysis.ingest.columns.grid import Column, Grid
from analysis.ingest.columns.role import Role
from analysis.language import Text

_OF_A_STUDY = ("treated", "eligible", "event", "duration", "before", "after", "adopted", "weight", "cluster", "exposure")


def register(grid: Grid, found: list[Role], doubts: Doubts) -> list[Role]:
    """The roles of a register of cases: place and period alone, which is said; of any other table as they are."""
    place, period = (next((grid.named(r.column) for r in found if r.role == role), None) for role in ("place", "period"))
    if place is None or period is None or any(r.role in _OF_A_STUDY or r.known == "told" for r in found):
        return found
    if not any(map(_is_day, period.distinct[1])):
        return found
    if not (_numbered(grid, found) or _one_a_day(grid, found, place, period)):
        return found
    own = [r for r in found if r.role in ("outcome", "value", "indicator", "person")]
    figures = listed(f"“{r.column}”" for r in own if r.role in ("outcome", "value"))
    of_each = (
        Text("; {names} là số của từng vụ, không phải số vụ", "; {names} belongs to each case and is no number of cases").fill(
            names=figures
        )
        if figures
        else Text("", "")
    )
    doubts.say("cases", Text(
        "Mỗi dòng là một vụ việc{more}. Phải đếm số dòng theo địa bàn và kỳ trước (python -m analysis import đếm được).",
        "Each row is one case{more}. Rows must first be counted by place and period (python -m analysis import counts them).",
    ).fill(more=of_each), columns=[r.column for r in own])  # fmt: skip
    return [r for r in found if r not in own]


def _is_day(value: object) -> bool:
    """Whether a value is a day that is not the first of its month."""
    when = periods.written(value) if isinstance(value, (str, dt.date)) else None
    return when is not None and when.kind == "D" and when.day.day != 1


_KIND = r"^(?:loại|tội danh|hành vi|type|kind|category|offence|crime)\b"
_KIND_OF_CASE = r"^(?:loại (?:vụ|tội|án)|tội danh|hành vi|offence|crime|incident (?:type|kind))\b"
_COUNT = r"(?:tổng )?(?:số )?vụ(?: việc| án)?|số liệu|(?:number of |no of |n )?(?:cases|incidents|crimes|offences)|counts?"


def is_count(heading: str) -> bool:
    """Whether a heading says that it counts cases: `Số vụ`, `Vụ việc`, `Number of crimes`."""
    return says(without_unit(heading), _COUNT, whole=True)


def _numbered(grid: Grid, found: list[Role]) -> bool:
    """Whether each row has a number of a case (`Mã vụ`, `Số hồ sơ`) and a kind (`Loại vụ`), and no count of cases, age or answer."""
    heads = [(c, {c.name, c.described or c.name}) for c in grid.columns]
    kinds = any(says(h, _KIND) for _, own in heads for h in own) or any(r.role == "indicator" for r in found)
    if not kinds or any("trait" in meant(c.name).roles or persons.answers(c) for c in grid.columns):
        return False
    counts = [c for c, own in heads if any(map(is_count, own))]
    if any(str(v) not in ("1", "1.0") for c in counts for v in c.distinct[1]):
        return False
    numbers = words("case") | ({"id"} if any(says(h, _KIND_OF_CASE) for _, own in heads for h in own) else set())
    return any(set(map(folded, own)) & numbers and len(set(c.values) - {None}) == len(grid) for c, own in heads)


def _one_a_day(grid: Grid, found: list[Role], place: Column, period: Column) -> bool:
    """Whether hardly any place and day has two of the kinds, beside figures that no heading calls a count."""
    kinds = next((grid.named(r.column) for r in found if r.role == "indicator"), None)
    figures = [r for r in found if r.role in ("outcome", "value")]
    if kinds is None or len(kinds.distinct[1]) < 2 or not figures or any(r.known != "content" for r in figures):
        return False
    return len(set(zip(place.values, period.values, strict=True))) > 0.8 * len(grid)
