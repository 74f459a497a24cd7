"""Where and when: which place and which period a number of a text belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.catalogue import places
from analysis.ingest.binding import Bound
from analysis.ingest.changes import opens_with_part
from analysis.ingest.distractors import pattern
from analysis.ingest.names import Named, named, nearest
from analysis.ingest.periods import Period, Said, said
from analysis.ingest.sentences import Sentence

_WHOLE = {
    "country": pattern(r"(?<!\w)(?:cả nước|toàn quốc|khắp nước)(?!\w)"),
    "province": pattern(
        r"(?<!\w)(?:toàn|cả|khắp)\s+(?:thành phố|tp|tỉnh)(?!\s+[^\W\d_])(?!\w)|(?<!\w)toàn (?:thành phố|tỉnh)(?!\w)"
    ),
    "district": pattern(
        r"(?<!\w)(?:toàn|cả|trong|trên địa bàn|địa bàn|của|khắp)\s+huyện(?!\s+[^\W\d_])|toàn huyện|trên địa bàn huyện|(?<!\w)cả huyện(?=\s+(?:có|chỉ|đã|hiện|xảy ra|nay|còn|duy trì|mới|đều|đang|lập|mở|tổ chức|giữ|thành lập|vận động|phát hiện|ghi nhận|được|là)(?!\w))"
    ),
    "commune": pattern(r"(?<!\w)(?:toàn|cả|trong|địa bàn)\s+(?:xã|thị trấn)(?!,)(?!\w)"),
}
_WHOLE = {level: re.compile(source) for level, source in _WHOLE.items()}
_BODY = (
    "ubnd|công an|ca|catp|cath|huyện ủy|thành ủy|tỉnh ủy|đảng ủy|hđnd|ban chỉ đạo|bộ|ủy ban nhân dân|viện kiểm sát|tòa án|phòng"
)
_OWNED = re.compile(
    pattern(
        rf"(?<!\w)(?:(?:của|do|chỉ đạo|theo|với|cùng|giữa)\s+(?:{_BODY})(?:\s+[^\W\d_]+){{0,3}}|giáp|giáp ranh(?:\s+với)?|quê(?:\s+ở)?|trú tại|trú ở|ngụ(?:\s+tại)?|hktt|từ địa bàn|còn lại(?:\s+(?:là|ở|tại|thuộc))?|thuộc|trung tâm|ngoại thành|nội thành|phía (?:đông|tây|nam|bắc|đông nam|đông bắc|tây bắc|tây nam)(?: của)?|cách)\s+(?:các\s+)?$"
    )
)
_DOCUMENT = re.compile(
    pattern(
        r"(?:chỉ thị|nghị quyết|nghị định|quyết định|thông tư|kế hoạch|luật|công văn|đề án|số\s+[\w/-]+|\d[\w]*/[\w/-]+|-ct/tw)[^.;()]{0,40}?(?:ngày|,)?\s*$"
    )
)
_OF_BODY = re.compile(
    pattern(
        r"\s*,?\s*của\s+(?:bộ chính trị|ban bí thư|chính phủ|bộ công an|quốc hội|thủ tướng|thành ủy|ubnd|huyện ủy|ban chấp hành)"
    )
)
_JOIN = re.compile(
    pattern(
        r"\s*(?:,|;|và|cùng|-|–|/)\s*(?:các\s+)?(?:(?:câu lạc bộ|clb|tổ|đội)(?:\s+[\w.]+){0,2}\s+(?:ở|tại|của|thuộc)\s+|(?:câu lạc bộ|clb)\s+b93\s+)?"
    )
)
_BETWEEN_NAMES = re.compile(pattern(r"[\s,;:()–-]*(?:(?:và|có|là|còn|năm|tháng|riêng|tại|ở|trên địa bàn)(?!\w)[\s,;:()–-]*)*"))
_WITHIN = re.compile(pattern(r"(?<!\w)(?:của|ở|tại|trong|khắp|cả)\s+$"))
_FROM, _TO = (
    re.compile(pattern(r"(?<!\w)từ\s+$")),
    re.compile(pattern(r"\s*,?\s*(?:cho\s+)?(?:tới|đến|sang|ra|vào|về|qua|xuống|lên|đi)\s+")),
)
_BOTH = re.compile(pattern(r"(?<!\w)giữa\s+(?:công an\s+)?$"))
_OTHER = re.compile(pattern(r"\s*(?:với|và)\s+(?:các\s+)?"))
_BESIDES = re.compile(
    pattern(
        r"(?<!\w)(?:so với|khác với|không như|không riêng|không riêng gì|không chỉ|không chỉ riêng)\s+(?:các\s+)?$|(?:^|[.;\n]\s*)(?:cùng với|ngoài|bên cạnh)\s+(?:các\s+)?$"
    )
)
_ALONG = re.compile(pattern(r"\s*(?:và|hay|hoặc)\s+"))
_LIVES = re.compile(
    pattern(
        r"\d\s*tuổi\s*\)?,?\s*(?:(?:hiện\s+)?(?:ở|tại|sống ở|sống tại|người)\s+)?(?:(?:thôn|xóm|tổ|số nhà|ngõ|tổ dân phố)\s+[\w\s]{1,20},?\s*)?$"
    )
)
_ABOVE = dict.fromkeys(("xã", "thị trấn", "phường"), ("district", "province")) | dict.fromkeys(
    ("huyện", "quận", "thị xã"), ("province",)
)
# Where people come from or live is not where something happened.
_RESIDES = re.compile(
    pattern(
        r"(?<!\w)(?:quê(?:\s+quán)?(?:\s+(?:ở|tại|gốc))?|(?:thường\s+|cư\s+|tạm\s+)?trú(?:\s+(?:ở|tại))?|ngụ(?:\s+(?:ở|tại))?|hktt(?:\s+tại)?|hộ khẩu(?:\s+thường trú)?(?:\s+(?:ở|tại))?|đến từ|(?:là\s+|do\s+)?người(?:\s+(?:dân|của))?|dân|sinh sống\s+(?:ở|tại)|gốc)\s+(?:các\s+)?$"
    )
)
# "3.684 đối tượng từ tin báo của nhân dân huyện Gia Lâm": those who told, not those told of.
_GIVEN_BY = re.compile(
    pattern(
        r"(?<!\w)(?:tin|tin báo|tố giác|thông tin|phản ánh|giúp đỡ|hỗ trợ|ủng hộ|phát hiện)\s+(?:[^\W\d_]+\s+){0,4}?(?:của|do|từ)\s+(?:các tầng lớp\s+)?(?:nhân dân|người dân|quần chúng(?: nhân dân)?|bà con|dân)\s+(?:các\s+)?$"
    )
)
_GOAL = re.compile(
    pattern(
        r"(?<!\w)(?:phấn đấu|mục tiêu|chỉ tiêu|dự kiến|kế hoạch|phương hướng|nhiệm vụ|ước|sẽ|đăng kí|hướng tới|tiến tới)(?!\w)[^.;]{0,60}$"
    )
)
_ROAD = re.compile(
    pattern(r"(?<!\w)(?:tuyến đường|tuyến|đường|cao tốc|quốc lộ|tỉnh lộ)(?:\s+(?:liên xã|xe buýt|liên thôn))?\s+$")
)
_TO_ROAD = re.compile(r"\s*[-–]\s*")
_OWN_NUMBER = re.compile(r"\s*:?\s*\d")
# A hamlet, a street or a school as the subject of a sentence: what it has is not what the commune has.
_BELOW = re.compile(
    pattern(
        r"(?:^|[.;]\s+|\n)[\s+–•-]*(?:(?:năm|tháng|quí|từ|trong|đến|qua|nay|mới đây|riêng)(?!\w)[^,.;]{0,40},\s*)?(?:(?:riêng|tại|ở|trên địa bàn|công an viên|chi hội phụ nữ|chi đoàn)\s+)?(?:các\s+)?(?:thôn|xóm|tổ dân phố|tdp|khu phố|khu dân cư|ấp|bản|làng|tổ liên gia|trường|khu đô thị|chợ|nhà máy|công ty|chi hội|chi đoàn)\s+(?!(?:đã|có|được|đều|trong|của|cũng|an toàn|ở|trên|nào)(?!\w))"
    )
)
_ABOVE_IT = re.compile(pattern(r"(?<!\w)(?:toàn|cả|của|trong|trên địa bàn)\s+(?:xã|huyện|thị trấn|quận|tỉnh|thành phố)(?!\w)"))
_AIM = re.compile(
    pattern(
        r"(?<!\w)(?:phương hướng|mục tiêu|chỉ tiêu|phấn đấu|dự kiến|kế hoạch (?:năm|công tác|thời gian|giai đoạn)|nhiệm vụ(?: trọng tâm)? (?:năm|thời gian|công tác|giai đoạn|trọng tâm))(?!\w)(?![^\n]*(?:kết quả|thực hiện(?: các)? (?:mục tiêu|chỉ tiêu)|đã đạt))"
    )
)
_BULLET = re.compile(r"\s*[-–+•*]")
_DASHES = re.compile(r"(?<=\w)\s[–-]\s[^–\n.;:\d]{3,120}?\s[–-]\s")
_BRACKET = re.compile(r"\([^()\n]*\)")
_NOW = re.compile(pattern(r"(?<!\w)(?:nay|hiện)(?!\w)"))


@dataclass(frozen=True)
class Where:
    """A place, or why there is none: several candidates, or an unknown name."""

    code: str = ""
    name: str = ""
    candidates: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()
    note: str = ""


class Setting:
    """The places and periods a text names, and the ones that hold where it names none."""

    def __init__(self, text: str, keyed: str, *, place: str, period: Period | None):
        self.text, self.keyed = text, keyed
        self.place, self.period = place, period
        default = (period.end or period.start) if period else None
        self.said: list[Said] = [s for s in said(keyed, default.year if default else None) if not dates_a_document(keyed, s)]
        on = default or next(((s.period.end or s.period.start) for s in self.said if not self._planned(s)), None)
        within = place if place and places()[place].level != "commune" else places()[place].parent if place else None
        self.named = without_compared(without_journeys(merged(named(text, keyed, on=on, within=within), keyed), keyed), keyed)
        self._brackets = [m.span() for m in _BRACKET.finditer(keyed)]
        self._dashes = [m.span() for m in _DASHES.finditer(keyed) if not re.match(r"\s*[-–]", keyed[max(0, m.start() - 1) :][:1])]
        self.topic, self._unknown, self.aimed = "", None, False
        self._paragraph, self._period, self._country = -1, period, False
        known = [n for n in self.named if n.code and places()[n.code].level != "country"]
        alone = [n for n in known if len(self._run(self.named, n)) == 1] or known
        self.first = next((n.code for n in (*(n for n in alone if not self._owned(n)), *alone)), "")

    def enter(self, sentence: Sentence, until: int) -> None:
        """Begin a sentence: a place that opens a paragraph or a sentence holds on; a new paragraph lets it go.

        `until`: where the sentence's first number stands. A place after it is that number's, and of several places
        (`hai câu lạc bộ B93 ở thị trấn Trâu Quỳ và xã Yên Viên`) none is what the text goes on about.
        """
        if until >= sentence.end and (
            sentence.heading and not _BULLET.match(self.keyed, sentence.start) or self._opens_list(sentence)
        ):
            self.aimed = bool(_AIM.search(self.keyed, sentence.start, sentence.end))
        if sentence.paragraph != self._paragraph:
            self.topic, self._unknown, self._paragraph = "", None, sentence.paragraph
        ahead = [n for n in self._in(sentence) if n.code and n.end <= until]
        strange = [n for n in self._in(sentence) if not n.candidates and n.start - sentence.start <= 30 and not self._owned(n)]
        if strange and strange[0].end <= until and not (ahead and ahead[0].start < strange[0].start):
            self._unknown = strange[0]
        elif ahead:
            self._unknown = None
        opening = [n for n in ahead if n.start - sentence.start <= 30 and not self._owned(n)]
        if opening and len(self._run(self._in(sentence), opening[0])) == 1:
            self.topic = self._narrowed(opening[0], ahead).code
        country = bool(_WHOLE["country"].search(self.keyed, sentence.start, sentence.end)) and not self._in(sentence)
        part = self._country and not self._in(sentence) and opens_with_part(self.keyed, sentence.start)
        if part or country and not (opening or self.topic or self.place):
            self.topic = self._level("country").code
        self._country = country or part
        here = [s for s in self.said if sentence.start <= s.start < sentence.end]
        here = [s for s in here if not self._compared(s, sentence) and not self._aside(s) and not self._aimed(s, sentence)]
        if here and (sentence.heading or self._period is None or here[0].start - sentence.start <= 40):
            self._period = self._latest([s.period for s in here])

    def _latest(self, said_here: list[Period]) -> Period:
        """Of the years a sentence compares (`năm 2018 14 vụ, năm 2019 còn 11 vụ`), what follows is about the given or the last."""
        if self.period in said_here:
            return self.period
        years = [p for p in said_here if p.start and p.end]
        first = said_here[0]
        return max(years, key=lambda p: p.end) if first in years and len(years) > 1 and _same_length(years) else first

    def _opens_list(self, sentence: Sentence) -> bool:
        return self.keyed[: sentence.end].endswith(":")

    def _narrowed(self, wide: Named, ahead: list[Named]) -> Named:
        """`Ít nơi nào của Hà Nội ... như huyện Gia Lâm`: the wider unit only says where; the text is about the one within."""
        if not _WITHIN.search(self.keyed, max(0, wide.start - 12), wide.start):
            return wide
        return next((n for n in ahead if n.start > wide.end and _above(wide.code, n.code) and n.code != wide.code), wide)

    def lists(self, start: int, end: int) -> bool:
        """Whether a span names only a place or a period, as between the figures of `Đa Tốn 14 vụ, Kiêu Kỵ 9 vụ`."""
        spans = sorted((n.start, n.end) for n in (*self.named, *self.said) if start <= n.start and n.end <= end)
        rest, at = "", start
        for first, last in spans:
            rest, at = rest + self.keyed[at:first], max(at, last)
        return bool(spans) and bool(_BETWEEN_NAMES.fullmatch(rest + self.keyed[at:end]))

    def _in(self, sentence: Sentence) -> list[Named]:
        return [n for n in self.named if sentence.start <= n.start and n.end <= sentence.end]

    def _owned(self, name: Named) -> bool:
        """A place that only says whose, beside what, or where someone lives (`72 tuổi, ở thôn 5 xã Kim Sơn`)."""
        before = max(0, name.start - 40)
        return bool(_OWNED.search(self.keyed, before, name.start) or _LIVES.search(self.keyed, before, name.start))

    def place_of(self, bound: Bound, sentence: Sentence, period: Period | None) -> Where:
        """The place of a number: named after it in its phrase, before it in its sentence, `toàn huyện`, or the text's."""
        here = [n for n in self._in(sentence) if not (_is_of_people(bound) and self._resides(n))]
        here = [n for n in here if not self._in_dashes(n.start, bound.quantity.start)]
        beside = [n for n in here if bound.quantity.end <= n.start < max(bound.np, self._run_end(here, bound.np))]
        if beside:
            return self._where(self._run(here, beside[0]))
        before = [n for n in here if n.end <= bound.quantity.start and not self._owned(n)]
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
            return self._where(self._run(here, last))
        after = [n for n in here if n.start >= bound.quantity.end and not self._owned(n) and n.start - bound.np < 40]
        after = [n for n in after if not _OWN_NUMBER.match(self.keyed, n.end)]
        if after and not self._has_next(bound, after[0].start, sentence) and after[0].code:
            return self._where(self._run(here, after[0]))
        if self._unknown and not self.topic:
            return self._where([self._unknown])
        return Where(code=self.topic or self.place or self.first)

    def is_of_residents(self, bound: Bound) -> bool:
        """`bắt 5 đối tượng quê ở xã Đa Tốn`: those of one origin, in what stands beside the number."""
        end = bound.head.end if bound.head else bound.quantity.end
        return _is_of_people(bound) and any(end <= n.start <= bound.np and self._resides(n) for n in self.named)

    def _resides(self, name: Named) -> bool:
        before = max(0, name.start - 60)
        given = _GIVEN_BY.search(self.keyed, before, name.start)
        return not given and bool(_RESIDES.search(self.keyed, before, name.start))

    def is_below(self, bound: Bound, sentence: Sentence) -> bool:
        """`Thôn Đào Xuyên (xã Đa Tốn) xảy ra 2 vụ`: of a part of the commune."""
        found = _BELOW.match(self.keyed, sentence.start, bound.quantity.start)
        return found is not None and not _ABOVE_IT.search(self.keyed, found.end(), bound.quantity.start)

    def _in_dashes(self, start: int, number: int) -> bool:
        """`Lệ Chi – xã phía đông của huyện, giáp Bắc Ninh – đã ...`: an aside between dashes, where the number is not in it."""
        return any(a <= start < b <= number for a, b in self._dashes)

    def _aside(self, s: Said, number: int | None = None) -> bool:
        """`12 vụ (năm 2018 xảy ra 15 vụ), khám phá 10 vụ`: a period in brackets with a number of their own holds in them alone."""
        for a, b in self._brackets:
            if a < s.start < b and (number is None or not a < number < b):
                return bool(re.search(r"\d", self.keyed[a : s.start] + self.keyed[s.end : b]))
        return False

    def _aimed(self, s: Said, sentence: Sentence) -> bool:
        """`Phấn đấu năm 2020 giảm còn dưới 10 vụ`: the year of a goal is not the year of what follows."""
        return bool(_GOAL.search(self.keyed, sentence.start, s.start))

    def _planned(self, s: Said) -> bool:
        """`tham mưu kế hoạch giai đoạn 2021 - 2025`: a time to come says nothing of which units stood."""
        return bool(_GOAL.search(self.keyed, max(0, s.start - 80), s.start))

    def _has_next(self, bound: Bound, offset: int, sentence: Sentence) -> bool:
        """Whether another number stands between the number and the place after it."""
        return bool(re.search(r"\d", self.keyed[bound.np : offset]))

    def _run_end(self, here: list[Named], np: int) -> int:
        """The noun phrase reaches over a list of places joined by commas."""
        return next((n.end for n in here if n.start <= np <= n.end), np)

    def _run(self, among: list[Named], one: Named) -> list[Named]:
        """The places joined to one by commas or `và`."""
        i = among.index(one)
        run = [one]
        for left, right in zip(reversed(among[:i]), reversed(among[1 : i + 1]), strict=True):
            if not _JOIN.fullmatch(self.keyed[left.end : right.start]):
                break
            run.insert(0, left)
        for left, right in zip(among[i:], among[i + 1 :], strict=False):
            if not _JOIN.fullmatch(self.keyed[left.end : right.start]):
                break
            run.append(right)
        return run

    def _where(self, run: list[Named]) -> Where:
        unclear = next((n for n in run if n.code is None), None)
        codes = [n.code for n in run if n.code]
        if unclear and len(run) == 1:
            return Where(
                name=unclear.name,
                candidates=unclear.candidates,
                nearest=() if unclear.candidates else tuple(nearest(unclear.name)),
            )
        if len(codes) == 1 and len(run) == 1:
            return Where(code=codes[0])
        parents = {places()[code].parent for code in codes}
        names = ";".join(codes)
        return (
            Where(code=parents.pop(), note=f"places: {names}")
            if len(parents) == 1
            else Where(name=unclear.name if unclear else names)
        )

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
        return Where()

    def period_of(self, bound: Bound, sentence: Sentence) -> Period | None:
        """The period of a number: the nearest before it in its sentence, one after it in its clause, or the text's."""
        here = [s for s in self.said if sentence.start <= s.start < sentence.end]
        here = [s for s in here if not self._aside(s, bound.quantity.start)]
        before = [s for s in here if s.end <= bound.quantity.start and not self._compared(s, sentence)]
        if before and self.period and _NOW.search(self.keyed, before[-1].end, bound.quantity.start):
            return self._joined(self.period)  # "ra đời năm 2011 với 25 hội viên, nay có 48 hội viên"
        if before:
            return self._joined(before[-1].period)
        after = [s for s in here if s.start >= bound.quantity.end and not self._compared(s, sentence)]
        if after and not re.search(r"[;:]", self.keyed[bound.quantity.end : after[0].start]):
            return self._joined(after[0].period)
        return self._joined(self._period) if self._period else None

    def _joined(self, period: Period) -> Period:
        """An open start or end is closed by the period of the text where that is known."""
        if period.start is None:
            return Period(period.end, period.end)
        if period.end is None and self.period and self.period.end and self.period.end >= period.start:
            return Period(period.start, self.period.end)
        return period

    def _compared(self, s: Said, sentence: Sentence) -> bool:
        return bool(re.search(pattern(r"(?:so với|cùng kì|so cùng kì)[^,;]{0,40}$"), self.keyed[sentence.start : s.start]))


