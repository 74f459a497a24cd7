"""What the places and columns of a tidy table name: the catalogue's by code, the source's own by name, or what neither has."""

from __future__ import annotations

import pandas as pd

from analysis.catalogue.headings import ASIDE, meant
from analysis.ingest.columns.table import Reading
from analysis.ingest.own.lists import Lacking, as_new, indicator_codes, place_codes

VALUES = ("giá trị", "value")  # what the reading calls the figures of years that stood as columns


def of_codes(rows: pd.DataFrame, source: str) -> Lacking:
    """What a table of the observations schema names that nothing has."""
    return Lacking(places=_unnamed(rows["place_code"], source) if "place_code" in rows else ())


def of_table(read: Reading, outcome: str, source: str) -> Lacking:
    """What a table of places, periods and figures names that nothing has."""
    if read.column("place") is None:
        return Lacking()
    given = _given(read, outcome)
    nameless = {outcome if c in given else c: c for c, code in indicator_columns(read, outcome, source).items() if not code}
    return Lacking(
        places=_unnamed(read.frame[read.column("place")], source),
        indicators=tuple((label, _whole(read.frame[column])) for label, column in nameless.items()),
    )


def indicator_columns(read: Reading, outcome: str, source: str) -> dict[str, str]:
    """The columns of figures and the indicators they are, by code or label; empty where nothing has that name. Row numbers and remarks
    are no figures."""
    taken = {read.column("place"), read.column("period"), read.column("exposure")}
    columns = [c for c in read.frame.columns if c not in taken and str(c).lower() != "source" and not is_remark(read, c)]
    codes = indicator_codes([*columns, outcome], source)
    given = _given(read, outcome)
    return {c: codes.get(outcome, "") if c in given else codes.get(c, "") for c in columns}


def _given(read: Reading, outcome: str) -> tuple[str, ...]:
    """The columns whose indicator was given on the command line: `outcome`, or the values of years set as columns."""
    return tuple(c for c in read.frame.columns if outcome and (c == "outcome" or c in read.columns("outcome") and c in VALUES))


def is_remark(read: Reading, column: str) -> bool:
    """Whether a column holds row numbers, units or remarks, and no figures."""
    return column in read.unused and bool(set(meant(column).roles) & set(ASIDE))


def _whole(values: pd.Series) -> bool:
    numbers = pd.to_numeric(values, errors="coerce").dropna()
    return bool((numbers % 1 == 0).all())


def _unnamed(names: pd.Series, source: str) -> tuple[str, ...]:
    known = place_codes((str(n) for n in names), source)
    return tuple(n for n in dict.fromkeys(map(str, names)) if n not in known and as_new(n))


def with_own_places(rows: pd.DataFrame, name: str, source: str) -> pd.DataFrame:
    """The rows with the codes of the source's own places; asked about where names are neither its own nor codes."""
    if "place_code" not in rows:
        return rows
    if "place" not in rows and (left := _unnamed(rows["place_code"], source)):
        raise Lacking(places=left).question(name, source)
    return rows.assign(place_code=rows["place_code"].replace(place_codes(rows["place_code"].astype(str), source)))
