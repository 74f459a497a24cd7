"""People counted anew in treated places as they start, and not in others: a rate that changes because its denominator did."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.errors import Caution
from analysis.language import Text, fixed

ROUTES = ("two_by_two", "staggered", "single_treated")
LEAST = np.log(1.05)  # of a jump of treated places beside the others, from one period to the next
FAR = 3.0  # standard errors between places, so that revisions that fall on any place alike are none
MOVED = Text(
    "Mẫu số của nơi áp dụng đổi {p}% so với nơi khác ngay khi bắt đầu ({when}): nếu số dân chỉ được tính lại (tổng điều tra, sáp nhập) thì "
    "tỷ suất tự đổi.",
    "The denominator of treated places moved by {p}% beside the others' right at the start ({when}): if people were only counted anew (a "
    "census, a merger), rates change by themselves.",
)


def recounted(rows: pd.DataFrame, route: str) -> tuple[Caution, ...]:
    """A caution where the exposure of treated places jumps at their starts beside that of places never treated."""
    if route not in ROUTES or rows["exposure"].isna().any() or (rows["exposure"] <= 0).any():
        return ()
    table = rows.assign(log=np.log(rows["exposure"])).pivot_table(index="place", columns="period", values="log")
    ever = (rows.groupby("place")["treated"].max() > 0).reindex(table.index)
    starts = rows.groupby("place")["adopted"].first().reindex(table.index)[ever].dropna()
    beside = table.diff(axis=1)
    beside -= beside[~ever].mean()
    known = [p for p in starts.unique() if p in beside]
    if not known:
        return ()
    size = _jump(*(pd.concat(own).dropna() for own in ([beside.loc[starts.index[starts == p], p] for p in known],
                                                       [beside.loc[~ever, p] for p in known])))  # fmt: skip
    if not size:
        return ()
    return (Caution("denominator_moved", MOVED.fill(p=fixed(100 * float(np.expm1(size)), 0), when=str(min(known)))),)


def _jump(treated: pd.Series, others: pd.Series) -> float:
    """The mean jump, or nought where it is small or within what differs from place to place."""
    if not len(treated) or len(others) < 2:
        return 0.0
    size, free = float(treated.mean() - others.mean()), len(treated) + len(others) - 2
    spread = ((treated - treated.mean()) ** 2).sum() + ((others - others.mean()) ** 2).sum()
    error = float(np.sqrt(spread / free * (1 / len(treated) + 1 / len(others))))
    return size if abs(size) >= LEAST and abs(size) > FAR * error else 0.0
