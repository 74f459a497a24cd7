"""Places of one period side by side: their common level, how much they truly differ, and where a new place would lie.

Random effects by REML (`tau="reml"`), or of DerSimonian and Laird (1986, `"dl"`); the interval of the mean by Hartung and Knapp (2001)
with t(k - 1), the prediction interval with t(k - 2) (Higgins, Thompson and Spiegelhalter, JRSS A 2009) in `statistics`. Counts with an
exposure are compared as logarithms of rates, shares as log odds, measures with weights (1 over the squared standard error: effects
found in districts, for instance) as they are. `coefficients` draws each place towards the mean as its own error asks (partial
pooling). Small communes, whose counts are small or zero: `likelihood="poisson"` (empirical Bayes, gamma-Poisson) instead of logarithms.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import optimize, special, stats

from analysis.design import Design, Obstacle
from analysis.design.arrays import PER
from analysis.errors import BadParameter, Caution, unknown
from analysis.inference.empirical_bayes import gamma_poisson
from analysis.language import Text
from analysis.results import Estimate

NAME = "random_effects"
TITLE = Text("Tác động ngẫu nhiên giữa các nơi", "Random effects of places")
ESTIMAND = Text("mức trung bình của các nơi", "mean level of the places")
SUITS = frozenset({"totals"})
PLANTED = "mean_rate"
HOW = ("reml", "dl")
LIKELIHOODS = ("normal", "poisson")
ALIKE = 1e5  # shape above which places do not differ beyond chance
DRAWN = Caution("drawn_to_mean", Text(
    "Số của từng nơi được kéo về mức chung, càng mạnh khi nơi đó càng nhỏ: không phải số ghi nhận, không dùng để xếp hạng; khoảng của từng nơi coi "
    "mức chung là đã biết.",
    "Each place's figure is drawn towards the common level, the more the smaller the place: it is not the recorded figure and no ranking; its "
    "interval takes the common level as known.",
))  # fmt: skip
NO_DIFFERENCE = Caution("no_difference", Text(
    "Các nơi không khác nhau quá mức ngẫu nhiên: số của mọi nơi được kéo hết về mức chung.",
    "The places do not differ beyond chance: every figure is drawn all the way to the common level.",
))  # fmt: skip
MIN_PLACES = 3
BAYES = Text("gamma–Poisson (Bayes thực nghiệm), t({df})", "gamma-Poisson (empirical Bayes), t({df})")
ERRORS = Text("Hartung–Knapp, t({df}); tau bằng {how}", "Hartung–Knapp, t({df}); tau by {how}")


class Pooled(NamedTuple):
    """`mean` and its `error`, `tau2`, `q` (Cochran's), `weight` (k)."""

    mean: float
    error: float
    tau2: float
    q: float
    weight: np.ndarray


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """Fewer than three places; counts without an exposure; measures without an error of their own."""
    rows, kind = design.panel.rows, design.panel.kind
    if len(rows) < MIN_PLACES or rows["period"].nunique() > 1 or rows["outcome"].isna().any():
        text = Text("{n} nơi trong một kỳ", "{n} places of one period").fill(n=len(rows) if rows["period"].nunique() == 1 else 0)
        need = Text("ít nhất {n} nơi của một kỳ", "at least {n} places of one period").fill(n=MIN_PLACES)
        return (Obstacle("too_few_places", text, need),)
    lacks = {"count": "exposure", "share": "exposure", "measure": "weight"}.get(kind)
    if lacks is None or rows[lacks].isna().any():
        text = Text("không rõ sai số của mỗi nơi", "the error of each place is not known")
        need = Text(
            "mẫu số của số đếm, hoặc weights = 1/sai số chuẩn² của số đo",
            "an exposure of counts, or weights = 1/standard error² of measures",
        )
        return (Obstacle("no_errors", text, need),)
    return ()


def pooled(effect: np.ndarray, variance: np.ndarray, how: str = "reml") -> Pooled:
    """Effects (k) with the variances of their own errors, pooled."""
    fixed = 1 / variance
    q = float((fixed * (effect - np.average(effect, weights=fixed)) ** 2).sum())
    df = len(effect) - 1
    tau2 = max(0.0, (q - df) / (fixed.sum() - (fixed**2).sum() / fixed.sum()))
    if how == "reml":
        most = 10 * (effect.var(ddof=1) + variance.max())
        tau2 = float(optimize.minimize_scalar(lambda t: _loss(t, effect, variance), bounds=(0, most), options={"xatol": 1e-10}).x)
    weight = 1 / (variance + tau2)
    mean = float(np.average(effect, weights=weight))
    error = float(np.sqrt((weight * (effect - mean) ** 2).sum() / df / weight.sum()))
    return Pooled(mean, error, float(tau2), q, weight)


def _loss(tau2: float, effect: np.ndarray, variance: np.ndarray) -> float:
    """Minus twice the restricted log-likelihood."""
    weight = 1 / (variance + tau2)
    mean = np.average(effect, weights=weight)
    return float((weight * (effect - mean) ** 2).sum() - np.log(weight).sum() + np.log(weight.sum()))


def fit(design: Design, confidence: float = 0.95, tau: str = "reml", likelihood: str = "normal") -> Estimate:
    """The mean of the places. `tau`: reml or dl; `likelihood`: normal (of logarithms), or poisson for counts (the mean of their rates)."""
    if tau not in HOW:
        raise unknown(Text("cách ước lượng tau", "way to estimate tau"), tau, HOW, "estimate(tau=...)", BadParameter)
    allowed = LIKELIHOODS if design.panel.kind == "count" else LIKELIHOODS[:1]
    if likelihood not in allowed:
        raise unknown(Text("hàm hợp lý", "likelihood"), likelihood, allowed, "estimate(likelihood=...)", BadParameter)
    if likelihood == "poisson":
        return _small_places(design, confidence)
    rows = design.panel.rows
    effect, variance, back, scale = _effects(design.panel.kind, rows)
    found, k = pooled(effect, variance, tau), len(rows)
    reach = stats.t.ppf((1 + confidence) / 2, k - 1) * found.error
    ahead = stats.t.ppf((1 + confidence) / 2, k - 2) * np.sqrt(found.tau2 + 1 / found.weight.sum())
    shrunk = (found.tau2 * effect + variance * found.mean) / (found.tau2 + variance)
    own = stats.norm.ppf((1 + confidence) / 2) * np.sqrt(found.tau2 * variance / (found.tau2 + variance))
    table = {"term": rows["place"].to_numpy(), "value": back(shrunk), "low": back(shrunk - own), "high": back(shrunk + own)}
    return Estimate.of(
        design,
        method=NAME,
        estimand=ESTIMAND,
        value=float(back(found.mean)),
        low=float(back(found.mean - reach)),
        high=float(back(found.mean + reach)),
        confidence=confidence,
        scale=scale,
        std_error=found.error,
        errors=ERRORS.fill(df=k - 1, how=tau.upper()),
        n_places=k,
        coefficients=pd.DataFrame(table).assign(recorded=back(effect)),
        cautions=(DRAWN,),
        statistics={
            "tau2": found.tau2, "q": found.q, "q_p": float(stats.chi2.sf(found.q, k - 1)),
            "i_squared": _share_of_differences(found.tau2, variance),
            "predicted_low": float(back(found.mean - ahead)), "predicted_high": float(back(found.mean + ahead)),
        },
    )  # fmt: skip


def _small_places(design: Design, confidence: float) -> Estimate:
    """The mean rate of places by the gamma-Poisson model, and each place drawn towards it."""
    rows = design.panel.rows
    counts, exposure = rows["outcome"].to_numpy(float), rows["exposure"].to_numpy(float)
    found, k = gamma_poisson(counts, exposure), len(rows)
    reach = np.exp(stats.t.ppf((1 + confidence) / 2, k - 1) * found.error)
    low, high = found.ends(confidence)
    table = {"term": rows["place"].to_numpy(), "value": PER * found.drawn, "low": PER * low, "high": PER * high}
    predicted = found.new(confidence)
    return Estimate.of(
        design,
        method=NAME,
        estimand=ESTIMAND,
        value=PER * found.rate,
        low=PER * found.rate / reach,
        high=PER * found.rate * reach,
        confidence=confidence,
        scale="rate_per_100k",
        std_error=found.error,
        errors=BAYES.fill(df=k - 1),
        n_places=k,
        coefficients=pd.DataFrame(table).assign(recorded=PER * counts / exposure),
        statistics={"alpha": 1 / found.shape, "predicted_low": PER * predicted[0], "predicted_high": PER * predicted[1]},
        cautions=(DRAWN,) if found.shape < ALIKE else (DRAWN, NO_DIFFERENCE),
    )


def _share_of_differences(tau2: float, variance: np.ndarray) -> float:
    """I squared (Higgins and Thompson 2002): the share of the spread of figures that is spread of places."""
    weight, k = 1 / variance, len(variance)
    typical = (k - 1) * weight.sum() / (weight.sum() ** 2 - (weight**2).sum())
    return float(tau2 / (tau2 + typical))


def _effects(kind: str, rows: pd.DataFrame):
    """Effects, the variances of their errors, the way back to the scale that is shown, and that scale; zeros get a half."""
    outcome, exposure = rows["outcome"].to_numpy(float), rows["exposure"].to_numpy(float)
    if kind == "measure":
        return outcome, 1 / rows["weight"].to_numpy(float), lambda value: value, "level"
    if kind == "share":
        half = 0.5 * ((outcome == 0) | (outcome == exposure))
        yes, no = outcome + half, exposure - outcome + half
        return np.log(yes / no), 1 / yes + 1 / no, special.expit, "share"
    events = np.maximum(outcome, 0.5)
    return np.log(events / exposure), 1 / events, lambda value: PER * np.exp(value), "rate_per_100k"
