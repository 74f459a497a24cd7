"""The parent of warm kernels: `python -m analysis.run.warm.server SOCKET DESCRIPTOR`, the socket listening already.

One thread, one loop. A client connects to the Unix socket and sends one line, {"argv", "cwd", "env"}; the answers are {"pid"},
{"bound"} when the kernel can be spoken to, and {"exit"} when it has ended. The connection is the kernel's lifeline: when the client
closes it, or dies, the kernel is killed. Standard input is the server's own: when its starter dies, it kills every kernel and
ends. A kernel whose server dies notices by itself (ipykernel polls its parent).
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import selectors
import shutil
import signal
import socket
import sys
import threading
import time
import traceback
from importlib import import_module
from pathlib import Path

from analysis.run.warm.child import INLINE, become_kernel, finish, settings_file
from analysis.run.warm.workbook import Workbook

STACK = (
    "numpy", "pandas", "scipy.stats", "scipy.optimize", "scipy.sparse", "scipy.linalg", "statsmodels.api", "matplotlib.figure",
    "matplotlib.backends.backend_agg", "matplotlib.backends.backend_svg", "matplotlib.font_manager", "ipykernel.kernelapp",
    "ipykernel.ipkernel", "ipykernel.zmqshell", "IPython.core.completer", "pyarrow", "pyarrow.compute", "pyarrow.parquet",
    "pyarrow.pandas_compat", "pandas.io.formats.csvs", "IPython.core.completerlib", "IPython.core.debugger",
    "IPython.core.oinspect", "IPython.extensions.storemagic", "ipykernel.debugger", "psutil", "sqlite3", "tomllib",
    "tornado.platform.asyncio", "tornado.queues", "encodings.idna", "encodings.utf_8_sig", "pyarrow.dataset",
    "pandas.core.arrays.arrow.extension_types", "pandas.core.reshape.reshape", "pandas.io.formats.html", "pandas.io.formats.string",
    "IPython.core.logger", "zmq.utils.garbage",
)  # fmt: skip
RARELY = (50_000, 20, 20)  # allocations until a collection: figures make many objects and few cycles, a seventh of their time
LONGEST_REQUEST = 1 << 20  # bytes
THREADS_END = 8  # seconds; matplotlib's note on a missing font cache waits for 5


def main() -> None:
    """Import the stack, listen, and fork until the starter is gone."""
    path, descriptor = Path(sys.argv[1]), int(sys.argv[2])
    for module in STACK:  # where one fails, whoever waits at the socket sees its end with that of the process
        import_module(module)
    try:
        with socket.socket(fileno=descriptor) as listener:
            listener.set_inheritable(False)
            workbook = Workbook()
            _draw_figure()
            gc.collect()
            gc.freeze()  # what was imported is never copied by a collection in a child
            gc.set_threshold(*RARELY)
            if not _alone():
                raise SystemExit(f"{threads()} threads: fork is not safe")
            with contextlib.suppress(BrokenPipeError):  # the starter is gone; the loop notices
                print("ready", flush=True)
            _Server(listener, workbook).run()
    finally:
        shutil.rmtree(path.parent, ignore_errors=True)  # with what killed kernels left of their connections


def threads() -> int:
    """Threads of this process, those of C libraries included where the system tells."""
    try:
        return sum(1 for _ in Path("/proc/self/task").iterdir())
    except OSError:
        return threading.active_count()


def _alone() -> bool:
    """Whether this is the only thread, after those that imports start and end by themselves had time to end."""
    end = time.monotonic() + THREADS_END
    while threads() > 1 and time.monotonic() < end:
        time.sleep(0.05)
    return threads() == 1


class _Server:
    def __init__(self, listener: socket.socket, workbook: Workbook):
        self.listener = listener
        self.workbook = workbook
        self.kernels: dict[int, socket.socket] = {}
        self.selector = selectors.DefaultSelector()
        self.wake_read, self.wake_write = os.pipe()
        os.set_blocking(self.wake_write, False)
        signal.set_wakeup_fd(self.wake_write)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        self.settings = settings_file()
        self.running = True

    def run(self) -> None:
        self.selector.register(self.listener, selectors.EVENT_READ, self._accept)
        self.selector.register(self.wake_read, selectors.EVENT_READ, self._reap)
        self.selector.register(sys.stdin.fileno(), selectors.EVENT_READ, self._orphaned)
        while self.running:
            for key, _ in self.selector.select():
                key.data(key.fileobj)
        for pid in list(self.kernels):
            _kill(pid)

    def _orphaned(self, _) -> None:
        if not os.read(sys.stdin.fileno(), 1):
            self.running = False

    def _accept(self, listener: socket.socket) -> None:
        client, _ = listener.accept()
        with contextlib.suppress(OSError, ValueError, KeyError):
            request = _request(client)
            pid = os.fork()
            if pid == 0:
                self._become_kernel(request, client)
            self.kernels[pid] = client
            self.selector.register(client, selectors.EVENT_READ, lambda sock, pid=pid: self._hung_up(sock, pid))
            return
        client.close()

    def _hung_up(self, client: socket.socket, pid: int) -> None:
        """The client closed its end, or died: the kernel goes with it."""
        with contextlib.suppress(OSError):
            if client.recv(1):
                return
        self._forget(client)
        _kill(pid)

    def _forget(self, client: socket.socket) -> None:
        with contextlib.suppress(KeyError, ValueError):
            self.selector.unregister(client)
        client.close()

    def _reap(self, _) -> None:
        os.read(self.wake_read, 4096)
        with contextlib.suppress(ChildProcessError):
            while True:
                pid, status = os.waitpid(-1, os.WNOHANG)
                if pid == 0:
                    break
                client = self.kernels.pop(pid, None)
                if client is not None and client.fileno() >= 0:
                    with contextlib.suppress(OSError):
                        _send(client, {"exit": os.waitstatus_to_exitcode(status)})
                    self._forget(client)

    def _become_kernel(self, request: dict, own: socket.socket) -> None:
        """In the child: close everything of the server, and be a kernel."""
        code = 1

        def bound() -> None:
            _send(own, {"bound": True})
            own.close()

        try:
            _send(own, {"pid": os.getpid()})
            parent = os.getppid()
            signal.set_wakeup_fd(-1)
            for opened in (*self.kernels.values(), self.selector, self.listener):
                opened.close()
            os.close(self.wake_read)
            os.close(self.wake_write)
            code = become_kernel(request["argv"], request["cwd"], request["env"], parent, self.settings, self.workbook, bound)
        except SystemExit as error:
            code = error.code if isinstance(error.code, int) else int(error.code is not None)
        except BaseException:
            traceback.print_exc()
        finally:
            finish()
            os._exit(code)


def _request(client: socket.socket) -> dict:
    client.settimeout(10)
    received = b""
    while not received.endswith(b"\n"):
        part = client.recv(65536)
        if not part or len(received) > LONGEST_REQUEST:
            raise ValueError("no request")
        received += part
    client.settimeout(None)
    return json.loads(received)


def _send(to: socket.socket, message: dict) -> None:
    to.sendall(json.dumps(message).encode() + b"\n")


def _kill(pid: int) -> None:
    for kill in (os.killpg, os.kill):
        with contextlib.suppress(OSError):
            kill(pid, signal.SIGKILL)


def _draw_figure() -> None:
    """Fonts, text layout and the backends' own beginnings are the slow first half of a figure."""
    import io

    from matplotlib.backends import backend_registry
    from matplotlib.figure import Figure

    backend_registry.is_valid_backend(INLINE)  # asks every installed package for backends once
    figure = Figure()
    axes = figure.subplots()
    axes.set_title("Ghi nhận", fontweight="bold")
    axes.plot([1, 2], "o-")
    axes.fill_between([0, 1], 1, 2)
    axes.annotate("ghi nhận", (0, 1))
    for kind in ("png", "svg"):
        figure.savefig(io.BytesIO(), format=kind)


if __name__ == "__main__":
    main()
