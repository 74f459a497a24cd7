"""A kernel uses the modules that its parent has imported only where it would have imported the same ones itself."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = """
import json, os, sys
from pathlib import Path
opened = []
sys.addaudithook(lambda event, found: opened.append(str(found[0])) if event == "open" else None)
import analysis.run.warm.server
from analysis.run.warm.workbook import Workbook
opened.clear()
{during}
workbook = Workbook()
read = [name for name in opened if name.startswith({project}) and Path(name).suffix != ".py" and "__pycache__" not in name]
{change}
workbook.become({cwd}, dict(os.environ, **{env}))
left = sorted(name for name in sys.modules if name.split(".")[0] == "analysis")
import analysis
print(json.dumps({{"left": left, "read": read, "run": hasattr(analysis, "run")}}))
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """A copy of the package that may be edited."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "analysis", folder / "analysis", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def child(project: Path, change: str = "", during: str = "", cwd: Path | str = "/", **env: str) -> dict:
    """What a child of a parent has of the workbook after a change, in a folder and an environment of its own."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DIRECTIVE48_")} | {
        "PYTHONPATH": str(project)
    }
    code = CODE.format(change=change, during=during, cwd=repr(str(cwd)), env=env, project=repr(str(project)))
    done = subprocess.run([sys.executable, "-c", code], cwd=project, env=clean, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_what_every_notebook_imports_is_kept_and_nothing_of_the_server(project):
    found = child(project)
    assert {"analysis", "analysis.design.design", "analysis.panel.load", "analysis.present.sentences"} <= set(found["left"])
    assert not [name for name in found["left"] if name.startswith(("analysis.run", "analysis.checks", "analysis.estimators."))]
    assert not found["run"]
    assert found["read"] == []  # else what was read then would stand in for what stands now


@pytest.mark.parametrize("change", ["written", "deleted"])
def test_an_edited_module_is_read_anew_and_every_other_with_it(project, change):
    file = project / "analysis" / "panel" / "rules.py"
    edit = {"written": f"os.utime({str(file)!r}, ns=(1, 1))", "deleted": f"Path({str(file)!r}).unlink()"}[change]
    before = file.read_bytes()
    try:
        assert child(project, edit)["left"] == []
    finally:
        file.write_bytes(before)


def test_a_module_written_while_the_parent_imports_is_read_anew(project):
    file = project / "analysis" / "panel" / "rules.py"
    during = f"sys.addaudithook(lambda event, _: Path({str(file)!r}).touch() if event == 'import' and 'analysis.panel' in sys.modules else None)"
    assert child(project, during=during)["left"] == []


def test_another_tree_of_data_is_the_one_asked_for(project, tmp_path):
    found = child(project, DIRECTIVE48_HOME=str(tmp_path))
    assert found["left"] == []


def test_a_folder_with_a_package_of_that_name_has_its_own(project, tmp_path):
    (tmp_path / "analysis").mkdir()
    (tmp_path / "analysis" / "__init__.py").touch()
    assert child(project, cwd=tmp_path)["left"] == []
