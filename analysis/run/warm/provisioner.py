"""What jupyter_client asks for a kernel: one forked from the warm parent, or an ordinary one where there is none."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import secrets
import select
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

from jupyter_client.provisioning import LocalProvisioner

from analysis.run.warm.starter import address, give_up

START_TIMEOUT = 60  # seconds
END_TIMEOUT = 1  # seconds; jupyter_client itself looks every tenth of a second, and goes on looking after this


class ForkedProcess:
    """A kernel that is the server's child, with the part of subprocess.Popen that jupyter_client uses."""

    stdin = stdout = stderr = None

    def __init__(self, address: str, argv: list[str], cwd: str, environment: dict[str, str]):
        self.returncode: int | None = None
        self._line = b""
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.connect(address)
        self._socket.sendall(json.dumps({"argv": argv, "cwd": cwd, "env": environment}).encode() + b"\n")
        answer = self._read(START_TIMEOUT)
        if answer is None or "pid" not in answer:
            self._socket.close()
            raise OSError("the kernel server did not answer")
        self.pid: int = answer["pid"]
        self._read(START_TIMEOUT)  # "bound", so that a client that connects now need not try again; or the end of the kernel

    def poll(self) -> int | None:
        """The exit code, or None while the kernel runs."""
        if self.returncode is None:
            self._read(0)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int | None:
        """Wait for the kernel's end."""
        end = None if timeout is None else time.monotonic() + timeout
        while self.poll() is None:
            left = None if end is None else end - time.monotonic()
            if left is not None and left <= 0:
                raise subprocess.TimeoutExpired("kernel", timeout)
            select.select([self._socket], [], [], left)
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal, unless the kernel has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """SIGTERM."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """SIGKILL."""
        self.send_signal(signal.SIGKILL)

    def _read(self, timeout: float) -> dict[str, Any] | None:
        """The next message of the server within `timeout` seconds; a closed connection means the kernel is gone."""
        while b"\n" not in self._line:
            readable, _, _ = select.select([self._socket], [], [], timeout)
            if not readable:
                return None
            part = b""
            with contextlib.suppress(OSError):
                part = self._socket.recv(4096)
            if not part:
                self._ended(-signal.SIGKILL)
                return None
            self._line += part
        line, self._line = self._line.split(b"\n", 1)
        message = json.loads(line)
        if "exit" in message:
            self._ended(message["exit"])
        return message

    def _ended(self, code: int) -> None:
        self.returncode = code
        self._socket.close()


class WarmProvisioner(LocalProvisioner):
    """LocalProvisioner, with the kernel forked from the warm parent and spoken to through files of the parent's folder.

    Free TCP ports would be chosen here and bound by the kernel later: with many kernels another process takes one in between.
    """

    folder: Path | None = None  # of the files of the connection

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Choose the transport before the connection is written down; a restarted kernel keeps its own."""
        at, manager = address(), self.parent
        if at is not None and manager is not None and manager.transport == "tcp" and Path(at).exists():
            self.folder = Path(at).parent
            manager.transport, manager.ip = "ipc", str(self.folder / secrets.token_hex(6))
            manager.cache_ports = False
        return await super().pre_launch(**kwargs)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> dict[str, Any]:
        """Fork a kernel; where the server is gone or missing, start an ordinary one."""
        at = address()
        if at is None or "ipykernel_launcher" not in cmd:
            self._keep_folder()
            return await super().launch_kernel(cmd, **kwargs)
        argv = cmd[cmd.index("ipykernel_launcher") + 1 :]
        cwd = str(kwargs.get("cwd") or Path.cwd())
        self._keep_folder()
        try:
            self.process = ForkedProcess(at, argv, cwd, {**os.environ, **(kwargs.get("env") or {})})
        except OSError:
            give_up()
            self._keep_folder()
            return await super().launch_kernel(cmd, **kwargs)
        self.pid = self.pgid = self.process.pid
        self.cwd = cwd
        return self.connection_info

    def _keep_folder(self) -> None:
        """The files' folder goes with its server; a kernel that is started anew has the same files."""
        if self.folder is not None:
            self.folder.mkdir(mode=0o700, exist_ok=True)
            if self.folder.stat().st_uid != os.getuid():
                raise PermissionError(f"{self.folder} belongs to another user")

    async def cleanup(self, restart: bool = False) -> None:
        """Remove a folder whose server is gone."""
        await super().cleanup(restart)
        if self.folder is not None and not restart:
            with contextlib.suppress(OSError):
                self.folder.rmdir()

    async def shutdown_requested(self, restart: bool = False) -> None:
        """Wait for the end closely: an idle kernel ends within hundredths of a second."""
        end = time.monotonic() + END_TIMEOUT
        while self.process is not None and self.process.poll() is None and time.monotonic() < end:
            await asyncio.sleep(0.005)
