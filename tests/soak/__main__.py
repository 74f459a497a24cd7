"""`make soak`: kills at every door of every command, full disk, unwritable folders, two commands at once, odd names, clocks, locales.

After each: data/raw and the reports whole, the next command completes and gives the same bytes, no process and no folder is left.
Prints a table and writes it to --out; 1 where anything was lost or left. `--minutes` bounds it; what was not run is said.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import psutil

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).parent)]
from kills import run  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = ROOT / "tests" / "run" / "notebooks"
SAID = "Năm {year}, xã Đa Tốn xảy ra {n} vụ phạm pháp hình sự."
WIDE = "place,period,criminal_offences\n" + "".join(f"vn-hn-gialam,{year},{90 + year % 7}\n" for year in range(2011, 2021))
SCREEN = "place,period,thefts\n" + "".join(f"p{p},{2000 + t},{(p * 7 + t * 3) % 11 + 1}\n" for p in range(6) for t in range(12))
CHANGING = (".lock", "checked.parquet", "checked.sha256")


def commands(home: Path) -> dict[str, list[str]]:
    """The commands that write, each as it is given."""
    given = home / "in"
    return {
        "import": ["import", str(given / "b.txt"), "--source", "thu", "--received", "2020-01-15"],
        "import again": ["import", "data/raw/thu", "--received", "2020-01-15"],
        "import new": ["import", str(given / "a.txt"), str(given / "b.txt"), "--source", "moi", "--received", "2020-01-15"],
        "add new": ["add", str(given / "own3.csv"), "--source", "khac"],
        "screen new": ["screen", str(given / "screen.csv"), "--name", "moi", "--jobs", "1", "--no-tet"],
        "add": ["add", str(given / "own.csv"), "--source", "own"],
        "add over": ["add", str(given / "own2.csv"), "--source", "own"],
        "screen": ["screen", str(given / "screen.csv"), "--jobs", "1", "--no-tet"],
        "run": ["run", "fine", "--jobs", "1"],
        "template": ["template", "--component", "c-club", "--period", "2019", "--output", str(home / "out.xlsx")],
    }


def tree(folder: Path) -> Path:
    """A small workbook in which everything has been done once."""
    home = folder / "workbook"
    shutil.copytree(ROOT / "data" / "raw" / "public_record", home / "data" / "raw" / "public_record")
    shutil.copytree(NOTEBOOKS, home / "notebooks")
    shutil.copy(ROOT / "requirements.lock", home)
    (home / "notebooks" / "runs.toml").write_text(
        '[fine]\nnotebook = "fine"\ntitle = { vi = "Thử", en = "Trial" }\n', encoding="utf-8"
    )
    (home / "in").mkdir()
    for name, text in (
        ("a.txt", SAID.format(year=2018, n=4)),
        ("b.txt", SAID.format(year=2019, n=15)),
        ("own.csv", WIDE),
        ("screen.csv", SCREEN),
    ):
        (home / "in" / name).write_text(text, encoding="utf-8")
    (home / "in" / "own3.csv").write_text(WIDE.replace("criminal_offences", "child_abuse_cases"), encoding="utf-8")
    (home / "in" / "own2.csv").write_text(WIDE.replace("2011,", "2010,"), encoding="utf-8")
    return home


def state(home: Path) -> dict[str, str]:
    """What stands: every file of data/ and reports/ by its content; a workbook of Excel by its cells."""
    found = {}
    for top in ("data", "reports"):
        for path in sorted((home / top).rglob("*")):
            if path.is_file() and path.name not in CHANGING:
                found[str(path.relative_to(home))] = _cells(path) if path.suffix == ".xlsx" else str(hash(path.read_bytes()))
    return found


def _cells(path: Path) -> str:
    import openpyxl

    return str([[c.value for c in row] for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows()])


def left(home: Path) -> list[str]:
    """Folders and files of killed commands, and processes that still run there."""
    found = [
        str(p.relative_to(home.parent))
        for p in home.rglob("*")
        if p.name.startswith((".import-", ".landing-", ".building", ".screen_")) or p.name.endswith(".old")
    ]
    found += [str(p) for p in (home.parent / "tmp").iterdir()]
    return found + [str(p.pid) for p in _processes(home)]


def _processes(home: Path) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        try:
            if (
                process.pid != os.getpid()
                and str(home) in (process.environ().get("DIRECTIVE48_HOME"), process.environ().get("SOAK"))
                and process.status() != "zombie"
            ):
                found.append(process)
        except (psutil.Error, OSError):
            continue
    return found


class Soak:
    """The cases tried, with what was lost or left."""

    def __init__(self, minutes: float, seed: int):
        self.seed = seed
        self.end = time.monotonic() + 60 * minutes
        self.tried, self.bad, self.notes = Counter(), Counter(), []

    def over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() > self.end

    def ended(self, kind: str, home: Path, allowed: list[dict], after: dict, command: list[str]) -> None:
        """After a disturbed command: the state is an allowed one once the next command has begun; repeated it gives the same bytes."""
        self.tried[kind] += 1
        wait = time.monotonic() + 20
        while _processes(home) and time.monotonic() < wait:
            time.sleep(0.05)
        problems = [f"process {p.pid}" for p in _processes(home)]
        next_one = run(home, "add", "none.csv")  # any command begins by taking up what is left; this one does nothing else
        if next_one.code != 2 or "Traceback" in next_one.said:
            problems.append(f"next command: {next_one.said[-200:]}")
        if state(home) not in allowed:
            problems.append(f"state: {sorted(set(state(home).items()) ^ set(allowed[0].items()))[:4]}")
        again = run(home, *command)
        if again.code or state(home) != after:
            problems.append(
                f"again: {again.code} {again.said[-150:]} {sorted(set(state(home).items()) ^ set(after.items()))[:3]}"
            )
        problems += [f"left {name}" for name in left(home)]
        if problems:
            self.bad[kind] += 1
            self.notes.append(f"{kind}: {'; '.join(problems)[:400]}")
            print(self.notes[-1], flush=True)


def prepared(folder: Path) -> tuple[Path, dict[str, tuple[Path, dict, dict, int]]]:
    """For each command: a tree before it, its state before and after, and how many doors it opens."""
    base = tree(folder / "base")
    for first in (
        ["import", "in/a.txt", "--source", "thu", "--received", "2020-01-15"],
        ["add", "in/own.csv", "--source", "own"],
    ):
        done = run(base, *first)
        assert done.code == 0, done.said
    for first in ("screen", "run"):
        done = run(base, *commands(base)[first])
        assert done.code == 0, done.said
    found = {}
    for name in commands(base):
        home = copied(base, folder / "after" / name.replace(" ", "_"))
        if name == "run":
            text = (home / "notebooks" / "runs.toml").read_text(encoding="utf-8")
            (home / "notebooks" / "runs.toml").write_text(text + "[fine.parameters]\nnumber = 3\n", encoding="utf-8")
        start = copied(home, folder / "before" / name.replace(" ", "_"))
        before = state(home)
        done = run(home, *commands(home)[name])
        doors = done.doors
        if done.code:
            print(f"{name}: not tried: {done.said[-200:]}", flush=True)
            continue
        found[name] = (start, before, state(home), doors)
        print(f"{name}: {doors} doors", flush=True)
    return base, found


def copied(home: Path, folder: Path) -> Path:
    """A copy of a tree, under the same name in another folder."""
    shutil.copytree(home, folder / "workbook", symlinks=True)
    return folder / "workbook"


def main() -> int:
    """Everything, within the minutes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--seed", type=int, default=48, help="of the order in which doors are tried")
    parser.add_argument("--only", default="", help="kinds whose name contains this")
    arguments = parser.parse_args()
    soak = Soak(arguments.minutes, arguments.seed)
    with tempfile.TemporaryDirectory(prefix="soak-") as top:
        folder = Path(top)
        base, cases = prepared(folder)
        soak.end = time.monotonic() + 60 * arguments.minutes
        plan = [
            ("killed at every door", _killed),
            ("full disk", _full),
            ("folder that cannot be written", _unwritable),
            ("two commands at once", _together),
            ("surroundings", _surroundings),
        ]
        for kind, work in plan:
            if arguments.only in kind:
                work(soak, kind, folder, base, cases)
    table = {kind: {"tried": soak.tried[kind], "lost or left": soak.bad[kind]} for kind in soak.tried}
    print(json.dumps(table, indent=1))
    if arguments.out:
        arguments.out.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 1 if sum(soak.bad.values()) else 0


