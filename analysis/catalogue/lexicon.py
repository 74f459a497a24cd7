"""The lexicon: by which words a Vietnamese report names an indicator. Declared in lexicon.toml, which a user extends."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.catalogue.declared import derived, every, line_of, toml
from analysis.errors import BadTable, unknown
from analysis.language import Text

KINDS = ("topic", "act", "mark")
KEYS = {"indicator", "head", "with", "any", "without", "beside", "unless", "allow", "per", "part", "prior"}  # of a [[sense]]
PARTS = {"denominator", "none"}
SAID = "said:"  # before a head: one of its words stands before the number
COUNTED = {"list of cases"}  # what prose finds said before a number beside the heads: an enumeration that began with cases


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
    files = ["lexicon"]
    if own := os.environ.get("DIRECTIVE48_LEXICON"):
        files.append(own.removesuffix(".toml"))
    heads, concepts, kinds = {}, {}, {}
    for file in files:
        for name, phrases in toml(file).get("head", {}).items():
            heads[name] = (*heads.get(name, ()), *phrases)
        for kind in KINDS:
            for name, phrases in toml(file).get(kind, {}).items():
                # A tip is both a topic and something counted; a name may stand under one kind only.
                concepts[name] = (*concepts.get(name, ()), *phrases)
                kinds[name] = kind
    known, senses = {row["code"] for row in every("indicators")}, []
    for file in files:
        for number, entry in enumerate(toml(file).get("sense", ())):
            _check(entry, heads, concepts, file, number)
            if entry["indicator"] in known:
                senses.append(_sense(entry))
            elif file != files[0]:
                raise unknown(Text("chỉ số", "indicator"), entry["indicator"], known, _where(file, number))
    return Lexicon(heads=heads, concepts=concepts, kinds=kinds, senses=tuple(senses))


def unnamed() -> list[str]:
    """The codes of indicators that no sense names: an import does not recognise them in a text. Changes and targets need none: a verb of
    change before what another sense names tells them (`giảm 12 vụ`)."""
    named = {sense.indicator for sense in lexicon().senses}
    told_by_a_verb = ("_change_abs", "_change_pct", "target_reduction_pct")
    return [row["code"] for row in every("indicators") if row["code"] not in named and not row["code"].endswith(told_by_a_verb)]


def _where(file: str, number: int) -> str:
    return f"{'analysis/catalogue/' if file == 'lexicon' else ''}{file}.toml:{line_of(file, 'sense', number)}"


def _check(entry: dict, heads: Iterable[str], concepts: Iterable[str], file: str, number: int) -> None:
    """Raise UnknownName at a key, a head or a concept that nothing reads, BadTable where an indicator or a head is missing."""
    for key in entry:
        if key not in KEYS:
            raise unknown(Text("khóa của [[sense]]", "key of a [[sense]]"), key, KEYS, _where(file, number))
    for key in ("indicator", "head"):
        if not entry.get(key):
            raise BadTable(
                expected=Text(f"{key} trong mỗi [[sense]]", f"{key} in each [[sense]]"),
                found=Text("không có", "none"),
                where=_where(file, number),
                remedy=Text(f"ghi thêm dòng {key} = ...", f"add a line {key} = ..."),
            )
    for head in entry["head"]:
        if head not in heads:
            raise unknown(Text("nhóm từ trong [head]", "list of words in [head]"), head, heads, _where(file, number))
    said = {f"{SAID}{name}" for name in (*heads, *COUNTED)}
    for key, more in (("with", ()), ("any", said), ("without", ()), ("beside", ()), ("unless", ()), ("allow", ("*",))):
        for concept in entry.get(key, ()):
            if concept not in concepts and concept not in more:
                shown = said if concept.startswith(SAID) else concepts
                raise unknown(Text(f"khái niệm ({key})", f"concept ({key})"), concept, shown, _where(file, number))
    if entry.get("part", "none") not in PARTS:
        raise unknown(Text("phần của phân số (part)", "part of a fraction"), entry["part"], PARTS, _where(file, number))


def _sense(entry: dict) -> Sense:
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
