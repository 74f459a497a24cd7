"""Columns that say who has the treatment, beside one another or a start: which of them is used, and whether they agree."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.catalogue.headings import meant
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.cells.lines import Value
from analysis.ingest.columns.questions.doubts import Doubts
from analysis.ingest.columns.questions.role import Role
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.values import persons, places
from analysis.ingest.columns.values.typed import Typed
from analysis.language import Text

_SHOWN = 3


def place_role(grid: Grid, found: list[Role]) -> Role | None:
    """The role of the column that is the place: told, else of the finest level that its heading or label says, of most names; None where there is none."""
    own = [r for r in found if r.role == "place"]
    levels = {r.column: -1 if r.known == "told" else _level(grid.named(r.column)) for r in own}
    return min(own, key=lambda r: (levels[r.column], -len(grid.named(r.column).distinct[1])), default=None)


def _level(column: Column) -> int:
    """How coarse the units are that a column's heading names, or else its label: `dist`, `District`."""
    return (said if "place" in (said := meant(column.name)).roles or not column.described else meant(column.described)).rank


def finest_place(grid: Grid, found: list[Role]) -> Column | None:
    """The column of `place_role`."""
    return grid.named(role.column) if (role := place_role(grid, found)) else None


def starts_below(grid: Grid, found: list[Role], doubts: Doubts) -> None:
    """Write a start that stands in the first row of each place alone in all rows of the place; it is said."""
    place, start = finest_place(grid, found), grid.of_role(found, "adopted")
    if place is None or start is None or "person" in {r.role for r in found} or not any(r.role == "period" for r in found):
        return
    for column in grid.columns:
        larger = column is not place and "place" in meant(column.name).roles and meant(column.name).rank > meant(place.name).rank
        if larger and (of_rows := places.filled_down(grid, column)) is not column.values:
            _start_of_blocks(column, of_rows, start, doubts)
    first: dict[Value, Value] = {}
    for p, v in zip(place.values, start.values, strict=True):
        if p is None or v is not None and p in first:
            return
        first.setdefault(p, v)
    if len(first) == len(grid) or all(v is None for v in first.values()):
        return
    start.values = [first[p] for p in place.values]
    doubts.say("start", Text(f"Cột “{start.name}” chỉ ghi ở dòng đầu của mỗi địa bàn; dùng cho mọi dòng của địa bàn ấy.",
               f"Column “{start.name}” is written in the first row of each place only; it holds for all rows of that place."), columns=[start.name])  # fmt: skip


def _start_of_blocks(column: Column, of_rows: list, start: Column, doubts: Doubts) -> None:
    """Write a start that stands only where a commune does, once above its hamlets, in all rows of these (`of_rows`: the commune of each); it
    is said."""
    own = {v: s for v, s in zip(column.values, start.values, strict=True) if s is not None}
    if None in own or len(own) < 2:
        return
    start.values = [own.get(v) for v in of_rows]
    doubts.say("start", Text(f"Cột “{start.name}” chỉ ghi ở dòng đầu của mỗi “{column.name}”; dùng cho mọi dòng bên dưới.",
               f"Column “{start.name}” is written in the first row of each “{column.name}” only; it holds for all rows below."), columns=[start.name])  # fmt: skip


def without_groups(grid: Grid, found: list[Role], doubts: Doubts) -> list[Role]:
    """The roles without a group that never changes within a place, where a start or a yes and no that changes says of the same places when; it is said."""
    place, start = finest_place(grid, found), grid.of_role(found, "adopted")
    own = [r for r in found if r.role == "treated"]
    if place is None or not own or not any(r.role == "period" for r in found):
        return found
    if start is not None and all(v is None for v in start.values):
        doubts.say("group", Text(f"Cột “{start.name}” không có ô nào ghi: không dùng.", f"Column “{start.name}” has nothing in it and is not used."), columns=[start.name])  # fmt: skip
        found, start = [r for r in found if r.column != start.name], None
    sides = {r.column: _sides(place, grid.named(r.column)) for r in own}
    groups = [r for r in own if r.known != "told" and all(len(side) == 1 for side in sides[r.column].values())]
    changing = [r for r in own if r not in groups]
    if start is not None:
        when, ever = start.name, _ever(_by_place(place, start, lambda v: float(not periods.is_never(v))))
    elif len(changing) == 1:
        when, ever = changing[0].column, _ever(sides[changing[0].column])
    else:
        return found
    gone = [r for r in groups if _ever(sides[r.column]) == ever]
    for group in gone:
        doubts.say("group", Text(f"Cột “{group.column}” là nhóm được áp dụng, không đổi theo thời gian; áp dụng từ lúc nào lấy từ cột “{when}”.",
                   f"Column “{group.column}” is the group that has the treatment, the same at all times; since when is that of column “{when}”."), columns=[group.column])  # fmt: skip
    return [r for r in found if r not in gone]


