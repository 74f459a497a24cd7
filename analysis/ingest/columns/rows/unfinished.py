"""What headings and the lines above and below a table say of a period that ends early (`2019 (10 tháng)`, `Số liệu năm 2019 tính đến 14/12/2019`): said, or asked about."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from analysis.catalogue.headings import is_total
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.questions.doubts import listed
from analysis.ingest.columns.shapes.wide import dated
from analysis.ingest.columns.sheets.grid import Grid
from analysis.ingest.columns.sheets.quoted import quoted
from analysis.ingest.columns.values.typed import Typed
from analysis.language import Text

MONTH = 31  # days by which a period may end early and still be called whole: a police year ends on 14 December
_YEAR = re.compile(r"(?<![\d/.-])((?:19|20)\d{2})(?![\d/.-]*\d)|(?<=[/.-])((?:19|20)\d{2})(?!\d)")
_EVERY_YEAR = r"(?:hằng|hàng|mỗi|các) năm"
_FROM = re.compile(  # `từ 15/11/2018 đến`, `giai đoạn 2017 -`: where a span starts, which shortens no year
    r"(?<!\w)(?:từ|from|giai đoạn|thời kỳ)(?: ngày| đầu| tháng| năm)* (?:(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})(?:[/.-]\d{4})?|(?:\d{1,2}[/.-])?\d{4})(?: hằng năm)?\s*(?:đến|tới|to|through|[-–])"  # fmt: skip
)
_END = re.compile(
    rf"(?:(?P<sure>(?:tính|chốt)(?: số liệu)?(?: {_EVERY_YEAR})?(?: (?:đến|tới|vào))?|cập nhật(?: đến| tới)?|(?:đến|tới|mới) hết)|(?<!\w)(?:đến|tới|hết|to|through|until))"  # fmt: skip
    r"\W*(?:hết )?(?:ngày )?(?:(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})(?:[/.-](?P<year>\d{4}))?(?!\d|[/.-]\d)|(?:tháng )?(?P<month_of>\d{1,2})(?:[/-]|,? năm )(?P<its_year>\d{4})(?!\d)"  # fmt: skip
    r"|tháng (?P<month_alone>\d{1,2})(?![\d/])|quý (?P<quarter>i{1,3}|iv|[1-4])(?!\w)(?:(?:/|,? năm | )(?P<quarter_year>\d{4}))?)"
)
_MONTHS = re.compile(rf"(?<!\d)(?<!từ )(?P<months>\d{{1,2}}) (?:tháng|months)(?: đầu)?(?:(?: của)? (?:{_EVERY_YEAR}|năm(?! \d)))?(?:[\s,/(]*(?:năm )?(?P<year>\d{{4}})(?!\d))?")  # fmt: skip
_ITS_YEAR = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)(?:\s*[:,(*]|\s+(?:chỉ|mới|là|có|tính|lấy|số liệu|được|gồm))*\s*$")
_ALONE = re.compile(rf"(?: {_EVERY_YEAR}| \d{{4}}|, \d{{4}})*(?:\W*$|\W*\)|\W+(?:và )?năm \d)")
_WHERE = re.compile(r" (?:trên|tại|ở|của|toàn) ")
_FIGURES = re.compile(r"số liệu|chốt|figures")
_TIED = re.compile(r"số liệu|chốt|figures|kết quả|số vụ|giai đoạn|thời kỳ|^\W*(?:từ|from) ")
_OTHER = re.compile(
    r"so với|so sánh|cùng kỳ|dân số|nhân khẩu|số hộ|biên chế|hiện có|mô hình|camera|hội viên|thành viên|câu lạc bộ"
    r"|danh sách|địa giới|số (?:xã|phường|thị trấn|huyện|thôn|tổ dân phố)(?!\w)|sáp nhập|(?<!\w)có \d+ (?:xã|phường|thị trấn|thôn|đơn vị)|mưa|bão"
)
_PAPERS = re.compile(  # of which a line speaks, unless it speaks of figures
    r"báo cáo|cập nhật|kế hoạch|nghị quyết|quyết định|chỉ thị|(?<!\w)qđ|đề án|dự án|chương trình|đơn vị hành chính|thực hiện|triển khai"
)
_PROVISIONAL = re.compile(r"\b(?:ước|sơ bộ|tạm tính)\b")
_HEADING = re.compile(r"\s*((?:năm\s+)?(\d{4}))\s*\(\s*([^()]*\d[^()]*)\)\s*", re.IGNORECASE)


class Until(NamedTuple):
    """The last day of which figures of a period hold, the words that say so, and the cell where these stand in a heading."""

    day: dt.date
    said: str
    cell: str = ""


def headings(grid: Grid) -> list[Until]:
    """The ends that headings of years say, which are taken off: `2019 (10 tháng)`, and `10 tháng 2019` after 2018, are 2019."""
    found = []
    whole = [c for c in grid.columns if (w := dated(c.head)[0]) is not None and w.kind == "Y"]  # no year over its months
    years = {w.day.year for c in whole for part in c.head if (w := periods.written(part)) is not None}
    for column in grid.columns:
        parts = [(part, *_cut(part, years)) for part in column.head]
        if not any(days for _, _, days in parts):
            continue
        found += [Until(day, part, grid.head_cell(column)) for part, _, days in parts for day in days]
        column.head = tuple(year if days else part for part, year, days in parts)
        column.name = " – ".join(column.head)
    return found


def cells(grid: Grid) -> list[Until]:
    """The ends that cells of a column of years say, which are taken off: `2019 (6 tháng)`, `9T/2019` beside 2017 and 2018."""
    found = []
    for column in grid.columns:
        said = [v for v in column.distinct[1] if isinstance(v, str) and _SHORT_YEAR.search(v)]
        if not said:
            continue
        written = {v: w for v in column.distinct[1] if (w := periods.written(v)) is not None and w.kind == "Y"}
        cut = {
            v: (year, days)
            for v in said
            if (days := (own := _cut(v, {w.day.year for w in written.values()}))[1])
            for year in own[:1]
        }
        others = [v for v in column.distinct[1] if v not in cut and not (isinstance(v, str) and is_total(v))]
        if not cut or not others or any(v not in written for v in others):
            continue
        for i in column.first_rows:
            value = column.values[i]
            found += [Until(day, value, grid.cell(column, i)) for day in cut.get(value, ("", ()))[1]]
        column.values = [cut[v][0] if v in cut else v for v in column.values]
    return found


_SHORT_YEAR = re.compile(r"(?i)\d.*\(|\d ?t|t ?\d|th|month")
_MONTHS_OF = re.compile(
    r"(?i)(?:(?:trong|ước|số liệu|từ) )?(?:(?P<n>\d{1,2}) ?(?:tháng|thang|t|th|months?)\.?(?: ?đầu)?(?: ?(?:của|of))?[\s,/.-]*(?:năm ?)?(?P<year>(?:19|20)\d\d)"
    r"|(?:tháng |t)0?1 ?(?:-|–|đến|tới) ?(?:tháng |t)?(?P<to>\d{1,2})[\s,/.-]*(?:năm ?)?(?P<of>(?:19|20)\d\d)"
    r"|(?:năm ?)?(?P<first>(?:19|20)\d\d)[\s,:/-]+(?P<months>\d{1,2}) ?(?:tháng|thang|t|months?)(?: đầu(?: năm)?)?)"
)


def _cut(text: str, years: set[int]) -> tuple[str, list[dt.date]]:
    """The year of a text that says in how far it is whole, and the last days of its figures; of months before a year only after other `years`."""
    if m := _HEADING.fullmatch(text):
        return m[1], _days(f"năm {m[2]}: số liệu {_lower(m[3])}")
    m = _MONTHS_OF.fullmatch(" ".join(text.split())) if years else None
    year, months = (int(m["year"] or m["of"] or m["first"]), int(m["n"] or m["to"] or m["months"])) if m else (0, 0)
    end = _end(year, months) if m and year > max(years) and len(years) > 1 else None
    return str(year), [end] if end else []


def lines(grid: Grid, starred: list[tuple[str, str]]) -> list[Until]:
    """The ends that the lines above and below a table say, those of footnotes (`starred`: the line, and a period it is of) too."""
    found = [Until(day, " ".join(line.split())) for line in (*grid.titles, *grid.notes) for day in _days(_lower(line))]
    notes = [(line, f"{period}: số liệu {line}") for line, period in starred if not _YEAR.search(line)]
    return [*found, *(Until(day, line) for line, text in notes for day in _days(_lower(text)))]


_OWN_DAY = re.compile(  # the day on which a table was signed, printed or sent
    r"^[^\W\d][^,;:\d]{1,40},\s*(?:ngày|on|date)?:?\s*(?P<at>\d.*)|^ngày\s+(?P<alone>\d{1,2} tháng.*)"
    r"|(?<!\w)(?:in(?= (?:ngày|lúc|vào))|xuất|(?<!thành )lập|trích xuất|kết xuất|ký|báo cáo(?= ngày)|printed|exported|extracted|generated|as of|date)"
    r"(?: (?:dữ liệu|số liệu|biểu|bảng|báo cáo|ngày|vào|lúc|on|at))*\s*:?\s*(?:\d{1,2}[:h]\d{2},?\s*)?(?:ngày\s+)?(?P<made>\d.*)"
    r"|(?<!\w)ngày (?:in|xuất|lập|lập biểu|lập bảng|báo cáo|kết xuất|ký)\s*:?\s*(?P<day>\d.*)"
    r"|(?:(?<!\w)(?:bc|báo cáo)\s+(?:số)?:?\s*(?=[\w./-]{0,40}?\d)[\w./-]{1,60}|(?<!ban hành )kèm theo (?:công văn|cv|tờ trình|báo cáo|bc)\b)[^()]{0,120}?[,\s]ngày\s+(?P<sent>\d.*)"
)
_OF_OTHERS = re.compile(r"dân số|nhân khẩu|số hộ|population|households")  # `Dân số as of 1/4/2022`
_SAYS = re.compile(r"(?<!\w)(?:nêu|cho biết|số cũ|states|stated)(?!\w)")  # `Báo cáo ngày 30/6/2022 của Công an tỉnh nêu số cũ`
_DAY = re.compile(
    r"(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{1,2})(?:\s*[/.-]\s*|,?\s+năm\s+)(\d{4})(?!\d)|(\d{4})-(\d{2})-(\d{2})"
)
_SOME_DAYS = 17  # a month of reports ends on the 14th


def signed(grid: Grid) -> Until | None:
    """The latest day on which the table says that it was signed, printed or sent."""
    found = []
    for line in "\n".join((*grid.titles, *grid.notes)).splitlines():
        for m in _OWN_DAY.finditer(_lower(line)):
            before, after = m.string[: m.start()], m.string[m.start() :]
            if _OF_OTHERS.search(before) or _SAYS.search(after):
                continue
            if own := _first_day(next(filter(None, m.groups()))):
                found.append(Until(own, " ".join(line.split())))
    if len(found) < len({sheet for sheet, _ in grid.rows}):  # of which sheet is a day?
        return None
    return max(found, default=None, key=lambda u: u.day)


def _first_day(text: str) -> dt.date | None:
    """The day with which a text in small letters begins."""
    if m := _DAY.match(text):
        return _date(*(int(m[i]) for i in ((3, 2, 1) if m[1] else (4, 5, 6))))
    when = periods.written(text.strip(" .)"))
    return when.day if when is not None and when.kind == "D" else None


def _lower(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


def _days(line: str) -> list[dt.date]:
    """The days to which figures run, as a line in small letters says; the day of every year where it says so."""
    if _OTHER.search(line) or _PAPERS.search(line) and not _FIGURES.search(line):
        return []
    tied, start = _TIED.search(line), _FROM.search(line)
    if start:
        line = f"{line[: start.start()]}đến{line[start.end() :]}"
    years = {int(y) for pair in _YEAR.findall(line) for y in pair if y}
    every = range(1990, dt.date.today().year + 1) if re.search(_EVERY_YEAR, line) else ()
    found = []
    for m in _END.finditer(line):
        adjacent = _ITS_YEAR.search(line[: m.start()])
        if not (tied or (m["sure"] or adjacent) and _ALONE.match(line, m.end())):
            continue
        month = m["month_of"] or m["month_alone"] or _QUARTERS.get(m["quarter"] or "", 0)
        others = every or (years if len(years) == 1 else ())
        for year in _years(m["year"] or m["its_year"] or m["quarter_year"], adjacent, others):
            day = _date(year, int(m["month"]), int(m["day"])) if m["day"] else _end(year, int(month))
            if day and not (start and start["day"] and _follows(day, int(start["day"]), int(start["month"]))):
                found.append(day)
    for m in _MONTHS.finditer(line):
        if not (_ALONE.match(line, m.end()) or m["year"] and (tied or _WHERE.match(line, m.end()))):
            continue
        before = line[: m.start()]
        of_each = every and (re.search(_EVERY_YEAR, m[0]) or not years)
        others = every if of_each else years if len(years) == 1 and before.endswith(("số liệu ", "kết quả ")) else ()
        own = _years(None if of_each else m["year"], _ITS_YEAR.search(before), others)
        found += [day for year in own if (day := _end(year, int(m["months"])))]
    return list(dict.fromkeys(found))


_QUARTERS = {name: 3 * n for n, names in enumerate((("i", "1"), ("ii", "2"), ("iii", "3"), ("iv", "4")), 1) for name in names}


def _years(own: str | None, adjacent: re.Match | None, others: Iterable[int]) -> Iterable[int]:
    """The years whose end a day is: its own, that just before it, or the others of the line."""
    return [int(own)] if own else [int(adjacent[1])] if adjacent else others


def _follows(end: dt.date, day: int, month: int) -> bool:
    """Whether a year that starts on a day and month is whole on its last day (15 November to 14 November)."""
    after = end + dt.timedelta(days=1)
    return (after.day, after.month) == (day, month)


def _end(year: int, month: int) -> dt.date | None:
    return dt.date(year, month, calendar.monthrange(year, month)[1]) if 1 <= month <= 11 else None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _cut_short(typed: Typed, end: Until | None) -> dict[tuple, Until]:
    """The last period with figures, where the table was signed well before its end; figures that go on for longer are of another paper's day."""
    if end is None or typed.cases or typed.of("person") is not None:
        return {}
    filled = np.zeros(len(typed.grid), bool)
    for role in typed.roles:
        if role.role in ("outcome", "value") and role.column in typed.numeric:
            filled |= ~np.isnan(typed.numeric[role.column].value)
    own = [w for w in {id(w): w for w in typed.dated.written[filled]}.values() if w is not None]
    last = max(own, default=None, key=lambda w: w.end)
    least = MONTH if last is not None and last.kind == "Y" else _SOME_DAYS
    short = last is not None and last.kind in "YHQM" and last.day <= end.day and (last.end - end.day).days > least
    return {last[:3]: end} if short else {}


