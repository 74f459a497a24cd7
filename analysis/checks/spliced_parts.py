"""A splice: the estimate on each part alone, beside the estimate across the splice."""

from __future__ import annotations

import pandas as pd

from analysis.design import Design
from analysis.estimators import estimate
from analysis.language import LANGUAGES, Text
from analysis.language import number as written
from analysis.results import CheckResult, Estimate, Refusal

NAME = "spliced_parts"
QUESTION = Text("Ước lượng trên từng đoạn nguồn riêng có như vậy không?", "Does each source's part say the same?")
SUITS = ("trend",)
SAID = {
    False: Text("Từng đoạn: {said}.", "Each part: {said}."),
    True: Text("Các đoạn của chuỗi không khớp nhau: {said}.", "The parts of the series do not agree: {said}."),
}


def check(effect: Estimate) -> CheckResult:
    """Passes where every part that can be estimated alone has an interval that overlaps the whole's."""
    panel = effect.design.panel
    parts = panel.main_parts()
    if not parts:
        return CheckResult(
            name=NAME, question=QUESTION, passed=None, statistic=None,
            sentence=Text("Chuỗi có một nguồn, không có mối nối.", "The series has one source and no splice."),
        )  # fmt: skip
    labels = {part.code: part.label for part in panel.series.parts}
    results = [(labels[part.rows["part"].iloc[0]], estimate(Design(part), effect.method)) for part in parts if len(part.rows)]
    made = [(label, r) for label, r in results if isinstance(r, Estimate)]
    table = pd.DataFrame([(label.en, r.value, r.low, r.high, r.n_obs) for label, r in made],
                         columns=["part", "value", "low", "high", "n"])  # fmt: skip
    overlap = all(r.low <= effect.high and r.high >= effect.low for _, r in made)
    told = not overlap or len(made) == len(results)  # a part that cannot be estimated cannot agree
    said = Text(*("; ".join(_say(label, r, lang) for label, r in results) for lang in LANGUAGES))
    return CheckResult(
        name=NAME, question=QUESTION, passed=overlap if told else None, statistic=None, table=table,
        sentence=SAID[told and not overlap].fill(said=said),
    )  # fmt: skip


def _say(label: Text, result: Estimate | Refusal, language: str) -> str:
    if isinstance(result, Refusal):
        return f"{label.to(language)}: {result.obstacles[0].reason.to(language)}"
    value, low, high = (written(v, language, 1) for v in (result.value, result.low, result.high))
    form = {
        "vi": "{label}: {value}% mỗi năm ({low} đến {high}; {n} điểm)",
        "en": "{label}: {value}% a year ({low} to {high}; {n} points)",
    }
    return form[language].format(label=label.to(language), value=value, low=low, high=high, n=result.n_obs)
