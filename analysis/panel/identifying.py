"""Which columns of a researcher's table name or identify persons, whatever they are used for: no value of theirs is shown or quoted."""

from __future__ import annotations

import re
from collections.abc import Callable

import pandas as pd

from analysis.catalogue.headings import folded, is_age, meant, says
from analysis.catalogue.identifying import identifies
from analysis.ingest.columns.table import Reading
from analysis.language import LANGUAGES, Text

NOT_SHOWN = Text("(không in)", "(not shown)")
LOOKED_AT, MOST = 60, 0.6  # different values of a column; the share of them that must be names or numbers of persons
LARGE = 10**8  # a number of nine digits or more, without zeros at its end and of one row, is that of a person or telephone
MANY = 10**6  # from which a figure under such a heading may be a number of seven digits or more
_NAME = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?:[ -][^\W\d_][^\W\d_.'’-]*){1,5}")
_CELL = re.compile(r"\b([A-Z]{1,3}\d+): [^;]+?(?=[;.)]?$|[;)]|\. )")  # `A2: HS001; A3: HS001`
_NUMBER = re.compile(r"(?:\+?84|0)\d{9,10}|\d{9}|\d{12}|[\w.+-]+@[\w-]+\.\w+")


def identifying(table: Reading) -> frozenset[str]:
    """The columns that name or identify persons: by heading or label, by their role, or by what most of their values are."""
    roles = {r.column: r for r in table.roles}
    return frozenset(c for c in map(str, table.frame.columns) if _is_identifying(table, c, roles.get(c)))


def _is_identifying(table: Reading, column: str, role) -> bool:
    said = [text for text in (column, table.labels.get(column, "")) if text]
    if (
        role
        and role.role == "person"
        or any(map(identifies, said))
        and (any(map(is_age, said)) or not _counts(table, column, said))
    ):
        return True
    if role is None and any("person" in meant(text).roles and folded(text) != "id" for text in said):
        return True
    return (role is None or role.known != "name") and _holds_persons(table.frame[column], role is None)


_OF_A_CASE = r"\b(?:biển số|biển kiểm soát|bks|plates?|tài khoản|accounts?)\b"


def _counts(table: Reading, column: str, said: list[str]) -> bool:
    """Whether small figures count what their heading would number (`Điện thoại`, `Số CCCD`): of places over time, one row for each, where no
    other column is of persons."""
    by_day = any(len(str(v)) > len("2019-12") for name in table.columns("period") for v in table.frame[name].dropna().head(1))
    if any(says(text, _OF_A_CASE) for text in said) or by_day:
        return False  # of a case, or a list of cases by day
    frame, known = table.frame, table.frame[column].dropna()
    if table.kind not in ("panel", "series") or not pd.api.types.is_numeric_dtype(known) or (known >= MANY).any():
        return False
    if frame.duplicated([*table.columns("place"), *table.columns("period")]).any():
        return False
    return not any(r.role == "person" for r in table.roles) and not any(
        identifies(c) for c in map(str, frame.columns) if not pd.api.types.is_numeric_dtype(frame[c])
    )


def _holds_persons(values: pd.Series, unused: bool) -> bool:
    """Whether most of the different values are names of persons, or numbers by which persons are known or reached."""
    known = values.dropna()
    if pd.api.types.is_numeric_dtype(known):
        large = unused and len(known) > 0 and bool(((known >= LARGE) & (known % 1 == 0)).all())
        return large and known.nunique() > 0.9 * len(known) and bool((known % 1000 != 0).mean() > MOST)
    texts = [v.strip() for v in known.unique()[:LOOKED_AT] if isinstance(v, str)]
    if not texts:
        return False
    numbers = (re.sub(r"(?<=\d)[ .-](?=\d)", "", text) for text in texts)
    if sum(_NUMBER.fullmatch(number) is not None for number in numbers) > MOST * len(texts):
        return True
    named = [text for text in texts if _NAME.fullmatch(text) and text != text.lower()]
    if len(named) <= MOST * len(texts):
        return False
    from analysis.persons.mask import is_built_like_a_person  # a second, for tables with such a column only

    return sum(map(is_built_like_a_person, named)) > MOST * len(texts)


def remark(text: str, places: tuple[str, ...] = ()) -> str:
    """A cell of remarks without the persons it names; words alone, and short ones, as they are."""
    if len(text.split()) < 3 or text == text.lower():
        return text
    from analysis.persons.mask import masked

    return masked(text, places).text


def without_values(table: Reading, own: frozenset[str]) -> Callable[[Text, tuple[str, ...]], Text]:
    """How a text about some columns (none: about all) is told without the values of `own`."""
    known = {c: sorted({str(v) for v in table.frame[c].dropna().unique() if len(str(v)) > 2}, key=len, reverse=True) for c in own}

    def told(text: Text, columns: tuple[str, ...]) -> Text:
        if own & set(columns):  # a birth may be written otherwise than it was read
            text = Text(*(_CELL.sub(rf"\1: {NOT_SHOWN.to(lang)}", text.to(lang)) for lang in LANGUAGES))
        for column in own:
            for value in known[column]:  # of other columns than the text is about, names alone: 2019 may be of a title
                if (column in columns or " " in value) and (value in text.vi or value in text.en):
                    pattern = rf"(?<!\w){re.escape(value)}(?!\w)"
                    text = Text(*(re.sub(pattern, NOT_SHOWN.to(lang), text.to(lang)) for lang in LANGUAGES))
        return text

    return told
