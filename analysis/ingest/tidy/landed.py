"""The tables that imports landed, each sealed: it is what was landed, of the originals that stand in data/raw now."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pandas as pd

from analysis import journal, listing, manifest, paths
from analysis.commands import quoted, typed
from analysis.errors import BadTable
from analysis.language import Text

IMPORT = "import.json"  # stands in the folder of a source that came in through the import


def seal(folder: Path, table: bytes) -> str:
    """What is kept beside a table: the checksum of what the MANIFEST of its originals lists, and its own."""
    lines = [
        (line.path.name, line.sha256)
        for line in listing.listed(folder)
        if not line.outcome and line.path.name != "observations.csv"
    ]
    return f"{hashlib.sha256(repr(sorted(lines)).encode()).hexdigest()} {hashlib.sha256(table).hexdigest()}\n"


def state() -> tuple:
    """The imported tables and their seals with inode, size and times: as long as it is the same, none was written."""
    return manifest.written(paths.PROCESSED / journal.IMPORTS)


def tables() -> list[pd.DataFrame]:
    """The table of each source of data/raw that was imported. Raises BadTable for one that is not there or not as it was landed."""
    with journal.still():
        return [_table(folder) for folder in manifest.sources() if (folder / IMPORT).exists()]


def _table(folder: Path) -> pd.DataFrame:
    file = paths.PROCESSED / journal.IMPORTS / f"{folder.name}.parquet"
    sealed = file.with_suffix(".sha256")
    if not file.is_file():
        raise _again(folder, file, Text("đã bị xóa", "it was deleted"))
    content = file.read_bytes()
    if not sealed.is_file():
        raise _again(folder, file, Text(f"không có {sealed.name}, dấu niêm của bảng", f"no {sealed.name}, the table's seal"))
    if sealed.read_bytes() != seal(folder, content).encode():
        raise _again(
            folder,
            file,
            Text("bảng hoặc tệp gốc đã thay đổi sau khi nhập", "the table or its originals have changed since the import"),
        )
    return pd.read_parquet(io.BytesIO(content))


def _again(folder: Path, file: Path, found: Text) -> BadTable:
    return BadTable(
        expected=Text("kết quả nhập của nguồn này, nguyên như khi nhập", "the imported table of this source, as it was landed"),
        found=found, where=paths.shown(file),
        remedy=Text(*(f"{run} {typed('import', quoted(f'data/raw/{folder.name}'))}" for run in ("chạy", "run"))),
    )  # fmt: skip
