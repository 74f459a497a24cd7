"""The dates that a method found in the figures themselves: joinpoints, and the clearest break of a series."""

from __future__ import annotations

import math

from analysis.language import LANGUAGES, Text, joined, number
from analysis.present.sentences import naming
from analysis.present.sentences.numbers import size
from analysis.results import Estimate


def joinpoints(effect: Estimate, language: str) -> list[str]:
    """The joinpoints of a bent line, as years or months."""
    found = [effect.statistics[key] for key in sorted(effect.statistics) if key.startswith("psi_") and not key.endswith("_se")]
    frequency = effect.design.panel.frequency if effect.design else "Y"
    return [naming.moment(point, frequency, language) for point in found]


def bends(effect: Estimate, language: str) -> str:
    """`; đổi hướng khoảng 2014`, empty where the line is straight."""
    if effect.method != "joinpoint" or not (found := joinpoints(effect, language)):
        return ""
    said = {"vi": "; đổi hướng khoảng ", "en": f"; joinpoint{'s' * (len(found) > 1)} about "}
    return said[language] + joined(found, language)


def beside(effect: Estimate, language: str) -> str:
    """`; trung vị các cặp kỳ: −1,3%` where that is another answer than the model's; empty where it is not."""
    if effect.method != "trend":
        return ""
    from analysis.estimators.trend import disagree  # not at the door of every notebook

    pairs = effect.statistics.get("pair_median", math.nan)
    if not disagree(effect.value, effect.low, effect.high, pairs):
        return ""
    return {"vi": "; trung vị các cặp kỳ: ", "en": "; median of pairs: "}[language] + _percent(pairs, language)


def stepped(effect: Estimate, language: str) -> str:
    """` ngoài bước nhảy 2018`, where a trend has steps of its level taken out."""
    if effect.method != "trend" or effect.design is None or "term" not in effect.coefficients:
        return ""
    terms = set(effect.coefficients["term"])
    years = [str(one.date.year) for one in effect.design.events if f"shock {one.code}" in terms]
    if not years:
        return ""
    found = joined(list(dict.fromkeys(years)), language)
    return {"vi": f", ngoài bước nhảy {found}", "en": f", beside a step in {found}"}[language]


def pieces(effect: Estimate) -> list[Text]:
    """The change a year between the joinpoints, one sentence."""
    if effect.method != "joinpoint" or len(effect.coefficients) < 2 or effect.scale != "percent_per_year":
        return []
    texts = []
    for language in LANGUAGES:
        edges = [naming.period_end(effect, 0, language), *joinpoints(effect, language), naming.period_end(effect, 1, language)]
        said = [
            f"{edges[i]}–{edges[i + 1]}: {_percent(row.value, language)} ({_percent(row.low, language)} "
            f"{'đến' if language == 'vi' else 'to'} {_percent(row.high, language)})"
            for i, row in enumerate(effect.coefficients.itertuples())
        ]
        head = {"vi": "Mỗi năm, từng đoạn: ", "en": "A year, piece by piece: "}[language]
        texts.append(head + "; ".join(said) + ".")
    return [Text(*texts)]


def _percent(value: float, language: str) -> str:
    return f"{'+' if value > 0 else ''}{number(value, language, 1)}%"


def clearest_break(effect: Estimate, language: str) -> str:
    """The level after the clearest break against the level before it, with its date."""
    found, at = size(effect), naming.period_text(str(effect.coefficients["term"].iloc[0]), language)
    subject = f"{naming.label(effect, language)} {'ở' if language == 'vi' else 'in'} {naming.where(effect, language)}"
    period, amount = naming.period(effect, language), found.amount(language)
    side = {1: ("cao hơn", "higher"), -1: ("thấp hơn", "lower"), 0: ("chưa thấy khác biệt", "no clear difference")}[
        found.direction
    ]
    if language == "vi":
        return f"{subject} từ {at} (điểm gãy rõ nhất) {side[0]} {amount} so với trước đó, {period}."
    body = f"{amount} {side[1]} than before" if found.direction else f"{side[1]} {amount} from before"
    return f"{subject} from {at} (the clearest break): {body}, {period}."
