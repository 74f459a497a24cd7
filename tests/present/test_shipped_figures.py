"""Every figure of every shipped report, in both languages: no text lies on another or over the edge."""

import ast

import nbformat
import pytest

from analysis.language import LANGUAGES
from analysis.paths import NOTEBOOKS
from analysis.present.display import Figure
from analysis.run.cells import chosen_cells
from analysis.run.plan import plan

READS_REPORTS = "90_summary"  # reads finished reports
PLAN = {name: run for name, run in plan().items() if run.notebook.stem != READS_REPORTS}


def figures_of(run) -> list[Figure]:
    """The figures that the cells of a run show, executed here in their order."""
    found = []
    known = {"display": lambda *shown: found.extend(shown), "__name__": "__main__"}
    for cell in chosen_cells(nbformat.read(run.notebook, 4), run.parameters).cells:
        if cell.cell_type == "code":
            lines = ast.parse(cell.source)
            last = lines.body.pop() if lines.body and isinstance(lines.body[-1], ast.Expr) else None
            exec(compile(lines, run.name, "exec"), known)
            if last is not None:
                found.append(eval(compile(ast.Expression(last.value), run.name, "eval"), known))
            known |= run.parameters if "parameters" in cell.metadata.get("tags", []) else {}
    return [shown for shown in found if isinstance(shown, Figure)]


@pytest.mark.parametrize("name", PLAN)
def test_no_text_of_a_shipped_figure_lies_on_another_or_over_the_edge(name, text_faults, monkeypatch):
    monkeypatch.setenv("DIRECTIVE48_REPORT", "vi en")  # as a report is executed: no lists to choose from
    monkeypatch.chdir(NOTEBOOKS)
    shown = figures_of(PLAN[name])
    assert {
        f"{made.name} {language}: {fault}"
        for made in shown
        for language in LANGUAGES
        for fault in text_faults(made.draw(language))
    } == set()
