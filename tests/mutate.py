"""Turn comparisons, constants and conditions of chosen rooms, one at a time, and run the tests that cover the line: who notices?

`python tests/mutate.py` (Linux, about two hours of processor time the first time) draws --mutants places from a fixed --seed, evenly
from the rooms, and prints the share that tests notice and each survivor. Which tests cover a line is measured once by coverage
(--map) and kept beside the results in --kept, so that a call of some --minutes is gone on with by the next. Each mutant is written into a copy.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROOMS = {
    "panel": "tests/panel",
    "design": "tests/design",
    "inference": "tests/inference",
    "estimators": "tests/estimators tests/contract",
    "checks": "tests/checks",
    "ingest/review": "tests/ingest/test_decisions.py tests/ingest/test_import_command.py tests/ingest/test_tables.py tests/ingest/test_document_head.py",
}
TURNED = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
          ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult}  # fmt: skip
LONGEST = 30.0  # seconds of tests a mutant, the quickest first


def places(source: str) -> list[int]:
    """The nodes of a file that can be turned, by their number in a walk."""
    return [at for at, node in enumerate(ast.walk(ast.parse(source))) if _turns(node)]


def turned(source: str, at: int) -> tuple[int, str, str]:
    """(line, what was turned, the file with it) for one of its places."""
    tree = ast.parse(source)
    node = next(one for n, one in enumerate(ast.walk(tree)) if n == at)
    before = ast.unparse(node)
    _turns(node)[0](node)
    return node.lineno, f"{before[:70]} -> {ast.unparse(node)[:70]}", ast.unparse(ast.fix_missing_locations(tree))


def _turns(node: ast.AST) -> list:
    """What can be turned at a node: its comparison, and/or, arithmetic, number, truth, the test of an if."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in TURNED:
        return [lambda twin: twin.ops.__setitem__(0, TURNED[type(twin.ops[0])]())]
    if isinstance(node, ast.BoolOp):
        return [lambda twin: setattr(twin, "op", ast.Or() if isinstance(twin.op, ast.And) else ast.And())]
    if isinstance(node, ast.BinOp) and type(node.op) in TURNED and not _is_text(node):
        return [lambda twin: setattr(twin, "op", TURNED[type(twin.op)]())]
    if isinstance(node, ast.Constant) and type(node.value) in (bool, int, float):
        return [lambda twin: setattr(twin, "value", not twin.value if isinstance(twin.value, bool) else twin.value + 1)]
    if isinstance(node, ast.If | ast.IfExp):
        return [lambda twin: setattr(twin, "test", ast.UnaryOp(ast.Not(), twin.test))]
    return []


def _is_text(node: ast.BinOp) -> bool:
    """Sums of texts and lists: turned, they only raise."""
    return any(
        isinstance(one, ast.JoinedStr | ast.List | ast.Tuple) or isinstance(getattr(one, "value", 0), str)
        for one in (node.left, node.right)
    )


def drawn(count: int, seed: int, rooms: list[str]) -> list[tuple[str, str, int, str, str]]:
    """(room, file, line, what, content): as many of each room, from a fixed seed; those of `rooms` alone."""
    chosen = []
    for number, room in enumerate(ROOMS):
        if room not in rooms:
            continue
        every = [
            (path, at)
            for path in sorted((ROOT / "analysis" / room).rglob("*.py"))
            for at in places(path.read_text(encoding="utf-8"))
        ]
        share = count // len(ROOMS) + (number < count % len(ROOMS))
        for path, at in random.Random(f"{seed} {room}").sample(every, min(share, len(every))):
            chosen.append((room, path.relative_to(ROOT).as_posix(), *turned(path.read_text(encoding="utf-8"), at)))
    return chosen


