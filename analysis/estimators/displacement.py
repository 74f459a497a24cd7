"""Weighted displacement difference: a street, its buffer and their controls, before and after (Wheeler and Ratcliffe 2018).

WDD = (treated after - before) - (control after - before) + (displacement zone after - before) - (its control after -
before), in events; sides of unequal length are brought to the length of the time after. Events of neighbouring months are
seldom independent, and vary by more than Poisson: where eight periods or more stand on either side, the difference of the zones
is one series, whose level change has the errors of an AR(1) by REML; the interval is the wider of that and of the exact one of
the eight counts (MOVER of Garwood's intervals), which holds at small counts and zeros. With fewer periods only the latter can be
had, which a caution calls a lower bound. `errors="exact"` gives it alone, `errors="wald"` the paper's sqrt of the summed counts. The displacement quotient WDQ (Bowers and Johnson 2003) stands in `statistics`: below -1 displacement
outweighs the effect, above 0 benefits spread.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

from analysis.design import MIN_SIDE_POINTS, Design, Obstacle
from analysis.errors import BadParameter, Caution, unknown
from analysis.estimators.twfe import ALL_ZERO
from analysis.inference.ar1 import reml
from analysis.inference.coefficient import Inferred, by_t
from analysis.inference.exact import poisson_combination, poisson_combination_p_value
from analysis.language import Text, significant
from analysis.results import Estimate

NAME = "displacement"
TITLE = Text("Khác biệt kép có tính dịch chuyển (WDD)", "Weighted displacement difference (WDD)")
ESTIMAND = Text("số vụ thay đổi ròng, kể cả dịch chuyển", "net change in events, displacement included")
SUITS = frozenset({"zones"})
SIGN = {"treated": 1, "control": -1, "displacement": 1, "displacement_control": -1}
KINDS = {
    "series": Text(
        "khoảng rộng hơn trong hai khoảng: AR(1) của chênh lệch theo kỳ (REML, t({df})), và MOVER từ khoảng Poisson chính xác",
        "the wider of two intervals: AR(1) of the difference by period (REML, t({df})), and MOVER of exact Poisson intervals",
    ),
    "exact": Text("khoảng MOVER từ khoảng Poisson chính xác (Garwood)", "MOVER interval from exact Poisson intervals (Garwood)"),
    "wald": Text(
        "căn của tổng các số đếm, chuẩn; do người dùng chọn thay quy tắc",
        "root of the summed counts, normal; chosen by the caller instead of the rule",
    ),
}
POISSON_ONLY = Text(
    "Chỉ có {before} kỳ trước và {after} kỳ sau: không ước lượng được số vụ dao động hơn Poisson bao nhiêu, nên khoảng này là cận dưới "
    "của độ bất định (cần ít nhất {least} kỳ mỗi bên).",
    "Only {before} periods before and {after} after: how much more than Poisson the events vary cannot be estimated, so that this "
    "interval is a lower bound of the uncertainty (at least {least} periods on either side are needed).",
)


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


def by_period(design: Design) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The signed sum of the zones in every period, whether the period lies after the start, and its ordinal."""
    rows = design.rows
    signed = (rows["outcome"] * rows[design.zones].map(SIGN)).groupby(rows["period"]).sum().sort_index()
    after = signed.index >= pd.Period(design.dates[0], freq=design.panel.frequency)
    return signed.to_numpy(float), np.asarray(after), np.array([p.ordinal for p in signed.index])


def _of_series(design: Design, confidence: float) -> Inferred | None:
    """The level change of the zones' difference over the whole time after; None with too few periods."""
    signed, after, time = by_period(design)
    if min(after.sum(), (~after).sum()) < MIN_SIDE_POINTS or np.ptp(signed[after]) == 0 or np.ptp(signed[~after]) == 0:
        return None
    found = reml(signed, np.column_stack([np.ones(len(signed)), after]), time)
    change = by_t(float(found.coef[1]), float(np.sqrt(found.cov[1, 1])), float(found.df[1]), confidence, "reml")
    n = int(after.sum())
    return change._replace(value=n * change.value, std_error=n * change.std_error, low=n * change.low, high=n * change.high)


def fit(design: Design, confidence: float = 0.95, errors: str | None = None) -> Estimate:
    """The weighted displacement difference, in events."""
    series = _of_series(design, confidence) if errors in (None, "series") else None
    kind = errors or ("series" if series else "exact")
    if kind not in KINDS or (kind == "series" and series is None):
        allowed = [name for name in KINDS if name != "series" or series]
        raise unknown(Text("loại sai số", "kind of error"), kind, allowed, "estimate(errors=...)", BadParameter)
    zones = table(design)
    counts, weights = [], []
    for zone, row in zones.iterrows():
        counts += [row["after"], row["before"]]
        weights += [SIGN[zone], -SIGN[zone] * row["weight"]]
    found = _counted(counts, weights, kind, confidence)
    if series and found.value != series.value:  # the same sum, but for the order of adding
        series = series._replace(value=found.value)
    low, high, p_value = found.low, found.high, found.p_value
    if series:
        low, high = min(low, series.low), max(high, series.high)
        p_value = max(p_value, series.p_value)
    terms = zones["after"] - zones["weight"] * zones["before"]
    poisson = float(np.sqrt(np.dot(counts, np.square(weights))))
    more = {"dispersion": (series.std_error / poisson) ** 2, "df": series.df} if series else {}
    return Estimate.of(
        design,
        method=NAME,
        estimand=ESTIMAND,
        value=found.value,
        low=low,
        high=high,
        confidence=confidence,
        scale="level",
        null=0.0,
        std_error=max(series.std_error, poisson) if series else poisson,
        p_value=p_value,
        errors=KINDS[kind].fill(df=significant(series.df)) if series else KINDS[kind],
        n_treated=1,
        coefficients=pd.DataFrame(
            {"term": zones.index, "value": terms, "before": zones["before"], "after": zones["after"]}
        ).reset_index(drop=True),
        statistics={"z": found.value / poisson} | more | _quotient(zones),
        cautions=() if series else _poisson_only(design),
    )


def _counted(counts: list, weights: list, kind: str, confidence: float) -> Inferred:
    """The signed sum of counts with the interval that Poisson counts have."""
    value, se = float(np.dot(counts, weights)), float(np.sqrt(np.dot(counts, np.square(weights))))
    if kind == "wald":
        reach = stats.norm.ppf((1 + confidence) / 2) * se
        return Inferred(value, se, value - reach, value + reach, float(2 * stats.norm.sf(abs(value) / se)), kind, np.inf)
    low, high = poisson_combination(counts, weights, confidence)
    return Inferred(value, se, float(low), float(high), poisson_combination_p_value(counts, weights), kind, np.inf)


def _poisson_only(design: Design) -> tuple[Caution, ...]:
    after = by_period(design)[1]
    text = POISSON_ONLY.fill(before=int((~after).sum()), after=int(after.sum()), least=MIN_SIDE_POINTS)
    return (Caution("dispersion_unknown", text),)


def _quotient(zones: pd.DataFrame) -> dict[str, float]:
    """WDQ = ((D/C) after - before) / ((T/C) after - before); left out where it is not defined."""
    if "displacement" not in zones.index or (zones.loc["control", ["before", "after"]] == 0).any():
        return {}
    share = lambda zone, side: zones.loc[zone, side] / zones.loc["control", side]  # noqa: E731
    success = share("treated", "after") - share("treated", "before")
    if success == 0:
        return {}
    return {"wdq": float((share("displacement", "after") - share("displacement", "before")) / success), "success": float(success)}
