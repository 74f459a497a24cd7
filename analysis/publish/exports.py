"""What files of a report hold: a table as CSV and Excel of its written cells (none ever a formula), results as JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

from analysis.language import Text
from analysis.publish.package import timeless
from analysis.spreadsheet import is_formula, printed

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # characters that XML has not
NUMBER = {
    "vi": re.compile(r"[−-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"),
    "en": re.compile(r"[−-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"),
}
POINT = {"vi": (".", ","), "en": (",", ".")}  # of thousands, of decimals
NOTHING = ("", "—", "–")
SHEET = Text("Bảng", "Table")
WIDEST = 60  # characters of a column


def as_csv(table: dict[str, Any], language: str) -> bytes:
    """UTF-8 with a mark by which Excel knows it; commas between the cells. A number stands as programs read it (1276, -3.8), a column of
    per cents without their signs, which its heading says."""
    rows = [[str(cell) for cell in row] for row in table["rows"]]
    heads = [str(head) for head in table["columns"]]
    for at, head in enumerate(heads):
        cells = [row[at] for row in rows if row[at] not in NOTHING]
        if cells and all(cell.endswith("%") and plain(cell[:-1].lstrip("+"), language) for cell in cells):
            heads[at] = head if "%" in head else f"{head} (%)"
            for row in rows:
                row[at] = "" if row[at] in NOTHING else plain(row[at][:-1].lstrip("+"), language)
        elif cells and all(plain(cell, language) for cell in cells):
            for row in rows:
                row[at] = "" if row[at] in NOTHING else row[at]
    content = io.StringIO()
    writer = csv.writer(content, lineterminator="\r\n")
    writer.writerow(map(printed, heads))
    writer.writerows([plain(cell, language) or printed(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + content.getvalue().encode("utf-8", "replace")


def as_xlsx(table: dict[str, Any], language: str) -> bytes:
    """A workbook of one sheet: caption, head, rows, foot. Whole cells that are numbers in this language are numbers."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet = book.active
    sheet.title = SHEET.to(language)
    lines = [[table["caption"]], table["columns"], *table["rows"], [table["foot"]]]
    for at, line in enumerate(lines, 1):
        for column, text in enumerate(line, 1):
            cell = sheet.cell(row=at, column=column)
            _fill(cell, str(text), language if 2 < at < len(lines) else "")
            cell.font = Font(bold=at <= 2, italic=at == len(lines))
            cell.alignment = Alignment(vertical="top", wrap_text=1 < at < len(lines))
    for letter, column in zip(sheet.columns, zip(*lines[1:-1], strict=False), strict=False):
        sheet.column_dimensions[letter[0].column_letter].width = min(WIDEST, 2 + max(map(len, map(str, column))))
    sheet.freeze_panes = "A3"
    content = io.BytesIO()
    book.save(content)
    return timeless(content.getvalue())


def plain(text: str, language: str) -> str:
    """A number as programs read it, of a cell that is one as the language writes it; nothing of any other."""
    if not NUMBER[language].fullmatch(text) or re.match(r"[−-]?0\d", text):
        return ""
    thousands, point = POINT[language]
    return text.replace(thousands, "").replace(point, ".").replace("−", "-")


def _fill(cell, text: str, language: str) -> None:
    """A number where the text is one as the language writes it, else a string: never a formula."""
    if language and (said := plain(text, language)):
        cell.value = float(said) if "." in said else int(said)
        cell.number_format = "#,##0" + ("." + "0" * len(said.partition(".")[2]) if "." in said else "")
        if POINT[language][0] not in text and "." not in said:
            cell.number_format = "0"
        return
    cell.value = FORBIDDEN.sub("", text)[:32767]
    cell.data_type = "s"
    cell.quotePrefix = is_formula(text)


def dumped(value: Any) -> str:
    """JSON as every file of a report writes it: sorted, indented, in UTF-8, floats to 12 significant digits.

    What comes after is rounding noise that moves with the memory layout of the process, and would make equal reports differ.
    """
    return json.dumps(_steady(value), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _steady(value: Any) -> Any:
    if isinstance(value, float):
        return float(f"{value:.12g}")
    if isinstance(value, dict):
        return {key: _steady(item) for key, item in value.items()}
    return [_steady(item) for item in value] if isinstance(value, (list, tuple)) else value
