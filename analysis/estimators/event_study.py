"""Event study: a two-way fixed effects regression with one coefficient for every period before and after adoption.

The reference is the last recorded period before adoption; never treated places are the comparison. Leads that differ
from zero speak against parallel trends, lags trace the effect. The value is the average of the lags, weighted by treated
rows (or of the horizons, each once: `total="horizons"`). Horizons beyond `window` are binned; places without a period before their start are left out. Below six treated
places the t distribution has the treated places less one degrees of freedom. With several dates the coefficients mix
neighbouring horizons (Sun and Abraham 2021): see `sun_abraham`.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.design import Arrays, Design, Obstacle, arrays
from analysis.design.arrays import always_treated, on_scale, part, set_aside
from analysis.design.leads import since
from analysis.design.wide import reverses, withdrawn
from analysis.errors import BadParameter, Caution, unknown
from analysis.estimators import twfe
from analysis.inference.choice import COMBINED
from analysis.inference.combination import combination, few_treated
from analysis.inference.least_squares import Separation
from analysis.inference.panel_fit import PanelFit, panel_fit
from analysis.language import Text
from analysis.results import Estimate

NAME = "event_study"
TITLE = Text("Nghiên cứu sự kiện: trước và sau", "Event study with leads and lags")
ESTIMAND = Text("trung bình các hiệu ứng sau khi bắt đầu", "average of the effects after the start")
SUITS = frozenset({"two_by_two", "staggered"})
TOTALS = ("rows", "horizons")
FAR = 24  # periods from the start, beyond which horizons are binned
NO_REFERENCE = Obstacle(
    "no_reference",
    Text("không kỳ nào trước ngày bắt đầu có số liệu", "no period before a start is recorded"),
    Text("ít nhất một kỳ trước ngày bắt đầu ở mỗi nhóm", "at least one period before the start in each cohort"),
)


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """What keeps `twfe` from fitting; a treatment that is withdrawn; no period before a start; no lag told from the rest."""
    found = (withdrawn(design),) if reverses(design) else twfe.obstacles(design)
    if found:
        return found
    data, _ = begun_inside(twfe.usable(design, twfe.default_family(design))[0])
    if not (since(data) < 0).any():
        return (NO_REFERENCE,)
    try:
        model, horizons = regression(design, twfe.default_family(design), None, False)
    except Separation:
        return (twfe.SEPARATED,)
    return () if (model.estimable & (horizons >= 0)).any() else (twfe.NOT_IDENTIFIED,)


def begun_inside(data: Arrays) -> tuple[Arrays, tuple[Caution, ...]]:
    """Without the places that have no period before their start, and with a caution that names them."""
    lag = pd.Series(since(data))
    first = lag.groupby(data.place).transform("min").to_numpy()
    always = first >= 0
    if not always.any():
        return data, ()
    return part(data, ~always), always_treated(data.rows.loc[always, "place"])


def reference(horizons: np.ndarray) -> float:
    """The last horizon before adoption that occurs: the one all others are measured from."""
    return float(horizons[horizons < 0].max())


def binned(data: Arrays, window: int | None) -> np.ndarray:
    """Periods since adoption a row (NaN: never treated), those beyond the window (or 24 periods) at its ends."""
    lag = since(data)
    limit = window or int(min(np.nanmax(np.abs(lag)), FAR))
    return np.clip(lag, -limit, limit)


def regression(design: Design, family: str, window: int | None, columns: bool = True) -> tuple[PanelFit, np.ndarray]:
    """The fit, and the horizon of each of its terms: all that occur but the reference (`columns` as in `panel_fit`)."""
    data = on_scale(begun_inside(twfe.usable(design, family)[0])[0], family)[0]
    lag = binned(data, window)
    seen = np.unique(lag[np.isfinite(lag)])
    horizons = seen[seen != reference(seen)]
    if not np.isnan(lag).any():  # everyone is treated in the end: a second reference is needed
        horizons = horizons[horizons != seen.min()]
    dummies = (lag[:, None] == horizons).astype(float)
    return panel_fit(data, dummies, family, columns=columns), horizons


def fit(
    design: Design,
    confidence: float = 0.95,
    errors: str | None = None,
    family: str | None = None,
    window: int | None = None,
    total: str = "rows",
) -> Estimate:
    """The average of all lags, by treated `rows` or of `horizons` (`total`); leads and lags stand in `coefficients`."""
    known_total(total)
    family = family or twfe.default_family(design)
    model, horizons = regression(design, family, window)
    data: Arrays = model.data
    choice = model.choice(errors, data.scarce_clusters, COMBINED)
    size = model.terms.sum(axis=0) * model.estimable
    weights = np.where(horizons >= 0, size if total == "rows" else model.estimable, 0.0)
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
        scale=on_scale(arrays(design), family)[1],
        null=1.0 if ratio else 0.0,
        std_error=found.std_error,
        smallest_detectable=found.detectable,
        p_value=found.p_value,
        errors=choice.said(found),
        n_obs=len(data.y),
        n_clusters=data.G,
        n_treated=data.treated_clusters,
        coefficients=horizon_table(model, horizons, choice.kind, confidence, window),
        cautions=(
            *set_aside(design),
            *twfe.usable(design, family)[1],
            *few_treated(found, data.scarce_clusters, data.treated_clusters),
        ),
        model=model,
    )


def known_total(total: str) -> None:
    """Raise where a total is none of TOTALS."""
    if total not in TOTALS:
        raise unknown(Text("cách tính trung bình", "total"), total, TOTALS, "estimate(total=...)", BadParameter)


def horizon_table(model: PanelFit, horizons: np.ndarray, kind: str, confidence: float, window: int | None) -> pd.DataFrame:
    """One row a horizon, the reference among them as zero."""
    rows = [(f"event {int(reference(binned(model.data, window))):+d}", 0.0, 0.0, 0.0, 0.0)]
    for term, horizon in enumerate(horizons):
        if model.estimable[term]:
            unit = (np.arange(len(horizons)) == term).astype(float)
            found = combination(model, unit, kind, confidence)
            rows.append((f"event {int(horizon):+d}", found.value, found.std_error, found.low, found.high))
    rows.sort(key=lambda row: int(row[0].split()[1]))
    return pd.DataFrame(rows, columns=["term", "value", "std_error", "low", "high"])
