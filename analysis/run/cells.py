"""Which cells of a notebook a run has: those on the public record, or those on a table of the reader's own; of a working copy one language.

A cell tagged `record` belongs to the public record and the ready-made data only, one tagged `own` to a file of one's own; a report of the
latter folds no code away, because its reader is an office that did not ask for any.
"""

from __future__ import annotations

from typing import Any

from analysis.paths import is_table

RECORD, OWN, NO_CODE = "record", "own", "no-code"


def chosen_cells(notebook: dict[str, Any], parameters: dict[str, Any], language: str = "") -> dict[str, Any]:
    """The notebook with the cells that suit its parameters; with `language`, without the text of the other one."""
    own = is_table(str(parameters.get("data", "")))
    notebook.cells = [cell for cell in notebook.cells if _suits(cell, own, language)]
    for cell in notebook.cells if own and not language else ():
        if cell.cell_type == "code":
            cell.metadata["tags"] = [*cell.metadata.get("tags", []), NO_CODE]
    return notebook


def of_language(notebook: dict[str, Any], language: str) -> dict[str, Any]:
    """The notebook without the text of the other language."""
    notebook.cells = [cell for cell in notebook.cells if _speaks(cell, language)]
    return notebook


def _suits(cell: Any, own: bool, language: str) -> bool:
    tags = cell.metadata.get("tags", [])
    if (RECORD if own else OWN) in tags:
        return False
    return not language or _speaks(cell, language)


def _speaks(cell: Any, language: str) -> bool:
    return not any(tag.startswith("lang-") and tag != f"lang-{language}" for tag in cell.metadata.get("tags", []))
