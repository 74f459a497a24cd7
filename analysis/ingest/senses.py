"""From the words around a number to an indicator of the catalogue: the sense of the lexicon that they fit best."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.catalogue.lexicon import Sense, lexicon
from analysis.ingest.binding import ACROSS, BEFORE, BEHIND, CLAUSE, GENERIC, Bound

_MARGIN = 0.05
# Done to a case or a person, these make another figure of it: `khởi tố 5 vụ` are not the cases detected.
_TRIED = frozenset({"case", "incident", "person", "defendant", "accused"})
JUDICIAL = frozenset({"prosecute", "indict", "conclude", "try", "accept", "convict", "supervise"})


@dataclass(frozen=True)
class Chosen:
    """The indicator a number has; `tied`: others that fit as well; `consumed`: the concepts it was known by."""

    indicator: str
    tied: tuple[str, ...] = ()
    consumed: frozenset[str] = frozenset()


def choose(bound: Bound, classes: frozenset[str], said: frozenset[str], *, per: str, narrow: frozenset[str]) -> Chosen | None:
    """The best sense for a number, or None where no sense fits.

    `classes`: what the head can be; `said`: head classes named before in the text; `per`: month, year or empty;
    `narrow`: topics in the number's own noun phrase, each of which the sense must need or allow.
    """
    scored = sorted(
        ((score, sense) for sense in lexicon().senses if (score := _score(sense, bound, classes, said, per, narrow)) > 0),
        key=lambda pair: -pair[0],
    )
    if not scored:
        return None
    best = scored[0]
    tied = tuple(
        dict.fromkeys(s.indicator for score, s in scored[1:] if score > best[0] - _MARGIN and s.indicator != best[1].indicator)
    )
    return Chosen(best[1].indicator, tied, frozenset(best[1].needs))


def _score(sense: Sense, bound: Bound, classes: frozenset[str], said: frozenset[str], per: str, narrow: frozenset[str]) -> float:
    if not classes.intersection(sense.heads) or sense.per != per:
        return 0.0
    if sense.part == "none" and bound.quantity.part:
        return 0.0
    if sense.part and sense.part != "none":
        return 1.0 if bound.quantity.part == sense.part else 0.0
    if bound.quantity.part == "denominator" or bound.beside.intersection(sense.without):
        return 0.0
    if any(concept not in bound.beside for concept in sense.beside):
        return 0.0
    if sense.any and not any(_named(concept, bound, said) for concept in sense.any):
        return 0.0
    if "*" not in sense.allow and narrow - set(sense.needs) - sense.allow - set(sense.any):
        return 0.0
    weights = [bound.weights.get(concept, 0.0) for concept in sense.needs]
    near = min([*weights, BEHIND])
    if not all(weights) or any(bound.weights.get(concept, 0.0) >= near for concept in sense.unless):
        return 0.0
    if any(bound.weights.get(concept, 0.0) >= CLAUSE for concept in _idle_acts()):
        return 0.0
    topics = [bound.weights[concept] for concept in sense.needs if _is(concept, "topic")]
    if (
        topics
        and max(topics) <= ACROSS
        and "*" not in sense.allow
        and _nearer(bound, max(topics)) - set(sense.needs) - sense.allow
    ):
        return 0.0  # something else is nearer
    if (
        _TRIED & set(sense.heads)
        and JUDICIAL & {c for c, weight in bound.weights.items() if weight >= CLAUSE}
        and not JUDICIAL & set(sense.needs)
    ):
        return 0.0
    if weights and max(weights) <= BEFORE and "case" in sense.heads and not any(_is(c, "act") for c in bound.beside):
        return 0.0  # "Đình chỉ 43 vụ": a topic of the sentence before needs a deed that the lexicon knows
    return sum(weights) + 0.5 * len(weights) + sense.prior + 0.1


def _is(concept: str, kind: str) -> bool:
    return lexicon().kinds.get(concept) == kind


def _nearer(bound: Bound, weight_of_sense: float) -> set[str]:
    """The topics nearer than those of a sense, those apart that say nothing particular."""
    return {
        c for c, weight in bound.weights.items() if weight > weight_of_sense and _is(c, "topic") and c not in GENERIC | {"tip"}
    }


@cache
def _idle_acts() -> frozenset[str]:
    needed = {concept for sense in lexicon().senses for concept in (*sense.needs, *sense.any, *sense.without)}
    return frozenset(c for c, kind in lexicon().kinds.items() if kind == "act" and c not in needed)


def _named(concept: str, bound: Bound, said: frozenset[str]) -> bool:
    return concept.removeprefix("said:") in said if concept.startswith("said:") else concept in bound.weights
