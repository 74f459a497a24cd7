"""Cells of figures that Excel says more of than their text: formats of per cent, a unit in thousands, errors, struck figures, answers by address."""

from __future__ import annotations

import math
import re
from decimal import Decimal

import numpy as np

from analysis.catalogue.headings import meant, says, unit_of_money, without_unit
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.told import Told
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.entities.units import scale_of, scale_of_line, scale_of_unit, scale_told, unit_of_line
from analysis.language import Text

_ADDRESS = re.compile(r"(?:[^!]+!)?[A-Z]{1,3}\d+|\w+\[\d+\]")
_NO_RATE = "#DIV/0!"  # a rate of nothing: no figure, which is said
TROUBLES = {
    "error": Text("ô báo lỗi công thức", "the cells hold a formula error"),
    "no_value": Text("công thức chưa có giá trị lưu sẵn (mở bằng Excel rồi lưu lại)", "formulas without a stored value (open it in Excel and save)"),
    "struck": Text("số bị gạch ngang", "figures are struck out"), "marked": Text("số có phần viết lên trên", "a part of the figure is raised"),
    "merged": Text("một con số trong ô gộp qua nhiều cột hay nhiều dòng, tính cho ô đầu hay chia ra", "one figure in a cell merged over several columns or rows: is it the first's, or of all"),
}  # fmt: skip


def by_address(grid: Grid, column: Column, told: Told, found: list[np.ndarray]) -> None:
    answers = {key: value for key, value in told.cells.items() if _ADDRESS.fullmatch(key)}
    if answers and len(grid) < 1_000_000:
        for i in range(len(grid)):
            if (name := grid.cell(column, i)) in answers:
                for array in found:
                    array[i] = math.nan if answers[name] is None else answers[name]


def own_scale(grid: Grid, column: Column) -> float:
    """What the heading, its label, its unit or a line about this column alone states: `Đơn vị tính dân số: nghìn người`."""
    stated = (scale_of(column.name), scale_of(column.described), scale_of_unit(column.unit))
    told = (_scale_told(column, line) for line in (*grid.titles, *grid.notes))
    return float(next((s for s in (*stated, *told) if s != 1), 1))


def _scale_told(column: Column, line: str) -> Decimal:
    bare = re.sub(r"\W*(?:\bnăm\W*|\byear\W*)?\b(?:19|20)\d\d\b", "", without_unit(column.name)).strip()
    return scale_told((bare, *(("dân số", "số dân", "population") if is_population(bare) else ())), line)


def is_population(heading: str) -> bool:
    """Whether a heading counts inhabitants: `Dân số`, `Dân số trung bình 2019`; no households, no person-years."""
    return (
        meant(heading).roles[:1] == ("exposure",)
        and says(heading, r"\b(?:dân|nhân khẩu|population|popn?|inhabitants|residents)\b")
        and not says(heading, r"\bhộ\b")
    )


_OF_MONEY = r"^(?!.*\b(?:vụ|người|hộ|lượt|trường hợp)\b).*\b(?:thiệt hại|tiền|trị giá|giá trị|kinh phí|chi phí|thu nhập|doanh thu|ngân sách|đầu tư|đóng góp|ủng hộ|value|amount|cost|loss|damage|budget)\b"


def money_of_line(grid: Grid, column: Column) -> str:
    """The unit of money that a line states for a column of it that states none: `Đơn vị tính: nghìn đồng` over `Thiệt hại`; no `Số vụ`, no `Thiệt hại (ha)`;
    none where the lines name two currencies."""
    if (
        column.unit
        or without_unit(column.name) != column.name
        or not any(says(text, _OF_MONEY) for text in (column.name, column.described) if text)
    ):
        return ""
    currencies = {
        own
        for line in grid.titles
        for own in (r"\bđồng\b|\bvnđ\b", r"\busd\b|\bđô la\b|\bdollars?\b", r"\beuros?\b")
        if says(line, own)
    }
    return next(filter(None, map(unit_of_money, grid.titles)), "") if len(currencies) < 2 else ""


