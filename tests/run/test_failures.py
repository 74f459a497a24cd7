"""Whatever ends a run, the reports that stand stay whole, the others are made, and no process is left behind."""

import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

PATIENCE = 90  # seconds until a process must have appeared or gone


def until(true, what: str):
    """Wait until something holds; fail with `what` if it does not."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, what
        time.sleep(0.05)


def alive(processes: list[psutil.Process]) -> list[psutil.Process]:
    return [p for p in processes if command_line(p)]


def command_line(process: psutil.Process) -> str:
    """What a process runs; empty for one that has ended, reaped or not."""
    try:
        return " ".join(process.cmdline()) if process.is_running() else ""
    except psutil.NoSuchProcess:
        return ""


def test_a_finished_run_leaves_a_report_an_index_and_nothing_else(planned, python, home):
    planned(fine={"number": 48})
    done = python("-m", "analysis", "run")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().endswith("reports/index.html")
    assert "48" in (home / "reports" / "fine" / "report.vi.html").read_text(encoding="utf-8")
    assert not list((home / "reports").glob(".building/*")) and not (home / "reports" / "_failed").exists()


def test_a_failing_cell_is_kept_apart_and_the_standing_report_and_the_others_are_whole(planned, python, home, reports):
    planned(failing_cell={"fails": False}, fine={})
    assert python("-m", "analysis", "run", "failing_cell").returncode == 0
    before = {name: content for name, content in reports().items() if name.startswith("failing_cell/")}
    planned(failing_cell={"fails": True}, fine={})
    done = python("-m", "analysis", "run")
    assert done.returncode == 1
    assert "failing_cell" in done.stderr and "this cell fails" in done.stderr and "_failed/failing_cell" in done.stderr
    after = reports()
    assert {name: content for name, content in after.items() if name.startswith("failing_cell/")} == before
    assert "fine/report.en.html" in after
    assert {"_failed/failing_cell/error.txt", "_failed/failing_cell/executing.ipynb"} <= set(after)
    assert b"_failed" not in after["index.html"]


def test_a_later_success_clears_the_failure_away(planned, python, home):
    planned(failing_cell={"fails": True})
    assert python("-m", "analysis", "run").returncode == 1
    planned(failing_cell={"fails": False})
    assert python("-m", "analysis", "run").returncode == 0
    assert not (home / "reports" / "_failed" / "failing_cell").exists()
    assert (home / "reports" / "failing_cell" / "report.vi.html").exists()


def test_a_dead_kernel_ends_its_run_and_not_the_others(planned, python, home):
    planned(dead_kernel={}, fine={})
    done = python("-m", "analysis", "run", "--jobs", "2")
    assert done.returncode == 1
    assert "dead_kernel" in done.stderr and "memory" in done.stderr
    assert not (home / "reports" / "dead_kernel").exists() and (home / "reports" / "_failed" / "dead_kernel").exists()
    assert (home / "reports" / "fine" / "report.vi.html").exists()


def hear_ctrl_c() -> None:
    """A command started in the background of a script inherits SIGINT as ignored; a researcher's terminal does not do that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def started(home, environment) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-m", "analysis", "run", "--jobs", "2"], env=environment, cwd=home, preexec_fn=hear_ctrl_c,
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)  # fmt: skip


def waiting_kernel(home) -> psutil.Process:
    until(lambda: list(home.glob("kernel-*")), "the waiting notebook never started")
    return psutil.Process(int(next(home.glob("kernel-*")).name.removeprefix("kernel-")))


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM], ids=["kill -9", "Ctrl-C", "terminate"])
def test_a_command_ended_in_mid_run_leaves_no_process_and_nothing_half_written_and_can_be_repeated(
    number, planned, python, home, environment
):
    planned(waiting={}, fine={})
    command = started(home, environment)
    try:
        kernel = waiting_kernel(home)
        family = [kernel, *psutil.Process(command.pid).children(recursive=True)]
        os.kill(command.pid, number)
        command.wait(PATIENCE)
        until(lambda: not alive(family), "a process was left behind")
        assert not (home / "reports" / "waiting").exists()
    finally:
        command.kill()
        for process in alive(family):
            process.kill()
    (home / "go").touch()
    done = python("-m", "analysis", "run")
    assert done.returncode == 0, done.stderr
    for name in ("waiting", "fine"):
        assert (home / "reports" / name / "report.vi.html").exists() and (home / "reports" / name / "provenance.json").exists()
    assert not list((home / "reports").glob(".building/*")) and not (home / "reports" / "_failed").exists()


