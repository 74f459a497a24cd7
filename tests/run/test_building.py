"""reports/ is shared by commands that begin and end at the same time; the last one removes it where it is empty."""

import multiprocessing
import os
import sys
import time

import pytest

from analysis import building, paths

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks processes")


def begin_and_end(reports, until, found):
    """A refused command, again and again: it makes nothing, and counts where its folder was not there or was taken from it."""
    paths.REPORTS = reports
    bad = times = 0
    while time.monotonic() < until:
        building.recover()
        with building.work() as own:
            bad += own is None or not (own / building.LOCK).exists()
            times += 1
    found.put((bad, times))


def test_commands_that_begin_while_others_end_keep_their_folders(tmp_path):
    fork = multiprocessing.get_context("fork")
    found, until = fork.Queue(), time.monotonic() + 3
    together = [fork.Process(target=begin_and_end, args=(tmp_path / "reports", until, found)) for _ in range(4)]
    for process in together:
        process.start()
    counts = [found.get(timeout=60) for _ in together]
    for process in together:
        process.join(60)
    assert sum(times for _, times in counts) > 20
    assert sum(bad for bad, _ in counts) == 0
    assert not (tmp_path / "reports").exists()


def test_a_lock_on_a_folder_that_was_removed_is_no_lock(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "REPORTS", tmp_path / "reports")
    fcntl = pytest.importorskip("fcntl")
    real = fcntl.flock

    def removed_meanwhile(held, kind):
        real(held, kind)
        monkeypatch.setattr(fcntl, "flock", real)
        paths.REPORTS.rmdir()
        paths.REPORTS.mkdir()

    monkeypatch.setattr(fcntl, "flock", removed_meanwhile)
    with building.work() as own:
        assert own.parent == paths.REPORTS / building.BUILDING
        with building.work() as other:
            assert other != own and own.is_dir()
    assert not paths.REPORTS.exists()


def test_a_folder_of_ones_own_is_no_folder_of_sockets(monkeypatch, tmp_path):
    monkeypatch.setattr(building, "system_temporary", lambda: str(tmp_path))
    own = tmp_path / f"{building.SOCKETS}cua-toi"
    own.mkdir()
    (own / "a.txt").write_text("x")
    os.utime(own, (1, 1))
    building._clear_sockets()
    assert (own / "a.txt").read_text() == "x"