def _sides(place: Column, column: Column) -> dict[Value, set[float]]:
    """{place: which of yes (1) and no (0) its rows say}; a column of nothing but yes says no where it is empty."""
    known = persons.answers(column) or {v: float(v) for v in column.distinct[1] if str(v) in ("0", "1", "0.0", "1.0")}
    blank = 0.0 if set(known.values()) == {1.0} else None
    return _by_place(place, column, lambda v: blank if v is None else known.get(v))


def _by_place(place: Column, column: Column, say) -> dict[Value, set[float]]:
    found: dict[Value, set[float]] = {}
    last = None
    for p, v in zip(place.values, column.values, strict=True):
        last = last if p is None else p
        if (one := say(v)) is not None:
            found.setdefault(last, set()).add(one)
    return found


def _ever(sides: dict[Value, set[float]]) -> dict[Value, bool]:
    return {place: 1.0 in side for place, side in sides.items()}


def ask_early(typed: Typed) -> None:
    """Ask of starts that all lie before the first period of a table, unless a person named the column: places are not judged by then."""
    start = typed.of("adopted")
    told = start is None or next(r.known for r in typed.roles if r.column == start.name) == "told"
    if told or typed.of("person") is not None or typed.dated is None or typed.dated.kind not in "YQM":
        return
    now, since = (pd.Series(own).dropna().unique() for own in (typed.dated.series, typed.typed[start.name]))
    if len(now) and len(since) and max(since) + 1 < min(now):  # by days, the period after may be its own
        typed.doubts.ask("start", Text(f"Cột “{start.name}”: mọi lúc bắt đầu đều trước kỳ đầu của bảng ({max(since)}; {min(now)}). Đó có phải lúc bắt đầu điều được xét?", f"Column “{start.name}”: all starts lie before the first period of the table ({max(since)}; {min(now)}). Is that the start of what is judged?"), (),
                         [(f'columns="{start.name}=adopted"', Text("đúng (không có kỳ nào trước để so)", "yes (no period before is left to compare)")), (f'columns="{start.name}=ignore"', Text("không, không dùng cột này", "no, this column is not used"))], [start.name])  # fmt: skip


def ask_disagreement(typed: Typed) -> None:
    """Ask which stands where a start and a yes and no of the same rows say two times, naming the first cells of each."""
    start, treated = typed.of("adopted"), typed.of("treated")
    if start is None or treated is None or typed.dated is None or typed.dated.kind not in "YQM":
        return
    given, since = np.asarray(typed.typed[treated.name], dtype=float), typed.typed[start.name]
    now, since = (np.array([getattr(p, "ordinal", np.nan) for p in own], dtype=float) for own in (typed.dated.series, since))
    known = ~np.isnan(given) & ~np.isnan(now)
    due = known & (now >= since)
    wrong = list(np.flatnonzero(known & ~due & (given > 0)))
    first: dict[str | None, int] = {}
    for i in np.flatnonzero(due):
        first[typed.places[i]] = min(i, first.get(typed.places[i], i), key=lambda row: now[row])
    wrong = sorted([*wrong, *(i for i in first.values() if given[i] == 0)])
    one_each = list({typed.places[i]: i for i in reversed(wrong)}.values())[::-1]
    if wrong:
        shown = "; ".join(
            f"{typed.grid.cell(treated, i)}: {treated.values[i]}, {typed.grid.cell(start, i)}: {start.values[i]}"
            for i in one_each[:_SHOWN]
        )
        typed.doubts.ask("start", Text(f"Cột “{treated.name}” và “{start.name}” nói hai lúc bắt đầu khác nhau ở {len(one_each)} địa bàn: {shown}", f"Columns “{treated.name}” and “{start.name}” say two starts for {len(one_each)} places: {shown}"),
                         [typed.grid.cell(treated, i) for i in one_each], [(f'columns="{gone.name}=ignore"', Text(f"theo cột “{kept.name}”", f"as column “{kept.name}” says")) for gone, kept in ((treated, start), (start, treated))], [treated.name, start.name])  # fmt: skip
