"""What takes long to make and depends on stated things alone: kept in data/processed, made anew where the things or a byte of it differ."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from analysis import journal, paths


def kept(name: str, key: str, make: Callable[[], bytes]) -> bytes:
    """The content of a file of data/processed. `key` tells everything it depends on; a seal beside it holds the key and its checksum."""
    file = paths.PROCESSED / name
    seal = file.with_suffix(".sha256")
    with suppress(OSError):  # nothing kept yet
        content = file.read_bytes()
        if seal.read_bytes() == _sealed(key, content):
            return content
    content = make()
    with suppress(OSError):  # a tree that cannot be written makes it each time
        file.parent.mkdir(parents=True, exist_ok=True)
        for target, written in ((file, content), (seal, _sealed(key, content))):
            _replace(target, written)
    return content


def _sealed(key: str, content: bytes) -> bytes:
    return f"{key} {hashlib.sha256(content).hexdigest()}\n".encode()


def _replace(target: Path, content: bytes) -> None:
    """In one rename; of two files that do not belong together the next command makes both anew."""
    fresh = target.with_name(f"{journal.STAGE}{target.name}.{os.getpid()}")  # left by a killed command, the next removes it
    fresh.write_bytes(content)
    fresh.replace(target)
