"""Which column is the place, the period, an outcome, ...: as told, as its heading says, or as its content suggests."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from math import inf
from statistics import median

from analysis.catalogue.headings import (
    ASIDE,
    folded,
    is_code,
    judged_in,
    leaves_out,
    meant,
    measures_in,
    names_a_measure,
    says,
    says_begun,
    without_unit,
    words,
)
from analysis.catalogue.identifying import identifies
from analysis.errors import BadTable, unknown
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.cells.cell_kind import kind
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.role import NUMERIC, ONE, Role, ask_which
from analysis.ingest.columns.questions.told import IGNORE, Told
from analysis.ingest.columns.role_content import by_content
from analysis.ingest.columns.rows import cases, counted_by, dated_columns, switching, treatment, who_joined
from analysis.ingest.columns.shapes import follow_up
from analysis.ingest.columns.shapes.melted import is_numeric
from analysis.ingest.columns.shapes.wide import are_schools, compares, counts_cases, is_size
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.values import persons
from analysis.ingest.columns.values.look import Look, look
from analysis.ingest.readers.sheets import as_text
from analysis.language import Text


def assign(grid: Grid, told: Told, doubts: Doubts, where: str) -> list[Role]:
    """The roles of a long grid's columns; what is in doubt is asked."""
    looks = {c.name: look(c) for c in grid.columns}
    found = _told(grid, told, where)
    found += counted_by.day(grid, found, doubts)
    known = {role.column for role in found}
    found += [Role(role=role, column=name, known="content") for name, role in grid.shaped.items() if name not in known]
    begun = [c.name for c in grid.columns if c.name in grid.begun and c.name not in {role.column for role in found}]
    found += [Role(role="adopted", column=name, known="name") for name in begun]
    taken = {role.column for role in found}
    fixed = {role.role for role in found}
    plates = cases.plates(grid)
    for column in grid.columns:
        if column.name not in taken | plates and (role := _by_name(column, looks[column.name], looks, fixed)):
            found.append(Role(role=role, column=column.name, known="name"))
    found = _of_nobody(grid, _households(grid, found, doubts), doubts)
    found += _start(grid, looks, found, doubts)
    treatment.starts_below(grid, found, doubts)
    found = _one_each(grid, treatment.without_groups(grid, found, doubts), doubts)
    found = _of_persons(grid, looks, found, doubts)
    by_content(grid, looks, found, doubts)
    found += _start(grid, looks, found, doubts)  # of places that only their content tells
    found = switching.treated(grid, switching.without_covariates(grid, found, doubts), doubts)
    order = [c.name for c in grid.columns]
    kept = (r for r in found if r.role not in (IGNORE, *ASIDE))
    return sorted(kept, key=lambda r: (r.role == "outcome" and r.known == "content", order.index(r.column)))


def _households(grid: Grid, found: list[Role], doubts: Doubts) -> list[Role]:
    """The roles with the one column of all households, or pupils (`Tổng số hộ`), as what counts of cases are of, where no population is; pupils
    those of schools alone. Beside counts that no word calls cases (`Thefts`) it is so where it is many times as large and hardly changes, said."""
    taken = {r.column for r in found if r.role != "outcome" or r.known != "name"}
    free = [(c, (c.name, c.described)) for c in grid.columns if c.name not in taken]
    counted = [one for _, said in free for one in said if counts_cases(one)]
    schools = are_schools((c for c in grid.columns if not is_numeric(c)), counted)
    own = [c for c, said in free if is_numeric(c) and any(is_size(one, schools) for one in said)]
    if len(own) != 1 or {"exposure", "person"} & {r.role for r in found}:
        return found
    if not counted:
        name = own[0].name
        others = [c.name for c, _ in free if is_numeric(c) and c is not own[0]]
        most = max((m for other in others if (m := _middle(grid, other)) != inf), default=inf)
        if _middle(grid, name) < _MANY_TIMES * most or not _stays(grid, found, name, _STEADY):
            return found
        doubts.say("households", Text(f"Cột “{name}” đọc là mẫu số (tổng số hộ), vì gấp nhiều lần các số đếm và hầu như không đổi ở mỗi nơi; nếu là kết quả: columns=\"{name}=outcome\".",
                   f"Column “{name}” is read as the exposure (all households), being many times the counts and nearly the same in each place; if it is an outcome: columns=\"{name}=outcome\"."), columns=[name])  # fmt: skip
    return [r for r in found if r.column != own[0].name] + [Role(role="exposure", column=own[0].name, known="name")]


