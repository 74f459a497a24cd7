"""`make bench`: run the benchmarks, print a table of ratios, write reports/benchmarks.json.

One file a group, found in this folder: `measure() -> iterator of Result`. Names on the command line choose groups. The
library takes one BLAS thread, as in a kernel; a slow peer works on a sample that the note states.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import traceback
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]
GROUPS = ("start", "effects", "checks", "reports", "screening", "scale")


def main() -> int:
    """Run the groups one after another; 1 where one could not be run (a target that is not met is a finding, not an error)."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("groups", nargs="*", help=", ".join(GROUPS))
    chosen = parser.parse_args().groups or list(GROUPS)
    failed = False
    print(f"{'name':58s}{'ours':>10s}{'peer':>10s}{'ratio':>8s}{'spread':>8s}  unit        target         met", flush=True)
    for group in chosen:
        try:
            for result in import_module(group).measure():
                print(_line(result), flush=True)
                _keep(result)
        except Exception:
            traceback.print_exc()
            failed = True
    return int(failed)


def _line(result) -> str:
    peer = "" if result.peer is None else f"{result.peer:.4g}"
    ratio = "" if result.ratio is None else f"{result.ratio:.3g}"
    met = {True: "yes", False: "NO", None: "-"}[result.met]
    return f"{result.name:58s}{result.ours:10.4g}{peer:>10s}{ratio:>8s}{result.spread:8.0%}  {result.unit:10s}  {result.target:13s}  {met}"


def _keep(result) -> None:
    """Add one result to the file, in place of an older one of its name."""
    from analysis import paths

    file = paths.REPORTS / "benchmarks.json"
    stored = json.loads(file.read_text(encoding="utf-8"))["results"] if file.exists() else []
    machine = {
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "system": platform.system(),
        "load": os.getloadavg()[0],
    }
    results = [r for r in stored if r["name"] != result.name] + [asdict(result) | {"machine": machine}]
    file.parent.mkdir(exist_ok=True)
    fresh = file.with_suffix(".new")
    fresh.write_text(json.dumps({"results": sorted(results, key=lambda r: r["name"])}, indent=1) + "\n", encoding="utf-8")
    fresh.replace(file)


if __name__ == "__main__":
    sys.exit(main())
