"""What the content of columns suggests where no heading says it: a column of dates, of names, of codes, of 1, 2, 3 ..."""

from __future__ import annotations

import datetime as dt
import re
from itertools import permutations

import numpy as np
import pandas as pd

from analysis.catalogue.headings import folded, is_age, is_code, is_total, meant, words
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.role import Role, ask_which
from analysis.ingest.columns.rows import cases, dated_columns
from analysis.ingest.columns.shapes.waves import times
from analysis.ingest.columns.shapes.wide import compares
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.values import persons, wording
from analysis.ingest.columns.values.look import Look
from analysis.language import Text


def by_content(grid: Grid, looks: dict[str, Look], found: list[Role], doubts: Doubts) -> None:
    have = {r.role for r in found}
    taken = {r.column for r in found}
    free = [c for c in grid.columns if c.name not in taken]
    free = [c for c in free if not is_age(c.name) and not (c.described and is_age(c.described))]
    if "period" not in have and "person" not in have:
        dated = [c for c in free if looks[c.name].periods == 1 and looks[c.name].filled]
        dated = dated or [c for c in free if looks[c.name].periods > _MOSTLY and _holds_dates(c)]  # what is none is asked about
        received = [c for c in dated if folded(c.name) in words("received")]
        dated = received if len(received) == 1 and _is_register(grid, found, received[0]) else dated
        if len(dated) == 1:
            found.append(Role(role="period", column=dated[0].name, known="content"))
        elif len(dated) > 1:
            ask_which(doubts, "period", [c.name for c in dated])
        free = [c for c in free if c not in dated[:1]]
    if not {"indicator", "outcome"} & have:
        named = [c for c in free if looks[c.name].text > 0.8 and _names_figures(c)]
        found += [Role(role="indicator", column=c.name, known="content") for c in named[:1]]
        for column in named[:1]:
            doubts.say("indicator", Text(f"Cột “{column.name}” đọc là tên chỉ tiêu của từng dòng, vì nội dung là tên chỉ tiêu; nếu không phải: columns=\"{column.name}=ignore\".",
                       f"Column “{column.name}” is read as naming the indicator of each row, because of what it holds; if it does not: columns=\"{column.name}=ignore\"."), columns=[column.name])  # fmt: skip
        free = [c for c in free if c not in named[:1]]
    if not {"place", "person", "before", "after"} & have:
        texts = [c for c in free if looks[c.name].text > 0.8 and not looks[c.name].yes_no and not times(c)]
        if len(texts) == 1 or texts and not any(r.role == "period" for r in found):
            found.append(Role(role="place", column=texts[0].name, known="content"))
        elif (finest := _finest(grid, texts, found)) is not None:
            found.append(Role(role="place", column=finest.name, known="content"))
        elif texts:
            ask_which(doubts, "place", [c.name for c in texts])
        elif codes := [c for c in free if _is_code(grid, c, looks[c.name], found)]:
            of_places = [c for c in codes if _says_code(c)] or [c for c in codes if len(codes) == 1 and _counts_on(c)]
            found += [Role(role="place", column=c.name, known="content") for c in of_places[:1]]
            free = [c for c in free if c not in (of_places[:1] or codes)]
            if not of_places:
                _ask_codes(codes, doubts)
    numbered = [c for c in free if persons.numbers_rows(c)]
    listed_once = any(r.role == "place" and looks[r.column].different == looks[r.column].filled for r in found)
    if numbered and not {"period", "person"} & have and not listed_once:  # places each named once are numbered themselves
        if person := next((c for c in numbered if _is_numbering(c)), None):
            found.append(Role(role="person", column=person.name, known="content"))
            have.add("person")
        else:
            _ask_numbered(doubts, numbered[0].name)
    plates = cases.plates(grid)
    free = [c for c in free if c not in numbered and c.name not in plates]
    free = [c for c in free if not {"number", "note", "unit"} & set(meant(c.name).roles) and not is_code(c.name)]
    answers = [c for c in free if "person" in have and persons.answers(c)]
    if not {"outcome", "event", "after", "value"} & have:
        free = [c for c in free if c.name not in {r.column for r in found} and not _holds_dates(c)]
        free = [c for c in free if "person" not in have or not wording.is_grouped(c.distinct[1])]
        dated = set(dated_columns.of_places(grid, found))
        free = [c for c in free if c.name not in dated]
        figures = [c for c in free if c in answers or looks[c.name].figures + looks[c.name].periods > 0.5]
        counted = [c for c in figures if not looks[c.name].yes_no]
        figures = counted if counted and "person" not in have and {"place", "period"} <= {r.role for r in found} else figures
        found += [Role(role="outcome", column=c.name, known="content") for c in figures]
    elif "after" not in have:
        measured = answers or _measured(grid, free, looks, found)
        found += [Role(role="outcome", column=c.name, known="content") for c in measured]
    unsaid = (r.known == "content" and r.role in ("place", "outcome") and _is_nameless(grid.named(r.column)) for r in found)
    if len(found) > 2 and all(unsaid):
        _ask_all(grid, looks, found, doubts)


