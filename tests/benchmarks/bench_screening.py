"""Screening against a loop over its peers, its time and memory against the number of series. By hand, not in the suite.

    python tests/benchmarks/bench_screening.py [--series 100000] [--repeats 5] [--million]

The peers are what an analyst loops over: pymannkendall (plain and seasonal), scipy's Theil-Sen interval, statsmodels' Poisson
GLM with Newey-West errors on the same columns, and joinpoints, three ways: a direct search with statsmodels for 0 to 2 bends, which
is the same work; piecewise-regression as it comes (one bend, 100 bootstrap restarts), where `make .venv/peers` has installed it; and, as
a lower bound, a direct search for one bend alone. None has AR(1) errors or outlier months, which ours has. They are timed in one process on
a stated sample of the same series, ours on two workers over the whole table, reading and writing included. Memory is the sum over
the process and its workers. Beside the wall clock stands the processor's time, which other programs on the machine disturb
less: ours is summed over all processes and divided by the two cores.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import warnings
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from measure import PEERS

WORKERS, MONTHS, DATE, START = 2, 120, "2015-01", 60
YEAR = 12
ALONE = "one bend alone"
SAMPLE, BENDS_SAMPLE = 20, 3  # series a repeat of the peers, and of their joinpoints


def counts(n: int, first: int = 0) -> np.ndarray:
    """Monthly counts (n x 120): levels from 1 to 50, autocorrelated, a step in some."""
    rng = np.random.default_rng(first + 48)
    noise = rng.normal(0, 0.25, (n, MONTHS))
    for t in range(1, MONTHS):
        noise[:, t] += 0.4 * noise[:, t - 1]
    step = rng.choice([0.0, 0.0, 0.0, -0.5], (n, 1)) * (np.arange(MONTHS) >= START)
    season = 0.15 * np.sin(np.arange(MONTHS) * np.pi / 6)
    return rng.poisson(np.exp(rng.uniform(0, 4, (n, 1)) + noise + step + season)).astype(float)


def write_table(path: Path, n: int, piece: int = 10_000) -> Path:
    """A long parquet table of so many series."""
    import pandas as pd
    import pyarrow as pa
    import pyarrow.parquet as pq

    periods = pa.array(pd.period_range("2010-01", periods=MONTHS, freq="M").astype(str).to_numpy().astype(str))
    writer = None
    for first in range(0, n, piece):
        size = min(piece, n - first)
        places = pa.array([f"{i:07d}" for i in range(first, first + size)]).dictionary_encode()
        part = pa.table({
            "place": pa.DictionaryArray.from_arrays(np.repeat(np.arange(size, dtype=np.int32), MONTHS), places.dictionary),
            "outcome": pa.array(["theft"]).take(np.zeros(size * MONTHS, int)),
            "period": periods.take(np.tile(np.arange(MONTHS), size)),
            "value": counts(size, first).astype(np.int32).ravel(),
        })  # fmt: skip
        writer = writer or pq.ParquetWriter(path, part.schema)
        writer.write_table(part)
    writer.close()
    return path


class Memory:
    """The largest resident memory of this process and its children while open, in GB."""

    def __enter__(self):
        import psutil

        self.process, self.largest, self._open = psutil.Process(), 0.0, True
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def _watch(self):
        import psutil

        while self._open:
            total = 0
            for process in [self.process, *self.process.children(recursive=True)]:
                try:
                    total += process.memory_info().rss
                except psutil.Error:
                    continue
            self.largest = max(self.largest, total / 1e9)
            time.sleep(0.1)

    def __exit__(self, *_):
        self._open = False
        self._thread.join()


def processor_time() -> float:
    """Seconds of processor time of this process and its children so far."""
    import psutil

    me = psutil.Process()
    return sum(sum(process.cpu_times()[:2]) for process in [me, *me.children(recursive=True)])


def ours(path: Path, pool) -> tuple[float, float, float]:
    """Seconds, seconds of processor time a core, and GB of reading, screening and writing a table with warm workers."""
    from analysis.run.screen_command import plan_of, screen_table
    from analysis.run.screen_table import SeriesTable

    folder = Path(tempfile.mkdtemp(prefix="screening_"))
    try:
        with Memory() as memory:
            start, used = time.perf_counter(), processor_time()
            table = SeriesTable(path, folder / "scratch")
            screen_table(table, plan_of(table, [DATE]), folder, pool)
            seconds, used = time.perf_counter() - start, (processor_time() - used) / WORKERS
            table.close()
        return seconds, used, memory.largest
    finally:
        shutil.rmtree(folder)


def peer(y: np.ndarray, X: np.ndarray) -> dict[str, tuple[float, float]]:
    """Seconds, and seconds of processor time, a series of the loop over the peers, by their way to joinpoints."""
    import pymannkendall
    import statsmodels.api as sm
    from scipy import stats

    def all_but_bends(row: np.ndarray) -> None:
        pymannkendall.original_test(row)
        pymannkendall.seasonal_test(row, 12)
        stats.theilslopes(row)
        sm.GLM(row, X, family=sm.families.Poisson()).fit(cov_type="HAC", cov_kwds={"maxlags": 4, "use_correction": True})

    base = clocked(all_but_bends, y)
    ways = {
        "direct search for 0-2 bends": lambda row: (_search(row, 1), _search(row, 2)),
        ALONE: lambda row: _search(row, 1),
    }
    if find_spec("piecewise_regression"):
        ways["piecewise-regression, one bend"] = _piecewise
    found = {name: clocked(way, y[:BENDS_SAMPLE]) for name, way in ways.items()}
    return {name: (wall + base[0], used + base[1]) for name, (wall, used) in found.items()}


def measured_peer(y: np.ndarray, X: np.ndarray) -> dict[str, tuple[float, float]]:
    """`peer` in the peers' own environment, where there is one."""
    if not PEERS.exists():
        return peer(y, X)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sample.npz"
        np.savez(file, y=y, X=X)
        said = subprocess.run([str(PEERS), __file__, "--peer", str(file)], capture_output=True, text=True, check=True).stdout
    return json.loads(said.strip().splitlines()[-1])


