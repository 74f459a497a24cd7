"""Figures that add up from the beginning of the year: columns `3 tháng`, `6 tháng`, or rows of months. Asked about; differences where so answered."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pandas as pd

from analysis.catalogue.headings import declared, folded, marked, meant, says
from analysis.errors import BadParameter, unknown
from analysis.ingest.columns.cells import numbers, periods
from analysis.ingest.columns.cells.lines import Value
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.told import Told
from analysis.ingest.columns.rows import partly_running
from analysis.ingest.columns.shapes import wide
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.values.typed import Typed
from analysis.ingest.readers.sheets import as_text
from analysis.language import Text

SAID = re.compile(rf"\b(?:{folded(periods.RUNNING)}|running total)\b")
_DIFFERENCE = ('cells="running=difference"', Text("lấy hiệu của hai kỳ liền nhau trong năm", "take the differences of neighbouring periods of a year"))  # fmt: skip
_YEAR = (
    'cells="running=year"',
    Text("chỉ dùng số của 12 tháng, là số cả năm", "use the figure of 12 months only, which is the year's"),
)
_PARTS = {12: "Tháng", 4: "Quý", 2: "H"}


def columns(grid: Grid, said: Told, doubts: Doubts) -> Grid:
    """The grid with quarters (halves, months) in place of columns that add up from January on, or their year alone, as it is answered."""
    _beside_its_period(grid, said, doubts)
    for column in grid.columns:
        column.head = _joined(column.head)
    found = _spans(grid)
    spans = sorted({n for _, _, n in found})
    if (
        len(spans) < 2
        or wide.has_months(grid)
        or any("person" in meant(c.name).roles for c in grid.columns)
        or not (_add_up(found) or any(SAID.search(folded(line)) for line in grid.titles))
    ):
        return grid
    answer, own = said.rows.get("running", ""), [c for c, _, _ in found]
    if answer == "year" and spans[-1] == 12:
        grid.columns = [c for c in grid.columns if c not in own or any(c is o and n == 12 for o, _, n in found)]
        for column, i, n in found:
            if n == 12:
                column.head = (column.head[:i] + column.head[i + 1 :]) or column.head
                column.name = " – ".join(column.head)
        return grid
    steps = {b - a for a, b in zip([0, *spans], spans, strict=False)}
    can = len(steps) == 1 and 12 // min(steps) in _PARTS
    wrong = _unread(grid, own, said) if can else []
    if answer == "difference" and can and not wrong:
        _differences(grid, found, min(steps), said, doubts)
        return grid
    cells = [grid.head_cell(c) for c in own]
    if wrong:
        doubts.ask("running", Text(f"Chưa lấy hiệu được các cột cộng dồn: ô {listed(wrong)} không phải là số viết liền.", f"No differences of running totals yet: {listed(wrong)} are no plain numbers."), wrong[:20],
                   [("", Text("sửa ô ấy rồi lưu lại; hoặc trả lời dấu ấy là gì (cells=\"-=0\"), số viết kiểu nào (numbers=\"vi\")", "correct these cells and save the file; or say what the mark is (cells=\"-=0\"), or how numbers are written (numbers=\"vi\")"))])  # fmt: skip
    if wrong and answer == "difference":
        return grid
    doubts.ask("running", Text(f"Các cột cộng dồn từ đầu năm: {listed(c.name for c in own)}. Dùng thế nào?", f"Columns that add up from the beginning of the year: {listed(c.name for c in own)}. How are they used?"),
               cells, [*([_DIFFERENCE] if can and not wrong else []), *([_YEAR] if spans[-1] == 12 else [])])  # fmt: skip
    return grid


def _spans(grid: Grid) -> list[tuple[Column, int, int]]:
    """(column, which part of its heading says so, how many months it adds up): `9 tháng`; of every month where the headings are
    `Tháng 01 | 02 tháng | 03 tháng | 04 tháng`, the first of them too."""
    parts = [(c, i, part) for c in grid.columns for i, part in enumerate(c.head)]
    found = [(c, i, n) for c, i, part in parts if (n := periods.months_so_far(part))]
    counted = [(c, i, n) for c, i, part in parts if (n := periods.months_counted(part))]
    if len({n for _, _, n in counted} - {3, 6, 9, 12}) < 2:
        return found
    first = [(c, i, 1) for c, i, part in parts if periods.month_alone(part) == 1 and not part.strip().isdecimal()]
    return [*(first if all(n > 1 for _, _, n in counted) else ()), *counted]


_TOTAL = rf"(?:số )?(?:{marked(periods.RUNNING)}|running total)(?: (?:từ|đến|tới|hết|đầu năm|trong năm|cả năm|nay|kì|báo cáo|cuối kì|cùng kì|năm trước|năm ngoái|(?:năm )?(?:19|20)\d\d|to date|so far))*"
_OF_PERIOD = r"(?:.*\b)?(?:(?:trong|của|phát sinh|phát sinh trong) (?:tháng|quí|kì|tuần)(?: này| báo cáo)?|(?:tháng|quí|kì) (?:này|báo cáo)|(?:this|in the|of the) (?:month|quarter|period))"


def _beside_its_period(grid: Grid, said: Told, doubts: Doubts) -> None:
    """Set aside, saying so, a column `Lũy kế` beside `Trong tháng` under one heading: it adds up what stands beside it."""
    own = {c.head[:-1] for c in grid.columns if c.head and says(c.head[-1], _OF_PERIOD, whole=True)}
    told = {*said.running, *said.roles} if "running" not in said.rows else None
    gone = [c for c in grid.columns if told is not None and c.head and c.head[:-1] in own and says(c.head[-1], _TOTAL, whole=True) and folded(c.name) not in told]  # fmt: skip
    if gone:
        names = listed(f"“{c.name}”" for c in gone)
        grid.columns = [c for c in grid.columns if c not in gone]
        doubts.say("running_total", Text(f"Cột cộng dồn đứng cạnh cột của kỳ để riêng: {names}.", f"Running totals beside a column of the period are set aside: {names}."), [grid.head_cell(c) for c in gone], [c.name for c in gone])  # fmt: skip


_UP_TO = re.compile(r"\W*(?:tính )?(?:đến|tới|hết)\s", re.IGNORECASE)
_OVER = re.compile(rf"\s*(?:số )?({periods.RUNNING})\b[\s:–-]*", re.IGNORECASE)


def _joined(head: tuple[str, ...]) -> tuple[str, ...]:
    """`Lũy kế năm 2021` over `đến hết T1` as `năm 2021` over `Lũy kế đến hết T1`; any other heading as it is."""
    over = next(
        (i for i, part in enumerate(head[:-1]) if (m := _OVER.match(part)) and periods.written(part[m.end() :] or "2000")), None
    )
    if over is None or periods.months_so_far(head[-1]) and not _UP_TO.match(head[-1]):
        return head
    word = _OVER.match(head[over])
    joined = f"{word[1]} {head[-1]}"
    rest = (head[over][word.end() :],) if head[over][word.end() :] else ()
    return (*head[:over], *rest, *head[over + 1 : -1], joined) if periods.months_so_far(joined) else head


def _add_up(found: list[tuple[Column, int, int]]) -> bool:
    """Whether the columns say that they add up, or do so in every row: `3 tháng`, `6 tháng` may be times of a follow-up."""
    if any(SAID.search(folded(part)) or "dau nam" in folded(part) for column, _, _ in found for part in column.head):
        return True
    for _, own in _groups(found).items():
        for one, other in zip(own, own[1:], strict=False):
            pairs = [(_number(a, Told()), _number(b, Told())) for a, b in zip(one.values, other.values, strict=True)]
            if any(a is not None and b is not None and b < a for a, b in pairs):
                return False
    return True


def _groups(found: list[tuple[Column, int, int]]) -> dict[tuple[str, ...], list[Column]]:
    """The columns of one year (or of one heading over them), the shortest span first."""
    groups: dict[tuple[str, ...], list[Column]] = {}
    for column, i, _ in sorted(found, key=lambda one: one[2]):
        groups.setdefault(column.head[:i] + column.head[i + 1 :], []).append(column)
    return groups


def _number(value: Value, said: Told) -> float | None:
    """A cell's number, as it is told where a person or a note says it; None where it has none or none that can be read."""
    text = as_text(value)
    if text in said.cells:
        return said.cells[text]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, str) or value.isdecimal():
        return float(value) if isinstance(value, str) else None
    own = numbers.written(value)
    return numbers.meanings(own.core).get(said.numbers) if own and own.core == numbers.clean(value) else None


