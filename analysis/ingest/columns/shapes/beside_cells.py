"""What stands in a sheet but not in its cells: comments, and columns that nobody sees."""

from __future__ import annotations

import re

from analysis.catalogue.headings import folded, meant
from analysis.ingest.columns.cells import lines
from analysis.ingest.columns.questions.doubts import Doubts, listed
from analysis.ingest.columns.questions.told import Told
from analysis.ingest.columns.sheets.grid import Grid
from analysis.ingest.columns.sheets.layout import Block
from analysis.ingest.columns.sheets.quoted import quoted
from analysis.language import Text

_EARLIER = re.compile(
    r"(?i)\s*[(\[–-]\s*(?:số\s+)?(?:(?:liệu\s+)?(?:sơ bộ|cũ|nháp|ước(?: tính)?|tạm tính|chưa chốt|trước khi sửa)|draft|old|provisional|preliminary|estimated?)\s*[)\]]?\s*$"
)
_DOUBTS = re.compile(
    r"nhầm|\bsai\b|chờ|chưa (?:xác nhận|chốt|chính thức|đủ|rõ|kiểm)|xem lại|(?:kiểm tra|xác minh|rà soát|đối chiếu) lại|đính chính|tạm tính|\bước (?:tính|đạt|khoảng)|số đúng|đúng là|nghi |cần kiểm"
    r"|wrong|typo|mistak|should be|confirm|to check|pending|estimat|provisional|correct|doubt"
)


def comments(grid: Grid, chosen: list[Block], several: bool, said: Told, doubts: Doubts) -> None:
    """What somebody wrote beside a cell is said, persons masked; where it doubts the figure, it is asked which holds."""
    beside = {
        (f"{block.lines.name}!" if several else "") + lines.cell_name(*at): text
        for block in chosen
        for at, text in sorted(block.lines.comments.items())
        if at[0] in set(block.rows)
    }
    for cell, text in beside.items():
        if cell in said.cells or cell in said.kept or not _DOUBTS.search(text.lower()):
            continue
        words = quoted([" ".join(text.split())], grid)
        numbers_in = re.findall(r"(?<![\w.,/])\d+(?:[.,]\d+)*(?![\w/])", words)
        other = (
            [
                (
                    f'cells="{cell}={numbers_in[0]}"',
                    Text(f"số trong ghi chú: {numbers_in[0]}", f"the figure of the comment: {numbers_in[0]}"),
                )
            ]
            if len(numbers_in) == 1
            and numbers_in[0].isdecimal()  # of 1.250 a person says which number it is
            and not re.match(r"0\d", numbers_in[0])  # a telephone
            else []
        )
        doubts.ask("comment", Text(f"Ghi chú ở ô {cell}: {words}. Dùng con số nào?", f"Comment on cell {cell}: {words}. Which figure holds?"), [cell],
                   [*other, (f'cells="{cell}=keep"', Text("con số trong ô", "the figure in the cell")), (f'cells="{cell}=missing"', Text("chưa có số liệu (hoặc thay missing bằng con số đúng)", "no figure (or the right figure for missing)"))])  # fmt: skip
    if beside:
        shown = "; ".join(f"{cell}: {quoted([' '.join(text.split())], grid)}" for cell, text in list(beside.items())[:6])
        doubts.say("comments", Text(f"Ghi chú kèm ô: {shown}.", f"Comments on cells: {shown}."), list(beside)[:20])


def hidden_columns(grid: Grid, said: Told, doubts: Doubts) -> None:
    """Columns that nobody sees are left out, which is said; those that name a role are asked about, but for drafts of a column that is seen."""
    hidden = [
        c
        for c in grid.columns
        if len(grid)
        and all(grid.trouble.get(grid.at(c, i)) == "hidden" for i in range(len(grid)) if c.values[i] is not None)
        and any(v is not None for v in c.values)
    ]
    seen = {folded(c.name) for c in grid.columns if c not in hidden}
    if not hidden or len(hidden) == len(grid.columns) or said.rows.get("hidden") == "keep":
        return
    names = listed(f"“{c.name}”" for c in hidden)
    if said.rows.get("hidden") != "drop" and any(
        meant(c.name).roles and not {folded(c.name), folded(_EARLIER.sub("", c.name))} & seen for c in hidden
    ):
        doubts.ask("hidden", Text(f"Cột {names} bị ẩn: dùng hay bỏ?", f"Columns {names} are hidden: use them or not?"), (),
                   [('cells="hidden=keep"', Text("dùng", "use them")), ('cells="hidden=drop"', Text("bỏ", "leave them out"))])  # fmt: skip
        return
    grid.columns = [c for c in grid.columns if c not in hidden]
    doubts.say(
        "hidden_columns",
        Text(f"Cột ẩn không đọc: {names}.", f"Hidden columns not read: {names}."),
        columns=[c.name for c in hidden],
    )
