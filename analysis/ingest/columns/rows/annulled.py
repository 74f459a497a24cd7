"""Rows of a register that say that their number is annulled (`Hủy số (ghi nhầm)`) -> set aside without a place, asked about with one."""

from __future__ import annotations

from collections.abc import Collection

from analysis.catalogue.headings import says
from analysis.ingest.columns.sheets.quoted import quoted
from analysis.ingest.columns.values.typed import Typed
from analysis.language import Text

ANNULLED = Text("số bị hủy trong sổ: không phải một vụ", "a number annulled in the register: no case")
_NUMBER = r"(?:huỷ|bỏ|xoá|bỏ trống|nhảy)(?: bỏ)? số|số (?:đã |bị )*(?:huỷ|bỏ|trống|nhảy)|number (?:void|annulled|not used)"  # `huỷ`: as `says` spells `hủy`
_ALONE = r"huỷ(?: bỏ)?|(?:bỏ |để )?trống|void|voided|annulled|cancelled"
_ANNULS = r"\W*(?:đã |bị )*(?:{})(?: (?:thụ lí|thứ tự|này))*(?:\W.{{0,40}})?"


def unplaced(typed: Typed) -> dict[int, str]:
    """The rows without a place that say that their number is annulled, and how."""
    blank = {i for i, name in enumerate(typed.places) if name is None}
    return _saying(typed, blank, f"{_NUMBER}|{_ALONE}") if len(blank) < len(typed.places) else {}


def placed(typed: Typed, gone: Collection[int]) -> dict[int, Text]:
    """The rows of cases with a place that say so: set aside or kept as told (`struck=drop`, `struck=keep`), else it is asked."""
    found = _saying(typed, {i for i, name in enumerate(typed.places) if name is not None and i not in gone}, _NUMBER)
    if not found or typed.said.rows.get("struck") == "keep":
        return {}
    if typed.said.rows.get("struck") == "drop":
        return dict.fromkeys(found, ANNULLED)
    column, rows = typed.of("place"), sorted(found)
    shown = "; ".join(f"{typed.grid.cell(column, i)}: {quoted([found[i]], typed.grid)}" for i in rows[:6])
    typed.doubts.ask("annulled", Text(f"Dòng ghi hủy số mà vẫn có địa bàn ({shown}): có phải một vụ không?", f"Rows say that their number is annulled and still have a place ({shown}): are they cases?"), typed.grid.cells(column, rows),
                     [('cells="struck=drop"', Text("không phải: để riêng", "no: set aside")), ('cells="struck=keep"', Text("vẫn là một vụ: đếm", "they are cases: counted"))])  # fmt: skip
    return {}


def _saying(typed: Typed, rows: set[int], words: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for column in typed.grid.columns if rows else ():
        codes, different = column.distinct
        own = {
            n
            for n, v in enumerate(different)
            if isinstance(v, str) and len(v) < 80 and says(v, _ANNULS.format(words), whole=True)
        }
        found |= {i: different[codes[i]] for i in rows if codes[i] in own} if own else {}
    return found
