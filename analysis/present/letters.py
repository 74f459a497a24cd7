"""How wide words are on a figure, so that they are wrapped where there is room and not where somebody counted letters."""

from __future__ import annotations

from functools import cache

from matplotlib.font_manager import FontProperties, findfont
from matplotlib.ft2font import FT2Font

FAMILY = "DejaVu Sans"
MEASURED = 100  # points at which a letter is measured
MORE = "…"


def width(text: str, size: float, bold: bool = False) -> float:
    """Inches of one line of text at `size` points."""
    return sum(_advance(letter, bold) for letter in text) * size / 72


def lines(text: str, size: float, room: float, bold: bool = False, most: int = 0) -> list[str]:
    """The text in lines of at most `room` inches, at most `most` of them (0: as many as it needs); a word too long is parted."""
    made: list[str] = [""]
    for word in text.split():
        for part in _parts(word, size, room, bold):
            longer = f"{made[-1]} {part}".strip()
            made = [*made[:-1], longer] if width(longer, size, bold) <= room else [*made, part]
    if most and len(made) > most:
        made = [*made[: most - 1], _cut(made[most - 1], size, room, bold)]
    return made


def _parts(word: str, size: float, room: float, bold: bool) -> list[str]:
    """A word in as many parts as its length needs."""
    parts = [""]
    for letter in word:
        if parts[-1] and width(parts[-1] + letter, size, bold) > room:
            parts.append("")
        parts[-1] += letter
    return parts


def _cut(line: str, size: float, room: float, bold: bool) -> str:
    while line and width(line + MORE, size, bold) > room:
        line = line[:-1]
    return line.rstrip() + MORE


@cache
def _advance(letter: str, bold: bool) -> float:
    """The advance of a letter as a share of the size of the font."""
    font = _font(bold)
    if not font.get_char_index(ord(letter)):  # a box is drawn for it, as wide as a capital
        letter = "M"
    return font.load_char(ord(letter)).linearHoriAdvance / 65536 / MEASURED


@cache
def _font(bold: bool) -> FT2Font:
    """A font of our own: the renderer changes the size of its own at every word."""
    font = FT2Font(findfont(FontProperties(family=FAMILY, weight="bold" if bold else "normal")))
    font.set_size(MEASURED, 72)
    return font
