"""The rules of notebooks/README.md that a program can check."""

from __future__ import annotations

import ast
import json
import re
import unicodedata
from pathlib import Path

from analysis.errors import WorkbookError
from analysis.run.parameters import declared

LONGEST_CELL = 15
FORBIDDEN = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.For, ast.While)
READS_REPORTS = "90_"  # a notebook of saved reports: its headline changes with them, and is not kept
HOW_TO, COMMAND = "how-to", re.compile(r"python -m analysis|Run All Cells|`make \w+`")  # of a notebook, never of its report
REQUIRED_HEADLINE_TAGS = {"headline", "keep_output", "nbval-check-output"}


def problems(notebook: Path) -> list[str]:
    """What a notebook breaks, in English, one line a problem; empty where it keeps every rule."""
    text = notebook.read_text(encoding="utf-8")
    cells = json.loads(text)["cells"]
    found = [] if unicodedata.is_normalized("NFC", text) else ["text is not NFC"]
    try:
        parameters = declared(notebook)
        found += [f"parameter {name} has no help comment" for name, p in parameters.items() if not p.help]
        if "language" not in parameters:
            found.append("no parameter called language")
    except WorkbookError as error:
        found.append(str(error))
    found += _structure(cells, notebook.stem.startswith(READS_REPORTS))
    for number, cell in enumerate(cells):
        if cell["cell_type"] == "code":
            found += [f"cell {number}: {problem}" for problem in _code_problems(cell)]
        elif COMMAND.search(_source(cell)) and HOW_TO not in _tags(cell):
            found.append(f"cell {number}: how to run the notebook stands in a cell tagged {HOW_TO}, which its report leaves out")
    return found + _languages(cells)


def _structure(cells: list[dict], reads_reports: bool) -> list[str]:
    found = []
    titles = [c for c in cells if c["cell_type"] == "markdown" and _source(c).lstrip().startswith("# ")]
    if len(titles) != 1 or cells[0] not in titles:
        found.append("exactly one H1, in the first cell")
    headlines = [c for c in cells if "headline" in _tags(c)]
    required = {"headline"} if reads_reports else REQUIRED_HEADLINE_TAGS
    if len(headlines) != 1 or not required <= set(_tags(headlines[0])):
        found.append(f"exactly one cell tagged {sorted(required)}")
    return found


def _code_problems(cell: dict) -> list[str]:
    source = _source(cell)
    found = []
    if source.count("\n") + 1 > LONGEST_CELL:
        found.append(f"{source.count(chr(10)) + 1} lines; at most {LONGEST_CELL}")
    if cell.get("outputs") and "keep_output" not in _tags(cell):
        found.append("stored output without the tag keep_output")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, FORBIDDEN):
            found.append(f"{type(node).__name__}: helpers and loops live in analysis/")
        if isinstance(node, ast.ImportFrom) and any(name.name == "*" for name in node.names):
            found.append("import *")
    return found + (["filterwarnings"] if "filterwarnings" in source else [])


def _languages(cells: list[dict]) -> list[str]:
    """Every text cell but the title has its counterpart in the other language next to it."""
    kinds = ["".join(t[5:] for t in _tags(c) if t.startswith("lang-")) for c in cells if c["cell_type"] == "markdown"]
    pairs = kinds[1:]
    wrong = [i for i in range(0, len(pairs), 2) if pairs[i : i + 2] != ["vi", "en"]]
    return [f"text cells are not in pairs lang-vi, lang-en from the {wrong[0] + 2}th on"] if wrong else []


def _tags(cell: dict) -> list[str]:
    return cell.get("metadata", {}).get("tags", [])


def _source(cell: dict) -> str:
    return "".join(cell["source"])
