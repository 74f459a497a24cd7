"""Rows under a place that are parts of it (`Trong đó: - Nữ`, `- Dưới 18 tuổi`) -> the rows of a table that are no places."""

from __future__ import annotations

import re
from collections import defaultdict

from analysis.catalogue.headings import is_total, meant
from analysis.ingest.columns.sheets.grid import Column
from analysis.ingest.columns.sheets.quoted import quoted
from analysis.ingest.columns.values.typed import Typed
from analysis.ingest.entities.places import place_type
from analysis.language import Text

PART = Text("một phần của dòng trên (trong đó), không phải một địa bàn", "a part of the row above (of which), not a place")
_OF_WHICH = re.compile(
    r"(?i)\W*(?:trong đó|trong do|tr\s?[.\-]?\s?đó|trđ|t\.đ|chia ra|bao gồm|gồm có|of which|in which|including|thereof)\b[\s:.,–-]*(.*)"
)
_DASH = re.compile(r"\s*(?:[-–—+•*·]|[a-zđ]\))\s*(?=[^\W\d])")
# a place of its own: `- Thôn 1`, `- Tổ Đông`, `- Trường THCS`; not `- Tổ chức`, `- Trường hợp khác`, `- Khu vực`
_UNIT = re.compile(
    r"\s*(?i:thôn|xóm|ấp|bản|làng|buôn|sóc|khóm|khu|khu phố|khu dân cư|tổ|tổ dân phố|tdp|trường)\s+(?i:số\s+)?"
    r"(?!(?i:chức|vực|hợp|án|trưởng)\b)(?:\d|[A-ZĐÀ-Ỹ]|(?i:tiểu học|trung học|mầm non|mẫu giáo|thcs|thpt))"
)


def parts(typed: Typed, place: Column) -> dict[int, Text]:
    """The rows that are parts of the row above them; it is said which."""
    said = [str(v) for v in place.distinct[1]]
    if typed.cases or not any(_OF_WHICH.match(name) or _DASH.match(name) for name in said):
        return {}
    names: dict[tuple[str, int], str] = {}
    for row, name in zip(typed.grid.rows, typed.places, strict=True):
        if name is not None:
            names.setdefault(row, name)
    found = _found(names, _numbered(typed))
    _ask_places(
        typed, place, [name for name in dict.fromkeys(names.values()) if (m := _OF_WHICH.match(name)) and _is_place(m[1])]
    )
    rows = [i for i, row in enumerate(typed.grid.rows) if row in found]
    if rows:
        shown = quoted(list(dict.fromkeys(found.values())), typed.grid)
        cells = list(dict.fromkeys(typed.grid.cell(place, i) for i in rows))
        typed.doubts.say("parts", Text(f"Dòng là một phần của dòng trên để riêng ({len(found)}): {shown}.", f"Rows that are parts of the row above are set aside ({len(found)}): {shown}."), cells[:20], [place.name])  # fmt: skip
    return dict.fromkeys(rows, PART)


def _is_place(name: str) -> bool:
    """Whether a name behind its dash says what kind of place it is: `- Xã Đa Tốn`, `- Thôn 1`."""
    bare = _DASH.sub("", name, count=1)
    return bool(place_type(bare) or _UNIT.match(bare))


def _ask_places(typed: Typed, place: Column, names: list[str]) -> None:
    """Ask whether a place that `Trong đó` opens (`Trong đó: Xã Đa Tốn`) is one of the table's own: as a total it is set aside."""
    if names:
        shown, codes = quoted(names, typed.grid), set(names)
        cells = [typed.grid.cell(place, i) for i, name in enumerate(typed.places) if name in codes]
        typed.doubts.ask("total", Text(f"{shown} là một địa bàn của bảng hay một phần của dòng trên?", f"Is {shown} a place of the table, or a part of the row above?"), list(dict.fromkeys(cells))[:20],
                         [("", Text("địa bàn thì bỏ chữ “Trong đó”, không thì xóa dòng ấy, rồi lưu lại", "of a place take the words of which out, else delete the row, and save the file"))], [place.name])  # fmt: skip


def _found(names: dict[tuple[str, int], str], numbered: set | None) -> dict[tuple[str, int], str]:
    """The rows that open with `Trong đó`, those of a dash or without a number after them, and those whose names come again under several
    heads, as most there do: `- Nam`, `- Nữ`; a commune of one name in two districts does not."""
    opened, found = False, {}
    under: dict[str, set] = defaultdict(set)
    able, head = {}, None
    for row, name in names.items():
        opener = _OF_WHICH.match(name)
        below = bool(_DASH.match(name)) or numbered is not None and row not in numbered
        if opener and not _is_place(opener[1]):
            opened, found[row] = True, name
        elif is_total(name):
            opened = False
        elif below and not _is_place(name):
            if opened and _DASH.match(name):
                found[row] = name
            able[row] = name
            under[name] |= {head} - {None}
        else:
            head, opened = name, False
    again = {name for name, heads in under.items() if len(heads) > 1}
    if len(again) * 2 <= len(under) or not any(map(_DASH.match, able.values())) and not found:
        again = set()
    return {row: name for row, name in names.items() if row in found or row in able and name in again}


def _numbered(typed: Typed) -> set | None:
    """The rows of the sheet that a column of numbers numbers, where it leaves others empty; None without one."""
    column = next((c for c in typed.grid.columns if "number" in meant(c.name).roles), None)
    if column is None:
        return None
    own = {row for row, v in zip(typed.grid.rows, column.values, strict=True) if v is not None}
    return own if 1 < len(own) < len(set(typed.grid.rows)) else None
