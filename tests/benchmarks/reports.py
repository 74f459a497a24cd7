"""132 reports on 2 cores against a loop of papermill; nothing to do; one changed parameter; a Dask cluster on loopback."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import plan_132
from measure import REPEATS, Result, Timed, faster, timed, under

OURS = int(os.environ.get("DIRECTIVE48_REPORTS", "132"))  # reports a repetition
SAMPLE = 8  # reports that the slow peer makes a repetition
WORKERS = 2


def measure() -> Iterator[Result]:
    """The lines of the issue."""
    with tempfile.TemporaryDirectory(prefix="bench-directive48-") as folder:
        home = Path(folder)
        names = plan_132.build(home)
        rounds = [(per_report(home, names[:OURS], "--language=vi"), per_report(home, names[:OURS]), *papermill(home, names[:SAMPLE]))
                  for _ in range(REPEATS)]  # fmt: skip
        alone, ours, twice, once, half, own = (Timed(seconds=tuple(column)) for column in zip(*rounds, strict=True))
        note = f"ours {OURS} reports a repetition, pages included; papermill {SAMPLE} of them without pages; {WORKERS} processes"
        yield faster("a report in two languages, papermill once for each", ours, twice, 6, "s/report", note)
        yield faster("a report, papermill once with our switch for both", ours, once, 6, "s/report", note)
        yield faster("a report in one language, papermill likewise", alone, half, 6, "s/report", note)
        ratio = ours.median / own.median
        yield Result(name="a report, the cells' own work", ours=ours.median, peer=own.median, ratio=ratio, unit="s/report",
                     spread=max(ours.spread, own.spread), target="ratio <= 1.5", met=ratio <= 1.5,
                     note="own work: time inside the cells with libraries imported, 2 at a time")  # fmt: skip
        run(home)  # whatever is missing
        yield under("nothing to do, 132 reports", timed(lambda: run(home)), 2)
        yield one_change(home)
        yield from dask(home, names[:SAMPLE])


def run(home: Path, *arguments: str) -> str:
    """`python -m analysis run`; what it printed."""
    found = subprocess.run(plan_132.command(home, "run", f"--jobs={WORKERS}", *arguments), env=plan_132.environment(home), cwd=home,
                           capture_output=True, text=True)  # fmt: skip
    if found.returncode:
        raise RuntimeError(f"exit code {found.returncode}: {found.stderr[-2000:]}")
    return found.stdout


def per_report(home: Path, names: list[str], *options: str) -> float:
    """Seconds a report, start of the command included."""
    return timed(lambda: run(home, "--force", *options, *names), 1).median / len(names)


def papermill(home: Path, names: list[str]) -> tuple[float, float, float, float]:
    """Seconds a report of the loop with ordinary kernels: one execution for each language, as papermill alone does it; one with the
    switch of our runner that lets the cells make both; one in one language. And of the cells' own
    work, with the libraries imported, where they make both.
    """
    report, screen = plan_132.environment(home, DIRECTIVE48_REPORT="vi en"), plan_132.environment(home)

    vi, en, both = (
        _loop(home, names, "python3", *how)[0] / len(names) for how in ((screen, "vi"), (screen, "en"), (report, "vi"))
    )
    return vi + en, both, vi, sum(_loop(home, names, "directive48", report, "vi")[1]) / WORKERS / len(names)


def _loop(home: Path, names: list[str], kernel: str, environment: dict[str, str], language: str) -> tuple[float, list[float]]:
    """Seconds of the loop, and those inside the cells of each notebook. The first notebook of each process, in which it imports
    papermill, is left out: a loop over many would pay for that once.
    """
    context = get_context("spawn")
    with ProcessPoolExecutor(WORKERS, mp_context=context, initializer=_environ, initargs=(environment,)) as pool:
        list(pool.map(_execute, [(str(home), name, kernel, language) for name in names[:WORKERS]]))
        start = time.perf_counter()
        inside = list(pool.map(_execute, [(str(home), name, kernel, language) for name in names]))
        return time.perf_counter() - start, inside


def _environ(values: dict[str, str]) -> None:
    os.environ.update(values)
    sys.path[:0] = values["PYTHONPATH"].split(os.pathsep)


def _execute(task: tuple[str, str, str, str]) -> float:
    """Execute one notebook of the plan; seconds inside its cells."""
    import warnings

    warnings.simplefilter("ignore")
    from papermill import execute_notebook

    from analysis import paths
    from analysis.run import warm
    from analysis.run.plan import plan

    home, name, kernel, language = task
    ordinary = kernel != "directive48"
    found = plan()[name]
    for again in (True, False):
        try:
            notebook = execute_notebook(
                str(found.notebook), f"{home}/{name}.{kernel}.ipynb", parameters=found.parameters | {"language": language}, cwd=str(paths.NOTEBOOKS),
                kernel_name=kernel if ordinary else warm.offer(), progress_bar=False,
                request_save_on_cell_execute=ordinary,  # else the time of a cell would hold that of a saving
            )  # fmt: skip
            break
        except RuntimeError as error:  # two ordinary kernels that start at once now and then choose one port
            if not again or "Kernel died" not in str(error):
                raise
    return sum(cell.metadata.papermill.duration or 0 for cell in notebook.cells if cell.cell_type == "code")


def one_change(home: Path) -> Result:
    """One parameter in runs.toml changes: how many reports are made."""
    file = home / "notebooks" / "runs.toml"
    before = file.read_text(encoding="utf-8")
    stamps = {path.parent.name: path.stat().st_mtime_ns for path in (home / "reports").glob("*/stamp.json")}
    file.write_text(re.sub(r"(\[r007\][^[]*?outcome = \"\w+\") }", r"\1, end = 2016 }", before), encoding="utf-8")
    start = time.perf_counter()
    run(home)
    seconds = time.perf_counter() - start
    made = sum(stamps.get(path.parent.name) != path.stat().st_mtime_ns for path in (home / "reports").glob("*/stamp.json"))
    file.write_text(before, encoding="utf-8")
    run(home)
    return Result(name="reports made after one changed parameter of 132", ours=made, peer=None, ratio=None, spread=0.0, unit="reports",
                  target="= 1", met=made == 1, note=f"{seconds:.1f} s")  # fmt: skip


def dask(home: Path, names: list[str]) -> Iterator[Result]:
    """Two workers on loopback beside two local processes: the same files, and what a report costs more."""
    with cluster(home) as scheduler:
        run(home, "--force", *names, "--scheduler", scheduler)
        there = digests(home, names)
        apart = timed(lambda: run(home, "--force", *names, "--scheduler", scheduler)).per(len(names))
    here = timed(lambda: run(home, "--force", *names)).per(len(names))
    same = there == digests(home, names)
    yield Result(name="a report through Dask, local processes", ours=apart.median, peer=here.median, spread=max(apart.spread, here.spread),
                 ratio=apart.median / here.median, unit="s/report", target="same files", met=same,
                 note=f"overhead {apart.median - here.median:+.2f} s a report over {len(names)} reports")  # fmt: skip


def digests(home: Path, names: list[str]) -> dict[str, str]:
    """Checksums of every file of the reports."""
    files = [path for name in names for path in sorted((home / "reports" / name).rglob("*")) if path.is_file()]
    return {path.relative_to(home).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@contextlib.contextmanager
def cluster(home: Path) -> Iterator[str]:
    """A scheduler and two worker processes on loopback."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": plan_132.environment(home), "cwd": home}
    file = home / "scheduler.json"
    there = ["--host", "127.0.0.1", "--no-dashboard"]
    started = [subprocess.Popen([sys.executable, "-m", "distributed.cli.dask_scheduler", *there, "--port", "0",
                                 "--scheduler-file", str(file)], **quiet)]  # fmt: skip
    for number in range(WORKERS):
        started.append(subprocess.Popen([sys.executable, "-m", "distributed.cli.dask_worker", *there, "--scheduler-file", str(file),
                                         "--nthreads", "1", "--local-directory", str(home / f"worker{number}")], **quiet))  # fmt: skip
    try:
        import json

        from distributed import Client

        while not file.exists():
            time.sleep(0.1)
        address = json.loads(file.read_text())["address"]
        with Client(address, set_as_default=False) as client:
            client.wait_for_workers(WORKERS, timeout=60)
        yield address
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()
        shutil.rmtree(home / "worker0", ignore_errors=True)
