"""Survivors and all groups ever founded, side by side."""

from __future__ import annotations

import math

import pandas as pd

from analysis.judgement.survivors import Level, Survivors
from analysis.language import LANGUAGES, Text, number, significant
from analysis.present.display import Sentence, Table, marked

KNOWN = Text(
    "Chỉ {alive} trong {founded} nhóm từng lập còn hoạt động: nhóm còn lại đạt {value}, mọi nhóm từng lập có thể từ {low} đến {high}.",
    "Only {alive} of {founded} groups ever founded are left: those average {value}, all ever founded anything from {low} to {high}.",
)
ALL_ALIVE = Text(
    "Cả {founded} nhóm từng lập còn hoạt động: bình quân {value} ({low} đến {high}).",
    "All {founded} groups ever founded are still there: {value} on average ({low} to {high}).",
)
NOT_LISTED = Text(
    "{alive} nhóm còn hoạt động đạt {value}; không rõ bao nhiêu nhóm đã tan, nên chưa nói được gì về mọi nhóm từng lập.",
    "The {alive} groups still there average {value}; how many are gone is not known, so nothing can be said of all ever founded.",
)
ASK = Text(
    "Cần danh sách mọi nhóm từng thành lập, kể cả nhóm đã tan, với ngày lập, ngày tan và kết quả cuối cùng.",
    "Needed: the list of all groups ever founded, those gone included, with the dates of founding and ending and the last outcome.",
)
CAPPED = Text(
    "Thiếu danh sách ấy, kết luận về cấu phần không vượt quá “chưa đủ”.",
    "Without that list the verdict on the component goes no higher than “not enough”.",
)
WORST = Text(
    "Khoảng của mọi nhóm giả định nhóm đã tan có thể ở bất cứ đâu từ {a} đến {b} (cận xấu nhất và tốt nhất của Manski).",
    "The range of all lets the vanished groups be anything from {a} to {b} (Manski's worst and best case).",
)


def survivors_headline(found: Survivors, language: str = "vi") -> Sentence:
    """What those alive show, and what all ever founded may; capped where no list was given."""
    own = found.survivors
    if found.founded is None:
        text, points = NOT_LISTED.fill(alive=found.alive, value=significant(own.value, 2)), (CAPPED, ASK)
    elif not found.flagged and found.seen == found.founded:
        text = ALL_ALIVE.fill(
            founded=found.founded, value=significant(own.value, 2), low=significant(own.low, 2), high=significant(own.high, 2)
        )
        points = ()
    else:
        whole = found.all
        text = KNOWN.fill(
            alive=found.alive,
            founded=found.founded,
            value=significant(own.value, 2),
            low=significant(whole.low, 2),
            high=significant(whole.high, 2),
        )
        points = (WORST.fill(a=significant(found.range[0], 2), b=significant(found.range[1], 2)),)
    return Sentence(text=marked(text, found.simulated), points=points, language=language, role="text")


def survivors_table(found: Survivors, language: str = "vi") -> Table:
    """Those alive, all with an outcome, all ever founded, and the difference from the comparison groups."""
    rows = [
        (Text("nhóm còn hoạt động", "groups still there"), found.survivors), (Text("mọi nhóm có kết quả", "all with an outcome"), found.known),
        (Text("mọi nhóm từng thành lập", "all ever founded"), found.all), (Text("chênh lệch với nhóm so sánh (Lee)", "difference from comparison groups (Lee)"), found.difference),
    ]  # fmt: skip
    head = Text("Tính trên|Số nhóm|Bình quân|Khoảng 95%", "Over|Groups|Mean|95% interval")

    def build(lang: str) -> pd.DataFrame:
        cells = [
            (name.to(lang), *_cells(level, lang))
            for name, level in rows
            if level is not None or name.vi == "mọi nhóm từng thành lập"
        ]
        return pd.DataFrame(cells, columns=head.to(lang).split("|"))

    foot = Text(
        "Bình quân của mọi nhóm từng thành lập chỉ biết trong khoảng (cận Manski; khoảng Imbens–Manski). Chênh lệch: cận Lee, sai số bootstrap.",
        "The mean of all ever founded is known within bounds only (Manski's; interval of Imbens and Manski). Difference: Lee's bounds, bootstrap errors.",
    )
    return Table(name="survivors", title=Text("Nhóm còn lại và mọi nhóm từng thành lập", "Groups still there and all ever founded"), foot=foot, build=build,
                 language=language, simulated=found.simulated)  # fmt: skip


def _cells(level: Level | None, lang: str) -> tuple[str, str, str]:
    if level is None:
        missing = {"vi": "chưa có danh sách", "en": "no list given"}[lang]
        return "–", missing, "–"
    to = {"vi": "đến", "en": "to"}[lang]
    value = (
        f"{_number(level.ends[0], lang)} {to} {_number(level.ends[1], lang)}"
        if math.isnan(level.value)
        else _number(level.value, lang)
    )
    return number(level.n, lang), value, f"{_number(level.low, lang)} {to} {_number(level.high, lang)}"


def _number(value: float, lang: str) -> str:
    return significant(value, 2)[LANGUAGES.index(lang)]
