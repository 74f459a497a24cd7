"""A researcher's own table as a question: the columns say what there is to compare, the component or treatment what is judged."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.catalogue import component as component_of
from analysis.catalogue import components, indicators, unit_name
from analysis.design.design import Design
from analysis.ingest.own_table import own_table
from analysis.language import Text
from analysis.panel import from_frame

COLUMNS = ("exposure", "treated", "adopted", "dose")  # read where they stand under these names
TREATMENT = Text("can thiệp của bảng này", "this table's treatment")


def own_question(data: str, component: str = "", outcome: str = "") -> Design:
    """The question of a file with the columns place, period, `outcome` (or one called outcome) and what else it has.

    exposure, treated, adopted, dose and weight are read by their names; x_... are controls; zone (treated, control,
    displacement, displacement_control) makes it a question of zones, eligible (0/1) one of three differences. Whole numbers that
    are not negative are counts, others a measure. Raises BadTable.
    """
    frame = own_table(data)
    chosen = outcome or "outcome"
    roles = {role: column for role, column in (("zones", "zone"), ("eligible", "eligible")) if column in frame}
    controls = [c for c in frame.columns if str(c).startswith("x_")] + list(roles.values())
    known = indicators().get(chosen)
    panel = from_frame(
        frame, place="place", period="period", outcome=chosen, weights="weight" if "weight" in frame else None,
        controls=controls, kind=_kind(frame, chosen), label=known.label if known else Text(chosen, chosen),
        unit=unit_name(known.unit) if known else None, sources=(Path(data).name,),
        **{column: column for column in COLUMNS if column in frame},
    )  # fmt: skip
    judged = component_of(component).short if component in components() else TREATMENT
    return Design(panel, treatment=judged, **roles)


def _kind(frame: pd.DataFrame, outcome: str) -> str:
    values = pd.to_numeric(frame[outcome], errors="coerce").dropna() if outcome in frame else pd.Series(dtype=float)
    return "count" if ((values >= 0) & (values % 1 == 0)).all() else "measure"
