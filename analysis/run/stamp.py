"""The stamp of a report: checksums of everything it is a function of. A run whose stamp still holds need not be made again.

Inputs are the notebook, its parameters, title and languages, the raw data, the modules the kernel had imported at the end (recorded by
publish.record) with the rooms that write the report, and the lock.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from analysis import manifest, paths, registered
from analysis.language import Text
from analysis.run.notebook_rules import READS_REPORTS
from analysis.run.plan import Run
from analysis.run.spoken import spoken

FILE = "stamp.json"
ROLL = "60_"  # the notebook whose data set no parameter names
PACKAGE = Path(__file__).resolve().parent.parent
# What writes a report runs outside the kernel.
WRITERS = (
    "publish/*.py", "publish/*.html", "publish/*.lua", "publish/trace/*.py", "run/worker.py", "run/engine.py",
    "run/cells.py", "run/stamp.py",
)  # fmt: skip
KINDS = {
    "notebook": Text("sổ tay", "notebook"),
    "parameters": Text("tham số", "parameters"),
    "data": Text("số liệu", "data"),
    "code": Text("mã nguồn", "code"),
    "lock": Text("thư viện", "lock"),
}


def stamp(run: Run, languages: tuple[str, ...], modules: list[str]) -> dict[str, Any]:
    """The stamp of a run whose kernel imported `modules` (files relative to analysis/, forward slashes)."""
    writers = {path for pattern in WRITERS for path in PACKAGE.glob(pattern)}
    code = {path.relative_to(PACKAGE).as_posix() for path in writers} | set(modules)
    return {
        "notebook": _digest(run.notebook),
        "parameters": {**_told(run.parameters), "_title": run.title._asdict(), "_languages": list(languages)},
        "data": dict(_data()) | dict(_manifests()) | manifest.given(run.parameters) | _read_by(run) | _planned(run),
        "code": {name: _digest(PACKAGE / name) for name in sorted(code)},
        "lock": _digest(paths.LOCK),
    }


def reads_reports(run: Run) -> bool:
    """Whether a notebook reads the saved results of other reports, and is made after them."""
    return run.notebook.stem.startswith(READS_REPORTS)


def _read_by(run: Run) -> dict[str, str]:
    """The saved results that a summary reads."""
    saved = sorted(paths.REPORTS.glob("[!._]*/estimate.json")) if reads_reports(run) else []
    return {f"reports/{path.parent.name}": _digest(path) for path in saved if path.parent.name != run.name}


def _planned(run: Run) -> dict[str, str]:
    """The plan's entries that a run may be held to, as they stand, with their last lock; all of them for a summary."""
    told = {str(value) for value in run.parameters.values()}
    return {
        f"plan/{name}": f"{entry.digest[:16]} {entry.locks[-1]['sha256'][:16] if entry.locks else ''} {len(entry.locks)}"
        for name, entry in registered.entries().items()
        if reads_reports(run)
        or {entry.data, str(entry.settled.get("component", name))} & told
        or run.notebook.stem.startswith(ROLL)
    }


def _told(parameters: dict[str, Any]) -> dict[str, Any]:
    """Each parameter as it is spoken of; of one that is not told in full its checksum too, so that another text is another input."""
    told = {name: (spoken(value), value) for name, value in parameters.items()}
    digests = {name: hashlib.sha256(str(value).encode("utf-8", "surrogatepass")).hexdigest() for name, (_, value) in told.items()}
    return {name: said if said == value else f"{said} {digests[name]}" for name, (said, value) in told.items()}


def changed(run: Run, languages: tuple[str, ...]) -> list[tuple[str, str]]:
    """What differs between a finished report and what it would be now: (kind, name); a single ("new", "") where none stands."""
    try:
        stored = json.loads((paths.REPORTS / run.name / FILE).read_text(encoding="utf-8"))
        now = stamp(run, languages, list(stored["code"]))
        return [(kind, name) for kind in KINDS for name in _differences(stored[kind], now[kind])]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):  # none, or whatever was made of it
        return [("new", "")]


def code(*patterns: str) -> str:
    """One checksum of the files of analysis/ that match."""
    files = sorted({path for pattern in patterns for path in PACKAGE.glob(pattern)})
    return hashlib.sha256("".join(f"{path.relative_to(PACKAGE)}{_digest(path)}" for path in files).encode()).hexdigest()


def _differences(old: Any, new: Any) -> list[str]:
    if isinstance(old, dict) and isinstance(new, dict):
        return sorted(key for key in {*old, *new} if old.get(key) != new.get(key))
    return [] if old == new else [""]


@cache
def _data() -> tuple[tuple[str, str], ...]:
    return tuple(manifest.verify().items())


@cache
def _manifests() -> tuple[tuple[str, str], ...]:
    """What data/raw says of its files counts too: which indicator a column holds."""
    files = [folder / "MANIFEST.csv" for folder in manifest.sources()]
    return tuple((paths.shown(file), manifest.sha256(file)) for file in files)


@cache
def _digest(path: Path) -> str:
    return manifest.sha256(path)[:16] if path.exists() else ""
