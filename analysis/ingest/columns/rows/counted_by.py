"""By which of a register's days its cases are counted: as a line says (`Thống kê theo ngày tiếp nhận`), or asked where months differ."""

from __future__ import annotations

import datetime as dt
import re

from analysis.catalogue.headings import folded, marked, meant, says, without_unit, words
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.questions.doubts import Doubts
from analysis.ingest.columns.questions.role import Role
from analysis.ingest.columns.questions.told import IGNORE
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.sheets.quoted import quoted
from analysis.language import Text

_A_DAY = r"(?:(?:ngày|giờ|tháng|thời gian|thời điểm|the|date|day|of)\b\W*)+"
_COUNTED = r"^(?:(?:ghi chú|lưu ý|note|bảng|biểu|sổ|các|mọi|tất cả|all|the) )*(?:(?:(?:tổng )?số (?:liệu|vụ)|thống kê|tổng hợp|đếm|kì(?: (?:thống kê|báo cáo|số liệu))?|tháng|figures|statistics|counts?|counted)\b(?: \w+){0,4}? |(?:vụ(?: việc| án)?|cases)(?: (?:được|are))?(?: (?:tính|đếm|thống kê|counted))? |tính )?"
_BY = rf"(?:theo(?! dõi)|căn cứ(?: vào)?|lấy|tính từ|thời điểm (?:thống kê|tính|đếm)(?: là)?|by)\W+{_A_DAY}"


def day(grid: Grid, found: list[Role], doubts: Doubts) -> list[Role]:
    """The one of several columns of days that a line says counts, or a person, as the period; the others as none."""
    told = [r.column for r in found if r.role == "period"]
    days = [c for c in grid.columns if _month_of(c)] if told or grid.titles or grid.notes else []
    lines = {c.name: line for c in days for line in (*grid.titles, *grid.notes) if _is_named(c, days, line)} if not told else {}
    chosen = next(iter([*told, *lines]), "")
    if len({*told, *lines}) != 1 or len(days) < 2 or grid.named(chosen) not in days:
        return []
    if lines:
        words_of = quoted([lines[chosen]], grid)
        doubts.say("counted_by", Text(f"Kỳ lấy theo cột “{chosen}”, như dòng {words_of} ghi.", f"The period is that of column “{chosen}”, as the line {words_of} says."), columns=[chosen])  # fmt: skip
    others = {c.name for c in days if "period" in meant(c.name).roles} - {chosen, *(r.column for r in found)}
    return [Role(role="period", column=name, known="name") for name in lines] + [Role(role=IGNORE, column=name, known="content") for name in others]  # fmt: skip


def _is_named(column: Column, days: list[Column], line: str) -> bool:
    """Whether a sentence of a line says of what is counted by which day it is, a day of no other column too; not `Thời hạn tính từ ngày tiếp nhận`."""
    own, *others = (
        re.sub(rf"^{_A_DAY}| date$", "", marked(without_unit(c.name))) for c in (column, *(d for d in days if d is not column))
    )
    said = [re.split(r"(?i)\b(?:chứ không|không|not)\b", part)[0].strip() for part in re.split(r"[.;\n]", line)]
    said = [part for part in said if not any(says(part, rf"\b{re.escape(other)}\b") for other in others)]
    return any(says(part, rf"{_COUNTED}{_BY}{re.escape(own)}\b") for part in said)


def ask(grid: Grid, found: list[Role], doubts: Doubts) -> None:
    """Ask by which day the cases of a register are counted, where another that could be it falls in other months and nothing says which."""
    period = next(r for r in found if r.role == "period")
    if period.known == "told" or any(n.code == "counted_by" for n in doubts.notices):
        return
    own = grid.named(period.column)
    months = _month_of(own)
    for other in (c for c in grid.columns if "period" in meant(c.name).roles or folded(c.name) in words("received")):
        its = _month_of(other)
        rows = [i for i, (a, b) in enumerate(zip(own.values, other.values, strict=True)) if a in months and b in its and months[a] != its[b]]  # fmt: skip
        if rows:
            doubts.ask("role", Text(f"Sổ có hai ngày, “{own.name}” và “{other.name}”, ở {len(rows)} dòng khác tháng, không dòng nào cho biết thống kê theo ngày nào: đếm theo ngày nào?", f"The register has two days, “{own.name}” and “{other.name}”, of different months in {len(rows)} rows, and nothing says which counts: by which are cases counted?"),
                       grid.cells(other, rows), [(f'columns="{c.name}=period"', Text(f"“{c.name}”", f"“{c.name}”")) for c in (own, other)], [own.name])  # fmt: skip


def _month_of(column: Column) -> dict:
    """{value: its year and month} of a column most of whose values are days; empty for any other."""
    for different in (column.distinct[1][:50], column.distinct[1]):
        days = {v: w.day for v in different if isinstance(v, (str, dt.date)) and (w := periods.written(v)) and w.kind == "D"}
        if 2 * len(days) <= len(different):
            return {}
    return {v: (on.year, on.month) for v, on in days.items()}
