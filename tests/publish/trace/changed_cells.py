"""One cell of the record is changed, reports are made again: do only numbers change whose address names its row?

`python tests/publish/trace/changed_cells.py 50 --home FOLDER --out tests/publish/trace/changed_cells.json` tries the first 50 of one random order of cells, and goes on where
the last call with this `--out` stopped. Each cell: the reports whose index says that they read its row are made again, and `--others` of those that say they did not (the same
for every number of these must stay). A number is known by document and address.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
TABLE = "data/raw/public_record/observations.csv"
LATE = {"summary"}  # reads the saved results of the others
SKIPPED = {"credentials", "import_sample"}  # no row of the record is in them


def prepared(home: Path) -> None:
    """A copy of the workbook; finished reports that stand here are not made again."""
    for name in ("data/raw", "notebooks", *(["reports"] if not (home / "reports").exists() else ())):
        shutil.copytree(ROOT / name, home / name, dirs_exist_ok=True)
    shutil.copy(ROOT / "requirements.lock", home / "requirements.lock")


def made(home: Path, names: list[str], *more: str) -> str:
    """Make reports; what the command said of those that could not be made."""
    command = [sys.executable, "-m", "analysis", "run", *names, "--jobs", "1", *more]
    environment = {**os.environ, "DIRECTIVE48_HOME": str(home), "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, timeout=1800, check=False).stderr


def numbers(report: Path) -> dict[str, tuple[list[str], frozenset[str]]]:
    """The numbers of a page by address, and the rows of the record behind each; a row of a table goes by the rows it is made from."""
    index = json.loads((report / "trace" / "report.vi.html.json").read_text(encoding="utf-8"))
    found: dict[str, tuple[list[str], frozenset[str]]] = {}
    for place in index["places"]:
        for one in place["numbers"]:
            if "at" in one:
                rows = frozenset(index["sets"][index["addresses"][one["at"]]])
                stem = one["at"].rpartition("/")[0]
                key = f"{stem} {sorted(rows)}" if one["at"].startswith("tables/") and len(rows) < 9 else one["at"]
                found.setdefault(key, ([], rows))[0].append(one["n"])
    return found


def changed_value(text: str) -> str:
    """Another value of the same kind: seven per cent more, whole where it was."""
    value = float(text)
    return f"{value * 1.07:.2f}" if "." in text else str(round(value * 1.07) + (abs(value) < 20))


def put(home: Path, rows: list[dict[str, str]], head: list[str]) -> None:
    """Write the table and its checksum."""
    content = io.StringIO()
    writer = csv.DictWriter(content, head, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    data = content.getvalue().encode()
    (home / TABLE).write_bytes(data)
    manifest = home / "data/raw/public_record/MANIFEST.csv"
    lines = list(csv.DictReader(io.StringIO(manifest.read_text(encoding="utf-8"))))
    for line in lines:
        if line["file"] == "observations.csv":
            line["sha256"] = hashlib.sha256(data).hexdigest()
    with manifest.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(lines[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)


def run(home: Path, number: int, others: int, seconds: float, only: list[str], counted: dict, seed: int = 0) -> Iterator[dict]:
    """Change cells one by one until so many are counted with those of earlier calls; the counts after each."""
    until, total = (
        time.monotonic() + seconds,
        Counter({what: n for what, n in counted.items() if isinstance(n, int) and what != "seed"}),
    )
    broken = counted.get("changed without the row", [])
    made(home, only)  # what stands from an earlier call is not made again
    names = sorted(path.parent.parent.name for path in (home / "reports").glob("*/trace/said.json"))
    names = [name for name in names if name not in SKIPPED | LATE]
    before = {name: numbers(home / "reports" / name) for name in names}
    read = {name: set(json.loads((home / "reports" / name / "estimate.json").read_text())["read"]) for name in names}
    with (home / TABLE).open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        rows, head = list(reader), list(reader.fieldnames)
    cells = [(at, column) for at, row in enumerate(rows) for column in ("value", "value_low", "value_high") if row[column]]
    cells = [(at, column) for at, column in cells if any(rows[at]["obs_id"] in one for one in read.values())]
    for at, column in random.Random(seed).sample(cells, number)[total["cells"] :]:
        if time.monotonic() > until:
            break
        row = rows[at]["obs_id"]
        rng = random.Random(f"{seed} {row} {column}")
        other = [dict(one) for one in rows]
        other[at][column] = changed_value(rows[at][column])
        put(home, other, head)
        readers = [name for name in names if row in read[name]]
        rest = [name for name in names if name not in readers]
        again = readers + rng.sample(rest, min(others, len(rest)))
        said = made(home, again, "--force", "--language", "vi")
        total["cells"] += 1
        moved = False
        for name in again:
            if f"{name}:" in said:  # refused in words: two sources that were declared equal, a share above 100
                total["reports refused"] += 1
                continue
            now = numbers(home / "reports" / name)
            total["reports made again"] += 1
            total["numbers compared"] += sum(len(printed) for printed, _ in before[name].values())
            for key in before[name].keys() | now.keys():
                was, is_ = before[name].get(key), now.get(key)
                if was is None or is_ is None or was[0] != is_[0]:
                    behind = (was or is_)[1] | (is_ or was)[1]
                    total["addresses changed"] += 1
                    moved = True
                    if row in behind:
                        total["of them with the row"] += 1
                    else:
                        broken.append([row, name, key[:80]])
            shutil.rmtree(home / "reports" / name)  # another round begins with what was
        total["cells with a number that changed"] += moved
        yield {**dict(sorted(total.items())), "changed without the row": broken, "seed": seed}
    put(home, rows, head)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("number", type=int)
    parser.add_argument("--others", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=1e9)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", nargs="*", default=[], help="of all reports, these")
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    prepared(given.home)
    counted = json.loads(given.out.read_text(encoding="utf-8")) if given.out and given.out.exists() else {}
    counted = counted if counted.get("seed") == given.seed else {}
    said = json.dumps(counted, indent=1, ensure_ascii=False)
    for found in run(given.home, given.number, given.others, given.seconds, given.only, counted, given.seed):
        said = json.dumps(found, indent=1, ensure_ascii=False)
        if given.out:
            given.out.write_text(said + "\n", encoding="utf-8")
    print(said)
