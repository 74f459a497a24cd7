"""Marks within cells -> what they stand for: as above, the number of a footnote, two figures in one."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.catalogue.headings import folded, is_total, meant, words
from analysis.ingest.columns.cells.cell_kind import kind
from analysis.ingest.columns.cells.numbers import is_number
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.language import Text

_DITTO = re.compile(r"(?i:(?:như trên|nhu tren|ditto)[.]?)|[\"″“”〃]+|''|[-–—.(/]+\s*(?i:nt|n\.t\.?)\s*[-–—.)/]+|-//-|nt\.?")


def as_above(grid: Grid, doubts: Doubts) -> None:
    """Put what stands above in place of `-nt-`, `như trên` and `〃` in columns of words and dates; it is said."""
    for column in grid.columns:
        marks = {v for v in column.distinct[1] if isinstance(v, str) and _DITTO.fullmatch(v.strip())}
        if not marks or not all(kind(v) in "TP" for v in column.distinct[1][:200] if v not in marks):
            continue
        values, rows = list(column.values), [i for i, v in enumerate(column.values) if v in marks]
        above = None
        for i, v in enumerate(values):
            if v in marks:
                values[i] = above
            elif v is not None and not (isinstance(v, str) and is_total(v)):
                above = v
        column.values = values
        doubts.say("ditto", Text(f"Cột “{column.name}”: {listed(sorted(marks))} là như dòng trên ({len(rows)} ô).", f"Column “{column.name}”: {listed(sorted(marks))} means as in the row above ({len(rows)} cells)."),
                   grid.cells(column, rows), [column.name])  # fmt: skip


_FOOTNOTE, _FOOTED = re.compile(r"\s*\((\d{1,2})\)\s*[^\W\d]"), re.compile(r"(.*\d)\s*\((\d{1,2})\)\s*")


def without_footnotes(grid: Grid, doubts: Doubts) -> None:
    """Take `(1)` off figures where a line below the table, or above, begins with it; it is said."""
    marks = {m[1] for line in (*grid.notes, *grid.titles) if (m := _FOOTNOTE.match(line))}
    for column in grid.columns if marks else ():
        footed = {v: m[1] for v in column.distinct[1] if isinstance(v, str) and (m := _FOOTED.fullmatch(v)) and m[2] in marks}
        others = any(isinstance(v, str) and (m := _FOOTED.fullmatch(v)) and m[2] not in marks for v in column.distinct[1])
        footed = {v: core for v, core in footed.items() if is_number(core) and not others}  # `14 (4)` may be a part of fourteen
        rows = [i for i, v in enumerate(column.values) if v in footed] if footed else []
        if rows:
            column.values = [footed.get(v, v) for v in column.values]
            shown = "; ".join(dict.fromkeys(footed))
            doubts.say("footnote", Text(f"Cột “{column.name}”, số có dấu chú thích: {shown}.", f"Column “{column.name}”, figures with a footnote mark: {shown}."), grid.cells(column, rows), [column.name])  # fmt: skip


_TWO = re.compile(r"\(?\s*([^\W\d][^\W\d ]*(?: [^\W\d]+){0,2})\s*/\s*([^\W\d][^\W\d ]*(?: [^\W\d]+){0,2})\s*\)?$")


_PAIR = re.compile(r"(\d+)\s*/\s*(\d+)\s*(?:\(\d\)|\*+)?")


def _two_named(text: str) -> re.Match | None:
    """`vụ/đối tượng` at the end of a heading or line: the words of two units."""
    found = _TWO.search(text[-80:]) if "/" in text[-80:] else None  # a long line is no heading
    return found if found and {folded(found[n].lower().removeprefix("số ")) for n in (1, 2)} <= words("units") else None


def two_in_one(grid: Grid, doubts: Doubts) -> None:
    """Two columns for one whose cells are two figures that its heading, or a line above, names: `3/5` under `vụ/đối tượng`; it is said."""
    above = next(filter(None, map(_two_named, grid.titles)), None)
    made: list[Column] = []
    parted: list[Column] = []
    for column in grid.columns:
        at, names = next(((i, m) for i, part in enumerate(column.head) if (m := _two_named(part))), (None, above))
        filled = column.distinct[1] if names else ()
        is_pair = filled and all(isinstance(v, str) and (m := _PAIR.fullmatch(v.strip())) and int(m[2]) < 1900 for v in filled)
        if not is_pair or at is None and {"place", "period"} & set(meant(column.name).roles):
            made.append(column)
            continue
        cells = [_PAIR.fullmatch(v.strip()) if v is not None else None for v in column.values]
        for n in (1, 2):
            rest = column.head if at is None else tuple(p for p in (*column.head[:at], _TWO.sub("", column.head[at]).strip(), *column.head[at + 1 :]) if p)  # fmt: skip
            head = (*rest, f"Số {names[n].lower().removeprefix('số ')}")
            made.append(replace(column, name=" – ".join(head), head=head, values=[m and int(m[n]) for m in cells]))
        parted.append(column)
    if parted:
        grid.columns = made
        shown = listed(f"“{c.name}”" for c in parted)
        doubts.say("two_in_one", Text(f"Mỗi ô ghi hai số, tách thành hai cột: {shown}.", f"Each cell holds two figures, parted into two columns: {shown}."), columns=[c.name for c in parted])  # fmt: skip
