"""Sun and Abraham's interaction-weighted event study (J. Econometrics 2021).

A saturated regression with one coefficient a cohort and horizon (reference: the period before adoption; comparison: never
treated places, or the last cohort where everyone is treated in the end), averaged over cohorts by their share of each
horizon. The value averages the lags by treated rows. Least squares on levels: counts enter as rates per 100,000 where
persons are known. Errors clustered by place; below six treated places with the treated places less one degrees of freedom.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.design import Design, Obstacle, arrays, levels
from analysis.design.leads import since
from analysis.design.wide import NO_GROUPS, REVERSES, reverses
from analysis.inference.combination import combination, few_treated
from analysis.inference.panel_fit import PanelFit, panel_fit
from analysis.language import Text
from analysis.results import Estimate

NAME = "sun_abraham"
TITLE = Text("Sun–Abraham: nghiên cứu sự kiện theo nhóm", "Sun–Abraham interaction-weighted event study")
ESTIMAND = Text("hiệu ứng trung bình ở nơi áp dụng, sau khi bắt đầu", "average effect on the treated after their start")
SUITS = frozenset({"two_by_two", "staggered"})


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """A treatment that is withdrawn; no cohort with a before, an after and a comparison."""
    if reverses(design):
        return (REVERSES,)
    data = arrays(design)
    if data.G < 3 or np.ptp(data.y) == 0:
        return (NO_GROUPS,)
    model, cells, _ = regression(design)
    after = [i for i, (_, h) in enumerate(cells) if h >= 0 and model.identified(i)]
    return () if after else (NO_GROUPS,)


def regression(design: Design) -> tuple[PanelFit, list[tuple[float, float]], str]:
    """The saturated fit, its (cohort, horizon) cells, and the scale."""
    data = arrays(design)
    y, scale = levels(data)
    lag = since(data)
    cohort = np.where(np.isnan(lag), np.inf, data.time - lag)
    if not np.isinf(cohort).any():  # the last cohort is the comparison, until it starts
        last = cohort.max()
        lag = np.where(cohort == last, np.nan, lag)
        kept = data.time < last
    else:
        kept = np.ones(len(y), bool)
    kept &= cohort > data.time.min()
    from analysis.estimators.twfe import part

    data, lag, cohort = part(replace(data, y=y, offset=None), kept), lag[kept], cohort[kept]
    cells = sorted({(c, h) for c, h in zip(cohort, lag, strict=True) if np.isfinite(h) and h != -1})
    dummies = np.column_stack([(cohort == c) & (lag == h) for c, h in cells]).astype(float)
    return panel_fit(data, dummies, "gaussian"), cells, scale


def fit(design: Design, confidence: float = 0.95, errors: str | None = None) -> Estimate:
    """The average over lags; every horizon stands in `coefficients`."""
    model, cells, scale = regression(design)
    data = model.data
    choice = model.choice(errors, data.scarce_clusters)
    size = model.terms.sum(axis=0) * np.array([model.identified(i) for i in range(len(cells))])
    horizons = np.array([h for _, h in cells])

    def averaged(chosen: np.ndarray):
        weights = np.where(chosen, size, 0.0)
        return combination(model, weights / weights.sum(), choice.kind, confidence)

    rows = [("event -1", 0.0, 0.0, 0.0, 0.0)]
    for h in sorted(set(horizons)):
        if size[horizons == h].sum():
            one = averaged(horizons == h)
            rows.append((f"event {int(h):+d}", one.value, one.std_error, one.low, one.high))
    rows.sort(key=lambda row: int(row[0].split()[1]))
    found = averaged(horizons >= 0)
    return Estimate.of(
        design,
        method=NAME,
        estimand=ESTIMAND,
        value=found.value,
        low=found.low,
        high=found.high,
        confidence=confidence,
        scale=scale,
        null=0.0,
        std_error=found.std_error,
        p_value=found.p_value,
        errors=choice.said(found),
        n_obs=len(data.y),
        n_clusters=data.G,
        n_treated=data.treated_clusters,
        coefficients=pd.DataFrame(rows, columns=["term", "value", "std_error", "low", "high"]),
        cautions=few_treated(choice.kind, data.treated_clusters),
        model=model,
    )
