"""Text files and pasted text: sentences, and the tables that tabs or blanks set in columns (Excel's `Unicode Text`)."""

from __future__ import annotations

from pathlib import Path

from analysis.ingest.readers import aligned, captions, guard
from analysis.ingest.readers.sheets import Container, Sheet
from analysis.ingest.text.encodings import decode


def read(path: Path, data: bytes) -> Container:
    """The text of a .txt file, without its tables, and these; what is left of the text keeps its place in the file."""
    decoded = decode(data, path.name)
    text, sheets = _parted(decoded.text.lstrip("\ufeff"))
    note = f"{decoded.encoding} {decoded.evidence}".strip()
    return Container(path.name, guard.sha256(data), sheets, text, note)


def _parted(text: str) -> tuple[str, list[Sheet]]:
    """The text with blanks where its tables were, and the tables."""
    lines = text.splitlines(keepends=True)
    sheets: list[Sheet] = []
    for cut, least, exact in ((aligned.by_tabs, 2, True), (aligned.by_blanks, 3, False)):
        parts = [cut(line.rstrip("\r\n")) for line in lines]
        past = 0
        for first, last in aligned.blocks(parts, least, 1 if exact else 2):
            sheet = aligned.sheet(parts[first:last], f"Bảng {len(sheets) + 1}", exact)
            sheets.append(captions.above(sheet, captions.of(lines[past:first])))
            lines[first:last] = ["".join(c if c in "\r\n" else " " for c in line) for line in lines[first:last]]
            past = last
    return "".join(lines), sheets
