"""A researcher's own table as a question: the columns say what there is to compare, the component or treatment what is judged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd

from analysis.catalogue import component as component_of
from analysis.catalogue import components, indicators, unit_name
from analysis.design.design import Design
from analysis.errors import BadTable, Caution
from analysis.language import Text
from analysis.panel import from_frame
from analysis.panel.own_table import own_table

COLUMNS = ("exposure", "treated", "adopted", "dose")  # read where they stand under these names
TAKEN = {
    "count": Text("Số nguyên không âm nên được coi là số đếm; nếu là điểm hay phần trăm: -p kind=measure.",
                  "Whole numbers that are not negative are taken for counts; scores or per cents: -p kind=measure."),
    "measure": Text("Không phải số nguyên nên được coi là số đo; nếu là số ca trên tổng số: -p kind=share.",
                    "Not whole, and so taken for a measure; cases of a total: -p kind=share."),
}  # fmt: skip
TREATMENT = Text("can thiệp của bảng này", "this table's treatment")


def own_question(data: str, outcome: str = "", treatment: str = "", kind: str = "") -> Design:
    """The question of a file with the columns place, period, `outcome` (or one called outcome) and what else it has.

    exposure, treated, adopted, dose and weight are read by their names; x_... are controls; zone (treated, control,
    displacement, displacement_control) makes it a question of zones, eligible (0/1) one of three differences. `treatment` names
    what is judged (or is a component's code); `kind` is count, share or measure: where it is not said, whole numbers that are not
    negative are taken for counts, which a caution says. Raises BadTable.
    """
    frame = own_table(data)
    chosen = outcome or "outcome"
    _require(frame, ("place", "period", chosen), data)
    roles = {role: column for role, column in (("zones", "zone"), ("eligible", "eligible")) if column in frame}
    controls = [c for c in frame.columns if str(c).startswith("x_")] + list(roles.values())
    known = indicators().get(chosen)
    panel = from_frame(
        frame, place="place", period="period", outcome=chosen, weights="weight" if "weight" in frame else None,
        controls=controls, kind=kind or _kind(frame, chosen), label=known.label if known else Text(chosen, chosen),
        unit=unit_name(known.unit) if known else None, sources=(Path(data).name,),
        **{column: column for column in COLUMNS if column in frame},
    )  # fmt: skip
    if not kind:
        panel = replace(panel, cautions=(*panel.cautions, Caution("kind_taken", TAKEN[panel.kind])))
    named = component_of(treatment).short if treatment in components() else Text(treatment, treatment)
    return Design(panel, treatment=named if treatment else TREATMENT, **roles)


def _require(frame: pd.DataFrame, columns: tuple[str, ...], data: str) -> None:
    missing = [column for column in columns if column not in frame]
    if missing:
        there = ", ".join(map(str, frame.columns[:12]))
        raise BadTable(
            expected=Text(f"cột {', '.join(missing)}", f"the columns {', '.join(missing)}"),
            found=Text(f"các cột {there}", f"the columns {there}"), where=data,
            remedy=Text("đổi tên cột trong tệp; cột kết quả chọn bằng -p outcome=TÊN_CỘT",
                        "rename the columns in the file; -p outcome=COLUMN chooses the outcome"),
        )  # fmt: skip


def _kind(frame: pd.DataFrame, outcome: str) -> str:
    values = pd.to_numeric(frame[outcome], errors="coerce").dropna() if outcome in frame else pd.Series(dtype=float)
    return "count" if ((values >= 0) & (values % 1 == 0)).all() else "measure"
