"""Reading a file in a process of its own: one that takes too much time or memory is ended, and said so; the command goes on.

A report is small or long in proportion to what it holds; a file made to hurt is neither. The bounds grow with the size of the file,
and for a PDF with the pages that are done. One process reads all files of a command; where it was ended the next file has a new one.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from importlib import import_module
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from analysis.errors import WorkbookError
from analysis.ingest.readers import guard
from analysis.language import Text

SECONDS, SECONDS_A_PAGE = 11.0, 0.8  # of processor time
FREE, SECONDS_A_KB = 4096, 0.02  # KB of a table that need no more than SECONDS, and what each further one may take
WAITING = 4  # times as long by the clock, on a machine with other work
MEMORY, MEMORY_A_BYTE = 800 * 2**20, 30  # bytes of the process, with what a byte of a table may take
REPORTS, REPORT_A_BYTE = (".txt", ".pdf", ".docx"), 12  # no text is so long that it needs more than its pages do
START = 120.0  # seconds for the process to begin
LOOK = 0.03  # seconds between two looks at its memory
_WORK = "analysis.ingest.apart"
_reader: Reader | None = None


def read(work: tuple[str, str], path: Path, **options: Any) -> Any:
    """What a function (its module and name) gives for a file. Raises BadFile where that had to be ended."""
    global _reader
    if _reader is None or not _reader.serves():
        _reader = Reader()
    try:
        return _reader.ask(work, path, options)
    except BaseException as error:
        if not isinstance(error, WorkbookError) or isinstance(error, _Ended):
            _reader.close()
            _reader = None
        raise


def renew() -> None:
    """End the process that reads: what it knows of the lists of data/raw has changed."""
    global _reader
    if _reader is not None:
        _reader.close()
        _reader = None


class _Ended(guard.BadFile):
    """The reading of a file was ended."""


class Reader:
    """The process that reads, with what it is asked and what it answers."""

    def __init__(self):
        environment = dict(os.environ)
        where = str(Path(__file__).resolve().parents[2])
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, [where, environment.get("PYTHONPATH", "")]))
        self._told, theirs = Pipe()
        nowhere = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
        with theirs:
            command = [sys.executable, "-m", _WORK, str(theirs.fileno())]
            self._process = subprocess.Popen(command, pass_fds=[theirs.fileno()], env=environment, **nowhere)
        atexit.register(self.close)
        end = time.monotonic() + START
        self._next(lambda: time.monotonic() > end, None, "")

    def serves(self) -> bool:
        """Whether it lives."""
        return self._process.poll() is None

    def close(self) -> None:
        """End it."""
        atexit.unregister(self.close)
        self._process.kill()
        self._process.wait()
        self._told.close()

    def ask(self, work: tuple[str, str], path: Path, options: dict[str, Any]) -> Any:
        """Read one file within its bounds."""
        size = path.stat().st_size if path.exists() else 0
        self._told.send((work, str(path.absolute()), options))
        begun, start = time.monotonic(), _spent(self._process.pid)
        is_text = path.suffix.lower() in REPORTS
        allowed, steps = SECONDS + (0 if is_text else SECONDS_A_KB * max(0, size / 1024 - FREE)), 0
        memory = MEMORY + (REPORT_A_BYTE if is_text else MEMORY_A_BYTE) * size

        def late() -> bool:
            return _spent(self._process.pid) - start > allowed or time.monotonic() - begun > WAITING * allowed

        while True:
            kind, value = self._next(late, memory, path.name)
            if kind == "step":
                steps += 1
                allowed += SECONDS_A_PAGE if steps <= size / 1024 else 0
            elif kind == "error":
                raise value
            else:
                return value

    def _next(self, late: Callable[[], bool], memory: float | None, name: str) -> Any:
        """The next message, where it comes in time and within memory."""
        ready = False
        while not ready:
            ready = self._told.poll(LOOK if memory else 1.0)
            if late():
                raise _ended(name, Text("đọc quá lâu", "reading takes too long"))
            if memory and _resident(self._process.pid) > memory:
                raise _ended(
                    name,
                    Text(
                        f"cần hơn {memory / 2**20:.0f} MB bộ nhớ để đọc",
                        f"more than {memory / 2**20:.0f} MB of memory needed to read it",
                    ),
                )
        try:
            return self._told.recv()
        except (EOFError, OSError):
            raise _ended(name, Text("tiến trình đọc bị tắt giữa chừng", "the process that read it was ended")) from None


def _ended(name: str, found: Text) -> _Ended:
    return _Ended(
        expected=Text("một báo cáo đọc được trong thời gian và bộ nhớ thường", "a report that can be read in the usual time and memory"),
        found=found, where=name,
        remedy=Text("mở bằng chương trình gốc, chỉ giữ phần cần, lưu lại hoặc chia nhỏ; tệp lạ thì đừng mở, hỏi lại nơi gửi",
                    "open it in the program that made it, keep what is needed, save it again or split it; do not open a strange file, ask its sender"),
    )  # fmt: skip


def _resident(process: int) -> int:
    """Bytes of memory that a process holds; 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError, AttributeError):
        return 0


def _spent(process: int) -> float:
    """Seconds of processor time that a process has taken; 0 where the system does not tell."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError, AttributeError):
        return 0.0


def _serve(told: Connection) -> None:
    """In the process that reads: one file after another, until the asker is gone."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.3)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
    guard.on_step(lambda: told.send(("step", None)))
    told.send(("ready", None))
    while True:
        try:
            work, path, options = told.recv()
        except EOFError:
            return
        try:
            answer = ("found", getattr(import_module(work[0]), work[1])(Path(path), **options))
        except (WorkbookError, OSError) as error:
            answer = ("error", error)
        except (MemoryError, RecursionError):
            answer = ("error", guard.truncated(Path(path).name))
        told.send(answer)


if __name__ == "__main__":
    _serve(Connection(int(sys.argv[1])))
