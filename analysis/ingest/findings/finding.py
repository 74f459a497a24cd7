"""What an import gives: one finding for every number read, used, queued or set aside, with its evidence."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field, replace
from decimal import Decimal

from analysis.ingest.entities.numbers import as_number
from analysis.language import Text

USED, QUEUED, SET_ASIDE = "used", "queued", "set_aside"


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Where a number stands. `text`: the sentence or the cell as given; `start`, `end`: its offsets in the document;
    `number_start`, `number_end`: the printed number's own offsets; `sheet`, `cell`: for tables."""

    text: str
    start: int | None = None
    end: int | None = None
    number: str = ""
    number_start: int | None = None
    number_end: int | None = None
    file: str = ""
    sha256: str = ""
    sheet: str = ""
    cell: str = ""

    def place(self) -> str:
        """The address within the file: `Sheet1!C5` or `120-131`."""
        return f"{self.sheet}!{self.cell}" if self.cell else f"{self.number_start}-{self.number_end}"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One number of a source. `reason` is empty where it is used; `alternatives`: other readings, as text;
    `before`: what was read, where a person has decided; `lacks`: (indicator or place; name) that the catalogue has not."""

    evidence: Evidence
    status: str
    reason: Text = Text("", "")
    kind: str = ""
    indicator: str = ""
    place: str = ""
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    quantifier: str = "exact"
    unit: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    open_list: bool = False
    clock: str = ""
    note: str = ""
    comparison: str = ""
    alternatives: tuple[str, ...] = field(default=())
    before: str = ""
    lacks: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """What a decision of the review queue refers to: the file's checksum, the address and the number as printed."""
        return f"{self.evidence.sha256[:12]}:{self.evidence.place()}:{self.evidence.number}"

    @property
    def obs_id(self) -> str:
        """An identifier that is the same in every import of the same file."""
        digest = hashlib.sha256(f"{self.key}:{self.indicator}:{self.place}:{self.start}".encode()).hexdigest()
        return f"i{digest[:12]}"

    def read_as(self) -> str:
        """The value as the review queue shows it: as read, or as printed where it could not be read; of a decided one, before."""
        return self.before or next((f"{v:f}" for v in (self.value, self.low, self.high) if v is not None), self.evidence.number)

    def queue(self, reason: Text, *alternatives: str, kind: str = "ambiguous") -> Finding:
        """The same finding, waiting for a person."""
        return replace(self, status=QUEUED, reason=reason, kind=kind, alternatives=(*self.alternatives, *alternatives))

    def aside(self, reason: Text, kind: str = "") -> Finding:
        """The same finding, not used, with its reason."""
        return replace(self, status=SET_ASIDE, reason=reason, kind=kind or self.kind)

    def to_dict(self, language: str) -> dict[str, object]:
        """One JSON object: the columns of the command's `--json`."""
        e = self.evidence
        evidence = {"text": e.text, "file": e.file, "sha256": e.sha256, "number": e.number}
        if e.cell:
            evidence |= {"sheet": e.sheet, "cell": e.cell}
        else:
            evidence |= {"start": e.start, "end": e.end, "number_start": e.number_start, "number_end": e.number_end}
        return {
            "indicator": self.indicator or None,
            "place": self.place or None,
            "value": as_number(self.value),
            "low": as_number(self.low),
            "high": as_number(self.high),
            "quantifier": self.quantifier,
            "unit": self.unit or None,
            "period_start": self.start.isoformat() if self.start else None,
            "period_end": self.end.isoformat() if self.end else None,
            "evidence": evidence,
            "status": self.status,
            "reason": self.reason.to(language) or None,
            "open_list": self.open_list,
            "alternatives": list(self.alternatives),
            "key": self.key,
        }
