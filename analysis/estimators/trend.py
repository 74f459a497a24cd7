"""Average annual per cent change of a series: a log-linear quasi-Poisson trend with Student's t.

log E[y_t] = a + b t (+ log exposure). The change is 100 (exp(b') - 1) with b' the slope a year. The dispersion is Pearson's
chi-square over n - 2 and never below 1, and the interval uses t with n - 2 degrees of freedom, because the series are short.
A point known only as an interval is moved to both ends, each way that tilts the slope most, and the interval reported is
the union. Measures that are not counts are regressed as logarithms by ordinary least squares, again with t.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy import stats

from analysis.design import Design, Obstacle
from analysis.errors import Caution
from analysis.language import Text
from analysis.results import Estimate

NAME = "trend"
TITLE = Text("Mức thay đổi bình quân mỗi năm", "Average annual per cent change")
ESTIMAND = Text("phần trăm thay đổi bình quân mỗi năm", "average annual per cent change")
SUITS = frozenset({"series", "interrupted"})
MIN_POINTS = 4
YEARS_A_PERIOD = {"Y": 1.0, "Q": 0.25, "M": 1 / 12}


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
                Text("dùng method='mann_kendall'", "use method='mann_kendall'"),
            )
        )
    return tuple(found)


def fit(design: Design, confidence: float = 0.95) -> Estimate:
    """The average annual per cent change of the panel's usable rows."""
    panel, rows = design.panel, design.panel.usable
    years = rows["period"].map(lambda p: p.ordinal).to_numpy(float) * YEARS_A_PERIOD[panel.frequency]
    time = years - years.mean()
    offset = np.log(rows["exposure"]) if rows["exposure"].notna().all() and panel.kind == "count" else None
    middle = _model(panel.kind, rows["outcome"].to_numpy(), time, offset, confidence)
    ends = [_model(panel.kind, corner, time, offset, confidence) for corner in _corners(rows, time)] or [middle]
    low, high = min(end["low"] for end in ends), max(end["high"] for end in ends)
    fitted = middle["result"].get_prediction(middle["X"], **({"offset": offset} if offset is not None else {}))
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
        value=_percent(middle["slope"]),
        low=_percent(low),
        high=_percent(high),
        confidence=confidence,
        scale="percent_per_year",
        null=0.0,
        std_error=100 * np.exp(middle["slope"]) * middle["se"],
        p_value=float(2 * stats.t.sf(abs(middle["slope"] / middle["se"]), len(rows) - 2)),
        errors=Text(
            "quasi-Poisson, độ phân tán {phi}, Student t với {df} bậc tự do",
            "quasi-Poisson, dispersion {phi}, Student's t with {df} df",
        ).fill(phi=middle["dispersion"], df=len(rows) - 2)
        if panel.kind != "measure"
        else Text(
            "bình phương nhỏ nhất trên logarit, Student t với {df} bậc tự do",
            "least squares on logarithms, Student's t with {df} df",
        ).fill(df=len(rows) - 2),
        n_obs=len(rows),
        n_periods=len(rows),
        coefficients=_coefficients(middle),
        cautions=(*panel.cautions, *_cautions(rows)),
        series=_series(rows, fitted, middle, confidence),
        simulated=panel.simulated,
        provenance={"panel": panel.digest},
        design=design,
        model=middle["result"],
    )


def _model(kind: str, outcome: np.ndarray, time: np.ndarray, offset, confidence: float) -> dict:
    X = sm.add_constant(pd.DataFrame({"year": time}))
    if kind == "measure":
        result = sm.OLS(np.log(outcome), X).fit()
        dispersion = float(result.scale)
    else:
        model = sm.GLM(outcome, X, family=sm.families.Poisson(), offset=offset)
        pearson = float(model.fit().pearson_chi2)
        dispersion = max(1.0, pearson / max(len(outcome) - 2, 1))
        result = model.fit(scale=dispersion)
    slope, se = float(result.params["year"]), float(result.bse["year"])
    reach = stats.t.ppf((1 + confidence) / 2, len(outcome) - 2) * se
    return {
        "result": result,
        "X": X,
        "slope": slope,
        "se": se,
        "low": slope - reach,
        "high": slope + reach,
        "dispersion": dispersion,
    }


def _corners(rows: pd.DataFrame, time: np.ndarray) -> list[np.ndarray]:
    if rows[["low", "high"]].isna().all().all():
        return []
    low, high = rows["low"].fillna(rows["outcome"]).to_numpy(), rows["high"].fillna(rows["outcome"]).to_numpy()
    return [np.where(time < 0, high, low), np.where(time < 0, low, high)]


def _percent(slope: float) -> float:
    return float(100 * np.expm1(slope))


def _coefficients(fit: dict) -> pd.DataFrame:
    terms = fit["result"].params.index
    return pd.DataFrame({"term": terms, "value": fit["result"].params.to_numpy(), "std_error": fit["result"].bse.to_numpy()})


def _series(rows: pd.DataFrame, fitted, fit: dict, confidence: float) -> pd.DataFrame:
    # On the scale of the linear predictor, so that the band is t-based and stays above zero.
    linear = fit["X"].to_numpy() @ fit["result"].params.to_numpy()
    se = np.sqrt(np.einsum("ij,jk,ik->i", fit["X"], fit["result"].cov_params(), fit["X"]))
    reach = stats.t.ppf((1 + confidence) / 2, len(rows) - 2) * se
    scale = rows["exposure"].to_numpy() if rows["exposure"].notna().all() else 1.0
    return pd.DataFrame(
        {
            "place": rows["place"],
            "period": rows["period"].astype(str),
            "observed": rows["outcome"],
            "fitted": scale * np.exp(linear),
            "counterfactual": np.nan,
            "low": scale * np.exp(linear - reach),
            "high": scale * np.exp(linear + reach),
        }
    )


def _cautions(rows: pd.DataFrame) -> list[Caution]:
    if len(rows) >= 8:
        return []
    return [
        Caution(
            "few_points",
            Text(
                "Chỉ {n} điểm: khoảng tin cậy rộng và phụ thuộc từng điểm.",
                "Only {n} points: the interval is wide and leans on each of them.",
            ).fill(n=len(rows)),
        )
    ]
