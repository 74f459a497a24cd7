"""Printed totals beside the cells they add up: where most hold and some do not, the file contradicts itself -> one question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import numpy as np

from analysis.catalogue.headings import is_total, meant, says
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.questions.doubts import SHOWN
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.values import places
from analysis.ingest.columns.values.typed import Typed
from analysis.language import Text

_LEAST, _MOST = 3, 0.6  # totals that hold, and their share, from which the others are wrong
_ROWS, _TOTALS, _CELLS = 300_000, 3000, 20_000_000  # beyond which sums are not tried, as elsewhere
_OF_KINDS = 0.9  # their share where the parts are kinds, of which some may be left out
_GROUPED = re.compile(r"\d{1,3}(?:[., \u00a0]\d{3})+|\d+")


class Odd(NamedTuple):
    """A printed total, its cell and column, and the sum of the cells it adds up."""

    cell: str
    column: str
    printed: float
    added: float


def across(grid: Grid) -> list[Odd]:
    """The cells of columns of totals (`Cộng 6 năm`) that are not the sum of the columns beside them, where most are."""
    called = [c for c in grid.columns if _is_called_total(c)]
    if not called or len(grid) > _ROWS or "hidden" in grid.trouble.values():
        return []
    numbers = {id(c): _whole(c) for c in grid.columns}
    found: list[Odd] = []
    for total in called:
        printed = numbers[id(total)]
        if printed is None:
            continue
        runs = [
            (parts, *_compared(printed, np.array([numbers[id(c)] for c in parts])))
            for parts in _runs(grid.columns, total, called, numbers)
        ]
        parts, equal, wrong, sums = max(runs, key=lambda run: run[1].sum(), default=([], printed > 0, printed > 0, printed))
        share = _MOST if all(map(_is_period, parts)) else _OF_KINDS
        if _contradict(int(equal.sum()), (sums - printed)[wrong], len(parts), share):
            found += [Odd(grid.cell(total, i), total.name, printed[i], sums[i]) for i in np.flatnonzero(wrong)]
    return found


def _is_called_total(column: Column) -> bool:
    return any(is_total(part) or says(part, r"^(?:tổng|cộng|cả năm|total|sum)\b") for part in column.head) and not any(
        says(part, r"\btrong đó\b|luỹ kế|bình quân") for part in column.head
    )


def _is_period(column: Column) -> bool:
    alone = (periods.written, periods.month_alone, periods.quarter_alone, periods.half_alone)
    return any(read(part) is not None for part in column.head for read in alone)


def _whole(column: Column) -> np.ndarray | None:
    """The whole numbers of a column, NaN where it is empty; None where it holds anything else."""
    codes, different = column.distinct
    values = []
    for v in different:
        if isinstance(v, str) and _GROUPED.fullmatch(v):
            v = int(re.sub(r"\D", "", v))
        if isinstance(v, (bool, str)) or not isinstance(v, (int, float)) or v % 1:
            return None
        values.append(float(v))
    return np.array([*values, np.nan])[codes] if values else None


def _runs(columns: list[Column], total: Column, called: list[Column], numbers: dict) -> Iterator[list[Column]]:
    """The runs of columns that a total may add up: before it, with or without the totals among them, or after it."""
    at = columns.index(total)
    for side in (columns[at - 1 :: -1] if at else [], columns[at + 1 :]):
        run: list[Column] = []
        totals: list[Column] = []
        for column in side:
            if numbers[id(column)] is None:
                break
            (totals if column in called else run).append(column)
            if column not in called and len(run) > 1:
                yield list(run)
            if column in called and len(totals) > 1:
                yield list(totals)


def _compared(printed: np.ndarray, parts: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(which totals hold, which do not, the sums) of totals and their parts (parts by totals); an empty cell, or a single part, tells nothing."""
    sums = np.nansum(parts, axis=0)
    telling = ~np.isnan(printed) & ((np.nan_to_num(parts) != 0).sum(axis=0) > 1)
    equal = telling & (sums == printed)
    return equal, telling & ~equal & ~np.isnan(parts).any(axis=0), sums


def _contradict(holds: int, off: np.ndarray, parts: int, share: float) -> bool:
    """Whether totals mostly hold, so that those that are `off` are wrong, and not rounded."""
    rounded = len(off) > 1 and len(off) * 6 > holds and bool((np.abs(off) <= parts / 2).all())
    return holds >= _LEAST and holds >= share * (holds + len(off)) and not rounded


def down(typed: Typed, gone: dict[int, Text]) -> list[Odd]:
    """The cells of rows of totals, known by their names, that are not the sum of the rows they add up, where most are."""
    totals = [i for i, why in gone.items() if why is places.TOTAL and typed.places[i] is not None]
    if not totals or len(typed.grid) > _ROWS or len(totals) > _TOTALS or "hidden" in typed.grid.trouble.values():
        return []
    dates = typed.dated.written if typed.dated is not None else [0] * len(typed.grid)
    groups: dict[tuple, list[int]] = {}
    for i in range(len(typed.grid)):
        groups.setdefault((typed.grid.rows[i][0], dates[i]), []).append(i)
    if len(totals) * max(map(len, groups.values())) > _CELLS:
        return []
    added: dict[int, list[list[int]]] = {}
    known = set(totals)
    for rows in groups.values():
        added |= dict(_parts_of(rows, known, gone))
    found: list[Odd] = []
    for name in dict.fromkeys(typed.places[i] for i in totals):
        own = [i for i in totals if typed.places[i] == name and i in added]
        for way in range(3):
            odd = _odd_of(typed, [(i, added[i][way]) for i in own])
            if odd is not None:
                found += odd
                break
    return found


