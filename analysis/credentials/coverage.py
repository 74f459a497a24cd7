"""The Monte Carlo study: how often default tests reject what is not there, and default intervals cover what is.

Each cell simulates panels like the district's and puts them through Panel.from_frame, Design and estimate with no option set.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from concurrent.futures import Executor, as_completed
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.checks import run_checks
from analysis.credentials.cells import CELLS, Cell
from analysis.design import Claim
from analysis.estimators import estimate
from analysis.language import Text
from analysis.results import Estimate, Refusal

STAMP = ["power_15", "power_30", "width", "measured", "commit"]  # of a fall of so many per cent; against another valid method
COLUMNS = ["cell", "measure", "what_vi", "what_en", "share", "error", "at_most", "required", "kept", "panels", *STAMP]
MEASURES = {
    "size": Text("bác bỏ khi không có hiệu ứng", "rejects where there is no effect"),
    "coverage": Text("khoảng 95% chứa hiệu ứng thật", "95% interval covers the truth"),
    "warned": Text("cảnh báo tự tương quan mạnh", "warns of strong autocorrelation"),
    "held": Text("từ chối, hoặc chỉ mô tả và nêu lý do", "refused, or only described with the reason"),
    "weakened": Text("từ chối, hoặc không nói đến nguyên nhân và nêu lý do", "refused, or not called a cause, with the reason"),
    "zero": Text(
        "khoảng ở M = 0 chứa mức không đổi khi không có hiệu ứng", "interval at M = 0 covers no change where there is none"
    ),
}
EFFECT = -0.3
FALLS = {"power_15": float(np.log(0.85)), "power_30": float(np.log(0.7))}
HELD = ((Claim.DESCRIBE,), (Claim.DESCRIBE, Claim.ASSOCIATE))  # what may be said where it is `held`, and where `weakened`
BATCH = 20  # panels a piece of work
POWER_RUNS = 100  # panels of a cell on which power and width are measured


def once(cell: str, run: int, *, power: bool = True) -> dict[str, float]:
    """One panel with the effect (coverage, warned) and one without (size, held, weakened, zero); NaN where nothing was estimated.

    With `power`, the first POWER_RUNS also have one with each of FALLS (unless a check alone is tried), and the width of the
    default's interval beside another method's.
    """
    made, number = CELLS[cell], list(CELLS).index(cell)
    rng = np.random.default_rng([48, number, run])
    found = {}
    if set(made.targets) == {"zero"}:
        return {"zero": _at_no_bend(made.estimate(made.make(rng, 0.0).design()))}
    if set(made.targets) & {"size", "held", "weakened"}:
        null = made.estimate(made.make(rng, 0.0).design())
        found["held"], found["weakened"] = (float(_held(null, made.named, allowed)) for allowed in HELD)
        found["size"] = float(null.p_value <= 0.05) if isinstance(null, Estimate) else np.nan
    if set(made.targets) & {"coverage", "warned"}:
        world = made.make(rng, EFFECT)
        effect = made.estimate(world.design())
        if isinstance(effect, Estimate):
            found["coverage"] = float(effect.low <= world.truth.get(effect.scale, made.truth(EFFECT)) <= effect.high)
            found["warned"] = float(any(c.code == "strong_autocorrelation" for c in effect.cautions))
    return found | (_power(made, [48, number, run, 1]) if power and run < POWER_RUNS else {})


def _held(found: Estimate | Refusal, named: frozenset[str], allowed: tuple[Claim, ...]) -> bool:
    """A refusal, or such a claim with a caution that names why it is no more."""
    return isinstance(found, Refusal) or (found.claim in allowed and any(c.code in named for c in found.cautions))


def _at_no_bend(found: Estimate | Refusal) -> float:
    """Whether the interval of `honest_did` at M = 0 holds no change; NaN where it has none."""
    table = pd.DataFrame() if isinstance(found, Refusal) else run_checks(found, only="honest_did", M=0.0)["honest_did"].table
    return np.nan if table.empty else float(table["low"].iloc[0] <= 0 <= table["high"].iloc[0])


def _power(made: Cell, seed: list[int]) -> dict[str, float]:
    found = {}
    for name, fall in FALLS.items():
        effect = made.estimate(made.make(np.random.default_rng(seed), fall).design())
        found[name] = float(isinstance(effect, Estimate) and not effect.includes_no_change and effect.value < effect.null)
    if made.beside:
        design = made.make(np.random.default_rng(seed), FALLS["power_30"]).design()
        own, other = _width(made.estimate(design)), _width(estimate(design, made.beside))
        found["width"] = own / other
    return found


def _width(effect: Estimate | Refusal) -> float:
    if isinstance(effect, Refusal):
        return np.nan
    return float(np.log(effect.high / effect.low)) if effect.scale == "rate_ratio" else effect.high - effect.low


def several(cell: str, runs: range) -> list[dict[str, float]]:
    """`once` for each of the runs."""
    return [once(cell, run) for run in runs]


def study(
    pool: Executor, runs: int = 1000, cells: Iterable[str] = tuple(CELLS), progress: bool = True, parts: Path | None = None
) -> pd.DataFrame:
    """COLUMNS: one row a cell and measure, with its Monte Carlo error. The same whatever the number of workers.

    `parts`: a folder in which finished pieces of work are kept, so that a study that was broken off goes on where it was.
    """
    from tqdm import tqdm

    rows = []
    for cell in cells:
        pieces = [range(first, min(first + BATCH, runs)) for first in range(0, runs, BATCH)]
        done = {piece: kept for piece in pieces if (kept := _kept(parts, cell, piece)) is not None}
        due = {pool.submit(several, cell, piece): piece for piece in pieces if piece not in done}
        with tqdm(total=runs, initial=sum(map(len, done)), desc=cell, disable=not progress) as bar:
            for part in as_completed(due):
                done[due[part]] = part.result()
                _keep(parts, cell, due[part], done[due[part]])
                bar.update(len(due[part]))
        rows += _rows(cell, pd.DataFrame([found for piece in pieces for found in done[piece]]))
    return pd.DataFrame(rows, columns=COLUMNS)


def _rows(cell: str, results: pd.DataFrame) -> list[tuple]:
    more = [float(results[name].median() if name == "width" else results[name].mean()) if name in results else np.nan
            for name in STAMP[:3]]  # fmt: skip
    return [(*_row(cell, measure, results[measure].dropna())[:-5], *more, "", "") for measure in CELLS[cell].targets]


def _file(parts: Path, cell: str, piece: range) -> Path:
    return parts / f"{list(CELLS).index(cell):03d}-{piece.start}-{piece.stop}.json"


def _kept(parts: Path | None, cell: str, piece: range) -> list[dict[str, float]] | None:
    if parts is None or not _file(parts, cell, piece).is_file():
        return None
    stored = json.loads(_file(parts, cell, piece).read_text(encoding="utf-8"))
    return stored["found"] if stored["cell"] == cell else None


def _keep(parts: Path | None, cell: str, piece: range, found: list[dict[str, float]]) -> None:
    if parts is not None:
        parts.mkdir(parents=True, exist_ok=True)
        _file(parts, cell, piece).write_text(json.dumps({"cell": cell, "found": found}), encoding="utf-8")


def validated() -> pd.DataFrame:
    """COLUMNS as last measured (stored beside this file); each row says when and on which commit."""
    return pd.read_csv(Path(__file__).parent / "coverage.csv", dtype={"measured": "str", "commit": "str"})


def renewed(stored: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """The stored table with the rows of the cells measured anew in their place, cells in their order, identification last."""
    kept = stored[~stored["cell"].isin(set(found["cell"]))]
    order = {cell: n for n, cell in enumerate((*CELLS, "identification"))}
    both = pd.concat([kept, found], ignore_index=True)
    both = both[both["cell"].isin(order)]
    return both.sort_values("cell", key=lambda cells: cells.map(order), kind="stable").reset_index(drop=True)


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
    return (cell, measure, *what, share, error, sign == "<=", bound, bool(kept), n, np.nan, np.nan, np.nan, "", "")
