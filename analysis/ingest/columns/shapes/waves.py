"""Persons in several rows, one for each time they were asked (T0, T6; trước, sau): one row a person, with what was answered before and after."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations, permutations

from analysis.catalogue.headings import folded, meant, without_unit
from analysis.errors import BadParameter, unknown
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.cells.lines import Value
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.told import Told
from analysis.ingest.columns.sheets.grid import At, Column, Grid
from analysis.ingest.columns.values.wording import EVENT
from analysis.ingest.readers.sheets import as_text
from analysis.language import Text

ANOTHER = Text("lần hỏi không dùng", "a wave that is not used")
MARKS = (("trước", "sau"), ("before", "after"))  # of the columns that stand in the place of one
_FIRST = "truoc|truoc can thiep|before|pre|pre test|pretest|baseline|dau vao|ban dau|dau ky|truoc tap huan"
_LAST = "sau|sau can thiep|after|post|post test|posttest|endline|dau ra|cuoi ky|follow up|followup|theo doi|sau tap huan"
_NUMBERED = re.compile(
    r"(?:t|w|m|lan|dot|vong|wave|visit|round|time|thoi diem|dot danh gia|thang|month|lan danh gia|lan khao sat)\s*(\d{1,2})"
    r"|(?:sau\s+)?(\d{1,2})\s*(?:thang|months?|tuan|weeks?|nam|years?)(?:\s+sau)?"
)
_TIME = r"(?:dau|cuoi|giua|vao|ra|t\d+|nam hoc|nam|thang|qui|ki|ky|hoc ki|hoc ky|khoa|dot|lan|vong|giai doan|khao sat|dieu tra|phong van|kiem tra|danh gia|do|test|line|survey|round|wave|period|year|tt|ct|mh)"
_SIDE = re.compile(  # `Trước khi có mô hình`, `Sau đợt 1`; not `Trước cửa`
    r"(?:(?:dieu tra|khao sat|phong van|do|kiem tra|danh gia|lan|dot|giai doan|thoi diem) )?(?:(truoc|dau|ban dau|pre|before|baseline)|sau|cuoi|post|after|end|follow)"
    rf"(?:\W+(?:{EVENT}|(?:(?:the|this|our) )?(?:intervention|programme|program|project|training|treatment|pilot|scheme)\b.*|(?:{_TIME}|(?<=\()\d+)(?:\W+{_TIME}|\W+\d+)*))?\W*"
)
_HEAD = re.compile(r"\b(?:dot|lan|wave|visit|round|time|thoi diem|vong|ky|moc)\b")


def one_row_each(grid: Grid, said: Told, doubts: Doubts) -> tuple[Grid, dict[At | tuple[str, int], Text], Told]:
    """The table with one row a person where it holds one for each of two waves, the rows of other waves set aside, and what is said of a
    column said of both that are made of it.

    Of three waves or more it is asked which two are compared: `cells="waves=T0/T12"`. Any other table as it is.
    """
    answer = said.rows.get("waves", "") if "period" not in grid.shaped.values() else ""
    person = next((c for c in grid.columns if is_person(c, said)), None) or _coded(grid, said)
    free = [c for c in grid.columns if c is not person and folded(c.name) not in said.roles]
    ranked = ((c, _ranks(c, person)) for c in free) if person and _repeats(person) else ()
    wave, ranks = next(((c, ranks) for c, ranks in ranked if ranks), (None, {}))
    if person is None or wave is None:
        if answer:
            raise _no_waves(answer)
        return grid, {}, said
    order = sorted(ranks, key=lambda v: ranks[v])
    names = [as_text(wave.labels.get(v, v)) for v in order]
    if not answer and len(order) > 2:
        _ask(person, wave, names, doubts)
        return grid, {}, said
    pair = _told(answer, wave, order, names) if answer else order
    before, after = doubts.waves = (names[order.index(pair[0])], names[order.index(pair[1])])
    doubts.say("waves", Text(
        f"Mỗi “{person.name}” một dòng: trước là “{before}”, sau là “{after}” của cột “{wave.name}”.",
        f"One row for each “{person.name}”: before is “{before}”, after is “{after}” of column “{wave.name}”.",
    ), columns=[person.name, wave.name])  # fmt: skip
    made, aside = _side_by_side(grid, person, wave, pair)
    return made, aside, _of_both(said, grid, made)


def _of_both(said: Told, grid: Grid, made: Grid) -> Told:
    """What is said of `Điểm`, said of `Điểm (trước)` and `Điểm (sau)`."""
    left, roles = {folded(c.name) for c in made.columns}, dict(said.roles)
    for name in (c.name for c in grid.columns if folded(c.name) in roles and folded(c.name) not in left):
        both = [folded(c.name) for c in made.columns if c.name in _two_names(grid, name)]
        roles |= dict.fromkeys(both, roles.pop(folded(name))) if both else {}
    return replace(said, roles=roles)


def _two_names(grid: Grid, name: str) -> list[str]:
    return [f"{name} ({mark})" for mark in MARKS[not grid.has_marks]]


def _told(answer: str, wave: Column, order: list[Value], names: list[str]) -> list[Value]:
    """The two waves of an answer, by their labels or their codes. Raises BadParameter for any other."""
    pairs = {
        f"{a}/{b}".casefold(): [order[i], order[j]]
        for called in (map(as_text, order), names)
        for (i, a), (j, b) in permutations(enumerate(called), 2)
    }
    key = "/".join(part.strip() for part in answer.split("/")).casefold()
    if key not in pairs:
        where = Text(f"cells, cột “{wave.name}”", f"cells, column “{wave.name}”")
        raise unknown(
            Text("hai lần hỏi", "two waves"), answer, [f"{a}/{b}" for a, b in combinations(names, 2)], where, BadParameter
        )
    return pairs[key]


def _no_waves(answer: str) -> BadParameter:
    return BadParameter(
        expected=Text("bảng mỗi người nhiều dòng, mỗi lần hỏi một dòng, có cột lần hỏi (T0, T6; trước, sau)",
                      "a table with a row for each time a person was asked, and a column of these times (T0, T6; before, after)"),
        found=Text(f"waves={answer}, mà bảng không có cột nào như vậy", f"waves={answer}, and the table has no such column"), where="cells",
        remedy=Text('bỏ waves, hoặc nêu cột mã người: columns="TÊN_CỘT=person"', 'leave waves out, or name the column of persons: columns="COLUMN=person"'),
    )  # fmt: skip


def is_person(column: Column, said: Told) -> bool:
    """Whether a column is told or named to hold persons."""
    role = said.roles.get(folded(column.name))
    return role == "person" or role is None and "person" in (*meant(column.name).roles, *meant(column.described).roles)


def _coded(grid: Grid, said: Told) -> Column | None:
    """The column of codes under a heading that does not say of what (`Mã số`), each once in every wave, where no place, period or count is named."""
    for own, column in ((set(meant(c.name).roles), c) for c in grid.columns):
        if {"place", "period"} & own or "outcome" in own and meant(column.name).whole or said.roles.get(folded(column.name)):
            return None
    waves = [c for c in grid.columns if _HEAD.search(folded(c.name))]
    coded = [
        c for c in grid.columns if folded(c.name) in ("ma so", "ma", "code") and _repeats(c) and any(_ranks(w, c) for w in waves)
    ]
    for column in coded[:1]:
        column.described = column.described or ("mã người" if grid.has_marks else "person id")
    return next(iter(coded), None)


def _repeats(person: Column) -> bool:
    codes, different = person.distinct
    return 1 < len(different) < (codes >= 0).sum()


def rank(value: Value) -> float | None:
    """Where a value stands in the order of waves; None where it names none."""
    if (
        (when := periods.written(value)) is not None
        and not isinstance(value, str)
        or when is not None
        and re.search(r"\d{4}", str(value))
    ):
        return float(when.day.toordinal())
    text = folded(as_text(value))
    if re.fullmatch(_FIRST, text):
        return -1.0
    if re.fullmatch(_LAST, text):
        return 99.0
    if found := _NUMBERED.fullmatch(text) or _NUMBERED.fullmatch(folded(without_unit(as_text(value)))):
        return float(found[1] or found[2])
    side = _SIDE.fullmatch(text)
    return None if side is None else -1.0 if side[1] else 99.0


def times(column: Column) -> bool:
    """Whether a column says by its heading, and by each of its values, at which time somebody was asked: `Đợt`: trước, sau."""
    known = [rank(column.labels.get(v, v)) for v in column.distinct[1][:13]]
    return (
        bool(_HEAD.search(folded(column.name))) and 2 <= len(known) <= 12 and None not in known and len(set(known)) == len(known)
    )


def side(name: str) -> float | None:
    """-1 of a wave before, 99 of one after, by its name; None of any other."""
    known = rank(name)
    return known if known in (-1.0, 99.0) else None


def _ranks(column: Column, person: Column) -> dict[Value, float]:
    """{time at which each person was asked: where it stands in their order}, by the labels of the values where they say it.

    Nothing where the column tells no such times, or one of them twice for a person.
    """
    codes, different = column.distinct
    if not 2 <= len(different) <= 12 or (codes < 0).any():
        return {}
    ranks = [rank(column.labels.get(v, v)) for v in different]
    numbered = _HEAD.search(folded(column.name)) and all(as_text(v).isdecimal() for v in different)
    if numbered and (not column.labels or not any(r is not None for r in ranks)):
        ranks = [float(as_text(v)) for v in different]
    known = [rank for rank in ranks if rank is not None]
    pairs = list(zip(person.distinct[0], codes, strict=True))
    if len(set(known)) < len(different) or len(set(pairs)) < len(pairs):
        return {}
    return dict(zip(different, known, strict=True))


def _ask(person: Column, wave: Column, names: list[str], doubts: Doubts) -> None:
    answers = [(f'cells="waves={names[0]}/{last}"', Text(f"so “{last}” với “{names[0]}”", f"compare “{last}” with “{names[0]}”")) for last in reversed(names[1:])]  # fmt: skip
    doubts.ask("waves", Text(f"Cột “{wave.name}”: mỗi “{person.name}” được hỏi nhiều lần ({listed(names)}). So hai lần nào?", f"Column “{wave.name}”: each “{person.name}” was asked several times ({listed(names)}). Which two are compared?"), (),
               answers)  # fmt: skip


def _side_by_side(grid: Grid, person: Column, wave: Column, pair: list[Value]) -> tuple[Grid, dict]:
    at: dict[Value, list[int | None]] = {}
    aside: dict = {}
    for i, (one, when) in enumerate(zip(person.values, wave.values, strict=True)):
        if when not in pair or one is None:
            aside[grid.rows[i]] = ANOTHER
            continue
        at.setdefault(one, [None, None])[pair.index(when)] = i
    rows = list(at.values())
    first = [a if a is not None else b for a, b in rows]
    columns = []
    for column in grid.columns:
        if column is wave:
            continue
        if all(a is None or b is None or column.values[a] == column.values[b] for a, b in rows) and not _measured(column, person):
            columns.append(_taken(grid, column, column.name, first))
            continue
        for side, name in enumerate(_two_names(grid, column.name)):
            columns.append(_taken(grid, column, name, [pair_[side] for pair_ in rows]))
    return replace(grid, columns=columns, rows=[grid.rows[i] for i in first]), aside


def _measured(column: Column, person: Column) -> bool:
    """A count or a score stays one for each wave even where nobody's changed."""
    return column is not person and "outcome" in meant(column.name).roles


def _taken(grid: Grid, column: Column, name: str, rows: list[int | None]) -> Column:
    return replace(grid.taken(column, rows), name=name, head=(name,))
