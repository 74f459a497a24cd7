"""Which column is the place, the period, an outcome, ...: as told, as its heading says, or as its content suggests."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass

from analysis.catalogue.headings import ASIDE, folded, is_code, judged_in, meant, words
from analysis.errors import BadTable, unknown
from analysis.ingest.columns import periods, persons
from analysis.ingest.columns.doubts import Doubts, listed
from analysis.ingest.columns.grid import Column, Grid
from analysis.ingest.columns.layout import kind
from analysis.ingest.columns.told import IGNORE, Told
from analysis.language import Text

ONE = (
    "place",
    "period",
    "adopted",
    "treated",
    "exposure",
    "dose",
    "weight",
    "zone",
    "eligible",
    "person",
    "event",
    "duration",
    "indicator",
    "value",
)
NUMERIC = ("exposure", "dose", "weight", "duration", "outcome", "before", "after", "value")
_LOOKED_AT = 3000
_YES_NO = ("0", "1", "0.0", "1.0", "TRUE", "FALSE")


@dataclass(frozen=True, kw_only=True)
class Role:
    """What a column is for. `known`: told, name (its heading says so) or content (a suggestion)."""

    role: str
    column: str
    known: str


@dataclass(frozen=True)
class Look:
    """A column at first sight: shares of figures, periods, text; whether it is 0/1 or yes/no; its different values."""

    figures: float
    periods: float
    text: float
    yes_no: bool
    filled: int
    different: int


def look(column: Column) -> Look:
    """The first rows of a column at a glance."""
    sample = [column.labels.get(v, v) for v in column.values[:_LOOKED_AT] if v is not None]
    counted = Counter("TRUE" if v is True else "FALSE" if v is False else v for v in sample)
    kinds = Counter()
    for value, n in counted.items():
        kinds[kind(value)] += n
    marked = kinds["M"]
    if marked == len(sample):  # a column of nothing but x is one of words
        marked, kinds = 0, Counter(T=len(sample))
    total = max(1, len(sample) - marked)
    yes = words("yes") | words("no")
    said = [str(v) for v in counted]
    is_yes_no = bool(said) and len(said) <= 4 and all(t in _YES_NO or folded(t) in yes or t.lower() in yes for t in said)
    is_yes_no |= bool(persons.answers(column))
    return Look(kinds["N"] / total, kinds["P"] / total, kinds["T"] / total, is_yes_no, len(sample), len(counted))


def assign(grid: Grid, told: Told, doubts: Doubts, where: str) -> list[Role]:
    """The roles of a long grid's columns; what is in doubt is asked."""
    looks = {c.name: look(c) for c in grid.columns}
    found = _told(grid, told, where)
    taken = {role.column for role in found}
    fixed = {role.role for role in found}
    for column in grid.columns:
        if column.name not in taken and (role := _by_name(column, looks[column.name], looks, fixed)):
            found.append(Role(role=role, column=column.name, known="name"))
    found = _one_each(grid, found, doubts)
    found += _start(grid, looks, found)
    found = _of_persons(grid, looks, found, doubts)
    _by_content(grid, looks, found, doubts)
    order = [c.name for c in grid.columns]
    return sorted((r for r in found if r.role not in (IGNORE, *ASIDE)), key=lambda r: order.index(r.column))


def _start(grid: Grid, looks: dict[str, Look], found: list[Role]) -> list[Role]:
    """The one column of dates whose heading, or Stata's label of it, says of what it is the start: `Ngày áp dụng tuần tra đêm`."""
    if any(r.role == "adopted" for r in found):
        return []
    taken = {r.column for r in found}
    named = [
        c.name
        for c in grid.columns
        if c.name not in taken
        and (judged_in(c.name) or judged_in(c.described))
        and (
            looks[c.name].periods > 0.5 or looks[c.name].periods > 0 and looks[c.name].figures == 0
        )  # `đầu năm 2020` is asked about
    ]
    return [Role(role="adopted", column=named[0], known="name")] if len(named) == 1 else []


def _of_persons(grid: Grid, looks: dict[str, Look], found: list[Role], doubts: Doubts) -> list[Role]:
    """The roles that only a table of persons has: an answer before and after, places that are clusters; a code that comes twice is asked about."""
    person = next((grid.named(r.column) for r in found if r.role == "person"), None)
    have = {r.role for r in found}
    if person is None:
        return found
    if "period" not in have:
        persons.say_repeated(grid, person, doubts)
    if not {"before", "after"} & have:
        taken = {r.column for r in found if r.role != "outcome"}
        free = [c for c in grid.columns if c.name not in taken and (looks[c.name].yes_no or looks[c.name].figures > 0.5)]
        of_pairs = {c.name: role for pair in persons.pairs(free) for c, role in zip(pair, ("before", "after"), strict=True)}
        found = [r for r in found if r.column not in of_pairs]
        found += [Role(role=role, column=name, known="name") for name, role in of_pairs.items()]
    place, treated = (next((r for r in found if r.role == role), None) for role in ("place", "treated"))
    if (
        place
        and treated
        and "cluster" not in have
        and persons.clustered(grid.named(place.column), grid.named(treated.column), doubts)
    ):
        found = [r if r is not place else Role(role="cluster", column=r.column, known="content") for r in found]
    return found


