"""What an exposure is measured in: persons, person-years, or whatever else its column counts."""

from __future__ import annotations

import re
import unicodedata

import pandas as pd

from analysis.errors import Caution
from analysis.language import Text
from analysis.panel.panel import PEOPLE

PERSONS = re.compile(
    r"(?:(?:tong|so|tong_so)_)?(?:dan_so|danso|so_dan|sodan|dan|nhan_khau|nhankhau)(?!_(?:cu$|nu$))(?:_.*)?|(?:.*_)?(?:population|popn?|people|persons|residents|inhabitants)"
)
HOUSEHOLDS = re.compile(
    r"(?:tong_)?(?:so_)?ho(?:_dan|_gia_dinh)?(?:_(?:trung_binh|tb|binh_quan))?|(?:number_of_|total_)?households"
)
PERSON_YEARS = {"person_years", "personyears", "nguoi_nam", "so_nguoi_nam"}
HELD = Text("hộ mỗi năm", "households and year")
OF_PERSONS = re.compile(r"\s*\((?:nguoi|nhan khau|khau|ho|persons|people|households)\)$")
IN_A_YEAR = {"Y": 1, "Q": 4, "M": 12}


def measured_in(column: str | None) -> Text:
    """What a rate is per 100,000 of, where nobody said: an exposure need not be people."""
    if column is None or _plain(column) in PERSON_YEARS or PERSONS.fullmatch(_plain(column)):
        return PEOPLE
    if HOUSEHOLDS.fullmatch(_plain(column)):
        return HELD
    if column == "exposure":  # the column's role, and nothing about what it counts
        return Text("đơn vị mẫu số", "units of exposure")
    return Text(f"đơn vị “{column}”", f"units of “{column}”")


def counts_people(column: str) -> bool:
    """Whether a heading or label is of persons or households at a time: `danso`, `Dân số trung bình (người)`, `Tổng số hộ`."""
    return (PERSONS.fullmatch(_plain(column)) or HOUSEHOLDS.fullmatch(_plain(column))) is not None


def in_years(rows: pd.DataFrame, column: str | None, kind: str) -> tuple[pd.DataFrame, tuple[Caution, ...]]:
    """Persons of a month or a quarter as person-years, so that a rate is one a year, and a caution that says so."""
    parts = IN_A_YEAR[rows["period"].dtype.freq.rule_code[0]]
    if column is None or kind != "count" or parts == 1 or not counts_people(column):
        return rows, ()
    text = Text(
        "Cột “{column}” là số {whom}: mỗi {unit} tính 1/{n} năm-{of}, nên tỷ suất là của một năm (nếu đã là năm-người, đặt tên cột là "
        "“Người năm”).",
        "The column “{column}” holds {whom}: a {unit} counts as 1/{n} of a {of}-year, so that rates are those of a year (where "
        "they are person-years already, name the column “person-years”).",
    ).fill(
        column=str(column), n=parts, unit=Text("tháng", "month") if parts == 12 else Text("quý", "quarter"),
        whom=Text("hộ", "households") if measured_in(column) == HELD else Text("dân", "persons"),
        of=Text("hộ", "household") if measured_in(column) == HELD else Text("người", "person"),
    )  # fmt: skip
    return rows.assign(exposure=rows["exposure"] / parts), (Caution("persons_in_years", text),)


def held(frame: pd.DataFrame, place: str, period: str, outcome: str, exposure: str) -> tuple[pd.DataFrame, tuple[Caution, ...]]:
    """The frame with an exposure that stands in some periods only, or once a place, in the other rows of the place, and what is said of
    it: each row takes the last one before it, else the first. A single empty cell beside filled ones of its period takes the figure that all
    others of its place and year have, else it stays empty.
    """
    rows = pd.DataFrame({"place": frame[place], "at": frame[period], "known": frame[exposure]}).reset_index(drop=True)
    known = rows["known"].notna() & rows["at"].notna()
    once = known.groupby(rows["place"]).transform("sum") == 1
    blank = frame[outcome].notna().to_numpy() & ~known & rows["at"].notna()
    lacking = blank & (~rows["at"].isin(rows["at"][known]) | once)
    dated = rows[rows["at"].notna()].sort_values("at", kind="stable")
    own = dated.groupby("place")["known"]
    near = own.ffill().fillna(own.bfill())
    of_year = dated.groupby(["place", dated["at"].map(lambda at: at.year)])["known"]
    same = of_year.transform("first").where(of_year.transform("nunique") == 1)
    filled = rows["known"].where(~lacking, near.reindex(rows.index)).where(~(blank & ~lacking), same.reindex(rows.index))
    n, alike = (int((filled.notna() & which).sum()) for which in (lacking, blank & ~lacking))
    within = Text(
        "Cột “{column}” trống ở {n} dòng: lấy số mà mọi kỳ khác trong năm của cùng địa bàn đều ghi.",
        "The column “{column}” is empty in {n} rows: they take the figure that all other periods of the year have in their place.",
    ).fill(column=exposure, n=alike)
    text = Text(
        "Cột “{column}” không ghi ở mọi kỳ: ô trống lấy số gần nhất trước đó của cùng địa bàn, không có thì số đầu tiên ({n} dòng).",
        "The column “{column}” does not stand in every period: an empty cell takes the last figure of its place before it, else the first "
        "(rows: {n}).",
    ).fill(column=exposure, n=n)
    said = (*((Caution("held_exposure", text),) if n else ()), *((Caution("same_exposure", within),) if alike else ()))
    return (frame.assign(**{exposure: filled.to_numpy()}) if said else frame), said


def _plain(column: str) -> str:
    """A column's name without case, marks, blanks and the unit of persons in brackets: “Dân số” and “Dân số (người)” are dan_so."""
    letters = unicodedata.normalize("NFD", str(column).casefold().replace("đ", "d"))
    bare = OF_PERSONS.sub("", "".join(c for c in letters if not unicodedata.combining(c)).strip())
    return re.sub(r"[\s\-.]+", "_", bare)
