"""Tables that set a year against the one before (`Năm 2015 | Năm 2014 | Tăng, giảm | %` under each outcome) -> tables of their own year."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from analysis.catalogue.headings import folded, says
from analysis.ingest.columns.cells.cell_kind import kind
from analysis.ingest.columns.cells.lines import cell_name
from analysis.ingest.columns.cells.periods import Written, of_kind, written
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.shapes.melted import Stated, value_name
from analysis.ingest.columns.shapes.wide import dated, has_months, year_of
from analysis.ingest.columns.sheets.grid import addressed, of_block
from analysis.ingest.columns.sheets.layout import Block
from analysis.ingest.readers.sheets import as_text
from analysis.language import Text

_COMPARISON = (
    r"\W*(?:(?:mức|tỉ lệ|số|tốc độ|kết quả|%)\W*)*(?:tăng|giảm|so sánh|so với|so cùng kì|chênh lệch|biến động|difference|change|compared)\b.*"
    r"|\W*(?:(?:tỉ lệ|phần trăm|%|\+|±)\W*)+"
)
_NOW = r"(?:số (?:vụ )?)?(?:\d tháng )?(?:năm|kì|tháng|quí|tuần)? ?(?:nay|này|báo cáo|hiện tại)|trong kì|(?:this|current) (?:year|month|period)"
_BEFORE = r"(?:số (?:vụ )?)?(?:(?:của )?cùng kì\b.*|(?:\d tháng )?(?:năm|kì|tháng|quí) (?:trước|ngoái)\b.*)|(?:last|previous) (?:year|period).*|same period.*"


@dataclass
class Pairs:
    """What a table compares: by outcome its column of now and that of before, and the columns of differences; `own`: the period of now,
    where headings say it."""

    now: dict[str, int]
    before: dict[str, int]
    rests: dict[str, str]
    differences: list[int]
    own: Written | None
    dated: bool  # whether the columns of before say their period themselves
    earlier: Written | None = None  # the period of before, where its headings name it


def own_years(tables: dict[str, list[Block]], doubts: Doubts) -> None:
    """Leave of each table that compares a period with the one a year before the figures of its own; of a table alone of two named years,
    and of periods of before that have no table of their own, both. What is set aside, and what is not, is said."""
    alone = {name: blocks[0] for name, blocks in tables.items() if len(blocks) == 1 and not has_months(of_block(blocks[0]))}
    found = {name: pairs for name, block in alone.items() if (pairs := _pairs(block))}
    periods = {(str(p.own), *sorted(map(folded, p.rests.values()))) for p in found.values() if p.own}
    years = {p.own for p in found.values() if p.own}
    several = len(years) > 1 and len(periods) == len(found) == len(years)
    if several:  # the first sheet may have none to compare with
        rests = next(iter(found.values())).rests
        others = {
            name: _alone(name, blocks[0], rests) for name, blocks in tables.items() if name not in found and len(blocks) == 1
        }
        found |= {name: p for name, p in others.items() if p and p.own not in years}
    named = [year_of(name, tables[name][0].titles) for name in found]  # of which each is another, whatever the headings say
    of_names = len(years) < len(found) == len(set(named) - {None})
    said: list[str] = []
    cells: list[str] = []
    held = {p.own for p in found.values()}
    alone = [p.earlier for p in found.values() if p.earlier and p.earlier not in held]
    alone = {w for w in alone if alone.count(w) == 1} if several else set()
    kept: dict[str, str] = {}
    earlier = _values({name: (tables[name][0], p) for name, p in found.items()}) if several else {}
    for name, pairs in found.items():
        block = tables[name][0]
        gone = [*pairs.differences, *(pairs.before.values() if several or not pairs.dated else ())]
        left = [i for i in gone if pairs.earlier not in alone or i in pairs.differences]
        said += [block.names[i] for i in sorted(left)]
        cells += [addressed(name if len(tables) > 1 else "", cell_name(block.head_row, block.cols[i])) for i in sorted(left)]
        if pairs.earlier in alone:
            kept |= {addressed(name, cell_name(block.head_row, block.cols[i])): block.names[i] for i in pairs.before.values()}
            block.earlier = _of_before(block, pairs)
        others = {year_of(name, []), year_of("", block.titles)} - {None}
        if (several or of_names) and pairs.own and pairs.own.kind == "Y" and others - {pairs.own.day.year}:
            doubts.ask("period", Text(f"Trang “{name}”: tên cột ghi năm {pairs.own.day.year}, tên trang hay tiêu đề ghi {listed(map(str, others))}: năm nào đúng?", f"Sheet “{name}”: its headings say {pairs.own.day.year}, its name or title {listed(map(str, others))}: which is right?"), (),
                       [("", Text("sửa chỗ ghi sai rồi lưu lại", "correct what is wrong and save the file"))])  # fmt: skip
        if several:
            _say_revised(name, block, pairs, earlier, doubts)
        _keep(block, pairs, gone, several)
    if kept:
        shown = listed(f"“{name}”" for name in dict.fromkeys(kept.values()))
        doubts.say("earlier_columns", Text(f"Cột của kỳ trước dùng làm số của chính kỳ ấy, vì không trang nào khác ghi: {shown}.", f"Columns of the period before are used as figures of that period, which no other sheet holds: {shown}."), list(kept)[:20])  # fmt: skip
    if said:
        shown = listed(f"“{name}”" for name in dict.fromkeys(said))
        doubts.say("compared_columns", Text(f"Cột so sánh để riêng, dùng số của chính kỳ báo cáo: {shown}.", f"Columns to compare with are set aside for the figures of the period itself: {shown}."), cells[:20])  # fmt: skip


def _alone(name: str, block: Block, rests: dict[str, str]) -> Pairs | None:
    """The columns of a table of the same outcomes with none to compare with, its year in its headings, its name or title."""
    said = [_said(head) for head in block.heads]
    now = {folded(rest if what else block.names[i]): i for i, (what, _, rest) in enumerate(said) if what in ("now", "")}
    now = {rest: i for rest, i in now.items() if rest in rests}
    periods = {period for what, period, _ in said if what}
    year = year_of(name, block.titles)
    own = next(iter(periods)) if periods else written(year) if year else None
    if now.keys() != rests.keys() or len(periods) > 1 or own is None or any(what not in ("now", "") for what, _, _ in said):
        return None
    return Pairs(now, {}, rests, [], own, True)


def _pairs(block: Block) -> Pairs | None:
    """The columns of now, of a year before and of their differences; None where any outcome lacks one of the first two, or nothing says that they are compared."""
    now: dict[str, list[int]] = {}
    before: dict[str, list[int]] = {}
    rests: dict[str, str] = {}
    when: dict[int, Written] = {}
    differences, by_words = [], False
    for i, head in enumerate(block.heads):
        said, period, rest = _said(head)
        if said == "difference":
            differences.append(i)
        elif said:
            (before if said == "before" else now).setdefault(folded(rest), []).append(i)
            rests[folded(rest)] = rest
            by_words |= period is None
            when |= {i: period} if period else {}
    for rest, own in now.items():
        if len(own) == 2 and rest not in before and all(i in when for i in own):
            later, first = sorted(own, key=lambda i: when[i].day, reverse=True)
            if _year_before(when[later]) == when[first][:2]:
                now[rest], before[rest] = [later], [first]
    differences = [i for i in differences if i > min((i for own in before.values() for i in own), default=i)]
    for rest, own in before.items():  # of `Tháng trước | Cùng kỳ năm trước` only the second is compared with
        of_year = [i for i in own if any(says(part, r"cùng kì|\bnăm\b|\byear\b|same period") for part in block.heads[i])]
        if len(of_year) == 1 and not any(i in when for i in own):
            before[rest], differences = of_year, [*differences, *(i for i in own if i not in of_year)]
    one_each = all(len(own) == 1 for own in (*now.values(), *before.values())) and now.keys() == before.keys()
    periods = {when.get(own[0]) for own in now.values()}
    if not before or not one_each or len(periods) > 1 or not (by_words or differences):
        return None
    of_now, of_before = ({rest: own[0] for rest, own in found.items()} for found in (now, before))
    own, dates = next(iter(periods)), {when.get(i) or _named(block.heads[i], next(iter(periods))) for i in of_before.values()}
    earlier = next(iter(dates)) if own and len(dates) == 1 else None
    return Pairs(of_now, of_before, rests, differences, own, all(i in when for i in of_before.values()), earlier)


def _named(head: tuple[str, ...], own: Written | None) -> Written | None:
    """The period a year before `own`, where a heading names that year: `Cùng kỳ 2022` beside `Quý I/2023`."""
    before = _year_before(own) if own else None
    named = before and any(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", part) == [str(before[1].year)] for part in head)
    return of_kind(*before) if named else None


def _of_before(block: Block, pairs: Pairs) -> Block:
    """A table of the period before alone, under the headings of now."""
    at = {now: pairs.before[rest] for rest, now in pairs.now.items()}
    order = [at.get(i, i) for i in range(len(block.cols))]
    made = replace(block, heads=list(block.heads), cols=[block.cols[i] for i in order], values=[block.values[i] for i in order])
    gone = [*pairs.differences, *pairs.before.values()]
    _keep(made, replace(pairs, own=pairs.earlier), gone, True)
    return made


def _said(head: tuple[str, ...]) -> tuple[str, Written | None, str]:
    """(difference, before, now or nothing; the period that a heading of now says; what is left of the heading)."""
    compares = next((part for part in head if says(part, _COMPARISON, whole=True)), None)
    if compares is not None and dated(tuple(part for part in head if part != compares))[0] is None:
        return "difference", None, ""
    for kind_of, pattern in (("before", _BEFORE), ("now", _NOW)):
        if part := next((part for part in head if says(part, pattern, whole=True)), None):
            return kind_of, None, " – ".join(p for p in head if p != part)
    period, rest = dated(head)
    return ("now" if period else ""), period, rest


def _year_before(when: Written) -> tuple[str, dt.date] | None:
    """The kind and first day of the period a year before."""
    return None if (when.day.month, when.day.day) == (2, 29) else (when.kind, when.day.replace(year=when.day.year - 1))


def _keep(block: Block, pairs: Pairs, gone: list[int], several: bool) -> None:
    """Take columns out of a table; what is left of an outcome goes by its own name, a column of the period beside it."""
    if several or pairs.own is None:
        name = value_name(of_block(block))
        for rest, i in pairs.now.items():
            block.heads[i] = tuple(pairs.rests[rest].split(" – ")) if pairs.rests[rest] else (name,)
    own = next(iter(pairs.now.values()))
    if several and pairs.own is not None:
        block.heads.append(("Năm" if pairs.own.kind == "Y" else "Kỳ",))
        block.values.append([Stated(pairs.own)] * len(block.rows))
        block.cols.append(block.cols[own])
    for i in sorted(gone, reverse=True):
        del block.heads[i], block.cols[i], block.values[i]


def _keys(block: Block) -> list[str]:
    """What each row is called: its first words."""
    return [
        next((folded(v) for v in row if isinstance(v, str) and kind(v) == "T"), "") for row in zip(*block.values, strict=True)
    ]


def _values(found: dict[str, tuple[Block, Pairs]]) -> dict[tuple, object]:
    """{(first day, outcome, row's name): the figure of now} of all tables."""
    return {
        (p.own.day, rest, key): v
        for block, p in found.values()
        for rest, i in p.now.items()
        for key, v in zip(_keys(block), block.values[i], strict=True)
    }


def _say_revised(name: str, block: Block, pairs: Pairs, earlier: dict[tuple, object], doubts: Doubts) -> None:
    """Say where the year before is another figure than in its own table."""
    day = (_year_before(pairs.own) or pairs.own)[1]
    unlike = [
        f"{addressed(name, cell_name(row, block.cols[i]))}: {as_text(v)} ≠ {as_text(earlier[day, rest, key])}"
        for rest, i in pairs.before.items()
        for row, key, v in zip(block.rows, _keys(block), block.values[i], strict=True)
        if (day, rest, key) in earlier and v is not None and as_text(v) != as_text(earlier[day, rest, key])
    ]
    if unlike:
        doubts.say("revised", Text(f"Số năm trước khác số ở trang của chính năm ấy, dùng số ở trang của năm ấy: {listed(unlike)}.", f"The year before is another figure than on its own sheet, which is used: {listed(unlike)}."), [one.split(":")[0] for one in unlike][:20])  # fmt: skip