def _killed(soak: Soak, kind: str, folder: Path, base: Path, cases: dict) -> None:
    every = [(at, name) for name, (_, _, _, doors) in cases.items() for at in range(1, doors + 1)]
    random.Random(soak.seed).shuffle(every)  # so that a shorter time tries doors of every command
    for at, name in every:
        if soak.over():
            print(f"{kind}: time is up, {len(every) - soak.tried[kind]} not tried", flush=True)
            return
        start, before, after, _ = cases[name]
        home = copied(start, folder / f"k-{at}-{name.replace(' ', '_')}")
        run(home, *commands(home)[name], kill=at)
        soak.ended(kind, home, [before, after], after, commands(home)[name])
        shutil.rmtree(home.parent)


def _full(soak: Soak, kind: str, folder: Path, base: Path, cases: dict) -> None:
    for (name, (start, before, after, _)), limit in itertools.product(cases.items(), (0, 100, 1_000, 5_000, 20_000)):
        if soak.over():
            return
        home = copied(start, folder / f"f-{limit}-{name.replace(' ', '_')}")
        done = run(home, *commands(home)[name], limit=limit)
        if "Traceback" in done.said:
            soak.notes.append(f"{kind} {name} {limit}: a stack of calls")
            soak.bad[kind] += 1
        failed = [{k: v for k, v in state(home).items() if "_failed" not in k}]
        for path in (home / "reports").glob("_failed"):
            shutil.rmtree(path)
        soak.ended(
            kind,
            home,
            [before, after, *(f for f in failed if {k: v for k, v in f.items() if k in before} == before)],
            after,
            commands(home)[name],
        )
        shutil.rmtree(home.parent)


