"""Tidy tables of data/raw: the observations schema, or place, period, outcome, exposure; one reading for both.

Every file is verified against its MANIFEST before a row is read. Figures in a tidy file are plain numbers with a decimal
point; a file with Vietnamese numbers is a report, and goes through the import.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import manifest, paths
from analysis.catalogue import clocks, indicators, places
from analysis.commands import named
from analysis.errors import BadTable, UnknownName, unknown
from analysis.ingest.columns import table
from analysis.ingest.columns.cells import lines
from analysis.ingest.columns.questions.doubts import Question
from analysis.ingest.own.lists import Lacking
from analysis.ingest.tidy import landed, names
from analysis.ingest.tidy.cache import checked
from analysis.language import Text
from analysis.listing import RawFile, listed

SCHEMA = {
    "obs_id": "str", "place_code": "str", "period_start": "str", "period_end": "str", "clock": "str", "indicator": "str",
    "value": "float", "value_low": "float", "value_high": "float", "quantifier": "str", "unit": "str", "derived": "bool",
    "source_id": "str", "note": "str",
}  # fmt: skip
QUANTIFIERS = ("exact", "at_least", "at_most", "about", "vague")
YEARLY = ("calendar", "mps_year", "na_year", "nov_nov", "year_as_printed", "unknown")


def observations() -> pd.DataFrame:
    """All observations of data/raw, one row a printed figure, with SCHEMA and `exposure`; dates are Timestamps or NaT."""
    return _observations(manifest.verified(), landed.state()).copy()


@lru_cache(maxsize=1)
def _observations(raw: tuple, imports: tuple) -> pd.DataFrame:
    """Once for each state of data/raw and of what was imported: a command asks a dozen times."""
    tables = checked(manifest.verify(), _tables)
    if not (imported := _imported()):
        return tables
    joined = pd.concat([*([tables] if len(tables) else []), *imported], ignore_index=True)
    _refuse_repeated(joined)
    return joined


def _tables() -> pd.DataFrame:
    lines = [line for folder in manifest.sources() for line in listed(folder) if _is_table(line)]
    if not lines:
        return pd.DataFrame(columns=[*SCHEMA, "exposure"])
    joined = pd.concat([_read(line) for line in lines], ignore_index=True)
    _refuse_repeated(joined)
    return joined


def _imported() -> list[pd.DataFrame]:
    """What `python -m analysis import` landed, as observations."""
    found = []
    for rows in landed.tables():
        typed = rows.reindex(columns=[*SCHEMA, "exposure"])
        for column in ("value", "value_low", "value_high", "exposure"):
            typed[column] = pd.to_numeric(typed[column]).astype(float)
        for column in ("period_start", "period_end"):
            typed[column] = pd.to_datetime(typed[column])
        typed["derived"] = typed["derived"].fillna(False).astype(bool)
        found.append(typed)
    return found


def check_table(content: bytes, name: str, outcome: str = "", source: str = "") -> pd.DataFrame:
    """One tidy table as observations, or BadTable / UnknownName with file, row and column. `source`: the folder of data/raw whose own
    places and indicators its names can be."""
    rows = (
        _schema(content, name)
        if is_schema(content)
        else _from_table(table.of_bytes(content, name), name, outcome, source or name)
    )
    return _typed(names.with_own_places(rows, name, source or name), name)


def lacking(content: bytes, name: str, outcome: str, source: str) -> Lacking:
    """The names of a tidy table that neither the catalogue nor its source has."""
    if is_schema(content):
        return names.of_codes(_schema(content, name), source)
    return names.of_table(table.of_bytes(content, name), outcome, source)


def remarks(content: bytes, name: str) -> list[Text]:
    """What the reading of a file did that its owner should know: rows set aside, marks, spellings."""
    if is_schema(content):
        return []
    read = table.of_bytes(content, name)
    return [*([read.account.text] if len(read.account.aside) else []), *(notice.text for notice in read.notices)]


def is_schema(content: bytes) -> bool:
    """Whether a file has the columns of SCHEMA, one row a printed figure, in whatever encoding its head is."""
    return b"obs_id" in content.split(b"\n", 1)[0].replace(b"\0", b"")


def refuse_repeated(fresh: pd.DataFrame, target: Path) -> None:
    """BadTable where rows about to be written to `target` repeat an obs_id, their own or one of another table of data/raw."""
    others = [_read(line) for folder in manifest.sources() for line in listed(folder) if _is_table(line) and line.path != target]
    _refuse_repeated(pd.concat([*others, fresh], ignore_index=True))


def _schema(content: bytes, name: str) -> pd.DataFrame:
    """The cells of a file of SCHEMA as text, each row under its number."""
    (head, columns), *rows = lines.delimited_lines(Path(name), content).sheets[0].rows
    frame = pd.DataFrame([values for _, values in rows], columns=columns, dtype="str").fillna("")
    return frame.assign(line=[number for number, _ in rows])


def _read(line: RawFile) -> pd.DataFrame:
    return check_table(line.path.read_bytes(), paths.shown(line.path), line.outcome.strip("*"), line.path.parent.name)


def _is_table(line: RawFile) -> bool:
    return line.path.suffix == ".csv" and (line.path.name == "observations.csv" or bool(line.outcome))


def _from_table(read: table.Reading, name: str, outcome: str, source: str) -> pd.DataFrame:
    """place, period, one column an indicator (or `outcome`, named when the file was added), exposure."""
    place, exposure = read.column("place"), read.column("exposure")
    if place is None or read.spans is None:
        raise BadTable(
            expected=Text("cột place và period, hoặc cột obs_id", "the columns place and period, or obs_id"),
            found=Text(", ".join(map(str, read.frame.columns[:8])), ", ".join(map(str, read.frame.columns[:8]))),
            where=name,
            remedy=Text("đổi tên cột như trong README", "name the columns as README says"),
        )
    for question in (*read.questions, *(q for q in read.asleep if not all(names.is_remark(read, c) for c in q.columns))):
        raise _open(question, name)
    frame = read.frame
    codes = names.indicator_columns(read, outcome, source)
    columns = list(codes)
    if nameless := [c for c in columns if not codes[c]]:
        raise Lacking(indicators=tuple((c, True) for c in nameless)).question(name, source)
    _refuse_twice(read, place, name)
    common = pd.DataFrame({
        "place_code": frame[place], "source_id": frame["source"] if "source" in frame else name,
        "exposure": frame[exposure] if exposure else np.nan,
        "period_start": pd.to_datetime(read.spans["start"]), "period_end": pd.to_datetime(read.spans["end"]), "line": frame.index,
    })  # fmt: skip
    rows = pd.concat(
        [common.assign(**_figures(read, c), indicator=codes[c], unit=indicators()[codes[c]].unit) for c in columns],
        ignore_index=True,
    )
    rows["obs_id"] = [f"{name}:{line}:{codes[column]}" for column in columns for line in frame.index]
    return rows.assign(clock="calendar", derived="false", note="")


def _open(question: Question, name: str) -> BadTable:
    """A question of the reading as the refusal of a file that joins the record, with its row and column."""
    expected, found, where, remedy = question.error.parts
    row = re.search(r"\d+$", question.cells[0]) if question.cells else None
    column = question.columns[0] if question.columns else ""
    where = (
        Text(f"{name}, dòng {row[0]}, cột {column}", f"{name}, row {row[0]}, column {column}")
        if row
        else Text(f"{name} {where.vi}", f"{name} {where.en}")
    )
    return BadTable(expected=expected, found=found, where=where, remedy=remedy)


def _figures(read: table.Reading, column: str) -> dict[str, object]:
    """The values of a column; an interval (`<5`) as its ends."""
    bounds = read.bounds.get(column)
    if bounds is None:
        return {"value": read.frame[column], "value_low": np.nan, "value_high": np.nan, "quantifier": "exact"}
    only = read.frame[column].isna() & bounds["low"].notna()
    return {
        "value": read.frame[column], "value_low": bounds["low"].where(only), "value_high": bounds["high"].where(only & np.isfinite(bounds["high"])),
        "quantifier": np.where(only, np.where(np.isfinite(bounds["high"]), "at_most", "at_least"), "exact"),
    }  # fmt: skip


def _refuse_twice(read: table.Reading, place: str, name: str) -> None:
    rows = pd.concat([read.frame[[place]], read.spans[["start", "end"]]], axis=1)
    twice = rows[rows.duplicated()]
    if len(twice):
        where, first = twice.index[0], twice.iloc[0]
        raise _bad(
            name,
            where,
            read.column("period"),
            f"{first[place]} {first['start']}",
            Text("một dòng cho mỗi địa bàn và kỳ", "one row a place and period"),
        )
    empty = rows[rows["start"].isna()]
    if len(empty):
        raise _bad(
            name, empty.index[0], read.column("period"), "", Text("2019, 2019-Q1 hoặc 2019-03", "2019, 2019-Q1 or 2019-03")
        )


def _typed(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    missing = [column for column in SCHEMA if column not in rows.columns]
    if missing:
        raise BadTable(
            expected=Text("các cột " + ", ".join(SCHEMA), "the columns " + ", ".join(SCHEMA)),
            found=Text("thiếu " + ", ".join(missing), "missing: " + ", ".join(missing)),
            where=name,
            remedy=Text("thêm cột thiếu, để trống nếu không biết", "add the missing columns, empty where not known"),
        )
    typed = rows[list(SCHEMA)].assign(line=rows["line"])
    typed["exposure"] = rows.get("exposure", pd.Series(np.nan, index=rows.index))
    for column in ("value", "value_low", "value_high", "exposure"):
        typed[column] = _numbers(typed, column, name)
    for column in ("period_start", "period_end"):
        typed[column] = _dates(typed, column, name)
    typed["derived"] = typed["derived"] == "true"
    _check_codes(typed.assign(place=rows.get("place", "")), name)
    _check_values(typed, name)
    return typed.drop(columns="line")


def _dates(rows: pd.DataFrame, column: str, name: str) -> pd.Series:
    if pd.api.types.is_datetime64_any_dtype(rows[column]):
        return rows[column]
    dates = pd.to_datetime(rows[column].replace("", None), format="ISO8601", errors="coerce")
    wrong = dates.isna() & (rows[column] != "")
    _refuse_cells(rows, wrong, column, name, Text("ngày dạng 2020-08-12", "a date such as 2020-08-12"))
    return dates


def _numbers(rows: pd.DataFrame, column: str, name: str) -> pd.Series:
    if pd.api.types.is_numeric_dtype(rows[column]):
        return rows[column].astype(float)
    numbers = pd.to_numeric(rows[column].replace("", None), errors="coerce")
    wrong = numbers.isna() & (rows[column] != "")
    _refuse_cells(rows, wrong, column, name, Text("số viết với dấu chấm thập phân", "a number with a decimal point"))
    return numbers.astype(float)


def _check_values(rows: pd.DataFrame, name: str) -> None:
    """Ends in order, and whole counts: 3.684 in a column of counts is a Vietnamese 3684 read as three and a bit."""
    counted = [code for code, meant in indicators().items() if meant.kind in ("count", "stock") and meant.unit != "km2"]
    whole = rows["indicator"].isin(counted)
    for column in ("value", "value_low", "value_high"):
        _refuse_cells(rows, whole & (rows[column] % 1 > 0), column, name,
                      Text("số đếm nguyên, không có dấu ngăn cách", "a whole count without separators"))  # fmt: skip
        _refuse_cells(rows, whole & ~rows["indicator"].str.contains("_change_") & (rows[column] < 0), column, name,
                      Text("số đếm không âm", "a count that is not negative"))  # fmt: skip
    _refuse_cells(rows, rows["value_low"] > rows["value_high"], "value_low", name,
                  Text("value_low không lớn hơn value_high", "value_low not above value_high"))  # fmt: skip
    _refuse_cells(rows, rows["period_start"] > rows["period_end"], "period_start", name,
                  Text("period_start không sau period_end", "period_start not after period_end"))  # fmt: skip


def _refuse_cells(rows: pd.DataFrame, wrong: pd.Series, column: str, name: str, expected: Text) -> None:
    if wrong.any():
        first = rows.loc[wrong.idxmax()]
        raise _bad(name, first["line"], column, str(first[column]), expected)


def _check_codes(rows: pd.DataFrame, name: str) -> None:
    kinds = (("indicator", Text("chỉ số", "indicator"), indicators()), ("place_code", Text("địa bàn", "place"), places()),
             ("quantifier", Text("từ chỉ mức", "quantifier"), QUANTIFIERS),
             ("clock", Text("kỳ báo cáo", "reporting clock"), clocks()))  # fmt: skip
    for column, kind, known in kinds:
        wrong = ~rows[column].isin(list(known))
        if wrong.any():
            first = rows.loc[wrong.idxmax()]
            where = Text(f"{name}, dòng {first['line']}, cột {column}", f"{name}, row {first['line']}, column {column}")
            raise _unknown_place(first, where) if column == "place_code" else unknown(kind, first[column], known, where)


def _unknown_place(row: pd.Series, where: Text) -> UnknownName:
    """The error for a wrong place code, with the place that the name beside it, or written in its stead, would be."""
    from analysis.ingest.entities.places import resolve

    error = unknown(Text("địa bàn", "place"), row["place_code"], places(), where)
    name = row["place"] or row["place_code"]
    if not (meant := ", ".join(resolve(name))):
        return error
    expected, found, where, _ = error.parts
    remedy = Text(f"tên “{name}” là {meant}: ghi mã ấy nếu đúng", f"the name '{name}' is {meant}: write that code if it is meant")
    return UnknownName(expected=expected, found=found, where=where, remedy=remedy)


def _refuse_repeated(rows: pd.DataFrame) -> None:
    repeated = rows[rows["obs_id"].duplicated(keep=False)]
    if len(repeated):
        raise BadTable(
            expected=Text("mỗi obs_id một dòng", "one row an obs_id"),
            found=Text("{n} dòng trùng", "{n} repeated rows").fill(n=len(repeated)),
            where=", ".join(repeated["obs_id"].head(3)),
            remedy=Text("đổi obs_id ở tệp mới", "give the rows of the new file other ids"),
        )


def _bad(name: str, row: int | str, column: str, value: str, expected: Text) -> BadTable:
    return BadTable(
        expected=expected,
        found=Text(f"“{value}”", f"'{value}'"),
        where=Text(f"{name}, dòng {row}, cột {column}", f"{name}, row {row}, column {column}"),
        remedy=Text(f"sửa ô đó; số kiểu Việt Nam (3.684) thì nhập bằng {named('import')}",
                    f"correct the cell; numbers in Vietnamese format (3.684) come in through {named('import')}"),
    )  # fmt: skip
