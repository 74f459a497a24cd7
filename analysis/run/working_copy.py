"""Working copies: a notebook with one language and its parameters set, in workspace/, so that nobody edits the originals by accident."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.commands import named
from analysis.errors import unknown
from analysis.language import Text
from analysis.run.cells import chosen_cells, of_language
from analysis.run.notebook_format import without_grammar
from analysis.run.parameters import checked, declared

LONGEST = 60


def working_copy(name: str, given: dict[str, str], language: str = "vi", whole: bool = False) -> Path:
    """The copy of a notebook with the given parameters; one that stands with the same content is left as it is, another is not overwritten.
    `whole`: with the cells of the record and those of a table of one's own, and the copy in which somebody has worked since is that copy.

    Raises UnknownName, BadParameter as a run does.
    """
    books = {path.stem: path for path in sorted(paths.NOTEBOOKS.glob("*.ipynb"))}
    if name not in books:
        raise unknown(Text("sổ tay", "notebook"), name, list(books), named("open"))
    without_grammar()
    import nbformat

    values = checked(books[name], {**given, "language": language}, name)
    original = nbformat.read(books[name], as_version=4)
    notebook = of_language(original, language) if whole else chosen_cells(original, values, language)
    _set(notebook, books[name], values)
    made = hashlib.sha256(nbformat.writes(notebook).encode()).hexdigest()[:16]
    notebook.metadata["directive48"] = {"notebook": name, "made": made}
    return _put(nbformat.writes(notebook) + "\n", name, values, made if whole else "")


def _set(notebook: Any, original: Path, values: dict[str, Any]) -> None:
    """The parameters cell with these values; comments stay."""
    known = declared(original)
    for cell in notebook.cells:
        if "parameters" in cell.metadata.get("tags", []):
            lines = [_line(p, values.get(n, p.default)) for n, p in known.items()]
            cell.source = "\n".join(lines)
        elif cell.cell_type == "markdown" and cell.source.startswith("# ") and " · " in cell.source:
            first, _, second = cell.source[2:].partition(" · ")
            cell.source = f"# {second if values.get('language') == 'en' else first}"
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None


def _line(parameter: Any, value: Any) -> str:
    return f"{parameter.name}: {parameter.type} = {value!r}  # {parameter.help}"


def _put(text: str, name: str, values: dict[str, Any], made: str = "") -> Path:
    data = Path(str(values.get("data", ""))).stem if paths.given(str(values.get("data", ""))) else ""
    stem = paths.folder(f"{name}-{data}" if data else name, LONGEST)
    paths.WORKSPACE.mkdir(exist_ok=True)
    for file in (
        paths.WORKSPACE / f"{stem}.ipynb",
        paths.WORKSPACE / f"{stem}-{hashlib.sha256(text.encode()).hexdigest()[:6]}.ipynb",
    ):
        if not file.exists() or file.read_text(encoding="utf-8") == text or made and _made(file) == made:
            break
    if not file.exists():
        file.write_text(text, encoding="utf-8", newline="\n")
    return file


def _made(file: Path) -> str:
    """From what a copy was made; nothing where it is none."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        return str(json.loads(file.read_text(encoding="utf-8"))["metadata"]["directive48"]["made"])
    return ""
