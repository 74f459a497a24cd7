"""Regression to the mean: was the start chosen at a peak, so that a fall had to follow anyway?

The last year before the start (or the last third of the time before) against the earlier time, in treated less untreated
places, on logarithms for counts; the error is that of the same difference in places never treated, or of the earlier
periods of a series.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

from analysis.design.timeline import IN_A_YEAR
from analysis.language import Text, fixed
from analysis.results import CheckResult, Estimate

NAME = "regression_to_mean"
QUESTION = Text("Can thiệp có bắt đầu đúng lúc số liệu đang ở đỉnh không?", "Did the treatment start at a peak?")
SUITS = frozenset({"segmented", "arima", "twfe", "event_study", "callaway_santanna", "etwfe", "sun_abraham", "borusyak",
                   "synthetic_control", "sdid", "bacon"})  # fmt: skip

USUAL = Text(
    "Ngay trước ngày bắt đầu, mức ghi nhận không khác thường (lệch {t} sai số chuẩn so với trước đó).",
    "Just before the start the level was not out of the ordinary ({t} standard errors off the time before).",
)
AGAINST = Text(
    "Ngay trước ngày bắt đầu, mức ghi nhận khác thường (lệch {t} sai số chuẩn so với trước đó), nhưng nếu tự trở lại mức cũ thì số liệu phải đổi theo chiều ngược với ước lượng.",
    "Just before the start the level was out of the ordinary ({t} standard errors off the time before), but a return by itself would go against the estimate.",
)
PEAK = Text(
    "Bắt đầu đúng lúc mức ghi nhận khác thường (lệch {t} sai số chuẩn so với trước đó): sau đó dễ tự trở lại mức cũ.",
    "The start came when the level was out of the ordinary ({t} standard errors off the time before) and likely to return by itself.",
)


def check(effect: Estimate) -> CheckResult:
    """The excess just before the start, in standard errors; fails above 2 where the estimate is a fall (below -2 where a
    rise).
    """
    found = excess(effect.design)
    if found is None:
        why = Text("Thời gian trước ngày bắt đầu quá ngắn.", "The time before the start is too short.")
        return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=None, sentence=why)
    size, error, df = found
    t = size / error if error > 0 else 0.0
    falls = effect.null is not None and effect.value < effect.null
    most = stats.t.ppf(0.975, df)
    passed = bool(t < most if falls else t > -most)
    sentence = (USUAL if abs(t) < most else AGAINST if passed else PEAK).fill(t=fixed(float(t), 1))
    table = pd.DataFrame({"excess": [size], "std_error": [error]})
    return CheckResult(name=NAME, question=QUESTION, passed=passed, statistic=float(t), sentence=sentence, table=table)


def excess(design) -> tuple[float, float, int] | None:
    """Excess, its error, degrees of freedom."""
    rows, step = design.rows, IN_A_YEAR[design.panel.frequency]
    y = rows["outcome"].to_numpy(float)
    if design.panel.kind == "count":
        y = np.log((y + 0.5) / rows["exposure"].fillna(1.0).to_numpy(float))
    elif design.panel.kind == "share":
        y = y / rows["exposure"].to_numpy(float)
    rows = rows.assign(y=y)
    start = pd.Period(design.dates[0], freq=design.panel.frequency) if design.dates else rows["adopted"].dropna().min()
    before = rows[rows["period"] < start]
    periods = sorted(before["period"].unique())
    late = periods[-min(step, max(len(periods) // 3, 1)) :]
    if len(periods) - len(late) < 3:
        return None
    if len(design.panel.places) == 1:
        early, last = (before.loc[before["period"].isin(late) == flag, "y"] for flag in (False, True))
        error = early.std(ddof=1) * np.sqrt(1 / len(early) + 1 / len(last))
        return float(last.mean() - early.mean()), float(error), len(early) - 1
    change = before.groupby("place").apply(
        lambda g: g.loc[g["period"].isin(late), "y"].mean() - g.loc[~g["period"].isin(late), "y"].mean(), include_groups=False
    )
    treated = rows.groupby("place")["treated"].max() > 0
    own, others = change[treated].dropna(), change[~treated].dropna()
    if len(own) == 0 or len(others) < 3:
        return None
    error = others.std(ddof=1) * np.sqrt(1 / len(own) + 1 / len(others))
    return float(own.mean() - others.mean()), float(error), len(others) - 1
