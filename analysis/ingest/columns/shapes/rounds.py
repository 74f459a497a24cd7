"""Rounds of different persons (`dot`: Tháng 6/2019, Tháng 6/2022; each id once) -> periods, since when the group has the treatment, which is said or asked."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from analysis.catalogue.headings import folded, says
from analysis.errors import BadParameter, unknown
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.cells.periods import Written
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.role import Role
from analysis.ingest.columns.questions.told import IGNORE, Told
from analysis.ingest.columns.shapes import waves
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.readers.sheets import as_text
from analysis.language import Text

_SURVEY = r"(?:dieu tra|khao sat|phong van|thu thap|danh gia)"
_HEAD = re.compile(
    rf"(?:dot|lan|vong|dot {_SURVEY}|vong {_SURVEY}|lan {_SURVEY}|wave|round|survey(?: (?:year|round|wave|date))?|year of survey|(?:nam|thang|thoi diem|thoi gian|ki) {_SURVEY})(?: (?:so|number|no))?"
)
_DATED = re.compile(r"(?i)(?:(?:tháng|quý|năm)\s*)?(?:(?:\d{1,2}|[IVX]+)\s*[/.-]\s*){0,2}(?:19|20)\d{2}(?!\d)")
_SINCE = re.compile(
    r"(?i)\b(?:từ|kể từ|since|from)\s+(?:(?:ngày|đầu)\s+)*((?:tháng\s*|quý\s*|năm\s*)?[\dIVX/.-]*(?:19|20)\d{2})(?!\d)"
)


@dataclass(frozen=True)
class Rounds:
    """The column of the rounds, their names in order of time, and the day of the second of the two that a person named."""

    column: str
    names: tuple[str, ...]
    since: dt.date | None


def of_others(grid: Grid, said: Told, doubts: Doubts) -> tuple[Grid, Rounds | None, dict[tuple[str, int], Text]]:
    """The grid with rounds as periods where each person was asked in one of them only, and the rows of rounds not named; else as it is."""
    person = next((c for c in grid.columns if waves.is_person(c, said)), None)
    if person is None or len(person.distinct[1]) < (person.distinct[0] >= 0).sum() or len(grid) < 4:
        return grid, None, {}
    own = (c for c in grid.columns if c is not person and said.roles.get(folded(c.name), "period") == "period" and _heads(c))
    column = next((c for c in own if 2 <= len(c.distinct[1]) <= 12 and 2 * len(c.distinct[1]) <= len(grid)), None)
    if column is None:
        return grid, None, {}
    names = {v: as_text(column.labels.get(v, v)) for v in column.distinct[1]}
    when = {v: _time(name) for v, name in names.items()}
    if None in when.values() or len({w.day for w in when.values()}) < len(when) or len({w.kind for w in when.values()}) > 1:
        return grid, None, {}
    order = sorted(when, key=lambda v: when[v].day)
    pair = _told(said.rows.get("waves", ""), {v: _iso(when[v]) for v in order}, column)
    kept = [i for i, v in enumerate(column.values) if v is not None and (not pair or v in pair)]
    aside = {row: waves.ANOTHER for i, (row, v) in enumerate(zip(grid.rows, column.values, strict=True)) if pair and v not in pair and v is not None}  # fmt: skip
    column.values, column.labels = [None if v is None else _iso(when[v]) for v in column.values], {}
    if aside:
        grid = replace(grid, columns=[grid.taken(c, kept) for c in grid.columns], rows=[grid.rows[i] for i in kept])
    grid.shaped[column.name] = "period"
    return grid, Rounds(column.name, tuple(_iso(when[v]) for v in pair or order), when[pair[1]].day if pair else None), aside


def ask_sides(grid: Grid, found: list[Role], said: Told, doubts: Doubts) -> None:
    """Ask about a column of one time before and one after (`Đợt`: Trước, Sau) that nothing uses, for which its rows would be pooled."""
    asked = any(q.about in ("period", "rows") for q in doubts.questions)  # from when to when, whose rows they are
    when = grid.of_role(found, "period")
    if asked or when and len(when.distinct[1]) > 1 or {"before", "after", "event"} & {r.role for r in found}:
        return
    used = {r.column for r in found if (r.role, r.known) != ("outcome", "content")}
    for column in grid.columns:
        names = [as_text(column.labels.get(v, v)) for v in column.distinct[1][:3]]
        sides = sorted(waves.side(name) or 0.0 for name in names)
        if column.name in used or folded(column.name) in said.roles or sides != [-1.0, 99.0]:
            continue
        codes = [c for c in grid.columns if c is not column and _once_in_each(c, column)]
        if not codes and not _is_of_time(column) and set(map(folded, names)) <= _SIDES:
            continue  # `Cửa đột nhập`: Trước, Sau
        shown = listed(f"“{n}”" for n in names)
        doubts.ask("rounds", Text(f"Cột “{column.name}”: nếu {shown} là hai lần thì bảng không cho biết mỗi lần vào lúc nào, có phải cùng những người (hay nơi) ấy không. So thế nào?", f"Column “{column.name}”: if {shown} are two rounds, the table does not say when each was, nor whether of the same persons (or places). How are they compared?"), (),
                   [*((f'columns="{c.name}=person"', Text(f"mỗi “{c.name}” có cả hai lần: so sau với trước", f"each “{c.name}” has both: compare after with before")) for c in codes[:1]),
                    ("", Text("khác nhau: ghi thời điểm thay cho tên đợt (Tháng 6/2019) rồi lưu lại; cùng người thì cho mỗi người một mã chung", "others: write the time instead of the round (2019-06) and save the file; the same persons: give each one code")),
                    (f'columns="{column.name}={IGNORE}"', Text("không phải hai lần, hay không so: gộp tất cả", "they are none, or no comparison: pool all"))])  # fmt: skip


_SIDES = {"truoc", "sau", "before", "after", "pre", "post"}
_TIMES = r"\b(?:đợt|lần|vòng|thời (?:điểm|gian|kì)|giai đoạn|kì|mốc|phase|period|time|wave|round)\b"


def _is_of_time(column: Column) -> bool:
    """Whether the heading or label of a column is that of rounds or times."""
    return _heads(column) or any(says(text, _TIMES) for text in (column.name, column.described) if text)


def _once_in_each(code: Column, wave: Column) -> bool:
    """Whether a column's values, most of which stand in both of two rounds, stand in each once at most."""
    pairs = list(zip(code.distinct[0], wave.distinct[0], strict=True))
    return (code.distinct[0] >= 0).all() and len(set(pairs)) == len(pairs) > 1.5 * len(code.distinct[1]) > 3


