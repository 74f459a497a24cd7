"""A sheet beside the table that lists places and their start (`DS xã điểm`, lines of a cover: `Tháng 3/2023: Đông La, Đông Các`) -> a column of the table."""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from analysis.catalogue.headings import is_code, is_note, is_of_ends, is_total, judged_in, marked, meant, says
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.cells.cell_kind import kind
from analysis.ingest.columns.cells.lines import Lines, Value, cell_name
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.sheets.grid import At, Column, Grid, addressed
from analysis.ingest.columns.sheets.layout import Block
from analysis.ingest.columns.starts.words import begins_nothing, denied, names_programme
from analysis.ingest.columns.values.places import filled_down, identity, place
from analysis.ingest.readers.sheets import as_text
from analysis.language import Text

_OF_CASES = r"\b(?:báo cáo|số liệu|xảy ra|vi phạm|phát hiện|report\w*|offences?)\b"  # a day of no start
_COUNT = r"\b(?:vụ|vụ việc|vụ án|tội|tội phạm|đối tượng|dân số|số dân|crimes?|offences?|cases?|population)\b"
NUMBERED = re.compile(r"^\s*(?:\d{1,3}|[IVX]+|[A-ZĐ])\s*[.)/]\s*(?=\S)")  # `I. Huyện Mộc Hóa`
TYPE = re.compile(r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)\s+(?=\S)")
_WHERE = r"^(?:tên )?(?:các )?(?:xã|phường|thị trấn|thôn|nơi|đơn vị|địa bàn)\b"  # `Xã đặt hòm thư`
_FOUNDED = r"(?:ngày|tháng|quí|năm|thời điểm|thời gian) (?:thành lập|hoạt động)"  # of a programme, or of the places themselves
_PERSON = r"(?:họ (?:và )?tên|họ tên.*|name|full name)"


@dataclass
class Starts:
    """What a sheet lists: `name` of its column of starts, and (place, start, where it stands) of each row."""

    sheet: str
    name: str
    rows: list[tuple[str, Value, At]] = field(default_factory=list)
    others: tuple[str, ...] = ()  # columns of the list that are not read
    of: str = "place"  # or cluster: what its rows name
    ends: dict[str, dict[str, tuple[Value, At]]] = field(default_factory=dict)  # {column of ends: {place: what its cell says}}


def taken(sheets: list[Lines], tables: dict[str, list[Block]]) -> list[Starts]:
    """The lists of starts among the tables of a workbook, which are taken out of `tables` where a table is left without them."""
    own = {s.name: list(map(_columns, tables[s.name])) for s in sheets if not s.hidden and tables[s.name]}
    lists = [name for name, found in own.items() if all(found)]
    if len(lists) == len(own):
        return []
    return [_of_block(block, *columns) for name in lists for block, columns in zip(tables.pop(name), own[name], strict=True)]


def _columns(block: Block) -> tuple[int, int] | None:
    """The columns of places, each named once, and of starts of a list that counts nothing and names no persons; None of any other table."""
    roles = [meant(name).roles for name in block.names]
    places = [i for i, own in enumerate(roles) if "place" in own and not is_code(block.names[i])]
    places = places or [i for i, name in enumerate(block.names) if says(name, _WHERE) and not roles[i]][:1]
    places = places or [i for i, own in enumerate(roles) if "cluster" in own][:1]
    starts = [i for i, own in enumerate(roles) if i not in places and ("adopted" in own or judged_in(block.names[i]))]
    times = [i for i, own in enumerate(roles) if i not in (*places, *starts) and "period" in own]
    over = (block.lines.name, *block.titles)
    said_so = [name for name in block.names if not says(name, r"^(?:số|number)\b")]  # `Số camera` is a count
    if not starts and any(map(names_programme, (*over, *said_so))) and not any(says(block.names[i], _OF_CASES) for i in times):
        starts, times, over = times or _dated(block, places), [], (*over, *block.names)
    titles = [text for text in (block.lines.name, *block.titles) if not is_note(text)]  # `Nguồn: Công an huyện` over a list
    own = (*over, *(block.names[i] for i in starts))
    if any(denied(text) or begins_nothing(text, whatever=True) for text in own) or any(map(begins_nothing, titles)):
        return None
    if any(says(block.names[i], _FOUNDED, whole=True) for i in starts) and not any(
        names_programme(marked(text).replace("thành lập", " ")) for text in (*over, *block.names)
    ):
        return None
    if not places or len(starts) != 1 or times or any(says(name, _PERSON, whole=True) for name in block.names):
        return None
    at, start = min(places, key=lambda i: meant(block.names[i]).rank), starts[0]
    wide = sum(any(w is not None and w.kind in "YHQM" for w in map(periods.written, head)) for head in block.heads)
    if wide > 1 or any(says(name, _COUNT) for name in block.names):  # figures under years or months are no list
        return None
    names = [v for v in block.values[at] if v is not None and not is_total(as_text(v))]
    dated = [v for v in block.values[start] if v is not None and periods.written(v) is not None]
    return (at, start) if dated and len(set(names)) == len(names) else None


