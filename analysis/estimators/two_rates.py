"""Two figures compared exactly: with and without, or before and after.

Counts: the ratio of two Poisson rates given their sum (Przyborowski and Wilenski 1940), exact at any size; equal exposure
is taken where none is known. Shares: the conditional odds ratio (Fisher 1935), its p-value twice the smaller tail,
as the interval is central. Where a count is zero, one end of the
interval is zero or infinite and the value adds one half to both counts.

Two figures cannot show how much such figures vary from year to year or from place to place: the interval holds the chance of a
Poisson or binomial draw alone and is a lower bound, of which no more is said than a description of counts. `dispersion=`
(variance over mean of counts of this kind, or the panel of a longer series of them, whose trend tells it) widens it;
`dispersion_needed` in `statistics` is the one from
which on the difference would not be clear.
"""

from __future__ import annotations

import numpy as np
from scipy import optimize, stats

from analysis.design import Design, Obstacle
from analysis.errors import BadParameter, Caution
from analysis.estimators import trend
from analysis.estimators.twfe import ALL_ZERO
from analysis.inference.exact import odds_ratio_p_value, rate_ratio, rate_ratio_p_value
from analysis.language import Text, significant
from analysis.panel import Panel
from analysis.results import Estimate

NAME = "two_rates"
TITLE = Text("So sánh chính xác hai tỷ suất", "Exact comparison of two rates")
ESTIMAND = Text("tỷ số giữa có và không có can thiệp", "ratio of with to without")
ODDS = Text("tỷ số chênh (odds) giữa có và không có can thiệp", "odds ratio of with to without")
SUITS = frozenset({"rates"})
APART = 3.0  # times as large as the counts whose dispersion is taken
LARGEST = 1e4  # a dispersion that no figure has
EXACT = Text("khoảng chính xác có điều kiện", "exact conditional interval")
WIDENED = Text(
    "khoảng chính xác có điều kiện, số đếm chia cho độ phân tán {d} do người dùng nêu",
    "exact conditional interval, counts divided by the dispersion {d} that the caller gives",
)
FROM_SERIES = Text(
    "khoảng chính xác có điều kiện, số đếm chia cho độ phân tán {d} của {n} kỳ ({label}, {places}) quanh xu hướng của chúng",
    "exact conditional interval, counts divided by the dispersion {d} of {n} periods ({label}, {places}) about their trend",
)
UNLIKE = Text(
    "Độ phân tán lấy từ số đếm trung bình {theirs}, còn hai con số này trung bình {own}: độ phân tán có thể khác ở cỡ đó.",
    "The dispersion comes from counts of {theirs} on average, these two have {own}: at that size it may be another.",
)
LOWER_BOUND = Text(
    "Hai con số không cho biết các số như vậy dao động bao nhiêu giữa các năm hoặc các nơi: khoảng này chỉ tính ngẫu nhiên {law}, là "
    "cận dưới của độ bất định.",
    "Two figures do not show how much such figures vary between years or places: this interval holds {law} chance alone and is a lower "
    "bound of the uncertainty.",
)
NEEDED = Text(
    " Nếu phương sai bằng {d} lần trung bình trở lên thì khác biệt không còn rõ.",
    " With a variance of {d} times the mean or more the difference would not be clear.",
)


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """A measure has no exact comparison; no event at all."""
    if design.panel.kind not in ("count", "share"):
        need = Text("số đếm hoặc tỷ lệ", "counts or shares")
        return (Obstacle("not_counts", Text("kết quả không phải số đếm", "the outcome is not a count"), need),)
    return (ALL_ZERO,) if (design.rows["outcome"] == 0).all() else ()


def fit(design: Design, confidence: float = 0.95, dispersion: float | Panel | None = None) -> Estimate:
    """The exact ratio; `dispersion` widens the interval of counts whose variance is so many times their mean, or as many times as in a
    longer series of such counts (a Panel of one place, MIN_JUDGED periods or more).
    """
    rows, share = design.rows.sort_values("treated", ascending=False), design.panel.kind == "share"
    count = tuple(rows["outcome"].to_numpy(float))
    known = rows["exposure"].notna().all()
    exposure = tuple(rows["exposure"].to_numpy(float)) if known else (1.0, 1.0)
    series, said, unlike = dispersion if isinstance(dispersion, Panel) else None, WIDENED, ()
    if series is not None:
        dispersion = _of_series(series, share)
        said = FROM_SERIES.fill(d="{d}", n=len(series.usable), label=series.label, places=", ".join(series.places))
        unlike = _unlike(float(series.usable["outcome"].mean()), sum(count) / 2)
    _plausible(dispersion, share)
    if share:
        value, low, high, p_value = _odds(count, exposure, confidence)
        needed = None
    else:
        value, low, high, p_value = _ratio(count, exposure, confidence, dispersion or 1.0)
        needed = _needed(count, exposure, confidence)
    return Estimate.of(
        design,
        method=NAME,
        estimand=ODDS if share else ESTIMAND,
        value=float(value),
        low=float(low),
        high=float(high),
        confidence=confidence,
        scale="rate_ratio",
        null=1.0,
        p_value=p_value,
        errors=said.fill(d=significant(dispersion)) if dispersion else EXACT,
        statistics=({} if needed is None else {"dispersion_needed": needed}) | ({"dispersion": dispersion} if dispersion else {}),
        cautions=unlike if dispersion else (_lower_bound(share, needed),),
    )


