"""One file -> one table read: typed columns under their own names, roles, questions, notices, the account of its rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.catalogue.headings import folded, meant, words
from analysis.errors import BadTable
from analysis.ingest.columns import datasets, figures, large, lines, numbers, pivot, places, roles, selection, when, wide
from analysis.ingest.columns.doubts import Doubts, Notice, Question, RowAccount, listed
from analysis.ingest.columns.grid import Column, Grid
from analysis.ingest.columns.roles import Role
from analysis.ingest.columns.told import Told, told
from analysis.ingest.entities.numbers import Format
from analysis.language import Text


@dataclass(frozen=True, kw_only=True)
class Source:
    """The file, the sheets that were read, the checksum of its bytes, and how it was decoded."""

    file: str
    sheets: tuple[str, ...] = ()
    sha256: str = ""
    evidence: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Reading:
    """What a table says; see `analysis.panel.own_table` for the whole description."""

    frame: pd.DataFrame
    roles: tuple[Role, ...]
    questions: tuple[Question, ...]
    notices: tuple[Notice, ...]
    account: RowAccount
    source: Source
    kind: str = "panel"
    labels: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    bounds: dict[str, pd.DataFrame] = field(default_factory=dict)
    spans: pd.DataFrame | None = None
    unused: tuple[str, ...] = ()

    def columns(self, role: str) -> tuple[str, ...]:
        """The columns of a role, in their order in the table."""
        return tuple(r.column for r in self.roles if r.role == role)

    def column(self, role: str) -> str | None:
        """The first column of a role."""
        return next(iter(self.columns(role)), None)

    def open_questions(self, *columns: str) -> tuple[Question, ...]:
        """The questions that touch some columns, and those that touch all; without columns, every one."""
        return tuple(q for q in self.questions if not columns or not q.columns or set(q.columns) & set(columns))


def read(
    path: Path, *, columns: str | dict = "", numbers: str = "", sheet: str = "", cells: str = "", long: bool = False
) -> Reading:
    """The table of a file; `long`: rows of indicators stay rows. Raises BadTable where nothing can be read, BadParameter for a wrong answer."""
    said = told(columns, numbers, sheet, cells)
    doubts = Doubts()
    plain = None if said.sheet else large.grid_of(path)
    if plain or path.suffix.lower() in datasets.KINDS:
        grid, source = plain or datasets.read(path, doubts)
        aside: list[tuple[str, Text]] = []
        rows_in = len(grid)
    else:
        grid, source, aside, rows_in = selection.grid_of(lines.of_file(path), said, doubts)
    return of_grid(grid, Source(**source), said, doubts, aside, rows_in, long=long)


def of_bytes(data: bytes, name: str) -> Reading:
    """The table of a delimited file from its bytes, whose figures may each have a period of another kind; `name` for messages."""
    doubts = Doubts()
    grid, source, aside, rows_in = selection.grid_of(lines.delimited_lines(Path(name), data), told(), doubts)
    return of_grid(grid, Source(**source), told(), doubts, aside, rows_in, mixed=True)


def of_frame(frame: pd.DataFrame, name: str = "frame", **answers: str) -> Reading:
    """The table of a frame that is in memory already, read by the same rules."""
    doubts = Doubts()
    grid = datasets.of_frame(frame)
    return of_grid(grid, Source(file=name), told(**answers), doubts, [], len(grid))


def of_grid(
    grid: Grid,
    source: Source,
    said: Told,
    doubts: Doubts,
    aside: list[tuple[str, Text]],
    rows_in: int,
    mixed: bool = False,
    long: bool = False,
) -> Reading:
    """The steps that every table goes through, whatever file it came from."""
    _refuse_repeated(grid, source)
    grid.columns = [
        c for c in grid.columns if any(v is not None for v in c.values) or said.roles.get(folded(c.name)) or c.name[:1] != "("
    ]
    first_rows = dict.fromkeys(grid.rows)
    grid = wide.long(grid, doubts, source.sheets[0] if source.sheets else source.file) if not _told_period(grid, said) else grid
    found = roles.assign(grid, said, doubts, source.file)
    grid, found = (grid, pivot.kept_long(grid, found)) if long else pivot.pivoted(grid, found, doubts)
    found = _one_period(grid, found, doubts)
    found = _sections(grid, found, doubts)
    reading = _Typing(grid, found, said, doubts, mixed)
    gone = reading.run()
    dropped = _dropped_rows(grid, gone)
    aside = [*aside, *((_row_name(row), why) for row, why in dropped.items())]
    keep = np.ones(len(grid), bool)
    keep[list(gone)] = False
    frame, spans, bounds = reading.tables(keep)
    listed_aside = pd.DataFrame([(row, *why) for row, why in aside], columns=["row", "vi", "en"])
    account = RowAccount(rows_in=rows_in, rows_used=len(first_rows) - len(dropped), aside=listed_aside)
    unused = _unused(grid, reading.roles, doubts)
    return Reading(
        frame=frame, roles=tuple(reading.roles), questions=tuple(dict.fromkeys(doubts.questions)), notices=tuple(doubts.notices),
        account=account, source=source, kind=_kind_of(reading.roles, frame), labels={c.name: c.described for c in grid.columns if c.described},
        units=reading.units, bounds=bounds, spans=spans, unused=unused,
    )  # fmt: skip


def _dropped_rows(grid: Grid, gone: dict[int, Text]) -> dict[tuple[str, int], Text]:
    """The rows of the sheet of which nothing is left: every cell of theirs is set aside."""
    own = {grid.rows[i]: why for i, why in gone.items()}
    left = {row for i, row in enumerate(grid.rows) if row in own and i not in gone} if own else set()
    return {row: why for row, why in own.items() if row not in left}


def _told_period(grid: Grid, said: Told) -> bool:
    return any(said.roles.get(folded(c.name)) == "period" for c in grid.columns)


def _row_name(row: tuple[str, int]) -> str:
    return f"{row[0]}!{row[1]}" if row[0] else str(row[1])


def _refuse_repeated(grid: Grid, source: Source) -> None:
    seen: dict[str, Column] = {}
    for column in grid.columns:
        key = " ".join(column.name.split()).casefold()
        if key in seen:
            cells = ", ".join(lines.cell_name(grid.head_row, c.col) for c in (seen[key], column))
            raise BadTable(
                expected=Text("mỗi tên chỉ một cột", "one column of each name"),
                found=Text(f"hai cột tên “{column.name}” (ô {cells})", f"two columns named '{column.name}' (cells {cells})"),
                where=Text(f"{source.file}, dòng {grid.head_row}", f"{source.file}, row {grid.head_row}"),
                remedy=Text("đổi tên hoặc xóa một trong hai cột rồi lưu lại", "rename or delete one of the two and save it again"),
            )  # fmt: skip
        seen[key] = column


def _one_period(grid: Grid, found: list[Role], doubts: Doubts) -> list[Role]:
    """One column of periods where year and month stand in two; the others are left unused, which is said."""
    own = [r for r in found if r.role == "period"]
    if not own:
        return found
    by_told = [r for r in own if r.known == "told"] if len([r for r in own if r.known == "told"]) == 1 else []
    columns = [c for c in grid.columns if c.name in {r.column for r in by_told or own}]
    if len(columns) == 1:
        return [r for r in found if r.role != "period" or r.column == columns[0].name]
    best = when.joined(grid, columns, doubts)
    if best is None:
        names = listed(f"“{c.name}”" for c in columns)
        doubts.ask("role", Text(f"Cột nào là kỳ: {names}?", f"Which column is the period: {names}?"), (),
                   [(f'columns="{c.name}=period"', Text(f"cột “{c.name}”", f"column “{c.name}”")) for c in columns])  # fmt: skip
        best = columns[0]
    elif grid.named(best.name) is None:
        grid.columns.append(best)
    known = own[0].known
    return [r for r in found if r.role != "period"] + [Role(role="period", column=best.name, known=known)]


def _sections(grid: Grid, found: list[Role], doubts: Doubts) -> list[Role]:
    """Names that stand alone in a row over the rows of a group are the places, where no column names any."""
    if not grid.sections or any(r.role == "place" for r in found):
        return found
    numbers_of = sorted(grid.sections)
    values = []
    for row in grid.rows:
        before = [n for n in numbers_of if n[0] == row[0] and n[1] < row[1]]
        values.append(grid.sections[before[-1]] if before else None)
    if not all(values):
        return found
    grid.columns.append(Column("địa bàn", ("địa bàn",), 1, values))
    doubts.say(
        "sections",
        Text("Địa bàn lấy từ các dòng chỉ có tên nhóm.", "The place is that of the rows with a name only."),
        columns=["địa bàn"],
    )
    return [*found, Role(role="place", column="địa bàn", known="content")]


def _unused(grid: Grid, found: list[Role], doubts: Doubts) -> tuple[str, ...]:
    """The columns that nothing uses, which is said; year and month of a period are used."""
    used = {r.column for r in found} | {part for r in found if r.role == "period" for part in grid.named(r.column).head}
    left = [c.name for c in grid.columns if c.name not in used]
    if left:
        doubts.say("unused_columns", Text(f"Cột không dùng: {listed(left)}.", f"Columns not used: {listed(left)}."), columns=left)
    return tuple(left)


def _kind_of(found: list[Role], frame: pd.DataFrame) -> str:
    have = {r.role for r in found}
    if "person" in have or {"before", "after"} <= have:
        return "persons"
    if not {"outcome", "event"} & have:
        return "incidents" if {"place", "period"} & have else "list"
    if "period" not in have:
        return "cross_section"
    place = next((r.column for r in found if r.role == "place"), None)
    return "panel" if place and frame[place].nunique() > 1 else "series"


class _Typing:
    """The columns of a grid, each read by the rule of its role."""

    def __init__(self, grid: Grid, found: list[Role], said: Told, doubts: Doubts, mixed: bool = False):
        self.mixed = mixed
        self.grid, self.roles, self.said, self.doubts = grid, list(found), said, doubts
        self.by_column = {r.column: r.role for r in found}
        self.typed: dict[str, object] = {}
        self.numeric: dict[str, figures.Numeric] = {}
        self.units: dict[str, str] = {c.name: c.unit for c in grid.columns if c.unit}
        self.dated: when.Dated | None = None
        self.places: list[str | None] = [None] * len(grid)

    def run(self) -> dict[int, Text]:
        """Read everything; the rows that are set aside and why."""
        place, period = self._of("place"), self._of("period")
        if place is not None:
            self.places = places.within(self.grid, places.named(self.grid, place, self.said, self.doubts), place, self.doubts)
            self._blank_places(place)
            self.typed[place.name] = self.places
        if period is not None:
            self.dated = when.dated(self.grid, period, self.places, self.doubts, self.mixed)
            self.typed[period.name] = self.dated.series
        self._figures()
        gone = self._aside(place)
        if place is not None and period is not None:
            self._near(place, gone)
        if place is not None:
            self._across_sheets(gone)
        for column in self.grid.columns:
            if column.name not in self.typed:
                self.typed[column.name] = self._rest(column)
        self._outliers(gone)
        return gone

    def _of(self, role: str) -> Column | None:
        return next((self.grid.named(name) for name, r in self.by_column.items() if r == role), None)

    def _blank_places(self, place: Column) -> None:
        """Blank cells under a name: filled down where told, else asked; merged cells are filled already."""
        blank = [i for i, p in enumerate(self.places) if p is None]
        if not blank or len(blank) == len(self.places):
            return
        if self.said.rows.get("blank") == "fill":
            for i in blank:
                self.places[i] = self.places[i - 1] if i else None
        elif self.said.rows.get("blank") != "drop":
            cells = self.grid.cells(place, blank)
            self.doubts.ask("blank_place", Text(f"Cột “{place.name}”: ô {listed(cells)} trống", f"Column “{place.name}”: cells {listed(cells)} are empty"), cells,
                            [('cells="blank=fill"', Text("cùng địa bàn với dòng trên (ô gộp)", "the place of the row above (merged cells)")), ('cells="blank=drop"', Text("để riêng các dòng ấy", "set these rows aside"))], [place.name])  # fmt: skip

    def _figures(self) -> None:
        """The columns of figures, the format of each decided with what the others prove."""
        texts = {c.name: [v for v in c.distinct[1] if isinstance(v, str)] for c in self.grid.columns if c.name not in self.typed}
        texts = {name: own for name, own in texts.items() if own and len(own) < 20_000}
        proofs = {name: numbers.proofs(own) for name, own in texts.items()}
        for column in self.grid.columns:
            role = self.by_column.get(column.name, "")
            if column.name in self.typed or role in ("adopted", "treated", "eligible", "zone", "cluster", "person", "indicator"):
                continue
            others = _agreed([f for name, f in proofs.items() if name != column.name])
            needed = role in (*roles.NUMERIC, "event")
            whole = meant(column.name).whole and role not in ("", "control")
            read = figures.numeric(self.grid, column, self.said, self.doubts, whole=whole, others=others, needed=needed)
            if read is not None:
                self.numeric[column.name] = read
                self.typed[column.name] = read.value
                self.units.update({column.name: read.unit} if read.unit else {})

    def _aside(self, place: Column | None) -> dict[int, Text]:
        """Rows of totals, by their name or by arithmetic, and rows without a place."""
        gone: dict[int, Text] = {}
        if place is not None and self.said.rows.get("total") != "keep":
            for i in np.flatnonzero(places.totals(self.places)):
                gone[int(i)] = places.TOTAL
            self._sum(gone)
        if self.dated is not None:
            gone |= {i: when.TOTAL for i in np.flatnonzero(self.dated.total).tolist()}
        if place is not None:
            gone |= {i: places.NO_PLACE for i, p in enumerate(self.places) if p is None and i not in gone}
        rows = [i for i, why in gone.items() if why in (places.TOTAL, places.SUM)]
        if rows and place is not None:
            names = listed(dict.fromkeys(f"“{self.places[i]}”" for i in rows))
            self.doubts.say(
                "total_rows",
                Text(f"Dòng tổng để riêng: {names}.", f"Rows of totals set aside: {names}."),
                self.grid.cells(place, rows),
                [place.name],
            )
        gone |= self._hidden()
        return gone

    def _sum(self, gone: dict[int, Text]) -> None:
        rows = [i for i in range(len(self.grid)) if i not in gone and self.places[i] is not None]
        dates = [self.dated.written[i] if self.dated else 0 for i in rows]
        counts = [read.value[rows] for name, read in self.numeric.items() if self.by_column.get(name) in ("outcome", "exposure")]
        if len(rows) > 300_000:
            return
        name = places.sums([self.places[i] for i in rows], dates, counts)
        if name is not None:
            gone |= {i: places.SUM for i in rows if self.places[i] == name}
        for part in places.subtotals([self.places[i] for i in rows], dates, counts) if name is None else ():
            gone |= {i: places.SUM for i in rows if self.places[i] == part}
        for average in places.means(self.places):
            self.doubts.ask("total", Text(f"“{average}” là một địa bàn hay dòng trung bình?", f"Is “{average}” a place, or a row of averages?"), (),
                            [("", Text("xóa dòng ấy, hoặc ghi rõ tên (ví dụ “Xã Trung Bình”)", "delete the row, or make the name clear"))])  # fmt: skip

    def _hidden(self) -> dict[int, Text]:
        hidden = {at[:2] for at, why in self.grid.trouble.items() if why == "hidden"}
        shown = {at[:2] for at in hidden}
        rows = [i for i, row in enumerate(self.grid.rows) if row in shown and self._is_hidden_row(i)]
        if not rows or self.said.rows.get("hidden") == "keep":
            return {}
        if self.said.rows.get("hidden") == "drop":
            return dict.fromkeys(rows, Text("dòng bị ẩn", "a hidden row"))
        named = listed(dict.fromkeys(self.grid.row(i) for i in rows))
        self.doubts.ask("hidden", Text(f"Dòng {named} bị ẩn (lọc?): dùng hay bỏ?", f"Rows {named} are hidden (a filter?): use them or not?"), [f"{self.grid.row(i)}" for i in rows[:20]],
                        [('cells="hidden=keep"', Text("dùng", "use them")), ('cells="hidden=drop"', Text("để riêng", "set them aside"))])  # fmt: skip
        return {}

    def _is_hidden_row(self, i: int) -> bool:
        cells = [self.grid.at(c, i) for c in self.grid.columns if c.values[i] is not None]
        return bool(cells) and sum(self.grid.trouble.get(at) == "hidden" for at in cells) > len(cells) / 2

    def _near(self, place: Column, gone: dict[int, Text]) -> None:
        names = [name for name in dict.fromkeys(self.places) if name is not None]

        def when_of(name: str) -> set:
            return {self.dated.written[i] for i, other in enumerate(self.places) if other == name and i not in gone}

        places.near(names, when_of, self.doubts, place.name)

    def _across_sheets(self, gone: dict[int, Text]) -> None:
        """A place and period that stands in two sheets: what parts them is asked."""
        if len({sheet for sheet, _ in self.grid.rows}) < 2 or "indicator" in self.by_column.values():
            return
        seen: dict[tuple, str] = {}
        for i, (sheet, _) in enumerate(self.grid.rows):
            key = (self.places[i], self.dated.written[i] if self.dated else 0)
            if i not in gone and None not in key and seen.setdefault(key, sheet) != sheet:
                names = list(dict.fromkeys(s for s, _ in self.grid.rows))
                self.doubts.ask("sheet", Text(f"Các trang {listed(names)} có cùng địa bàn và kỳ. Đọc trang nào?", f"Sheets {listed(names)} hold the same places and periods. Which is read?"), (),
                                [(f"sheet={name}", Text(f"trang “{name}”", f"sheet “{name}”")) for name in names])  # fmt: skip
                return

    def _rest(self, column: Column) -> object:
        """A column of no figures: starts, yes and no, or text as it stands."""
        role = self.by_column.get(column.name, "")
        if role == "adopted":
            kind = self.dated.kind if self.dated and self.dated.kind in "YQM" else "M"
            found = when.starts(self.grid, column, kind, self.doubts)
            return pd.Series([pd.Period(w.day, freq=kind) if w else None for w in found], dtype=f"period[{kind}]")
        if role in ("treated", "eligible", "event"):
            return self._yes_no(column)
        codes, different = column.distinct
        labelled = [column.labels.get(v, v) for v in different]
        texts = [places.place(v) if isinstance(v, str) else v for v in labelled]
        return [texts[code] if code >= 0 else None for code in codes]

    def _yes_no(self, column: Column) -> np.ndarray:
        """1 and 0 for yes and no, `can thiệp` and `đối chứng`; other words are asked about."""
        codes, different = column.distinct
        known: list[float] = []
        rest = []
        blank = (
            0.0
            if different and all(isinstance(v, str) and folded(v) in words("yes") for v in different) and (codes < 0).any()
            else np.nan
        )
        if blank == 0:
            self.doubts.say(
                "blank_no",
                Text(f"Cột “{column.name}”: ô trống đọc là không.", f"Column “{column.name}”: empty cells are read as no."),
                columns=[column.name],
            )
        for value in different:
            text = folded(str(value))
            if text in words("yes"):
                known.append(1.0)
            elif text in words("no"):
                known.append(0.0)
            else:
                known.append(np.nan)
                rest.append(value)
        if rest:
            read = (
                figures.numeric(self.grid, column, self.said, self.doubts, whole=False, others=None)
                if len(rest) == len(different)
                else None
            )
            if read is not None:
                return read.value
            by_text = {v: float(v) for v in rest if str(v) in ("0", "1", "0.0", "1.0")}
            known = [by_text.get(v, k) for v, k in zip(different, known, strict=True)]
            wrong = [v for v in rest if v not in by_text and v not in ("TRUE", "FALSE")]
            if wrong:
                self.doubts.ask("yes_no", Text(f"Cột “{column.name}”: {listed(map(repr, wrong))} là có hay không?", f"Column “{column.name}”: is {listed(map(repr, wrong))} yes or no?"), (),
                                [("", Text("viết 1 (có) và 0 (không)", "write 1 (yes) and 0 (no)"))], [column.name])  # fmt: skip
        return np.array([*known, blank])[codes]

    def _outliers(self, gone: dict[int, Text]) -> None:
        """Figures far from all others of their place (or of the column): named with their cells, never changed."""
        for name, read in self.numeric.items():
            column = self.grid.named(name)
            if self.by_column.get(name) not in ("outcome", "exposure"):
                continue
            values = read.value.copy()
            values[list(gone)] = np.nan
            rows = _far_off(values, self.places)
            if len(rows):
                shown = "; ".join(f"{self.grid.cell(column, i)}: {values[i]:g}" for i in rows[:6])
                self.doubts.say(
                    "outlier",
                    Text(
                        f"Cột “{name}”, khác hẳn các số còn lại: {shown}.",
                        f"Column “{name}”, far from the other figures: {shown}.",
                    ),
                    self.grid.cells(column, rows),
                    [name],
                )

    def tables(self, keep: np.ndarray) -> tuple[pd.DataFrame, pd.DataFrame | None, dict[str, pd.DataFrame]]:
        """The frame of the rows kept, the days of their periods, the intervals of their figures."""
        index = self._index()
        frame = pd.DataFrame({c.name: pd.Series(self.typed[c.name]) for c in self.grid.columns}).set_axis(index)
        bounds = {
            name: pd.DataFrame({"low": read.low, "high": read.high}, index=index)[keep]
            for name, read in self.numeric.items() if read.has_bounds
        }  # fmt: skip
        spans = None
        if self.dated is not None:
            codes, texts = self._of("period").distinct
            said = np.array([*map(str, texts), None], dtype=object)[codes]
            start, end = (self.dated.each(lambda w, part=part: getattr(w, part)) for part in ("day", "end"))
            spans = pd.DataFrame({"start": start, "end": end, "text": said}, index=index)[keep]
            spans.loc[spans["start"].isna(), "text"] = None
        return frame[keep], spans, bounds

    def _index(self) -> pd.Index:
        """The row's number in its sheet; the cell, where several rows come of one."""
        if all(c.at is None for c in self.grid.columns) and not any(
            sheet for sheet, _ in self.grid.rows[:1] + self.grid.rows[-1:]
        ):
            return pd.Index(np.fromiter((row for _, row in self.grid.rows), dtype=np.int64, count=len(self.grid)))
        if len(set(self.grid.rows)) == len(self.grid):
            return pd.Index(
                [self.grid.row(i) if self.grid.rows[i][0] else self.grid.rows[i][1] for i in range(len(self.grid))], name=None
            )
        column = next((self.grid.named(r.column) for r in self.roles if r.role == "outcome"), self.grid.columns[-1])
        return pd.Index([self.grid.cell(column, i) for i in range(len(self.grid))])


def _agreed(formats: list[Format]) -> Format | None:
    """The one format that the other columns prove; what says both formats says none."""
    names = {f.name for f in formats if f.name}
    if len(names) != 1:
        return Format(None, "/") if names else None
    return next(f for f in formats if f.name)


def _far_off(values: np.ndarray, names: list) -> np.ndarray:
    known = ~np.isnan(values) & ~np.isinf(values) & (values >= 0)
    if known.sum() < 8:
        return np.array([], int)
    logs = np.log1p(np.where(known, values, np.nan))
    frame = pd.DataFrame({"place": pd.Series(names, dtype=object).fillna(""), "v": logs})
    group = frame.groupby("place")["v"]
    enough = group.transform("count") >= 8
    centre = np.where(enough, group.transform("median"), np.nanmedian(logs))
    spread = (frame["v"] - centre).abs()
    mad = np.where(enough, spread.groupby(frame["place"]).transform("median"), np.nanmedian(spread))
    return np.flatnonzero(known & (spread > np.maximum(np.log(4), 8 * 1.4826 * mad)).to_numpy())


__all__ = ["Reading", "Source", "listed", "of_frame", "read"]