def _dated(block: Block, places: list[int]) -> list[int]:
    """The columns of times that no heading calls so (`Đưa vào sử dụng`, `Từ ngày`), with words of never and of times that are asked about."""
    found = []
    for i, name in enumerate(block.names):
        values = [v for v in block.values[i] if v is not None and not periods.is_never(v)]
        told = [
            periods.written(v) is not None or isinstance(v, str) and re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", v) for v in values
        ]
        counts = says(name, r"^(?:số|number|tổng)\b|\b(?:cập nhật|báo cáo|sinh|kinh phí|tiền)\b") or "number" in meant(name).roles
        if values and all(told) and not (i in places or counts or is_note(name) or is_of_ends(name)):
            found.append(i)
    return found


def _of_block(block: Block, at: int, start: int) -> Starts:
    sheet, name = block.lines.name, block.names[start]
    known = "adopted" in meant(name).roles or judged_in(name)
    of = "cluster" if "cluster" in meant(block.names[at]).roles else "place"
    left = [n for i, n in enumerate(block.names) if i not in (at, start) and "number" not in meant(n).roles]
    ends = {n: i for i, n in enumerate(block.names) if i not in (at, start) and is_of_ends(n)}
    found = Starts(sheet, name if known else "Ngày bắt đầu", others=tuple(n for n in left if n not in ends), of=of)
    for at_row, (row, where, since) in enumerate(zip(block.rows, block.values[at], block.values[start], strict=True)):
        for one, i in ends.items():
            if where is not None and block.values[i][at_row] is not None:
                found.ends.setdefault(one, {})[as_text(where)] = block.values[i][at_row], (sheet, row, block.cols[i])
        if where is not None and since is not None and not is_total(as_text(where)):
            several = re.search(r"[,;\n]", text := as_text(where))
            cell = (sheet, row, block.cols[start])
            found.rows += [(name, since, cell) for name in (_names(text) if several else [text])]
    return found


def lines_of_covers(sheets: Iterable[Lines]) -> list[str]:
    """The lines of sheets without a table that speak of a programme, each sheet as one; two cells beside each other are one line."""
    begun = [sheet for sheet in sheets if not begins_nothing(sheet.name, whatever=True)]
    cells = [[[str(v).replace(";", ",") for v in values if v is not None] for _, values in sheet.rows] for sheet in begun]
    said = [[(": " if len(own) == 2 else "\n").join(own) for own in rows] for rows in cells]
    return ["; ".join("\n".join(own).split("\n")) for own in said if any(map(names_programme, own))]


def _names(text: str) -> list[str]:
    text = re.sub(r"\([^()]*\)", " ", text)
    parts = re.split(r"\s*(?:[,;\n]|\bvà\b|\band\b)\s*", text.strip(" .;-–+*•"))
    parts = [
        re.sub(r"^(?i:tại|ở|gồm|in)?\s*(?i:các|\d+)?\s*(?i:xã|phường)?[:\s]+(?=[A-ZĐÀ-Ỹ])", "", f" {part}").strip()
        for part in parts
    ]
    return [part for part in parts if part]


