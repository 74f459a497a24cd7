"""Several districts: what they have in common, how much they differ, and where the next one would lie.

Only districts that report the same indicator for the same window are compared; the others are set aside with the reason. The mean, the variance between
districts and the prediction interval are those of the estimator `random_effects` (REML, Hartung and Knapp; the prediction interval with k - 2 degrees of freedom as in Riley, Higgins
and Deeks, BMJ 2011). Where two sources print different figures for one district the comparison is made with each of them.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

import pandas as pd

from analysis.design import Design
from analysis.errors import BadTable
from analysis.estimators import estimate
from analysis.language import Text
from analysis.panel.frame import from_frame
from analysis.results import Estimate, Refusal

MOST_WAYS = 64  # of choosing one source for each district in conflict
ASIDE = {
    "indicator": Text("chỉ số khác", "another indicator"),
    "window": Text("kỳ khác", "another window"),
    "missing": Text("thiếu số liệu", "no figure"),
}


@dataclass(frozen=True, kw_only=True, eq=False)
class Districts:
    """`effect`: the random-effects estimate (or why there is none); `tau2`, `i2` (per cent), `prediction` (low, high, per 100,000): NaN where there is none.

    `conflicts`: district, source, value, exposure, one row a figure of a district with several; `low`, `high`: the extremes of the mean over every choice of source.
    `aside`: rows not compared, with reasons; `used`: one row a district.
    """

    effect: Estimate | Refusal
    used: pd.DataFrame
    aside: pd.DataFrame
    conflicts: pd.DataFrame
    indicator: str
    window: str
    tau2: float
    i2: float
    prediction: tuple[float, float]
    low: float
    high: float
    simulated: bool = False


def compare(rows: pd.DataFrame, unit: Text | None = None, simulated: bool = False) -> Districts:
    """Districts side by side. `rows`: district, indicator, start, end, value, exposure (person-years) and, where known, source.

    The indicator and the window that most districts report are compared. Raises BadTable where a column is missing.
    """
    missing = [c for c in ("district", "indicator", "start", "end", "value", "exposure") if c not in rows]
    if missing:
        raise BadTable(
            expected=Text("các cột district, indicator, start, end, value, exposure", "the columns district, indicator, start, end, value, exposure"),
            found=Text(f"thiếu {', '.join(missing)}", f"{', '.join(missing)} missing"), where="districts",
            remedy=Text("thêm cột rồi chạy lại", "add the columns and run again"),
        )  # fmt: skip
    rows = rows.assign(
        source=rows["source"] if "source" in rows else "", window=rows["start"].astype(str) + "–" + rows["end"].astype(str)
    )
    rows = rows.assign(value=rows["value"].astype(float), exposure=rows["exposure"].astype(float))
    known = rows[rows["value"].notna() & (rows["exposure"] > 0)]
    aside = [rows.drop(known.index).assign(why="missing")]
    for column, why in (("indicator", "indicator"), ("window", "window")):
        chosen = known.groupby(column)["district"].nunique().sort_values(ascending=False, kind="stable")
        kept = known[known[column] == chosen.index[0]] if len(chosen) else known
        aside.append(known.drop(kept.index).assign(why=why))
        known = kept
    known = known.drop_duplicates(["district", "value", "exposure"])
    several = known.groupby("district")["value"].transform("size") > 1
    used = known.drop_duplicates("district")
    effect = _pooled(used, unit, simulated)
    found = [effect, *(_pooled(way, unit, simulated) for way in _ways(known))] if several.any() else [effect]
    values = [e.value for e in found if isinstance(e, Estimate)]
    numbers = effect.statistics if isinstance(effect, Estimate) else {}
    return Districts(
        effect=effect, used=used, aside=pd.concat(aside)[["district", "indicator", "window", "source", "why"]], conflicts=known[several],
        indicator=str(known["indicator"].iloc[0]) if len(known) else "", window=str(known["window"].iloc[0]) if len(known) else "",
        tau2=numbers.get("tau2", math.nan), i2=100 * numbers.get("i_squared", math.nan),
        prediction=(numbers.get("predicted_low", math.nan), numbers.get("predicted_high", math.nan)),
        low=min(values, default=math.nan), high=max(values, default=math.nan), simulated=simulated,
    )  # fmt: skip


def _ways(known: pd.DataFrame):
    """One row a district, for every choice of source where a district has several."""
    parts = [list(group.index) for _, group in known.groupby("district", sort=False)]
    for chosen in itertools.islice(itertools.product(*parts), MOST_WAYS):
        yield known.loc[list(chosen)]


def _pooled(used: pd.DataFrame, unit: Text | None, simulated: bool) -> Estimate | Refusal:
    panel = from_frame(
        used.assign(period=used["end"].astype(str).str[:4]), place="district", period="period", outcome="value", exposure="exposure", kind="count",
        label=Text(*(str(used["indicator"].iloc[0]),) * 2), unit=unit or Text("vụ", "cases"), simulated=simulated, sources=tuple(dict.fromkeys(filter(None, used["source"]))),
    )  # fmt: skip
    return estimate(Design(panel), method="random_effects")
