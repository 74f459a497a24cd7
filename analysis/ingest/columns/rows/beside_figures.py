"""What stands beside the figures and makes them others: two units, an end of the treatment, a year that is not the calendar's, no heading -> questions."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from analysis.catalogue.headings import folded, is_of_ends, meant, says, words
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.cells.cell_kind import kind
from analysis.ingest.columns.questions.doubts import listed
from analysis.ingest.columns.questions.told import IGNORE
from analysis.ingest.columns.rows import half_years, word_columns
from analysis.ingest.columns.shapes.melted import Stated
from analysis.ingest.columns.sheets.grid import Column
from analysis.ingest.columns.sheets.quoted import quoted
from analysis.ingest.columns.values import persons
from analysis.ingest.columns.values.typed import Typed
from analysis.language import Text

_CODES = (77, 88, 97, 98, 99)  # for no answer
_BEYOND_TWO = (7.0, 8.0, 9.0)  # beside yes and no
_MOST, _FAR = 300_000, 200  # rows beyond which places are not compared with themselves; times by which a unit is another
_SPAN = re.compile(
    r"(\d{1,2})[/.-](\d{1,2})(?:[/.-]\d{4})?[^\d]{0,24}?(?:đến|tới|to|until|-|–)[^\d]{0,12}?(\d{1,2})[/.-](\d{1,2})",
    re.IGNORECASE,
)


def ask(typed: Typed) -> None:
    """Ask about a column of figures what only the columns and lines beside it tell."""
    free = [c for c in typed.grid.columns if c.name not in typed.by_column and typed.said.roles.get(folded(c.name)) != IGNORE]
    for column in free:
        if "unit" in meant(column.name).roles:
            _units(typed, column)
        if is_of_ends(column.name):
            _ends(typed, column)
    half_years.ask(typed)
    _other_year(typed)
    _other_month(typed)
    _unnamed(typed)
    _no_figures(typed)
    _no_answers(typed)
    _other_unit(typed)
    _one_or_another(typed)
    _shares(typed)


_OR = re.compile(r"(?i)\W*(?:đvt|đơn vị(?: tính)?|unit)\b.*(?:\bhoặc\b.*/|/.*\bhoặc\b|\bor\b.*\bper\b|\bper\b.*\bor\b)")


def _one_or_another(typed: Typed) -> None:
    """A line that gives the figures one unit or another: `ĐVT: vụ hoặc vụ/10.000 dân`."""
    own = [line for line in (*typed.grid.titles, *typed.grid.notes) if _OR.match(line)]
    if own:
        typed.doubts.ask("unit", Text(f"Bảng ghi {quoted(own, typed.grid)}: các con số theo đơn vị nào?", f"The table says {quoted(own, typed.grid)}: in which unit are the figures?"), (),
                         [("", Text("ghi một đơn vị ở dòng ấy (tách dòng hay cột nếu bảng có cả hai) rồi lưu lại", "write the one unit in that line (part rows or columns where the table has both) and save the file"))])  # fmt: skip


def _first_cells(typed: Typed, column: Column) -> dict[str, str]:
    """{each different text of a column: the address where it first stands}."""
    return {str(v): typed.grid.cell(column, row) for v, row in zip(column.distinct[1], column.first_rows, strict=True)}


def _units(typed: Typed, column: Column) -> None:
    """`Đơn vị tính`: triệu đồng in some rows, nghìn đồng in others."""
    figures = [r.column for r in typed.roles if r.role in ("outcome", "value", "exposure")]
    first = _first_cells(typed, column)
    if folded(column.name) in ("don vi", "unit") and not any(folded(text) in words("units") for text in first):
        return  # bodies or places
    if not 1 < len({folded(text) for text in first}) <= 6 or not figures or typed.of("indicator") is not None:
        return
    shown = "; ".join(f"{cell}: {text}" for text, cell in first.items())
    typed.doubts.ask("units", Text(f"Cột “{column.name}”: các dòng không cùng đơn vị ({shown}); số của chúng không cộng, không so sánh được",
                     f"Column “{column.name}”: rows of different units ({shown}); their figures can neither be added nor compared"), first.values(),
                     [("", Text("đổi mọi dòng về một đơn vị rồi lưu lại", "convert every row to one unit and save it again")),
                      (f'columns="{column.name}=ignore"', Text("các số đã cùng đơn vị", "the figures are of one unit already"))], figures)  # fmt: skip


_OVER = r"(?:đã |bị |tạm )*(?:dừng|ngừng|ngưng|tháo|tháo dỡ|hỏng|giải thể|thu hồi|kết thúc|bỏ|stopped|ended|removed|broken|closed)(?: (?:hoạt động|camera|mô hình|hẳn))?"


def _ends(typed: Typed, column: Column) -> None:
    """`Ngày kết thúc`: places that stopped before the table ends are not treated to its end."""
    adopted = typed.of("adopted")
    if adopted is None or typed.dated is None:
        return
    last = max((w.end for w in typed.dated.written if w is not None), default=None)
    when = list(map(periods.written, column.distinct[1]))
    ended = [i for i, w in enumerate(when) if w is not None and last and w.end < last]
    ended += [i for i, v in enumerate(column.distinct[1]) if isinstance(v, str) and says(v, _OVER, whole=True)]
    if not ended:
        return
    cells = typed.grid.first_cells(column, ended)
    typed.doubts.ask("withdrawn", Text(f"Cột “{column.name}”: có nơi ngừng áp dụng trước kỳ cuối của bảng (ô {listed(cells)})",
                     f"Column “{column.name}”: some places stopped before the last period of the table (cells {listed(cells)})"), cells,
                     [("", Text("thay hai cột ngày bằng một cột có/không của từng kỳ", "give one yes/no column for each period instead of the two dates")),
                      (f'columns="{column.name}=ignore"', Text("coi như vẫn áp dụng đến hết bảng", "take them as treated to the end"))], [adopted.name])  # fmt: skip


def _other_year(typed: Typed) -> None:
    """`Năm công tác tính từ 15/12 năm trước đến 14/12`: a start on 20 December is of the year after."""
    found = next((m for line in typed.grid.titles if (m := _SPAN.search(line))), None)
    if found is None or typed.dated is None or typed.dated.kind != "Y":
        return
    day, month = int(found[1]), int(found[2])
    if (day, month) == (1, 1) or not (1 <= day <= 31 and 1 <= month <= 12):
        return
    named_by_its_end = month >= 10 or "năm trước" in found[0].lower()
    adopted = typed.of("adopted")
    typed.doubts.say("reporting_year", Text(f"Dòng trên bảng: năm của bảng tính “{found[0]}”, không phải năm dương lịch.",
                     f"A line above the table: its years run “{found[0]}”, not from January to December."))  # fmt: skip
    if adopted is None or not named_by_its_end:
        return
    late = [
        i
        for i, v in enumerate(adopted.distinct[1])
        if (w := periods.written(v)) is not None and w.kind == "D" and (w.day.month, w.day.day) >= (month, day)
    ]
    if late:
        cells = typed.grid.first_cells(adopted, late)
        typed.doubts.ask("reporting_year", Text(f"Cột “{adopted.name}”: năm của bảng tính “{found[0]}”; ngày ở ô {listed(cells)} thuộc năm sau theo cách tính ấy",
                         f"Column “{adopted.name}”: years of the table run “{found[0]}”; the dates in {listed(cells)} are of the year after by that count"), cells,
                         [("", Text("ghi năm của bảng (ví dụ 2019) thay cho các ngày ấy rồi lưu lại", "write the table's year (such as 2019) for those dates and save it again"))], [adopted.name])  # fmt: skip


def _other_month(typed: Typed) -> None:
    """A start on 20 December where `Tháng 1/2019 (15/12/2018-14/1/2019)` holds that day: of which month it is, is asked."""
    period, adopted = typed.of("period"), typed.of("adopted")
    if period is None or adopted is None:
        return
    over = [(w, periods.written(v)) for v in period.distinct[1] if (w := periods.window(periods.days_beside(v)))]
    days = [(i, w.day) for i, v in enumerate(adopted.distinct[1]) if (w := periods.written(v)) is not None and w.kind == "D"]
    late = [i for i, day in days if any(w.day <= day <= w.end and not named.day <= day <= named.end for w, named in over)]
    if late:
        cells = typed.grid.first_cells(adopted, late)
        typed.doubts.ask("reporting_year", Text(f"Cột “{adopted.name}”: ngày ở ô {listed(cells)} thuộc kỳ khác theo những ngày ghi ở cột “{period.name}”", f"Column “{adopted.name}”: the dates in {listed(cells)} are of another period by the days in column “{period.name}”"), cells,
                         [("", Text("ghi kỳ của bảng (ví dụ 01/2019) thay cho các ngày ấy rồi lưu lại", "write the table's period (such as 01/2019) for those dates and save the file"))], [adopted.name])  # fmt: skip


def _unnamed(typed: Typed) -> None:
    """Columns of figures without a heading: nothing says what they count."""
    own = [
        typed.grid.named(r.column) for r in typed.roles if r.role == "outcome" and r.known == "content" and r.column[:1] == "("
    ]
    own = [c for c in own if c is not None and not persons.numbers_rows(c, in_order=True)]
    if own:
        cells = [typed.grid.head_cell(c) for c in own]
        typed.doubts.ask("role", Text(f"Cột không có tên (ô {listed(cells)}): số ấy đếm gì?", f"Columns without a heading (cells {listed(cells)}): what do they count?"), cells,
                         [("", Text("ghi tên cột rồi lưu lại", "write a heading and save it again")),
                          *((f'columns="{c.name}=outcome"', Text(f"cột {c.name} là chỉ tiêu kết quả", f"column {c.name} is an outcome")) for c in own[:3])], [c.name for c in own])  # fmt: skip


def _no_figures(typed: Typed) -> None:
    """Years as columns over words: grades are no figures, and their rows no incidents."""
    period = typed.of("period")
    if (
        period is None
        or not len(typed.grid)
        or not isinstance(period.values[0], Stated)
        or typed.numeric.keys() & set(typed.by_column)
    ):
        return
    words_in = [c for c in typed.grid.columns if c.name not in typed.by_column and kind(next((v for v in c.values if v is not None), None)) == "T"]  # fmt: skip
    if words_in and not any(r.role in ("outcome", "event", "value") for r in typed.roles):
        shown = quoted([str(v) for v in words_in[-1].distinct[1][:6]], typed.grid)
        typed.doubts.ask("text", Text(f"Các cột theo kỳ ghi chữ ({shown}), không phải số: chưa tính được gì", f"The columns of periods hold words ({shown}), no figures: nothing can be calculated"), (),
                         [("", Text("thay bằng số (ví dụ số điểm, hoặc 1 nếu đạt và 0 nếu không) rồi lưu lại", "write figures (points, or 1 for achieved and 0 for not) and save it again"))])  # fmt: skip


def _no_answers(typed: Typed) -> None:
    """8 and 9 among answers of 1 to 5, 7 too beside two of them, 99 among answers below 20 or often where hardly any is near: of persons these are codes more often than answers."""
    of_persons = typed.of("person") is not None or typed.of("before") is not None
    if not of_persons and not typed.doubts.labelled:
        return
    said: dict[str, list[np.ndarray]] = {}  # before and after, of one scale
    for name, read in typed.numeric.items():
        said.setdefault(persons.parted(name)[0], []).append(read.value)
    for name, read in typed.numeric.items():
        column = typed.grid.named(name)
        known = read.value[~np.isnan(read.value)]
        if (
            column is None
            or typed.by_column.get(name) not in ("outcome", "before", "after", "")
            or "trait" in meant(name).roles
            or (known % 1).any()
            or not of_persons
            and name not in typed.doubts.labelled
        ):
            continue
        codes = _unlabelled(known, typed.doubts.labelled.get(name, {})) | {
            v for v in np.unique(known) if v in _CODES and 0 < known[known < 77].max(initial=0) <= 20
        }
        codes |= _often_alone(np.concatenate(said[persons.parted(name)[0]])) & set(known)
        few = known[~np.isin(known, (8, 9))]
        if len(few) and 3 <= few.max() <= 5 and few.min() in (0, 1) and len(np.unique(few)) > 2:
            codes |= {v for v in (8.0, 9.0) if v in known}
        pair = np.unique(known[~np.isin(known, _BEYOND_TWO)])
        if pair.tolist() in ([0, 1], [1, 2]) and not persons.is_count(name):
            codes |= set(_BEYOND_TWO) & set(known)
        rows = np.flatnonzero(np.isin(read.value, list(codes)))
        cells = [
            cell
            for cell in [typed.grid.cell(column, i) for i in rows]
            if cell not in typed.said.cells and cell not in typed.said.kept
        ]
        labelled = column.labels or name in typed.doubts.labelled
        if pair.tolist() == [1, 2] and not persons.is_count(name) and not labelled and (cells or not len(rows)):
            word_columns.ask_ones_and_twos(typed, column)
        if cells:
            shown = listed(f"{v:g}" for v in sorted(codes))
            silent, kept = ("; ".join(f"{cell}={word}" for cell in cells) for word in ("missing", "keep"))
            typed.doubts.ask("code", Text(f"Cột “{name}”: {shown} ở ô {listed(cells)} là câu trả lời hay mã của “không trả lời”?", f"Column “{name}”: are {shown} in {listed(cells)} answers, or codes for no answer?"), cells[:20],
                             [(f'cells="{silent}"', Text("không trả lời", "no answer")), (f'cells="{kept}"', Text("câu trả lời", "answers"))], [name])  # fmt: skip


def _unlabelled(known: np.ndarray, labels: dict[float, str]) -> set[float]:
    """The few values that the labels of a scale without a gap (0 and 1, 1 to 5) leave out."""
    scale = sorted(labels)
    if len(scale) < 2 or scale != [scale[0] + i for i in range(len(scale))] or not np.isin(scale, known).all():
        return set()
    outside = ~np.isin(known, scale)
    return set(known[outside]) if 0 < outside.sum() * 10 <= len(known) else set()


def _often_alone(scale: np.ndarray) -> set[float]:
    """The codes that come in a scale up to 100 three times or more, three times as often as the usual value, and twice as often as all that lies within five of them: 99 beside a single 97."""
    if np.nanmax(scale, initial=0) > 100:
        return set()
    near = {v: np.abs(scale - v) for v in _CODES}
    usual = np.median(np.unique(scale[~np.isnan(scale)], return_counts=True)[1]) if (~np.isnan(scale)).any() else 0
    least = max(3, 3 * usual)  # of eight steps (13, 25, ... 88, 100) each comes as often
    return {float(v) for v, far in near.items() if (far == 0).sum() >= max(least, 2 * ((far > 0) & (far <= 5)).sum())}


def _other_unit(typed: Typed) -> None:
    """A population hundreds of times that of the same place in other rows: persons among thousands of persons."""
    for role in [r for r in typed.roles if r.role == "exposure" and r.column in typed.numeric]:
        column, values = typed.grid.named(role.column), typed.numeric[role.column].value
        if column is None or len(values) > _MOST:
            continue
        middle = pd.Series(values).where(values > 0).groupby(pd.Series(typed.places, dtype=object).fillna("")).transform("median")
        ratio = values / middle.to_numpy()
        rows = [i for i in np.flatnonzero((ratio > _FAR) | (ratio < 1 / _FAR)) if values[i] > 0 and typed.grid.cell(column, i) not in {*typed.said.cells, *typed.said.kept}]  # fmt: skip
        if rows:
            cells = [typed.grid.cell(column, i) for i in rows]
            shown = "; ".join(f"{cell}: {column.values[i]}" for cell, i in list(zip(cells, rows, strict=False))[:6])
            typed.doubts.ask("units", Text(f"Cột “{column.name}”: {shown} gấp hàng trăm lần (hoặc chưa bằng một phần hai trăm) số của chính nơi ấy ở các dòng khác: khác đơn vị?", f"Column “{column.name}”: {shown} is hundreds of times (or less than a two-hundredth of) the figure of the same place in other rows: another unit?"), cells,
                             [("", Text("sửa về một đơn vị rồi lưu lại", "convert it to the unit of the column and save it again")),
                              (f'cells="{"; ".join(f"{cell}=keep" for cell in cells)}"', Text("đúng như vậy", "as it stands"))], [column.name])  # fmt: skip


def _shares(typed: Typed) -> None:
    """0.45 among 52 and 61 under `Tỷ lệ`: shares among per cents, a hundred times apart, with nothing between."""
    for name, read in typed.numeric.items():
        if typed.by_column.get(name) != "outcome" or not _IS_SHARE.search(f"{folded(name)} {name}"):
            continue
        known = read.value[np.isfinite(read.value) & (read.value > 0)]
        small = known < 1
        rest = known[~small]
        if (
            small.sum() < 3
            or len(rest) < 3
            or rest.min() < 5
            or rest.max() > 100
            or np.median(known[small]) * 100 < rest.min() / 2
        ):
            continue
        column = typed.grid.named(name)
        rows = np.flatnonzero(np.isfinite(read.value) & (read.value > 0) & (read.value < 1))
        cells = [cell for i in rows if (cell := typed.grid.cell(column, i)) not in {*typed.said.cells, *typed.said.kept}]
        if cells:
            shown = "; ".join(f"{typed.grid.cell(column, i)}: {column.values[i]}" for i in rows[:6])
            typed.doubts.ask("units", Text(f"Cột “{name}”: {shown} … ({len(rows)}) nhỏ hơn 1, các số khác từ {rest.min():g} đến {rest.max():g}: là phần (0,45) hay phần trăm?", f"Column “{name}”: {shown} … ({len(rows)}) are below 1, the others between {rest.min():g} and {rest.max():g}: shares (0.45), or per cents?"), cells[:20],
                             [(f'cells="{"; ".join(f"{typed.grid.cell(column, i)}={round(read.value[i] * 100, 6):g}" for i in rows)}"', Text("là phần: nhân 100", "shares: times 100")),
                              (f'cells="{"; ".join(f"{cell}=keep" for cell in cells)}"', Text("phần trăm, đúng như ghi", "per cents, as they stand"))], [name])  # fmt: skip


_IS_SHARE = re.compile(r"^(?:ti le|ti trong|share|percent)(?!.*\b(?:tren|per)\b)|%")
