"""Rows of words over groups of places, without figures or with their sums, that tell since when these have a programme (`I. Các xã triển khai từ
2016`, `II. Các xã chưa triển khai`) -> a column of starts, said where every word of every such row is accounted for, else asked about."""

from __future__ import annotations

import re
from bisect import bisect

from analysis.catalogue.headings import denies_begun, folded, is_total, judged_in, leaves_out, meant, says
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.told import Told
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.sheets.quoted import quoted
from analysis.ingest.columns.starts import words
from analysis.ingest.columns.starts.remarks import is_later, since_of
from analysis.language import Text

_OTHERS = r"\b(?:khác|còn lại|đối chứng|so sánh|others?|rest|control|comparison)\b"
_GROUP = r"^\W*(?:nhóm|cụm|group)\s+(?:\d{1,2}|[ivx]{1,4}|[a-h])(?=\W)"
_FIRST, _SECOND = (re.compile(rf"\W*(?:{numbers})[.)]\s") for numbers in ("A|I|1", "B|II|2"))
_NEVER = "never"


def read(grid: Grid, said: Told, doubts: Doubts) -> None:
    """The starts that rows over groups say, in a column beside that of places; of a table that has none. Asked where a place is in no such
    group, or in two (`Trước khi triển khai`, `Triển khai từ 2016`)."""
    name, own = "Ngày bắt đầu" if grid.has_marks else "start", words.places_of(grid)
    told = {one for heading, one in said.roles.items() if heading != folded(name)} & {"adopted", "treated", "dose", "person"}
    dated = any({"adopted", "dose", "person"} & set(meant(c.name).roles) or judged_in(c.name) for c in grid.columns)
    asked = any(q.about == "start" for q in doubts.questions)
    if dated or grid.begun or told or asked or not own or not (heads := _heads(grid, own[0])):
        return
    since = {text: _read(text) for text in heads.values()}
    over = _over(grid, heads)
    of_place: dict[object, set[str]] = {}
    for at, place, text in zip(grid.rows, own[0].values, over, strict=True):
        if place is not None and at not in heads and not is_total(str(place)):
            of_place.setdefault(place, set()).add(text)
    begun = any(since.get(text) not in (_NEVER, "", None) for texts in of_place.values() for text in texts)
    unsure = not begun or any(len(texts) > 1 for texts in of_place.values())
    when = ["" if unsure or at in heads else since.get(text, "") for at, text in zip(grid.rows, over, strict=True)]
    grid.columns.insert(1 + grid.columns.index(own[0]), Column(name, (name,), 0, [None if one == _NEVER else one or None for one in when]))  # fmt: skip
    role = said.roles.get(folded(name))
    if role == "ignore":
        return
    grid.begun.add(name)
    shown = quoted(list(dict.fromkeys(text for _, text in sorted(heads.items()))), grid)
    by_place = {place: since.get(next(iter(texts)), "") for place, texts in of_place.items()}
    left = [str(place) for place, one in by_place.items() if not one]
    each = {one: listed(str(p) for p, own_one in by_place.items() if own_one == one) for one in dict.fromkeys(by_place.values())}
    dates = "; ".join(f"{one}: {names}" for one, names in each.items() if one not in (_NEVER, ""))
    rest = bool({_NEVER, ""} & each.keys())
    as_read = Text(dates + "; nơi khác chưa áp dụng" * rest, dates + "; the others never" * rest)
    write = ("", Text("thêm cột “Ngày áp dụng”, ghi lúc bắt đầu của từng nơi (chưa thì để trống) rồi lưu lại", "add a column “Start date” with the start of each place (empty: never) and save the file"))  # fmt: skip
    ignored = (f'columns="{name}=ignore"', Text("không dùng lời ấy", "these words are not used"))
    if unsure:
        doubts.ask("start", Text(f"Các dòng tên nhóm ghi {shown}: nơi nào bắt đầu lúc nào, đọc không chắc.", f"The rows over groups say {shown}: which place starts when is not sure."), (), [write, ignored], [name])  # fmt: skip
    elif left and role != "adopted":
        doubts.ask("start", Text(f"Các dòng tên nhóm ghi {shown}, không nói rõ {listed(left)} bắt đầu khi nào. Đọc như sau có đúng không: {as_read.vi}?", f"The rows over groups say {shown}, and not since when {listed(left)} have it. Is it right to read: {as_read.en}?"), (),
                   [(f'columns="{name}=adopted"', Text("đúng", "yes")), write, ignored], [name])  # fmt: skip
    else:
        doubts.say("named_starts", Text(f"Cột “{name}” lấy từ các dòng tên nhóm {shown}: {as_read.vi}.", f"Column “{name}” is what the rows over groups say, {shown}: {as_read.en}."), columns=[name])  # fmt: skip


def _heads(grid: Grid, place: Column) -> dict[tuple[str, int], str]:
    """The rows over groups where one of them begins something at a time: those of words alone, and those of sums that say when, or never."""
    names = [v for v in place.distinct[1] if isinstance(v, str)]
    timed = bool(grid.sections) or any(map(words.DATE.search, names))
    said = {v for v in names if _read(v)} if timed else set()
    found = grid.sections | {at: v for at, v in zip(grid.rows, place.values, strict=True) if said and v in said}
    sheets, first = {sheet for sheet, _ in grid.rows}, found.get(min(found, default=("", 0)), "")
    above = [line for line in grid.titles if _FIRST.match(line)]
    if len(sheets) == len(above) == 1 and _SECOND.match(first):  # `A. ...` stands above the headings, `B. ...` below
        found = {(*sheets, 0): above[0]} | found
    begins = any(words.kind_of(own := words.blanked(text)) == "begun" and words.DATE.search(own) for text in found.values())
    return found if begins else {}


def _read(text: str) -> str:
    """The time since which a row over a group says that its places have something, or that they never do; nothing where it says neither surely."""
    if (when := since_of(text, _GROUP)) and not is_later(text):
        return when
    bare = words.blanked(text)
    none = leaves_out(bare) or says(bare, _OTHERS)
    left = words.unaccounted(bare, f"{_OTHERS}|{_GROUP}")
    return _NEVER if none and not words.DATE.search(bare) and not denies_begun(bare) and not left else ""


def _over(grid: Grid, heads: dict[tuple[str, int], str]) -> list[str]:
    """The row over a group that each row stands under; nothing where there is none."""
    rows = {sheet: sorted(at for own, at in heads if own == sheet) for sheet, _ in heads}
    found = ((sheet, bisect(rows.get(sheet, []), row)) for sheet, row in grid.rows)
    return [heads[sheet, rows[sheet][i - 1]] if i else "" for sheet, i in found]
