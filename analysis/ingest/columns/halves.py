"""Half-years, which no panel carries: asked about, and added up to calendar years where so answered."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from analysis.catalogue.headings import folded
from analysis.ingest.columns.doubts import listed
from analysis.ingest.columns.typed import Typed
from analysis.language import Text

ADDED = ("outcome", "value", "event")
_NO_EVENTS = re.compile(
    r"\b(?:ty le|ti le|ty suat|ti suat|ty trong|binh quan|trung binh|diem so|chi so|he so|rate|percent|percentage|share|proportion|average|mean|score|index|ratio"
    r"|hien co|hien con|hien dang|dang quan ly|co ho so|cuoi ky|dau ky|den cuoi|tinh den|con lai|stock|at the end|on record|currently)\b"
)


def ask(typed: Typed) -> None:
    """Ask whether the two halves of a year are added up, where a table's periods are half-years."""
    period = typed.of("period")
    if period is None or typed.mixed or typed.dated is None or typed.dated.kind != "H" or typed.said.rows.get("half") == "year":
        return
    typed.doubts.ask("half", Text(f"Cột “{period.name}”: bảng theo nửa năm, mà các phương pháp ở đây cần năm, quý hoặc tháng. Cộng hai nửa thành năm?", f"Column “{period.name}”: half-years, and the methods here need years, quarters or months. Are the two halves added to a year?"), (),
                     [('cells="half=year"', Text("cộng số vụ việc của hai nửa thành năm (năm thiếu một nửa thì để trống); tỷ lệ và số hiện có không cộng", "add the events counted in both halves to a year (a year with one half stays empty); rates and what there is on a day are not added"))], [period.name])  # fmt: skip


def years(typed: Typed, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with one row a place and year where it was so answered: counts added, populations averaged, anything else that differs left empty.

    Where a place has two rows for one half-year it is asked which stands, and the frame stays as it is.
    """
    period = typed.of("period")
    if period is None or typed.dated is None or typed.dated.kind != "H" or typed.said.rows.get("half") != "year":
        return frame
    known = frame[frame[period.name].notna()]
    keys = [known[c.name] for c in (typed.of("place"), typed.of("indicator")) if c is not None]
    if (twice := pd.DataFrame({i: k for i, k in enumerate([*keys, known[period.name]])}).duplicated(keep=False)).any():
        rows = listed(twice.index[twice])
        typed.doubts.ask("half", Text(f"Một địa bàn có nhiều dòng cho cùng một nửa năm (dòng {rows}): chưa cộng thành năm được.", f"A place has several rows for one half-year (rows {rows}): they are not added to years."), (),
                         [("", Text("để mỗi địa bàn một dòng cho mỗi nửa năm rồi lưu lại", "keep one row a place and half-year and save the file"))], [period.name])  # fmt: skip
        return frame
    when = pd.Series(pd.PeriodIndex([str(text)[:4] for text in known[period.name]], freq="Y"), index=known.index)
    groups = known.groupby([k.to_numpy() for k in (*keys, when)], sort=False, dropna=False)
    both = groups[period.name].nunique().to_numpy() == 2
    left_out, made = [], {}
    for name in known:
        role = typed.by_column.get(str(name), "")
        values = groups[name]
        first, differ = values.first(), values.nunique() > 1
        if role in ADDED and pd.api.types.is_numeric_dtype(known[name]) and _is_count(typed, str(name), known[name]):
            made[name] = values.sum(min_count=2).where(both)
        elif role in ADDED:
            left_out.append(str(name))
            made[name] = first.where(np.zeros(len(first), bool))
        elif role == "exposure":
            made[name] = values.mean()
        else:
            made[name] = first if name == period.name else first.where(~differ)
            if role and name != period.name and differ.any():
                left_out.append(str(name))
    result = pd.DataFrame(made)
    result.index = groups.head(1).index
    result[period.name] = when[result.index]
    typed.doubts.say("half", Text("Hai nửa năm đã cộng thành năm; dân số lấy trung bình.", "The two halves are added to years; populations are averaged."))  # fmt: skip
    if left_out:
        typed.doubts.say("half", Text(f"Để trống, vì không phải số đếm cộng được, hoặc hai nửa năm khác nhau: {listed(left_out)}.", f"Left empty, being no counts that add up, or differing between the halves: {listed(left_out)}."), columns=left_out)  # fmt: skip
    if len(known) < len(frame):
        typed.doubts.say("half", Text(f"{len(frame) - len(known)} dòng không rõ kỳ không được cộng.", f"{len(frame) - len(known)} rows without a period are not added."))  # fmt: skip
    return result


def _is_count(typed: Typed, name: str, values: pd.Series) -> bool:
    """Whether figures are events of half a year, which add up: neither a share, a score, nor what there is on a day."""
    column = typed.grid.named(name)
    said = " ".join(map(folded, (name, column.described, column.unit, typed.units.get(name, ""))))
    shown = any(typed.grid.at(column, i) in typed.grid.percent for i in range(len(typed.grid))) if typed.grid.percent else False
    known = values.dropna()
    signs = "%" in name + column.unit + typed.units.get(name, "")
    return not (signs or shown or _NO_EVENTS.search(said)) and bool(((known >= 0) & (known % 1 == 0)).all())
