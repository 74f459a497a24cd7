"""What the headings of a table say: the lines above it, the headings of its columns, the labels of its rows."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from decimal import Decimal

from analysis.catalogue import places
from analysis.ingest.entities.document_head import Head
from analysis.ingest.entities.numbers import Format
from analysis.ingest.entities.periods import Period, bare_month, of_cell, said
from analysis.ingest.entities.place_codes import Coded, code_in
from analysis.ingest.entities.place_lists import merged
from analysis.ingest.entities.places import named
from analysis.ingest.entities.units import scale_of, scale_of_line, scale_of_unit, unit_of_line
from analysis.ingest.findings import reasons
from analysis.ingest.findings.reasons import CUMULATIVE, TOTAL
from analysis.ingest.readers.sheets import Cell, Container
from analysis.ingest.tables.label_meaning import classes_of_unit, indicator_of, is_deed, places_of, role_of
from analysis.ingest.tables.table import Table, body, is_figure, label
from analysis.ingest.tables.title_lines import RUNNING_TOTAL, first_months, innermost, own_window, paired, places_stated, stated
from analysis.ingest.text.spelling import key, pattern, plain, squeezed
from analysis.language import Text

ESTIMATE = Text("số ước, dự kiến, đăng ký; không phải kết quả", "an estimate or a pledge, not a result")
NOTE = Text("cột ghi chú hoặc số thứ tự", "a note or a row number")
_RUNNING = re.compile(RUNNING_TOTAL.pattern + r"(?:\s+(?:từ đầu năm|đến tháng|cả năm))?")
_SETTING = re.compile(
    pattern(
        r"(?<!\w)(?:biểu|bảng|thống kê|tổng hợp|theo|tháng|từng|xã|thị trấn|các|năm|trên địa bàn|tại|của|số liệu|báo cáo|tình hình|và|công an|huyện|\d+)(?!\w)"
    )
)
ASIDE = {
    "total": TOTAL,
    "cumulative": CUMULATIVE,
    "change": reasons.CHANGE,
    "estimate": ESTIMATE,
    "average": reasons.rate("unit"),
    "previous": reasons.OTHER_PERIOD,
    "target": reasons.TARGET,
    "note": NOTE,
    "number": NOTE,
}


@dataclass
class Says:
    """What a set of headings says. Each list holds what was found, nearest to the figure last. `own`: the words of a column
    without a group heading typed once to its left; `beside`: the words of the column to its left, or of the last row above that
    counts more than a deed; `unit`, `scale`: what it is counted in, and in how many at once."""

    places: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    coded: list[Coded] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    month: int | None = None
    year: int | None = None
    until: dt.date | None = None
    unclear: list[Period] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    lacking: str = ""
    group: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    unit: str = ""
    scale: Decimal = Decimal(1)
    roles: set[str] = field(default_factory=set)


@dataclass
class Context:
    container: Container
    place: str
    period: Period | None
    written: Format
    head: Head = Head()
    dash_is_zero: bool = False

    @property
    def reported(self) -> Period | None:
        """The period of the command, or that of the document's head."""
        return self.period or self.head.window or self.head.title


def titles(context: Context, table: Table) -> Says:
    """What the lines above a table and its sheet's name say; the lines of the table before and the file's name, where they
    say nothing."""
    file = context.container.file.rsplit(".", 1)[0].replace("_", " ")
    own, before = [label(c) for c in table.titles], [label(c) for c in table.inherited]
    says = Says(words=[file, table.sheet.name, *before, *own])
    says.scale = max((scale_of_line(line) for line in (own or before)), default=Decimal(1))
    says.unit = next((unit for line in (own or before) if (unit := unit_of_line(line))), "")
    _dated(context, says, [[*own, table.sheet.name] if own else [*before, table.sheet.name], before, [file]])
    within = district(context)
    for lines in ([*own, table.sheet.name], before, [file]):
        found = places_stated(lines, within)
        if found:
            break
    named_by_file = places_stated([file], within) if found else []
    if len(found) == 1 and len(named_by_file) == 1 and not _agree(found[0][1], named_by_file[0][1]):
        found += named_by_file
    says.coded = [coded for line in own if (coded := code_in(line))]
    found = places_stated([line for line in own if not code_in(line)], within) or found if says.coded else found
    if found:
        says.places = [(" / ".join(name for name, _ in found), tuple(dict.fromkeys(c for _, codes in found for c in codes)))]
    return says


