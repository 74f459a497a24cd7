"""The index of one document: each of its numbers with the reason why it is no figure, or with its address and the rows behind it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from analysis import manifest, paths
from analysis.language import LANGUAGES, number
from analysis.publish.page import ROWS
from analysis.publish.trace.documents import Place, pictures_of, places_of
from analysis.publish.trace.fixed import fixed
from analysis.publish.trace.numerals import masked, no_figure, numerals, plain
from analysis.publish.trace.values import key_of

FOLDER = "trace"


@dataclass(frozen=True)
class Said:
    """A text that a report says, and its address: results/2, checks/1, run/headline, tables/result/3, figures/raw, notebook/cell 4."""

    at: str
    text: str
    kind: str = "made"


@dataclass(frozen=True)
class Sheet:
    """A table that a report shows: the cells of each row and the row's address."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    at: tuple[str, ...]


@dataclass(frozen=True)
class Sources:
    """What a document may say: texts, tables, and which rows of the record each address was made from."""

    said: Sequence[Said]
    sheets: Sequence[Sheet]
    made_from: dict[str, list[str]] = field(default_factory=dict)
    read: Sequence[str] = ()

    def rows(self, address: str) -> list[str]:
        """Ids of the rows of the record behind an address: its own where it has them, else all that the notebook read."""
        if " " in address and address.startswith(("results/", "checks/")):  # a row made of several results
            return sorted({row for one in address.split() for row in self.rows(one)})
        return self.made_from.get(address) or list(self.read)


def sources(folder: Path, language: str, said: Iterable[Said] = (), sheets: Iterable[Sheet] = ()) -> Sources:
    """The sources of the documents of a finished report in one language, with what a document of its own adds to them."""
    stored, shown, texts = (_json(folder / name) for name in ("estimate.json", "contents.json", f"{FOLDER}/said.json"))
    run = _json(folder / "provenance.json")["run"]
    own = [
        Said("run/title", run["title"][language]),
        *(Said("run/headline", text) for text in (run["headline"][language], run["question"][language])),
    ]
    own += [Said(one["at"], one["text"], one["kind"]) for one in texts[language]]
    made: dict[str, list[str]] = {}
    for at, result in enumerate(stored["results"]):
        rows = [row for row in result.get("rows", ()) if row in set(stored["read"])]
        if at and rows and not result.get("type") == "refusal":
            made[f"results/{at}"] = rows
        for text in _texts(result, language):
            own.append(Said(f"results/{at}", text))
    own += [
        Said(f"checks/{at}", text)
        for at, check in enumerate(stored["checks"])
        for text in (check["question"][language], check["sentence"][language])
    ]
    tables = list(sheets)
    for one in shown[language]:
        if one["kind"] == "table":
            at = tuple(f"tables/{one['name']}/{row}" for row in range(len(one["rows"])))
            tables.append(Sheet(_plain(one["columns"]), tuple(map(_plain, one["rows"])), at))
            folded = f"{one['caption']} ({ROWS.to(language).format(n=number(len(one['rows']), language))})"
            own += [
                Said(f"tables/{one['name']}", text) for text in (folded, one["caption"], one["foot"], *one["columns"]) if text
            ]
            made |= dict(zip(at, one.get("made_from", ()), strict=False))
    return Sources([*said, *own], tables, made, stored["read"])


def _texts(result: dict[str, Any], language: str) -> list[str]:
    found = [
        result[key][language]
        for key in ("sentence", "headline", "label", "estimand", "errors", "unit", "judged", "subject", "instead")
        if result.get(key)
    ]
    found += [one[language] for one in (*result.get("points", ()), *result.get("assumptions", ())) if one]
    found += [caution["text"][language] for caution in result.get("cautions", ())]
    return [*found, *(one[part][language] for one in result.get("obstacles", ()) for part in ("reason", "needed"))]


def _plain(cells: Iterable[str]) -> tuple[str, ...]:
    return tuple(plain(str(cell)) for cell in cells)


def index(file: Path, report: Path, from_: Sources) -> dict[str, Any]:
    """The index of a document that was just made: run, files, rows by address, and each text with its numbers."""
    found = places_of(file)
    places = [
        {"where": where(place), "key": masked(place.text), "numbers": numbers}
        for place, numbers in addressed(found, from_)
        if numbers
    ]
    results = _json(report / "estimate.json")["results"]
    figures = [one for place in places for one in place["numbers"] if "at" in one]
    for one in figures:
        _valued(one, results, language_of(file))
    used = sorted({one["at"] for one in figures})
    about = _json(report / "provenance.json")
    known = sorted({row for at in used for row in from_.rows(at)})
    sets: dict[str, list[str]] = {}
    by_address = {}
    for at in used:
        rows = from_.rows(at)
        name = next((name for name, same in sets.items() if same == rows), f"set {len(sets) + 1}")
        sets[name] = rows
        by_address[at] = name
    return {
        "run": {key: about.get(key) for key in ("notebook", "parameters", "commit")} | {"name": about["run"]["name"]},
        "files": about["data"], "rows": {row: lines_of_rows()[row] for row in known if row in lines_of_rows()}, "sets": sets, "addresses": by_address,
        "pictures": pictures_of(file), "places": places,
    }  # fmt: skip


