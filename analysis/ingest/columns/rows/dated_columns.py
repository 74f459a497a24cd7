"""Columns of times that no heading calls a start, the same in every period of a place → asked whether they, or which of them, are the start."""

from __future__ import annotations

from analysis.catalogue.headings import meant, says
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.role import Role
from analysis.ingest.columns.rows import treatment
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.language import Text

_OTHER = (  # what else is dated: records, boundaries, persons, ends
    r"\b(?:cập nhật|báo cáo|nhập(?: liệu)?|gửi|nộp|in|tạo|sửa|chốt|thống kê|(?:ngày|năm|tháng) sinh|sáp nhập|chia tách|đổi tên|kết thúc|hết|ngừng|dừng|kì|tháng|quí|bầu|đại hội|thành lập (?:xã|phường|thị trấn|huyện|quận|trường|thôn|trạm|đơn vị)"
    r"|update[ds]?|report(?:ed)?|entered|created|modified|sent|birth|born|merged|renamed|end(?:ed)?|until|period|month|quarter)\b"
)


def ask(grid: Grid, found: list[Role], doubts: Doubts) -> None:
    """Ask about the columns of times of a table without a start."""
    if {"adopted", "treated", "dose", "person", "event"} & {r.role for r in found} or not (names := of_places(grid, found)):
        return
    shown, none = listed(f"“{name}”" for name in names), "; ".join(f"{name}=ignore" for name in names)
    doubts.ask("role", Text(f"Cột {shown} ghi thời gian, mỗi nơi một lúc: {'cột nào' if names[1:] else 'đó'} có phải lúc bắt đầu điều được xét?", f"Column {shown} holds a time for each place: is {'one of them' if names[1:] else 'that'} the start of what is judged?"), (),
               [*((f'columns="{name}=adopted"', Text(f"cột “{name}”", f"column “{name}”") if names[1:] else Text("đúng", "yes")) for name in names), (f'columns="{none}"', Text("không, không dùng", "no, not used"))])  # fmt: skip


def of_places(grid: Grid, found: list[Role]) -> list[str]:
    """The columns without a role that hold times within those of the table, one or none for each place, at least two in all."""
    place, when = treatment.finest_place(grid, found), grid.of_role(found, "period")
    times = [w for v in (when.distinct[1] if when else ()) if (w := periods.written(v)) is not None]
    if place is None or when is None or not times:
        return []
    first, last = min(w.day for w in times), max(w.end for w in times)
    taken = {r.column for r in found} | {place.name, *when.head}
    return [c.name for c in grid.columns if c.name not in taken and _may_be(c, place, first, last)]


def _may_be(column: Column, place: Column, first, last) -> bool:
    """Whether it holds times and words of none only, one for each place, that begin within the table's own."""
    if meant(column.name).roles or says(column.name, _OTHER):
        return False
    values = [v for v in column.distinct[1] if not periods.is_never(v)]
    written = [w for v in values if (w := periods.written(v)) is not None]
    if len(written) < 2 or len(values) > len(written) + 1 or not all(first < w.day <= last for w in written):
        return False
    pairs = {(p, v) for p, v in zip(place.values, column.values, strict=True) if p is not None}
    return len(pairs) == len({p for p, _ in pairs}) < len(column.values)