def _of_series(series: Panel, share: bool) -> float:
    """Pearson's dispersion about the trend of a series (with its season), never below 1. Raises BadParameter where it tells none."""
    found = trend.obstacles(Design(series))
    if share or series.kind != "count" or found or len(series.usable) < trend.MIN_JUDGED:
        why = Text("{n} kỳ, {k} nơi", "{n} periods, {k} places").fill(n=len(series.usable), k=len(series.places))
        raise BadParameter(
            expected=Text("chuỗi số đếm của một nơi, ít nhất {n} kỳ", "a series of counts of one place, at least {n} periods").fill(n=trend.MIN_JUDGED),
            found=why if not share else Text("hai con số là tỷ lệ", "the two figures are shares"),
            where="estimate(dispersion=...)",
            remedy=Text("chuỗi dài hơn, hoặc nêu độ phân tán bằng số", "a longer series, or the dispersion as a number"),
        )  # fmt: skip
    return trend.fit(Design(series), errors="classical").statistics["dispersion"]


def _unlike(theirs: float, own: float) -> tuple[Caution, ...]:
    """The caution of counts of another size than those whose dispersion they take."""
    if 1 / APART <= (own + 0.5) / (theirs + 0.5) <= APART:
        return ()
    return (Caution("dispersion_of_other_size", UNLIKE.fill(theirs=significant(theirs), own=significant(own))),)


def _plausible(dispersion: float | None, share: bool) -> None:
    if dispersion is None or (not share and 1 <= dispersion < LARGEST):
        return
    raise BadParameter(
        expected=Text("độ phân tán của số đếm, từ 1 trở lên", "a dispersion of counts, 1 or more"),
        found=Text("{d}", "{d}").fill(d=significant(dispersion)),
        where="estimate(dispersion=...)",
        remedy=Text("bỏ dispersion=...", "leave dispersion=... out"),
    )


def _ratio(count, exposure, confidence: float, dispersion: float) -> tuple[float, float, float, float]:
    add = 0.5 if 0 in count else 0.0
    value = (count[0] + add) / (count[1] + add) * exposure[1] / exposure[0]
    reduced = (count[0] / dispersion, count[1] / dispersion)
    low, high = rate_ratio(reduced, exposure, confidence)
    p_value = rate_ratio_p_value(count, exposure) if dispersion == 1 else _p_value(reduced, exposure)
    return value, min(low, value), max(high, value), p_value


def _p_value(count, exposure) -> float:
    """One less the confidence at which the interval of counts that need not be whole lets go of no change."""

    def holds(confidence: float) -> float:
        low, high = rate_ratio(count, exposure, confidence)
        return min(1 - low, high - 1) if np.isfinite(high) else 1 - low

    if holds(1e-9) >= 0:
        return 1.0
    return 1 - float(optimize.brentq(holds, 1e-9, 1 - 1e-12)) if holds(1 - 1e-12) > 0 else 0.0


def _needed(count, exposure, confidence: float) -> float | None:
    """The least dispersion at which the interval holds no change; None where it holds it without any."""

    def holds(log_dispersion: float) -> float:
        low, high = _ratio(count, exposure, confidence, float(np.exp(log_dispersion)))[1:3]
        return min(1 - low, high - 1) if np.isfinite(high) else 1 - low

    most = float(np.log(LARGEST))
    if holds(0.0) >= 0 or holds(most) <= 0:
        return None
    return float(np.exp(optimize.brentq(holds, 0.0, most)))


def _lower_bound(share: bool, needed: float | None) -> Caution:
    law = Text("nhị thức (từng người độc lập)", "binomial (independent persons)") if share else Text("Poisson", "Poisson")
    text = LOWER_BOUND.fill(law=law)
    if needed is not None:
        text = Text(*(first + more for first, more in zip(text, NEEDED.fill(d=significant(needed, 2)), strict=True)))
    return Caution("dispersion_unknown", text)


def _odds(count, trials, confidence: float):
    cells = np.array([[count[0], trials[0] - count[0]], [count[1], trials[1] - count[1]]]).round().astype(int)
    result = stats.contingency.odds_ratio(cells)
    interval = result.confidence_interval(confidence)
    value = result.statistic
    if not np.isfinite(value) or value == 0:
        half = cells + 0.5
        value = half[0, 0] * half[1, 1] / (half[0, 1] * half[1, 0])
    return value, interval.low, interval.high, odds_ratio_p_value(cells)
