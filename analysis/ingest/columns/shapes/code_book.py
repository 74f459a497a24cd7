"""A code book in the lines around a table (`# ho = so ho dan; tu_thang = thang bat dau, 0 = doi chung; -99 = khong bao cao`) -> labels of its columns
and values, starts, cells without a figure; every entry that is used is said."""

from __future__ import annotations

import re

from analysis.catalogue.headings import folded, judged_in, meant, says
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.cells.lines import Value
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.told import Told
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.values import persons
from analysis.ingest.readers.sheets import as_text
from analysis.language import Text

_CODE, _NAME = r"-?\d{1,6}", r"[A-Za-z][A-Za-z0-9_.]*"
_ENTRY = re.compile(
    rf"(?<![\w.-])(?P<left>{_CODE}(?:\s*(?:,|/|và|va|and|&)\s*{_CODE})*|{_NAME})\s*[=:]\s*(?P<right>[^;()=:]+?)\s*(?=[;()]|[,.]?\s*(?<![\w.-])(?:{_CODE}|{_NAME})\s*[=:]|$)"
)
_OF_WHOM = r"(?i)(?:xã|xa|phường|phuong|đơn vị|don vi|nơi|noi|hộ|ho|người|nguoi)\s+(?=\S)"
_NOBODY = r"\b(?:chưa|không|đối chứng|never|not|no|none|control)\b"
_NO_VARIABLE = {"place", "period", "number", "note"}
_FIGURE = re.compile(r"-?\d+(?:\.\d+)?")
_ANYWHERE = re.compile(r"-\d{1,5}|9{2,6}|9[678]|8{2,6}|7{2,6}")  # codes that are no figure in whatever column


def read(grid: Grid, said: Told, doubts: Doubts) -> None:
    """Give columns the labels of their entries, and values theirs; empty the cells of codes for no figure, or never."""
    free = [c for c in grid.columns if not _NO_VARIABLE & set(meant(c.name).roles)]
    own = {folded(c.name): c for c in free if re.fullmatch(_NAME, c.name)}
    used: list[str] = []
    for line in (*grid.titles, *grid.notes):
        column: Column | None = None
        for m in _ENTRY.finditer(line):
            right = m["right"].split(",")[0].strip()
            if not m["left"].lstrip("-")[:1].isdigit():
                column = own.get(folded(m["left"]))
                if column is not None and right[:1].isalpha() and " " in right and not column.described:
                    column.described = right
                    used.append(f"{column.name} = {right}")
                    grid.begun |= {column.name} if "adopted" not in said.roles.values() and _is_start(column) else set()
                continue
            codes = set(re.findall(_CODE, m["left"])) - set(said.cells)
            none = persons.is_no_answer(re.sub(_OF_WHOM, "", right))
            below = all(code.startswith("-") for code in codes)  # no figure of its own column, nor of the others
            for one in [column] if column is not None and not below else free if all(map(_ANYWHERE.fullmatch, codes)) else ():
                found = [v for v in one.distinct[1] if as_text(v) in codes]
                among = {v for v in found if none and one.name not in grid.begun and _is_among(one, v, codes, column is not None)}
                plain = [v for v in found if v not in among]
                if plain and (none or one.name in grid.begun and says(right, _NOBODY)):
                    one.values = [None if v in plain else v for v in one.values]
                elif plain and column is not None:
                    one.labels |= dict.fromkeys(plain, right)
                used += [f"{m['left']} = {right}" + (f" ({one.name})" if none else "")] if plain else []
                for v in among:
                    _ask(grid, one, v, right, said, doubts)
    for column in free:
        column.labels = column.labels if len(column.labels) == len(column.distinct[1]) else {}
    if used:
        shown = listed(f"“{one}”" for one in dict.fromkeys(used))
        doubts.say("code_book", Text(f"Theo lời giải thích quanh bảng: {shown}.", f"As the lines around the table explain: {shown}."))  # fmt: skip


_SCALE = 10  # different values that a scale has at most


def _is_among(column: Column, code: Value, codes: set[str], own: bool) -> bool:
    """Whether a code may be a figure of a column: a 99 among counts of 91 to 110; of one that an entry names (`own`), where it is no scale."""
    others = [float(text) for v in column.distinct[1] if (text := as_text(v)) not in codes and _FIGURE.fullmatch(text)]
    if not others or own and len(others) <= _SCALE:
        return False
    value, (low, high) = float(as_text(code)), (min(others), max(others))
    return low < value < high if own else value >= low if value < 0 else value <= 2 * high


def _ask(grid: Grid, column: Column, code: Value, right: str, said: Told, doubts: Doubts) -> None:
    """Ask whether the cells of a column that hold a code for no figure are figures all the same."""
    cells = [c for i, v in enumerate(column.values) if v == code and (c := grid.cell(column, i)) not in said.cells]
    text, keep = as_text(code), "; ".join(f"{c}={as_text(code)}" for c in cells)
    if cells:
        doubts.ask("code_book", Text(f"Một dòng giải thích “{text} = {right}”, mà {text} cũng có thể là một con số của cột “{column.name}” ({len(cells)} ô): ở đó là số thật hay là mã?", f"A line explains “{text} = {right}”, yet {text} may be a figure of column “{column.name}” too ({len(cells)} cells): is it a figure there, or the code?"), cells,
                   [(f'cells="{keep}"', Text("số thật", "a figure")), (f'cells="{"; ".join(f"{c}=missing" for c in cells)}"', Text("mã, không có số liệu", "the code: no figure"))], [column.name])  # fmt: skip


def _is_start(column: Column) -> bool:
    """Whether the label of a column, or its heading, says that it holds starts, and most of its values can be."""
    times = [v for v in map(as_text, column.distinct[1]) if periods.written(v) is not None or periods.is_never(v)]
    named = any(judged_in(text) or "adopted" in meant(text).roles for text in (column.name, column.described))
    return named and bool(times) and len(times) + 1 >= len(column.distinct[1])
