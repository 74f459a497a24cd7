"""python -m analysis validate: size of the default tests, coverage of the default intervals, and refusals, by simulation."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import subprocess
from pathlib import Path

import pandas as pd

from analysis import paths
from analysis.building import put
from analysis.credentials.cells import CELLS
from analysis.credentials.coverage import renewed, study, validated
from analysis.credentials.identification import promises, verdicts
from analysis.run.executor import executor


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """--runs a cell, --cells (part of their names), --jobs, --scheduler, --out."""
    parser.add_argument("--runs", type=int, default=1000, help="panels a cell")
    parser.add_argument("--scheduler", metavar="tcp://HOST:PORT", help="chạy trên cụm Dask / run on a Dask cluster")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="số tiến trình / local processes")
    parser.add_argument("--cells", default="", help="only cells whose name contains one of these words (a, b)")
    parser.add_argument("--out", type=Path, default=paths.PROCESSED / "validation", help="folder for the tables")


def main(args: argparse.Namespace) -> int:
    """Print and store the table; 1 if a target is missed. Cells that were not asked for keep their stored rows."""
    words = [word.strip().lower() for word in args.cells.split(",") if word.strip()] or [""]
    cells = tuple(name for name in CELLS if any(word in name.lower() for word in words))
    commit = _commit()
    parts = None if commit.endswith("+") else paths.PROCESSED / "validation" / "parts" / commit
    with executor(max(1, args.jobs), args.scheduler) as pool:
        table = study(pool, args.runs, cells, parts=parts)
    if not args.cells:
        found = verdicts()
        print(found.groupby(["identified", "kind", "outcome"]).size().to_string())
        table = pd.concat([table, promises(found)], ignore_index=True)
    table = table.assign(measured=dt.date.today().isoformat(), commit=commit)
    args.out.mkdir(parents=True, exist_ok=True)
    put(args.out / "coverage.csv", renewed(validated(), table).to_csv(index=False, lineterminator="\n").encode())
    for row in table.itertuples():
        target = f"{'<=' if row.at_most else '>='} {100 * row.required:.0f} %"
        power = "" if pd.isna(row.power_30) else f"  power {100 * row.power_15:.0f}/{100 * row.power_30:.0f} %"
        print(
            f"{row.what_en:78s}{100 * row.share:6.1f} % (MC {100 * row.error:.1f}, {row.panels} panels)  {target:8s}"
            f"{'pass' if row.kept else 'FAIL'}{power}"
        )
    return 0 if table["kept"].all() else 1


def _commit() -> str:
    """The commit that is measured; with a + where files of analysis/ differ from it, whose pieces are not kept."""
    git = ["git", "-C", str(paths.HOME)]
    head = subprocess.run([*git, "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False).stdout.strip()
    changed = subprocess.run(
        [*git, "status", "--porcelain", "--", "analysis"], capture_output=True, text=True, check=False
    ).stdout
    changed = [line for line in changed.splitlines() if not line.endswith("coverage.csv")]
    return (head or "unknown") + ("+" if changed or not head else "")
