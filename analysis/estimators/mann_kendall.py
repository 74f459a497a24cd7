"""Mann and Kendall's test of a monotone trend, plain or by season, with Sen's slope and its interval.

S is the sum of signs of all pairs, of pairs within a season where `seasonal` (Hirsch, Slack and Smith 1982). Its null
distribution is exact without ties for n <= 33, else normal with tie and continuity corrections. The slope is the median
of pairwise slopes (Sen, JASA 1968), its interval their order statistics at the quantiles of S (Gilbert 1987, section
16.5). The p-value inverts that interval; Kendall's own, from S alone (exact for small n, zeros on neither side), stands in
`statistics`. Counts enter as rates where persons are known. No distribution is assumed for the outcome. `lags=` widens the variance
of S for the autocorrelation of the ranks up to so many periods (Hamed and Rao, J. Hydrology 1998; those that chance does not explain).
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

from analysis.design import Claim, Design, Obstacle
from analysis.design.arrays import own_scale
from analysis.errors import BadParameter, Caution
from analysis.estimators.trend import MIN_POINTS, YEARS_A_PERIOD, autocorrelated, lag_one
from analysis.inference.newey_west import kernel
from analysis.language import Text, fixed
from analysis.results import Estimate

NAME = "mann_kendall"
TITLE = Text("Mann–Kendall và độ dốc Sen", "Mann–Kendall and Sen's slope")
ESTIMAND = Text("độ dốc trung vị mỗi năm", "median slope a year")
SUITS = frozenset({"series", "interrupted"})
CLAIM = Claim.DESCRIBE  # it compares nothing before and after a date
WIDENED = Text(
    "; phương sai nhân {factor} vì tự tương quan của hạng đến {lags} bậc trễ (Hamed và Rao)",
    "; variance times {factor} for the autocorrelation of ranks up to {lags} lags (Hamed and Rao)",
)
EXACT = 33  # points up to which Kendall's exact distribution is used where nothing ties


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """Fewer than MIN_POINTS points, or several places."""
    n = len(design.panel.usable)
    if len(design.panel.places) > 1:
        return (
            Obstacle(
                "several_places",
                Text("bảng có nhiều địa bàn", "the panel has several places"),
                Text("chọn một địa bàn", "choose one place"),
            ),
        )
    if n >= MIN_POINTS:
        return ()
    return (
        Obstacle(
            "too_few_points",
            Text("chỉ có {n} điểm dùng được, cần ít nhất {least}", "only {n} usable points, at least {least} are needed").fill(
                n=n, least=MIN_POINTS
            ),
            Text("thêm năm cùng nhãn, cùng nguồn, cùng kỳ báo cáo", "more years of one label, source and clock"),
        ),
    )


def fit(design: Design, confidence: float = 0.95, seasonal: bool = False, lags: int | None = None) -> Estimate:
    """Sen's slope a year, of the rate where persons are known, with the p-value of its interval; `seasonal`: pairs of one season alone;
    `lags`: with the variance of Hamed and Rao (not by season).
    """
    panel, rows = design.panel, design.panel.usable
    _known(lags, seasonal, len(rows))
    time = rows["period"].map(lambda p: p.ordinal).to_numpy(float) * YEARS_A_PERIOD[panel.frequency]
    outcome, _, scale = own_scale(rows, panel.kind)
    season = rows["period"].map(lambda p: _season(p, panel.frequency)).to_numpy() if seasonal else np.zeros(len(rows), int)
    parts = [(time[season == s], outcome[season == s]) for s in np.unique(season)]
    S, variance = (float(sum(values)) for values in zip(*(score(y) for _, y in parts), strict=True))
    slopes = np.sort(np.concatenate([pairwise(t, y) for t, y in parts]))
    factor = 1.0 if lags is None else rank_inflation(outcome - np.median(slopes) * time, lags)
    variance *= factor
    z = 0.0 if variance <= 0 else (S - np.sign(S)) / np.sqrt(variance)
    kendall_p = float(2 * stats.norm.sf(abs(z)))
    if not seasonal and lags is None and len(outcome) <= EXACT and len(np.unique(outcome)) == len(outcome):
        kendall_p = float(stats.kendalltau(time, outcome, method="exact")[1])
    low, high = bounds(slopes, variance, confidence)
    slope = float(np.median(slopes))
    share = S / max(len(slopes), 1) if seasonal or np.ptp(outcome) == 0 else float(stats.kendalltau(time, outcome)[0])
    tau = fixed(share, 2)
    return Estimate.of(
        design,
        method=NAME,
        estimand=ESTIMAND,
        value=slope,
        low=min(low, slope),
        high=max(high, slope),
        confidence=confidence,
        scale=scale,
        null=0.0,
        p_value=slope_p_value(slopes, variance),
        errors=Text("phân phối hạng, tau của Kendall = {tau}{more}", "rank distribution, Kendall's tau = {tau}{more}").fill(
            tau=tau, more=Text("", "") if lags is None else WIDENED.fill(lags=lags, factor=fixed(factor, 2))
        ),
        coefficients=pd.DataFrame({"term": ["sen"], "value": [slope], "low": [low], "high": [high]}),
        statistics={"S": S, "variance": variance, "z": float(z), "kendall_p": kendall_p},
        cautions=_alike(rows, outcome - slope * time) if lags is None else (),
    )


def _known(lags: int | None, seasonal: bool, n: int) -> None:
    if lags is None:
        return
    if seasonal:
        raise BadParameter(
            expected=Text("lags= hoặc seasonal=True", "lags= or seasonal=True"),
            found=Text("cả hai; hiệu chỉnh của Hamed và Rao là cho một chuỗi không tách mùa", "both; Hamed and Rao's correction is of one series without seasons"),
            where="estimate(lags=...)",
            remedy=Text("bỏ một trong hai", "leave one of them out"),
        )  # fmt: skip
    kernel(None, lags, None, "newey_west", n)


def rank_inflation(left: np.ndarray, lags: int) -> float:
    """By how much the autocorrelation of ranks of what a trend leaves (n) multiplies the variance of S; never below 1/n."""
    n, ranks = len(left), stats.rankdata(left)
    centred = ranks - ranks.mean()
    lag = np.arange(1, lags + 1)
    alike = np.array([centred[k:] @ centred[: n - k] for k in lag]) / max(centred @ centred, 1e-300)
    beyond = np.abs(alike) > stats.norm.ppf(0.975) / np.sqrt(n)
    added = ((n - lag) * (n - lag - 1) * (n - lag - 2) * alike * beyond).sum()
    return float(max(1 + 2 * added / (n * (n - 1) * (n - 2)), 1 / n))


def score(y: np.ndarray) -> tuple[float, float]:
    """Kendall's S and its variance with the tie correction."""
    n = len(y)
    S = np.sign(y[None, :] - y[:, None])[np.triu_indices(n, 1)].sum()
    ties = np.unique(y, return_counts=True)[1]
    return float(S), float((n * (n - 1) * (2 * n + 5) - (ties * (ties - 1) * (2 * ties + 5)).sum()) / 18)


