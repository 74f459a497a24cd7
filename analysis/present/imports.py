"""What an import read: the numbers used, asked about, or set aside, each with its reason and its sentence."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from analysis.catalogue import indicators, places
from analysis.ingest.entities.numbers import as_number
from analysis.ingest.findings.finding import QUEUED, SET_ASIDE, USED, Finding
from analysis.ingest.importing import Imported
from analysis.language import Text, date, written
from analysis.present.display import Sentence, Table
from analysis.present.sentences import NOTHING

HEADS = Text("Số đọc được|Chỉ số|Giá trị|Địa bàn|Kỳ|Vì sao|Câu", "Number read|Indicator|Value|Place|Period|Why|Sentence")
TITLES = {
    USED: Text("Những số được dùng", "The figures used"),
    QUEUED: Text("Những số phải hỏi lại", "The numbers to ask about"),
    SET_ASIDE: Text("Những số không đếm gì", "The numbers that count nothing"),
}
NONE = Text("Không có số nào.", "There are none.")


def import_headline(imported: Imported, language: str = "vi") -> Sentence:
    """How many numbers were read, and what became of them."""
    return Sentence(text=imported.sentence(), language=language, role="headline")


def findings(imported: Imported, status: str, language: str = "vi") -> Table | Sentence:
    """One row a number of one status (used, queued, set_aside); a sentence where there is none."""
    found = imported.of_status(status)
    if not found:
        return Sentence(text=NONE, language=language)

    def build(lang: str) -> pd.DataFrame:
        return pd.DataFrame([_row(finding, lang) for finding in found], columns=HEADS.to(lang).split("|"))

    return Table(name=f"import_{status}", title=TITLES[status], foot=NOTHING, build=build, language=language)


def _row(finding: Finding, language: str) -> list[str]:
    value = _written(finding.value, language)
    if finding.value is None and (finding.low is not None or finding.high is not None):
        value = _bounds(finding, language)
    return [
        finding.evidence.number,
        indicators()[finding.indicator].label.to(language) if finding.indicator else "",
        value,
        places()[finding.place].name.to(language) if finding.place else "",
        _window(finding.start, finding.end, language),
        finding.reason.to(language),
        finding.evidence.text,
    ]


def _written(value, language: str) -> str:
    return "" if value is None else written(as_number(value), language)


def _bounds(finding: Finding, language: str) -> str:
    low, high = _written(finding.low, language), _written(finding.high, language)
    if not high:
        return {"vi": f"ít nhất {low}", "en": f"at least {low}"}[language]
    if not low:
        return {"vi": f"nhiều nhất {high}", "en": f"at most {high}"}[language]
    return f"{low}–{high}"


def _window(start: dt.date | None, end: dt.date | None, language: str) -> str:
    if start and end and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return str(start.year)
    return " – ".join(dict.fromkeys(date(day, language) for day in (start, end) if day))
