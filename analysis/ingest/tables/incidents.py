"""Incident tables: one row an incident (date, kind, place), counted by month. A million rows in seconds.

Every row is accounted: counted, or queued because its kind, place or date is not known.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from analysis import manifest
from analysis.catalogue import indicators
from analysis.ingest.entities.periods import month
from analysis.ingest.entities.places import nearest
from analysis.ingest.findings import reasons
from analysis.ingest.findings.account import Account
from analysis.ingest.findings.finding import USED, Evidence, Finding
from analysis.ingest.readers import guard
from analysis.ingest.readers.delimited import delimiter_of
from analysis.ingest.readers.sheets import Container
from analysis.ingest.tables.label_meaning import indicator_of, places_of, role_of
from analysis.ingest.tables.table import label
from analysis.ingest.text.spelling import squeezed
from analysis.language import Text

_DATE = ("ngày", "ngày xảy ra", "thời gian xảy ra", "ngày tháng", "date", "ngày phát hiện", "ngày tiếp nhận")
_KIND = (
    "loại vụ",
    "loại vụ việc",
    "loại án",
    "tội danh",
    "hành vi",
    "phân loại",
    "loại",
    "type",
    "kind",
    "loại việc",
    "loại tội phạm",
)
_FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y/%m/%d")
_HOUR = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?")


def is_incident_table(path: Path) -> bool:
    """Whether a CSV has a date, a kind and a place in its headings, and no column of figures."""
    return path.suffix.lower() in (".csv", ".tsv") and path.exists() and bool(_columns(_head(path)[1]))


def read(path: Path, *, place: str = "") -> tuple[list[Finding], Account]:
    """The incidents of a file counted by kind, place and month; the account is of rows. Raises BadFile for a row that is broken."""
    source = Evidence(text="", file=path.name, sha256=manifest.sha256(path), sheet=path.stem)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return _found(csv.reader(stream, delimiter=_head(path)[0]), source, place)
    except (csv.Error, UnicodeDecodeError) as error:
        said = str(error)[:160]
        raise guard.bad(
            path.name,
            Text(f"bảng vụ việc hỏng: {said}", f"a broken incident table: {said}"),
            Text("sửa dòng được nêu rồi nhập lại", "correct the line named and import again"),
        ) from error


def from_sheets(container: Container, *, place: str = "") -> tuple[list[Finding], Account] | None:
    """The incidents of a workbook's one sheet of incidents, or None where it is no such table."""
    sheets = [sheet for sheet in container.sheets if len(sheet.rows) > 1]
    if len(sheets) != 1 or any(cell.trouble for cell in sheets[0].cells.values()):
        return None
    cells, columns = sheets[0].cells, range(1, max(c for _, c in sheets[0].cells) + 1)
    rows = [[label(cell) if (cell := cells.get((r, c))) else "" for c in columns] for r in sheets[0].rows]
    source = Evidence(text="", file=container.file, sha256=container.sha256, sheet=sheets[0].name)
    return _found(iter(rows), source, place) if _columns(rows[0]) else None


def _head(path: Path) -> tuple[str, list[str]]:
    """(delimiter, headings) of a CSV file; no headings where it has none."""
    with path.open("rb") as stream:
        text = stream.read(20_000).decode("utf-8-sig", errors="ignore")
    delimiter = delimiter_of(text)
    with suppress(csv.Error):
        return delimiter, next(csv.reader(text.splitlines()[:1], delimiter=delimiter), [])
    return delimiter, []


def _columns(names: list[str]) -> tuple[int, int, int] | None:
    """Where the date, the kind and the place of an incident stand; None where these are no headings of such a table."""
    at = {_role(name): i for i, name in reversed(list(enumerate(names)))}
    if not {"date", "kind", "place"} <= set(at) or any(indicator_of(name).code for name in names):
        return None
    return at["date"], at["kind"], at["place"]


