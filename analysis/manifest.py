"""The guard at the door of data/raw: every file is listed with its sha256, and is the file that was listed.

It stands below the catalogue, which reads its declarations (places, indicators, components, policies) from there too.
"""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from analysis import journal, paths
from analysis.errors import RawDataChanged
from analysis.language import Text

FIELDS = ("file", "sha256", "title", "producer", "url", "published", "accessed", "licence")


@dataclass(frozen=True, kw_only=True)
class RawFile:
    """One line of a MANIFEST.csv. `path` is absolute; the other fields are as written.

    `outcome` (a column only where needed) marks a researcher's table: the indicator of its column `outcome`, or `*` where the
    columns are named by indicators.
    """

    path: Path
    sha256: str
    title: str
    producer: str
    url: str
    published: str
    accessed: str
    licence: str
    outcome: str = ""


def sha256(path: Path) -> str:
    """The checksum of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def listed(folder: Path) -> list[RawFile]:
    """The lines of one source folder's MANIFEST.csv."""
    with (folder / "MANIFEST.csv").open(encoding="utf-8", newline="") as stream:
        return [RawFile(path=folder / row.pop("file"), **row) for row in csv.DictReader(stream)]


def sources() -> list[Path]:
    """The source folders of data/raw, in the order of their names."""
    return sorted(path.parent for path in paths.RAW.glob("*/MANIFEST.csv"))


def given(parameters: dict[str, object]) -> dict[str, str]:
    """The checksum of each file that a parameter names, by its path: what a report read beside data/raw."""
    files = [paths.given(value) for value in parameters.values() if isinstance(value, str)]
    return {paths.shown(file): sha256(file) for file in files if file}


def verify() -> dict[str, str]:
    """Check every file of data/raw; return {path: sha256}. Raises RawDataChanged at the first that differs."""
    journal.recover()
    seen: dict[str, str] = {}
    for folder in sorted(path for path in paths.RAW.glob("*") if path.is_dir()):
        if not (folder / "MANIFEST.csv").exists():
            raise _not_listed(folder, folder / "MANIFEST.csv")
        files = {line.path: line for line in listed(folder)}
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "MANIFEST.csv"):
            if path not in files:
                raise _not_listed(path, folder / "MANIFEST.csv")
        for path, line in files.items():
            _check(path, line.sha256)
            seen[paths.shown(path)] = line.sha256
    return seen


def read(source: str, name: str) -> list[dict[str, str]]:
    """The rows of one CSV file of data/raw as text, after its checksum was compared."""
    folder = paths.RAW / source
    line = next((line for line in listed(folder) if line.path.name == name), None)
    if line is None:
        raise _not_listed(folder / name, folder / "MANIFEST.csv")
    return list(csv.DictReader(io.StringIO(_check(line.path, line.sha256).decode("utf-8"), newline="")))


def _check(path: Path, expected: str) -> bytes:
    content = path.read_bytes() if path.exists() else None
    found = hashlib.sha256(content).hexdigest() if content is not None else None
    if found != expected:
        raise RawDataChanged(
            expected=Text(f"tệp có sha256 {expected}", f"a file with sha256 {expected}"),
            found=Text("không có tệp", "no file") if found is None else Text(f"sha256 {found}", f"sha256 {found}"),
            where=paths.shown(path),
            remedy=Text(
                "khôi phục tệp gốc (git checkout -- data/raw), hoặc nếu thay đổi là có chủ ý thì ghi nhận lại bằng "
                "python -m analysis add TỆP",
                "restore the original (git checkout -- data/raw), or, if the change is meant, record it with "
                "python -m analysis add FILE",
            ),
        )
    return content


def _not_listed(path: Path, manifest: Path) -> RawDataChanged:
    return RawDataChanged(
        expected=Text(f"một dòng trong {paths.shown(manifest)}", f"a line in {paths.shown(manifest)}"),
        found=Text("không có dòng nào", "none"),
        where=paths.shown(path),
        remedy=Text(
            "thêm tệp bằng python -m analysis add TỆP, hoặc chuyển tệp ra ngoài data/raw",
            "add the file with python -m analysis add FILE, or move it out of data/raw",
        ),
    )
