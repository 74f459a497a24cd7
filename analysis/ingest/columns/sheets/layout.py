"""Where a table stands on its sheet: title lines, the rows of its headings, its body, the notes below, a second table after it.

What is no row of figures is set aside with a reason, never passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analysis.catalogue.headings import folded, is_note, is_total, meant, says, words
from analysis.ingest.columns.cells import numbers, periods
from analysis.ingest.columns.cells.cell_kind import kind
from analysis.ingest.columns.cells.lines import Lines, Value
from analysis.ingest.columns.sheets.head_rows import find_head, labels_above
from analysis.ingest.readers.sheets import as_text
from analysis.language import Text

_LOOKED_AT = 60  # rows on which the headings are sought
TITLE = Text("dòng tiêu đề, đơn vị phía trên bảng", "a line above the table")
REPEATED = Text("dòng tên cột lặp lại", "the headings again")
NUMBERING = Text("dòng đánh số cột", "a row that numbers the columns")
UNITS = Text("dòng đơn vị tính", "a row of units")
NOTE = Text("ghi chú, chữ ký dưới bảng", "a note or signature below the table")
PAGE = Text("số trang, dòng đầu trang in", "a page number, a line of a printed page")
SECTION = Text("dòng chỉ có tên nhóm", "a row with the name of a group only")


@dataclass
class Block:
    """One table of a sheet. `heads[i]`: the labels above column `cols[i]`, from the top; `rows`: numbers of the rows of the
    body; `values[i]`: the cells of column i in their order; `aside`: {row: why it is none of the body}; `sections`: {row: the
    group's name that holds from this row on}."""

    lines: Lines
    head_row: int
    heads: list[tuple[str, ...]] = field(default_factory=list)
    cols: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    values: list[list[Value]] = field(default_factory=list)
    aside: dict[int, Text] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sections: dict[int, str] = field(default_factory=dict)
    units: dict[int, str] = field(default_factory=dict)
    earlier: Block | None = None  # the same rows of the period that the table compares with, where it is used

    @property
    def names(self) -> list[str]:
        """The headings, the parts of a merged one joined; a column without one is named by its letter's place."""
        return [" – ".join(head) if head else f"({i})" for i, head in enumerate(self.heads, 1)]


def blocks(lines: Lines) -> list[Block]:
    """The tables of a sheet, those that stand side by side from the left, each from the top; none where nothing on it is a table."""
    found = []
    for rows in _running_on(lines) or _side_by_side(lines):
        while rows:
            block, rows = _first(lines, rows)
            if block is None:
                break
            found.append(block)
    return found


def _running_on(lines: Lines) -> list[list]:
    """The rows of each part of a list that runs on to the right under the same headings (`TT | Xã | Số vụ | TT | Xã | Số vụ`); none of any other."""
    for i, (_, values) in enumerate(lines.rows[:_LOOKED_AT]):
        at = [c for c, v in enumerate(values) if v is not None]
        said = [unit_or_name(as_text(values[c])) for c in at]
        times = next((n for n in (4, 3, 2) if len(said) > n and len(said) % n == 0 and said == said[: len(said) // n] * n), 1)
        size = len(said) // times
        if times > 1 and 0 < sum("place" in meant(as_text(values[c])).roles for c in at[:size]) < size:
            ends = [*at[size::size], max(len(v) for _, v in lines.rows)]
            heads = {
                j
                for j, (_, other) in enumerate(lines.rows)
                if [other[c] for c in at if c < len(other)] == [values[c] for c in at]
            }
            return [_part(lines.rows, i, start, end, heads) for start, end in zip(at[::size], ends, strict=True)]
    return []


_UNITS = (r"(?:tên )?(?:(?:xã|phường|thị trấn|tt)[ ,/-]*)+", r"(?:tên )?(?:(?:quận|huyện|thị xã|thành phố|tx|tp)[ ,/-]*)+")


def unit_or_name(heading: str) -> str:
    """A heading, spelt one way: `Quận` and `Quận, huyện` are one."""
    return next((unit for unit in _UNITS if says(heading, unit, whole=True)), folded(heading))


def _part(rows: list, head: int, start: int, end: int, heads: set[int]) -> list:
    """The rows of some columns; a title of one cell is of all parts, one of several is parted like the table; so is one over each of the
    rows of headings."""
    found = []
    for i, (number, values) in enumerate(rows):
        whole = (i < head or i + 1 in heads) and sum(v is not None for v in values) == 1
        own = values if whole else [None] * start + values[start:end]
        if any(v is not None for v in own):
            found.append((number, own))
    return found


def _side_by_side(lines: Lines) -> list[list]:
    """The rows of each of the tables that blank columns part, where each names the same places in a column of its own; else all rows."""
    full = [values for _, values in lines.rows if sum(v is not None for v in values) > 2]
    width = max(map(len, full), default=0)
    filled = [any(c < len(values) and values[c] is not None for values in full) for c in range(width)]
    gaps = [c for c in range(1, width - 1) if not filled[c] and filled[c - 1]]
    for gap in gaps:
        start = next((c for c in range(gap, width) if filled[c]), width)
        left, right = _names(full, 0, gap), _names(full, start, width)
        if len(left & right) >= 3 and len(left & right) * 2 >= max(len(left), len(right)):
            cut = [(n, values[:gap]) for n, values in lines.rows if any(v is not None for v in values[:gap])]
            rest = [
                (n, [None] * start + values[start:]) for n, values in lines.rows if any(v is not None for v in values[start:])
            ]
            return [cut, rest]
    return [lines.rows]


def _names(rows: list[list[Value]], start: int, end: int) -> set[str]:
    """The different words of the columns from `start` to before `end`, in the column that holds most."""
    columns = [
        {v for values in rows for v in values[c : c + 1] if isinstance(v, str) and kind(v) == "T"} for c in range(start, end)
    ]
    return max(columns, key=len, default=set())


def _first(lines: Lines, rows: list) -> tuple[Block | None, list]:
    place = find_head(lines, rows[:_LOOKED_AT])
    if place is None:
        return None, []
    at, size = place
    heads = rows[at : at + size]
    end = _end(rows, at + size)
    body, after = rows[at + size : end], rows[end:]
    block = Block(lines, heads[0][0], notes=list(lines.below))
    for number, values in rows[:at]:
        block.aside[number] = TITLE
        block.titles += map(str, _said([v for v in values if v is not None]))
    labels = labels_above(lines, heads)
    used = [c for c in range(len(labels)) if labels[c] or any(v[c] is not None for _, v in body if c < len(v))]
    block.cols = [c + 1 for c in used]
    block.heads = [labels[c] for c in used]
    _fill(block, body, [values for _, values in heads], used)
    return block, after


def _said(filled: list[Value]) -> list[Value]:
    """What the cells of a line around a table say: one comment, one entry of a code book (`tt1 | Số vụ trộm cắp`), or each its own."""
    first = str(filled[0]) if filled else ""
    if len(filled) == 2 and re.fullmatch(r"-?\d{1,6}|[A-Za-z][A-Za-z0-9_.]*", first) and isinstance(filled[1], str):
        return [f"{first}: {filled[1]}"]
    return [", ".join(map(str, filled))] if len(filled) > 1 and first.startswith("#") else filled


def _end(rows: list, start: int) -> int:
    """Where the next table of the sheet begins: a row of words over the figures, after a blank row, and figures again below."""
    kinds = [[kind(v) for v in values] for _, values in rows[start : start + 2000]]
    figures = [c for c in range(max(map(len, kinds), default=0)) if any(len(k) > c and k[c] == "N" for k in kinds)]
    for i in range(1, len(kinds) - 1):
        gap = rows[start + i][0] - rows[start + i - 1][0] > 1 or sum(k != "E" for k in kinds[i - 1]) == 1
        words_over = [c for c in figures if c < len(kinds[i]) and kinds[i][c] in "TP"]
        if (
            gap
            and sum(k != "E" for k in kinds[i]) > 1  # `2. Xã Ninh Hiệp` names a group
            and "N" not in kinds[i]
            and "T" in kinds[i]
            and words_over
            and "N" in kinds[i + 1]
            and len(words_over) * 2 >= len(figures)
        ):
            above = i
            while above > 1 and sum(k != "E" for k in kinds[above - 1]) == 1:
                above -= 1
                i = above if rows[start + above][0] - rows[start + above - 1][0] > 1 else i
            return start + i
    return len(rows)


def _fill(block: Block, body: list, heads: list[list[Value]], used: list[int]) -> None:
    last = next((i for i in range(len(body) - 1, -1, -1) if _has_figure(body[i][1])), len(body) - 1)
    kept, starts, signed = [], {head[0] for head in heads}, False
    named = _named_groups(block.lines, body)
    for i, (number, values) in enumerate(body):
        if 1 < i <= last and values.count(None) * 2 < len(values) and values[0] not in starts:  # a row like any other
            kept.append((number, values))
            continue
        filled = [v for v in values if v is not None]
        after = [v for v in body[i + 1][1] if v is not None] if i + 1 < len(body) else []
        below = signed and values.count(None) * 2 >= len(values)  # names under a signature
        if i > last and number - body[i - 1][0] > 1 and 2 * len(filled) <= len(block.cols):  # who signs, after a blank row
            below |= all(isinstance(v, str) and not numbers.is_number(v) for v in filled)
        if why := NOTE if below else SECTION if i in named else _no_row(block, values, filled, after, heads, i, i > last):
            block.aside[number] = why
            if why is NOTE:
                signed = i > last  # what stands below is none of the table either
                block.notes += [v for v in _said(filled) if isinstance(v, str)]
            if why is SECTION:
                block.sections[number] = str(filled[-1])
            if why is UNITS:
                block.units = {c: str(v) for c, v in enumerate(values) if v is not None}
        else:
            kept.append((number, values))
    block.rows = [number for number, _ in kept]
    for c in used:
        block.values.append([values[c] if c < len(values) else None for _, values in kept])
    _spread(block)


def _spread(block: Block) -> None:
    """Give cells merged downwards their value in every row. Words merged over several columns (`TOÀN HUYỆN`) fill those of names only, and
    the first beside the numbers of the rows; a mark for none (`-`) fills all; figures of places fill none, and are asked about."""
    rows, cols = ({number: j for j, number in enumerate(numbers)} for numbers in (block.rows, block.cols))
    said = [set(meant(name).roles) for name in block.names]
    wide: dict[int, tuple[int, int]] = {}
    cells = dict(block.lines.rows)
    for (number, c), first in block.lines.merged.items():
        j, i, of = rows.get(number), cols.get(c), cols.get(first[1])
        value = cells.get(first[0], ())[first[1] - 1 : first[1]]
        if j is None or i is None or block.values[i][j] is not None or not value or value[0] is None:
            continue
        beside = of is not None and of == i - 1 and "number" in said[of]
        if of == i and kind(value[0]) == "N" and _of_each_row(block, i, said[i]) and _named_apart(block, rows.get(first[0]), j):
            block.lines.trouble.setdefault(first, "merged")
        elif of == i or kind(value[0]) == "M" or kind(value[0]) == "T" and ({"place", "indicator"} & said[i] or beside):
            block.values[i][j] = value[0]
        elif kind(value[0]) == "N" and of is not None and block.heads[i] != block.heads[of] and "number" not in said[of]:
            wide[j] = first
    for j, first in wide.items():
        if not any(isinstance(values[j], str) and is_total(values[j]) for values in block.values):
            block.lines.trouble.setdefault(first, "merged")
    for i in range(len(block.cols) - 1, 0, -1):  # a column whose cells are all merged into those of the one before it
        if block.heads[i] and block.heads[i] == block.heads[i - 1] and not any(v is not None for v in block.values[i]):
            del block.heads[i], block.cols[i], block.values[i]


def _of_each_row(block: Block, i: int, said: set[str]) -> bool:
    """Whether a column holds figures of its rows alone: outcomes, or those of a period as its heading; no population, year or number."""
    dated = any(periods.written(part) is not None for part in block.heads[i])
    return ("outcome" in said or dated) and not said & {"exposure", "period", "number", "place", "adopted"}


def _named_apart(block: Block, one: int | None, other: int) -> bool:
    """Whether two rows have other words in some column: two places, two indicators."""
    pairs = [(values[one], values[other]) for values in block.values] if one is not None else []
    return any(kind(a) == kind(b) == "T" and a != b for a, b in pairs)


def _named_groups(lines: Lines, body: list) -> set[int]:
    """The rows of nothing but a letter and a name where most others are numbered: `A | HUYỆN TAM ĐIỀN` over `1 | Số vụ | 134`."""
    below = {row for (row, _), (start, _) in lines.merged.items() if start != row}  # cells that say what stands above them
    named = {
        i
        for i, (number, values) in enumerate(body[:-1])
        if len(values) > 3 and values[2] is None and isinstance(values[0], str) and _LETTERED.fullmatch(values[0].strip(" ."))
        and values[1] is not None and kind(values[1]) == "T" and not any(v is not None for v in values[2:]) and number not in below
    }  # fmt: skip
    numbered = (
        sum(as_text(values[0]).strip(" .").isdecimal() for _, values in body if values[:1] not in ([], [None])) if named else 0
    )
    return named if numbered > len(named) else set()


_LETTERED = re.compile(r"[A-ZĐ]|[IVX]+")


def _has_figure(values: list[Value]) -> bool:
    return any(v is not None and not isinstance(v, str) or isinstance(v, str) and numbers.is_number(v) for v in values[1:])


def _no_row(block: Block, values: list, filled: list, following: list, heads: list, i: int, after: bool) -> Text | None:
    """Why a row is none of the body; None where it is one."""
    if any(values[: len(h)] == h for h in heads):
        return REPEATED
    text = as_text(filled[0])[:120] if len(filled) == 1 else ""
    if text and (says(text, _PAGE, whole=True) or _PAGE_NUMBER.fullmatch(text)):
        return PAGE
    letters = following and all(len(str(row[0])) == 1 and str(row[0]).isalpha() for row in (filled, following))
    goes_on = following and [as_text(row[0]) for row in (filled, following)] == ["1", "2"]  # months, rows
    if i < 2 and _is_numbering(filled) and not letters and not goes_on:  # places may be called A, B, C
        return NUMBERING
    if i < 2 and len(filled) > 1 and all(isinstance(v, str) and _is_unit(v) for v in filled):
        return UNITS
    texts = [v for v in filled if isinstance(v, str)]
    if texts and is_note(texts[0]) and (after or len(filled) == 1):
        return NOTE
    if len(filled) == 1 and len(block.cols) > 1 and texts and not numbers.is_number(texts[0]):
        return NOTE if after else SECTION
    if after and len(filled) <= len(block.cols) / 2 and any(len(t) > 25 for t in texts):
        return NOTE
    return None


_PAGE = (
    r"\W*(?:(?:trang|tr|tờ|page)(?: số)?(?: thứ)?\W*)\d{1,3}(?:\W*(?:of|trên|trong)?\W*\d{1,3})?(?: trang)?\W*"
    r"|\W*(?:(?:bảng|biểu|phụ lục|mẫu|trang|danh sách)\b.{0,60})?\W*(?:tiếp(?: theo)?(?: trang(?: trước)?)?|continued|cont(?:inued from page)?)(?: \d+)?\W*|\W*(?:xem (?:tiếp )?|còn tiếp|hết trang).{0,20}"
)


_PAGE_NUMBER = re.compile(r"[-–(\[]+ *\d{1,3} *[-–)\]]+")


def _is_numbering(filled: list[Value]) -> bool:
    """`(1) (2) (3)`, `A B 1 2`: the numbers of the columns under their headings."""
    said = list(map(as_text, filled))
    texts = [re.sub(r"[()\[\]]|\s*=.*", "", t) for t in said]  # `1=2+3`: how a column follows from others
    figures, letters = [t for t in texts if t.isdecimal()], [t for t in texts if not t.isdecimal()]
    first = int(figures[0]) if figures else 0
    in_order = [int(t) for t in figures] == list(range(first, first + len(figures))) and first in (1, len(letters) + 1)
    if len(texts) < 3 or len(figures) < 2 or not in_order or not all(len(t) == 1 and t.isalpha() for t in letters):
        return False
    return (
        all(t.startswith(("(", "[")) for t in said) or len(letters) > 1 or not letters or len(figures) > 2 and letters[0] in "Aa"
    )


def _is_unit(text: str) -> bool:
    bare = folded(text.strip("() "))
    return bare in words("units") or folded(text.strip("() ").removeprefix("ĐVT").strip(" :")) in words("units")
