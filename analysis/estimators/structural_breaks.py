"""Structural breaks at unknown dates: supF (Andrews 1993), OLS-CUSUM (Ploberger and Kraemer 1992), and the level breaks
themselves.

F is computed at every date that leaves `share` of the points on either side. The value is the level change at the date
with the largest F, with an interval for that date alone; the p-value is that of supF, which takes the search into
account. Counts enter as rates where persons are known, shares as shares. The best partitions with two and three breaks (Bai and Perron 2003) stand in `statistics`. Autocorrelation makes
breaks out of nothing: a caution names it, or Newey and West's errors (`lags=`) allow for it: the interval, and supF as the largest
Wald statistic with them.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

from analysis.design import Claim, Design, Obstacle
from analysis.design.arrays import own_scale
from analysis.design.shock_terms import nearest
from analysis.errors import BadParameter, Caution, unknown
from analysis.estimators.trend import ALIKE, lag_one
from analysis.estimators.twfe import ALL_ZERO, CONSTANT
from analysis.inference.breakpoints import cusum, level_breaks, sup_f, sup_f_p_value, sup_wald
from analysis.inference.least_squares import linear
from analysis.inference.newey_west import Kernel, kernel, newey_west
from analysis.language import Text, fixed
from analysis.results import Estimate

NAME = "structural_breaks"
TITLE = Text("Gãy cấu trúc tại thời điểm chưa biết", "Structural breaks at unknown dates")
ESTIMAND = Text("thay đổi mức tại điểm gãy rõ nhất", "level change at the clearest break")
SUITS = frozenset({"series", "interrupted"})
CLAIM = Claim.DESCRIBE  # it finds its own dates
PLANTED = "break"  # the truth that the worlds of credentials plant for it
MIN_POINTS = 16
ERRORS = ("classical", "newey_west")
ONE_POINT = Obstacle(
    "one_point_differs",
    Text("chỉ một kỳ khác các kỳ còn lại, các kỳ đó bằng nhau", "one period alone differs from the others, which are all alike"),
    Text(
        "kiểm tra lại con số của kỳ đó, hoặc chuỗi có nhiều kỳ khác nhau", "that period's figure checked, or a series that varies"
    ),
)


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """Several places, fewer than sixteen points, nothing but zeros, no variation, or one point alone that differs."""
    rows = design.panel.usable
    if len(design.panel.places) > 1 or len(rows) < MIN_POINTS:
        text = Text("chỉ có {n} điểm của một chuỗi", "only {n} points of a single series").fill(
            n=len(rows) if len(design.panel.places) == 1 else 0
        )
        return (Obstacle("too_few_points", text, Text("ít nhất {n} điểm", "at least {n} points").fill(n=MIN_POINTS)),)
    y = own_scale(rows, design.panel.kind).values
    if (rows["outcome"] == 0).all():
        return (ALL_ZERO,)
    if np.ptp(y) <= 1e-9 * np.abs(y).max():
        return (CONSTANT,)
    return (ONE_POINT,) if min(np.unique(y, return_counts=True)[1].max(), len(y) - 1) == len(y) - 1 else ()


def fit(
    design: Design,
    confidence: float = 0.95,
    share: float = 0.15,
    seed: int = 48,
    errors: str | None = None,
    lags: int | None = None,
    correction: bool | None = None,
) -> Estimate:
    """The level change at the break with the largest F. `errors`: classical (independent) or newey_west (with `lags`, and n/(n - k)
    unless `correction=False`; either asks for it).
    """
    rows = design.panel.usable
    by, hac = kernel(errors, lags, correction, "classical", len(rows))
    if by not in ERRORS:
        raise unknown(Text("loại sai số", "kind of error"), by, ERRORS, "estimate(errors=...)", BadParameter)
    y, unit, scale = own_scale(rows, design.panel.kind)
    X = np.ones((len(y), 1))
    found = sup_f(y, X, share)
    k = int(found[np.argmax(found[:, 1]), 0])
    largest, cusum_p = cusum(y, X)
    after = (np.arange(len(y)) >= k).astype(float)
    change = float(y[after == 1].mean() - y[after == 0].mean())
    resid = y - np.where(after == 1, y[after == 1].mean(), y[after == 0].mean())
    se = float(np.sqrt((resid**2).sum() / (len(y) - 2) * (1 / k + 1 / (len(y) - k))))
    if by == "newey_west":
        se = float(np.sqrt(newey_west(linear(y, np.column_stack([X, after])), *hac)[1, 1]))
    reach = stats.t.ppf((1 + confidence) / 2, len(y) - 2) * se
    numbers = {
        "supF": sup_wald(y, share, hac) if by == "newey_west" else float(found[:, 1].max()),
        "k": float(k),
        "aveF": float(found[:, 1].mean()),
        "S0": largest,
        "cusum_p": cusum_p,
    }
    for m in (2, 3):
        if (m + 1) * int(np.floor(share * len(y))) <= len(y):
            numbers |= {f"m{m}{'abc'[i]}": float(b) for i, b in enumerate(level_breaks(y, m, share))}
    means = np.where(after == 1, y[after == 1].mean(), y[after == 0].mean())
    table = {"place": rows["place"], "period": rows["period"].astype(str), "observed": rows["outcome"], "fitted": unit * means}
    return Estimate.of(
        design,
        method=NAME,
        estimand=ESTIMAND,
        value=change,
        low=change - reach,
        high=change + reach,
        confidence=confidence,
        scale=scale,
        null=0.0,
        std_error=se,
        p_value=sup_f_p_value(numbers["supF"], 1, share, np.random.default_rng(seed)),
        errors=Text(
            "supF = {f} tại {date}; khoảng tin cậy có điều kiện theo ngày đó{hac}",
            "supF = {f} at {date}; interval given that date{hac}",
        ).fill(f=numbers["supF"], date=str(rows["period"].iloc[k]), hac=_said(by, hac, len(y))),
        series=pd.DataFrame(table).assign(counterfactual=np.nan, low=np.nan, high=np.nan),
        coefficients=pd.DataFrame({"term": [str(rows["period"].iloc[k])], "value": [change], "std_error": [se]}),
        statistics=numbers,
        cautions=(
            *_cautions(resid, rows["period"].map(lambda p: p.ordinal).to_numpy(int), by),
            *nearest(design, [rows["period"].iloc[k].start_time.date()]),
        ),
        model=found,
    )


def _said(by: str, hac: Kernel, n: int) -> Text:
    return Text(*(f"; {s}" for s in hac.said(n))) if by == "newey_west" else Text("", "")


def _cautions(resid: np.ndarray, ordinal: np.ndarray, by: str) -> tuple[Caution, ...]:
    searched = Caution(
        "date_estimated",
        Text(
            "Ngày gãy được tìm từ chính dữ liệu: trùng ngày với một văn bản không có nghĩa là do văn bản đó.",
            "The date was found in the data: that it agrees with a document's date does not make the document its cause.",
        ),
    )
    rho = lag_one(resid, ordinal)
    if rho <= ALIKE or by == "newey_west":
        return (searched,)
    text = Text(
        "Phần dư còn tự tương quan (rho = {r}): supF dễ báo gãy giả.",
        "Residuals are correlated (rho = {r}): supF finds false breaks.",
    )
    return searched, Caution("autocorrelation", text.fill(r=fixed(rho, 2)))
