"""A text -> the places it names, and what it goes on about, sentence by sentence, where it names none."""

from __future__ import annotations

from analysis.catalogue import places
from analysis.ingest.entities.document_head import place_for
from analysis.ingest.entities.place_lists import is_above, merged, run_of, without_compared, without_journeys
from analysis.ingest.entities.place_validity import standing
from analysis.ingest.entities.places import Named, named
from analysis.ingest.prose.cues import all_within, fills, left, right
from analysis.ingest.prose.periods_told import PeriodsTold
from analysis.ingest.text.sentences import Sentence

# How far from its start a place opens a sentence.
_OPENS = 30


class PlacesTold:
    """The places that a text names (`named`), that of the report (`place`; `choices` where a person must say which), the first named
    (`first`) and the one that the text goes on about: `topic`, under a heading `headed`, or `unknown` to the register."""

    def __init__(self, text: str, keyed: str, periods: PeriodsTold, place: str):
        self._keyed, self._said, self.head = keyed, periods.said, periods.head
        self.place, self.choices = place_for(self.head, place)
        if self.place and periods.own and periods.own.end:  # of a merged commune's name, the unit that stood then
            stood = standing((self.place,), periods.own.start, periods.own.end)
            self.place = stood[0] if len(stood) == 1 else self.place
        unit = places().get(self.place)
        within = unit.parent if unit and unit.level == "commune" else self.place or None
        found = merged(named(text, keyed, on=periods.day, within=within), keyed)
        self.named = [n for n in without_compared(without_journeys(found, keyed), keyed) if n.start >= self.head.end]
        known = [n for n in self.named if n.code and places()[n.code].level != "country"]
        alone = [n for n in known if len(run_of(keyed, self.named, n)) == 1] or known
        self.first = next((n.code for n in (*(n for n in alone if not only_says_whose(keyed, n)), *alone)), "")
        self.topic, self.headed, self.unknown = "", "", None
        self._paragraph, self._country = -1, False

    def enter(self, sentence: Sentence, until: int) -> None:
        """Begin a sentence: a place that opens a paragraph or a sentence holds on; a new paragraph lets it go.

        `until`: where the sentence's first number stands. A place after it is that number's, and of several places
        (`hai câu lạc bộ B93 ở thị trấn Trâu Quỳ và xã Yên Viên`) none is what the text goes on about.
        """
        if sentence.paragraph != self._paragraph:
            self.topic, self.unknown, self._paragraph = self.headed, None, sentence.paragraph
        here = self.of(sentence)
        ahead = [n for n in here if n.code and n.end <= until]
        about = [n for n in here if n.start - sentence.start <= _OPENS and not only_says_whose(self._keyed, n)]
        strange = next((n for n in about if not n.candidates), None)
        if strange and strange.end <= until and not (ahead and ahead[0].start < strange.start):
            self.unknown = strange  # the register does not have what the text goes on about
        elif ahead:
            self.unknown = None
        opening = [n for n in about if n in ahead]
        if opening and len(run_of(self._keyed, here, opening[0])) == 1:
            self.topic = self._narrowed(opening[0], ahead).code
        if sentence.heading and until >= sentence.end:  # "Xã Đa Tốn\n- Phạm pháp hình sự: 12 vụ"
            self.headed = self.topic if self.lists(sentence.start, sentence.end) else ""
        country = not here and bool(all_within("whole_country", self._keyed, sentence.start, sentence.end))
        part = not here and self._country and bool(right("opens_with_part", self._keyed, sentence.start))
        if part or country and not (self.topic or self.place):
            self.topic = country_code()
        self._country = country or part

    def _narrowed(self, wide: Named, ahead: list[Named]) -> Named:
        """`Ít nơi nào của Hà Nội ... như huyện Gia Lâm`: the wider unit only says where; the text is about the one within."""
        if not left("within_it", self._keyed, wide.start - 12, wide.start):
            return wide
        return next((n for n in ahead if n.start > wide.end and is_above(wide.code, n.code)), wide)

    def lists(self, start: int, end: int) -> bool:
        """Whether a span names only a place or a period, as between the figures of `Đa Tốn 14 vụ, Kiêu Kỵ 9 vụ`."""
        spans = sorted((n.start, n.end) for n in (*self.named, *self._said) if start <= n.start and n.end <= end)
        rest, at = "", start
        for first, last in spans:
            rest, at = rest + self._keyed[at:first], max(at, last)
        rest += self._keyed[at:end]
        return bool(spans) and fills("between_names", rest, 0, len(rest))

    def of(self, sentence: Sentence) -> list[Named]:
        """The places that a sentence names."""
        return [n for n in self.named if sentence.start <= n.start and n.end <= sentence.end]


def country_code() -> str:
    """The code of the country in the register."""
    return next(p.code for p in places().values() if p.level == "country")


def only_says_whose(keyed: str, name: Named) -> bool:
    """A place that only says whose, beside what, or where someone lives (`72 tuổi, ở thôn 5 xã Kim Sơn`)."""
    return any(left(role, keyed, name.start - 40, name.start) for role in ("owned", "lives"))