def test_a_worker_that_dies_costs_no_report_what_it_had_is_made_once_more(planned, home, environment):
    planned(waiting={}, fine={})
    with subprocess.Popen([sys.executable, "-m", "analysis", "run", "--jobs", "1"], env=environment, cwd=home, stderr=subprocess.PIPE,
                          stdout=subprocess.DEVNULL, encoding="utf-8") as command:  # fmt: skip
        waiting_kernel(home)
        workers = [p for p in psutil.Process(command.pid).children(recursive=True) if "spawn_main" in command_line(p)]
        workers[0].kill()
        (home / "go").touch()
        said = command.communicate(timeout=PATIENCE)[1]
    assert command.returncode == 0, said
    for name in ("waiting", "fine"):
        assert (home / "reports" / name / "report.vi.html").exists()
    assert not list((home / "reports").glob(".building"))


def test_a_report_that_ends_its_worker_each_time_is_said_so_and_the_others_are_made(planned, home, environment):
    planned(waiting={}, fine={})
    with subprocess.Popen([sys.executable, "-m", "analysis", "run", "--jobs", "1"], env=environment, cwd=home, stderr=subprocess.PIPE,
                          stdout=subprocess.DEVNULL, encoding="utf-8") as command:  # fmt: skip
        family = []
        for _ in range(2):
            kernel = waiting_kernel(home)
            children = psutil.Process(command.pid).children(recursive=True)
            family += [kernel, *children]
            next(home.glob("kernel-*")).unlink()
            [p for p in children if "spawn_main" in command_line(p)][0].kill()
        said = command.communicate(timeout=PATIENCE)[1]
    assert command.returncode == 1 and "waiting" in said and "memory" in said and "Broken" not in said
    until(lambda: not alive(family), "a process was left behind")
    assert not (home / "reports" / "waiting").exists()
    assert (home / "reports" / "fine" / "report.vi.html").exists()


def test_an_unfinished_folder_of_an_earlier_run_is_cleared_away(planned, python, home):
    planned(fine={})
    left = home / "reports" / ".building" / "fine.123"
    left.mkdir(parents=True)
    (left / "report.vi.html").write_text("half", encoding="utf-8")
    assert python("-m", "analysis", "run").returncode == 0
    assert not left.exists()


def test_a_report_whose_replacement_was_cut_short_is_put_back(planned, python, home, reports):
    planned(fine={})
    assert python("-m", "analysis", "run").returncode == 0
    before = reports()
    building = home / "reports" / ".building"
    (building / "fine.123").mkdir(parents=True)  # killed between the two renames
    (home / "reports" / "fine").rename(building / "fine.123.old")
    assert "fine: -" in python("-m", "analysis", "run", "--why").stdout
    assert reports() == before


def test_a_run_whose_inputs_have_not_changed_is_not_made_again(planned, python, home, reports):
    planned(fine={})
    python("-m", "analysis", "run")
    before = (home / "reports" / "fine").stat().st_ino
    again = python("-m", "analysis", "run", "--why")
    assert (home / "reports" / "fine").stat().st_ino == before
    assert "fine: -" in again.stdout
    planned(fine={"number": 2})
    assert "parameters number" in python("-m", "analysis", "run", "--why").stdout
    assert (home / "reports" / "fine").stat().st_ino != before


@pytest.mark.parametrize("language", ["vi", "en"])
def test_one_language_alone_can_be_asked_for(planned, python, home, language):
    planned(fine={})
    assert python("-m", "analysis", "run", "--language", language).returncode == 0
    pages = {path.name for path in (home / "reports" / "fine").glob("*.html")}
    assert pages == {f"report.{language}.html"}
    index = (home / "reports" / "index.html").read_text(encoding="utf-8")
    assert f"fine/report.{language}.html" in index and index.count("fine/report.") == 1


def test_an_error_of_the_workbook_in_a_cell_is_said_in_its_own_words_without_a_traceback(python):
    done = python("-m", "analysis", "run", "trends_vn", "-p", "outcome=so_change_pct", "--language", "en")
    assert done.returncode == 1 and "What to do: choose clock=" in done.stderr
    assert "Traceback" not in done.stderr and "load.py" not in done.stderr
