"""A workbook of 132 reports, 22 communes x 6 outcomes, on simulated months that a researcher added as a table of their own."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUTCOMES = ("criminal_offences", "drug_cases", "road_deaths", "fires_explosions", "prosecuted_cases", "road_accidents_serious")
NOTEBOOK = "30_trends"


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment in which a command works on that workbook; modules are compiled once, as for any user."""
    clean = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    return {**clean, "DIRECTIVE48_HOME": str(home), "PYTHONPATH": str(ROOT), "DIRECTIVE48_LANGUAGE": "en", **more}


def command(home: Path, *arguments: str) -> list[str]:
    """`python -m analysis` with arguments."""
    return [sys.executable, "-m", "analysis", *arguments]


def build(home: Path, months: int = 120) -> list[str]:
    """Write the workbook into an empty folder; the names of its runs."""
    from analysis.catalogue import units_of

    for folder in ("data/raw", "notebooks"):
        shutil.copytree(ROOT / folder, home / folder, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    shutil.copy(ROOT / "requirements.lock", home)
    communes = [place.code for place in units_of("vn-hn-gialam", dt.date(2020, 8, 12))]
    table = home / "simulated_months.csv"
    _months(communes, months).to_csv(table, index=False)
    given = ["--title", "Simulated for a benchmark", "--producer", "tests/benchmarks", "--licence", "MIT"]
    subprocess.run(command(home, "add", str(table), *given), env=environment(home), cwd=home, check=True, capture_output=True)
    runs = {f"r{number:03d}": pair for number, pair in enumerate((c, o) for c in communes for o in OUTCOMES)}
    (home / "notebooks" / "runs.toml").write_text("\n".join(_entry(name, *pair) for name, pair in runs.items()), encoding="utf-8")
    return list(runs)


def _months(communes: list[str], months: int):
    import numpy as np
    import pandas as pd

    rng = np.random.default_rng(48)
    rows = [(c, str(m)) for c in communes for m in pd.period_range("2008-01", periods=months, freq="M")]
    frame = pd.DataFrame(rows, columns=["place", "period"])
    for outcome in OUTCOMES:
        frame[outcome] = rng.poisson(6, len(frame))
    return frame


def _entry(name: str, place: str, outcome: str) -> str:
    title = json.dumps(f"Simulated: {outcome}, {place}")
    values = f'{{ place = "{place}", outcome = "{outcome}" }}'
    return f'[{name}]\nnotebook = "{NOTEBOOK}"\ntitle = {{ vi = {title}, en = {title} }}\nparameters = {values}\n'


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("home", type=Path)
    print(len(build(parser.parse_args().home)))
