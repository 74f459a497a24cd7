"""The log of what was released: when, by which rule, which figures were printed and which held back. It stays in the office.

It holds the true counts of everything released, because a later release is tried against all of it; releases/ is never in git.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis.building import put
from analysis.publish.exports import dumped
from analysis.publish.release.figures import Atom, Figure

NAME = "ledger.json"


@dataclass
class Ledger:
    """Everything released so far: `printed` and `held` by indicator, `counts` of every atom, the `entries` of the log."""

    entries: list[dict[str, Any]] = field(default_factory=list)
    counts: dict[Atom, int] = field(default_factory=dict)
    printed: dict[str, list[Figure]] = field(default_factory=dict)
    held: dict[str, list[Figure]] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Ledger:
        """The ledger of a folder of releases; an empty one where there is none."""
        file = folder / NAME
        if not file.is_file():
            return cls()
        stored = json.loads(file.read_text(encoding="utf-8"))
        counts = {tuple(atom): count for *atom, count in stored["counts"]}
        printed, held = ({code: [Figure(frozenset((code, *atom) for atom in atoms), value) for atoms, value in figures]
                          for code, figures in stored[part].items()} for part in ("printed", "held"))  # fmt: skip
        return cls(stored["entries"], counts, printed, held)

    def write(self, folder: Path) -> None:
        """Put the ledger in place as a whole."""
        folder.mkdir(parents=True, exist_ok=True)
        printed, held = ({code: [[sorted([place, year] for _, place, year in figure.atoms), figure.value] for figure in figures]
                          for code, figures in part.items()} for part in (self.printed, self.held))  # fmt: skip
        stored = {
            "entries": self.entries,
            "counts": sorted([*atom, count] for atom, count in self.counts.items()),
            "printed": printed,
            "held": held,
        }
        put(folder / NAME, dumped(stored).encode("utf-8"))

    def revised(self, counts: dict[Atom, int]) -> list[tuple[Atom, int, int]]:
        """Atoms of which another count was released before: (atom, then, now)."""
        return [
            (atom, self.counts[atom], count) for atom, count in sorted(counts.items()) if self.counts.get(atom, count) != count
        ]
