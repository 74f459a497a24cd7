"""A check: one attempt to refute an estimate, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.errors import unknown
from analysis.language import Text


@dataclass(frozen=True, kw_only=True, eq=False)
class CheckResult:
    """`passed` is True, False, or None: without a `statistic` the check could not be made and `sentence` says why; with one it
    is a measure that nothing passes or fails (an E-value), and `sentence` says how much it is.
    """

    name: str
    question: Text
    passed: bool | None
    statistic: float | None
    sentence: Text
    table: pd.DataFrame = field(default_factory=pd.DataFrame)

    @property
    def verdict(self) -> str:
        """held, failed, measured or not_possible."""
        if self.passed is None:
            return "not_possible" if self.statistic is None else "measured"
        return "held" if self.passed else "failed"

    def __repr__(self) -> str:
        return f"CheckResult({self.name}: {self.verdict.replace('_', ' ')}. {self.sentence.en})"

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
    aside: tuple[CheckResult, ...] = ()  # checks that do not suit the method: found by name, not listed

    def __iter__(self) -> Iterator[CheckResult]:
        return iter(self.results)

    def __len__(self) -> int:
        return len(self.results)

    def __getitem__(self, name: str) -> CheckResult:
        found = [result for result in (*self.results, *self.aside) if result.name == name]
        if not found:
            raise unknown(
                Text("phép kiểm tra đã làm", "check that was made"), name, [r.name for r in self.results], "checks[...]"
            )
        return found[0]

    def to_dict(self) -> list[dict[str, Any]]:
        """JSON-ready."""
        return [result.to_dict() for result in self.results]
