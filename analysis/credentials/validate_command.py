"""python -m analysis validate: size of the default tests, coverage of the default intervals, and refusals, by simulation."""

from __future__ import annotations

import argparse
from pathlib import Path

from analysis import paths
from analysis.credentials.coverage import CELLS, study
from analysis.credentials.identification import verdicts


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """--runs a cell, --workers, --cells (part of their names), --out."""
    parser.add_argument("--runs", type=int, default=1000, help="panels a cell")
    parser.add_argument("--workers", type=int, default=None, help="processes (all cores where not given)")
    parser.add_argument("--cells", default="", help="only cells whose name contains this")
    parser.add_argument("--out", type=Path, default=paths.PROCESSED / "validation", help="folder for the tables")


def main(args: argparse.Namespace) -> int:
    """Print and store the tables; 1 if a target is missed."""
    cells = tuple(name for name in CELLS if args.cells.lower() in name.lower())
    table = study(args.runs, cells, args.workers)
    args.out.mkdir(parents=True, exist_ok=True)
    table.to_csv(args.out / "coverage.csv", index=False)
    for row in table.itertuples():
        target = f"{'<=' if row.at_most else '>='} {100 * row.required:.0f} %"
        print(
            f"{row.cell:42s}{row.measure:10s}{100 * row.share:6.1f} % (MC {100 * row.error:.1f})  {target:8s}{'pass' if row.kept else 'FAIL'}"
        )
    found = verdicts()
    found.to_csv(args.out / "identification.csv", index=False)
    print(found.groupby(["identified", "kind", "outcome"]).size().to_string())
    refused = int((found.loc[~found["identified"], "outcome"] == "refused").sum())
    estimated = int(found.loc[found["identified"], "outcome"].isin(["covered", "missed"]).sum())
    covered = int((found["outcome"] == "covered").sum())
    print(f"\n{refused} of 100 refused with what is missing; {estimated} of 100 estimated, {covered} of them cover the truth")
    bad = [row.cell for row in table.itertuples() if not row.kept]
    return 1 if bad or refused < 100 or estimated < 95 or covered < 90 else 0
