"""Continuous dose: the outcome on place effects, period effects and the dose (members or groups per 1,000 residents).

The value is the effect of one unit of dose, a rate ratio for counts (Poisson) and in the outcome's unit otherwise; the
squared dose stands in `statistics` as a look at curvature. It is causal only if places of high and low dose would have
reacted alike to the same dose (Callaway, Goodman-Bacon and Sant'Anna 2024, "strong parallel trends").
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from analysis.design import Design, Obstacle
from analysis.design.arrays import on_scale
from analysis.estimators import twfe
from analysis.inference.least_squares import Separation
from analysis.inference.panel_fit import panel_fit
from analysis.language import Text
from analysis.results import Estimate

NAME = "dose"
TITLE = Text("Mức độ triển khai liên tục", "Continuous dose")
ESTIMAND = Text("hiệu ứng của một đơn vị mức độ triển khai", "effect of one unit of dose")
SUITS = frozenset({"dose"})


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """What keeps `twfe` from fitting, a dose that is missing somewhere among it."""
    return twfe.obstacles(design)


def fit(
    design: Design, confidence: float = 0.95, errors: str | None = None, family: str | None = None, seed: int = 48
) -> Estimate:
    """The effect of one unit of dose."""
    linear = twfe.fit(design, confidence, errors, family, seed=seed)
    return replace(linear, method=NAME, statistics=linear.statistics | _curvature(design, family))


def _curvature(design: Design, family: str | None) -> dict[str, float]:
    family = family or twfe.default_family(design)
    data, _ = on_scale(twfe.usable(design, family)[0], family)
    centred = data.dose - data.dose.mean()
    try:
        both = panel_fit(data, np.column_stack([centred**2, centred]), family)
    except Separation:
        return {}
    if not (both.identified(0) and both.identified(1)):
        return {}
    found = both.infer(both.choice("crv1", None), 0.95, 48, term=0)
    return {"squared_dose": found.value, "squared_dose_p": found.p_value}