def join(grid: Grid, lists: list[Starts], doubts: Doubts) -> list[Starts]:
    """Add the column of starts of each list, which is said; asked about names that the table lacks. What comes out are the lists of which
    the table has less than half of the names."""
    by_name: dict[tuple[str, str], list[Starts]] = defaultdict(list)
    for one in lists:
        by_name[one.name, one.of].append(one)
    unlike: list[Starts] = []
    for (name, of), own in by_name.items():
        rows = [row for one in own for row in one.rows]
        known = _matched(grid, [place for place, _, _ in rows], of)
        if known is None or 2 * len(known[1]) < len({place for place, _, _ in rows}) or is_register(grid):
            unlike += own
        else:
            _added(grid, name, own, rows, *known, doubts)
    return unlike


def across(grid: Grid, lists: list[Starts]) -> str:
    """some where most places of lists stand as headings of a table, places where no other heading does; else nothing."""
    heads = {TYPE.sub("", place_of(c.name)) for c in grid.columns if not (meant(c.name).roles or is_total(c.name))}
    named = {TYPE.sub("", place_of(place)) for one in lists for place, _, _ in one.rows}
    common = len(heads & named)
    return "" if common < 2 or 2 * common < len(named) else "places" if heads <= named else "some"


def is_register(grid: Grid) -> bool:
    """Whether rows are cases of a day: a register is counted by place and month, and has no start beside its cases. Months that are
    written as their first days are none."""
    for different in (c.distinct[1] for c in grid.columns if "period" in meant(c.name).roles and len(c.distinct[1]) > 30):
        days = [w.day.day for v in different if (w := periods.written(v)) is not None and w.kind == "D"]
        if len(days) * 2 > len(different) and len(set(days)) > 1:
            return True
    return False


def _matched(grid: Grid, names: list[str], of: str = "place") -> tuple[Column, dict[str, str]] | None:
    """The column of the grid that has most of some names, and which of its places each is, where it is one alone."""
    best: tuple[Column, dict[str, str]] | None = None
    if of == "cluster":
        column = next((c for c in grid.columns if of in meant(c.name).roles), None)
        numbers = set(map(_cluster, column.distinct[1])) if column else set()
        found = {name: _cluster(name) for name in names if _cluster(name) in numbers}
        return (column, found) if column and found else None
    for column in grid.columns:
        roles = meant(column.name).roles
        if {"number", "note"} & set(roles) and "place" not in roles:
            continue
        own = set(map(place_of, column.distinct[1][:20_000])) - in_several_units(grid, column) - {""}
        bare: dict[str, set[str]] = defaultdict(set)
        for one in own:
            bare[TYPE.sub("", one)].add(one)
        found = {}
        for name in names:
            called = place_of(name)
            untyped = TYPE.sub("", called)  # `Xã Đa Tốn` is `Đa Tốn`, `Xã Trường Sơn` no `Thị trấn Trường Sơn`
            other = bare[untyped] if untyped == called or untyped in own else set()
            if called in own or len(other) == 1:
                found[name] = called if called in own else next(iter(other))
        if found and (best is None or len(found) > len(best[1])):
            best = column, found
    return best


def place_of(value: Value) -> str:
    """A name as places are compared, footnote marks apart; nothing of a figure or an empty cell."""
    return identity(_STAR.sub("", place(value))) if kind(value) == "T" else ""


def _cluster(value: Value) -> str:
    """What a cluster is called, its kind apart: `Cụm 1` is 1."""
    return re.sub(r"^(?:cụm|cluster)(?: số| no)?\W+", "", marked(as_text(value)))


_STAR = re.compile(r"\s*(?:\*+|\(\*+\)|[¹²³]+)$")


HIGHER = r"^(?:huyện|quận|thị xã|thành phố|tỉnh)\b"


def in_several_units(grid: Grid, column: Column) -> set[str]:
    """The names that stand under several districts, which a list by name does not tell apart."""
    rank = meant(column.name).rank
    larger = [c for c in grid.columns if "place" in meant(c.name).roles and meant(c.name).rank > rank and not is_code(c.name)]
    units: dict[str, set[Value]] = defaultdict(set)
    for beside in larger if "place" in meant(column.name).roles else ():
        for name, unit in set(zip(column.values, filled_down(grid, beside), strict=True)):
            units[place_of(name)].add(unit)
    heads = sorted(at for at, name in grid.sections.items() if says(NUMBERED.sub("", name), HIGHER))
    over, section = None, None
    for at, value in zip(grid.rows, column.values, strict=True):  # rows of districts over their communes, with figures or without
        before = bisect(heads, at)
        if before and (own := heads[before - 1])[0] == at[0] and own != section:
            over = section = own
        over = value if isinstance(value, str) and says(value, HIGHER) else over
        if over is not None and over != value:
            units[place_of(value)].add(over)
    return {name for name, own in units.items() if len(own - {None}) > 1}


