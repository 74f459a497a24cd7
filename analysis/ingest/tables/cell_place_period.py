"""Where and when a table's figure belongs: its row and column say so, or the lines above, or the defaults of the import."""

from __future__ import annotations

from dataclasses import replace

from analysis.catalogue import indicators, places
from analysis.catalogue.declared import meant_first
from analysis.ingest.entities.periods import Period
from analysis.ingest.entities.periods import month as month_of
from analysis.ingest.entities.place_codes import Coded, nearest_codes
from analysis.ingest.entities.place_lists import is_above
from analysis.ingest.entities.place_validity import same_line, standing, standing_partly
from analysis.ingest.entities.places import nearest, resolve
from analysis.ingest.findings import reasons
from analysis.ingest.findings.finding import USED, Finding
from analysis.ingest.tables.label_context import Context, Says
from analysis.language import Text

DISAGREE = Text("các dòng tiêu đề mâu thuẫn nhau", "the heading rows disagree")
SEVERAL = Text("các dòng trên bảng nêu nhiều kỳ: hãy chọn", "the lines above the table name several periods: choose one")
OTHER_TITLE = Text("kỳ ghi trên bảng khác với --period", "the period above the table is not that of --period")


def with_period(row: Finding, stub: Says, column: Says, title: Says, context: Context) -> Finding:
    """The figure with its period; asked about where the headings leave it open, or say that it ends before its period does."""
    row = _in_period(row, stub, column, title, context)
    until = stub.until or column.until or title.until
    if row.status == USED and until and row.start and row.start <= until < row.end:
        return row.queue(SEVERAL, *(f"{row.start}..{end}" for end in (row.end, until)), kind="period")
    return row


def _in_period(row: Finding, stub: Says, column: Says, title: Says, context: Context) -> Finding:
    def asked(why: Text, *options: str) -> Finding:
        return row.queue(why, *options, kind="period") if row.status == USED else row

    own = [*column.periods, *stub.periods]
    month = stub.month or column.month
    year = next((says.year for says in (stub, column, title) if says.year), None)
    given = context.period if context.period and context.period.start else None
    if month and given and not (stub.year or column.year) and year != given.start.year:
        return asked(OTHER_TITLE)
    if (
        len(own) > 1
        and len({p.start.year for p in own}) > 1
        and not any(_inside(own[-1], p) or _inside(p, own[-1]) for p in own[:-1])
    ):
        return row.queue(DISAGREE, *(f"{p.start}..{p.end}" for p in own), kind="headings")
    if month:
        if year is None:
            return asked(reasons.NO_PERIOD)
        period = month_of(year, month)
    elif own:
        period = min(own, key=lambda p: p.end - p.start)
    elif (day := stub.until or column.until or title.until) and not title.periods and _stands(row):
        period = Period(day, day)
    elif title.unclear:
        return asked(SEVERAL, *(f"{p.start}..{p.end}" for p in title.unclear))
    elif title.periods and given and not _inside(title.periods[-1], given):
        return asked(OTHER_TITLE, f"period={title.periods[-1].start}..{title.periods[-1].end}")
    else:
        period = [context.reported, *title.periods][-1]
        if period is None:
            return asked(reasons.NO_PERIOD)
    period = context.head.of(period)
    return replace(row, start=period.start, end=period.end)


def _stands(row: Finding) -> bool:
    return row.indicator in indicators() and indicators()[row.indicator].kind == "stock"


def _inside(a: Period, b: Period) -> bool:
    return b.start <= a.start and a.end <= b.end


