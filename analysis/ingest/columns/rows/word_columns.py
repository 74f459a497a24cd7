"""Columns that hold no figures: starts of a treatment, yes and no, text as it stands."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.catalogue.headings import SINCE, folded, meant, names_a_measure, words
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.cells.cell_kind import kind
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.told import Told
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.values import figures, persons, places, when
from analysis.ingest.columns.values.typed import Typed
from analysis.language import Text

ANSWERS = ("outcome", "before", "after", "event")


def words_of(typed: Typed, column: Column) -> object:
    """A column of no figures: starts, yes and no, or text as it stands."""
    role = typed.by_column.get(column.name, "")
    if role == "adopted":
        said = typed.said
        when.answered(typed.grid, column, {w: v for w, v in said.cells.items() if w not in said.noted}, typed.doubts)
        kind = typed.dated.kind if typed.dated and typed.dated.kind in "YQM" else "M"
        school = typed.dated is not None and any(map(periods.is_school_year, typed.dated.written))
        found = when.starts(typed.grid, column, kind, said.rows.get("dates", ""), typed.doubts, school)
        made = pd.PeriodIndex([*(pd.Period(w.day, freq=kind) if w else pd.NaT for w in found), pd.NaT], freq=kind)
        return pd.Series(made.take(column.distinct[0]))
    known = persons.answers(column)
    ones_and_twos = typed.of("person") is not None and persons.in_ones_and_twos(column)
    if role in ("treated", "eligible", "event") or (known or ones_and_twos) and role in ANSWERS:
        return _yes_no(typed, column, known)
    codes, different = column.distinct
    labelled = [column.labels.get(v, v) for v in different]
    texts = [places.place(v) if isinstance(v, str) else v for v in labelled]
    return [texts[code] if code >= 0 else None for code in codes]


def dated_marks(grid: Grid, said: Told, doubts: Doubts) -> None:
    """Put the day that a heading states in place of its marks: x under `Có camera từ 01/7/2020`; whether any other trait is what is judged
    is asked where no column says what is."""
    dated = {c.name: since for c in grid.columns if (since := SINCE.match(c.name)) and periods.written(since[2]) and _marks(c)}
    told = {name: said.roles.get(folded(name)) for name in dated}
    starts = [name for name, since in dated.items() if told[name] == "adopted" or not told[name] and names_a_measure(since[1])]
    known = starts or any({"adopted", "treated"} & {said.roles.get(folded(c.name)), *meant(c.name).roles} for c in grid.columns)
    for column in (c for c in grid.columns if c.name in dated):
        name, day = column.name, dated[column.name][2]
        if name in starts:
            marks = _marks(column)
            column.values = [day if v is not None and marks[v] else None for v in column.values]
            doubts.say("dated_marks", Text(f"Cột “{name}”: nơi được đánh dấu bắt đầu từ {day}, như tên cột ghi; nơi để trống chưa áp dụng.",
                       f"Column “{name}”: the places marked start on {day}, as its heading says; the others never."), columns=[name])  # fmt: skip
        elif not told[name] and not known:
            doubts.ask("start", Text(f"Cột “{name}” có phải là lúc bắt đầu điều cần đánh giá không?", f"Is column “{name}” the start of what is judged?"), (),
                       [(f'columns="{name}=adopted"', Text(f"phải: nơi được đánh dấu bắt đầu từ {day}", f"yes: the places marked start on {day}")), (f'columns="{name}=ignore"', Text("không phải", "no"))])  # fmt: skip


def _marks(column: Column) -> dict:
    """Each value of a column of nothing but yes and no, and which it says; nothing for another column."""
    known = {v: persons.answer(str(v)) for v in column.distinct[1]}
    return known if 1.0 in known.values() and None not in known.values() else {}


def _yes_no(typed: Typed, column: Column, answers: dict) -> np.ndarray:
    """1 and 0 for yes and no, `can thiệp` and `đối chứng`; other words are asked about."""
    codes, different = column.distinct
    only_yes = different and all(isinstance(v, str) and folded(v) in words("yes") for v in different)
    blank = _blank(typed, column) if only_yes and (codes < 0).any() else np.nan
    if answers:
        if silent := [f"“{column.labels.get(v, v)}”" for v, one in answers.items() if one is None]:
            persons.say_no_answers(column, silent, typed.doubts)
        arms = [str(column.labels.get(v, v)) for v, one in answers.items() if one == 1.0]
        if any(folded(arm) not in words("yes") for arm in arms) and typed.by_column.get(column.name) == "treated":
            typed.doubts.say("arms", Text(f"Cột “{column.name}”: {listed(arms)} đọc là có can thiệp.", f"Column “{column.name}”: {listed(arms)} read as treated."), columns=[column.name])  # fmt: skip
    known, rest = [], []
    for value in different:
        one = answers[value] if value in answers else persons.answer(str(column.labels.get(value, value)))
        label = str(column.labels.get(value, value))
        one = one if label in typed.said.explained else typed.said.cells.get(label, one)
        known.append(np.nan if one is None else one)
        if one is None and value not in answers:
            rest.append(value)
    if rest and len(rest) == len(different) and not all(kind(v) == "T" or str(v) in ("2", "2.0", "1", "1.0") for v in rest):
        return figures.numeric(typed.grid, column, typed.said, typed.doubts, whole=False, others=None).value
    if rest:
        by_text = {v: float(v) for v in rest if str(v) in ("0", "1", "0.0", "1.0")}
        known = [by_text.get(v, k) for v, k in zip(different, known, strict=True)]
        wrong = [v for v in rest if v not in by_text and v not in ("TRUE", "FALSE")]
        if wrong and not column.labels and {str(v).removesuffix(".0") for v in different} == {"1", "2"}:
            ask_ones_and_twos(typed, column)
        elif wrong:
            typed.doubts.ask("yes_no", Text(f"Cột “{column.name}”: {listed(map(repr, wrong))} là có hay không?", f"Column “{column.name}”: is {listed(map(repr, wrong))} yes or no?"), (),
                            [(_answered(wrong, yes), Text(f"“{yes}” là có", f"“{yes}” is yes")) for yes in wrong] if len(wrong) == len(different) == 2 and all(kind(v) == "T" for v in wrong)
                            else [(f'cells="{text}={one}"', Text(f"“{text}” là {vi}", f"“{text}” is {en}")) for text in wrong for one, vi, en in ((1, "có", "yes"), (0, "không", "no"))] if wrong == persons.ended(column)
                            else [("", Text("viết 1 (có) và 0 (không)", "write 1 (yes) and 0 (no)"))], [column.name])  # fmt: skip
    return np.array([*known, blank])[codes]


def _answered_beside(typed: Typed, column: Column) -> bool:
    """Whether whoever leaves a column of x empty answers all that those with an x answer, and some column beside is an answer: empty is no."""
    blank = column.distinct[0] < 0
    filled = {c.name: c.distinct[0] >= 0 for c in typed.grid.columns if c is not column}
    beside = {name for name, own in filled.items() if own[~blank].all() and "note" not in meant(name).roles}
    answered = [name for name in beside if typed.by_column.get(name) in (*ANSWERS, "duration")]
    return bool(answered) and all(filled[name][blank].all() for name in beside)


def ask_ones_and_twos(typed: Typed, column: Column) -> None:
    """Ask which of 1 and 2 (and 9) without labels is yes."""
    shown = listed(sorted(str(v).removesuffix(".0") for v in column.distinct[1]))
    typed.doubts.ask("yes_no", Text(f"Cột “{column.name}” ghi {shown} mà không có nhãn: số nào là có, số nào là không?", f"Column “{column.name}” holds {shown} without labels: which is yes, which is no?"), (),
                     [("", Text("viết 1 (có), 0 (không), để trống (không trả lời)", "write 1 (yes), 0 (no), nothing (no answer)"))], [column.name])  # fmt: skip


def _answered(texts: list, yes: object) -> str:
    return f'cells="{"; ".join(f"{text}={int(text == yes)}" for text in texts)}"'


def _blank(typed: Typed, column: Column) -> float:
    """What an empty cell of a column of nothing but yes says: no, of a treatment; of a person's answer it is asked."""
    if "blank" in typed.said.cells:
        said = typed.said.cells["blank"]
        return np.nan if said is None else said
    told = "unmarked" in typed.said.cells  # by a note of the marks
    if not told and typed.by_column.get(column.name) in ANSWERS and not _answered_beside(typed, column):
        typed.doubts.ask("blank", Text(f"Cột “{column.name}” chỉ có dấu “có”: ô trống là không, hay không trả lời?", f"Column “{column.name}” holds yes only: is an empty cell no, or no answer?"), (),
                        [('cells="blank=0"', Text("không", "no")), ('cells="blank=missing"', Text("không trả lời", "no answer"))], [column.name])  # fmt: skip
        return np.nan
    typed.doubts.say(
        "blank_no",
        Text(f"Cột “{column.name}”: ô trống đọc là không.", f"Column “{column.name}”: empty cells are read as no."),
        columns=[column.name],
    )
    return 0.0
