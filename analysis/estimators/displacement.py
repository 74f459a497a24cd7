"""Weighted displacement difference: a street, its buffer and their controls, before and after (Wheeler and Ratcliffe 2018).

WDD = (treated after - before) - (control after - before) + (displacement zone after - before) - (its control after -
before), in events; periods of unequal length are brought to the length of the time after. The interval combines Garwood's
exact intervals of the eight counts, so that it holds at small counts and zeros, and the p-value inverts it; `errors="wald"` gives the paper's sqrt of
the summed counts. The displacement quotient WDQ (Bowers and Johnson 2003) stands in `statistics`: below -1 displacement
outweighs the effect, above 0 benefits spread.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

from analysis.design import Design, Obstacle
from analysis.errors import BadParameter, unknown
from analysis.estimators.twfe import ALL_ZERO
from analysis.inference.exact import poisson_combination, poisson_combination_p_value
from analysis.language import Text
from analysis.results import Estimate

NAME = "displacement"
TITLE = Text("Khác biệt có tính dịch chuyển (WDD)", "Weighted displacement difference (WDD)")
ESTIMAND = Text("số vụ thay đổi ròng, kể cả dịch chuyển", "net change in events, displacement included")
SUITS = frozenset({"zones"})
SIGN = {"treated": 1, "control": -1, "displacement": 1, "displacement_control": -1}
KINDS = {
    "exact": Text("khoảng MOVER từ khoảng Poisson chính xác (Garwood)", "MOVER interval from exact Poisson intervals (Garwood)"),
    "wald": Text(
        "căn của tổng các số đếm, chuẩn; do người dùng chọn thay quy tắc (exact)",
        "root of the summed counts, normal; chosen by the caller instead of the rule (exact)",
    ),
}


def obstacles(design: Design) -> tuple[Obstacle, ...]:
    """Outcomes that are no counts; no event at all; a buffer without its control; a zone that is not recorded throughout."""
    if design.panel.kind != "count":
        need = Text("số vụ theo vùng", "events by zone")
        return (Obstacle("not_counts", Text("kết quả không phải số đếm", "the outcome is not a count"), need),)
    if (design.rows["outcome"] == 0).all():
        return (ALL_ZERO,)
    return (*_lone_buffer(design), *_unrecorded(design))


def _lone_buffer(design: Design) -> tuple[Obstacle, ...]:
    """A displacement zone needs its own control, and the other way round: else the trend of the buffer counts as displacement."""
    there = {"displacement", "displacement_control"} & set(design.rows[design.zones])
    if len(there) != 1:
        return ()
    (has,) = there
    lacks = "displacement" if has == "displacement_control" else "displacement_control"
    return (
        Obstacle(
            "buffer_without_control",
            Text(
                "có vùng {has} mà không có vùng {lacks}: xu hướng chung sẽ bị tính là dịch chuyển",
                "there is a {has} zone and no {lacks} zone: a common trend would count as displacement",
            ).fill(has=has, lacks=lacks),
            Text("số vụ ở vùng {lacks}, hoặc bỏ vùng {has}", "events in a {lacks} zone, or leave {has} out").fill(
                has=has, lacks=lacks
            ),
        ),
    )


def _unrecorded(design: Design) -> tuple[Obstacle, ...]:
    """Zones with periods that were not recorded; a missing period is no count of zero."""
    rows = design.rows.dropna(subset=[design.zones])
    there = rows.pivot_table(index=["place", design.zones], columns="period", values="outcome", aggfunc="count").isna()
    gaps = [
        f"{_zone(zone, place)}: {', '.join(map(str, there.columns[gap][:6]))}"
        for (place, zone), gap in there.iterrows()
        if gap.any()
    ]
    if not gaps:
        return ()
    return (
        Obstacle(
            "zone_not_recorded",
            Text("vùng thiếu kỳ: {gaps}", "periods missing in a zone: {gaps}").fill(gaps="; ".join(gaps[:5])),
            Text(
                "số vụ của mọi vùng trong mọi kỳ (ghi 0 khi không có vụ nào)",
                "events of every zone in every period (0 where there were none)",
            ),
        ),
    )


def _zone(zone: str, place: object) -> str:
    return zone if str(place) == zone else f"{zone} ({place})"


def table(design: Design) -> pd.DataFrame:
    """Counts by zone, before and after, and the weight that brings `before` to the length of `after`."""
    rows = design.rows
    after = rows["period"] >= pd.Period(design.dates[0], freq=design.panel.frequency)
    counts = rows.assign(side=np.where(after, "after", "before")).pivot_table(
        index=design.zones, columns="side", values="outcome", aggfunc="sum"
    )
    length = rows.loc[after, "period"].nunique() / rows.loc[~after, "period"].nunique()
    return counts.assign(weight=length)


def fit(design: Design, confidence: float = 0.95, errors: str | None = None) -> Estimate:
    """The weighted displacement difference, in events."""
    kind = errors or "exact"
    if kind not in KINDS:
        raise unknown(Text("loại sai số", "kind of error"), kind, KINDS, "estimate(errors=...)", BadParameter)
    zones = table(design)
    counts, weights = [], []
    for zone, row in zones.iterrows():
        counts += [row["after"], row["before"]]
        weights += [SIGN[zone], -SIGN[zone] * row["weight"]]
    value = float(np.dot(counts, weights))
    se = float(np.sqrt(np.dot(counts, np.square(weights))))
    reach = stats.norm.ppf((1 + confidence) / 2) * se
    low, high = (value - reach, value + reach) if kind == "wald" else poisson_combination(counts, weights, confidence)
    terms = zones["after"] - zones["weight"] * zones["before"]
    return Estimate.of(
        design,
        method=NAME,
        estimand=ESTIMAND,
        value=value,
        low=float(low),
        high=float(high),
        confidence=confidence,
        scale="level",
        null=0.0,
        std_error=se,
        p_value=float(2 * stats.norm.sf(abs(value) / se)) if kind == "wald" else poisson_combination_p_value(counts, weights),
        errors=KINDS[kind],
        n_treated=1,
        coefficients=pd.DataFrame(
            {"term": zones.index, "value": terms, "before": zones["before"], "after": zones["after"]}
        ).reset_index(drop=True),
        statistics={"z": value / se} | _quotient(zones),
    )


def _quotient(zones: pd.DataFrame) -> dict[str, float]:
    """WDQ = ((D/C) after - before) / ((T/C) after - before); left out where it is not defined."""
    if "displacement" not in zones.index or (zones.loc["control", ["before", "after"]] == 0).any():
        return {}
    share = lambda zone, side: zones.loc[zone, side] / zones.loc["control", side]  # noqa: E731
    success = share("treated", "after") - share("treated", "before")
    if success == 0:
        return {}
    return {"wdq": float((share("displacement", "after") - share("displacement", "before")) / success), "success": float(success)}
