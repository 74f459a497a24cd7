"""Kaplan and Meier's estimator as a table, on arrays (JASA 1958), with log(-log) intervals (Kalbfleisch and Prentice 2002)."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats


def curve(time: np.ndarray, event: np.ndarray, confidence: float = 0.95) -> pd.DataFrame:
    """time (n, years), event (n, 0/1) -> one row a distinct time: time, at_risk, events, share, low, high."""
    order = np.unique(time)
    at_risk = np.array([(time >= t).sum() for t in order])
    events = np.array([event[time == t].sum() for t in order])
    share = np.cumprod(1 - events / at_risk)
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = np.cumsum(events / (at_risk * (at_risk - events)))
        inner = np.log(-np.log(share))
        reach = stats.norm.ppf((1 + confidence) / 2) * np.sqrt(variance) / np.abs(np.log(share))
        low, high = np.exp(-np.exp(inner + reach)), np.exp(-np.exp(inner - reach))
    inside = (share > 0) & (share < 1) & np.isfinite(variance)
    return pd.DataFrame({
        "time": order, "at_risk": at_risk, "events": events, "share": share,
        "low": np.where(inside, low, np.where(share >= 1, share, 0.0)), "high": np.where(inside, high, np.where(share >= 1, 1.0, share)),
    })  # fmt: skip
