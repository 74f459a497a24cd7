"""`python -m analysis release RUN... --threshold 7`: what may leave the office, with its log, as an RO-Crate under releases/."""

from __future__ import annotations

import argparse
import datetime as dt
import shutil
import tempfile
from pathlib import Path

from analysis import paths
from analysis.errors import BadParameter, unknown
from analysis.language import Text, current

LEAST = 1
SAID = Text("{run}: {n} con số, {held} không công bố", "{run}: {n} figures, {held} held back")
PUBLIC = Text("{run}: số liệu công khai, nguyên vẹn", "{run}: the public record, as it is")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """RUNS, --threshold, --name."""
    parser.add_argument("runs", nargs="+", help="tên báo cáo đã làm / names of finished reports")
    parser.add_argument(
        "--threshold", type=int, default=7, help="số đếm từ 1 đến ngưỡng này không in / counts from 1 to this are not printed (7)"
    )
    parser.add_argument("--name", default="", help="tên bản công bố / name of the release")


def main(arguments: argparse.Namespace) -> int:
    """Make the release; what was refused leaves nothing."""
    from analysis.publish.release.crate import write_crate
    from analysis.publish.release.make import release
    from analysis.publish.saved import finished

    made = finished(paths.REPORTS)
    for run in arguments.runs:
        if run not in made:
            raise unknown(Text("báo cáo đã làm", "finished report"), run, made, paths.shown(paths.REPORTS))
    if arguments.threshold < LEAST:
        raise BadParameter(
            expected=Text("ngưỡng từ 1", "a threshold of at least 1"), found=Text(f"{arguments.threshold}", f"{arguments.threshold}"), where="--threshold",
            remedy=Text("ví dụ --threshold 7", "for instance --threshold 7"),
        )  # fmt: skip
    name = _name(arguments.name)
    paths.RELEASES.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix=".building-", dir=paths.RELEASES))
    try:
        runs = list(dict.fromkeys(arguments.runs))
        entry = release(runs, name, arguments.threshold, dt.date.today().isoformat(), building)
        ledger = entry.pop("ledger")
        write_crate(building, entry)
        building.replace(paths.RELEASES / name)
        ledger.write(paths.RELEASES)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    for run, told in entry["runs"].items():
        tables = told.get("tables", {}).values()
        form = (
            SAID.fill(run=run, n=sum(t["figures"] for t in tables), held=sum(t["held_back"] for t in tables))
            if "tables" in told
            else PUBLIC.fill(run=run)
        )
        print(form.to(current() or "vi"))
    print(paths.shown(paths.RELEASES / name))
    return 0


def _name(given: str) -> str:
    """The name of the folder: never a path, never one that stands."""
    taken = {path.name for path in paths.RELEASES.glob("*")}
    if not given:
        return next(name for at in range(1, 10**6) if (name := f"release-{at:03d}") not in taken)
    name = paths.folder(given, 60)
    if name in taken:
        raise BadParameter(
            expected=Text("một tên chưa dùng", "a name that is not taken"), found=Text(name, name), where="--name",
            remedy=Text("chọn tên khác: bản đã công bố không bị thay", "choose another: a release is never replaced"),
        )  # fmt: skip
    return name
