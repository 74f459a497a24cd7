"""Average annual per cent change of a series: a log-linear quasi-Poisson trend with Student's t.

log E[y_t] = a + b t (+ log exposure). The change is 100 (exp(b') - 1) with b' the slope a year. The dispersion is Pearson's
chi-square over n - 2 and never below 1, and the interval uses t with n - 2 degrees of freedom, because the series are short.
Shares are successes with the logarithm of the trials as offset: per cent of the share a year; their dispersion is never
below that of binomial sampling. Measures are regressed as logarithms by least squares, again with t. From 20 points on,
errors follow an AR(1) fitted by restricted maximum likelihood, as in `segmented`; fewer cannot carry it, and a caution says
where their neighbours are alike. A point known only as an interval is moved to both ends, each way that tilts the slope
most, and the interval reported is the union.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy import stats

from analysis.design import Claim, Design, Obstacle
from analysis.errors import BadParameter, Caution, unknown
from analysis.estimators.segmented import strong
from analysis.estimators.twfe import CONSTANT
from analysis.inference.series_fit import SeriesFit, series_fit
from analysis.language import Text, fixed
from analysis.panel import Panel
from analysis.results import Estimate

NAME = "trend"
TITLE = Text("Mức thay đổi bình quân mỗi năm", "Average annual per cent change")
ESTIMAND = Text("phần trăm thay đổi bình quân mỗi năm", "average annual per cent change")
SUITS = frozenset({"series", "interrupted"})
CLAIM = Claim.DESCRIBE  # it compares nothing before and after a date
MIN_POINTS = 4
MIN_JUDGED = 8  # points from which the likeness of neighbours is judged
MIN_CORRELATED = 20  # points from which the correlation of errors is estimated
ALIKE = 0.3  # lag-1 autocorrelation of residuals above which independent errors are no longer believed
EXACT_FIT = 1e-20  # squared residuals that are rounding
ERRORS = ("reml", "classical")
YEARS_A_PERIOD = {"Y": 1.0, "Q": 0.25, "M": 1 / 12}
MEAN = Text("quasi-Poisson, độ phân tán {phi}", "quasi-Poisson, dispersion {phi}")


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """Fewer than MIN_POINTS points, several places, or a value that has no logarithm."""
    usable = design.panel.usable
    found = []
    if len(usable) < MIN_POINTS:
        found.append(
            Obstacle(
                "too_few_points",
                Text(
                    "chỉ có {n} điểm dùng được, cần ít nhất {least}",
                    "only {n} usable points, at least {least} are needed",
                ).fill(n=len(usable), least=MIN_POINTS),
                Text("thêm năm cùng nhãn, cùng nguồn, cùng kỳ báo cáo", "more years of one label, source and clock"),
            )
        )
    if len(design.panel.places) > 1:
        found.append(
            Obstacle(
                "several_places",
                Text("bảng có nhiều địa bàn", "the panel has several places"),
                Text("chọn một địa bàn", "choose one place"),
            )
        )
    if not (usable["outcome"] > 0).any() or (design.panel.kind == "measure" and (usable["outcome"] <= 0).any()):
        found.append(
            Obstacle(
                "no_logarithm",
                Text(
                    "có giá trị bằng 0 hoặc âm nên không tính được phần trăm thay đổi",
                    "values of zero or below have no per cent change",
                ),
                Text("phép thử hạng Mann–Kendall, không cần số dương", "the rank test of Mann and Kendall, which needs no positive values"),
            )
        )
    if not found and design.panel.kind == "measure" and np.ptp(usable["outcome"]) <= 1e-9 * usable["outcome"].abs().max():
        found.append(CONSTANT)
    return tuple(found)


def fit(design: Design, confidence: float = 0.95, errors: str | None = None) -> Estimate:
    """The average annual per cent change of the panel's usable rows. `errors`: reml (AR(1)) or classical (independent)."""
    panel, rows = design.panel, design.panel.usable
    kind = errors or ("reml" if len(rows) >= MIN_CORRELATED else "classical")
    if kind not in ERRORS:
        raise unknown(Text("loại sai số", "kind of error"), kind, ERRORS, "estimate(errors=...)", BadParameter)
    years = rows["period"].map(lambda p: p.ordinal).to_numpy(float) * YEARS_A_PERIOD[panel.frequency]
    time = years - years.mean()
    middle = line(panel, rows, rows["outcome"].to_numpy(float), time, kind)
    ends = [line(panel, rows, corner, time, kind) for corner in _corners(rows, time)] or [middle]
    wide = (1 + confidence) / 2
    low = min(e.slope - stats.t.ppf(wide, e.df) * e.error for e in ends)
    high = max(e.slope + stats.t.ppf(wide, e.df) * e.error for e in ends)
    return Estimate(
        method=NAME,
        estimand=ESTIMAND,
        outcome=panel.outcome,
        label=panel.label,
        places=panel.places,
        start=str(rows["period"].iloc[0]),
        end=str(rows["period"].iloc[-1]),
        claim=design.claim,
        sms_level=design.comparison.sms_level,
        value=_percent(middle.slope),
        low=_percent(low),
        high=_percent(high),
        confidence=confidence,
        scale="percent_per_year",
        null=0.0,
        std_error=100 * np.exp(middle.slope) * middle.error,
        p_value=_p_value(ends),
        errors=_said(middle, panel.kind, errors),
        n_obs=len(rows),
        n_periods=len(rows),
        coefficients=_coefficients(middle),
        statistics={"dispersion": middle.dispersion, "rho": middle.rho},
        cautions=(*panel.cautions, *_cautions(rows, middle), *_seasons(rows, panel.frequency)),
        series=_series(rows, middle, wide),
        simulated=panel.simulated,
        design=design,
        model=middle.model,
    )


