"""Persons followed from one day to another (`Ngày về địa phương`, `Ngày tái nghiện`, `Ngày kết thúc theo dõi`) -> days and an event, which is said."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from analysis.catalogue.headings import folded, says, words
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.questions.doubts import Doubts
from analysis.ingest.columns.questions.role import Role
from analysis.ingest.columns.questions.told import Told
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.values import persons, when
from analysis.language import Text

_EVENT = (
    r"^(?:ngày|thời điểm|thời gian) (?:(?:bị )?phát hiện |xác định |có )?(?:tái nghiện|tái phạm|tái sử dụng|tái vi phạm|sử dụng lại|dùng lại|vi phạm lại|phạm tội (?:mới|lại)|bỏ điều trị|bỏ trị|bị bắt lại|bắt lại|tử vong|chết|xảy ra biến cố|biến cố)\b"
    r"|^(?:date of |date )?(?:relapse|re-?offen[cs]e|re-?offending|re-?arrest|recidivism|event|failure|fail|death)(?: date| day| on)?$|^(?:relapsed|reoffended|rearrested|died|failed)(?: on| date)$"
)
_UNTIL = re.compile(r"(?i)\b(?:(?:cập nhật|tính|theo dõi|số liệu|chốt)(?: số liệu)? đến(?: hết)?|as of|until|censored (?:at|on))\s*:?\s*(?:ngày\s+)?(\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d\d-\d\d)")  # fmt: skip


def by_dates(grid: Grid, found: list[Role], said: Told, doubts: Doubts) -> list[Role]:
    """The roles with a duration in days and an event, made of the days of entry, event and end; of any other table as they are.

    The event is a day that is filled; where it is empty the person was followed to the end, or the day a line of the table names.
    A day before the entry, an event on its very day or after the end are asked about.
    """
    have = {r.role: r.column for r in found}
    if "person" not in have or "duration" in have or any(r.role == "event" and r.known == "told" for r in found):
        return found
    free = [c for c in grid.columns if folded(c.name) not in said.roles and c.name != have["person"]]
    starts, ends = ([c for c in free if _is(c, kind)] for kind in ("followed_from", "followed_to"))
    events = [c for c in free if any(says(h, _EVENT) for h in (c.name, c.described) if h) and _holds_days(c)]
    starts, ends = ([c for c in own if _holds_days(c) and c not in events] for own in (starts, ends))
    known = have.get("event")
    until = next(
        (w.day for line in (*grid.titles, *grid.notes) if (m := _UNTIL.search(line)) and (w := periods.written(m[1]))), None
    )
    if not starts or not (events or known and ends):
        return found
    if not (ends or until):
        doubts.say("follow_up", Text(f"Có “{starts[0].name}” và “{events[0].name}” mà không ghi theo dõi đến ngày nào, nên không tính thời gian theo dõi; thêm cột “Ngày kết thúc theo dõi”, hoặc dòng “Cập nhật đến ngày ...” phía trên bảng.",
                   f"There are “{starts[0].name}” and “{events[0].name}” and nothing says until when persons were followed, so no follow-up is counted; add a column “last seen”, or a line “as of ...” above the table."), columns=[starts[0].name, events[0].name])  # fmt: skip
        return found
    for own in (starts, ends, events):
        if len(own) > 1:
            _ask_which(own, doubts)
    start, end, event = starts[0], next(iter(ends), None), next(iter(events), None)
    before = len(doubts.questions)
    days = {c.name: _days(grid, c, said, doubts) for c in (start, end, event) if c is not None}
    none = [None] * len(grid)
    entered, ended, happened = days[start.name], days[end.name] if end else none, days[event.name] if event else none
    last = [h or e or (until if not ends or event else None) for h, e in zip(happened, ended, strict=True)]
    time = [
        (b - a).days if a and b and (b != a or h) else None for a, b, h in zip(entered, last, happened, strict=True)
    ]  # nobody is followed for no day
    name, happens = (
        ("Thời gian theo dõi (ngày)" if grid.has_marks else "follow-up (days)"),
        known or (_named(event) if event else ""),
    )
    doubts.questions[before:] = [replace(q, columns=(name, happens)) for q in doubts.questions[before:]]
    used = [c for c in (start, event, end) if c is not None]
    wrong = [i for i, t in enumerate(time) if t is not None and (t <= 0 or happened[i] and ended[i] and happened[i] > ended[i])]
    _ask_order(grid, used, wrong, name, doubts)
    if known and event is not None:
        _ask_denied(grid, grid.named(known), event, happened, name, doubts)
    bad = set(wrong)
    grid.columns.append(
        Column(name, tuple(c.name for c in used), start.col, [None if i in bad else t for i, t in enumerate(time)])
    )
    gone = {c.name for c in used}
    found = [r for r in found if r.column not in gone]
    if not known:
        values = [1 if h else 0 if t is not None else None for h, t in zip(happened, time, strict=True)]
        grid.columns.append(Column(happens, (happens,), event.col, values))
        found.append(Role(role="event", column=happens, known="name"))
    _say(grid, start, end, event, until if any(e is None and h is None for e, h in zip(ended, happened, strict=True)) else None, happens, time, doubts)  # fmt: skip
    return [*found, Role(role="duration", column=name, known="name")]


def may_be(grid: Grid) -> bool:
    """Whether a table has a day of entry and one of an event."""
    starts = any(_is(c, "followed_from") and _holds_days(c) for c in grid.columns)
    return starts and any(says(c.name, _EVENT) and _holds_days(c) for c in grid.columns)


def _is(column: Column, kind: str) -> bool:
    return any(folded(h) in words(kind) for h in (column.name, column.described) if h)


def _holds_days(column: Column) -> bool:
    """Whether hardly a different value is no day."""
    own = [v for v in column.distinct[1] if not periods.is_never(v)]
    written = [periods.written(v) for v in own]
    return bool(own) and sum(w is not None and w.kind == "D" for w in written) >= 0.8 * len(own)


def _named(event: Column) -> str:
    """`Tái nghiện` of `Ngày phát hiện tái nghiện`; the heading itself with `(0/1)` of any other."""
    rest = re.sub(
        r"^(?:ngày|thời điểm|thời gian)\s+(?:(?:bị\s+)?phát hiện\s+|xác định\s+|có\s+)?", "", event.name, flags=re.IGNORECASE
    )
    return rest[:1].upper() + rest[1:] if rest != event.name else f"{event.name} (0/1)"


def _days(grid: Grid, column: Column, said: Told, doubts: Doubts) -> list[dt.date | None]:
    """The day of each row, by the rules of any column of dates; what is none is asked about."""
    values = [
        None if v is not None and (periods.is_never(v) or said.cells.get(grid.cell(column, i), 0) is None) else v
        for i, v in enumerate(column.values)
    ]
    own = Column(column.name, column.head, column.col, values, column.at)
    written = when.dated(grid, own, [None] * len(grid), doubts, True, said.rows.get("dates", "")).written
    coarse = [i for i, w in enumerate(written) if w is not None and w.kind != "D"]
    if coarse:
        cells = grid.cells(column, coarse)
        doubts.ask("period", Text(f"Cột “{column.name}”: không ghi ngày nào ở {'; '.join(f'{c}: {column.values[i]}' for c, i in zip(cells[:6], coarse, strict=False))}", f"Column “{column.name}”: no day is written at {'; '.join(f'{c}: {column.values[i]}' for c, i in zip(cells[:6], coarse, strict=False))}"), cells,
                   [("", Text("ghi đủ ngày, tháng, năm rồi lưu lại", "write day, month and year and save the file")), (f'cells="{"; ".join(f"{c}=missing" for c in cells)}"', Text("coi là không biết", "take it as not known"))])  # fmt: skip
    return [w.day if w is not None and w.kind == "D" else None for w in written]


def _ask_which(own: list[Column], doubts: Doubts) -> None:
    names = [c.name for c in own]
    shown = ", ".join(f"“{n}”" for n in names)
    doubts.ask("follow_up", Text(f"Thời gian theo dõi tính theo cột nào: {shown}?", f"By which column is the follow-up measured: {shown}?"), (),
               [("columns=\"" + "; ".join(f"{n}=ignore" for n in names if n != name) + '"', Text(f"theo cột “{name}”", f"by column “{name}”")) for name in names])  # fmt: skip


def _ask_order(grid: Grid, used: list[Column], wrong: list[int], name: str, doubts: Doubts) -> None:
    if not wrong:
        return
    shown = "; ".join(
        ", ".join(f"{grid.cell(c, i)}: {_shown(c.values[i])}" for c in used if c.values[i] is not None) for i in wrong[:6]
    )
    cells = [grid.cell(c, i) for i in wrong[:10] for c in used if c.values[i] is not None]
    doubts.ask("follow_up", Text(f"Có ngày không đứng sau ngày bắt đầu theo dõi, hoặc biến cố sau ngày kết thúc: {shown}. Ngày nào đúng?", f"A day does not stand after the entry, or an event after the end: {shown}. Which is right?"), cells,
               [("", Text("sửa ngày ấy rồi lưu lại", "correct the day and save the file")), (f'cells="{"; ".join(f"{grid.cell(used[0], i)}=missing" for i in wrong[:20])}"', Text("coi là không biết ngày bắt đầu", "take the entry as not known"))], [name])  # fmt: skip


def _ask_denied(grid: Grid, answer: Column | None, event: Column, happened: list, name: str, doubts: Doubts) -> None:
    """Ask where a column says that the event did not happen and another on which day it did."""
    known = persons.answers(answer) if answer is not None else {}
    rows = [i for i, day in enumerate(happened) if day and answer is not None and known.get(answer.values[i]) == 0.0]
    if rows and answer is not None:
        shown = "; ".join(
            f"{grid.cell(answer, i)}: {answer.values[i]}, {grid.cell(event, i)}: {_shown(event.values[i])}" for i in rows[:6]
        )
        doubts.ask("follow_up", Text(f"Cột “{answer.name}” ghi không mà “{event.name}” có ngày: {shown}. Cột nào đúng?", f"Column “{answer.name}” says no and “{event.name}” has a day: {shown}. Which is right?"), grid.cells(event, rows),
                   [(f'columns="{gone.name}=ignore"', Text(f"theo cột “{kept.name}”", f"as column “{kept.name}” says")) for gone, kept in ((event, answer), (answer, event))], [name, answer.name])  # fmt: skip


def _shown(value: object) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else str(value)


def _say(grid: Grid, start: Column, end: Column | None, event: Column | None, until: dt.date | None, happens: str, time: list, doubts: Doubts) -> None:  # fmt: skip
    last = [f"“{c.name}”" for c in (event, end) if c is not None] + ([f"{until:%d/%m/%Y}"] if until else [])
    unknown = time.count(None)
    more = Text(f"; {unknown} người không tính được", f"; of {unknown} persons it is not known") if unknown else Text("", "")
    filled = Text(
        "; “{e}” là 1 khi “{c}” có ghi ngày, để trống là chưa xảy ra cho đến khi thôi theo dõi",
        "; “{e}” is 1 where “{c}” has a day, and empty means that it had not happened while followed",
    )
    filled = filled.fill(e=happens, c=event.name) if event is not None else Text("", "")
    doubts.say("follow_up", Text("Thời gian theo dõi tính bằng ngày, từ “{s}” đến {vi}{filled}{more}.", "The follow-up is counted in days, from “{s}” to {en}{filled}{more}.").fill(
        s=start.name, vi=" hoặc ".join(last), en=" or ".join(last), filled=filled, more=more), columns=[c.name for c in (start, event, end) if c is not None])  # fmt: skip