def clocked(work, y: np.ndarray) -> tuple[float, float]:
    """Seconds, and seconds of processor time, a series of some work."""
    start, used = time.perf_counter(), time.process_time()
    for row in y:
        work(row)
    return (time.perf_counter() - start) / len(y), (time.process_time() - used) / len(y)


def _piecewise(row: np.ndarray) -> None:
    import piecewise_regression

    piecewise_regression.Fit(list(range(MONTHS)), list(np.log(np.maximum(row, 0.5))), n_breakpoints=1, verbose=False)


def _search(row: np.ndarray, bends: int) -> float:
    import statsmodels.api as sm

    z, w, t = np.log(np.maximum(row, 0.5)), np.maximum(row, 0.5), np.arange(float(MONTHS))
    return min(
        sm.WLS(z, np.column_stack([np.ones(MONTHS), t, *(np.maximum(0, t - at) for at in places)]), weights=w).fit().ssr
        for places in itertools.combinations(range(YEAR, MONTHS - YEAR), bends)
        if all(b - a > YEAR for a, b in itertools.pairwise(places))  # a year within each piece, as ours
    )


def spread(values: list[float]) -> float:
    """Half the range over the median."""
    return (max(values) - min(values)) / 2 / statistics.median(values)


def row(name, own, other, unit, target, met, wide) -> dict:
    return {"name": name, "ours": own, "peer": other, "ratio": other / own if other else None, "spread": wide, "unit": unit,
            "target": target, "met": met}  # fmt: skip


def promised(way: str, ratio: float) -> tuple[str, bool | None]:
    """The target, and whether it is met; less work than ours is there for comparison."""
    return ("lower bound", None) if way == ALONE else (">= 100x", bool(ratio >= 100))


