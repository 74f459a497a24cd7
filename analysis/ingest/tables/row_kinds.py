"""What a row of a sheet is: a title, a heading, a group's name, the numbers of columns, or figures."""

from __future__ import annotations

import datetime as dt
import re

from analysis.ingest.entities.periods import bare_month, of_cell
from analysis.ingest.entities.place_codes import code_in
from analysis.ingest.readers.sheets import Cell, Sheet
from analysis.ingest.tables.label_meaning import FOOTNOTE, indicator_of, places_of, role_of
from analysis.ingest.tables.table import Table, is_figure, label
from analysis.ingest.tables.title_lines import is_letterhead
from analysis.ingest.text.spelling import pattern, squeezed


def _is_heading(cell: Cell) -> bool:
    """A figure that a heading can be: a year, or text."""
    return not is_figure(cell) or of_cell(cell.value) is not None


def cells_of_row(sheet: Sheet, row: int) -> list[Cell]:
    if not hasattr(sheet, "_by_row"):
        by_row: dict[int, list[Cell]] = {}
        for key in sorted(sheet.cells):
            by_row.setdefault(key[0], []).append(sheet.cells[key])
        sheet._by_row = by_row
    return sheet._by_row[row]


def row_kind(cells: list[Cell], following: list[Cell], table: Table, sheet: Sheet) -> str:
    texts = [c for c in cells if isinstance(c.value, (str, dt.date)) and not is_figure(c)]
    figures = [c for c in cells if is_figure(c) and not (isinstance(c.value, str) and of_cell(c.value))]
    if _is_letterhead(cells, figures, table) or _is_foot(cells, figures, table):
        return "title"
    if table.heads and not table.body and _is_numbering(cells) and not _begins_data(cells, following, table):
        return "head" if _is_months_of_year(cells, table, sheet) else "numbering"
    if len(cells) == 1 and texts:
        if table.body and _under_figure(cells[0], sheet):
            return "body"
        return _lone(cells[0], table, sheet)
    if table.heads and len(cells) == 2 and len(texts) >= 1 and _is_section(cells):
        return "group"
    if not table.heads:
        if table.body and not _looks_like_heads(cells):
            return "body"
        if len(texts) >= 2 and all(map(_is_heading, cells)) or _is_period_row(cells):
            return "head"
        return "title" if len(cells) <= 2 and not _names_a_figure(cells) else "body"
    if not table.body and (not figures or _is_period_row(cells)) and _heads_on(cells, table, sheet):
        return "head"
    if table.body and (len(texts) >= 2 and not figures and _looks_like_heads(cells) or _begins_anew(cells, table)):
        return "head"
    return "body"


def _begins_anew(cells: list[Cell], table: Table) -> bool:
    """`Chỉ tiêu | 2017 | 2018` below figures: years of its own over the figures that follow, headed as a table is; or after a blank
    row, whatever stands before them, so long as that is no indicator or place that may have such counts."""
    first = cells[0]
    if is_figure(first) or not _is_period_row(cells[1:]) or not all(map(is_figure, cells[1:])):
        return False
    words = squeezed(label(first))
    headed = role_of(label(first)) in ("place", "period", "number", "indicator") or words in map(
        squeezed, table.heading(first.col)
    )
    after_blank = first.row - table.body[-1] > 1
    counted = indicator_of(label(first)).code or indicator_of(label(first)).near or places_of(label(first))
    return headed or after_blank and not counted


def _under_figure(cell: Cell, sheet: Sheet) -> bool:
    """Whether the figure of the row above is merged over a row: its label is a row's, and the figure is of both."""
    first = [at for (row, _), at in sheet.merged.items() if row == cell.row and at[0] < cell.row]
    return any(at in sheet.cells and is_figure(sheet.cells[at]) for at in first)


def _lone(cell: Cell, table: Table, sheet: Sheet) -> str:
    """What a text alone in its row is: a second heading of its column, a foot line, a title, or the name of what follows."""
    if table.heads and not table.body and _continues_heads(cell, table, sheet):
        return "head"
    if FOOTNOTE.match(squeezed(label(cell))) or not table.heads or role_of(label(cell)) == "total":
        return "title"
    return "group"


