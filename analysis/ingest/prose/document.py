"""A document being read as prose: its text, its numbers, and what one sentence leaves to the next."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analysis.ingest.entities.lexicon_matches import Hit, Words
from analysis.ingest.entities.non_counts import REASONS
from analysis.ingest.entities.numbers import PRINTED, Format, decide, is_printed_whole, readings
from analysis.ingest.entities.quantities import Quantity
from analysis.ingest.findings import reasons
from analysis.ingest.findings.finding import SET_ASIDE, Evidence, Finding
from analysis.ingest.prose.context import Setting
from analysis.ingest.text.sentences import Sentence
from analysis.ingest.text.spelling import Plain


def format_of(keyed: str, masked, words: Words) -> Format:
    """The number format of the document: from numbers only one format can write, and from counts, which are whole."""
    proofs = []
    for match in PRINTED.finditer(keyed):
        if any(m.start <= match.start() < m.end for m in masked):
            continue
        proofs.append(match[0])
    decided = decide(proofs)
    if decided.name or decided.why:
        return decided
    return decide(
        _whole_only(match, words)
        for match in PRINTED.finditer(keyed)
        if not any(m.start <= match.start() < m.end for m in masked)
    )


def _whole_only(match: re.Match, words: Words) -> str:
    """A printed number; where a counted noun follows and only one reading is whole, a spelling only that format has."""
    found = readings(match[0])
    after = match.end() + 1
    head = words.head_at(after) if after < len(words.keyed) and words.keyed[match.end()] == " " else None
    if len(set(found.values())) < 2 or head is None or head.classes & {"percent", "area"}:
        return "0"
    whole = [name for name, value in found.items() if is_printed_whole(value)]
    return {"vi": "0,5", "en": "0.5"}[whole[0]] if len(whole) == 1 else "0"


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
    fired: list[tuple[int, str]] = field(default_factory=list)


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
