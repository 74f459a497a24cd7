"""Where the headings of a table are: the rows that fill its columns, merged ones spread out, above the first figures."""

from __future__ import annotations

import datetime as dt
import re

from analysis.catalogue.headings import folded, meant, says
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.cells.cell_kind import kind
from analysis.ingest.columns.cells.lines import Lines, Value
from analysis.ingest.readers.sheets import as_text


def find_head(lines: Lines, rows: list) -> tuple[int, int] | None:
    """(where the headings begin, how many rows they are)."""
    kinds = [_kinds(values) for _, values in rows]
    width = max((len(k) for k in kinds), default=0)
    months = [_is_months(k, values) for k, (_, values) in zip(kinds, rows, strict=True)]
    months = [is_one or i > 0 and _below_months(kinds[i], rows[i][1], rows[i - 1][1]) for i, is_one in enumerate(months)]
    often = {c for c in range(width) if sum(len(k) > c and k[c] == "N" for k in kinds) > 1}
    counted = [{c for c, x in enumerate(k) if x == "N"} for k in kinds]  # "14.2 | Số vụ theo xã" numbers the table
    figures = [
        i
        for i, k in enumerate(kinds)
        if (counted[i] & often if often else counted[i])
        and sum(x != "E" for x in k) > 1
        and not (months[i] and i <= _dense(kinds))
    ]
    first = figures[0] if figures else len(rows)
    used = {c for c in range(width) if sum(len(k) > c and k[c] != "E" for k in kinds[: first + 30]) >= 2}
    used = used or {c for c in range(width) if any(len(k) > c and k[c] != "E" for k in kinds)}
    if first == 0 or len(used) < 2:
        return None
    covered = [_covered(lines, rows[i]) & used for i in range(min(first, len(rows)))]
    whole = [
        i
        for i, cover in enumerate(covered)
        if cover == used and len(set(_row_labels(rows[i][1], used))) == len(used) and "T" in kinds[i]
    ]
    if whole:
        at = _below_titles(whole, kinds)
        return at, 1 + (at + 1 in whole and _said_again(rows[at][1], rows[at + 1][1]))
    for size in (2, 3, 4):
        for i in range(len(covered) - size + 1):
            if set().union(*covered[i : i + size]) == used and len(covered[i]) > 1 and _apart(lines, rows[i : i + size], used):
                return _from_merged(lines, rows, i, size)
    best = max(range(len(covered)), key=lambda i: (len(covered[i]), -i), default=None)
    return (best, 1) if best is not None and len(covered[best]) >= max(2, len(used) / 2) else None


_PER = re.compile(
    r"(?:(?:tính )?trên|/|mỗi|per) ?\d[\d.,]* (?:người )?(?:dân|người|hộ|khẩu|nhân khẩu|học sinh|people|persons|inhabitants|residents|households|pupils|population)",
    re.IGNORECASE,
)


def _kinds(values: list[Value]) -> list[str]:
    """The kinds of the cells of a row; `02 tháng | 03 tháng | 04 tháng` are headings, as `9 tháng` and `Trên 10.000 dân` are."""
    spans = [periods.months_counted(v) if isinstance(v, str) else None for v in values]
    said = [n for n in spans if n]
    in_order = len(said) > 2 and said == sorted(set(said))
    return [
        "T"
        if n
        and (in_order or periods.months_so_far(v))
        or isinstance(v, str)
        and (periods.months_so_far(v) or _PER.fullmatch(v.strip()))
        else kind(v)
        for n, v in zip(spans, values, strict=True)
    ]


def _from_merged(lines: Lines, rows: list, at: int, size: int) -> tuple[int, int]:
    """The headings with the row over them in which one of theirs begins, merged downwards: `Xã` beside `Năm 2019`, over months."""
    own = {number for number, _ in rows[at : at + size]}
    begin = min((r0 for (r, _), (r0, _) in lines.merged.items() if r in own), default=rows[at][0])
    above = next((i for i in range(at) if rows[i][0] == begin), at)
    return above, size + at - above


def _said_again(heads: list[Value], below: list[Value]) -> bool:
    """Whether a row under the headings says them in another language: `Xã | Kỳ | Số vụ` over `Commune | Period | Cases`."""
    own = [(as_text(a), as_text(b)) for a, b in zip(heads, below, strict=False) if a is not None and b is not None and a != b]
    same = [set(meant(a).roles) & set(meant(b).roles) for a, b in own]
    return sum(map(bool, same)) >= max(2, len(own) / 2)