def _finest(grid: Grid, texts: list[Column], found: list[Role]) -> Column | None:
    """The one column of words that with the period tells every row apart and lies within the others: `maxa` beside `vung`."""
    when = grid.of_role(found, "period")
    if when is None or len(texts) < 2 or len(pd.unique(when.distinct[0])) < 2:
        return None
    of = {c.name: c.distinct[0].astype(np.int64) for c in texts}
    dates = when.distinct[0].astype(np.int64)
    own = [c for c in texts if len(_pairs(of[c.name], dates)) == len(grid)]
    whole = len(own) == 1 and all(len(_pairs(of[own[0].name], codes)) == len(pd.unique(of[own[0].name])) for codes in of.values())
    return own[0] if whole else None


_NAMELESS = re.compile(r"(?:v|x|f|var|col|column|field|variable|cot|bien|truong|unnamed) ?\d+|\(\d+\)")


def _is_nameless(column: Column) -> bool:
    """Whether neither the name nor a label says anything of a column: `v1`, `VAR00002`, `Column3`."""
    return not column.described and not column.labels and _NAMELESS.fullmatch(folded(column.name)) is not None


def _ask_all(grid: Grid, looks: dict[str, Look], found: list[Role], doubts: Doubts) -> None:
    """Ask what every column is of a table in which nothing is named, saying what each looks like; a time that is only numbered must be written."""
    columns = [grid.named(r.column) for r in found]
    unit, time = next((pair for pair in permutations(columns[:12], 2) if _counts_up(*pair)), (None, None))
    shown = [_looks_like(c, looks[c.name], c is unit, c is time) for c in columns]
    others = (
        [] if time else [c.name for c in columns if c is not unit and looks[c.name].figures > 0.5 and not looks[c.name].yes_no]
    )
    place = f"{unit.name}=place; " if unit else ""
    answers = [(f'columns="{place}{name}=outcome"', Text(f"“{name}” là chỉ tiêu kết quả", f"“{name}” is the outcome")) for name in others]  # fmt: skip
    write = Text("ghi tên cột (Xã, Tháng, Số vụ …) thay cho các ký hiệu, kỳ viết đủ năm (2019-03), rồi lưu lại", "write headings (Commune, Month, Cases …) for these codes and periods with their year (2019-03), and save the file")  # fmt: skip
    doubts.ask("role", Text("Không cột nào có tên hay nhãn nói nó là gì; theo nội dung: {all}. Mỗi cột là gì?", "No heading or label says what any column is; by its content: {all}. What is each?").fill(
               all=Text(*("; ".join(s.to(lang) for s in shown) for lang in ("vi", "en")))), (), [("", write), *answers])  # fmt: skip


