"""Turn comparisons, constants and conditions of chosen files, one at a time, and run their tests: what no test notices is listed.

`python tests/mutate.py FILE=TESTS... --mutants 200 --seed 1`, e.g. analysis/panel/record.py=tests/panel/test_record.py. Each mutant is written
into a copy of the project, so that this one is never touched.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TURNED = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
          ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult}  # fmt: skip


def mutants(source: str) -> list[tuple[int, str, str]]:
    """(line, what was turned, the file with it) of every place that can be turned."""
    tree, found = ast.parse(source), []
    for at, node in enumerate(ast.walk(tree)):
        for changed in _turns(node):
            other = copy.deepcopy(tree)
            twin = next(one for n, one in enumerate(ast.walk(other)) if n == at)
            before = ast.unparse(twin)
            changed(twin)
            after = ast.unparse(twin)
            if before != after:
                found.append(
                    (getattr(node, "lineno", 0), f"{before[:60]} -> {after[:60]}", ast.unparse(ast.fix_missing_locations(other)))
                )
    return found


def _turns(node: ast.AST) -> list:
    """What can be turned at a node: its comparison, and/or, not, arithmetic, number, truth, the test of an if or a filter."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in TURNED:
        return [lambda twin: twin.ops.__setitem__(0, TURNED[type(twin.ops[0])]())]
    if isinstance(node, ast.BoolOp):
        return [lambda twin: setattr(twin, "op", ast.Or() if isinstance(twin.op, ast.And) else ast.And())]
    if isinstance(node, ast.BinOp) and type(node.op) in TURNED:
        return [lambda twin: setattr(twin, "op", TURNED[type(twin.op)]())]
    if isinstance(node, ast.Constant) and type(node.value) in (bool, int, float):
        return [lambda twin: setattr(twin, "value", not twin.value if isinstance(twin.value, bool) else twin.value + 1)]
    if isinstance(node, ast.If | ast.IfExp):
        return [lambda twin: setattr(twin, "test", ast.UnaryOp(ast.Not(), twin.test))]
    return []


def main() -> int:
    """Print each survivor and the share caught; 1 below --least."""
    parser = argparse.ArgumentParser()
    parser.add_argument("pairs", nargs="+", metavar="FILE=TESTS", help="tests separated by commas")
    parser.add_argument("--mutants", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=120, help="for the tests of one mutant")
    parser.add_argument("--least", type=float, default=0.7)
    arguments = parser.parse_args()
    every = [
        (file, tests, mutant)
        for file, tests in (pair.split("=") for pair in arguments.pairs)
        for mutant in mutants((ROOT / file).read_text(encoding="utf-8"))
    ]
    chosen = random.Random(arguments.seed).sample(every, min(arguments.mutants, len(every)))
    caught = 0
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "project"
        shutil.copytree(
            ROOT, home, ignore=shutil.ignore_patterns(".venv", ".git", "reports", "processed", "__pycache__", ".hypothesis")
        )
        for file, tests, (line, what, content) in sorted(chosen, key=lambda one: (one[0], one[2][0])):
            original = (home / file).read_text(encoding="utf-8")
            (home / file).write_text(content, encoding="utf-8")
            found = _noticed(home, tests.split(","), arguments.seconds)
            (home / file).write_text(original, encoding="utf-8")
            caught += found
            if not found:
                print(f"survives: {file}:{line}: {what}", flush=True)
    print(f"{caught} of {len(chosen)} mutants caught ({100 * caught / max(1, len(chosen)):.0f} %)")
    return 0 if caught >= arguments.least * len(chosen) else 1


def _noticed(home: Path, tests: list[str], seconds: float) -> bool:
    environment = {**os.environ, "PYTHONPATH": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider", *tests]
    try:
        return (
            subprocess.run(command, cwd=home, env=environment, capture_output=True, timeout=seconds, check=False).returncode != 0
        )
    except subprocess.TimeoutExpired:
        return True


if __name__ == "__main__":
    sys.exit(main())
