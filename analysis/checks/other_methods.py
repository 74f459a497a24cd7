"""Other methods: does the same question, put to the same rows in another way, give a clearly different result?

A method differs clearly where neither interval holds the other's value; ratios and effects in levels are compared as per cent of
the level without the treatment. Two estimates near no change may differ in sign by chance, which does not count; where the result
tells up from down, a value of the other sign is no confirmation, and the check is not passed. Where the result includes no change and another method does not, the effects may still be equal (Gelman and Stern, The American
Statistician 2006), but "not clearly different" may not be said without it: the check fails and names that method. Where one of
two methods is efficient, the variance of their difference is the difference of their variances (Hausman, Econometrica 1978),
hence at most the larger of them, and a gap beyond both intervals is one that chance seldom makes; an interval that leaves the
value of a far less precise method out is not. A method whose interval is more than WIDE times the result's, and holds both the result
and no change, could hardly have differed: it is named as such and confirms nothing; where no other is left, nothing is passed. The methods share what a cause assumes (parallel trends above all), and one that
differs clearly puts it in doubt: the headline then speaks of an association and gives both numbers. Two-way fixed effects are
among them, whose weights alone may part them from the rest where effects grow or fade (see `bacon`).
"""

from __future__ import annotations

import math

import pandas as pd

from analysis.estimators import estimator, others
from analysis.language import LANGUAGES, Text, joined, number, significant
from analysis.results import CheckResult, Estimate

NAME = "other_methods"
QUESTION = Text(
    "Phương pháp khác, trên cùng số liệu, có cho kết quả khác rõ rệt không?",
    "Do other methods on the same rows clearly differ from the result?",
)
SUITS = frozenset({"callaway_santanna", "etwfe", "borusyak", "twfe", "sun_abraham", "event_study", "synthetic_control", "sdid"})
DIFFER = Text(
    "Phương pháp khác trên cùng số liệu cho kết quả khác rõ rệt: {others}, thay vì {own}{what}.",
    "Other methods on the same rows clearly differ: {others}, instead of {own}{what}.",
)
EXCLUDE = Text(
    "Kết quả chính chứa mức không đổi, nhưng phương pháp khác trên cùng số liệu thì không: {others}, so với {own}{what}.",
    "The main result includes no change, but other methods on the same rows do not: {others}, against {own}{what}.",
)
ALIKE = Text(
    "Không khác rõ rệt: {others}; kết quả chính {own}{what}.", "Not clearly different: {others}; the main result is {own}{what}."
)
WITHIN = Text("Chênh nhau chưa vượt sai số: {others}; kết quả chính {own}{what}.", ALIKE.en)
OUTSIDE = Text(
    " Giá trị của {outside} nằm ngoài khoảng tin cậy của kết quả chính; khoảng của nó rộng hơn và chứa kết quả chính.",
    " The value by {outside} lies outside the interval of the main result, but its own, wider one holds that result.",
)
TURNED = Text(
    " Nhưng {turned} cho chiều ngược lại, nên phép kiểm tra này không xác nhận kết quả.",
    " But {turned} points the other way, so that this check does not confirm the result.",
)
BLUNT = Text(
    " Không tính {blunt}: khoảng tin cậy rộng hơn hai lần khoảng của kết quả chính, chứa cả kết quả ấy lẫn mức không đổi, nên không xác nhận "
    "cũng không bác bỏ được gì.",
    " {blunt} is not counted: its interval is more than twice that of the main result and holds both that result and no change, so that "
    "it neither confirms nor refutes.",
)
WIDE = 2.0  # times the interval of the result, beyond which another one that holds everything says nothing
PERCENT = Text("%", "%")
BARE = Text("", "")


