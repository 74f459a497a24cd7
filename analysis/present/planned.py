"""The table of the locked plan: what each study could see, what was done otherwise, and its p-value against the threshold of its family."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

import pandas as pd

from analysis import registered
from analysis.catalogue import components
from analysis.design.foresight import foresee
from analysis.language import Text, date, joined, number, significant
from analysis.present.display import Table
from analysis.present.sentences.naming import upper


@dataclass(frozen=True, kw_only=True)
class PlanRow:
    """One locked entry: the report held to it (none: not run), what it did otherwise, its p-value, that adjusted in the family, the level."""

    entry: registered.Entry
    run: str
    refused: bool
    differing: tuple[Text, ...]
    p: float
    adjusted: float
    level: float
    simulated: bool


HEADS = Text(
    "Cấu phần|Ngày khóa|Mức nhỏ nhất thấy được (dự tính)|Khác với kế hoạch|p|p hiệu chỉnh|Ngưỡng|So với ngưỡng",
    "Component|Locked on|Smallest seen (foreseen)|Other than planned|p|Adjusted p|Level|Against the level",
)
FOOT = Text(
    "Mức nhỏ nhất thấy được: mức giảm (tăng) thật mà một nghiên cứu như đã định phát hiện được 4 trong 5 lần. p hiệu chỉnh: Holm, tính đủ mọi câu hỏi cùng nhóm trong kế "
    "hoạch, kể cả câu chưa chạy hoặc không ước lượng được. Dưới ngưỡng chưa phải là bằng chứng: xem kết luận ở bảng trên.",
    "Smallest seen: the true fall (rise) that a study as planned detects four times in five. Adjusted p: Holm, counting every question of the family in the plan, "
    "those not run or not estimable too. Below the level is no verdict yet: see the table above.",
)
AS_PLANNED = Text("đúng kế hoạch", "as planned")
STATES = {
    "not run": Text("chưa chạy", "not run"),
    "refused": Text("không ước lượng", "not estimated"),
    "none": Text("không kiểm định", "no test"),
    "below": Text("dưới ngưỡng", "below"),
    "above": Text("không dưới ngưỡng", "not below"),
}


def plan_table(rows: list[PlanRow], language: str = "vi") -> Table:
    """One row an entry of the plan, its name a link to its report."""

    def build(lang: str) -> pd.DataFrame:
        return pd.DataFrame([_cells(row, lang) for row in rows], columns=HEADS.to(lang).split("|"))

    return Table(
        name="plan", title=Text("So với kế hoạch đã khóa", "Against the locked plan"), foot=FOOT, build=build, language=language,
        simulated=any(row.simulated for row in rows), links=tuple(row.run for row in rows),
    )  # fmt: skip


def _cells(row: PlanRow, lang: str) -> tuple[str, ...]:
    known = components().get(row.entry.name)
    name = upper(known.short.to(lang)) if known else row.entry.name
    other = joined([one.to(lang) for one in row.differing], lang) if row.differing else AS_PLANNED.to(lang) if row.run else "–"
    level = number(row.level, lang, 2) if math.isfinite(row.level) else "–"
    values = (_shown(value, lang) for value in (row.p, row.adjusted))
    locked = date(dt.date.fromisoformat(str(row.entry.locks[-1]["date"])), lang)
    return (name, locked, _seen(row.entry, lang), other, *values, level, STATES[_state(row)].to(lang))


def _state(row: PlanRow) -> str:
    if not row.run:
        return "not run"
    if row.refused:
        return "refused"
    if not (math.isfinite(row.adjusted) and math.isfinite(row.level)):
        return "none"
    return "below" if row.adjusted < row.level else "above"


def _shown(p: float, lang: str) -> str:
    if not math.isfinite(p):
        return "–"
    return {"vi": "<\u00a00,001", "en": "<\u00a00.001"}[lang] if p < 0.001 else significant(p, 2).to(lang)


def _seen(entry: registered.Entry, lang: str) -> str:
    """The smallest fall and rise that a study like the planned one could see."""
    asked = entry.settled.get("power")
    if not asked:
        return "–"
    found = foresee(**asked)
    fall, rise = 100 * (1 - found.fall), 100 * (found.rise - 1)
    ends = [f"{sign}{significant(size, 2).to(lang)}%" for sign, size in (("−", fall), ("+", rise)) if math.isfinite(size)]
    return " / ".join(ends) or Text("không thấy được gì", "nothing").to(lang)
