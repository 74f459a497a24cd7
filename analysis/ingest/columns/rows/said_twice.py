"""What a table says twice in two ways, or not at all, of its start, its unit -> questions."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from analysis.catalogue.headings import folded, judged_in, meant, says, words
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.questions.doubts import listed
from analysis.ingest.columns.questions.role import ask_which
from analysis.ingest.columns.questions.told import IGNORE
from analysis.ingest.columns.sheets.grid import Column
from analysis.ingest.columns.values.typed import Typed
from analysis.language import Text


def ask(typed: Typed) -> None:
    """Ask about what the table says of itself in two ways."""
    _two_starts(typed)
    _which_start(typed)
    _numbered_times(typed)
    _rate_or_count(typed)


_ALIKE = 0.8  # of the rows in which one of two columns has a date, both have


def _two_starts(typed: Typed) -> None:
    """`Ngày quyết định` and `Ngày ra mắt` of the same places, in other periods of the table: from which on they are treated is asked."""
    start = next((r for r in typed.roles if r.role == "adopted" and r.known != "told"), None)
    column = typed.grid.named(start.column) if start else None
    if column is None or any(q.about in ("programme", "role") for q in typed.doubts.questions):
        return
    kind = typed.dated.kind if typed.dated and typed.dated.kind in "YQM" else "M"
    own = _ordinals(column, kind)
    others = [
        other.name
        for other in typed.grid.columns
        if other.name not in typed.by_column and typed.said.roles.get(folded(other.name)) != IGNORE and _says_start(other)
        if _differ(own, _ordinals(other, kind), _ALIKE if judged_in(other.name) or judged_in(other.described) else 0.5)
    ]  # fmt: skip
    if others:
        ask_which(typed.doubts, "adopted", [column.name, *others], [column.name])


def _which_start(typed: Typed) -> None:
    """`Ngày quyết định`, `Ngày nghiệm thu`, `Ngày phủ kín địa bàn` of places over time, none of which is plainly the start: which is asked."""
    roles = {r.role for r in typed.roles}
    asked = any("=adopted" in answer for q in typed.doubts.questions for answer in q.answers)
    if (
        {"adopted", "treated", "dose", "person", "before"} & roles
        or not {"place", "period", "outcome"} <= roles
        or typed.cases
        or asked
    ):
        return
    free = [c for c in typed.grid.columns if c.name not in typed.by_column and typed.said.roles.get(folded(c.name)) != IGNORE]
    own = [c.name for c in free if _is_day_of_places(typed, c)]
    if len(own) > 1 and any(_says_start(c) for c in free if c.name in own):
        names, none = listed(f"“{name}”" for name in own), "; ".join(f"{name}={IGNORE}" for name in own)
        typed.doubts.ask("role", Text(f"Cột nào ghi ngày bắt đầu áp dụng điều được xét: {names}?", f"Which column says the start of what is judged: {names}?"), (),
                         [*((f'columns="{name}=adopted"', Text(f"cột “{name}”", f"column “{name}”")) for name in own), (f'columns="{none}"', Text("không cột nào", "none of them"))])  # fmt: skip


def _is_day_of_places(typed: Typed, column: Column) -> bool:
    """Whether a column holds days or months, and one of each place at most."""
    when = [w.kind for v in column.distinct[1] if not periods.is_never(v) and (w := periods.written(v))]
    pairs = {(p, v) for p, v in zip(typed.places, column.values, strict=True) if p is not None and v is not None}
    never = sum(map(periods.is_never, column.distinct[1]))
    return (
        bool(when)
        and set(when) <= set("DM")
        and len(when) + never == len(column.distinct[1])
        and len(pairs) == len({p for p, _ in pairs})
    )


def _says_start(column: Column) -> bool:
    return any(map(_is_start, filter(None, (column.name, column.described))))


def _is_start(heading: str) -> bool:
    return (
        bool(judged_in(heading))
        or "adopted" in meant(heading).roles
        or f"{folded(heading)} ".startswith(tuple(f"{word} " for word in words("decided")))
        or says(heading, _STAGE)
    )


_STAGE = r"\b(?:phê duyệt|được duyệt|ban hành|khởi công|nghiệm thu|bàn giao|ra mắt|khai trương|vận hành|approved|launched|operational)\b|\b(?:hoạt động|ổn định|chính thức)\b.*\btừ\b"


def _ordinals(column: Column, kind: str) -> np.ndarray:
    """The period of each row's date, NaN without one."""
    codes, different = column.distinct
    when = [None if periods.is_never(v) else periods.written(v) for v in different]
    return np.array([np.nan if w is None else pd.Period(w.day, freq=kind).ordinal for w in when] + [np.nan])[codes]


def _differ(one: np.ndarray, other: np.ndarray, least: float) -> bool:
    """Whether two columns date mostly the same rows (`least`: which part of them), some of them differently."""
    both, either = ~np.isnan(one) & ~np.isnan(other), ~np.isnan(one) | ~np.isnan(other)
    return bool(both.sum() >= max(1, least * either.sum()) and (one[both] != other[both]).any())


_TIME = (
    r"(?:dot(?: cao diem)?|lan|ki|giai doan|vong|chien dich|tuan|(?:tuan|thang|qui|nam|ngay) thu|phase|round|wave|campaign|week)"
)
# `vi phạm lần 2` is a second offence, no second round
_NUMBERED = re.compile(rf"(?!.*\S lan )(.*?)\b{_TIME} (?:so )?([1-9]|1\d|i{{1,3}}|iv|vi{{0,3}})")


