"""Half-years, which no panel carries -> a question, or a row of each place and year with the cases of both halves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from analysis.catalogue.headings import says
from analysis.ingest.columns.cells.lines import Value
from analysis.ingest.columns.questions.told import without_effect
from analysis.ingest.columns.values import persons
from analysis.ingest.columns.values.typed import Typed
from analysis.language import Text

ADD = "half=add"
JOINED = Text("nửa năm thứ hai: đã cộng vào dòng của nửa đầu", "the second half of a year, added to the row of the first")
ALONE = Text("năm chỉ có một nửa: không thành một dòng của cả năm", "a year of which one half stands: no row of a whole year")
_STOCK = r"\b(?:hiện (?:có|đang)|còn lại|luỹ kế|cuối (?:kì|năm)|đầu (?:kì|năm)|đang (?:quản lí|hoạt động|có)|hội viên|thành viên|câu lạc bộ|clb|mô hình|camera|biên chế|số hộ|dân số|nhân khẩu)\b"
_RATE = r"\btỉ (?:lệ|suất)\b|%|\brate\b|\bbình quân\b|\btrung bình\b|\bmean\b|\baverage\b|\bđiểm\b"


def join(typed: Typed, gone: dict[int, Text]) -> dict[int, Text]:
    """The rows that a row of their year stands for, and those of a year without one of its halves, where it was answered that halves add up:
    counts are added (empty where one is), a population is their mean, what was treated in a half is treated in its year."""
    if (how := typed.said.rows.get("half")) is None:
        return {}
    dated = typed.dated
    if dated is None or dated.kind != "H" or not _can_add(typed):
        raise without_effect(f"half={how}")
    own: dict[tuple[str | None, int], dict[int, int]] = {}
    for i, (place, when) in enumerate(zip(typed.places, dated.written, strict=True)):
        if i not in gone and when is not None:
            own.setdefault((place, when.day.year), {}).setdefault(when.day.month, i)
    aside: dict[int, Text] = {}
    treated, begun = typed.of("treated"), {}
    for halves in own.values():
        if len(halves) < 2:
            aside |= dict.fromkeys(halves.values(), ALONE)
            continue
        first, second = (halves[month] for month in sorted(halves))
        aside[second] = JOINED
        for column, read in typed.numeric.items():
            add = {"outcome": np.sum, "exposure": np.nanmean, "dose": np.max}.get(typed.by_column.get(column, ""))
            for values in (read.value, read.low, read.high) if add is not None else ():
                if not np.isnan(values[[first, second]]).all():
                    values[first] = add(values[[first, second]])
        if treated is not None and _is_no(treated.values[first]):
            begun[first] = treated.values[second]
    if treated is not None:
        treated.values = [begun.get(i, value) for i, value in enumerate(treated.values)]
    year = {
        id(w): w._replace(kind="Y", day=w.day.replace(month=1, day=1), end=w.end.replace(month=12, day=31))
        for w in dated.written
        if w is not None
    }
    written = np.empty(len(dated.written), dtype=object)
    written[:] = [None if w is None else year[id(w)] for w in dated.written]
    typed.dated = replace(dated, kind="Y", written=written)
    typed.typed[typed.of("period").name] = typed.dated.series
    typed.doubts.say("half", Text("Hai nửa của mỗi năm đã cộng thành một dòng của năm, theo câu trả lời: các số là số vụ việc xảy ra trong kỳ.", "Both halves of each year are added to one row, as it was answered: the figures are cases of their period."))  # fmt: skip
    return aside


def ask(typed: Typed) -> None:
    """Half-years are asked about; whether figures of two halves add up (events do, rates and stocks do not) the table does not say."""
    period = typed.of("period")
    if period is None or typed.mixed or typed.dated is None or typed.dated.kind != "H":
        return
    if len({w.day.month for w in typed.dated.written if w is not None}) == 1:
        answers = [("", Text("mỗi năm chỉ có một nửa: ghi năm (2021) thay cho 6T/2021 rồi lưu lại; các số khi ấy là của nửa năm",
                             "each year has one half only: write the year (2021) for 6T/2021 and save the file; the figures are then of half a year"))]  # fmt: skip
    else:
        add = [(f'cells="{ADD}"', Text("cộng hai nửa thành một dòng mỗi năm, khi các số là số vụ việc xảy ra trong kỳ", "add both halves to one row a year, where the figures are cases of their period"))]  # fmt: skip
        answers = [*(add if _can_add(typed) else []),
                   ("", Text("cộng số vụ việc của hai nửa thành một dòng mỗi năm trong tệp rồi lưu lại (tỷ lệ, số hiện có thì lấy một kỳ, không cộng), hoặc lấy số theo quý, tháng",
                             "add the events of both halves to one row a year in the file and save it (of rates and stocks take one, do not add them), or use quarters or months"))]  # fmt: skip
    typed.doubts.ask("half", Text(f"Cột “{period.name}”: bảng theo nửa năm, mà các phương pháp ở đây cần năm, quý hoặc tháng", f"Column “{period.name}”: half-years, and the methods here need years, quarters or months"), (), answers, [period.name])  # fmt: skip


def _is_no(value: Value) -> bool:
    return value is None or value == 0 or persons.answer(str(value).strip()) == 0.0


def _can_add(typed: Typed) -> bool:
    """Whether all outcomes may be counts of cases: whole figures, no rate and no stock by their headings."""
    own = [(r.column, typed.numeric[r.column].value) for r in typed.roles if r.role == "outcome" and r.column in typed.numeric]
    whole = all(not (values[~np.isnan(values)] % 1).any() for _, values in own)
    return bool(own) and whole and not any(says(name, _STOCK) or says(name, _RATE) for name, _ in own)
