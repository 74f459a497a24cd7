"""The checked tables of data/raw, kept as Parquet: what has not changed is not read and checked again.

What is kept is a function of data/raw, of the code that reads it and of the library's version, sealed by a checksum; where one of
them differs, or a byte of the file itself, it is made anew.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import pandas as pd

from analysis import journal, manifest, paths

PACKAGE = Path(__file__).resolve().parents[2]
READERS = (
    "ingest/tidy/*.py",
    "ingest/own/*.py",
    "ingest/columns/*.py",
    "ingest/entities/*.py",
    "ingest/readers/*.py",
    "ingest/text/*.py",
    "catalogue/*.py",
    "catalogue/*.toml",
    "manifest.py",
    "paths.py",
)


def checked(raw: dict[str, str], read: Callable[[], pd.DataFrame]) -> pd.DataFrame:
    """What `read` gives for data/raw with these checksums (path: sha256)."""
    file, key = paths.PROCESSED / "checked.parquet", _key(tuple(sorted(raw.items())), manifest.state(), READERS)
    with suppress(OSError):  # nothing kept yet
        content = file.read_bytes()
        if _seal(file).read_bytes() == _sealed(key, content):
            return pd.read_parquet(io.BytesIO(content))
    fresh = read()
    with suppress(OSError):  # a tree that cannot be written is read anew each time
        _keep(file, key, fresh)
    return fresh


@lru_cache(maxsize=1)
def _key(raw: tuple[tuple[str, str], ...], unchanged: tuple, readers: tuple[str, ...]) -> str:
    """Of everything the tables depend on: the files, what their manifests say of them, the code; once for each state of data/raw."""
    files = [folder / "MANIFEST.csv" for folder in manifest.sources()]
    files += [path for pattern in readers for path in sorted(PACKAGE.glob(pattern))]
    return hashlib.sha256(repr((pd.__version__, dict(raw), [(str(f), manifest.sha256(f)) for f in files])).encode()).hexdigest()


def _seal(file: Path) -> Path:
    return file.with_suffix(".sha256")


def _sealed(key: str, content: bytes) -> bytes:
    return f"{key} {hashlib.sha256(content).hexdigest()}\n".encode()


def _keep(file: Path, key: str, rows: pd.DataFrame) -> None:
    """Each file in one rename; of two that do not belong together the next command makes both anew."""
    content = rows.to_parquet(None)
    file.parent.mkdir(parents=True, exist_ok=True)
    for target, written in ((file, content), (_seal(file), _sealed(key, content))):
        fresh = target.with_name(f"{journal.STAGE}{target.name}.{os.getpid()}")  # left by a killed command, the next removes it
        fresh.write_bytes(written)
        fresh.replace(target)
