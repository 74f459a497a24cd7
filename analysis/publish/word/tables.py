"""Tables of a Word file: columns as wide as what stands in them, ruled, heads repeated on every page."""

from __future__ import annotations

import dataclasses
import re

from docx.document import Document as Book
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table

from analysis.language import Text
from analysis.publish.word.blocks import Grid, unbroken
from analysis.publish.word.page import WIDTH

SIZE = 11  # points
LETTER, PADDING = 2.0, 4.5  # millimetres: a letter of a table, and what stands beside it in a cell
THIN = frozenset(" \u00a0.,;:/()'")  # half as wide as other letters; capitals are wider by a third
LOST = 3  # letters at the end of a line, where the next word has no room
BREAK = re.compile(r"[ \n]+|(?<=[^\W\d][-–])")  # where a line of a cell may end: not within a number or a span of them
MOST_LINES = 100  # of a cell; beyond, columns have what their words need
CROWDED, FEW = 8, 4  # lines of a cell from which a table is set in parts, unless it has few columns
CONTINUED = Text("{caption} (tiếp theo)", "{caption} (continued)")
SHORT = 8  # characters: a cell that is not broken (`Giá trị`)
NUMERIC = re.compile(r"^[−-]?[\d.,]+( ?%)?$")
AFTER = [qn(f"w:{name}") for name in ("shd", "tblLayout", "tblCellMar", "tblLook", "tblCaption")]


def grid(book: Book, block: Grid) -> Table:
    """The table of a block, without caption and foot."""
    cells = _set(block)
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


def _set(block: Grid) -> list[list[str]]:
    """The texts of all cells, head first, each on one line but for its blanks."""
    return [[unbroken(re.sub(r"[ \t\r\n]+", " ", text).strip()) for text in row] for row in (block.columns, *block.rows)]


def parts(block: Grid, language: str) -> list[Grid]:
    """A table as it has room on the page: whole, or its columns shared out among tables that all begin with what names the rows."""
    named = _naming(block)
    rest = range(named, len(block.columns))
    for number in range(1, len(rest) + 1):
        groups = [[*range(named), *rest[len(rest) * at // number : len(rest) * (at + 1) // number]] for at in range(number)]
        if number == len(rest) or all(_has_room(_set(_only(block, group))) for group in groups):
            break
    if len(groups) < 2:
        return [block]
    made = [
        dataclasses.replace(_only(block, group), foot="", caption=CONTINUED.to(language).format(caption=block.caption))
        for group in groups
    ]
    made[0] = dataclasses.replace(made[0], caption=block.caption)
    return [*made[:-1], dataclasses.replace(made[-1], foot=block.foot)]


def _naming(block: Grid) -> int:
    """How many first columns name a row: one, or two where only both together are no other row's."""
    ones, pairs = ({row[:length] for row in block.rows} for length in (1, 2))
    return 2 if len(block.columns) > 2 and len(ones) < len(block.rows) == len(pairs) else 1


def _only(block: Grid, columns: list[int]) -> Grid:
    pick = lambda row: tuple(row[at] for at in columns)  # noqa: E731
    return dataclasses.replace(block, columns=pick(block.columns), rows=tuple(map(pick, block.rows)))


def _has_room(cells: list[list[str]]) -> bool:
    """Whether no word or number of the table is broken, and no cell is a tower of words."""
    columns = list(zip(*cells, strict=True))
    if sum(map(_needed, columns)) > WIDTH:
        return False
    each = [max(_needed(column), _width(max(map(_letters, column)), CROWDED)) for column in columns]
    return len(columns) <= FEW or sum(each) <= WIDTH


def _needed(column: tuple[str, ...]) -> float:
    """Millimetres of a column's longest word, number with its unit or interval."""
    return max(_letters(word) for cell in column for word in _parts(cell)) * LETTER + PADDING


def _numeric(column: tuple[str, ...]) -> bool:
    filled = [cell for cell in column if cell not in ("", "—")]
    return bool(filled) and all(NUMERIC.match(cell) for cell in filled)


def widths(cells: list[list[str]], width: float) -> list[float]:
    """Millimetres a column: what its longest word needs, and as much more as brings the longest cells to the same few lines."""
    columns = list(zip(*cells, strict=True))
    least = [min(_needed(column), width / 2) for column in columns]
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
