"""The workbook's modules that every notebook imports: imported once in the parent, used by a kernel if nothing of them has changed.

A kernel has these and no other module of the workbook, so that what it has imported at its end is what its report depends on.
"""

from __future__ import annotations

import os
import sys
import time
from importlib import import_module
from importlib.machinery import PathFinder
from pathlib import Path

PACKAGE = __package__.partition(".")[0]
EVERY = ("design", "panel.load", "present.sentences")  # with what these import
HOME = "DIRECTIVE48_HOME"  # paths reads it when it is imported


class Workbook:
    """Made in the parent, it imports them; `become` is called in a child."""

    def __init__(self):
        began = time.time_ns()
        self._servers = [name for name in _imported() if name != PACKAGE]
        for name in EVERY:
            import_module(f"{PACKAGE}.{name}")
        self._kept = [name for name in _imported() if name not in self._servers]
        self._home = os.environ.get(HOME)
        read = self._files()  # what was written meanwhile may not be what was imported
        self._written = read if all(written < began for written, _ in read) else []

    def become(self, cwd: str, env: dict[str, str]) -> None:
        """Forget what only the parent needs, and all, where a kernel in that folder and environment would import something else."""
        same = env.get(HOME) == self._home and _is_found(cwd) and self._files() == self._written != []
        for name in self._servers if same else [*self._servers, *self._kept]:
            del sys.modules[name]
        if same:  # "from analysis import run" would find there what was forgotten
            for name in self._servers:
                vars(sys.modules[PACKAGE]).pop(name.removeprefix(f"{PACKAGE}."), None)

    def _files(self) -> list[tuple[int, int]]:
        """When each was written, in nanoseconds, and its length; nothing where one is missing."""
        try:
            found = [Path(sys.modules[name].__file__).stat() for name in self._kept]
        except OSError:
            return []
        return [(file.st_mtime_ns, file.st_size) for file in found]


def _imported() -> list[str]:
    return [name for name in sys.modules if name.partition(".")[0] == PACKAGE]


def _is_found(cwd: str) -> bool:
    """Whether a kernel in that folder would find this package."""
    found = PathFinder.find_spec(PACKAGE, [cwd, *sys.path])
    return found is not None and found.origin == sys.modules[PACKAGE].__file__