def _unwritable(soak: Soak, kind: str, folder: Path, base: Path, cases: dict) -> None:
    user = 65534
    for (name, (start, before, after, _)), where in itertools.product(
        cases.items(), ("data/raw", "data/processed", "reports", "in")
    ):
        if soak.over() or os.getuid() != 0:
            return
        home = copied(start, folder / f"u-{where.replace('/', '_')}-{name.replace(' ', '_')}")
        (home.parent / "tmp").mkdir()
        for path in (home.parent, *home.parent.rglob("*")):
            os.chown(path, user, user)
        os.chown(home / where, 0, 0)
        (home / where).chmod(0o555)
        for up in folder.parents:
            if up != Path("/") and up != Path("/tmp"):
                up.chmod(0o755)
        folder.chmod(0o755)
        done = subprocess.run(["setpriv", "--reuid", str(user), "--clear-groups", sys.executable, "-m", "analysis", *commands(home)[name]], cwd=home, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace",
                              env={**os.environ, "DIRECTIVE48_HOME": str(home), "PYTHONPATH": str(ROOT), "TMPDIR": str(home.parent / "tmp"), "HOME": str(home.parent / "tmp"), "PYTHONHASHSEED": "0"}, timeout=180, check=False)  # fmt: skip
        if "Traceback" in done.said:
            soak.notes.append(f"{kind} {name} {where}: a stack of calls: {done.said[-300:]}")
            print(soak.notes[-1], flush=True)
            soak.bad[kind] += 1
        (home / where).chmod(0o755)
        shutil.rmtree(home.parent / "tmp")
        shutil.rmtree(home / "reports" / "_failed", ignore_errors=True)
        soak.ended(kind, home, [before, after], after, commands(home)[name])
        shutil.rmtree(home.parent)


def _together(soak: Soak, kind: str, folder: Path, base: Path, cases: dict) -> None:
    for one, other in itertools.combinations_with_replacement(cases, 2):
        if soak.over():
            return
        home = copied(base, folder / f"t-{one}-{other}".replace(" ", "_"))
        (home.parent / "tmp").mkdir(exist_ok=True)
        environment = {
            **os.environ,
            "DIRECTIVE48_HOME": str(home),
            "PYTHONPATH": str(ROOT),
            "TMPDIR": str(home.parent / "tmp"),
            "PYTHONHASHSEED": "0",
        }
        pair = [
            subprocess.Popen(
                [sys.executable, "-m", "analysis", *commands(home)[name]],
                cwd=home,
                env=environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
            )
            for name in (one, other)
        ]
        said = [process.communicate(timeout=180)[1] for process in pair]
        soak.tried[kind] += 1
        problems = [
            f"{name}: {text[-200:]}" for name, text, process in zip((one, other), said, pair, strict=True) if process.returncode
        ]
        problems += [f"left {name}" for name in left(home)]
        if run(home, "add", "none.csv").code != 2:
            problems.append("next command")
        if problems:
            soak.bad[kind] += 1
            soak.notes.append(f"{kind} {one} + {other}: {'; '.join(problems)[:400]}")
            print(soak.notes[-1], flush=True)
        shutil.rmtree(home.parent)


def _surroundings(soak: Soak, kind: str, folder: Path, base: Path, cases: dict) -> None:
    around = [{"LC_ALL": "C", "LANG": "C"}, {"LC_ALL": "C.UTF-8"}, {"PYTHONIOENCODING": "cp1258"}, {"PYTHONIOENCODING": "ascii"}, {"TZ": "Pacific/Kiritimati"}, {"TZ": "America/Los_Angeles"},
              {"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "4242"}, {"PYTHONUTF8": "1"}, {"TMPDIR": "/nowhere"}]  # fmt: skip
    for name, more in itertools.product(cases, around):
        if soak.over():
            return
        start, before, after, _ = cases[name]
        home = copied(start, folder / f"s-{abs(hash(str(more)))}-{name.replace(' ', '_')}")
        done = run(home, *commands(home)[name], more=more)
        if done.code or state(home) != after:
            soak.bad[kind] += 1
            soak.notes.append(
                f"{kind} {name} {more}: {done.code} {done.said[-200:]} {sorted(set(state(home).items()) ^ set(after.items()))[:2]}"
            )
            print(soak.notes[-1], flush=True)
        soak.tried[kind] += 1
        shutil.rmtree(home.parent)
    for odd in ("một thư mục có dấu cách", "d" * 200, "a'b\"c", "100%", "#x;y", "-dau"):
        home = shutil.copytree(base, folder / odd / "workbook")
        for name in cases:
            if soak.over():
                return
            done = run(home, *commands(home)[name])
            soak.tried[kind] += 1
            if done.code or left(home):
                soak.bad[kind] += 1
                soak.notes.append(f"{kind} {odd[:20]} {name}: {done.said[-200:]} {left(home)}")
                print(soak.notes[-1], flush=True)
        shutil.rmtree(folder / odd)


if __name__ == "__main__":
    sys.exit(main())
