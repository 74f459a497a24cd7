"""Sentences that cannot overclaim: a headline of few words, and under it a short list of what it rests on.

Headline: subject, direction, size, interval, comparison, period (headline.py; comparison.py has the grammar of each route). It says
how large a difference is and against what, never why. List (points.py): the claim that the design permits, with its assumptions;
checks that failed; cautions. describe: the record *shows*; associate: *an association*; cause_if: *because of*, after the assumptions.
"""

from __future__ import annotations

from analysis.language import Text
from analysis.present.display import Sentence, marked
from analysis.present.sentences.about import account, heading, reasons
from analysis.present.sentences.headline import headline
from analysis.present.sentences.numbers import (
    FACTOR,
    INTERVAL,
    NOTHING,
    UNIT,
    decimals,
    unit_of,
    written_interval,
    written_value,
)
from analysis.present.sentences.points import REFUTING, permitted, points
from analysis.present.sentences.power import power
from analysis.present.sentences.refusals import refusal_headline, refusal_points
from analysis.results import Checks, Estimate, Refusal

NO_CHECKS = Checks()

__all__ = [
    "FACTOR", "INTERVAL", "NOTHING", "REFUTING", "UNIT", "account", "decimals", "heading", "power", "reasons", "say", "sentence", "title", "unit_of",
    "written_interval", "written_value",
]  # fmt: skip


def sentence(effect: Estimate | Refusal, language: str = "vi", role: str = "headline", checks: Checks = NO_CHECKS) -> Sentence:
    """The finding in words, in both languages, with its list; shown in `language`. With `checks` it names those that failed."""
    listed = refusal_points(effect) if isinstance(effect, Refusal) else points(effect, checks)
    claim = "" if isinstance(effect, Refusal) else permitted(effect, checks)
    return Sentence(text=marked(title(effect), effect.simulated), points=listed, language=language, role=role, claim=claim)


def title(effect: Estimate | Refusal) -> Text:
    """The headline alone, without the mark of simulated data: what a figure or a table of the finding is called."""
    return refusal_headline(effect) if isinstance(effect, Refusal) else headline(effect)


def say(effect: Estimate | Refusal, checks: Checks = NO_CHECKS) -> Text:
    """Headline and list as one text: what is said of a finding in all."""
    found = sentence(effect, checks=checks)
    return Text(
        *(
            " ".join((text, *(point.to(lang) for point in found.points)))
            for lang, text in zip(("vi", "en"), found.text, strict=True)
        )
    )