def _told(grid: Grid, told: Told, where: str) -> list[Role]:
    known = {folded(c.name): c.name for c in grid.columns}
    for heading in told.roles:
        if heading not in known:
            raise unknown(Text("cột", "column"), heading, [c.name for c in grid.columns], where, BadTable)
    return [Role(role=role, column=known[heading], known="told") for heading, role in told.roles.items()]


def _label_of_a_start(column: Column) -> tuple[str, ...]:
    """`ngay`, labelled in Stata or SPSS `Ngày bắt đầu mô hình`: the name alone would be a period's."""
    starts = folded(column.described).startswith(tuple(words("start_of"))) if column.described else False
    return ("adopted",) if starts and meant(column.name).roles[:1] == ("period",) else ()


def _by_name(column: Column, look: Look, looks: dict[str, Look], fixed: set[str]) -> str:
    last = meant(column.head[-1]).roles if len(column.head) > 1 else ()
    said = (
        tuple(role for role in last if role != "outcome")  # `Số liệu – Dân số` is a population, whatever stands over it
        or _label_of_a_start(column)
        or meant(column.name).roles
        or last
        or (meant(column.described).roles if column.described else ())
    )
    if "unit" in said and all(folded(str(v)) in words("units") for v in column.values[:200] if v is not None):
        return "unit"
    for role in said:
        if role in ONE and role in fixed and role not in ("period", "place"):
            continue
        if _fits(role, column, look, looks):
            return role
    if column.name.lower().startswith("x_"):
        return "control"
    return ""


def _fits(role: str, column: Column, look: Look, looks: dict[str, Look]) -> bool:
    """Whether the content is such as the role has."""
    figures = look.figures + look.periods
    if role == "adopted":
        return look.periods > 0.5 or not look.yes_no and look.figures < 0.5 and look.filled > 0 or look.filled == 0
    if role in ("treated", "eligible"):
        return (
            look.yes_no
            or role == "treated"
            and folded(column.name) in ("treated", "treat", "treatment", "did")
            and look.figures > 0.9
            or role == "treated"
            and look.different == 2
            and (folded(column.name) in words("arms") or {str(v) for v in column.distinct[1]} <= {"1", "2", "1.0", "2.0"})
        )
    if role == "event":
        return look.different <= 3
    if role in NUMERIC:
        return figures >= 0.5 or look.filled == 0 or meant(column.name).whole
    if role == "place":
        return look.figures < 0.9 or look.different <= max(3, look.filled / 2) or is_code(column.name) or figures == 1
    if role == "indicator":
        return look.text > 0.9
    if role == "period":
        sample = [v for v in column.values[:20] if v is not None]
        return look.text < 0.9 or any(
            any(map(str.isdecimal, str(v))) or periods.quarter_alone(v) or periods.month_alone(v) for v in sample
        )
    if role == "person":
        return look.different == look.filled or len(looks) > 0 and folded(column.name) not in ("id",)
    if role == "number":
        return look.figures > 0.9 or look.text < 0.1
    return role != "unit"


def _one_each(grid: Grid, found: list[Role], doubts: Doubts) -> list[Role]:
    """At most one column for each role that has one: told before named; the finest place; the rest is said or asked."""
    kept = list(found)
    for role in ONE:
        own = [r for r in kept if r.role == role]
        if len(own) < 2 or role == "period":
            continue
        told = [r for r in own if r.known == "told"]
        if role == "place" and not told:
            best = min(own, key=lambda r: (meant(r.column).rank, [c.name for c in grid.columns].index(r.column)))
            names = [r for r in own if r is not best]
            doubts.say("places_beside", Text(f"Địa bàn lấy từ cột “{best.column}”; các cột địa bàn khác: {listed(r.column for r in names)}.",
                       f"The place is that of column “{best.column}”; other columns of places: {listed(r.column for r in names)}."), columns=[r.column for r in names])  # fmt: skip
        elif told:
            best = told[0]
        else:
            named = listed(f"“{r.column}”" for r in own)
            doubts.ask("role", Text(f"Cột nào là {ROLE_NAMES[role].vi}: {named}?", f"Which column is the {ROLE_NAMES[role].en}: {named}?"), (),
                       [(f'columns="{r.column}={role}"', Text(f"cột “{r.column}”", f"column “{r.column}”")) for r in own], [r.column for r in own])  # fmt: skip
            best = own[0]
        kept = [r for r in kept if r.role != role or r is best]
    return kept