def _same_length(spans: list[Period]) -> bool:
    return len({(p.end - p.start).days // 5 for p in spans}) == 1


def _is_of_people(bound: Bound) -> bool:
    """Cases and persons can be of a place without having been there; what people gave is of where they live."""
    return bool(bound.classes & {"person", "user", "case", "defendant", "accused"})


def without_journeys(found: list[Named], keyed: str) -> list[Named]:
    """`Đi từ Ninh Hiệp tới Văn Đức, nơi nào cũng thấy ...`: the ends of a journey are not where something was counted."""
    ends = {
        i
        for i, (a, b) in enumerate(zip(found, found[1:], strict=False))
        if _FROM.search(keyed, max(0, a.start - 8), a.start)
        and _TO.fullmatch(keyed, a.end, b.start)
        or _ROAD.search(keyed, max(0, a.start - 24), a.start)
        and _TO_ROAD.fullmatch(keyed, a.end, b.start)
    }
    return [n for i, n in enumerate(found) if i not in ends and i - 1 not in ends]


def without_compared(found: list[Named], keyed: str) -> list[Named]:
    """`So với huyện Đông Anh, huyện Gia Lâm ...`, `Cùng với Đa Tốn và Kiêu Kỵ, xã Lệ Chi ...`: named beside the one it is about."""
    kept: list[Named] = []
    last: Named | None = None
    for name in found:
        along = last is not None and _ALONG.fullmatch(keyed, last.end, name.start)
        if kept and kept[-1].code and _BOTH.search(keyed, max(0, kept[-1].start - 24), kept[-1].start):
            along = along or bool((_OTHER if last is None else _JOIN).fullmatch(keyed, (last or kept[-1]).end, name.start))
        if along or _BESIDES.search(keyed, max(0, name.start - 24), name.start):
            last = name
        else:
            kept.append(name)
    return kept


def merged(found: list[Named], keyed: str) -> list[Named]:
    """`xã Đa Tốn, huyện Gia Lâm` is one place: the unit above, named after a comma, only says where it lies."""
    out: list[Named] = []
    for name in found:
        last = out[-1] if out else None
        if last and _is_within(last, name) and re.fullmatch(r"\s*[,(–-]\s*", keyed[last.end : name.start]):
            out[-1] = Named(last.start, name.end, last.name, (), last.kind)  # "huyện Sóc Sơn (Hà Nội)" is not Hà Nội
        elif (
            last
            and last.code
            and name.code
            and re.fullmatch(r"\s*[,(–-]?\s*", keyed[last.end : name.start])
            and _above(name.code, last.code)
        ):
            out[-1] = Named(last.start, name.end, last.name, last.candidates, last.kind)
        else:
            out.append(name)
    return out


def _is_within(unknown: Named, name: Named) -> bool:
    """Whether a name the register does not have is that of a smaller unit than the one named after it."""
    level = places()[name.code].level if name.code else ""
    return not unknown.candidates and level in _ABOVE.get(unknown.kind, ())


def _above(higher: str, code: str) -> bool:
    while code:
        code = places()[code].parent if code in places() else ""
        if code == higher:
            return True
    return False


def dates_a_document(keyed: str, s: Said) -> bool:
    """`Chỉ thị 48-CT/TW ngày 22/10/2010 của Bộ Chính trị`: the date is the document's."""
    return (
        bool(_DOCUMENT.search(keyed, max(0, s.start - 60), s.start))
        and s.period.start == s.period.end
        or bool(_OF_BODY.match(keyed, s.end))
    )
