"""Segmented regression of one series at known dates: a level change and a slope change for each (Wagner et al. 2002).

The slope change counts from 0 in the first period of the change: the level change is the jump at the date itself.
Counts: log-linear with the logarithm of exposure as offset; quasi-Poisson by default, Poisson or NB2 on request, the
dispersion estimated. Measures, shares and (with `family="gaussian"`) rates: least squares. Months carry two pairs of harmonics (Lopez Bernal et al. 2017)
and, in Vietnam, the share of the Tết season by the lunar calendar. Errors follow an AR(1) fitted by restricted maximum
likelihood (or `errors="glsar"`); Newey and West's are shown beside in `statistics`, never alone. Above an estimated rho
of 0.7 intervals may be too narrow, and a caution says so. The value is the level change at the first date.

A straight counterfactual misleads where the trend was bending. Unless the caller chooses otherwise, a second fit lets the trend
bend on either side of the date (a quadratic each), and the interval is the union of both; where the two disagree, the result is
described and a caution says why. Months of less than 32 cannot tell a season, a trend and a change apart: the same calendar
months before and after are compared, without a trend, and the result is described only.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

from analysis.design import Claim, Design, Obstacle
from analysis.design.arrays import arrays, own_scale, set_aside
from analysis.design.shock_terms import NEAR_START, nearest
from analysis.design.timeline import Timeline, months_on_both_sides, same_months, timeline
from analysis.errors import BadParameter, Caution, unknown
from analysis.estimators.twfe import ALL_ZERO, CONSTANT, NOT_IDENTIFIED, SEPARATED, missing
from analysis.inference.coefficient import detectable
from analysis.inference.counterfactual import Change, averted, clear_if_straight, disagree, joint_p_value, r_squared, union
from analysis.inference.least_squares import Separation, independent
from analysis.inference.newey_west import Kernel, kernel
from analysis.inference.series_fit import ERRORS, FAMILIES, SeriesFit, lag_one, series_fit
from analysis.language import Text, fixed
from analysis.results import Estimate

NAME = "segmented"
TITLE = Text("Hồi quy phân đoạn", "Segmented regression")
ESTIMAND = Text("thay đổi mức ngay tại ngày đó", "level change at the date")
SUITS = frozenset({"interrupted"})
SHOCKS = True  # dated steps of events enter its model
STRONG = 0.7
BENDS = ("straight", "curved", "both")
LEAST_MONTHS = 8  # calendar months on both sides of a date, where the season is told by them alone
SAME_MONTHS = Text("so với các tháng cùng tên trước ngày đó", "against the same calendar months before the date")
NO_RHO = Text(
    "hệ số như khi các kỳ độc lập, vì với tự tương quan ước lượng được, mức tính ra rời xa số ghi nhận; khoảng tin cậy tính đến mọi mức "
    "tự tương quan, t({df})",
    "coefficients of independent errors, as with the estimated autocorrelation the level leaves the counts; the interval weighs every "
    "autocorrelation, t({df})",
)
SAID = {
    "reml": Text("sai số AR(1), REML, rho = {rho}, t({df})", "AR(1) errors by REML, rho = {rho}, t({df})"),
    "glsar": Text("sai số AR(1), GLSAR, rho = {rho}, t({df})", "AR(1) errors by GLSAR, rho = {rho}, t({df})"),
    "prais_winsten": Text(
        "sai số AR(1), Prais–Winsten, rho = {rho}, t({df})", "AR(1) errors by Prais-Winsten, rho = {rho}, t({df})"
    ),
    "newey_west": Text(
        "{hac}, t({df}), do người dùng chọn thay quy tắc (reml)",
        "{hac}, t({df}), chosen by the caller instead of the rule (reml)",
    ),
    "classical": Text(
        "sai số độc lập, t({df}), do người dùng chọn thay quy tắc (reml)",
        "independent errors, t({df}), chosen by the caller instead of the rule (reml)",
    ),
}


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """All zeros, no variation, a change that time, season and controls explain, too few points for the terms, separation."""
    rows = _rows(design)
    if not len(rows):
        return missing(design, arrays(design))
    y = _arrays(design, default_family(design))[0]
    if (y == 0).all():
        return (ALL_ZERO,)
    if np.ptp(y) == 0:
        return (CONSTANT,)
    if same_months(design, rows) and (both := months_on_both_sides(design, rows)) < LEAST_MONTHS:
        return (_no_season(len(rows), both),)
    line = timeline(design, rows, True, None, None)
    kept = independent(line.X)
    if len(y) < kept.sum() + 4 or not all(
        kept[i] for i, name in enumerate(line.names) if name.startswith(("level", "slope", "time"))
    ):
        return (NOT_IDENTIFIED,)
    try:
        run(design, line, default_family(design), "classical")
    except Separation:
        return (SEPARATED,)
    return ()


def _no_season(n: int, both: int) -> Obstacle:
    return Obstacle(
        "season",
        Text(
            "{n} tháng chưa đủ để tách mùa khỏi thay đổi: chỉ {both} tháng trong năm có số liệu cả trước lẫn sau",
            "{n} months do not tell a season from a change: only {both} calendar months stand before as well as after",
        ).fill(n=n, both=both),
        Text(
            "ít nhất {least} tháng cùng tên ở cả hai phía; tốt nhất 24 tháng trước và 12 tháng sau",
            "at least {least} calendar months on both sides; best 24 months before and 12 after",
        ).fill(least=LEAST_MONTHS),
    )


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


def run(design: Design, line: Timeline, family: str, errors: str, lags: int | None = None, correction: bool = True) -> SeriesFit:
    """The fit of the series on a timeline, columns that others explain left out (their coefficients are 0)."""
    y, offset, weights = _arrays(design, family)
    kept = independent(line.X)
    found = series_fit(y, line.X[:, kept], line.time, family, errors, offset, weights, lags, correction)
    coef, cov, df = np.zeros(len(kept)), np.zeros((len(kept), len(kept))), np.full(len(kept), float(len(y) - kept.sum()))
    coef[kept], cov[np.ix_(kept, kept)], df[kept] = found.coef, found.cov, found.df
    return found._replace(coef=coef, cov=cov, df=df, wander=found.wander and found.wander.among(kept))


def fit(
    design: Design,
    confidence: float = 0.95,
    errors: str | None = None,
    family: str | None = None,
    slope: bool = True,
    season: str | None = None,
    tet: bool | None = None,
    lags: int | None = None,
    correction: bool | None = None,
    counterfactual: str | None = None,
) -> Estimate:
    """The level change at the first date; all terms stand in `coefficients`, events averted since then in `statistics`.

    `errors`: reml, glsar (or prais_winsten), newey_west (with `lags`, and n/(n - k) unless `correction=False`; either asks for it), classical;
    `family`: quasipoisson, poisson, nb2, gaussian; `season`: harmonics, dummies, none; `counterfactual`: straight, curved, or both
    (the union of their intervals: the default, unless the caller chooses errors, family, slope or season).
    """
    rows = _rows(design)
    asked, (errors, hac) = errors, kernel(errors, lags, correction, "reml", len(rows))
    chosen = asked or errors != "reml" or family or season or not slope
    family = family or default_family(design)
    bend = counterfactual or ("straight" if chosen else "both")
    for given, allowed, what in ((errors, ERRORS, "errors"), (family, FAMILIES, "family"), (bend, BENDS, "counterfactual")):
        if given not in allowed:
            raise unknown(Text("lựa chọn", "option"), given, allowed, f"estimate({what}=...)", BadParameter)
    ratio = family != "gaussian"
    alike = season is None and same_months(design, rows)
    line = timeline(design, rows, slope, season, tet, curved=bend == "curved" and not alike)
    found = run(design, line, family, errors, *hac)
    beside = run(design, line, family, "newey_west", *hac)
    rho = found.rho if np.isfinite(found.rho) else lag_one(found.base, line.time)
    change = Change.of(found, line.at)
    curve = None if bend != "both" or alike else _curved(design, rows, family, errors, slope, season, tet, hac)
    low, high = union(change, curve, (1 + confidence) / 2)
    shown = np.exp if ratio else float
    statistics = _statistics(found, beside, rho, line) | ({} if curve is None else {"curved": float(shown(curve.value))})
    unit = 1.0 if ratio or design.panel.kind != "count" else own_scale(rows, design.panel.kind).unit
    offset = _arrays(design, family)[1]
    statistics |= averted(found, line, ratio, 0.0 if offset is None else offset, unit, confidence)
    made = Estimate.of(
        design,
        method=NAME,
        estimand=SAME_MONTHS if alike else ESTIMAND,
        value=float(shown(change.value)),
        low=float(shown(low)),
        high=float(shown(high)),
        confidence=confidence,
        scale="rate_ratio" if ratio else own_scale(rows, design.panel.kind).scale,
        null=1.0 if ratio else 0.0,
        std_error=change.error,
        smallest_detectable=detectable(change.error, change.df),
        p_value=change.p_value if curve is None else joint_p_value(change, curve),
        errors=_said(NO_RHO if found.no_rho else SAID[errors], rho, change, curve, hac.said(len(rows))),
        n_obs=len(line.time),
        coefficients=coefficients(found, line, confidence),
        series=_series(design, found, line, family, confidence),
        statistics=statistics,
        cautions=(
            *set_aside(design),
            *strong(rho),
            *bending(change, curve, (1 + confidence) / 2),
            *(_alike(len(rows)) if alike else ()),
            *nearest(design, design.dates, NEAR_START),
        ),
        model=found,
    )
    return made.at_most(Claim.DESCRIBE) if alike or disagree(change, curve) else made


def _curved(design: Design, rows: pd.DataFrame, family: str, errors: str, slope: bool, season, tet, hac: Kernel) -> Change | None:
    """The same change with a trend that bends on either side; None where the points do not carry the two terms more."""
    line = timeline(design, rows, slope, season, tet, curved=True)
    kept = independent(line.X)
    if len(rows) < kept.sum() + 4 or not kept[line.at]:
        return None
    try:
        return Change.of(run(design, line, family, errors, *hac), line.at)
    except Separation:
        return None


def _said(form: Text, rho: float, change: Change, curve: Change | None, hac: Text) -> Text:
    said = form.fill(hac=hac, rho=fixed(rho, 2), df=fixed(change.df, 0))
    more = Text(
        "; hợp của khoảng với xu hướng thẳng và xu hướng cong", "; union of the intervals with a straight and a curved trend"
    )
    return Text(*(s + m for s, m in zip(said, more, strict=True))) if curve else said


def _alike(n: int) -> tuple[Caution, ...]:
    text = Text(
        "Chỉ có {n} tháng, chưa đủ để tách mùa khỏi xu hướng (cần ít nhất 32): chỉ so các tháng cùng tên trước và sau, không tính xu hướng.",
        "There are only {n} months, too few to tell the season from a trend (at least 32 are needed): the same calendar months before "
        "and after are compared, and no trend is taken out.",
    )
    return (Caution("season", text.fill(n=n)),)


def coefficients(found: SeriesFit, line: Timeline, confidence: float) -> pd.DataFrame:
    """Every term, on the scale of the linear predictor; slopes are a year."""
    se = np.sqrt(np.diag(found.cov))
    reach = stats.t.ppf((1 + confidence) / 2, found.df) * se
    table = {"term": line.names, "value": found.coef, "std_error": se, "low": found.coef - reach, "high": found.coef + reach}
    return pd.DataFrame(table)


def bending(change: Change, curve: Change | None, level: float) -> tuple[Caution, ...]:
    """The caution of a trend that may have been bending: a straight and a curved counterfactual do not say the same."""
    if disagree(change, curve):
        text = Text(
            "Xu hướng có thể đang cong: kéo dài xu hướng thẳng cho kết quả khác hẳn kéo dài xu hướng cong; chỉ mô tả.",
            "The trend may have been bending: a straight one drawn on gives another result than a curved one; the change is "
            "described only.",
        )
    elif clear_if_straight(change, curve, level):
        text = Text(
            "Thay đổi chỉ rõ nếu xu hướng trước đó là đường thẳng; nếu xu hướng cong thì không rõ.",
            "The change is clear only where the trend before was straight; where it was bending it is not.",
        )
    else:
        return ()
    return (Caution("bending_trend", text),)


def strong(rho: float) -> tuple[Caution, ...]:
    """The caution of a strongly autocorrelated series."""
    if rho <= STRONG:
        return ()
    text = Text(
        "Tự tương quan mạnh (rho = {rho}): khoảng tin cậy của một chuỗi đơn như vậy có thể quá hẹp.",
        "Strong autocorrelation (rho = {rho}): the intervals of such a single series may be too narrow.",
    )
    return (Caution("strong_autocorrelation", text.fill(rho=fixed(rho, 2))),)


def _statistics(found: SeriesFit, beside: SeriesFit, rho: float, line: Timeline) -> dict[str, float]:
    base = found.base
    numbers = {
        "rho": rho,
        "dispersion": found.dispersion,
        "newey_west_se": float(np.sqrt(beside.cov[line.at, line.at])),
        "alpha": base.alpha,
        "r_squared": r_squared(base),
    }
    return numbers | ({"loglik": base.loglik} if np.isfinite(base.loglik) else {})


def _series(design: Design, found: SeriesFit, line: Timeline, family: str, confidence: float) -> pd.DataFrame:
    rows, (observed, offset, _) = _rows(design), _arrays(design, family)
    shift = 0.0 if offset is None else offset
    unit = own_scale(rows, design.panel.kind).unit if design.panel.kind == "count" else 1.0  # a figure shows counts as counts
    back = (lambda v: np.exp(v + shift)) if family != "gaussian" else (lambda v: unit * v)
    observed = rows["outcome"].to_numpy(float) if design.panel.kind == "count" else observed
    linear = line.X @ found.coef
    df = np.maximum(found.wander.df(line.X), found.df.min()) if found.wander else found.df.min()
    reach = stats.t.ppf((1 + confidence) / 2, df) * np.sqrt(np.einsum("ij,jk,ik->i", line.X, found.cov, line.X))
    touched = (line.X != line.without).any(axis=1)
    table = {"place": rows["place"].to_numpy(), "period": rows["period"].astype(str).to_numpy(), "observed": observed}
    table |= {"fitted": back(linear), "counterfactual": np.where(touched, back(line.without @ found.coef), np.nan)}
    return pd.DataFrame(table | {"low": back(linear - reach), "high": back(linear + reach)})
