"""A file of any kind -> sheets of lines: what the readers found, row by row, small workbook and large CSV alike."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from analysis.catalogue.headings import is_note
from analysis.errors import BadTable
from analysis.ingest.readers import delimited, guard, sniffing
from analysis.ingest.readers.open import open_container
from analysis.ingest.readers.sheets import Sheet, Value, address
from analysis.language import Text

_SEPARATOR_LINE = re.compile(r"sep=.?", re.IGNORECASE)


@dataclass
class Lines:
    """One sheet. `rows`: (number of the row, its values from column A on; None where empty), blank rows left out; `trouble`:
    {(row, col): why a cell cannot be trusted}; `percent`: cells shown as per cents; `merged`: {cell: the cell merged over it}."""

    name: str
    rows: list[tuple[int, list[Value]]]
    trouble: dict[tuple[int, int], str] = field(default_factory=dict)
    percent: set[tuple[int, int]] = field(default_factory=set)
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden: bool = False
    comments: dict[tuple[int, int], str] = field(default_factory=dict)  # what somebody wrote beside a cell
    colours: dict[tuple[int, int], str] = field(default_factory=dict)
    below: list[str] = field(default_factory=list)  # lines of a document right below its table
    prose: list[str] = field(default_factory=list)  # its paragraphs before the table


@dataclass
class Source:
    """Where the lines come from: the file's name, its checksum, how it was decoded, and the sheets."""

    file: str
    sha256: str
    sheets: list[Lines]
    evidence: str = ""


def of_file(path: Path) -> Source:
    """The sheets of a workbook, a document with tables or a delimited file. Raises BadTable with what to do."""
    if path.suffix.lower() in (".csv", ".tsv"):
        return delimited_lines(path, guard.content(path))
    container = open_container(path)
    if not container.sheets:
        raise guard.bad(
            path.name, Text("không có bảng nào", "no table"),
            Text("lưu bảng thành .xlsx hoặc .csv", "save the table as .xlsx or .csv"),
            expected=Text("một bảng: dòng tiêu đề rồi các dòng số liệu", "a table: a row of headings, then rows of figures"),
        )  # fmt: skip
    return Source(path.name, container.sha256, [of_sheet(sheet) for sheet in container.sheets], container.evidence)


def of_sheet(sheet: Sheet) -> Lines:
    """A sheet of the readers as lines; cells merged downwards say their value in every row, merged headings are kept apart."""
    width = max(col for _, col in sheet.cells)
    rows = {row: [None] * width for row in sheet.rows if row > 0}
    for (row, col), cell in sheet.cells.items():
        if row > 0:
            rows[row][col - 1] = _value(cell.value)
    titles = [(row, [str(cell.value)]) for (row, _), cell in sorted(sheet.cells.items()) if row <= 0]
    return Lines(
        sheet.name, titles + sorted(rows.items()),
        {at: cell.trouble for at, cell in sheet.cells.items() if cell.trouble and cell.trouble != "unseen"},
        {at for at, cell in sheet.cells.items() if cell.percent},
        {at: first for at, first in sheet.merged.items() if at != first}, sheet.hidden,
        comments={at: cell.comment for at, cell in sheet.cells.items() if cell.comment},
        colours={at: cell.colour for at, cell in sheet.cells.items() if cell.colour},
        below=list(sheet.below), prose=list(sheet.prose),
    )  # fmt: skip


def _value(value: Value) -> Value:
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, dt.datetime) and value.time() == dt.time(0):
        return value.date()
    return value


def delimited_lines(path: Path, data: bytes) -> Source:
    """The one sheet of a delimited file from its bytes."""
    sniffing.check(path, data)
    rows, note = delimited.rows(path, data)
    known: dict[str, str] = {}  # one object for each different text: a million rows hold few of them
    lines = [
        (n, values)
        for n, row in enumerate(rows, 1)
        if any(values := [known.setdefault(v, v) if (v := value.strip()) else None for value in row])
    ]
    if lines and len(lines[0][1]) <= 2 and _SEPARATOR_LINE.fullmatch(str(lines[0][1][0] or "")):
        lines = lines[1:]
    trimmed = _checked_widths(path.name, lines)
    return Source(path.name, guard.sha256(data), [Lines(path.stem, trimmed)], note)


def _checked_widths(name: str, lines: list[tuple[int, list[Value]]]) -> list[tuple[int, list[Value]]]:
    """The lines without empty fields at their end; refuses a row with a field too many or too few, by its number."""
    given = [len(values) for _, values in lines]
    full = [_filled(values) for _, values in lines]
    usual = Counter(n for n, filled in zip(given, full, strict=True) if filled > 1)
    if not usual:
        raise _unparted(name, lines)
    fields = usual.most_common(1)[0][0]
    width = max(filled for n, filled in zip(given, full, strict=True) if n == fields)
    _refuse_short_head(name, lines, given, full, width)
    begun = False
    for (number, values), n, filled in zip(lines, given, full, strict=True):
        begun |= n >= width and filled > 1
        if filled > width and n != fields or begun and n < width and filled > 1 and not is_note(str(values[0] or "")):
            raise _ragged(name, number, max(filled, n) if filled > width else n, width, values)
        del values[width:]
        values.extend([None] * (width - len(values)))
    return lines


def _refuse_short_head(name: str, lines: list, given: list[int], full: list[int], width: int) -> None:
    """A comma within every name (`Xã Cổ Bi, Gia Lâm`) gives each row one field more than the headings."""
    first = next((i for i, (n, filled) in enumerate(zip(given, full, strict=True)) if n >= width and filled == width), 0)
    head = first - 1
    if head < 0 or given[head] != width - 1 or full[head] != given[head] or width < 3:
        return
    if all(filled == width for filled in full[first:]):
        raise _ragged(name, lines[first][0], width, width - 1, lines[first][1])


def _filled(values: list[Value]) -> int:
    if values and values[-1] is not None:
        return len(values)
    return next((i for i in range(len(values), 0, -1) if values[i - 1] is not None), 0)


def _ragged(name: str, number: int, found: int, width: int, values: list[Value]) -> BadTable:
    shown = "; ".join(str(v or "") for v in values[:8])
    return BadTable(
        expected=Text(f"{width} ô ở mỗi dòng", f"{width} fields in every row"),
        found=Text(f"{found} ô: {shown}", f"{found} fields: {shown}"),
        where=Text(f"{name}, dòng {number}", f"{name}, row {number}"),
        remedy=Text("mở tệp ở dòng ấy, bỏ hoặc thêm dấu ngăn cách; số có dấu phẩy thì đặt trong dấu nháy kép",
                    "open the file at that row and take out or add the separator; a number with a comma stands between quotation marks"),
    )  # fmt: skip


def _unparted(name: str, lines: list) -> BadTable:
    shown = str(lines[0][1][0])[:60] if lines else ""
    return BadTable(
        expected=Text("CSV mã UTF-8, các cột cách nhau bằng , ; tab hoặc |", "a CSV file in UTF-8, columns separated by , ; tabs or |"),
        found=Text(f"một cột: “{shown}”", f"a single column: '{shown}'"), where=name,
        remedy=Text("trong Excel: Lưu thành, CSV UTF-8; hoặc lưu dạng .xlsx", "in Excel: Save As, CSV UTF-8; or save as .xlsx"),
    )  # fmt: skip


def cell_name(row: int, col: int) -> str:
    """`D14`, as Excel says it; a line of a title above the table has none."""
    return address(row, col) if row > 0 else "^"