def _by_content(grid: Grid, looks: dict[str, Look], found: list[Role], doubts: Doubts) -> None:
    have = {r.role for r in found}
    taken = {r.column for r in found}
    free = [c for c in grid.columns if c.name not in taken]
    if "period" not in have and "person" not in have:
        dated = [c for c in free if looks[c.name].periods == 1 and looks[c.name].filled]
        if len(dated) == 1:
            found.append(Role(role="period", column=dated[0].name, known="content"))
        elif len(dated) > 1:
            _ask(doubts, "period", dated)
        free = [c for c in free if c not in dated[:1]]
    if not {"indicator", "outcome"} & have:
        named = [c for c in free if looks[c.name].text > 0.8 and _names_figures(c)]
        found += [Role(role="indicator", column=c.name, known="content") for c in named[:1]]
        for column in named[:1]:
            doubts.say("indicator", Text(f"Cột “{column.name}” đọc là tên chỉ tiêu của từng dòng, vì nội dung là tên chỉ tiêu; nếu không phải: columns=\"{column.name}=ignore\".",
                       f"Column “{column.name}” is read as naming the indicator of each row, because of what it holds; if it does not: columns=\"{column.name}=ignore\"."), columns=[column.name])  # fmt: skip
        free = [c for c in free if c not in named[:1]]
    if not {"place", "person", "before", "after"} & have:
        texts = [c for c in free if looks[c.name].text > 0.8 and not looks[c.name].yes_no]
        if len(texts) == 1 or texts and not any(r.role == "period" for r in found):
            found.append(Role(role="place", column=texts[0].name, known="content"))
        elif texts:
            _ask(doubts, "place", texts)
        elif codes := [c for c in free if _is_code(grid, c, looks[c.name], found)]:
            found.append(Role(role="place", column=codes[0].name, known="content"))
            free = [c for c in free if c is not codes[0]]
    numbered = [c for c in free if persons.numbers_rows(c)]
    listed_once = any(r.role == "place" and looks[r.column].different == looks[r.column].filled for r in found)
    if numbered and not {"period", "person"} & have and not listed_once:  # places each named once are numbered themselves
        if person := next((c for c in numbered if _is_numbering(c)), None):
            found.append(Role(role="person", column=person.name, known="content"))
            have.add("person")
        else:
            _ask_numbered(doubts, numbered[0].name)
    free = [c for c in free if c not in numbered]
    answers = [c for c in free if "person" in have and persons.answers(c)]
    if not {"outcome", "event", "after", "value"} & have:
        free = [c for c in free if c.name not in {r.column for r in found} and not _holds_dates(c)]
        figures = [c for c in free if c in answers or looks[c.name].figures + looks[c.name].periods > 0.5]
        found += [Role(role="outcome", column=c.name, known="content") for c in figures]
    elif "after" not in have:
        found += [Role(role="outcome", column=c.name, known="content") for c in answers]


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


def _is_code(grid: Grid, column: Column, look: Look, found: list[Role]) -> bool:
    """Whether whole numbers that come back in every period can be the codes of places."""
    when = next((grid.named(r.column) for r in found if r.role == "period"), None)
    if when is None or look.figures < 1 or not 1 < look.different < look.filled:
        return False
    pairs = set(zip(column.values, when.values, strict=True))
    whole = all(
        isinstance(v, str) and v.isdecimal() or isinstance(v, (int, float)) and float(v).is_integer()
        for v in column.values
        if v is not None
    )
    return whole and len(pairs) == len(grid) and len(set(when.values)) < len(grid)


def _ask(doubts: Doubts, role: str, columns: list[Column]) -> None:
    names = listed(f"“{c.name}”" for c in columns)
    doubts.ask("role", Text(f"Không tên cột nào cho biết đâu là {ROLE_NAMES[role].vi}: {names}?", f"No heading says which column is the {ROLE_NAMES[role].en}: {names}?"), (),
               [(f'columns="{c.name}={role}"', Text(f"cột “{c.name}”", f"column “{c.name}”")) for c in columns])  # fmt: skip


ROLE_NAMES = {
    "place": Text("địa bàn", "place"), "period": Text("kỳ (tháng, quý, năm)", "period"), "outcome": Text("chỉ tiêu kết quả", "outcome"),
    "exposure": Text("mẫu số (dân số)", "exposure"), "adopted": Text("ngày bắt đầu áp dụng", "start of the treatment"),
    "treated": Text("có áp dụng hay không", "treatment (yes or no)"), "dose": Text("mức độ triển khai", "dose"), "weight": Text("trọng số", "weight"),
    "control": Text("biến kiểm soát", "control"), "zone": Text("vùng", "zone"), "eligible": Text("thuộc diện", "eligibility"), "person": Text("người", "person"),
    "event": Text("biến cố", "event"), "duration": Text("thời gian theo dõi", "duration"), "cluster": Text("cụm", "cluster"),
    "before": Text("điểm trước", "score before"), "after": Text("điểm sau", "score after"), "indicator": Text("tên chỉ tiêu", "name of the indicator"),
    "value": Text("giá trị", "value"),
}  # fmt: skip
__all__ = ["ROLE_NAMES", "Role", "assign", "look", "periods"]