def _valued(one: dict[str, Any], results: Sequence[dict[str, Any]], language: str) -> None:
    """Add the key and the unrounded value of a number that one stored result holds: of a headline the first result."""
    at = one["at"]
    if " " in at or not (at.startswith("results/") or (at.startswith("run/") and results)):
        return
    found = key_of(one["n"], results[int(at.split("/")[1]) if at.startswith("results/") else 0], language)
    if found:
        one["key"], one["value"] = found


def where(place: Place) -> str:
    """Where a text stands, in the words of the index."""
    return f"table {place.table}, row {place.row}" if place.kind == "row" else f"{place.kind} {place.number}"


def addressed(places: Sequence[Place], from_: Sources) -> Iterable[tuple[Place, list[dict[str, str]]]]:
    """Each text with its numbers: `n` as printed, then `why` it is no figure and `in` which file it is typed, or `at` which address it is; neither where it has none."""
    lookup = _Lookup(from_)
    tables = lookup.tables(places)
    for place in places:
        if place.kind == "row":
            numbers = []
            for column, cell in enumerate(place.cells):
                at = tables.get((place.table, place.row), "")
                numbers += [{**one, "column": column + 1} for one in lookup.numbers(cell, "row", at)]
            yield place, numbers
        else:
            yield place, lookup.numbers(place.text, place.kind, "")


class _Lookup:
    """Finds the address of the numbers of a text."""

    def __init__(self, from_: Sources):
        self.from_ = from_
        self.said = [(one, plain(one.text)) for one in from_.said if one.kind == "made" and any(map(str.isdigit, one.text))]
        self.typed = [(one, _bare(one.text)) for one in from_.said if one.kind == "typed"]

    def numbers(self, text: str, kind: str, cell_of: str) -> list[dict[str, str]]:
        found = numerals(text)
        if not found:
            return []
        if kind in ("code", "foot"):
            return [{"n": one.printed, "why": {"code": "code", "foot": "provenance"}[kind]} for one in found]
        reasons, typed = no_figure(text), fixed(text)
        known = []
        for one in found:
            why = next((why for a, b, why in reasons if a <= one.start and one.end <= b), None)
            words = next((where for a, b, where in typed if a <= one.start and one.end <= b), None)
            if why:
                known.append({"n": one.printed, "why": why})
            elif words:
                known.append({"n": one.printed, "why": "words", "in": words})
            else:
                known.append({"n": one.printed} | self._address(text, one.start, one.end, cell_of))
        return known

    def _address(self, text: str, start: int, end: int, cell_of: str) -> dict[str, str]:
        if cell_of:
            return {"at": cell_of}
        for one, said in self.said:
            if text in said:
                return {"at": one.at}
            at = text.find(said)
            while at >= 0:
                if at <= start and end <= at + len(said):
                    return {"at": one.at}
                at = text.find(said, at + 1)
        bare = _bare(text)
        for one, said in self.typed:
            if bare and bare in said:
                return {"why": "typed", "in": one.at}
        return {}

    def tables(self, places: Sequence[Place]) -> dict[tuple[int, int], str]:
        """The address of each row of each table that is one of the sheets."""
        grids: dict[int, list[Place]] = {}
        for place in places:
            if place.kind == "row":
                grids.setdefault(place.table, []).append(place)
        found = {}
        for table, rows in grids.items():
            sheet = next((s for s in self.from_.sheets if rows[0].cells == s.columns and len(rows) == len(s.rows) + 1
                          and all(row.cells == cells for row, cells in zip(rows[1:], s.rows, strict=True))), None)  # fmt: skip
            if sheet:
                found |= {(table, row.row): at for row, at in zip(rows[1:], sheet.at, strict=True)}
                found[(table, rows[0].row)] = sheet.at[0].rpartition("/")[0] if sheet.at else ""
        return found


def _bare(text: str) -> str:
    """Letters and digits alone: what Markdown and the page made of it agree on."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


@cache
def lines_of_rows() -> dict[str, str]:
    """The file and line of each row of the record: `o0668` -> `data/raw/public_record/observations.csv:690`."""
    found = {}
    for name in manifest.verify():
        file = paths.HOME / name
        if file.suffix == ".csv":
            with file.open(encoding="utf-8-sig", newline="") as stream:
                reader = csv.DictReader(stream)
                if "obs_id" in (reader.fieldnames or ()):
                    found |= {row["obs_id"]: f"{name}:{reader.line_num}" for row in reader}
    return found


def write(file: Path, report: Path, language: str, said: Iterable[Said] = (), sheets: Iterable[Sheet] = ()) -> Path:
    """Write the index of a document beside its report, and return where."""
    from analysis.publish.exports import dumped

    target = place_of(file, report)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(dumped(index(file, report, sources(report, language, said, sheets))), encoding="utf-8", newline="\n")
    return target


def place_of(file: Path, report: Path) -> Path:
    """Where the index of a document lies; a PDF has that of the Word file it was made from."""
    name = file.with_suffix(".docx").name if file.suffix == ".pdf" else file.name
    return report / FOLDER / file.parent.relative_to(report) / f"{name}.json"


def language_of(file: Path) -> str:
    """The language in the name of a document (`report.vi.html`)."""
    return next((part for part in file.name.split(".") if part in LANGUAGES), "vi")


def _json(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))
