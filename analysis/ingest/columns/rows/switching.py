"""Columns of a panel that nothing names: a yes and no that begins in some places and never ends -> the treatment; what places are -> no outcome."""

from __future__ import annotations

import pandas as pd

from analysis.catalogue.headings import folded, is_covariate, is_total, meant, says
from analysis.ingest.columns.cells import periods
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.role import Role, ask_which
from analysis.ingest.columns.rows import treatment
from analysis.ingest.columns.sheets.grid import Column, Grid
from analysis.ingest.columns.values import persons
from analysis.language import Text

_LEAST = 2  # places that begin
_SAID = {"treated", "adopted", "dose", "person", "before", "after", "event", "indicator", "value"}
_OF_CASES = r"\b(?:vụ|tội|phạm pháp|trộm|cướp|cases|offen[cs]es|crimes|incidents|thefts|burglaries|robberies)\b"


def treated(grid: Grid, found: list[Role], doubts: Doubts) -> list[Role]:
    """The roles with the column that goes from no to yes within places as the treatment, where nothing else says who has it; it is said."""
    place, when = treatment.finest_place(grid, found), grid.of_role(found, "period")
    if place is None or when is None or _SAID & {r.role for r in found} or not _outcomes(grid, found):
        return found
    kept = {r.column for r in found if not (r.role == "outcome" and r.known == "content")}
    own = {c.name: begun for c in grid.columns if c.name not in kept and (begun := _begun(place, when, c))}
    if len(own) > 1:
        ask_which(doubts, "treated", own)
        return [r for r in found if r.column not in own]
    for name, (some, never) in own.items():
        doubts.say("switched", Text(f"Cột “{name}” đọc là có áp dụng, vì {some} địa bàn chuyển từ không sang có rồi giữ nguyên, {never} địa bàn không bao giờ có, và không cột nào khác nói nơi nào áp dụng; nếu không phải: columns=\"{name}=ignore\".",
                   f"Column “{name}” is read as the treatment, since {some} places go from no to yes and stay, {never} never have it, and nothing else says who does; if it is none: columns=\"{name}=ignore\"."), columns=[name])  # fmt: skip
    return [*(r for r in found if r.column not in own), *(Role(role="treated", column=name, known="content") for name in own)]


def _outcomes(grid: Grid, found: list[Role]) -> list[str]:
    """The outcomes that are no yes and no."""
    return [r.column for r in found if r.role == "outcome" and not _yes(grid.named(r.column))]


def _yes(column: Column) -> dict:
    """{value: 1, 0, None} of a column of yes and no, or of 0 and 1 alone; nothing for any other."""
    said = {v: str(v).removesuffix(".0").lower() for v in column.distinct[1]} if not column.labels else {}
    plain = {v: float(text in ("1", "true")) for v, text in said.items() if text in ("0", "1", "true", "false")}
    found = plain if plain and len(plain) == len(column.distinct[1]) else persons.answers(column)
    return found if {0.0, 1.0} <= set(found.values()) else {}


def _begun(place: Column, when: Column, column: Column) -> tuple[int, int] | None:
    """(places that begin, places that never do) of a column that never goes back, where there are both; else None."""
    if {"outcome", "exposure", "period"} & set(meant(column.name).roles) or not (known := _yes(column)):
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
