"""Starts, or yes and no, of two programmes in one table -> which of them is judged is asked, with how many places begin both at one time."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.catalogue.headings import declared, folded, judged_in, names_a_measure, without_unit
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.questions.doubts import listed
from analysis.ingest.columns.questions.told import IGNORE
from analysis.ingest.columns.sheets.grid import Column
from analysis.ingest.columns.values import persons
from analysis.ingest.columns.values.typed import Typed
from analysis.language import Text


def ask(typed: Typed) -> None:
    """Ask which of several programmes is judged; where one was named, say the others beside it."""
    if typed.of("person") is not None or typed.cases or typed.mixed or typed.of("period") is None:
        return
    for role, candidates in (("adopted", _starts(typed)), ("treated", _answers(typed))):
        if len(candidates) > 1:
            _of_several(typed, role, candidates)
    start = typed.of("adopted")
    marks = [c for c in _marks(typed) if start is not None and not of_one(_judged(start), _judged(c))]
    if start is not None and marks:
        typed.doubts.say("programmes", Text(f"Bên cạnh “{start.name}”, bảng còn ghi nơi nào có {listed(f'“{c.name}”' for c in marks)}: kết quả không tách riêng việc ấy.", f"Beside “{start.name}” the table says which places have {listed(f'“{c.name}”' for c in marks)}: a result does not tell these apart."), columns=[start.name])  # fmt: skip


def _of_several(typed: Typed, role: str, candidates: list[Column]) -> None:
    column = typed.of(role)
    told = next((r.known == "told" for r in typed.roles if column and r.column == column.name), False)
    if column is None and (typed.of("adopted") or typed.of("treated")) is not None:
        return
    first = column if column in candidates else candidates[0]
    others = [c for c in candidates if c is not first and not of_one(_judged(first), _judged(c))]
    if not others:
        return
    vi, en = zip(*(_beside(typed, role, first, other) for other in others), strict=True)
    general = column is not None and not _is_special(column)  # `Can thiệp` beside `Camera`
    if told or general:
        typed.doubts.say("programmes", Text(f"Đánh giá theo cột “{first.name}”; bảng còn ghi {listed(f'“{c.name}”' for c in others)}: {'; '.join(vi)}.",
                         f"What is judged is column “{first.name}”; the table has {listed(f'“{c.name}”' for c in others)} too: {'; '.join(en)}."), columns=[first.name])  # fmt: skip
        return
    names = [first.name, *(c.name for c in others)]
    typed.doubts.questions = [q for q in typed.doubts.questions if q.about != "role" or not set(q.columns) & set(names)]
    typed.doubts.ask("programme", Text(f"Bảng ghi {len(names)} việc: {listed(f'“{n}”' for n in names)}. Đánh giá việc nào? {_upper('; '.join(vi))}", f"The table has {len(names)} programmes: {listed(f'“{n}”' for n in names)}. Which is judged? {_upper('; '.join(en))}"),
                     [typed.grid.head_cell(c) for c in (first, *others)], [(f'columns="{n}={role}"', Text(f"“{n}”", f"“{n}”")) for n in names], [column.name] if column is not None else ())  # fmt: skip


def _upper(said: str) -> str:
    return said[:1].upper() + said[1:]


def _starts(typed: Typed) -> list[Column]:
    """The columns that say since when something was done: not two dates of one thing, of which `said_twice` asks."""
    found = []
    for column in typed.grid.columns:
        own = typed.by_column.get(column.name, "")
        if (
            own not in ("", "adopted")
            or typed.said.roles.get(folded(column.name)) == IGNORE
            or not (own or judged_in(column.name))
        ):
            continue
        said = [v for v in column.distinct[1][:200] if not periods.is_never(v)]
        if said and sum(periods.written(v) is not None for v in said) * 2 > len(said) and not persons.answers(column):
            found.append(column)
    return found


def _answers(typed: Typed) -> list[Column]:
    """The columns of yes and no that name a measure."""
    own = typed.of("treated")
    return [own, *_marks(typed)] if own is not None else []


def _marks(typed: Typed) -> list[Column]:
    """The columns of yes and no without a role whose headings name a measure."""
    free = [c for c in typed.grid.columns if c.name not in typed.by_column and typed.said.roles.get(folded(c.name)) != IGNORE]
    return [c for c in free if names_a_measure(c.name) and (persons.answers(c) or persons.yes_no(c))]


def _said_of(column: Column) -> str:
    return judged_in(column.name) or judged_in(column.described)


def _judged(column: Column) -> str:
    return folded(_said_of(column) or column.name)


def of_one(one: str, other: str) -> bool:
    """Whether two names, folded, are of one thing, as far as they tell: `tổ`, `tổ tuần tra`."""
    return one == other or f" {one} " in f" {other} " or f" {other} " in f" {one} "


def _is_special(column: Column) -> bool:
    """Whether a heading names its programme: `Ngày lắp camera`, `Tham gia tuần tra`; not `Ngày áp dụng`, `Can thiệp`."""
    plain = {folded(word) for role in ("adopted", "treated") for word in declared()[role]["exact"]}
    return folded(without_unit(column.name)) not in plain


def _beside(typed: Typed, role: str, one: Column, other: Column) -> tuple[str, str]:
    """How many places begin both in one period, in both languages."""
    pair = [_when(typed, role, column) for column in (one, other)]
    each = pd.DataFrame({"place": pd.Series(typed.places, dtype=object), "one": pair[0], "other": pair[1]}).dropna(
        subset=["place"]
    )
    each = each.groupby("place", sort=False).max()
    one_said, other_said = (_said_of(c) or c.name for c in (one, other))
    begun, same = each.notna(), each["one"] == each["other"]
    either, both = int(begun.any(axis=1).sum()), int(same.sum())
    if either and both == either:
        return (
            f"{both} nơi có “{other_said}” đều bắt đầu cùng kỳ với “{one_said}”, nên bảng này không tách được tác động của hai việc, chỉ của cả hai cùng lúc",
            f"all {both} places with “{other_said}” begin it together with “{one_said}”, so their effects cannot be told apart, only that of both",
        )
    if not both:
        return (
            f"không nơi nào bắt đầu “{one_said}” và “{other_said}” cùng một kỳ",
            f"no place begins “{one_said}” and “{other_said}” in one period",
        )
    return (
        f"{both} trong {either} nơi bắt đầu cùng kỳ cả “{one_said}” và “{other_said}”",
        f"{both} of {either} places begin “{one_said}” and “{other_said}” in one period",
    )


def _when(typed: Typed, role: str, column: Column) -> np.ndarray:
    """The period since when each row's place has it, NaN for never."""
    kind = typed.dated.kind if typed.dated and typed.dated.kind in "YQM" else "M"
    codes, different = column.distinct
    if role == "adopted":
        said = [None if periods.is_never(v) else periods.written(v) for v in different]
        return np.array([*(np.nan if w is None else pd.Period(w.day, freq=kind).ordinal for w in said), np.nan])[codes]
    known = persons.yes_no(column) or persons.answers(column)
    has = np.array([*(known.get(v) or 0.0 for v in different), 0.0])[codes] > 0
    dates = typed.dated.each(lambda w: w.day.toordinal()) if typed.dated else np.zeros(len(codes))
    now = np.array([np.nan if d is None else -float(d) for d in dates])  # the first, as the largest
    return np.where(has, now, np.nan)
