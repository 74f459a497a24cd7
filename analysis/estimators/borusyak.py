"""Borusyak, Jaravel and Spiess's imputation (Review of Economic Studies 2024).

Place and period effects are fitted on untreated cells alone; what treated cells have more than these predict is the
effect, averaged over all of them and by horizon. Efficient under homoskedastic errors, robust to effects that differ
between places and over time. Errors: jackknife over places (or clusters) with t(G-1), or randomisation of the starts
below six treated ones. Controls and weights are not used, and a caution says so.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

from analysis.design import Design, Obstacle
from analysis.design.wide import NO_GROUPS, event_series, observed_mean, reverses, wide, withdrawn
from analysis.inference.choice import LINEAR, choose
from analysis.inference.combination import few_treated
from analysis.inference.panel_fit import floor_caution
from analysis.inference.resampling import Wide, infer_linear, jackknife
from analysis.inference.staggered import imputation, imputed
from analysis.language import Text
from analysis.results import Estimate

NAME = "borusyak"
TITLE = Text("Quy gán Borusyak–Jaravel–Spiess", "Borusyak–Jaravel–Spiess imputation")
ESTIMAND = Text("hiệu ứng trung bình trên các ô đã áp dụng", "average effect over treated cells")
SUITS = frozenset({"two_by_two", "staggered"})


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """A treatment that is withdrawn, or no treated cell that untreated ones predict."""
    if reverses(design):
        return (withdrawn(design),)
    Y, start, *_ = wide(design, balanced=False)
    if len(start) < 3 or np.nanmax(Y) == np.nanmin(Y) or not np.isfinite(imputation(Wide(Y[:, :, None], start))[0]):
        return (NO_GROUPS,)
    return ()


def fit(design: Design, confidence: float = 0.95, errors: str | None = None, seed: int = 48) -> Estimate:
    """The mean imputed effect."""
    Y, start, table, scale, cautions, cluster, _ = wide(design, balanced=False, clusters=True)
    data = Wide(Y[:, :, None], start, cluster)
    choice = choose(data.G, data.scarce, {"jackknife": "crv3"}.get(errors, errors), LINEAR)
    found = infer_linear(imputation, data, choice.kind, confidence, np.random.default_rng(seed))
    cells = imputed(data)[:, :, 0]
    return Estimate.of(
        design,
        method=NAME,
        estimand=ESTIMAND,
        value=found.value,
        low=found.low,
        high=found.high,
        confidence=confidence,
        scale=scale,
        null=0.0,
        std_error=found.std_error,
        smallest_detectable=found.detectable,
        p_value=found.p_value,
        errors=choice.said(found),
        n_obs=int(np.isfinite(Y).sum()),
        n_places=len(start),
        n_clusters=data.G,
        n_treated=data.treated,
        coefficients=_horizons(data, cells, confidence),
        series=event_series(table, start, cells),
        statistics={"floor": found.floor} | observed_mean(design, Y[np.isfinite(cells)]),
        cautions=(*cautions, *floor_caution(found, confidence), *few_treated(found, data.scarce, data.treated)),
        model=cells,
    )


def _by_horizon(data: Wide) -> np.ndarray:
    cells = imputed(data)[:, :, 0]
    lag = np.arange(cells.shape[1]) - data.start[:, None]
    return np.array([_mean(cells[(lag == h) & np.isfinite(cells)]) for h in range(cells.shape[1])])


def _mean(values: np.ndarray) -> float:
    return float(values.mean()) if len(values) else 0.0


def _horizons(data: Wide, cells: np.ndarray, confidence: float) -> pd.DataFrame:
    values, lag = _by_horizon(data), np.arange(cells.shape[1]) - data.start[:, None]
    errors = np.sqrt(np.diag(jackknife(_by_horizon, data)))
    reach, rows = stats.t.ppf((1 + confidence) / 2, data.G - 1), []
    for h in range(cells.shape[1]):
        if (np.isfinite(cells) & (lag == h)).any():
            rows.append((f"event +{h}", values[h], errors[h], values[h] - reach * errors[h], values[h] + reach * errors[h]))
    return pd.DataFrame(rows, columns=["term", "value", "std_error", "low", "high"])