def _parts_of(rows: list[int], totals: set[int], gone: dict[int, Text]) -> Iterator[tuple[int, list[list[int]]]]:
    """Of each total of one sheet and period: all other rows, those since the total before it, those down to the next."""
    kept = [i for i in rows if i in totals or i not in gone]
    at = [k for k, i in enumerate(kept) if i in totals]
    others = [i for i in kept if i not in totals]
    for n, k in enumerate(at):
        before, after = at[n - 1] + 1 if n else 0, at[n + 1] if n + 1 < len(at) else len(kept)
        yield kept[k], [others, kept[before:k], kept[k + 1 : after]]


def _odd_of(typed: Typed, parts: list[tuple[int, list[int]]]) -> list[Odd] | None:
    """The cells of totals of one name that do not hold, taken one way; None where they do not hold so in most periods and columns."""
    odd: list[Odd] | None = None
    few: list[tuple[int, list[Odd]]] = []  # of a table of one period or two: all its counts together
    for name, values in typed.counts.items():
        column = typed.grid.named(name)
        if column is None or (values[np.isfinite(values)] % 1).any():
            continue
        told = [(i, *_compared(values[[i]], values[rows][:, None])) for i, rows in parts if len(rows) > 1]
        holds = sum(int(equal[0]) for _, equal, _, _ in told)
        off = [Odd(typed.grid.cell(column, i), name, values[i], sums[0]) for i, _, wrong, sums in told if wrong[0]]
        if holds + len(off) < _LEAST and meant(name).whole:
            few.append((holds, off))
        elif _contradict(holds, np.array([o.added - o.printed for o in off]), max(len(rows) for _, rows in parts), _MOST):
            odd = (odd or []) + off
    off = [o for _, own in few for o in own]
    if _contradict(sum(holds for holds, _ in few), np.array([o.added - o.printed for o in off]), 0, _MOST):
        odd = (odd or []) + off
    return odd


def ask(typed: Typed, of_rows: list[Odd], of_columns: list[Odd]) -> None:
    """Say which printed totals do not hold; ask once where a figure in use is in doubt: a total that is an outcome, or a cell in which a row
    and a column are off by the same. `cells="sums=keep"` lets the cells stand."""
    odd = list(dict.fromkeys([*of_rows, *of_columns]))
    if not odd:
        return
    shown = [(f"{o.cell}: {o.printed:.0f} ({o.added:.0f})") for o in odd]
    text = "; ".join(shown[:SHOWN]) + (f"; … ({len(shown)})" if len(shown) > SHOWN else "")
    crossing = _crossing(of_rows, of_columns)
    used = [o.column for o in of_rows if o.column in typed.by_column]
    said = Text(f"Số cộng không bằng tổng các ô của nó (trong ngoặc), trong khi phần lớn số cộng của bảng khớp: {text}.",
                f"Printed totals that are not the sum of their cells (in brackets), while most of the table are: {text}.")  # fmt: skip
    if not crossing and not used:
        said = Text(f"{said.vi} Các số cộng ấy không dùng; các ô của chúng giữ như đã ghi.", f"{said.en} These totals are not used; their cells stand as printed.")  # fmt: skip
    if typed.said.rows.get("sums") == "keep" or not crossing and not used:
        typed.doubts.say("totals", said, [o.cell for o in odd][:20])
        return
    if crossing:
        at = ", ".join(crossing[:SHOWN])
        said = Text(f"{said.vi} Cả hai phía lệch như nhau ở ô {at}.", f"{said.en} Both ways are off by the same at {at}.")
    outcomes = [r.column for r in typed.roles if r.role in ("outcome", "exposure", "value")]
    columns = dict.fromkeys(outcomes if crossing else used)
    typed.doubts.ask("totals", Text(f"{said.vi} Số nào đúng?", f"{said.en} Which figures are right?"), [*crossing, *(o.cell for o in odd)][:20],
                     [("", Text("sửa ô sai rồi lưu lại", "correct the cell that is wrong and save it again")), ('cells="sums=keep"', Text("giữ các ô như đã ghi", "let the cells stand"))], columns)  # fmt: skip


_ADDRESS = re.compile(r"(.*?)([A-Z]+)(\d+)")


def _crossing(of_rows: list[Odd], of_columns: list[Odd]) -> list[str]:
    """The cells in which a row and a column cross whose totals are off by the same: such a cell, no total, is the wrong one."""
    found: dict[str, None] = {}
    for row, column in product(of_rows, of_columns):
        one, other = (_ADDRESS.fullmatch(o.cell) for o in (row, column))
        off = row.added - row.printed == column.added - column.printed
        if off and one and other and one[1] == other[1] and one[3] != other[3]:
            found[f"{one[1]}{other[2]}{one[3]}"] = None
    return list(found)
