"""Columns of periods, or of places, put one below the other: one row a row and period comes out, each figure where it stands."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.catalogue.headings import meant, part_of_period
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.cells.cell_kind import kind
from analysis.ingest.columns.cells.lines import Value
from analysis.ingest.columns.cells.periods import Written
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.language import Text

_TITLE = re.compile(
    r"(?:(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)\s[^–:]{1,40}?\s[–-]\s)?"  # `HUYỆN TÂN CHÂU – THEO DÕI SỐ VỤ ...`
    r"(?:(?:(?:bảng|biểu(?: mẫu)?|mẫu|phụ lục)\s*(?:số\s*)?)?[\d./IVX]*\s*[.:\-–]\s*)?(?:sum of |tổng của )?(?:(?:bảng|biểu|sổ)?\s*(?:thống kê|tổng hợp|theo dõi)\s+)?(.*?)\s*(?:,|;|\(|(?:từ )?(?:năm )?(?:19|20)\d\d\s*(?:[-–]|đến)|(?:19|20)\d\d$|(?:quý|tháng) (?:\d+|[IVX]+)(?!\w)|và (?:mô hình|chương trình|dân số)(?!\w)|giai đoạn|năm \d|từ năm|các năm|chia theo |phân theo |theo |trên địa bàn|của |tại |$)",
    re.IGNORECASE,
)


_SITUATION = re.compile(  # what is counted, where no line says `Số ...`
    r"(?:(?:bảng|biểu|phụ lục)\s*[\d./IVX]*\s*[.:\-–]?\s*)?(?:báo cáo |tổng hợp |thống kê )?(?:tình hình|diễn biến)\s+"
    r"((?:tội phạm|tệ nạn|tai nạn|vi phạm|phạm pháp|trộm cắp|bạo lực|cháy|ma túy|mất an ninh|mua bán|lừa đảo|đánh bạc)(?!\w).*?)"
    r"\s*(?:,|;|\(|\d{4}|giai đoạn|(?:từ )?(?:năm|quý|tháng) (?:\d+|[IVX]+)(?!\w)|các năm|theo |trên địa bàn|của |tại |$)", re.IGNORECASE)  # fmt: skip


# `Số: 07/BC-BCĐ`, `Sở Lao động`, `Sổ trực ban`, `Số liệu tính đến 31/12`: lines that begin like a count and name none
_NO_COUNT = re.compile(
    r"s[ởổ](?!\w)|số(?:\s*(?:hiệu|văn bản|báo cáo|ký hiệu|biểu|trang|điện thoại|đt|fax|tk|tài khoản)(?!\w))?\W*(?:[\d.…_-]*\s*/|\d|$)"
    r"|số (?:hiệu|văn bản|ký hiệu|điện thoại|đt|fax|tài khoản)(?!\w)|số liệu\W+(?:này |được |chỉ )?(?:từ|đến|tính|chốt|lấy|do|theo(?! dõi)|cập nhật|trong|kèm)(?!\w)",
    re.IGNORECASE,
)


def say_totals(grid: Grid, totals: list[Column], doubts: Doubts) -> None:
    if totals:
        names = [c.name for c in totals]
        doubts.say(
            "total_column",
            Text(f"Cột cộng để riêng: {listed(names)}.", f"Columns of totals set aside: {listed(names)}."),
            [grid.head_cell(c) for c in totals],
            names,
        )


def is_numeric(column: Column) -> bool:
    kinds = [kind(v) for v in column.values[:200] if v is not None]
    return bool(kinds) and sum(k in "NPM" for k in kinds) >= len(kinds) / 2


def value_name(grid: Grid) -> str:
    """What the figures are, where no heading says it: the title's words where it names a count or a rate."""
    for title in grid.titles:
        found = _TITLE.match(" ".join(title.split()))
        name = found[1].strip() if found else ""
        if name and {"outcome", "exposure"} & set(meant(name).roles) and not _NO_COUNT.match(" ".join(title.split())):
            return name[:1].upper() + name[1:]
    for title in grid.titles:
        if found := _SITUATION.match(" ".join(title.split())):
            return found[1][:1].upper() + found[1][1:]
    return "giá trị" if grid.has_marks else "value"


def melted(grid: Grid, stubs: list[Column], found: list, name: str, label: str = "") -> Grid:
    """One row a row and period (or month of the year beside it, or place); what is counted, one column each."""
    rests = list(dict.fromkeys(rest or name for _, _, rest in found))
    when = list(dict.fromkeys(w for _, w, _ in found))
    by = {(w, rest or name): column for column, w, rest in found}
    rows = [(i, w) for i in range(len(grid)) for w in when]
    columns = [grid.taken(c, [i for i, _ in rows]) for c in stubs]
    years = any({"month", "quarter"} & {part_of_period(c.name)} for c in stubs)
    label = label or _label(when[0], grid.has_marks, years)
    first = {w: next(column for column, other, _ in found if other == w) for w in when}
    heads = [(grid.rows[i][0], grid.head_row, first[w].col) for i, w in rows]
    columns.append(
        Column(label, (label,), first[when[0]].col, [Stated(w) if isinstance(w, Written) else str(w) for _, w in rows], heads)
    )
    for rest in rests:
        own = [by.get((w, rest)) for _, w in rows]
        values: list[Value] = [column.values[i] if column else None for (i, _), column in zip(rows, own, strict=True)]
        at = [grid.at(column, i) if column else None for (i, _), column in zip(rows, own, strict=True)]
        column = next(c for (_, of), c in by.items() if of == rest)
        columns.append(Column(rest, (rest,), column.col, values, at, {}, "", column.unit))
    return replace(grid, columns=columns, rows=[grid.rows[i] for i, _ in rows])


def _label(when: Written | int | str, home: bool, years: bool) -> str:
    """What the column of periods is called: month, quarter or half beside a column of years, year beside one of months, else period."""
    if isinstance(when, Written) and when.kind == "Y" and years:
        return "năm" if home else "year"
    if isinstance(when, Written):
        return "kỳ" if home else "period"
    names = {"Q": ("quý", "quarter"), "H": ("nửa năm", "half year")}
    return names.get(str(when)[0], ("tháng", "month"))[0 if home else 1]


class Stated(str):
    """A period as its heading said it, already read: its text is the ISO form of its days."""

    def __new__(cls, when: Written):
        made = super().__new__(cls, f"{when.day.isoformat()}/{when.end.isoformat()}" if when.kind == "W" else _iso(when))
        made.provisional = when.provisional
        return made


def _iso(when: Written) -> str:
    year, month = when.day.year, when.day.month
    return {
        "Y": f"{year}-{year + 1}" if periods.is_school_year(when) else f"{year}", "H": f"{year}-H{(month + 5) // 6}", "Q": f"{year}-Q{(month + 2) // 3}", "M": f"{year}-{month:02d}",
    }.get(when.kind, when.day.isoformat())  # fmt: skip
