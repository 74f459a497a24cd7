"""Interrupted series in two stages: a segmented regression of every place, then one pooled effect (Gasparrini et al. 2012).

First each place's own level change at the common date, as `segmented` gives it (season, Tết, AR(1) errors). Then their
random-effects mean. Months bring the same shocks to all places, so the error of the mean counts the correlation of the places'
residuals. With nobody left untreated this is no comparison: it says whether the places changed alike, beside the series of their
sum, which is the default.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
from scipy import stats

from analysis.design import Claim, Design, Obstacle
from analysis.design.timeline import timeline
from analysis.errors import BadParameter, unknown
from analysis.estimators import segmented
from analysis.inference.newey_west import Kernel, kernel
from analysis.inference.pooling import pooled
from analysis.inference.series_fit import ERRORS
from analysis.language import Text, fixed
from analysis.results import Estimate

NAME = "two_stage"
TITLE = Text("Chuỗi gián đoạn hai giai đoạn", "Interrupted series in two stages")
ESTIMAND = Text("thay đổi mức bình quân tại ngày đó", "mean level change at the date")
SUITS = frozenset({"interrupted"})
SHOCKS = True  # dated steps of events enter its model
CLAIM = Claim.ASSOCIATE
SEVERAL = True  # takes the places one by one, not their sum
LEAST = 3  # places that carry a first stage


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """Fewer than LEAST places that carry a segmented regression of their own."""
    n = len(_places(design))
    if n >= LEAST:
        return ()
    reason = Text(
        "chỉ {n} địa bàn có chuỗi đủ cho hồi quy phân đoạn", "only {n} places carry a segmented regression of their own"
    )
    return (Obstacle("too_few_places", reason.fill(n=n), Text("ít nhất {n} địa bàn", "at least {n} places").fill(n=LEAST)),)


def fit(
    design: Design, confidence: float = 0.95, errors: str | None = None, lags: int | None = None, correction: bool | None = None
) -> Estimate:
    """The random-effects mean of the places' level changes; each place's own stands in `coefficients`.

    `errors`, `lags`, `correction`: of each place's own regression, as in `segmented`.
    """
    family, places = segmented.default_family(design), _places(design)
    kind, hac = kernel(errors, lags, correction, "reml", min(len(one.rows) for one in places.values()))
    if kind not in ERRORS:
        raise unknown(Text("loại sai số", "kind of error"), kind, ERRORS, "estimate(errors=...)", BadParameter)
    found = {place: _one(one, family, kind, hac) for place, one in places.items()}
    values, own, df = (np.array([found[p][i] for p in found]) for i in range(3))
    residuals = pd.DataFrame({place: found[place][3] for place in found})
    whole = pooled(values, own, _alike(residuals))
    ratio, reach = family != "gaussian", stats.t.ppf((1 + confidence) / 2, whole.df) * whole.error
    shown = np.exp if ratio else float
    wide = stats.t.ppf((1 + confidence) / 2, df) * own
    table = {"term": list(found), "value": values, "std_error": own, "low": values - wide, "high": values + wide}
    left = [p for p in design.panel.places if p not in found]
    return Estimate.of(
        design,
        method=NAME,
        estimand=ESTIMAND,
        value=float(shown(whole.value)),
        low=float(shown(whole.value - reach)),
        high=float(shown(whole.value + reach)),
        confidence=confidence,
        scale="rate_ratio" if ratio else segmented.own_scale(design.rows, design.panel.kind).scale,
        null=1.0 if ratio else 0.0,
        std_error=whole.error,
        p_value=float(2 * stats.t.sf(abs(whole.value / whole.error), whole.df)),
        errors=Text(
            "hiệu ứng ngẫu nhiên (Paule–Mandel), sai số tính cả tương quan giữa các nơi, tau = {tau}, t({df}){hac}",
            "random effects (Paule-Mandel), errors with the correlation between places, tau = {tau}, t({df}){hac}",
        ).fill(
            hac=_said(kind, hac, errors or kind != "reml", len(design.rows) // len(places)),
            tau=fixed(float(np.sqrt(whole.tau2)), 2),
            df=whole.df,
        ),
        coefficients=pd.DataFrame(table),
        statistics={"tau": float(np.sqrt(whole.tau2)), "q": whole.q, "q_p": whole.q_p, "places_left_out": float(len(left))},
    )


def _said(kind: str, hac: Kernel, asked: object, n: int) -> Text:
    """The errors of the first stage, where a caller chose them."""
    if not asked:
        return Text("", "")
    how = hac.said(n) if kind == "newey_west" else Text(kind, kind)
    return Text("; mỗi nơi: {how}", "; each place: {how}").fill(how=how)


def _places(design: Design) -> dict[str, Design]:
    found, never = {}, pd.Series(pd.NaT, index=design.rows.index, dtype=design.rows["period"].dtype)
    for place, rows in design.rows.assign(treated=np.nan, adopted=never).groupby("place"):
        alone = replace(design.panel, rows=rows.reset_index(drop=True))
        one = replace(design, panel=alone, adopted=design.dates[:1], component=None, treatment=design.subject, geography=None)
        if not one.obstacles and one.route == "interrupted" and not segmented.obstacles(one):
            found[str(place)] = one
    return found


def _one(design: Design, family: str, errors: str, hac: Kernel) -> tuple[float, float, float, pd.Series]:
    rows = design.rows
    line = timeline(design, rows, True, None, None)
    fit = segmented.run(design, line, family, errors, *hac)
    at = line.at
    resid = pd.Series(fit.base.resid * np.sqrt(fit.base.w), index=rows["period"].to_numpy())
    return float(fit.coef[at]), float(np.sqrt(fit.cov[at, at])), float(fit.df[at]), resid


def _alike(residuals: pd.DataFrame) -> np.ndarray:
    """The correlation of the places' residuals, period by period; nothing negative is believed."""
    return np.clip(residuals.corr().fillna(0.0).to_numpy(), 0.0, 1.0)
