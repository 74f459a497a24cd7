
"""What the headings of a table say: the lines above it, the headings of its columns, the labels of its rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analysis.catalogue import places
from analysis.ingest import reasons
from analysis.ingest.distractors import pattern
from analysis.ingest.grid import Cell, Container
from analysis.ingest.headings import places_of, role_of
from analysis.ingest.layout import Table, body, is_figure, label
from analysis.ingest.names import named
from analysis.ingest.numbers import Format
from analysis.ingest.periods import Period, bare_month, of_cell, said
from analysis.ingest.setting import dates_a_document, merged
from analysis.ingest.text import key, plain
from analysis.language import Text

TOTAL = Text("dòng hoặc cột tổng: dùng để kiểm tra, không cộng thêm", "a total row or column: used as a check, not counted again")
CUMULATIVE = Text(
    "số lũy kế: chỉ lấy hiệu khi được khai báo (--cumulative)", "a running total: differenced only when declared (--cumulative)"
)
NOTE = Text("cột ghi chú hoặc số thứ tự", "a note or a row number")
_RUNNING = re.compile(pattern(r"(?:số\s+)?(?:lũy kế|luỹ kế|cộng dồn)(?:\s+(?:từ đầu năm|đến tháng|cả năm))?"))
_SETTING = re.compile(pattern(r"(?<!\w)(?:biểu|bảng|thống kê|tổng hợp|theo|tháng|từng|xã|thị trấn|các|năm|trên địa bàn|tại|của|số liệu|báo cáo|tình hình|và|công an|huyện|\d+)(?!\w)"))
ASIDE = {
    "total": TOTAL,
    "cumulative": CUMULATIVE,
    "change": reasons.CHANGE,
    "previous": reasons.OTHER_PERIOD,
    "target": reasons.TARGET,
    "note": NOTE,
    "number": NOTE,
}


@dataclass
class Says:
    """What a set of headings says. Each list holds what was found, nearest to the figure last."""

    places: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    month: int | None = None
    year: int | None = None
    words: list[str] = field(default_factory=list)
    lacking: str = ""
    group: list[str] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)


@dataclass
class Context:
    container: Container
    place: str
    period: Period | None
    written: Format


def titles(context: Context, table: Table) -> Says:
    """What the lines above a table, its sheet's name and its file's name say."""
    says = Says()
    for text in (context.container.file.rsplit(".", 1)[0].replace("_", " "), table.sheet.name, *(label(c) for c in table.titles)):
        keyed = key(plain(text).text)
        for found in _places_in(text, keyed, context):
            says.places.append((found.name, found.candidates))
        named_periods = [
            s.period
            for s in said(keyed, context.period.end.year if context.period and context.period.end else None)
            if s.period.start and s.period.end and not dates_a_document(keyed, s)
        ]
        # A single day only tells when a table was made, where a longer period is named.
        says.periods += [p for p in named_periods if p.start < p.end or not says.periods and len(named_periods) == 1]
        says.words.append(text)
    says.year = next(
        (p.start.year for p in reversed(says.periods) if p.start.year == p.end.year),
        context.period.end.year if context.period and context.period.end else None,
    )
    return says


def without_setting(text: str) -> str:
    """A title without its places, periods and `theo tháng`: what is left may name the indicator."""
    written = plain(text).text
    keyed = key(written)
    spans = [(n.start, n.end) for n in merged(named(written, keyed), keyed)] + [(s.start, s.end) for s in said(keyed)]
    for start, end in sorted(spans, reverse=True):
        written = written[:start] + " " + written[end:]
    return " ".join(_SETTING.sub(" ", key(written)).split()).strip(" -–,.:;()")


def _places_in(text: str, keyed: str, context: Context):
    return [n for n in merged(named(text, keyed, within=district(context)), keyed) if n.candidates]


def district(context: Context) -> str | None:
    if not context.place:
        return None
    place = places()[context.place]
    return place.parent if place.level == "commune" else place.code


def column_says(context: Context, texts: list[str], title: Says) -> Says:
    says = Says()
    for text in texts:
        _hear(context, says, text, title)
    return says


def row_says(
    context: Context, table: Table, row: int, group: str, title: Says, places_in: set[int], periods_in: set[int]
) -> Says:
    says = Says()
    for col in table.stubs:
        if table.sheet.at(row, col) is None and (col in places_in or col in periods_in):
            says.lacking = "place" if col in places_in else "period"
    if group:
        section = Says()
        _hear(context, section, group, title)
        says.places, says.periods, says.group = section.places, section.periods, section.words
    for col in table.stubs:
        cell = table.sheet.at(row, col)
        heading = table.heading(col)
        role = role_of(heading[-1]) if heading else ""
        if cell is None or role in ("number", "note") or (role == "" and is_figure(cell) and len(table.stubs) > 1):
            continue
        if col in periods_in and not of_cell(cell.value):
            says.month = bare_month(label(cell)) or says.month
            if bare_month(label(cell)):
                continue
            if role_of(label(cell)) not in ASIDE:
                says.lacking = "period"
        _hear(context, says, label(cell), title, expect="place" if col in places_in else role)
    return says


def _hear(context: Context, says: Says, text: str, title: Says, expect: str = "") -> None:
    """Add what one heading says."""
    role = role_of(text)
    period = of_cell(text, title.year)
    if period and period.start:
        if bare_month(text) and title.year is None and not any(char.isdigit() for char in text[2:]):
            says.month = bare_month(text)
        elif bare_month(text) is not None:
            says.month = bare_month(text)
        else:
            says.periods.append(period)
            says.year = period.start.year if period.start.year == period.end.year else None
        return
    if bare_month(text) is not None and expect != "indicator":
        says.month = bare_month(text)
        return
    if role and role not in ("place", "period", "indicator", "value"):
        says.roles.add(role)
        if role != "cumulative":
            return
    if role in ("place", "period", "indicator", "value"):
        return
    if role == "cumulative":
        text = _RUNNING.sub("", key(text)).strip(" :-–()")
        if not text:
            return
    on = title.periods[-1].end if title.periods else context.period.end if context.period else None
    codes = places_of(text, on, district(context)) or places_of(text, None, district(context))
    if codes or expect == "place" or key(text).startswith(("xã ", "thị trấn ", "phường ")):
        says.places.append((text, codes))
        return
    says.words.append(text)
    found = [s.period for s in said(key(plain(text).text), title.year) if s.period.start and s.period.end]
    says.periods += found[:1]


def expect(columns: dict[int, Says]) -> None:
    """Where most columns are of a period (or a place), one that names none is asked about, not given the title's."""
    plain_columns = [says for says in columns.values() if not says.roles]
    for has, lacking in ((lambda s: s.periods or s.month, "period"), (lambda s: s.places, "place")):
        if len(plain_columns) >= 3 and sum(bool(has(s)) for s in plain_columns) > len(plain_columns) / 2:
            for says in plain_columns:
                if not has(says):
                    says.lacking = lacking


def columns_of(table: Table, role: str, is_one) -> set[int]:
    """The stub columns whose heading says they hold places (or periods), or most of whose labels are."""
    found = set()
    for col in table.stubs:
        heading = table.heading(col)
        cells = [cell for cell in body(table, col) if not role_of(label(cell))]
        if heading and role_of(heading[-1]) == role or cells and sum(map(is_one, cells)) > len(cells) / 2:
            found.add(col)
    return found


def is_period(cell: Cell) -> bool:
    return (
        of_cell(cell.value) is not None
        or isinstance(cell.value, str)
        and not is_figure(cell)
        and bare_month(label(cell)) is not None
    )