def _unread(grid: Grid, own: list[Column], said: Told) -> list[str]:
    """The cells whose figure is not known before columns are read, or is told by its address."""
    empty = {None, *(text for text, value in said.cells.items() if value is None), *declared()["words"]["missing"]}
    return [
        name
        for column in own
        for i, v in enumerate(column.values)
        if (name := grid.cell(column, i)) in said.cells
        or _number(v, said) is None
        and v not in empty
        and as_text(v).lower() not in empty
    ]


def _differences(grid: Grid, found: list[tuple[Column, int, int]], step: int, said: Told, doubts: Doubts) -> None:
    """Put differences in place of sums: empty where the column of one step before is not there."""
    at = {id(column): (i, n) for column, i, n in found}
    less: list[str] = []
    alone: list[str] = []
    for own in _groups(found).values():
        before: list[float | None] = [0.0] * len(grid)
        reached = 0
        for column in own:
            now = [_number(v, said) for v in column.values]
            i, n = at[id(column)]
            if n - reached != step:
                alone.append(column.name)
                before = [None] * len(grid)
            column.values = [None if a is None or b is None else b - a for a, b in zip(before, now, strict=True)]
            less += [grid.cell(column, j) for j, v in enumerate(column.values) if v is not None and v < 0]
            before, reached = now, n
            part = f"{_PARTS[12 // step]}{n // step}" if step == 6 else f"{_PARTS[12 // step]} {n // step}"
            column.head = (*column.head[:i], part, *column.head[i + 1 :])
            column.name = " – ".join(column.head)
    doubts.say("running_total", Text("Cột cộng dồn từ đầu năm: đã lấy hiệu của hai cột liền nhau.", "Columns that add up from January on: differences of neighbouring columns are used."))  # fmt: skip
    if alone:
        doubts.say("running_total", Text(f"Để trống, vì trong năm không có cột của kỳ liền trước: {listed(alone)}.", f"Left empty, since their year has no column of the period before: {listed(alone)}."))  # fmt: skip
    if less:
        doubts.ask("running", Text(f"Số cộng dồn giảm ở ô {listed(less)}: số nào đúng?", f"Running totals that fall at {listed(less)}: which figure is right?"), less[:20],
                   [("", Text("sửa ô ấy rồi lưu lại", "correct the cell and save it again"))])  # fmt: skip