def check(effect: Estimate) -> CheckResult:
    """Passed where no other method of the route differs clearly."""
    compared = [(other, against_it(effect, other)) for other in others(effect) if isinstance(other, Estimate)]
    rows = [(o.method, o.value, o.low, o.high, o.scale, not apart) for o, apart in compared if apart is not None]
    table = pd.DataFrame(rows, columns=["method", "value", "low", "high", "scale", "agrees"])
    if table.empty:
        why = Text(
            "Không phương pháp nào khác ước lượng được trên thang so được.",
            "No other method gives an estimate on a scale to compare.",
        )
        return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=None, sentence=why)
    against, alike = ([other for other, apart in compared if apart is asked] for asked in (True, False))
    if against:
        sentence = (DIFFER if any(unlike(effect, other) for other in against) else EXCLUDE).fill(
            others=_listed(against, effect), own=_written(effect, _in_percent(effect, *against)), what=_what(effect, against)
        )
    else:
        outside = [other for other in alike if _outside(effect, other)]
        form = Text(*map("".join, zip(ALIKE if not outside else WITHIN, OUTSIDE if outside else BARE, strict=True)))
        sentence = form.fill(
            others=_listed(alike, effect), own=_written(effect, _in_percent(effect, *alike)), what=_what(effect, alike),
            outside=_titles(outside),
        )  # fmt: skip
        if turned := [other for other in alike if _turned(effect, other)]:
            sentence = Text(*map("".join, zip(sentence, TURNED.fill(turned=_titles(turned)), strict=True)))
            return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=0.0, sentence=sentence, table=table)
        if blunt := [other for other in alike if _blunt(effect, other)]:
            sentence = Text(*map("".join, zip(sentence, BLUNT.fill(blunt=_titles(blunt)), strict=True)))
            if len(blunt) == len(alike):
                return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=0.0, sentence=sentence, table=table)
    return CheckResult(
        name=NAME, question=QUESTION, passed=not against, statistic=float(len(against)), sentence=sentence, table=table
    )


def against_it(effect: Estimate, other: Estimate) -> bool | None:
    """Whether another method clearly differs, or excludes no change where the result does not; None without a common scale."""
    apart = unlike(effect, other)
    return None if apart is None else bool(apart or (effect.includes_no_change and not other.includes_no_change))


def unlike(effect: Estimate, other: Estimate) -> bool | None:
    """Whether neither interval holds the other's value; None where the two have no scale in common."""
    percent = effect.scale != other.scale
    if percent and not _in_percent(effect, other):
        return None
    (value, low, high), (others, lowest, highest) = _ends(effect, percent), _ends(other, percent)
    return not low <= others <= high and not lowest <= value <= highest


def _outside(effect: Estimate, other: Estimate) -> bool:
    """Whether another method's value lies outside the result's interval (which only its own wide interval then makes up for)."""
    percent = effect.scale != other.scale
    (_, low, high), (value, _, _) = _ends(effect, percent), _ends(other, percent)
    return not low <= value <= high


def _blunt(effect: Estimate, other: Estimate) -> bool:
    """Whether another method's interval is so wide, and holds both the result and no change, that it could hardly have differed."""
    percent = effect.scale != other.scale
    (value, low, high), (_, lowest, highest) = _ends(effect, percent), _ends(other, percent)
    return other.includes_no_change and lowest <= value <= highest and highest - lowest > WIDE * (high - low)


def _turned(effect: Estimate, other: Estimate) -> bool:
    """Whether a result that tells up from down stands beside a value of the other sign, which does not confirm it."""
    signs = [(e.value > e.null) - (e.value < e.null) for e in (effect, other) if e.null is not None]
    return not effect.includes_no_change and len(signs) == 2 and signs[0] * signs[1] < 0


def _titles(effects: list[Estimate]) -> Text:
    return Text(*(joined([estimator(other.method).TITLE.to(lang) for other in effects], lang) for lang in LANGUAGES))


def _ends(effect: Estimate, percent: bool) -> list[float]:
    """Value and interval; as per cent, an effect as large as the observed level or larger has no bound."""
    ends = [effect.value, effect.low, effect.high]
    if not percent:
        return ends
    return [math.inf if (found := effect.percent(end)) is None else found for end in ends]


def _in_percent(*effects: Estimate) -> bool:
    return all(effect.percent(effect.value) is not None for effect in effects)


def _what(effect: Estimate, against: list[Estimate]) -> Text:
    said = Text(" mức ước tính nếu không áp dụng", " of the level estimated without the treatment")
    return said if _in_percent(effect, *against) else BARE


def _listed(against: list[Estimate], effect: Estimate) -> Text:
    percent = _in_percent(effect, *against)
    named = [(estimator(other.method).TITLE, _written(other, percent)) for other in against]
    return Text(*("; ".join(f"{title.to(lang)} {value.to(lang)}" for title, value in named) for lang in LANGUAGES))


def _written(effect: Estimate, percent: bool) -> Text:
    value, low, high = (_end(end, percent) for end in _ends(effect, percent))
    unit = PERCENT if percent else BARE
    return Text(f"{value.vi}{unit.vi} ({low.vi} đến {high.vi})", f"{value.en}{unit.en} ({low.en} to {high.en})")


def _end(end: float, percent: bool) -> Text:
    if math.isinf(end):
        return Text("∞", "∞")
    return Text(*(number(end, lang, 1) for lang in LANGUAGES)) if percent else significant(end)
