"""Autocorrelation left over: are neighbouring residuals still alike once the model has done its work?

A series: Ljung and Box's Q (Biometrika 1978) of the innovations, three lags. A panel: the mean correlation of
neighbouring residuals within places; clustered errors and randomisation allow for it, so that it is reported and fails
only with errors that do not.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

from analysis.inference.ar1 import whiten
from analysis.inference.panel_fit import PanelFit
from analysis.inference.series_fit import SeriesFit
from analysis.language import Text, fixed, probability
from analysis.results import CheckResult, Estimate

NAME = "autocorrelation"
QUESTION = Text("Phần dư còn tự tương quan không?", "Are the residuals still autocorrelated?")
SUITS = frozenset({"segmented", "trend", "twfe", "dose", "event_study", "sun_abraham", "triple_difference", "joinpoint"})
LAGS, LEAST = 3, 10


def check(effect: Estimate) -> CheckResult:
    """Q with its p-value for a series; the correlation for a panel."""
    if isinstance(effect.model, PanelFit):
        return _panel(effect)
    resid = innovations(effect)
    if resid is None or len(resid) < LEAST:
        why = Text(
            "Chuỗi quá ngắn để kiểm định: cần ít nhất {n} phần dư.", "The series is too short for a test: it needs {n} residuals."
        ).fill(n=LEAST)
        return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=None, sentence=why)
    n, centred = len(resid), resid - resid.mean()
    total = max((centred**2).sum(), 1e-300)
    r = np.array([(centred[k:] * centred[:-k]).sum() / total for k in range(1, LAGS + 1)])
    q = float(n * (n + 2) * (r**2 / (n - np.arange(1, LAGS + 1))).sum())
    p_value = float(stats.chi2.sf(q, LAGS))
    table = pd.DataFrame({"lag": range(1, LAGS + 1), "correlation": r})
    said = (
        Text("Không thấy phần dư tự tương quan", "No autocorrelation is left in the residuals")
        if p_value > 0.05
        else Text("Phần dư còn tự tương quan", "The residuals are still autocorrelated")
    )
    sentence = Text("{said} (Ljung–Box, {k} bậc trễ: p {p}).", "{said} (Ljung–Box, {k} lags: p {p}).")
    sentence = sentence.fill(said=said, k=LAGS, p=probability(p_value))
    return CheckResult(name=NAME, question=QUESTION, passed=p_value > 0.05, statistic=p_value, sentence=sentence, table=table)


def innovations(effect: Estimate) -> np.ndarray | None:
    """Pearson residuals of a series, the fitted AR(1) taken out where there is one."""
    series = effect.series
    if series.empty or series["fitted"].isna().any():
        return None
    resid = (series["observed"] - series["fitted"]).to_numpy(float)
    if effect.scale in ("rate_ratio", "percent_per_year"):
        resid = resid / np.sqrt(np.maximum(series["fitted"].to_numpy(float), 1e-12))
    if isinstance(effect.model, SeriesFit) and np.isfinite(effect.model.rho):
        time = pd.PeriodIndex(series["period"], freq=effect.design.panel.frequency).asi8
        resid = whiten(resid, effect.model.rho, np.diff(time))
    return resid


def _panel(effect: Estimate) -> CheckResult:
    model: PanelFit = effect.model
    e = model.fit.resid * np.sqrt(model.fit.w)
    place, time = model.data.rows["place"].to_numpy(), model.data.time
    near = (place[1:] == place[:-1]) & (np.diff(time) == 1)
    rho = float((e[1:] * e[:-1])[near].sum() / max((e**2).sum(), 1e-300))
    robust = not any(word in effect.errors.en for word in ("classical", "HC0", "HC1"))
    sentence = Text(
        "Tương quan phần dư giữa hai kỳ liền nhau: {r}; loại sai số đã dùng {ok}tính đến điều này.",
        "Correlation of neighbouring residuals: {r}; the errors used {ok}allow for it.",
    ).fill(r=fixed(rho, 2), ok=Text("", "") if robust else Text("không ", "do not "))
    return CheckResult(name=NAME, question=QUESTION, passed=robust or abs(rho) < 0.1, statistic=rho, sentence=sentence)
