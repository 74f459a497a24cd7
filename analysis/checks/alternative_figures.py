"""Other printed figures: refit with each figure that another source prints for the same place and period."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.design import Design
from analysis.estimators import estimate
from analysis.language import LANGUAGES, Text, number
from analysis.results import CheckResult, Estimate

NAME = "alternative_figures"
QUESTION = Text("Nếu dùng con số mà nguồn khác in thì sao?", "What if another source's figure is used?")
SUITS = ("trend",)


def check(effect: Estimate) -> CheckResult:
    """Passes where every refit has the same verdict (a rise, a fall, or neither) as the estimate."""
    panel = effect.design.panel
    usable = set(panel.usable["row"])
    others = [(row, other, value) for row, other, value in panel.alternatives if row in usable]
    if not others:
        return CheckResult(
            name=NAME, question=QUESTION, passed=None, statistic=None,
            sentence=Text("Không nguồn nào in số khác cho các năm này.", "No source prints other figures for these years."),
        )  # fmt: skip
    refits = [_refit(effect, row, value) for row, _, value in others]
    table = pd.DataFrame({
        "instead_of": [row for row, _, _ in others], "used": [other for _, other, _ in others],
        "value": [r.value for r in refits], "low": [r.low for r in refits], "high": [r.high for r in refits],
    })  # fmt: skip
    verdicts = {_verdict(r) for r in (effect, *refits)}
    found = Text(*(_range(table["value"], lang) for lang in LANGUAGES))
    sentence = Text(
        "Với số liệu của nguồn khác (đã thử {k} con số), kết luận {same}: ước lượng khi đó {found}% mỗi năm.",
        "With other printed figures ({k} tried) the verdict {same}: the estimate is then {found}% a year.",
    ).fill(
        k=len(others), found=found,
        same=Text("không đổi", "stays the same") if len(verdicts) == 1 else Text("thay đổi", "changes"),
    )  # fmt: skip
    return CheckResult(
        name=NAME, question=QUESTION, passed=len(verdicts) == 1, statistic=float(table["value"].max() - table["value"].min()),
        sentence=sentence, table=table,
    )  # fmt: skip


def _range(values: pd.Series, language: str) -> str:
    low, high = (number(value, language, 1) for value in (values.min(), values.max()))
    if low == high:
        return {"vi": f"là {low}", "en": low}[language]
    return {"vi": f"từ {low} đến {high}", "en": f"{low} to {high}"}[language]


def _refit(effect: Estimate, row: str, value: float) -> Estimate:
    panel = effect.design.panel
    rows = panel.rows.copy()
    rows.loc[rows["row"] == row, "outcome"] = value
    return estimate(Design(replace(panel, rows=rows), adopted=effect.design.adopted), effect.method)


def _verdict(effect: Estimate) -> int:
    return 0 if effect.includes_no_change else (1 if effect.value > effect.null else -1)
