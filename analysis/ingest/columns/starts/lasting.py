"""A column of the time in which a programme was carried out (`2015-2017`, `từ 2016 đến nay`) -> its start, and a column of ends, which are asked
about as those of any table; said."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.catalogue.headings import folded, is_of_ends, judged_in, meant, measures_in, says
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.cells.lines import Value
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.told import Told
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.language import Text

_TIME = r"^(?:thời gian|giai đoạn|thời kì|khoảng thời gian)\b.*\b(?:thực hiện|triển khai|áp dụng|hoạt động|vận hành|thí điểm|duy trì)\b|\b(?:period|duration|dates)$"
_TO = re.compile(r"(?i)\s*(?:[-–—]|(?<!\w)(?:đến|tới|to|until|through)(?!\w))\s*")
_FROM = re.compile(r"(?i)^\s*(?:(?:từ|kể từ|from|giai đoạn|đầu|cuối|hết|ngày)\s+)+")
_NOW = re.compile(r"(?i)(?:(?:đến|tới|cho đến|hiện)\s+)*(?:nay|hiện tại|now|present|date|today)?\W*")


class _Span(NamedTuple):
    """The first time of a span and its last, as they are written; None: it goes on."""

    since: str
    until: str | None


def read(grid: Grid, said: Told, doubts: Doubts) -> None:
    """Part the one column of spans, each cell of which is one, a time or never."""
    own = [c for c in grid.columns if _can_be(c, said.roles.get(folded(c.name)))]
    roles = {role for c in grid.columns if c not in own for role in meant(c.name).roles}
    others = any(judged_in(c.name) or is_of_ends(c.name) for c in grid.columns if c not in own)
    if len(own) != 1 or grid.begun or others or {"adopted", "treated", "person"} & roles or "place" not in roles:
        return
    column, name = own[0], own[0].name
    spans = {v: span for v in column.distinct[1] if isinstance(v, str) and (span := _span(v))}
    if all(periods.is_school_year(periods.written(v)) for v in spans):  # `2018-2019` alone may be of them; none at all
        return
    rows = [i for i, v in enumerate(column.values) if v in spans]
    cells, shown = list(dict.fromkeys(grid.cells(column, rows))), listed(f"“{v}”: {span.since}" for v, span in spans.items())
    end = "Ngày kết thúc" if grid.has_marks else "end date"
    until: list[Value] = [span.until if v is not None and (span := spans.get(v)) else None for v in column.values]
    column.values = [spans[v].since if v in spans else v for v in column.values]
    grid.begun.add(name)
    ends = any(until)
    if ends:
        grid.columns.insert(1 + grid.columns.index(column), Column(end, (end,), column.col, until, column.at))
    doubts.say("spans", Text(f"Cột “{name}” ghi khoảng thời gian: lúc đầu đọc là lúc bắt đầu ({shown}){f'; lúc cuối để ở cột “{end}”' * ends}.",
               f"Column “{name}” holds spans of time: the first is read as the start ({shown}){f'; the last stands in column “{end}”' * ends}."), cells, [name])  # fmt: skip


def _can_be(column: Column, told: str | None) -> bool:
    """Whether a column may hold such spans: it is told to be a start, or its heading names one, or the time of a programme."""
    roles = set(meant(column.name).roles)
    named = "adopted" in roles or judged_in(column.name) or says(column.name, _TIME) and measures_in(column.name)
    return told == "adopted" or told is None and bool(named) and not roles & {"period", "outcome", "exposure"}


def _span(text: str) -> _Span | None:
    """The two times of a text, the second of which may be now."""
    for m in _TO.finditer(text):
        first, last = (_FROM.sub("", part).strip() for part in (text[: m.start()], text[m.end() :]))
        since, until = periods.written(first), periods.written(last)
        if since is not None and since.kind in "YQMD" and not periods.is_school_year(since):
            if _NOW.fullmatch(last):
                return _Span(first, None)
            if until is not None and until.kind in "YQMD" and until.end >= since.day and not periods.is_school_year(until):
                return _Span(first, last)
    return None
