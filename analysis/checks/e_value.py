"""E-value: how strong an unmeasured confounder would have to be to explain the ratio away (VanderWeele and Ding 2017).

E = RR + sqrt(RR (RR - 1)), the ratio inverted below 1; for the interval, that of the end nearest to no change, and 1
where it includes no change.
"""

from __future__ import annotations

import math

import pandas as pd

from analysis.language import Text, significant
from analysis.results import CheckResult, Estimate

NAME = "e_value"
QUESTION = Text(
    "Yếu tố không đo được phải mạnh đến đâu mới giải thích hết kết quả?",
    "How strong would an unmeasured cause have to be to explain the result away?",
)
SUITS = None


def e_value(ratio: float) -> float:
    """The E-value of a risk or rate ratio."""
    ratio = 1 / ratio if 0 < ratio < 1 else ratio
    return ratio + math.sqrt(ratio * (ratio - 1)) if math.isfinite(ratio) and ratio > 0 else math.inf


def check(effect: Estimate) -> CheckResult:
    """The E-values of the value and of the end of the interval nearest to no change."""
    if effect.scale != "rate_ratio" or math.isnan(effect.value):
        why = Text("Chỉ tính được cho tỷ số.", "Only a ratio has an E-value.")
        return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=None, sentence=why)
    near = 1.0 if effect.includes_no_change else (effect.low if effect.value > 1 else effect.high)
    point, limit = e_value(effect.value), e_value(near)
    table = pd.DataFrame({"of": ["value", "limit"], "ratio": [effect.value, near], "e_value": [point, limit]})
    sentence = Text(
        "Một yếu tố phải làm tăng cả can thiệp lẫn kết quả ít nhất {limit} lần mới đưa khoảng tin cậy chạm mức không đổi.",
        "A cause would have to raise both treatment and outcome at least {limit}-fold to move the interval to no change.",
    ).fill(limit=significant(limit, 2))
    if effect.includes_no_change:
        sentence = Text("Khoảng tin cậy đã chứa mức không đổi.", "The interval includes no change to begin with.")
    return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=limit, sentence=sentence, table=table)
