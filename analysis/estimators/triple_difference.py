"""Triple difference: the part of a place that can be affected against the part that cannot, in treated and untreated places.

Effects for every cluster and period, every unit (cluster and part), and every part and period are removed, so that
whatever else happened in the treated places at the time is removed too, as long as it moved both parts alike (Gruber
1994; Olden and Moen 2022). Counts: Poisson, a rate ratio; measures: least squares. The units of the panel are parts of
clusters: `eligible` says which part, `cluster` whose.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.design import Arrays, Design, Obstacle, arrays
from analysis.design.arrays import on_scale, part, set_aside
from analysis.estimators import twfe
from analysis.inference.combination import few_treated
from analysis.inference.least_squares import Separation
from analysis.inference.panel_fit import PanelFit, floor_caution, panel_fit
from analysis.language import Text
from analysis.results import Estimate

NAME = "triple_difference"
TITLE = Text("Khác biệt ba lần", "Triple difference")
ESTIMAND = Text("hiệu ứng trên phần có thể bị tác động", "effect on the part that can be affected")
SUITS = frozenset({"triple"})


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """No cluster column; fewer than three clusters; nothing left of the treatment; separation."""
    if not design.cluster:
        return (
            Obstacle(
                "no_cluster",
                Text("không biết mỗi đơn vị thuộc địa bàn nào", "it is not said to which place each unit belongs"),
                Text("một cột mã địa bàn của từng đơn vị (cluster)", "a column with the place code of each unit (cluster)"),
            ),
        )
    data = arrays(design)
    if found := twfe.missing(design, data):
        return found
    if data.G < 3:
        return (twfe.few_places(data.G),)
    if np.ptp(data.y) == 0:
        return (twfe.CONSTANT,)
    try:
        model = regression(design, twfe.default_family(design))
    except Separation:
        return (twfe.SEPARATED,)
    return () if model.identified() else (twfe.NOT_IDENTIFIED,)


def regression(design: Design, family: str) -> PanelFit:
    """The saturated fit: cluster-period cells absorbed, units and part-periods as columns, the treated part last."""
    data = arrays(design)
    cell = data.cluster * (data.period.max() + 1) + data.period
    frame = pd.DataFrame({"cell": cell, "y": data.y, "unit": data.place})
    keep = np.ones(len(data.y), bool)
    if family != "gaussian":
        keep = (frame.groupby("cell")["y"].transform("sum") > 0) & (frame.groupby("unit")["y"].transform("sum") > 0)
    data = on_scale(part(data, np.asarray(keep)), family)[0]
    eligible = data.rows[design.eligible].to_numpy(float)
    units = (data.place[:, None] == np.arange(1, data.place.max() + 1)).astype(float)
    parts = data.periods * eligible[:, None]
    cells = np.unique(np.asarray(cell)[np.asarray(keep)], return_inverse=True)[1]
    term = treated_part(data, eligible)
    absorbing = Arrays(**{name: getattr(data, name) for name in data.__dataclass_fields__} | {"place": cells})
    model = panel_fit(absorbing, term[:, None], family, periods=False, extra=np.column_stack([units, parts]))
    return replace(model, part=eligible)


def treated_part(data: Arrays, eligible: np.ndarray) -> np.ndarray:
    """1 where the cluster is treated and the part can be affected."""
    cell = pd.Series(data.treated).groupby([data.cluster, data.period]).transform("max").to_numpy()
    return cell * eligible


def fit(
    design: Design, confidence: float = 0.95, errors: str | None = None, family: str | None = None, seed: int = 48
) -> Estimate:
    """The effect on the eligible part."""
    family = family or twfe.default_family(design)
    model = regression(design, family)
    data = model.data
    choice = model.choice(errors, data.scarce_clusters)
    found = model.infer(choice, confidence, seed)
    ratio = family != "gaussian"
    shown = np.exp if ratio else (lambda v: v)
    return Estimate.of(
        design,
        method=NAME,
        estimand=ESTIMAND,
        value=float(shown(found.value)),
        low=float(shown(found.low)),
        high=float(shown(found.high)),
        confidence=confidence,
        scale=on_scale(arrays(design), family)[1],
        null=1.0 if ratio else 0.0,
        std_error=found.std_error,
        smallest_detectable=found.detectable,
        p_value=found.p_value,
        errors=choice.said(found),
        n_obs=len(data.y),
        n_clusters=data.G,
        n_treated=data.treated_clusters,
        coefficients=pd.DataFrame([("treatment", *found[:4])], columns=["term", "value", "std_error", "low", "high"]),
        statistics={"floor": found.floor, "dispersion": model.fit.dispersion},
        cautions=(
            *set_aside(design),
            *floor_caution(found, confidence),
            *few_treated(found, data.scarce_clusters, data.treated_clusters),
        ),
        model=model,
    )
