"""Where and when: which place and which period a number of a text belongs to."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.catalogue import places
from analysis.ingest.entities.document_head import Head, place_for
from analysis.ingest.entities.periods import Period, Said, dates_a_document, said
from analysis.ingest.entities.place_lists import (
    Where,
    end_of_run,
    is_above,
    merged,
    run_of,
    where,
    without_compared,
    without_journeys,
)
from analysis.ingest.entities.places import Named, named, nearest
from analysis.ingest.prose.attachment import Bound
from analysis.ingest.prose.changes import opens_with_part
from analysis.ingest.prose.period_roles import closed_by, is_aimed, is_aside, is_compared, is_cumulative, is_planned, latest
from analysis.ingest.prose.place_roles import is_of_people, only_says_whose, resides
from analysis.ingest.text.sentences import Sentence
from analysis.ingest.text.spelling import pattern

_WHOLE = {
    "country": pattern(r"(?<!\w)(?:cả nước|toàn quốc|khắp nước)(?!\w)"),
    "province": pattern(
        r"(?<!\w)(?:toàn|cả|khắp)\s+(?:thành phố|tp|tỉnh)(?!\s+[^\W\d_])(?!\w)|(?<!\w)toàn (?:thành phố|tỉnh)(?!\w)"
    ),
    "district": pattern(
        r"(?<!\w)(?:toàn|cả|trong|trên địa bàn|địa bàn|của|khắp)\s+huyện(?!\s+[^\W\d_])|toàn huyện|trên địa bàn huyện|(?<!\w)của huyện(?=\s+(?:lên|là|đạt|đến nay|hiện nay|tính đến)(?!\w))|(?<!\w)cả huyện(?=\s+(?:có|chỉ|đã|hiện|xảy ra|nay|còn|duy trì|mới|đều|đang|lập|mở|tổ chức|giữ|thành lập|vận động|phát hiện|ghi nhận|được|là)(?!\w))"
    ),
    "commune": pattern(r"(?<!\w)(?:toàn|cả|trong|địa bàn)\s+(?:xã|thị trấn)(?!,)(?!\w)"),
}
_WHOLE = {level: re.compile(source) for level, source in _WHOLE.items()}
_BETWEEN_NAMES = re.compile(pattern(r"[\s,;:()–-]*(?:(?:và|có|là|còn|năm|tháng|riêng|tại|ở|trên địa bàn)(?!\w)[\s,;:()–-]*)*"))
_WITHIN = re.compile(pattern(r"(?<!\w)(?:của|ở|tại|trong|khắp|cả)\s+$"))
_OWN_NUMBER = re.compile(r"\s*:?\s*\d")
_AIM = re.compile(
    pattern(
        r"(?<!\w)(?:phương hướng|mục tiêu|chỉ tiêu|phấn đấu|dự kiến|kế hoạch (?:năm|công tác|thời gian|giai đoạn)|nhiệm vụ(?: trọng tâm)? (?:năm|thời gian|công tác|giai đoạn|trọng tâm))(?!\w)(?![^\n]*(?:kết quả|thực hiện(?: các)? (?:mục tiêu|chỉ tiêu)|đã đạt))"
    )
)
# "Công an xã bắt 6 đối tượng", where no commune is named: not those of the district.
_SOME_COMMUNE = re.compile(
    pattern(
        r"(?<!các )(?<!\w)(?:công an|ubnd|đảng ủy|cán bộ|lãnh đạo)\s+(?:xã|thị trấn|phường)(?=\s+(?:đã|bắt|phát hiện|xử lý|khám phá|tiếp nhận|tổ chức|lập|vận động|triệt|có|hiện|duy trì|quản lý|mở|mời)(?!\w))[^;]*$"
    )
)
_BULLET = re.compile(r"\s*[-–+•*]")
_DASHES = re.compile(r"(?<=\w)\s[–-]\s[^–\n.;:\d]{3,120}?\s[–-]\s")
_BRACKET = re.compile(r"\([^()\n]*\)")
_OF_ITS_OWN = re.compile(pattern(r"\s*\(?\s*(?:trong|vào|của|ở)?\s*(?:cả\s+)?(?:năm|tháng|quí)?\s*"))
_NOW = re.compile(pattern(r"(?<!\w)(?:nay|hiện)(?!\w)"))


class Setting:
    """The places and periods a text names, and the ones that hold where it names none."""

    def __init__(self, text: str, keyed: str, *, place: str, period: Period | None, head: Head):
        self.text, self.keyed, self.head = text, keyed, head
        self.place, self.choices = place_for(head, place)
        self.period = head.of(period) if period else head.window
        default = (self.period.end or self.period.start) if self.period else None
        self.said: list[Said] = [
            replace(s, period=head.of(s.period))
            for s in said(keyed, default.year if default else None)
            if not dates_a_document(keyed, s) and not (s.start < head.end and s.period.start == s.period.end)
        ]
        on = default or next(((s.period.end or s.period.start) for s in self.said if not is_planned(self.keyed, s)), None)
        place = self.place
        within = place if place and places()[place].level != "commune" else places()[place].parent if place else None
        found = without_compared(without_journeys(merged(named(text, keyed, on=on, within=within), keyed), keyed), keyed)
        self.named = [n for n in found if n.start >= head.end]
        self._brackets = [m.span() for m in _BRACKET.finditer(keyed)]
        self._dashes = [m.span() for m in _DASHES.finditer(keyed) if not re.match(r"\s*[-–]", keyed[max(0, m.start() - 1) :][:1])]
        self.topic, self._unknown, self.aimed = "", None, False
        self._paragraph, self._period, self._country = -1, self.period, False
        known = [n for n in self.named if n.code and places()[n.code].level != "country"]
        alone = [n for n in known if len(run_of(self.keyed, self.named, n)) == 1] or known
        self.first = next((n.code for n in (*(n for n in alone if not only_says_whose(self.keyed, n)), *alone)), "")

    def enter(self, sentence: Sentence, until: int) -> None:
        """Begin a sentence: a place that opens a paragraph or a sentence holds on; a new paragraph lets it go.

        `until`: where the sentence's first number stands. A place after it is that number's, and of several places
        (`hai câu lạc bộ B93 ở thị trấn Trâu Quỳ và xã Yên Viên`) none is what the text goes on about.
        """
        if until >= sentence.end and (
            sentence.heading and not _BULLET.match(self.keyed, sentence.start) or self.keyed[: sentence.end].endswith(":")
        ):
            self.aimed = bool(_AIM.search(self.keyed, sentence.start, sentence.end))
        if sentence.paragraph != self._paragraph:
            self.topic, self._unknown, self._paragraph = "", None, sentence.paragraph
        ahead = [n for n in self._in(sentence) if n.code and n.end <= until]
        strange = [
            n
            for n in self._in(sentence)
            if not n.candidates and n.start - sentence.start <= 30 and not only_says_whose(self.keyed, n)
        ]
        if strange and strange[0].end <= until and not (ahead and ahead[0].start < strange[0].start):
            self._unknown = strange[0]
        elif ahead:
            self._unknown = None
        opening = [n for n in ahead if n.start - sentence.start <= 30 and not only_says_whose(self.keyed, n)]
        if opening and len(run_of(self.keyed, self._in(sentence), opening[0])) == 1:
            self.topic = self._narrowed(opening[0], ahead).code
        country = bool(_WHOLE["country"].search(self.keyed, sentence.start, sentence.end)) and not self._in(sentence)
        part = self._country and not self._in(sentence) and opens_with_part(self.keyed, sentence.start)
        if part or country and not (opening or self.topic or self.place):
            self.topic = self._level("country").code
        self._country = country or part
        here = [s for s in self.said if sentence.start <= s.start < sentence.end]
        here = [
            s
            for s in here
            if not is_compared(self.keyed, s, sentence)
            and not is_aside(self.keyed, self._brackets, s)
            and not is_aimed(self.keyed, s, sentence)
            and not is_cumulative(self.keyed, s)
        ]
        if here and (sentence.heading or self._period is None or here[0].start - sentence.start <= 40):
            self._period = latest([s.period for s in here], self.period)

    def _narrowed(self, wide: Named, ahead: list[Named]) -> Named:
        """`Ít nơi nào của Hà Nội ... như huyện Gia Lâm`: the wider unit only says where; the text is about the one within."""
        if not _WITHIN.search(self.keyed, max(0, wide.start - 12), wide.start):
            return wide
        return next((n for n in ahead if n.start > wide.end and is_above(wide.code, n.code) and n.code != wide.code), wide)

    def lists(self, start: int, end: int) -> bool:
        """Whether a span names only a place or a period, as between the figures of `Đa Tốn 14 vụ, Kiêu Kỵ 9 vụ`."""
        spans = sorted((n.start, n.end) for n in (*self.named, *self.said) if start <= n.start and n.end <= end)
        rest, at = "", start
        for first, last in spans:
            rest, at = rest + self.keyed[at:first], max(at, last)
        return bool(spans) and bool(_BETWEEN_NAMES.fullmatch(rest + self.keyed[at:end]))

    def _in(self, sentence: Sentence) -> list[Named]:
        return [n for n in self.named if sentence.start <= n.start and n.end <= sentence.end]

    def place_of(self, bound: Bound, sentence: Sentence, period: Period | None) -> Where:
        """The place of a number: named after it in its phrase, before it in its sentence, `toàn huyện`, or the text's."""
        here = [n for n in self._in(sentence) if not (is_of_people(bound) and resides(self.keyed, n))]
        here = [n for n in here if not self._in_dashes(n.start, bound.quantity.start)]
        beside = [n for n in here if bound.quantity.end <= n.start < max(bound.np, end_of_run(here, bound.np))]
        if beside:
            return where(run_of(self.keyed, here, beside[0]))
        here = [n for n in here if not self._in_brackets(n.start, bound.quantity.start, sentence)]
        before = [n for n in here if n.end <= bound.quantity.start and not only_says_whose(self.keyed, n)]
        whole = [
            (m.start(), level)
            for level, form in _WHOLE.items()
            for m in form.finditer(self.keyed, sentence.start, bound.quantity.start)
            if not self._in_dashes(m.start(), bound.quantity.start)
        ]
        if whole and (not before or max(whole)[0] > before[-1].start):
            return self._level(max(whole)[1])
        if before:
            last = before[-1]
            return where(run_of(self.keyed, here, last))
        after = [
            n for n in here if n.start >= bound.quantity.end and not only_says_whose(self.keyed, n) and n.start - bound.np < 40
        ]
        after = [n for n in after if not _OWN_NUMBER.match(self.keyed, n.end)]
        if after and not re.search(r"\d", self.keyed[bound.np : after[0].start]) and after[0].code:
            return where(run_of(self.keyed, here, after[0]))
        code = self.topic or self.place or self.first
        if code and places()[code].level != "commune" and _SOME_COMMUNE.search(self.keyed, sentence.start, bound.quantity.start):
            return Where()
        if self._unknown and not self.topic:
            return where([self._unknown])
        return Where(code=code) if self.topic or not self._is_open() else self._of_document()

    def _is_open(self) -> bool:
        """Whether the head of the document leaves open of what place it is."""
        return not self.place and bool(self.choices or self.head.name)

    def _of_document(self) -> Where:
        """What a person must say once for the document: one of the places that its head, title and the command name."""
        near = () if self.choices else tuple(nearest(self.head.name))
        return Where(name=self.head.name, candidates=self.choices, nearest=near, document=True)

    def _in_brackets(self, start: int, number: int, sentence: Sentence) -> bool:
        """`02 câu lạc bộ (xã Yên Viên, thị trấn Trâu Quỳ), họp 1 buổi/tháng`: where the number before the brackets was counted."""
        closed = [a for a, b in self._brackets if a < start < b <= number]
        return bool(closed) and bool(re.search(r"\d", self.keyed[sentence.start : closed[0]]))

    def _in_dashes(self, start: int, number: int) -> bool:
        """`Lệ Chi – xã phía đông của huyện, giáp Bắc Ninh – đã ...`: an aside between dashes, where the number is not in it."""
        return any(a <= start < b <= number for a, b in self._dashes)

    def _level(self, level: str) -> Where:
        """`toàn huyện`: the place of that level above (or at) the one the text is about."""
        if level == "country":
            return Where(code=next(p.code for p in places().values() if p.level == "country"))
        for start in (self.topic, self.place, self.first):
            code = start
            while code and places()[code].level != level:
                code = places()[code].parent
            if code:
                return Where(code=code)
        return self._of_document() if self._is_open() else Where()

    def period_of(self, bound: Bound, sentence: Sentence) -> Period | None:
        """The period of a number: the nearest before it in its sentence, one after it in its clause, or the text's."""
        here = [s for s in self.said if sentence.start <= s.start < sentence.end]
        here = [s for s in here if not is_aside(self.keyed, self._brackets, s, bound.quantity.start)]
        behind = bound.head.end if bound.head else bound.quantity.end
        own = next((s for s in here if s.start >= behind and _OF_ITS_OWN.fullmatch(self.keyed, behind, s.start)), None)
        if own:
            return closed_by(own.period, self.period)  # "tăng từ 12 vụ năm 2017 lên 17 vụ năm 2018"
        before = [s for s in here if s.end <= bound.quantity.start and not is_compared(self.keyed, s, sentence)]
        if before and self.period and _NOW.search(self.keyed, before[-1].end, bound.quantity.start):
            return closed_by(self.period, self.period)  # "ra đời năm 2011 với 25 hội viên, nay có 48 hội viên"
        if before:
            return closed_by(before[-1].period, self.period)
        after = [s for s in here if s.start >= bound.quantity.end and not is_compared(self.keyed, s, sentence)]
        if after and not re.search(r"[;:]", self.keyed[bound.quantity.end : after[0].start]):
            return closed_by(after[0].period, self.period)
        return closed_by(self._period, self.period) if self._period else None
