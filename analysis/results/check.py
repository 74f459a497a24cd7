"""A check: one attempt to refute an estimate, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.language import Text


@dataclass(frozen=True, kw_only=True, eq=False)
class CheckResult:
    """`passed` is True, False, or None where the check could not be made; `sentence` then says why."""

    name: str
    question: Text
    passed: bool | None
    statistic: float | None
    sentence: Text
    table: pd.DataFrame = field(default_factory=pd.DataFrame)

    def __repr__(self) -> str:
        verdict = {True: "passed", False: "failed", None: "not possible"}[self.passed]
        return f"CheckResult({self.name}: {verdict}. {self.sentence.en})"

    def to_dict(self) -> dict[str, Any]:
        """A JSON-ready dictionary."""
        return {
            "type": "check",
            "name": self.name,
            "passed": self.passed,
            "statistic": self.statistic,
            "question": self.question._asdict(),
            "sentence": self.sentence._asdict(),
        }


@dataclass(frozen=True)
class Checks:
    """The checks of one estimate, in the order they were made; may be empty."""

    results: tuple[CheckResult, ...] = ()

    def __iter__(self) -> Iterator[CheckResult]:
        return iter(self.results)

    def __len__(self) -> int:
        return len(self.results)

    def __getitem__(self, name: str) -> CheckResult:
        return next(result for result in self.results if result.name == name)

    def to_dict(self) -> list[dict[str, Any]]:
        """JSON-ready."""
        return [result.to_dict() for result in self.results]
