"""Noughts that a line beside the table says stand for no figure (`năm 2016 chưa có số liệu (ghi 0)`) -> asked about with their cells."""

from __future__ import annotations

import datetime as dt
import re

from analysis.catalogue.headings import folded, marked, says
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.sheets.quoted import quoted
from analysis.ingest.columns.starts.words import DATE
from analysis.ingest.columns.values.typed import Typed
from analysis.language import Text

_NONE = r"(?:(?:chưa|không) (?:có|thu thập|thống kê|báo cáo|gửi|nộp)|thiếu|mất|no|without)(?: (?:được|đủ|đầy đủ|any))?(?: (?:số liệu|báo cáo|sổ(?: sách)?|dữ liệu|thống kê|data|figures?|reports?))"
_NOUGHT = r"(?:số )?(?:0(?![.,]?\d)|không(?= *\W*$)|zero\b)"
_AS = rf"(?:ghi|điền|để|nhập|coi|tính|entered|recorded|shown|coded|written|given)(?: (?:là|bằng|as|tạm))*\W*{_NOUGHT}"
_SAYS = rf"\b{_NONE}\b(?:(?!\b(?:không|chưa|no)\b).){{0,60}}\b{_AS}(?!\W*(?:(?:là|nghĩa là|khi|nếu)\W+)*không\b)|(?:\b{_AS}|^(?:\W*ghi chú\W+)?\W*{_NOUGHT})\W*(?:(?:là|nghĩa là|vì|do|nếu|khi|nơi|ở|means|where)\b\W*){{0,3}}(?:(?:xã|nơi|năm|tháng|kì)\b.{{0,20}} )?{_NONE}\b"
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*(?:[-–]|đến)\s*((?:19|20)\d\d)(?!\d)")


def ask(typed: Typed) -> None:
    """Ask whether the noughts that a line speaks of are missing: of the periods, the places and the columns that it names, or of all."""
    for line in (" ".join(own.split()) for own in (*typed.grid.titles, *typed.grid.notes)):
        if not says(line, _SAYS):
            continue
        cells = [cell for cell in _cells(typed, line) if cell not in {*typed.said.cells, *typed.said.kept}]
        if cells:
            shown, words = ", ".join(cells[:12]) + (f", … ({len(cells)})" if len(cells) > 12 else ""), quoted([line], typed.grid)
            none, kept = ("; ".join(f"{cell}={answer}" for cell in cells) for answer in ("missing", "keep"))
            typed.doubts.ask("missing", Text(f"Bảng ghi {words}: các ô ghi 0 sau là chưa có số liệu, không phải 0? Ô {shown}", f"The table says {words}: do these noughts stand for no figure? Cells {shown}"), cells[:20],
                             [(f'cells="{none}"', Text("phải: không có số liệu", "yes: no figure")), (f'cells="{kept}"', Text("không: đúng là 0", "no: they are 0"))])  # fmt: skip


def _cells(typed: Typed, line: str) -> list[str]:
    """The addresses of the noughts that a line speaks of."""
    own = [r.column for r in typed.roles if r.role in ("outcome", "value", "exposure") and r.column in typed.numeric]
    named = [name for name in own if folded(name) in folded(line)]
    within, known = _times(line), f" {marked(line)} "
    places = {place for place in set(typed.places) - {None} if re.search(rf"(?<!\w){re.escape(marked(place))}(?!\w)", known)}
    when = typed.dated.written if typed.dated is not None else [None] * len(typed.grid)
    rows = [
        i
        for i, (place, w) in enumerate(zip(typed.places or [None] * len(typed.grid), when, strict=True))
        if (not places or place in places) and (not within or w and any(a <= w.day and w.end <= b for a, b in within))
    ]
    cells = []
    for name in named or own:
        column, values = typed.grid.named(name), typed.numeric[name].value
        cells += [typed.grid.cell(column, i) for i in rows if values[i] == 0]
    return list(dict.fromkeys(cells))


def _times(line: str) -> list[tuple[dt.date, dt.date]]:
    """The periods that a line names, from their first day to their last."""
    spans = [(dt.date(int(m[1]), 1, 1), dt.date(int(m[2]), 12, 31)) for m in _YEARS.finditer(line)]
    said = (periods.written(m[0]) for m in DATE.finditer(_YEARS.sub(" ", line)))
    return [*spans, *((w.day, w.end) for w in said if w is not None)]
