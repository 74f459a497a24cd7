"""python -m analysis validate: size of the default tests, coverage of the default intervals, and refusals, by simulation."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import pandas as pd

from analysis import paths
from analysis.credentials.coverage import CELLS, study
from analysis.credentials.identification import promises, verdicts
from analysis.run.executor import executor


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """--runs a cell, --cells (part of their names), --jobs, --scheduler, --out."""
    parser.add_argument("--runs", type=int, default=1000, help="panels a cell")
    parser.add_argument("--scheduler", metavar="tcp://HOST:PORT", help="chạy trên cụm Dask / run on a Dask cluster")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="số tiến trình / local processes")
    parser.add_argument("--cells", default="", help="only cells whose name contains this")
    parser.add_argument("--out", type=Path, default=paths.PROCESSED / "validation", help="folder for the tables")


def main(args: argparse.Namespace) -> int:
    """Print and store the table; 1 if a target is missed."""
    cells = tuple(name for name in CELLS if args.cells.lower() in name.lower())
    found = verdicts()
    print(found.groupby(["identified", "kind", "outcome"]).size().to_string())
    with executor(max(1, args.jobs), args.scheduler) as pool:
        table = pd.concat([study(pool, args.runs, cells), promises(found)], ignore_index=True)
    args.out.mkdir(parents=True, exist_ok=True)
    table.to_csv(args.out / "coverage.csv", index=False, lineterminator="\n")
    for row in table.itertuples():
        target = f"{'<=' if row.at_most else '>='} {100 * row.required:.0f} %"
        print(
            f"{row.what_en:78s}{100 * row.share:6.1f} % (MC {100 * row.error:.1f}, {row.panels} panels)  {target:8s}{'pass' if row.kept else 'FAIL'}"
        )
    return 0 if table["kept"].all() else 1