def aside(typed: Typed, ends: list[Until], end: Until | None = None) -> dict[int, Text]:
    """Say which periods end early; those more than a month short are asked about, and set aside where a person says `partial=drop`; `end`:
    the day of the table, before which its last period is none that has ended."""
    column = typed.of("period")
    if column is None or typed.dated is None:
        return {}
    _say_provisional(typed)
    every = {w[:3]: w for w in {id(w): w for w in typed.dated.written}.values() if w is not None}
    written = {key: w for key, w in every.items() if w.kind in "YHQ"}
    short: dict[tuple, Until] = {}
    for key, w in written.items():
        own = [u for u in ends if w.day <= u.day < w.end]
        if own:
            short[key] = min(own, key=lambda u: (u.day, not u.cell))
    cut = {key: own for key, own in _cut_short(typed, end).items() if key not in short}
    short |= cut
    written |= every if cut else {}
    bare = _without_outcomes(typed) if short else set()
    short = {key: own for key, own in short.items() if key not in bare}
    if not short:
        return {}
    said = list(dict.fromkeys(u.said for u in short.values()))
    named = listed(f"{_name(written[key])} ({u.day:%d/%m/%Y})" for key, u in short.items())
    words, cells = quoted(said, typed.grid), [u.cell for u in short.values() if u.cell]
    partial = [k for k, u in short.items() if k in cut or (written[k].end - u.day).days > MONTH and not _alike(k, short, written)]
    if not partial or len(written) == 1 or typed.said.rows.get("partial") == "keep":
        typed.doubts.say("unfinished", Text(f"Kỳ chỉ tính đến ngày ghi trong ngoặc, dùng như cả kỳ: {named}; theo {words}.", f"Periods that run to the day in brackets only, used as whole ones: {named}; as {words} says."), cells, [column.name])  # fmt: skip
        return {}
    named = listed(f"{_name(written[key])} ({short[key].day:%d/%m/%Y})" for key in partial)
    whole = len(partial) < len(written)  # whether something is left without them
    if whole and typed.said.rows.get("partial") == "drop":
        rows = [i for i, w in enumerate(typed.dated.written) if w is not None and w[:3] in partial]
        typed.doubts.say("unfinished", Text(f"Kỳ chưa đủ để riêng: {named}; theo {words}.", f"Unfinished periods are set aside: {named}; as {words} says."), cells, [column.name])  # fmt: skip
        return dict.fromkeys(rows, Text("kỳ chưa đủ", "an unfinished period"))
    typed.doubts.ask("partial", Text(f"Cột “{column.name}”: kỳ chưa đủ, chỉ tính đến ngày ghi trong ngoặc: {named}; theo {words}", f"Column “{column.name}”: unfinished periods, to the day in brackets only: {named}; as {words} says"), cells,
                     [*[('cells="partial=drop"', Text("để riêng kỳ ấy", "set them aside"))][:whole], ('cells="partial=keep"', Text("dùng như cả kỳ (hoặc số đã quy ra cả kỳ)", "use them as whole periods"))], [column.name])  # fmt: skip
    return {}


