"""Shocks: laws, definition changes, epidemics, boundary changes; what may move a figure without any programme.

The events are rows of policies.csv; shocks.toml says of each that moves a recorded figure how it does so.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from analysis.catalogue.declared import codes, rows, toml
from analysis.errors import unknown
from analysis.language import Text

KINDS = {
    "law": Text("luật", "law"),
    "definition": Text("đổi định nghĩa", "change of definition"),
    "recording": Text("đổi cách ghi nhận", "change of recording"),
    "clock": Text("đổi kỳ báo cáo", "change of the reporting period"),
    "epidemic": Text("dịch bệnh", "epidemic"),
    "police": Text("tổ chức lại công an", "police reform"),
    "boundary": Text("đổi địa giới", "change of boundaries"),
    "programme": Text("chương trình, kế hoạch", "programme or plan"),
}


@dataclass(frozen=True, kw_only=True)
class Shock:
    """One event. `date` is the first day the printed precision allows; `precision`: day, month, year or approx.

    `kind` is one of KINDS; `until` the last day of an event that passes; `step` says whether it enters the model of a series by
    default; `places` where it holds (the whole country where none is named); `affects` the indicators it moves, `cues` the words
    of a heading that name one of them.
    """

    code: str
    name: Text
    date: dt.date
    precision: str
    level: str
    affects: tuple[str, ...]
    kind: str = "programme"
    until: dt.date | None = None
    step: bool = False
    places: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    source: str = ""

    def touches(self, outcome: str, label: Text, places: Iterable[str]) -> bool:
        """Whether it moves an outcome (its code, or what its heading says) in one of some places."""
        said = _plain(f"{outcome} {label.vi}")
        named = outcome in self.affects or any(_plain(cue) in said for cue in self.cues)
        return named and (not self.places or any(p == q or p.startswith(f"{q}-") for p in places for q in self.places))


@cache
def shocks() -> dict[str, Shock]:
    """All shocks by code, in order of date."""
    return {row["code"]: _shock(row, toml("shocks").get(row["code"], {})) for row in sorted(rows("policies"), key=_day)}


def _shock(row: dict[str, str], moved: dict) -> Shock:
    cues = [cue for group in moved.get("cues", ()) for cue in toml("shocks")["cues"][group]]
    return Shock(
        code=row["code"],
        name=Text(row["name_vi"], row["name_en"]),
        date=_day(row),
        precision=row["date_precision"],
        level=row["level"],
        affects=(*codes(row["affects"]), *moved.get("outcomes", ())),
        kind=moved.get("kind", "programme"),
        until=moved.get("until"),
        step=moved.get("step", False),
        places=tuple(moved.get("places", ())),
        cues=tuple(cues),
        source=row["source_id"],
    )


def _plain(text: str) -> str:
    """Lower case without accents, as headings are often typed."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d").replace("_", " "))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _day(row: dict[str, str]) -> dt.date:
    return dt.date(*(int(part) for part in (row["date"].split("-") + ["1", "1"])[:3]))


def shock(code: str) -> Shock:
    """One shock by its code."""
    if code not in shocks():
        raise unknown(Text("sự kiện", "event"), code, shocks(), "data/raw/public_record/policies.csv")
    return shocks()[code]


def register(outcome: str, label: Text, places: Iterable[str]) -> tuple[Shock, ...]:
    """The events that move an outcome in some places, programmes and plans apart, in order of date."""
    where = tuple(places)
    return tuple(s for s in shocks().values() if s.kind != "programme" and s.touches(outcome, label, where))
