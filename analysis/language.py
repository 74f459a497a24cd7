"""Vietnamese and English: a text in both, and how each writes a number and a date."""

from __future__ import annotations

import datetime as dt
import math
import os
import re
import unicodedata
from typing import NamedTuple

LANGUAGES = ("vi", "en")
MONTHS = "January February March April May June July August September October November December".split()


class Text(NamedTuple):
    """One text in both languages. Vietnamese is the language of reference."""

    vi: str
    en: str

    def to(self, language: str) -> str:
        """The text in one language (`vi` or `en`)."""
        return getattr(self, language)

    def fill(self, **values: object) -> Text:
        """Both texts with `{name}` replaced; numbers, dates and texts are written in each language's way."""
        return Text(
            *(getattr(self, language).format(**{k: written(v, language) for k, v in values.items()}) for language in LANGUAGES)
        )


def current() -> str | None:
    """The language chosen for messages by `DIRECTIVE48_LANGUAGE`, or None where nobody chose."""
    chosen = os.environ.get("DIRECTIVE48_LANGUAGE", "")
    return chosen if chosen in LANGUAGES else None


def written(value: object, language: str) -> str:
    """A value as a reader of the language writes it."""
    if isinstance(value, Text):
        return value.to(language)
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return number(value, language)
    if isinstance(value, float):
        return number(value, language, 1)
    if isinstance(value, dt.date):
        return date(value, language)
    return str(value)


def number(value: float, language: str, decimals: int = 0) -> str:
    """3684 -> `3.684` (vi), `3,684` (en); a minus is the typographic one."""
    text = f"{round(value, decimals) + 0.0:,.{decimals}f}"
    if language == "vi":
        text = text.translate(str.maketrans(",.", ".,"))
    return text.replace("-", "−")


def fixed(value: float, decimals: int) -> Text:
    """A number to so many decimals, in both languages."""
    return Text(*(number(value, language, decimals) for language in LANGUAGES))


def significant(value: float, digits: int = 3) -> Text:
    """A number to so many significant digits, in both languages; the trailing zeros that digits call for are kept."""
    if not math.isfinite(value):
        return Text(*("∞" if value > 0 else "−∞" if value < 0 else "—",) * 2)
    decimals = 0 if value == 0 else max(0, digits - 1 - math.floor(math.log10(abs(value))))
    return Text(*(number(value, language, min(decimals, 6)) for language in LANGUAGES))


def probability(value: float) -> Text:
    """A p-value with its sign: `= 0,62`, or `< 0,001` where it is smaller than that."""
    if value < 0.001:
        return Text("< 0,001", "< 0.001")
    return Text(*(f"= {text}" for text in significant(value, 2)))


def date(value: dt.date, language: str) -> str:
    """22/10/2010 (vi), 22 October 2010 (en)."""
    if language == "vi":
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


QUARTERS = {"1": "I", "2": "II", "3": "III", "4": "IV"}


def period(code: object) -> Text:
    """A period by its code as readers write it: `02/2018`, `Feb 2018`; `quý I/2016`, `2016 Q1`; a year as it stands."""
    if month := re.fullmatch(r"(\d{4})-(\d{2})", str(code)):
        return Text(f"{month[2]}/{month[1]}", f"{MONTHS[int(month[2]) - 1][:3]} {month[1]}")
    if quarter := re.fullmatch(r"(\d{4})Q(\d)", str(code)):
        return Text(f"quý {QUARTERS[quarter[2]]}/{quarter[1]}", f"{quarter[1]} Q{quarter[2]}")
    return Text(str(code), str(code))


def joined(items: list[str], language: str) -> str:
    """`a, b và c` / `a, b and c`."""
    items = list(items)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {'và' if language == 'vi' else 'and'} {items[-1]}"


ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # none, huyền, hỏi, ngã, sắc, nặng


def alphabetical(text: str) -> tuple:
    """A key that sorts as Vietnamese does: Đ after D, Ư after U, word by word, letters before tones, numbers by size."""
    return tuple(_of_word(word) for word in unicodedata.normalize("NFC", text.casefold()).split())


def _of_word(word: str) -> tuple:
    if word.isdecimal():
        return (-1,), (int(word),)
    parts = [unicodedata.normalize("NFD", letter) for letter in word]
    tones = [next((TONES.index(mark) for mark in part[1:] if mark in TONES), 0) for part in parts]
    plain = [unicodedata.normalize("NFC", "".join(c for c in part if c not in TONES[1:])) for part in parts]
    return tuple(ALPHABET.find(letter) if letter in ALPHABET else 100 + ord(letter[0]) for letter in plain), tuple(tones)


SIMULATED = Text("SỐ LIỆU MÔ PHỎNG", "SIMULATED DATA")  # the mark that every figure, table and sentence of simulated data bears
