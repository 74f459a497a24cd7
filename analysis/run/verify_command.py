"""`python -m analysis verify CRATE`: is a release what it was, are its data, and does running it again give its numbers?"""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.commands import typed
from analysis.errors import BadParameter
from analysis.language import Text, current

NUMBERS = ("value", "low", "high", "std_error", "p_value", "n_obs", "n_places", "n_periods", "n_treated", "smallest_detectable")
NEAR = 1e-9  # relative
CHANGED = Text("tệp bị sửa: {what}", "file changed: {what}")
GONE = Text("thiếu tệp: {what}", "file missing: {what}")
ADDED = Text("tệp không có trong bản công bố: {what}", "file not of the release: {what}")
DATA = Text("số liệu khác: {what}", "data differ: {what}")
CODE = Text("mã nguồn, sổ tay hoặc thư viện khác: {what}", "code, notebook or libraries differ: {what}")
NUMBER = Text("con số khác: {what}", "number differs: {what}")
UNMADE = Text("không chạy lại được: {what}", "could not be run again: {what}")
SAME = Text(
    "Không có gì khác: {n} tệp, {k} con số chạy lại bằng nhau.", "Nothing differs: {n} files, {k} numbers run again are the same."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """CRATE, --no-run."""
    parser.add_argument("crate", help="thư mục của bản công bố / folder of a release")
    parser.add_argument("--no-run", action="store_true", help="không chạy lại / do not run it again")


def main(arguments: argparse.Namespace) -> int:
    """Say what differs; 1 where something does. Another version of the code by itself is said and is no difference of the results."""
    from analysis.publish.release.crate import METADATA, read_crate

    folder = next(
        (
            p
            for p in (Path(arguments.crate), paths.HOME / arguments.crate, paths.RELEASES / arguments.crate)
            if (p / METADATA).is_file()
        ),
        None,
    )
    if folder is None:
        raise _no_crate(arguments.crate, Text(f"không thấy {METADATA}", f"no {METADATA}"))
    try:
        crate = read_crate(folder)
    except ValueError as error:
        raise _no_crate(arguments.crate, Text(str(error), str(error))) from None
    language = current() or "vi"
    found = [*files(folder, crate), *data(crate)]
    compared = 0
    if not arguments.no_run:
        compared, other = again(folder, crate)
        found += other
    told = [*found, *code(crate)]
    for form, what in told:
        print(form.fill(what=what).to(language))
    if not found:
        print(SAME.fill(n=sum(one["@type"] == "File" for one in crate.values()), k=compared).to(language))
    return 1 if found else 0


def files(folder: Path, crate: dict[str, dict[str, Any]]) -> Iterator[tuple[Text, str]]:
    """Files that are not what the crate says."""
    from analysis.publish.release.crate import METADATA, sha256

    known = {name: one for name, one in crate.items() if one["@type"] == "File"}
    for name, one in known.items():
        if not (folder / name).is_file():
            yield GONE, name
        elif f"sha256:{sha256(folder / name)}" != one["identifier"]:
            yield CHANGED, name
    here = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    yield from ((ADDED, name) for name in sorted(here - set(known) - {METADATA}))


def data(crate: dict[str, dict[str, Any]]) -> Iterator[tuple[Text, str]]:
    """Data files that are not those from which the release was made."""
    from analysis.publish.release.crate import sha256

    for name, one in crate.items():
        if name.startswith("#data-"):
            file = paths.given(one["name"])
            if file is None or f"sha256:{sha256(file)}" != one["identifier"]:
                yield DATA, one["name"]


def code(crate: dict[str, dict[str, Any]]) -> Iterator[tuple[Text, str]]:
    """Notebooks, commit and lock that are others now."""
    from analysis import manifest
    from analysis.publish.provenance import commit

    for one in _runs(crate):
        book = paths.HOME / one["description"]
        if not book.is_file() or f"sha256:{manifest.sha256(book)}" != one["identifier"]:
            yield CODE, one["description"]
        if one["softwareVersion"] != commit():
            yield CODE, f"{one['name']}: {one['softwareVersion'] or '-'} → {commit() or '-'}"
        if paths.LOCK.is_file() and one["lock"] != manifest.sha256(paths.LOCK):
            yield CODE, f"{one['name']}: {paths.LOCK.name}"


def again(folder: Path, crate: dict[str, dict[str, Any]]) -> tuple[int, list[tuple[Text, str]]]:
    """Run every report of the crate again, elsewhere; how many numbers were compared and which differ."""
    from analysis.run.plan import plan

    compared, found = 0, []
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch) / "workbook"
        for name in ("data/raw", "notebooks"):
            shutil.copytree(paths.HOME / name, home / name)
        if paths.LOCK.is_file():
            shutil.copy(paths.LOCK, home / paths.LOCK.name)
        for one in _runs(crate):
            name = one["name"]
            if name not in plan():
                found.append((UNMADE, f"{name}: notebooks/runs.toml"))
                continue
            stored = [part for ref in one["object"] if (part := crate[ref["@id"]])["@type"] == "PropertyValue"]
            other = [part["name"] for part in stored if plan()[name].parameters.get(part["name"]) != part["value"]]
            found += [(CODE, f"{name}: {parameter}") for parameter in other]
            done = _run(home, name)
            fresh = home / "reports" / name / "estimate.json"
            if done or not fresh.is_file():
                found.append((UNMADE, f"{name}: {done}"))
                continue
            pairs = list(_numbers(folder / "runs" / name / "estimate.json", fresh))
            compared += len(pairs)
            found += [(NUMBER, f"{name} {key}: {then} → {now}") for key, then, now in pairs if not _same(then, now)]
    return compared, found


def _run(home: Path, name: str) -> str:
    """Make one report in a copy of the workbook; what went wrong."""
    environment = {
        **os.environ,
        "DIRECTIVE48_HOME": str(home),
        "PYTHONPATH": os.pathsep.join(filter(None, (str(paths.CHECKOUT), os.environ.get("PYTHONPATH", "")))),
    }
    done = subprocess.run(
        [sys.executable, "-m", "analysis", "run", name, "--jobs", "1"],
        cwd=home,
        env=environment,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    return "" if done.returncode == 0 else done.stderr.strip()[-300:]


def _numbers(stored: Path, fresh: Path) -> Iterator[tuple[str, Any, Any]]:
    then, now = (
        json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {"results": [], "checks": []}
        for file in (stored, fresh)
    )
    for part, keys in (("results", NUMBERS), ("checks", ("statistic", "passed"))):
        for at in range(max(len(then[part]), len(now[part]))):
            one, other = (side[part][at] if at < len(side[part]) else {} for side in (then, now))
            yield from ((f"{part}/{at}.{key}", one.get(key), other.get(key)) for key in keys if key in one or key in other)


def _same(then: Any, now: Any) -> bool:
    if isinstance(then, float) and isinstance(now, (int, float)):
        return math.isclose(then, now, rel_tol=NEAR, abs_tol=1e-12)
    return then == now


def _runs(crate: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in crate.values() if one["@type"] == "CreateAction"]


def _no_crate(given: str, found: Text) -> BadParameter:
    return BadParameter(
        expected=Text("thư mục của một bản công bố (RO-Crate 1.1)", "the folder of a release (RO-Crate 1.1)"), found=found, where=given,
        remedy=Text(typed("release", "BÁO_CÁO"), typed("release", "REPORT")),
    )  # fmt: skip
