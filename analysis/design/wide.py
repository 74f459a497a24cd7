"""Staggered adoption as a places x periods table: who is used, and who must be left out and why."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.design.arrays import arrays, levels
from analysis.design.claim import Obstacle
from analysis.design.design import Design
from analysis.errors import Caution
from analysis.language import Text

NO_GROUPS = Obstacle(
    "no_usable_group",
    Text(
        "không còn nhóm nào có kỳ trước ngày bắt đầu và nơi đối chứng",
        "no group is left with a period before its start and a comparison",
    ),
    Text("kỳ trước ngày bắt đầu, và nơi chưa áp dụng", "periods before the start, and places not yet treated"),
)
REVERSES = Obstacle(
    "treatment_reverses",
    Text("can thiệp bị ngừng ở một số nơi", "the treatment is withdrawn again in some places"),
    Text("dùng method='twfe', hoặc bỏ các kỳ sau khi ngừng", "use method='twfe', or drop the periods after the end"),
)


def reverses(design: Design) -> bool:
    """Whether treatment falls back to nothing somewhere."""
    rows = design.rows
    before = rows.groupby("place")["treated"].shift(fill_value=0.0)
    return bool(((rows["treated"] == 0) & (before > 0)).any())


def wide(design: Design, balanced: bool = True) -> tuple[np.ndarray, np.ndarray, pd.DataFrame, str, tuple[Caution, ...]]:
    """Outcome (places x periods), start (index; number of periods: never), the table itself, the scale, and cautions.

    Places treated from their first period on are left out; so, where `balanced`, are places with a gap.
    """
    data = arrays(design)
    y, scale = levels(data)
    rows = data.rows.assign(y=y)
    table = rows.pivot(index="place", columns="period", values="y")
    start = (
        rows.groupby("place")["adopted"].first().map(lambda p: table.columns.searchsorted(p) if pd.notna(p) else table.shape[1])
    )
    start = start.to_numpy(int)
    always, gap = start == 0, table.isna().any(axis=1).to_numpy() & balanced
    cautions = []
    for code, who, text in (
        (
            "always_treated",
            always,
            Text("Để riêng nơi đã áp dụng từ kỳ đầu: {p}.", "Left out, treated from the first period on: {p}."),
        ),
        ("gaps", gap & ~always, Text("Để riêng nơi thiếu kỳ: {p}.", "Left out, periods missing: {p}.")),
    ):
        if who.any():
            cautions.append(Caution(code, text.fill(p=", ".join(map(str, table.index[who][:5])))))
    keep = ~(always | gap)
    return table.to_numpy()[keep], start[keep], table[keep], scale, tuple(cautions)


def event_series(table: pd.DataFrame, start: np.ndarray, effects: np.ndarray) -> pd.DataFrame:
    """Treated places' mean by period: observed, and without the effects (NaN before any start)."""
    ever = start < table.shape[1]
    observed = np.nanmean(table.to_numpy()[ever], axis=0)
    after = np.arange(table.shape[1]) >= start[ever].min()
    without = np.where(after, observed - np.nan_to_num(effects[ever]).mean(axis=0), np.nan)
    periods = [str(p) for p in table.columns]
    blank = np.full(len(periods), np.nan)
    return pd.DataFrame(
        {"place": "treated", "period": periods, "observed": observed, "fitted": blank, "counterfactual": without}
    ).assign(low=np.nan, high=np.nan)
