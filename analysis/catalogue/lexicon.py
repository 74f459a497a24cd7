"""The lexicon: by which words a Vietnamese report names an indicator. Declared in lexicon.toml, which a user extends."""

from __future__ import annotations

import os
from dataclasses import dataclass

from analysis.catalogue.declared import derived, every, toml
from analysis.errors import unknown
from analysis.language import Text

KINDS = ("topic", "act", "mark")


@dataclass(frozen=True, kw_only=True)
class Sense:
    """One way of naming an indicator: a head, the concepts it needs (`needs`), one of `any`, none of `without`.

    `beside`: concepts that must stand beside the number; `unless`: concepts that forbid it where they stand as near as
    what it needs; `allow`: topics beside it that do not disturb ("*": all);
    `per`: month or year where the indicator is a rate; `part`: denominator where only the 22 of 22/22 is meant.
    """

    indicator: str
    heads: tuple[str, ...]
    needs: tuple[str, ...]
    any: tuple[str, ...]
    without: tuple[str, ...]
    beside: tuple[str, ...]
    unless: tuple[str, ...]
    allow: frozenset[str]
    per: str
    part: str
    prior: float


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """Heads, concepts ({name: phrases}), the kind of each concept (topic, act, mark), and the senses."""

    heads: dict[str, tuple[str, ...]]
    concepts: dict[str, tuple[str, ...]]
    kinds: dict[str, str]
    senses: tuple[Sense, ...]


@derived
def lexicon() -> Lexicon:
    """The lexicon of this folder, and the user's own file of the same form if DIRECTIVE48_LEXICON names one. The lists of another
    programme lack indicators of this one: senses of this folder that name such are left out."""
    declared = [toml("lexicon")]
    if own := os.environ.get("DIRECTIVE48_LEXICON"):
        declared.append(toml(own.removesuffix(".toml")))
    heads, concepts, kinds = {}, {}, {}
    for entry in declared:
        for name, phrases in entry.get("head", {}).items():
            heads[name] = (*heads.get(name, ()), *phrases)
        for kind in KINDS:
            for name, phrases in entry.get(kind, {}).items():
                # A tip is both a topic and something counted; a name may stand under one kind only.
                concepts[name] = (*concepts.get(name, ()), *phrases)
                kinds[name] = kind
    known = {row["code"] for row in every("indicators")}
    senses = tuple(
        _sense(entry, known)
        for part in declared
        for entry in part.get("sense", ())
        if part is not declared[0] or entry["indicator"] in known
    )
    return Lexicon(heads=heads, concepts=concepts, kinds=kinds, senses=senses)


def _sense(entry: dict, known: set[str]) -> Sense:
    if entry["indicator"] not in known:
        raise unknown(Text("chỉ số", "indicator"), entry["indicator"], known, "analysis/catalogue/lexicon.toml")
    return Sense(
        indicator=entry["indicator"],
        heads=tuple(entry["head"]),
        needs=tuple(entry.get("with", ())),
        any=tuple(entry.get("any", ())),
        without=tuple(entry.get("without", ())),
        beside=tuple(entry.get("beside", ())),
        unless=tuple(entry.get("unless", ())),
        allow=frozenset(entry.get("allow", ())),
        per=entry.get("per", ""),
        part=entry.get("part", ""),
        prior=float(entry.get("prior", {}).get("weight", 0.0)),
    )
