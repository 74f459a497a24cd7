"""Other methods: does the same question, put to the same rows in another way, contradict the result?

A method contradicts where its own interval does not hold the result's value; ratios and effects in levels are compared as per
cent of the level without the treatment. Nothing less counts: two estimates near no change may differ in sign by chance, and
one interval with no change and one without it may belong to equal effects (Gelman and Stern, The American Statistician 2006).
As the rows are the same, errors go together, so that a gap this wide is rarer than between independent samples. The methods
share what a cause assumes (parallel trends above all), and one that contradicts puts it in doubt: the headline then speaks of
an association and gives both numbers. Two-way fixed effects are among them, whose weights alone may part them from the rest
where effects grow or fade (see `bacon`).
"""

from __future__ import annotations

import pandas as pd

from analysis.estimators import estimator, others
from analysis.language import LANGUAGES, Text, number, significant
from analysis.results import CheckResult, Estimate

NAME = "other_methods"
QUESTION = Text(
    "Phương pháp khác, trên cùng số liệu, có cho kết quả trái lại không?",
    "Do other methods on the same rows contradict the result?",
)
SUITS = frozenset({"callaway_santanna", "borusyak", "twfe", "sun_abraham", "event_study", "synthetic_control", "sdid"})
PERCENT = Text(" %", "%")
BARE = Text("", "")


def check(effect: Estimate) -> CheckResult:
    """Passed where the interval of every other method of the route holds the value."""
    compared = [(other, unlike(effect, other)) for other in others(effect) if isinstance(other, Estimate)]
    rows = [(o.method, o.value, o.low, o.high, o.scale, not apart) for o, apart in compared if apart is not None]
    table = pd.DataFrame(rows, columns=["method", "value", "low", "high", "scale", "holds"])
    if table.empty:
        why = Text("Không phương pháp nào khác ước lượng được để so.", "No other method gives an estimate to compare.")
        return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=None, sentence=why)
    against = [other for other, apart in compared if apart]
    if against:
        sentence = Text(
            "Phương pháp khác trên cùng số liệu cho kết quả trái lại: {others}, thay vì {own}{what}.",
            "Other methods on the same rows contradict this: {others}, instead of {own}{what}.",
        ).fill(others=_listed(against, effect), own=_written(effect, _in_percent(effect, *against)), what=_what(effect, against))
    else:
        sentence = Text(
            "Số phương pháp khác đã thử: {n}; khoảng tin cậy nào cũng chứa kết quả chính.",
            "Other methods tried: {n}; every interval holds the main result.",
        ).fill(n=len(table))
    return CheckResult(
        name=NAME, question=QUESTION, passed=not against, statistic=float(len(against)), sentence=sentence, table=table
    )


def unlike(effect: Estimate, other: Estimate) -> bool | None:
    """Whether the other's interval leaves the value out; None where the two have no scale in common."""
    if effect.scale == other.scale:
        return not other.low <= effect.value <= other.high
    value, low, high = effect.percent(effect.value), other.percent(other.low), other.percent(other.high)
    return None if None in (value, low, high) else not low <= value <= high


def _in_percent(*effects: Estimate) -> bool:
    return all(e.percent(end) is not None for e in effects for end in (e.value, e.low, e.high))


def _what(effect: Estimate, against: list[Estimate]) -> Text:
    said = Text(" so với mức ước tính nếu không áp dụng", " of the level estimated without the treatment")
    return said if _in_percent(effect, *against) else BARE


def _listed(against: list[Estimate], effect: Estimate) -> Text:
    percent = _in_percent(effect, *against)
    named = [(estimator(other.method).TITLE, _written(other, percent)) for other in against]
    return Text(*("; ".join(f"{title.to(lang)} {value.to(lang)}" for title, value in named) for lang in LANGUAGES))


def _written(effect: Estimate, percent: bool) -> Text:
    ends = [effect.percent(end) if percent else end for end in (effect.value, effect.low, effect.high)]
    value, low, high = (Text(*(number(end, lang, 1) for lang in LANGUAGES)) if percent else significant(end) for end in ends)
    unit = PERCENT if percent else BARE
    return Text(f"{value.vi}{unit.vi} ({low.vi} đến {high.vi})", f"{value.en}{unit.en} ({low.en} to {high.en})")
