"""Incident tables: one row an incident (date, kind, place), counted by month by DuckDB. A million rows in seconds.

Every row is accounted: counted, or queued because its kind, place or date is not known.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from analysis.catalogue import indicators
from analysis.ingest.entities.periods import month
from analysis.ingest.entities.places import nearest
from analysis.ingest.findings import reasons
from analysis.ingest.findings.account import Account
from analysis.ingest.findings.finding import QUEUED, USED, Evidence, Finding
from analysis.ingest.tables.label_meaning import indicator_of, places_of, role_of
from analysis.ingest.tables.layout import label
from analysis.ingest.text.spelling import squeezed
from analysis.language import Text

MEMORY = "1GB"
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
_FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y/%m/%d", "%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M:%S")


def is_incident_table(path: Path) -> bool:
    """Whether a CSV has a date, a kind and a place in its headings, and no column of figures."""
    return path.suffix.lower() in (".csv", ".tsv") and path.exists() and _columns(path) is not None


def from_sheets(path: Path, container, *, place: str = "") -> tuple[list[Finding], Account] | None:
    """The incidents of a workbook's one sheet of incidents, or None where it is no such table."""
    import tempfile

    sheets = [sheet for sheet in container.sheets if len(sheet.rows) > 1]
    if len(sheets) != 1 or any(cell.trouble for cell in sheets[0].cells.values()):
        return None
    sheet = sheets[0]
    columns = range(1, max(c for _, c in sheet.cells) + 1)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / f"{path.stem}.csv"
        with copy.open("w", encoding="utf-8", newline="") as stream:
            rows = ([label(cell) if (cell := sheet.cells.get((r, c))) else "" for c in columns] for r in sheet.rows)
            csv.writer(stream).writerows(rows)
        if not is_incident_table(copy):
            return None
        found, account = read(copy, place=place)
    own = [
        replace(f, evidence=replace(f.evidence, file=container.file, sha256=container.sha256, sheet=sheet.name)) for f in found
    ]
    return own, replace(account, file=container.file, sha256=container.sha256)


def _columns(path: Path) -> tuple[str, str, str, str] | None:
    """(delimiter, date, kind, place) of an incident table, or None."""
    from analysis.ingest.readers.delimited import delimiter_of

    with path.open("rb") as stream:
        head = stream.read(20_000)
    try:
        text = head.decode("utf-8-sig", errors="ignore")
        delimiter = delimiter_of(text)
        names = next(csv.reader(text.splitlines()[:1], delimiter=delimiter), [])
    except (csv.Error, StopIteration):
        return None
    found = {_role(name): name.strip() for name in reversed(names) if _role(name)}
    figures = [name for name in names if indicator_of(name).code]
    return (delimiter, found["date"], found["kind"], found["place"]) if len(found) == 3 and not figures else None


def _role(name: str) -> str:
    text = squeezed(name).strip(" .:*")
    if text in map(squeezed, _DATE):
        return "date"
    if text in map(squeezed, _KIND):
        return "kind"
    return "place" if role_of(name) == "place" else ""


def read(path: Path, *, place: str = "") -> tuple[list[Finding], Account]:
    """The incidents of a file counted by kind, place and month; the account is of rows."""
    delimiter, date, kind, where = _columns(path)
    groups, rows = _counted(path, delimiter, date, kind, where)
    sha256 = _sha256(path)
    merged: Counter[tuple] = Counter()
    found: list[Finding] = []
    for (name, unit, year, number), count in groups.items():
        evidence = Evidence(
            text=f"{kind}={name}; {where}={unit}; {date}={year}-{number}",
            number=str(count),
            file=path.name,
            sha256=sha256,
            sheet=path.stem,
            cell=f"{kind}={name}|{where}={unit}|{year}-{number}",
        )
        reason = _problem(name, unit, year, place)
        if reason is not None:
            options = [*nearest(unit)] if unit else []
            found.append(Finding(evidence=evidence, status=QUEUED, value=Decimal(count)).queue(reason, *options, kind="incident"))
            continue
        merged[_indicator(name), _place(unit, place, year), year, number] += count
    for (indicator, code, year, number), count in sorted(merged.items()):
        period = month(year, number)
        evidence = Evidence(
            text=f"{count} dòng/rows",
            number=str(count),
            file=path.name,
            sha256=sha256,
            sheet=path.stem,
            cell=f"{indicator}|{code}|{year}-{number:02d}",
        )
        found.append(
            Finding(
                evidence=evidence,
                status=USED,
                indicator=indicator,
                place=code,
                value=Decimal(count),
                unit=indicators()[indicator].unit,
                start=period.start,
                end=period.end,
            )
        )
    used = sum(merged.values())
    waiting = sum(int(f.value) for f in found if f.status == QUEUED)
    return found, Account(
        file=path.name,
        sha256=sha256,
        cells=rows,
        labels=0,
        used=used,
        queued=waiting,
        set_aside=rows - used - waiting,
        reasons={},
        encoding="incidents: rows",
    )


def _counted(path: Path, delimiter: str, date: str, kind: str, place: str) -> tuple[dict[tuple, int], int]:
    import duckdb

    base = duckdb.connect(config={"memory_limit": MEMORY, "threads": 2})
    quoted = {name: '"' + name.replace('"', '""') + '"' for name in (date, kind, place)}
    tried = ", ".join(f"try_strptime(trim({quoted[date]}), '{form}')" for form in _FORMATS)
    source = "read_csv(?, delim = ?, header = true, all_varchar = true, ignore_errors = false, null_padding = true)"
    base.execute("SET enable_progress_bar = false")
    query = f"WITH rows AS (SELECT trim({quoted[kind]}) k, trim({quoted[place]}) p, coalesce({tried}) d FROM {source}) SELECT k, p, year(d) y, month(d) m, count(*) n FROM rows GROUP BY ALL"
    try:
        groups = {(k or "", p or "", y, m): n for k, p, y, m, n in base.execute(query, [str(path), delimiter]).fetchall()}
    except duckdb.Error as error:
        from analysis.ingest.readers import guard

        raise guard.bad(
            path.name,
            Text(
                f"bảng vụ việc hỏng: {str(error).splitlines()[0][:160]}",
                f"a broken incident table: {str(error).splitlines()[0][:160]}",
            ),
            Text("sửa dòng được nêu rồi nhập lại", "correct the line named and import again"),
        ) from error
    finally:
        base.close()
    return groups, sum(groups.values())


def _indicator(name: str) -> str:
    return indicator_of(f"Số vụ {name}").code or indicator_of(name).code


def _place(unit: str, place: str, year: int) -> str:
    codes = places_of(unit, month(year, 1).start, place or None)
    return codes[0] if len(codes) == 1 else ""


def _problem(name: str, unit: str, year: int | None, place: str) -> Text | None:
    if year is None:
        return Text("ngày không đọc được", "the date cannot be read")
    if not _indicator(name):
        return Text(f"loại “{name}” không ứng với chỉ số nào", f"the kind '{name}' matches no indicator")
    if not _place(unit, place, year):
        codes = places_of(unit)
        return reasons.ambiguous_place(unit) if len(codes) > 1 else reasons.unknown_place(unit)
    return None


def _sha256(path: Path) -> str:
    from analysis import manifest

    return manifest.sha256(path)
