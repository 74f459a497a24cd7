"""One file -> one table read: typed columns under their own names, roles, questions, notices, the account of its rows."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.catalogue.headings import folded, meant, words
from analysis.ingest.columns import roles
from analysis.ingest.columns.cells import lines
from analysis.ingest.columns.questions.doubts import Doubts, Notice, Question, RowAccount, listed
from analysis.ingest.columns.questions.role import Role
from analysis.ingest.columns.questions.told import Told, by_name, heeded, told, with_legend, without_effect
from analysis.ingest.columns.rows import (
    annulled,
    beside_figures,
    cases,
    computed_rates,
    counted_by,
    noted_zeros,
    printed_totals,
    programmes,
    running,
    said_twice,
    switching,
    unfinished,
    unnamed_rows,
    word_columns,
)
from analysis.ingest.columns.rows.steps import read_columns
from analysis.ingest.columns.shapes import (
    arrangement,
    cell_marks,
    code_book,
    datasets,
    follow_up,
    forms,
    pivot,
    plan_actual,
    rounds,
    selection,
    waves,
    wide,
    year_parts,
)
from analysis.ingest.columns.sheets import large
from analysis.ingest.columns.sheets.grid import Column, Grid, addressed
from analysis.ingest.columns.starts import lasting, lists, marks, papers, remarks, sections, sentences
from analysis.ingest.columns.values import figure_doubts, persons, scales
from analysis.ingest.columns.values.typed import Typed
from analysis.ingest.readers.sheets import as_text
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
    asleep: tuple[Question, ...] = ()
    lines_above: tuple[str, ...] = ()  # persons masked
    waves: tuple[str, str] = ("", "")  # what the file calls the two times at which persons were asked
    since: dt.date | None = None  # of rounds of different persons: from when the group has the treatment

    def columns(self, role: str) -> tuple[str, ...]:
        """The columns of a role, in their order in the table."""
        return tuple(r.column for r in self.roles if r.role == role)

    def column(self, role: str) -> str | None:
        """The first column of a role."""
        return next(iter(self.columns(role)), None)

    def before_of(self, after: str) -> str | None:
        """The column of an answer before, for that of the answer after: of one name, or the only one."""
        own = self.columns("before")
        asked = persons.asked(after, self.labels.get(after, ""))[0]
        same = [c for c in own if persons.asked(c, self.labels.get(c, ""))[0] == asked]
        return next(iter(same or (own if len(self.columns("after")) == 1 else ())), None)

    def open_questions(self, *columns: str) -> tuple[Question, ...]:
        """The questions that touch some columns, and those that touch all; without columns, every one that touches what has a role.

        `asleep` are those of columns that nothing uses: they are asked once somebody names such a column.
        """
        asked = tuple(q for q in self.questions if not columns or not q.columns or set(q.columns) & set(columns))
        return (*asked, *(q for q in self.asleep if set(q.columns) & set(columns)))


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


def read_large(path: Path, *, columns: str | dict = "", numbers: str = "", sheet: str = "", cells: str = "") -> Reading | None:
    """The table of a large plain CSV file, whose reading takes time in proportion to its size; None for any other."""
    plain = None if sheet else large.grid_of(path)
    if plain is None:
        return None
    grid, source = plain
    return of_grid(grid, Source(**source), told(columns, numbers, sheet, cells), Doubts(), [], len(grid))


def of_bytes(data: bytes, name: str) -> Reading:
    """The table of a delimited file from its bytes, whose figures may each have a period of another kind; `name` for messages."""
    doubts = Doubts()
    grid, source, aside, rows_in = selection.grid_of(lines.delimited_lines(Path(name), data), told(), doubts)
    return of_grid(grid, Source(**source), told(), doubts, aside, rows_in, mixed=True)


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
    listed_across = grid.lists
    code_book.read(grid, said, doubts)
    said = by_name(said, ((c.name, c.described) for c in grid.columns))
    typed_in, held = said, _held(grid) if said.cells else set()
    grid.year = int(said.rows["year"]) if "year" in said.rows else None
    arrangement.refuse_repeated(grid, source.file, doubts)
    cell_marks.as_above(grid, doubts)
    cell_marks.without_footnotes(grid, doubts)
    starred = cell_marks.starred_periods(grid, doubts)
    cell_marks.two_in_one(grid, said, doubts)
    year_parts.days_in_three(grid, doubts)
    grid.columns = [
        c for c in grid.columns if any(v is not None for v in c.values) or said.roles.get(folded(c.name)) or c.name[:1] != "("
    ]
    for column in grid.columns:
        column.labels = column.labels or persons.legend_in(column)
    persons.by_labels(grid, said, doubts)
    first_rows = dict.fromkeys(grid.rows)
    grid, of_rounds, apart = rounds.of_others(grid, said, doubts)
    if of_rounds is None:
        word_columns.dated_marks(grid, said, doubts)
    marked = any(persons.answer(str(v)) == 1.0 for c in grid.columns for v in c.distinct[1] if isinstance(v, str) and len(v) < 5)
    marked |= any("adopted" in meant(c.name).roles for c in grid.columns)  # of which the note may be
    said = with_legend(said, (*grid.titles, *grid.notes), marked, doubts)
    ends = [*unfinished.headings(grid), *unfinished.cells(grid), *unfinished.lines(grid, starred)]
    grid, refused = forms.respondents(grid, said, doubts)
    grid = running.columns(grid, said, doubts)
    odd = printed_totals.across(grid)
    if not grid.shaped and not any(said.roles.get(folded(c.name)) == "period" for c in grid.columns):
        named = lists.across(grid, listed_across).replace("some", "")
        grid = wide.long(grid, doubts, source.sheets[0] if source.sheets else source.file, said.rows.get("across", named))
    if listed_across and not any(q.about == "across" for q in doubts.questions):  # else once it is answered
        unlike = lists.join(grid, listed_across, doubts)
        if unlike:
            selection.ask_sheet([*source.sheets, *dict.fromkeys(one.sheet for one in unlike)], doubts)
    plan_actual.apart(grid, said, doubts)
    papers.read(grid, said, doubts)
    lasting.read(grid, said, doubts)
    marks.read(grid, said, doubts)
    sentences.read(grid, said, doubts)
    sections.read(grid, said, doubts)
    remarks.read(grid, said, doubts)
    grid, others, said = waves.one_row_each(grid, said, doubts)
    scales.read(grid, said, doubts)
    if not {"place", "period"} & set(said.roles.values()):
        arrangement.sections(grid, arrangement.by_heading(grid), doubts, sure=True)
    found = arrangement.sections(grid, roles.assign(grid, said, doubts, source.file), doubts, kept=said.kept)
    found = follow_up.by_dates(grid, found, said, doubts)
    since = rounds.since(grid, found, of_rounds, doubts)
    found, of_cases = cases.register(grid, found, doubts)
    if of_cases:
        counted_by.ask(grid, found, doubts)
    down = any(r.role == "indicator" for r in found) and not long
    grid, found = (grid, pivot.kept_long(grid, found)) if long else pivot.pivoted(grid, found, doubts)
    found = switching.treated(grid, found, doubts) if down else found
    found = arrangement.one_period(grid, found, said.rows.get("period", ""), doubts)
    if "year" in said.rows and not any(n.code == "year_told" for n in doubts.notices):
        raise without_effect(f"year={said.rows['year']}")
    if typed_in.cells:
        heeded(typed_in, held | _held(grid))
    reading = Typed(grid, found, said, doubts, mixed, cases=of_cases is not None)
    gone = read_columns(reading)
    gone |= unfinished.aside(reading, ends, unfinished.signed(grid))
    if of_cases:
        gone |= annulled.placed(reading, gone)
        gone |= cases.repeated(reading, of_cases, gone)
        cases.far_days(reading, gone)
    printed_totals.ask(reading, odd, printed_totals.down(reading, gone))
    beside_figures.ask(reading)
    noted_zeros.ask(reading)
    programmes.ask(reading)
    said_twice.ask(reading)
    unnamed_rows.ask(reading, gone)
    dropped = refused | apart | others | _dropped_rows(grid, gone)
    aside = [*aside, *((addressed(*row), why) for row, why in dropped.items())]
    keep = np.ones(len(grid), bool)
    keep[list(gone)] = False
    frame, spans, bounds = reading.tables(keep)
    listed_aside = pd.DataFrame([(row, *why) for row, why in aside], columns=["row", "vi", "en"])
    account = RowAccount(rows_in=rows_in, rows_used=len(first_rows) - len(dropped), aside=listed_aside)
    own, kind, raw = reading.roles, _kind_of(reading.roles, frame), frame
    if of_cases and spans is not None and not mixed:
        frame, spans, counts = cases.counted(reading, of_cases, frame, spans)
        own, bounds = [*own, *counts], {}
    own = computed_rates.without(frame, own, doubts)
    unused = _unused(grid, own, doubts)
    rounds.ask_sides(grid, own, said, doubts)
    if reading.of("person"):
        figure_doubts.ask_answers([c for c in grid.columns if c.name in unused], grid, doubts)
    questions = tuple(dict.fromkeys(doubts.questions))
    asleep = tuple(q for q in questions if q.columns and set(q.columns) <= set(unused) and not _empties(q, raw, reading.units))
    _say_unread(asleep, doubts)
    units = {c: unit for c, unit in reading.units.items() if c in frame}
    return Reading(
        frame=frame, roles=tuple(own), questions=tuple(q for q in questions if q not in asleep), notices=tuple(doubts.notices),
        account=account, source=source, kind=kind, labels={c.name: c.described for c in grid.columns if c.described},
        units=units, bounds=bounds, spans=spans, unused=unused, asleep=asleep, since=since, waves=doubts.waves, lines_above=tuple(doubts.above),
    )  # fmt: skip


def _held(grid: Grid) -> set[str]:
    """What cells and value labels say, in small letters; `blank` where a cell is empty."""
    said = (v for c in grid.columns for v in (*c.distinct[1], *c.labels, *c.labels.values()))
    empty = {"blank"} if any((c.distinct[0] < 0).any() for c in grid.columns) else set()
    return empty | {as_text(v).casefold() for v in (*said, *grid.trouble.values())}


def _dropped_rows(grid: Grid, gone: dict[int, Text]) -> dict[tuple[str, int], Text]:
    """The rows of the sheet of which nothing is left: every cell of theirs is set aside."""
    own = {grid.rows[i]: why for i, why in gone.items()}
    left = {row for i, row in enumerate(grid.rows) if row in own and i not in gone} if own else set()
    return {row: why for row, why in own.items() if row not in left}


def _unused(grid: Grid, found: list[Role], doubts: Doubts) -> tuple[str, ...]:
    """The columns that nothing uses, which is said; year and month of a period are used."""
    used = {r.column for r in found} | {part for r in found if r.role == "period" for part in grid.named(r.column).head}
    used |= {part for r in found if r.role == "duration" for part in grid.named(r.column).head}  # the days it is made of
    left = [c.name for c in grid.columns if c.name not in used]
    if not {"treated", "adopted", "dose", "person"} & {r.role for r in found}:
        for column in filter(lambda c: c.name in left, grid.columns):
            _say_marks(column, doubts)
    sentences.say_left(grid, found, doubts)
    for name in left:
        cell_marks.say_unnamed(grid.named(name), doubts)
    if left:
        doubts.say("unused_columns", Text(f"Cột không dùng: {listed(left)}.", f"Columns not used: {listed(left)}."), columns=left)
    return tuple(left)


_BRACKETS = re.compile(r"\(([^()]*)\)")


def _empties(question: Question, frame: pd.DataFrame, units: dict[str, str]) -> bool:
    """Whether a column of a stated unit has no figure left while it is asked how its numbers are written: it is asked although nothing uses it."""
    own = [name for name in question.columns if name in frame]
    stated = any(name in units or any(folded(part) in words("units") for part in _BRACKETS.findall(name)) for name in own)
    return question.about == "numbers" and stated and all(frame[name].isna().all() for name in own)


def _say_unread(asleep: tuple[Question, ...], doubts: Doubts) -> None:
    """Say of a column that nothing uses that its numbers can be written in two ways: they are left empty, and asked about once it is used."""
    for question in (q for q in asleep if q.about == "numbers"):
        doubts.say("unread", Text("{q} Không dùng cột này nên các ô ấy để trống; sẽ hỏi khi dùng.",
                   "{q} Nothing uses this column, so these cells are left empty; it is asked once it is used.").fill(q=question.text), question.cells, question.columns)  # fmt: skip


def _say_marks(column: Column, doubts: Doubts) -> None:
    """Say of a column that nothing uses that it may tell who has the treatment, and which of its words stand in the way."""
    name, odd = column.name, [f"“{v}”" for v in column.distinct[1][:10] if persons.answer(str(v)) is None]
    if persons.answers(column):
        doubts.say("unused_yes_no", Text(f"Cột “{name}” ghi có hay không mà không dùng; nếu cho biết nơi nào áp dụng: columns=\"{name}=treated\".",
                   f"Column “{name}” says yes or no and is not used; if it says who has the treatment: columns=\"{name}=treated\"."), columns=[name])  # fmt: skip
    elif over := persons.ended(column):
        doubts.say("unused_yes_no", Text(f"Cột “{name}” không dùng; nếu cho biết nơi nào áp dụng: columns=\"{name}=treated\", rồi trả lời {listed(f'“{text}”' for text in over)} là có hay không.",
                   f"Column “{name}” is not used; if it says who has the treatment: columns=\"{name}=treated\", and whether {listed(f'“{text}”' for text in over)} is yes or no."), columns=[name])  # fmt: skip
    elif "x" in column.distinct[1] and len(column.distinct[1]) < 10:
        doubts.say("unused_yes_no", Text(f"Cột “{name}” ghi x ở một số nơi, còn {listed(odd)} thì không rõ có hay không, nên không dùng; nếu cho biết nơi nào áp dụng: ghi x hoặc để trống ở đó, rồi columns=\"{name}=treated\".",
                   f"Column “{name}” has an x for some, but {listed(odd)} says neither yes nor no, so it is not used; if it says who has the treatment: write x or nothing there, then columns=\"{name}=treated\"."), columns=[name])  # fmt: skip


def _kind_of(found: list[Role], frame: pd.DataFrame) -> str:
    have = {r.role for r in found}
    if "person" in have or {"before", "after"} <= have:
        return "persons"
    if not {"outcome", "event", "value"} & have:
        return "incidents" if {"place", "period"} & have else "list"
    if "period" not in have:
        return "cross_section"
    place = next((r.column for r in found if r.role == "place"), None)
    return "panel" if place and frame[place].nunique() > 1 else "series"
