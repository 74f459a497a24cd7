"""A document being read as prose: its text, its numbers, and what one sentence leaves to the next."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analysis.ingest import reasons
from analysis.ingest.concepts import Hit, Words
from analysis.ingest.distractors import REASONS
from analysis.ingest.findings import SET_ASIDE, Evidence, Finding
from analysis.ingest.numbers import Format
from analysis.ingest.quantity import Quantity
from analysis.ingest.sentences import Sentence
from analysis.ingest.setting import Setting
from analysis.ingest.text import Plain


@dataclass
class Memory:
    """What the sentence before leaves to the next: concepts by which its numbers were known, their heads, their indicators."""

    consumed: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    paragraph: int = -1
    read: frozenset[tuple[str, str]] = frozenset()


@dataclass
class Reading:
    """A document being read: its text, what is masked, and where everything stands."""

    source: Plain
    keyed: str
    words: Words
    hits: list[Hit]
    found: list[Quantity]
    written: Format
    setting: Setting
    file: str
    sha256: str
    memory: Memory = field(default_factory=Memory)


def finding(reading: Reading, sentence: Sentence, quantity: Quantity) -> Finding:
    return Finding(
        evidence=_evidence(reading, sentence, quantity), status=SET_ASIDE, value=quantity.value, low=quantity.low, high=quantity.high,
        quantifier=quantity.quantifier, open_list=_is_open(reading, sentence, quantity),
    )  # fmt: skip


def _is_open(reading: Reading, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the list that the number heads ends in `...`: no later number stands before the dots."""
    later = [q.start for q in reading.found if not q.mask and q.start >= quantity.end]
    until = min([sentence.end + 3, *later])
    return bool(re.search(r"\.\.\.|…|v\.v", reading.keyed[quantity.end : until]))


def _evidence(reading: Reading, sentence: Sentence, quantity: Quantity) -> Evidence:
    start, end = reading.source.span(sentence.start, sentence.end)
    at, to = reading.source.span(quantity.start, quantity.end)
    text, number = reading.source.original[start:end], reading.source.text[quantity.start : quantity.end]
    return Evidence(
        text=text, start=start, end=end, number=number, number_start=at, number_end=to, file=reading.file, sha256=reading.sha256
    )


def aside(reading: Reading, sentence: Sentence, quantity: Quantity) -> Finding:
    reason = REASONS.get(quantity.mask, reasons.UNREADABLE)
    return finding(reading, sentence, quantity).aside(reason, quantity.mask)
