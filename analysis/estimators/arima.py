"""Interrupted series with seasonal ARIMA errors (Box and Tiao, JASA 1975; Harvey and Durbin 1986), by exact maximum
likelihood.

The outcome (logarithm of the rate for counts) on a level change at each date and controls, with errors AR(1) x seasonal
AR(1). An alternative to `segmented` where season is strong and drifts. The value is the level change at the first date.
"""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
from scipy import stats

from analysis.design import Design, Obstacle
from analysis.design.arrays import own_scale, set_aside
from analysis.design.timeline import IN_A_YEAR, timeline
from analysis.estimators import segmented
from analysis.inference.least_squares import independent
from analysis.language import Text
from analysis.results import Estimate

NAME = "arima"
TITLE = Text("Chuỗi gián đoạn với sai số ARIMA", "Interrupted series with ARIMA errors")
ESTIMAND = segmented.ESTIMAND
SUITS = frozenset({"interrupted"})
SHOCKS = True  # dated steps of events enter its model
NO_LAGS = Text(
    "tự tương quan nằm trong mô hình: chọn bằng order= và seasonal=",
    "the correlation is part of the model: chosen with order= and seasonal=",
)
ERRORS = Text("hợp lý cực đại, sai số ARIMA{order}", "maximum likelihood, ARIMA{order} errors")


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """What keeps `segmented` from fitting; zero counts, which have no logarithm; a series with gaps."""
    found = segmented.obstacles(design)
    if found:
        return found
    if design.panel.kind == "count" and (design.rows["outcome"] <= 0).any():
        return (
            Obstacle(
                "no_logarithm",
                Text("có kỳ bằng 0 nên không lấy được logarit", "some periods are zero and have no logarithm"),
                Text("hồi quy phân đoạn, nhận cả số 0", "segmented regression, which takes zeros"),
            ),
        )
    return ()


def fit(
    design: Design,
    confidence: float = 0.95,
    order: tuple[int, int, int] = (1, 0, 0),
    seasonal: tuple[int, int, int] | None = None,
    trend: bool = True,
) -> Estimate:
    """The level change at the first date. `seasonal` defaults to one seasonal AR term for months and quarters of two years
    and more.
    """
    from statsmodels.tsa.statespace.sarimax import SARIMAX

    ratio = design.panel.kind == "count"
    rows, step = design.rows.set_index("period").asfreq(design.panel.frequency), IN_A_YEAR[design.panel.frequency]
    if seasonal is None:
        seasonal = (1, 0, 0) if step > 1 and len(rows) >= 3 * step else (0, 0, 0)
    rows = rows.reset_index()
    line = timeline(design, rows, False, "none", False)
    keep = [i for i, name in enumerate(line.names) if trend or name != "time"]
    names = [line.names[i] for i in keep]
    X = line.X[:, keep]
    own = own_scale(design.rows, design.panel.kind)
    y = pd.Series(np.log(own.values) if ratio else own.values, design.rows["period"]).reindex(rows["period"]).to_numpy()
    known = np.isfinite(X).all(axis=1)  # a period without a control is a gap, as one without an outcome
    y, X = np.where(known, y, np.nan), np.where(known[:, None], X, 0.0)
    usable = independent(X)
    X, names = X[:, usable], [n for n, u in zip(names, usable, strict=True) if u]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = SARIMAX(y, exog=X, order=order, seasonal_order=(*seasonal, step if any(seasonal) else 0))
        result = model.fit(disp=False, maxiter=500, method="lbfgs")
        result = model.fit(result.params, disp=False, maxiter=500, method="bfgs", gtol=1e-7)
    at = next(i for i, name in enumerate(names) if name.startswith("level"))
    value, se = float(result.params[at]), float(result.bse[at])
    reach = stats.norm.ppf((1 + confidence) / 2) * se
    shown = np.exp if ratio else (lambda v: v)
    terms = [*names, *list(result.param_names)[len(names) :]]
    return Estimate.of(
        design,
        method=NAME,
        estimand=ESTIMAND,
        value=float(shown(value)),
        low=float(shown(value - reach)),
        high=float(shown(value + reach)),
        confidence=confidence,
        scale="rate_ratio" if ratio else own.scale,
        null=1.0 if ratio else 0.0,
        std_error=se,
        p_value=float(result.pvalues[at]),
        errors=ERRORS.fill(order=f"{order}{seasonal}[{step}]" if any(seasonal) else str(order)),
        coefficients=pd.DataFrame({"term": terms, "value": result.params, "std_error": result.bse}),
        statistics={"loglik": float(result.llf)},
        n_obs=int(np.isfinite(y).sum()),
        cautions=(*set_aside(design), *segmented.strong(_correlation(result, len(names), order))),
        model=result,
    )


def _correlation(result, first: int, order) -> float:
    return float(result.params[first]) if order[0] else 0.0
