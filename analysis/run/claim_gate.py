"""The claim gate: every sentence that attributes a change to the programme carries the id of a result that allows it.

A typed sentence carries it as `<!-- claim: RUN results/0 -->` in its own paragraph; a computed one in the bundle of its display. Read
are the texts and titles of notebooks, their stored headlines, and what finished reports say.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from analysis.catalogue.claim_words import instead, words
from analysis.catalogue.claims import claims, sentences
from analysis.catalogue.indicators import indicators
from analysis.language import LANGUAGES
from analysis.present.display import MIME

MARK = re.compile(r"<!--\s*claim:\s*(\S+)\s+(\S+)\s*-->")
FENCED = re.compile(r"```.*?```|\$\$?[^$]+\$\$?|<!--.*?-->", re.S)
LEAST_WORDS = 3
COUNTED = {"vi": "Số vụ", "en": "Cases"}  # in place of such a name
ALLOWED = "cause_if"


class Unfounded(NamedTuple):
    """A sentence that attributes a change without a result that allows it; `cue`: the words that do."""

    where: str
    sentence: str
    cue: str
    language: str

    def __str__(self) -> str:
        word = {"vi": "được phép viết", "en": "allowed"}[self.language]
        return f"{self.where}: “{self.sentence}” [{self.cue}] → {word}: {instead(self.language)}"


def unfounded(notebook: Path, reports: Path) -> list[Unfounded]:
    """The unfounded claims of one notebook, cell by cell."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return [found for number, cell in enumerate(cells) for found in _of_cell(cell, f"{notebook.name} cell {number}", reports)]


def of_report(folder: Path) -> list[Unfounded]:
    """The unfounded claims of one finished report: what its results say against what they permit, and what its displays show."""
    found = []
    stored = json.loads((folder / "estimate.json").read_text(encoding="utf-8"))
    own = {language: _names(stored, language) for language in LANGUAGES}
    for at, result in enumerate(stored["results"]):
        if result.get("permitted") != ALLOWED:
            for language in LANGUAGES:
                said = own[language].sub(COUNTED[language], result["sentence"][language])
                found += _judged(said, language, f"{folder.name} results/{at}", weak=False)
    shown = folder / "contents.json"
    if shown.exists():
        for language, entries in json.loads(shown.read_text(encoding="utf-8")).items():
            found += [
                one
                for entry in entries
                for one in _judged(
                    own[language].sub(COUNTED[language], _told(entry)),
                    language,
                    f"{folder.name} {entry.get('name', '')}",
                    weak=False,
                )
            ]
    return found


def _names(stored: dict[str, Any], language: str) -> re.Pattern:
    """What is counted, by names that have the words of a claim and name no programme: `Số vụ do người chưa thành niên gây ra`."""
    labels = {one.label.to(language) for one in indicators().values()}
    labels |= {result[key][language] for result in stored["results"] for key in ("label", "judged") if result.get(key)}
    known = [name for name in labels if claims(name, language, weak=False) and not words(language).programme.search(name)]
    return re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True))) or r"(?!)", re.IGNORECASE)


def _told(entry: dict[str, Any]) -> str:
    return "\n".join(str(entry[key]) for key in ("caption", "alt", "foot") if entry.get(key))


def _of_cell(cell: dict[str, Any], where: str, reports: Path) -> Iterator[Unfounded]:
    source, tags = "".join(cell["source"]), cell.get("metadata", {}).get("tags", [])
    if cell["cell_type"] == "markdown":
        for language in [tag[5:] for tag in tags if tag.startswith("lang-")] or LANGUAGES:
            for paragraph in re.split(r"\n\s*\n", source):
                if not _founded(paragraph, reports):
                    yield from _judged(FENCED.sub(" … ", paragraph), language, where)
        return
    for text in _strings(source) if "parameters" not in tags else ():  # a parameter is what is asked, not what is said
        for language in LANGUAGES:
            yield from _judged(text, language, where)
    for output in cell.get("outputs", []):
        bundle = output.get("data", {}).get(MIME, {})
        if bundle.get("kind") == "sentence" and bundle.get("claim") != ALLOWED:
            for language in LANGUAGES:
                mine = bundle[language]
                yield from _judged("\n".join([mine["text"], *mine.get("points", [])]), language, where, weak=False)


def _judged(text: str, language: str, where: str, *, weak: bool = True) -> list[Unfounded]:
    found = [(sentence, claims(sentence, language, weak=weak)) for sentence in sentences(text)]
    return [Unfounded(where, sentence, cue, language) for sentence, cue in found if cue]


def _founded(paragraph: str, reports: Path) -> bool:
    """Whether a paragraph carries the id of a saved result that permits a cause."""
    return any(_permits(reports / run / "estimate.json", address) for run, address in MARK.findall(paragraph))


def _permits(file: Path, address: str) -> bool:
    kind, _, at = address.partition("/")
    if kind != "results" or not at.isdigit() or not file.exists():
        return False
    results = json.loads(file.read_text(encoding="utf-8"))["results"]
    return int(at) < len(results) and results[int(at)].get("permitted") == ALLOWED


def _strings(source: str) -> Iterator[str]:
    """The texts of a code cell: string literals of several words, comments aside."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value.split()) >= LEAST_WORDS:
            yield node.value
