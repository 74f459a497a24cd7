"""What headings and the lines above and below a table say of a period that ends early (`2019 (10 tháng)`, `Số liệu năm 2019 tính đến 14/12/2019`): said, or asked about."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from typing import NamedTuple

from analysis.ingest.columns.questions.doubts import listed
from analysis.ingest.columns.sheets.grid import Grid
from analysis.ingest.columns.values.typed import Typed
from analysis.language import Text

MONTH = 31  # days by which a period may end early and still be called whole: a police year ends on 14 December
_YEAR = re.compile(r"(?<![\d/.-])((?:19|20)\d{2})(?![\d/.-]*\d)|(?<=[/.-])((?:19|20)\d{2})(?!\d)")
_DAY = re.compile(r"(?:tính|chốt|cập nhật|đến hết|tới hết)(?: số liệu)?(?: đến| tới)?(?: hết)?(?: ngày)? (\d{1,2})[/.-](\d{1,2})(?!\d)(?:[/.-](\d{4}))?")  # fmt: skip
_TO_MONTH = re.compile(r"(?:(?:tính|chốt)(?: số liệu)? đến(?: hết)?|đến hết|mới hết) tháng (\d{1,2})(?!\d)")
_SO_FAR = re.compile(r"(?:(?:số liệu|kết quả|năm \d{4}|^\d{4})(?:\W| là| mới| chỉ| có| số liệu| của)*)(\d{1,2}) tháng|(?<!\d)(\d{1,2}) tháng (?:đầu|(?:năm )?\d{4})")  # fmt: skip
_UP_TO = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s*[:,(]|\s+(?:chỉ|mới|là|có|tính|lấy|số liệu|được|gồm))*\s*(?:(?:đến|tới|hết|to|through)\s+)*(?:ngày\s+)?(?:(\d{1,2})/(\d{1,2})|(\d{1,2})\s+(?:tháng|months))")  # fmt: skip
_EVERY_YEAR = re.compile(r"(?:hằng|hàng|mỗi|các) năm")
_OTHER = re.compile(r"so với|cùng kỳ|dân số|nhân khẩu|số hộ|biên chế|hiện có|mô hình|camera|hội viên|thành viên|câu lạc bộ")
_PROVISIONAL = re.compile(r"\b(?:ước|sơ bộ|tạm tính)\b")
_HEADING = re.compile(r"\s*((?:năm\s+)?(\d{4}))\s*\(\s*([^()]*\d[^()]*)\)\s*", re.IGNORECASE)


class Until(NamedTuple):
    """The last day of which figures of a period hold, the words that say so, and the cell where these stand in a heading."""

    day: dt.date
    said: str
    cell: str = ""


def headings(grid: Grid) -> list[Until]:
    """The ends that headings of years say in brackets, which are taken off: `2019 (10 tháng)` is 2019."""
    found = []
    for column in grid.columns:
        parts = [(part, m, _days(f"năm {m[2]}: {_lower(m[3])}")) if (m := _HEADING.fullmatch(part)) else (part, None, []) for part in column.head]  # fmt: skip
        if not any(days for _, _, days in parts):
            continue
        found += [Until(day, part, grid.head_cell(column)) for part, _, days in parts for day in days]
        column.head = tuple(m[1] if m and days else part for part, m, days in parts)
        column.name = " – ".join(column.head)
    return found


def lines(grid: Grid) -> list[Until]:
    """The ends that the lines above and below a table say."""
    return [Until(day, " ".join(line.split())) for line in (*grid.titles, *grid.notes) for day in _days(_lower(line))]


def _lower(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


def _days(line: str) -> list[dt.date]:
    """The days to which figures run, as a line in small letters says; 14 December of every year where it says so."""
    if _OTHER.search(line):
        return []
    years = {int(y) for pair in _YEAR.findall(line) for y in pair if y}
    if m := _DAY.search(line):
        every = range(1990, dt.date.today().year + 1) if _EVERY_YEAR.search(line) and not m[3] else ()
        own = [int(m[3])] if m[3] else every or (years if len(years) == 1 else ())
        return [day for year in own if (day := _date(year, int(m[2]), int(m[1])))]
    if m := _UP_TO.search(line):
        day = _date(int(m[1]), int(m[3]), int(m[2])) if m[2] else _end(int(m[1]), int(m[4]))
        return [day] if day else []
    if len(years) != 1:
        return []
    month = _TO_MONTH.search(line) or _SO_FAR.search(line)
    number = next((int(n) for n in month.groups() if n), 0) if month else 0
    year = next(iter(years))
    return [day] if (day := _end(year, number)) else []


def _end(year: int, month: int) -> dt.date | None:
    return dt.date(year, month, calendar.monthrange(year, month)[1]) if 1 <= month <= 11 else None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def aside(typed: Typed, ends: list[Until]) -> dict[int, Text]:
    """Say which periods end early; those more than a month short are asked about, and set aside where a person says `partial=drop`."""
    column = typed.of("period")
    if column is None or typed.dated is None:
        return {}
    _say_provisional(typed)
    written = {w[:3]: w for w in {id(w): w for w in typed.dated.written}.values() if w is not None and w.kind in "YHQ"}
    short: dict[tuple, Until] = {}
    for key, w in written.items():
        own = [u for u in ends if w.day <= u.day < w.end]
        if own:
            short[key] = min(own, key=lambda u: (u.day, not u.cell))
    if not short:
        return {}
    said = list(dict.fromkeys(u.said for u in short.values()))
    named = listed(f"{_name(written[key])} ({u.day:%d/%m/%Y})" for key, u in short.items())
    words, cells = listed(f"“{text}”" for text in said), [u.cell for u in short.values() if u.cell]
    partial = [key for key, u in short.items() if (written[key].end - u.day).days > MONTH]
    if not partial or len(written) == 1 or typed.said.rows.get("partial") == "keep":
        typed.doubts.say("unfinished", Text(f"Kỳ chỉ tính đến ngày ghi trong ngoặc, dùng như cả kỳ: {named}; theo {words}.", f"Periods that run to the day in brackets only, used as whole ones: {named}; as {words} says."), cells, [column.name])  # fmt: skip
        return {}
    named = listed(f"{_name(written[key])} ({short[key].day:%d/%m/%Y})" for key in partial)
    if typed.said.rows.get("partial") == "drop":
        rows = [i for i, w in enumerate(typed.dated.written) if w is not None and w[:3] in partial]
        typed.doubts.say("unfinished", Text(f"Kỳ chưa đủ để riêng: {named}; theo {words}.", f"Unfinished periods are set aside: {named}; as {words} says."), cells, [column.name])  # fmt: skip
        return dict.fromkeys(rows, Text("kỳ chưa đủ", "an unfinished period"))
    typed.doubts.ask("partial", Text(f"Cột “{column.name}”: kỳ chưa đủ, chỉ tính đến ngày ghi trong ngoặc: {named}; theo {words}", f"Column “{column.name}”: unfinished periods, to the day in brackets only: {named}; as {words} says"), cells,
                     [('cells="partial=drop"', Text("để riêng kỳ ấy", "set them aside")), ('cells="partial=keep"', Text("dùng như cả kỳ (hoặc số đã quy ra cả kỳ)", "use them as whole periods"))], [column.name])  # fmt: skip
    return {}


def _name(when) -> str:
    quarter = (when.day.month + 2) // 3
    return {"Y": f"{when.day.year}", "Q": f"{when.day.year}-Q{quarter}"}.get(when.kind, f"{when.day.year}-H{(quarter + 1) // 2}")


def _say_provisional(typed: Typed) -> None:
    """Say of a year of the table that a line calls its figures estimates: `Số liệu năm 2019 là số ước`."""
    years = {w.day.year for w in typed.dated.written if w is not None}
    for line in (*typed.grid.titles, *typed.grid.notes):
        own = {int(y) for pair in _YEAR.findall(line) for y in pair if y}
        if len(own) == 1 and own <= years and _PROVISIONAL.search(_lower(line)) and not _OTHER.search(_lower(line)):
            text, year = " ".join(line.split()), min(own)
            typed.doubts.say("provisional", Text(f"Số liệu sơ bộ, ước tính: {year}; theo “{text}”.", f"Provisional or estimated: {year}; as “{text}” says."), columns=[typed.of("period").name])  # fmt: skip
