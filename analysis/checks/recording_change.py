"""Recording change: did the law, a definition, the clock or the way of counting change near the start?

Breaks that the panel carries, shocks declared with the design, and the catalogue's shocks that name the outcome. Twelve
months either way count as near.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from analysis.catalogue import shocks
from analysis.language import LANGUAGES, Text
from analysis.results import CheckResult, Estimate

NAME = "recording_change"
QUESTION = Text("Cách ghi nhận có đổi gần ngày bắt đầu không?", "Did recording change near the start?")
SUITS = None
NEAR = dt.timedelta(days=366)


def check(effect: Estimate) -> CheckResult:
    """All changes inside the window; fails where one lies within a year of a start."""
    design = effect.design
    if design is None or not design.dates:
        why = Text("Không có ngày bắt đầu để đối chiếu.", "There is no start to compare with.")
        return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=None, sentence=why)
    table = changes(effect)
    near = table[np.array([any(abs(day - start) <= NEAR for start in design.dates) for day in table["date"]], bool)]
    if len(table) == 0 and not any(s.touches(effect.outcome, effect.label, effect.places) for s in shocks().values()):
        why = Text(
            "Không có khai báo nào về cách ghi nhận chỉ số này.", "Nothing is declared about how this outcome is recorded."
        )
        return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=None, sentence=why)
    if len(table) == 0:
        why = Text(
            "Không thay đổi nào về cách ghi nhận được khai báo trong giai đoạn của bảng, nên không có gì để đối chiếu.",
            "No change of recording is declared inside the table's window, so that there is nothing to compare.",
        )
        return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=None, sentence=why)
    names = Text(*(": " + "; ".join(near[lang]) if len(near) else "" for lang in LANGUAGES))
    sentence = Text(
        "{k} thay đổi về cách ghi nhận cách ngày bắt đầu không quá một năm (cả giai đoạn có {n} thay đổi){names}.",
        "{k} changes of recording within a year of a start (of {n} inside the window){names}.",
    ).fill(n=len(table), k=len(near), names=names)
    return CheckResult(
        name=NAME, question=QUESTION, passed=len(near) == 0, statistic=float(len(near)), sentence=sentence, table=table
    )


def changes(effect: Estimate) -> pd.DataFrame:
    """date, vi, en: every known change inside the window."""
    design = effect.design
    first, last = (p.start_time.date() for p in (design.rows["period"].min(), design.rows["period"].max()))
    known = [(b.period.start_time.date(), *b.text) for b in design.panel.breaks]
    known += [
        (s.date, *s.name)
        for s in (*design.events, *(s for s in shocks().values() if s.touches(effect.outcome, effect.label, effect.places)))
    ]
    inside = sorted({row for row in known if first <= row[0] <= last})
    return pd.DataFrame(inside, columns=["date", "vi", "en"])