def _counts_up(unit: Column, time: Column) -> bool:
    """Whether one column has 1, 2, 3 ... once with each value of another."""
    each = pd.DataFrame({"unit": unit.distinct[0], "time": pd.to_numeric(pd.Series(time.values), errors="coerce")})
    each = each.sort_values(["unit", "time"])
    counted = bool((each["time"] == each.groupby("unit").cumcount() + 1).all())
    return counted and 1 < len(unit.distinct[1]) < len(each) and len(time.distinct[1]) > 2


def _looks_like(column: Column, look: Look, unit: bool, time: bool) -> Text:
    values = pd.to_numeric(pd.Series(column.values), errors="coerce").dropna()
    low, high, whole, n = f"{values.min():g}", f"{values.max():g}", bool((values % 1 == 0).all()), look.different
    said = (
        Text(f"{low} đến {high} ở mỗi đơn vị, như một kỳ (tháng, quý, tuần? từ năm nào?)", f"{low} to {high} in each unit, like a period (month, quarter, week? from which year?)") if time
        else Text(f"{n} giá trị lặp lại, như mã địa bàn hay người", f"{n} values that come again, like codes of places or persons") if unit
        else Text(f"chữ, {n} tên khác nhau", f"words, {n} different names") if look.text > 0.8
        else Text("chỉ 0 và 1, như có hay không", "0 and 1 only, like yes or no") if look.yes_no
        else Text(f"số nguyên từ {low} đến {high}, như số đếm", f"whole numbers from {low} to {high}, like a count") if whole
        else Text(f"số lẻ từ {low} đến {high}, như tỷ lệ, mức đo", f"decimals from {low} to {high}, like a rate or a measure")
    )  # fmt: skip
    return Text(f"“{column.name}”: {said.vi}", f"“{column.name}”: {said.en}")


def _is_register(grid: Grid, found: list[Role], received: Column) -> bool:
    """Whether a table is a register of cases once the day each was received is the period: of persons that day is only a beginning."""
    return cases.register(grid, [*found, Role(role="period", column=received.name, known="content")], Doubts())[1] is not None


