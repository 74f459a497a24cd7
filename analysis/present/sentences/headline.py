"""The headline: subject, direction, size, interval, comparison and period, in at most so many words.

What is too long is said in fewer words, from the least needed on: what stands in brackets, the name of the treatment (which the
list below the headline gives), then the end of a long label. The figures are never shortened.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from analysis.language import LANGUAGES, Text
from analysis.present.display import SIMULATED
from analysis.present.sentences import naming
from analysis.present.sentences.breaks import bends, beside, clearest_break, stepped
from analysis.present.sentences.comparison import Wording, wording
from analysis.present.sentences.dates import in_turn
from analysis.present.sentences.numbers import Size, bounds, size, unit_in_words, written_value
from analysis.results import Estimate

MOST_WORDS = {"vi": 30, "en": 25}
LEAST_LABEL = 4  # words of a label that is cut: of fewer nobody could tell what was counted
TERSE = {
    "vi": ((" ngay sau ", " sau "), (" xu hướng trước đó", " xu hướng trước")),
    "en": ((" right after ", " after "), (" the earlier trend", " earlier trend")),
}
BRACKETED = re.compile(
    r" \((?!(?:trước|sau|lúc vào|before|after|pre|post|baseline|endline|đầu kỳ|cuối kỳ|wave|t\d|đợt|lần|vòng)\b)[^()]*\)",
    re.IGNORECASE,
)  # which wave an answer is of is no aside
DIRECTION = {
    "vi": {(1, True): "tăng", (-1, True): "giảm", (1, False): "cao hơn", (-1, False): "thấp hơn"},
    "en": {(1, True): "rose", (-1, True): "fell", (1, False): "higher", (-1, False): "lower"},
}
BRIEF = {
    "vi": (re.compile(r" trên 100\.000 (\w+) mỗi năm"), r"/100.000 \1/năm"),
    "en": (re.compile(r" per 100,000 people and year"), " per 100,000 a year"),
}
DESCRIBED = ("trend", "joinpoint", "mann_kendall")  # a change a year, held against nothing else


def headline(effect: Estimate) -> Text:
    """The headline of an estimate in both languages, without the mark of simulated data."""
    return Text(*(_shortest(effect, language) for language in LANGUAGES))


def words(text: str) -> int:
    """How many words a text has, as a word processor counts them."""
    return len(text.split())


def _shortest(effect: Estimate, language: str) -> str:
    """The first wording that keeps the limit, mark included; else the shortest without what the label has in brackets, then with its end cut."""
    room = MOST_WORDS[language] - (words(f"{SIMULATED.to(language)} —") if effect.simulated else 0)
    text = ""
    for text in _candidates(effect, language):
        if words(text) <= room:
            return text
    label = naming.label(effect, language)
    bare = BRACKETED.sub("", label) or label
    for shorter in (text.replace(label, bare, 1), _terse(text, language), _terse(text.replace(label, bare, 1), language)):
        if words(shorter) <= room:
            return naming.upper(shorter)
    text = naming.upper(shorter)
    return text.replace(bare, _cut(bare, max(len(bare.split()) - (words(text) - room), LEAST_LABEL)), 1)


def _cut(label: str, most: int) -> str:
    """A label without its middle: what tells two of one beginning apart (`bị mất trộm (trước)`, `(sau)`) stands at the end."""
    found = label.split()
    last = max(most // 2, 2 + found[-1].startswith("(")) if len(found) > most else 0
    first = max(most - last, 2)
    if first + last >= len(found):
        return label
    return f"{' '.join(found[:first]).rstrip(',;:')} … {' '.join(found[-last:])}"


def _terse(text: str, language: str) -> str:
    """Without the words that a heading can do without."""
    for long, short in TERSE[language]:
        text = text.replace(long, short, 1)
    return text


def _candidates(effect: Estimate, language: str) -> Iterator[str]:
    if effect.null is None:
        yield from _recorded(effect, language)
    elif effect.method in DESCRIBED or effect.design is None or not _compares(effect):
        yield from _yearly(effect, language)
    else:
        for named in ("full", "bare", "none"):
            for text in (in_turn(effect, language, named), _against(effect, wording(effect, named), language)):
                if text:
                    yield naming.upper(text)
                    yield naming.upper(briefly(text))


def _compares(effect: Estimate) -> bool:
    return effect.method == "structural_breaks" or effect.design.route not in ("series", "totals", "none")


def _against(effect: Estimate, said: Wording, language: str) -> str:
    if effect.method == "structural_breaks":
        return clearest_break(effect, language)
    dated = (
        effect.design.route == "rates" and effect.design.rows["place"].nunique() == 1
    )  # two figures of one place, each with its period
    return told(size(effect), said, "" if dated else naming.period(effect, language), language)


def briefly(text: str) -> str:
    """A rate in the short way of administrative reports: `98,0/100.000 dân/năm`."""
    return BRIEF["en"][0].sub(BRIEF["en"][1], BRIEF["vi"][0].sub(BRIEF["vi"][1], text))


def told(found: Size, said: Wording, period: str, language: str) -> str:
    """One finding in one sentence; no `period` where subject and comparison name theirs."""
    period = f", {period}" if period else ""
    subject, against, amount = said.subject.to(language), said.against.to(language), found.amount(language)
    if language == "vi":
        verb = "gấp" if found.times else DIRECTION["vi"].get((found.direction, said.change), unclear(found, "vi", said.change))
        return f"{subject} {verb} {amount} so với {against}{period}."
    if found.direction == 0:
        joint = "against" if said.change or not found.bounded else "from"
        return f"{subject}: {unclear(found, 'en', said.change)} {amount} {joint} {against}{period}."
    if found.times:
        times, interval = amount.split(" (", 1)
        return f"{subject}: {times} as high ({interval} as {against}{period}."
    side = DIRECTION["en"][found.direction, said.change]
    return (
        f"{subject} {side} by {amount} against {against}{period}."
        if said.change
        else f"{subject}: {amount} {side} than {against}{period}."
    )


def side(found: Size, language: str) -> str:
    """The direction and the size alone, for a table: `thấp hơn 35% (27–42%)`."""
    if found.times:
        return found.amount(language) if language == "en" else f"gấp {found.amount(language)}"
    words = {"vi": {1: "cao hơn", -1: "thấp hơn"}, "en": {1: "higher by", -1: "lower by"}}[language]
    return f"{words.get(found.direction) or unclear(found, language, False)} {found.amount(language)}"


def unclear(found: Size, language: str, change: bool) -> str:
    """Of an interval that includes no change; one without an end tells nothing at all."""
    if not found.bounded:
        return {"vi": "chưa rõ tăng hay giảm", "en": "direction not determined"}[language]
    if language == "vi":
        return "chưa thấy khác biệt"
    return "no clear change" if change else "no clear difference"


def _yearly(effect: Estimate, language: str) -> Iterator[str]:
    """A change a year of one series."""
    found = size(effect)
    subject = f"{naming.label(effect, language)} {'ở' if language == 'vi' else 'in'} {naming.where(effect, language)}"
    yearly = effect.method in DESCRIBED
    verb = DIRECTION[language].get((found.direction, True), unclear(found, language, True))
    amount, period = briefly(found.amount(language)), _then(effect, language)
    also = stepped(effect, language), beside(effect, language)
    if language == "vi":
        each = "mỗi năm " if yearly else ""
        verb = verb if found.direction else "chưa rõ tăng hay giảm"
        body = f"{subject} {each}{verb} {'bình quân ' if yearly and found.direction else ''}{amount}{period}"
    else:
        each = " each year" if yearly and " a year" in amount else " a year" if yearly else ""
        body = f"{subject} {verb} by {amount}{each}{period}" if found.direction else f"{subject}: {verb} {amount}{each}{period}"
    if not any(also):
        yield f"{body}{bends(effect, language)}."
        yield f"{body}."
        return
    yield f"{body}{''.join(also)}."
    yield f"{body}{also[1] or also[0]}."  # what is said of two answers is never what a long headline leaves out


def _recorded(effect: Estimate, language: str) -> Iterator[str]:
    """A figure of the record with its interval; of persons, the share without the event."""
    unit, place = unit_in_words(effect).to(language), naming.where(effect, language)
    if math.isnan(effect.value):
        said = f"{bounds(effect, language)}{unit}"
    else:
        ends = [written_value(effect, language, end) for end in (effect.low, effect.high)]
        near = "%" if unit == "%" else ""
        said = f"{written_value(effect, language)}{unit} ({ends[0]}–{ends[1]}{near})"
    at = "ở" if language == "vi" else "in"
    label, period = naming.label(effect, language), _then(effect, language)
    if naming.of_persons(effect):
        event = {"vi": ("chưa có sự kiện", "chưa "), "en": ("the event", "")}[language]
        again = naming.lower(naming.label(effect, "vi")).startswith(
            "tái "
        )  # tái nghiện, tái phạm: a deed that can stand after "chưa"
        said_of = event[1] + naming.lower(label) if again else f"{event[0]} (“{label}”)"
        share = effect.estimand.to(language).replace(event[0], said_of)
        among = Text("theo dõi {n} người", "of {n} persons").fill(n=naming.of_how_many(effect)).to(language)
        yield f"{naming.upper(share)} ({among}): {said}{period}."
    yield f"{label} {at} {place}: {said}{period}."


def _then(effect: Estimate, language: str) -> str:
    """The period behind a comma, where there is one to tell."""
    period = naming.period(effect, language)
    return f", {period}" if period else ""
