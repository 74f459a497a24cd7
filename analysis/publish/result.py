"""The result of a notebook, attached to it: what estimate.json will hold."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.language import Text
from analysis.present.display import MIME, reporting
from analysis.present.sentences import say
from analysis.results import Checks, Estimate, Refusal

ATTACHED = Text("Kết quả đã được gắn vào báo cáo.", "The result is attached to the report.")


@dataclass(frozen=True)
class Attached:
    """Estimates, refusals and checks on their way into a report."""

    results: tuple[Estimate | Refusal, ...]
    checks: Checks
    language: str

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, Any]:
        bundle: dict[str, Any] = {"text/plain": ATTACHED.to(self.language)}
        if reporting():
            stored = [{**r.to_dict(), "sentence": say(r)._asdict()} for r in self.results]
            bundle[MIME] = {"kind": "result", "results": stored, "checks": self.checks.to_dict(), "modules": _imported()}
        return bundle


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
