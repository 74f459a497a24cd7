"""python -m analysis replicate: 24 published results, recomputed through the public interface and compared."""

from __future__ import annotations

import argparse
import inspect
import json
import math
from pathlib import Path

import pandas as pd

from analysis.credentials import published_panels, published_series
from analysis.credentials.published_data import data

COLUMNS = ["target", "number", "published", "ours", "difference", "tolerance", "relative", "passed"]


def targets() -> list[dict]:
    """The published results: name, title (vi, en), specification, expected values, tolerance, citation."""
    return json.loads((Path(__file__).parent / "targets.json").read_text(encoding="utf-8"))


def replicate(target: dict, folder: Path | None = None) -> pd.DataFrame:
    """One row a published number; `tolerance` is a share of it where `relative`; `passed` is None where the data are not at hand."""
    compute = getattr(published_panels, target["name"], None) or getattr(published_series, target["name"])
    frames = {name: data(name, folder) for name in inspect.signature(compute).parameters}
    ours = compute(**frames) if all(frame is not None for frame in frames.values()) else {}
    rows = []
    for number, published in target["expected"].items():
        tolerance = target["tolerance_overrides"].get(number, target["tolerance"])
        if number not in ours:
            rows.append((target["name"], number, published, math.nan, math.nan, tolerance, target["relative"], None))
            continue
        difference = float(ours[number]) - published
        size = abs(difference) / (abs(published) if target["relative"] else 1.0)
        rows.append(
            (target["name"], number, published, float(ours[number]), difference, tolerance, target["relative"], size <= tolerance)
        )
    return pd.DataFrame(rows, columns=COLUMNS)


def replicate_all(folder: Path | None = None) -> pd.DataFrame:
    """All targets, in the order of targets.json."""
    return pd.concat([replicate(target, folder) for target in targets()], ignore_index=True)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """--data: a folder with the data sets that no package carries."""
    parser.add_argument("--data", type=Path, default=None, help="folder with data sets that no package carries")


def main(args: argparse.Namespace) -> int:
    """Print the table; 1 if a number misses its tolerance."""
    table = replicate_all(args.data)
    verdict = {True: "pass", False: "FAIL", None: "not checked here"}
    for row in table.itertuples():
        ours = "" if row.passed is None else f"{row.ours:.9g}"
        gap = "" if row.passed is None else f"{row.difference:+.1e}"
        print(
            f"{row.target:26s}{row.number:12s}{row.published:>18.10g}{ours:>18s}{gap:>10s}{row.tolerance:>9.0e}  {verdict[row.passed]}"
        )
    by_target = table.groupby("target", sort=False)["passed"].agg(list)
    absent = [name for name, passed in by_target.items() if None in passed]
    failed = [name for name, passed in by_target.items() if False in passed]
    done = len(by_target) - len(absent) - len(failed)
    print(f"\n{done} of {len(by_target)} targets pass, {len(failed)} fail, {len(absent)} not checked here", end="")
    print(f" (data not at hand: {', '.join(absent)})" if absent else "")
    return 1 if failed else 0
