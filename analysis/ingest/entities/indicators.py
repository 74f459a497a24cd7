"""From the words around a number to an indicator of the catalogue: the sense of the lexicon that they fit best."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from analysis.catalogue import indicators
from analysis.catalogue.lexicon import Sense, lexicon

BESIDE, CLAUSE, BEHIND, INHERITED, BEFORE = 4.0, 2.5, 1.2, 1.5, 0.75
# A topic before a semicolon.
ACROSS = 0.9
# `phạm tội` beside a number says less than the topic of its sentence: "112 vụ PPHS, bắt 140 đối tượng phạm tội".
GENERIC, BARELY = frozenset({"crime", "all_crime"}), 0.8
# Said of everything; who acts, not what about.
COMMON, BODIES = GENERIC | {"occur"}, frozenset({"court", "procuracy"})
# Ends of the names of indicators whose change is one.
_LEVELS = ("_offences", "_cases", "_detected", "_supervised")
_MARGIN = 0.05
# So many indicators count a thing whose noun nearly says which is meant.
_FEW = 4
# Done to a case or a person, these make another figure of it: `khởi tố 5 vụ` are not the cases detected.
_TRIED = frozenset({"case", "incident", "person", "defendant", "accused"})
JUDICIAL = frozenset({"prosecute", "indict", "conclude", "try", "accept", "convict", "supervise"})


@dataclass(frozen=True)
class Surroundings:
    """The words around a number or in a heading: `weights` {concept: how near}, the concepts `beside` it, the topics
    of its `own` noun, the `part` of a fraction it is."""

    weights: Mapping[str, float] = field(default_factory=dict)
    beside: frozenset[str] = frozenset()
    part: str = ""
    own: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Chosen:
    """The indicator a number has; `tied`: others that fit as well; `consumed`: the concepts it was known by."""

    indicator: str
    tied: tuple[str, ...] = ()
    consumed: frozenset[str] = frozenset()


def choose(
    around: Surroundings, classes: frozenset[str], said: frozenset[str], *, per: str, narrow: frozenset[str]
) -> Chosen | None:
    """The best sense for a number, or None where no sense fits.

    `classes`: what the head can be; `said`: head classes named before in the text; `per`: month, year or empty;
    `narrow`: topics in the number's own noun phrase, each of which the sense must need or allow.
    """
    scored = sorted(
        ((score, sense) for sense in lexicon().senses if (score := _score(sense, around, classes, said, per, narrow)) > 0),
        key=lambda pair: -pair[0],
    )
    if not scored:
        return None
    best = scored[0]
    tied = tuple(
        dict.fromkeys(s.indicator for score, s in scored[1:] if score > best[0] - _MARGIN and s.indicator != best[1].indicator)
    )
    return Chosen(best[1].indicator, tied, frozenset(best[1].needs))


def nearest_to(
    around: Surroundings,
    classes: frozenset[str],
    *,
    per: str,
    about: Mapping[str, float],
    telling: bool,
    alone: bool,
) -> tuple[str, ...]:
    """The indicators that count such a thing (`per`: as such a rate; no classes: anything) and are about something that stands as near as
    the number's own clause, best first; none where nothing near names one. What to offer a person where no sense fits. `about`: what
    stands farther, and how much it says; `alone`: that is enough; `telling`: its noun says something of its own."""
    found: dict[str, float] = {}
    for sense in lexicon().senses:
        if classes and not classes.intersection(sense.heads) or sense.per != per:
            continue
        concepts = (*sense.needs, *sense.any)
        named = [c for c in concepts if around.weights.get(c, 0.0) >= CLAUSE and c not in COMMON]
        rare = telling and bool(_rare_heads() & classes.intersection(sense.heads))
        if not (named or rare or alone and any(c in about for c in concepts)) or around.beside.intersection(sense.without):
            continue
        lacking = sum(c not in around.weights and c not in about for c in sense.needs)
        score = sum(around.weights[c] + _is(c, "topic") for c in named) + sum(
            about.get(c, 0.0) for c in concepts if c not in named
        )
        unsaid = "tip" in sense.needs and "tip" not in around.weights and "tip" not in about  # "khám phá 121 vụ"
        score += 0.5 * len(sense.needs) * (not lacking) - lacking - unsaid + sense.prior
        found[sense.indicator] = max(score, found.get(sense.indicator, score))
    return tuple(sorted(found, key=lambda code: -found[code])[:3])


@cache
def _rare_heads() -> frozenset[str]:
    """Heads that say nearly alone what is counted: only a few indicators count such a thing."""
    counted: dict[str, set[str]] = {}
    for sense in lexicon().senses:
        for head in sense.heads:
            counted.setdefault(head, set()).add(sense.indicator)
    return frozenset(head for head, codes in counted.items() if len(codes) <= _FEW)


def _score(
    sense: Sense, around: Surroundings, classes: frozenset[str], said: frozenset[str], per: str, narrow: frozenset[str]
) -> float:
    if not classes.intersection(sense.heads) or sense.per != per:
        return 0.0
    if sense.part == "none" and around.part:
        return 0.0
    if sense.part and sense.part != "none":
        return 1.0 if around.part == sense.part else 0.0
    if around.part == "denominator" or around.beside.intersection(sense.without):
        return 0.0
    if any(concept not in around.beside for concept in sense.beside):
        return 0.0
    if sense.any and not any(_named(concept, around, said) for concept in sense.any):
        return 0.0
    if "*" not in sense.allow and narrow - set(sense.needs) - sense.allow - set(sense.any):
        return 0.0
    weights = [around.weights.get(concept, 0.0) for concept in sense.needs]
    near = min([*weights, BEHIND])
    if (around.own - GENERIC).intersection(sense.needs):
        near = BESIDE  # "Về cháy, nổ: xảy ra 74 vụ cháy": its own noun says it
    if not all(weights) or any(around.weights.get(concept, 0.0) >= near for concept in sense.unless):
        return 0.0
    if any(around.weights.get(concept, 0.0) >= CLAUSE for concept in _idle_acts()):
        return 0.0
    topics = [around.weights[concept] for concept in sense.needs if _is(concept, "topic")]
    if (
        topics
        and min(topics) <= INHERITED
        and "*" not in sense.allow
        and _nearer(around, min(topics)) - set(sense.needs) - sense.allow
    ):
        return 0.0  # something else is nearer
    if (
        _TRIED & set(sense.heads)
        and JUDICIAL & {c for c, weight in around.weights.items() if weight >= CLAUSE}
        and not JUDICIAL & set(sense.needs)
    ):
        return 0.0
    if weights and max(weights) <= BEFORE and "percent" in sense.heads:
        return 0.0  # "Tỷ lệ hộ nghèo còn 0,5%." is no clearance rate of the sentence before
    if weights and max(weights) <= BEFORE and "case" in sense.heads and not any(_is(c, "act") for c in around.beside):
        return 0.0  # "Đình chỉ 43 vụ": a topic of the sentence before needs a deed that the lexicon knows
    return sum(weights) + 0.5 * len(weights) + sense.prior + 0.1


def _is(concept: str, kind: str) -> bool:
    return lexicon().kinds.get(concept) == kind


def _nearer(around: Surroundings, weight_of_sense: float) -> set[str]:
    """The topics nearer than those of a sense, those apart that say nothing particular."""
    return {
        c for c, weight in around.weights.items() if weight > weight_of_sense and _is(c, "topic") and c not in GENERIC | {"tip"}
    }


@cache
def _idle_acts() -> frozenset[str]:
    needed = {concept for sense in lexicon().senses for concept in (*sense.needs, *sense.any, *sense.without)}
    return frozenset(c for c, kind in lexicon().kinds.items() if kind == "act" and c not in needed)


def _named(concept: str, around: Surroundings, said: frozenset[str]) -> bool:
    return concept.removeprefix("said:") in said if concept.startswith("said:") else concept in around.weights


def change_code(indicator: str, *, percent: bool) -> str:
    """The indicator of the change of another: drug_cases -> drug_change_pct; empty where there is none."""
    base = next((indicator.removesuffix(end) for end in _LEVELS if indicator.endswith(end)), indicator)
    measure = "pct" if percent else "abs"
    return next((c for c in (f"{indicator}_change_{measure}", f"{base}_change_{measure}") if c in indicators()), "")
