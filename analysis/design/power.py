"""The smallest detectable effect where no estimate has a t of its own: foreseen from the rows without their treatment.

Two-sided 5 per cent test, power 80 per cent: (1.96 + 0.84) standard errors, the error foreseen from the untreated rows
alone (Bloom, Evaluation Review 1995). Counts: as a rate ratio above 1 (a fall of equal size is its inverse). Measures and
shares: in the outcome's unit. Foreseen, not estimated: serial correlation enters only as the correlation of neighbouring
residuals. What is left out is said with it: the estimate's own error is larger by it.
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from analysis.language import Text

REACH = 1.96 + 0.84
_COUNTS = Text("hai số đếm Poisson", "two Poisson counts")
_PLACES = Text("bình phương nhỏ nhất với hiệu ứng nơi và kỳ", "least squares with place and period effects")
MODEL = {  # by route, what the error is foreseen with
    **dict.fromkeys(("rates", "zones", "persons", "cross_section"), _COUNTS),
    **dict.fromkeys(("two_by_two", "staggered", "single_treated", "triple"), _PLACES),
    "interrupted": Text("đường thẳng trước ngày bắt đầu", "a straight line before the date"),
}
_OF_COUNTS = Text("số vụ có thể dao động nhiều hơn hai số đếm Poisson", "that counts may scatter more than two Poisson counts do")
_OF_PERSONS = Text("những người cùng nơi có thể giống nhau", "that persons of one place may be alike")
_OF_PLACES = Text("biến động chung của các nơi áp dụng", "shocks that treated places share")
LEFT_OUT = {  # by route, what the foreseen error leaves out
    **dict.fromkeys(("rates", "zones", "cross_section"), _OF_COUNTS),
    "persons": _OF_PERSONS,
    **dict.fromkeys(("two_by_two", "triple"), _OF_PLACES),
    "staggered": Text(
        "biến động chung của các nơi áp dụng, và việc mỗi nơi bắt đầu một lúc",
        "shocks that treated places share, and starts at different times",
    ),
    "single_treated": Text("biến động riêng của nơi duy nhất áp dụng", "the own shocks of the only treated place"),
    "interrupted": Text("mùa, và xu hướng có thể cong", "seasons, and that the trend may bend"),
}


def smallest_detectable(design) -> float | None:
    """The smallest effect that would be seen in four of five repetitions; None where nothing is compared or foreseeable."""
    rows, kind = design.rows, design.panel.kind
    if design.route in ("rates", "zones", "persons", "cross_section"):
        error = _of_counts(rows) if kind in ("count", "event") else None
    elif design.route == "interrupted":
        error = _of_series(rows, design, kind)
    elif design.route in ("two_by_two", "staggered", "single_treated", "triple"):
        error = _of_places(rows, kind)
    else:
        return None
    if error is None or not math.isfinite(error) or error <= 0:
        return None
    return float(math.exp(REACH * error)) if kind in ("count", "event") else float(REACH * error)


def _outcome(rows: pd.DataFrame, kind: str) -> np.ndarray:
    outcome = rows["outcome"].to_numpy(float)
    if kind == "count":
        exposure = rows["exposure"].fillna(1.0).to_numpy(float)
        return np.log((outcome + 0.5) / exposure)
    return outcome / rows["exposure"].to_numpy(float) if kind == "share" else outcome


def _of_counts(rows: pd.DataFrame) -> float | None:
    sides = rows.groupby(rows["treated"] > 0)["outcome"].sum()
    without = float(sides.get(False, 0.0))
    return math.sqrt(2 / without) if without > 0 else None


def _of_series(rows: pd.DataFrame, design, kind: str) -> float | None:
    start = pd.Period(design.dates[0], freq=design.panel.frequency)
    before = rows[rows["period"] < start]
    if len(before) < 4 or len(before) == len(rows):
        return None
    y = _outcome(before, kind)
    X = np.column_stack([np.ones(len(y)), np.arange(len(y))])
    e = y - X @ np.linalg.lstsq(X, y, rcond=None)[0]
    sd = math.sqrt((e**2).sum() / (len(y) - 2))
    rho = min(max(float((e[1:] * e[:-1]).sum() / max((e**2).sum(), 1e-300)), 0.0), 0.9)
    step = (np.arange(len(rows)) >= len(before)).astype(float)
    full = np.column_stack([np.ones(len(rows)), np.arange(len(rows))])
    left = step - full @ np.linalg.lstsq(full, step, rcond=None)[0]
    return sd * math.sqrt((1 + rho) / (1 - rho)) / math.sqrt((left**2).sum())


def _of_places(rows: pd.DataFrame, kind: str) -> float | None:
    before = rows[rows["treated"] == 0]
    e = _left(before.assign(y=_outcome(before, kind)).pivot(index="place", columns="period", values="y"))
    treated = rows.groupby("place")["treated"].max() > 0
    few, many = int(treated.sum()), int((~treated).sum()) or int(treated.sum())
    after = rows.loc[rows["treated"] > 0].groupby("place").size().mean()
    ahead = len(before) / rows["place"].nunique()
    total = float(np.nansum(e**2))
    rho = min(max(float(np.nansum(e[:, 1:] * e[:, :-1])) / max(total, 1e-300), 0.0), 0.9)
    sd = math.sqrt(total / max(len(before) - rows["place"].nunique() - before["period"].nunique() + 1, 1))
    inflation = (1 + rho) / (1 - rho)
    return sd * math.sqrt(inflation * (1 / after + 1 / ahead) * (1 / few + 1 / many))


def _left(table: pd.DataFrame) -> np.ndarray:
    """What effects of places (rows) and periods leave of a table, some of whose cells are empty: its least squares residuals."""
    seen = table.notna().to_numpy(float)
    own = table.sub(table.mean(axis=1), axis=0).fillna(0.0).to_numpy()
    joint = np.diag(seen.sum(axis=0)) - seen.T @ (seen / seen.sum(axis=1, keepdims=True))
    e = table.to_numpy() - np.linalg.lstsq(joint, own.sum(axis=0), rcond=None)[0]
    return e - np.nanmean(e, axis=1, keepdims=True)
