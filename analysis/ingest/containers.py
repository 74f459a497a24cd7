"""A path -> its container, by the reader for its kind."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from analysis.ingest.grid import Container
from analysis.ingest.readers import guard

_READERS = {
    ".xlsx": "xlsx", ".xlsm": "xlsx", ".xls": "calamine", ".ods": "calamine", ".csv": "delimited", ".tsv": "delimited",
    ".docx": "word", ".pdf": "pdf", ".txt": "plain",
}  # fmt: skip


def open_container(path: Path) -> Container:
    """The sheets and the text of a file. Raises BadFile or BadTable with what to do."""
    data = guard.content(path)
    reader = import_module(f"analysis.ingest.readers.{_READERS[path.suffix.lower()]}")
    return reader.read(path, data)