def scaled(grid: Grid, column: Column, told: Told, found: list[np.ndarray], doubts: Doubts) -> None:
    """`Dân số (nghìn người)` in the heading or its label, `Đơn vị tính: nghìn người`: the figures in units, as the import lands them; money
    stays in the unit of the sheet, as it is told: `triệu đồng`."""
    if any(map(unit_of_money, filter(None, (column.name, column.described, column.unit)))):
        return
    scale = own_scale(grid, column)
    if scale == 1:
        lines = [line for line in grid.titles if not (unit_of_line(line) and unit_of_money(unit_of_line(line))) and all(_scale_told(c, line) == 1 for c in grid.columns)]  # fmt: skip
        scale = next((float(s) for line in lines if (s := scale_of_line(line)) != 1 and _counted_in(grid, column, line)), 1.0)
    stated = scale != 1
    scale = scale if stated else _scale_unsaid(grid, column, told, found[0], doubts)
    if scale == 1 or all(np.isnan(array).all() for array in found):
        return
    for array in found:
        array[:] = np.round(array * scale, 6)  # 128.2 thousand are 128,200, not 128,199.99999999999
    if stated:
        doubts.say("scale", Text(f"Cột “{column.name}” nhân với {scale:.0f} theo đơn vị ghi trong bảng.", f"Column “{column.name}” is multiplied by {scale:.0f}, the unit that the table states."), columns=[column.name])  # fmt: skip


def _in_persons(grid: Grid, column: Column) -> bool:
    """Whether its heading, label or unit, or a line of units, says that it counts persons: `Dân số trung bình (người)`."""
    own = [*re.findall(r"\(([^()]*)\)", f"{column.name} {column.described}"), column.unit]
    lines = [line for line in (*grid.titles, *grid.notes) if says(line, r"^\W*(?:đvt|đơn vị(?: tính)?|units?)\b")]
    return any(says(text, r"\b(?:người|persons?|people|inhabitants)\b") for text in (*own, *lines) if text)


def _scale_unsaid(grid: Grid, column: Column, told: Told, values: np.ndarray, doubts: Doubts) -> float:
    """The scale of a population of 90.5 where no unit is written: thousands, which is said; asked where 5,432.3 may be a mean of months."""
    known = values[~np.isnan(values)] % 1
    if (
        not is_population(column.name)
        or not len(known)
        or (known != 0).mean() < 0.5
        or set(np.unique(known)) <= {0, 0.5}
        or np.nanmax(values) > 100 * np.nanmin(values)
        or _in_persons(grid, column)
    ):
        return 1.0
    if answer := told.rows.get("population"):
        return float(answer)
    middle = float(np.nanmedian(values))
    shown = grid.cells(column, np.flatnonzero(np.nan_to_num(values) % 1 != 0))
    of_communes = any(says(c.name, r"^(?:tên )?(?:xã|phường|thị trấn|communes?|wards?)\b") for c in grid.columns)
    if (1 if of_communes else 10) <= middle < 1000:
        doubts.say("unit_unsaid", Text(f"Cột “{column.name}” có số lẻ và không ghi đơn vị ({shown[0]}), nên đọc là nghìn người; nếu khác: cells=\"population=1\".",
                   f"Column “{column.name}” has decimals and no unit ({shown[0]}), so it is read as thousands of persons; if not: cells=\"population=1\"."), shown, [column.name])  # fmt: skip
        return 1000.0
    if middle < 20_000:
        small = middle < 10
        least = Text("nghìn người hay triệu người", "thousands or millions of persons") if small else Text("nghìn người hay người", "thousands of persons, or persons")  # fmt: skip
        other = ("1000000", Text("triệu người", "millions of persons")) if small else ("1", Text("người", "persons"))
        doubts.ask("unit_unsaid", Text(f"Cột “{column.name}” có số lẻ và không ghi đơn vị: {least.vi}?", f"Column “{column.name}” has decimals and no unit: {least.en}?"), shown,
                   [(f'cells="population={times}"', what) for times, what in (("1000", Text("nghìn người", "thousands of persons")), other)], [column.name])  # fmt: skip
    return 1.0


_UNIT_OF = {"exposure": r"\b(?:người|dân|khẩu|hộ)\b", "outcome": r"\b(?:vụ|ca|tin|lượt|cuộc|buổi|trường hợp)\b"}


def _counted_in(grid: Grid, column: Column, line: str) -> bool:
    """Whether a column may be counted in the unit of a line: cases are not counted in thousands of persons, nor persons in those of cases; nor
    whole cases in thousands of nothing beside others with decimals."""
    unit, own = unit_of_line(line), meant(column.name).roles[:1]
    if says(column.name, _UNIT_OF["outcome"]) and not says(unit, _UNIT_OF["outcome"]):
        fine = {c.name for c in grid.columns if any(isinstance(v, float) and v % 1 for v in c.distinct[1])}
        return not says(unit, _UNIT_OF["exposure"]) and (column.name in fine or not fine)
    if own != ("exposure",):
        return not says(unit, r"\b(?:dân|khẩu)\b")
    return says(unit, _UNIT_OF["exposure"]) or not says(unit, _UNIT_OF["outcome"])


