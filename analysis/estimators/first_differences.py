"""First differences: the change of the outcome on the change of the treatment, with period effects.

An alternative to place effects that is efficient when errors are close to a random walk (Wooldridge 2010, section 10.6);
a large gap between the two speaks against either. Counts enter as rates per 100,000 where persons are known. Clustered by
place.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from analysis.design import Design, Obstacle, arrays, levels
from analysis.design.arrays import comparable, part, set_aside
from analysis.estimators import twfe
from analysis.inference.combination import few_treated
from analysis.inference.panel_fit import floor_caution, panel_fit
from analysis.language import Text
from analysis.results import Estimate

NAME = "first_differences"
TITLE = Text("Sai phân bậc một", "First differences")
ESTIMAND = Text("thay đổi của kết quả khi can thiệp bắt đầu", "change of the outcome when the treatment starts")
NO_NEIGHBOURS = Obstacle(
    "no_neighbouring_periods",
    Text("không nơi nào có hai kỳ liền nhau", "no place has two periods next to each other"),
    Text(
        "số liệu của các kỳ liên tiếp, hoặc mô hình hiệu ứng cố định hai chiều",
        "figures of neighbouring periods, or two-way fixed effects",
    ),
)
SUITS = frozenset({"two_by_two", "staggered", "dose"})


def compared(design: Design):
    """The rows, without places treated throughout where it is asked what a start changes, and what is said of those."""
    data = arrays(design)
    return (data, ()) if design.route == "dose" else comparable(data)


def differenced(design: Design):
    """The arrays with every row less its predecessor, and the scale."""
    data = compared(design)[0]
    y, scale = levels(data)
    follows = np.r_[False, (data.place[1:] == data.place[:-1]) & (np.diff(data.time) == 1)]
    at = np.nonzero(follows)[0]
    if not len(at):
        return None, scale
    kept = part(replace(data, y=y, offset=None), follows)
    minus = {
        "y": y[at] - y[at - 1],
        "treated": data.treated[at] - data.treated[at - 1],
        "dose": data.dose[at] - data.dose[at - 1],
        "controls": data.controls[at] - data.controls[at - 1],
    }
    return replace(kept, **minus), scale


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """No neighbouring periods; nothing left of the treatment's changes."""
    if found := (*twfe.missing(design, arrays(design)), *twfe.dose_missing(design)):
        return found
    data, _ = differenced(design)
    if data is None:
        return (NO_NEIGHBOURS,)
    if data.G < 3:
        return (twfe.few_places(data.G),)
    if np.ptp(data.y) == 0:
        return (twfe.CONSTANT,)
    term = data.dose if design.route == "dose" else data.treated
    found = panel_fit(data, term[:, None], "gaussian", places=False)
    return () if found.identified() else (twfe.NOT_IDENTIFIED,)


def fit(design: Design, confidence: float = 0.95, errors: str | None = None, seed: int = 48) -> Estimate:
    """The coefficient of the treatment's change (or of the dose's)."""
    data, scale = differenced(design)
    term = data.dose if design.route == "dose" else data.treated
    model = panel_fit(data, term[:, None], "gaussian", places=False)
    levels_data, cautions = compared(design)
    choice = model.choice(errors, None if design.route == "dose" else levels_data.scarce_clusters)
    found = model.infer(choice, confidence, seed)
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
        n_obs=len(data.y),
        n_clusters=data.G,
        n_treated=None if design.route == "dose" else levels_data.treated_clusters,
        coefficients=twfe.coefficients(design, model, choice.kind, confidence, None),
        statistics={"floor": found.floor},
        cautions=(
            *set_aside(design),
            *cautions,
            *floor_caution(found, confidence),
            *few_treated(found, None if design.route == "dose" else levels_data.scarce_clusters, levels_data.treated_clusters),
        ),
        model=model,
    )
