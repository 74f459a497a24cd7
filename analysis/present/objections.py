"""Objections and their computed answers, as a table."""

from __future__ import annotations

import pandas as pd

from analysis.judgement.objections import ANSWERED, OPEN, STANDS, objections
from analysis.language import Text
from analysis.present.display import Sentence, Table, marked
from analysis.results import Checks, Estimate, Refusal

VERDICTS = {
    STANDS: Text("còn nguyên", "stands"),
    OPEN: Text("số liệu chưa trả lời được", "the data cannot answer it"),
    ANSWERED: Text("đã trả lời", "answered"),
}
NONE = Text(
    "Chưa có phát hiện nào để phản biện: không có ước lượng, hoặc không so sánh gì.",
    "There is no finding to object to: nothing was estimated, or nothing is compared.",
)
FOOT = Text(
    "Xếp theo mức nặng: trước hết những điều còn nguyên, rồi những điều số liệu chưa trả lời được. Câu trả lời do máy tính từ số liệu và các phép kiểm tra ở trên.",
    "In order of weight: first what stands, then what the data cannot answer. Answers are computed from the data and the checks above.",
)


def objections_table(effect: Estimate | Refusal, checks: Checks | None = None, language: str = "vi") -> Table | Sentence:
    """The five strongest objections to a finding, each with its answer; a sentence where there is no finding."""
    found = objections(effect, checks)
    if not found:
        return Sentence(text=marked(NONE, effect.simulated), language=language)
    head = Text("Phản biện|Trả lời từ số liệu|Kết luận", "Objection|Answer from the data|Outcome")

    def build(lang: str) -> pd.DataFrame:
        rows = [(one.objection.to(lang), one.answer.to(lang), VERDICTS[one.verdict].to(lang)) for one in found]
        return pd.DataFrame(rows, columns=head.to(lang).split("|"))

    return Table(
        name="objections",
        title=Text("Những phản biện mạnh nhất", "The strongest objections"),
        foot=FOOT,
        build=build,
        language=language,
        simulated=effect.simulated,
    )
