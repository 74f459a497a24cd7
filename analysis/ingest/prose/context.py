"""A text -> the places and periods it names, and those that hold, sentence by sentence, where it names none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.catalogue import places
from analysis.ingest.entities.document_head import Head, is_of_days, place_for
from analysis.ingest.entities.non_counts import Mask
from analysis.ingest.entities.periods import Period, Said, dates_a_document, said
from analysis.ingest.entities.place_lists import is_above, merged, run_of, without_compared, without_journeys
from analysis.ingest.entities.place_validity import standing
from analysis.ingest.entities.places import Named, named
from analysis.ingest.prose.cues import all_within, fills, left, right
from analysis.ingest.prose.place_roles import only_says_whose
from analysis.ingest.text.sentences import Sentence

_DASHES = re.compile(r"(?<=\w)\s[–-]\s[^–\n.;:\d]{3,120}?\s[–-]\s")
_BRACKET = re.compile(r"\([^()\n]*\)")
# Years in these are no period: of birth, of a document.
_NO_TIME = frozenset({"age", "document", "plate", "phone"})
# How far from its start a place opens a sentence, a period speaks for all of it.
OPENS, SPEAKS = 30, 60
# How many days a report is on that is of one period.
_A_YEAR = 400
_BULLET = re.compile(r"[-–+•*]\s")
_NUMBERED = re.compile(r"(?:phần\s|[IVX]+\s*[.)/]|\d+\s*[.)]|[a-zđ]\s*[.)])", re.IGNORECASE)
# How deep a heading stands: `Phần`, I., 1., a), without a number; a lead before a list; the text itself.
_LEVELS = (r"phần\s", r"[IVX]+\s*[.)/]", r"\d+\s*[.)]", r"[a-zđ]\s*[.)]")
_UNNUMBERED, _LEAD, _SHORT = 4, 5, 100


def _level(text: str) -> int:
    """The depth of a heading by its number."""
    return next(
        (n for n, form in enumerate(_LEVELS) if re.match(form, text.strip(), re.IGNORECASE if n in (0, 3) else 0)), _UNNUMBERED
    )


class Setting:
    """The places and periods a text names, and the ones that hold where it names none."""

    def __init__(self, text: str, keyed: str, masked: Sequence[Mask] = (), *, place: str, period: Period | None, head: Head):
        self.text, self.keyed, self.head = text, keyed, head
        self.place, self.choices = place_for(head, place)
        default = period or head.window
        default = (default.end or default.start) if default else None
        told = [
            s
            for s in said(keyed, default.year if default else None)
            if not dates_a_document(keyed, s)
            and not any(m.start <= s.start < m.end for m in masked if m.reason in _NO_TIME)
            and not (s.start < head.end and s.period.start == s.period.end)
        ]
        self.head = head = head if head.window else replace(head, window=self._window(told, period))
        self.period = head.of(period) if period else head.window
        self.own = self.period or head.title
        if self.place and self.own and self.own.end:  # of a merged commune's name, the unit that stood then
            stood = standing((self.place,), self.own.start, self.own.end)
            self.place = stood[0] if len(stood) == 1 else self.place
        self.said: list[Said] = [replace(s, period=head.of(s.period)) for s in told]
        on = default or next(((s.period.end or s.period.start) for s in self.said if not self._is_planned(s)), None)
        place = self.place
        within = place if place and places()[place].level != "commune" else places()[place].parent if place else None
        found = without_compared(without_journeys(merged(named(text, keyed, on=on, within=within), keyed), keyed), keyed)
        self.named = [n for n in found if n.start >= head.end]
        self.brackets = [m.span() for m in _BRACKET.finditer(keyed)]
        self.dashes = [m.span() for m in _DASHES.finditer(keyed)]
        self.topic, self.headed, self.unknown, self.aimed, self.holds = "", "", None, False, self.period
        self._paragraph, self._country, self.speaks = -1, False, True
        self.led: tuple[Period, int] | None = None
        self.told, self._listed = "", False
        known = [n for n in self.named if n.code and places()[n.code].level != "country"]
        alone = [n for n in known if len(run_of(keyed, self.named, n)) == 1] or known
        self.first = next((n.code for n in (*(n for n in alone if not only_says_whose(keyed, n)), *alone)), "")

    def _window(self, told: list[Said], period: Period | None) -> Period | None:
        """The days that the text means the period of the import by (`Quý IV công tác (từ ngày 15/9/2019 đến ngày 14/12/2019)`):
        one window, of no campaign, aim or comparison."""
        windows = {
            s.period
            for s in told
            if period
            and s.period.start
            and s.period.end
            and is_of_days(s.period)
            and Head(window=s.period).of(period) == s.period
            and not left("of_no_report", self.keyed, s.start - 60, s.start)
            and not left("compared_period", self.keyed, s.start - 60, s.start)
            and not self._is_planned(s)
        }
        return windows.pop() if len(windows) == 1 else None

    def enter(self, sentence: Sentence, until: int) -> None:
        """Begin a sentence: a place that opens a paragraph or a sentence holds on; a new paragraph lets it go.

        `until`: where the sentence's first number stands. A place after it is that number's, and of several places
        (`hai câu lạc bộ B93 ở thị trấn Trâu Quỳ và xã Yên Viên`) none is what the text goes on about.
        """
        if until >= sentence.end and (sentence.heading or self.keyed[: sentence.end].endswith(":")):
            self.aimed = bool(all_within("goal_heading", self.keyed, sentence.start, sentence.end))
        if sentence.paragraph != self._paragraph:
            self.topic, self.unknown, self._paragraph = self.headed, None, sentence.paragraph
            self._begin_paragraph(sentence)
        ahead = [n for n in self.of(sentence) if n.code and n.end <= until]
        self._meet_stranger(sentence, ahead, until)
        opening = [n for n in ahead if n.start - sentence.start <= OPENS and not only_says_whose(self.keyed, n)]
        if opening and len(run_of(self.keyed, self.of(sentence), opening[0])) == 1:
            self.topic = self._narrowed(opening[0], ahead).code
        if sentence.heading and until >= sentence.end:  # "Xã Đa Tốn\n- Phạm pháp hình sự: 12 vụ"
            self.headed = self.topic if self.lists(sentence.start, sentence.end) else ""
        self._meet_country(sentence, bool(opening))
        self._meet_period(sentence, until)

    def _meet_stranger(self, sentence: Sentence, ahead: list[Named], until: int) -> None:
        """A place that opens a sentence and that the register does not have is what the text goes on about."""
        strange = [
            n
            for n in self.of(sentence)
            if not n.candidates and n.start - sentence.start <= OPENS and not only_says_whose(self.keyed, n)
        ]
        if strange and strange[0].end <= until and not (ahead and ahead[0].start < strange[0].start):
            self.unknown = strange[0]
        elif ahead:
            self.unknown = None

    def _meet_country(self, sentence: Sentence, opened: bool) -> None:
        whole = all_within("whole_country", self.keyed, sentence.start, sentence.end)
        country = bool(whole) and not self.of(sentence)
        part = self._country and not self.of(sentence) and bool(right("opens_with_part", self.keyed, sentence.start))
        if part or country and not (opened or self.topic or self.place):
            self.topic = country_code()
        self._country = country or part

    def _begin_paragraph(self, sentence: Sentence) -> None:
        """A period told with figures ends with its paragraph: of a report on a year or less, what follows is of the report's period;
        of a longer one nobody knows. A heading's or a lead's holds for what stands under it, one told alone in its line goes on."""
        text = self.text[sentence.start : sentence.end]
        if text[:1].islower() or _BULLET.match(text):
            self._listed = self._listed or bool(_BULLET.match(text))
            return
        over = self._listed or "\n\n" in self.text[max(0, sentence.start - 3) : sentence.start]
        level = self._heads(sentence)
        if self.led and (level <= self.led[1] if level is not None else self.led[1] == _LEAD and over):
            self.led = None
            self.holds, self.told = self.own or self.holds, ""
        if self.led or self.own is None:
            self.holds = self.led[0] if self.led else self.holds
        elif self.holds in (None, self.own):
            self.holds, self.speaks = self.own, True
        elif self.told == "with figures" and (self.own.end - self.own.start).days < _A_YEAR:
            self.holds, self.speaks = self.own, True
        elif self.told != "alone":
            self.speaks = False

    def _heads(self, sentence: Sentence) -> int | None:
        """How deep the heading stands whose line a sentence begins or is; None for text, and for a lead without a number."""
        first = self.text.rfind("\n", 0, sentence.start) + 1
        line = self.text[first:].partition("\n")[0].strip()
        numbered = len(line) <= _SHORT and not line.endswith((".", ";")) and _NUMBERED.match(line)
        return _level(line) if numbered or sentence.heading and not line.endswith(":") else None

    def _meet_period(self, sentence: Sentence, until: int) -> None:
        if sentence.start < self.head.end:  # what the title says is the report's period
            self.holds = self.own or self.holds
            return
        inside = [s for s in self.said if sentence.start <= s.start < sentence.end]
        here = [s for s in inside if self.holds_on(s, sentence)]
        here = [s for s in here if s.start < until or not right("leads_on_to", self.keyed, s.end)]
        leads = until >= sentence.end and (sentence.heading or self.keyed[: sentence.end].endswith(":"))
        if not here and right("of_the_report", self.keyed, sentence.start, sentence.end):
            self.holds = self.own
        if here and (sentence.heading or self.holds is None or here[0].start - sentence.start <= SPEAKS):
            self.speaks = here[0].start - sentence.start <= OPENS and not self._is_of_a_part(here[0], sentence)
            self.holds = _latest([s.period for s in here], self.period)
            line = self.text[self.text.rfind("\n", 0, sentence.start) + 1 :].partition("\n")[0].strip()
            alone = len(line) <= sentence.end - sentence.start + 1
            self.told = "with figures" if until < sentence.end else "alone" if alone else "in passing"
        elif here and here[0].period.start and here[0].period.end and is_of_days(here[0].period):
            # "Trong đợt cao điểm ... Tết Nguyên đán (từ ngày 15/12/2016 đến ngày 15/02/2017), xảy ra 42 vụ": of it or of the year?
            self.holds, self.speaks, self.told = here[0].period, False, "with figures"
        elif leads and (compared := [s for s in inside if self.is_compared(s, sentence)]):
            self.holds, self.speaks, here = compared[0].period, False, compared  # "Cùng kỳ năm 2018:"
        if leads and here and self.holds != self.own:
            level = self._heads(sentence)
            self.led, self._listed = (self.holds, _LEAD if level is None else level), False

    def holds_on(self, s: Said, sentence: Sentence) -> bool:
        """Whether a period said here is that of what follows: not one compared with, aimed at, summed up, or said in passing."""
        keyed = self.keyed
        passing = self.is_in_passing(s) or self.is_compared(s, sentence) or left("cumulative", keyed, s.start - 40, s.start)
        return not passing and not any(left(name, keyed, sentence.start, s.start) for name in ("aimed_period", "fallen_from"))

    def _is_of_a_part(self, s: Said, sentence: Sentence) -> bool:
        """`Riêng tháng cuối kỳ, từ ngày 15/8/2019 ...`, `Trong đợt cao điểm từ ...` in the middle of a paragraph: what follows may be
        of the whole again."""
        if not self.text[self.text.rfind("\n", 0, sentence.start) + 1 : sentence.start].strip():
            return False
        cues = ("of_no_report", "of_a_part")
        return any(left(name, self.keyed, max(sentence.start, s.start - 60), s.start) for name in cues)

    def _is_planned(self, s: Said) -> bool:
        """`tham mưu kế hoạch giai đoạn 2021 - 2025`: a time to come says nothing of which units stood."""
        return bool(left("aimed_period", self.keyed, s.start - 80, s.start))

    def is_in_passing(self, s: Said, number: int | None = None) -> bool:
        """`12 vụ (năm 2018 xảy ra 15 vụ), khám phá 10 vụ`: a period in brackets with a number of their own holds in them alone."""
        for a, b in self.brackets:
            if a < s.start < b and (number is None or not a < number < b):
                return bool(re.search(r"\d", self.keyed[a : s.start] + self.keyed[s.end : b]))
        return False

    def is_compared(self, s: Said, sentence: Sentence) -> bool:
        """`so với năm 2018`."""
        return bool(left("compared_period", self.keyed, sentence.start, s.start))

    def _narrowed(self, wide: Named, ahead: list[Named]) -> Named:
        """`Ít nơi nào của Hà Nội ... như huyện Gia Lâm`: the wider unit only says where; the text is about the one within."""
        if not left("within_it", self.keyed, wide.start - 12, wide.start):
            return wide
        return next((n for n in ahead if n.start > wide.end and is_above(wide.code, n.code)), wide)

    def lists(self, start: int, end: int) -> bool:
        """Whether a span names only a place or a period, as between the figures of `Đa Tốn 14 vụ, Kiêu Kỵ 9 vụ`."""
        spans = sorted((n.start, n.end) for n in (*self.named, *self.said) if start <= n.start and n.end <= end)
        rest, at = "", start
        for first, last in spans:
            rest, at = rest + self.keyed[at:first], max(at, last)
        rest += self.keyed[at:end]
        return bool(spans) and fills("between_names", rest, 0, len(rest))

    def of(self, sentence: Sentence) -> list[Named]:
        """The places that a sentence names."""
        return [n for n in self.named if sentence.start <= n.start and n.end <= sentence.end]


def country_code() -> str:
    """The code of the country in the register."""
    return next(p.code for p in places().values() if p.level == "country")


def _latest(said_here: list[Period], given: Period | None) -> Period:
    """Of the years a sentence compares (`năm 2018 14 vụ, năm 2019 còn 11 vụ`), what follows is about the given or the last."""
    if given in said_here:
        return given
    years = [p for p in said_here if p.start and p.end]
    if said_here[0] in years and (meant := [p for p in years if is_of_days(p) and Head(window=p).of(said_here[0]) == p]):
        return meant[0]  # "năm công tác 2018 (từ ngày 01/10/2017 đến ngày 30/9/2018)"
    same = len({(p.end - p.start).days // 5 for p in years}) == 1
    return max(years, key=lambda p: p.end) if said_here[0] in years and len(years) > 1 and same else said_here[0]
