"""A large plain CSV file -> the same columns as any other, each different text kept once: a million rows in seconds.

Plain: UTF-8, its headings in the first row, every row as wide, no line above, between or below. Any other file goes the ordinary way.
"""

from __future__ import annotations

import io
from itertools import repeat
from pathlib import Path

import numpy as np

from analysis.catalogue.headings import is_note
from analysis.errors import BadTable
from analysis.ingest.columns.cells.lines import Lines, delimited_lines
from analysis.ingest.columns.sheets import layout
from analysis.ingest.columns.sheets.grid import Coded, Column, Grid
from analysis.ingest.readers import guard
from analysis.ingest.readers.delimited import delimiter_of
from analysis.ingest.text.encodings import decode

LEAST = 4 * 2**20  # bytes; below, the ordinary way is as fast
_HEAD = 2**16


def grid_of(path: Path) -> tuple[Grid, dict] | None:
    """The grid and its source; None where the file is small or not plain."""
    if path.suffix.lower() not in (".csv", ".tsv") or not path.is_file() or path.stat().st_size < LEAST:
        return None
    data = guard.content(path)
    names = _headings(path, data)
    if names is None or data.count(b'"') % 2:
        return None
    columns = _columns(data, delimiter_of(data[:_HEAD].decode("utf-8-sig", errors="ignore")), len(names))
    if columns is None or _has_other_lines(columns) or not _is_utf8(columns, path.name):
        return None
    made = [Column(name, (name,), i, values) for i, (name, values) in enumerate(zip(names, columns, strict=True), 1)]
    rows = list(zip(repeat(""), range(2, len(columns[0]) + 2)))
    return Grid(made, rows), {"file": path.name, "sheets": (path.stem,), "sha256": guard.sha256(data), "evidence": "utf-8"}


def _headings(path: Path, data: bytes) -> list[str] | None:
    """The headings of the first row, where the layout of the first rows finds a table that begins there and nothing else."""
    try:
        head = data[:_HEAD].decode("utf-8-sig", errors="ignore").rsplit("\n", 1)[0]
        rows = delimited_lines(path, head.encode()).sheets[0].rows
    except BadTable:
        return None
    found = layout.blocks(Lines(path.stem, rows))
    plain = len(found) == 1 and found[0].head_row == 1 and not found[0].aside and all(len(h) == 1 for h in found[0].heads)
    return found[0].names if plain and found[0].cols == list(range(1, len(found[0].cols) + 1)) else None


def _columns(data: bytes, mark: str, width: int) -> list[Coded] | None:
    import pyarrow as pa
    from pyarrow import csv

    names = [f"c{i}" for i in range(width)]
    try:
        table = csv.read_csv(
            io.BytesIO(data), csv.ReadOptions(skip_rows=1, column_names=names), csv.ParseOptions(delimiter=mark, ignore_empty_lines=False),
            csv.ConvertOptions(column_types=dict.fromkeys(names, pa.dictionary(pa.int32(), pa.string()))),
        )  # fmt: skip
    except pa.ArrowInvalid:
        return None
    return [_coded(table[name].unify_dictionaries().combine_chunks()) for name in names]


def _coded(array) -> Coded:
    """Codes and texts without blanks around them; an empty text is no value."""
    texts = [text.strip() or None for text in array.dictionary.to_pylist()]
    numbers: dict[str, int] = {}
    codes = np.array([-1 if text is None else numbers.setdefault(text, len(numbers)) for text in texts] + [-1], dtype=np.int64)
    return Coded(codes[array.indices.fill_null(len(texts)).to_numpy(zero_copy_only=False)], list(numbers))


def _has_other_lines(columns: list[Coded]) -> bool:
    """Whether a row is mostly empty, or begins as a remark does."""
    empty = sum((column.codes < 0).astype(np.int8) for column in columns)
    return bool((empty * 2 >= len(columns)).any()) or any(map(is_note, columns[0].different))


def _is_utf8(columns: list[Coded], name: str) -> bool:
    words = [text for column in columns for text in column.different if not text.isascii()]
    return not words or decode("\n".join(words).encode(), name).encoding == "utf-8"
