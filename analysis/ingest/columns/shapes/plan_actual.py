"""Columns of a plan, of what was done and of the per cent of it (`KH | TH | Đạt (%)`) -> the plan and the per cent are no outcomes, said."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

from analysis.catalogue.headings import folded, meant, says
from analysis.ingest.columns.cells import numbers
from analysis.ingest.columns.cells.lines import Value
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.told import IGNORE, Told
from analysis.ingest.columns.shapes.melted import is_numeric
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.readers.sheets import as_text
from analysis.language import Text

_OF = r"(?: (?:được |đã |tỉnh |huyện |thành phố |ubnd |trên )?(?:giao|năm|cả năm|quí|tháng|kì|trong (?:năm|quí|tháng|kì)|đề ra|được duyệt))*(?: \(.*\))?"
_PLAN = rf"(?:số )?(?:kh|kế hoạch|chỉ tiêu|chỉ tiêu kế hoạch|kh chỉ tiêu|dự toán|mục tiêu|định mức|(?:được )?giao|plan|planned|target|targets|budget){_OF}"
_DONE = rf"(?:ước )?(?:số |kết quả |đã )?(?:th|thực hiện|thực tế|kết quả|đạt được|quyết toán|làm được|actual|actuals|achieved|result|results|done|realised|realized){_OF}"
_SHARE = (
    r"(?:tỉ lệ |mức )?(?:%|\(%\)|đạt|đạt tỉ lệ|tỉ lệ|tỉ lệ đạt|% đạt|% hoàn thành|hoàn thành|so kế hoạch|so với kế hoạch|so kh|th so kh|th kh|% th kh|% kh|% so kh|% so với kế hoạch"
    r"|đạt (?:so với )?(?:kế hoạch|kh)|achievement|achieved %|% achieved|% of plan|% of target|percent|rate|attainment)(?: \(?%\)?)*(?: \(.*\))?"
)
_NAMES_PLAN = r"\b(?:kế hoạch|kh|plan|target)\b"
_ESTIMATE = r"\b(?:ước|estimate\w*|projected)\b"


def apart(grid: Grid, said: Told, doubts: Doubts) -> None:
    """Leave the plans and the per cents of them that stand beside what was done out of the outcomes, unless they are named; it is said."""
    own: dict[str, list[tuple[Column, str]]] = {}
    for column in grid.columns:
        stem, _, last = column.name.rpartition(" – ")
        for kind, pattern in (("plan", _PLAN), ("done", _DONE), ("share", _SHARE)):
            if says(last, pattern, whole=True) and is_numeric(column):
                own.setdefault(stem, []).append((column, kind))
                break
    for columns in own.values():
        done, plans = ([c for c, kind in columns if kind == which] for which in ("done", "plan"))
        if not done or not plans:
            continue
        shares = [
            c
            for c, kind in columns
            if kind == "share" and (says(c.name.rpartition(" – ")[2], _NAMES_PLAN) or _is_share(c, done, plans))
        ]
        _merge_estimates(grid, done, doubts)
        beside = [c for c, kind in columns if (kind == "plan" or c in shares) and not said.roles.get(folded(c.name))]
        if beside:
            grid.shaped |= dict.fromkeys((c.name for c in beside), IGNORE)
            if len(done) > 1 or any(
                kind == "share" and c not in shares for c, kind in columns
            ):  # what was done is one outcome of several
                grid.shaped |= {c.name: "outcome" for c in done if not said.roles.get(folded(c.name)) and not meant(c.name).roles}
            names, results = listed(f"“{c.name}”" for c in beside), listed(f"“{c.name}”" for c in done)
            doubts.say("planned", Text(f"Kế hoạch và tỷ lệ đạt kế hoạch không dùng làm kết quả: {names}; kết quả là {results}. Nếu cần: columns=\"{beside[0].name}=outcome\".",
                       f"Plans and per cents of them are not used as outcomes: {names}; the outcome is {results}. To use one: columns=\"{beside[0].name}=outcome\"."), [grid.head_cell(c) for c in beside], [c.name for c in beside])  # fmt: skip


def _is_share(rate: Column, done: list[Column], plans: list[Column]) -> bool:
    """Whether the figures of a column are what was done / a plan x 100, or that as a fraction, within rounding."""
    return any(
        len(known) > 0 and sum(_agrees(*row) for row in known) >= 0.9 * len(known)
        for d in done
        for p in plans
        if (known := [row for row in zip(rate.values, d.values, p.values, strict=True) if all(map(_meant, row))])
    )


def _meant(value: Value) -> list[tuple[float, int]]:
    """The figures that a cell can mean, and their decimals."""
    text = value if isinstance(value, str) else "" if value is None or isinstance(value, bool) else as_text(value)
    found = numbers.written(text)
    if found is None or found.bound:
        return []
    read = numbers.meanings(found.core)
    return [(v, max(0, -Decimal(repr(v)).normalize().as_tuple().exponent)) for v in set(read.values())]


def _agrees(rate: Value, done: Value, plan: Value) -> bool:
    return any(
        abs(r - scale * d / p) <= min(0.5 * 10.0**-decimals, 0.005 * scale) + 1e-6
        for (r, decimals), (d, _), (p, _) in product(_meant(rate), _meant(done), _meant(plan))
        if p
        for scale in (100, 1)
    )


def _merge_estimates(grid: Grid, done: list[Column], doubts: Doubts) -> None:
    """One column of what was done and what was estimated to be (`TH 2021`, `Ước TH 2022`), where each period has one of them; it is said."""
    first, rest = done[0], done[1:]
    if not any(says(c.name.rpartition(" – ")[2], _ESTIMATE) for c in rest) or any(
        sum(v is not None for v in row) > 1 for row in zip(*(c.values for c in done), strict=True)
    ):
        return
    filled = [next((c for c in done if c.values[i] is not None), first) for i in range(len(grid))]
    values, at = [c.values[i] for i, c in enumerate(filled)], [grid.at(c, i) for i, c in enumerate(filled)]
    cells = list(dict.fromkeys(grid.head_cell(c) for c in rest))
    first.values, first.at = values, at
    grid.columns = [c for c in grid.columns if c not in rest]
    del done[1:]
    names = listed(f"“{c.name}”" for c in rest)
    doubts.say("provisional", Text(f"{names} là số của kỳ sau cùng của “{first.name}”, đọc là một cột; số ước thì chưa phải số chính thức.", f"{names} is read as one column with “{first.name}”, whose later period it is; what is estimated is not final."), cells, [first.name])  # fmt: skip
