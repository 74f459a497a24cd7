"""The fixtures are made once a session, and the score tables printed at its end."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
PRINTED: list[str] = []


def load(path: Path):
    """A module of the tests by its path (the run uses --import-mode=importlib)."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


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
def prose_score():
    return load(HERE / "prose_score.py")


@pytest.fixture(scope="session")
def paragraphs():
    return load(HERE / "paragraphs.py")


@pytest.fixture(scope="session")
def sets(paragraphs):
    """All sets of paragraphs by name."""
    others = {
        "THIRD_BLIND": load(HERE / "third.py").THIRD_BLIND,
        "FOURTH_BLIND": load(HERE / "fourth.py").FOURTH_BLIND,
        "FIFTH_BLIND": load(HERE / "fifth.py").FIFTH_BLIND,
        "VARIANTS": load(HERE / "variants.py").PARAGRAPHS,
    }
    return {name: getattr(paragraphs, name) for name in ("TUNED", "BLIND", "SECOND_BLIND")} | others


@pytest.fixture(scope="session")
def printed():
    """Tables that the run prints at its end."""
    return PRINTED


def pytest_terminal_summary(terminalreporter):
    for text in PRINTED:
        terminalreporter.write_line("")
        terminalreporter.write_line(text)
