"""An interrupted series: what came at each of its dates, and of its slope; the level at the first date is only part of the answer."""

from __future__ import annotations

import math
from dataclasses import replace

import pandas as pd

from analysis.language import LANGUAGES, Text
from analysis.present.sentences import naming
from analysis.present.sentences.numbers import Size, size
from analysis.results import Estimate

DATED = ("segmented", "arima")


def terms(effect: Estimate, kind: str) -> list[tuple[str, Estimate]]:
    """The coefficients called `level DATE` or `slope DATE` as estimates of their own, with the period of each."""
    if effect.method not in DATED or effect.scale == "log_points" or "term" not in effect.coefficients:
        return []
    rows = effect.coefficients[effect.coefficients["term"].str.startswith(f"{kind} ")]
    return [(row["term"].split(" ", 1)[1], _estimate(effect, row)) for _, row in rows.iterrows()]


def _estimate(effect: Estimate, row: pd.Series) -> Estimate:
    if {"low", "high"} <= set(row.index):
        ends = (row["value"], row["low"], row["high"])
    else:
        from scipy import stats  # half a second, for the few series whose terms have no interval of their own

        reach = stats.norm.ppf((1 + effect.confidence) / 2) * row["std_error"]
        ends = (row["value"], row["value"] - reach, row["value"] + reach)
    value, low, high = (math.exp(end) if effect.scale == "rate_ratio" else end for end in ends)
    return replace(effect, value=value, low=low, high=high)


def in_turn(effect: Estimate, language: str, named: str) -> str:
    """Both dates with what came at each, where there are two; empty otherwise."""
    found = terms(effect, "level")
    if effect.design is None or effect.design.route != "interrupted" or len(found) != 2:
        return ""
    what = "" if named == "none" else naming.treatment(effect.design, language, bare=named == "bare")
    subject = f"{naming.label(effect, language)} {'ở' if language == 'vi' else 'in'} {naming.where(effect, language)}"
    subject += f" ({what})" if what else ""
    parts = [_at(naming.period_text(at, language), size(one), language) for at, one in found]
    period = naming.period(effect, language)
    if language == "vi":
        return f"{subject} {', '.join(parts)} so với xu hướng trước đó, {period}."
    return f"{subject}, against the earlier trend, {', '.join(parts)}, {period}."


def _at(date: str, found: Size, language: str) -> str:
    side = {1: ("cao hơn", "higher"), -1: ("thấp hơn", "lower"), 0: ("chưa thấy khác biệt", "not clearly different")}[
        found.direction
    ]
    if language == "vi":
        return f"sau {date} {side[0]} {found.amount(language)}"
    return (
        f"after {date}: {found.amount(language)} {side[1]}"
        if found.direction
        else f"after {date}: {side[1]} {found.amount(language)}"
    )


def later(effect: Estimate) -> list[Text]:
    """One sentence a later date, and one a slope: the change a year from each date on against the years before it."""
    found = []
    for at, one in terms(effect, "level")[1:]:
        found.append(_said(at, size(one), "Sau {at}, mức ghi nhận", "After {at} the recorded level was"))
    for at, one in terms(effect, "slope"):
        found.append(_said(at, size(one), "Từ {at}, mức thay đổi mỗi năm", "From {at} on, the change a year was"))
    return found


def _said(at: str, found: Size, vi: str, en: str) -> Text:
    side = {1: ("cao hơn", "higher"), -1: ("thấp hơn", "lower"), 0: ("chưa thấy khác biệt", "not clearly different")}[
        found.direction
    ]
    texts = []
    for language, head, word, before in zip(LANGUAGES, (vi, en), side, ("so với trước", "before"), strict=True):
        amount = found.amount(language)
        head = head.format(at=naming.period_text(at, language))
        if language == "vi":
            texts.append(f"{head} {word} {amount} {before}.")
        else:
            texts.append(
                f"{head} {amount} {word} than {before}." if found.direction else f"{head} {word} {amount} from {before}."
            )
    return Text(*texts)
