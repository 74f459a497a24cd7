"""A refusal in words: that there is not enough to go on and why, then what is needed and what can be said instead, with its figures."""

from __future__ import annotations

from analysis.language import LANGUAGES, Text
from analysis.present.sentences.headline import MOST_WORDS, headline, words
from analysis.present.sentences.naming import SIMULATED_WORD, place_name, upper
from analysis.present.sentences.numbers import written_value
from analysis.results import Estimate, Refusal

FORM = Text("{subject}: chưa đủ cơ sở để ước lượng, vì {why}.", "{subject}: not enough to go on, {why}.")
COUNTED = Text("{n} lý do nêu dưới đây", "for {n} reasons given below")
ONE = Text("lý do nêu dưới đây", "for the reason given below")
MARK = 5  # words of the mark of simulated data
POSSIBLE = Text("Có thể: {instead}.", "Possible: {instead}.")
DESCRIBED = Text(
    "Có thể nói, không gắn với nguyên nhân nào: {said}{parts}",
    "What can be said, tied to no cause: {said}{parts}",
)
PARTS = Text(" Từng phần: {parts}.", " By part: {parts}.")
MOST_PARTS = 4


def refusal_headline(refusal: Refusal) -> Text:
    """The first reason that fits; else how many there are."""
    return Text(*(_fitting(refusal, language) for language in LANGUAGES))


def _fitting(refusal: Refusal, language: str) -> str:
    room = MOST_WORDS[language] - (MARK if refusal.simulated else 0)
    subject = SIMULATED_WORD.sub("", upper(refusal.subject.to(language)))
    n = len(refusal.obstacles)
    reasons = [o.reason.to(language) for o in refusal.obstacles]
    rest = COUNTED.fill(n=n).to(language) if n > 1 else ONE.to(language)
    for why in (*reasons, *(reason.split("; ")[0] for reason in reasons), rest):
        text = FORM.to(language).format(subject=subject, why=why)
        if words(text) <= room:
            return text
    kept = " ".join(subject.split()[: max(len(subject.split()) - (words(text) - room), 2)])
    return FORM.to(language).format(subject=f"{kept}…", why=rest)


def refusal_points(refusal: Refusal) -> tuple[Text, ...]:
    """Why, what is needed, and what is possible."""
    found = [
        _joined(refusal, "reason", Text("Vì: {all}.", "Because: {all}.")),
        _joined(refusal, "needed", Text("Cần: {all}.", "Needed: {all}.")),
    ]
    if refusal.described is None:
        return (*found, POSSIBLE.fill(instead=refusal.instead))
    return (*found, DESCRIBED.fill(said=headline(refusal.described), parts=_parts(refusal.described)))


def _parts(effect: Estimate) -> Text:
    """The level of each side, or of each of a few periods, with its interval."""
    table = effect.coefficients
    if effect.null is not None or not 1 < len(table) <= MOST_PARTS:
        return Text("", "")
    return Text(*(PARTS.fill(parts="; ".join(_part(effect, row, v) for row in table.itertuples())).to(v) for v in LANGUAGES))


def _part(effect: Estimate, row, language: str) -> str:
    value, low, high = (written_value(effect, language, v) for v in (row.value, row.low, row.high))
    return f"{place_name(effect, row.term, language)} {value} ({low}–{high})"


def _joined(refusal: Refusal, part: str, form: Text) -> Text:
    texts = (dict.fromkeys(getattr(o, part).to(language) for o in refusal.obstacles) for language in LANGUAGES)
    return form.fill(all=Text(*("; ".join(found) for found in texts)))