_INVOLVED = r"(?:tổng )?số người|persons|people|trials"  # of a place, or of its cases
_MANY_TIMES = 20  # as many households as cases
_OF_EACH = 5  # persons a case, up to which they are those of the cases


def _of_nobody(grid: Grid, found: list[Role], doubts: Doubts) -> list[Role]:
    """The roles with persons (`Số người`) as an outcome where they are as few as those that cases involve, and no
    population, which is said; asked about where they stay as many in every period."""
    own = [r for r in found if r.role == "exposure" and r.known == "name" and says(without_unit(r.column), _INVOLVED, whole=True)]
    counts = [r.column for r in found if r.role == "outcome" and r.known != "content" and counts_cases(r.column)]
    for role in own:
        cases_too, name = max([1.0, *(_middle(grid, one) for one in counts)]), role.column
        few = _middle(grid, name)
        if few > _OF_EACH * cases_too or _stays(grid, found, name, 1):  # of a place, written again in each of its periods
            continue
        if few >= 2 * cases_too and _stays(grid, found, name, _STEADY):
            doubts.ask("role", Text(f"Cột “{name}” ít như số vụ mà năm nào cũng gần bằng nhau: là dân số, hay số người liên quan?", f"Column “{name}” is as low as the cases and nearly the same in every period: a population, or the persons involved?"), (),
                       [(f'columns="{name}=exposure"', Text("dân số", "a population")), (f'columns="{name}=outcome"', Text("số người liên quan", "persons involved"))])  # fmt: skip
            found = [r for r in found if r is not role]
            continue
        doubts.say("involved", Text(f"Cột “{name}” đọc là số người liên quan, không phải dân số, vì ít như số vụ; nếu là dân số: columns=\"{name}=exposure\".",
                   f"Column “{name}” is read as the persons involved and no population, being as few as the cases; if it is one: columns=\"{name}=exposure\"."), columns=[name])  # fmt: skip
        found = [replace(r, role="outcome") if r is role else r for r in found]
    return found


_FEW, _STEADY = 30, 1.3  # persons that a hamlet has at least; how many times its least its most may be


def _stays(grid: Grid, found: list[Role], name: str, within: float) -> bool:
    """Whether the figures of a column are those of hamlets at least, and in most places the largest of several periods is at most `within` times
    the least."""
    own: dict[object, list[float]] = {}
    place = treatment.finest_place(grid, found)
    for p, v in zip(place.values if place else [], grid.named(name).values, strict=False):
        if p is not None and re.fullmatch(r"\d[\d.,\s]*", text := as_text(v)):
            own.setdefault(p, []).append(float(re.sub(r"\D", "", text)))
    several = [figures for figures in own.values() if len(figures) > 2]
    steady = sum(min(figures) >= _FEW and max(figures) <= within * min(figures) for figures in several)
    return 2 * steady > len(several) > 0


def _middle(grid: Grid, name: str) -> float:
    """The median of a column's whole numbers; infinite without one."""
    return median([float(text) for v in grid.named(name).values if (text := as_text(v)).isdecimal()] or [inf])


