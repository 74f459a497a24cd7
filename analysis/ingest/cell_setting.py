"""Where and when a table's figure belongs: its row and column say so, or the lines above, or the defaults of the import."""

from __future__ import annotations

from dataclasses import replace

from analysis.catalogue import places
from analysis.ingest import reasons
from analysis.ingest.findings import USED, Finding
from analysis.ingest.labels import Context, Says
from analysis.ingest.names import nearest
from analysis.ingest.periods import Period
from analysis.ingest.periods import month as month_of
from analysis.language import Text

DISAGREE = Text("các dòng tiêu đề mâu thuẫn nhau", "the heading rows disagree")
OTHER_TITLE = Text("kì ghi trên bảng khác với --period", "the period above the table is not that of --period")


def with_period(row: Finding, stub: Says, column: Says, title: Says, context: Context) -> Finding:
    own = [*column.periods, *stub.periods]
    month = stub.month or column.month
    year = next((says.year for says in (stub, column, title) if says.year), None)
    if month and context.period and context.period.start and not (stub.year or column.year) and year != context.period.start.year:
        return row.queue(OTHER_TITLE, kind="period") if row.status == USED else row
    if (
        len(own) > 1
        and len({p.start.year for p in own}) > 1
        and not any(_inside(own[-1], p) or _inside(p, own[-1]) for p in own[:-1])
    ):
        return row.queue(DISAGREE, *(f"{p.start}..{p.end}" for p in own), kind="headings")
    if month:
        if year is None:
            return row.queue(reasons.NO_PERIOD, kind="period") if row.status == USED else row
        period = month_of(year, month)
    elif own:
        period = min(own, key=lambda p: p.end - p.start)
    elif title.periods and context.period and context.period.start and not _inside(title.periods[-1], context.period):
        return row.queue(OTHER_TITLE, f"period={title.periods[-1].start}..{title.periods[-1].end}", kind="period") if row.status == USED else row
    elif title.periods:
        period = title.periods[-1]
    elif context.period:
        period = context.period
    else:
        return row.queue(reasons.NO_PERIOD, kind="period") if row.status == USED else row
    return replace(row, start=period.start, end=period.end)


def _inside(a: Period, b: Period) -> bool:
    return b.start <= a.start and a.end <= b.end


def with_place(row: Finding, stub: Says, column: Says, title: Says, context: Context) -> Finding:
    named = [*column.places, *stub.places]
    default = (
        [("", (context.place,))] if context.place else [(n, c) for n, c in title.places if len(c) == 1][-1:] or title.places[-1:]
    )
    name, codes = (named or default or [("", ())])[-1]
    codes = _standing(codes, row)
    if len(codes) == 1:
        return replace(row, place=codes[0])
    if row.status != USED:
        return row
    if codes:
        return row.queue(reasons.ambiguous_place(name), *codes, kind="place")
    return row.queue(reasons.unknown_place(name) if name else reasons.NO_PLACE, *(nearest(name) if name else ()), kind="place")


def _standing(codes: tuple[str, ...], row: Finding) -> tuple[str, ...]:
    """The candidates that stood in the period of the figure; a successor of the same name where the unit had ended."""
    if row.end is None or not codes:
        return codes
    standing = tuple(c for c in codes if places()[c].exists_on(row.end))
    if standing:
        return standing
    heirs = tuple(s for c in codes for s in places()[c].successors if places()[s].exists_on(row.end) and _same_name(c, s))
    return heirs or codes


def _same_name(a: str, b: str) -> bool:
    return places()[a].name.en.split(" commune")[0] == places()[b].name.en.split(" commune")[0]