def _is_letterhead(cells: list[Cell], figures: list[Cell], table: Table) -> bool:
    """`CÔNG AN HUYỆN … | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`: the lines at the head of a report, however many columns."""
    if figures or len(cells) > 4:
        return False
    written = [c for c in cells if re.search(r"\w", label(c))]
    if not written:
        return not table.heads and not table.body
    if any(is_letterhead(label(c)) or _NUMBER_OF.fullmatch(squeezed(label(c))) for c in written):
        return True
    plain_lines = not any(role_of(label(c)) or indicator_of(label(c)).code or of_cell(c.value) for c in written)
    if table.heads or table.body:
        return False
    if len(written) == 2 and code_in(label(written[1])) and places_of(label(written[0])):
        return True  # the name and the code of a form of this project
    if not plain_lines:
        return False
    return len(written) == 1 < len(cells) or bool(_BODY.match(squeezed(label(written[0]))))


def _is_foot(cells: list[Cell], figures: list[Cell], table: Table) -> bool:
    """`NGƯỜI LẬP BIỂU | TRƯỞNG CÔNG AN`, and the lines of text below it: no row of the table."""
    if figures or not table.body or len(cells) > 1 and _looks_like_heads(cells):
        return False
    table.closed = table.closed or any(_SIGNER.match(squeezed(label(c))) for c in cells)
    return table.closed


_SIGNER = re.compile(
    pattern(
        r"(?:(?:cán bộ |người )(?:lập|tổng hợp|báo cáo)|thủ trưởng|(?:phó )?trưởng công an|nơi nhận|chủ tịch|tm\.|kt\.|\(ký|ngày .* tháng)"
    )
)
_NUMBER_OF = re.compile(
    pattern(
        r"số\s*:?\s*[\d.…_ ]*\s*/\s*[\w.…/–-]+|(?:mẫu|biểu|phụ lục)\s*(?:số)?\s*:?\s*(?:\d[\w./–-]*|[ivx]+)(?:[-–/][\w.–-]+)*"
    )
)
_BODY = re.compile(pattern(r"(?:công an|ca|ubnd|ủy ban nhân dân|đảng ủy|huyện ủy|hđnd|bộ công an)(?!\w)"))


def _names_a_figure(cells: list[Cell]) -> bool:
    """`Số vụ cháy | 2` where no heading row stands above: an indicator and its figure."""
    return (
        len(cells) == 2
        and not is_figure(cells[0])
        and is_figure(cells[1])
        and not of_cell(cells[1].value)
        and bool(indicator_of(label(cells[0])).code)
    )


def _continues_heads(cell: Cell, table: Table, sheet: Sheet) -> bool:
    """A lone text under a heading that is not the first: a second heading of that column."""
    first = min(c for r, c in sheet.cells if r == table.heads[-1])
    return cell.col > first and sheet.at(table.heads[-1], cell.col) is not None


def _is_section(cells: list[Cell]) -> bool:
    """`II | Phong trào`: a number and a title, no figure, and no place or period that could be a row left blank."""
    number, text = squeezed(label(cells[0])), cells[1]
    if not re.fullmatch(r"[ivx]+|\d{1,2}|[a-zđ]", number.strip(" .)")) or is_figure(text):
        return False
    return (
        not (role_of(label(text)) or places_of(label(text)) or of_cell(text.value) or bare_month(label(text)))
        and text.col == cells[0].col + 1
    )


def _is_numbering(cells: list[Cell]) -> bool:
    """`A B 1 2 3` or `(1) (2) (3)` under the headings."""
    marks = [re.fullmatch(r"\(?(\d{1,2}|[a-zđ])\)?(?:\s*=.*)?", squeezed(label(c))) for c in cells]
    if len(cells) < 3 or not all(marks):
        return False
    numbers = [int(m[1]) for m in marks if m[1].isdigit()]
    return len(numbers) >= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] in (1, 2, 3)