def _start(grid: Grid, looks: dict[str, Look], found: list[Role], doubts: Doubts) -> list[Role]:
    """The column of dates whose heading, or Stata's label of it, says of what it is the start: `Ngày áp dụng tuần tra đêm`; asked about
    where that is no programme one knows (`Có chợ từ`)."""
    if any(r.role == "adopted" for r in found) or any(
        q.about == "role" and "=adopted" in str(q.answers) for q in doubts.questions
    ):
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
    named = named or [c.name for c in grid.columns if c.name not in taken and _is_dated(c) and _says_since(grid, c, found)]
    filled = {(grid.named(name).distinct[0] >= 0).tobytes() for name in named}  # of one thing, begun twice: which is asked
    if not named:
        dated_columns.ask(grid, found, doubts)
    if len(filled) != 1:
        return []
    column = grid.named(named[0])
    if not any(_begins(text) for text in (column.name, column.described) if text):
        shown = f"{column.name}: {column.described}" if column.described else column.name
        doubts.ask("role", Text(f"Cột “{shown}” ghi từ lúc nào: đó có phải lúc bắt đầu điều được xét?", f"Column “{shown}” says since when: is that the start of what is judged?"), (),
                   [(f'columns="{column.name}=adopted"', Text("đúng", "yes")), (f'columns="{column.name}=ignore"', Text("không, không dùng cột này", "no, this column is not used"))])  # fmt: skip
        return []
    return [Role(role="adopted", column=named[0], known="name")]


def _begins(heading: str) -> bool:
    """Whether a heading names a programme, or a word of beginning and not only `từ`, `since`, `opened`."""
    judged = judged_in(heading)
    return (
        says_begun(heading) or bool(measures_in(heading)) or says(heading, _ORDER) or judged != "" and not says(heading, _SINCE)
    )


_ORDER = r"\b(?:antt|antq|ttat|an ninh|trật tự|tự quản|liên gia|liên kết|phòng,? chống|security|safety)\b"
_SINCE = r"\S.*\b(?:bắt đầu|(?:kể )?từ(?: (?:khi|lúc|ngày|tháng|quí|năm)|$)|since|opened|began|begun|started|launched|installed|introduced)\b"


def _is_dated(column: Column) -> bool:
    """Whether a column holds times, and beside them few words but for never."""
    times = [periods.written(v) is not None for v in column.distinct[1] if not periods.is_never(v)]
    return any(times) and sum(times) * 2 >= len(times)


def _says_since(grid: Grid, column: Column, found: list[Role]) -> bool:
    """Whether a heading or label says since when (`Camera từ quý`), and each place of a table over time has one such time or none."""
    place, when = treatment.finest_place(grid, found), grid.of_role(found, "period")
    said = [
        text
        for text in filter(None, (column.name, column.described))
        if says(text, _SINCE) or says_begun(text) and measures_in(text)  # `Ra mắt CLB`, of dates
    ]
    counts = any({"outcome", "exposure"} & set(meant(text.rsplit(" ", 1)[0]).roles) for text in said)  # `Cases started`
    if place is None or when is None or not said or counts:
        return False
    pairs = {(p, v) for p, v in zip(place.values, column.values, strict=True) if p is not None}
    return len(pairs) == len({p for p, _ in pairs}) < len(grid)


def _of_persons(grid: Grid, looks: dict[str, Look], found: list[Role], doubts: Doubts) -> list[Role]:
    """The roles that only a table of persons has: an answer before and after, places that are clusters; a code that comes twice is asked about."""
    person = grid.of_role(found, "person")
    have = {r.role for r in found}
    beside_place = {"place", "before", "after"} <= have and "period" not in have
    if (
        person is None
        and (beside_place or not {"place", "period"} & have)
        and (code := persons.coded(grid.columns, follow_up.may_be(grid)))
    ):
        person, found = code, [*found, Role(role="person", column=code.name, known="content")]
    if person is None:
        return found
    if "period" not in have:
        persons.say_repeated(grid, person, doubts)
    if not have & {"treated", "adopted", "dose"}:
        arms = [c.name for c in grid.columns if c.name not in {r.column for r in found} and persons.is_arm(c)]
        found = [*found, *(Role(role="treated", column=name, known="content") for name in arms if len(arms) == 1)]
        if len(arms) > 1:
            ask_which(doubts, "treated", arms)
        if not arms and "period" in have:
            found = _measure_of_places(grid, found, doubts)
    if not any(r.role in ("before", "after") and r.known == "told" for r in found):
        found = _without_its_after(grid, found, doubts)
        told = {r.column: r.role for r in found if r.known == "told"}
        sides = [two for pair in persons.pairs(grid.columns) for two in (pair, pair[::-1])]
        beside = {other.name for one, other in sides if told.get(one.name) == "outcome" and other.name not in told}
        taken = {r.column for r in found if r.role != "outcome" and r.column not in beside}
        free = [c for c in grid.columns if c.name not in taken and (looks[c.name].yes_no or _mostly_figures(c))]
        for before, after in persons.pairs(free):
            if more := persons.third(free, (before, after)):
                _ask_times(before, [after, *more], doubts)
        of_pairs = {c.name: role for pair in persons.pairs(free) for c, role in zip(pair, ("before", "after"), strict=True)}
        found = [r for r in found if r.column not in of_pairs]
        found += [Role(role=role, column=name, known="told" if name in told else "name") for name, role in of_pairs.items()]
        for before, after in persons.pairs(free):
            if (before.name in told) != (after.name in told):
                _say_paired(before.name, after.name, doubts)
    found = who_joined.of_persons(grid, found, doubts)
    place, treated = (next((r for r in found if r.role == role), None) for role in ("place", "treated"))
    paired = {"before", "after"} <= {r.role for r in found} and "period" not in have
    within = grid.named(treated.column) if treated else None
    if place and "cluster" not in have and (treated or paired) and persons.clustered(grid.named(place.column), within, doubts):
        found = [r if r is not place else Role(role="cluster", column=r.column, known="content") for r in found]
    return found


