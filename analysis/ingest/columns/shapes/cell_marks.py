"""Marks within cells -> what they stand for: as above, the number of a footnote, two figures in one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from analysis.catalogue.headings import declared, is_total, judged_in, meant, says
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.cells.cell_kind import kind
from analysis.ingest.columns.cells.numbers import is_number
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.told import Told
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.sheets.quoted import quoted
from analysis.ingest.readers.sheets import as_text
from analysis.language import Text

_DITTO = re.compile(r"(?i:(?:như trên|nhu tren|ditto)[.]?)|[\"″“”〃]+|''|[-–—.(/]+\s*(?i:nt|n\.t\.?)\s*[-–—.)/]+|-//-|nt\.?")


def as_above(grid: Grid, doubts: Doubts) -> None:
    """Put what stands above in place of `-nt-`, `như trên` and `〃` in columns of words and dates; it is said."""
    for column in grid.columns:
        marks = {v for v in column.distinct[1] if isinstance(v, str) and _DITTO.fullmatch(v.strip())}
        if not marks or not all(kind(v) in "TP" for v in column.distinct[1][:200] if v not in marks):
            continue
        values, rows = list(column.values), [i for i, v in enumerate(column.values) if v in marks]
        above = None
        for i, v in enumerate(values):
            if v in marks:
                values[i] = above
            elif v is not None and not (isinstance(v, str) and is_total(v)):
                above = v
        column.values = values
        doubts.say("ditto", Text(f"Cột “{column.name}”: {listed(sorted(marks))} là như dòng trên ({len(rows)} ô).", f"Column “{column.name}”: {listed(sorted(marks))} means as in the row above ({len(rows)} cells)."),
                   grid.cells(column, rows), [column.name])  # fmt: skip


_FOOTNOTE, _FOOTED = re.compile(r"(?:^|[.;\n])\s*\((\d{1,2})\)\s*[:=]?\s*[^\W\d]"), re.compile(r"(.*\d)\s*\((\d{1,2})\)\s*")


def without_footnotes(grid: Grid, doubts: Doubts) -> None:
    """Take `(1)` off figures where a line below the table, or above, or a sentence of it, begins with it; it is said."""
    marks = {m[1] for line in (*grid.notes, *grid.titles) for m in _FOOTNOTE.finditer(line)}
    for column in grid.columns if marks else ():
        footed = {v: m[1] for v in column.distinct[1] if isinstance(v, str) and (m := _FOOTED.fullmatch(v)) and m[2] in marks}
        others = any(isinstance(v, str) and (m := _FOOTED.fullmatch(v)) and m[2] not in marks for v in column.distinct[1])
        footed = {v: core for v, core in footed.items() if is_number(core) and not others}  # `14 (4)` may be a part of fourteen
        rows = [i for i, v in enumerate(column.values) if v in footed] if footed else []
        if rows:
            column.values = [footed.get(v, v) for v in column.values]
            shown = "; ".join(dict.fromkeys(footed))
            doubts.say("footnote", Text(f"Cột “{column.name}”, số có dấu chú thích: {shown}.", f"Column “{column.name}”, figures with a footnote mark: {shown}."), grid.cells(column, rows), [column.name])  # fmt: skip


_STARRED = re.compile(r"(.*\d\s*)(?:\((\*+)\)|(\*+))\s*")
_EXPLAINED = re.compile(r"\W*?(?:(?:ghi chú|chú thích|lưu ý|notes?)\W*?)?\(?(\*+)(?!\*)\)?\s*[:.–-]?\s*(?=\w)", re.IGNORECASE)
_PROVISIONAL = r"\b(?:ước|sơ bộ|tạm tính|chưa chính thức|provisional\w*|preliminary|estimat\w*)\b"


def starred_periods(grid: Grid, doubts: Doubts) -> list[tuple[str, str]]:
    """Take the stars off periods in headings and cells (`2017*`) where a line explains them as no provisional figures; what it says is told.
    Each line without its star, with each period that has it."""
    lines = {m[1]: line for line in map(str.strip, (*grid.notes, *grid.titles)) if (m := _EXPLAINED.match(line))}
    lines = {star: line for star, line in lines.items() if not says(line, _PROVISIONAL)}
    marked: dict[str, dict[str, str]] = {star: {} for star in lines}  # {the period as written: where it stands first}
    names = {c.name for c in grid.columns}
    for column in grid.columns if lines else ():
        head = tuple(cut[0] if (cut := _cut_star(part, lines)) else part for part in column.head)
        if head != column.head and " – ".join(head) not in names:
            for part in column.head:
                if cut := _cut_star(part, lines):
                    marked[cut[1]].setdefault(part, grid.head_cell(column))
            column.head, column.name = head, " – ".join(head)
        if {"period", "adopted"} & set(meant(column.name).roles) or judged_in(column.name):
            cuts = {v: cut for v in column.distinct[1] if isinstance(v, str) and (cut := _cut_star(v, lines))}
            for v, row in zip(column.distinct[1], column.first_rows, strict=True) if cuts else ():
                if v in cuts:
                    marked[cuts[v][1]].setdefault(v, grid.cell(column, row))
            column.values = [cuts[v][0] if v in cuts else v for v in column.values] if cuts else column.values
    for star, own in marked.items():
        if own:
            shown, line = listed(f"“{v}”" for v in own), quoted([" ".join(lines[star].split())], grid)
            doubts.say("footnote", Text(f"{shown}: chú thích ghi {line}.", f"{shown}: the footnote says {line}."), own.values())
    return [(_EXPLAINED.sub("", lines[star], count=1), v.rstrip(" (*)")) for star, own in marked.items() for v in own]


def _cut_star(text: str, stars: Iterable[str]) -> tuple[str, str] | None:
    """A period, or a heading that ends with one, without the star at its end, and that star; None of any other text."""
    m = _STARRED.fullmatch(text)
    star = (m[2] or m[3]) if m else None
    core = m[1].strip() if m else ""
    dated = periods.written(core) is not None or core[:1].isalpha() and re.search(r"(?<!\d)(?:19|20)\d\d$", core)
    return (core, star) if star in stars and dated else None


_ITS_UNIT = r"(?:\s*[^\W\d]+(?:\s+[^\W\d]+){0,2})?"  # words parted by blanks: many in a row without one would never end
_PAIR = re.compile(rf"(\d+){_ITS_UNIT}\s*/\s*(\d+){_ITS_UNIT}\s*(?:\(\d\)|\*+)?")
_ALSO = {"đt": "đối tượng", "bc": "bị can", "nghi phạm": "nghi phạm", "suspects": "suspects", "arrests": "arrests", "arrested": "arrested", "offenders": "offenders"}  # fmt: skip


@cache
def _two_units() -> re.Pattern:
    """`số vụ/số ĐT` anywhere in a heading: two units, but of a day and its month."""
    one = "|".join(sorted(map(re.escape, {*declared()["words"]["units"], *_ALSO}), key=len, reverse=True))
    said = rf"(?:(?:số|number of|no of)\s+)?({one})"
    return re.compile(rf"(?i)(?<!\w)\(?(?!ngày|tháng|năm){said}\s*/\s*{said}(?!\w)\)?")


def _two_named(text: str) -> tuple[str, str, str] | None:
    """`vụ/đối tượng` in a heading or line, or two headings of counts (`Số vụ trộm / số vụ cướp`): what else it says, and the names of the two."""
    if "/" not in text[-_LONG:]:  # a long line is no heading
        return None
    if found := _two_units().search(text, max(0, len(text) - _LONG)):
        rest = (text[: found.start()] + text[found.end() :]).strip(" –-:,")
        return rest[:1].upper() + rest[1:], *(_ALSO.get(one.lower(), one.lower()) for one in found.groups())
    sides = [" ".join(side.split()) for side in text.split("/")] if len(text) <= _LONG else []
    if len(sides) == 2 and all(meant(side).roles[:1] == ("outcome",) for side in sides):
        return "", *(side[:1].upper() + side[1:] for side in sides)
    return None


_LONG = 80


def two_in_one(grid: Grid, said: Told, doubts: Doubts) -> None:
    """Two columns for one whose cells are two figures that its heading, or a line above, names: `3/5` under `vụ/đối tượng`; it is said.
    A 0 alone is 0/0, a mark stands for both; of any other cell it is asked. Columns of periods that a line above names go together."""
    above = next(filter(None, map(_two_named, grid.titles)), None)
    own = {
        c.name: next(((i, m) for i, part in enumerate(c.head) if (m := _two_named(part))), (None, above)) for c in grid.columns
    }
    paired = {c.name for c in grid.columns if own[c.name][1] and _holds_pairs(c, own[c.name][0] is not None)}
    if not paired:
        return
    made: list[Column] = []
    parted: list[Column] = []
    odd: list[str] = []
    dates: list[str] = []
    zeros: list[str] = []
    for column in grid.columns:
        at, names = own[column.name]
        if column.name not in paired and not (names and _goes_along(column, at)):
            made.append(column)
            continue
        cells = {v: _two(v, said.rows.get("dates", "")) for v in column.distinct[1]}
        wrong = {v for v, two in cells.items() if two is None}
        for i in (i for i, v in enumerate(column.values) if v in wrong):
            if said.cells.get(cell := grid.cell(column, i), 0) is not None:
                dated = isinstance(column.values[i], dt.date)
                (dates if dated else odd).append(f"{cell}: {_shown(column.values[i], grid)}")
        zeros += grid.cells(column, [i for i, v in enumerate(column.values) if cells.get(v) == (0, 0) and "/" not in str(v)])
        for n in (0, 1):
            rest = column.head if at is None else tuple(p for p in (*column.head[:at], names[0], *column.head[at + 1 :]) if p)
            one = names[n + 1]
            head = (*rest, f"Số {one}" if grid.has_marks and one.islower() else one)
            values = [(cells[v] or (None, None))[n] if v is not None else None for v in column.values]
            made.append(replace(column, name=" – ".join(head), head=head, values=values))
        parted.append(column)
    grid.columns = made
    shown = listed(f"“{c.name}”" for c in parted)
    more = (
        Text("; ô chỉ ghi 0 là 0/0: {cells}", "; a 0 alone is 0/0: {cells}").fill(cells=listed(zeros)) if zeros else Text("", "")
    )
    doubts.say("two_in_one", Text("Mỗi ô ghi hai số, tách thành hai cột: {shown}{more}.", "Each cell holds two figures, parted into two columns: {shown}{more}.").fill(shown=shown, more=more), zeros[:20], columns=[c.name for c in parted])  # fmt: skip
    if dates:
        doubts.ask("dates", Text(f"Các ô ghi hai số, riêng các ô này Excel đã đổi thành ngày: {'; '.join(dates[:6])}. Số trước là ngày hay tháng?", f"The cells hold two figures each, but Excel has made dates of these: {'; '.join(dates[:6])}. Is the first figure the day or the month?"), [text.split(": ")[0] for text in dates[:20]],
                   [('cells="dates=day"', Text("ngày (8/3 thành ngày 8 tháng 3)", "the day (8/3 became 8 March)")), ('cells="dates=month"', Text("tháng (8/3 thành ngày 3 tháng 8)", "the month (8/3 became 3 August)"))])  # fmt: skip
    if odd:
        where = [text.split(": ")[0] for text in odd]
        doubts.ask("two_in_one", Text(f"Các ô khác ghi hai số (vụ/đối tượng …), riêng các ô này không: {'; '.join(odd[:6])}. Là bao nhiêu?", f"The other cells hold two figures each, these do not: {'; '.join(odd[:6])}. What are they?"), where[:20],
                   [("", Text("ghi đủ hai số ở ô ấy, dạng chữ (4/5), rồi lưu lại", "write both figures there, as text (4/5), and save the file")), (f'cells="{"; ".join(f"{cell}=missing" for cell in where[:20])}"', Text("không có số liệu", "no figure"))])  # fmt: skip


def say_unnamed(column: Column, doubts: Doubts) -> None:
    """Say of a column that nothing uses that its cells are two figures each, of which no heading says what they are; days such as 8/3 are none."""
    two = [m for v in column.distinct[1] if isinstance(v, str) and (m := _PAIR.fullmatch(v.strip()))]
    if _holds_pairs(column, False) and any(int(m[1]) > 31 or int(m[2]) > 12 for m in two):
        doubts.say("two_unnamed", Text(f"Cột “{column.name}”: mỗi ô ghi hai số ({two[0][0]}) mà tên cột không nói hai số gì, nên không dùng; nếu là hai chỉ tiêu, ghi vào tên cột, như (vụ/đối tượng), rồi lưu lại.",
                   f"Column “{column.name}”: each cell holds two figures ({two[0][0]}) and the heading does not say which, so it is not used; if they are two outcomes, name them in the heading, as in (cases/suspects), and save the file."), columns=[column.name])  # fmt: skip


def _shown(value: object, grid: Grid) -> str:
    """A cell as a question quotes it: words with persons masked."""
    return quoted([value], grid) if isinstance(value, str) and kind(value) == "T" else as_text(value)


def _two(value: object, first: str = "") -> tuple | None:
    """The two figures of a cell; (0, 0) of a plain nought, a mark twice; None of any other. `first`: what of a date stands first, if it is said."""
    if isinstance(value, dt.date) and first in ("day", "month"):
        return (value.day, value.month) if first == "day" else (value.month, value.day)
    text = as_text(value).strip()
    if found := _PAIR.fullmatch(text):
        return (int(found[1]), int(found[2])) if int(found[2]) < 1900 else None
    if re.fullmatch(r"0+(?:[.,]0+)?", text):
        return 0, 0
    return (value, value) if isinstance(value, str) and kind(value) == "M" else None


def _holds_pairs(column: Column, named: bool) -> bool:
    """Whether cells of a column are pairs, most of those that are no 0 and no mark, and none a month of a year; `named`: its own heading says so."""
    two = [(v, m) for v in column.distinct[1] if isinstance(v, str) and (m := _PAIR.fullmatch(v.strip()))]
    if (
        not two
        and not (named and any(isinstance(v, dt.date) for v in column.distinct[1]))
        or any(int(m[2]) >= 1900 for _, m in two)
        or not named
        and {"place", "period", "number", "note"} & set(meant(column.name).roles)
    ):
        return False
    dates = sum(isinstance(v, dt.date) for v in column.distinct[1]) if named else 0
    return len(two) + dates > sum(_two(v) is None for v in column.distinct[1]) - dates


def _goes_along(column: Column, at: int | None) -> bool:
    """Whether a column of few pairs or none is of those that are parted: under the same words, or of a period, with figures or dates in it (Excel makes a day of 4/5)."""
    if any(is_total(part) or {"exposure", "outcome", "number"} & set(meant(part).roles) for part in column.head):
        return False
    dated = at is not None or any(periods.written(p) or periods.month_alone(p) or periods.quarter_alone(p) for p in column.head)
    return dated and all(kind(v) in "NMP" or _two(v) for v in column.distinct[1])
