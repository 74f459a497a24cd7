"""Where ipykernel spends time that a fork can save: waits for its own thread, and pages copied for a look at every module."""

from __future__ import annotations

import sys
from types import SimpleNamespace

from ipykernel import iostream, ipkernel


class Stream(iostream.OutStream):
    """Standard output that flushes only where something was written: ipykernel flushes six times a cell and waits each time."""

    def flush(self) -> None:
        """Send what was written; what another thread is sending goes out before anything that comes later."""
        if self._buffers or self._flush_pending:
            super().flush()


class Listed:
    """A module in the list that the debugger leaves aside: a file's name in memory of its own, apart from the module's."""

    __slots__ = ("__file__",)

    def __init__(self, file: str):
        self.__file__ = file[:1] + file[1:]


def use() -> None:
    """Let every kernel of this process and its forks save it. What was imported until now is what the debugger leaves aside."""
    iostream.OutStream = Stream
    files = {name: file for name, module in sys.modules.items() if (file := getattr(module, "__file__", None))}
    ipkernel.sys = SimpleNamespace(**{**vars(sys), "modules": {name: Listed(file) for name, file in files.items()}})