def _dated(context: Context, says: Says, tiers: list[list[str]]) -> None:
    """The period of a table, from the first lines that name one; `unclear` where they name several."""
    given = context.period.end.year if context.period and context.period.end else None
    for lines in tiers:
        periods, until = stated(lines, given)
        says.until = says.until or until
        if periods:
            break
    years = {p.start.year for p in periods}
    inner = paired(lines, years.pop() if len(years) == 1 else given) or innermost(periods)
    if len(inner) > 1 and context.period and context.period.start:
        inner = [p for p in inner if context.period.start <= p.start and p.end <= context.period.end] or inner
    says.periods, says.unclear = inner[:1], inner if len(inner) > 1 else []
    years = {p.start.year for p in inner} if all(p.start.year == p.end.year for p in inner) else set()
    says.year = years.pop() if len(years) == 1 else None if inner else given
    if not says.year and not says.unclear:
        says.year = given


def _agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names can mean one place, or one lies in the other."""
    if not a or not b:
        return a == b
    return bool(set(a) & set(b)) or any(places()[x].parent == y or places()[y].parent == x for x in a for y in b)


def without_setting(text: str) -> str:
    """A title without its places, periods and `theo tháng`: what is left may name the indicator."""
    written = plain(text).text
    keyed = key(written)
    spans = [(n.start, n.end) for n in merged(named(written, keyed), keyed)] + [(s.start, s.end) for s in said(keyed)]
    for start, end in sorted(spans, reverse=True):
        written = written[:start] + " " + written[end:]
    return " ".join(_SETTING.sub(" ", key(written)).split()).strip(" -–,.:;()")


def district(context: Context) -> str | None:
    if not context.place:
        return None
    place = places()[context.place]
    return place.parent if place.level == "commune" else place.code


def column_says(context: Context, table: Table, col: int, title: Says) -> Says:
    says = Says()
    for text in table.heading(col):
        _hear(context, says, text, title)
    own = table.own_heading(col)
    says.own = own if own != table.heading(col) else []
    return says


def hear_beside(columns: dict[int, Says]) -> None:
    """`PPHS | Khám phá`: a deed alone may be done to what the column to its left counts."""
    for left, col in zip(sorted(columns), sorted(columns)[1:], strict=False):
        if not columns[left].roles:
            columns[col].beside = columns[left].words


def keep_main_totals(table: Table, columns: dict[int, Says]) -> None:
    """`Phạm pháp hình sự | Tổng số | Trong đó …`: the total is the figure itself, the columns beside it its parts."""
    heads = {col: table.heading(col) for col in columns}
    for col, says in columns.items():
        beside = [h for other, h in heads.items() if other != col and h[:1] == heads[col][:1]]
        parts = any(key(text).startswith("trong đó") for h in beside for text in h[1:])
        if "total" not in says.roles:
            continue
        own = indicator_of(" - ".join(says.words)).code
        siblings = [
            c for other, c in columns.items() if other != col and heads[other][:1] == heads[col][:1] and len(heads[col]) > 1
        ]
        if own and (parts or siblings and all(_counts_other(c, own) for c in siblings)):
            says.roles.discard("total")


def _counts_other(column: Says, code: str) -> bool:
    """Whether a column beside a total is no part of its sum: of no place or period of its own, and of another indicator."""
    found = indicator_of(" - ".join(column.words)).code
    return not (column.places or column.periods or column.month) and bool(found) and found != code


def hear_above(rows: dict[int, Says], groups: dict[int, str]) -> None:
    """`Phạm pháp hình sự xảy ra`, and below it `Số vụ khám phá`, `Tỷ lệ khám phá`: of what the last row counts that says more."""
    above: list[str] = []
    group = ""
    for row in sorted(rows):
        says = rows[row]
        above, group = ([] if groups[row] != group else above), groups[row]
        if is_deed(says.words):
            says.beside = above
        elif says.words and not says.roles:
            above = says.words


_QUARTERS = (squeezed("quý"), "quarter")
_PER_CENT = re.compile("%|phần trăm|tỷ lệ|tỉ lệ|per ?cent")
_COUNTED = re.compile(r"\b(?:vụ|người|đối tượng|cases|persons)\b")


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
        says.coded = section.coded
    for col in table.stubs:
        cell = table.sheet.at(row, col)
        heading = table.heading(col)
        role = role_of(heading[-1]) if heading else ""
        if cell is not None and (_is_unit(cell, heading, role) or role == "place" and holds_units(table, col)):
            says.unit, says.scale = label(cell), scale_of_unit(label(cell))
            continue
        if cell is not None and role == "code":
            says.coded += filter(None, [code_in(label(cell), headed=True)])
            continue
        numbered = role == "number" and cell is not None and role_of(label(cell)) != "total"  # "Cộng 4 xã" under TT is a total
        if cell is None or numbered or role == "note" or (role == "" and is_figure(cell) and len(table.stubs) > 1):
            continue
        if heading and squeezed(heading[-1]) in _QUARTERS and not of_cell(cell.value) and role_of(label(cell)) not in ASIDE:
            says.lacking = "period"  # 1 under Quý is no January
            continue
        if col in periods_in and not of_cell(cell.value):
            says.month = bare_month(label(cell)) or says.month
            if bare_month(label(cell)):
                continue
            if role_of(label(cell)) not in ASIDE:
                says.lacking = "period"
        _hear(context, says, label(cell), title, expect="place" if col in places_in else role)
    return says


def holds_units(table: Table, col: int) -> bool:
    """Whether a column headed `Đơn vị` says what is counted (vụ, CLB, người) and not where: most labels are units, none a place."""
    labels = [label(cell) for cell in body(table, col)]
    return (
        bool(labels) and not any(map(places_of, labels)) and sum(bool(classes_of_unit(text)) for text in labels) > len(labels) / 2
    )


def _is_unit(cell: Cell, heading: list[str], role: str) -> bool:
    """A cell of a column `ĐVT`, or of one headed `Đơn vị` that holds `vụ`, `người` and no place."""
    if heading and key(heading[-1]).strip(" .:") in ("đơn vị tính", "đvt", "unit"):
        return True
    return role == "place" and bool(classes_of_unit(label(cell))) and not places_of(label(cell)) and label(cell).islower()


def _hear(context: Context, says: Says, text: str, title: Says, expect: str = "") -> None:
    """Add what one heading says."""
    if coded := code_in(text):
        says.coded.append(coded)
        return
    role = role_of(text)
    if role in ("cumulative", "previous") and (
        own := own_window(text, title.until or _end(title.periods) or _end(_of_all(context)))
    ):
        says.periods.append(own[0])
        says.words += [own[1]] if own[1] else []
        return
    period = of_cell(text, title.year) or first_months(text, title.year)
    if period and period.start:
        if bare_month(text) is not None:
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
        if role == "change":
            said = text.lower()
            says.unit = "%" if _PER_CENT.search(said) else "vụ" if _COUNTED.search(said) else says.unit
        if role != "cumulative":
            return
    if role in ("place", "period", "indicator", "value"):
        return
    if role == "cumulative":
        if context.head.running and RUNNING_TOTAL.fullmatch(squeezed(text)):
            says.roles.discard(role)
            says.periods.append(context.head.running)
            return
        text = _RUNNING.sub("", key(text)).strip(" :-–()")
        if not text:
            return
    codes = places_of(text, within=district(context))
    if codes or expect == "place" or key(text).startswith(("xã ", "thị trấn ", "phường ")):
        says.places.append((text, codes))
        return
    says.words.append(text)
    says.scale = max(says.scale, scale_of(text))
    found, until = stated([text], title.year)
    says.periods += found[:1]
    says.until = until or says.until


def _of_all(context: Context) -> list[Period]:
    return [p for p in (context.reported,) if p and p.start]


def _end(periods: list[Period]) -> dt.date | None:
    return periods[-1].end if periods else None


def expect(columns: dict[int, Says], reported: Period | None) -> None:
    """Where most columns are of a period (or a place), one that names none is asked about, not given the title's."""
    plain_columns = [says for says in columns.values() if not says.roles]
    for has, lacking in ((lambda s: s.periods or s.month, "period"), (lambda s: s.places or s.coded, "place")):
        headed = [says for says in plain_columns if says.words or says.periods or says.month or says.places or says.coded]
        if len(headed) >= 3 and sum(bool(has(s)) for s in headed) > len(headed) / 2:
            for says in plain_columns:
                if not has(says) and not (lacking == "period" and _is_of_the_report(says, reported)):
                    says.lacking = lacking


