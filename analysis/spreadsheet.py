"""Cells of a CSV as a spreadsheet opens them: what it would run as a formula gets an apostrophe before it, and loses it again."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Excel, LibreOffice, Sheets: a cell that begins so is run; behind any number of apostrophes, so that `unescaped` gives back each text.
_FORMULA = re.compile(r"'*(\s*[=+\-@|%＝＋－＠]|[\t\r\n])")
_RETURN = re.compile(r"\r\n?")
_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?([eE][-+]?\d+)?")
_PRINTED = re.compile(r"-?\d[\d.,]*")  # a number as either language prints it


def escaped(text: object) -> str:
    """A text that no spreadsheet runs as a formula; a lone carriage return, at which a row would end unquoted, as a new line."""
    text = _RETURN.sub("\n", str(text))
    return f"'{text}" if _FORMULA.match(text) else text


def printed(text: str) -> str:
    """A cell of a printed table to be exported: a number as it is, any other text escaped."""
    return text if _PRINTED.fullmatch(text) else escaped(text)


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would run a text as a formula."""
    return bool(_FORMULA.match(text))


def unescaped(text: str) -> str:
    """The text that `escaped` was given; any other as it is."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def cell(value: object) -> object:
    """A value of a table to be exported: texts escaped, where they are not plain numbers; anything else as it is."""
    return escaped(value) if isinstance(value, str) and not _NUMBER.fullmatch(value) else value


def cells(values: Iterable[object]) -> list[object]:
    """Values of a row or a column to be exported."""
    return [cell(value) for value in values]


def frame(table):
    """A frame whose CSV a spreadsheet opens without running anything: its texts and its headings escaped."""
    made = table.copy()
    for at, kind in enumerate(table.dtypes):
        if kind.kind not in "biufcmM":
            made.isetitem(at, cells(table.iloc[:, at].astype(object).tolist()))
    made.columns = cells(table.columns)
    return made
