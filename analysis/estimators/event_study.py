"""Event study: a two-way fixed effects regression with one coefficient for every period before and after adoption.

The reference is the period before adoption; never treated places are the comparison. Leads that differ from zero speak
against parallel trends, lags trace the effect. The value is the average of the lags, weighted by treated rows. Horizons
beyond `window` are binned. Below six treated places the t distribution has the treated places less one degrees of freedom. With several dates the coefficients mix neighbouring horizons (Sun and Abraham 2021): see
`sun_abraham`.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.design import Arrays, Design, Obstacle, arrays
from analysis.design.leads import since
from analysis.design.wide import REVERSES, reverses
from analysis.estimators import twfe
from analysis.inference.combination import combination, few_treated
from analysis.inference.least_squares import Separation
from analysis.inference.panel_fit import PanelFit, panel_fit
from analysis.language import Text
from analysis.results import Estimate

NAME = "event_study"
TITLE = Text("Nghiên cứu sự kiện: trước và sau", "Event study with leads and lags")
ESTIMAND = Text("trung bình các hiệu ứng sau khi bắt đầu", "average of the effects after the start")
SUITS = frozenset({"two_by_two", "staggered"})


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """What keeps `twfe` from fitting; a treatment that is withdrawn."""
    found = (REVERSES,) if reverses(design) else twfe.obstacles(design)
    if found:
        return found
    try:
        model, _ = regression(design, twfe.default_family(design), None)
    except Separation:
        return (twfe.SEPARATED,)
    return () if any(model.identified(i) for i in range(model.terms.shape[1])) else (twfe.NOT_IDENTIFIED,)


def regression(design: Design, family: str, window: int | None) -> tuple[PanelFit, np.ndarray]:
    """The fit, and the horizon of each of its terms."""
    data = twfe.informative(arrays(design), family)[0]
    lag = since(data)
    limit = window or int(min(np.nanmax(np.abs(lag)), 24))
    lag = np.clip(lag, -limit, limit)
    seen = np.unique(lag[np.isfinite(lag)])
    horizons = np.array([h for h in seen if h != -1])
    never = np.isnan(lag).any()
    if not never and len(horizons):  # everyone is treated in the end: a second reference is needed
        horizons = horizons[horizons != seen.min()]
    dummies = (lag[:, None] == horizons).astype(float)
    return panel_fit(data, dummies, family), horizons


def fit(
    design: Design, confidence: float = 0.95, errors: str | None = None, family: str | None = None, window: int | None = None
) -> Estimate:
    """The average of all lags; leads and lags stand in `coefficients`."""
    family = family or twfe.default_family(design)
    model, horizons = regression(design, family, window)
    data: Arrays = model.data
    choice = model.choice(errors, data.scarce_clusters)
    size = model.terms.sum(axis=0) * np.array([model.identified(i) for i in range(len(horizons))])
    weights = np.where(horizons >= 0, size, 0.0)
    found = combination(model, weights / weights.sum(), choice.kind, confidence)
    ratio = family != "gaussian"
    shown = np.exp if ratio else (lambda v: v)
    return Estimate.of(
        design,
        method=NAME,
        estimand=ESTIMAND,
        value=float(shown(found.value)),
        low=float(shown(found.low)),
        high=float(shown(found.high)),
        confidence=confidence,
        scale="rate_ratio" if ratio else ("share" if design.panel.kind == "share" else "level"),
        null=1.0 if ratio else 0.0,
        std_error=found.std_error,
        p_value=found.p_value,
        errors=choice.said(found),
        n_obs=len(data.y),
        n_clusters=data.G,
        n_treated=data.treated_clusters,
        coefficients=horizon_table(model, horizons, choice.kind, confidence),
        cautions=few_treated(choice.kind, data.treated_clusters),
        model=model,
    )


def horizon_table(model: PanelFit, horizons: np.ndarray, kind: str, confidence: float) -> pd.DataFrame:
    """One row a horizon, the reference among them as zero."""
    rows = [("event -1", 0.0, 0.0, 0.0, 0.0)]
    for term, horizon in enumerate(horizons):
        if model.identified(term):
            unit = (np.arange(len(horizons)) == term).astype(float)
            found = combination(model, unit, kind, confidence)
            rows.append((f"event {int(horizon):+d}", found.value, found.std_error, found.low, found.high))
    rows.sort(key=lambda row: int(row[0].split()[1]))
    return pd.DataFrame(rows, columns=["term", "value", "std_error", "low", "high"])
