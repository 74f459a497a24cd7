"""A change as a figure of its own: by how much an indicator rose or fell, with its sign, where the text says against what.

`giảm 12 vụ (8,5%) so với năm 2018` is the change of the cases just counted, or of what stands before the verb: `số bị can
khởi tố giảm 2,1%`. Without the period it is measured against, a change says nothing and is set aside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.catalogue import indicators
from analysis.ingest.entities.indicators import JUDICIAL, Chosen, choose
from analysis.ingest.entities.lexicon_matches import Hit
from analysis.ingest.prose import changes
from analysis.ingest.prose.attachment import Bound
from analysis.ingest.prose.carryover import said
from analysis.ingest.prose.document import Reading
from analysis.ingest.text.sentences import Sentence
from analysis.ingest.text.spelling import key, pattern

_COMPARED = re.compile(
    pattern(
        r"(?<!\w)(?:so\s+(?:với\s+)?(?:cùng\s+)?(?=năm|giai đoạn|kì|tháng|quí|\d|thời|trước|nhiệm kì|mười|nửa)|(?:so với |so )?(?=cùng kì)|(?:ít|nhiều|cao|thấp) hơn\s+(?=năm))(?:\s*[^\W_]+){1,5}"
    )
)
_DIRECTION = re.compile(pattern(r"(?<!\w)(giảm|bớt|ít hơn|thấp hơn|tăng|nhiều hơn|cao hơn)(?!\w)|[(,;]\s*([+–-])"))
# "giảm 2,7% số vụ và giảm 3,5% số bị can"
_OF_NUMBER = re.compile(pattern(r"\s+(?:về\s+)?(?:tổng\s+)?số\s+"))
_UP = frozenset(map(key, ("tăng", "nhiều hơn", "cao hơn", "+")))
_CRIMES = key("tội phạm")
_LEVELS = ("_offences", "_cases", "_detected", "_supervised")
_CASES, _PEOPLE = frozenset({"case", "matter", "incident"}), frozenset({"person", "defendant", "accused", "user"})


@dataclass(frozen=True)
class Difference:
    """The indicator of a change, its sign, and the words that say against what it is measured."""

    indicator: str
    sign: int
    against: str


def difference_of(
    reading: Reading, sentence: Sentence, bound: Bound, hits: list[Hit], past: list[tuple[Bound, Chosen | None]]
) -> Difference | None:
    """The change that a number is, or None where the catalogue has none, or the text does not say of what or against what."""
    verb = _verb(reading.keyed, bound, sentence.start)
    if verb is None or bound.quantity.alternatives or changes.rate_of(reading.keyed, bound):
        return None
    bound.of = _of(reading, sentence, bound, hits, past, verb.start())
    code = change_code(bound.of, percent=bound.quantity.percent)
    against = _COMPARED.search(reading.keyed, sentence.start, sentence.end)
    if not code or not against:
        return None
    return Difference(code, 1 if (verb[1] or verb[2]) in _UP else -1, against[0])


def change_code(indicator: str, *, percent: bool) -> str:
    """The indicator of the change of another: drug_cases -> drug_change_pct; empty where there is none."""
    base = next((indicator.removesuffix(end) for end in _LEVELS if indicator.endswith(end)), indicator)
    measure = "pct" if percent else "abs"
    for code in (f"{indicator}_change_{measure}", f"{base}_change_{measure}"):
        if code in indicators():
            return code
    return ""


def is_fall(keyed: str, bound: Bound, start: int) -> bool:
    """Whether the last word of change before a number says that something fell."""
    verb = _verb(keyed, bound, start)
    return verb is not None and (verb[1] or verb[2]) not in _UP


def _verb(keyed: str, bound: Bound, start: int) -> re.Match | None:
    found = list(_DIRECTION.finditer(keyed, max(start, bound.quantity.start - 80), bound.quantity.start))
    return found[-1] if found else None


def _of(reading: Reading, sentence: Sentence, bound: Bound, hits: list[Hit], past, verb: int) -> str:
    """What rose or fell: what the words before the verb name, else what was counted last, here or in the sentence before."""
    label = (bound.gap, max(bound.gap, verb))
    after = (
        reading.words.heads_between(bound.quantity.end, bound.np) if _OF_NUMBER.match(reading.keyed, bound.quantity.end) else []
    )
    heads = [h for h in (*reading.words.heads_between(*label), *after, bound.head) if h and h.classes & (_CASES | _PEOPLE)]
    heads = [h for h in heads if reading.keyed[h.start : h.end] != _CRIMES]
    classes = heads[-1].classes if heads else _CASES
    spans = (label, (bound.quantity.end, bound.np))  # "số vụ cờ bạc giảm 5%", "giảm 5% số vụ cờ bạc"
    about = {h.concept for h in hits if any(a <= h.start < b for a, b in spans) and (h.kind != "act" or h.concept in JUDICIAL)}
    if about:
        return _named(reading, sentence, bound, past, classes, about)
    for earlier, chosen in reversed(past):
        if earlier.of and (not heads or _counts(earlier.of, classes)):
            return earlier.of
        if chosen and (not heads or not earlier.head or earlier.head.classes & classes):
            return chosen.indicator if earlier.used else ""
    if past:
        return ""
    return _of_sentence_before(reading, classes, percent=bound.quantity.percent)


def _counts(indicator: str, classes: frozenset[str]) -> bool:
    """Whether an indicator counts what a change is of: cases, or people."""
    return (indicators()[indicator].unit == "cases") == bool(classes & _CASES) if indicator in indicators() else True


def _named(reading: Reading, sentence: Sentence, bound: Bound, past, classes: frozenset[str], about: set[str]) -> str:
    """The indicator that the words before the verb name; a sense of change before the senses of the level."""
    before = said(reading, sentence, bound, past)
    for per in ("change", ""):
        chosen = choose(bound.surroundings, classes, before, per=per, narrow=frozenset())
        if chosen and not chosen.tied and (not about or about & chosen.consumed or not chosen.consumed):
            return re.sub(r"_change_(?:pct|abs)$", "", chosen.indicator)
    return ""


def _of_sentence_before(reading: Reading, classes: frozenset[str], *, percent: bool) -> str:
    """The one figure of the sentence before that has a change of its own: `Xảy ra 129 vụ. So với năm 2018, giảm 12 vụ.`"""
    unit = "cases" if classes & _CASES else "persons"
    found = {code for code, _ in reading.memory.read if indicators()[code].unit == unit and change_code(code, percent=percent)}
    return found.pop() if len(found) == 1 else ""
