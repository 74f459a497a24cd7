"""The wheel holds everything that the package needs, and starts an evaluation of another programme where no checkout stands beside it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile

import pytest


@pytest.fixture(scope="module")
def installed(root, tmp_path_factory):
    """The folder that a wheel built here unpacks into."""
    folder = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(next((folder / "dist").glob("*.whl"))) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_holds_every_file_of_the_package_and_the_notebooks_that_a_new_evaluation_begins_with(root, installed):
    listed = subprocess.run(["git", "ls-files", "analysis", "notebooks"], cwd=root, capture_output=True, text=True, check=True)
    files = [name for name in listed.stdout.splitlines() if (root / name).is_file()]
    assert len(files) > 300
    held = [
        name.replace("notebooks/", "analysis/run/project/notebooks/", 1) if name.startswith("notebooks/") else name
        for name in files
    ]
    assert [name for name in held if not (installed / name).is_file()] == []


def test_an_evaluation_of_ones_own_begins_and_a_table_is_read_without_a_checkout(installed, tmp_path):
    environment = {k: v for k, v in os.environ.items() if not k.startswith("DIRECTIVE48")} | {"PYTHONPATH": str(installed)}

    def run(folder, *command):
        done = subprocess.run(
            [sys.executable, "-m", "analysis", *command, "--language", "vi"],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert "đánh-giá" in run(tmp_path, "new", "đánh-giá")
    folder = tmp_path / "đánh-giá"
    (folder / "vinh.csv").write_text(
        "place,period,Số vụ cháy rừng\nPhường Bến Thủy,2018,3\nPhường Bến Thủy,2019,4\n", encoding="utf-8"
    )
    assert "data/raw/vinh/vinh.csv" in run(folder, "add", "vinh.csv", "--new")
    assert (folder / "data" / "raw" / "vinh" / "places.csv").is_file()
