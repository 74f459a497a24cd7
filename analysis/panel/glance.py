"""A table at a glance: read whole where it is of ordinary size; of a very large CSV the head is read and every row scanned.

The scan takes the decisions of the head to every other row: how many rows there are, and the cells of a column of figures or periods that are
not written as those of the head are. Nothing is estimated on a head.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.ingest.columns.questions.doubts import Notice
from analysis.language import Text
from analysis.panel.own_table import OwnTable, read_table
from analysis.registered import sealed

LARGE, HEAD = 5_000_000, 5_000  # bytes; rows
FIGURES = ("outcome", "exposure", "dose", "weight", "duration", "before", "after", "value", "control")
SHOWN = 6
_SHAPE = r"regexp_replace(regexp_replace({}, '[0-9]+', '9', 'g'), '\s+', ' ', 'g')"  # `_shape` in DuckDB's words


@dataclass(frozen=True, kw_only=True)
class Glance:
    """The table (of the head where `scanned` rows, more than `head`, were only scanned)."""

    table: OwnTable
    head: int = 0
    scanned: int = 0


def glance(name: str, **answers: str) -> Glance:
    """A file at a glance. Raises BadTable as `read_table` does."""
    path = Path(name)
    if (
        path.suffix.lower() not in (".csv", ".tsv", ".txt")
        or path.stat().st_size < LARGE
        or sealed(path) is not None
        or not _plain(path)
    ):
        return Glance(table=read_table(name, **answers))
    with tempfile.TemporaryDirectory() as folder:
        head = Path(folder) / path.name
        with path.open("rb") as whole, head.open("wb") as part:
            for _, line in zip(range(HEAD + 1), whole, strict=False):
                part.write(line)
        table = read_table(head, **answers)
    try:
        rows, odd = _scan(path, table)
    except Exception as error:  # rows of another width, quotation marks that do not close: the close reading says which
        if type(error).__module__.partition(".")[0] not in ("duckdb", "_duckdb"):
            raise
        return Glance(table=read_table(name, **answers))
    notices = tuple(
        Notice(code="odd_cells", columns=(column,), cells=cells, text=Text(
            f"Cột “{column}”: {n} ô viết khác các ô đầu bảng, sẽ được hỏi khi đọc cả bảng.",
            f"Column “{column}”: {n} cells are written otherwise than at the head, and are asked about when all is read.",
        ))
        for column, n, cells in odd
    )  # fmt: skip
    unseen = tuple(n for n in table.notices if n.code not in ("outlier", "near_names"))
    return Glance(table=replace(table, notices=(*unseen, *notices)), head=table.account.rows_in, scanned=rows)


def _plain(path: Path) -> bool:
    """UTF-8 by its first and last bytes: what a scan can read; any other file is read whole."""
    with path.open("rb") as stream:
        start = stream.read(200_000)
    try:
        start.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(start) - 4 and not start.startswith((b"\xff\xfe", b"\xfe\xff"))
    return b"\0" not in start


def _scan(path: Path, table: OwnTable) -> tuple[int, list[tuple[str, int, tuple[str, ...]]]]:
    """Rows of the file, and of each column of figures or periods the number and first addresses of cells of a form new to the head."""
    import duckdb

    with path.open("rb") as stream:
        first = stream.readline().decode("utf-8-sig")
    mark = max(";\t,|", key=first.count)
    columns = [c.strip().strip('"') for c in first.rstrip("\r\n").split(mark)]
    looked = [
        (i, c)
        for i, c in enumerate(columns)
        if any(r.column == c and r.role in (*FIGURES, "period", "adopted") for r in table.roles)
    ]
    names = {f"c{i}": "VARCHAR" for i in range(len(columns))}
    with duckdb.connect(config={"memory_limit": "600MB", "threads": 2}) as store:
        source = store.read_csv(str(path), sep=mark, header=False, skiprows=1, columns=names, quotechar='"', null_padding=False)
        store.register("source", source)
        head = {i: _texts(path, i, mark) for i, _ in looked}
        shapes = "".join(f", {_shapes(i, head[i])} AS s{i}" for i, _ in looked)
        made = store.execute(f"SELECT count(*){shapes} FROM source").fetchone()
        known = {i: {_shape(v) for v in texts} for i, texts in head.items()}
        odd = []
        for (i, column), found in zip(looked, made[1:], strict=True):
            new = [shape for shape in found or () if shape and shape not in known[i]]
            if new:
                rows = store.execute(
                    f"SELECT row_number FROM (SELECT row_number() OVER () AS row_number, {_SHAPE.format(f'c{i}')} AS s FROM source) WHERE list_contains(?, s)",
                    [new],
                ).fetchall()
                odd.append((column, len(rows), tuple(f"{_letters(i)}{r + 1}" for (r,) in rows[:SHOWN])))
    return made[0], odd


def _shapes(column: int, head: list[str]) -> str:
    """The different forms of a column; where its values come back, only the different ones are put into form."""
    if len(set(head)) * 2 > len(head):
        return f"list(distinct {_SHAPE.format(f'c{column}')})"
    return f"list_distinct(list_transform(list(distinct c{column}), lambda x: {_SHAPE.format('x')}))"


def _texts(path: Path, column: int, mark: str) -> list[str]:
    import csv

    with path.open(encoding="utf-8-sig", newline="") as stream:
        lines = csv.reader(stream, delimiter=mark)
        next(lines)
        return [row[column] for _, row in zip(range(HEAD), lines, strict=False) if column < len(row)]


def _shape(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub("[0-9]+", "9", text))


def _letters(i: int) -> str:
    return chr(65 + i) if i < 26 else chr(64 + i // 26) + chr(65 + i % 26)
