"""papermill, nbconvert and jupyter execute, from any folder and without the project's runner, give what the runner gives."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import nbformat
import pytest

from analysis.publish.document import document
from analysis.publish.exports import dumped
from analysis.run.cells import chosen_cells

NAME = "30_trends"
TABLE = "Năm,Số vụ trộm cắp\n" + "".join(f"{year},{90 - 3 * at + (at * 7) % 5}\n" for at, year in enumerate(range(2008, 2022)))


@pytest.fixture(scope="module")
def made(workbook_copy, tmp_path_factory):
    """(the workbook's home, a copy of the notebook whose parameters name the table, the estimate.json of the runner)."""
    home, python = workbook_copy(tmp_path_factory.mktemp("plain") / "workbook")
    table = home / "của tôi.csv"
    table.write_text(TABLE, encoding="utf-8")
    done = python("-m", "analysis", "run", NAME, "-p", f"data={table}", "--language", "vi", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    written = next(file for file in (home / "reports").glob("*/estimate.json"))
    return home, table, written.read_text(encoding="utf-8")


def tool(home, folder, *command, fails=False):
    """A tool of Jupyter, called in a folder that is none of the workbook's, with what a report asks of a notebook."""
    environment = {**os.environ, "DIRECTIVE48_HOME": str(home), "DIRECTIVE48_REPORT": "vi", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert (done.returncode != 0) == fails, done.stderr[-2000:]
    return done.stdout + done.stderr


def told(home, folder, table):
    """A copy of the notebook with the table in its parameters, for tools that take none."""
    copy = folder / f"{NAME}.ipynb"
    notebook = json.loads((home / "notebooks" / copy.name).read_text(encoding="utf-8"))
    cell = next(cell for cell in notebook["cells"] if "parameters" in cell["metadata"].get("tags", []))
    lines = "".join(cell["source"]).splitlines(keepends=True)
    cell["source"] = "".join(f"data: str = {str(table)!r}\n" if line.startswith("data:") else line for line in lines)
    copy.write_text(json.dumps(notebook), encoding="utf-8")
    return copy


def estimate_of(executed):
    """What estimate.json would hold of an executed notebook: of its cells those of a table of one's own, which the runner alone leaves in."""
    notebook = chosen_cells(nbformat.read(executed, as_version=4), {"data": "của tôi.csv"})
    found = document(notebook, "vi")
    return dumped({"results": found.results, "checks": found.checks, "read": found.read})


def test_plain_papermill_from_another_folder_gives_the_estimate_of_the_runner(made, tmp_path):
    home, table, wanted = made
    tool(
        home,
        tmp_path,
        "papermill",
        str(home / "notebooks" / f"{NAME}.ipynb"),
        "out.ipynb",
        "-p",
        "data",
        str(table),
        "--no-progress-bar",
    )
    assert estimate_of(tmp_path / "out.ipynb") == wanted


def test_nbconvert_gives_the_estimate_of_the_runner(made, tmp_path):
    home, table, wanted = made
    copy = told(home, tmp_path, table)
    tool(home, tmp_path, "jupyter", "nbconvert", "--to", "notebook", "--execute", "--output", "out.ipynb", str(copy))
    assert estimate_of(tmp_path / "out.ipynb") == wanted


def test_jupyter_execute_gives_the_estimate_of_the_runner_and_outputs_that_can_be_read(made, tmp_path):
    home, table, wanted = made
    copy = told(home, tmp_path, table)
    tool(home, tmp_path, "jupyter", "execute", "--inplace", str(copy))
    assert estimate_of(copy) == wanted
    outputs = [
        o for cell in json.loads(copy.read_text(encoding="utf-8"))["cells"] for o in cell.get("outputs", []) if "data" in o
    ]
    assert outputs and all({"text/plain", "text/html", "image/png"} & set(o["data"]) for o in outputs)


def test_a_wrong_parameter_is_answered_in_words_by_plain_papermill(made, tmp_path):
    home, table, _ = made
    said = tool(
        home, tmp_path, "papermill", str(home / "notebooks" / f"{NAME}.ipynb"), "out.ipynb",
        "-p", "data", str(table), "-p", "start", "abc", "--no-progress-bar", fails=True,
    )  # fmt: skip
    assert "abc" in said and "start: một năm, hoặc 0" in said