def rows(typed: Typed) -> None:
    """Ask about a column of figures by month or quarter that adds up within each year, by its heading or by every one of its years."""
    found = dict(_rising(typed))
    for name in [name for name in found if _adds(typed, name)]:
        del found[name]
    free = [r.column for r in typed.roles if r.role == "outcome" and r.column in typed.counts and r.column not in found]
    partly = {name: own for name in free if (own := partly_running.places(typed, name))}
    _refuse_others(typed, [*found, *partly])
    for name, own in partly.items():
        partly_running.ask(typed, name, own, "running" if len(found) + len(partly) == 1 else f"running({name})")
    together = len(found) > 1 and any(
        q.about == "across" for q in typed.doubts.questions
    )  # of what may be one outcome of several places
    for name, why in found.items():
        said = typed.said.running.get(folded(name)) or typed.said.rows.get("running")
        if said == "difference":
            fell = partly_running.subtract(typed, name)
            typed.doubts.say("running_total", Text(f"Cột “{name}” cộng dồn từ đầu năm: đã lấy hiệu của hai kỳ liền nhau; kỳ không có kỳ trước trong năm để trống.",
                             f"Column “{name}” adds up from January on: differences are used; a period without the one before it in its year is empty."), columns=[name])  # fmt: skip
            if len(fell):
                cells = typed.grid.cells(typed.grid.named(name), fell)
                typed.doubts.ask("running", Text(f"Cột “{name}”: số cộng dồn giảm ở ô {listed(cells)}: số nào đúng?", f"Column “{name}”: running totals that fall at {listed(cells)}: which figure is right?"), cells,
                                 [("", Text("sửa ô ấy rồi lưu lại", "correct the cell and save it again"))], [name])  # fmt: skip
        elif said != "keep" and not together:
            each = "running" if len(found) + len(partly) == 1 else f"running({name})"
            typed.doubts.ask("running", Text(f"Cột “{name}” là số cộng dồn từ đầu năm ({why.vi}): dùng thế nào?", f"Column “{name}” adds up from the beginning of the year ({why.en}): how is it used?"), (),
                             [(f'cells="{each}=difference"', _DIFFERENCE[1]), (f'cells="{each}=keep"', _KEEP)], [name])  # fmt: skip
    if together and "running" not in typed.said.rows:
        names = listed(f"“{name}”" for name in found)
        typed.doubts.ask("running", Text(f"Các cột {names} là số cộng dồn từ đầu năm (trong mỗi năm không kỳ nào giảm): dùng thế nào?", f"Columns {names} add up from the beginning of the year (within no year do they ever fall): how are they used?"), (),
                         [_DIFFERENCE, ('cells="running=keep"', _KEEP)], list(found))  # fmt: skip


_KEEP = Text("không phải số cộng dồn, dùng như đã ghi", "it does not add up: use it as written")


