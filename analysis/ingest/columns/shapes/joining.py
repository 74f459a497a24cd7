"""Parts of one table, a sheet or a block each -> one grid; what a name or title says of a part is a column."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from analysis.catalogue.headings import folded, is_total, judged_in, meant, says, says_begun
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.told import Told
from analysis.ingest.columns.shapes import banners
from analysis.ingest.columns.shapes.melted import Stated
from analysis.ingest.columns.shapes.waves import rank
from analysis.ingest.columns.shapes.wide import year_of
from analysis.ingest.columns.shapes.year_parts import periods_alone
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.starts.words import begins_nothing
from analysis.ingest.entities.periods import dates_a_document, said
from analysis.ingest.entities.units import scale_of
from analysis.ingest.readers.sheets import as_text
from analysis.ingest.text.spelling import key, plain
from analysis.language import Text

UNIT = re.compile(r"(?i)\s*\((?:(?:nghìn|ngàn|triệu|1[.,]?000)\s*)?(?:người|dân|khẩu|nhân khẩu)?\)$")


def _in_one_unit(parts: list[Grid], doubts: Doubts) -> None:
    """Figures of a sheet in thousands brought to the unit of the first sheet; what is text there is asked about."""
    for i, column in enumerate(parts[0].columns):
        for part in parts[1:]:
            other = part.columns[i]
            factor = float(scale_of(other.name)) / float(scale_of(column.name))
            if factor == 1:
                continue
            cells = part.cells(other, [j for j, v in enumerate(other.values) if isinstance(v, str)])
            if cells:
                doubts.ask("units", Text(f"Cột “{other.name}”, trang khác ghi “{column.name}”: ô {listed(cells)} là chữ, không đổi đơn vị được", f"Column “{other.name}” is “{column.name}” on another sheet: {listed(cells)} are text and cannot be brought to one unit"), cells,
                           [("", Text("ghi mọi trang theo một đơn vị rồi lưu lại", "write all sheets in one unit and save the file"))], [column.name])  # fmt: skip
            other.values = [round(v * factor, 6) if isinstance(v, (int, float)) else v for v in other.values]
            doubts.say("scale", Text(f"Cột “{other.name}” nhân với {factor:g} để cùng đơn vị với “{column.name}”.", f"Column “{other.name}” is multiplied by {factor:g}, to the unit of “{column.name}”."), columns=[column.name])  # fmt: skip


def joined(parts: list[Grid], names: list[str], said: Told, doubts: Doubts) -> Grid:
    """One grid of several sheets; a sheet's name is the year or the place that its table lacks."""
    first = parts[0]
    _in_one_unit(parts, doubts)
    columns = []
    for i, column in enumerate(first.columns):
        values = [v for part in parts for v in part.columns[i].values]
        at = [part.at(part.columns[i], j) for part in parts for j in range(len(part))]
        columns.append(replace(column, values=values, at=at))
    columns += _of_names(first, parts, names, said, doubts)
    trouble, percent, sections, titles, notes = {}, set(), {}, [], []
    for part in parts:
        trouble |= part.trouble
        percent |= part.percent
        sections |= part.sections
        titles += part.titles
        notes += part.notes
    rows = [row for part in parts for row in part.rows]
    return replace(
        first, columns=columns, rows=rows, trouble=trouble, percent=percent, titles=titles, sections=sections, notes=notes
    )