def rows(series: int = 100_000, repeats: int = 5, million: bool = False) -> list[dict]:
    """Every measurement: medians of `repeats` (the million series once), the peers on SAMPLE series a repeat."""
    from analysis.run.executor import executor
    from analysis.run.screen_command import SINGLE

    os.environ.update(dict.fromkeys(SINGLE, "1"), TQDM_DISABLE="1")
    warnings.simplefilter("ignore")
    folder = Path(tempfile.mkdtemp(prefix="screening_tables_"))
    try:
        X = _columns(write_table(folder / "warm.parquet", 4_000), folder / "plan")
        with executor(WORKERS) as pool:
            ours(folder / "warm.parquet", pool)
            measured, loops = {}, []
            for size in [1_000, 10_000, series] + ([1_000_000] if million else []):
                path, measured[size] = write_table(folder / f"{size}.parquet", size), []
                for i in range(1 if size == 1_000_000 else repeats):
                    measured[size].append(ours(path, pool))
                    if size == series:  # in turn with ours, so that both meet the same machine
                        loops.append(measured_peer(counts(SAMPLE, 1000 + i), X))
                    wall, used, memory = measured[size][-1]
                    print(f"{size:>9,} series: {wall:.2f} s, {used:.2f} s processor a core, {memory:.2f} GB", file=sys.stderr)
                path.unlink()
    finally:
        shutil.rmtree(folder)
    return _rows(series, measured, loops)


def _columns(path: Path, scratch: Path) -> np.ndarray:
    from analysis.run.screen_command import plan_of
    from analysis.run.screen_table import SeriesTable

    table = SeriesTable(path, scratch)
    X = plan_of(table, [DATE]).terms.X
    table.close()
    return X


def _rows(series: int, measured: dict[int, list[tuple]], loops: list[dict]) -> list[dict]:
    label, sizes, found = f"{series:,} series x {MONTHS} months", list(measured), []
    memory = {size: max(run[2] for run in runs) for size, runs in measured.items()}
    for kind, clock in enumerate(("wall", "processor")):
        times = {size: [run[kind] for run in runs] for size, runs in measured.items()}
        total = statistics.median(times[series])
        found.append(
            row(
                f"screening {label}, {WORKERS} workers, {clock} time",
                total,
                None,
                "s",
                "< 120",
                total < 120,
                spread(times[series]),
            )
        )
        for way in loops[0]:
            peers = [loop[way][kind] for loop in loops]
            loop = statistics.median(peers)
            sample = f"{SAMPLE * len(loops)} series ({BENDS_SAMPLE * len(loops)} for joinpoints)"
            found.append(row(
                f"a series, {clock} time: loop over pymannkendall, scipy, statsmodels, {way}; {sample}", 1e3 * total / series,
                1e3 * loop, "ms", *promised(way, loop * series / total), max(spread(peers), spread(times[series])),
            ))  # fmt: skip
        slope = float(np.polyfit(np.log(sizes), np.log([statistics.median(times[size]) for size in sizes]), 1)[0])
        name = f"slope of log {clock} time, {sizes[0]:,} to {sizes[-1]:,} series"
        found.append(row(name, slope, None, "", "0.9-1.1", 0.9 <= slope <= 1.1, 0.0))
    found.append(row(f"screening {label}, peak memory", memory[series], None, "GB", "< 4", memory[series] < 4, 0.0))
    if sizes[-1] > series:
        grown = memory[sizes[-1]] / memory[series]
        found.append(row(f"memory of {sizes[-1]:,} over {series:,} series", grown, None, "", "< 1.5", grown < 1.5, 0.0))
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--series", type=int, default=100_000)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--peer", type=Path, help="time the peers on the series of a file, and print it")
    given = parser.parse_args()
    if given.peer:
        warnings.simplefilter("ignore")
        sample = np.load(given.peer)
        print(json.dumps(peer(sample["y"], sample["X"])))
        sys.exit()
    for line in rows(given.series, given.repeats, given.million):
        print(json.dumps(line))
