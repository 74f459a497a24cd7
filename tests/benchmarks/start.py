"""How long a reader waits: for the import, for a changed parameter, for the first report after a clone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measure import Result, timed, under

ROOT = Path(__file__).resolve().parents[2]


def measure() -> Iterator[Result]:
    """The lines of the issue."""
    clean = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""}
    bare = timed(lambda: subprocess.run([sys.executable, "-c", "pass"], env=clean, check=True), 9).median
    found = timed(lambda: subprocess.run([sys.executable, "-c", "import analysis"], env=clean, check=True), 9)
    yield under("import analysis (the interpreter's own start included)", found, 0.3, note=f"interpreter alone {bare:.3f} s")
    yield from _changed_parameter()
    yield from _fresh_clone()


def _changed_parameter() -> Iterator[Result]:
    """In a warm kernel that has run the notebook's beginning: another value, the headline part again, the new figure."""
    from jupyter_client.manager import start_new_kernel

    from analysis.run import warm

    cells = json.loads((ROOT / "notebooks" / "30_trends.ipynb").read_text(encoding="utf-8"))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    figure = next(number for number, source in enumerate(code) if 'name="trend"' in source)
    manager, client = start_new_kernel(kernel_name=warm.offer(), cwd=str(ROOT / "notebooks"))
    try:
        for source in code[: figure + 1]:
            _execute(client, source)
        years = iter(range(2005, 2011))

        def change() -> None:
            _execute(client, f"end = {2018 + next(years) % 5}")
            shown = [_execute(client, source) for source in code[1 : figure + 1]]
            if "<svg" not in shown[-1] and "data:image" not in shown[-1]:
                raise RuntimeError(f"no figure: {shown[-1][:200]}")

        yield under("a changed parameter to the new figure, kernel warm", timed(change), 1.5, note="30_trends, cells 2 to figure")
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def _execute(client, source: str) -> str:
    """Run a cell; what it shows."""
    shown = []

    def hear(message) -> None:
        shown.append(str(message["content"].get("data", {})))

    reply = client.execute_interactive(source, output_hook=hear, timeout=60)["content"]
    if reply["status"] != "ok":
        raise RuntimeError(f"{reply['ename']}: {reply['evalue']}")
    return "".join(shown)


def _fresh_clone() -> Iterator[Result]:
    """`git clone`, `make` the environment, one report. Downloads come from uv's cache."""
    repeats = int(os.environ.get("DIRECTIVE48_CLONES", "5"))
    if not repeats:
        return

    def work() -> None:
        with tempfile.TemporaryDirectory() as folder:
            quiet = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
            subprocess.run(["git", "clone", "--quiet", str(ROOT), f"{folder}/clone"], **quiet)
            env = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "DIRECTIVE48_HOME", "VIRTUAL_ENV")}
            subprocess.run(["make", "-C", f"{folder}/clone", ".venv/ready"], env=env, **quiet)
            report = [f"{folder}/clone/.venv/bin/python", "-m", "analysis", "run", "trends_hcm"]
            subprocess.run(report, cwd=f"{folder}/clone", env=env, **quiet)

    yield under("first report after a fresh clone, packages cached", timed(work, repeats), 90, note=f"{repeats} clones")