def _say_paired(before: str, after: str, doubts: Doubts) -> None:
    """Say of an answer asked twice, of which a person named one time as the outcome, that the other is what it is compared with."""
    alone = f'columns="{before}=ignore; {after}=outcome"'
    doubts.say("paired", Text(f"“{before}” và “{after}” là một câu hỏi hai lần, nên chỉ tiêu là lần sau so với lần trước; nếu chỉ xét lần sau: {alone}.",
               f"“{before}” and “{after}” are one question asked twice, so the outcome is the answer after against the one before; for the one after alone: {alone}."), columns=[before, after])  # fmt: skip


def _without_its_after(grid: Grid, found: list[Role], doubts: Doubts) -> list[Role]:
    """The roles without an answer before of which a person set the one after aside: nothing is judged by what was asked before it; said."""
    aside, told = ({r.column for r in found if r.known == "told" and (every or r.role == IGNORE)} for every in (False, True))
    alone = {b.name: a.name for b, a in persons.pairs(grid.columns) if a.name in aside and b.name not in told}
    for name, after in alone.items():
        judged = f'columns="{name}=outcome; {after}=ignore"'
        doubts.say("before_alone", Text(f"Cột “{name}” là câu trả lời lần trước mà lần sau không dùng, nên cũng không dùng; nếu vẫn xét: {judged}.",
                   f"Column “{name}” is the answer before one that is not used, and so is not used either; if it is judged all the same: {judged}."), columns=[name])  # fmt: skip
    return [*(r for r in found if r.column not in alone), *(Role(role=IGNORE, column=name, known="content") for name in alone)]


