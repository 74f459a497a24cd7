"""`make soak`: kills at every door of every command, full disk, unwritable folders, pairs of commands, odd names, clocks, locales.

After each: data/raw and the reports whole, the next command completes and gives the same bytes, no process and no folder is left.
`--minutes` bounds one call; what was tried is kept in --so-far, and the next call goes on from there while the code that writes to the
disk is the same. Prints a table, writes it to --out; 1 where anything was lost or left, 3 where cases remain.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]
from cases import KINDS, prepared  # noqa: E402

WRITERS = ("*.py", "run/**/*.py", "ingest/*.py", "ingest/tidy/*.py", "ingest/forms/*.py", "publish/*.py")  # of the disk
TRIALS = ("cases.py", "kills.py", "workbook.py")


def main() -> int:
    """Go on with the cases, within the minutes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--out", type=Path, help="the table of all that was tried")
    parser.add_argument("--so-far", type=Path, default=ROOT / ".venv" / "soak", help="a folder: what was tried, and the trees")
    parser.add_argument("--only", default="", help="kinds whose name contains this")
    parser.add_argument("--case", default="", help="cases whose name contains this, tried again and not kept")
    arguments = parser.parse_args()
    known, log = version(), arguments.so_far / "tried.jsonl"
    tried = kept(log)
    with tempfile.TemporaryDirectory(prefix="soak-", ignore_cleanup_errors=True) as top:
        Path(top).chmod(0o755)
        trees = prepared(arguments.so_far / known)
        print(f"doors: {trees.doors}", flush=True)
        plan = [(kind, case, trial) for kind, cases in KINDS.items() if arguments.only in kind for case, trial in cases(trees)]
        if arguments.case:
            todo, tried = [one for one in plan if arguments.case in one[1]], {}
        else:
            todo = [one for one in plan if (one[0], one[1], known) not in tried]
        end = time.monotonic() + 60 * arguments.minutes
        for at, (kind, case, trial) in enumerate(_mixed(todo)):
            if time.monotonic() > end:
                print(f"time is up, {len(todo) - at} cases remain", flush=True)
                break
            problems = _tried(trial, Path(top) / f"case-{at}")
            tried[kind, case, known] = problems
            if problems:
                print(f"{kind}: {case}: {'; '.join(problems)[:900]}", flush=True)
            if not arguments.case:
                with log.open("a", encoding="utf-8") as stream:
                    stream.write(json.dumps({"kind": kind, "case": case, "version": known, "problems": problems}) + "\n")
        remain = sum((kind, case, known) not in tried for kind, case, _ in todo)
    found = table({key: problems for key, problems in tried.items() if key[2] == known})
    print(json.dumps(found, indent=1))
    if arguments.out and not arguments.case:
        stood = {}
        if arguments.out.exists():  # kinds that this version of the code has not tried yet stand as they were
            stood = json.loads(arguments.out.read_text(encoding="utf-8"))
        arguments.out.write_text(json.dumps({**stood, **found}, indent=1) + "\n", encoding="utf-8")
    return 1 if any(one["lost or left"] for one in found.values()) else 3 if remain else 0


def _mixed(todo: list) -> list:
    """One case of each kind in turn, so that a shorter time tries all kinds."""
    kinds = {kind: [one for one in todo if one[0] == kind] for kind, *_ in todo}
    return [one for row in itertools.zip_longest(*kinds.values()) for one in row if one]


def _tried(trial, folder: Path) -> list[str]:
    try:
        return trial(folder)
    except Exception as error:  # a trial that cannot be ended counts as one that found something
        return [f"not tried to its end: {type(error).__name__}: {error}"]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def version() -> str:
    """A checksum of the code that writes to the disk, and of the trials."""
    files = {path for pattern in WRITERS for path in (ROOT / "analysis").glob(pattern)} | {
        Path(__file__).with_name(name) for name in TRIALS
    }
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(files))).hexdigest()[:12]


def kept(file: Path) -> dict[tuple[str, str, str], list[str]]:
    """What earlier calls tried: {(kind, case, version of the code): problems}."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    rows = [json.loads(line) for line in lines]
    return {(row["kind"], row["case"], row["version"]): row["problems"] for row in rows}


def table(tried: dict) -> dict[str, dict[str, int]]:
    """{kind: how many were tried, in how many something was lost, left or badly said}."""
    return {
        kind: {"tried": len(rows), "lost or left": sum(map(bool, rows))}
        for kind in KINDS
        if (rows := [problems for (one, _, _), problems in tried.items() if one == kind])
    }


if __name__ == "__main__":
    sys.exit(main())