def _numbered_times(typed: Typed) -> None:
    """`Đợt 1`, `Đợt 2` as columns of a year, or down the rows where no column is a period: from which day to which the file does not say."""
    if typed.of("person") is not None or typed.cases or typed.mixed:
        return
    told = {r.column for r in typed.roles if r.known == "told"}
    stems: dict[str, list[str]] = {}
    for r in typed.roles:
        if r.role == "outcome" and r.column not in told and (m := _NUMBERED.fullmatch(folded(r.column))):
            stems.setdefault(m[1], []).append(r.column)
    if names := [name for own in stems.values() if len(own) > 1 for name in own]:
        kept = "; ".join(f"{name}=outcome" for name in names)
        typed.doubts.ask("period", Text(f"{listed(f'“{n}”' for n in names)}: mỗi cột từ ngày nào đến ngày nào? Bảng không ghi, nên không xếp được theo thời gian", f"{listed(f'“{n}”' for n in names)}: from which day to which does each run? The table does not say, so they have no order in time"), [typed.grid.head_cell(typed.grid.named(n)) for n in names],
                         [("", Text("ghi kỳ ở tên cột thay cho số (ví dụ 3/2019, Quý 1/2019) rồi lưu lại", "write the period in the headings instead of the number (such as 3/2019, 2019-Q1) and save the file")),
                          (f'columns="{kept}"', Text("mỗi cột là một chỉ tiêu riêng của cả kỳ", "each is an outcome of its own"))], names)  # fmt: skip
        return
    column = next((c for c in typed.grid.columns if c.name not in typed.by_column and re.fullmatch(rf"{_TIME}(?: so)?", folded(c.name))), None)  # fmt: skip
    places = [p for p in typed.places if p is not None]
    if (
        column is None
        or typed.of("period") is not None
        or len(set(places)) == len(places)
        or typed.said.roles.get(folded(column.name))
    ):
        return
    if len(column.distinct[1]) > 1 and typed.of("outcome") is not None:
        typed.doubts.ask("period", Text(f"Cột “{column.name}”: {listed(map(str, column.distinct[1]))} từ ngày nào đến ngày nào?", f"Column “{column.name}”: from which day to which do {listed(map(str, column.distinct[1]))} run?"), typed.grid.first_cells(column, range(min(20, len(column.distinct[1])))),
                         [("", Text("ghi kỳ (ví dụ 3/2019, Quý 1/2019) thay cho số rồi lưu lại", "write the period (such as 3/2019, 2019-Q1) instead of the number and save the file"))])  # fmt: skip


_RATE = re.compile(
    r"(?<!xã )(?<!phường )(?<!huyện )(?<!có )(?<!thị trấn )(?<!đô thị )(?<!thành phố )(?<!quận )(?<!hành chính )(?:trên|/|per|cho)\s*(?:mỗi\s*)?(?:(?:1|10|100|một|mười|trăm)?\s*(?:vạn|triệu|nghìn|ngàn)|(?:1|10|100)[.,\s]?000)\s*"
    r"(?:dân|người|inhabitants|population|people|residents|persons)\b|(?<!tính )(?<!có )t[ỷỉ] suất"
)
_UNIT_LINE = re.compile(r"(?:đơn vị(?: tính)?|đvt|đv tính|unit)\s*[:.]?\s*([^:]+?)\W*$")


def _rate_or_count(typed: Typed) -> None:
    """`SỐ VỤ TRÊN 10 VẠN DÂN` over `Đơn vị tính: vụ`, or the other way round: whole numbers are cases, or a rate. A fraction tells."""
    names = [r.column for r in typed.roles if r.role == "outcome" and r.known != "told" and r.column in typed.numeric]
    values = [typed.numeric[name].value for name in names]
    if not names or typed.cases or any((known % 1).any() for v in values if len(known := v[np.isfinite(v)])):
        return
    titles = [" ".join(line.lower().split()) for line in typed.grid.titles]
    units = [m[1] for line in titles if (m := _UNIT_LINE.search(line))]
    above = [line for line in titles if not _UNIT_LINE.search(line)]
    own = [name for name in names if not any(folded(name) in folded(line) for line in above)]  # headings, not the title itself
    said = {name.lower() for name in (*own, *typed.grid.sections.values())}
    rated = [m[0].strip() for line in above if (m := _RATE.search(line))]
    counted = [line for line in (*above, *said) if meant(re.sub(r"^(?:(?:bảng|biểu)\s*)?[\d.]+\W*", "", line)).whole]
    per_unit = [unit for unit in units if _RATE.search(unit) or unit in ("%", "‰")]
    per_name = any(
        _RATE.search(name) or {"ti le", "ti suat", "rate"} & set(re.findall("ti (?:le|suat)|rate", folded(name))) for name in said
    )
    as_count = [unit for unit in units if folded(unit) in words("units") - {"%", "‰", "phan tram", "percent"}] or [
        n for n in said if meant(n).whole
    ]
    if per_name or not (rated and as_count and not per_unit or per_unit and counted and not rated):
        return
    answer = typed.said.rows.get("figures")
    rate = (rated or per_unit)[0]
    if answer:
        typed.units.update(dict.fromkeys(names, rate) if answer == "rate" else {})
        return
    count = (as_count if rated else counted)[0]
    typed.doubts.ask("units", Text(f"Số của {listed(f'“{n}”' for n in names)} là số đếm (“{count}”) hay tỷ suất (“{rate}”)? Bảng ghi cả hai", f"Are the figures of {listed(f'“{n}”' for n in names)} counts (“{count}”) or a rate (“{rate}”)? The table says both"), (),
                     [('cells="figures=count"', Text("số đếm", "counts")), ('cells="figures=rate"', Text("tỷ suất", "a rate"))], names)  # fmt: skip
