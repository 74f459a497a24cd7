"""Word reports: sentences and tables, in order; letters of .Vn and VNI fonts converted."""

from __future__ import annotations

import io
from pathlib import Path

from analysis.ingest.encodings import convert, legacy
from analysis.ingest.grid import Cell, Container, Sheet, address
from analysis.ingest.readers import guard


def read(path: Path, data: bytes) -> Container:
    """The text and the tables of a .docx file."""
    import docx

    guard.check_zip(path, data)
    try:
        document = docx.Document(io.BytesIO(data))
        paragraphs = [_paragraph(p, document) for p in document.paragraphs]
        sheets = [_table(table, number) for number, table in enumerate(document.tables, 1)]
    except Exception as error:
        raise guard.truncated(path.name) from error
    decoded = legacy("\n".join(paragraphs))
    return Container(path.name, guard.sha256(data), sheets, decoded.text, f"{decoded.encoding} {decoded.evidence}".strip())


def _paragraph(paragraph, document) -> str:
    """The text of a paragraph; runs set in a legacy font are converted by the font's own table."""
    default = paragraph.style.font.name if paragraph.style is not None else None
    parts = []
    for run in paragraph.runs:
        name = (run.font.name or default or "").upper()
        code = "tcvn3" if name.startswith(".VN") else "vni" if name.startswith("VNI") else ""
        parts.append(convert(run.text, code) if code else run.text)
    return "".join(parts) if parts else paragraph.text


def _table(table, number: int) -> Sheet:
    cells, merged, seen = {}, {}, {}
    for r, row in enumerate(table.rows, 1):
        for c, cell in enumerate(row.cells, 1):
            first = seen.setdefault(cell._tc, (r, c))
            if first != (r, c):
                merged[r, c] = first
            elif cell.text.strip():
                cells[r, c] = Cell(row=r, col=c, value=legacy(cell.text.strip()).text, address=address(r, c))
    return Sheet(f"Bảng {number}", cells, merged)