def _measure_of_places(grid: Grid, found: list[Role], doubts: Doubts) -> list[Role]:
    """The roles with the yes and no of places, the same in all their rows, whose heading or labels name a measure: who has it, which is said."""
    place, taken = treatment.finest_place(grid, found), {r.column for r in found}
    own = []
    for c in grid.columns if place is not None else ():
        said = [str(text) for text in (c.name, c.described, *c.labels.values()) if text]
        pairs = {(p, v) for p, v in zip(place.values, c.values, strict=True) if p is not None and v is not None}
        of_places = len(c.distinct[1]) == 2 and len(pairs) == len({p for p, _ in pairs})
        if c.name not in taken and of_places and (_is_zero_one(c) or persons.answers(c)) and any(map(names_a_measure, said)):
            own.append(c.name)
    if len(own) > 1:
        ask_which(doubts, "treated", own)
    if len(own) != 1:
        return found
    name, labels = own[0], {as_text(v): str(label) for v, label in grid.named(own[0]).labels.items()}
    if labels and (leaves_out(labels.get("1", "")) or not leaves_out(labels.get("0", ""))):
        doubts.ask("yes_no", Text(f"Cột “{name}”: nhãn của 1 là “{labels.get('1', '')}”, của 0 là “{labels.get('0', '')}”: số nào là nơi áp dụng?", f"Column “{name}”: 1 is labelled “{labels.get('1', '')}”, 0 “{labels.get('0', '')}”: which is the treatment?"), (),
                   [(f'columns="{name}=treated"', Text("1 là nơi áp dụng", "1 has the treatment")), (f'columns="{name}={IGNORE}"', Text("không dùng cột này; hoặc đổi mã trong tệp (1: áp dụng, 0: không)", "this column is not used; or recode it in the file (1: treated, 0: not)"))])  # fmt: skip
        return found
    doubts.say("joined", Text(f"Cột “{name}” đọc là nơi nào áp dụng, vì ghi có hay không của từng “{place.name}” và nói tới một biện pháp; nếu không phải: columns=\"{name}={IGNORE}\".",
               f"Column “{name}” is read as which places have the treatment, being a yes and no of each “{place.name}” that names a measure; if it is not: columns=\"{name}={IGNORE}\"."), columns=[name])  # fmt: skip
    return [*found, Role(role="treated", column=name, known="content")]


def _ask_times(first: Column, later: list[Column], doubts: Doubts) -> None:
    """Ask which two of three times or more are compared."""
    names = [c.name for c in (first, *later)]
    doubts.ask("waves", Text(f"{listed(f'“{n}”' for n in names)}: so hai lần nào?", f"{listed(f'“{n}”' for n in names)}: which two are compared?"), (),
               [(f'columns="{first.name}=before; {c.name}=after"', Text(f"so “{c.name}” với “{first.name}”", f"compare “{c.name}” with “{first.name}”")) for c in reversed(later)], names)  # fmt: skip


def _mostly_figures(column: Column) -> bool:
    """Whether most filled cells are figures; an x is none."""
    filled = [kind(v) for v in column.values if v is not None]
    return filled.count("N") * 2 > len(filled)


def _told(grid: Grid, told: Told, where: str) -> list[Role]:
    known = {folded(c.name): c.name for c in grid.columns}
    for heading in told.roles:
        if heading not in known:
            there = [said for c in grid.columns for said in (c.name, c.described) if said]
            raise unknown(Text("cột", "column"), told.typed.get(heading, heading), there, where, BadTable)
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
    if (
        said == ("unit",)
        or "unit" in said
        and all(folded(str(v)) in words("units") for v in column.values[:200] if v is not None)
    ):
        return "unit"
    for role in said:
        if role in ONE and role in fixed and role not in ("period", "place"):
            continue
        numbers = role in NUMERIC and identifies(column.name)  # `Số CCCD` counts nothing, but beside counts of cases
        if _fits(role, column, look, looks) and not (numbers and not _are_counts(looks)):
            return role
    if column.name.lower().startswith("x_"):
        return "control"
    return ""