def _of_names(first: Grid, parts: list[Grid], names: list[str], said: Told, doubts: Doubts) -> list[Column]:
    """The column that the sheets' names make: years where the table has no year, places where it has no place."""
    roles = [meant(c.name).roles for c in first.columns]
    lacks_place = not any("place" in r for r in roles)
    dates = [periods.written(re.sub(r"(?i)^(năm|nam|year|sheet|số liệu|du lieu)[ _]*", "", name)) for name in names]
    spans = [c for c in first.columns if periods.months_counted(c.name)]  # `6 tháng` beside `3 tháng` holds figures
    dated = [c for r, c in zip(roles, first.columns, strict=True) if "period" in r and (len(spans) < 2 or c not in spans)]
    has_period = any(not periods_alone(c) for c in dated)
    if all(dates) and not has_period:
        _ask_contradicted(parts, names, dates, doubts)
        head, names = "Năm", [str(d.day.year) if d.kind == "Y" else n for d, n in zip(dates, names, strict=True)]
    elif not has_period and not (lacks_place and banners.over(parts)) and (dates_said := periods_said(parts, names)):
        shown = listed(f"{name}: {period}" for name, period in zip(names, dates_said, strict=True))
        doubts.say("sheet_periods", Text(f"Kỳ của mỗi trang theo tên trang và dòng trên bảng: {shown}.", f"The period of each sheet is that of its name and the lines above its table: {shown}."))  # fmt: skip
        head, names = "Kỳ" if any("-" in period for period in dates_said) else "Năm", dates_said
    elif len(set(names)) > 1 and all({"outcome", "exposure"} & set(meant(name).roles) for name in names):
        head = "Chỉ tiêu"
    elif lacks_place and not has_period and _are_times(names):
        head = "Lần hỏi" if first.has_marks else "Time"  # sheets `Trước`, `Sau` of persons are no places
    elif lacks_place and not any(dates):
        lines = banners.over(parts)
        lines = [line._replace(name=name) for line, name in zip(lines, _heads(lines), strict=True)]
        places = banners.columns(lines, parts, said, doubts) if lines else _each("Địa bàn", names, parts)
        return places if any(line.since for line in lines) else [*places, *_starts(parts, doubts)]
    else:
        return []
    return _each(head, names, parts)


def _each(head: str, own: list, parts: list[Grid]) -> list[Column]:
    """The column of what is said of each part."""
    return [Column(head, (head,), 0, [value for value, part in zip(own, parts, strict=True) for _ in part.rows])]


def _heads(lines: list[banners.Banner]) -> list[str]:
    """The names of lines, without what stands after a dash in all of them alike: `Xã Bản Phố – Số vụ bạo lực`."""
    own = [re.split(r"\s+[–-]\s+", line.name, maxsplit=1) for line in lines]
    alike = len({tuple(map(folded, one[1:])) for one in own}) == 1
    return [one[0] if alike else line.name for one, line in zip(own, lines, strict=True)]


_WHEN = r"^(?:ngày|tháng|thời điểm|thời gian|(?:start|launch)\w* date|date of)\b"
_SAID = re.compile(r"(.*?\S)(?:\s*:\s*|\s+(?=\d{1,2}[/.-]))(\S[^:]*?)[\s.]*")


def _starts(parts: list[Grid], doubts: Doubts) -> list[Column]:
    """The column of the start that a line over each part says, `Ngày lắp camera: 15/6/2016`, `…: chưa lắp`; it is said, and a part without the line is asked about."""
    said_of: list[dict[str, tuple[str, str]]] = []
    for part in parts:
        lines = [" ".join(line.split()) for line in part.titles]
        lines += [f"{one} {other}" for one, other in pairwise(lines) if one.endswith(":")]  # in two cells
        lines += [
            f"{one}: {other}"
            for one, other in pairwise(lines)
            if says(one, _WHEN) and not one.endswith(":") and (periods.written(other) or periods.is_never(other))
        ]
        pairs = [m.groups() for line in lines if (m := _SAID.fullmatch(line))]
        said_of.append(
            {
                folded(label): (label, value)
                for label, value in pairs
                if judged_in(label)
                and says_begun(label)
                and not begins_nothing(label, whatever=True)
                and not says(label, r"\b(?:kế hoạch|dự kiến|báo cáo|planned|report)\b")
            }
        )
    labels = {label for own in said_of for label in own}
    when = [periods.written(value) for own in said_of for _, value in own.values()]
    if len(labels) != 1 or not any(when) or any("adopted" in meant(c.name).roles or judged_in(c.name) for c in parts[0].columns):
        return []
    own = [next(iter(one.values()), ("", None))[1] for one in said_of]
    head = next(name for one in said_of for name, _ in one.values())
    if lacking := own.count(None):
        doubts.ask("start", Text(f"“{head}”: {lacking} bảng không có dòng này ở trên. Nơi đó bắt đầu từ lúc nào, hay chưa bắt đầu?", f"“{head}”: {lacking} tables have no such line above them. Since when is it there, or not yet?"), (),
                   [("", Text(f"ghi dòng “{head}: …” trên mỗi bảng (ngày, hoặc chưa) rồi lưu lại", f"write a line “{head}: …” over each table (the day, or never) and save the file")),
                    (f'columns="{head}=ignore"', Text("không dùng ngày bắt đầu", "the starts are not used"))], [head])  # fmt: skip
    doubts.say("start_lines", Text(f"“{head}” lấy từ dòng trên mỗi bảng: {listed(filter(None, own))}.", f"“{head}” is that of the line above each table: {listed(filter(None, own))}."), columns=[head])  # fmt: skip
    return _each(head, own, parts)


