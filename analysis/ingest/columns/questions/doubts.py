"""What a reading leaves open, what it says, and its account: questions with the cells and the words to answer them, notices, rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from analysis.errors import BadTable
from analysis.language import Text

SHOWN = 6
ABOVE, BELOW, PROSE = QUOTED = (
    "above",
    "below",
    "prose",
)  # notices that quote a file: of the whole table, no caution of a result
ALL = ()  # a question that touches every column


@dataclass(frozen=True, kw_only=True)
class Question:
    """What a person must say before the table, or some of its columns, can be used.

    `about`: what kind of question (numbers, missing, error, hidden, sheet, role, ...); `text`: the question with its cells;
    `cells`: their addresses; `readings`: what is possible, each with the words of `answers` beside it (`numbers=vi`,
    `cells=99999=missing`); `columns`: the columns that it touches, none: all of them.
    """

    about: str
    text: Text
    cells: tuple[str, ...] = ()
    readings: tuple[Text, ...] = ()
    answers: tuple[str, ...] = ()
    columns: tuple[str, ...] = ALL

    @property
    def error(self) -> BadTable:
        """The question as the refusal of whoever cannot ask."""
        remedy = Text(*("; ".join(
            f"-p {answer}: {reading.to(language)}" if answer else reading.to(language)
            for answer, reading in zip(self.answers, self.readings, strict=True)
        ) for language in ("vi", "en")))  # fmt: skip
        remedy = remedy if self.readings else Text("sửa các ô ấy trong tệp", "correct these cells in the file")
        return BadTable(
            expected=Text("ô chỉ đọc được một cách", "cells that can be read in one way"), found=self.text,
            where=", ".join(self.cells[:SHOWN]) or "data", remedy=remedy,
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What was done or seen that a reader should know; nothing need be answered."""

    code: str
    text: Text
    cells: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class RowAccount:
    """Rows in = rows used + rows set aside. `aside` has a row for each: `row` (its place, `5` or `2019!5`), `vi`, `en`."""

    rows_in: int
    rows_used: int
    aside: pd.DataFrame

    def __post_init__(self):
        if self.rows_in != self.rows_used + len(self.aside):
            raise ArithmeticError(f"{self.rows_in} rows in, {self.rows_used} used, {len(self.aside)} set aside")

    @property
    def text(self) -> Text:
        """The account in one sentence."""
        return Text("{n} dòng đọc vào = {used} dòng dùng + {aside} dòng để riêng.",
                    "{n} rows in = {used} rows used + {aside} set aside.").fill(n=self.rows_in, used=self.rows_used, aside=len(self.aside))  # fmt: skip


@dataclass
class Doubts:
    """The questions and notices of a reading while it is made."""

    questions: list[Question] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    above: list[str] = field(default_factory=list)  # the lines over the table, persons masked
    waves: tuple[str, str] = ("", "")  # what the file calls the two times at which persons were asked
    labelled: dict[str, dict[float, str]] = field(default_factory=dict)  # columns of a data set whose labels leave values out

    def ask(
        self,
        about: str,
        text: Text,
        cells: Iterable[str] = (),
        readings: Iterable[tuple[str, Text]] = (),
        columns: Iterable[str] = ALL,
    ) -> None:
        """Add a question; `readings`: the answer in words of a parameter, and what it means."""
        listed = tuple(readings)
        self.questions.append(Question(
            about=about, text=text, cells=tuple(cells), readings=tuple(r for _, r in listed),
            answers=tuple(a for a, _ in listed), columns=tuple(columns),
        ))  # fmt: skip

    def withdraw(self, about: str) -> None:
        """Take back the questions of one kind, in whose place a fuller one is asked."""
        self.questions = [q for q in self.questions if q.about != about]

    def say(self, code: str, text: Text, cells: Iterable[str] = (), columns: Iterable[str] = ()) -> None:
        """Add a notice."""
        self.notices.append(Notice(code=code, text=text, cells=tuple(cells), columns=tuple(columns)))


def listed(items: Iterable[str]) -> str:
    """The first few of some names or cells, with how many there are."""
    items = list(items)
    return ", ".join(map(str, items[:SHOWN])) + (f", … ({len(items)})" if len(items) > SHOWN else "")
