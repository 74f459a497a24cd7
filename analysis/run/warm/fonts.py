"""Fonts in memory: matplotlib leaves them on disk and seeks in the file for every letter, half the time of a figure.

The letters are the same, byte for byte (tests/run/test_warm_fonts.py).
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from matplotlib import font_manager, ft2font

LAST_RESORT = "_warn_if_used"  # the mark of matplotlib's font of last resort, which is hardly ever asked for a letter


class _Content(io.BytesIO):
    """The bytes of a font file, with the name that PDF and PostScript output ask for."""

    def __init__(self, path: str):
        super().__init__(_bytes(path))
        self.path = path

    def __str__(self) -> str:
        return self.path


@cache
def _bytes(path: str) -> bytes:
    return Path(path).read_bytes()


def _opened(filename: Any, **options: Any) -> ft2font.FT2Font:
    in_memory = isinstance(filename, str) and LAST_RESORT not in options
    return ft2font.FT2Font(_Content(filename) if in_memory else filename, **options)


def keep_in_memory() -> None:
    """Let matplotlib's font manager open its fonts this way from now on, in this process and its forks."""
    font_manager.ft2font = SimpleNamespace(**{**vars(ft2font), "FT2Font": _opened})
    font_manager._get_font.cache_clear()
