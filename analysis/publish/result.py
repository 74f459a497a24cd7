"""The result of a notebook, attached to it: what estimate.json will hold."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis import reading
from analysis.design import Claim
from analysis.language import Text
from analysis.panel import Panel
from analysis.present.deviations import stored
from analysis.present.display import MIME, reporting
from analysis.present.rates import has_rates, on_rates, rate_unit
from analysis.present.sentences import NOTHING, say, sentence, unit_of
from analysis.present.sentences.points import permitted
from analysis.results import Checks, Estimate, Refusal, averted

TOGETHER = "together"  # the code of places added up (design/together.py), whose parts are not known here
GUARDED = 100  # places of a table that a release guards cell by cell
ROWS = 400  # a stored result of more rows names its panel alone
ATTACHED = Text("Kết quả đã được gắn vào báo cáo.", "The result is attached to the report.")


@dataclass(frozen=True)
class Attached:
    """Estimates, refusals and checks on their way into a report."""

    results: tuple[Estimate | Refusal, ...]
    checks: Checks
    language: str

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, Any]:
        bundle: dict[str, Any] = {"text/plain": ATTACHED.to(self.language) if reporting() else ""}
        if reporting():
            results = [self._stored(at, result) for at, result in enumerate(self.results)]
            bundle[MIME] = {
                "kind": "result",
                "results": results,
                "checks": self.checks.to_dict(),
                "modules": _imported(),
                "read": reading.noted(),
            }
        return bundle

    def _stored(self, at: int, result: Estimate | Refusal) -> dict[str, Any]:
        """A result, and what may be said of it: the checks are the first one's, and no other method may claim more than is left of it."""
        told, checks = (result, self.checks) if at == 0 else (self._permitted(result), Checks())
        may = str(self._permitted(result).claim) if isinstance(result, Estimate) else ""
        held = {"plan": stored(result, self.checks)} if at == 0 else {}
        said = {**_said(told, checks), "permitted": may, "averted": _finite(result)}
        return {**result.to_dict(), **said, **_named(result), **held}

    def _permitted(self, result: Estimate | Refusal) -> Estimate | Refusal:
        if not isinstance(result, Estimate):
            return result
        if result.null is None:  # a figure that is compared with none
            return result.at_most(Claim.DESCRIBE)
        first = self.results[0]
        left = [permitted(one, self.checks) for one in (first, result) if isinstance(one, Estimate)]
        return result.at_most(min(map(Claim, left), key=list(Claim).index))


def _finite(result: Estimate | Refusal) -> dict[str, float] | None:
    """The events averted, where both ends of their interval are finite."""
    found = averted(result) if isinstance(result, Estimate) else None
    return found if found and all(abs(value) < float("inf") for value in found.values()) else None


def _named(result: Estimate | Refusal) -> dict[str, Any]:
    """What a report says of a result and only its design knows: the unit, what is judged, the names of the places."""
    if result.design is None:
        return {}
    panel = result.design.panel
    unit = unit_of(result) if isinstance(result, Estimate) else NOTHING
    rows = panel.rows["row"].astype(str).unique() if panel.kind != "event" else []  # no list of persons
    return {
        "unit": unit._asdict(),
        "measured": (rate_unit(panel) if has_rates(panel, panel.usable) else panel.unit)._asdict(),
        "judged": result.design.subject._asdict(),
        "names": {
            code: name._asdict() for code, name in panel.place_names.items() if code in panel.places and panel.kind != "event"
        },
        "sources": list(panel.sources),
        "rows": sorted(rows) if len(rows) <= ROWS else [],
        "drawn": _drawn(result),
        "counted": panel.outcome,
        "counts": _counts(panel),
    }


def _counts(panel: Panel) -> dict[str, dict[str, int]]:
    """Counts by place and year, which a release guards and prints (publish/release); none of persons, measures, very many places or places added up."""
    if (
        panel.kind != "count"
        or panel.window
        or len(panel.places) > GUARDED
        or any(code.endswith(TOGETHER) for code in panel.places)
    ):
        return {}
    rows = panel.usable
    summed = rows.groupby(["place", rows["period"].dt.year])["outcome"].sum()
    found: dict[str, dict[str, int]] = {}
    for (place, year), count in summed.items():
        found.setdefault(str(place), {})[str(year)] = round(count)
    return found


def _drawn(result: Estimate | Refusal) -> dict[str, Any] | None:
    """The series of an estimate as it is drawn: over its exposure where there is one."""
    if not isinstance(result, Estimate) or result.series.empty:
        return None
    shown = on_rates(result, result.design.panel)[0]
    return shown.to_dict()["series"]


def _said(result: Estimate | Refusal, checks: Checks) -> dict[str, Any]:
    """All that is said of a result (`sentence`), and the same in its parts: the headline and the points under it."""
    found = sentence(result, checks=checks)
    parts = {"headline": found.text._asdict(), "points": [point._asdict() for point in found.points]}
    return {"sentence": say(result, checks)._asdict(), **parts}


def _imported() -> list[str]:
    """The files of analysis/ that this kernel has imported, and the declarations beside them, relative to analysis/."""
    root = Path(__file__).parent.parent
    own = [module for name, module in list(sys.modules.items()) if name.partition(".")[0] == root.name]
    inside = {Path(module.__file__) for module in own if getattr(module, "__file__", None)}
    beside = {path for folder in {path.parent for path in inside} for path in folder.glob("*.toml")}
    return sorted(path.relative_to(root).as_posix() for path in inside | beside)


def record(
    effect: Estimate | Refusal | Sequence[Estimate | Refusal], checks: Checks | None = None, language: str = "vi"
) -> Attached:
    """Attach one result or several, and their checks, to the notebook; a report writes them to estimate.json."""
    effects = (effect,) if isinstance(effect, (Estimate, Refusal)) else tuple(effect)
    return Attached(effects, checks or Checks(), language)