def pairwise(time: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The slopes of all pairs."""
    i, j = np.triu_indices(len(y), 1)
    return (y[j] - y[i]) / (time[j] - time[i])


def bounds(slopes: np.ndarray, variance: float, confidence: float) -> tuple[float, float]:
    """Order statistics of the sorted slopes; infinite where the quantiles fall outside."""
    half = stats.norm.ppf((1 + confidence) / 2) * np.sqrt(max(variance, 0.0))
    low, high = int(np.round((len(slopes) - half) / 2)) - 1, int(np.round((len(slopes) + half) / 2))
    return float(slopes[low]) if low >= 0 else -np.inf, float(slopes[high]) if high < len(slopes) else np.inf


def slope_p_value(slopes: np.ndarray, variance: float) -> float:
    """The p-value of no slope that agrees with `bounds`: one less the confidence at which an end reaches zero.

    Kendall's own test counts slopes of zero on neither side; the interval, as here, on the side of no change.
    """
    rising, falling = int((slopes > 0).sum()), int((slopes < 0).sum())
    further = 2 * max(rising, falling) - len(slopes) - 1  # of the quantile of S at which an end reaches zero
    if further < 0 or variance <= 0:
        return 1.0
    return float(2 * stats.norm.sf(further / np.sqrt(variance)))


def _season(period: pd.Period, frequency: str) -> int:
    return period.month if frequency == "M" else (period.quarter if frequency == "Q" else 0)


def _alike(rows: pd.DataFrame, rest: np.ndarray) -> tuple[Caution, ...]:
    """The caution of what Sen's line leaves."""
    ordinal = rows["period"].map(lambda p: p.ordinal).to_numpy(int)
    return autocorrelated(lag_one(rest - np.median(rest), ordinal), len(rows))
