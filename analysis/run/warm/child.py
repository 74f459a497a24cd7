"""What a forked child does before it is a kernel: everything of the parent that a new process would not have is made fresh.

Fresh: signal handlers, standard streams, session and process group, environment, working folder, time zone, random states,
matplotlib's settings, the workbook's own modules unless they stand as the parent read them (workbook.py). Open files: the caller
has closed the server's. BLAS stays at the one thread it was started with, so that numbers do not depend on who else is running.
"""

from __future__ import annotations

import atexit
import contextlib
import ctypes
import gc
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from analysis.run.warm.workbook import Workbook

INLINE = "module://matplotlib_inline.backend_inline"  # what an ordinary kernel draws with
PR_SET_PDEATHSIG = 1  # Linux: the signal this process gets when its parent dies


def become_kernel(
    argv: list[str],
    cwd: str,
    env: dict[str, str],
    parent: int,
    settings: tuple[str, int],
    workbook: Workbook,
    bound: Callable[[], None],
) -> int:
    """Be a kernel until it is told to stop; return the exit code.

    `parent` is the server's process id, `settings` the matplotlibrc and `workbook` the modules that it has read; `bound` is called
    when clients can connect.
    """
    os.setsid()
    _end_with(parent)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _streams()
    _environment(env)
    os.chdir(cwd)
    _random_states()
    _matplotlib(settings)
    workbook.become(cwd, env)
    sys.argv = ["ipykernel_launcher", *argv]
    from ipykernel.kernelapp import IPKernelApp

    # ipykernel read JPY_PARENT_PID when it was imported, in the parent; told anew, it polls for the parent's death.
    kernel = IPKernelApp.instance()
    kernel.initialize([*argv, f"--IPKernelApp.parent_handle={parent}"])
    bound()
    kernel.start()
    return 0


def finish() -> None:
    """What the interpreter does at its end, up to the point where it would take the memory apart."""
    gc.freeze()  # IPython asks for a last collection of what goes with the process
    with contextlib.suppress(Exception):
        threading._shutdown()  # threads that are no daemons
    with contextlib.suppress(Exception):
        atexit._run_exitfuncs()  # the user's temporary folders, IPython's history


def _end_with(parent: int) -> None:
    """Die when the server dies, at once on Linux; elsewhere ipykernel's poller notices within a second."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before we asked
            os._exit(1)


def _streams() -> None:
    """Standard input reads nothing; standard output joins standard error: the parent's own is a pipe that nobody reads."""
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    os.dup2(2, 1)


def _environment(env: dict[str, str]) -> None:
    os.environ.clear()
    os.environ.update(env)
    os.environ.setdefault("MPLBACKEND", INLINE)
    time.tzset()
    wanted = [folder for folder in env.get("PYTHONPATH", "").split(os.pathsep) if folder and folder not in sys.path]
    sys.path[1:1] = wanted


def _random_states() -> None:
    import numpy

    random.seed()
    numpy.random.seed()


def settings_file() -> tuple[str, int]:
    """The matplotlibrc that matplotlib reads in this folder, and when it was written."""
    import matplotlib

    file = Path(matplotlib.matplotlib_fname()).resolve()
    return str(file), file.stat().st_mtime_ns


def _matplotlib(read: tuple[str, int]) -> None:
    """The settings a kernel would read by itself: its own backend, and the matplotlibrc of its folder."""
    import matplotlib

    settings = {"backend": os.environ["MPLBACKEND"]}
    if (file := settings_file()) != read:
        settings = {**matplotlib.rc_params_from_file(file[0]), **settings}
    for stored in (matplotlib.rcParams, matplotlib.rcParamsOrig):
        dict.update(stored, settings)
    dict.update(matplotlib.rcParamsDefault, backend=settings["backend"])
