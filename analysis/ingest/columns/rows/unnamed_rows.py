"""Rows of one period that nothing tells apart (no place, no person): what a row is, is asked; numbers of rows join nobody."""

from __future__ import annotations

import numpy as np

from analysis.catalogue.headings import meant
from analysis.ingest.columns.cells.cell_kind import kind
from analysis.ingest.columns.questions.doubts import listed
from analysis.ingest.columns.shapes import waves
from analysis.ingest.columns.sheets.grid import Column, distinct
from analysis.ingest.columns.values import persons
from analysis.ingest.columns.values.typed import Typed
from analysis.language import Text

_MANY = 5  # rows of a period from which they may be persons


def ask(typed: Typed, gone: dict[int, Text]) -> None:
    """Ask what the rows are where periods have several and no column of places, persons or indicators parts them."""
    period = typed.of("period") or next((c for c in typed.grid.columns if c.name not in typed.by_column and waves.times(c)), None)
    if period is None or typed.cases or typed.mixed:
        return
    if {"place", "person", "cluster", "indicator", "value", "zone"} & set(typed.by_column.values()):
        return
    if any(q.about in ("role", "waves", "period") for q in typed.doubts.questions) or not {"outcome", "event"} & set(typed.by_column.values()):  # fmt: skip
        return
    said = [f"{w.day}/{w.end}" if w is not None else None for w in typed.dated.written] if typed.dated else period.values
    kept = np.array([w is not None for w in said], dtype=bool)
    kept[list(gone)] = False
    codes = distinct([v for v, used in zip(said, kept, strict=True) if used])[0]
    counts = np.bincount(codes) if len(codes) else np.zeros(1, int)
    if counts.max() < 2:
        return
    own = [typed.grid.cell(period, i) for i in np.flatnonzero(kept)[:20]]
    parting = [c for c in typed.grid.columns if c.name not in typed.by_column and _parts(c, kept, codes)]
    text = Text(
        f"Một kỳ có nhiều dòng (tới {counts.max()}) mà không có cột địa bàn hay cột mã người: mỗi dòng là gì",
        f"One period has several rows (up to {counts.max()}) and no column of places or codes of persons: what is a row",
    )
    answers = [
        (
            f'columns="{c.name}=place"',
            Text(
                f"mỗi “{c.name}” một dòng ở mỗi kỳ: coi là một nơi", f"one row of each “{c.name}” in a period: taken as a place"
            ),
        )
        for c in parting[:3]
    ]
    of_persons = any("trait" in meant(c.name).roles for c in typed.grid.columns)
    if of_persons and typed.dated and {w.kind for w in typed.dated.written if w is not None} == {"D"}:
        answers.append((f'columns="{period.name}=ignore"', Text(f"mỗi dòng một người, mỗi người chỉ hỏi một lần: không so theo “{period.name}”", f"one row a person, each asked once: nothing is compared over “{period.name}”")))  # fmt: skip
    if (of_persons or np.median(counts) >= _MANY) and not parting:
        answers.append(("", Text("mỗi dòng một người: thêm cột mã của từng người (cùng mã ở các lần hỏi) rồi lưu lại; không có mã thì chỉ so được như hai mẫu khác nhau, không ghép người với người, số thứ tự của dòng không phải là mã",
                                 "one row a person: add a column of each person's code (the same in every round) and save the file; without codes they can only be compared as two samples, nobody with himself: the number of a row is no code")))  # fmt: skip
    answers.append(
        (
            "",
            Text(
                "mỗi dòng một địa bàn hay đơn vị: thêm cột tên rồi lưu lại",
                "one row a place or unit: add a column of their names and save the file",
            ),
        )
    )
    typed.doubts.ask("rows", Text(f"{text.vi}? Các cột: {listed(c.name for c in typed.grid.columns)}", f"{text.en}? The columns: {listed(c.name for c in typed.grid.columns)}"), own, answers)  # fmt: skip


def _parts(column: Column, kept: np.ndarray, periods: np.ndarray) -> bool:
    """Whether the words of a column name each row of a period once, and come back in others: no numbers of rows."""
    if {"number", "note", "unit"} & set(meant(column.name).roles) or persons.numbers_rows(column) or not kept.any():
        return False
    codes = column.distinct[0][kept]
    if (codes < 0).any() or not all(kind(v) == "T" for v in column.distinct[1][:200]):
        return False
    pairs = np.unique(codes.astype(np.int64) * (int(periods.max()) + 1) + periods)
    return len(pairs) == len(codes) > len(np.unique(codes))
