"""Where the fixed folders are. Everything that touches the disk asks here; nothing else knows a path."""

from __future__ import annotations

import os
from pathlib import Path

# DIRECTIVE48_HOME lets a test or a researcher point the workbook at another tree with the same folders.
HOME = Path(os.environ.get("DIRECTIVE48_HOME") or Path(__file__).resolve().parent.parent)

RAW = HOME / "data" / "raw"
PROCESSED = HOME / "data" / "processed"
NOTEBOOKS = HOME / "notebooks"
REPORTS = HOME / "reports"
LOCK = HOME / "requirements.lock"


def given(name: str) -> Path | None:
    """The file that a parameter names, from notebooks/, from the project's folder or in full; None where there is none."""
    try:
        return next((path for path in (NOTEBOOKS / name, HOME / name) if name and path.is_file()), None)
    except (OSError, ValueError):  # a pasted text is no file's name
        return None


def shown(path: Path) -> str:
    """A path as a message shows it: relative to the project where possible, with forward slashes."""
    try:
        return path.resolve().relative_to(HOME.resolve()).as_posix()
    except ValueError:
        return path.as_posix()
