"""Text files and pasted text."""

from __future__ import annotations

from pathlib import Path

from analysis.ingest.encodings import decode
from analysis.ingest.grid import Container
from analysis.ingest.readers import guard


def read(path: Path, data: bytes) -> Container:
    """The text of a .txt file."""
    decoded = decode(data, path.name)
    return Container(
        path.name,
        guard.sha256(data),
        text=decoded.text.lstrip("\ufeff"),
        evidence=f"{decoded.encoding} {decoded.evidence}".strip(),
    )
