"""A large table from file to finished evaluation, and what 300 sources in data/raw cost a command."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
from measure import ROOT, Result, Timed, timed, under

PLACES, PERIODS, SOURCES = 3300, 180, 300


def measure() -> Iterator[Result]:
    """The lines of the issue."""
    with tempfile.TemporaryDirectory(prefix="bench-directive48-") as folder:
        home = Path(folder)
        for name in ("notebooks", "data"):
            shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("processed", ".ipynb_checkpoints"))
        for name in ("requirements.lock", "runs.toml"):
            if (ROOT / name).exists():
                shutil.copy(ROOT / name, home / name)
        yield from evaluation(home)
        yield sources(home)


def command(home: Path, *arguments: str) -> subprocess.Popen:
    environment = {**os.environ, "DIRECTIVE48_HOME": str(home), "PYTHONPATH": str(ROOT), "DIRECTIVE48_LANGUAGE": "en"}
    return subprocess.Popen([sys.executable, "-m", "analysis", *arguments], cwd=home, env=environment,
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True)  # fmt: skip


def evaluation(home: Path) -> Iterator[Result]:
    """`evaluate` of 3,300 communes by 180 months, once: seconds, and the largest memory of all its processes together."""
    table = home / "large.csv"
    months(PLACES, PERIODS).to_csv(table, index=False)
    peak, done = [0], threading.Event()
    start = time.perf_counter()
    work = command(home, "evaluate", str(table))
    watch = threading.Thread(target=_watch, args=(home, peak, done))
    watch.start()
    said = work.communicate()[1]
    seconds = time.perf_counter() - start
    done.set()
    watch.join()
    if work.returncode:
        raise RuntimeError(f"exit code {work.returncode}: {said[-2000:]}")
    note = f"{PLACES:,} x {PERIODS} from CSV, one call"
    yield under("evaluate a large table", Timed(seconds=(seconds,)), 180, note=note)
    yield under("evaluate a large table, memory", Timed(seconds=(peak[0] / 2**30,)), 3, "GB", note="shared pages once (PSS)")


def months(places: int, periods: int) -> pd.DataFrame:
    """Monthly counts of communes, half of which begin in one of four months."""
    rng = np.random.default_rng(48)
    place, month = np.repeat(np.arange(places), periods), np.tile(np.arange(periods), places)
    first = np.where(np.arange(places) % 2, 60 + 24 * (np.arange(places) % 4), periods + 1)[place]
    size = rng.integers(2_000, 20_000, places)[place]
    days = pd.period_range("2006-01", periods=periods, freq="M")
    adopted = [str(days[f]) if f < periods else "" for f in first]
    return pd.DataFrame({"place": [f"C{p:04d}" for p in place], "month": days.astype(str)[month], "cases": rng.poisson(size * 4e-4),
                         "population": size, "adopted": adopted})  # fmt: skip


def _watch(home: Path, peak: list[int], done: threading.Event) -> None:
    """The largest sum of the proportional memory of the processes that were started for a folder, kernels and workers too."""
    mark = f"DIRECTIVE48_HOME={home}".encode()
    while not done.wait(0.5):
        total = 0
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (entry / "environ").read_bytes():
                    line = next(row for row in (entry / "smaps_rollup").read_text().splitlines() if row.startswith("Pss:"))
                    total += int(line.split()[1]) * 1024
            except (OSError, StopIteration):
                continue
        peak[0] = max(peak[0], total)


def sources(home: Path) -> Result:
    """By how much 300 further sources slow `check`, which asks for all of them, once they have been read: turns with and without."""
    raw, apart = home / "data" / "raw", home / "apart"
    apart.mkdir()
    for n in range(SOURCES):
        table = f"place,period,indicator,value\nvn-hn-gialam-daton,{1995 + n // 12}-{n % 12 + 1:02d},fires,3\n".encode()
        folder = apart / f"source_{n:03d}"
        folder.mkdir()
        (folder / "table.csv").write_bytes(table)
        head, row = (
            "file,sha256,title,producer,url,published,accessed,licence,outcome",
            f"table.csv,{hashlib.sha256(table).hexdigest()},t,,,,2026-01-01,,*",
        )
        (folder / "MANIFEST.csv").write_text(f"{head}\n{row}\n", encoding="utf-8")
    names = sorted(folder.name for folder in apart.iterdir())
    turns: list[float] = []
    for _ in range(3):
        without = timed(lambda: checked(home), 1, prepare=lambda: checked(home)).median
        for name in names:
            (apart / name).rename(raw / name)
        turns.append(timed(lambda: checked(home), 1, prepare=lambda: checked(home)).median - without)
        for name in names:
            (raw / name).rename(apart / name)
    return under("what 300 sources add to a command", Timed(seconds=tuple(turns)), 0.2, note="check, in turns")


def checked(home: Path) -> None:
    """`check`, which must end well."""
    work = command(home, "check")
    said = work.communicate()[1]
    if work.returncode:
        raise RuntimeError(said[-2000:])