def _is_of_the_report(says: Says, reported: Period | None) -> bool:
    """`Trong kỳ`, `Tháng này`: the period that the lines above state, if it is not longer than the heading says."""
    named = [m[1] for word in says.words if (m := _OF_THE_REPORT.fullmatch(key(word)))]
    return bool(named and reported and reported.start) and (reported.end - reported.start).days < _DAYS[named[-1]]


_OF_THE_REPORT = re.compile(pattern(r"(?:trong|số)?\s*(kì|tháng|quí|năm)\s*(?:này|nay|báo cáo)?"))
_DAYS = {"kì": 1 << 20, "năm": 400, "quí": 100, "tháng": 35}


def columns_of(table: Table, role: str, is_one) -> set[int]:
    """The stub columns whose heading says they hold places (or periods), or most of whose labels are."""
    found = set()
    for col in table.stubs:
        heading = table.heading(col)
        if heading and role_of(heading[-1]) == "code":
            continue
        cells = [cell for cell in body(table, col) if not role_of(label(cell))]
        named = heading and role_of(heading[-1]) == role and not (role == "place" and holds_units(table, col))
        if named or cells and sum(map(is_one, cells)) > len(cells) / 2:
            found.add(col)
    return found


def is_period(cell: Cell) -> bool:
    return (
        of_cell(cell.value) is not None
        or isinstance(cell.value, str)
        and not is_figure(cell)
        and bare_month(label(cell)) is not None
    )
