"""The warm parent as this process starts it, on first use: the address that kernels are asked for at, or none where fork is missing."""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from analysis.building import SOCKETS, system_temporary
from analysis.run.warm import ADDRESS, available

END_SEEN = 0.2  # seconds from the end of a server's connections to that of its process
LONGEST_SOCKET, SOCKET_NAME = 103, 16  # bytes of a socket's path (macOS; Linux has 107), and of a name within its folder
# Libraries that would start threads on import do not; a parent with threads refuses to fork.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "JE_ARROW_MALLOC_CONF": "background_thread:false"}


def _folder() -> Path:
    """A new folder of this user's own, under a name short enough for the sockets in it."""
    folder = Path(tempfile.mkdtemp(prefix=SOCKETS, dir=system_temporary()))
    if len(str(folder)) + SOCKET_NAME <= LONGEST_SOCKET:
        return folder
    folder.rmdir()
    return Path(tempfile.mkdtemp(prefix=SOCKETS, dir="/tmp"))


class Server:
    """The parent of the kernels of this process. It ends when this process does: its standard input is our pipe.

    A kernel can be asked for at once: the socket listens already, and is answered when the libraries are imported.
    """

    def __init__(self):
        self.path = _folder() / "kernels"
        self._ready = False
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
                listener.bind(str(self.path))
                listener.listen(64)
                command = [sys.executable, "-Xfrozen_modules=off", "-m", "analysis.run.warm.server", str(self.path)]
                self.process = subprocess.Popen(
                    [*command, str(listener.fileno())], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                    env={**os.environ, **ONE_THREAD}, pass_fds=[listener.fileno()], start_new_session=True,
                    cwd=Path(__file__).parents[3],
                )  # fmt: skip
        except OSError:
            shutil.rmtree(self.path.parent, ignore_errors=True)
            raise

    def failed(self) -> bool:
        """Whether it has ended without ever having imported the libraries."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(END_SEEN)
        while not self._ready and select.select([self.process.stdout], [], [], 0)[0]:
            line = self.process.stdout.readline()
            self._ready = line.strip() == b"ready"
            if not line:
                break
        return self.process.poll() is not None and not self._ready

    def close(self) -> None:
        """End the server and every kernel it started."""
        self.process.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(10)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        shutil.rmtree(self.path.parent, ignore_errors=True)


_server: Server | None = None
_failed = False  # a server that could not start once is not tried again


def address() -> str | None:
    """The socket of a running server: the starter's, or one of this process (started on first use); None where fork is missing."""
    global _server, _failed
    if _failed or not available():
        return None
    if os.environ.get(ADDRESS):
        return os.environ[ADDRESS]
    if _server is None or _server.process.poll() is not None:
        if _server is not None:
            _server.close()
        try:
            _server = Server()
        except OSError:  # no such sockets here, or no process more
            _server, _failed = None, True
            return None
    return str(_server.path)


def give_up() -> None:
    """After a kernel could not be had: do not start again a server of this process that could not start once."""
    global _server, _failed
    if _server is not None and not os.environ.get(ADDRESS) and _server.failed():
        _server.close()
        _server, _failed = None, True
