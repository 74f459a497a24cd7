"""Who was treated, and when: one column `treated` and one column `adopted` from whatever the panel and the caller give."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.errors import BadParameter
from analysis.language import Text
from analysis.panel import Panel


def with_treatment(
    panel: Panel, adopted: tuple[dt.date, ...], where: Mapping[str, dt.date], places: tuple[str, ...]
) -> pd.DataFrame:
    """The usable rows, sorted, with `treated` (0, 1 or a fraction) and `adopted` (Period or NaT) filled.

    A treated column of the panel wins; then adoption dates by place; then one date for the places of the component, or for all.
    """
    rows = panel.usable.sort_values(["place", "period"], kind="stable").reset_index(drop=True)
    start = _starts(panel, rows, adopted, where, places)
    if start is not None:
        rows["adopted"] = pd.Series(start, index=rows.index, dtype=rows["period"].dtype)
    if rows["treated"].notna().any():
        rows["treated"] = rows["treated"].fillna(0.0)
        if start is None and rows["adopted"].isna().all():
            first = rows[rows["treated"] > 0].groupby("place")["period"].min()
            starts = [first.get(place, pd.NaT) for place in rows["place"]]
            rows["adopted"] = pd.Series(starts, index=rows.index, dtype=rows["period"].dtype)
    else:
        rows["treated"] = (rows["adopted"].notna() & (rows["period"] >= rows["adopted"])).astype(float)
    return rows


def _starts(panel, rows, adopted, where, places) -> list | None:
    if where:
        missing = sorted(set(where) - set(panel.places))
        if missing:
            raise BadParameter(
                expected=Text("địa bàn có trong bảng", "places that the panel has"),
                found=Text(", ".join(missing), ", ".join(missing)),
                where="Design(adopted=...)",
                remedy=Text("dùng mã địa bàn của bảng", "use the place codes of the panel"),
            )
        periods = {place: pd.Period(date, freq=panel.frequency) for place, date in where.items()}
        return [periods.get(place, pd.NaT) for place in rows["place"]]
    if adopted and len(panel.places) > 1 and rows["adopted"].isna().all() and rows["treated"].isna().all():
        period = pd.Period(adopted[0], freq=panel.frequency)
        treated = set(places) & set(panel.places) or set(panel.places)
        return [period if place in treated else pd.NaT for place in rows["place"]]
    return None


def defined_by_treatment(rows: pd.DataFrame) -> bool:
    """Whether the outcome exists only under treatment, or is the treatment (or the dose) itself."""
    outcome = rows["outcome"].to_numpy(float)
    under, without = outcome[rows["treated"] > 0], outcome[rows["treated"] == 0]
    if len(under) >= 4 and len(without) >= 4 and (without == 0).all() and (under > 0).mean() > 0.9:
        return True
    for column in ("treated", "dose"):
        given = rows[column].to_numpy(float)
        if np.isfinite(given).all() and np.ptp(given) > 0 and np.ptp(outcome) > 0 and len(rows) >= 6:
            if abs(np.corrcoef(given, outcome)[0, 1]) > 1 - 1e-9:
                return True
    return False
