"""A path -> its container, by the reader for its kind."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from analysis.ingest.readers import guard, sniffing
from analysis.ingest.readers.sheets import Container, Sheet
from analysis.language import Text

_READERS = {
    ".xlsx": "xlsx", ".xlsm": "xlsx", ".xls": "calamine", ".ods": "calamine", ".csv": "delimited", ".tsv": "delimited",
    ".docx": "word", ".pdf": "pdf", ".txt": "plain",
}  # fmt: skip


_MOST_COLUMNS = 2_000


def open_container(path: Path) -> Container:
    """The sheets and the text of a file. Raises BadFile or BadTable with what to do."""
    data = guard.content(path)
    sniffing.check(path, data)
    reader = import_module(f"analysis.ingest.readers.{_READERS[path.suffix.lower()]}")
    container = reader.read(path, data)
    container.sheets = [sheet for sheet in container.sheets if sheet.cells]
    for sheet in container.sheets:
        _check_width(path, sheet)
    return container


def _check_width(path: Path, sheet: Sheet) -> None:
    """Refuse what is no report: each column is read for its words, and twenty thousand would take a minute."""
    columns = len({col for _, col in sheet.cells})
    if columns > _MOST_COLUMNS:
        raise guard.bad(
            f"{path.name}: {sheet.name}", Text(f"{columns} cột", f"{columns} columns"),
            Text("chia bảng, hoặc chuyển cột thành dòng", "split the table, or turn its columns into rows"),
            expected=Text(f"bảng dưới {_MOST_COLUMNS} cột", f"a table under {_MOST_COLUMNS} columns"),
        )  # fmt: skip
