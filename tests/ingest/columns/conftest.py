"""Files of one's own table as a test writes them, read."""

import sys
from pathlib import Path

import openpyxl
import pytest

from analysis.ingest.text.encodings import encode
from analysis.panel.own_table import OwnTable, read_table

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def csv(tmp_path):
    """A CSV file's table: `csv("place,period,y\\n...", encoding="utf-16", numbers="vi")`."""

    def made(text: str, encoding: str = "utf-8", **answers: str) -> OwnTable:
        path = tmp_path / "table.csv"
        path.write_bytes(encode(text, "tcvn3").encode("latin-1") if encoding == "tcvn3" else text.encode(encoding))
        return read_table(path, **answers)

    return made


@pytest.fixture
def xlsx(tmp_path):
    """A workbook's table: `xlsx([[...], ...])` or `xlsx({"2019": [[...]], ...})`; `change(book)` before it is saved."""

    def made(rows, change=lambda book: None, **answers: str) -> OwnTable:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, lines in (rows if isinstance(rows, dict) else {"Sheet1": rows}).items():
            sheet = book.create_sheet(name)
            for line in lines:
                sheet.append(line)
        change(book)
        book.save(tmp_path / "table.xlsx")
        return read_table(tmp_path / "table.xlsx", **answers)

    return made
