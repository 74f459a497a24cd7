"""What each control of a panel does in a design: adjusted for, or the part, the zone, the cluster, the placebo outcome."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.errors import BadParameter, Caution, unknown
from analysis.language import Text
from analysis.panel import Panel

AS_NUMBERS = Text(
    "tạo cột 0/1 cho từng giá trị, hoặc nêu cột đó ở cluster=, zones=",
    "make a 0/1 column of each value, or name the column in cluster= or zones=",
)


def check_roles(panel: Panel, controls: Sequence[str], eligible: str | None, zones: str | None, cluster: str | None,
                placebo: str | None) -> None:  # fmt: skip
    """Raises BadParameter for a column the panel does not have, text where numbers are needed, a part that is not 0/1, and a
    row without a cluster.
    """
    for given in (*controls, *filter(None, (eligible, zones, cluster, placebo))):
        if given not in panel.controls:
            raise unknown(Text("biến của bảng", "control of the panel"), given, panel.controls, "Design", BadParameter)
    rows = panel.usable
    for given in (*controls, *filter(None, (eligible, placebo))):
        if not pd.api.types.is_numeric_dtype(rows[given]):
            raise _wrong(rows, rows[given].notna(), given, Text("một cột số", "a column of numbers"), AS_NUMBERS)
    if eligible and not rows[eligible].isin((0, 1)).all():
        remedy = Text(
            "viết 1 cho phần có thể bị tác động, 0 cho phần còn lại", "write 1 for the part that can be affected, 0 for the other"
        )
        raise _wrong(rows, ~rows[eligible].isin((0, 1)), eligible, Text("0 hoặc 1", "0 or 1"), remedy)
    if cluster and rows[cluster].isna().any():
        remedy = Text("điền cụm của mọi dòng", "fill in the cluster of every row")
        raise _wrong(rows, rows[cluster].isna(), cluster, Text("một cụm cho mọi dòng", "a cluster for every row"), remedy)


def _wrong(rows: pd.DataFrame, bad: pd.Series, column: str, expected: Text, remedy: Text) -> BadParameter:
    cells = rows.loc[bad, ["place", "period", column]].head(3).to_numpy()
    listed = "; ".join(f"{place}, {period}: {value}" for place, period, value in cells)
    where = Text(f"Design, cột {column}", f"Design, column {column}")
    return BadParameter(expected=expected, found=Text(listed, listed), where=where, remedy=remedy)


def adjusted(panel: Panel, special: Sequence[str | None]) -> tuple[str, ...]:
    """The controls to adjust for where nobody says: the numeric ones that have no other role."""
    return tuple(c for c in panel.controls if c not in special and pd.api.types.is_numeric_dtype(panel.rows[c]))


def unused_text(panel: Panel, used: Sequence[str | None]) -> list[Caution]:
    """A caution for columns of text that were given as controls and have no role."""
    idle = [c for c in panel.controls if c not in used and not pd.api.types.is_numeric_dtype(panel.rows[c])]
    if not idle:
        return []
    return [Caution("text_control", Text(
        "Không điều chỉnh theo cột chữ {columns}: nêu ở cluster= hoặc zones=, hoặc tạo cột 0/1.",
        "Not adjusted for, being text: {columns}; name it in cluster= or zones=, or make 0/1 columns of it.",
    ).fill(columns=", ".join(idle)))]  # fmt: skip


def moved_dose(panel: Panel, rows: pd.DataFrame) -> list[Caution]:
    """A caution where a fixed dose was made to count from the start (see treatment.with_treatment)."""
    given = panel.usable.sort_values(["place", "period"], kind="stable")["dose"]
    if given.isna().any() or (rows["dose"].to_numpy() == given.to_numpy()).all():
        return []
    return [Caution("dose_from_start", Text(
        "Mức độ triển khai cố định ở mỗi nơi: tính là 0 trước {start}, là mức đó từ {start} trở đi.",
        "The dose is fixed in each place: it counts as 0 before {start} and in full from {start} on.",
    ).fill(start=str(rows["adopted"].min())))]  # fmt: skip
