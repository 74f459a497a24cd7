"""Pooled regression without place effects: the outcome on treatment (or dose) and controls.

Least squares (weighted where the panel has weights), Poisson, quasi-Poisson or NB2 with the dispersion estimated. It
compares unlike units, so that it supports an association and no more. A single series takes Newey and West's errors, a
cross-section HC1, a panel the rule for clusters.
"""

from __future__ import annotations

import numpy as np
from scipy import stats

from analysis.design import Claim, Design, Obstacle, arrays
from analysis.design.arrays import on_scale, set_aside
from analysis.errors import BadParameter, unknown
from analysis.estimators import twfe
from analysis.inference import clustered
from analysis.inference.choice import SAID
from analysis.inference.coefficient import by_t
from analysis.inference.least_squares import Separation
from analysis.inference.newey_west import automatic_lags, newey_west
from analysis.inference.panel_fit import PanelFit, panel_fit
from analysis.language import Text
from analysis.results import Estimate

NAME = "regression"
TITLE = Text("Hồi quy gộp", "Pooled regression")
ESTIMAND = Text("khác biệt có điều chỉnh giữa có và không", "adjusted difference between with and without")
SUITS = frozenset({"cross_section", "series", "two_by_two", "staggered", "dose"})
CLAIM = Claim.ASSOCIATE  # it compares unlike places
PLANTED = "adjusted"  # pooled panels compare unlike places: the truth is planted in a cross-section
FAMILIES = ("gaussian", "poisson", "quasipoisson", "nb2")


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """No treatment, dose or control; as many terms as rows; nothing left of the term; separation."""
    data = arrays(design)
    if found := (*twfe.missing(design, data), *twfe.dose_missing(design)):
        return found
    if _term(design, data) is None:
        return (twfe.NOT_IDENTIFIED,)
    if np.ptp(data.y) == 0:
        return (twfe.CONSTANT,)
    try:
        model = _model(design, twfe.default_family(design))
    except Separation:
        return (twfe.SEPARATED,)
    if model.fit.n <= model.fit.k:
        return (twfe.few_places(model.fit.n),)
    return () if model.identified() else (twfe.NOT_IDENTIFIED,)


def _term(design: Design, data) -> np.ndarray | None:
    if np.ptp(data.treated) > 0:
        return data.treated
    return data.dose if np.isfinite(data.dose).all() and np.ptp(data.dose) > 0 else None


def _model(design: Design, family: str) -> PanelFit:
    family = {"quasipoisson": "poisson"}.get(family, family)
    data, _ = on_scale(arrays(design), family)
    return panel_fit(data, _term(design, data)[:, None], family, places=False, periods=False)


def fit(
    design: Design, confidence: float = 0.95, errors: str | None = None, family: str | None = None, seed: int = 48
) -> Estimate:
    """The coefficient of the treatment, or of the dose where nobody is treated; controls stand in `coefficients`."""
    family = family or ("quasipoisson" if design.panel.kind == "count" else "gaussian")
    if family not in FAMILIES:
        raise unknown(Text("họ phân phối", "family"), family, FAMILIES, "estimate(family=...)", BadParameter)
    model = _model(design, family)
    found, text, kind = _inferred(design, model, family, confidence, errors, seed)
    ratio = family != "gaussian"
    shown = np.exp if ratio else (lambda v: v)
    statistics = {"dispersion": model.fit.dispersion, "alpha": model.fit.alpha, "loglik": model.fit.loglik, "floor": found.floor}
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
        errors=text,
        n_obs=model.fit.n,
        n_clusters=model.data.G,
        coefficients=_table(design, model, kind, confidence),
        statistics=statistics | {"r_squared": _r_squared(model)} if not ratio else statistics,
        cautions=set_aside(design),
        model=model,
    )


def _inferred(design, model: PanelFit, family: str, confidence: float, errors, seed: int):
    if design.route == "series" and errors in (None, "newey_west"):
        kind = "newey_west"
        text = Text("sai số Newey–West ({lags} bậc trễ)", "Newey–West errors ({lags} lags)").fill(
            lags=automatic_lags(model.fit.n)
        )
    elif design.route in ("cross_section", "series") and errors in (None, "hc1", "classical"):
        kind = errors or ("hc1" if family != "nb2" else "classical")
        text = SAID[kind]
    else:
        binary = np.ptp(model.data.treated) > 0
        choice = model.choice(errors, model.data.scarce_clusters if binary else None)
        found = model.infer(choice, confidence, seed, k=model.fit.k)
        return found, choice.said(found), choice.kind
    at, value = model.fit.position(model.column()), float(model.fit.coef[model.column()])
    se = float(np.sqrt(_covariance(model, kind, family)[at, at]))
    return by_t(value, se, model.fit.n - model.fit.k, confidence, kind), text, kind


def _covariance(model: PanelFit, kind: str, family: str = "gaussian") -> np.ndarray:
    if kind == "newey_west":
        return newey_west(model.fit)
    if kind == "classical":
        return clustered.classical(model.fit, 1.0 if family == "poisson" else None)
    if kind in ("hc0", "hc1"):
        return clustered.heteroskedastic(model.fit, kind == "hc1")
    return clustered.crv1(model.fit, model.data.cluster, model.fit.k)


def _table(design: Design, model: PanelFit, kind: str, confidence: float):
    import pandas as pd

    family = "nb2" if model.family == "nb2" else "quasi"
    cov, df = _covariance(model, kind, family), model.fit.n - model.fit.k
    reach = stats.t.ppf((1 + confidence) / 2, df)
    named = [("treatment", model.column()), ("const", 0), *((c, 1 + i) for i, c in enumerate(design.controls))]
    rows = []
    for name, column in named:
        if model.fit.kept[column]:
            value, se = float(model.fit.coef[column]), float(np.sqrt(cov[model.fit.position(column), model.fit.position(column)]))
            rows.append((name, value, se, value - reach * se, value + reach * se))
    return pd.DataFrame(rows, columns=["term", "value", "std_error", "low", "high"])


def _r_squared(model: PanelFit) -> float:
    data, w = model.data, model.fit.w
    centred = data.y - np.average(data.y, weights=w)
    return float(1 - (w * model.fit.resid**2).sum() / (w * centred**2).sum())
