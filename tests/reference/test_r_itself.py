"""Where R is installed (.ci/run does it): the stored reference values are R's, and two more published data sets come from its packages."""

import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest

from analysis.credentials.replicate_command import replicate, targets

HERE = Path(__file__).parent
PACKAGES = ("clubSandwich", "MASS", "nlme", "sandwich", "segmented", "strucchange", "survival")


def r(*arguments: str, folder: Path) -> subprocess.CompletedProcess:
    return subprocess.run(["Rscript", *arguments], cwd=folder, capture_output=True, text=True, timeout=900, check=False)


def missing() -> str:
    """What must be installed first; empty where nothing is missing."""
    if shutil.which("Rscript") is None:
        return "Rscript"
    ask = f"cat(setdiff(c({', '.join(map(repr, PACKAGES))}), rownames(installed.packages())))"
    return r("-e", ask, folder=HERE).stdout.strip()


pytestmark = pytest.mark.skipif(bool(missing()), reason=f"not installed: {missing()} (.ci/run installs it)")


def test_the_stored_reference_values_are_what_r_gives(tmp_path):
    for name in ("reference.R", "panel.csv", "roll.csv"):
        shutil.copy(HERE / name, tmp_path)
    done = r("reference.R", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    for name in ("reference.csv", "series.csv"):
        stored, made = (pd.read_csv(folder / name) for folder in (HERE, tmp_path))
        pd.testing.assert_frame_equal(made, stored, rtol=1e-9, atol=1e-12)


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    """The data sets that R's packages carry."""
    folder = tmp_path_factory.mktemp("data")
    assert r(str(HERE / "data.R"), str(folder), folder=folder).returncode == 0
    return folder


@pytest.mark.parametrize("name", ["boston_ceasefire_break", "stagnant_joinpoint", "mann_kendall"])
def test_a_published_result_whose_data_only_r_carries_is_reproduced(name, data):
    table = replicate(next(target for target in targets() if target["name"] == name), data)
    assert table["passed"].notna().all() and table["passed"].all(), table.to_string()
