"""Read each hostile file as `import` does, and the tables among them as `look` does: how it ended, seconds and memory.

1 where one ended otherwise than in words or figures, or took more than SECONDS of processor time or MEMORY. By the clock a loaded machine
takes longer; both are printed. Names on the command line choose files; a run of all of them is counted in --out, beside what `make soak` tried.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]
import hostile  # noqa: E402

SECONDS, MEMORY = 20.0, 2**30
DOORS = {
    "import": (["import", "--dry-run", "--language", "en"], None),
    "look": (["look", "--language", "en"], (".xlsx", ".csv", ".ods", ".xls", ".sav", ".dta", ".parquet", ".docx", ".pdf")),
    "add": (["add", "--language", "en", "--source", "thu"], (".csv", ".xlsx")),
}


class Ended(NamedTuple):
    """Of a command: its code, what it said, seconds by the clock and of the processor, bytes of its largest process."""

    code: int
    said: str
    clock: float
    spent: float
    memory: int


def run(home: Path, *given: str) -> Ended:
    """One command in a process of its own, with what its children took."""
    with tempfile.TemporaryFile() as heard:
        start = time.monotonic()
        environment = {**os.environ, "DIRECTIVE48_HOME": str(home), "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen([sys.executable, "-m", "analysis", *given], cwd=home, env=environment, stdout=heard, stderr=heard, stdin=subprocess.DEVNULL)  # fmt: skip
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        heard.seek(0)
        said = heard.read().decode("utf-8", "replace")
    return Ended(process.returncode, said, time.monotonic() - start, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


def main() -> int:
    """One line a file and door; a last line with the counts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*", help="of the hostile files, these")
    parser.add_argument("--out", type=Path, help="the table of the soak")
    arguments = parser.parse_args()
    bad, tried, chosen = [], 0, arguments.names
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "workbook"
        for name in ("data/raw", "data/processed", "reports", "notebooks"):
            (home / name).mkdir(parents=True)
        (home / "data" / "raw" / "public_record").symlink_to(ROOT / "data" / "raw" / "public_record")
        made = multiprocessing.get_context("spawn").Process(target=hostile.make, args=(Path(folder) / "files",))
        made.start()  # a child's memory is counted from that of its parent, which must not have held them
        made.join()
        files = [file for file in sorted((Path(folder) / "files").iterdir()) if not chosen or file.name in chosen]
        for file in files:
            for door, (given, kinds) in DOORS.items():
                if kinds and file.suffix not in kinds:
                    continue
                done = run(home, *given, str(file))
                words = "Traceback" not in done.said and (done.code == 0 or "What to do" in done.said)
                good = words and done.spent <= SECONDS and done.memory <= MEMORY
                found = next(
                    (line for line in done.said.splitlines() if line.startswith("Found")), done.said.strip().splitlines()[-1:]
                )
                print(
                    f"{'ok ' if good else 'BAD'} {door:6s} {file.name:22s} {done.spent:5.1f} s ({done.clock:5.1f} by the clock) {done.memory >> 20:5d} MB  {str(found)[:90]}",
                    flush=True,
                )
                tried += 1
                bad += [] if good else [f"{door} {file.name}"]
    print(f"{len(files)} hostile files through their doors, {tried} commands: {tried - len(bad)} ended in words within {SECONDS:.0f} s of the processor and {MEMORY >> 20} MB; not: {', '.join(bad) or 'none'}")  # fmt: skip
    if arguments.out and not chosen:
        rows = json.loads(arguments.out.read_text(encoding="utf-8")) if arguments.out.exists() else {}
        rows["hostile files"] = {"files": len(files), "tried": tried, "lost or left": len(bad)}
        arguments.out.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
