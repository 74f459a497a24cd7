"""A table of persons -> its panel: each person once, with an answer, a score, an event and the time to it, or the change between two.

Persons have neither place nor period: their rows are known by the number of their row (no name of theirs goes on), and a table that
says no period makes a panel of which none is shown.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd

from analysis.catalogue.headings import folded
from analysis.errors import BadTable, Caution
from analysis.ingest.columns.questions.doubts import QUOTED
from analysis.ingest.columns.table import Reading
from analysis.ingest.columns.values.persons import asked
from analysis.language import Text
from analysis.panel.accounting import Accounting
from analysis.panel.frame import from_frame
from analysis.panel.panel import Panel
from analysis.panel.told_columns import in_words

UNDATED = pd.Period("2000", "Y")  # holds the rows together; never shown (`Panel.undated`)
YEARS = {"nam": 1.0, "year": 1.0, "years": 1.0, "thang": 12.0, "month": 12.0, "months": 12.0, "tuan": 52.1775, "week": 52.1775,
         "weeks": 52.1775, "ngay": 365.25, "day": 365.25, "days": 365.25}  # fmt: skip
CHANGE = Text("thay đổi từ “{before}” đến “{after}”", "the change from “{before}” to “{after}”")
OF_BOTH = Text("thay đổi của “{asked}” ({first}, {last})", "the change of “{asked}” ({first}, {last})")
ONLY_AFTER = Text("{asked} (chỉ lần sau, không trừ lần trước)", "{asked} (after only, before not taken off)")
TIME = re.compile(r"\s*[(\[–-]\s*(?:trước|sau|before|after|pre|post)\b[^()\[\]]*[)\]]?\s*$", re.IGNORECASE)
LACKING = Text("không có câu trả lời, đợt, cụm, nhóm hay quyền số", "no answer, round, cluster, group or weight")
PERSONS, PER_CENT = Text("người", "persons"), Text("%", "per cent")


def persons_panel(table: Reading, outcome: str = "", kind: str = "") -> Panel:
    """The panel of one outcome of persons; `kind`: binary, measure, count or event, taken from the values where it is not said.

    With a score before and one after the outcome is the change (of yes and no in percentage points). An event with a duration is followed in time; the unit of the duration
    stands in its heading. Weights, clusters, controls and the treatment go by their roles. Raises BadTable while a question touches a
    column that is used, or where the unit of a duration is not said.
    """
    event, duration = table.column("event"), table.column("duration")
    after = outcome if outcome in table.columns("after") else table.column("after")
    before = table.before_of(after) if after else None
    paired = bool(before and after) and outcome in ("", after)
    chosen = after if paired else outcome or event or table.outcome()
    followed = bool(event and duration) and chosen == event
    named = {role: table.column(role) for role in ("treated", "dose", "weight")}
    named = {role: column for role, column in named.items() if column and column != chosen}
    controls = [c for role in ("control", "cluster", "zone", "eligible") for c in table.columns(role) if c != chosen]
    period = table.column("period")
    rounds = any(n.code == "rounds" for n in table.notices)
    units = [c for role in ("cluster", "place") for c in table.columns(role) if c != chosen] if rounds else []
    used = [
        c
        for c in (
            *units[:1],
            chosen,
            before if paired else None,
            duration if followed else None,
            period,
            *named.values(),
            *controls,
        )
        if c
    ]
    table.refuse_open(used)
    if rounds:
        return _of_rounds(table, chosen, units, named)
    frame = table.frame.assign(__person=[str(label) for label in table.frame.index])
    if period is None:
        frame = frame.assign(__period=UNDATED)
    yes_no = False
    if paired:
        last, first = (pd.to_numeric(frame[column]) for column in (after, before))
        yes_no = all(answers.dropna().isin((0, 1)).all() for answers in (last, first))
        frame = frame.assign(**{chosen: (last - first) * (100 if yes_no else 1)})
    if followed:
        frame = frame.assign(__years=pd.to_numeric(frame[duration]) / _in_a_year(duration, table))
    taken = "measure" if paired else "event" if followed else kind or _kind(frame[chosen])
    label = change_of(table, before, after) if paired else table.label_of(chosen)
    label = ONLY_AFTER.fill(asked=label) if not paired and _has_before(table, chosen) else label
    panel = from_frame(
        frame, place="__person", period=period or "__period", outcome=chosen, exposure="__years" if followed else None,
        treated=named.get("treated"), dose=named.get("dose"), weights=named.get("weight"), controls=list(dict.fromkeys(controls)),
        kind=taken, label=label, unit=PER_CENT if yes_no else table.unit_of(chosen) or (PERSONS if taken in ("event", "binary") else None), sources=(table.source.file,),
    )  # fmt: skip
    said = [
        Caution(f"read_{n.code}", in_words(n.text))
        for n in table.notices
        if n.code not in QUOTED and not n.columns or set(n.columns) & set(used)
    ]
    account = table.accounting_of(panel.accounting)
    return replace(
        panel, cautions=(*panel.cautions, *said), accounting=account, of_persons=True, of_change=paired, undated=period is None,
    )  # fmt: skip


def _of_rounds(table: Reading, chosen: str, units: list[str], named: dict[str, str]) -> Panel:
    """The panel of rounds of different persons: the weighted mean (of yes and no the per cent) of each cluster, or place, in each round."""
    treated, period = named.get("treated"), table.column("period")
    if not units:
        raise BadTable(
            expected=Text("một cột cụm hay địa bàn có mặt ở mọi đợt, vì mỗi đợt hỏi những người khác nhau", "a column of clusters or places that come in every round, as each round asked different persons"),
            found=Text(f"các cột {', '.join(map(str, table.frame.columns))}", f"the columns {', '.join(map(str, table.frame.columns))}"), where=table.source.file,
            remedy=Text('nêu bằng -p columns="TÊN_CỘT=cluster"', 'name it with -p columns="COLUMN=cluster"'),
        )  # fmt: skip
    unit, values = units[0], pd.to_numeric(table.frame[chosen], errors="coerce")
    weight = pd.to_numeric(table.frame[named["weight"]], errors="coerce") if "weight" in named else pd.Series(1.0, values.index)
    group = table.frame[treated] if treated else pd.Series(0.0, values.index)
    yes_no = values.dropna().isin((0, 1)).all()
    rows = pd.DataFrame({"__unit": table.frame[unit].map(str), "__group": group, "period": table.frame[period], "y": values * (100 if yes_no else 1), "w": weight})  # fmt: skip
    lacking = table.frame[[unit, period]].isna().any(axis=1) | rows.isna().any(axis=1) | ~(rows["w"] > 0)
    rows = rows[~lacking]
    mixed = (rows.groupby("__unit")["__group"].transform("nunique") > 1).to_numpy()  # a village in both groups is two units
    rows["__unit"] = [f"{u} ({g:g})" if m else u for u, g, m in zip(rows["__unit"], rows["__group"], mixed, strict=True)]
    cells = rows.assign(y=rows["y"] * rows["w"]).groupby(["__unit", "__group", "period"], as_index=False)[["y", "w"]].sum()
    cells["y"] /= cells["w"]
    cells = cells.rename(columns={"y": chosen, "w": "__weight"})
    if treated:
        after = pd.PeriodIndex(cells["period"]).start_time >= pd.Timestamp(table.since) if table.since else False
        cells["__treated"] = cells["__group"] * after
    panel = from_frame(
        cells, place="__unit", period="period", outcome=chosen, treated="__treated" if treated else None, weights="__weight", kind="measure",
        label=table.label_of(chosen), unit=PER_CENT if yes_no else table.unit_of(chosen), sources=(table.source.file,),
    )  # fmt: skip
    said = [
        Caution(f"read_{n.code}", in_words(n.text))
        for n in table.notices
        if n.code not in QUOTED and not n.columns or {chosen, unit, period, *named.values()} & set(n.columns)
    ]
    why = dict.fromkeys(map(str, table.frame.index[lacking]), LACKING)
    own = Accounting.of(len(table.frame), int((~lacking).sum()), why)
    return replace(panel, cautions=(*panel.cautions, *said), accounting=table.accounting_of(own))


def change_of(table: Reading, before: str, after: str) -> Text:
    """What a change of answers is called: by what was asked both times, else by both headings."""
    if asked := table.asked_twice(before, after):
        first, last = table.times
        return OF_BOTH.fill(asked=asked, first=first, last=last)
    return CHANGE.fill(before=table.label_of(before), after=table.label_of(after))


def _has_before(table: Reading, chosen: str) -> bool:
    """Whether an answer after stands in the table beside its own before, which is not used."""
    stem, side = asked(chosen, table.labels.get(chosen, ""))
    return side == "after" and any(
        asked(c, table.labels.get(c, "")) == (stem, "before") for c in map(str, table.frame) if c != chosen
    )


def _kind(values: pd.Series) -> str:
    """Yes and no, else a measure: of a person whole numbers are scores more often than counts."""
    known = pd.to_numeric(values, errors="coerce").dropna()
    return "binary" if len(known) and known.isin((0, 1)).all() else "measure"


def _in_a_year(duration: str, table: Reading) -> float:
    """How many of a duration's units make a year, by its heading or its unit."""
    words = folded(
        f"{duration} {table.units.get(duration, '')} {table.labels.get(duration, '')}".replace("(", " ").replace(")", " ")
    ).split()
    found = {YEARS[word] for word in words if word in YEARS}
    if len(found) == 1:
        return found.pop()
    raise BadTable(
        expected=Text("đơn vị của thời gian theo dõi: ngày, tuần, tháng hay năm", "the unit of the follow-up: days, weeks, months or years"),
        found=Text(f"cột “{duration}”", f"the column '{duration}'"), where=table.source.file,
        remedy=Text(f"ghi đơn vị trong tên cột, ví dụ “{duration} (tháng)”", f"write the unit in the heading, as '{duration} (months)'"),
    )  # fmt: skip
