"""Rows in = rows used + rows set aside, each with its reason. An account that does not add up cannot be made."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.language import Text


@dataclass(frozen=True, eq=False)
class Accounting:
    """The account of one reading. `set_aside` has one row a row set aside: `row` (its id), `vi`, `en` (the reason)."""

    rows_in: int
    rows_used: int
    set_aside: pd.DataFrame

    def __post_init__(self):
        if self.rows_in != self.rows_used + len(self.set_aside):
            raise ArithmeticError(f"{self.rows_in} rows in, {self.rows_used} used, {len(self.set_aside)} set aside")

    @classmethod
    def of(cls, rows_in: int, rows_used: int, set_aside: dict[str, Text]) -> Accounting:
        """From a mapping of row ids to reasons."""
        frame = pd.DataFrame([(row, *why) for row, why in set_aside.items()], columns=["row", "vi", "en"])
        return cls(rows_in, rows_used, frame)

    def and_then(self, set_aside: dict[str, Text]) -> Accounting:
        """The account after further used rows were set aside."""
        more = Accounting.of(len(set_aside), 0, set_aside).set_aside
        return Accounting(self.rows_in, self.rows_used - len(set_aside), pd.concat([self.set_aside, more], ignore_index=True))

    def reasons(self, language: str) -> pd.Series:
        """How many rows were set aside for each reason."""
        return self.set_aside[language].value_counts(sort=False)

    @property
    def text(self) -> Text:
        """The account in one sentence."""
        return Text(
            "{n} dòng đọc vào = {used} dòng dùng + {aside} dòng để riêng.",
            "{n} rows in = {used} rows used + {aside} set aside.",
        ).fill(n=self.rows_in, used=self.rows_used, aside=len(self.set_aside))
