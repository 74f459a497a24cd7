"""The Monte Carlo study: how often default tests reject what is not there, and default intervals cover what is.

Each cell simulates panels like the district's and puts them through Panel.from_frame, Design and estimate with no option set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Executor, as_completed
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.credentials.worlds import World, count_panel, level_panel, series_frame
from analysis.estimators import estimate
from analysis.language import Text, fixed
from analysis.results import Estimate

COLUMNS = ["cell", "measure", "what_vi", "what_en", "share", "error", "at_most", "required", "kept", "panels"]
MEASURES = {
    "size": Text("bác bỏ khi không có hiệu ứng", "rejects where there is no effect"),
    "coverage": Text("khoảng 95% chứa hiệu ứng thật", "95% interval covers the truth"),
    "warned": Text("cảnh báo tự tương quan mạnh", "warns of strong autocorrelation"),
}
KINDS = {"measure": Text("số đo", "measures"), "count": Text("số đếm", "counts")}
EFFECT = -0.3
BATCH = 20  # panels a piece of work


class Cell(NamedTuple):
    """A kind of panel in words, how it is made from a generator and a true effect, the truth on the estimate's scale, and the
    targets by measure.
    """

    what: Text
    make: Callable[[np.random.Generator, float], World]
    truth: Callable[[float], float]
    targets: dict[str, tuple[str, float]]


def _counts(treated: int) -> Cell:
    named = {"adopted": "adopted", "exposure": "people"}
    targets = {"size": ("<=", 0.07)} | ({"coverage": (">=", 0.93)} if treated >= 6 else {})
    what = Text("Hiệu ứng cố định hai chiều (Poisson), {k}/22 nơi áp dụng", "Two-way fixed effects (Poisson), {k} of 22 treated")
    return Cell(
        what.fill(k=treated),
        lambda rng, b: World(name="", route="", frame=count_panel(rng, treated=treated, effect=b), named=named),
        lambda b: float(np.exp(b)),
        targets,
    )


def _series(rho: float, kind: str, targets: dict) -> Cell:
    def make(rng: np.random.Generator, b: float) -> World:
        return World(
            name="",
            route="",
            frame=series_frame(rng, 120, b, rho, 60, kind),
            named={"kind": kind},
            asked={"adopted": "2013-01"},
        )

    what = Text("Chuỗi gián đoạn, {kind}, tự tương quan {rho}", "Interrupted series, {kind}, autocorrelation {rho}")
    what = what.fill(kind=KINDS[kind], rho=fixed(rho, 1))
    return Cell(what, make, (lambda b: float(np.exp(b))) if kind == "count" else (lambda b: b), targets)


def _staggered() -> Cell:
    named = {"adopted": "adopted", "kind": "measure"}
    return Cell(
        Text("Callaway–Sant'Anna, 12/22 nơi áp dụng dần", "Callaway–Sant'Anna, 12 of 22 treated, staggered"),
        lambda rng, b: World(name="", route="", frame=level_panel(rng, treated=12, effect=b, starts=(4, 6, 8)), named=named),
        lambda b: b,
        {"coverage": (">=", 0.93), "size": ("<=", 0.07)},
    )


CELLS = {f"Poisson TWFE, {k} of 22 treated": _counts(k) for k in (1, 2, 4, 6, 11)} | {
    "ITS Gaussian, rho 0": _series(0.0, "measure", {"coverage": (">=", 0.94)}),
    "ITS Gaussian, rho 0.3": _series(0.3, "measure", {"coverage": (">=", 0.94)}),
    "ITS Gaussian, rho 0.6": _series(0.6, "measure", {"coverage": (">=", 0.88)}),
    "ITS Gaussian, rho 0.9": _series(0.9, "measure", {"warned": (">=", 0.90)}),
    "ITS counts, rho 0.3": _series(0.3, "count", {"coverage": (">=", 0.94)}),
    "Callaway-Sant'Anna, 12 of 22 staggered": _staggered(),
}


def once(cell: str, run: int) -> dict[str, float]:
    """One panel with the effect (coverage, warned) and one without (size); NaN where nothing was estimated."""
    made, number = CELLS[cell], list(CELLS).index(cell)
    rng = np.random.default_rng([48, number, run])
    found = {}
    if "size" in made.targets:
        null = estimate(made.make(rng, 0.0).design())
        found["size"] = float(null.p_value <= 0.05) if isinstance(null, Estimate) else np.nan
    if set(made.targets) & {"coverage", "warned"}:
        effect = estimate(made.make(rng, EFFECT).design())
        if isinstance(effect, Estimate):
            found["coverage"] = float(effect.low <= made.truth(EFFECT) <= effect.high)
            found["warned"] = float(any(c.code == "strong_autocorrelation" for c in effect.cautions))
    return found


def several(cell: str, runs: range) -> list[dict[str, float]]:
    """`once` for each of the runs."""
    return [once(cell, run) for run in runs]


def study(pool: Executor, runs: int = 1000, cells: Iterable[str] = tuple(CELLS), progress: bool = True) -> pd.DataFrame:
    """COLUMNS: one row a cell and measure, with its Monte Carlo error. The same whatever the number of workers."""
    from tqdm import tqdm

    rows = []
    for cell in cells:
        parts = [pool.submit(several, cell, range(first, min(first + BATCH, runs))) for first in range(0, runs, BATCH)]
        with tqdm(total=runs, desc=cell, disable=not progress) as bar:
            for part in as_completed(parts):
                bar.update(len(part.result()))
        results = pd.DataFrame([found for part in parts for found in part.result()])
        for measure in CELLS[cell].targets:
            rows.append(_row(cell, measure, results[measure].dropna()))
    return pd.DataFrame(rows, columns=COLUMNS)


def validated() -> pd.DataFrame:
    """COLUMNS as `make validate` last found them with 1,000 panels a cell (stored beside this file)."""
    return pd.read_csv(Path(__file__).parent / "coverage.csv")


def _row(cell: str, measure: str, values: pd.Series) -> tuple:
    return row(cell, measure, said(cell, measure), values, *CELLS[cell].targets[measure])


def said(cell: str, measure: str) -> Text:
    """A row of the study in words."""
    kind, what = CELLS[cell].what, MEASURES[measure]
    return Text(f"{kind.vi}: {what.vi}", f"{kind.en}: {what.en}")


def row(cell: str, measure: str, what: Text, values: Iterable[float], sign: str, bound: float) -> tuple:
    """One row of COLUMNS from what came of each panel (0 or 1) and the promise (`<=` or `>=`, a share)."""
    found = np.asarray(values, float)
    share, n = (float(found.mean()) if len(found) else np.nan), len(found)
    error = float(np.sqrt(share * (1 - share) / max(n, 1)))
    kept = share <= bound if sign == "<=" else share >= bound
    return (cell, measure, *what, share, error, sign == "<=", bound, bool(kept), n)
