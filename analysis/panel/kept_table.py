"""A large table of a researcher's own, kept after its first reading: one command makes several reports of it, and each would read it anew.

What is kept is a function of the file's bytes, of the answers given, of the code that reads and of the libraries, and is sealed by a
checksum; where one of them differs it is read again. Only in data/processed, which is never shared.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from contextlib import suppress
from functools import cache
from pathlib import Path

import pandas as pd

from analysis import manifest, paths
from analysis.panel.own_table import OwnTable, masked, read_table
from analysis.registered import sealed

LARGE = 3_000_000  # bytes from which a reading takes seconds
PACKAGE = Path(__file__).resolve().parents[1]
READERS = (
    "ingest/columns/**/*.py",
    "ingest/readers/*.py",
    "ingest/text/*.py",
    "ingest/entities/*.py",
    "catalogue/*",
    "panel/own_table.py",
    "panel/told_columns.py",
)


def table_of(name: str, **answers: str) -> OwnTable:
    """The table of a file with a person's answers, as `read_table` gives it. Raises BadTable as it does."""
    path = paths.given(name)
    if path is None or path.stat().st_size < LARGE:
        return read_table(name, **answers)
    file = paths.PROCESSED / "tables" / f"{_key(path, answers)}.pickle"
    with suppress(OSError):
        content = file.read_bytes()
        if file.with_suffix(".sha256").read_text() == hashlib.sha256(content).hexdigest():
            return masked(pickle.loads(content))
    fresh = read_table(name, **answers)
    if sealed(path) is not None:
        return fresh
    with suppress(OSError):  # a tree that cannot be written is read anew each time
        _keep(file, fresh)
    return fresh


def _keep(file: Path, table: OwnTable) -> None:
    content = pickle.dumps(table, protocol=5)
    file.parent.mkdir(parents=True, exist_ok=True)
    for target, written in ((file, content), (file.with_suffix(".sha256"), hashlib.sha256(content).hexdigest().encode())):
        fresh = target.with_name(f"{target.name}.{os.getpid()}")
        fresh.write_bytes(written)
        fresh.replace(target)


def _key(path: Path, answers: dict[str, str]) -> str:
    parts = (pd.__version__, _code(), path.name, manifest.sha256(path), sorted(answers.items()))
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:24]


@cache
def _code() -> tuple[str, ...]:
    return tuple(manifest.sha256(file) for pattern in READERS for file in sorted(PACKAGE.glob(pattern)) if file.is_file())
