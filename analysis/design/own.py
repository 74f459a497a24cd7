"""A researcher's own table as a question: the columns say what there is to compare, the component or treatment what is judged."""

from __future__ import annotations

from analysis.catalogue import component as component_of
from analysis.catalogue import components, indicators, unit_name
from analysis.design.design import Design
from analysis.language import Text
from analysis.panel.own_table import read_table

TREATMENT = Text("can thiệp của bảng này", "this table's treatment")


def own_question(data: str, outcome: str = "", treatment: str = "", kind: str = "", **answers: str) -> Design:
    """The question of a file: its place, period, outcome and what else it has, by the rules of `read_table`.

    `outcome` names the column of the outcome where there are several; `treatment` names what is judged (or is a component's code);
    `kind` is count, share or measure: where it is not said, whole numbers that are not negative are taken for counts, which a caution
    says. A column of zones (treated, control, displacement, displacement_control) makes it a question of zones, one of eligibility
    (0/1) one of three differences. `answers` are those of `read_table`. Raises BadTable.
    """
    table = read_table(data, **answers)
    chosen = table.outcome(outcome)
    known = indicators().get(chosen)
    panel = table.panel(
        chosen, kind=kind, label=known.label if known else None, unit=unit_name(known.unit) if known else None,
    )  # fmt: skip
    named = component_of(treatment).short if treatment in components() else Text(treatment, treatment)
    roles = {key: table.column(role) for key, role in (("zones", "zone"), ("eligible", "eligible")) if table.column(role)}
    return Design(panel, treatment=named if treatment else TREATMENT, **roles)
