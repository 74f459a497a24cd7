"""What a study could see before there are any data: so many places and periods, this base rate, this dispersion -> smallest effect.

The effect is a difference of logarithms of counts: after less before, places with the treatment less those without. Counts of a
cell have `dispersion` times the variance of Poisson ones, neighbouring periods of a place the correlation `rho`; the
effects of places and periods are taken out. Seen is what a two-sided 5 per cent test with the workbook's own degrees of freedom
finds in four of five studies (Bloom, Evaluation Review 1995). One place alone: a level change beside a straight line
that may bend at the date, as `segmented` fits it.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from scipy import stats

from analysis.errors import BadParameter
from analysis.language import Text, significant

POWER, LEVEL = 0.8, 0.05
FEW = 6  # treated places below which the treatment is handed to other places
WIDEST = 5.0  # in logarithms: an effect of which nobody would speak


class Foreseen(NamedTuple):
    """`fall` and `rise`: the smallest rate ratios seen four times in five (NaN: none is), below and above 1, with the `df` of
    t and the smallest p-value (`floor`) that so many places can give.
    """

    fall: float
    rise: float
    df: float
    floor: float


def foresee(
    places: int, periods: int, treated: int, rate: float, dispersion: float = 1.0, rho: float = 0.0, before: int | None = None
) -> Foreseen:
    """`rate`: events a place and period without the treatment; `before`: periods before the start (half where not said).

    Raises BadParameter for numbers that make no study.
    """
    before = periods // 2 if before is None else before
    _plausible(places, periods, treated, rate, dispersion, rho, before)
    if places == 1:
        weights, df, floor = _of_series(periods, before), periods - 4.0, 0.0
    else:
        weights = np.where(np.arange(periods) < before, -1.0 / before, 1.0 / (periods - before))
        df, floor = _freedom(places, treated)
    untreated = places - treated

    def error(effect: float) -> float:
        after = np.where(np.arange(periods) < before, 1.0, math.exp(effect))
        own = _variance(weights, dispersion / (rate * after), rho)
        others = _variance(weights, np.full(periods, dispersion / rate), rho) if untreated else 0.0
        return math.sqrt(own / treated + (others / untreated if untreated else 0.0))

    reach = stats.t.ppf(1 - LEVEL / 2, df) + stats.t.ppf(POWER, df)
    ratio = [_seen(error, side, reach) if floor < LEVEL else math.nan for side in (-1, 1)]
    return Foreseen(*map(float, ratio), float(df), floor)


def _variance(weights: np.ndarray, variances: np.ndarray, rho: float) -> float:
    """Of a weighted sum of one place's cells."""
    scaled = weights * np.sqrt(variances)
    lag = np.abs(np.subtract.outer(np.arange(len(weights)), np.arange(len(weights))))
    return float(scaled @ (rho**lag if rho else np.eye(len(weights))) @ scaled)


def _of_series(periods: int, before: int) -> np.ndarray:
    """How a level change weighs the periods of a series beside a trend and its bend."""
    time = np.arange(periods)
    X = np.column_stack([np.ones(periods), time, time >= before, np.maximum(0, time - before)])
    return np.linalg.pinv(X)[2]


def _freedom(places: int, treated: int) -> tuple[float, float]:
    """Degrees of freedom and floor: Welch's where both sides have six places, else those of handing the treatment on."""
    few = min(treated, places - treated)
    if few < FEW:
        mirrored = 2 if 2 * treated == places else 1
        return max(places - 2.0, 1.0), mirrored / math.comb(places, treated)
    sides = np.array([treated, places - treated], float)
    return float((1 / sides).sum() ** 2 / (1 / (sides**2 * (sides - 1))).sum()), 0.0


def _seen(error, side: int, reach: float) -> float:
    """The smallest effect on one side that is `reach` of its own standard errors."""
    from scipy import optimize

    gap = lambda size: size - reach * error(side * size)  # noqa: E731
    if gap(WIDEST) < 0:
        return math.nan
    return math.exp(side * float(optimize.brentq(gap, 1e-9, WIDEST)))


def _plausible(places: int, periods: int, treated: int, rate: float, dispersion: float, rho: float, before: int) -> None:
    least = 8 if places == 1 else 1
    wrong = [
        (places < 1 or not 1 <= treated <= max(places - 1, 1), Text("1 ≤ nơi áp dụng < số nơi (một nơi: 1)", "1 <= treated < places (one place: 1)"),
         f"treated={treated}, places={places}"),
        (not least <= before <= periods - least, Text("ít nhất {n} kỳ trước và sau", "at least {n} periods before and after").fill(n=least),
         f"before={before}, periods={periods}"),
        (not rate > 0, Text("số vụ mỗi nơi, mỗi kỳ trên 0", "more than 0 events a place and period"), f"rate={rate}"),
        (not dispersion > 0, Text("độ phân tán trên 0", "a dispersion above 0"), f"dispersion={dispersion}"),
        (not 0 <= rho < 1, Text("tự tương quan từ 0 đến dưới 1", "a correlation from 0 to below 1"), f"rho={rho}"),
    ]  # fmt: skip
    for bad, expected, found in wrong:
        if bad:
            remedy = Text("sửa con số này", "change this number")
            raise BadParameter(expected=expected, found=Text(found, found), where="foresee", remedy=remedy)


def said(found: Foreseen, places: int, periods: int, treated: int) -> Text:
    """What such a study could see, in a sentence."""
    if math.isnan(found.fall) and math.isnan(found.rise):
        return Text(
            "Không phát hiện được gì: {k}/{n} nơi, {t} kỳ; giá trị p nhỏ nhất có thể có là {p}.",
            "Nothing could be seen: {k} of {n} places, {t} periods; the smallest p-value there could be is {p}.",
        ).fill(k=treated, n=places, t=periods, p=significant(found.floor, 2))
    down = (
        significant(100 * (1 - found.fall), 2)
        if math.isfinite(found.fall)
        else Text("100 (không thấy được)", "100 (not to be seen)")
    )
    up = significant(100 * (found.rise - 1), 2)
    return Text(
        "{k}/{n} nơi áp dụng, {t} kỳ: thay đổi nhỏ nhất phát hiện được 4 trong 5 lần là giảm {down}% hoặc tăng {up}%. Đây là dự tính, "
        "không phải kết quả.",
        "{k} of {n} places treated, {t} periods: the smallest change seen four times in five is a fall of {down}% or a rise of {up}%. "
        "Foreseen, not a result.",
    ).fill(k=treated, n=places, t=periods, down=down, up=up)