def _fits(role: str, column: Column, look: Look, looks: dict[str, Look]) -> bool:
    """Whether the content is such as the role has."""
    figures = look.figures + look.periods
    if role == "adopted":
        if _is_zero_one(column) or column.labels and not look.periods:
            return False
        return look.periods > 0.5 or not look.yes_no and look.figures < 0.5 and look.filled > 0 or look.filled == 0
    if role in ("treated", "eligible"):
        return (
            look.yes_no
            or role == "treated"
            and bool(persons.ended(column))  # which is asked
            or role == "treated"
            and _is_zero_one(column)
            and (not column.labels or "adopted" in meant(column.name).roles)  # a group of 0 and 1 may be townships and communes
            or role == "treated"
            and folded(column.name) in ("treated", "treat", "treatment", "did")
            and look.figures > 0.9
            or role == "treated"
            and look.different == 2
            and (folded(column.name) in words("arms") or {str(v) for v in column.distinct[1]} <= {"1", "2", "1.0", "2.0"})
        )
    if role == "zone":  # `Vùng`: Bắc, Trung, Nam are regions, which nobody compares
        said = {folded(str(column.labels.get(v, v))) for v in column.distinct[1]}
        return bool(said & (_ZONES | words("control") | words("in_project")))
    if role == "event":
        return look.different <= 3
    if role == "after" and _is_zero_one(column) and not any("before" in meant(heading).roles for heading in looks):
        return False  # `post` of a panel
    if role in NUMERIC:
        if role == "outcome" and compares(column):  # `So với cùng kỳ` is no `Số ...`
            return False
        return figures >= 0.5 or look.filled == 0 or meant(column.name).whole and figures > 0
    if role == "place" and persons.is_arm(column):  # `Khu vực`: `Trong dự án`, `Ngoài dự án`
        return False
    if role == "place":
        return look.figures < 0.9 or look.different <= max(3, look.filled / 2) or is_code(column.name) or figures == 1
    if role == "indicator":
        return look.text > 0.9
    if role == "period":
        sample = [v for v in column.values[:20] if v is not None]
        return look.text < 0.9 or any(
            any(map(str.isdecimal, str(v))) or periods.quarter_alone(v) or periods.month_alone(v) or periods.half_alone(v)
            for v in sample
        )
    if role == "person":
        if folded(column.name) == "id" and _counts_cases(looks):
            return False
        return look.different == look.filled or folded(column.name) != "id" or _is_repeated_id(look, looks)
    if role == "number":
        return look.figures > 0.9 or look.text < 0.1
    return role != "unit"


_ZONES = frozenset(map(folded, ("treated", "control", "displacement", "displacement_control", "vùng đệm", "vùng can thiệp")))


def _is_zero_one(column: Column) -> bool:
    """Whether a column holds 1, or 0 and 1, and nothing else, whatever their labels say."""
    values = {str(v).removesuffix(".0") for v in column.distinct[1]}
    return "1" in values and values <= {"0", "1"}


_ONCE = 0.8  # of the rows of persons have a number of their own


def _is_repeated_id(look: Look, looks: Iterable[str]) -> bool:
    """Whether an `id` that some rows share is still a person's, which is asked about: most have their own, and nothing is a place or a period."""
    have = {role for heading in looks for role in meant(heading).roles}
    return look.different >= _ONCE * look.filled and not have & {"place", "period"}


def _are_counts(looks: dict[str, Look]) -> bool:
    """Whether a table is of places over time with figures of cases, and of nobody's traits."""
    have = {role for heading in looks for role in meant(heading).roles}
    return (
        {"place", "period"} <= have
        and not {"trait", "person"} & have
        and any(counts_cases(h) and look.figures > 0.5 for h, look in looks.items())
    )


def _counts_cases(headings: Iterable[str]) -> bool:
    """Whether headings are those of places over time with a count of cases, and of nobody's traits: what numbers its rows is no person."""
    have = {role for heading in headings for role in meant(heading).roles}
    return {"place", "period"} <= have and "trait" not in have and any(map(cases.is_count, headings))


def _one_each(grid: Grid, found: list[Role], doubts: Doubts) -> list[Role]:
    """At most one column for each role that has one: told before named; the finest place; the rest is said or asked."""
    kept = list(found)
    for role in ONE:
        own = [r for r in kept if r.role == role]
        if len(own) < 2 or role == "period":
            continue
        told = [r for r in own if r.known == "told"]
        codes = [r for r in own if not persons.is_name(r.column)] if role == "person" else []
        if len(codes) == 1 and not told:  # a code beside a name is the person
            kept = [r for r in kept if r.role != role or r in codes]
            continue
        if role == "place" and not told:
            best = treatment.place_role(grid, own)
            names = [r for r in own if r is not best]
            doubts.say("places_beside", Text(f"Địa bàn lấy từ cột “{best.column}”; các cột địa bàn khác: {listed(r.column for r in names)}.",
                       f"The place is that of column “{best.column}”; other columns of places: {listed(r.column for r in names)}."), columns=[r.column for r in names])  # fmt: skip
        elif told:
            best = told[0]
        else:
            ask_which(doubts, role, [r.column for r in own], [r.column for r in own])
            best = own[0]
        kept = [r for r in kept if r.role != role or r is best]
    return kept