def _added(grid: Grid, name: str, lists: list[Starts], rows: list, column: Column, known: dict[str, str], doubts: Doubts) -> None:
    codes, different = column.distinct
    places = [("" if is_total(as_text(v)) else _cluster(v)) if lists[0].of == "cluster" else place_of(v) for v in different]
    since: dict[str, Value] = {}
    stands: dict[str, At] = {}
    cells: dict[str, list[str]] = defaultdict(list)
    told_in = [(where, value, addressed(sheet, cell_name(row, col))) for where, value, (sheet, row, col) in rows]
    for (where, value, cell), (_, _, at) in zip(told_in, rows, strict=True):
        if own := known.get(where, ""):
            stands.setdefault(own, at)
            cells[own if as_text(since.setdefault(own, value)) == as_text(value) else f"{own}?"].append(cell)
    shown = listed(f"“{sheet}”" for sheet in dict.fromkeys(one.sheet for one in lists))
    name = name if grid.named(name) is None else f"{name} ({lists[0].sheet})"
    by_code, at_code = ([of.get(own) for own in places] for of in (since, stands))
    grid.columns.insert(
        1 + grid.columns.index(column),
        Column(
            name, (name,), 0, [by_code[c] if c >= 0 else None for c in codes], [at_code[c] if c >= 0 else None for c in codes]
        ),
    )
    for one, said in ((end, said) for own in lists for end, said in own.ends.items() if grid.named(end) is None):
        of_place = {known[where]: said[where] for where in said if where in known}
        told = [of_place.get(own, (None, None)) for own in places]
        values, at = ([told[c][i] if c >= 0 else None for c in codes] for i in (0, 1))
        grid.columns.insert(2 + grid.columns.index(column), Column(one, (one,), 0, values, at))
    called, other = (
        (Text("cụm", "clusters"),) * 2 if lists[0].of == "cluster" else (Text("địa bàn", "places"), Text("nơi", "places"))
    )
    left = len({own for own, v in zip(places, different, strict=True) if own not in since and own and not is_total(as_text(v))})
    more = [f"“{other}”" for one in lists for other in one.others]
    vi, en = (f"; không đọc: {listed(more)}", f"; not read: {listed(more)}") if more else ("", "")
    if left:
        vi = f"; {left} {other.vi} khác của bảng không có trong danh sách: để trống, là chưa bắt đầu{vi}"
        en = f"; {left} others of the table are not on the list: empty, not started{en}"
    doubts.say("start_list", Text(f"Cột “{name}” lấy từ trang {shown} ({len(since)} {called.vi}){vi}.", f"Column “{name}” is that of sheet {shown} ({len(since)} {called.en}){en}."), [c for _, _, c in told_in][:20], [name])  # fmt: skip
    if lacking := [(where, cell) for where, _, cell in told_in if where not in known]:
        names = listed(f"“{where}”" for where, _ in lacking)
        doubts.ask("start_list", Text(f"Trang {shown} ghi lúc bắt đầu của {names}, mà bảng không có tên ấy (hoặc có nhiều nơi cùng tên): là nơi nào?", f"Sheet {shown} says a start of {names}, which the table lacks (or has several of): which places are they?"), [c for _, c in lacking][:20],
                   [("", Text("ghi tên như trong bảng, hoặc xóa dòng ấy, rồi lưu lại", "write the name as the table has it, or delete the row, and save the file"))], [name])  # fmt: skip
    if twice := [cell for own, at in cells.items() if own.endswith("?") for cell in (*cells[own[:-1]], *at)]:
        doubts.ask("start_list", Text(f"Trang {shown} ghi hai lúc bắt đầu của một nơi (ô {listed(twice)}): lúc nào đúng?", f"Sheet {shown} says two starts of one place (cells {listed(twice)}): which is right?"), twice[:20],
                   [("", Text("giữ một dòng cho mỗi nơi rồi lưu lại", "keep one row a place and save the file"))], [name])  # fmt: skip
