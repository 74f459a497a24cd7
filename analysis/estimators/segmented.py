"""Segmented regression of one series at known dates: a level change and a slope change for each (Wagner et al. 2002).

The slope change counts from 0 in the first period of the change: the level change is the jump at the date itself.
Counts: log-linear with the logarithm of exposure as offset; quasi-Poisson by default, Poisson or NB2 on request, the
dispersion estimated. Measures, shares and (with `family="gaussian"`) rates: least squares. Months carry two pairs of harmonics (Lopez Bernal et al. 2017)
and, in Vietnam, the share of the Tết season by the lunar calendar. Errors follow an AR(1) fitted by restricted maximum
likelihood (or `errors="glsar"`); Newey and West's are shown beside in `statistics`, never alone. Above an estimated rho
of 0.7 intervals may be too narrow, and a caution says so. The value is the level change at the first date.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

from analysis.design import Design, Obstacle
from analysis.design.arrays import arrays, own_scale, set_aside
from analysis.design.timeline import Timeline, timeline
from analysis.errors import BadParameter, Caution, unknown
from analysis.estimators.twfe import ALL_ZERO, CONSTANT, NOT_IDENTIFIED, SEPARATED, missing
from analysis.inference.ar1 import Wander
from analysis.inference.coefficient import detectable
from analysis.inference.least_squares import Separation, independent
from analysis.inference.series_fit import ERRORS, FAMILIES, SeriesFit, lag_one, series_fit
from analysis.language import Text, fixed
from analysis.results import Estimate

NAME = "segmented"
TITLE = Text("Hồi quy phân đoạn", "Segmented regression")
ESTIMAND = Text("thay đổi mức ngay tại ngày đó", "level change at the date")
SUITS = frozenset({"interrupted"})
STRONG = 0.7
SAID = {
    "reml": Text("sai số AR(1), REML, rho = {rho}, t({df})", "AR(1) errors by REML, rho = {rho}, t({df})"),
    "glsar": Text("sai số AR(1), GLSAR, rho = {rho}, t({df})", "AR(1) errors by GLSAR, rho = {rho}, t({df})"),
    "newey_west": Text(
        "Newey–West, t({df}), do người dùng chọn thay quy tắc (reml)",
        "Newey–West, t({df}), chosen by the caller instead of the rule (reml)",
    ),
    "classical": Text(
        "sai số độc lập, t({df}), do người dùng chọn thay quy tắc (reml)",
        "independent errors, t({df}), chosen by the caller instead of the rule (reml)",
    ),
}


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """All zeros, no variation, a change that time, season and controls explain, too few points for the terms, separation."""
    if not len(_rows(design)):
        return missing(design, arrays(design))
    y = _arrays(design, default_family(design))[0]
    if (y == 0).all():
        return (ALL_ZERO,)
    if np.ptp(y) == 0:
        return (CONSTANT,)
    line = timeline(design, _rows(design), True, None, None)
    if len(y) < line.X.shape[1] + 4 or not independent(line.X)[: 2 + 2 * len(design.dates)].all():
        return (NOT_IDENTIFIED,)
    try:
        run(design, line, default_family(design), "classical")
    except Separation:
        return (SEPARATED,)
    return ()


def default_family(design: Design) -> str:
    """Quasi-Poisson for counts, least squares for the rest."""
    return "quasipoisson" if design.panel.kind == "count" else "gaussian"


def _rows(design: Design) -> pd.DataFrame:
    rows = design.rows
    return rows[rows[list(design.controls)].notna().all(axis=1)] if design.controls else rows


def _arrays(design: Design, family: str):
    """The response, its offset and its weights: counts with the logarithm of exposure, everything else on its own scale."""
    rows, kind = _rows(design), design.panel.kind
    if kind == "share":
        return own_scale(rows, kind).values, None, rows["exposure"].to_numpy(float)
    weights = rows["weight"].to_numpy(float) if rows["weight"].notna().all() else None
    if kind != "count" or family == "gaussian":
        return own_scale(rows, kind).values, None, weights
    exposure = rows["exposure"].to_numpy(float)
    return rows["outcome"].to_numpy(float), np.log(exposure) if np.isfinite(exposure).all() else None, weights


def run(design: Design, line: Timeline, family: str, errors: str) -> SeriesFit:
    """The fit of the series on a timeline, columns that others explain left out (their coefficients are 0)."""
    y, offset, weights = _arrays(design, family)
    kept = independent(line.X)
    found = series_fit(y, line.X[:, kept], line.time, family, errors, offset, weights)
    coef, cov, df = np.zeros(len(kept)), np.zeros((len(kept), len(kept))), np.full(len(kept), float(len(y) - kept.sum()))
    coef[kept], cov[np.ix_(kept, kept)], df[kept] = found.coef, found.cov, found.df
    return found._replace(coef=coef, cov=cov, df=df, wander=_widened(found.wander, kept))


def _widened(wander: Wander | None, kept: np.ndarray) -> Wander | None:
    """With rows and columns of zeros where a column was left out."""
    if wander is None:
        return None
    whole = np.zeros((2, len(kept), len(kept)))
    whole[0][np.ix_(kept, kept)], whole[1][np.ix_(kept, kept)] = wander.below, wander.above
    return wander._replace(below=whole[0], above=whole[1])


def fit(
    design: Design,
    confidence: float = 0.95,
    errors: str | None = None,
    family: str | None = None,
    slope: bool = True,
    season: str | None = None,
    tet: bool | None = None,
) -> Estimate:
    """The level change at the first date; all terms stand in `coefficients`.

    `errors`: reml, glsar, newey_west, classical; `family`: quasipoisson, poisson, nb2, gaussian; `season`: harmonics,
    dummies, none.
    """
    errors, family = errors or "reml", family or default_family(design)
    for given, allowed, what in ((errors, ERRORS, "errors"), (family, FAMILIES, "family")):
        if given not in allowed:
            raise unknown(Text("lựa chọn", "option"), given, allowed, f"estimate({what}=...)", BadParameter)
    line = timeline(design, _rows(design), slope, season, tet)
    found = run(design, line, family, errors)
    beside = run(design, line, family, "newey_west")
    rho = found.rho if np.isfinite(found.rho) else lag_one(found.base, line.time)
    ratio = family != "gaussian"
    shown = np.exp if ratio else (lambda v: v)
    se = float(np.sqrt(found.cov[2, 2]))
    reach = stats.t.ppf((1 + confidence) / 2, found.df[2]) * se
    return Estimate.of(
        design,
        method=NAME,
        estimand=ESTIMAND,
        value=float(shown(found.coef[2])),
        low=float(shown(found.coef[2] - reach)),
        high=float(shown(found.coef[2] + reach)),
        confidence=confidence,
        scale="rate_ratio" if ratio else own_scale(_rows(design), design.panel.kind).scale,
        null=1.0 if ratio else 0.0,
        std_error=se,
        smallest_detectable=detectable(se, found.df[2]),
        p_value=float(2 * stats.t.sf(abs(found.coef[2] / se), found.df[2])),
        errors=SAID[errors].fill(rho=fixed(rho, 2), df=fixed(found.df[2], 0)),
        n_obs=len(line.time),
        coefficients=coefficients(found, line, confidence),
        series=_series(design, found, line, family, confidence),
        statistics=_statistics(found, beside, rho),
        cautions=(*set_aside(design), *strong(rho)),
        model=found,
    )


def coefficients(found: SeriesFit, line: Timeline, confidence: float) -> pd.DataFrame:
    """Every term, on the scale of the linear predictor; slopes are a year."""
    se = np.sqrt(np.diag(found.cov))
    reach = stats.t.ppf((1 + confidence) / 2, found.df) * se
    table = {"term": line.names, "value": found.coef, "std_error": se, "low": found.coef - reach, "high": found.coef + reach}
    return pd.DataFrame(table)


def strong(rho: float) -> tuple[Caution, ...]:
    """The caution of a strongly autocorrelated series."""
    if rho <= STRONG:
        return ()
    text = Text(
        "Tự tương quan mạnh (rho = {rho}): khoảng tin cậy của một chuỗi đơn như vậy có thể quá hẹp.",
        "Strong autocorrelation (rho = {rho}): the intervals of such a single series may be too narrow.",
    )
    return (Caution("strong_autocorrelation", text.fill(rho=fixed(rho, 2))),)


def _statistics(found: SeriesFit, beside: SeriesFit, rho: float) -> dict[str, float]:
    base = found.base
    numbers = {"rho": rho, "dispersion": found.dispersion, "newey_west_se": float(np.sqrt(beside.cov[2, 2])), "alpha": base.alpha}
    return numbers | ({"loglik": base.loglik} if np.isfinite(base.loglik) else {})


def _series(design: Design, found: SeriesFit, line: Timeline, family: str, confidence: float) -> pd.DataFrame:
    rows, (observed, offset, _) = _rows(design), _arrays(design, family)
    shift = 0.0 if offset is None else offset
    unit = own_scale(rows, design.panel.kind).unit if design.panel.kind == "count" else 1.0  # a figure shows counts as counts
    back = (lambda v: np.exp(v + shift)) if family != "gaussian" else (lambda v: unit * v)
    observed = rows["outcome"].to_numpy(float) if design.panel.kind == "count" else observed
    linear = line.X @ found.coef
    df = found.wander.df(line.X) if found.wander else found.df.min()
    reach = stats.t.ppf((1 + confidence) / 2, df) * np.sqrt(np.einsum("ij,jk,ik->i", line.X, found.cov, line.X))
    touched = (line.X != line.without).any(axis=1)
    table = {"place": rows["place"].to_numpy(), "period": rows["period"].astype(str).to_numpy(), "observed": observed}
    table |= {"fitted": back(linear), "counterfactual": np.where(touched, back(line.without @ found.coef), np.nan)}
    return pd.DataFrame(table | {"low": back(linear - reach), "high": back(linear + reach)})
