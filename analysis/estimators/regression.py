"""Pooled regression without place effects: the outcome on treatment (or dose) and controls.

Least squares (weighted where the panel has weights), Poisson, quasi-Poisson or NB2 with the dispersion estimated. It
compares unlike units, so that it supports an association and no more. Rows of one place are one cluster, also where a place has
a single row: the rule for clusters (randomisation below six treated places, else the jackknife CRV3 with Satterthwaite's degrees
of freedom), so that figures copied ten times say no more than once. A single series takes the errors of an AR(1) by REML,
or Newey and West's (`lags=`, `correction=`), which reject far too often where the dose wanders as the outcome does;
likelihood, dispersion and R squared are those of the fit without AR(1).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from analysis.design import Claim, Design, Obstacle, arrays
from analysis.design.arrays import on_scale, set_aside
from analysis.errors import BadParameter, unknown
from analysis.estimators import twfe
from analysis.estimators.segmented import NO_RHO, strong
from analysis.inference import clustered
from analysis.inference.choice import SAID, Choice
from analysis.inference.coefficient import Inferred, by_t
from analysis.inference.combination import few_treated
from analysis.inference.least_squares import Separation
from analysis.inference.newey_west import Kernel, kernel, lagless, newey_west
from analysis.inference.panel_fit import PanelFit, floor_caution, panel_fit
from analysis.inference.series_fit import series_fit
from analysis.language import Text, fixed
from analysis.results import Estimate

NAME = "regression"
TITLE = Text("Hồi quy gộp", "Pooled regression")
ESTIMAND = Text("khác biệt giữa có và không", "difference between with and without")
ADJUSTED = Text("khác biệt có điều chỉnh giữa có và không", "adjusted difference between with and without")
SUITS = frozenset({"cross_section", "series", "two_by_two", "staggered", "dose"})
CLAIM = Claim.ASSOCIATE  # it compares unlike places
PLANTED = "adjusted"  # pooled panels compare unlike places: the truth is planted in a cross-section
FAMILIES = ("gaussian", "poisson", "quasipoisson", "nb2")
OF_SERIES = ("newey_west", "prais_winsten", "reml", "hc0", "hc1", "classical")  # errors that need no clusters
CORRELATED = {
    "prais_winsten": Text("sai số AR(1), Prais–Winsten, rho = {rho}, t({df})", "AR(1) errors by Prais-Winsten, rho = {rho}, t({df})"),
    "reml": Text("sai số AR(1), REML, rho = {rho}, t({df})", "AR(1) errors by REML, rho = {rho}, t({df})"),
}  # fmt: skip
NO_LAGS = Text(
    "bảng này có nhiều địa bàn, sai số tính theo địa bàn", "this panel has several places, and its errors are by place"
)
MANY = 400  # clusters beyond which the jackknife costs more than its correction is worth: CRV1


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
    design: Design,
    confidence: float = 0.95,
    errors: str | None = None,
    family: str | None = None,
    lags: int | None = None,
    correction: bool | None = None,
    seed: int = 48,
) -> Estimate:
    """The coefficient of the treatment, or of the dose where nobody is treated; constant and controls stand in `coefficients`.

    `errors`: of places one of inference.choice.KINDS, of one series one of OF_SERIES; `lags` and `correction` (n/(n - k) unless False):
    of Newey and West's, one series only.
    """
    if design.route != "series" and (lags is not None or correction is not None):
        raise lagless(NAME, NO_LAGS)
    family = family or ("quasipoisson" if design.panel.kind == "count" else "gaussian")
    if family not in FAMILIES:
        raise unknown(Text("họ phân phối", "family"), family, FAMILIES, "estimate(family=...)", BadParameter)
    model = _model(design, family)
    if design.route == "series":
        found, text, each, more = _of_series(model, family, confidence, errors, lags, correction)
    else:
        found, text, kind = _inferred(model, family, confidence, errors, seed)
        each, more = (lambda column: _coefficient(model, kind, family, confidence, column)), {}
    ratio, binary = family != "gaussian", bool(np.ptp(model.data.treated) > 0)
    shown = np.exp if ratio else (lambda v: v)
    statistics = {
        "dispersion": model.fit.dispersion,
        "alpha": model.fit.alpha,
        "loglik": model.fit.loglik,
        "floor": found.floor,
    } | more
    return Estimate.of(
        design,
        method=NAME,
        estimand=ADJUSTED if design.controls else ESTIMAND,
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
        n_treated=model.data.treated_clusters if binary else None,
        coefficients=_table(design, model, each),
        statistics=statistics | {"r_squared": _r_squared(model)} if not ratio else statistics,
        cautions=(*set_aside(design), *_few(design, model, found, confidence, binary), *strong(more.get("rho", 0.0))),
        model=model,
    )


def _few(design: Design, model: PanelFit, found: Inferred, confidence: float, binary: bool):
    if design.route == "series":
        return ()
    scarce = model.data.scarce_clusters if binary else None
    return (*floor_caution(found, confidence), *few_treated(found, scarce, model.data.treated_clusters))


def _of_series(model: PanelFit, family: str, confidence: float, errors, lags, correction):
    """What is said of the term, the errors in words, what is said of any column, and further statistics, of one series."""
    n, data = model.fit.n, model.data
    kind, hac = kernel(errors, lags, correction, "reml", n)
    kind = {"glsar": "prais_winsten"}.get(kind, kind)
    if kind not in OF_SERIES:
        raise BadParameter(
            expected=Text("sai số của một chuỗi: {allowed}", "errors of one series: {allowed}").fill(
                allowed=", ".join(OF_SERIES)
            ),
            found=Text(f"“{kind}”; một chuỗi không có cụm", f"'{kind}'; one series has no clusters"),
            where="estimate(errors=...)",
            remedy=Text("bỏ errors=..., hoặc chọn một trong các tên đó", "leave errors=... out, or choose one of these"),
        )
    if kind not in CORRELATED:
        each = lambda column: _coefficient(model, kind, family, confidence, column, hac)  # noqa: E731
        return each(model.column()), hac.said(n) if kind == "newey_west" else SAID[kind], each, {}
    ar1 = series_fit(data.y, model.fit.X, data.time, family, kind, data.offset, data.weights)

    def one(column: int) -> Inferred:
        at = model.fit.position(column)
        return by_t(float(ar1.coef[at]), float(np.sqrt(ar1.cov[at, at])), float(ar1.df[at]), confidence, kind)

    found = one(model.column())
    df = fixed(found.df, 0)
    if ar1.no_rho:
        return found, NO_RHO.fill(df=df), one, {}
    return found, CORRELATED[kind].fill(rho=fixed(ar1.rho, 2), df=df), one, {"rho": ar1.rho}


def _inferred(model: PanelFit, family: str, confidence: float, errors, seed: int):
    scarce = model.data.scarce_clusters if np.ptp(model.data.treated) > 0 else None
    choice = model.choice(errors, scarce)
    if errors is None and choice.kind == "crv3" and model.data.G > MANY:
        choice = Choice("crv1", choice.reason, False)
    if choice.kind in ("classical", "hc0", "hc1"):
        return _coefficient(model, choice.kind, family, confidence, model.column()), SAID[choice.kind], choice.kind
    found = model.infer(choice, confidence, seed, k=model.fit.k)
    return found, choice.said(found), choice.kind


def _coefficient(model: PanelFit, kind: str, family: str, confidence: float, column: int, hac: Kernel | None = None) -> Inferred:
    """One coefficient by its covariance; where it is had from draws, the tables of coefficients take CRV1."""
    fit, at = model.fit, model.fit.position(column)
    df = fit.n - fit.k
    if kind == "newey_west":
        cov = newey_west(fit, *(hac or Kernel()))
    elif kind == "classical":
        cov = clustered.classical(fit, 1.0 if family == "poisson" else None)
    else:
        cov, df, kind = model.covariance(
            {"wild": "crv1", "randomisation": "crv1"}.get(kind, kind), np.eye(fit.X.shape[1])[at], fit.k
        )
    return by_t(float(fit.coef[column]), float(np.sqrt(max(cov[at, at], 0.0))), df, confidence, kind)


def _table(design: Design, model: PanelFit, each: Callable[[int], Inferred]) -> pd.DataFrame:
    named = [("treatment", model.column()), ("const", 0), *((c, 1 + i) for i, c in enumerate(design.controls))]
    rows = []
    for name, column in named:
        if model.fit.kept[column]:
            found = each(column)
            rows.append((name, found.value, found.std_error, found.low, found.high))
    return pd.DataFrame(rows, columns=["term", "value", "std_error", "low", "high"])


def _r_squared(model: PanelFit) -> float:
    data, w = model.data, model.fit.w
    centred = data.y - np.average(data.y, weights=w)
    return float(1 - (w * model.fit.resid**2).sum() / (w * centred**2).sum())
