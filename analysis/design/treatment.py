"""Who was treated, and when: one column `treated` and one column `adopted` from whatever the panel and the caller give."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.errors import BadParameter
from analysis.language import Text
from analysis.panel import Panel
from analysis.panel.columns import SHOWN
from analysis.panel.periods import first_period
from analysis.panel.rules import disagreements


def with_treatment(
    panel: Panel, adopted: tuple[dt.date, ...], where: Mapping[str, dt.date], places: tuple[str, ...]
) -> pd.DataFrame:
    """The usable rows, sorted, with `treated` (0, 1 or a fraction) and `adopted` (Period or NaT) filled.

    From the panel's own columns; else from adoption dates by place; else from one date for the places of the component, or for
    all. A dose that is fixed in each place counts from the one date on which all started. Raises BadParameter where the dates
    given contradict the panel's own, or where several dates are given for several places without saying whose is which.
    """
    rows = panel.usable.sort_values(["place", "period"], kind="stable").reset_index(drop=True)
    start = _by_place(panel, rows, where) if where else _for_all(panel, rows, adopted, places)
    if start is not None:
        rows["adopted"] = pd.Series(start, index=rows.index, dtype=rows["period"].dtype)
    if rows["treated"].isna().all():
        rows["treated"] = (rows["adopted"].notna() & (rows["period"] >= rows["adopted"])).astype(float)
    elif rows["adopted"].isna().all():
        begun = _begun(rows)
        starts = [begun.get(place, pd.NaT) for place in rows["place"]]
        rows["adopted"] = pd.Series(starts, index=rows.index, dtype=rows["period"].dtype)
    return _dose_from_start(rows)


def late_days(panel: Panel, days: Sequence[dt.date]) -> list[dt.date]:
    """Those of the days given for a start that lie late in a period, so that the next is the first under treatment; none where
    the panel itself says which periods were treated, or starts with the very period.
    """
    if panel.rows["treated"].notna().any():
        return []
    own = set(panel.rows["adopted"].dropna())
    within = [(day, pd.Period(day, freq=panel.frequency)) for day in days]
    return [day for day, period in within if period not in own and first_period(day, panel.frequency) != period]


def _by_place(panel: Panel, rows: pd.DataFrame, where: Mapping[str, dt.date]) -> list:
    missing = sorted(set(where) - set(panel.places))
    if missing:
        raise BadParameter(
            expected=Text("địa bàn có trong bảng", "places that the panel has"),
            found=Text(", ".join(missing), ", ".join(missing)),
            where="Design(adopted=...)",
            remedy=Text("dùng mã địa bàn của bảng", "use the place codes of the panel"),
        )
    periods = {place: pd.Period(date, freq=panel.frequency) for place, date in where.items()}
    asked = pd.Series([periods.get(place, pd.NaT) for place in rows["place"]], index=rows.index, dtype=rows["period"].dtype)
    if rows["adopted"].notna().any():
        own, new = (rows.assign(adopted=dates).groupby("place")["adopted"].first() for dates in (rows["adopted"], asked))
        differ = [p for p in own.index if own[p] != new[p] and not (pd.isna(own[p]) and pd.isna(new[p]))]
        _agree([f"{p}: {_said(own[p])} / {_said(new[p])}" for p in differ])
    if rows["treated"].notna().any():
        _agree([f"{p}: {said}" for p, said in disagreements(rows.assign(adopted=asked)).items()])
    return list(asked)


def _for_all(panel: Panel, rows: pd.DataFrame, adopted: tuple[dt.date, ...], places: tuple[str, ...]) -> list | None:
    many = len(panel.places) > 1
    if not adopted:
        return None
    given = {pd.Period(date, freq=panel.frequency) for date in adopted}
    if rows["adopted"].notna().any() or rows["treated"].notna().any():
        own, given = _own(rows, given)
        shown = ", ".join(map(str, sorted(given))) or "—"
        _agree([f"{place}: {start} / {shown}" for place, start in own.items() if start not in given])
        extra = sorted(given - set(own))
        _agree([f"— / {', '.join(map(str, extra))}"] if extra and (many or own.empty) else [])
        return None
    if not many:
        return None
    if len(given) > 1:
        raise BadParameter(
            expected=Text("một ngày chung, hoặc ngày của từng địa bàn", "one date for all, or the date of each place"),
            found=Text(", ".join(map(str, adopted)), ", ".join(map(str, adopted))),
            where="Design(adopted=...)",
            remedy=Text("ghi adopted={'mã địa bàn': 'ngày', ...}", "write adopted={'place': 'date', ...}"),
        )
    treated = set(places) & set(panel.places) or set(panel.places)
    return [next(iter(given)) if place in treated else pd.NaT for place in rows["place"]]


def _own(rows: pd.DataFrame, given: set[pd.Period]) -> tuple[pd.Series, set[pd.Period]]:
    """The panel's own starts by place, and those given as a panel with only a treated column would show them: in its window."""
    if rows["adopted"].notna().any():
        return rows.groupby("place")["adopted"].first().dropna(), given
    first, last = rows["period"].min(), rows["period"].max()
    return _begun(rows), {max(first, period) for period in given if period <= last}


def _begun(rows: pd.DataFrame) -> pd.Series:
    """The first treated period of each place treated at all."""
    return rows[rows["treated"] > 0].groupby("place")["period"].min()


def _said(period: pd.Period) -> str:
    return "—" if pd.isna(period) else str(period)


def _agree(conflicts: list[str]) -> None:
    if conflicts:
        listed = "; ".join(conflicts[:SHOWN]) + ("; …" if len(conflicts) > SHOWN else "")
        raise BadParameter(
            expected=Text("ngày bắt đầu khớp với bảng (của bảng / đưa vào)", "dates that agree with the panel's (its own / given)"),
            found=Text(listed, listed),
            where="Design(adopted=...)",
            remedy=Text("bỏ adopted=..., hoặc lập bảng không có cột treated, adopted",
                        "leave adopted=... out, or make the panel without its columns treated and adopted"),
        )  # fmt: skip


def _dose_from_start(rows: pd.DataFrame) -> pd.DataFrame:
    """Dose x (period >= start), where each place's dose is fixed and all started on one date inside the window."""
    before = rows["period"] < rows["adopted"]
    fixed = rows["dose"].notna().all() and rows.groupby("place")["dose"].nunique().max() == 1
    one_date = rows["adopted"].notna().all() and rows["adopted"].nunique() == 1
    if not (fixed and one_date and rows["dose"].nunique() > 1 and before.any() and not before.all()):
        return rows
    return rows.assign(dose=rows["dose"].where(~before, 0.0))


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
