"""What an exposure is measured in: persons, person-years, or whatever else its column counts."""

from __future__ import annotations

import re

import pandas as pd

from analysis.catalogue.headings import says, without_unit
from analysis.errors import Caution
from analysis.language import Text
from analysis.panel.panel import PEOPLE

_PERSONS = r"(?:tổng )?(?:số )?(?:dân số|danso|nhân khẩu|nhankhau)\d*(?: .*)?|(?:tổng số|tổng|số) ?dân(?! (?:quân|phòng|tộc|sự|vận|chủ|công|cử|oan))(?: .*)?|dân(?: cư)?|sodan"
_PEOPLE = r"(?:(?:total|mean|mid ?year|average|resident|estimated|number of|no of|n) )*(?:population|popn?|people|persons|residents|inhabitants)(?: (?:total|size|mid ?year|mean|average|estimate|\d{4}))*"
_PART = (
    r"(?:tổng )?(?:dân số|số dân|nhân khẩu) (?:nam|nữ|đô thị|thành thị|nông thôn|lao động|trẻ em|thanh niên|nghèo|tạm trú|tạm vắng|theo (?!tổng|thống|điều|năm|xã|phường|huyện|hộ|sổ|nguồn|báo|thôn|đơn|địa|tháng|quí)|tôn giáo|trên|dưới|từ \d|phụ nữ|người [^\W\d]+|khu (?:công nghiệp|chế xuất)|nhập cư|di cư|dân tộc|được|có(?! đến)|không|.*\btuổi\b).*"
    r"|.* (?:population|popn?|people|persons|residents|inhabitants)"
)
_HOUSEHOLDS = r"(?:tổng )?(?:số )?hộ(?: dân| gia đình)?(?: (?:thường trú|thực tế|hiện có|(?:tính )?đến|năm|ngày|\d).*)?|(?:number of |total )?households"
_PERSON_YEARS = r"\b(?:người năm(?! ?\d)|person ?years?)\b"
_RATIO = r"/(?!\d)|(?<!\d)/|%|\bkm"  # of a density, not of persons: `Dân số (người/km2)`
HELD = Text("hộ mỗi năm", "households and year")
PART = Text("một phần dân mỗi năm", "a part of the people and year")
IN_A_YEAR = {"Y": 1, "Q": 4, "M": 12}


def measured_in(column: str | None) -> Text:
    """What a rate is per 100,000 of, where nobody said: an exposure need not be people, nor all of them."""
    if column is None or says(column, rf"(?:số )?{_PERSON_YEARS}", whole=True):
        return PEOPLE
    if (what := _what(column)) in (PEOPLE, HELD):
        return what
    if what == PART:
        return Text(f"người của “{column}” mỗi năm", f"persons of “{column}” and year")
    if column == "exposure":  # the column's role, and nothing about what it counts
        return Text("đơn vị mẫu số", "units of exposure")
    return Text(f"đơn vị “{column}”", f"units of “{column}”")


def _what(column: str) -> Text | None:
    """Whether a heading is of people, of households, or of a part of the people (`Dân số nữ`); of none where it is of militia or a density."""
    bare = without_unit(column)
    units = [bare, *re.findall(r"[(\[]([^()\[\]]+)", column.replace("đ/v", ""))]
    if any(re.search(_RATIO, unit) for unit in units):
        return None
    if says(bare, _PART, whole=True) and not says(bare, _PEOPLE, whole=True):
        return PART
    if (
        says(bare, _HOUSEHOLDS, whole=True)
        or says(bare, _PERSONS, whole=True)
        and any(says(unit, r"(?:số )?hộ(?: dân| gia đình)?", whole=True) for unit in units)
    ):
        return HELD
    if says(bare, rf"{_PERSONS}|{_PEOPLE}", whole=True) or says(bare, rf"(?:dân số|population) {_PERSON_YEARS}", whole=True):
        return PEOPLE
    return None


def counts_people(column: str) -> bool:
    """Whether a heading or label is of persons or households at a time: `danso`, `Dân số trung bình (người)`, `Tổng số hộ`; no person-years."""
    return _what(column) is not None and not says(column, _PERSON_YEARS)


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
        "Cột “{column}” trống ở {n} dòng: lấy con số duy nhất mà cùng địa bàn ghi trong năm ấy.",
        "The column “{column}” is empty in {n} rows: they take the one figure that their place has in that year.",
    ).fill(column=exposure, n=alike)
    text = Text(
        "Cột “{column}” không ghi ở mọi kỳ: ô trống lấy số gần nhất trước đó của cùng địa bàn, không có thì số đầu tiên ({n} dòng).",
        "The column “{column}” does not stand in every period: an empty cell takes the last figure of its place before it, else the first "
        "(rows: {n}).",
    ).fill(column=exposure, n=n)
    said = (*((Caution("held_exposure", text),) if n else ()), *((Caution("same_exposure", within),) if alike else ()))
    return (frame.assign(**{exposure: filled.to_numpy()}) if said else frame), said
