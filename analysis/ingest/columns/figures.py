"""A column of figures as numbers and intervals: the rule of `numbers` for every different text, questions with their cells."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.catalogue.headings import declared, folded
from analysis.ingest.columns import numbers
from analysis.ingest.columns.doubts import Doubts, listed
from analysis.ingest.columns.grid import Column, Grid
from analysis.ingest.columns.numbers import Figure, Read
from analysis.ingest.columns.told import Told
from analysis.ingest.entities.numbers import Format
from analysis.ingest.entities.units import scale_of, scale_of_line, scale_of_unit
from analysis.ingest.text.encodings import is_syllable
from analysis.language import Text

_ADDRESS = re.compile(r"(?:[^!]+!)?[A-Z]{1,3}\d+")
_PLAIN, _DECIMAL = r"-?\d{1,15}", r"-?(?:0|[1-9]\d{3,})\.\d+|-?\d+\.(?:\d{1,2}|\d{4,15})"
_MANY = 5000  # different texts from which the plain ones are read all at once
_INFINITE = {"inf", "-inf", "+inf", "infinity", "-infinity", "∞", "vô cùng"}
_SENTINELS = re.compile(r"-(?:9{1,6}|1|8|77|88|66|99)|9{3,9}|8{4,9}|7{4,9}")
_FAR = 5  # how many times the largest other figure a row of nines is, for it to stand for "missing"


@dataclass(frozen=True)
class Numeric:
    """A column read: `value`, and `low`, `high` where an interval was written; `format` that decided; `unit` in its cells."""

    value: np.ndarray
    low: np.ndarray
    high: np.ndarray
    format: str = ""
    unit: str = ""

    @property
    def has_bounds(self) -> bool:
        """Whether a cell holds an interval instead of a value."""
        return bool((np.isnan(self.value) & ~np.isnan(self.low)).any())


def numeric(
    grid: Grid, column: Column, told: Told, doubts: Doubts, *, whole: bool, others: Format | None, needed: bool = True
) -> Numeric | None:
    """The figures of a column; None where it is none (most cells are words) and nobody needs it to be."""
    codes, different = column.distinct
    texts = [v for v in different if isinstance(v, str)]
    if not needed and _wordy(texts, different):
        return None
    figures, rest, doubtful = _sorted(texts, told)
    read = _read(rest, told.numbers, others, whole, is_home(column.name, grid))
    if not needed and len(read.wrong) > max(1, len(different) / 20):
        return None
    figures |= read.figures
    for v in different:
        if not isinstance(v, str):
            figures[v] = _of_value(v, told)
    where = _Where(grid, column, codes, different)
    _ask_words(doubts, where, doubtful, read, told)
    _say(doubts, where, read, doubtful)
    unset = Figure()
    table = [figures.get(v, unset) for v in different]
    found = [np.array([getattr(f, part) for f in table] + [math.nan], dtype=float)[codes] for part in ("value", "low", "high")]
    _by_address(grid, column, told, found)
    _percents(grid, column, found, doubts)
    _cells_in_trouble(grid, column, found, doubts, told)
    _scaled(grid, column, found, doubts)
    _suspicious(where, found[0], whole, doubts, told)
    _say_running(column, doubts)
    units = [unit for unit in read.units if unit]
    return Numeric(*found, format=read.format, unit=units[0] if len(units) == 1 else "")


class _Where:
    """The cells of a text in a column."""

    def __init__(self, grid: Grid, column: Column, codes: np.ndarray, different: list):
        self.grid, self.column, self.codes, self.numbers = grid, column, codes, {v: i for i, v in enumerate(different)}

    def cells(self, texts: list) -> list[str]:
        """The first addresses of each text."""
        chosen = [self.numbers[t] for t in texts[:20]]
        rows = np.flatnonzero(np.isin(self.codes, chosen))[:20]
        return self.grid.cells(self.column, rows)

    def shown(self, texts: list) -> str:
        """`D14: 3.684, D15: 1.005`."""
        pairs = []
        for text in texts[:6]:
            row = int(np.argmax(self.codes == self.numbers[text]))
            pairs.append(f"{self.grid.cell(self.column, row)}: {text}")
        return "; ".join(pairs) + ("; …" if len(texts) > 6 else "")


def is_home(heading: str, grid: Grid) -> bool:
    """Whether a heading, or those of the table, are Vietnamese: marked letters that make Vietnamese syllables."""
    names = [heading, *(c.name for c in grid.columns)]
    marked = [w for name in names for w in re.findall(r"[^\W\d_]+", name) if any(ord(c) > 127 for c in w)]
    return bool(marked) and sum(map(is_syllable, marked)) >= 0.7 * len(marked)


def _wordy(texts: list[str], different: list) -> bool:
    sample = texts[:2000]
    wrong = sum(not numbers.is_number(t) and t.lower() not in _known() for t in sample)
    return bool(sample) and wrong > len(sample) / 2 and len(texts) > len(different) / 2


def _known() -> set[str]:
    return {*declared()["words"]["missing"], *declared()["words"]["nothing"], *_INFINITE}


def _sorted(texts: list[str], told: Told) -> tuple[dict, list[str], dict[str, list[str]]]:
    """(figures already known, texts to read as numbers, {missing, nothing, infinite: texts})."""
    figures: dict = {}
    rest: list[str] = []
    doubtful: dict[str, list[str]] = {"missing": [], "nothing": [], "infinite": []}
    missing, nothing = set(declared()["words"]["missing"]), set(declared()["words"]["nothing"])
    for text in texts:
        low = text.lower()
        if text in told.cells:
            value = told.cells[text]
            figures[text] = Figure() if value is None else numbers.of_number(value)
        elif low in missing:
            doubtful["missing"].append(text)
            figures[text] = Figure()
        elif low in nothing:
            doubtful["nothing"].append(text)
        elif low in _INFINITE:
            doubtful["infinite"].append(text)
        else:
            rest.append(text)
    return figures, rest, doubtful


def _read(texts: list[str], told: str, others: Format | None, whole: bool, home: bool) -> Read:
    """`numbers.read`; of very many texts the plain ones at once, by the same rule."""
    if len(texts) < _MANY:
        return numbers.read(texts, told=told, others=others, whole=whole, home=home)
    series = pd.Series(texts, dtype="str")
    plain, decimal = series.str.fullmatch(_PLAIN), series.str.fullmatch(_DECIMAL)
    left = series[~plain & ~decimal].tolist()
    proof = series[decimal].head(1).tolist()
    read = numbers.read([*left, *proof], told=told, others=others, whole=whole, home=home)
    sure = plain | (decimal & (read.format == "en"))
    for text, value in zip(series[sure], pd.to_numeric(series[sure]), strict=True):
        read.figures[text] = Figure(value, value, value)
    others_left = series[decimal & ~sure].tolist()
    (read.undecided if not read.format else read.wrong).extend(t for t in others_left if t not in read.figures)
    return read


def _of_value(value, told: Told) -> Figure:
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    if text in told.cells:
        return Figure() if told.cells[text] is None else numbers.of_number(told.cells[text])
    try:
        return numbers.of_number(value)
    except (TypeError, ValueError):  # a date where a number is expected
        return Figure()


_RUNNING = re.compile(r"\b(?:luy ke|cong don|cumulative|cum|running total|ytd|year to date)\b")


def _say_running(column: Column, doubts: Doubts) -> None:
    """A heading that says the figures add up from the beginning of the year."""
    if _RUNNING.search(folded(column.name)):
        doubts.say(
            "running_total",
            Text(
                f"Cột “{column.name}” là số lũy kế: dùng như đã ghi, không phải số của từng kỳ; để so sánh các kỳ hãy lấy hiệu trước.",
                f"Column “{column.name}” holds running totals: used as written, not as figures of each period; take differences first.",
            ),
            columns=[column.name],
        )


def _ask_words(doubts: Doubts, where: _Where, doubtful: dict, read: Read, told: Told) -> None:
    name = where.column.name
    if read.undecided:
        shown = where.shown(read.undecided)
        first = next(
            (
                p
                for one in [numbers.written(read.undecided[0])]
                for p in (one.core, one.upper)
                if p and len(set(numbers.meanings(p).values())) > 1
            ),
            read.undecided[0],
        )
        meant = numbers.meanings(first)
        if len(meant) < 2:  # the column proves both formats
            doubts.ask("numbers", Text(f"Cột “{name}” lẫn hai cách viết số: {read.why or shown}", f"Column “{name}” mixes two ways of writing numbers: {read.why or shown}"), where.cells(read.undecided),
                       [("", Text("viết cả cột theo một cách (3684; 3,5) rồi lưu lại", "write the whole column in one way (3684; 3.5) and save it again"))], [name])  # fmt: skip
            read.undecided.clear()
    if read.undecided:
        doubts.ask("numbers", Text(f"Cột “{name}”: dấu chấm, phẩy ngăn hàng nghìn hay thập phân? {shown}", f"Column “{name}”: is the point or comma for thousands or decimals? {shown}"),
                   where.cells(read.undecided),
                   [(f"numbers={form}", Text(f"{first} là {meant[form]:g}", f"{first} is {meant[form]:.10g}")) for form in ("vi", "en") if form in meant], [name])  # fmt: skip
    wrong = [*read.wrong, *[v for v in where.numbers if not isinstance(v, (str, int, float))]]
    if wrong:
        doubts.ask("text", Text(f"Cột “{name}”: chữ ở chỗ cần số: {where.shown(wrong)}", f"Column “{name}”: words where a number is expected: {where.shown(wrong)}"), where.cells(wrong),
                   [(f'cells="{t}=missing"', Text(f"“{t}” là không có số liệu (hoặc thay missing bằng con số)", f"“{t}” is no figure (or a number for missing)")) for t in wrong[:3]], [name])  # fmt: skip
    if doubtful["nothing"]:
        marks = doubtful["nothing"]
        doubts.ask("missing", Text(f"Cột “{name}”: {listed(map(repr, marks))} là số 0 hay không có số liệu? Ô {listed(where.cells(marks))}", f"Column “{name}”: does {listed(map(repr, marks))} mean 0, or no figure? Cells {listed(where.cells(marks))}"),
                   where.cells(marks), [(f'cells="{marks[0]}=0"', Text("số 0", "zero")), (f'cells="{marks[0]}=missing"', Text("không có số liệu", "no figure"))], [name])  # fmt: skip
    if doubtful["infinite"]:
        doubts.ask("infinite", Text(f"Cột “{name}”: giá trị vô hạn ở ô {where.shown(doubtful['infinite'])}", f"Column “{name}”: infinite values in {where.shown(doubtful['infinite'])}"),
                   where.cells(doubtful["infinite"]), [(f'cells="{doubtful["infinite"][0]}=missing"', Text("không có số liệu", "no figure"))], [name])  # fmt: skip
    units = {u: t for u, t in read.units.items() if u}
    plain = [t for t in read.figures if not any(t in listed_ for listed_ in units.values()) and t not in read.bounds]
    if len(units) > 1 or "%" in units and plain:
        mixed = [texts[0] for texts in units.values()] + plain[:1]
        doubts.ask("units", Text(f"Cột “{name}”: nhiều đơn vị lẫn nhau: {where.shown(mixed)}", f"Column “{name}”: several units in one column: {where.shown(mixed)}"), where.cells(mixed),
                   [("", Text("tách cột theo đơn vị rồi lưu lại", "part the column by unit and save it again"))], [name])  # fmt: skip


def _say(doubts: Doubts, where: _Where, read: Read, doubtful: dict) -> None:
    name = where.column.name
    says = [
        (
            "missing",
            doubtful["missing"],
            Text("để trống vì ghi không có số liệu", "left empty: they say that there is no figure"),
        ),
        *((f"mark_{mark}", texts, MARK_TEXT[mark]) for mark, texts in read.marks.items()),
        ("parentheses", read.parens, Text("số trong ngoặc đọc là số âm", "figures in parentheses read as negative")),
        (
            "bounds",
            read.bounds,
            Text("chỉ là khoảng (như <5), không dùng như một con số", "intervals (such as <5), not used as a figure"),
        ),
        *(
            (f"unit_{unit}", texts, Text(f"đơn vị “{unit}” viết trong ô", f"the unit “{unit}” stands in the cells"))
            for unit, texts in read.units.items()
        ),
    ]
    for code, texts, why in says:
        if texts:
            doubts.say(
                code.split("_")[0],
                Text(f"Cột “{name}”, {why.vi}: {where.shown(texts)}.", f"Column “{name}”, {why.en}: {where.shown(texts)}."),
                where.cells(texts),
                [name],
            )
    if read.format and any(
        len(set(numbers.meanings(p).values())) > 1
        for t in list(read.figures)[:2000]
        if (one := numbers.written(t))
        for p in (one.core, one.upper)
        if p
    ):
        how = (
            Text("kiểu Việt Nam (3.684 là 3684)", "the Vietnamese way (3.684 is 3684)")
            if read.format == "vi"
            else Text("kiểu Anh (3,684 là 3684)", "the English way (3,684 is 3684)")
        )
        because = Text(f", vì có {read.why}", f", because of {read.why}") if read.why else Text("", "")
        doubts.say(
            "format",
            Text(f"Cột “{name}” đọc {how.vi}{because.vi}.", f"Column “{name}” is read {how.en}{because.en}."),
            columns=[name],
        )


MARK_TEXT = {
    "provisional": Text("số sơ bộ (p)", "provisional figures (p)"), "revised": Text("số đã chỉnh lý (r)", "revised figures (r)"),
    "estimated": Text("số ước tính (e)", "estimated figures (e)"), "footnote": Text("số có dấu chú thích", "figures with a footnote mark"),
}  # fmt: skip


def _scaled(grid: Grid, column: Column, found: list[np.ndarray], doubts: Doubts) -> None:
    """`Dân số (nghìn người)`, `Đơn vị tính: nghìn người`: the figures in units, as the import lands them."""
    scale = float(scale_of(column.name) if scale_of(column.name) != 1 else scale_of_unit(column.unit) if column.unit else 1)
    if scale == 1:
        scale = next((float(s) for line in grid.titles if (s := scale_of_line(line)) != 1), 1.0)
    if scale != 1:
        for array in found:
            array *= scale
        doubts.say(
            "scale",
            Text(
                f"Cột “{column.name}” nhân với {scale:.0f} theo đơn vị ghi trong bảng.",
                f"Column “{column.name}” is multiplied by {scale:.0f}, the unit that the table states.",
            ),
            columns=[column.name],
        )


def _by_address(grid: Grid, column: Column, told: Told, found: list[np.ndarray]) -> None:
    answers = {key: value for key, value in told.cells.items() if _ADDRESS.fullmatch(key)}
    if answers and len(grid) < 1_000_000:
        for i in range(len(grid)):
            if (name := grid.cell(column, i)) in answers:
                for array in found:
                    array[i] = math.nan if answers[name] is None else answers[name]


def _percents(grid: Grid, column: Column, found: list[np.ndarray], doubts: Doubts) -> None:
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


def _cells_in_trouble(grid: Grid, column: Column, found: list[np.ndarray], doubts: Doubts, told: Told) -> None:
    """Errors, formulas without a value, struck or raised figures: asked, with the cells."""
    if not grid.trouble:
        return
    kinds: dict[str, list[int]] = {}
    for i in range(len(grid)):
        if (why := grid.trouble.get(grid.at(column, i), "")) in TROUBLES and grid.cell(column, i) not in told.cells:
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
        answers = [
            (
                f'cells="{cells[0]}=missing"',
                Text("không có số liệu (hoặc thay missing bằng con số)", "no figure (or a number for missing)"),
            )
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


TROUBLES = {
    "error": Text("ô báo lỗi công thức", "the cells hold a formula error"),
    "no_value": Text("công thức chưa có giá trị lưu sẵn (mở bằng Excel rồi lưu lại)", "formulas without a stored value (open it in Excel and save)"),
    "struck": Text("số bị gạch ngang", "figures are struck out"), "marked": Text("số có phần viết lên trên", "a part of the figure is raised"),
}  # fmt: skip


def _suspicious(where: _Where, values: np.ndarray, whole: bool, doubts: Doubts, told: Told) -> None:
    """Codes for "missing" (-9, 99999), a few negative counts, fractions among counts: asked; nothing is dropped unsaid."""
    known = values[~np.isnan(values)]
    if len(known) < 3:
        return
    grid, column, name = where.grid, where.column, where.column.name
    different = np.unique(known)
    ordinary = different[[not _SENTINELS.fullmatch(f"{v:g}" if v < 1e6 else f"{v:.0f}") for v in different]]
    top = np.max(np.abs(ordinary)) if len(ordinary) else 0
    flagged = [
        v for v in different if _SENTINELS.fullmatch(f"{v:.0f}") and v == int(v) and (v > _FAR * top and len(ordinary) or v < 0)
    ]
    negative = different[different < 0]
    few = len(negative) and (whole or (known < 0).mean() <= 0.34) and bool((known % 1 == 0).all())
    few = few or len(negative) == 1 and negative[0] in flagged
    asked = [v for v in different if v in flagged and (v > 0 or few) or few and v < 0]
    asked = [v for v in asked if f"{v:.0f}" not in told.cells]
    if asked:
        rows = np.flatnonzero(np.isin(values, asked))
        cells = [cell for cell in grid.cells(column, rows) if cell not in told.cells]
        if cells:
            shown = "; ".join(f"{grid.cell(column, i)}: {values[i]:.0f}" for i in rows[:6])
            doubts.ask("code", Text(f"Cột “{name}”: {shown} là số liệu thật hay mã của “không có số liệu”?", f"Column “{name}”: are {shown} figures, or codes for “no figure”?"), cells,
                       [(f'cells="{asked[0]:.0f}=missing"', Text("không có số liệu", "no figure")), (f'cells="{asked[0]:.0f}={asked[0]:.0f}"', Text("số liệu thật", "a figure"))], [name])  # fmt: skip
    broken = (values % 1 != 0) & ~np.isnan(values) & ~np.isinf(values)
    three = (
        broken
        & (values >= 1)
        & (np.abs(values * 1000 - np.round(values * 1000)) < 1e-6)
        & (np.abs(values * 100 - np.round(values * 100)) > 1e-6)
    )
    odd_ones = broken.any() and broken.sum() <= len(known) / 10 and bool((three == broken).all())  # 3.684 among whole numbers
    if whole and broken.any() and broken.mean() < 0.5 or odd_ones:
        rows = [
            i
            for i in np.flatnonzero(broken)
            if grid.cell(column, i) not in told.cells and folded(f"{values[i]:g}") not in told.cells
        ]
        if rows:
            shown = "; ".join(f"{grid.cell(column, i)}: {values[i]:g}" for i in rows[:6])
            doubts.ask("fraction", Text(f"Cột “{name}” toàn số nguyên, trừ {shown}", f"Column “{name}” holds whole numbers, but for {shown}"), grid.cells(column, rows),
                       [(f'cells="{grid.cell(column, rows[0])}={values[rows[0]] * 1000:.0f}"', Text("số nguyên viết với dấu ngăn nghìn", "a whole number with a mark of thousands")),
                        (f'cells="{grid.cell(column, rows[0])}={values[rows[0]]:g}"', Text("đúng như vậy", "as it stands"))], [name])  # fmt: skip
