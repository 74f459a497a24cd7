"""An import that is killed at any rename leaves the old state or the new one after the next command, whole."""

import os
import shutil
import subprocess
import sys

import openpyxl
import pytest

from analysis import journal, paths
from analysis.errors import WorkbookError
from analysis.ingest import import_command, landing

KILL = """
import os, pathlib, sys
at, calls, real = int(sys.argv.pop(1)), [], pathlib.Path.replace
def replace(self, target):
    calls.append(1)
    if len(calls) == at:
        os.kill(os.getpid(), 9)
    return real(self, target)
pathlib.Path.replace = replace
from analysis.__main__ import main
sys.exit(main(sys.argv[1:]))
"""
FIRST = "Năm 2019, Yên Viên xảy ra 12 vụ phạm pháp hình sự. Xã Đa Tốn xảy ra 15 vụ phạm pháp hình sự."
SECOND = "Năm 2018, xã Cổ Bi xảy ra 4 vụ phạm pháp hình sự."


def command(home, *given, kill=0):
    begin = ["-c", KILL, str(kill)] if kill else ["-m", "analysis"]
    environment = {**os.environ, "DIRECTIVE48_HOME": str(home), "PYTHONPATH": str(paths.HOME)}
    return subprocess.run([sys.executable, *begin, *map(str, given)], cwd=home, env=environment, capture_output=True, text=True)


def state(home):
    """{file: content}; of a workbook its cells, because a workbook holds the time it was saved."""
    files = [p for p in (home / "data").rglob("*") if p.is_file() and p.name != ".lock"]
    return {str(p.relative_to(home)): cells(p) if p.suffix == ".xlsx" else p.read_bytes() for p in files}


def cells(path):
    return [[c.value for c in row] for row in openpyxl.load_workbook(path).worksheets[0].iter_rows()]


@pytest.fixture(scope="module")
def homes(tmp_path_factory):
    """A tree before the second import and after it, and that import's command."""
    before, after = tmp_path_factory.mktemp("before"), tmp_path_factory.mktemp("after")
    files = tmp_path_factory.mktemp("files")
    (files / "mot.txt").write_text(FIRST, encoding="utf-8")
    (files / "hai.txt").write_text(SECOND, encoding="utf-8")
    shutil.copytree(paths.RAW / "public_record", before / "data" / "raw" / "public_record")
    day = ("--received", "2020-01-15")  # the same in both trees, whenever the tests run
    assert command(before, "import", files / "mot.txt", "--source", "thu", *day).returncode == 0
    waiting = before / "data" / "processed" / "imports" / "thu-queue.xlsx"
    book = openpyxl.load_workbook(waiting)
    book.worksheets[0]["A3"] = "vn-hn-gialam-yenvien-tt"
    book.save(waiting)
    given = ("import", files / "mot.txt", files / "hai.txt", "--source", "thu", *day)
    shutil.rmtree(after)
    shutil.copytree(before, after)
    assert command(after, *given).returncode == 0
    return before, after, given


@pytest.mark.parametrize("at", range(1, 14))
def test_killed_at_any_rename(homes, tmp_path, at):
    before, after, given = homes
    home = tmp_path / "home"
    shutil.copytree(before, home)
    killed = command(home, *given, kill=at)
    assert killed.returncode in (-9, 0)
    assert (killed.returncode == 0) == (at > 12)
    left = subprocess.run(
        [sys.executable, "-c", "from analysis import manifest; manifest.verify()"],
        cwd=home, env={**os.environ, "DIRECTIVE48_HOME": str(home), "PYTHONPATH": str(paths.HOME)}, capture_output=True, text=True,
    )  # fmt: skip
    assert left.returncode == 0, left.stderr
    assert state(home) == (state(before) if at == 1 else state(after))
    assert not [p for p in home.rglob(".*") if p.name.startswith((".import-", ".landing-"))]


def test_a_killed_recovery_is_recovered_from(homes, tmp_path):
    before, after, given = homes
    home = tmp_path / "home"
    shutil.copytree(before, home)
    command(home, *given, kill=3)
    for at in (2, 3):
        assert command(home, "check", kill=at).returncode == -9
    command(home, "add", "none.csv")
    assert state(home) == state(after)


def test_a_refused_import_leaves_nothing_behind_and_names_the_place_it_would_have_gone_to(home_of_imports):
    kept = paths.RAW / "thu" / "mot.txt"
    kept.parent.mkdir(parents=True)
    kept.write_text(FIRST, encoding="utf-8")
    (kept.parent / "MANIFEST.csv").write_text("file,sha256\n", encoding="utf-8")
    other = home_of_imports / "mot.txt"
    other.write_text(SECOND, encoding="utf-8")
    imported = import_command.read_files([other])
    with pytest.raises(WorkbookError, match="data/raw/thu/mot.txt"):
        landing.land(imported, [other], name="thu", source="thu", decisions={}, options={}, language="vi")
    assert [p.name for p in paths.PROCESSED.iterdir()] == [".lock"]
    journal.recover()
    assert kept.read_text(encoding="utf-8") == FIRST