def _below_titles(whole: list[int], kinds: list) -> int:
    """The first row that is filled throughout; of two, a line with one cell between them, the second: `Đơn vị: | Xã A` is a title."""
    at = whole[0]
    for i in whole[1:]:
        titles = [k for k in kinds[at + 1 : i] if sum(x != "E" for x in k) == 1]
        if titles and set(kinds[i]) <= {"T", "P", "E"}:
            at = i
    return at


def _dense(kinds: list) -> int:
    """The first row that is mostly filled."""
    most = max(sum(x != "E" for x in k) for k in kinds)
    return next(i for i, k in enumerate(kinds) if sum(x != "E" for x in k) >= most * 0.8)


def _is_months(kinds: list[str], values: list[Value]) -> bool:
    """Whether a row of numbers is one of months above their columns: `Xã | 1 | 2 | ... | 12`, `Xã | 201801 | 201802`."""
    figures = [v for k, v in zip(kinds, values, strict=True) if k == "N"]
    if "T" not in kinds or len(figures) < 2:
        return False
    read = [periods.written(v) for v in figures]
    if all(w is not None and w.kind == "M" and 1900 <= w.day.year <= 2100 for w in read):
        return all(b.day == a.end + dt.timedelta(days=1) for a, b in zip(read, read[1:], strict=False))
    return [periods.month_alone(v) for v in figures] == list(range(1, 13))


_MONTHS = r"(?:.*\b(?:theo|các|by) )?(?:tháng|months?)(?: trong năm| of the year)?(?: năm \d{4}| \d{4})?"


def _below_months(kinds: list[str], values: list[Value], above: list[Value]) -> bool:
    """Whether a row of nothing but 1, 2, 3 ... numbers months, as the row above says: `Xã | Tháng | Cả năm` over `1 | 2 | 3`, or years over
    1 to 12 each, of which the first may begin late and the last end early."""
    at = [c for c, k in enumerate(kinds) if k == "N"]
    if set(kinds) - {"N", "E"} or len(at) < 3:
        return False
    over = [above[c] if c < len(above) else None for c in at]
    begins = [i for i, v in enumerate(over) if v is not None]
    if begins[:1] != [0]:
        return False
    runs = [[periods.month_alone(values[c]) for c in at[i:j]] for i, j in zip(begins, [*begins[1:], len(at)], strict=True)]
    years = [periods.written(over[i]) for i in begins]
    if len(runs) > 1 and all(w is not None and w.kind == "Y" for w in years):
        runs[0] = [*range(1, 13 - len(runs[0])), *runs[0]]  # the first may begin late
    if not all(run == list(range(1, len(run) + 1)) for run in runs):
        return False
    if all(w is not None and w.kind == "Y" for w in years):
        return all(len(run) == 12 for run in runs[:-1] or runs)
    return len(runs) == 1 and isinstance(over[0], str) and says(over[0], _MONTHS, whole=True)


def _covered(lines: Lines, row: tuple[int, list[Value]]) -> set[int]:
    """The columns that a row fills, merged cells spread out."""
    number, values = row
    spread = {c - 1 for (r, c), (r0, c0) in lines.merged.items() if r == number and value_at(lines, r0, c0) is not None}
    return {c for c, v in enumerate(values) if v is not None} | spread


def value_at(lines: Lines, row: int, col: int) -> Value:
    values = next((v for n, v in lines.rows if n == row), [])
    return values[col - 1] if col <= len(values) else None


def _row_labels(values: list[Value], used: set[int]) -> list[str]:
    return [folded(str(values[c])) for c in sorted(used) if c < len(values) and values[c] is not None]


def _apart(lines: Lines, heads: list, used: set[int]) -> bool:
    labels = labels_above(lines, heads)
    return len({labels[c] for c in used}) == len(used)


def labels_above(lines: Lines, heads: list) -> list[tuple[str, ...]]:
    """The labels above each column: merged ones hold for all they cover, a group typed once for the blanks right of it."""
    width = max(len(values) for _, values in heads)
    found: list[list[str]] = [[] for _ in range(width)]
    for level, (number, values) in enumerate(heads):
        last = ""
        for c in range(width):
            value = values[c] if c < len(values) else None
            first = lines.merged.get((number, c + 1))
            if value is None and first:
                value = value_at(lines, *first)
            if value is not None:
                last = "" if first and first[0] != number else as_text(value)
                _append(found[c], as_text(value))
            elif last and level < len(heads) - 1 and heads[-1][1][c] is not None and not found[c]:
                _append(found[c], last)
    return [tuple(labels) for labels in found]


def _append(labels: list[str], label: str) -> None:
    if label and label not in labels[-1:]:
        labels.append(label)
