"""The lines right above a table of a document are its title, those right below its notes, as around a table of a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.ingest.readers.sheets import Cell, Sheet
from analysis.ingest.text.spelling import key, pattern

_MOST, _LONGEST = 3, 200
_OF_A_TABLE = re.compile(pattern(r"(?<!\w)(?:bảng|biểu|phụ lục|số liệu|thống kê|như sau|sau đây|dưới đây|kết quả)(?!\w)"))


def _titles(lines: list[str]) -> list[str]:
    """The last lines that can be a title: short, and no sentence that speaks of something else."""
    found: list[str] = []
    for line in reversed(lines):
        if len(found) == _MOST or not _is_title(line):
            break
        found.insert(0, line)
    return found


def _is_title(line: str) -> bool:
    if len(line) > _LONGEST or not any(map(str.isalpha, line)):
        return False
    return not line.endswith((".", ";", ",")) or bool(_OF_A_TABLE.search(key(line)))


def above(sheet: Sheet, lines: Iterable[str], earlier: Iterable[str] = ()) -> Sheet:
    """The sheet with its title, of the lines since the table before, over its first row: rows 0, -1, -2, so that the table keeps its own
    addresses; the other lines, and those `earlier`, are its prose."""
    own, before = ([" ".join(text.split()) for text in some if text.strip()] for some in (lines, earlier))
    titles = _titles(own)
    for up, line in enumerate(reversed(titles)):
        sheet.cells[-up, 1] = Cell(row=-up, col=1, value=line, address=f"^{up + 1}")
    sheet.prose = [*before, *own[: len(own) - len(titles)]]
    return sheet


def below(sheet: Sheet, line: str) -> None:
    """Keep one of the few lines that follow a table."""
    if line.strip() and len(sheet.below) < _MOST:
        sheet.below.append(" ".join(line.split()))
