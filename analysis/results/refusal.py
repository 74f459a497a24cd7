"""A refusal: the data cannot carry the estimate, and the reader is told why, what would be needed and what can be said instead."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from analysis.card import card
from analysis.design import Design, Obstacle
from analysis.language import Text
from analysis.results.estimate import Estimate


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """What was asked, why it cannot be answered (at least one obstacle), and what can be said instead.

    `described`: that description itself (a trend, or levels) where the default method was asked; None where none can be had.
    """

    method: str
    outcome: str
    subject: Text
    obstacles: tuple[Obstacle, ...]
    instead: Text
    simulated: bool = False
    described: Estimate | None = field(default=None, repr=False, compare=False)
    design: Design | None = field(default=None, repr=False, compare=False)

    def __post_init__(self):
        if not self.obstacles:
            raise ValueError("a refusal names at least one obstacle")

    def __repr__(self) -> str:
        instead = f"; instead {self.described!r}" if self.described else ""
        return f"Refusal({self.method}: {'; '.join(o.code for o in self.obstacles)}{instead})"

    def _repr_html_(self) -> str:
        why = [(Text("Vì sao", "Why"), o.reason) for o in self.obstacles]
        needed = [(Text("Cần có", "Needed"), o.needed) for o in self.obstacles]
        title = Text(f"{self.method}: không ước lượng · {self.subject.vi}", f"{self.method}: no estimate · {self.subject.en}")
        return card(title, [*why, *needed, (Text("Có thể nói", "Instead"), self.instead)], simulated=self.simulated)

    def to_dict(self) -> dict[str, Any]:
        """A JSON-ready dictionary; `from_dict` gives an equal refusal back (without the design and the description)."""
        plain = {key: getattr(self, key) for key in ("method", "outcome", "simulated")}
        return plain | {
            "type": "refusal",
            "subject": self.subject._asdict(),
            "instead": self.instead._asdict(),
            "obstacles": [{"code": o.code, "reason": o.reason._asdict(), "needed": o.needed._asdict()} for o in self.obstacles],
        }

    @classmethod
    def from_dict(cls, stored: dict[str, Any]) -> Refusal:
        """The refusal that `to_dict` wrote."""
        return cls(
            method=stored["method"],
            outcome=stored["outcome"],
            simulated=stored["simulated"],
            subject=Text(**stored["subject"]),
            instead=Text(**stored["instead"]),
            obstacles=tuple(Obstacle(o["code"], Text(**o["reason"]), Text(**o["needed"])) for o in stored["obstacles"]),
        )
