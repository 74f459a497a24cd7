"""Where the fixed folders are. Everything that touches the disk asks here; nothing else knows a path."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from pathlib import Path

# DIRECTIVE48_HOME lets a test or a researcher point the workbook at another tree with the same folders.
CHECKOUT = Path(__file__).resolve().parent.parent


def _project() -> Path:
    """The checkout; of an installed package, which has no folders beside it, the folder of the call or the nearest above it that is a project."""
    here = Path.cwd()
    above = (folder for folder in (here, *here.parents) if (folder / "notebooks").is_dir() and (folder / "data" / "raw").is_dir())
    return CHECKOUT if (CHECKOUT / "notebooks").is_dir() else next(above, here)


HOME = Path(os.environ.get("DIRECTIVE48_HOME") or _project())
if HOME != CHECKOUT:
    os.environ.setdefault("DIRECTIVE48_HOME", str(HOME))  # workers and kernels stand in other folders

RAW = HOME / "data" / "raw"
PROCESSED = HOME / "data" / "processed"
NOTEBOOKS = HOME / "notebooks"
REPORTS = HOME / "reports"
RELEASES = HOME / "releases"  # what left the office, and the log of it; never in git
WORKSPACE = HOME / "workspace"  # working copies, never in git
LOCK = HOME / "requirements.lock"
# The endings of files that are read as a researcher's own table.
TABLES = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".docx", ".pdf", ".txt", ".dta", ".sav", ".zsav", ".parquet", ".pq")
HELD = "~$"  # before the name of a file that Excel or Word has open: its lock, no table


def is_table(name: str) -> bool:
    """Whether a parameter names a file that can be read as a table."""
    return Path(name).suffix.lower() in TABLES


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


def public(path: Path) -> str:
    """A path as a report shows it: relative to the project, and of a file outside only its name, because folders are named after people."""
    try:
        return path.resolve().relative_to(HOME.resolve()).as_posix()
    except ValueError:
        return path.name


def folder(text: str, longest: int = 80) -> str:
    """A name for a folder, another one for every other text: what cannot stand in it, or is too long, is told apart by a checksum."""
    plain = unicodedata.normalize("NFC", text)
    name = re.sub(r"[^\w.~-]+", "_", plain).strip(".")
    if name == text and len(name) <= longest and name == name.lower():
        return name
    return f"{name[:longest].strip('._')}~{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
