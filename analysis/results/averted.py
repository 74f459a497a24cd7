"""How many events were averted: an estimate on the scale of events, over the cells that were treated."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from analysis.catalogue import indicators
from analysis.catalogue.declared import toml
from analysis.design import Claim, Design
from analysis.results.estimate import Estimate

IN_A_YEAR = {"Y": 1, "Q": 4, "M": 12}
PER = 100_000


def averted(effect: Estimate) -> dict[str, Any] | None:
    """`value`, `low`, `high`: events fewer than without the treatment (negative: more), and the `years` under it.

    A ratio by the events recorded under treatment, y (1 / ratio - 1); a rate by the exposure under it; a count a cell by the
    cells; of zones the net change of the treated one and its buffer; of an interrupted series what lies below its counterfactual since the date, which its method gives: a jump at the date is not
    carried over later years. None where the outcome is no count or nothing that one would avert (tips, weapons handed in, persons sent to
    rehabilitation), where nothing is compared, or nobody was treated over time.
    """
    design = effect.design
    if design is None or effect.null is None or design.panel.kind != "count" or not _to_avert(effect) or design.route not in (
        "two_by_two", "staggered", "single_treated", "triple", "interrupted", "zones", "rates",
    ):  # fmt: skip
        return None
    rows = design.rows
    if effect.claim is Claim.DESCRIBE and design.route in ("zones", "rates"):
        return None  # the interval is a lower bound of what is not known
    if design.route == "zones":
        return {
            "value": -effect.value,
            "low": -effect.high,
            "high": -effect.low,
            "years": _years(design, rows["period"] >= _first(design)),
        }
    if design.route == "interrupted":
        return _since(effect, design)
    under = rows["treated"] > 0
    factor = {
        "rate_ratio": lambda v: float(rows.loc[under, "outcome"].sum()) * (1 / v - 1 if v > 0 else math.inf),
        "rate_per_100k": lambda v: -v / PER * float(rows.loc[under, "exposure"].sum()),
        "level": lambda v: -v * int(under.sum()),
    }.get(effect.scale)
    if factor is None or not under.any():
        return None
    low, high = sorted((factor(effect.low), factor(effect.high)))
    return (
        {"value": factor(effect.value), "low": low, "high": high, "years": _years(design, under)} if math.isfinite(low) else None
    )


def _first(design: Design) -> pd.Period:
    return pd.Period(design.dates[0], freq=design.panel.frequency)


def _years(design: Design, those: pd.Series) -> float:
    return design.rows.loc[those, "period"].nunique() / IN_A_YEAR[design.panel.frequency]


def _since(effect: Estimate, design: Design) -> dict[str, Any] | None:
    """Below the counterfactual of an interrupted series, where its method gives that and the change is more than described."""
    found = {key: effect.statistics.get(f"averted{end}") for key, end in (("value", ""), ("low", "_low"), ("high", "_high"))}
    if effect.claim is Claim.DESCRIBE or None in found.values():
        return None
    after = design.rows["period"].dt.start_time.dt.date >= design.dates[0]
    return found | {"years": _years(design, after)}


def _to_avert(effect: Estimate) -> bool:
    """Whether fewer of an outcome is what is wanted: by the catalogue, or by a heading of one's own that names no deed of the police."""
    if effect.outcome in indicators():
        return indicators()[effect.outcome].direction == "lower_is_better"
    if effect.outcome in toml("teaching")["totals"]:
        return False
    said = f"{effect.outcome} {effect.label.vi}".casefold().replace("_", " ")
    return not any(
        cue in said for cue in (*toml("shocks")["cues"]["tips"], *toml("shocks")["cues"]["rehabilitation"], "giao nộp", "vũ khí")
    )
