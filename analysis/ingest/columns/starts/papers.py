"""A column of starts that holds the papers by which these were decided (`QĐ 45/QĐ-UBND ngày 12/6/2014`) -> the day of each; said."""

from __future__ import annotations

import re

from analysis.catalogue.headings import folded, judged_in, meant
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.told import Told
from analysis.ingest.columns.sheets.grid import Grid
from analysis.language import Text

_PAPER = re.compile(
    r"(?i)(?:qđ|quyết định|kh|kế hoạch|cv|công văn|nq|nghị quyết|tb|thông báo)\W.*?\bngày\s+(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\W*"
)


def read(grid: Grid, said: Told, doubts: Doubts) -> None:
    """Write the day in the place of each paper where a column named as a start holds papers with one day each, times and words of never."""
    for column in grid.columns:
        role = said.roles.get(folded(column.name))
        if role not in (None, "adopted") or not (role or "adopted" in meant(column.name).roles or judged_in(column.name)):
            continue
        texts = [v for v in column.distinct[1] if not periods.is_never(v) and periods.written(v) is None]
        days = {v: m[1] for v in texts if isinstance(v, str) and (m := _PAPER.fullmatch(v.strip())) and not periods.is_never(v)}
        if not days or len(days) < len(texts):
            continue
        cells = list(dict.fromkeys(grid.cells(column, [i for i, v in enumerate(column.values) if v in days])))
        column.values = [days.get(v, v) if isinstance(v, str) else v for v in column.values]
        shown = listed(f"“{v}”: {day}" for v, day in days.items())
        doubts.say("papers", Text(f"Cột “{column.name}” ghi văn bản: ngày của văn bản đọc là lúc bắt đầu ({shown}); nếu việc bắt đầu vào lúc khác thì ghi ngày ấy rồi lưu lại.",
                   f"Column “{column.name}” names papers: the day of each is read as the start ({shown}); where things began at another time, write that day and save the file."), cells, [column.name])  # fmt: skip
