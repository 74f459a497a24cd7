"""The guard at the door of data/raw: every file is listed with its sha256, and is the file that was listed.

It stands below the catalogue, which reads its declarations (places, indicators, components, policies) from there too.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from analysis import journal, paths
from analysis.commands import quoted, typed
from analysis.errors import BadTable, RawDataChanged
from analysis.language import Text
from analysis.listing import NAME, RawFile, files, folded, is_junk, listed


def sha256(path: Path) -> str:
    """The checksum of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sources() -> list[Path]:
    """The source folders of data/raw, in the order of their names."""
    return [folder for folder in _folders() if (folder / NAME).is_file()]


def _folders() -> list[Path]:
    return sorted(path for path in paths.RAW.glob("*") if path.is_dir() and not is_junk(path.name))


def given(parameters: dict[str, object]) -> dict[str, str]:
    """The checksum of each file that a parameter names, by its path: what a report read beside data/raw."""
    files = [paths.given(value) for value in parameters.values() if isinstance(value, str)]
    return {paths.public(file): sha256(file) for file in files if file}


def verify() -> dict[str, str]:
    """Check every file of data/raw; return {path: sha256}. Raises RawDataChanged at the first that differs."""
    return dict(_verified(paths.RAW, verified()))


def verified() -> tuple:
    """The state of data/raw for which every file is as listed. Raises as `verify`."""
    journal.recover()
    with journal.still():
        now = state()
        _verified(paths.RAW, now)
    return now


def state() -> tuple:
    """Of data/raw: as long as it is the same, nothing there was written."""
    return written(paths.RAW)


def written(top: Path) -> tuple:
    """A folder and every file and folder below with its inode, size and times."""
    found, folders = [], [str(top)] if top.is_dir() else []
    while folders:
        with suppress(PermissionError), os.scandir(folders.pop()) as entries:  # `verify` says which
            for entry in entries:
                known = entry.stat(follow_symlinks=False)
                found.append((entry.path, known.st_ino, known.st_size, known.st_mtime_ns, known.st_ctime_ns))
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
    return (str(top), *sorted(found))


@lru_cache(maxsize=1)
def _verified(raw: Path, unchanged: tuple) -> dict[str, str]:
    """What `verify` finds, once for each state of data/raw: a command asks a dozen times."""
    seen: dict[str, str] = {}
    there = paths.shown(raw)  # each path would be resolved anew
    for folder in _folders():
        inside = files(folder)
        if not (folder / NAME).is_file():
            if inside or (folder / NAME).exists():
                raise _not_listed(folder, folder / NAME)
            continue
        lines = {line.path: line for line in listed(folder)}
        for path in inside:
            if path not in lines:
                raise _not_listed(path, folder / NAME)
        for path, line in lines.items():
            _check(path, line.sha256)
            seen[f"{there}/{folder.name}/{path.name}"] = line.sha256
    return seen


def twins(files: Iterable[Path], source: str) -> list[tuple[Path, RawFile]]:
    """The files whose content another source of data/raw holds too, under whatever name, each with its line there."""
    known = {line.sha256: line for folder in sources() if folder.name != source for line in listed(folder)}
    found = [(file, known.get(sha256(file))) for file in files if known and file.is_file()]
    return [(file, line) for file, line in found if line is not None]


def ask_of_known(files: Iterable[Path], source: str) -> None:
    """Raises BadTable, which is a question, for a file that another source of data/raw holds already and this one does not: it may
    be the same report, which would count twice, or another one of the same content."""
    here = paths.RAW / source
    own = {line.sha256 for line in listed(here)} if (here / NAME).is_file() else set()
    for file, twin in twins(files, source):
        if twin.sha256 not in own:
            there, other = paths.shown(twin.path), twin.path.parent.name
            raise BadTable(
                expected=Text("một tệp chưa có trong data/raw", "a file that data/raw does not hold yet"),
                found=Text(f"{file.name} có cùng nội dung với {there} (sha256 {twin.sha256[:12]}…)", f"{file.name} has the same content as {there} (sha256 {twin.sha256[:12]}…)"),
                where=str(file),
                remedy=Text(f"là cùng một báo cáo: đã có rồi, không phải làm gì (làm lại thì thêm --source {other}); là báo cáo khác, chỉ trùng nội dung: thêm --twice",
                            f"if it is the same report: it is there, nothing need be done (to repeat it, add --source {other}); if it is another report of the same content: add --twice"),
            )  # fmt: skip


def read(source: str, name: str) -> list[dict[str, str]]:
    """The rows of one CSV file of data/raw as text, after its checksum was compared."""
    folder = paths.RAW / source
    line = next((line for line in listed(folder) if line.path.name == name), None)
    if line is None:
        raise _not_listed(folder / name, folder / NAME)
    return list(csv.DictReader(io.StringIO(_check(line.path, line.sha256).decode("utf-8"), newline="")))


def _check(path: Path, expected: str) -> bytes:
    content = path.read_bytes() if path.is_file() else None
    found = hashlib.sha256(content).hexdigest() if content is not None else None
    if found != expected:
        raise RawDataChanged(
            expected=Text(f"tệp có sha256 {expected}", f"a file with sha256 {expected}"),
            found=Text("không có tệp", "no file") if found is None else Text(f"sha256 {found}", f"sha256 {found}"),
            where=paths.shown(path),
            remedy=Text(
                f"khôi phục tệp gốc (git checkout -- data/raw, hoặc bản sao lưu); nếu thay đổi là có chủ ý: {_joined(path).vi}",
                f"restore the original (git checkout -- data/raw, or a backup); if the change is meant, {_joined(path).en}",
            ),
        )
    return content


def _not_listed(path: Path, manifest: Path) -> RawDataChanged:
    return RawDataChanged(
        expected=Text(f"một dòng trong {paths.shown(manifest)}", f"a line in {paths.shown(manifest)}"),
        found=Text("không có dòng nào", "none"),
        where=paths.shown(path),
        remedy=Text(
            f"chuyển ra ngoài data/raw; hoặc nếu là số liệu: {_joined(path).vi}",
            f"move it out of data/raw; or, if it is data, {_joined(path).en}",
        ),
    )


def _joined(path: Path) -> Text:
    """How a file in data/raw becomes one of its own: a tidy CSV through `add`, anything else through `import`."""
    folder = path if path.is_dir() else path.parent
    if path.suffix.lower() == ".csv" and not (folder / "import.json").exists():
        return Text(*(typed("add", quoted(paths.shown(path))),) * 2)
    source = ("--source", folded(folder.name)) if folded(folder.name) != folder.name else ()
    return Text(*(typed("import", quoted(paths.shown(folder)), *source),) * 2)
