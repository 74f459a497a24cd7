"""The saved reports beside the locked plan: one row an entry, with its p-value adjusted in the family that the plan names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from analysis import paths, reading, registered
from analysis.checks.multiple_testing import holm
from analysis.language import Text
from analysis.present.planned import PlanRow


def planned(reports: Path = paths.REPORTS) -> list[PlanRow]:
    """The locked entries of the plan in its order, each with the saved result that is held to it (several: the first by name).

    Holm's adjustment counts every entry of the family: one without a result counts as a p-value of 1.
    """
    found = _saved(reports)
    entries = {name: entry for name, entry in registered.entries().items() if entry.locked}
    adjusted: dict[str, float] = {}
    for family in {entry.settled.get("family", "") for entry in entries.values()} - {""}:
        members = [name for name, entry in entries.items() if entry.settled.get("family") == family]
        p = np.array([_p(found.get(name)) for name in members])
        adjusted |= dict(zip(members, holm(np.where(np.isfinite(p), p, 1.0)), strict=True))
    return [_row(entry, found.get(name), adjusted.get(name, np.nan)) for name, entry in entries.items()]


def _saved(reports: Path) -> dict[str, tuple[str, dict[str, Any]]]:
    """The first result of each report that is held to an entry: {entry: (report, result)}."""
    found: dict[str, tuple[str, dict[str, Any]]] = {}
    for file in sorted(reports.glob("[!._]*/estimate.json")):
        stored = json.loads(file.read_text(encoding="utf-8"))
        plan = stored["results"][0].get("plan") if stored["results"] else None
        if plan:
            reading.note(stored.get("read", ()))
            found.setdefault(plan["entry"], (file.parent.name, stored["results"][0]))
    return found


def _p(found: tuple[str, dict[str, Any]] | None) -> float:
    value = found[1].get("p_value") if found else None
    return float("nan") if value is None else float(value)


def _row(entry: registered.Entry, found: tuple[str, dict[str, Any]] | None, adjusted: float) -> PlanRow:
    run, result = found or ("", {})
    threshold = entry.settled.get("threshold", {})
    differing = result["plan"]["deviations"] if result else []
    return PlanRow(
        entry=entry, run=run, refused=result.get("type") == "refusal", differing=tuple(Text(**one["label"]) for one in differing),
        p=_p(found), adjusted=adjusted if np.isfinite(_p(found)) else float("nan"),
        level=float(threshold["level"]) if "level" in threshold else float("nan"), simulated=bool(result.get("simulated")),
    )  # fmt: skip
