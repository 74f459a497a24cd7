"""Members of a club or a group, and those of another body: a union, a guard, a sports team."""

from __future__ import annotations

import re

from analysis.ingest.binding import BEFORE, Bound
from analysis.ingest.distractors import pattern
from analysis.ingest.reading import Reading
from analysis.ingest.senses import Chosen
from analysis.ingest.sentences import Sentence

_MEMBERS = re.compile(pattern(r"(?:hội viên|hv|thành viên|tổ viên|đội viên|hòa giải viên)(?!\w)"))
_IN_BRANCHES = re.compile(
    pattern(r"[^,;.\d]{0,40}?(?:ở|tại|trong|thuộc|,)\s+(?:tổng số\s+)?\d+\s+(?:chi hội|chi đoàn|tổ hội|cơ sở hội|cơ sở đoàn)")
)
_UNION = re.compile(
    pattern(
        r"(?<!\w)(?:hội (?:nông dân|nd|phụ nữ|pn|lhpn|liên hiệp|cựu chiến binh|ccb|người cao tuổi|nct|chữ thập đỏ|khuyến học)|đoàn thanh niên|huyện đoàn|thành đoàn|tỉnh đoàn|công đoàn|(?:hội|đoàn|các cấp hội) (?:hiện|đã|có|nay|còn|quản lý))(?!\w)[^.;]*$"
    )
)


def is_of_another(
    reading: Reading, sentence: Sentence, bound: Bound, past: list[tuple[Bound, Chosen | None]], chosen: Chosen
) -> bool:
    """`Ban bảo vệ có 3 tổ với 21 người`, `Hội Nông dân có 9.876 hội viên`: not members of the groups of the sentence before."""
    if any(bound.weights.get(c, 0.0) > BEFORE for c in chosen.consumed):
        return False
    groups = [counted for earlier, counted in past if earlier.classes & {"team", "club"}]
    named = bound.head is None or _MEMBERS.search(reading.keyed, bound.head.start, bound.head.end)
    return (
        bool(_IN_BRANCHES.match(reading.keyed, bound.quantity.end))
        or bool(groups)
        and groups[-1] is None
        or not named
        or bool(_UNION.search(reading.keyed, sentence.start, bound.quantity.start))
    )
