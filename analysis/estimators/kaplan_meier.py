"""Kaplan and Meier's share without the event at the median follow-up (JASA 1958), of those who joined, or of everyone.

Interval on the log(-log) scale (Kalbfleisch and Prentice 2002), which stays within 0 and 1; where nobody or everybody has
the event, the exact binomial interval of those at risk; by the jackknife over clusters where persons stand in them. Those who joined and those who did not stand in `coefficients`;
the p-value is the log-rank test's.
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from scipy import stats

from analysis.design import Design, Obstacle
from analysis.errors import BadParameter
from analysis.inference.exact import clopper_pearson
from analysis.language import Text, significant
from analysis.results import Estimate

NAME = "kaplan_meier"
TITLE = Text("Kaplan–Meier", "Kaplan–Meier")
ESTIMAND = Text("tỷ lệ {who}chưa có sự kiện sau {h} năm", "share {who}without the event after {h} years")
JOINED = Text("người tham gia ", "of those who joined ")
SUITS = frozenset({"persons"})
MIN_PERSONS = 5
GREENWOOD = Text("khoảng log(−log) của Greenwood", "Greenwood's log(−log) interval")
CLUSTERED = Text("khoảng log(−log), jackknife theo cụm", "log(−log) interval, jackknife over clusters")


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """Fewer than five persons; no time at risk."""
    if len(design.rows) >= MIN_PERSONS and design.rows["exposure"].notna().all():
        return ()
    return (
        Obstacle(
            "too_few_persons",
            Text("chỉ có {n} người có thời gian theo dõi", "only {n} persons with a time at risk").fill(
                n=int(design.rows["exposure"].notna().sum())
            ),
            Text("danh sách đầy đủ, cả người không tham gia", "the full roll, also of those who did not join"),
        ),
    )


def fit(design: Design, confidence: float = 0.95, horizon: float | None = None) -> Estimate:
    """The share without the event at `horizon` years (the median follow-up, within that of both groups, where none is named)."""
    rows = design.rows
    time, event, joined = (rows[c].to_numpy(float) for c in ("exposure", "outcome", "treated"))
    groups = {"joined": joined > 0, "not joined": joined == 0} if len(set(joined > 0)) == 2 else {"all": np.ones(len(time), bool)}
    last = min(float(time[who].max()) for who in groups.values())
    horizon = min(float(np.median(time)), last) if horizon is None else float(horizon)
    _followed(horizon, last)
    cluster = pd.factorize(rows[design.cluster], sort=True)[0] if design.cluster else None
    table = [
        (name, *survival(time[who], event[who], horizon, confidence, None if cluster is None else cluster[who]), int(who.sum()))
        for name, who in groups.items()
    ]
    name, value, low, high, _ = table[0]
    return Estimate.of(
        design,
        method=NAME,
        estimand=ESTIMAND.fill(h=horizon, who=JOINED if name == "joined" else Text("", "")),
        value=value,
        low=low,
        high=high,
        confidence=confidence,
        scale="share",
        p_value=log_rank(time, event, joined > 0) if len(table) == 2 and cluster is None else None,
        errors=GREENWOOD if cluster is None else CLUSTERED,
        n_clusters=None if cluster is None else int(cluster.max()) + 1,
        coefficients=pd.DataFrame(table, columns=["term", "value", "low", "high", "n"]),
        statistics={"horizon": horizon, "events": float(event.sum())},
    )


def _followed(horizon: float, last: float) -> None:
    """Raise where a horizon lies beyond the follow-up of a group, of which nothing is known there."""
    if 0 < horizon <= last:
        return
    raise BadParameter(
        expected=Text("số năm không quá thời gian theo dõi ({x})", "years within the follow-up ({x})").fill(x=significant(last)),
        found=Text("{x}", "{x}").fill(x=significant(horizon)),
        where="estimate(horizon=...)",
        remedy=Text("chọn mốc sớm hơn", "choose an earlier horizon"),
    )


def survival(
    time: np.ndarray, event: np.ndarray, horizon: float, confidence: float, cluster: np.ndarray | None = None
) -> tuple[float, float, float]:
    """The product-limit estimate at a horizon with its interval; by the jackknife over clusters where there are any."""
    share, variance = _product_limit(time, event, horizon)
    if share in (0.0, 1.0):
        left = int((time >= horizon).sum()) if share else len(time)
        return share, *clopper_pearson(share * left, left, confidence)
    error, reach = math.sqrt(variance) / abs(math.log(share)), stats.norm.ppf((1 + confidence) / 2)
    if cluster is not None and len(set(cluster)) > 1:
        error, reach = _over_clusters(time, event, horizon, cluster), stats.t.ppf((1 + confidence) / 2, len(set(cluster)) - 1)
    return share, share ** math.exp(reach * error), share ** math.exp(-reach * error)


def _product_limit(time: np.ndarray, event: np.ndarray, horizon: float) -> tuple[float, float]:
    """The share, and the variance of its logarithm (Greenwood)."""
    share, variance = 1.0, 0.0
    for at in np.unique(time[(event > 0) & (time <= horizon)]):
        risk, lost = int((time >= at).sum()), int(((time == at) & (event > 0)).sum())
        share *= 1 - lost / risk
        variance += lost / (risk * (risk - lost)) if risk > lost else math.inf
    return share, variance


def _over_clusters(time: np.ndarray, event: np.ndarray, horizon: float, cluster: np.ndarray) -> float:
    """The error of log(-log share) by leaving out one cluster at a time; shares of 0 and 1 are taken half a person away."""
    left = [_product_limit(time[cluster != g], event[cluster != g], horizon)[0] for g in np.unique(cluster)]
    inner = np.log(-np.log(np.clip(left, 0.5 / len(time), 1 - 0.5 / len(time))))
    return float(np.sqrt((len(left) - 1) / len(left) * ((inner - inner.mean()) ** 2).sum()))


def log_rank(time: np.ndarray, event: np.ndarray, joined: np.ndarray) -> float:
    """The p-value of the log-rank test of two groups (Mantel 1966); 1 where it has no variance."""
    gap = variance = 0.0
    for at in np.unique(time[event > 0]):
        risk, mine = time >= at, (time >= at) & joined
        n, m, d = risk.sum(), mine.sum(), ((time == at) & (event > 0)).sum()
        gap += ((time == at) & (event > 0) & joined).sum() - d * m / n
        variance += d * (m / n) * (1 - m / n) * (n - d) / (n - 1) if n > 1 else 0.0
    return float(stats.chi2.sf(gap**2 / variance, 1)) if variance > 0 else 1.0
