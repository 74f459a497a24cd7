"""A text -> the periods it says, and the one that holds, sentence by sentence, for what says none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.ingest.entities.document_head import Head, is_of_days, only, stands_for
from analysis.ingest.entities.non_counts import Mask
from analysis.ingest.entities.periods import Period, Said, dates_a_document, said
from analysis.ingest.prose.cues import left, right
from analysis.ingest.prose.phrases import BRACKETS
from analysis.ingest.text.sentences import Sentence

# Years in these are no period: of birth, of a document.
_NO_TIME = frozenset({"age", "document", "plate", "phone"})
# How far from the start of a sentence a period opens it, speaks for all of it; how far before a period its cue stands.
_OPENS, _SPEAKS, _CUE = 30, 60, 60
# How many days a report is on that is of one period.
_A_YEAR = 400
_BULLET = re.compile(r"[-–+•*]\s")
# How deep a heading stands by its number: `Phần`, I., 1., a), or iv. as without one; a lead before a list stands below them all.
_NUMBER = re.compile(r"((?i:phần)\s)|([IVX]+\s*[.)/])|(\d+\s*[.)])|((?i:[a-zđ])\s*[.)])|((?i:[IVX]+)\s*[.)/])")
_UNNUMBERED, _LEAD, _SHORT = 5, 6, 100


class PeriodsTold:
    """The periods that a text says (`said`), that of the report (`period`, or its title's: `own`) and the one that holds (`holds`).

    `speaks`: it holds for all that follows; `told`: how the text told it; `led`: by what heading or lead, and how deep it stands.
    """

    def __init__(self, text: str, keyed: str, masked: Sequence[Mask], period: Period | None, head: Head):
        self._text, self._keyed = text, keyed
        default = period or head.window
        self.day = (default.end or default.start) if default else None
        dated = default or head.title
        told = [
            s
            for s in said(keyed, (dated.end or dated.start).year if dated else None)
            if not dates_a_document(keyed, s)
            and not any(m.start <= s.start < m.end for m in masked if m.reason in _NO_TIME)
            and not (s.start < head.end and s.period.start == s.period.end)
        ]
        stated = head.window
        self.head = head = head if head.window or not period else replace(head, window=self._window(told, period))
        self.period = head.of(period) if period else head.window
        self.found = period is not None and head.window != stated  # its days stand in the text alone
        self.own = self.period or head.title
        self.said = [replace(s, period=head.of(s.period)) for s in told]
        self.day = self.day or next((s.period.end or s.period.start for s in self.said if not self._is_planned(s)), None)
        self._brackets = [m.span() for m in BRACKETS.finditer(keyed)]
        self.holds, self.speaks, self.told = self.period, True, ""
        self.led: tuple[Period, int] | None = None
        self._paragraph, self._listed = -1, False

    def _window(self, told: list[Said], period: Period) -> Period | None:
        """The days that the text means the period of the import by (`Quý IV công tác (từ ngày 15/9/2019 đến ngày 14/12/2019)`):
        one window, of no campaign, aim or comparison."""
        return only({
            s.period
            for s in told
            if s.period.start
            and s.period.end
            and is_of_days(s.period)
            and stands_for(s.period, period)
            and not left("of_no_report", self._keyed, s.start - _CUE, s.start)
            and not left("compared_period", self._keyed, s.start - _CUE, s.start)
            and not self._is_planned(s)
        })  # fmt: skip

    def within(self, start: int, end: int) -> list[Said]:
        """The periods said in a span."""
        return [s for s in self.said if start <= s.start < end]

    def enter(self, sentence: Sentence, until: int) -> None:
        """Begin a sentence, whose first number stands at `until`: at its end or behind it where it has none."""
        if sentence.paragraph != self._paragraph:
            self._paragraph = sentence.paragraph
            self._begin_paragraph(sentence)
        if sentence.start < self.head.end:  # what the title says is the report's period
            self.holds = self.own or self.holds
            return
        leads = until >= sentence.end and (sentence.heading or self._keyed.endswith(":", 0, sentence.end))
        inside = self.within(sentence.start, sentence.end)
        here = [s for s in inside if self.holds_on(s, sentence)]
        here = [s for s in here if s.start < until or not right("leads_on_to", self._keyed, s.end)]
        if not here and right("of_the_report", self._keyed, sentence.start, sentence.end):
            self.holds = self.own
        if here and (sentence.heading or self.holds is None or here[0].start - sentence.start <= _SPEAKS):
            self.speaks = here[0].start - sentence.start <= _OPENS and not self._is_of_a_part(here[0], sentence)
            self.holds = _latest([s.period for s in here], self.period)
            alone = len(self._line(sentence)) <= sentence.end - sentence.start + 1
            self.told = "with figures" if until < sentence.end else "alone" if alone else "in passing"
        elif here and here[0].period.start and here[0].period.end and is_of_days(here[0].period):
            # "Trong đợt cao điểm ... Tết Nguyên đán (từ ngày 15/12/2016 đến ngày 15/02/2017), xảy ra 42 vụ": of it or of the year?
            self.holds, self.speaks, self.told = here[0].period, False, "with figures"
        elif leads and (compared := [s for s in inside if self.is_compared(s, sentence)]):
            self.holds, self.speaks, here = compared[0].period, False, compared  # "Cùng kỳ năm 2018:"
        if leads and here and self.holds != self.own:
            level = self._level(sentence)
            self.led, self._listed = (self.holds, _LEAD if level is None else level), False

    def _begin_paragraph(self, sentence: Sentence) -> None:
        """A period told with figures ends with its paragraph: of a report on a year or less, what follows is of the report's period;
        of a longer one nobody knows. A heading's or a lead's holds for what stands under it, one told alone in its line goes on."""
        text = self._text[sentence.start : sentence.end]
        if text[:1].islower() or _BULLET.match(text):
            self._listed = self._listed or bool(_BULLET.match(text))
            return
        over = self._listed or "\n\n" in self._text[max(0, sentence.start - 3) : sentence.start]
        level = self._level(sentence)
        if self.led and (level <= self.led[1] if level is not None else self.led[1] == _LEAD and over):
            self.led = None
            self.holds, self.told = self.own or self.holds, ""
        if self.led or self.own is None:
            self.holds = self.led[0] if self.led else self.holds
        elif self.holds in (None, self.own) or self.told == "with figures" and (self.own.end - self.own.start).days < _A_YEAR:
            self.holds, self.speaks = self.own, True
        elif self.told != "alone":
            self.speaks = False

    def _level(self, sentence: Sentence) -> int | None:
        """How deep the heading stands whose line a sentence begins or is; None for text, and for a lead without a number."""
        line = self._line(sentence)
        number = _NUMBER.match(line)
        heads = number and len(line) <= _SHORT and not line.endswith((".", ";")) or sentence.heading and not line.endswith(":")
        return (number.lastindex if number else _UNNUMBERED) if heads else None

    def _line(self, sentence: Sentence) -> str:
        """The line in which a sentence begins."""
        return self._text[self._text.rfind("\n", 0, sentence.start) + 1 :].partition("\n")[0].strip()

    def holds_on(self, s: Said, sentence: Sentence) -> bool:
        """Whether a period said here is that of what follows: not one compared with, aimed at, summed up, or said in passing."""
        keyed = self._keyed
        passing = self.is_in_passing(s) or self.is_compared(s, sentence) or left("cumulative", keyed, s.start - 40, s.start)
        return not passing and not any(
            left(name, keyed, sentence.start, s.start) for name in ("aimed_period", "fallen_from", "about_a_year")
        )

    def _is_of_a_part(self, s: Said, sentence: Sentence) -> bool:
        """`Riêng tháng cuối kỳ, từ ngày 15/8/2019 ...`, `Trong đợt cao điểm từ ...`: what follows may be of the whole again."""
        start, cues = max(sentence.start, s.start - _CUE), ("of_no_report", "of_a_part")
        return any(left(name, self._keyed, start, s.start) for name in cues)

    def _is_planned(self, s: Said) -> bool:
        """`tham mưu kế hoạch giai đoạn 2021 - 2025`: a time to come says nothing of which units stood."""
        return bool(left("aimed_period", self._keyed, s.start - 80, s.start))

    def is_in_passing(self, s: Said, number: int | None = None) -> bool:
        """`12 vụ (năm 2018 xảy ra 15 vụ), khám phá 10 vụ`: a period in brackets with a number of their own holds in them alone."""
        for a, b in self._brackets:
            if a < s.start < b and (number is None or not a < number < b):
                return bool(re.search(r"\d", self._keyed[a : s.start] + self._keyed[s.end : b]))
        return False

    def is_compared(self, s: Said, sentence: Sentence) -> bool:
        """`so với năm 2018`."""
        return bool(left("compared_period", self._keyed, sentence.start, s.start))


def _latest(said_here: list[Period], given: Period | None) -> Period:
    """Of the years a sentence compares (`năm 2018 14 vụ, năm 2019 còn 11 vụ`), what follows is about the given or the last."""
    if given in said_here:
        return given
    years = [p for p in said_here if p.start and p.end]
    if said_here[0] in years and (meant := [p for p in years if is_of_days(p) and stands_for(p, said_here[0])]):
        return meant[0]  # "năm công tác 2018 (từ ngày 01/10/2017 đến ngày 30/9/2018)"
    same = len({(p.end - p.start).days // 5 for p in years}) == 1
    return max(years, key=lambda p: p.end) if said_here[0] in years and len(years) > 1 and same else said_here[0]