class Line(NamedTuple):
    """A log-linear line: `coef` and `cov` of (const, year), `dispersion`, `rho` (of the errors, or of neighbouring residuals
    where these are taken as independent), `correlated` (which of the two), `df` (of the slope's t), `linear` (n, the predictor),
    `X`, the `model`.
    """

    coef: np.ndarray
    cov: np.ndarray
    dispersion: float
    rho: float
    correlated: bool
    df: float
    linear: np.ndarray
    X: np.ndarray
    model: object

    @property
    def slope(self) -> float:
        """Log points a year."""
        return float(self.coef[1])

    @property
    def error(self) -> float:
        """The standard error of the slope."""
        return float(np.sqrt(self.cov[1, 1]))


def line(panel: Panel, rows: pd.DataFrame, outcome: np.ndarray, time: np.ndarray, errors: str) -> Line:
    """The line of an outcome (n) on time (n, in years, centred)."""
    X, ordinal = np.column_stack([np.ones(len(time)), time]), rows["period"].map(lambda p: p.ordinal).to_numpy(int)
    exposure = rows["exposure"].to_numpy(float)
    offset = np.log(exposure) if panel.kind in ("count", "share") and np.isfinite(exposure).all() else np.zeros(len(time))
    if panel.kind == "measure":
        result = sm.OLS(np.log(outcome), X).fit()
        cov, dispersion, resid = result.cov_params(), float(result.scale), result.resid
    else:
        least = 1 - outcome.sum() / exposure.sum() if panel.kind == "share" else 1.0
        model = sm.GLM(outcome, X, family=sm.families.Poisson(), offset=offset)
        plain = model.fit()
        dispersion = max(least, float(plain.pearson_chi2) / max(len(outcome) - 2, 1))
        result, resid = model.fit(scale=dispersion), plain.resid_pearson
        cov = result.cov_params()
    if errors == "classical" or (resid**2).sum() < EXACT_FIT:
        return Line(
            result.params, cov, dispersion, lag_one(resid, ordinal), False, len(time) - 2.0, X @ result.params + offset, X, result
        )
    family, y = ("gaussian", np.log(outcome)) if panel.kind == "measure" else ("quasipoisson", outcome)
    found = series_fit(y, X, ordinal, family, "reml", None if panel.kind == "measure" else offset)
    wider = 1.0 if panel.kind == "measure" else max(1.0, least / found.dispersion)
    return Line(
        found.coef, found.cov * wider, found.dispersion * wider, found.rho, True, found.df[1], X @ found.coef + offset, X, found
    )


def lag_one(resid: np.ndarray, ordinal: np.ndarray) -> float:
    """Correlation of neighbouring residuals (n, standardised) by the ordinals of their periods."""
    near, total = np.diff(ordinal) == 1, float((resid**2).sum())
    return float((resid[1:] * resid[:-1])[near].sum() / total) if total > EXACT_FIT else 0.0


