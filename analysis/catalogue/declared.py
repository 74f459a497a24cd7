"""Reading declarations: a TOML file beside this one, or a CSV of data/raw whose checksum is verified."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from analysis import listing, manifest, paths
from analysis.language import Text

PUBLIC_RECORD = "public_record"


_DERIVED: list[Any] = []


def derived(function: Callable, most: int | None = None) -> Any:
    """A function whose answers, made of the lists of places and indicators, are kept until `renew`."""
    kept = lru_cache(maxsize=most)(function)
    _DERIVED.append(kept)
    return kept


def renew() -> None:
    """Forget what was made of the lists of places and indicators: one of them has changed."""
    for kept in _DERIVED:
        kept.cache_clear()


@derived
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV file of data/raw/public_record, as text."""
    return tuple(manifest.read(PUBLIC_RECORD, f"{name}.csv"))


_MEANWHILE: dict[tuple[str, str], tuple[dict[str, str], ...]] = {}


@contextmanager
def meanwhile(source: str, lists: dict[str, list[dict[str, str]]]) -> Iterator[None]:
    """While rows of a source's own lists are about to be kept: they count as if they were."""
    _MEANWHILE.update({(source, name): tuple(rows) for name, rows in lists.items()})
    renew()
    try:
        yield
    finally:
        _MEANWHILE.clear()
        renew()


@derived
def own(source: str, name: str) -> tuple[dict[str, str], ...]:
    """The rows of a list that a source of data/raw keeps of its own; none where it keeps none."""
    return (*_kept(source, name), *_MEANWHILE.get((source, name), ()))


def _kept(source: str, name: str) -> tuple[dict[str, str], ...]:
    folder = paths.RAW / source
    if source == PUBLIC_RECORD or not (folder / f"{name}.csv").is_file() or not (folder / listing.NAME).is_file():
        return ()
    if not any(line.path.name == f"{name}.csv" and not line.outcome for line in listing.listed(folder)):
        return ()
    found = manifest.read(source, f"{name}.csv")
    return tuple(found) if found and "code" in found[0] else ()


_READ: list[str] = [""]


def of_source(source: str) -> None:
    """From now on names are read as a source writes them: of two places of one name, its own is meant."""
    if source != _READ[0] and (own(source, "places") or own(_READ[0], "places")):
        renew()
    _READ[0] = source


@derived
def meant_first() -> frozenset[str]:
    """The codes of the places that the source being read keeps of its own."""
    return frozenset(row["code"] for row in own(_READ[0], "places"))


@derived
def every(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a list: those of the catalogue, then those that the sources of data/raw keep of their own; a code has its first row."""
    found = {row["code"]: row for row in rows(name)}
    for source in dict.fromkeys([*(folder.name for folder in manifest.sources()), *(source for source, _ in _MEANWHILE)]):
        for row in own(source, name):
            found.setdefault(row["code"], row)
    return tuple(found.values())


@cache
def toml(name: str) -> dict[str, Any]:
    """A TOML file of this folder."""
    with (Path(__file__).parent / f"{name}.toml").open("rb") as stream:
        return tomllib.load(stream)


def lines(folder: str) -> tuple[tuple[str, dict[str, Any]], ...]:
    """The JSON lines of the files of a folder here, each with the name of its file."""
    files = sorted((Path(__file__).parent / folder).glob("*.jsonl"))
    return tuple((file.stem, json.loads(line)) for file in files for line in file.read_text(encoding="utf-8").splitlines())


def of_files(*patterns: str) -> str:
    """One checksum of the files of this folder, whose names are patterns."""
    files = sorted(file for pattern in patterns for file in Path(__file__).parent.glob(pattern) if file.is_file())
    return hashlib.sha256(repr([(file.name, manifest.sha256(file)) for file in files]).encode()).hexdigest()


def line_of(name: str, table: str, number: int) -> int:
    """The line on which the table `[[table]]` of a TOML file of this folder begins, for the one with that number from 0."""
    lines = (Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8").splitlines()
    begun = [at for at, line in enumerate(lines, start=1) if line.strip() == f"[[{table}]]"]
    return begun[number] if number < len(begun) else len(lines)


def text(entry: dict[str, str]) -> Text:
    """`{vi = ..., en = ...}` of a TOML file as a Text; both languages must be there."""
    return Text(entry["vi"], entry["en"])


def codes(cell: str) -> tuple[str, ...]:
    """A cell of codes separated by semicolons."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def day(cell: str) -> dt.date | None:
    """An ISO date, or None where the cell is empty."""
    return dt.date.fromisoformat(cell) if cell else None
