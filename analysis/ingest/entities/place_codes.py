"""Codes of places in a table: this project's own (`vn-hn-gialam-daton`), or the statistics office's under `Mã xã` (`00577`)."""

from __future__ import annotations

import difflib
import re

from analysis.catalogue import places

LIKE_A_CODE = re.compile(r"vn(?:-[a-z0-9]+)+")  # a code of the catalogue, or one misspelt: no name of a place
Coded = tuple[str, tuple[str, ...]]


def code_in(text: str, *, headed: bool = False) -> Coded | None:
    """A label that is a code, and the places it can stand for: none where no register has it. None where it is no code.

    `headed`: its column is one of codes, so that a bare number is one. Excel drops the zeros before it.
    """
    text = text.strip()
    if LIKE_A_CODE.fullmatch(own := text.lower()):
        return text, (own,) if own in places() else ()
    if not headed or not text.isdigit():
        return None
    alike = [code for code, place in places().items() if place.gso_code and place.gso_code.lstrip("0") == text.lstrip("0")]
    return text, tuple(code for code in alike if places()[code].gso_code == text) or tuple(alike)


def nearest_codes(text: str) -> list[str]:
    """The codes nearest in spelling to one that the register does not have."""
    return difflib.get_close_matches(text.lower(), places(), n=3, cutoff=0.8)