def _adds(typed: Typed, name: str) -> bool:
    """Whether a column that says it adds up does so of another outcome of the table, which is used in its place and said."""
    told = {*typed.said.running, *typed.said.roles}
    if not SAID.search(folded(name)) or folded(name) in told or typed.said.rows.get("running"):
        return False
    values, years = typed.numeric[name].value, list(_years(typed).values())
    for other in [r.column for r in typed.roles if r.role == "outcome" and r.column in typed.numeric and r.column != name]:
        each = typed.numeric[other].value
        if any(len(own) > 2 for own in years) and all(np.allclose(np.cumsum(each[own]), values[own]) for own in years):
            typed.roles = [r for r in typed.roles if r.column != name]
            del typed.by_column[name]
            typed.doubts.say("running_total", Text(f"Cột “{name}” là số cộng dồn của cột “{other}”, nên chỉ dùng “{other}”.", f"Column “{name}” adds up column “{other}”, which alone is used."), columns=[name])  # fmt: skip
            return True
    return False


def _rising(typed: Typed) -> Iterator[tuple[str, Text]]:
    """The outcomes of a table of months or quarters that add up from the beginning of the year, and how that is known."""
    if typed.dated is None or typed.dated.kind not in "QM":
        return
    least = 2 if any(SAID.search(folded(line)) for line in typed.grid.titles) else 3
    for name in [r.column for r in typed.roles if r.role == "outcome" and r.column in typed.numeric]:
        values = typed.numeric[name].value
        if name not in typed.counts and not SAID.search(folded(name)):
            continue
        if SAID.search(folded(name)):
            yield name, Text("tên cột nói", "its heading says so")
        elif last := typed.grid.repeats_last:
            yield name, Text(f"cột “{last}” bằng kỳ cuối năm, không bằng tổng các kỳ", f"column “{last}” is the figure of the year's last period, not the sum of its periods")  # fmt: skip
        elif not typed.mixed and (fell := _falls(typed, values)) is not None and _rise(_years(typed), values, least, any(fell)):
            yield name, Text("trong mỗi năm không kỳ nào giảm", "within no year does it ever fall") if not fell else \
                Text(f"trong mỗi năm gần như chỉ tăng, chỉ giảm ở {listed(fell)}", f"within each year it hardly ever falls, only at {listed(fell)}")  # fmt: skip


def _refuse_others(typed: Typed, found: list[str]) -> None:
    """Raises BadParameter for an answer about a column that adds nothing up, or that is none."""
    if wrong := next((c for c in typed.said.running if c not in map(folded, found)), None):
        raise unknown(Text("cột cộng dồn", "column of running totals"), wrong, found, "cells", BadParameter)


_CORRECTED = 0.05  # of the steps of running totals may fall, where figures were corrected


def _falls(typed: Typed, values: np.ndarray) -> list[str] | None:
    """The cells at which figures fall from one period of a place and year to the next; None where they do so too often to add up."""
    frame = partly_running.in_order(typed, values)
    year, place = (frame["month"] // 12).to_numpy(), pd.factorize(frame["place"])[0]
    same = (year[1:] == year[:-1]) & (place[1:] == place[:-1])
    step = np.diff(frame["v"].to_numpy())
    fell, steps = same & (step < 0), same & ~np.isnan(step)
    column = next(typed.grid.named(name) for name, own in typed.numeric.items() if own.value is values)
    return typed.grid.cells(column, frame.index[1:][fell]) if fell.sum() <= _CORRECTED * steps.sum() else None


def _years(typed: Typed) -> dict[tuple, list[int]]:
    """{(place, year): its rows in the order of their periods}."""
    when = [None if w is None else (w.day.year, w.day.month) for w in typed.dated.written]
    found: dict[tuple, list[int]] = {}
    for i in sorted((i for i, w in enumerate(when) if w is not None), key=lambda i: when[i]):
        found.setdefault((typed.places[i], when[i][0]), []).append(i)
    return found


def _rise(years: dict[tuple, list[int]], values: np.ndarray, least: int, corrected: bool) -> bool:
    """Whether figures rise within every one of some years of several periods, never falling unless `corrected`, and begin again below with
    the next year, if there is one."""
    by = {key: values[own] for key, own in years.items() if len(own) >= 4 and not np.isnan(values[own]).any()}
    whole, after = list(by.values()), [(v, by[place, year + 1]) for (place, year), v in by.items() if (place, year + 1) in by]
    short = any(len(v) < 6 for v in whole)  # four quarters may rise by the season alone
    if len(whole) < least * (1 + short) or len(whole) < len(years) / 2 or any(b[0] >= a[-1] for a, b in after):
        return False
    if not after and (len(whole) < 5 or min(map(len, whole)) < 8):  # one year alone tells where months of many places never fall
        return False
    rising = all((corrected and not short or (np.diff(v) >= 0).all()) and v[-1] > v[0] for v in whole)
    return rising and float(np.mean([v[-1] >= (2.5 if short or corrected else 2) * v[0] for v in whole])) > 0.8
