"""How much more a sentence is like the claims than like the other sentences of claims_read/*.jsonl, by its words.

Weighed by a logistic regression with a ridge penalty (Hoerl and Kennard 1970; le Cessie and van Houwelingen 1992) on the words of a
sentence, two and (in Vietnamese) three of them in a row, (in English) beginnings and endings, and two and three in a row where words of
the rows of claims_*.toml stand as their kind (`the 0programme 0acts 0outcome`), with the order of the kinds and what is named without the programme. Figures are read as one figure.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache, lru_cache
from typing import Any

import numpy as np

from analysis.catalogue.claim_words import unquoted, words
from analysis.catalogue.declared import lines, of_files
from analysis.kept import kept

PENALTY = 0.1
STEPS, CLOSE = 30, 1e-6
WORD = re.compile(r"\w+|[?“”\"…%:]")
CLASS = "0"  # before the name of a kind of row, which thereby is no word of a row
CLASSES = ("homonym", "affirms", "unknown", "asks", "goal", "other", "outcome", "programme", "acts", "verb", "says", "because")
WITHOUT = ("says", "because", "acts", "verb", "other")


@cache
def read() -> tuple[tuple[str, dict[str, Any]], ...]:
    """Every sentence of claims_read (text, language, claim, perhaps batch), with the name of its set."""
    return lines("claims_read")


@cache
def examples(language: str, without: str = "") -> tuple[tuple[str, bool], ...]:
    """The sentences of one language that weigh, with whether each is a claim; `without`: the name of a set or batch to leave out."""
    mine = [(one, {name, one.get("batch")}) for name, one in read() if one["language"] == language]
    return tuple((one["text"], one["claim"]) for one, sets in mine if without not in sets)


def likeness(sentence: str, language: str, without: str = "") -> tuple[float, str]:
    """The log odds that a sentence is a claim, of a set of which half are, and the words of it that speak most for that."""
    weights, constant = _weights(language, without)
    known = [(weights[part], part) for part in _parts(sentence, language) if part in weights]
    heaviest = max(((weight, part) for weight, part in known if " " in part and part[0] not in "~#!"), default=(0.0, sentence))[
        1
    ].strip("<> ")
    return constant + sum(weight for weight, _ in known) / max(1, len(known)) ** 0.5, heaviest


@lru_cache(maxsize=20_000)
def _parts(sentence: str, language: str) -> frozenset[str]:
    small = re.sub(r"\d[\d.,]*", "0", unquoted(sentence).lower())
    told = ["<", *WORD.findall(small), ">"]
    parts = set(told) | _in_a_row(told, 2)
    classes = _classes(small, language)
    parts |= {f"~{row}" for n in (2, 3) for row in _in_a_row(classes, n)}
    kinds = [one for one in classes if one.startswith(CLASS)]
    parts |= {f"#{row}" for row in [*_in_a_row(kinds, 2), " ".join(kinds[:4])]} | _absent(set(kinds))
    if language == "vi":
        return frozenset(parts | _in_a_row(told, 3))
    ends = {word[-most:] + "$" for word in told if len(word) > 4 for most in (2, 3)}
    return frozenset(parts | ends | {"^" + word[:5] for word in told if len(word) > 5})


def _classes(small: str, language: str) -> list[str]:
    """The words of a sentence with those of the rows replaced by the kind of row, each once in a row of the same."""
    known = words(language)
    for kind in CLASSES:
        small = getattr(known, kind).sub(f" {CLASS}{kind} ", small)
    told = ["<", *WORD.findall(small), ">"]
    return [one for before, one in zip(["", *told], told, strict=False) if one != before or not one.startswith(CLASS)]


def _absent(kinds: set[str]) -> set[str]:
    """That neither the programme nor an outcome is named, and what is said or named without the programme."""
    none = {f"!{kind}" for kind in ("programme", "outcome") if CLASS + kind not in kinds}
    return none | ({f"!programme {kind}" for kind in WITHOUT if CLASS + kind in kinds} if "!programme" in none else set())


def _in_a_row(told: list[str], n: int) -> set[str]:
    return {" ".join(told[at : at + n]) for at in range(len(told) - n + 1)}


@cache
def _weights(language: str, without: str) -> tuple[dict[str, float], float]:
    """The weight of every part and the constant; of all sets kept in data/processed."""
    if without:
        return _solved(language, without)
    made = kept(
        f"claims_{language}.json",
        f"{np.__version__} {of_files('claim*', 'claims_read/*')}",
        lambda: json.dumps(_solved(language, without)).encode(),
    )
    weights, constant = json.loads(made)
    return weights, constant


def _solved(language: str, without: str) -> tuple[dict[str, float], float]:
    """The weight of every part that two sentences share, and the constant; by Newton's steps in as many unknowns as sentences."""
    told = [(_parts(text, language), claim) for text, claim in examples(language, without)]
    often = Counter(part for parts, _ in told for part in parts)
    at = {part: place for place, part in enumerate(sorted(part for part, times in often.items() if times > 1))}
    has = np.zeros((len(told), len(at)))
    for row, (parts, _) in enumerate(told):
        mine = [at[part] for part in parts if part in at]
        has[row, mine] = 1 / max(1, len(mine)) ** 0.5
    claim, alike = np.array([claim for _, claim in told], float), has @ has.T
    weight, constant = np.zeros(len(told)), 0.0
    ones = np.ones((len(told), 1))
    for _ in range(STEPS):
        odds = alike @ weight + constant
        share = 1 / (1 + np.exp(-odds))
        spread = share * (1 - share) + 1e-6
        system = np.block([[alike + PENALTY * np.diag(1 / spread), ones], [ones.T, np.zeros((1, 1))]])
        *solved, constant = np.linalg.solve(system, np.append(odds + (claim - share) / spread, 0.0))
        before, weight = weight, np.array(solved)
        if np.abs(weight - before).max() < CLOSE:
            break
    return dict(zip(at, (has.T @ weight).tolist(), strict=True)), float(constant)