def _role(name: str) -> str:
    text = squeezed(name).strip(" .:*")
    if text in map(squeezed, _DATE):
        return "date"
    if text in map(squeezed, _KIND):
        return "kind"
    return "place" if role_of(name) == "place" else ""


def _found(rows: Iterator[list[str]], source: Evidence, place: str) -> tuple[list[Finding], Account]:
    """What the rows below the headings count; `source`: their file and sheet."""
    names = next(rows)
    date, kind, where = (names[i].strip() for i in _columns(names))
    groups = _counted(rows, names)
    merged: Counter[tuple] = Counter()
    found: list[Finding] = []
    for (name, unit, when), count in groups.items():
        reason = _problem(name, unit, when, place)
        if reason is None:
            merged[_indicator(name), _place(unit, place, when[0]), *when] += count
            continue
        year, number = when or (None, None)
        text, cell = f"{kind}={name}; {where}={unit}; {date}={year}-{number}", f"{kind}={name}|{where}={unit}|{year}-{number}"
        options = nearest(unit) if unit else []
        found.append(_of(source, text, cell, count).queue(reason, *options, kind="incident"))
    for (indicator, code, year, number), count in sorted(merged.items()):
        period = month(year, number)
        row = _of(source, f"{count} dòng/rows", f"{indicator}|{code}|{year}-{number:02d}", count)
        known = {"indicator": indicator, "place": code, "unit": indicators()[indicator].unit}
        found.append(replace(row, start=period.start, end=period.end, **known))
    return found, Account(
        file=source.file, sha256=source.sha256, cells=groups.total(), labels=0, used=merged.total(),
        queued=groups.total() - merged.total(), set_aside=0, reasons={}, encoding="incidents: rows",
    )  # fmt: skip


def _of(source: Evidence, text: str, cell: str, count: int) -> Finding:
    return Finding(evidence=replace(source, text=text, number=str(count), cell=cell), status=USED, value=Decimal(count))


def _counted(rows: Iterator[list[str]], names: list[str]) -> Counter[tuple[str, str, tuple[int, int] | None]]:
    """{(kind, place, (year, month) or None): rows}. A short row lacks its last fields; one that says more than the headings is broken."""
    date, kind, place = _columns(names)
    days: Counter[tuple[str, ...]] = Counter()
    for number, row in enumerate(rows, 2):
        if any(map(str.strip, row[len(names) :])):
            raise csv.Error(f"row {number}: {len(row)} fields, {len(names)} headings")
        if row:
            row += [""] * (len(names) - len(row))
            days[row[kind].strip(), row[place].strip(), row[date].strip().partition(" ")] += 1
    found: Counter[tuple[str, str, tuple[int, int] | None]] = Counter()
    for (name, unit, (day, _, hour)), count in days.items():
        found[name, unit, _month(day) if not hour or _HOUR.fullmatch(hour) else None] += count
    return found


@lru_cache(maxsize=10_000)
def _month(day: str) -> tuple[int, int] | None:
    for form in _FORMATS:
        with suppress(ValueError):
            read = dt.datetime.strptime(day, form)
            return read.year, read.month
    return None


def _indicator(name: str) -> str:
    return indicator_of(f"Số vụ {name}").code or indicator_of(name).code


def _place(unit: str, place: str, year: int) -> str:
    codes = places_of(unit, month(year, 1).start, place or None)
    return codes[0] if len(codes) == 1 else ""


def _problem(name: str, unit: str, when: tuple[int, int] | None, place: str) -> Text | None:
    if when is None:
        return Text("ngày không đọc được", "the date cannot be read")
    if not _indicator(name):
        return Text(f"loại “{name}” không ứng với chỉ số nào", f"the kind '{name}' matches no indicator")
    if not _place(unit, place, when[0]):
        codes = places_of(unit)
        return reasons.ambiguous_place(unit) if len(codes) > 1 else reasons.unknown_place(unit)
    return None