def measured(room: str, kept: Path) -> dict:
    """{"seconds": {test: s}, "lines": {file: {line: [tests]}}} of the tests of a room; measured where it is not kept."""
    file = kept / f"{room.replace('/', '-')}.json"
    if file.exists():
        return json.loads(file.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "coveragerc"
        settings.write_text(f"[run]\ndynamic_context = test_function\nsource = {ROOT / 'analysis'}\ndata_file = {folder}/data\n")
        subprocess.run(
            [sys.executable, "-m", "coverage", "run", f"--rcfile={settings}", "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", f"--junitxml={folder}/times.xml", *ROOMS[room].split()],
            cwd=ROOT, check=False, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        found = {"seconds": _seconds(Path(folder) / "times.xml"), "lines": _lines(Path(folder) / "data")}
    kept.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(found), encoding="utf-8")
    return found


def _seconds(file: Path) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for case in ElementTree.parse(file).iter("testcase"):
        module, function = case.get("classname", ""), case.get("name", "").partition("[")[0]
        found[f"{module.replace('.', '/')}.py::{function}"] += float(case.get("time", 0))
    return dict(found)


def _lines(file: Path) -> dict[str, dict[str, list[str]]]:
    """Tests as coverage names them: module.function."""
    from coverage import CoverageData

    data = CoverageData(str(file))
    data.read()
    return {
        Path(path).relative_to(ROOT).as_posix(): {str(line): sorted(filter(None, who)) for line, who in data.contexts_by_lineno(path).items()}
        for path in data.measured_files()
    }  # fmt: skip


def covering(maps: list[dict], file: str, line: int) -> list[str]:
    """The quickest tests that run the line; where it runs at import or in a fixture, the quickest that run the file."""
    seconds = {name: s for found in maps for name, s in found["seconds"].items()}
    by_end = {name.removesuffix(".py").replace("/", ".").split(".")[-1].replace("py::", ""): name for name in seconds}
    by_end |= {f"{Path(name.partition('::')[0]).stem}.{name.partition('::')[2]}": name for name in seconds}
    lines = [found["lines"].get(file, {}) for found in maps]
    who = {one for found in lines for one in found.get(str(line), [])} or {
        one for found in lines for names in found.values() for one in names
    }
    tests = sorted({by_end[key] for one in who if (key := ".".join(one.split(".")[-2:])) in by_end}, key=seconds.get)
    chosen, total = [], 0.0
    for name in tests:
        if chosen and total + seconds[name] > LONGEST:
            break
        chosen.append(name)
        total += seconds[name]
    return chosen


def noticed(home: Path, tests: list[str], seconds: float) -> bool:
    """Whether one of the tests fails (or does not end), in a fork of this process, which has the large libraries already."""
    pid = os.fork()
    if pid == 0:
        os.setsid()
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        os.chdir(home)
        sys.path.insert(0, str(home))
        sys.dont_write_bytecode = True
        os.environ.update({"PYTHONPATH": str(home), "PYTHONDONTWRITEBYTECODE": "1"})
        import pytest

        os._exit(min(125, int(pytest.main(["-q", "-x", "-n", "0", "-p", "no:cacheprovider", *tests]))))
    end = time.monotonic() + seconds
    while not (ended := os.waitpid(pid, os.WNOHANG))[0]:
        if time.monotonic() > end:
            os.killpg(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            return True
        time.sleep(0.02)
    return ended[1] != 0


def main() -> int:
    """Print each survivor and the share caught; 1 below --least, 3 where mutants remain."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--mutants", type=int, default=200)
    parser.add_argument("--seed", type=int, default=48)
    parser.add_argument("--seconds", type=float, default=90, help="for the tests of one mutant")
    parser.add_argument("--minutes", type=float, default=60, help="of this call")
    parser.add_argument("--least", type=float, default=0.7)
    parser.add_argument("--map", choices=ROOMS, help="measure only which tests cover the lines of a room")
    parser.add_argument("--rooms", nargs="+", choices=ROOMS, default=list(ROOMS))
    parser.add_argument("--kept", type=Path, default=ROOT / ".venv" / "mutants")
    arguments = parser.parse_args()
    end = time.monotonic() + 60 * arguments.minutes
    if arguments.map:
        print(f"{arguments.map}: {sum(measured(arguments.map, arguments.kept)['seconds'].values()):.0f} s of tests")
        return 0
    maps = [measured(room, arguments.kept) for room in arguments.rooms]
    import matplotlib.pyplot  # noqa: F401  (the large libraries once, for every fork)
    import scipy.optimize  # noqa: F401
    import statsmodels.api  # noqa: F401

    log = arguments.kept / "mutants.jsonl"
    known = {row["key"]: row for row in map(json.loads, log.read_text(encoding="utf-8").splitlines())} if log.exists() else {}
    rows, remain = [], 0
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "project"
        shutil.copytree(
            ROOT, home, ignore=shutil.ignore_patterns(".venv", ".git", "reports", "processed", "__pycache__", ".hypothesis")
        )
        for room, file, line, what, content in drawn(arguments.mutants, arguments.seed, arguments.rooms):
            tests = covering(maps, file, line)
            key = hashlib.sha256(f"{file} {content} {tests}".encode()).hexdigest()[:16]
            if key not in known and time.monotonic() > end:
                remain += 1
                continue
            if key not in known:
                original = (home / file).read_text(encoding="utf-8")
                (home / file).write_text(content, encoding="utf-8")
                found = bool(tests) and noticed(home, tests, arguments.seconds)
                (home / file).write_text(original, encoding="utf-8")
                known[key] = {
                    "key": key,
                    "room": room,
                    "file": file,
                    "line": line,
                    "what": what,
                    "caught": found,
                    "tests": len(tests),
                }
                with log.open("a", encoding="utf-8") as stream:
                    stream.write(json.dumps(known[key], ensure_ascii=False) + "\n")
            rows.append(known[key])
    for row in (row for row in rows if not row["caught"]):
        print(f"survives: {row['file']}:{row['line']}: {row['what']}  ({row['tests']} tests)")
    for room in arguments.rooms:
        mine = [row for row in rows if row["room"] == room]
        print(f"{room}: {sum(row['caught'] for row in mine)} of {len(mine)}")
    caught = sum(row["caught"] for row in rows)
    print(f"{caught} of {len(rows)} mutants caught ({100 * caught / max(1, len(rows)):.0f} %); {remain} remain")
    return 3 if remain else 0 if caught >= arguments.least * len(rows) else 1


if __name__ == "__main__":
    sys.exit(main())
