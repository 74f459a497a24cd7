"""Prose -> findings. A number with a counted noun and the words of an indicator becomes a row; every other number is
set aside with its reason; what cannot be decided goes to the review queue."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from analysis.ingest.entities.document_format import format_of_text
from analysis.ingest.entities.document_head import Head, head_of
from analysis.ingest.entities.indicators import Chosen
from analysis.ingest.entities.lexicon_matches import Hit, Words
from analysis.ingest.entities.non_counts import masks
from analysis.ingest.entities.numbers import Format
from analysis.ingest.entities.periods import Period
from analysis.ingest.entities.quantities import quantities
from analysis.ingest.findings import reasons
from analysis.ingest.findings.consistency import settled
from analysis.ingest.findings.finding import USED, Finding
from analysis.ingest.prose.carryover import known_by, leave, remember_topics, take_over
from analysis.ingest.prose.certainty import guess_of
from analysis.ingest.prose.document import Case, Neighbour, Past, Reading, aside
from analysis.ingest.prose.figure import UNNAMED, row_of
from analysis.ingest.prose.offered import offered
from analysis.ingest.prose.periods_told import PeriodsTold
from analysis.ingest.prose.phrases import cut, main_line
from analysis.ingest.prose.places_told import PlacesTold
from analysis.ingest.prose.weights import share_forward, share_noun, weigh
from analysis.ingest.text.sentences import Sentence, sentences, unbroken
from analysis.ingest.text.spelling import UPPER, key, plain
from analysis.language import Text

# Measured things stand in lists with counted ones: "7 khẩu súng, 2 kg thuốc nổ và 31 dao kiếm".
_LISTED = frozenset({"measure", "money"})
# Figures before a sentence that a number in it may be like.
_REMEMBERED = 8
_QUOTES = re.compile(r"[\"“«]([^\"”»\n]{1,80})[\"”»]")
_PROPER = re.compile(rf"\s+[{UPPER}]")


def read_prose(
    text: str,
    *,
    place: str = "",
    period: Period | None = None,
    file: str = "",
    sha256: str = "",
    format: str | None = None,
    head: Head | None = None,
    fired: list[tuple[int, str]] | None = None,
) -> list[Finding]:
    """Every number of a text as a finding, in order. `place` and `period` hold where the text names none; `head`: of the
    document, where its first lines stand elsewhere than in the text; `fired`: takes where a number begins and the rule that decided it."""
    given = plain(text)
    source = replace(given, text=unbroken(given.text))
    keyed = key(source.text)
    words = Words(keyed)
    is_noun_at = partial(_is_noun, source.text, words)
    masked = masks(keyed, is_noun_at)
    written = Format(format, "given") if format else format_of_text(keyed, masked, words)
    hits = words.hits()
    found = quantities(keyed, masked, is_noun_at, written, {h.start for h in hits if h.kind == "topic"})
    periods = PeriodsTold(source.text, keyed, masked, period, head or head_of(given.text))
    places = PlacesTold(source.text, keyed, periods, place)
    fired = [] if fired is None else fired
    reading = Reading(source, keyed, words, hits, found, written, periods, places, file, sha256, fired)
    rows = [row for sentence in sentences(source.text) for row in _sentence(reading, sentence)]
    rows = settled(_disputed(_named_first(rows)), lambda f: f"“{f.evidence.number}”")
    return [_certain(row, reading.guesses.get(row.evidence.number_start)) for row in rows]


def _is_noun(text: str, words: Words, at: int) -> bool:
    """Whether a counted noun begins at an offset; in `thôn 5 xã Kim Sơn` the commune is a name, not what is counted."""
    head = words.head_at(at)
    return head is not None and not ("commune" in head.classes and _PROPER.match(text, head.end))


def _named_first(rows: list[Finding]) -> list[Finding]:
    """Where two figures differ, one that its own words name stands; one that only inherited the name is set aside."""
    own = {(r.indicator, r.place, r.start, r.end): r for r in rows if r.status == USED and r.kind != UNNAMED}
    out = []
    for row in rows:
        if row.status == USED and row.kind == UNNAMED:
            rival = own.get((row.indicator, row.place, row.start, row.end))
            differs = rival and (rival.value, rival.low, rival.high) != (row.value, row.low, row.high)
            row = row.queue(reasons.UNNAMED, row.indicator) if differs else replace(row, kind="")
        out.append(row)
    return out


def _disputed(rows: list[Finding]) -> list[Finding]:
    """A figure that a later sentence gives differently (`Báo cáo số 201 lại ghi 165 vụ`) is asked about as well."""
    disputes = {(r.indicator, r.place, r.start, r.end): r.reason for r in rows if r.kind == "disputed"}
    return [
        row.queue(why, row.indicator, kind="disputed")
        if row.status == USED and (why := disputes.get((row.indicator, row.place, row.start, row.end)))
        else row
        for row in rows
    ]


def _certain(row: Finding, guess: Text | None) -> Finding:
    """A figure of which something is only a guess is asked about, after it was compared with the others."""
    return row.queue(guess, row.indicator) if guess and (row.status == USED or row.reason is reasons.NO_PERIOD) else row


def _sentence(reading: Reading, sentence: Sentence) -> list[Finding]:
    inside = [q for q in reading.found if sentence.start <= q.start and q.end <= sentence.end]
    counted = [q for q in inside if not q.mask or q.mask in _LISTED]
    hits = [h for h in reading.hits if sentence.start <= h.start and h.end <= sentence.end]
    closed = _closed(reading, sentence, hits)
    bounds = cut(reading.words, sentence.start, sentence.end, counted, hits, closed)
    first = min((q.start for q in counted), default=sentence.end)
    reading.places.enter(sentence, first)
    reading.periods.enter(sentence, first)
    remember_topics(reading, sentence, hits, bool(counted))
    rows = {id(q): aside(reading, sentence, q) for q in inside if q.mask}
    past: Past = []
    cases: list[tuple[Case, Finding, Neighbour | None]] = []
    for bound in bounds:
        weigh(bound, hits, reading.keyed)
    share_noun(bounds, reading.places.lists, reading.keyed)
    share_forward(bounds, hits, [(n.start, n.end) for n in (*reading.places.named, *reading.periods.said)], reading.keyed)
    for bound in bounds:
        past = main_line(past, bound.quantity.start)
        case = Case(reading, sentence, bound, hits, past)
        take_over(case)
        if bound.quantity.mask:
            past = [*past, (bound, None)]
            continue
        row, chosen = row_of(case)
        bound.used = row.status == USED or row.kind in ("change", "place", "period")
        past = [*past, (bound, None if bound.denies and "case" in bound.classes else chosen)]
        rows[id(bound.quantity)] = row
        cases.append((case, row, _neighbour(case, chosen)))
        case.row = row
        if (row.status == USED or row.reason is reasons.NO_PERIOD) and (guess := guess_of(case)):
            reading.guesses[row.evidence.number_start], bound.doubtful = guess, True
    before = reading.neighbours
    near = [neighbour for _, _, neighbour in cases]
    for i, (case, row, _) in enumerate(cases):
        around = [n for n in (*reversed(near[:i]), *near[i + 1 :], *before) if n]
        rows[id(case.bound.quantity)] = offered(case, row, around)
    reading.earlier = frozenset(h.concept for h in hits if h.kind == "topic" and h.concept != "tip") or reading.earlier
    reading.neighbours = [n for n in (*reversed(near), *before) if n][:_REMEMBERED]
    leave(reading, past, sentence, list(rows.values()))
    return [rows[id(q)] for q in inside]


def _neighbour(case: Case, chosen: Chosen | None) -> Neighbour | None:
    return Neighbour(case.noun, case.bound.classes, chosen.indicator, known_by(chosen)) if chosen else None


def _closed(reading: Reading, sentence: Sentence, hits: list[Hit]) -> list[tuple[int, int]]:
    """Spans whose commas and conjunctions cut nothing: phrases of the lexicon, place lists, short quotations."""
    spans = [(h.start, h.end) for h in hits]
    spans += [(h.start, h.end) for h in reading.words.heads(sentence.start, sentence.end)]
    spans += [m.span() for m in _QUOTES.finditer(reading.source.text, sentence.start, sentence.end)]
    return spans
