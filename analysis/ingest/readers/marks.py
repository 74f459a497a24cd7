"""Text in pieces -> one text: raised footnote marks stay apart from the number before them, struck and hidden text is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_AREA = re.compile(r"(?<!\w)[kdc]?m$", re.IGNORECASE)


@dataclass(frozen=True)
class Piece:
    """A run of text. `raised`: printed above or below the line; `lost`: why it is not part of what is said (struck, hidden)."""

    text: str
    raised: bool = False
    lost: str = ""


@dataclass(frozen=True)
class Said:
    """What some pieces say; `marks`: footnote marks left out; `lost`: (why, text) of what was struck or hidden."""

    text: str
    marks: tuple[str, ...] = ()
    lost: tuple[tuple[str, str], ...] = ()


def said(pieces: Iterable[Piece], *, cell: bool) -> Said:
    """The text of a paragraph, or of a table's cell, where `15` with a raised 1 becomes `15 (1)` and is asked about."""
    text, marks, lost = "", [], []
    for (raised, why), group in groupby((p for p in pieces if p.text), key=lambda p: (p.raised, p.lost)):
        part = "".join(p.text for p in group)
        if why:
            lost += [(why, part.strip())] if part.strip() else []
        elif raised and text.strip() and part.strip():
            kept = _mark(text.rstrip(), part.strip(), cell)
            marks += [] if kept else [part.strip()]
            text += kept
        else:
            text += part
    return Said(text, tuple(marks), tuple(lost))


def _mark(before: str, mark: str, cell: bool) -> str:
    """How a raised mark joins the text before it: apart after a number of a cell, as it is in `km2` and `1st`, else not at all."""
    if before[-1].isdigit():
        return f" ({mark})" if cell else ""
    return mark if mark.isalpha() or mark.isdigit() and _AREA.search(before) else ""


def unmarked(text: str) -> tuple[str, tuple[str, ...]]:
    """Running text without the raised figures that stand right after a number or word (`km²` keeps its own), and these."""
    found: list[str] = []

    def out(match: re.Match) -> str:
        if _AREA.search(text[: match.start()]):
            return match[0]
        found.append(match[0].translate(LOWERED))
        return ""

    return re.sub(r"(?<=\w)[⁰¹²³⁴⁵⁶⁷⁸⁹]+", out, text), tuple(found)


def account(marks: Iterable[str], lost: Iterable[tuple[str, str]]) -> str:
    """What was left out, for the account of a file; empty where nothing was."""
    marks, lost = list(marks), list(lost)
    parts = [f"footnote marks left out: {', '.join(marks[:20])}"] if marks else []
    parts += [f"{why} text left out: “{text[:120]}”" for why, text in lost[:20]]
    parts += [f"and {len(lost) - 20} more"] if len(lost) > 20 else []
    return "; ".join(parts)
