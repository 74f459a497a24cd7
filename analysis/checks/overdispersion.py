"""Overdispersion: do counts vary more than Poisson, and do the errors allow for it?"""

from __future__ import annotations

from analysis.language import Text, significant
from analysis.results import CheckResult, Estimate

NAME = "overdispersion"
QUESTION = Text(
    "Số đếm có phân tán hơn Poisson không, và sai số có tính đến không?",
    "Are the counts overdispersed, and do the errors allow for it?",
)
SUITS = frozenset({"segmented", "twfe", "dose", "regression", "triple_difference"})


def check(effect: Estimate) -> CheckResult:
    """Pearson's chi-square over degrees of freedom; fails only where it is above 1.2 and the errors take it for 1."""
    phi = effect.statistics.get("dispersion")
    if phi is None or effect.scale != "rate_ratio":
        why = Text("Chỉ áp dụng cho mô hình số đếm.", "Only count models are overdispersed.")
        return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=None, sentence=why)
    plain = any(word in effect.errors.en for word in ("classical", "independent")) and effect.statistics.get("alpha", 0) == 0
    passed = bool(phi <= 1.2 or not plain)
    sentence = (
        Text("Độ phân tán {phi} (Poisson: 1).", "Dispersion {phi} (Poisson: 1).")
        if passed
        else Text(
            "Sai số đã dùng không tính đến độ phân tán {phi} (Poisson: 1): khoảng tin cậy quá hẹp.",
            "The errors do not allow for a dispersion of {phi} (Poisson: 1): the interval is too narrow.",
        )
    ).fill(phi=significant(phi))
    return CheckResult(name=NAME, question=QUESTION, passed=passed, statistic=float(phi), sentence=sentence)
