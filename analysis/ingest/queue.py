
"""The review queue: a spreadsheet of what was read and could not be decided. A person fills in one column; the next
import applies it. Decisions are kept as text beside the source, so that the import can be repeated."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from analysis.catalogue import indicators, places
from analysis.errors import BadTable
from analysis.ingest.findings import QUEUED, USED, Finding
from analysis.ingest.numbers import readings
from analysis.ingest.periods import parse
from analysis.language import Text

FIELDS = ("key", "decision", "reason", "file", "where", "read")
_HEADS = (
    ("Quyết định / Decision", 24), ("Đã đọc / Read", 14), ("Lựa chọn / Alternatives", 34), ("Vì sao / Why", 48), ("Chỉ số / Indicator", 26),
    ("Địa bàn / Place", 26), ("Kỳ / Period", 22), ("Tệp / File", 24), ("Ô / Where", 18), ("Bằng chứng / Evidence", 60), ("Khóa / Key", 36),
)  # fmt: skip
_HELP = Text(
    "Điền cột A: một số (1234), một mã chỉ số hay địa bàn trong «Lựa chọn», «giữ» để dùng như đã đọc, «bỏ» để loại; hoặc ghép: value=12; place=...; period=2019-03",
    "Fill column A: a number (1234), an indicator or place code from 'Alternatives', 'keep' to use it as read, 'skip' to leave it out; or join: value=12; place=...; period=2019-03",
)
_KEEP, _SKIP = ("giữ", "keep", "đúng", "ok"), ("bỏ", "skip", "loại", "xóa")
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def safe(text: object) -> str:
    """Text that no spreadsheet runs as a formula: what begins with = + - @ gets an apostrophe before it."""
    text = str(text)
    return f"'{text}" if text.startswith(_RISKY) else text


def write(path: Path, findings: list[Finding], language: str) -> int:
    """Write the queue; return how many questions it has."""
    import openpyxl
    from openpyxl.styles import Alignment, Font, PatternFill

    waiting = [f for f in findings if f.status == QUEUED]
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Hàng đợi"
    sheet.append([_HELP.to(language)])
    sheet.append([head for head, _ in _HEADS])
    for row, f in enumerate(waiting, 3):
        for col, text in enumerate(_row(f, language), 1):
            cell = sheet.cell(row, col)
            cell.value, cell.data_type = safe(text), "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for col, (_, width) in enumerate(_HEADS, 1):
        sheet.column_dimensions[openpyxl.utils.get_column_letter(col)].width = width
        sheet.cell(2, col).font = Font(bold=True)
    for row in range(3, sheet.max_row + 1):
        sheet.cell(row, 1).fill = PatternFill("solid", fgColor="FFF2CC")
    sheet.freeze_panes = "B3"
    book.save(path)
    return len(waiting)


def _row(f: Finding, language: str) -> list[str]:
    period = f"{f.start or ''}..{f.end or ''}" if f.start or f.end else ""
    return [
        "",
        _read(f),
        "; ".join(f.alternatives),
        f.reason.to(language),
        f.indicator,
        f.place,
        period,
        f.evidence.file,
        f.evidence.place(),
        f.evidence.text,
        f.key,
    ]


def _read(f: Finding) -> str:
    return next((f"{v:f}" for v in (f.value, f.low, f.high) if v is not None), f.evidence.number)


def read_answers(path: Path) -> dict[str, dict[str, str]]:
    """The rows a person has filled in: {key: row of FIELDS}."""
    import openpyxl

    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
    rows = [[str(v) if v is not None else "" for v in row] for row in sheet.iter_rows(min_row=3, values_only=True)]
    return {
        row[10].removeprefix("'"): {
            "key": row[10].removeprefix("'"),
            "decision": row[0].strip(),
            "reason": row[3],
            "file": row[7],
            "where": row[8],
            "read": row[1],
        }
        for row in rows
        if len(row) > 10 and row[0].strip()
    }


def load(path: Path) -> dict[str, dict[str, str]]:
    """The decisions kept in a decisions.csv; none where there is no such file."""
    if not path.exists():
        return {}
    return {
        row["key"].removeprefix("'"): row for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
    }


def dumped(decisions: dict[str, dict[str, str]]) -> str:
    """The text of a decisions.csv."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, FIELDS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({field: safe(row.get(field, "")) for field in FIELDS} for _, row in sorted(decisions.items()))
    return out.getvalue()


