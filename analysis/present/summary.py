"""The table of all components: one row each, what the record says, the verdict, and what would lift it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

import pandas as pd

from analysis.catalogue import Component
from analysis.language import LANGUAGES, Text, number
from analysis.panel import Record
from analysis.present.display import SIMULATED, Sentence, Table
from analysis.present.evidence import dose_text
from analysis.present.sentences.naming import lower, upper


class Verdict(Enum):
    """What can be concluded of a component from its report."""

    EVIDENCE = Text("có bằng chứng", "evidence")
    LACKING = Text("chưa đủ", "not enough")
    DESCRIBED = Text("chỉ mô tả", "described only")
    NONE = Text("không đánh giá được", "cannot be judged")
    NOT_RUN = Text("chưa chạy", "not run")


COUNTED = {
    Verdict.EVIDENCE: Text("có bằng chứng", "with evidence"),
    Verdict.LACKING: Text("chưa đủ cơ sở kết luận", "without enough evidence"),
    Verdict.DESCRIBED: Text("chỉ mô tả được", "that can only be described"),
    Verdict.NONE: Text("không đánh giá được", "that cannot be judged"),
    Verdict.NOT_RUN: Text("chưa chạy", "not run"),
}  # what the headline says of so many components


@dataclass(frozen=True, kw_only=True)
class Row:
    """One component: the report its row leads to, and what that found. `percent`, `averted`: value, low, high."""

    component: Component
    run: str
    verdict: Verdict
    simulated: bool = False
    sms: int = 0
    percent: tuple[float, float, float] | None = None
    averted: dict[str, Any] | None = None
    passed: int = 0
    made: int = 0
    failed: Text | None = None


HEADS = Text(
    "Cấu phần|Số liệu công khai|Kết luận|Bậc SMS|Thay đổi (%)|Thay đổi (số vụ mỗi năm)|Số vụ ít hơn, cả giai đoạn|Kiểm tra đạt|Lưu ý lớn nhất|Số liệu cần có",
    "Component|Public record|Verdict|SMS|Change (%)|Change (events a year)|Fewer events, whole period|Checks passed|Main caveat|Data that would lift it",
)
FOOT = Text(
    "(mp): thử trên huyện mô phỏng, không phải kết quả về Gia Lâm; theo số liệu công khai, cả mười lăm cấu phần chỉ mô tả được hoặc không đánh giá được. "
    "Trong ngoặc: khoảng tin cậy 95%. Dấu trừ ở hai cột thay đổi: ít đi. Số vụ ít hơn chỉ là số vụ tránh được khi kết luận là “có bằng chứng”. Ô “–”: không tính được. "
    "SMS: thang Maryland, 1–5.",
    "(sim): tried on the simulated district, no result about Gia Lâm; by the public record all fifteen can only be described or not be judged. "
    "In brackets: 95% interval. Minus in the two columns of change: fewer. Fewer events are events averted only where the verdict is “evidence”. “–”: cannot be computed. "
    "SMS: Maryland scale, 1–5.",
)


def summary_table(rows: list[Row], record: Record, language: str = "vi") -> Table:
    """One row a component, its name a link to its report."""

    def build(lang: str) -> pd.DataFrame:
        return pd.DataFrame([_cells(row, record, lang) for row in rows], columns=HEADS.to(lang).split("|"))

    return Table(
        name="summary", title=Text("Mười lăm cấu phần", "Fifteen components"), foot=FOOT, build=build, language=language,
        simulated=any(row.simulated for row in rows), links=tuple(row.run for row in rows),
    )  # fmt: skip


def _cells(row: Row, record: Record, lang: str) -> tuple[str, ...]:
    mark = {"vi": " (mp)", "en": " (sim)"}[lang] if row.simulated else ""
    change, averted = row.averted or {}, row.averted
    yearly = {key: -change[key] / change["years"] for key in ("value", "low", "high")} if change else None
    ends = (yearly["value"], yearly["high"], yearly["low"]) if yearly else None
    caveat = row.failed if row.failed is not None else row.component.threat
    return (
        upper(row.component.short.to(lang)), dose_text(record, row.component, lang) or "–", row.verdict.value.to(lang) + mark,
        str(row.sms) if row.sms else "–", _interval(row.percent, lang), _interval(ends, lang),
        _interval((averted["value"], averted["low"], averted["high"]) if averted else None, lang),
        f"{row.passed}/{row.made}" if row.made else "–", _short(caveat.to(lang)), _short(row.component.needs[0].to(lang)),
    )  # fmt: skip


def _interval(ends: tuple[float, float, float] | None, lang: str) -> str:
    if ends is None:
        return "–"
    value, low, high = (number(end, lang) for end in ends)
    return f"{value} ({low} {'đến' if lang == 'vi' else 'to'} {high})"


def _short(text: str, most: int = 24) -> str:
    """The first clause, and no more words than a cell has room for."""
    clause = text.split("; ")[0].split(" (")[0].split(". ")[0].rstrip(".").split()
    return lower(" ".join(clause[:most])) + ("…" if len(clause) > most else "")


def summary_headline(rows: list[Row], language: str = "vi") -> Sentence:
    """How many components stand under each verdict."""
    counts = {verdict: sum(row.verdict is verdict for row in rows) for verdict in Verdict}
    parts = ["; ".join(f"{n} {COUNTED[verdict].to(lang)}" for verdict, n in counts.items() if n) for lang in LANGUAGES]
    text = Text(f"Trong {len(rows)} cấu phần: {parts[0]}.", f"Of {len(rows)} components: {parts[1]}.")
    if any(row.simulated for row in rows):
        text = Text(*(f"{SIMULATED.to(lang)} — {part}" for lang, part in zip(LANGUAGES, text, strict=True)))
    return Sentence(text=text, language=language, role="headline")
