"""Numbers that are no results but words of the workbook: typed in its code, its catalogue, the names and titles of data/raw.

Each is known by the words around it, and its address is the file and line where it is typed.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from analysis import paths
from analysis.catalogue.declared import PUBLIC_RECORD
from analysis.publish.trace.numerals import plain

PACKAGE = Path(__file__).resolve().parents[2]
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*\d(?:[^"\\\n]|\\.)*)"')
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
DIGIT = re.compile(r"\d")
LETTERS = 3  # a fragment has at least so many
OPENING = LETTERS + 1  # so long is every fragment, with its digit
NUMBERS_ONLY = {"value", "value_low", "value_high", "obs_id", "period_start", "period_end"}


@cache
def fragments() -> tuple[tuple[str, str], ...]:
    """Every fixed text with a digit, the longest first, and where it is typed."""
    found: dict[str, str] = {}
    for file in sorted((*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.toml"), *PACKAGE.rglob("*.json"))):
        if "soak" not in file.name and "trace" not in file.parts:
            for at, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                for literal in LITERAL.findall(line) if DIGIT.search(line) else ():
                    _add(found, literal, f"analysis/{file.relative_to(PACKAGE).as_posix()}:{at}")
    for file in sorted((paths.RAW / PUBLIC_RECORD).glob("*.csv")):
        name = paths.shown(file)
        with file.open(encoding="utf-8", newline="") as stream:
            for row in (reader := csv.DictReader(stream)):
                for column, cell in row.items():
                    if column not in NUMBERS_ONLY and isinstance(cell, str):
                        _add(found, cell, f"{name}:{reader.line_num}")
    return tuple(sorted(found.items(), key=_longest_first))


def _add(found: dict[str, str], text: str, where: str) -> None:
    text = text.replace("\\n", " ").replace("\\u00a0", " ").replace('\\"', '"')
    for piece in map(plain, PLACEHOLDER.split(text)):
        if re.search(r"\d", piece) and sum(map(str.isalpha, piece)) >= LETTERS:
            found.setdefault(piece, where)


def fixed(text: str) -> list[tuple[int, int, str]]:
    """The spans of a text that are fixed words with a number in them, and where those are typed."""
    spans: list[tuple[int, int, str]] = []
    for piece, where in _possible(text):
        at = text.find(piece)
        while at >= 0:
            if not any(a <= at and at + len(piece) <= b for a, b, _ in spans):
                spans.append((at, at + len(piece), where))
            at = text.find(piece, at + 1)
    return spans


@cache
def _by_opening() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for piece, where in fragments():
        found.setdefault(piece[:OPENING], []).append((piece, where))
    return found


def _possible(text: str) -> list[tuple[str, str]]:
    """The fragments that a text holds, the longest first."""
    if not DIGIT.search(text):
        return []
    openings = {text[at : at + OPENING] for at in range(len(text) - OPENING + 1)}
    found = [pair for opening in openings for pair in _by_opening().get(opening, ()) if pair[0] in text]
    return sorted(found, key=_longest_first)


def _longest_first(pair: tuple[str, str]) -> tuple[int, tuple[str, str]]:
    return -len(pair[0]), pair
