"""`python -m analysis screen TABLE`: trend, change and outlier statistics for every series of a table of any size."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis import paths
from analysis.building import place, swap
from analysis.errors import BadParameter
from analysis.language import LANGUAGES, Text, current
from analysis.panel.lunar import tet_share
from analysis.run.executor import Mended
from analysis.run.screen_table import SeriesTable
from analysis.run.screen_work import rounded, work
from analysis.run.spoken import spoken
from analysis.screening.discovery import adjusted
from analysis.screening.screen import Plan
from analysis.screening.terms import terms

SEASON = {"M": 12, "Q": 4, "Y": 1}
BLOCK = 500  # series a piece of work; fixed, so that the pieces do not depend on the number of workers
AHEAD = 16  # pieces read before the first of them is written: what bounds the memory
SINGLE = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """TABLE, --dates, --exposure, --name, --scheduler, --jobs, --no-tet."""
    parser.add_argument(
        "table", type=Path, help="parquet/CSV: place, period, outcome + value [+ exposure], hoặc mỗi chỉ số một cột"
    )
    parser.add_argument("--dates", nargs="*", default=[], metavar="DATE", help="ngày đã biết / known dates, e.g. 2014-01 2019-06")
    parser.add_argument("--exposure", default="exposure", metavar="COLUMN", help="cột người-năm / column of person-years")
    parser.add_argument("--name", help="tên báo cáo / name of the report (default: the file's)")
    parser.add_argument("--no-tet", action="store_true", help="không tính mùa Tết / without the share of Tết")
    parser.add_argument("--simulated", action="store_true", help="bảng là số liệu mô phỏng / the table is simulated")
    parser.add_argument("--scheduler", metavar="tcp://HOST:PORT", help="chạy trên cụm Dask / run on a Dask cluster")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="số tiến trình / local processes")


def main(arguments: argparse.Namespace) -> int:
    """Screen the table into reports/screen_<name>/; print where it lies."""
    name = paths.folder("screen_" + (arguments.name or spoken(arguments.table.stem)))
    building = place(name)
    try:
        table = SeriesTable(arguments.table, building / "scratch", arguments.exposure)
        plan = plan_of(table, arguments.dates, not arguments.no_tet)
        for variable in SINGLE:  # one thread a worker: workers share the cores
            os.environ.setdefault(variable, "1")
        with Mended(max(1, arguments.jobs), arguments.scheduler) as pool:
            screen_table(table, plan, building, pool)
        from analysis.publish.screening import write

        languages = (arguments.language,) if arguments.language else LANGUAGES
        said = write(table, plan, building, name, arguments.dates, languages, arguments.simulated)
        remarks = table.remarks
        table.close()
        shutil.rmtree(building / "scratch")
        swap(building, paths.REPORTS / name)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    for text in (said, *remarks):
        print(text.to(current()) if current() else f"{text.vi}\n{text.en}")
    print(paths.shown(paths.REPORTS / name))
    return 0


def plan_of(table: SeriesTable, dates: list[str], tet: bool = True) -> Plan:
    """The shared columns for the table's periods and the given dates."""
    season = SEASON[table.frequency]
    first = table.periods[0]
    phase = {"M": first.month - 1, "Q": first.quarter - 1, "Y": 0}[table.frequency]
    more = {"tet": tet_share(table.periods)} if tet and season > 1 else {}
    starts = sorted(_position(date, table.periods) for date in dates)
    return Plan(terms=terms(len(table.periods), starts, season, phase, more=more))


def screen_table(table: SeriesTable, plan: Plan, folder: Path, pool: Executor) -> Path:
    """Write folder/screening.parquet, one row a series in order of place and outcome, with adjusted p-values."""
    raw, tests = _stream(table, plan, folder, pool)
    return _with_discoveries(raw, folder / "screening.parquet", tests)


def _stream(table: SeriesTable, plan: Plan, folder: Path, pool: Executor) -> tuple[Path, dict[str, np.ndarray]]:
    from tqdm import tqdm

    raw, tests, writer = table.scratch / "raw.parquet", {name: [] for name in plan.tests}, None
    with tqdm(total=table.series, unit="", file=sys.stderr, dynamic_ncols=True) as bar:
        for part in _results(table, plan, pool):
            writer = writer or pq.ParquetWriter(raw, part.schema)
            writer.write_table(part)
            for name, values in tests.items():
                values.append(part[name].to_numpy(zero_copy_only=False))
            bar.update(len(part))
    writer.close()
    return raw, {name: np.concatenate(values) for name, values in tests.items()}


def _results(table: SeriesTable, plan: Plan, pool: Executor) -> Iterator[pa.Table]:
    """Results in the order of the series, with no more than AHEAD pieces under way."""
    labels = [str(period) for period in table.periods]
    pending = deque()
    for block in table.blocks(BLOCK):
        if len(pending) == AHEAD:
            yield pending.popleft().result()
        pending.append(pool.submit(work, block, plan, labels))
    while pending:
        yield pending.popleft().result()


def _with_discoveries(raw: Path, target: Path, tests: dict[str, np.ndarray]) -> Path:
    """The table again with a q-value for each test, one test over all series being one family."""
    q_values = {f"{name[:-2]}_q": rounded(adjusted(values)) for name, values in tests.items()}
    source, at, writer = pq.ParquetFile(raw), 0, None
    for batch in source.iter_batches(50_000):
        part = pa.Table.from_batches([batch])
        for name, values in q_values.items():
            part = part.append_column(name, pa.array(values[at : at + len(part)], from_pandas=True))
        writer = writer or pq.ParquetWriter(target, part.schema)
        writer.write_table(part)
        at += len(part)
    writer.close()
    return target


def _position(date: str, periods: pd.PeriodIndex) -> int:
    try:
        at = pd.Period(date, freq=periods.freq).ordinal - periods[0].ordinal
    except ValueError:
        at = -1
    if not 0 < at < len(periods):
        raise BadParameter(
            expected=Text("một kỳ nằm trong bảng", "a period within the table"),
            found=Text(f"“{date}”", f"'{date}'"),
            where="--dates",
            remedy=Text(f"chọn từ {periods[1]} đến {periods[-1]}", f"choose from {periods[1]} to {periods[-1]}"),
        )
    return at
