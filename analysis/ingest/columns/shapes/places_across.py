"""Places as columns over rows of periods: which headings are names of places, and a row under them that says who is treated."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from analysis import paths
from analysis.catalogue.headings import is_total, judged_in, meant
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.cells.lines import Value
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.shapes.melted import is_numeric, melted, say_totals, value_name
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.values import persons
from analysis.ingest.entities import places
from analysis.ingest.text.encodings import is_syllable
from analysis.language import Text


def places_down(grid: Grid, doubts: Doubts, across: str) -> Grid:
    """Places as columns over rows of periods, or of indicators: their names become a column; where a heading is no known place, nothing is done.

    Headings that are only written as names are (`Mâu Thuẫn`, `Yên Hòa`) are places where a row of treatment, a total or a known place
    among them says so; otherwise it is asked.
    """
    if across != "figures" and (made := _below_several(grid, doubts)) is not None:
        return made
    bare, over = _below_one_heading(grid)
    made = _down(bare, doubts, across, over)
    return grid if made is bare else made


def _below_one_heading(grid: Grid) -> tuple[Grid, str]:
    """The grid without the heading that stands over all its figures (`Xã, phường`, `Số vụ trộm cắp`), and what it says; else as it is."""
    under = [c for c in grid.columns if len(c.head) > 1]
    over = under[0].head[0] if len(under) > 1 else ""
    if not over or any(c.head[0] != over for c in under) or {"period", "number", "note"} & set(meant(over).roles):
        return grid, ""
    columns = [replace(c, name=" – ".join(c.head[1:]), head=c.head[1:]) if c in under else c for c in grid.columns]
    return (replace(grid, columns=columns), over) if len({c.name for c in columns}) == len(columns) else (grid, "")


def _below_several(grid: Grid, doubts: Doubts) -> Grid | None:
    """The long grid of the same places below each of several outcomes (`Trộm cắp`: `Hà Tiên | Phú Quốc | Cộng`); None of any other."""
    under = [c for c in grid.columns if len(c.head) == 2]
    overs = list(dict.fromkeys(c.head[0] for c in under))
    lists = {tuple(c.head[1] for c in under if c.head[0] == over) for over in overs}
    stubs = [c for c in grid.columns if c not in under]
    dated = any("period" in meant(c.name).roles or _is_dated(c) for c in stubs)
    if len(overs) < 2 or len(lists) != 1 or not dated or not all(map(is_numeric, under)) or any(map(periods.written, overs)):
        return None
    totals = [c for c in under if is_total(c.head[1])]
    names = [name for name in lists.pop() if not is_total(name)]
    if len(names) < 3 or not all(_is_name(n) or _is_place(n) for n in names) or not (totals or any(map(_is_place, names))):
        return None
    doubts.say("names_across", Text(f"Đọc là tên địa bàn: {listed(names)}; nếu là chỉ tiêu: cells=\"across=figures\".", f"Read as names of places: {listed(names)}; if they are figures: cells=\"across=figures\"."))  # fmt: skip
    say_totals(grid, totals, doubts)
    return melted(grid, stubs, [(c, c.head[1], c.head[0]) for c in under if c not in totals], value_name(grid), "địa bàn")


def _down(grid: Grid, doubts: Doubts, across: str, over: str) -> Grid:
    beside = {"period", "number", "note", "indicator", "unit"}
    stubs = [c for c in grid.columns if set(meant(c.name).roles) & beside or _is_dated(c)]
    figures = [c for c in grid.columns if c not in stubs and not is_total(c.name)]
    if len(figures) < 2 or across == "figures" or not all(map(is_numeric, figures)):
        return grid
    dated = any("period" in meant(c.name).roles or _is_dated(c) for c in stubs)
    if not dated and not any("indicator" in meant(c.name).roles for c in stubs):
        return grid
    states = _states(grid, figures, stubs) if dated else None
    known = [c for c in figures if _is_place(c.name)]
    written = [_is_name(c.name) or _is_place(c.name) for c in figures]
    short = [
        c for c, name in zip(figures, written, strict=True) if not name and _is_name(c.name, 1)
    ]  # `Bo`, among names of more syllables
    names = states or across == "places" or len(figures) > 2 and sum(written) + len(short) == len(figures) < 2 * sum(written)
    below = "place" in meant(over).roles and all(map(_is_capital, figures))  # `Xã, thị trấn` over their names
    names = names or below
    if not names and len(known) < len(figures):
        return grid
    totals = [c for c in grid.columns if c not in stubs and c not in figures]
    if len(known) < len(figures) and not states and not across and not below:
        if short or not known and not totals:
            if dated:
                _ask_across(grid, figures, doubts)
            return grid
        unknown = [c.name for c in figures if c not in known]
        doubts.say("names_across", Text(f"Đọc là tên địa bàn: {listed(unknown)}; nếu là chỉ tiêu: cells=\"across=figures\".",
                   f"Read as names of places: {listed(unknown)}; if they are figures: cells=\"across=figures\"."), columns=unknown)  # fmt: skip
    say_totals(grid, totals, doubts)
    if states:
        row = grid.row(states.row)
        doubts.say("status_row", Text(f"Dòng {row} cho biết nơi nào áp dụng và từ khi nào.", f"Row {row} says which places have the treatment and since when."))  # fmt: skip
        others = [i for i in range(len(grid)) if i != states.row]
        grid = replace(grid, columns=[grid.taken(c, others) for c in grid.columns], rows=[grid.rows[i] for i in others])
        stubs, figures = ([grid.named(c.name) for c in own] for own in (stubs, figures))
    name = over if "outcome" in meant(over).roles else value_name(grid)
    made = melted(grid, stubs, [(c, c.name, "") for c in figures], name, "địa bàn")
    if states:
        own = [states.of[str(v)] for v in made.columns[len(stubs)].values]
        made.columns.append(Column(states.label, (states.label,), figures[0].col, own))
    return made


_SINCE = re.compile(
    r"(?i)^(?:treated|treatment|intervention|started|adopted|can thiệp|áp dụng|triển khai|thực hiện|bắt đầu|có)\W*(?:from|since|in|as of|từ|kể từ)?\W*"
)


def _is_dated(column: Column) -> bool:
    """Whether most cells of a column of words say periods, whatever its heading: `Nội dung` over `Tháng 1/2019`."""
    first = column.distinct[1][:200]
    dated = [v for v in first if isinstance(v, str) and not v.isdecimal() and periods.written(v)]
    return len(dated) * 5 > len(first) * 4


def _ask_across(grid: Grid, figures: list[Column], doubts: Doubts) -> None:
    names = [c.name for c in figures]
    doubts.ask("across", Text(f"Các cột {listed(names)} là địa bàn hay chỉ tiêu?", f"Are the columns {listed(names)} places, or figures?"),
               [grid.head_cell(c) for c in figures],
               [('cells="across=places"', Text("địa bàn", "places")), ('cells="across=figures"', Text("chỉ tiêu", "figures"))])  # fmt: skip


_TREATED = re.compile(r"(?i)can thiệp|đối chứng|áp dụng|tham gia|chương trình|treat|control|intervention|programme")


class _States(NamedTuple):
    """A row under the names of places: its number, {place: its start, or yes or no}, and what its label calls these."""

    row: int
    of: dict[str, Value]
    label: str


def _states(grid: Grid, figures: list[Column], stubs: list[Column]) -> _States | None:
    """The row of the starts, under a label of one (`Ngày thành lập Tổ tuần tra`; `-` or nothing: none there); else the first row, where it
    says nothing but `control`, `treated from Mar 2021`.

    A row of plain `có` and `không` says so only under a label of treatment or group: `Can thiệp`, not `Trạm y tế`.
    """
    if len(grid) <= 2 or not figures:
        return None
    labelled = ((row, v) for c in stubs for v, row in zip(c.distinct[1], c.first_rows, strict=True))
    for row, label in labelled:
        own = {c.name: c.values[row] for c in figures}
        begun = [v for v in own.values() if not periods.is_never(v) and periods.written(v)]
        told = begun and all(isinstance(v, str) or v in begun or periods.is_never(v) for v in own.values())
        if told and _names_a_start(label):  # a label costs more than figures, and notes are all different
            return _States(row, own, str(label))
    said = {c.name: str(c.values[0]) if isinstance(c.values[0], str) else "" for c in figures}
    read = {name: _SINCE.sub("", text) for name, text in said.items()}
    starts = {name: text for name, text in read.items() if text and periods.written(text)}
    if not all(name in starts or persons.answer(text) is not None for name, text in said.items()):
        return None
    if not starts:
        labels = [str(c.values[0]) for c in stubs if c.values[0] is not None]
        named = any("treated" in meant(label).roles or _TREATED.search(label) for label in (*labels, *said.values()))
        sides = len({persons.answer(text) for text in said.values()})
        return _States(0, dict(said), "can thiệp") if named and sides == 2 else None
    late = [name for name in said if name not in starts and persons.answer(said[name])]
    return None if late else _States(0, {name: starts.get(name, "never") for name in said}, "ngày áp dụng")


def _names_a_start(label: Value) -> bool:
    """Whether the label of a row is that of starts, and no period: `Ngày thành lập Tổ tuần tra`, `Bắt đầu`."""
    return (
        isinstance(label, str) and periods.written(label) is None and ("adopted" in meant(label).roles or bool(judged_in(label)))
    )


def _has_register() -> bool:
    """Whether there is a register of places here at all: a table of one's own is read without one too."""
    return (paths.RAW / "public_record").exists()


def _is_name(name: str, least: int = 2) -> bool:
    """A Vietnamese proper name: several syllables (`least`), each with a capital, that name no figure (`Yên Hòa`, not `Trộm cắp`)."""
    syllables = name.split()
    capital = all(s[:1].isupper() and s[1:] == s[1:].lower() and is_syllable(s) for s in syllables)
    return least <= len(syllables) <= 3 and capital and not meant(name).roles


def _is_capital(column: Column) -> bool:
    """Whether each word of a heading that is no figure's has a capital: `Núi Xa`, not `Nông thôn`."""
    return all(word[:1].isupper() for word in column.name.split()) and not meant(column.name).roles


_KIND = re.compile(r"(?i)(?:xã|phường|thị trấn|tt\.?|p\.|x\.|huyện|quận|thị xã|tx\.?|thành phố|tp\.?|commune|ward|district)\s+\S")


def _is_place(name: str) -> bool:
    """A heading that names a place: one of the catalogue, or with its type before it."""
    return bool(_KIND.match(name)) or _has_register() and bool(places.resolve(name)) and not meant(name).roles
