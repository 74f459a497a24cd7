"""Tables -> findings: a figure is what its row, its column, the lines above and the defaults say together."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from analysis.catalogue import indicators
from analysis.ingest.entities.document_format import format_of_prose
from analysis.ingest.entities.document_head import Head
from analysis.ingest.entities.legend import legend
from analysis.ingest.entities.lexicon_matches import Words
from analysis.ingest.entities.non_counts import REASONS as MASKED
from analysis.ingest.entities.numbers import Format, decide
from analysis.ingest.entities.periods import Period, of_cell
from analysis.ingest.findings import reasons
from analysis.ingest.findings.consistency import settled
from analysis.ingest.findings.finding import SET_ASIDE, USED, Evidence, Finding
from analysis.ingest.findings.reasons import NO_FIGURE, TROUBLE
from analysis.ingest.readers.sheets import Cell, Container, Sheet, address
from analysis.ingest.tables.cell_checks import checked, fractions_asked
from analysis.ingest.tables.cell_place_period import DISAGREE, namesakes_asked, with_period, with_place
from analysis.ingest.tables.cell_values import Measured, format_of, is_dash, measure, printed_numbers
from analysis.ingest.tables.label_context import (
    ASIDE,
    Context,
    Says,
    column_says,
    columns_of,
    expect,
    hear_above,
    hear_beside,
    is_period,
    keep_main_totals,
    row_says,
    titles,
    without_setting,
)
from analysis.ingest.tables.label_meaning import Indicated, indicator_of, is_deed, labels, places_of
from analysis.ingest.tables.layout import tables
from analysis.ingest.tables.models import of_model
from analysis.ingest.tables.table import Table, body, is_figure, label
from analysis.ingest.tables.title_lines import is_letterhead, stated
from analysis.ingest.text.spelling import key, squeezed
from analysis.language import Text

NO_PLACE_HERE = Text(
    "dòng hoặc cột này không có tên địa bàn như các dòng, cột khác", "this row or column names no place, as the others do"
)
NO_PERIOD_HERE = Text(
    "dòng hoặc cột này không có kỳ như các dòng, cột khác", "this row or column names no period, as the others do"
)
OUTSIDE = Text("số không nằm trong bảng nào", "a figure that stands in no table")
SENTENCE = Text("số trong một câu trên hoặc dưới bảng", "a number in a sentence above or below the table")
NUMBERING = Text("số thứ tự của cột", "the number of a column")
NO_WORDS = Text("không tiêu đề nào nêu chỉ số", "no heading names an indicator")


def read_tables(
    container: Container,
    *,
    place: str = "",
    period: Period | None = None,
    format: str | None = None,
    read_sentences: Callable[..., list[Finding]] | None = None,
    head: Head | None = None,
) -> tuple[list[Finding], int]:
    """Every figure of a container's sheets as a finding, and how many other cells were read as labels.

    `read_sentences` (text, place=, period=, file=, sha256=) reads what stands in words above and below a table; without it
    such lines are labels. `head`: what the head of the document says of all its tables.
    """
    numbers = [n for sheet in container.sheets for n in printed_numbers(sheet.cells.values())]
    written = Format(format, "given") if format else decide(numbers)
    if not (written.name or written.why) and container.text:
        written = format_of_prose(container.text)
    context = Context(container, place, period, written, head or Head())
    lines = [cell.value for sheet in container.sheets for cell in sheet.cells.values() if isinstance(cell.value, str)]
    context.dash_is_zero = legend([*lines, *container.text.splitlines()]).get("-") == 0.0
    found: list[Finding] = []
    beside = 0
    for sheet in container.sheets:
        parts = tables(sheet)
        rows = [row for table in parts for row in _table(context, table)]
        rows += _outside(context, sheet, parts)
        if read_sentences:
            rows += _sentences(context, sheet, parts, read_sentences)
        found += namesakes_asked(rows, context)
        beside += len(sheet.cells) - sum(row.kind != "blank" for row in rows)
    return found, beside


def _table(context: Context, table: Table) -> list[Finding]:
    title = titles(context, table)
    title.until = title.until or stated([h for col in table.stubs for h in table.heading(col)], title.year)[1]
    columns = {col: column_says(context, table, col, title) for col in table.columns}
    expect(columns, [context.reported, *title.periods][-1])
    keep_main_totals(table, columns)
    hear_beside(columns)
    lost = any(
        c.trouble == "width" for row in table.heads if (c := next((c for k, c in table.sheet.cells.items() if k[0] == row), None))
    )
    places_in, periods_in = (
        columns_of(table, "place", lambda c: bool(places_of(label(c)))),
        columns_of(table, "period", is_period),
    )
    formats = {col: format_of(body(table, col), context.written) for col in table.columns}
    out, edges = [], sorted(table.groups)
    groups = {row: next((table.groups[r] for r in reversed(edges) if r < row), "") for row in table.body}
    stubs = {row: row_says(context, table, row, groups[row], title, places_in, periods_in) for row in table.body}
    hear_above(stubs, groups)
    for row, stub in stubs.items():
        for col in table.columns:
            cell = table.sheet.cells.get((row, col))
            if cell is not None:
                cell = replace(cell, trouble="width") if lost else cell
                out.append(_cell(context, table, cell, stub, columns[col], title, formats[col]))
            elif table.heading(col) and (row, col) not in table.sheet.merged:
                out.append(_blank(context, table, row, col, stub, columns[col], title))
    out = fractions_asked(out, {c.address: c for c in table.sheet.cells.values()})
    return settled(out, lambda f: f.evidence.cell)


def _outside(context: Context, sheet: Sheet, parts: list[Table]) -> list[Finding]:
    """Figures that stand in no table: asked about, not lost among the labels."""
    numbering = {c.address for t in parts for c in t.numbering}
    rows = {row for t in parts for row in (*t.body, *t.heads)}
    found = []
    for cell in sheet.cells.values():
        if cell.row in rows or not is_figure(cell) or of_cell(cell.value):
            continue
        one = Finding(evidence=_evidence(context, sheet, cell), status=USED)
        found.append(one.aside(NUMBERING, "numbering") if cell.address in numbering else one.queue(OUTSIDE, kind="outside"))
    return found


def _sentences(context: Context, sheet: Sheet, parts: list[Table], read_sentences: Callable[..., list[Finding]]) -> list[Finding]:
    """`Ngoài ra xã Bát Tràng xảy ra 31 vụ …` below a table: what its numbers would be read as is asked about, never used."""
    found = []
    for table in parts:
        title = titles(context, table)
        for cell in [*table.notes, *table.titles]:
            text = label(cell)
            if not re.search(r"\d", text) or is_letterhead(text) or not Words(key(text)).heads():
                continue
            period = title.periods[0] if title.periods else context.period
            place = next((codes[0] for _, codes in title.places if len(codes) == 1), context.place)
            read = read_sentences(text, place=place, period=period, file=context.container.file, sha256=context.container.sha256)
            at = _evidence(context, sheet, cell)
            above = cell in table.titles
            for row in read:
                row = replace(row, evidence=replace(at, number=row.evidence.number))
                if row.status != SET_ASIDE and not (above and row.unit == "communes"):
                    found.append(row.queue(SENTENCE, kind="sentence"))
                elif not above and row.kind not in MASKED:
                    found.append(replace(row, status=SET_ASIDE, kind=row.kind or "sentence"))
    return found


def _evidence(context: Context, sheet: Sheet, cell: Cell) -> Evidence:
    text = label(cell)
    return Evidence(
        text=text, number=text, file=context.container.file, sha256=context.container.sha256, sheet=sheet.name, cell=cell.address
    )


def _blank(context: Context, table: Table, row: int, col: int, stub: Says, column: Says, title: Says) -> Finding:
    """A blank cell of the body, accounted as `no figure`: a row never goes without a word."""
    cell = Cell(row=row, col=col, value="-", address=address(row, col))
    found = _cell(context, table, cell, stub, column, title, context.written)
    return replace(found, evidence=replace(found.evidence, text="", number="")).aside(NO_FIGURE, "blank")


def _cell(context: Context, table: Table, cell: Cell, stub: Says, column: Says, title: Says, written: Format) -> Finding:
    measured = measure(replace(cell, trouble="hidden") if table.sheet.hidden and not cell.trouble else cell, written)
    if measured.none and context.dash_is_zero and is_dash(cell.value):
        measured = Measured(value=Decimal(0), trouble=cell.trouble)
    role = next((r for r in ASIDE if r in stub.roles | column.roles), "")
    indicated = _indicator(stub, column, title)
    blank = Finding(
        evidence=_evidence(context, table.sheet, cell), status=USED, value=measured.value, low=measured.low, high=measured.high,
        quantifier=measured.quantifier,
    )  # fmt: skip
    row = _named_finding(blank, indicated, stub, column, title, context)
    if row.status == USED and (lacking := stub.lacking or column.lacking):
        row = row.queue({"place": NO_PLACE_HERE, "period": NO_PERIOD_HERE}[lacking], kind=lacking)
    if role or measured.none or measured.trouble:
        row = replace(row, lacks=())
    if measured.none and not cell.trouble:
        return row.aside(NO_FIGURE, "none")
    if role:
        if role == "change":
            said = {measured.unit, column.unit}
            row = replace(row, unit="percent" if "%" in said else "cases" if "vụ" in said else "")
        side = "row" if role in stub.roles else "column"
        return row.aside(ASIDE[role], f"{role}_{side}" if role == "total" else role)
    if measured.trouble and (indicated.code or indicated.tied or measured.trouble != "text"):
        near = measured.alternatives
        return row.queue(TROUBLE[measured.trouble], *near, kind=measured.trouble) if row.status != SET_ASIDE else row
    return checked(row, measured, cell, table, stub, column, title) if row.status == USED else row


def _indicator(stub: Says, column: Says, title: Says) -> Indicated:
    """From the column's and the row's words together, then each alone, then the lines above."""
    if (of := of_model([*column.words, *stub.words], stub.unit)) is not None:
        return of
    full = {code for text in [*column.words, *stub.words] if (code := _full(text))}
    if len(full) > 1:
        return Indicated(tied=tuple(sorted(full)), near=("disagree",))
    tries = ([*stub.group, *column.words, *stub.words], [*column.words, *stub.words], column.words, stub.words, column.own)
    for words in tries[not stub.group :]:
        if words:
            found = indicator_of(" - ".join(words), stub.unit)
            if (
                found.code.startswith("unspec_")
                and not stub.group
                and (stub.beside and (of := _of_beside(stub, stub.unit)) not in ("", found.code))
            ):
                return Indicated(near=(of, *filter(None, (found.code, *found.tied))))
            if found.code or found.tied:
                return found
    if column.words or stub.words:
        return _with_title(stub, column, title)
    for text in reversed([*title.words, *stub.group]):
        found = indicator_of(without_setting(text))
        if found.code:
            return found
    return Indicated()


def _with_title(stub: Says, column: Says, title: Says) -> Indicated:
    """What the last line above the table and the headings say together: `Số vụ phạm pháp hình sự` over a column `Số vụ`."""
    last = title.words[2:][-1:]
    for line in ([without_setting(text) for text in last], last):
        found = indicator_of(" - ".join([*line, *column.words, *stub.words]), stub.unit)
        if found.code:
            return found
    alone, grouped = [*column.words, *stub.words], [*stub.group, *column.words, *stub.words]
    near = [indicator_of(" - ".join(words), stub.unit) for words in (alone, grouped)]
    deeds = [_of_beside(says, stub.unit) for says in (column, stub) if says.beside and is_deed(says.words)]
    near = [*(Indicated(near=(code,)) for code in deeds if code), *near]
    return next((found for found in near if found.near), near[0])


def _of_beside(says: Says, unit: str) -> str:
    """The indicator of what a deed was done to, where headings name no more than the deed; empty where there is none."""
    found = indicator_of(" - ".join([*says.beside, *says.words]), unit)
    return found.code or next(iter(found.near), "")


def _full(text: str) -> str:
    """The indicator of a heading that is the catalogue's own label or names both what and how counted."""
    return labels().get(squeezed(text), "")


