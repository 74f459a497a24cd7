"""Where a report comes from: notebook, parameters, data, code and library versions, as checksums; no clock, no machine."""

from __future__ import annotations

import platform
import subprocess
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from analysis import manifest, paths
from analysis.language import Text

LIBRARIES = ("pandas", "statsmodels", "scipy", "numpy", "matplotlib", "papermill", "pypandoc-binary")
WORDS = {
    "notebook": Text("Sổ tay", "Notebook"),
    "parameters": Text("Tham số", "Parameters"),
    "data": Text("Số liệu gốc (sha256)", "Raw data (sha256)"),
    "commit": Text("Phiên bản mã nguồn", "Source version"),
    "lock": Text("Tệp khóa thư viện (sha256)", "Library lock (sha256)"),
    "libraries": Text("Thư viện", "Libraries"),
}


def provenance(notebook: Path, parameters: dict[str, Any]) -> dict[str, Any]:
    """Everything a report depends on."""
    return {
        "notebook": {"file": paths.shown(notebook), "sha256": manifest.sha256(notebook)},
        "parameters": parameters,
        "data": manifest.given(parameters) or manifest.verify(),  # a table of one's own stands by itself
        "commit": commit(),
        "lock": manifest.sha256(paths.LOCK) if paths.LOCK.exists() else "",
        "libraries": dict(_libraries()),
    }


@cache
def _libraries() -> tuple[tuple[str, str], ...]:
    return ("python", platform.python_version()), *((name, version(name)) for name in LIBRARIES)


def lines(stored: dict[str, Any], language: str) -> list[tuple[str, str]]:
    """The provenance as name and value, for the foot of a page."""
    shown = {
        "notebook": f"{stored['notebook']['file']} · {stored['notebook']['sha256'][:12]}",
        "parameters": "; ".join(f"{key} = {value!r}" for key, value in stored["parameters"].items()),
        "data": "; ".join(f"{path} {digest[:12]}" for path, digest in stored["data"].items()),
        "commit": stored["commit"],
        "lock": stored["lock"][:12],
        "libraries": "; ".join(f"{name} {number}" for name, number in stored["libraries"].items()),
    }
    return [(WORDS[key].to(language), value) for key, value in shown.items() if value]


def commit() -> str:
    """The commit of the project, with `+` where files differ from it; empty outside a git checkout."""
    if not (paths.HOME / ".git").exists():
        return ""
    head = _git("rev-parse", "--short=12", "HEAD")
    return head + ("+" if head and _git("status", "--porcelain", "--untracked-files=no") else "")


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=paths.HOME, capture_output=True, text=True, timeout=20, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
