"""Saved results to make reports of: the teaching district, and results with checks, a refusal and hostile names."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from analysis import Design, estimate, record
from analysis.language import Text
from analysis.present import each_place_headline, each_place_table
from analysis.publish.report import write
from analysis.publish.saved import Saved, load

TITLE = Text("Thử", "Trial")
NOTHING_KNOWN = {
    "parameters": {},
    "notebook": {"file": "notebooks/x.ipynb", "sha256": "0" * 64},
    "data": {},
    "commit": "",
    "lock": "",
    "libraries": {},
}


def cell(display) -> dict:
    output = {"output_type": "display_data", "data": display._repr_mimebundle_(), "metadata": {}}
    return {"cell_type": "code", "source": "secret_code()", "metadata": {}, "outputs": [output], "execution_count": 1}


def written(folder: Path, *displays, title: Text = TITLE) -> Saved:
    """The saved results of a notebook that showed these displays."""
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["DIRECTIVE48_REPORT"] = "vi en"
    try:
        heading = {"cell_type": "markdown", "metadata": {}, "source": "# Câu hỏi? · A question?"}
        notebook = {"cells": [heading, *map(cell, displays)], "metadata": {}}
        write(notebook, folder, "trial", title, NOTHING_KNOWN)
    finally:
        del os.environ["DIRECTIVE48_REPORT"]
    return load(folder)


@pytest.fixture(scope="session")
def saved_of():
    """`saved_of(folder, *displays, title=...)`: the saved results of a notebook that showed these displays."""
    return written


@pytest.fixture(scope="session")
def district(tmp_path_factory) -> Saved:
    """The saved results of the teaching district and its 22 communes."""
    from analysis.design.examples import places_one_by_one

    results = [estimate(Design(panel)) for panel in places_one_by_one("teaching")]
    folder = tmp_path_factory.mktemp("district")
    return written(folder, each_place_headline(results), each_place_table(results), record(results))


@pytest.fixture(scope="session")
def libreoffice():
    """LibreOffice and poppler: on a machine without them what needs them is left out, and pytest says so; in CI that fails."""
    missing = [name for name in ("soffice", "pdftoppm") if shutil.which(name) is None]
    if missing:
        said = (
            f"{' and '.join(missing)} not installed (Debian: libreoffice-writer-nogui poppler-utils): pages of PDF not looked at"
        )
        pytest.fail(said) if os.environ.get("CI") else pytest.skip(said)