def _named_finding(blank: Finding, indicated: Indicated, stub: Says, column: Says, title: Says, context: Context) -> Finding:
    if indicated.near == ("disagree",):
        return blank.queue(DISAGREE, *indicated.tied, kind="headings")
    if indicated.tied:
        row = replace(blank, indicator=indicated.tied[0]).queue(reasons.TIED, *indicated.tied, kind="indicator")
    elif not indicated.code:
        words = " / ".join([*column.words, *stub.words])
        label = " - ".join([*column.words, *stub.words])
        if not words:
            row = blank.queue(NO_WORDS, kind="indicator")
        elif indicated.near:
            row = replace(blank, lacks=(("indicator", label),)).queue(
                Text(f"tiêu đề “{words}” gần giống một chỉ số", f"the heading '{words}' is like an indicator"),
                *indicated.near,
                kind="indicator",
            )
        else:
            lacks = (("indicator", label), *with_place(blank, stub, column, title, context).lacks)
            return replace(blank, lacks=lacks).aside(
                Text(f"tiêu đề “{words}” không ứng với chỉ số nào", f"the heading '{words}' matches no indicator"), "no_indicator"
            )
    else:
        row = replace(blank, indicator=indicated.code, unit=indicators()[indicated.code].unit)
    row = with_period(row, stub, column, title, context)
    return with_place(row, stub, column, title, context)
