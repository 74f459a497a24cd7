"""Commands in a fork of this process, killed at their n-th write, rename, removal or new folder.

An audit hook sees every door to the disk. Reading and executing happen in the fork itself, so that the hook sees them too; a notebook's
kernel is a process as always. Everything is imported once: a command takes tenths of a second, so that hundreds of kills take minutes.
"""

from __future__ import annotations

import fcntl
import os
import resource
import signal
import sys
import time
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import nbformat  # noqa: F401  (imported once, for every fork)
import papermill.execute  # noqa: F401
import pypandoc  # noqa: F401

from analysis import building, paths
from analysis.__main__ import COMMANDS, main
from analysis.ingest import apart, importing
from analysis.publish import report, screening  # noqa: F401
from analysis.run import engine, run_command, screen_command, stamp  # noqa: F401

DOORS = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.truncate", "os.chmod", "shutil.copyfile")
PATIENCE = 150  # seconds for a command


importing.read_text("Năm 2019, xã Đa Tốn xảy ra 15 vụ phạm pháp hình sự.")  # fills what is kept of the catalogue, for every fork


class Ended(NamedTuple):
    """How a command ended: its code (-9 where it was killed), what it said, and the doors it opened."""

    code: int
    said: str
    doors: int


class Inline(Executor):
    """Work done at once, in this process."""

    def __init__(self, *given):
        self.given = given

    def submit(self, work, /, *given):
        future = Future()
        try:
            future.set_result(work(*given))
        except Exception as error:
            future.set_exception(error)
        return future


@contextmanager
def inline(*given):
    yield Inline()


def run(home: Path, *given: str, kill: int = 0, limit: int | None = None, more: dict | None = None) -> Ended:
    """One command on a workbook. `limit`: the largest file it may write, in bytes."""
    hear, said = os.pipe()  # no file: the limit on files holds for what is said too
    fcntl.fcntl(said, fcntl.F_SETPIPE_SZ, 2**20)
    pid = os.fork()
    if pid == 0:
        code = 70
        try:
            _become(home, said, more or {})
            if limit is not None:
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            count = _watch(home, kill)
            code = main(list(given))
            print(f"DOORS {count[0]}", file=sys.stderr, flush=True)
        except SystemExit as error:
            code = error.code if isinstance(error.code, int) else 2
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            sys.stderr.flush()
            from analysis.run.warm import starter

            if starter._server is not None:
                starter._server.close()
            os._exit(code)
    end = time.monotonic() + PATIENCE
    while not (ended := os.waitpid(pid, os.WNOHANG))[0]:
        if time.monotonic() > end:
            os.kill(pid, signal.SIGKILL)
        time.sleep(0.005)
    os.close(said)
    os.set_blocking(hear, False)  # a kernel that outlives a killed command may hold the other end
    parts = []
    with suppress(BlockingIOError):
        while part := os.read(hear, 2**16):
            parts.append(part)
    os.close(hear)
    text = b"".join(parts).decode("utf-8", "replace")
    doors = next((int(line.split()[1]) for line in text.splitlines() if line.startswith("DOORS")), 0)
    return Ended(os.waitstatus_to_exitcode(ended[1]), text, doors)


def _become(home: Path, said: int, more: dict[str, str]) -> None:
    """In the fork: this workbook, no terminal, no worker processes."""
    os.dup2(said, 1)
    os.dup2(said, 2)
    temporary = home.parent / "tmp"
    temporary.mkdir(exist_ok=True)
    os.environ.update({"DIRECTIVE48_HOME": str(home), "TMPDIR": str(temporary), "SOAK": str(home), **more})
    import tempfile

    tempfile.tempdir = None
    os.chdir(home)
    folders = {
        "HOME": "",
        "RAW": "data/raw",
        "PROCESSED": "data/processed",
        "NOTEBOOKS": "notebooks",
        "REPORTS": "reports",
        "LOCK": "requirements.lock",
        "WORKSPACE": "workspace",
    }
    for name, folder in folders.items():
        setattr(paths, name, home / folder)
    for cached in (stamp._data, stamp._manifests, stamp._digest):
        cached.cache_clear()
    apart.read = lambda work, path, **options: importing.read_file(path, **options)
    run_command.executor = inline
    screen_command.Mended = type("Mended", (Inline,), {})


def _watch(home: Path, kill: int) -> list[int]:
    count, top, me = [0], (str(home), str(home.resolve())), os.getpid()

    def watched(event: str, given: tuple) -> None:
        if os.getpid() != me or not (event in DOORS or event == "open" and _to_write(given[1], given[2])):
            return
        path = next((os.fsdecode(part) for part in given if isinstance(part, str | bytes)), "")
        if path.startswith(os.sep) and not path.startswith(top):
            return
        count[0] += 1
        if count[0] == kill:
            os.kill(me, signal.SIGKILL)

    sys.addaudithook(watched)
    return count


def _to_write(mode: str | None, flags: int | None) -> bool:
    return bool(set(mode) & set("wax+")) if isinstance(mode, str) else bool((flags or 0) & (os.O_WRONLY | os.O_RDWR))


__all__ = ["COMMANDS", "Ended", "building", "run"]
