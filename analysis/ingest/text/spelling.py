"""One way of writing Vietnamese: NFC, one Đ, plain spaces, one place for the tone; and the way back to the original.

Source: Unicode Standard Annex 15 (normalisation forms); Quyết định 240/QĐ (1984) for the placement of tone marks.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache


def pattern(source: str) -> str:
    """A pattern whose letters are spelled as `key` spells them; escapes are left alone."""
    return "".join(
        part if part.startswith(("\\", "(?")) else key(part) for part in re.split(r"(\\.|\(\?(?:P<\w+>|[<!=:]+))", source) if part
    )


_SAME_LENGTH = str.maketrans({
    "\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ", "\u0256": "đ",
    "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u2002": " ", "\u2003": " ", "\u3000": " ",
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2212": "-", "\u2013": "–", "\u2014": "–",
    "\u201c": '"', "\u201d": '"', "\u00ab": '"', "\u00bb": '"', "\u2018": "'", "\u2019": "'",
    "\t": " ", "\ufeff": " ", "\u200b": " ",
})  # fmt: skip
# Capital letters of Vietnamese, for a character class.
UPPER = "A-Z" + "".join(char for char in map(chr, range(0xC0, 0x1EFA)) if char.isupper() and char.lower() != char)
_TONE_O = {"à": "òa", "á": "óa", "ả": "ỏa", "ã": "õa", "ạ": "ọa", "è": "òe", "é": "óe", "ẻ": "ỏe", "ẽ": "õe", "ẹ": "ọe"}
_TONE_Y = {"ỳ": "ùy", "ý": "úy", "ỷ": "ủy", "ỹ": "ũy", "ỵ": "ụy"}
_Y_TO_I = dict(zip("yỳýỷỹỵ", "iìíỉĩị", strict=True))
_O = re.compile(r"o([àáảãạèéẻẽẹ])(?!\w)")
_UY = re.compile(r"(?<!q)u([ỳýỷỹỵ])(?!\w)")
_QUY = re.compile(r"(?<=qu)([yỳýỷỹỵ])(?!\w)")
_LONE_Y = re.compile(r"(?<!\w)(gi|[hklmst])([yỳýỷỹỵ])(?!\w)")
_MISPLACED_QU = {"ù": "uì", "ú": "uí", "ủ": "uỉ", "ũ": "uĩ", "ụ": "uị"}


@dataclass(frozen=True)
class Plain:
    """A text in one form, and where each of its characters began in the text as given.

    `text` is NFC; `origin[i]` is the offset of `text[i]` in the original, `origin[len(text)]` its length.
    """

    text: str
    origin: tuple[int, ...] | range
    original: str = ""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of a span of `text`."""
        return self.origin[start], self.origin[end]


def plain(original: str) -> Plain:
    """A text in NFC with plain spaces and one Đ; the offsets of the original are kept."""
    if unicodedata.is_normalized("NFC", original):
        return Plain(original.translate(_SAME_LENGTH), range(len(original) + 1), original)
    chars, origin, start = [], [], 0
    for piece in _clusters(original):
        composed = unicodedata.normalize("NFC", piece)
        chars.append(composed)
        origin.extend([start] * len(composed))
        start += len(piece)
    return Plain("".join(chars).translate(_SAME_LENGTH), (*origin, start), original)


def _clusters(text: str) -> list[str]:
    """The text cut before every character that is not a combining mark."""
    pieces: list[str] = []
    for char in text:
        if pieces and unicodedata.combining(char):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


@lru_cache(maxsize=100_000)
def key(text: str) -> str:
    """The spelling under which words are compared: lower case, hòa = hoà, quỳ = quì, tỷ = tỉ. Length is that of NFC."""
    text = unicodedata.normalize("NFC", text).translate(_SAME_LENGTH)
    lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    lowered = re.sub(r"q([ùúủũụ])y(?!\w)", lambda m: "q" + _MISPLACED_QU[m[1]], lowered)
    lowered = _O.sub(lambda m: _TONE_O[m[1]], lowered)
    lowered = _UY.sub(lambda m: _TONE_Y[m[1]], lowered)
    lowered = _QUY.sub(lambda m: _Y_TO_I[m[1]], lowered)
    return _LONE_Y.sub(lambda m: m[1] + _Y_TO_I[m[2]], lowered)


def squeezed(text: str) -> str:
    """The key with runs of blanks and line breaks made one blank, as headings are compared."""
    return " ".join(key(text).split())
