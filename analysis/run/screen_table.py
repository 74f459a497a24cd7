"""A table of any size -> blocks of series, read by an embedded engine (DuckDB) within a bound of memory.

Long: one row a place, outcome and period, with `value` and, if there, `exposure`. Wide: one row a place and period, one column
an outcome. The engine sorts by series on disk where memory does not suffice; the order of rows in the file does not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis import registered
from analysis.catalogue.headings import ASIDE, declared, judged_in, meant
from analysis.errors import BadTable, unknown
from analysis.ingest.columns import table as reading
from analysis.ingest.columns.cells import numbers
from analysis.ingest.columns.cells.periods import written
from analysis.ingest.columns.values.places import same
from analysis.ingest.readers.delimited import delimiter_of
from analysis.language import Text
from analysis.panel.periods import periods as read_periods

MEMORY, THREADS, ROWS = "1GB", 2, 200_000
LARGE = 16 * 2**20  # bytes; above, the engine reads the file, and only what is not plain goes through the rules one by one
PLAIN = r"\s*-?\d+(\.\d+)?([eE][-+]?\d+)?\s*"
MISSING = frozenset(declared()["words"]["missing"]) | {""}
BESIDE = {*ASIDE, "adopted", "treated", "weight", "zone", "eligible", "cluster", "person"}
COLUMN = Text("cột", "column")
GROUPED = r"\d{1,3}(\.\d{3})+"  # a Vietnamese thousand, or three decimals: only a person knows


def _size(path: Path) -> int:
    """Bytes of a file that the engine can read, of parquet as its cells would take in memory; 0 of any other kind."""
    if path.suffix.lower() in (".parquet", ".pq"):
        try:
            held = pq.read_metadata(path)
        except (pa.ArrowInvalid, OSError):
            return 0  # the reader of tables says what is wrong with it
        return max(path.stat().st_size, 8 * held.num_rows * held.num_columns)
    return path.stat().st_size if path.suffix.lower() in (".csv", ".tsv", ".txt", ".gz") else 0


class Block(NamedTuple):
    """Series in order of place and outcome: `place`, `outcome` (n), `y` and `exposure` (n x t; None where the table has none)."""

    place: list[str]
    outcome: list[str]
    y: np.ndarray
    exposure: np.ndarray | None


class SeriesTable:
    """An open table: its `periods` (complete, from first to last), `frequency`, number of `series`."""

    def __init__(self, path: Path, scratch: Path, exposure: str = "exposure"):
        self.path, self.scratch = path, scratch
        registered.refuse(path)
        scratch.mkdir(parents=True, exist_ok=True)
        self.engine = duckdb.connect(str(scratch / "series.duckdb"), config={
            "memory_limit": MEMORY, "threads": THREADS, "temp_directory": str(scratch), "preserve_insertion_order": False,
        })  # fmt: skip
        self.remarks: list[Text] = []
        self._known: dict[str, pd.Period] = {}
        self.large = path.is_file() and _size(path) > LARGE
        if self.large:
            self._view(exposure)
        else:
            self._read(exposure)
        self._check()
        self.periods = self._numbered_periods()
        self.engine.execute(
            "CREATE TABLE series AS "
            "SELECT place, outcome, CAST(row_number() OVER (ORDER BY place, outcome) - 1 AS INTEGER) AS id "
            "FROM (SELECT DISTINCT place, outcome FROM cells)"
        )
        self.series = self._all("SELECT count(*) FROM series")[0][0]

    @property
    def frequency(self) -> str:
        """Y, Q or M."""
        return self.periods.freqstr[0]

    def blocks(self, size: int) -> Iterator[Block]:
        """The series, so many at a time, in order of place and outcome."""
        reader = self.engine.sql(
            "SELECT s.id, p.number, c.value, c.exposure FROM cells c JOIN series s USING (place, outcome) "
            "JOIN numbers p USING (period) ORDER BY s.id"
        ).to_arrow_reader(ROWS)  # fmt: skip
        kept: list[np.ndarray] = []
        start = read = 0
        for batch in reader:
            rows = np.column_stack([_floats(column) for column in batch.columns])
            read += len(rows)
            while rows[-1, 0] >= start + size:
                cut = np.searchsorted(rows[:, 0], start + size)
                yield self._block(np.concatenate([*kept, rows[:cut]]), start, size)
                kept, rows, start = [], rows[cut:], start + size
            kept.append(rows)
        if read != self._all("SELECT count(*) FROM cells")[0][0]:
            raise RuntimeError(f"{read} rows came out of the joins of {self.path}, not as many as went in")
        yield self._block(np.concatenate(kept), start, self.series - start)

    def close(self) -> None:
        """Let go of the engine and its files."""
        self.engine.close()

    def chosen(self, names: list[tuple[str, str]]) -> list[Block]:
        """Single series by place and outcome, each a block of one."""
        found = []
        for place, outcome in names:
            rows = self._all(
                "SELECT 0, p.number, c.value, c.exposure FROM cells c JOIN numbers p USING (period) "
                "WHERE place = ? AND outcome = ?",
                [place, outcome],
            )
            found.append(Block([place], [outcome], *self._matrix(np.array(rows, dtype=float), 0, 1)))
        return found

    def _block(self, rows: np.ndarray, start: int, size: int) -> Block:
        names = self._all("SELECT place, outcome FROM series WHERE id >= ? AND id < ? ORDER BY id", [start, start + size])
        return Block([name[0] for name in names], [name[1] for name in names], *self._matrix(rows, start, size))

    def _matrix(self, rows: np.ndarray, start: int, size: int) -> tuple[np.ndarray, np.ndarray | None]:
        at = (rows[:, 0].astype(int) - start) * len(self.periods) + rows[:, 1].astype(int)
        filled = np.zeros(size * len(self.periods), bool)
        filled[at] = True
        if filled.sum() != len(at):
            self._refuse_duplicates()
        y, exposure = np.full(len(filled), np.nan), np.full(len(filled), np.nan)
        y[at], exposure[at] = rows[:, 2], rows[:, 3]
        shape = (size, len(self.periods))
        return y.reshape(shape), exposure.reshape(shape) if self.exposed else None

    def _all(self, query: str, values: list | None = None) -> list[tuple]:
        """A short answer, read to its end, beside a stream that may still be open."""
        return self.engine.cursor().execute(query, values or []).fetchall()

    def _read(self, exposure: str) -> None:
        """`cells` of a file that is read whole, by the rules of every table of one's own. Raises BadTable for open questions."""
        if not self.path.is_file() or self.path.suffix == ".gz":
            self._source()
        told = {exposure: "exposure"} if exposure != "exposure" else ""
        read = reading.read(self.path, columns=told, long=True)
        place, period, time, kind = (read.column(role) for role in ("place", "period", "exposure", "indicator"))
        for needed, column in (("place", place), ("period", period)):
            if column is None:
                raise unknown(COLUMN, needed, map(str, read.frame.columns), str(self.path), BadTable)
        outcomes = [
            c
            for c in read.frame.columns
            if c in (*read.columns("outcome"), *read.unused) and not set(meant(str(c)).roles) & {*ASIDE, "person"}
        ]
        self.long, self.exposed, self.exact = kind is not None, time is not None, True
        if self.long:
            outcomes = [read.column("outcome")]
        for column in outcomes:
            if not pd.api.types.is_numeric_dtype(read.frame[column]):
                raise self._wordy(str(column))
        if not outcomes:
            raise unknown(COLUMN, "value", map(str, read.frame.columns), str(self.path), BadTable)
        for question in read.open_questions(*filter(None, (place, period, time, kind, *outcomes))):
            raise question.error
        self._known = dict(zip(read.spans["text"].dropna(), read.frame[period].dropna(), strict=True))
        self.remarks = [
            *([read.account.text] if len(read.account.aside) else []),
            *(n.text for n in read.notices if n.code != "unused_columns"),
        ]
        parts = [
            pd.DataFrame({
                "place": read.frame[place].astype("str"), "period": read.spans["text"], "outcome": read.frame[kind].astype("str") if kind else str(c),
                "given": read.frame[c], "time": read.frame[time] if time else np.nan, "value": read.frame[c], "exposure": read.frame[time] if time else np.nan,
            })
            for c in outcomes
        ]  # fmt: skip
        self.engine.register("read", pd.concat(parts, ignore_index=True))
        self.engine.execute(
            "CREATE TABLE cells AS SELECT place, period, outcome, CAST(CASE WHEN isnan(given) THEN NULL ELSE given END AS VARCHAR) AS given, "
            "CAST(CASE WHEN isnan(time) THEN NULL ELSE time END AS VARCHAR) AS time, CASE WHEN isnan(value) THEN NULL ELSE value END AS value, "
            "CASE WHEN isnan(exposure) THEN NULL ELSE exposure END AS exposure FROM read"
        )
        self.engine.unregister("read")

    def _view(self, exposure: str) -> None:
        """`cells`: place, outcome, period, value, exposure, whatever the shape of the file."""
        source = self._source()
        try:
            types = {row[0]: row[1] for row in self._all(f"DESCRIBE SELECT * FROM {source}")}
        except duckdb.Error as error:
            raise self._unread(error) from None
        source, types = self._named(source, types)
        self.exposed = exposure in types
        if exposure != "exposure" and not self.exposed:
            raise unknown(COLUMN, exposure, types, f"{self.path} (--exposure)", BadTable)
        time = _name(exposure) if self.exposed else "NULL"
        keys = f"CAST(place AS VARCHAR) AS place, left(CAST(period AS VARCHAR), 10) AS period, CAST({time} AS VARCHAR) AS time"
        self.long = {"outcome", "value"} <= set(types)
        self.exact = self.path.suffix in (".parquet", ".pq")  # holds numbers, not their spelling
        if self.long:
            long = f"SELECT {keys}, CAST(outcome AS VARCHAR) AS outcome, CAST(value AS VARCHAR) AS given, value FROM {source}"
        else:
            names = [name for name in types if name not in ("place", "period", exposure) and not self._is_beside(name, source)]
            if not names:
                raise unknown(COLUMN, "value", types, str(self.path), BadTable)
            wide = ", ".join(f"CAST({_name(name)} AS VARCHAR) AS {_name(name)}" for name in names)
            inner = f"SELECT {keys}, {wide} FROM {source}"
            long = (
                "SELECT place, period, time, outcome, given, given AS value FROM "
                f"({inner}) UNPIVOT INCLUDE NULLS (given FOR outcome IN ({', '.join(map(_name, names))}))"
            )
        try:
            self.engine.execute(f"CREATE TABLE raw AS {long}")
        except duckdb.Error as error:
            raise self._unread(error) from None
        self._ruled()

    def _named(self, source: str, types: dict[str, str]) -> tuple[str, dict[str, str]]:
        """The source with place, period and exposure under these names, whatever their headings are called."""
        twice = [name for name in types if name.rsplit("_", 1)[0] in types and name.rsplit("_", 1)[-1].isdigit()]
        if twice and not self.path.suffix.startswith(".p"):
            raise self._bad(Text("mỗi tên chỉ một cột", "one column of each name"), twice[0].rsplit("_", 1)[0], ())
        renamed = {}
        for role in ("place", "period", "exposure"):
            own = [name for name in types if role in meant(name).roles]
            if role not in types and own:
                renamed[min(own, key=lambda name: meant(name).rank)] = role
        for needed in ("place", "period"):
            if needed not in types and needed not in renamed.values():
                raise unknown(COLUMN, needed, types, str(self.path), BadTable)
        if not renamed:
            return source, types
        listed = ", ".join(f"{_name(old)} AS {_name(new)}" for old, new in renamed.items())
        kept = f"(SELECT * EXCLUDE ({', '.join(map(_name, renamed))}), {listed} FROM {source})"
        return kept, {renamed.get(name, name): kind for name, kind in types.items()}

    def _ruled(self) -> None:
        """`cells`: the raw cells with names of places made one, and what is no plain figure read by the rules of every door."""
        names = [row[0] for row in self._all("SELECT DISTINCT place FROM raw WHERE place IS NOT NULL ORDER BY 1")]
        self.engine.register("one_place", pd.DataFrame(same(names).items(), columns=["written", "name"], dtype="str"))
        odd = self._all(
            f"SELECT DISTINCT outcome, given FROM raw WHERE given IS NOT NULL AND NOT regexp_full_match(given, '{PLAIN}') LIMIT {ROWS}"
        )
        figures = []
        for outcome in dict.fromkeys(row[0] for row in odd):
            texts = [given for name, given in odd if name == outcome]
            dotted = self._all(
                f"SELECT DISTINCT given FROM raw WHERE outcome = ? AND contains(given, '.') AND regexp_full_match(given, '{PLAIN}') LIMIT 1000",
                [outcome],
            )
            found = numbers.read([*(t.strip() for t in texts), *(row[0].strip() for row in dotted)])
            figures += [(outcome, t, found.figures[t.strip()].value if t.strip() in found.figures else None) for t in texts]
            figures += [(outcome, t, None) for t in texts if t.strip().lower() in MISSING]
        known = pd.DataFrame([(o, t, v) for o, t, v in figures if v is not None], columns=["outcome", "given", "value"])
        self.engine.register("odd_figure", known.astype({"outcome": "str", "given": "str", "value": float}))
        self.engine.execute(
            "CREATE TABLE cells AS SELECT coalesce(p.name, r.place) AS place, r.period, r.outcome, "
            f"CASE WHEN lower(trim(r.given)) IN ({', '.join(map(_text, sorted(MISSING)))}) THEN NULL ELSE r.given END AS given, r.time, "
            f"CASE WHEN regexp_full_match(CAST(r.given AS VARCHAR), '{PLAIN}') THEN TRY_CAST(r.given AS DOUBLE) ELSE f.value END AS value, TRY_CAST(r.time AS DOUBLE) AS exposure "
            "FROM raw r LEFT JOIN one_place p ON p.written = r.place LEFT JOIN odd_figure f ON f.outcome = r.outcome AND f.given = r.given"
        )
        self.engine.execute("DROP TABLE raw")

    def _unread(self, error: Exception) -> BadTable:
        line = re.search(r"Line: (\d+)", str(error))
        where = Text(f"{self.path}, dòng {line[1]}", f"{self.path}, row {line[1]}") if line else str(self.path)
        return BadTable(
            expected=Text("CSV mã UTF-8, mọi dòng cùng số ô", "a CSV file in UTF-8, every row with as many fields"),
            found=Text(str(error).split("\n")[0][:160], str(error).split("\n")[0][:160]), where=where,
            remedy=Text("sửa dòng ấy, hoặc trong Excel: Lưu thành, CSV UTF-8", "correct that row, or in Excel: Save As, CSV UTF-8"),
        )  # fmt: skip

    def _source(self) -> str:
        if not self.path.is_file():
            raise BadTable(
                expected=Text("một tệp parquet hoặc CSV", "a parquet or CSV file"), found=Text("không có tệp", "no file"),
                where=str(self.path), remedy=Text("kiểm tra đường dẫn", "check the path"),
            )  # fmt: skip
        quoted = _text(str(self.path))
        if self.path.suffix in (".parquet", ".pq"):
            return f"read_parquet({quoted})"
        if self.path.suffix.lower() not in (".csv", ".tsv", ".txt", ".gz"):
            raise BadTable(
                expected=Text("một bảng .csv hoặc .parquet", "a .csv or .parquet table"),
                found=Text(f"“{self.path.name}”", f"'{self.path.name}'"), where=str(self.path),
                remedy=Text("trong Excel: Lưu thành, CSV UTF-8", "in Excel: Save As, CSV UTF-8"),
            )  # fmt: skip
        if self.path.suffix == ".gz":
            return f"read_csv({quoted}, header = true, all_varchar = true)"
        with self.path.open("rb") as stream:
            mark = delimiter_of(stream.read(2**16).decode("utf-8", errors="replace").rsplit("\n", 1)[0])
        return f"read_csv({quoted}, header = true, all_varchar = true, delim = '{mark}', quote = '\"')"

    def _check(self) -> None:
        """Cells that are no number, no period or no place, counts below zero, exposures of zero."""
        rules = (
            ("value IS NULL AND given IS NOT NULL AND trim(given) <> ''", Text("một con số", "a number")),
            ("place IS NULL OR period IS NULL OR outcome IS NULL", Text("địa bàn, kỳ và chỉ số", "a place, period and outcome")),
            ("value < 0 OR isinf(value)", Text("số đếm không âm", "a count of zero or more")),
            ("exposure <= 0", Text("mẫu số dương", "a positive exposure")),
            ("exposure IS NULL AND trim(time) <> ''", Text("mẫu số là một con số", "a number as exposure")),
        )
        if not self.long:
            self._refuse_words()
        if not self.exact:
            self._refuse_grouped()
        for rule, expected in rules:
            for bad in self._all(f"SELECT place, outcome, period, given, time FROM cells WHERE {rule} ORDER BY ALL LIMIT 1"):
                raise self._bad(expected, f"{bad[3]}" if rule[:8] != "exposure" else f"exposure = {bad[4]}", bad[:3])
        if not self._all("SELECT 1 FROM cells LIMIT 1"):
            raise self._bad(Text("ít nhất một dòng", "at least one row"), "0", ())

    def _refuse_words(self) -> None:
        """A column without any number is no indicator: most likely it names the indicators of a long table."""
        wordy = "count(value) = 0 AND count(nullif(trim(given), '')) > 0"
        for (column,) in self._all(f"SELECT outcome FROM cells GROUP BY outcome HAVING {wordy} ORDER BY 1 LIMIT 1"):
            raise self._wordy(str(column))

    def _wordy(self, shown: str) -> BadTable:
        return BadTable(
            expected=Text("cột outcome (tên chỉ số) và value (con số), hoặc mỗi chỉ số một cột toàn số",
                          "the columns outcome (the indicator) and value (the figure), or a column of numbers for each indicator"),
            found=Text(f"cột “{shown}” không có con số nào", f"the column '{shown}' holds no number"), where=str(self.path),
            remedy=Text(f"nếu cột đó ghi tên chỉ số thì đổi tên nó thành outcome và cột số thành value; nếu không thì bỏ cột “{shown}”",
                        f"if it names the indicators, call it outcome and the figures' column value; if not, drop the column '{shown}'"),
        )  # fmt: skip

    def _refuse_grouped(self) -> None:
        """1.234 in an indicator of which every point could part thousands: 1234, or one and a bit?"""
        dotted = f"regexp_full_match(trim(given), '{GROUPED}')"
        for place, outcome, period, given in self._all(
            f"SELECT place, outcome, period, given FROM cells WHERE {dotted} AND outcome IN (SELECT outcome FROM cells "
            f"WHERE contains(given, '.') GROUP BY outcome HAVING bool_and({dotted})) ORDER BY ALL LIMIT 1"
        ):
            raise self._bad(
                Text("số viết liền (1234), hoặc số thập phân rõ ràng", "plain numbers (1234), or decimals that are clear"),
                given,
                (place, outcome, period),
            )

    def _bad(self, expected: Text, found: str, cell: tuple) -> BadTable:
        return BadTable(
            expected=expected, found=Text(f"“{found}”", f"'{found}'"), where=", ".join([str(self.path), *map(str, cell)]),
            remedy=Text("sửa ô đó trong tệp nguồn, hoặc bỏ dòng", "correct that cell in the file, or drop the row"),
        )  # fmt: skip

    def _refuse_duplicates(self) -> None:
        expected = Text("một dòng cho mỗi địa bàn, chỉ số và kỳ", "one row a place, outcome and period")
        for bad in self._all(
            "SELECT place, outcome, period, count(*) FROM cells GROUP BY ALL HAVING count(*) > 1 ORDER BY ALL LIMIT 1"
        ):
            raise self._bad(expected, f"{bad[3]} ×", bad[:3])
        for place, outcome, spelled in self._all(
            "SELECT place, outcome, string_agg(period, ' = ' ORDER BY period) FROM cells JOIN numbers USING (period) "
            "GROUP BY place, outcome, number HAVING count(*) > 1 ORDER BY ALL LIMIT 1"
        ):
            raise self._bad(expected, spelled, (place, outcome))

    def _is_beside(self, heading: str, source: str) -> bool:
        """Whether a column holds no figures: row numbers, remarks, weights, groups, or starts of a treatment and not counts of them."""
        roles = set(meant(heading).roles)
        if roles & BESIDE and "outcome" not in roles or not judged_in(heading):
            return bool(roles & BESIDE and "outcome" not in roles)
        cell = f"CAST({_name(heading)} AS VARCHAR)"
        sample = [
            row[0] for row in self._all(f"SELECT DISTINCT {cell} FROM {source} WHERE {cell} IS NOT NULL ORDER BY 1 LIMIT 1000")
        ]
        return 2 * sum(re.fullmatch(PLAIN, v) is not None and written(v) is None for v in sample) <= len(sample)

    def _numbered_periods(self) -> pd.PeriodIndex:
        texts = [row[0] for row in self._all("SELECT DISTINCT period FROM cells ORDER BY 1")]
        if self._known:
            periods = pd.PeriodIndex([self._known[text] for text in texts])
        else:
            periods = pd.PeriodIndex(read_periods(pd.Series(texts, dtype=object), "period"))
        whole = pd.period_range(periods.min(), periods.max(), freq=periods.freq)
        numbers = pd.DataFrame({"period": pd.Series(texts, dtype=object), "number": (periods.astype("int64") - whole[0].ordinal)})
        self.engine.register("given_numbers", numbers)
        self.engine.execute("CREATE TABLE numbers AS SELECT period, CAST(number AS INTEGER) AS number FROM given_numbers")
        self.engine.unregister("given_numbers")
        return whole


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _floats(column) -> np.ndarray:
    return column.to_numpy(zero_copy_only=False).astype(float)