def with_place(row: Finding, stub: Says, column: Says, title: Says, context: Context) -> Finding:
    """The figure with its place; asked about where the name is unknown, ambiguous, or of no unit that stood in its period, or
    where a code is unknown or of another place than the name beside it."""
    named = [*column.places, *stub.places]
    coded = [*column.coded, *stub.coded] or ([] if named or context.place else title.coded)
    if coded:
        return _with_code(row, coded[-1], (named or title.places or [("", ())])[-1])
    default = [("", (context.place,))] if context.place else title.places[-1:] or [(context.head.name, context.head.places)]
    name, named_codes = (named or default or [("", ())])[-1]
    codes = standing(named_codes, row.start, row.end)
    if len(codes) == 1:
        return replace(row, place=codes[0])
    if row.status != USED:
        return row
    if codes:
        return row.queue(reasons.ambiguous_place(name), *codes, kind="place")
    if named_codes:
        return row.queue(
            reasons.not_throughout(name or places()[named_codes[0]].name.vi),
            *standing_partly(named_codes, row.start, row.end),
            kind="place",
        )
    if not named and name and name == context.head.name:
        return replace(row, lacks=(*row.lacks, ("place", name))).queue(
            reasons.unknown_document(name), *nearest(name), kind="place"
        )
    if not name:
        return row.queue(reasons.NO_PLACE, kind="place")
    return replace(row, lacks=(*row.lacks, ("place", name))).queue(reasons.unknown_place(name), *nearest(name), kind="place")


def _with_code(row: Finding, coded: Coded, beside: tuple[str, tuple[str, ...]]) -> Finding:
    """The figure with the place of a code that agrees with the name beside it."""
    (text, codes), (name, named) = coded, beside
    stood = [code for code in standing(codes, row.start, row.end) if not name or _agrees(code, name, named)]
    if len(stood) == 1:
        return replace(row, place=stood[0])
    if row.status != USED:
        return row
    meant = standing(named, row.start, row.end) or named
    if not codes:
        return row.queue(_no_code(text, name, meant), *(meant or nearest_codes(text)), kind="place")
    if not any(_agrees(code, name, named) for code in codes) and name:
        return row.queue(_two_places(text, codes[0], name), *(standing(codes, row.start, row.end) or codes), *meant, kind="place")
    if stood:
        return row.queue(reasons.ambiguous_place(text), *stood, kind="place")
    return row.queue(
        reasons.not_throughout(name or places()[codes[0]].name.vi), *standing_partly(codes, row.start, row.end), kind="place"
    )


def _agrees(code: str, name: str, named: tuple[str, ...]) -> bool:
    """Whether a name can be that of a code's place, or of one above it; of an unknown name, whether it is spelled like it."""
    if not named:
        return any(code in same_line(resolve(near)) for near in nearest(name))
    return any(set(same_line((code,))) & set(same_line((one,))) or is_above(one, code) for one in named)


def _no_code(text: str, name: str, meant: tuple[str, ...]) -> Text:
    beside = Text(f"; tên “{name}” bên cạnh là {', '.join(meant)}", f"; the name '{name}' beside it is {', '.join(meant)}")
    vi, en = beside if meant else ("", "")
    return Text(
        f"mã “{text}” không có trong danh mục địa bàn{vi}: hãy chọn",
        f"the code '{text}' is not in the register of places{en}: choose one",
    )


def _two_places(text: str, code: str, name: str) -> Text:
    place = places()[code].name
    return Text(
        f"mã “{text}” là {place.vi}, tên bên cạnh là “{name}”: hãy chọn",
        f"the code '{text}' is {place.en}, the name beside it '{name}': choose one",
    )


def namesakes_asked(rows: list[Finding], context: Context) -> list[Finding]:
    """Where the catalogue has fewer of a sheet's places than it lacks, and nothing says whose they are, the ones it has may be other
    places of the same name: they are asked about."""
    unknown = {name for f in rows for kind, name in f.lacks if kind == "place"}
    known = {f.place for f in rows if f.status == USED and f.place and places()[f.place].level == "commune"} - meant_first()
    if context.place or context.head.places or not known or len(unknown) <= len(known):
        return rows
    return [
        replace(f, place="", lacks=(*f.lacks, ("place", name))).queue(reasons.namesake(name), f.place, kind="place")
        if f.status == USED and f.place in known and (name := places()[f.place].name.vi.split(" (")[0])
        else f
        for f in rows
    ]
