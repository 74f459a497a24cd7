"""A document being read as prose: its text and numbers, one number of it in its sentence, and what a sentence leaves to the next."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from analysis.catalogue import indicators
from analysis.ingest.entities.indicators import Chosen
from analysis.ingest.entities.lexicon_matches import Hit, Words
from analysis.ingest.entities.non_counts import REASONS
from analysis.ingest.entities.numbers import Format
from analysis.ingest.entities.quantities import Quantity
from analysis.ingest.findings import reasons
from analysis.ingest.findings.finding import SET_ASIDE, Evidence, Finding
from analysis.ingest.prose.periods_told import PeriodsTold
from analysis.ingest.prose.phrases import Bound
from analysis.ingest.prose.places_told import PlacesTold
from analysis.ingest.text.sentences import Sentence
from analysis.ingest.text.spelling import Plain
from analysis.language import Text

# The numbers read before in a sentence, each with the indicator that later ones may take over.
Past = list[tuple[Bound, Chosen | None]]


class Neighbour(NamedTuple):
    """Another number: the noun and the classes of what it counts, its indicator and the concepts by which it was known."""

    noun: str
    classes: frozenset[str]
    indicator: str
    consumed: frozenset[str]


@dataclass
class Memory:
    """What the sentence before leaves to the next: concepts by which its numbers were known, their heads, their indicators."""

    consumed: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    leads: bool = False
    paragraph: int = -1
    read: frozenset[tuple[str, str]] = frozenset()


@dataclass
class Reading:
    """A document being read: its text, what is masked, where everything stands, which rules decided (`fired`), whether a
    heading tells goals (`aimed`), and where a number begins that would land on a guess (`guesses`)."""

    source: Plain
    keyed: str
    words: Words
    hits: list[Hit]
    found: list[Quantity]
    written: Format
    periods: PeriodsTold
    places: PlacesTold
    file: str
    sha256: str
    fired: list[tuple[int, str]]
    memory: Memory = field(default_factory=Memory)
    guesses: dict[int, Text] = field(default_factory=dict)
    neighbours: list[Neighbour] = field(default_factory=list)
    earlier: frozenset[str] = frozenset()
    aimed: bool = False

    @cached_property
    def known(self) -> list[tuple[int, int]]:
        """The spans of all that is understood: concepts, numbers, places, periods, in order."""
        return sorted((k.start, k.end) for k in (*self.hits, *self.found, *self.places.named, *self.periods.said))


@dataclass
class Case:
    """A number in its sentence: its phrase, the words of the lexicon around it, the numbers before it, and, once they are known,
    its indicator and its row. `again`: where the same indicator was read before of the same place (-1: in the sentence before)."""

    reading: Reading
    sentence: Sentence
    bound: Bound
    hits: list[Hit]
    past: Past
    chosen: Chosen | None = None
    row: Finding | None = None
    again: list[int] = field(default_factory=list)

    @property
    def keyed(self) -> str:
        """The text as words are compared."""
        return self.reading.keyed

    @property
    def start(self) -> int:
        """Where the sentence begins."""
        return self.sentence.start

    @property
    def line(self) -> int:
        """Where its line begins."""
        return self.reading.source.text.rfind("\n", 0, self.start) + 1

    @property
    def at(self) -> int:
        """Where the number begins."""
        return self.bound.quantity.start

    @property
    def last(self) -> tuple[Bound, Chosen | None] | tuple[None, None]:
        """The number before, and its indicator."""
        return self.past[-1] if self.past else (None, None)

    @property
    def named(self) -> frozenset[str]:
        """The concepts by which its indicator is known; none where it has none."""
        return self.chosen.consumed if self.chosen else frozenset()

    @property
    def noun(self) -> str:
        """The words of what it counts."""
        head = self.bound.head
        return self.keyed[head.start : head.end] if head else ""

    def is_stock(self) -> bool:
        """Whether its indicator is a state at a date."""
        return self.chosen is not None and indicators()[self.chosen.indicator].kind == "stock"


def finding(reading: Reading, sentence: Sentence, quantity: Quantity) -> Finding:
    """A number of the text with its evidence, set aside until it is known."""
    start, end = reading.source.span(sentence.start, sentence.end)
    at, to = reading.source.span(quantity.start, quantity.end)
    text, number = reading.source.original[start:end], reading.source.text[quantity.start : quantity.end]
    evidence = Evidence(
        text=text, start=start, end=end, number=number, number_start=at, number_end=to, file=reading.file, sha256=reading.sha256
    )
    return Finding(
        evidence=evidence, status=SET_ASIDE, value=quantity.value, low=quantity.low, high=quantity.high,
        quantifier=quantity.quantifier, open_list=_is_open(reading, sentence, quantity),
    )  # fmt: skip


def _is_open(reading: Reading, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the list that the number heads ends in `...`: no later number stands before the dots."""
    later = [q.start for q in reading.found if not q.mask and q.start >= quantity.end]
    until = min([sentence.end + 3, *later])
    return bool(re.search(r"\.\.\.|…|v\.v", reading.keyed[quantity.end : until]))


def aside(reading: Reading, sentence: Sentence, quantity: Quantity) -> Finding:
    """A number that counts nothing, with the reason."""
    return finding(reading, sentence, quantity).aside(REASONS.get(quantity.mask, reasons.UNREADABLE), quantity.mask)
