"""Lines over and under a table that say since when the places with a mark (x in a column, a star at the name) have the programme -> a column
of starts in place of the marks, said; what tells no one time is asked about, or said as a group."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from analysis.catalogue.headings import (
    denies_begun,
    folded,
    is_total,
    judged_in,
    leaves_out,
    meant,
    measures_in,
    names_a_measure,
    of_one_measure,
    says,
    says_begun,
)
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.cells.lines import Value
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.told import Told
from analysis.ingest.columns.sheets.grid import At, Column, Grid
from analysis.ingest.columns.sheets.quoted import quoted
from analysis.ingest.columns.starts.words import (
    DATE,
    DONE,
    OTHER,
    PAPER,
    SPAN,
    begins_nothing,
    places_of,
    says_start,
    sentences_of,
    unaccounted,
)
from analysis.ingest.columns.values import persons
from analysis.ingest.text.spelling import key
from analysis.language import Text

_MOST, _FEW = 5000, 6  # rows of which addresses are sought; different values of a column of marks
_SINCE = re.compile(  # what may stand right before the day of a start
    r"(?i)(?<!\w)(?:từ|kể từ|bắt đầu|triển khai|thực hiện|áp dụng|ra mắt|thành lập|hoạt động|lắp đặt|lắp|vận hành|mô hình|camera|chương trình|dự án|đề án|vào|since|from|as of"
    r"|(?:introduced|started|launched|adopted|installed|implemented|begun|joined)(?: \w+){0,2} in)\W+(?:ngày|năm|tháng)?\W*$"
)
_AND = re.compile(r"(?i)\s*(?:,|và|hoặc|and|or|&)?\s*(?:từ|from|năm)?\s*")
_DENIED = rf"^(?:(?!{DONE}).)*\b(?:chưa|không|ngoài|trừ|not|never|without|except)\b"
_X = re.compile(
    r"(?i)(?:dấu|đánh|ghi|tích|ký hiệu|kí hiệu|chữ|mark\w*|with|an?)\W{0,3}(x|✓|✔|v|\+)(?!\w)|^\W*(?:(?:ghi chú|chú thích|notes?)\W+)?(x|✓|✔|\+)\W*(?:[:=–-]|là\b|is\b)|\((x|✓|✔|\+)\)\s*(?:[:=–-]|là\b)"
)
_STAR_SAID = re.compile(r"\*+|†|‡|[¹²³]|^\W*(\(\d\))")
_SIGN_SAID = re.compile(r"(?i)(?:dấu|đánh dấu)\s+(?:sao|hoa thị)|asterisk")
_BEFORE_NAME = re.compile(r"\s*(?:\((\*+)\)|(\*+|[†‡]))\s*([^\W\d].*)")
_AT_NAME = re.compile(r"(.*[^\s*(†‡¹²³])\s*(?:\((\*+)\)|(\*+|[†‡¹²³])|(\(\d\)))")


@dataclass(frozen=True)
class _Told:
    """What a sentence says of a mark: the words, of a programme or of something else, whether surely its start, and the times it names."""

    words: str
    of_programme: bool
    sure: bool
    times: tuple[str, ...]


def read(grid: Grid, said: Told, doubts: Doubts) -> None:
    """Put the start that a line says in place of the marks of a column, or beside the names that have one; it is said."""
    lines = sentences_of(grid)
    _stars(grid, lines, said, doubts)
    marked = {c.name: own for c in grid.columns if (own := _marks(grid, c))[0]}
    for sign in dict.fromkeys(sign for sign, _ in marked.values()):
        names = [name for name, (other, _) in marked.items() if other == sign]
        words = next((line for line in lines if sign in _marks_said(line)), "")
        named = [name for name in names if len(names) == 1 or folded(name) in folded(words)]
        if words and len(named) == 1:
            told = _told_by(words, named[0])
            _begin(grid, grid.named(named[0]), marked[named[0]][1], told, said, doubts)
    _ask_answers(grid, [line for line in lines if says_start(line) and not _marks_said(line)], said, doubts)


def _marks_said(line: str) -> set[str]:
    return {(m[1] or m[2] or m[3]).lower() for m in _X.finditer(line)}


def _marks(grid: Grid, column: Column) -> tuple[str, set]:
    """The one sign with which a column marks rows, beside nothing, `-` or `không`, and the count of a total; and how it is written."""
    codes, different = column.distinct
    if not 0 < len(different) <= _FEW:
        return "", set()
    own = {v for v in different if isinstance(v, str) and len(v.strip()) == 1 and not v.strip().isdigit() and not _is_no(v)}
    signs = {v.strip().lower() for v in own}
    rest = [i for i, v in enumerate(different) if v not in own and not _is_no(v) and not is_total(str(v))]
    full = len(own) == len(different) and bool((codes >= 0).all())
    if len(signs) != 1 or full or rest and not _in_totals(grid, np.isin(codes, rest)):
        return "", set()
    return signs.pop(), own


def _is_no(value: Value) -> bool:
    return str(value).strip() in ("-", "–", "—", "0", "0.0") or persons.answer(str(value)) == 0.0


def _in_totals(grid: Grid, rows: np.ndarray) -> bool:
    """Whether some rows are all those of totals."""
    places = [c.distinct for c in grid.columns if "place" in meant(c.name).roles]
    return any(np.isin(codes[rows], [i for i, v in enumerate(own) if is_total(str(v))]).all() for codes, own in places)


def _ask_answers(grid: Grid, lines: list[str], said: Told, doubts: Doubts) -> None:
    """Ask whether the one column of yes and no that names a measure begins when the one line with a start says: `Mô hình triển khai từ 2021`."""
    roles = {c.name: said.roles.get(folded(c.name)) for c in grid.columns}
    named = {role for c in grid.columns for role in ([roles[c.name]] if roles[c.name] else meant(c.name).roles)}
    if grid.begun or len(lines) != 1 or "person" in named or "period" not in named:
        return
    if any(judged_in(c.name) or "adopted" in meant(c.name).roles and not persons.answers(c) for c in grid.columns):
        return
    own = [c for c in grid.columns if (names_a_measure(c.name) or "treated" in meant(c.name).roles) and (persons.answers(c) or _marks(grid, c)[0])]  # fmt: skip
    told = _told_by(lines[0])
    if len(own) != 1 or len(told.times) != 1 or roles[own[0].name] not in (None, "adopted"):
        return
    column, name = own[0], own[0].name
    yes = {v for v, one in persons.answers(column).items() if one == 1.0} or _marks(grid, column)[1]
    if roles[name] == "adopted":
        _begin(grid, column, yes, told, said, doubts)
        return
    rows = [i for i, v in enumerate(column.values) if v in yes]
    if not _changes(grid, rows):
        _ask_start(grid, column, rows, told, doubts)


def _ask_start(grid: Grid, column: Column, rows: list[int], told: _Told, doubts: Doubts) -> None:
    name = column.name
    doubts.ask("start", Text(f"Cột “{name}” ghi nơi áp dụng, còn {quoted([told.words], grid)} ghi lúc bắt đầu: các nơi ấy bắt đầu từ {told.times[0]}?", f"Column “{name}” says who has the treatment, and {quoted([told.words], grid)} since when: do these places start on {told.times[0]}?"), _cells(grid, column, rows),
                   [(f'columns="{name}=adopted"', Text(f"đúng: bắt đầu từ {told.times[0]}", f"yes, on {told.times[0]}")), (f'columns="{name}=treated"', Text("không: chỉ là nhóm áp dụng", "no: a group only")), (f'columns="{name}=ignore"', Text("không dùng cột này", "this column is not used"))])  # fmt: skip


def _told_by(line: str, heading: str = "") -> _Told:
    bare = PAPER.sub(" ", line)
    times, last = {}, None
    for m in DATE.finditer(bare):
        since = _SINCE.search(bare[: m.start()]) and not SPAN.match(bare, m.end())
        if since or last is not None and _AND.fullmatch(bare, last, m.start()):  # `từ năm 2020 và 2021`
            times[periods.written(m[0]) or m[0].lower()] = m[0]
            last = m.end()
    begun = says_begun(bare)
    done = begun or names_a_measure(heading) or says(line, DONE)
    known = rf"(?<!\w)(?:[xv]|{re.escape(key(heading))})(?!\w)"
    odd = any(unaccounted(part, known) for part in re.split(r"[;()]", bare) if DATE.search(part))
    sure = begun and not odd and not leaves_out(bare) and (of_one_measure(heading, bare) if heading else bool(measures_in(bare)))
    ended = denies_begun(line) and not (begun and len(times) > 1)  # `lắp 2019, hỏng từ 2021` is asked about
    other = says(line, OTHER) or begins_nothing(line) or ended
    return _Told(line, done and not other and not says(line, _DENIED), sure, tuple(times.values()))


def _begin(grid: Grid, column: Column, marks: set, told: _Told, said: Told, doubts: Doubts) -> None:
    """The start in place of the marks of a column; asked where the line names several times, left as a group where it names none."""
    name, role = column.name, said.roles.get(folded(column.name))
    others = [c.name for c in grid.columns if c is not column and ("adopted" in meant(c.name).roles or said.roles.get(folded(c.name)) in ("adopted", "treated"))]  # fmt: skip
    rows = [i for i, v in enumerate(column.values) if v in marks]
    if not told.of_programme or role not in (None, "adopted") or others or _changes(grid, rows):
        return
    cells, words = _cells(grid, column, rows), quoted([told.words], grid)
    if len(told.times) == 1 and not told.sure and role != "adopted":
        _ask_start(grid, column, rows, told, doubts)
    elif len(told.times) == 1:
        column.values = [told.times[0] if v in marks else None for v in column.values]
        grid.begun.add(name)
        doubts.say("dated_marks", Text(f"Cột “{name}”: nơi được đánh dấu (ô {listed(cells)}) bắt đầu từ {told.times[0]}, theo {words}; nơi khác chưa áp dụng.",
                   f"Column “{name}”: the places marked (cells {listed(cells)}) start on {told.times[0]}, as {words} says; the others never."), cells, [name])  # fmt: skip
    elif told.times:
        doubts.ask("start", Text(f"Cột “{name}” đánh dấu một số nơi (ô {listed(cells)}), còn {words} ghi nhiều lúc: mỗi nơi bắt đầu khi nào?", f"Column “{name}” marks some places (cells {listed(cells)}), and {words} names several times: when does each start?"), cells,
                   [("", Text("ghi lúc bắt đầu của từng nơi thay cho dấu rồi lưu lại", "write the start of each place in place of its mark and save the file")),
                    (f'columns="{name}=treated"', Text("chỉ là nhóm áp dụng, không rõ từ lúc nào", "a group that has it, since when is not known")), (f'columns="{name}=ignore"', Text("không dùng", "not used"))])  # fmt: skip
    else:
        doubts.say("group_untimed", Text(f"Cột “{name}” đánh dấu nơi áp dụng (ô {listed(cells)}), theo {words}, mà không ghi từ lúc nào.", f"Column “{name}” marks who has the treatment (cells {listed(cells)}), as {words} says, and not since when."), cells, [name])  # fmt: skip


def _changes(grid: Grid, marked: list[int]) -> bool:
    """Whether a place has the mark in some of its rows only: it says who has the programme by then."""
    if not (own := places_of(grid)):
        return False
    codes = own[0].distinct[0]
    has = np.zeros(len(codes), bool)
    has[marked] = True
    return bool(set(codes[has]) & set(codes[~has & (codes >= 0)]))


def _cells(grid: Grid, column: Column, rows: list[int]) -> list[str]:
    return list(dict.fromkeys(grid.cell(column, i) for i in rows[:_MOST]))[:20]


def _parted(name: Value) -> tuple[str, str] | None:
    """(the name, its mark): `Mỹ Đức (*)`, `*Mỹ Đức`, `Mỹ Đức¹`, `Mỹ Đức (1)`; None without one."""
    if not isinstance(name, str):
        return None
    if m := _AT_NAME.fullmatch(name.strip()):
        return m[1].strip(), m[2] or m[3] or m[4]
    return (m[3].strip(), m[1] or m[2]) if (m := _BEFORE_NAME.fullmatch(name.strip())) else None


def _stars(grid: Grid, lines: list[str], said: Told, doubts: Doubts) -> None:
    """A column of marks for the stars at names of places, which are taken off the names; the line that explains them begins it, or they are said."""
    begins = {m[1] for line in lines if (m := re.match(r"\W*(\(\d\))", line))}
    for place in places_of(grid):
        marked = {v: own for v in place.distinct[1] if (own := _parted(v)) and not is_total(own[0])}
        found = {v: own for v, own in marked.items() if own[1][0] != "(" or own[1] in begins}
        rest = {marked[v][0] if v in marked else v for v in place.distinct[1] if v not in found}
        found = {v: own for v, own in found.items() if own[0] not in rest}  # marked in some rows only: a mark of the row
        if not found or len({name for name, _ in found.values()}) < len(found):  # `Tân Lập (1)`, `Tân Lập (2)` are two places
            continue
        signs = {v: sign for v, (_, sign) in found.items()}
        rows = [i for i, v in enumerate(place.values) if v in found]
        cells, shown = _cells(grid, place, rows), listed(dict.fromkeys(signs.values()))
        words = {sign: line for sign in signs.values() if (line := _line_of(sign, lines))}
        told = {sign: _told_by(line) for sign, line in words.items()}
        name = f"dấu {shown}" if grid.has_marks else f"mark {shown}"
        sure = {sign for sign, own in told.items() if own.of_programme and own.sure and len(own.times) == 1}
        dated = sure >= set(signs.values())
        values = [signs.get(v) if v is not None else None for v in place.values]
        place.values = [found[v][0] if v in found else v for v in place.values]
        if not words:
            doubts.say("name_marks", Text(f"Cột “{place.name}”: tên có dấu {shown} (ô {listed(cells)}), không dòng nào cho biết là gì; nếu là nơi áp dụng: columns=\"{name}=treated\".",
                       f"Column “{place.name}”: names with {shown} (cells {listed(cells)}), and no line says what it means; if these have the treatment: columns=\"{name}=treated\"."), cells, [place.name])  # fmt: skip
        elif not dated and (len(words) > 1 or not next(iter(told.values())).of_programme):
            doubts.say("name_marks", Text(f"Cột “{place.name}”: tên có dấu {shown} (ô {listed(cells)}), theo {quoted(list(words.values()), grid)}; dấu ấy không dùng.",
                       f"Column “{place.name}”: names with {shown} (cells {listed(cells)}), as {quoted(list(words.values()), grid)} says; these marks are not used."), cells, [place.name])  # fmt: skip
        at: list[At | None] = [grid.at(place, i) for i in range(len(grid))]
        grid.columns.append(column := Column(name, (name,), place.col, ["x" if v else None for v in values], at))
        if dated and len(set(signs.values())) > 1 and said.roles.get(folded(name)) in (None, "adopted"):
            column.values = [told[v].times[0] if v else None for v in values]
            grid.begun.add(name)
            each = "; ".join(f"{sign}: {told[sign].times[0]}" for sign in words)
            doubts.say("dated_marks", Text(f"Nơi có dấu ở tên bắt đầu từ ({each}), theo {quoted(list(words.values()), grid)}; nơi khác chưa áp dụng.",
                       f"Places with a mark at their names start on ({each}), as {quoted(list(words.values()), grid)} says; the others never."), cells, [name])  # fmt: skip
        elif len(told) == 1 == len(set(signs.values())):
            _begin(grid, column, {"x"}, next(iter(told.values())), said, doubts)


def _line_of(sign: str, lines: list[str]) -> str:
    """The line that explains a mark at names: it begins with it, or speaks of it."""
    opens = re.compile(rf"(?i)(?:\W*(?:ghi chú|chú thích|note)\W*)?\(?{re.escape(sign)}\)?(?![*])")
    spoken = [one for one in lines if sign in {m[0].strip() for m in _STAR_SAID.finditer(one)} or sign == "*" and _SIGN_SAID.search(one)]  # fmt: skip
    return next(iter([*filter(opens.match, lines), *spoken]), "")