def _without_outcomes(typed: Typed) -> set[tuple]:
    """The periods in which no outcome has a figure: a population alone names them."""
    own = [typed.numeric[r.column].value for r in typed.roles if r.role == "outcome" and r.column in typed.numeric]
    if not own or typed.cases or typed.of("person") is not None:
        return set()
    filled = ~np.isnan(np.vstack(own)).all(axis=0)
    every, there = ({w[:3] for w, one in zip(typed.dated.written, mask, strict=True) if w is not None and one} for mask in (np.ones(len(filled), bool), filled))  # fmt: skip
    return every - there


def _alike(key: tuple, short: dict[tuple, Until], written: dict) -> bool:
    """Whether a period ends early on the same day of each year of the table, so that all years compare."""
    peers = [k for k, w in written.items() if (w.kind, w.day.month) == (written[key].kind, written[key].day.month)]
    ends = {(short[k].day.month, short[k].day.day) if k in short else None for k in peers}
    return len(peers) > 1 and len(ends) == 1


def _name(when) -> str:
    quarter = (when.day.month + 2) // 3
    month = f"{when.day:%Y-%m}"
    return {"Y": f"{when.day.year}", "Q": f"{when.day.year}-Q{quarter}", "M": month}.get(
        when.kind, f"{when.day.year}-H{(quarter + 1) // 2}"
    )


def _say_provisional(typed: Typed) -> None:
    """Say of a year of the table that a line calls its figures estimates: `Số liệu năm 2019 là số ước`."""
    years = {w.day.year for w in typed.dated.written if w is not None}
    above_and_below = (*typed.grid.titles, *typed.grid.notes)
    for line in (
        part for whole in above_and_below for part in re.split(r";\s+", whole)
    ):  # `* Số liệu ước tính; ** thí điểm từ năm 2019`
        own = {int(y) for pair in _YEAR.findall(line) for y in pair if y}
        if len(own) == 1 and own <= years and _PROVISIONAL.search(_lower(line)) and not _OTHER.search(_lower(line)):
            text, year = quoted([" ".join(line.split())], typed.grid), min(own)
            typed.doubts.say("provisional", Text(f"Số liệu sơ bộ, ước tính: {year}; theo {text}.", f"Provisional or estimated: {year}; as {text} says."), columns=[typed.of("period").name])  # fmt: skip
