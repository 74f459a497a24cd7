"""When a row is: years, quarters, months and dates as people write them -> pandas Periods of one frequency.

A frequency is said by the form (2019, 2019Q1, 2019-03); dates say it by their spacing. A date with slashes is read with the
day first, never the month.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

import pandas as pd

from analysis.errors import BadTable, Caution
from analysis.ingest.columns.cells.periods import BUDDHIST, CALENDAR, is_buddhist, is_never, is_school_year, spacing, written
from analysis.language import Text
from analysis.panel.columns import SHOWN, at, each, missing

EXPECTED = Text(
    "năm (2019), quý (2019Q1), tháng (2019-03), ngày (2019-03-05 hoặc 05/03/2019: ngày trước, tháng sau)",
    "years (2019), quarters (2019Q1), months (2019-03) or dates (2019-03-05, or 05/03/2019 with the day first)",
)
ONE_FORM = Text("viết lại cột kỳ theo một dạng", "write the period column in one of these forms")
ADD_UP = Text(
    "cộng gộp thành tháng, quý hoặc năm dương lịch rồi gọi lại (tuần và năm tài chính không ghép với ngày bắt đầu được)",
    "add up to calendar months, quarters or years and call again (weeks and fiscal years do not match a start date)",
)


def periods(column: pd.Series, name: str, places: pd.Series | None = None) -> pd.Series:
    """The periods of the rows, all of one frequency; NaT where nothing is written.

    `places` (the place of each row; a single one where not said) serves to tell dates that stand once a year or a quarter
    from months. Raises BadTable for what cannot be read, for several forms in one column, and for weeks, days in Periods and
    fiscal years.
    """
    if (own := _calendar(column)) is not None:
        return own
    places = pd.Series("", index=column.index) if places is None else places
    found = _read(column, name, places)
    filled = found.dropna()
    kinds = sorted({value.kind for value in filled})
    if not kinds:
        return pd.Series(pd.NaT, index=column.index, dtype="period[Y]")
    _refuse_kinds(kinds, column, found, name, places)
    frequency = spacing(list(filled), list(places[filled.index])) if kinds == ["D"] else kinds[0]
    return _as_periods(found, frequency)


def first_period(day: dt.date, frequency: str) -> pd.Period:
    """The first period under a treatment that began on a day: the day's own, or the next where most of that had passed."""
    own = pd.Period(day, freq=frequency)
    passed = (pd.Timestamp(day) - own.start_time) / ((own + 1).start_time - own.start_time)
    return own + 1 if passed > 0.5 else own


def adoptions(column: pd.Series, name: str, places: pd.Series, frequency: str, whole: bool = True) -> pd.Series:
    """The first period under treatment of each row's place, in the panel's frequency; NaT where it never adopted (`is_never`).

    Dates late in a period count from the next (see `first_period`), unless the panel says itself which part of a period was
    treated (not `whole`): then from the period they fall in.
    """
    if (own := _calendar(column)) is not None:
        codes, different = pd.factorize(own.array)
        days = [first.start_time.date() for first in different]
        made = [first_period(day, frequency) if whole else pd.Period(day, freq=frequency) for day in days]
        table = pd.PeriodIndex([*made, pd.NaT], freq=frequency)
        return pd.Series(table.take(codes), index=column.index)
    found = _read(column.astype(object).mask(each(column, is_never).fillna(True).astype(bool)), name, places)
    return _as_periods(found, frequency, first_period if whole else None)


def _calendar(column: pd.Series) -> pd.Series | None:
    """A column of calendar years, quarters or months that are Periods already, as it is; None for any other."""
    form = str(column.dtype).removeprefix("period[").rstrip("]")  # of its frequency pandas says ME for M
    if not isinstance(column.dtype, pd.PeriodDtype) or CALENDAR.get(form) not in ("Y", "Q", "M"):
        return None
    years = column.dropna().dt.year
    if not len(years) or years.between(BUDDHIST.start, BUDDHIST.stop - 1).any():
        return None
    return column


def late_starts(days: Iterable[dt.date], frequency: str) -> tuple[Caution, ...]:
    """A caution that names dates of which the first period under treatment is the one after."""
    late = sorted({day for day in days if first_period(day, frequency) != pd.Period(day, freq=frequency)})
    if not late:
        return ()
    listed = "; ".join(f"{day:%d/%m/%Y}: {first_period(day, frequency)}" for day in late[:SHOWN])
    return (Caution("late_start", Text(
        "Ngày bắt đầu rơi vào nửa sau của kỳ: kỳ đầu tiên tính là áp dụng là kỳ kế tiếp ({listed}{more}).",
        "A start in the second half of a period: the next one is the first that counts as treated ({listed}{more}).",
    ).fill(listed=listed, more="; …" if len(late) > SHOWN else "")),)  # fmt: skip


def written_days(column: pd.Series) -> list[dt.date]:
    """The days on which the dates (or years, quarters, months) of a column begin."""
    found = [written(value) for value in column.unique() if not is_never(value)]
    return [value.day for value in found if value is not None]


def _read(column: pd.Series, name: str, places: pd.Series) -> pd.Series:
    values = column.astype(object)
    values = values.mask(missing(values))
    found = each(values, written)
    bad = found.isna() & values.notna() | found.map(lambda w: is_school_year(w) or w is not None and is_buddhist(w)).astype(bool)
    if bad.any():
        rows = at(places[bad], values[bad])
        raise BadTable(
            expected=EXPECTED, found=rows, where=Text(f"cột {name}", f"column {name}"), remedy=ONE_FORM,
        )  # fmt: skip
    return found


def _refuse_kinds(kinds: list[str], column: pd.Series, found: pd.Series, name: str, places: pd.Series) -> None:
    where = Text(f"cột {name}", f"column {name}")
    odd = [kind for kind in kinds if kind not in ("Y", "Q", "M", "D")]
    if odd or (kinds == ["D"] and isinstance(column.dtype, pd.PeriodDtype)):
        listed = ", ".join(odd or kinds)
        raise BadTable(
            expected=Text("năm, quý hoặc tháng dương lịch", "calendar years, quarters or months"),
            found=Text(f"kỳ kiểu {listed}", f"periods of frequency {listed}"), where=where, remedy=ADD_UP,
        )  # fmt: skip
    if len(kinds) > 1:
        first = [found[found.map(lambda w, k=kind: w is not None and w.kind == k)].index[0] for kind in kinds]
        raise BadTable(
            expected=Text("một cột chỉ có năm, quý, tháng hoặc ngày", "years alone, quarters alone, months alone or dates alone"),
            found=at(places[first], column.astype(object)[first]), where=where, remedy=ONE_FORM,
        )  # fmt: skip


def _as_periods(found: pd.Series, frequency: str, rule: Callable[[dt.date, str], pd.Period] | None = None) -> pd.Series:
    made = {value: rule(value.day, frequency) if rule else pd.Period(value.day, freq=frequency) for value in set(found.dropna())}
    return pd.Series([made.get(value, pd.NaT) for value in found], index=found.index, dtype=f"period[{frequency}]")


__all__ = ["EXPECTED", "adoptions", "first_period", "is_never", "late_starts", "periods", "written", "written_days"]
