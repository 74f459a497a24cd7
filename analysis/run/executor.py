"""One way to run many pieces of work: local processes, or a Dask cluster through the same concurrent.futures interface."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager

from analysis.errors import BadParameter
from analysis.language import Text

CONNECT_TIMEOUT = "10s"


@contextmanager
def executor(jobs: int, scheduler: str | None = None) -> Iterator[Executor]:
    """An executor: `jobs` local processes that end with this one, or the workers of the Dask scheduler at an address.

    What is submitted must not depend on which worker takes it: the results are the same whatever the number of workers.
    """
    if scheduler is None:
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(jobs, mp_context=context, initializer=die_with_parent) as pool:
            yield pool
        return
    with _client(scheduler) as client:
        yield client.get_executor(pure=False, retries=2)


def die_with_parent() -> None:
    """Make this worker end soon after the process that started it, however that one ended; its kernels follow."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _client(scheduler: str):
    from distributed import Client

    try:
        return Client(scheduler, timeout=CONNECT_TIMEOUT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise BadParameter(
            expected=Text("địa chỉ của bộ điều phối Dask đang chạy", "the address of a running Dask scheduler"),
            found=Text(f"{scheduler}: {error}", f"{scheduler}: {error}"),
            where="--scheduler",
            remedy=Text(
                "chạy dask scheduler rồi nêu địa chỉ tcp://máy:8786", "start dask scheduler and give its tcp://host:8786"
            ),
        ) from None