def _begins_data(cells: list[Cell], following: list[Cell], table: Table) -> bool:
    """`1 | 2 | 3` under `Tháng` or `STT`, where the next row goes on with 2: the figures of the first month."""
    above = table.heading(cells[0].col)
    if not above or role_of(above[-1]) not in ("period", "number") or not following or following[0].col != cells[0].col:
        return False
    first, second = (squeezed(label(line[0])) for line in (cells, following))
    return first.isdigit() and second.isdigit() and int(second) == int(first) + 1


def _is_months_of_year(cells: list[Cell], table: Table, sheet: Sheet) -> bool:
    """`1 | 2 | 3` under a year that is typed once, or merged, over several of its columns."""
    above = [sheet.at(table.heads[-1], c.col) for c in cells]
    years = [c for c in above if c is not None and of_cell(c.value)]
    return (
        cells[0].col > 1
        and bool(years)
        and len({c.address for c in years}) < len(cells)
        and len(years) == len([a for a in above if a])
    )


def _is_period_row(cells: list[Cell]) -> bool:
    """A row whose figures are all years or month numbers in order, under or beside a heading."""
    figures = [c for c in cells if is_figure(c)]
    if len(figures) < 2:
        return False
    if all(of_cell(c.value) for c in figures):
        years = [str(c.value)[:4] for c in figures]
        return len(set(years)) > 1 or len(figures) == len(cells)
    months = [bare_month(label(c)) for c in figures]
    return len(months) >= 3 and months == list(range(1, len(months) + 1))


def _heads_on(cells: list[Cell], table: Table, sheet: Sheet) -> bool:
    """Whether a row of texts under the headings is another heading row: no cell of it is a place of a stub column."""
    first = cells[0]
    above = table.heading(first.col)
    if _is_data_of_first_column(cells, table, sheet):
        return False
    if (
        above
        and role_of(above[-1]) in ("place", "period", "number", "indicator")
        and not sheet.merged.get((first.row, first.col))
        and not (all(of_cell(c.value) for c in cells) and _is_one_heading(table, sheet, cells))
    ):
        return False
    return not any(places_of(label(c)) for c in cells[:2]) and not _is_data_of_text(cells)


def _is_one_heading(table: Table, sheet: Sheet, cells: list[Cell]) -> bool:
    """`Kỳ báo cáo` merged over all the columns of a row: it heads no column of labels."""
    above = {sheet.merged.get((table.heads[-1], c.col)) for c in cells}
    anchors = above - {None} | ({(table.heads[-1], cells[0].col)} if None in above else set())
    return len(cells) > 1 and len(anchors) == 1


def _is_data_of_first_column(cells: list[Cell], table: Table, sheet: Sheet) -> bool:
    """`Số vụ cháy | 1 | 2 | 3`: figures beside a text that stands under the first heading, where the heads already hold
    periods, or that names an indicator."""
    first = cells[0]
    if is_figure(first) or not any(map(is_figure, cells)) or first.col > min(c for r, c in sheet.cells if r == table.heads[0]):
        return False
    heads = [c for row in table.heads for c in cells_of_row(sheet, row)]
    dated = any(of_cell(c.value, 2000) or bare_month(label(c)) for c in heads)
    named = indicator_of(label(first))
    return dated or bool(named.code or named.tied)


def _is_data_of_text(cells: list[Cell]) -> bool:
    return len(cells) >= 3 and sum(isinstance(c.value, str) and squeezed(c.value) in ("-", "x", "không", "–") for c in cells) >= 2


def _looks_like_heads(cells: list[Cell]) -> bool:
    roles = [role_of(label(c)) for c in cells]
    return (
        any(role in ("number", "place", "period", "indicator") for role in roles[:2])
        and sum(bool(r or indicator_of(label(c)).code or of_cell(c.value)) for r, c in zip(roles, cells, strict=True)) >= 2
    )
