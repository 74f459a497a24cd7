"""Recording change: did the law, a definition, the clock or the way of counting change near the start?

Breaks that the panel carries, shocks declared with the design, and the register's events that name the outcome; programmes, plans
and epidemics change what happens, not how it is recorded. Twelve months either way count as near.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from analysis.catalogue.shocks import Shock, register
from analysis.design.together import together
from analysis.language import LANGUAGES, Text
from analysis.results import CheckResult, Estimate

NAME = "recording_change"
QUESTION = Text("Cách ghi nhận có đổi gần ngày bắt đầu không?", "Did recording change near the start?")
SUITS = None
NEAR = dt.timedelta(days=366)
PASSING = "epidemic"  # a kind of event that leaves the recording as it was
TOGETHER = Text(
    "Chuỗi này gộp nhiều địa bàn và tả cả giai đoạn, không so trước và sau một ngày bắt đầu chung nào, nên không có ngày để đối chiếu.",
    "This series puts several places together and describes the whole period; it compares nothing before and after one start of all, so that "
    "there is no date to compare with.",
)
NO_START = Text(
    "Kết quả này không dựa vào một ngày bắt đầu nào, nên không có ngày để đối chiếu.",
    "This result rests on no start, so that there is no date to compare with.",
)


def check(effect: Estimate) -> CheckResult:
    """All changes inside the window; fails where one lies within a year of a start."""
    design = effect.design
    if design is None or not design.dates:
        why = TOGETHER if design is not None and together(design.panel) else NO_START
        return CheckResult(name=NAME, question=QUESTION, passed=None, statistic=None, sentence=why)
    table = changes(effect)
    near = table[np.array([any(abs(day - start) <= NEAR for start in design.dates) for day in table["date"]], bool)]
    if len(table) == 0 and not _known(effect):
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
    known += [(s.date, *s.name) for s in (*design.events, *_known(effect)) if s.kind != PASSING]
    inside = sorted({row for row in known if first <= row[0] <= last})
    return pd.DataFrame(inside, columns=["date", "vi", "en"])


def _known(effect: Estimate) -> list[Shock]:
    """The events of the register that change how the outcome is recorded."""
    return [s for s in register(effect.outcome, effect.label, effect.places) if s.kind != PASSING]
