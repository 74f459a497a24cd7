"""Every column of a grid by the rule of its role: names of places, periods, figures, words; then the rows that are none."""

from __future__ import annotations

import re

import numpy as np

from analysis.catalogue.headings import folded, is_comparison, is_total, meant, says, without_unit
from analysis.ingest.columns.cells import numbers
from analysis.ingest.columns.questions.role import NUMERIC
from analysis.ingest.columns.rows import (
    blanks,
    borders,
    half_years,
    merged_places,
    outliers,
    rows_aside,
    running,
    same_names,
    treatment,
    word_columns,
)
from analysis.ingest.columns.sheets.grid import Column
from analysis.ingest.columns.values import cell_formats, figures, persons, places, two_formats, when, wording
from analysis.ingest.columns.values.typed import Typed
from analysis.ingest.entities.numbers import Format
from analysis.ingest.entities.units import scale_of_line
from analysis.language import Text


def read_columns(typed: Typed) -> dict[int, Text]:
    """Read everything; the rows that are set aside and why."""
    place, period = typed.of("place"), typed.of("period")
    unplaced: rows_aside.Unplaced = {}, {}
    if place is not None:
        typed.places = places.within(typed.grid, places.named(place), place, typed.doubts)
        unplaced = rows_aside.fill_places(typed, place)
        same_names.tell_apart(typed, place)
        typed.typed[place.name] = typed.places
    if period is not None:
        typed.dated = when.dated(typed.grid, period, typed.places, typed.doubts, typed.mixed, typed.said.rows.get("dates", ""))
        typed.typed[period.name] = typed.dated.series
    for column in (c for c in (place, period) if c is not None):
        _empty_compared(typed, column)
    _figures(typed)
    blanks.read(typed)
    running.rows(typed)
    gone = rows_aside.aside(typed, place, unplaced)
    gone |= merged_places.ask(typed, gone)
    if place is not None and period is not None:
        rows_aside.near(typed, place, gone)
    if place is not None:
        places.say_spellings(typed.grid, place, typed.places, typed.doubts)
        rows_aside.repeated(typed, gone)
    gone |= half_years.join(typed, gone)
    rows_aside.undated(typed, gone)
    for column in typed.grid.columns:
        if column.name not in typed.typed:
            typed.typed[column.name] = word_columns.words_of(typed, column)
    treatment.ask_disagreement(typed)
    treatment.ask_early(typed)
    outliers.say(typed, gone)
    known = borders.say(typed)
    return gone | borders.unknown(typed, gone, known)


_MEAN = r"(?:số )?(?:bình quân|trung bình|mean|average)\b.*"


def _empty_compared(typed: Typed, names: Column) -> None:
    """Leave the cells of rows that compare periods, or are a mean of them or of places, unread: a difference is no figure of a period (the
    rows are set aside)."""
    of_time = names is typed.of("period")
    said = [
        isinstance(v, str) and (of_time and is_comparison(v) or (of_time or is_total(v)) and says(v, _MEAN, whole=True))
        for v in names.distinct[1]
    ]
    if not any(said):
        return
    rows = set(np.flatnonzero(np.array([*said, False])[names.distinct[0]]).tolist())
    for column in typed.grid.columns:
        if column is not names and column.name not in typed.typed:
            column.values = [None if i in rows else v for i, v in enumerate(column.values)]


def _is_answer(typed: Typed, column: Column, role: str) -> bool:
    """Whether an event, or what a person answered, is 1 and 2."""
    is_answer = role == "event" or role in ("outcome", "before", "after") and typed.of("person") is not None
    return is_answer and persons.in_ones_and_twos(column)


def _is_group(typed: Typed, column: Column, role: str) -> bool:
    """Whether a column is nobody's figure but groups of persons, as of age: `18-30`, `Trên 60`."""
    of_persons = typed.of("person") is not None or typed.of("before") is not None
    return of_persons and role in ("", "outcome") and wording.is_grouped(column.distinct[1])


def _figures(typed: Typed) -> None:
    """The columns of figures, the format of each decided with what the others prove."""
    texts = {c.name: [v for v in c.distinct[1] if isinstance(v, str)] for c in typed.grid.columns if c.name not in typed.typed}
    texts = {name: own for name, own in texts.items() if own and len(own) < 20_000}
    period = typed.of("period")
    parts = set(period.head) if period is not None and len(period.head) > 1 else set()  # year and month, read as one already
    proofs = {name: numbers.proofs(own) for name, own in texts.items()}
    for column in typed.grid.columns:
        role = typed.by_column.get(column.name, "")
        if (
            column.name in typed.typed
            or column.name in parts
            or role in ("adopted", "treated", "eligible", "zone", "cluster", "person", "indicator")
        ):
            continue
        if persons.answers(column) or _is_answer(typed, column, role) or _is_group(typed, column, role):
            continue
        others = _agreed([f for name, f in proofs.items() if name != column.name])
        needed = role in (*NUMERIC, "event")
        whole = _is_whole(typed, column) and role not in ("", "control")
        read = figures.numeric(typed.grid, column, typed.said, typed.doubts, whole=whole, others=others, needed=needed)
        if read is not None:
            two_formats.ask(typed.grid, column, typed.places, read, typed.said.numbers, typed.doubts)
            typed.numeric[column.name] = read
            typed.typed[column.name] = read.value
            typed.units.update({column.name: read.unit} if read.unit else {})


_WHOLE_UNITS = ("nguoi", "ho", "ho dan", "ho gia dinh", "khau", "nhan khau", "dan", "vu", "vu viec", "doi tuong", "truong hop", "persons", "people", "households", "cases")  # fmt: skip


def _is_whole(typed: Typed, column: Column) -> bool:
    """Whether a heading counts in whole units: `Dân số`, `Dân số năm 2023 (người)`; its thousands are not those of a line `Đơn vị: nghìn người`."""
    bare = re.sub(r"\W*(?:năm |year )?\b(?:19|20)\d\d\b", "", column.name)
    if cell_formats.own_scale(typed.grid, column) != 1 or _is_rate(
        bare
    ):  # 3.705 thousand persons are 3 705; 3.684 persons a household
        return False
    unit = re.search(r"\(([^()]*)\)\s*$", column.name)
    counts = meant(column.name).whole or meant(bare).whole or unit and folded(unit[1]) in _WHOLE_UNITS
    return bool(counts) and not any(scale_of_line(line) != 1 for line in (*typed.grid.titles, *typed.grid.notes))


def _is_rate(heading: str) -> bool:
    """Whether a heading is that of figures for one of something; a mean population is whole."""
    said = r"bình quân|mật độ|tỉ (?:lệ|suất)|\btrên\b.*\d|mỗi|\b(?:per|rate|average|mean)\b"
    return (says(heading, said) or "/" in without_unit(heading)) and "exposure" not in meant(heading).roles


def _agreed(formats: list[Format]) -> Format | None:
    """The one format that the other columns prove; what says both formats says none."""
    names = {f.name for f in formats if f.name}
    if len(names) != 1:
        return Format(None, "/") if names else None
    return next(f for f in formats if f.name)
