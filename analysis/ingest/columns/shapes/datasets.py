"""Stata, SPSS and Parquet: typed columns with labels. Missing values of either kind are empty; dates keep their frequency."""

from __future__ import annotations

import datetime as dt
import math
import re
from decimal import Decimal
from pathlib import Path

import pandas as pd

from analysis.catalogue.headings import folded
from analysis.errors import WorkbookError
from analysis.ingest.columns.cells.lines import Value
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.values import persons
from analysis.ingest.readers import guard
from analysis.language import Text

KINDS = (".dta", ".sav", ".zsav", ".parquet", ".pq")


def read(path: Path, doubts: Doubts) -> tuple[Grid, dict]:
    """The grid of a data set and where it came from. Raises BadFile for one that is damaged."""
    if not path.exists():
        raise guard.bad(path.name, Text("không có tệp này", "no such file"), Text("kiểm tra đường dẫn", "check the path"))
    data = path.read_bytes()
    load = _stata if path.suffix.lower() == ".dta" else _spss if path.suffix.lower() in (".sav", ".zsav") else _parquet
    try:
        frame, labels, described = load(path)
    except WorkbookError:
        raise
    except Exception as error:  # of a damaged file the libraries raise whatever its bytes lead them to
        raise guard.truncated(path.name) from error
    return _labelled(frame, labels, described, doubts), {"file": path.name, "sha256": guard.sha256(data)}


def of_frame(frame: pd.DataFrame) -> Grid:
    """A frame's columns; its rows are numbered from 1, as its own index may be anything."""
    levels = [name for name in frame.index.names if name is not None and name not in frame.columns]
    frame = frame.reset_index(level=levels) if levels else frame
    columns = [Column(str(name), (str(name),), i, _values(frame.iloc[:, i - 1])) for i, name in enumerate(frame.columns, 1)]
    return Grid(columns, [("", i) for i in range(1, len(frame) + 1)], variables=tuple(map(str, frame.columns)))


def _values(series: pd.Series) -> list[Value]:
    if isinstance(series.dtype, pd.CategoricalDtype):
        series = series.astype(object)
    if isinstance(series.dtype, pd.PeriodDtype):
        return [None if pd.isna(v) else v for v in series]
    return [_plain(v) for v in series.astype(object)]


def _plain(value) -> Value:
    if value is None or value is pd.NaT or value is pd.NA or isinstance(value, float) and math.isnan(value):
        return None
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace").strip() or None
    return value.item() if hasattr(value, "item") else value


Loaded = tuple[pd.DataFrame, dict, dict]  # rows, labels of values by column, descriptions of columns


def _parquet(path: Path) -> Loaded:
    return pd.read_parquet(path), {}, {}


def _stata(path: Path) -> Loaded:
    with pd.io.stata.StataReader(path) as reader:
        frame, sets, described = reader.read(convert_categoricals=False), reader.value_labels(), reader.variable_labels()
        names = dict(
            zip(described, reader._lbllist, strict=True)
        )  # a set of labels has a name of its own: `label values xa xalb`
    return frame, {column: sets[name] for column, name in names.items() if name in sets}, described


def _spss(path: Path) -> Loaded:
    try:
        import pyreadstat
    except ImportError as error:
        raise guard.bad(
            path.name, Text("tệp SPSS, mà gói pyreadstat chưa cài", "an SPSS file, and the package pyreadstat is not installed"),
            Text("pip install pyreadstat, hoặc trong SPSS: Lưu thành .dta hay .xlsx", "pip install pyreadstat, or in SPSS: Save As .dta or .xlsx"),
        ) from error  # fmt: skip
    frame, meta = pyreadstat.read_sav(path)
    return frame, meta.variable_value_labels, meta.column_names_to_labels


def _labelled(frame: pd.DataFrame, labels: dict, described: dict, doubts: Doubts) -> Grid:
    """The columns with their value labels, where these name every value; a label of some values only leaves the figures."""
    grid = of_frame(frame)
    for column in grid.columns:
        column.described = described.get(column.name) or ""
        own = {
            float(code): str(label)
            for code, label in labels.get(column.name, {}).items()
            if isinstance(code, (int, float)) or hasattr(code, "item")
        }
        own |= {code: label for code, label in _said_in(column.described).items() if code not in own}
        _empty_no_answers(column, own, doubts)
        different = {v for v in column.values if v is not None}
        known = {v for v in different if isinstance(v, (int, float)) and float(v) in own}
        if own and known == different and len(different) > 1:
            column.labels = {v: own[float(v)] for v in different}
        elif own and known:
            doubts.labelled[column.name] = own
            shown = listed(f"{v:g} = “{own[float(v)]}”" for v in sorted(known))
            doubts.say(
                "labels",
                Text(
                    f"Cột “{column.name}” giữ con số; nhãn: {shown}.",
                    f"Column “{column.name}” keeps its figures; labels: {shown}.",
                ),
                columns=[column.name],
            )
    return grid


def _empty_no_answers(column: Column, labels: dict[float, str], doubts: Doubts) -> None:
    """Codes that their labels call no answer (9: không nhớ), above or below those of the answers, are empty, which is said."""
    silent = {code for code, label in labels.items() if persons.is_no_answer(label)}
    answers = [code for code in labels if code not in silent]
    silent = {
        code
        for code in silent
        if not answers or not min(answers) < code < max(answers) or code in _CODES and folded(labels[code]) in _SILENT
    }  # a 3 in the middle of 1 to 5 is an answer; 9 = KTL on a scale to 10 is none
    found = sorted({v for v in column.values if isinstance(v, (int, float)) and float(v) in silent})
    if found:
        column.values = [None if isinstance(v, (int, float)) and float(v) in silent else v for v in column.values]
        persons.say_no_answers(column, [f"{v:g} = “{labels[float(v)]}”" for v in found], doubts)


_CODES = frozenset((8.0, 9.0, 88.0, 98.0, 99.0))
_SILENT = frozenset(map(folded, ("ktl", "không trả lời", "từ chối", "từ chối trả lời", "kb", "không biết", "kb/ktl", "missing", "no answer", "no response", "refused", "don't know", "dk", "not stated")))  # fmt: skip
_SAID = re.compile(r"(?<![\d.,/-])(-?(?:\d{1,3}|9{4}))\s*(?:[:=–-]|là)?\s*([^\W\d][^;,()\d–]*)")


def _said_in(described: str) -> dict[float, str]:
    """The codes that a variable's own label calls no answer: `Mức tin tưởng (1 thấp - 10 cao; 99 không trả lời)`."""
    return {float(code): text.strip() for code, text in _SAID.findall(described) if persons.is_no_answer(text.strip())}
