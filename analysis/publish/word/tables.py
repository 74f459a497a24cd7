"""Tables of a Word file: columns as wide as what stands in them, ruled, heads repeated on every page."""

from __future__ import annotations

import re

from docx.document import Document as Book
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table

from analysis.publish.word.blocks import Grid, clean
from analysis.publish.word.page import WIDTH

SIZE = 11  # points
LETTER, PADDING = 2.0, 4.5  # millimetres: a letter of a table, and what stands beside it in a cell
THIN = frozenset(" \u00a0.,;:/()'")  # half as wide as other letters; capitals are wider by a third
LOST = 3  # letters at the end of a line, where the next word has no room
BREAK = re.compile(r"[ \n]+|(?<=[^\W\d][-–])")  # where a line of a cell may end: not within a number or a span of them
MOST_LINES = 100  # of a cell; beyond, columns have what their words need
SHORT = 8  # characters: a cell that is not broken (`Giá trị`)
NUMERIC = re.compile(r"^[−-]?[\d.,]+( ?%)?$")
AFTER = [qn(f"w:{name}") for name in ("shd", "tblLayout", "tblCellMar", "tblLook", "tblCaption")]


def grid(book: Book, block: Grid) -> Table:
    """The table of a block, without caption and foot."""
    cells = [list(map(_unbroken, row)) for row in (block.columns, *block.rows)]
    table = book.add_table(rows=len(cells), cols=len(block.columns))
    cell_style = book.styles["Cell"].style_id
    right = [_numeric(column[1:]) for column in zip(*cells, strict=True)]
    for at, (row, texts) in enumerate(zip(table.rows, cells, strict=True)):
        for cell, text, number in zip(row.cells, texts, right, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph._p.style = cell_style  # by its id: python-docx looks a style up among all of them, a cell at a time
            paragraph.add_run(text).bold = True if at == 0 else None
            if number:
                paragraph.alignment = 2
    _spread(table, widths(cells, WIDTH))
    _ruled(table)
    _together(table, footed=bool(block.foot))
    return table


def _unbroken(text: str) -> str:
    """A cell's text in which no interval or number ends a line: the blanks of a short bracket and of a unit do not break."""
    text = clean(re.sub(r"[ \t\r\n]+", " ", text).strip())
    text = re.sub(r"\((?=[−\d])([^()]{1,24})\)", lambda found: "(" + found[1].replace(" ", "\u00a0") + ")", text)
    return re.sub(r"(?<=\d) (?=%)", "\u00a0", text)


def _numeric(column: tuple[str, ...]) -> bool:
    filled = [cell for cell in column if cell not in ("", "—")]
    return bool(filled) and all(NUMERIC.match(cell) for cell in filled)


def widths(cells: list[list[str]], width: float) -> list[float]:
    """Millimetres a column: what its longest word needs, and as much more as brings the longest cells to the same few lines."""
    columns = list(zip(*cells, strict=True))
    words = [max(_letters(word) for cell in column for word in _parts(cell)) for column in columns]
    least = [min(word * LETTER + PADDING, width / 2) for word in words]
    longest = [max(map(_letters, column)) for column in columns]
    tries = (
        [max(part, _width(text, lines)) for part, text in zip(least, longest, strict=True)] for lines in range(1, MOST_LINES)
    )
    wanted = next((each for each in tries if sum(each) <= width), least)
    return [width * part / sum(wanted) for part in wanted]


def _width(letters: float, lines: int) -> float:
    return (letters / lines + LOST * (lines > 1)) * LETTER + PADDING


def _parts(cell: str) -> list[str]:
    """What of a cell stands on one line: its words, or all of a short one."""
    return [cell] if len(cell) <= SHORT else BREAK.split(cell)


def _letters(text: str) -> float:
    """How many letters of ordinary width a text is as wide as."""
    return len(text) - sum(letter in THIN for letter in text) / 2 + sum(map(str.isupper, text)) / 3


def _spread(table: Table, each: list[float]) -> None:
    """The whole width of the text, each column by what stands in it."""
    table.autofit = False
    for old in table._tbl.tblPr.findall(qn("w:tblW")):
        old.set(qn("w:type"), "dxa")
        old.set(qn("w:w"), str(Mm(sum(each)).twips))
    for column, millimetres in zip(table.columns, each, strict=True):
        column.width = Mm(millimetres)
        for cell in column.cells:
            cell.width = Mm(millimetres)


def _ruled(table: Table) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "808080")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    properties = table._tbl.tblPr
    properties.insert(next((at for at, one in enumerate(properties) if one.tag in AFTER), len(properties)), borders)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _together(table: Table, footed: bool) -> None:
    """The head of a table on the page of its first row, its foot on the page of its last."""
    for row in (table.rows[0], *table.rows[-1:] * footed):
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True
