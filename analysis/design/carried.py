"""Which questions a researcher's own table can carry, with what power; and of each it cannot, what is missing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from analysis.catalogue.headings import folded, founds, meant
from analysis.design.design import Design
from analysis.design.own import question_of
from analysis.errors import WorkbookError
from analysis.ingest.columns.cells.periods import written
from analysis.ingest.columns.values.persons import answer
from analysis.language import Text
from analysis.panel.own_table import OwnTable

TITLES = {
    "30_trends": Text("Con số thay đổi thế nào theo thời gian", "How the figure changed over time"),
    "25_each_place": Text("Từng địa bàn thay đổi thế nào", "How each place changed"),
    "40_component_effect": Text("Nơi áp dụng có khác đi so với nơi chưa áp dụng không", "Whether places with the treatment changed otherwise"),
    "50_single_place": Text("Một nơi, một ngày: có gì khác sau đó", "One place, one date: what differed afterwards"),
    "60_after_rehabilitation": Text("Người tham gia có khác người không tham gia không", "Whether those who joined differ from the others"),
    "70_robustness": Text("Kết quả có đứng vững khi đổi cách làm không", "Whether the result stands when the choices change"),
}  # fmt: skip
PERSONS = "60_after_rehabilitation"
MANY = ("two_by_two", "staggered", "triple", "dose", "cross_section", "rates")  # routes of notebook 40
ALONE = ("single_treated", "interrupted", "zones")  # of notebook 50
SHORT = Text("ít nhất 4 kỳ (bảng có {n})", "at least 4 periods (the table has {n})")
ONE_PLACE = Text("từ hai địa bàn trở lên", "two places or more")
NO_TREATMENT = Text(
    "một cột cho biết nơi nào áp dụng và từ kỳ nào (ví dụ “Ngày áp dụng”, để trống nếu chưa), hoặc cột có/không, hoặc mức độ triển khai",
    "a column that says which places have the treatment and from when (“adopted”, empty where never), or yes/no, or an intensity",
)
CHANGED = Text("Những người được hỏi thay đổi thế nào giữa hai lần", "How those asked changed between the two times")
FOLLOWED = Text("Bao nhiêu người chưa có sự kiện, theo thời gian theo dõi", "How many are without the event, by time followed")
NO_GROUP = Text(
    'một cột cho biết ai tham gia, ai không (columns="TÊN_CỘT=treated")',
    'a column that says who took part and who did not (columns="COLUMN=treated")',
)
NOT_ALONE = Text(
    "chỉ một nơi áp dụng, hoặc một nơi với ngày bắt đầu đã biết", "a single treated place, or one place with a known start"
)


@dataclass(frozen=True, kw_only=True)
class Carried:
    """One question: `missing` names what the table lacks for it (empty: it can be answered); `power` what size of change it would see."""

    notebook: str
    outcome: str
    missing: tuple[Text, ...] = ()
    power: Text | None = None
    asked: Text | None = None  # where it is not the notebook's own question

    @property
    def able(self) -> bool:
        """Whether an answer can be had."""
        return not self.missing

    @property
    def title(self) -> Text:
        """The question in words."""
        return self.asked or TITLES[self.notebook]


def outcomes_of(table: OwnTable) -> tuple[str, ...]:
    """What a table can be asked about: its outcomes; of persons the score after, the event, then other answers."""
    if table.kind == "persons":
        return (*table.columns("after"), *table.columns("event"), *table.columns("outcome"))
    return table.columns("outcome") or table.columns("event")


def carried(table: OwnTable, outcome: str = "", kind: str = "") -> tuple[Carried, ...]:
    """Every question of one outcome (the one named, or the table's only or first one), those that can be answered first in each kind."""
    chosen = outcome or next(iter(outcomes_of(table)), "")
    if table.column("before") and table.column("after") and not table.column("treated"):  # described by itself on the first page
        changed = Carried(notebook=PERSONS, outcome=chosen, missing=tuple(q.text for q in table.questions), asked=CHANGED)
        return (changed, Carried(notebook=PERSONS, outcome=chosen, missing=(NO_GROUP,)))
    try:
        design = question_of(table, chosen, kind=kind)
    except WorkbookError as error:
        found, remedy = error.parts[1], error.parts[3]
        why = Text(f"{found.vi}: {remedy.vi}", f"{found.en}: {remedy.en}")
        asked = (PERSONS,) if table.kind == "persons" else ("30_trends", "40_component_effect")
        return tuple(Carried(notebook=name, outcome=chosen, missing=(why,)) for name in asked)
    if table.kind == "persons" and design.panel.of_persons:  # rounds of different persons are a panel of their clusters
        return _persons(design, chosen)
    judged = _judged(design, chosen)
    return (_trend(design, chosen), _each(design, chosen), *judged)


def _trend(design: Design, outcome: str) -> Carried:
    n = design.panel.usable["period"].nunique()
    return Carried(notebook="30_trends", outcome=outcome, missing=() if n >= 4 else (SHORT.fill(n=n),))


def _each(design: Design, outcome: str) -> Carried:
    rows = design.panel.usable
    n = int(rows.groupby("place").size().max()) if len(rows) else 0
    missing = [ONE_PLACE] if len(design.panel.places) < 2 else []
    return Carried(notebook="25_each_place", outcome=outcome, missing=(*missing, *([SHORT.fill(n=n)] if n < 4 else [])))


def _judged(design: Design, outcome: str) -> list[Carried]:
    """Effect, single place, robustness: by the route that the rows carry, or by the obstacles of the question."""
    power = design.power if design.smallest_detectable else None
    needed = tuple(dict.fromkeys(Text(*o.needed) for o in design.obstacles))
    if not _has_treatment(design):
        needed = (NO_TREATMENT,)
    elif not needed and design.route not in (*MANY, *ALONE):
        needed = (NO_TREATMENT,)
    alone = design.route in ALONE
    effect = Carried(notebook="40_component_effect", outcome=outcome, missing=needed, power=None if needed else power)
    single = Carried(
        notebook="50_single_place",
        outcome=outcome,
        missing=needed or (() if alone else (NOT_ALONE,)),
        power=power if alone and not needed else None,
    )
    robust = Carried(notebook="70_robustness", outcome=outcome, missing=needed)
    return [single, robust] if alone and not needed else [effect, single, robust]


def possible_start(table: OwnTable, told: Collection[str] = ()) -> str:
    """The unused column that may be the start of what is judged: of one time a place, some of them within the table's periods; where
    nothing else says who has the treatment, and the person said nothing of it (`told`)."""
    place, said = table.column("place"), {folded(heading) for heading in told}
    if table.kind == "persons" or place is None or any(map(table.column, ("adopted", "treated", "dose", "zone"))):
        return ""
    for column in (c for c in map(str, table.frame.columns) if not {"outcome", "exposure"} & set(meant(c).roles)):
        free = column in table.unused and column not in table.identifying and folded(column) not in said
        if free and not founds(column) and holds_times(table.frame[column]) and _begins_within(table, column):
            if table.frame.groupby(place)[column].nunique().max() == 1:
                return column
    return ""


def _begins_within(table: OwnTable, column: str) -> bool:
    """Whether a time of a column lies after the table's first period and before its end."""
    if table.spans is None or table.spans.empty:
        return False
    first, last = table.spans["start"].min(), table.spans["end"].max()
    times = filter(None, map(written, table.frame[column].dropna().unique()))
    return any(first < time.day <= last for time in times)


def holds_times(column: pd.Series) -> bool:
    """Whether most of the different values of a column are times."""
    values = list(column.dropna().unique()[:50])
    return bool(values) and sum(written(v) is not None for v in values) > len(values) / 2


def possible_treatment(table: OwnTable, told: Collection[str] = ()) -> str:
    """The unused column of yes and no that may tell who has the treatment: where there is one, nothing else says so, and the person said
    nothing of it (`told`)."""
    if (
        table.kind == "persons"
        or table.column("place") is None
        or possible_start(table, told)
        or any(map(table.column, ("adopted", "treated", "dose")))
    ):
        return ""
    said = {folded(heading) for heading in told}
    noticed = {c for n in table.notices if n.code == "unused_yes_no" for c in n.columns}
    known = {c: yes_or_no(table.frame[c]) for c in map(str, table.frame.columns) if c in table.unused and folded(c) not in said}
    found = [c for c, values in known.items() if values is not None and c in noticed]
    return found[0] if len(found) == 1 else ""


def yes_or_no(column: pd.Series) -> pd.Series | None:
    """1 and 0 of a column that says both and nothing else; None of any other."""
    known = column.dropna()
    values = known.astype(str).str.removesuffix(".0").map(lambda text: {"1": 1.0, "0": 0.0}.get(text, answer(text)))
    return values.reindex(column.index) if len(known) and values.notna().all() and values.nunique() == 2 else None


def _has_treatment(design: Design) -> bool:
    return design.panel.has_adoption or design.has_dose or bool(design.zones)


def _persons(design: Design, outcome: str) -> tuple[Carried, ...]:
    """Of persons of one group nothing is compared; their share without an event is described."""
    if not design.of_one_group:
        missing = tuple(Text(*o.needed) for o in design.obstacles)
        power = design.power if design.smallest_detectable else None
        return (Carried(notebook=PERSONS, outcome=outcome, missing=missing, power=power),)
    alone = Carried(notebook=PERSONS, outcome=outcome, missing=(NO_GROUP,))
    followed = Carried(notebook=PERSONS, outcome=outcome, asked=FOLLOWED)
    return (followed, alone) if design.panel.kind == "event" and not design.obstacles else (alone,)
