"""When the communes and townships that a number counts are all of a district, those that have something, or some others."""

from __future__ import annotations

import re

from analysis.catalogue import places
from analysis.ingest.entities.indicators import BEFORE, Chosen
from analysis.ingest.entities.lexicon_matches import Hit
from analysis.ingest.entities.periods import Period
from analysis.ingest.prose import changes
from analysis.ingest.prose.attachment import Bound
from analysis.ingest.prose.document import Reading
from analysis.ingest.text.sentences import Sentence
from analysis.ingest.text.spelling import pattern

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


_MADE_OF = re.compile(pattern(r"\s+(?:hiện\s+|nay\s+|hiện nay\s+)?(?:có|gồm|bao gồm)\s+(?:cả thảy\s+|tất cả\s+|tổng cộng\s+)?"))
_ALL = re.compile(pattern(r"(?<!\w)(?:cả|tất cả|toàn bộ)\s+$"))


def is_all(reading: Reading, sentence: Sentence, bound: Bound) -> bool:
    """`ở cả 22 xã, thị trấn`: all of them, where the register has as many."""
    made_of = any(
        _MADE_OF.fullmatch(reading.keyed, n.end, bound.quantity.start) for n in reading.setting.named if n.code
    )  # "Gia Lâm có 22 xã, thị trấn"
    if not made_of and not _ALL.search(reading.keyed, max(0, bound.quantity.start - 12), bound.quantity.start):
        return False
    period = reading.setting.period_of(bound, sentence)
    return bound.quantity.value == units_of(reading.setting.place_of(bound, sentence, period).code, period)


def units_of(code: str, period: Period | None) -> int | None:
    """How many communes the register has for a district at the end of a period; None where it has few or none."""
    on = period.end or period.start if period else None
    found = [
        p
        for p in places().values()
        if p.parent == code and p.level == "commune" and (p.exists_on(on) if on else p.valid_from is None)
    ]
    return len(found) if len(found) > 9 else None


def describes(reading: Reading, bound: Bound, hits: list[Hit], last: Bound) -> bool:
    """`rộng 116 km2, dân số 286.000 người, 22 xã, thị trấn`: what a district is made of."""
    about = {h.concept for h in hits if h.end <= bound.quantity.start}
    ends = bound.head is not None and not reading.keyed[bound.head.end : bound.np].strip(" .,;")
    kinds = "commune" in last.classes or changes.is_one_kind(reading.keyed, bound.quantity)  # "20 xã, 2 thị trấn"
    return ends and not kinds and bool(about & {"land", "population"}) and not changes.is_some_units(reading.keyed, bound)


_WHERE_IT_IS = re.compile(
    pattern(
        r"(?<!\w)(?:ở|tại|khắp|trên|có mặt ở|phủ kín|phủ khắp|phủ|đã có|đều có|mới có|nay có|có)\s+(?:(?:cả|khắp|đủ|đầy đủ|toàn bộ|tất cả)\s+)?$"
    )
)
_GONE_TO = re.compile(pattern(r"(?<!\w)(?:xuống|về|cho|qua|làm việc (?:tại|với)|kiểm tra(?: tại)?)\s+(?:cả\s+)?$"))
_HAS = re.compile(
    pattern(r"\s+(?:đã\s+|đều\s+)?(?:có|thành lập(?: được)?|ra mắt)\s+(?:câu lạc bộ|clb|tổ|mô hình(?: này)?)\s*(?:[,.;)]|$)")
)
_HAVING = re.compile(
    pattern(
        r"(?:\s+(?:của|trên địa bàn|trong|thuộc)\s+(?:toàn\s+)?(?:huyện|quận|tỉnh|thành phố|thị xã|địa bàn)(?:\s+[^\W\d_]+){0,3}?)?\s*(?:đã\s+|đều\s+|nay\s+)?(?:có|thành lập(?: được)?|ra mắt|xây dựng(?: được)?)?(?:\s+(?:câu lạc bộ|clb|mô hình(?: này)?|tổ))?\s*(?:[,.;)]|$)"
    )
)
_HAVE_WHAT = re.compile(
    pattern(
        r"\s+(?:(?:đã|đều|nay|cũng|hiện|được|trong huyện|của huyện|trên địa bàn)\s+)*(?:có|thành lập(?: được)?|ra mắt|xây dựng(?: được)?|duy trì|tổ chức|bố trí)\s+(?:đủ\s+|các\s+|ít nhất\s+)?(?=[^\W\d])"
    )
)
# What those communes have.
_OWN_WORD = {
    "units_crime_clubs": "câu lạc bộ|clb|mô hình|loại hình|tổ chức này",
    "units_lien_gia": "tổ|mô hình|loại hình|liên gia",
    "units_regular_police": "công an|lực lượng|trưởng công an|cán bộ|đồng chí",
}
_OWN_WORD = {code: re.compile(pattern(rf"(?:{words})(?!\w)")) for code, words in _OWN_WORD.items()}


def says_where_else(reading: Reading, bound: Bound, chosen: Chosen) -> bool:
    """Communes that a sentence counts for something of its own are not those of the clubs of the sentence before."""
    if not chosen.indicator.startswith("units_") or chosen.indicator == "units_total":
        return False
    if chosen.indicator == "units_crime_clubs" and _GONE_TO.search(
        reading.keyed, max(0, bound.quantity.start - 24), bound.quantity.start
    ):
        return True
    end = bound.head.end if bound.head else bound.quantity.end
    having = _HAVE_WHAT.match(reading.keyed, end)
    if having and not chosen.consumed & bound.beside and not _OWN_WORD[chosen.indicator].match(reading.keyed, having.end()):
        return True  # "17 CLB PCTP; 22/22 xã có Tổ LG"
    if any(bound.weights.get(c, 0.0) > BEFORE for c in chosen.consumed):
        return False
    where = _WHERE_IT_IS.search(reading.keyed, max(0, bound.quantity.start - 24), bound.quantity.start)
    return bound.head is None or not (where and _HAVING.match(reading.keyed, end) or _HAS.match(reading.keyed, end))
