"""Shared shocks: do treated places drift together from period to period, and are the residuals of neighbours alike?

A permutation of the two groups, and, where `Design(geography=...)` says who lies near whom, Moran's I summed over periods
(see inference/shared_shocks.py). Where they are, errors by place alone are too small; the interval of `twfe` and `etwfe` is then
widened by as much as the groups drift, and holds all the same.
"""

from __future__ import annotations

from analysis.inference.neighbours import checked
from analysis.inference.panel_fit import PanelFit
from analysis.language import Text
from analysis.results import CheckResult, Estimate

NAME = "shared_shocks"
QUESTION = Text("Các nơi áp dụng có biến động chung không?", "Do treated places share shocks?")
SUITS = frozenset({"twfe"})


def check(effect: Estimate) -> CheckResult:
    """The smaller p-value of the two."""
    if isinstance(effect.model, PanelFit) and effect.design.route != "dose":
        return checked(effect.design, effect.model, NAME, QUESTION)
    why = Text("Phép kiểm tra này cần nơi áp dụng và nơi không áp dụng.", "This check needs treated and untreated places.")
    return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=None, sentence=why)
