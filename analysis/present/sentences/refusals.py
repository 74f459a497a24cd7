"""A refusal in words: that there is not enough to go on and why, then what is needed and what can be said instead."""

from __future__ import annotations

from analysis.language import LANGUAGES, Text
from analysis.present.sentences.headline import MOST_WORDS, words
from analysis.present.sentences.naming import SIMULATED_WORD, upper
from analysis.results import Refusal

FORM = Text("{subject}: chưa đủ cơ sở để ước lượng, vì {why}.", "{subject}: not enough to go on, {why}.")
COUNTED = Text("{n} lý do nêu dưới đây", "for {n} reasons given below")
ONE = Text("lý do nêu dưới đây", "for the reason given below")
MARK = 5  # words of the mark of simulated data


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
    return (*found, Text("Có thể: {instead}.", "Possible: {instead}.").fill(instead=refusal.instead))


def _joined(refusal: Refusal, part: str, form: Text) -> Text:
    texts = (dict.fromkeys(getattr(o, part).to(language) for o in refusal.obstacles) for language in LANGUAGES)
    return form.fill(all=Text(*("; ".join(found) for found in texts)))
