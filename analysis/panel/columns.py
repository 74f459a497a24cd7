"""One column of a table from elsewhere (Excel, Stata, R, a database) -> places, numbers or a control; nothing is guessed."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from numbers import Real

import numpy as np
import pandas as pd

from analysis.catalogue.headings import declared
from analysis.errors import BadTable
from analysis.ingest.columns.cells import numbers as reading
from analysis.ingest.columns.values.places import place as place_code
from analysis.ingest.entities.numbers import Format
from analysis.language import Text

EMPTY = {"", "nan", "nat", "none", "null", "<na>"}  # also what str() makes of a missing value
SHOWN = 5
NUMBERS = Text(
    "viết số liền, không dấu ngăn nghìn, không đơn vị, dấu chấm thập phân (3684; 3.5; chữ “3.684” có thể là 3684); có/không viết 1/0; ô trống nếu không biết",
    "write plain numbers without thousands marks or units, with a decimal point (3684; 3.5; the text 3.684 could be 3684); yes and no as "
    "1 and 0; leave a cell empty where nothing is known",
)


def is_missing(value: object, marks: set[str] | frozenset[str] = frozenset(EMPTY)) -> bool:
    """Whether a cell says nothing."""
    if isinstance(value, str):
        return value.strip().lower() in marks
    return value is None or value is pd.NaT or value is pd.NA or (isinstance(value, Real) and math.isnan(value))


def missing(values: pd.Series, marks: set[str] | frozenset[str] = frozenset(EMPTY)) -> pd.Series:
    """Whether each cell says nothing, asked once a different value."""
    codes, different = _distinct(values)
    said = np.array([*(is_missing(value, marks) for value in different), True])
    return pd.Series(said[codes], index=values.index)


def _distinct(values: pd.Series) -> tuple[np.ndarray, pd.Index]:
    """The number of each cell's value, and the different values. Raises BadTable for a cell that holds several (a list, an array)."""
    try:
        return pd.factorize(values)
    except TypeError:
        wrong = values[values.map(lambda cell: not isinstance(cell, Hashable)).astype(bool)]
    rows = ", ".join(map(str, wrong.index[:SHOWN]))
    raise BadTable(
        expected=Text("một giá trị ở mỗi ô", "one value in a cell"),
        found=Text(f"{wrong.iloc[0]} ({len(wrong)} dòng)", f"{wrong.iloc[0]} (rows: {len(wrong)})"),
        where=Text(f"cột {values.name}, dòng {rows}", f"column {values.name}, row {rows}"),
        remedy=Text("tách ra mỗi giá trị một dòng: frame.explode(...)", "give each value a row: frame.explode(...)"),
    ) from None


def at(places: pd.Series, values: pd.Series, periods: pd.Series | None = None) -> Text:
    """`p00, 2009: abc; p01, 2011: 7; …`: the first few wrong cells, with how many there are."""
    spots = places.map(str) if periods is None else places.map(str) + ", " + periods.astype(str)
    listed = "; ".join(
        f"{spot}: {_shown(value)}" if spot else _shown(value) for spot, value in zip(spots[:SHOWN], values[:SHOWN], strict=True)
    )
    more = "; …" if len(values) > SHOWN else ""
    return Text(f"{listed}{more} ({len(values)} dòng)", f"{listed}{more} (rows: {len(values)})")


def _shown(value: object) -> str:
    if is_missing(value):
        return "—"
    whole = isinstance(value, Real) and not isinstance(value, bool) and float(value).is_integer()
    return str(int(value)) if whole else str(value)


def places_of(column: pd.Series, name: str) -> pd.Series:
    """The place of each row as text. Raises BadTable where a row has none."""
    values = column.astype(object)
    empty = missing(values)
    if empty.any():
        rows = ", ".join(map(str, values.index[empty][:SHOWN]))
        raise BadTable(
            expected=Text("một địa bàn ở mỗi dòng", "a place in every row"),
            found=Text(f"ô trống ({int(empty.sum())})", f"empty cells ({int(empty.sum())})"),
            where=Text(f"cột {name}, dòng {rows}", f"column {name}, row {rows}"),
            remedy=Text("điền địa bàn hoặc bỏ các dòng đó (ô gộp của Excel: điền xuống)",
                        "fill the place in or drop these rows (merged cells of Excel: fill down)"),
        )  # fmt: skip
    return each(values, place_code)


def each(values: pd.Series, read: Callable[[object], object]) -> pd.Series:
    """`read` of every cell, called once a different value; None for a missing one."""
    codes, different = _distinct(values)
    found = [read(value) for value in different]
    return pd.Series([found[code] if code >= 0 else None for code in codes], index=values.index, dtype=object)


def numbers(column: pd.Series, name: str, places: pd.Series, periods: pd.Series, whole: bool = False) -> pd.Series:
    """The column as floats, NaN where empty. Raises BadTable naming the rows that hold no number or an infinite one.

    `whole`: counts or persons, where the text 43.278 may be meant as 43278 and is refused too, unless the column decides.
    """
    if _is_numeric(column):
        found = pd.Series(column.to_numpy(float, na_value=np.nan), index=column.index)
        bad = np.isinf(found)
    else:
        values = column.astype(object)
        no_number = EMPTY | frozenset(declared()["words"]["missing"])
        values = values.mask(missing(values, no_number))
        found = _read(values, whole)
        bad = found.isna() & values.notna()
        found = found.astype(float)
        bad |= np.isinf(found)
    if bad.any():
        raise BadTable(
            expected=Text("số hữu hạn", "finite numbers"),
            found=at(places[bad], column[bad], periods[bad]),
            where=Text(f"cột {name}", f"column {name}"),
            remedy=NUMBERS,
        )
    return found


def _is_numeric(column: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_complex_dtype(column)


def _read(values: pd.Series, whole: bool) -> pd.Series:
    """The cells as numbers, text by the rule that every door has; None where a cell is none, an interval, or could be two."""
    texts = values[values.map(lambda cell: isinstance(cell, str)).astype(bool)].unique()
    figures = reading.read(texts, others=None if whole else Format("en", "")).figures
    return each(values, lambda cell: _figure(figures.get(cell)) if isinstance(cell, str) else _number(cell))


def _figure(figure: reading.Figure | None) -> float | None:
    return None if figure is None or math.isnan(figure.value) else figure.value


def _number(value: object) -> float | None:
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def control(column: pd.Series, name: str, places: pd.Series, periods: pd.Series) -> pd.Series:
    """A control: floats where every cell is a number, else text as it stands (for zones, clusters, parts)."""
    values = column.astype(object)
    filled = values[~missing(values)]
    if _is_numeric(column) or filled.map(lambda cell: isinstance(cell, Real)).all():
        return numbers(column, name, places, periods)
    text = each(values.where(values.index.isin(filled.index), None), lambda cell: str(cell).strip())
    return text.astype("str")


__all__ = ["SHOWN", "at", "control", "each", "is_missing", "missing", "numbers", "place_code", "places_of"]
