"""Figures that add up from January on in some places only, while those of others fall within the year -> asked with the places, differences if so answered."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.catalogue.headings import folded, is_total
from analysis.ingest.columns.questions.doubts import listed
from analysis.ingest.columns.values.typed import Typed
from analysis.language import Text

_LONG = {"M": 8, "Q": 4}  # periods from which a year is one
_YEARS = {"M": 2, "Q": 3}  # years from which it is no chance
_STEPS = {"M": 3, "Q": 2}  # rises in a year
_BACK = 0.6  # of the year's last figure is the next year's first at most
_ABOVE = 2.0  # times the largest month of a place that adds nothing up, in one year alone
_ALONE = (6, 5)  # rises, and times the first figure, from which one year of months tells


def places(typed: Typed, name: str) -> list[str]:
    """The places whose figures of a column only rise within each year and fall back with the next, where others' fall."""
    kind = typed.dated.kind if typed.dated is not None and not typed.mixed else ""
    if kind not in _LONG or typed.of("person") is not None:
        return []
    rows = in_order(typed, typed.numeric[name].value).dropna()
    if rows.duplicated(["place", "month"]).any():
        return []
    rows["year"] = rows["month"] // 12
    rows["step"] = rows.groupby(["place", "year"], sort=False)["v"].diff()
    rows["rise"] = rows["step"] > 0
    year = rows.groupby(["place", "year"]).agg(
        n=("v", "size"),
        first=("v", "first"),
        last=("v", "last"),
        top=("v", "max"),
        least=("step", "min"),
        most=("step", "max"),
        rises=("rise", "sum"),
    )
    year["never"] = ~(year["least"] < 0)
    year["whole"] = (
        (year["n"] >= _LONG[kind]) & year["never"] & (year["rises"] >= _STEPS[kind]) & (year["most"] > year["least"])
    )  # 1, 2, 3 ... adds nothing up
    year["alone"] = year["whole"] & (year["rises"] >= _ALONE[0]) & (year["last"] >= _ALONE[1] * year["first"].clip(lower=1))
    year["alone"] &= year["last"] >= _ABOVE * year["top"][~year["never"]].median()
    by = year.groupby(level="place")
    begins = by["first"].shift(-1)
    year["back"] = begins.isna() | (begins <= _BACK * year["last"])
    each = by.agg({"never": "all", "whole": "sum", "alone": "all", "back": "all", "n": "size"})
    enough = (each["whole"] >= _YEARS[kind]) | (each["n"].eq(1) & each["alone"] & (kind == "M"))
    running = each["never"] & each["back"] & enough & (each["whole"] >= each["n"] - 1)
    named = [place for place in each.index if not is_total(str(place))]
    own = [place for place in named if running[place]]
    return own if any(not each["never"][place] for place in named) else []


def ask(typed: Typed, name: str, own: list[str], each: str) -> None:
    """Ask whether the figures of some places add up, or take their differences where so answered."""
    said = typed.said.running.get(folded(name)) or typed.said.rows.get("running")
    column = typed.grid.named(name)
    if said == "keep":
        return
    where = listed(f"“{place}”" for place in own)
    if said == "difference":
        subtract(typed, name, own)
        typed.doubts.say("running_total", Text(f"Cột “{name}” cộng dồn từ đầu năm ở {where}: ở đó đã lấy hiệu của hai kỳ liền nhau; kỳ không có kỳ trước trong năm để trống.",
                         f"Column “{name}” adds up from January on in {where}: differences are used there; a period without the one before it in its year is empty."), columns=[name])  # fmt: skip
        return
    first = [typed.places.index(place) for place in own]
    typed.doubts.ask("running", Text(f"Cột “{name}”: ở {where} số chỉ tăng trong năm rồi tụt lại khi sang năm, ở các nơi khác thì không. Có phải các nơi ấy ghi số cộng dồn từ đầu năm?", f"Column “{name}”: in {where} figures only rise within the year and fall back with the next, elsewhere they do not. Do these places give running totals from January on?"),
                     typed.grid.cells(column, first), [(f'cells="{each}=difference"', Text("phải: lấy hiệu của hai kỳ liền nhau ở các nơi ấy", "yes: take the differences of neighbouring periods in these places")),
                                                       (f'cells="{each}=keep"', Text("không: dùng như đã ghi", "no: use the figures as written"))], [name])  # fmt: skip


def in_order(typed: Typed, values: np.ndarray) -> pd.DataFrame:
    """The figures of each place in the order of their months, counted from the year 0."""
    months = typed.dated.each(lambda w: 12 * w.day.year + w.day.month - 1) if typed.dated else []
    frame = pd.DataFrame({"place": pd.Series(typed.places, dtype=object), "month": pd.to_numeric(pd.Series(months)), "v": values})
    return frame.dropna(subset=["month"]).sort_values(["place", "month"], kind="stable")


def subtract(typed: Typed, name: str, own: list[str] | None = None) -> np.ndarray:
    """Put differences in place of the running totals of all places, or some; empty where the period before is not there. The rows that fall."""
    months, values = {"Q": 3, "M": 1}[typed.dated.kind], typed.numeric[name].value
    rows = in_order(typed, values)
    rows = rows if own is None else rows[rows["place"].isin(own)]
    by = rows.groupby(["place", rows["month"] // 12], sort=False, dropna=False)
    after = by["month"].diff().eq(months)
    new = rows["v"].where(rows["month"] % 12 < months).where(~after, rows["v"] - by["v"].shift())
    values[new.index.to_numpy()] = new.to_numpy(dtype=float)
    return np.sort(new.index[new < 0].to_numpy())
