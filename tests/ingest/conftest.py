"""The fixtures are made once a session, and the score tables printed at its end."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

import pytest

from analysis import paths

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))  # modules of the tests beside them
PRINTED: list[str] = []


def load(path: Path):
    """A module of the tests by its path (the run uses --import-mode=importlib)."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def home_of_imports(tmp_path, monkeypatch):
    """A workbook of its own within this process, so that imports write nothing into this one."""
    shutil.copytree(paths.RAW / "public_record", tmp_path / "data" / "raw" / "public_record")
    monkeypatch.setattr(paths, "HOME", tmp_path)
    monkeypatch.setattr(paths, "RAW", tmp_path / "data" / "raw")
    monkeypatch.setattr(paths, "PROCESSED", tmp_path / "data" / "processed")
    return tmp_path


@pytest.fixture(scope="session")
def make_fixtures():
    return load(HERE.parent / "fixtures" / "make_fixtures.py")


@pytest.fixture(scope="session")
def awkward(make_fixtures, tmp_path_factory):
    """(folder, fixtures) of the awkward files."""
    folder = tmp_path_factory.mktemp("awkward")
    return folder, make_fixtures.make(folder)


@pytest.fixture(scope="session")
def fixture_score():
    return load(HERE / "fixture_score.py")


@pytest.fixture(scope="session")
def paragraph_score():
    return load(HERE / "paragraph_score.py")


@pytest.fixture(scope="session")
def printed():
    """Tables that the run prints at its end."""
    return PRINTED


def pytest_terminal_summary(terminalreporter):
    for text in PRINTED:
        terminalreporter.write_line("")
        terminalreporter.write_line(text)