def _measured(grid: Grid, free: list[Column], looks: dict[str, Look], found: list[Role]) -> list[Column]:
    """Figures that nothing names and that are others in another period of the same place: no code or area of it, no number of a row, wave
    or period. None where a place and period has several rows."""
    place, when = grid.of_role(found, "place"), grid.of_role(found, "period")
    free = [c for c in free if looks[c.name].figures >= 0.9 and not looks[c.name].yes_no]
    if place is None or when is None or not free or {"person", "indicator", "value"} & {r.role for r in found}:
        return []
    where = place.distinct[0].astype(np.int64)
    dates = np.zeros(len(grid), dtype=np.int64)  # of year and quarter, where they are columns of their own
    for part in (grid.named(r.column) for r in found if r.role == "period"):
        dates = dates * (len(part.distinct[1]) + 1) + part.distinct[0] + 1
    placed = where >= 0  # rows of totals name no place
    if len(_pairs(where[placed], dates[placed])) < placed.sum():
        return []
    kept = []
    for column in free:
        if any(map(is_total, column.head)) or compares(column) or persons.numbers_rows(column, in_order=True):
            continue
        values = column.distinct[0].astype(np.int64)
        filled = (values >= 0) & placed
        of_place = np.bincount(_pairs(where[filled] + 1, values[filled]) // _WIDE)
        rows = np.bincount(where[filled] + 1, minlength=len(of_place))[: len(of_place)]
        of_place = (
            of_place[(of_place > 0) & (rows > 1)] if (rows > 1).any() else of_place[of_place > 0]
        )  # no row of a place's total
        of_period = len(_pairs(dates, values)) == len(pd.unique(dates)) and len(of_place) > 1  # 1, 2, 3 ... of the periods
        if (of_place > 1).sum() * 2 > len(of_place) and not of_period:
            kept.append(column)
    return kept


_WIDE = 1 << 31


def _pairs(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """The different pairs of two columns of codes, each as one number."""
    return pd.unique(one * _WIDE + other + 1)


_MOSTLY = 0.8  # of the cells of a column
_NUMBERING = frozenset(("ma", "maho", "stt", "tt", "so phieu", "id", "no", "code", "number", "nr", "index", "case", "record", "person", "household", "respondent", "phieu", "ho", "nguoi"))  # fmt: skip


def _is_numbering(column: Column) -> bool:
    """Whether the heading of a column of 1, 2, 3 ... is a word for a number, a code or a person, or none: `Hộ`, `Mã`, `#`; not `Xếp hạng`."""
    said = f"{folded(column.name)} {folded(column.described) if column.described else ''}"
    return not re.search(r"[a-z]", said) or bool(_NUMBERING & set(said.split()))


def _ask_numbered(doubts: Doubts, name: str) -> None:
    doubts.ask("role", Text(f"Cột “{name}” chỉ có 1, 2, 3 …: là số của từng người, hay không dùng?", f"Column “{name}” holds 1, 2, 3 …: does it number persons, or is it not used?"), (),
               [(f'columns="{name}=person"', Text("số của từng người", "it numbers persons")), (f'columns="{name}=ignore"', Text("không dùng", "not used"))])  # fmt: skip


def _holds_dates(column: Column) -> bool:
    """Whether a column holds dates: none is a figure. A plain year may be one."""
    sample = [v for v in column.values[:200] if v is not None]
    dates = sum(
        isinstance(v, dt.date) or isinstance(v, str) and not v.isdecimal() and periods.written(v) is not None for v in sample
    )
    return dates * 2 > len(sample)


def _names_figures(column: Column) -> bool:
    """Whether the words of a column are those of counts and populations: `Số vụ`, `Dân số`."""
    different = list(dict.fromkeys(str(v) for v in column.values[:500] if v is not None))
    return bool(different) and all({"outcome", "exposure"} & set(meant(text).roles) for text in different)


_CODE = r"^(?:ma|id|code|geo)|(?:id|code|no|nr|number|ma|so|so hieu)$"


def _says_code(column: Column) -> bool:
    """Whether the heading of whole numbers is a code's (`maxa`), or none (`v1`)."""
    return is_code(column.name) or _is_nameless(column) or re.search(_CODE, folded(column.name)) is not None


def _counts_on(column: Column) -> bool:
    """Whether whole numbers go up nearly one by one, as those of places do and those of passengers do not."""
    values = [int(float(v)) for v in column.distinct[1]]
    return 2 * (max(values) - min(values)) < 3 * len(values)


def _ask_codes(columns: list[Column], doubts: Doubts) -> None:
    """Ask whether numbers that each come back in every period under a heading that says no code are places, or figures of places not named."""
    named = listed(f"“{c.name}”" for c in columns)
    doubts.ask("role", Text(f"Bảng không có cột địa bàn; số ở cột {named} kỳ nào cũng gặp lại: là mã địa bàn, hay số đếm của địa bàn chưa ghi tên?", f"No column names places; the numbers of {named} come back in every period: codes of places, or counts of places that are not named?"), (),
               [*((f'columns="{c.name}=place"', Text(f"mỗi số ở cột “{c.name}” là một địa bàn", f"each number of column “{c.name}” is a place")) for c in columns), ("", Text("số đếm: thêm cột địa bàn rồi lưu lại", "counts: add a column of places and save the file"))])  # fmt: skip


def _is_code(grid: Grid, column: Column, look: Look, found: list[Role]) -> bool:
    """Whether whole numbers that come back in every period can be the codes of places."""
    when = grid.of_role(found, "period")
    if when is None or look.figures < 1 or not 1 < look.different < look.filled:
        return False
    pairs = set(zip(column.values, when.values, strict=True))
    whole = all(
        isinstance(v, str) and v.isdecimal() or isinstance(v, (int, float)) and float(v).is_integer()
        for v in column.values
        if v is not None
    )
    return whole and len(pairs) == len(grid) and len(set(when.values)) < len(grid)