def autocorrelated(rho: float, n: int) -> tuple[Caution, ...]:
    """The caution of a method that takes neighbouring points as independent, where they are alike."""
    if n < MIN_JUDGED or rho <= ALIKE:
        return ()
    text = Text(
        "Các điểm liền nhau giống nhau (tự tương quan bậc một của phần dư {rho}), cách tính này coi là độc lập: "
        "khoảng tin cậy có thể quá hẹp.",
        "Neighbouring points are alike (lag-1 autocorrelation of the residuals {rho}) and are taken as independent: "
        "the interval may be too narrow.",
    )
    return (Caution("autocorrelation", text.fill(rho=fixed(rho, 2))),)


def _p_value(ends: list[Line]) -> float:
    """The level at which the interval, the union over both ends of what is known, leaves no change out."""
    if len({e.slope > 0 for e in ends}) > 1:
        return 1.0
    return max(float(2 * stats.t.sf(abs(e.slope / e.error), e.df)) for e in ends)


def _said(found: Line, kind: str, asked: str | None) -> Text:
    df = fixed(found.df, 0)
    why = Text("; do người dùng chọn", "; chosen by the caller") if asked else Text("", "")
    if found.correlated:
        mean = Text("bình phương nhỏ nhất trên logarit", "least squares on logarithms") if kind == "measure" else MEAN
        text = Text(
            "{mean}, sai số AR(1), REML, rho = {rho}, Student t với {df} bậc tự do{why}",
            "{mean}, AR(1) errors by REML, rho = {rho}, Student's t with {df} df{why}",
        )
        return text.fill(mean=mean.fill(phi=found.dispersion), rho=fixed(found.rho, 2), df=df, why=why)
    if kind == "measure":
        text = Text(
            "bình phương nhỏ nhất trên logarit, Student t với {df} bậc tự do{why}",
            "least squares on logarithms, Student's t with {df} df{why}",
        )
        return text.fill(df=df, why=why)
    text = Text("{mean}, Student t với {df} bậc tự do{why}", "{mean}, Student's t with {df} df{why}")
    return text.fill(mean=MEAN.fill(phi=found.dispersion), df=df, why=why)


def _corners(rows: pd.DataFrame, time: np.ndarray) -> list[np.ndarray]:
    if rows[["low", "high"]].isna().all().all():
        return []
    low, high = rows["low"].fillna(rows["outcome"]).to_numpy(), rows["high"].fillna(rows["outcome"]).to_numpy()
    return [np.where(time < 0, high, low), np.where(time < 0, low, high)]


def _percent(slope: float) -> float:
    return float(100 * np.expm1(slope))


def _coefficients(found: Line) -> pd.DataFrame:
    return pd.DataFrame({"term": ["const", "year"], "value": found.coef, "std_error": np.sqrt(np.diag(found.cov))})


def _series(rows: pd.DataFrame, found: Line, level: float) -> pd.DataFrame:
    # On the scale of the linear predictor, so that the band is t-based and stays above zero; in the unit of the outcome.
    wander = found.model.wander if isinstance(found.model, SeriesFit) else None
    wide = stats.t.ppf(level, wander.df(found.X) if wander else found.df) * np.sqrt(
        np.einsum("ij,jk,ik->i", found.X, found.cov, found.X)
    )
    return pd.DataFrame(
        {
            "place": rows["place"],
            "period": rows["period"].astype(str),
            "observed": rows["outcome"],
            "fitted": np.exp(found.linear),
            "counterfactual": np.nan,
            "low": np.exp(found.linear - wide),
            "high": np.exp(found.linear + wide),
        }
    )


def _seasons(rows: pd.DataFrame, frequency: str) -> tuple[Caution, ...]:
    """The caution of months and quarters of less than two years, whose seasons a line cannot be told from."""
    if frequency == "Y" or len(rows) * YEARS_A_PERIOD[frequency] >= 2:
        return ()
    text = Text(
        "Chưa đủ hai năm số liệu theo tháng hoặc quý: mức thay đổi mỗi năm lẫn với mùa và Tết.",
        "Less than two years of months or quarters: the change a year is mixed up with seasons and Tết.",
    )
    return (Caution("season", text),)


def _cautions(rows: pd.DataFrame, found: Line) -> tuple[Caution, ...]:
    alike = strong(found.rho) if found.correlated else autocorrelated(found.rho, len(rows))
    if len(rows) >= MIN_JUDGED:
        return alike
    few = Text(
        "Chỉ {n} điểm: khoảng tin cậy rộng và phụ thuộc từng điểm.",
        "Only {n} points: the interval is wide and leans on each of them.",
    )
    return (*alike, Caution("few_points", few.fill(n=len(rows))))
