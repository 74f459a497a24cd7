"""A small workbook of fixture notebooks, one for each failure mode."""

import json
import shutil
from pathlib import Path

import pytest

from analysis.run.warm import ADDRESS
from analysis.run.warm.starter import address

NOTEBOOKS = Path(__file__).parent / "notebooks"


@pytest.fixture
def python(python):
    """As everywhere; the kernels of all commands are forked from one warm parent of this process, as those of one command are."""

    def run(*arguments, **options):
        with pytest.MonkeyPatch.context() as patch:
            if at := address():
                patch.setenv(ADDRESS, at)
            return python(*arguments, **options)

    return run


@pytest.fixture
def planned(home):
    """`planned(fine={}, dead_kernel={})`: write runs.toml with one run a notebook and its parameters."""
    shutil.rmtree(home / "notebooks")
    shutil.copytree(NOTEBOOKS, home / "notebooks")

    def write(**runs: dict) -> None:
        tables = [
            f'[{name}]\nnotebook = "{name}"\ntitle = {{ vi = "Thử {name}", en = "Trial {name}" }}\n[{name}.parameters]\n'
            + "".join(f"{key} = {json.dumps(value)}\n" for key, value in parameters.items())
            for name, parameters in runs.items()
        ]
        (home / "notebooks" / "runs.toml").write_text("\n".join(tables), encoding="utf-8")

    return write


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes; empty where there is none."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def reports(home):
    """`reports()`: every file of reports/ with its bytes."""
    return lambda: snapshot(home / "reports")
