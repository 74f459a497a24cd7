"""`python -m analysis headlines`: run the notebooks with their defaults and keep each headline, the one output stored in git.

A changed finding is then a diff of one cell, and nbval fails on it until somebody has looked.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from analysis import manifest, paths
from analysis.building import put
from analysis.language import Text
from analysis.run import warm
from analysis.run.notebook_format import without_grammar
from analysis.run.notebook_rules import READS_REPORTS

HELP = Text("cập nhật câu trả lời ngắn lưu trong sổ tay", "refresh the headlines stored in the notebooks")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """NAMES of notebooks; all where none is given."""
    parser.add_argument("names", nargs="*", help="tên sổ tay không có đuôi / notebook names without suffix")


def main(arguments: argparse.Namespace) -> int:
    """Execute, keep the headline outputs, print the notebooks whose headline changed."""
    manifest.verify()
    chosen = [paths.NOTEBOOKS / f"{name}.ipynb" for name in arguments.names] or [
        path for path in sorted(paths.NOTEBOOKS.glob("*.ipynb")) if not path.stem.startswith(READS_REPORTS)
    ]
    for notebook in chosen:
        changed = refresh(notebook)
        print(f"{notebook.stem}: {'changed' if changed else 'unchanged'}", file=sys.stderr)
    return 0


def refresh(path: Path) -> bool:
    """Execute one notebook with its defaults and store its headline. Returns whether the file changed."""
    without_grammar()
    import nbformat
    from nbclient import NotebookClient

    before = path.read_text(encoding="utf-8")
    notebook = nbformat.reads(before, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=900,
        kernel_name=warm.offer(),
        resources={"metadata": {"path": str(paths.NOTEBOOKS)}},
    )
    client.execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code" and "headline" not in cell.metadata.get("tags", []):
            cell.outputs, cell.execution_count = [], None
    notebook.metadata.pop("widgets", None)  # the state of lists on a screen
    notebook.metadata["language_info"] = {"name": "python"}
    after = nbformat.writes(notebook, version=4) + "\n"
    put(path, after.encode())
    return after != before