def apply(findings: list[Finding], decisions: dict[str, dict[str, str]]) -> list[Finding]:
    """The findings with the decisions of the queue applied. Raises BadTable for an answer that cannot be understood."""
    return [_answered(f, decisions[f.key]) if f.key in decisions else f for f in findings]


def _answered(f: Finding, kept: dict[str, str]) -> Finding:
    """A decision holds for the value it was made about; one that is read otherwise now is asked about again."""
    was = kept.get("read", "")
    if was and was.removeprefix("'") != _read(f):
        return f.queue(
            Text(f"quyết định cũ là cho số «{was}»; nay đọc khác: hãy quyết định lại", f"the decision was about '{was}'; it is read otherwise now: decide again"),
            kind="decision",
        )  # fmt: skip
    return _decided(f, kept["decision"])


def _decided(f: Finding, decision: str) -> Finding:
    text = decision.removeprefix("'").strip()
    if text.lower() in _SKIP:
        return f.aside(Text("loại theo quyết định", "left out by decision"), "decision")
    changes: dict[str, object] = {}
    for part in (p.strip() for p in text.split(";")):
        name, _, value = part.rpartition("=")
        if part.lower() not in _KEEP:
            changes |= _change(name.strip(), value.strip(), f, decision)
    row = replace(f, status=USED, reason=Text("", ""), note=f"decision: {text}", **changes)
    return row if row.indicator and row.place and _has_value(row) else replace(row, status=QUEUED, reason=_incomplete(row))


def _has_value(f: Finding) -> bool:
    return any(v is not None for v in (f.value, f.low, f.high))


def _incomplete(f: Finding) -> Text:
    vi = [n for n, v in (("chỉ số", f.indicator), ("địa bàn", f.place), ("giá trị", _has_value(f))) if not v]
    en = [n for n, v in (("indicator", f.indicator), ("place", f.place), ("value", _has_value(f))) if not v]
    return Text(f"quyết định còn thiếu: {', '.join(vi)}", f"the decision still lacks: {', '.join(en)}")


def _change(name: str, value: str, f: Finding, decision: str) -> dict[str, object]:
    if name in ("", "indicator") and value in indicators():
        return {"indicator": value, "unit": indicators()[value].unit}
    if name in ("", "place") and value in places():
        return {"place": value}
    if name == "period":
        period = parse(value, f.key)
        return {"start": period.start, "end": period.end}
    if name == "" and value in ("vi", "en") and value in readings(f.evidence.number):
        return {"value": readings(f.evidence.number)[value]}
    number = value.removesuffix(".0")
    if name in ("", "value") and (number in f.alternatives or len(set(readings(number).values())) == 1):
        return {
            "value": Decimal(number) if number in f.alternatives else next(iter(readings(number).values())),
            "low": None,
            "high": None,
            "quantifier": "exact",
        }
    raise BadTable(
        expected=Text("một số không mơ hồ, một mã chỉ số hay địa bàn, «giữ» hoặc «bỏ»", "an unambiguous number, an indicator or place code, 'keep' or 'skip'"),
        found=Text(f"«{decision}»", f"'{decision}'"), where=f"{f.evidence.file} {f.evidence.place()}",
        remedy=Text(f"chọn trong: {'; '.join(f.alternatives) or 'giữ; bỏ'}", f"choose from: {'; '.join(f.alternatives) or 'keep; skip'}"),
    )  # fmt: skip
