"""Workbooks to send to communes: one sheet, Vietnamese headings, drop-downs, checks, protected totals. What comes back
imports without one question: its headings are the catalogue's own labels, its place and period are chosen, not typed."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

from analysis.building import put
from analysis.catalogue import Place, indicators, places, units_of
from analysis.catalogue import component as component_named
from analysis.errors import BadParameter
from analysis.ingest.entities.periods import Period, month
from analysis.language import Text

_FIRST = 6
_HEADINGS = {"month": "Tháng", "quarter": "Quý", "year": "Năm"}
_NOTE = Text(
    "Chỉ điền số nguyên vào các ô màu vàng. Ô tổng được khóa. Không có số liệu: để trống; không xảy ra: ghi 0.",
    "Fill whole numbers into the yellow cells only. Totals are locked. No figure: leave blank; none occurred: write 0.",
)


def codes_for(component: str) -> tuple[str, ...]:
    """The counted indicators of a component: its dose first, then its outcomes. Raises BadParameter where it has none."""
    found = component_named(component, "--component")
    codes = tuple(
        dict.fromkeys(
            c for c in (*found.dose, *found.outcomes) if c in indicators() and indicators()[c].kind in ("count", "stock")
        )
    )
    if not codes:
        raise BadParameter(
            expected=Text("một cấu phần có chỉ số đếm được", "a component with indicators that can be counted"),
            found=Text(f"“{component}” không có", f"'{component}' has none"), where="--component",
            remedy=Text("khai báo dose hoặc outcomes trong analysis/catalogue/components.toml, hoặc dùng --indicators", "declare dose or outcomes in analysis/catalogue/components.toml, or give --indicators"),
        )  # fmt: skip
    return codes


STEPS = {"month": 1, "quarter": 3, "year": 12}  # months of a row


def rows_of(period: Period, by: str) -> list[tuple[str, Period]]:
    """The months, quarters or years of a period that begins and ends with one, each with what its row is called."""
    found, day, step = [], period.start, STEPS[by]
    while day <= period.end:
        last = month(day.year + (day.month + step - 2) // 12, (day.month + step - 2) % 12 + 1).end
        name = {
            "month": f"Tháng {day.month}/{day.year}",
            "quarter": f"Quý {day.month // 3 + 1}/{day.year}",
            "year": f"Năm {day.year}",
        }[by]
        found.append((name, Period(day, last)))
        day = last + dt.timedelta(days=1)
    return found


def units_in(parent: str, period: Period) -> tuple[Place, ...]:
    """The communes of a district, or of what it became, that stood from the first day of a period to its last. Raises
    BadParameter where the period crosses a merger, or the district has no communes in it."""
    first, last = (_units_on(parent, day) for day in (period.start, period.end))
    if first and first == last:
        return first
    if not last:
        raise _refused(period, Text(f"“{parent}” không có xã nào khi đó", f"'{parent}' has no communes then"),
                       Text("dùng --parent hoặc --place của đơn vị đang có", "give the --parent or --place of a unit of that time"))  # fmt: skip
    raise _refused(period, *_crossing(period, [*first, *last]))


def _units_on(parent: str, day: dt.date) -> tuple[Place, ...]:
    """The communes of a district on a day; once it was abolished, the communes that it became."""
    if places()[parent].exists_on(day):
        return units_of(parent, day)
    heirs = (places()[code] for code in places()[parent].successors)
    return tuple(unit for unit in heirs if unit.level == "commune" and unit.exists_on(day))


def _refuse_place(place: str, period: Period) -> None:
    unit = places()[place]
    if unit.exists_on(period.start) and unit.exists_on(period.end):
        return
    if unit.exists_on(period.start) or unit.exists_on(period.end):
        raise _refused(period, *_crossing(period, [unit]))
    heirs = ", ".join(code for code in unit.successors if places()[code].exists_on(period.end))
    raise _refused(period, Text(f"“{place}” không còn hoặc chưa có khi đó", f"'{place}' did not stand then"),
                   Text(f"dùng --place của đơn vị khi đó: {heirs}", f"give the --place of a unit of that time: {heirs}"))  # fmt: skip


def _crossing(period: Period, units: list[Place]) -> tuple[Text, Text]:
    """That units began or ended within a period, and the two periods to ask for instead."""
    days = [u.valid_from for u in units if u.valid_from] + [u.valid_to + dt.timedelta(days=1) for u in units if u.valid_to]
    border = min(day for day in days if period.start < day <= period.end)
    before = border - dt.timedelta(days=1)
    return (
        Text(f"xã thay đổi ngày {border:%d/%m/%Y}", f"the communes change on {border}"),
        Text(f"làm hai mẫu: --period {period.start}..{before} và {border}..{period.end}", f"make two: --period {period.start}..{before} and {border}..{period.end}"),
    )  # fmt: skip


def _refused(period: Period, found: Text, remedy: Text) -> BadParameter:
    return BadParameter(
        expected=Text("một kỳ gồm các tháng trọn, trong đó các xã không đổi", "a period of whole months in which the communes do not change"),
        found=Text(f"{period.start}..{period.end}: {found.vi}", f"{period.start}..{period.end}: {found.en}"), where="--period", remedy=remedy,
    )  # fmt: skip


def _refuse_days(period: Period, by: str) -> None:
    whole = period.start and period.end and period.start.day == 1 and (period.end + dt.timedelta(days=1)).day == 1
    if not whole or (period.start.month - 1) % STEPS[by] or period.end.month % STEPS[by]:
        name = {"month": ("tháng", "months"), "quarter": ("quý", "quarters"), "year": ("năm", "years")}[by]
        raise _refused(period, Text(f"không phải {name[0]} trọn", f"not whole {name[1]}"),
                       Text("dùng 2019, 2019-Q1, 2019-03", "give 2019, 2019-Q1, 2019-03"))  # fmt: skip


def write(
    path: Path, codes: tuple[str, ...], period: Period, *, place: str = "", parent: str = "vn-hn-gialam", by: str = "month"
) -> None:
    """Write the workbook: rows are months (quarters, years), columns indicators; the commune is chosen from a list unless `place` is given."""
    import openpyxl

    _refuse_days(period, by)
    if place:
        _refuse_place(place, period)
    units = () if place else units_in(parent, period)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Báo cáo"
    _head(sheet, codes, period, place)
    sheet.cell(_FIRST - 1, 1, _HEADINGS[by])
    rows = rows_of(period, by)
    for i, (name, _) in enumerate(rows, _FIRST):
        sheet.cell(i, 1, name)
    _totals(sheet, codes, _FIRST + len(rows))
    _validate(book, sheet, codes, len(rows), units)
    _protect(sheet, codes, len(rows), place)
    made = io.BytesIO()
    book.save(made)
    put(path, made.getvalue())


def _head(sheet, codes: tuple[str, ...], period: Period, place: str) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet["A1"] = "BIỂU BÁO CÁO CỦA XÃ, THỊ TRẤN"
    sheet["A2"] = _plain(place) if place else ""
    if place:
        sheet["B2"], sheet["B2"].number_format = place, ";;;"  # the code comes back exactly, and nobody sees it
    year = (
        f"Năm {period.start.year}"
        if period.start.year == period.end.year
        else f"Từ năm {period.start.year} đến năm {period.end.year}"
    )
    sheet["A3"] = year
    sheet["A4"] = _NOTE.vi
    for col, code in enumerate(codes, 2):
        cell = sheet.cell(_FIRST - 1, col, indicators()[code].label.vi)
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(col)].width = 22
    sheet["A1"].font = Font(bold=True, size=13)
    sheet.column_dimensions["A"].width = 28
    sheet.freeze_panes = sheet.cell(_FIRST, 2)


def _plain(place: str) -> str:
    return places()[place].name.vi.split(" (")[0]


def _totals(sheet, codes: tuple[str, ...], last: int) -> None:
    """Totals of counts; a stock has none."""
    from openpyxl.utils import get_column_letter

    sheet.cell(last, 1, "Tổng cộng")
    for col, code in enumerate(codes, 2):
        if indicators()[code].kind == "count":
            span = f"{get_column_letter(col)}{_FIRST}:{get_column_letter(col)}{last - 1}"
            sheet.cell(last, col, f'=IF(COUNT({span})=0,"",SUM({span}))')


def _validate(book, sheet, codes: tuple[str, ...], n: int, units: tuple[Place, ...]) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    whole = DataValidation(
        type="whole", operator="between", formula1="0", formula2="10000000", allow_blank=True, showErrorMessage=True
    )
    whole.errorTitle, whole.error = "Chỉ nhập số nguyên", "Nhập số nguyên từ 0, không chữ, không dấu chấm hay phẩy."
    sheet.add_data_validation(whole)
    whole.add(f"B{_FIRST}:{get_column_letter(len(codes) + 1)}{_FIRST + n - 1}")
    if units:
        names = book.create_sheet("_danh mục")
        for i, unit in enumerate(units, 1):
            names.cell(i, 1, _plain(unit.code))
        names.sheet_state = "veryHidden"
        choice = DataValidation(
            type="list", formula1=f"='_danh mục'!$A$1:$A${len(units)}", allow_blank=False, showErrorMessage=True
        )
        choice.errorTitle, choice.error = "Chọn trong danh sách", "Chọn tên xã, thị trấn trong danh sách."
        choice.promptTitle, choice.prompt, choice.showInputMessage = "Xã, thị trấn", "Chọn tên đơn vị.", True
        sheet.add_data_validation(choice)
        choice.add("A2")


def _protect(sheet, codes: tuple[str, ...], n: int, place: str) -> None:
    from openpyxl.styles import PatternFill, Protection

    yellow = PatternFill("solid", fgColor="FFF9DB")
    cells = [sheet.cell(r, c) for r in range(_FIRST, _FIRST + n) for c in range(2, len(codes) + 2)]
    for cell in cells + ([] if place else [sheet["A2"]]):
        cell.fill, cell.protection = yellow, Protection(locked=False)
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