def _heads(column: Column) -> bool:
    return any(_HEAD.fullmatch(folded(h)) for h in (column.name, column.described) if h)


def _time(name: str) -> Written | None:
    """The time that a label says: `Tháng 6/2019`, `Đợt 1 (6/2019)`, 2019."""
    found = [periods.written(name)] or []
    found += [periods.written(m[0].strip()) for m in _DATED.finditer(name)]
    known = [w for w in found if w is not None and w.kind in "YQMD"]
    return known[0] if known else None


def _iso(when: Written) -> str:
    return (
        when.day.isoformat()[: {"Y": 4, "M": 7}.get(when.kind, 10)]
        if when.kind != "Q"
        else f"{when.day.year}-Q{(when.day.month + 2) // 3}"
    )


def _told(answer: str, names: dict, column: Column) -> list:
    """The two rounds of `waves=2019-06/2022-06`; none without an answer. Raises BadParameter for any other."""
    if not answer:
        return []
    by_name = {name: v for v, name in names.items()}
    pair = [by_name.get(part.strip()) for part in answer.split("/")]
    if len(pair) != 2 or None in pair or pair[0] == pair[1]:
        ways = [f"{a}/{b}" for a in by_name for b in by_name if a < b]
        raise unknown(
            Text("hai đợt hỏi", "two rounds"),
            answer,
            ways,
            Text(f"cells, cột “{column.name}”", f"cells, column “{column.name}”"),
            BadParameter,
        )
    return pair


def since(grid: Grid, found: list[Role], rounds: Rounds | None, doubts: Doubts) -> dt.date | None:
    """The day from which the group has the treatment, by what a person named or its heading or label says (`từ 2020`); else it is asked. Says
    what an estimate of such rounds compares."""
    if rounds is None:
        return None
    unit = grid.of_role(found, "cluster") or grid.of_role(found, "place")
    group = grid.of_role(found, "treated")
    shown = listed(rounds.names)
    how = Text("không phép ước lượng nào dùng được vì không có cột cụm hay địa bàn (columns=\"TÊN_CỘT=cluster\")", "no estimate can use them without a column of clusters or places (columns=\"COLUMN=cluster\")") if unit is None else \
        Text(f"phép ước lượng không nối từng người mà so trung bình có quyền số của mỗi “{unit.name}” ở mỗi đợt", f"estimates join no persons but compare the weighted means of each “{unit.name}” in each round")  # fmt: skip
    doubts.say("rounds", Text(f"Cột “{rounds.column}” là kỳ ({shown}). Mỗi mã chỉ có một dòng nên mỗi đợt hỏi những người khác nhau: {how.vi}.", f"Column “{rounds.column}” is the period ({shown}). Each code stands once, so each round asked different persons: {how.en}."))  # fmt: skip
    if group is None or rounds.since is not None:
        return rounds.since
    texts = (group.name, group.described, *map(str, group.labels.values()))
    said = (m[1].strip() for text in texts if text and (m := _SINCE.search(text)))
    when, told = next(((w, text) for text in said if (w := periods.written(text))), (None, ""))
    first, last = (periods.written(name) for name in (rounds.names[0], rounds.names[-1]))
    if when is not None and (first is None or last is None or first.end < when.day <= last.end):
        doubts.say("rounds", Text(f"Theo tên cột “{group.name}”, nhóm áp dụng bắt đầu từ {told}.", f"As column “{group.name}” says, its group starts on {told}."), columns=[group.name])  # fmt: skip
    else:
        first = rounds.names[0]
        vi, en = (f"ghi từ {told}, ngoài khoảng giữa các đợt", f"says since {told}, which lies between no rounds") if told else ("không ghi từ lúc nào", "does not say since when")  # fmt: skip
        doubts.ask("rounds", Text(f"Cột “{group.name}” {vi}: đợt nào là trước, đợt nào là sau khi thực hiện ({shown})?", f"Column “{group.name}” {en}: which round stands before, which after the start ({shown})?"), (),
                   [(f'cells="waves={first}/{last}"', Text(f"trước: {first}; sau: {last}", f"before: {first}; after: {last}")) for last in rounds.names[1:]]
                   + [(f'columns="{group.name}={IGNORE}"', Text("không so trước sau", "no comparison of before and after"))], [group.name])  # fmt: skip
        return None
    return when.day