def _are_times(names: list[str]) -> bool:
    """Whether sheets are called after times at which persons were asked, the first of them too: `Trước`, `Sau`; T1 and T2 may be hamlets."""
    ranks = {rank(name) for name in names}
    return len(ranks) == len(names) and None not in ranks and bool(ranks & {-1.0, 0.0})


def _ask_contradicted(parts: list[Grid], names: list[str], dates: list[periods.Written], doubts: Doubts) -> None:
    """Ask about sheets whose title names another year than the sheet, where the titles are not all of one year."""
    above = [year_of("", part.titles) for part in parts]
    wrong = [f"{name}: {year}" for name, date, year in zip(names, dates, above, strict=True) if year and year != date.day.year]
    if wrong and len(set(above)) > 1:
        doubts.ask("period", Text(f"Trang có tiêu đề ghi năm khác tên trang ({listed(wrong)}): năm nào đúng?", f"Sheets whose titles say another year than their names ({listed(wrong)}): which is right?"), (),
                   [("", Text("sửa tên trang hoặc tiêu đề rồi lưu lại", "correct the sheet's name or its title and save the file"))])  # fmt: skip


_BARE = re.compile(r"[\dIVX. ]+")


_ALONE = (("", periods.month_alone), ("Q", periods.quarter_alone), ("H", periods.half_alone))


def periods_said(parts: list[Grid], names: list[str]) -> list[str]:
    """The period of each sheet, where all are different: its name is a month, quarter or half of the year above its table, or a line there says it."""
    found = []
    for part, name in zip(parts, names, strict=True):
        year = year_of(name, part.titles)
        own = ((letter, alone(name)) for letter, alone in _ALONE)
        letter, number = next(((letter, n) for letter, n in own if n and not _BARE.fullmatch(name)), ("", 0))
        if (
            number
            and re.fullmatch(r"(?i)[a-z]\W?\d+", name.strip())
            and not any(says(line, r"\b(?:tháng|quí|month|quarter)\b") for line in part.titles)
        ):
            number = 0  # Q1, Q3 may be districts, T1 and T2 hamlets
        above = next(filter(None, map(_first_period, part.titles[::-1])), "")  # the nearest line
        if number:  # without a year it is asked about
            own_period = name if not year else f"{year}-{letter}{number}" if letter else f"{year}-{number:02d}"
            if len(above) == len(own_period) and above != own_period:  # `T1` over `Tháng 2 năm 2021`
                return []
            found.append(own_period)
        elif above:
            found.append(above)
        else:
            return []
    months = any("period" in meant(c.name).roles for c in parts[0].columns)  # of which only the year is not said
    apart = len(set(found)) == len(found) or _of_other_places(parts, found)
    apart &= len({period.isdecimal() for period in found}) == 1  # a year beside months is none of them
    return found if apart and not (months and any("-" in period for period in found)) else []


def _of_other_places(parts: list[Grid], found: list[str]) -> bool:
    """Whether the parts of one period, of several, are lists of other places: each month's list runs on to the right."""
    names: dict[str, list[str]] = defaultdict(list)
    for part, period in zip(parts, found, strict=True):
        own = next((c for c in part.columns if "place" in meant(c.name).roles), None)
        names[period] += (
            [] if own is None else {folded(as_text(v)) for v in own.values if v is not None and not is_total(as_text(v))}
        )
    return len(names) > 1 and all(own and len(set(own)) == len(own) for own in names.values())


def _first_period(line: str) -> str:
    """The first period of several days that a line above a table names: `2021-03`, `2021-Q1`, or the first day and the last."""
    keyed = key(plain(line).text)
    own = (s.period for s in said(keyed) if not dates_a_document(keyed, s))
    found = next((p for p in own if p.start and p.end and p.start != p.end), None)
    return Stated(periods.written(f"{found.start}/{found.end}")) if found else ""
