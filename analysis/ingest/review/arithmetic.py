"""The arithmetic that findings must obey: totals, running totals, longer periods, districts; what does not add up is asked about."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

from analysis.catalogue import indicators, places, units_of
from analysis.ingest.entities.indicators import change_code
from analysis.ingest.entities.periods import month
from analysis.ingest.findings.account import Received
from analysis.ingest.findings.finding import QUEUED, SET_ASIDE, USED, Finding
from analysis.ingest.findings.reasons import TOTAL
from analysis.language import Text


def checked(findings: list[Finding], *, cumulative: str = "", received: Received | None = None) -> list[Finding]:
    """The findings after the arithmetic: a total, a year or a district that is not the sum of its parts is queued, as
    is a running total that falls, and a figure of a period that was not over on the day its file was `received`. With
    `cumulative` = difference, running totals become months."""
    out = _totals(list(findings))
    out = _running(out, cumulative)
    out = _growing(_longer_periods(_changes(out)))
    return [_over(row, received) for row in _districts(out)] if received else _districts(out)


def ends_after(row: Finding, day: dt.date) -> bool:
    """Whether a figure, if it is no goal, is of days after a day on which it was already written."""
    return row.end is not None and row.end > day and row.indicator != "target_reduction_pct"


def _over(row: Finding, received: Received) -> Finding:
    """A figure, or the question about one of days to come; what is asked already is asked with this too."""
    if row.status not in (USED, QUEUED) or not ends_after(row, received(row.evidence.sha256)):
        return row
    why = Text(f"kỳ đến {row.end:%d/%m/%Y} chưa hết khi nhận báo cáo: hãy kiểm tra", f"the period, until {row.end}, was not over when the report was received: please check")  # fmt: skip
    if row.status == QUEUED:
        return row.queue(Text(f"{row.reason.vi}; {why.vi}", f"{row.reason.en}; {why.en}"), kind=row.kind)
    return row.queue(why, kind="unfinished")


def _cell(finding: Finding) -> tuple[str, int]:
    match = re.fullmatch(r"([A-Z]+)(\d+)", finding.evidence.cell)
    return (match[1], int(match[2])) if match else ("", 0)


_NO_PART = (
    "cumulative", "change", "estimate", "average", "previous", "target", "note", "number", "no_indicator", "numbering", "decision",
)  # fmt: skip


def _totals(rows: list[Finding]) -> list[Finding]:
    """Printed totals of rows and columns against the sum of what stands before them, or after them, in their line."""
    lines: dict[tuple, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        if row.evidence.cell:
            column, number = _cell(row)
            lines[row.evidence.file, row.evidence.sheet, "row", column].append(i)
            lines[row.evidence.file, row.evidence.sheet, "column", number].append(i)
    for (_, _, side, _), members in lines.items():
        kind = f"total_{side}"
        members = [i for i in members if rows[i].kind == kind or not rows[i].kind.startswith(("total", *_NO_PART))]
        totals = [k for k, i in enumerate(members) if rows[i].kind == kind]
        for k in totals:
            rows[members[k]] = _compared(rows[members[k]], _sides(rows, members, k, totals))
    return rows


def _sides(rows: list[Finding], members: list[int], k: int, totals: list[int]) -> list[list[Finding]]:
    """The parts a total can be the sum of: those before it since the total before, those after it to the next, or all."""
    last = max((t for t in totals if t < k), default=-1)
    next_ = min((t for t in totals if t > k), default=len(members))
    spans = [range(last + 1, k), range(k + 1, next_)]
    if len(totals) > 1:
        spans += [range(k), range(len(members))]
    of_total = rows[members[k]].indicator
    parts = [[rows[members[n]] for n in span if n not in totals and rows[members[n]].indicator == of_total] for span in spans]
    return [[p for p in side if p.kind not in ("none", "blank")] for side in parts]


def _compared(total: Finding, sides: list[list[Finding]]) -> Finding:
    """A total with the sums of its parts. Not compared where a part has no exact value, or fewer than two are there."""
    sides = [side for side in sides if len(side) >= 2]
    if total.status == QUEUED or total.value is None or not sides or any(map(_overlap, sides)):
        return total
    if any(p.value is None or p.quantifier != "exact" for side in sides for p in side):
        return total
    sums = [sum((p.value for p in side), Decimal(0)) for side in sides]
    if total.value in sums:
        return total if total.status == SET_ASIDE else total.aside(TOTAL)
    return _violation(total, sums[0], f"{sides[0][0].evidence.cell}..{sides[0][-1].evidence.cell}")


def _overlap(parts: list[Finding]) -> bool:
    """Whether parts of one place cover the same days, as 6 and 9 months do: no sum of them means anything."""
    dated = sorted((p.place, p.start, p.end) for p in parts if p.start and p.end)
    return any(a[0] == b[0] and b[1] <= a[2] and a[1:] != b[1:] for a, b in zip(dated, dated[1:], strict=False))


def _violation(row: Finding, found: Decimal, cells: str) -> Finding:
    where = f"{row.evidence.file} {row.evidence.place()}"
    vi, en = ("đã quyết định", "decided") if row.before not in ("", f"{row.value:f}") else ("ghi", "printed")
    return row.queue(
        Text(f"{where}: {vi} {row.value:f}, cộng {cells} được {found:f}", f"{where}: {en} {row.value:f}, but {cells} add up to {found:f}"),
        f"{found:f}", kind="sum",
    )  # fmt: skip


def _running(rows: list[Finding], cumulative: str) -> list[Finding]:
    """Running totals never fall within a year; they are differenced only where declared."""
    series: dict[tuple, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        if (
            row.kind == "cumulative"
            and row.indicator
            and row.place
            and row.end
            and row.value is not None
            and row.start.month == row.end.month
        ):
            series[row.evidence.file, row.evidence.sheet, row.indicator, row.place, row.end.year].append(i)
    for members in series.values():
        members.sort(key=lambda i: rows[i].end)
        last: Finding | None = None
        doubted = False  # whether the last one fell and nobody has confirmed it: nothing is differenced against it
        for i in members:
            row, after_doubted, doubted = rows[i], doubted, False
            if last is not None and row.value < last.value:
                rows[i] = row.queue(
                    Text(f"lũy kế giảm: {last.evidence.cell} ghi {last.value:f}, {row.evidence.cell} ghi {row.value:f}",
                         f"a running total falls: {last.evidence.cell} has {last.value:f}, {row.evidence.cell} has {row.value:f}"),
                    kind="falling",
                )  # fmt: skip
                doubted = not row.before
            elif cumulative == "difference" and (made := _differenced(row, last, rows)) is not row:
                rows[i] = made if not after_doubted else row.queue(
                    Text(f"lấy hiệu với {last.evidence.cell}, số đang phải hỏi lại: hãy trả lời số ấy trước",
                         f"differenced against {last.evidence.cell}, which is asked about: answer that first"),
                    kind="falling",
                )  # fmt: skip
            last = row
    return rows


def _differenced(row: Finding, last: Finding | None, rows: list[Finding]) -> Finding:
    """One month out of a running total, where the month before is known (or it is January)."""
    known = any(
        f.status == USED
        and f.kind != "cumulative"
        and (f.indicator, f.place, f.start, f.end) == (row.indicator, row.place, row.start, row.end)
        for f in rows
    )
    follows = row.start.month == 1 or last is not None and last.end.month + 1 == row.start.month
    if known or not follows:
        return row
    before = last.value if last is not None and row.start.month > 1 else Decimal(0)
    note = "; ".join(filter(None, (f"differenced: {row.value:f} - {before:f}", row.note)))
    return replace(row, status=USED, reason=Text("", ""), value=row.value - before, note=note)


def _changes(rows: list[Finding]) -> list[Finding]:
    """`2016: 80, 2017: 72, Tăng, giảm (%): -10,0`: a change beside the two figures of its row lands where it is theirs."""
    beside: dict[tuple, list[Finding]] = defaultdict(list)
    for row in rows:
        if row.status == USED and row.evidence.cell and row.value is not None and row.start and row.end:
            beside[_line(row)].append(row)
    return [_change(row, sorted(beside[_line(row)], key=lambda one: one.end)) if row.kind == "change" else row for row in rows]


def _line(row: Finding) -> tuple:
    return row.evidence.file, row.evidence.sheet, _cell(row)[1], row.indicator, row.place


def _change(row: Finding, figures: list[Finding]) -> Finding:
    """The row of a change, landed where it is that of two figures of as long a time, and of one kind (cases or per cent) alone."""
    if row.status != SET_ASIDE or row.value is None or len(figures) != 2 or not figures[0].value:
        return row
    before, now = figures
    if before.end >= now.start or abs((now.end - now.start) - (before.end - before.start)) > dt.timedelta(days=3):
        return row
    change, decimals = now.value - before.value, len(re.sub(r"^[^.,]*[.,]?|\D", "", row.evidence.number))
    fits = {
        False: row.value == change and row.unit != "percent",
        True: row.unit != "cases" and abs(row.value - 100 * change / before.value) <= Decimal("0.51") * Decimal(10) ** -decimals,
    }
    codes = [code for percent, fit in fits.items() if fit and (code := change_code(row.indicator, percent=percent))]
    if sum(fits.values()) != 1 or not codes:
        return row
    unit, comparison = indicators()[codes[0]].unit, f"{before.start}..{before.end}"
    return replace(
        row,
        status=USED,
        reason=Text("", ""),
        kind="",
        indicator=codes[0],
        unit=unit,
        start=now.start,
        end=now.end,
        comparison=comparison,
    )


def _longer_periods(rows: list[Finding]) -> list[Finding]:
    """A quarter or a year whose months are all there is their sum, and is not counted beside them."""
    index = {(f.indicator, f.place, f.start, f.end): i for i, f in enumerate(rows) if f.status == USED}
    for (indicator, place, start, end), i in list(index.items()):
        inside = _months_of(start, end)
        if len(inside) < 2 or rows[i].value is None:
            continue
        parts = [index.get((indicator, place, m.start, m.end)) for m in inside]
        if any(p is None for p in parts) or any(rows[p].value is None for p in parts):
            continue
        found = sum((rows[p].value for p in parts), Decimal(0))
        if _is_flow(indicator):
            first, last = rows[parts[0]].evidence.place(), rows[parts[-1]].evidence.place()
            rows[i] = (
                rows[i].aside(TOTAL, "total_column") if found == rows[i].value else _violation(rows[i], found, f"{first}..{last}")
            )
    return rows


def _growing(rows: list[Finding]) -> list[Finding]:
    """The first nine months hold the first six: of a count that falls from one to the other, both are asked about."""
    series: dict[tuple, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        if row.status == USED and row.start and row.end and row.value is not None and _is_flow(row.indicator):
            series[row.indicator, row.place, row.start].append(i)
    for members in series.values():
        members.sort(key=lambda i: rows[i].end)
        for a, b in zip(members, members[1:], strict=False):
            if rows[a].end < rows[b].end and rows[b].value < rows[a].value:
                where = [f"{rows[i].evidence.place()} ({rows[i].value:f})" for i in (a, b)]
                reason = Text(
                    f"kỳ dài hơn mà ít hơn: {where[0]}, {where[1]}", f"less in the longer period: {where[0]}, {where[1]}"
                )
                rows[a], rows[b] = (
                    rows[i] if rows[i].status == QUEUED else rows[i].queue(reason, kind="falling") for i in (a, b)
                )
    return rows


def _is_flow(indicator: str) -> bool:
    return indicators()[indicator].kind == "count"


def _months_of(start: dt.date | None, end: dt.date | None) -> list:
    if not start or not end or start.day != 1 or (end + dt.timedelta(days=1)).day != 1 or start.year != end.year:
        return []
    return [month(start.year, number) for number in range(start.month, end.month + 1)]


def _districts(rows: list[Finding]) -> list[Finding]:
    """A district's figure against the sum of its communes, where all of them are there."""
    index = {(f.indicator, f.place, f.start, f.end): i for i, f in enumerate(rows) if f.status == USED and f.value is not None}
    for (indicator, place, start, end), i in list(index.items()):
        if places()[place].level != "district" or end is None:
            continue
        units = units_of(place, end)
        parts = [index.get((indicator, unit.code, start, end)) for unit in units]
        if units and all(p is not None for p in parts):
            found = sum((rows[p].value for p in parts), Decimal(0))
            if found != rows[i].value:
                rows[i] = _violation(rows[i], found, f"{len(parts)} xã/communes")
    return rows
