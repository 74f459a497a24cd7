"""Placebo outcome: the same analysis on an outcome that the treatment cannot touch (road deaths, say).

Declared beforehand by Design(placebo=...), a column of the panel.
"""

from __future__ import annotations

import pandas as pd

from analysis.estimators import estimate
from analysis.language import Text
from analysis.results import CheckResult, Estimate

NAME = "placebo_outcome"
QUESTION = Text(
    "Một chỉ số mà can thiệp không thể tác động có thay đổi không?", "Does an outcome that the treatment cannot touch change too?"
)
SUITS = None


def check(effect: Estimate) -> CheckResult:
    """The estimate on the declared placebo outcome; passed where its interval includes no change."""
    design = effect.design
    if design is None or not design.placebo or effect.null is None:
        why = Text("Chưa khai báo chỉ số giả dược.", "No placebo outcome was declared.")
        return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=None, sentence=why)
    rows = design.rows.assign(outcome=pd.to_numeric(design.rows[design.placebo]).astype(float))
    false = estimate(design.on(rows[rows["outcome"].notna()]), method=effect.method)
    if not isinstance(false, Estimate):
        why = Text("Không ước lượng được trên chỉ số giả dược.", "The placebo outcome carries no estimate.")
        return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=None, sentence=why)
    table = pd.DataFrame({"value": [false.value], "low": [false.low], "high": [false.high]})
    passed = bool(false.includes_no_change)
    sentence = (
        Text("Chỉ số giả dược không thay đổi rõ.", "The placebo outcome shows no clear change.")
        if passed
        else Text(
            "Chỉ số giả dược cũng thay đổi: có nguyên nhân khác.", "The placebo outcome changes too: something else is at work."
        )
    )
    return CheckResult(name=NAME, question=QUESTION, passed=passed, statistic=false.p_value, sentence=sentence, table=table)
