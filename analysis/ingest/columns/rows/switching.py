"""Columns of a panel that nothing names: a yes and no that begins in some places and never ends -> the treatment; what places are -> no outcome."""

from __future__ import annotations

import re

import pandas as pd

from analysis.catalogue.headings import denies_begun, folded, is_covariate, is_total, meant, measures_in, names_a_measure, says
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.role import Role, ask_which
from analysis.ingest.columns.rows import treatment
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.values import persons
from analysis.language import Text

_LEAST = 2  # places that begin
_SAID = {"treated", "adopted", "dose", "person", "before", "after", "event", "indicator", "value"}
_CODE = re.compile(r"[a-z]\d?|tr|treat\w*")  # `d`, `x1`, which say nothing; `ntm` and `kcn` say what is none
_PROGRAMME = r"\b(?:địa chỉ tin cậy|nhà tạm lánh|team|club|hotline|volunteers?)\b"
_OF_CASES = r"\b(?:vụ|án|tội|phạm pháp|trộm|cướp|cases|offen[cs]es|crimes|incidents|thefts|burglaries|robberies)\b"


def treated(grid: Grid, found: list[Role], doubts: Doubts) -> list[Role]:
    """The roles with the column that goes from no to yes within places as the treatment, where nothing else says who has it: said of a measure
    and of a code, asked of what else may begin (`Đường nhựa`, `Bí thư là nữ`)."""
    place, when = treatment.finest_place(grid, found), grid.of_role(found, "period")
    if place is None or when is None or _SAID & {r.role for r in found} or not _outcomes(grid, found):
        return found
    free = {r.column for r in found if r.role == "outcome" and (r.known == "content" or persons.yes_no(grid.named(r.column)))}
    kept = {r.column for r in found} - free
    own = {c.name: begun for c in grid.columns if c.name not in kept and (begun := _begun(place, when, c))}
    measures = [name for name in own if any(map(_is_measure, _heads(grid, name)))]
    sure = measures or [name for name in own if _CODE.fullmatch(name.lower())]
    if len(sure) > 1:
        ask_which(doubts, "treated", sure)
    if own and len(sure) != 1:
        if not sure:
            doubts.ask("treatment", Text(f"{listed(f'“{name}”' for name in own)}: ở mấy địa bàn chuyển từ không sang có rồi giữ nguyên. Có phải việc cần đánh giá không?", f"{listed(f'“{name}”' for name in own)}: in some places no turns to yes and stays. Is it what is judged?"), (),
                       [*((f'columns="{name}=treated"', Text(f"phải: “{name}”", f"yes: “{name}”")) for name in own), (f'columns="{"; ".join(f"{name}=ignore" for name in own)}"', Text("không phải", "no"))])  # fmt: skip
        return [r for r in found if r.column not in own]
    own = {name: own[name] for name in sure}
    for name, (some, never) in own.items():
        doubts.say("switched", Text(f"Cột “{name}” đọc là có áp dụng, vì {some} địa bàn chuyển từ không sang có rồi giữ nguyên, {never} địa bàn không bao giờ có; nếu không phải: columns=\"{name}=ignore\".",
                   f"Column “{name}” is read as the treatment, since {some} places go from no to yes and stay, {never} never have it; if it is none: columns=\"{name}=ignore\"."), columns=[name])  # fmt: skip
    return [*(r for r in found if r.column not in own), *(Role(role="treated", column=name, known="content") for name in own)]


def _is_measure(heading: str) -> bool:
    return names_a_measure(heading) or bool(measures_in(heading)) or says(heading, _PROGRAMME)


def _outcomes(grid: Grid, found: list[Role]) -> list[str]:
    """The outcomes that are no yes and no."""
    return [r.column for r in found if r.role == "outcome" and not persons.yes_no(grid.named(r.column))]


def _begun(place: Column, when: Column, column: Column) -> tuple[int, int] | None:
    """(places that begin, places that never do) of a column that never goes back, where there are both; else None."""
    said = [text for text in (column.name, column.described) if text]
    if any(denies_begun(text) or says(text, _OF_CASES) and not _is_measure(text) for text in said):
        return None
    if {"outcome", "exposure", "period"} & set(meant(column.name).roles) or not (known := persons.yes_no(column)):
        return None
    days = [w.day.toordinal() if (w := periods.written(v)) else None for v in when.distinct[1]]
    rows = pd.DataFrame({
        "place": pd.Series([v if v is None or not is_total(str(v)) else "" for v in (*place.distinct[1], None)], dtype=object).take(place.distinct[0]).to_numpy(),
        "day": pd.Series([*days, None], dtype=float).take(when.distinct[0]).to_numpy(),
        "yes": pd.Series([*(known.get(v) for v in column.distinct[1]), None], dtype=float).take(column.distinct[0]).to_numpy(),
    })  # fmt: skip
    rows["place"] = rows["place"].ffill()
    rows = rows[rows["place"].ne("") & rows["place"].notna()].dropna(subset=["yes", "day"])
    if rows["day"].nunique() < 3:
        return None
    step = rows.sort_values(["place", "day"], kind="stable").groupby("place", sort=False)["yes"].diff()
    each = rows.groupby("place")["yes"].agg(["min", "max"])
    some, never = int((each["max"] > each["min"]).sum()), int((each["max"] == 0).sum())
    return (some, never) if some >= _LEAST and never and not (step < 0).any() else None


def without_covariates(grid: Grid, found: list[Role], doubts: Doubts) -> list[Role]:
    """The roles without what places are and earn (income, poverty, staff) as outcomes, where counts of cases are there; it is said."""
    own = [
        r.column for r in found if r.role == "outcome" and r.known != "told" and any(map(is_covariate, _heads(grid, r.column)))
    ]
    cases = [r.column for r in found if r.role == "outcome" and r.column not in own and any(map(_counts, _heads(grid, r.column)))]
    if not own or not cases or "person" in {r.role for r in found}:
        return found
    doubts.say("covariates", Text(f"{listed(f'“{c}”' for c in own)} là đặc điểm của địa bàn, không phải kết quả, nên không dùng; nếu là biến kiểm soát: columns=\"{own[0]}=control\"; nếu là kết quả: columns=\"{own[0]}=outcome\".",
               f"{listed(f'“{c}”' for c in own)}: traits of places, no outcomes, and so not used; as control variables: columns=\"{own[0]}=control\"; as outcomes: columns=\"{own[0]}=outcome\"."), columns=own)  # fmt: skip
    return [r for r in found if r.column not in own]


def _heads(grid: Grid, name: str) -> list[str]:
    return [text for text in (name, grid.named(name).described) if text]


def _counts(heading: str) -> bool:
    """Whether a heading counts cases: `Số vụ`, `sovu`, `thefts`."""
    return says(heading, _OF_CASES) or folded(heading).replace(" ", "").startswith("sovu")