def percents(grid: Grid, column: Column, found: list[np.ndarray], doubts: Doubts) -> None:
    """0.855 shown as 85.5% is 85.5, as it is shown; a column in which only some cells are is asked about."""
    if not grid.percent:
        return
    shown = np.array([grid.at(column, i) in grid.percent and isinstance(v, (int, float)) for i, v in enumerate(column.values)])
    if not shown.any():
        return
    for array in found:
        array[shown] = np.round(array[shown] * 100, 10)
    plain = (
        np.array([v is not None for v in column.values])
        & ~shown
        & ~np.array([isinstance(v, str) and "%" in v for v in column.values])
    )
    cells = grid.cells(column, np.flatnonzero(plain))
    if plain.any():
        doubts.ask("units", Text(f"Cột “{column.name}”: chỉ một phần các ô có định dạng %; ô {listed(cells)} thì không", f"Column “{column.name}”: only some cells are formatted as per cents; {listed(cells)} are not"), cells,
                   [("", Text("đặt một định dạng cho cả cột rồi lưu lại", "give the whole column one format and save it"))], [column.name])  # fmt: skip
    else:
        doubts.say(
            "percent",
            Text(
                f"Cột “{column.name}” là phần trăm, đọc như hiển thị (85,5).",
                f"Column “{column.name}” holds per cents, read as shown (85.5).",
            ),
            columns=[column.name],
        )


def in_trouble(grid: Grid, column: Column, found: list[np.ndarray], doubts: Doubts, told: Told) -> None:
    """Errors, formulas without a value, struck or raised figures: asked, with the cells."""
    if not grid.trouble:
        return
    kinds: dict[str, list[int]] = {}
    for i in range(len(grid)):
        why = grid.trouble.get(grid.at(column, i), "")
        if why in TROUBLES and column.values[i] != _NO_RATE and grid.cell(column, i) not in told.cells:
            if why != "merged" or grid.cell(column, i) not in told.kept:
                kinds.setdefault(why, []).append(i)
    for why, rows in kinds.items():
        if why == "struck" and told.rows.get("struck"):
            for array in found:
                array[rows] = math.nan if told.rows["struck"] == "drop" else array[rows]
            continue
        if why == "error" and all(str(column.values[i]) in told.cells for i in rows):
            continue
        doubts.questions = [
            q
            for q in doubts.questions
            if not (
                why == "error"
                and q.about == "text"
                and q.columns == (column.name,)
                and set(q.cells) <= set(grid.cells(column, rows))
            )
        ]
        cells = grid.cells(column, rows)
        shown = "; ".join(
            f"{grid.cell(column, i)}: {column.values[i] if column.values[i] is not None else '—'}" for i in rows[:6]
        )
        if why == "no_value" and len(rows) * 5 < len(grid) and says(column.name, r"tỉ (?:lệ|suất)|%|\b(?:rate|percent)\b"):
            doubts.say("no_value", Text(f"Cột “{column.name}” tính từ các cột khác, ô không có giá trị lưu sẵn để trống: {listed(cells)}.", f"Column “{column.name}” follows from others; cells without a stored value are left empty: {listed(cells)}."), cells, [column.name])  # fmt: skip
            continue
        answers = [
            (
                f'cells="{cells[0]}=missing"',
                Text("không có số liệu (hoặc thay missing bằng con số)", "no figure (or a number for missing)"),
            )
        ]
        if why == "merged":
            every = "; ".join(f"{cell}=keep" for cell in cells)
            answers = [
                (
                    f'cells="{every}"',
                    Text("tính cho cột (dòng) đầu, các ô kia để trống", "it is the first one's, the others are left empty"),
                ),
                *answers,
                (
                    "",
                    Text(
                        "nếu tính chung: bỏ gộp ô, ghi số của từng ô rồi lưu lại",
                        "if it is of all: unmerge the cells, write each one's figure and save the file",
                    ),
                ),
            ]
        if why == "struck":
            answers = [
                ('cells="struck=drop"', Text("bỏ các số gạch ngang", "leave struck figures out")),
                ('cells="struck=keep"', Text("dùng chúng", "use them")),
            ]
        doubts.ask(
            why,
            Text(f"Cột “{column.name}”: {TROUBLES[why].vi}: {shown}", f"Column “{column.name}”: {TROUBLES[why].en}: {shown}"),
            cells,
            answers,
            [column.name],
        )
