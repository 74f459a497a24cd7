"""Indicators as rows become columns: `place, period, indicator, value` -> one column for each indicator."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from analysis.catalogue.headings import meant
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.role import Role
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.values.look import look
from analysis.ingest.columns.values.places import place
from analysis.language import Text


def pivoted(grid: Grid, found: list[Role], doubts: Doubts) -> tuple[Grid, list[Role]]:
    """The grid with a column for each indicator, and the roles of its columns; the same where it has no rows of indicators."""
    names, value = _names_and_value(grid, found)
    if names is None or value is None:
        return grid, [r if r.role not in ("value", "indicator") else Role(role="outcome" if r.role == "value" else "place", column=r.column, known=r.known) for r in found
                      if r.role != "indicator" or not any(o.role == "place" for o in found)]  # fmt: skip
    labels = [place(v) if v is not None else "" for v in names.values]
    keys = [grid.named(r.column) for r in found if r.role in ("place", "period")]
    keys = [c for c in keys if c is not None and c is not names]
    rows: dict[tuple, int] = {}
    where = [rows.setdefault(tuple(_plain(c.values[i]) for c in keys) if keys else (), len(rows)) for i in range(len(grid))]
    filled: dict[str, list] = {label: [None] * len(rows) for label in dict.fromkeys(labels) if label}
    at: dict[str, list] = {label: [None] * len(rows) for label in filled}
    for i, label in enumerate(labels):
        if not label:
            continue
        if at[label][where[i]] is not None:
            doubts.ask("repeated", Text(f"“{label}” có hai giá trị: ô {grid.cell(value, i)}", f"“{label}” has two values: cell {grid.cell(value, i)}"), [grid.cell(value, i)],
                       [("", Text("bỏ dòng trùng, hoặc tách theo cột khác", "drop the repeated row, or part the table by another column"))])  # fmt: skip
            return grid, [r for r in found if r.role != "indicator"]
        filled[label][where[i]], at[label][where[i]] = value.values[i], grid.at(value, i)
    first: dict[int, int] = {}  # in the order of the rows that are made
    for i, w in enumerate(where):
        first.setdefault(w, i)
    others = [c for c in grid.columns if c not in (names, value) and (c in keys or _constant(c, where))]
    unit = next((c for c in grid.columns if "unit" in meant(c.name).roles and c not in others and c not in keys), None)
    units = _units(labels, unit.values) if unit else {}
    told = _units(labels, said.values) if (said := next((c for c in grid.columns if "unit" in meant(c.name).roles), None)) else {}
    groups = [label for label, values in filled.items() if label not in told and all(v is None for v in values)]
    if 0 < len(groups) < len(filled):
        filled = {label: values for label, values in filled.items() if label not in groups}
        doubts.say("sections", Text(f"Dòng không có số liệu nào, là tên nhóm: {listed(groups)}.", f"Rows without a figure, names of groups: {listed(groups)}."))  # fmt: skip
    lost = [c.name for c in grid.columns if c not in (names, value, unit) and c not in others]
    if lost:
        doubts.say("unused_columns", Text(f"Cột không dùng: {listed(lost)}.", f"Columns not used: {listed(lost)}."), columns=lost)
    columns = [grid.taken(c, list(first.values())) for c in others]
    columns += [Column(label, (label,), value.col, filled[label], at[label], unit=units.get(label, "")) for label in filled]
    made = replace(grid, columns=columns, rows=[grid.rows[i] for i in first.values()])
    known = {c.name for c in others}
    kept = [r for r in found if r.column in known]
    exposed = any(r.role == "exposure" for r in kept)
    named = [label for label in filled if "exposure" in meant(label).roles and not exposed][:1]
    return made, [
        *kept,
        *(Role(role="exposure" if label in named else "outcome", column=label, known="name") for label in filled),
    ]


def _units(labels: list[str], values: Iterable[object]) -> dict[str, str]:
    """The unit beside each indicator."""
    return {label: str(value) for label, value in zip(labels, values, strict=True) if value is not None}


def kept_long(grid: Grid, found: list[Role]) -> list[Role]:
    """The roles of a table whose rows of indicators are left as they are: `indicator` and, as its outcome, the figures' column."""
    names, value = _names_and_value(grid, found)
    if names is None or value is None:
        return pivoted(grid, found, Doubts())[1]
    roles = [r for r in found if r.column not in (names.name, value.name)]
    return [
        *roles,
        Role(role="indicator", column=names.name, known="name"),
        Role(role="outcome", column=value.name, known="name"),
    ]


def _names_and_value(grid: Grid, found: list[Role]) -> tuple[Column | None, Column | None]:
    names = grid.of_role(found, "indicator")
    value = grid.of_role(found, "value")
    if names is None and value is not None:
        wordy = [c for c in grid.columns if c.name.lower() in ("outcome", "kết quả") and look(c).text > 0.9]
        names = wordy[0] if wordy else None
    if names is not None and value is None:
        figures = [grid.named(r.column) for r in found if r.role == "outcome"]
        value = figures[0] if len(figures) == 1 else None
    return names, value


def _plain(value):
    return place(value) if isinstance(value, str) else value


def _constant(column: Column, where: list[int]) -> bool:
    seen: dict[int, object] = {}
    return all(seen.setdefault(w, v) == v for w, v in zip(where, column.values, strict=True))
