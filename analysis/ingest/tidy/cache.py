"""The checked tables of data/raw, kept as Parquet: what has not changed is not read and checked again.

What is kept is a function of data/raw, of the code that reads it and of the library's version.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pandas as pd

from analysis import manifest
from analysis.kept import kept

PACKAGE = Path(__file__).resolve().parents[2]
READERS = (
    "ingest/tidy/*.py",
    "ingest/own/*.py",
    "ingest/columns/**/*.py",
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
    key = _key(tuple(sorted(raw.items())), manifest.state(), READERS)
    return pd.read_parquet(io.BytesIO(kept("checked.parquet", key, lambda: read().to_parquet(None))))


@lru_cache(maxsize=1)
def _key(raw: tuple[tuple[str, str], ...], unchanged: tuple, readers: tuple[str, ...]) -> str:
    """Of everything the tables depend on: the files, what their manifests say of them, the code; once for each state of data/raw."""
    files = [folder / "MANIFEST.csv" for folder in manifest.sources()]
    files += [path for pattern in readers for path in sorted(PACKAGE.glob(pattern))]
    return hashlib.sha256(repr((pd.__version__, dict(raw), [(str(f), manifest.sha256(f)) for f in files])).encode()).hexdigest()
