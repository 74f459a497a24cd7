"""The terminal, whatever its letters: one that lacks a letter of Vietnamese gets what comes nearest, and no command ends for it."""

from __future__ import annotations

import codecs
import contextlib
import sys
import unicodedata
from functools import partial

# Signs that messages use, in letters that every code page has.
_SIGNS = {
    "«": '"', "»": '"', "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "−": "-", "…": "...", "×": "x", "≥": ">=", "≤": "<=",
    "→": "->", "←": "<-", "·": "-", "đ": "d", "Đ": "D", "\u00a0": " ", "•": "-", "∞": "inf", "₫": "d",
}  # fmt: skip


def use() -> None:
    """Let standard output and error print any text."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, TypeError, ValueError, OSError):  # a notebook's stream, or none at all
            stream.reconfigure(errors=handler(stream.encoding))


def handler(encoding: str) -> str:
    """The name of the handler of errors for an encoding; a codec that fails does not itself tell which it is."""
    name = f"nearest-{encoding}"
    codecs.register_error(name, partial(_nearest, encoding))
    return name


def holds_any_letter() -> bool:
    """Whether standard output takes every letter as it is."""
    return (getattr(sys.stdout, "encoding", None) or "").lower().replace("_", "-") in (
        "utf-8",
        "utf8",
        "utf-16",
        "utf-32",
        "cp65001",
    )


def _nearest(encoding: str, error: UnicodeError) -> tuple[str, int]:
    """What stands for letters that cannot be encoded: cp1258 writes a tone as a letter of its own, others go without marks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_letter(char, encoding) for char in error.object[error.start : error.end]), error.end


def _letter(char: str, encoding: str) -> str:
    apart = unicodedata.normalize("NFD", char)
    tones = [mark for mark in apart[1:] if mark in "\u0300\u0301\u0303\u0309\u0323"]
    base = unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in tones))
    bare = _SIGNS.get(base, _SIGNS.get(char, apart[0]))
    for nearest in (base + "".join(tones), base, bare):
        with contextlib.suppress(UnicodeError):
            nearest.encode(encoding)
            return nearest
    return char.encode("ascii", "backslashreplace").decode()
