"""The account of an import: every cell used, queued or set aside."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from analysis.ingest.findings.finding import QUEUED, SET_ASIDE, USED, Finding


@dataclass(frozen=True, kw_only=True)
class Account:
    """One file's account. `cells` = labels + figures; figures = used + queued + set aside, checked by `balanced`."""

    file: str
    sha256: str
    cells: int
    labels: int
    used: int
    queued: int
    set_aside: int
    reasons: dict[str, int]
    encoding: str = ""
    received: str = ""
    signed: str = ""
    persons: dict[str, int] = field(default_factory=dict)  # what was masked, by kind

    @property
    def balanced(self) -> bool:
        """Whether every cell is accounted for."""
        return self.cells == self.labels + self.used + self.queued + self.set_aside


def account(file: str, sha256: str, cells: int, labels: int, findings: list[Finding], encoding: str = "") -> Account:
    """The account of one file."""
    status = Counter(f.status for f in findings if f.kind != "blank")
    reasons = Counter(f.kind or f.reason.en for f in findings if f.status != USED)
    return Account(
        file=file, sha256=sha256, cells=cells, labels=labels, used=status[USED], queued=status[QUEUED],
        set_aside=status[SET_ASIDE], reasons=dict(sorted(reasons.items())), encoding=encoding,
    )  # fmt: skip


Received = Callable[[str], dt.date]  # the day a file came in, by its checksum
