"""Half-years, which no panel carries: asked about, and added up to calendar years where so answered."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.ingest.columns.doubts import listed
from analysis.ingest.columns.typed import Typed
from analysis.language import Text

ADDED = ("outcome", "value", "event")


def ask(typed: Typed) -> None:
    """Ask whether the two halves of a year are added up, where a table's periods are half-years."""
    period = typed.of("period")
    if period is None or typed.mixed or typed.dated is None or typed.dated.kind != "H" or typed.said.rows.get("half") == "year":
        return
    typed.doubts.ask("half", Text(f"Cột “{period.name}”: bảng theo nửa năm, mà các phương pháp ở đây cần năm, quý hoặc tháng. Cộng hai nửa thành năm?", f"Column “{period.name}”: half-years, and the methods here need years, quarters or months. Are the two halves added to a year?"), (),
                     [('cells="half=year"', Text("cộng số đếm của hai nửa thành năm (năm thiếu một nửa thì để trống)", "add the counts of both halves to a year (a year with one half stays empty)"))], [period.name])  # fmt: skip


def years(typed: Typed, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with one row a place and year where it was so answered: counts added, populations averaged, rates left out."""
    period = typed.of("period")
    if period is None or typed.dated is None or typed.dated.kind != "H" or typed.said.rows.get("half") != "year":
        return frame
    when = pd.Series(pd.PeriodIndex([pd.Period(str(text)[:4], freq="Y") for text in frame[period.name]]), index=frame.index)
    place = typed.of("place")
    keys = [frame[place.name], when] if place is not None else [when]
    left_out, made = [], {}
    groups = frame.groupby([k.to_numpy() for k in keys], sort=False, dropna=False)
    both = groups[period.name].nunique().to_numpy() == 2
    for name in frame:
        role = typed.by_column.get(str(name), "")
        values = groups[name]
        if name == period.name:
            made[name] = groups.first()[name]
        elif role in ADDED and pd.api.types.is_numeric_dtype(frame[name]) and _whole(frame[name]):
            made[name] = values.sum(min_count=2).where(both)
        elif role in ADDED:
            left_out.append(str(name))
            made[name] = values.first() * np.nan if pd.api.types.is_numeric_dtype(frame[name]) else values.first()
        elif role == "exposure":
            made[name] = values.mean()
        else:
            made[name] = values.first()
    result = pd.DataFrame(made)
    first = groups.head(1).index
    result.index = first
    result[period.name] = when[first]
    typed.doubts.say("half", Text("Hai nửa năm đã cộng thành năm; dân số lấy trung bình.", "The two halves are added to years; populations are averaged."))  # fmt: skip
    if left_out:
        typed.doubts.say("half", Text(f"Không cộng được, để trống: {listed(left_out)} (không phải số đếm).", f"Not added, left empty: {listed(left_out)} (no counts)."), columns=left_out)  # fmt: skip
    return result


def _whole(values: Sequence) -> bool:
    known = pd.Series(values).dropna()
    return bool(((known >= 0) & (known % 1 == 0)).all())
