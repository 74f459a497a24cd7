"""Multiple testing: one of twenty true nulls is "significant". Is the finding still there when all that was tested is counted?

Bonferroni with the number of hypotheses declared by Design(family=...); `across` adjusts a whole family by Holm (1979) and by
Benjamini and Hochberg (1995).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.language import Text, probability
from analysis.results import CheckResult, Estimate

NAME = "multiple_testing"
QUESTION = Text(
    "Kết quả còn lại không khi tính đủ mọi giả thuyết đã kiểm định?",
    "Is the finding still there when everything tested is counted?",
)
SUITS = None
UNDECLARED = Text("Không khai báo nhóm giả thuyết.", "No family of hypotheses was declared.")
UNCLEAR = Text("Kết quả vốn không có ý nghĩa thống kê.", "The result is not significant by itself.")
NO_P = Text("Cách tính này không cho giá trị p.", "This method gives no p-value.")


def check(effect: Estimate) -> CheckResult:
    """The p-value times the declared number of hypotheses; passed at 5 per cent. Nothing to say of a result that is not
    significant alone.
    """
    family = effect.design.family if effect.design is not None else 1
    if family <= 1 or effect.p_value is None or effect.p_value > 0.05:
        why = UNDECLARED if family <= 1 else UNCLEAR if effect.p_value is not None else NO_P
        return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=None, sentence=why)
    adjusted = min(1.0, effect.p_value * family)
    said = (
        Text("Kết quả còn lại", "The finding is still there")
        if adjusted <= 0.05
        else Text("Kết quả không còn", "The finding is gone")
    )
    sentence = Text(
        "{said} khi tính đủ {n} giả thuyết: p hiệu chỉnh {p}.", "{said} when all {n} hypotheses are counted: adjusted p {p}."
    ).fill(said=said, n=family, p=probability(adjusted))
    return CheckResult(name=NAME, question=QUESTION, passed=adjusted <= 0.05, statistic=adjusted, sentence=sentence)


def across(effects: Sequence[Estimate]) -> pd.DataFrame:
    """outcome, method, p_value, holm, benjamini_hochberg: one row an estimate of the family, in the order given."""
    p = np.array([np.nan if e.p_value is None else e.p_value for e in effects])
    table = pd.DataFrame({"outcome": [e.outcome for e in effects], "method": [e.method for e in effects], "p_value": p})
    m = int(np.isfinite(p).sum())
    order = np.argsort(p)[:m]
    ranks = np.arange(1, m + 1)
    bh = np.minimum(np.minimum.accumulate((p[order] * m / ranks)[::-1])[::-1], 1.0)
    for name, values in (("holm", holm(p[order])), ("benjamini_hochberg", bh)):
        column = np.full(len(p), np.nan)
        column[order] = values
        table[name] = column
    return table


def holm(p: np.ndarray) -> np.ndarray:
    """The p-values of a family adjusted by Holm's step-down (1979), in the order given."""
    order, left = np.argsort(p), len(p) - np.arange(len(p))
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(np.maximum.accumulate(p[order] * left), 1.0)
    return adjusted
