"""Sun and Abraham's interaction-weighted event study (J. Econometrics 2021).

A saturated regression with one coefficient a cohort and horizon (reference: the last period of each cohort that is recorded
before its adoption; comparison: never treated places, or the last cohort where everyone is treated in the end), averaged
over cohorts by their share of each horizon. Places without a period before their start are left out. The value averages the lags by treated rows, or the
horizons, each once (`total="horizons"`). Least squares on levels: counts enter as rates per 100,000 where
persons are known. Errors clustered by place; below six treated places with the treated places less one degrees of freedom.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.design import Arrays, Design, Obstacle, arrays, levels
from analysis.design.arrays import comparable, part, set_aside
from analysis.design.leads import since
from analysis.design.wide import NO_GROUPS, reverses, withdrawn
from analysis.estimators import event_study, twfe
from analysis.inference.choice import COMBINED
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
        return (withdrawn(design),)
    if found := twfe.missing(design, arrays(design)):
        return found
    data, _, _ = compared(design)
    if data.G < 3 or np.ptp(data.y) == 0:
        return (NO_GROUPS,)
    model, cells, _ = regression(design)
    return () if any(told and h >= 0 for told, (_, h) in zip(model.estimable, cells, strict=True)) else (NO_GROUPS,)


def compared(design: Design) -> tuple[Arrays, np.ndarray, str]:
    """The rows that are compared, their periods since adoption (NaN: comparison), and the scale."""
    data, _ = event_study.begun_inside(comparable(arrays(design))[0])
    y, scale = levels(data)
    data, lag = replace(data, y=y, offset=None), since(data)
    if np.isnan(lag).any():
        return data, lag, scale
    start = data.time - lag  # everyone starts in the end: the last cohort is the comparison, until it does
    lag, kept = np.where(start == start.max(), np.nan, lag), data.time < start.max()
    return part(data, kept), lag[kept], scale


def regression(design: Design) -> tuple[PanelFit, list[tuple[float, float]], str]:
    """The saturated fit, its (cohort, horizon) cells without each cohort's reference, and the scale."""
    data, lag, scale = compared(design)
    start = data.time - lag
    cells = []
    for cohort in np.unique(start[np.isfinite(start)]):
        horizons = np.unique(lag[start == cohort])
        cells += [(cohort, h) for h in horizons if h != event_study.reference(horizons)]
    dummies = [(start == c) & (lag == h) for c, h in cells]
    return panel_fit(data, np.array(dummies, float).reshape(len(cells), len(data.y)).T, "gaussian"), cells, scale


def fit(design: Design, confidence: float = 0.95, errors: str | None = None, total: str = "rows") -> Estimate:
    """The average over lags, by treated `rows` or of `horizons` (`total`); every horizon stands in `coefficients`."""
    event_study.known_total(total)
    model, cells, scale = regression(design)
    data = model.data
    choice = model.choice(errors, data.scarce_clusters, COMBINED)
    size = model.terms.sum(axis=0) * model.estimable
    horizons = np.array([h for _, h in cells])

    def averaged(chosen: np.ndarray, size: np.ndarray = size):
        weights = np.where(chosen, size, 0.0)
        return combination(model, weights / weights.sum(), choice.kind, confidence)

    rows, lag = [], compared(design)[1]
    for h in np.unique(lag[np.isfinite(lag)]):
        if size[horizons == h].sum():
            rows.append((f"event {int(h):+d}", *averaged(horizons == h)[:4]))
        elif not (horizons == h).any():  # a reference
            rows.append((f"event {int(h):+d}", 0.0, 0.0, 0.0, 0.0))
    each = np.array([size[horizons == h].sum() for h in horizons])  # rows of a horizon, over all cohorts
    found = averaged(horizons >= 0, size if total == "rows" else size / np.maximum(each, 1.0))
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
        smallest_detectable=found.detectable,
        p_value=found.p_value,
        errors=choice.said(found),
        n_obs=len(data.y),
        n_clusters=data.G,
        n_treated=data.treated_clusters,
        coefficients=pd.DataFrame(rows, columns=["term", "value", "std_error", "low", "high"]),
        cautions=(
            *set_aside(design),
            *comparable(arrays(design))[1],
            *few_treated(found, data.scarce_clusters, data.treated_clusters),
        ),
        model=model,
    )
