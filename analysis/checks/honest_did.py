"""HonestDiD smoothness bounds: how far may trends bend before the finding is gone? (Rambachan and Roth, REStud 2023)

The differential trend may change its slope by at most M a period; M = 0 carries the trend before on as a straight line.
For each M the optimal fixed-length interval of the average effect after; the breakdown M is the largest at which it still
excludes no change. From diff-diff's implementation, which agrees with R's HonestDiD to 1e-4 (its relative-magnitude
bounds do not, and are not used).
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.estimators import event_study, twfe
from analysis.inference import clustered
from analysis.inference.least_squares import Separation
from analysis.language import Text, significant
from analysis.results import CheckResult, Estimate

NAME = "honest_did"
QUESTION = Text(
    "Xu hướng được phép cong đến đâu mà kết luận vẫn đứng vững?", "How far may trends bend before the finding is gone?"
)
SUITS = frozenset({"twfe", "event_study", "callaway_santanna", "sun_abraham", "borusyak"})
WINDOW = 6
GRID = (0.0, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)  # M in mean standard errors of a coefficient
LEAST = 5  # of the grid that is always shown
FURTHER = Text(" (lưới hết ở đó: ít nhất là chừng ấy)", " (where the grid ends: at least so much)")


def check(effect: Estimate) -> CheckResult:
    """Intervals over a grid of M; passed where the straight-line continuation (M = 0) still excludes no change, if the
    estimate does.
    """
    found = leads_and_lags(effect)
    if found is None:
        why = Text("Cần ít nhất hai kỳ trước và một kỳ sau.", "At least two leads and one lag are needed.")
        return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=None, sentence=why)
    table = bounds(*found)
    alive = table[(table["low"] > 0) | (table["high"] < 0)]
    breakdown = float(alive["M"].max()) if len(alive) else float("nan")
    if effect.includes_no_change:
        text = Text("Ước lượng đã bao gồm mức không đổi.", "The estimate includes no change to begin with.")
        return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=None, sentence=text, table=table)
    standing = len(alive) == len(table)
    sentence = (
        Text(
            "Kết luận còn đứng khi độ dốc lệch nhau đổi không quá {m}{unit} mỗi kỳ{more}.",
            "The finding stands while the drift's slope changes by at most {m}{unit} a period{more}.",
        ).fill(m=significant(breakdown), unit=_unit(effect), more=FURTHER if standing else Text("", ""))
        if len(alive)
        else Text(
            "Kết luận không còn ngay cả khi xu hướng chênh lệch trước đó kéo dài thành đường thẳng.",
            "The finding is gone even where the drift before the start is carried on as a straight line.",
        )
    )
    statistic = breakdown if len(alive) else None
    return CheckResult(name=NAME, question=QUESTION, passed=bool(len(alive)), statistic=statistic, sentence=sentence, table=table)


def _unit(effect: Estimate) -> Text:
    """In what the event study's coefficients are measured, whatever the estimate's own scale."""
    if twfe.default_family(effect.design) != "gaussian":
        return Text(" điểm log", " log points")
    return (
        Text(" (tỷ lệ)", " (a share)")
        if effect.design.panel.kind == "share"
        else Text(" đơn vị của chỉ số", " units of the outcome")
    )


def leads_and_lags(effect: Estimate):
    """Coefficients before and after and their covariance, from the event study of the same rows; None where there are too
    few.
    """
    design = effect.design
    if design.route not in ("two_by_two", "staggered") or event_study.obstacles(design):
        return None
    try:
        model, horizons = event_study.regression(design, twfe.default_family(design), WINDOW)
    except Separation:
        return None
    used = np.flatnonzero(model.estimable)
    before, after = [i for i in used if horizons[i] < -1], [i for i in used if horizons[i] >= 0]
    line = np.r_[horizons[before], -1, horizons[after]]  # the bounds follow a trend from one period to the next
    if len(before) < 2 or not after or -1 in horizons[used] or (np.diff(line) != 1).any():
        return None
    cov = clustered.crv1(model.fit, model.data.cluster)
    at = [model.fit.position(model.column(i)) for i in before + after]
    coef = model.fit.coef[[model.column(i) for i in before + after]]
    return coef[: len(before)], coef[len(before) :], cov[np.ix_(at, at)]


def bounds(before: np.ndarray, after: np.ndarray, cov: np.ndarray) -> pd.DataFrame:
    """M, low, high of the average effect after, from no bend on until it includes no change (or GRID ends)."""
    from diff_diff.honest_did import _compute_optimal_flci

    weights = np.full(len(after), 1 / len(after))
    unit = float(np.sqrt(np.diag(cov)).mean())
    rows = []
    for M in unit * np.array(GRID):
        low, high = _compute_optimal_flci(before, after, cov, weights, len(before), len(after), float(M))
        rows.append((float(M), float(low), float(high)))
        if len(rows) >= LEAST and low <= 0 <= high:
            break
    return pd.DataFrame(rows, columns=["M", "low", "high"])
