"""Fonts read into memory once: matplotlib leaves them on disk and seeks in the file for every letter it draws.

Half the time of a figure with long titles goes there. The letters are the same; a test compares the bytes.
"""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from matplotlib import font_manager, ft2font

LAST_RESORT = "_warn_if_used"  # the mark of matplotlib's font of last resort, which is hardly ever asked for a letter


class _Content(io.BytesIO):
    """The bytes of a font file, with the name that PDF and PostScript output ask for."""

    def __init__(self, path: str):
        super().__init__(Path(path).read_bytes())
        self.path = path

    def __str__(self) -> str:
        return self.path


def _opened(filename: Any, **options: Any) -> ft2font.FT2Font:
    in_memory = isinstance(filename, str) and LAST_RESORT not in options
    return ft2font.FT2Font(_Content(filename) if in_memory else filename, **options)


def keep_in_memory() -> None:
    """Let matplotlib's font manager open its fonts this way from now on."""
    font_manager.ft2font = SimpleNamespace(**{**vars(ft2font), "FT2Font": _opened})
    font_manager._get_font.cache_clear()
