"""PDF with a text layer: ruled tables and text set in columns as tables, everything else as text."""

from __future__ import annotations

import io
import logging
import re
from dataclasses import replace
from pathlib import Path

from analysis.ingest.readers import aligned, captions, guard, marks, pdf_page
from analysis.ingest.readers.sheets import Cell, Container, Sheet, address
from analysis.ingest.text.encodings import legacy
from analysis.language import Text


def read(path: Path, data: bytes) -> Container:
    """The text and the tables of a PDF. Raises BadFile where there is no text layer or a password."""
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    if not data.startswith(b"%PDF"):
        raise guard.truncated(path.name)
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            shown: set[tuple] = set()
            pages = [_page(page, shown) for page in document.pages]
    except Exception as error:
        if "assword" in repr(error):
            raise guard.locked(path.name) from error
        raise guard.truncated(path.name) from error
    text, footnotes = marks.unmarked("\n".join(_joined(page.text) for page in pages))
    tables = [table for page in pages for table in page.tables]
    if not text.strip() and not tables:
        raise guard.bad(
            path.name,
            Text("PDF không có lớp chữ (ảnh quét)", "a PDF without a text layer (a scan)"),
            Text(
                "xin bản gốc Word/Excel, hoặc nhận dạng chữ (OCR) rồi nhập lại",
                "ask for the Word or Excel original, or run OCR first",
            ),
        )
    decoded = legacy(text)
    sheets = [_sheet(table, number) for number, table in enumerate(tables, 1)]
    note = "; ".join(filter(None, (f"{decoded.encoding} {decoded.evidence}".strip(), marks.account(footnotes, ()))))
    return Container(path.name, guard.sha256(data), sheets, decoded.text, note)


_OPENS = re.compile(
    rf"\s*(?:{pdf_page.BREAK}|[-+•]|Số\s*:|Phần\s|[IVX]{{1,5}}\.\s|\d{{1,2}}\.\s|[a-zđ]\)\s)"
)  # what begins a line of its own


def _page(page, shown: set[tuple]) -> pdf_page.Page:
    """What a page holds; its letters and lines are let go of. A page that shows again what another showed gives no more time."""
    streams = tuple(getattr(stream, "objid", 0) for stream in page.page_obj.contents)
    try:
        return pdf_page.read(page)
    finally:
        page.close()
        if streams not in shown:
            guard.step()
        shown.add(streams)


def _joined(text: str) -> str:
    """Lines that a sentence runs over are joined by a blank; a line that ends a sentence or an item keeps its break."""
    out = ""
    for line in text.split("\n"):
        ends = (
            out.endswith(pdf_page.BREAK) or out.rstrip().endswith((".", ":", ";", "!", "?", "…")) or not out or _OPENS.match(line)
        )
        out += ("\n" if ends and out else " " if out else "") + line.strip(" \t\r")
    return out.replace(pdf_page.BREAK, "")


def _sheet(table: pdf_page.Table, number: int) -> Sheet:
    name = f"Bảng {number}"
    if table.parts:
        sheet = aligned.sheet(table.parts, name)
        sheet.cells = {at: replace(cell, value=legacy(cell.value).text) for at, cell in sheet.cells.items()}
    else:
        sheet = Sheet(name, _cells(table.rows))
    for line in table.below:
        captions.below(sheet, legacy(line).text)
    return captions.above(sheet, [legacy(line).text for line in table.above])


def _cells(rows: list[list[str | None]]) -> dict[tuple[int, int], Cell]:
    return {
        (r, c): Cell(row=r, col=c, value=legacy(" ".join(value.split())).text, address=address(r, c))
        for r, row in enumerate(rows, 1)
        for c, value in enumerate(row, 1)
        if value and value.strip()
    }
