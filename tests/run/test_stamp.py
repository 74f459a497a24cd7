"""The stamp: what a report is a function of, and nothing else."""

import json
from dataclasses import replace

import pytest

from analysis import paths
from analysis.language import Text
from analysis.run import stamp as stamps
from analysis.run.plan import Run


@pytest.fixture
def run(tmp_path, monkeypatch):
    notebook = tmp_path / "book.ipynb"
    notebook.write_text("{}")
    monkeypatch.setattr(paths, "REPORTS", tmp_path / "reports")
    monkeypatch.setattr(paths, "LOCK", tmp_path / "lock")
    (tmp_path / "lock").write_text("a==1")
    monkeypatch.setattr(stamps, "_data", lambda: (("data/raw/x.csv", "1"),))
    made = Run(name="r", notebook=notebook, title=Text("t", "t"), parameters={"start": 2012})
    folder = paths.REPORTS / "r"
    folder.mkdir(parents=True)
    (folder / stamps.FILE).write_text(json.dumps(stamps.stamp(made, ("vi", "en"), ["language.py"])))
    stamps._digest.cache_clear()
    return made


def kinds(run, languages=("vi", "en")):
    stamps._digest.cache_clear()
    return {kind for kind, _ in stamps.changed(run, languages)}


def test_a_report_made_of_the_same_things_is_up_to_date(run):
    assert kinds(run) == set()


def test_no_report_is_new(run):
    (paths.REPORTS / "r" / stamps.FILE).unlink()
    assert kinds(run) == {"new"}


def test_a_changed_notebook_parameter_lock_language_or_datum_is_named(run, monkeypatch):
    assert kinds(run, ("vi",)) == {"parameters"}
    changed = Run(name="r", notebook=run.notebook, title=run.title, parameters={"start": 2013})
    stamps._digest.cache_clear()
    assert stamps.changed(changed, ("vi", "en")) == [("parameters", "start")]
    run.notebook.write_text("{ }")
    assert kinds(run) == {"notebook"}
    paths.LOCK.write_text("a==2")
    assert kinds(run) == {"notebook", "lock"}
    monkeypatch.setattr(stamps, "_data", lambda: (("data/raw/x.csv", "2"),))
    assert ("data", "data/raw/x.csv") in stamps.changed(run, ("vi", "en"))


def test_a_changed_module_counts_only_where_it_was_imported(run, tmp_path, monkeypatch):
    package = tmp_path / "analysis"
    package.mkdir()
    (package / "language.py").write_text("1")
    (package / "other.py").write_text("1")
    monkeypatch.setattr(stamps, "PACKAGE", package)
    stamps._digest.cache_clear()
    (paths.REPORTS / "r" / stamps.FILE).write_text(json.dumps(stamps.stamp(run, ("vi", "en"), ["language.py"])))
    (package / "other.py").write_text("2")
    assert kinds(run) == set()
    (package / "language.py").write_text("2")
    assert kinds(run) == {"code"}


def test_a_file_that_a_parameter_names_is_an_input_too(run, tmp_path):
    table = tmp_path / "mine.csv"
    table.write_text("place,period,outcome\n")
    mine = replace(run, parameters={"data": str(table)})
    (paths.REPORTS / "r" / stamps.FILE).write_text(json.dumps(stamps.stamp(mine, ("vi", "en"), ["language.py"])))
    assert kinds(mine) == set()
    table.write_text("place,period,outcome\na,2019,3\n")
    assert kinds(mine) == {"data"}


def test_a_long_pasted_text_names_no_file(run):
    assert kinds(replace(run, parameters={"text": "Năm 2019, xã Đa Tốn xảy ra 12 vụ. " * 20})) == {"parameters"}
