"""How many events were averted: an estimate on the scale of events, over the cells that were treated."""

from __future__ import annotations

import math
from typing import Any

from analysis.results.estimate import Estimate

IN_A_YEAR = {"Y": 1, "Q": 4, "M": 12}
PER = 100_000


def averted(effect: Estimate) -> dict[str, Any] | None:
    """`value`, `low`, `high`: events fewer than without the treatment (negative: more), and the `years` under it.

    A ratio by the events recorded under treatment, y (1 / ratio - 1); a rate by the exposure under it; a count a cell by the
    cells. None where the outcome is no count, nothing is compared, or nobody was treated over time.
    """
    design = effect.design
    if design is None or effect.null is None or design.panel.kind != "count" or design.route not in (
        "two_by_two", "staggered", "single_treated", "triple", "interrupted",
    ):  # fmt: skip
        return None
    rows = design.rows
    under = rows["treated"] > 0
    if design.route == "interrupted":
        under = rows["period"].dt.start_time.dt.date >= design.dates[0]
    factor = {
        "rate_ratio": lambda v: float(rows.loc[under, "outcome"].sum()) * (1 / v - 1 if v > 0 else math.inf),
        "rate_per_100k": lambda v: -v / PER * float(rows.loc[under, "exposure"].sum()),
        "level": lambda v: -v * int(under.sum()),
    }.get(effect.scale)
    if factor is None or not under.any():
        return None
    low, high = sorted((factor(effect.low), factor(effect.high)))
    years = rows.loc[under, "period"].nunique() / IN_A_YEAR[design.panel.frequency]
    return {"value": factor(effect.value), "low": low, "high": high, "years": years} if math.isfinite(low) else None
