"""Text files and pasted text: sentences, and the tables that bars, tabs or blanks set in columns (Excel's `Unicode Text`)."""

from __future__ import annotations

from pathlib import Path

from analysis.ingest.readers import aligned, captions, guard
from analysis.ingest.readers.sheets import Container, Sheet
from analysis.ingest.text.encodings import decode
from analysis.language import Text

MOST_LINES = 100_000  # of a text: a report of a thousand pages has half as many


def read(path: Path, data: bytes) -> Container:
    """The text of a .txt file, without its tables, and these; what is left of the text keeps its place in the file."""
    decoded = decode(data, path.name)
    lines = len(decoded.text.splitlines())
    if lines > MOST_LINES:
        raise guard.bad(
            path.name,
            Text(f"{lines:,} dòng".replace(",", "."), f"{lines:,} lines"),
            Text("xóa các dòng trống, hoặc chia tệp; bảng số liệu thì lưu thành CSV", "delete empty lines, or split the file; save a table as CSV"),
            expected=Text(f"một văn bản dưới {MOST_LINES:,} dòng".replace(",", "."), f"a text of fewer than {MOST_LINES:,} lines"),
        )  # fmt: skip
    text, sheets = _parted(decoded.text.lstrip("\ufeff"))
    note = f"{decoded.encoding} {decoded.evidence}".strip()
    return Container(path.name, guard.sha256(data), sheets, text, note)


def _parted(text: str) -> tuple[str, list[Sheet]]:
    """The text with blanks where its tables were, and the tables."""
    lines = text.splitlines(keepends=True)
    sheets: list[Sheet] = []
    for cut, least, exact in ((aligned.by_bars, 2, True), (aligned.by_tabs, 2, True), (aligned.by_blanks, 3, False)):
        parts = [cut(line.rstrip("\r\n")) for line in lines]
        past = 0
        for first, last in aligned.blocks(parts, least, 1 if exact else 2):
            sheet = aligned.sheet(parts[first:last], f"Bảng {len(sheets) + 1}", exact)
            sheets.append(captions.above(sheet, lines[past:first]))
            lines[first:last] = ["".join(c if c in "\r\n" else " " for c in line) for line in lines[first:last]]
            past = last
    return "".join(lines), sheets
