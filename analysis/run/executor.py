"""One way to run many pieces of work: local processes, or a Dask cluster through the same concurrent.futures interface."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from typing import Any

from analysis.errors import BadParameter
from analysis.language import Text

CONNECT_TIMEOUT = "10s"
TRIES = 3  # of a piece of work; its neighbours' deaths count too


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


class Mended(Executor):
    """An executor of local processes that goes on with new ones where one has died; what was lost is tried again.

    `result()` raises MemoryError where a piece of work has ended its process each time: mostly the system took its memory.
    """

    def __init__(self, jobs: int, scheduler: str | None = None):
        self._stack, self._given = ExitStack(), (jobs, scheduler)
        self.pool = self._stack.enter_context(executor(jobs, scheduler))

    def __exit__(self, *error) -> None:
        self._stack.__exit__(*error)

    def submit(self, work: Callable, /, *given: Any) -> Piece:
        """A piece of work under way."""
        return Piece(self, work, given)

    def renew(self, broken: Executor) -> None:
        """New processes, unless another piece has asked for them already."""
        if self.pool is broken:
            with suppress(Exception):
                self._stack.close()
            self.pool = self._stack.enter_context(executor(*self._given))


class Piece:
    """What `Mended.submit` gives: the future of a piece of work that is submitted again where its process died."""

    def __init__(self, owner: Mended, work: Callable, given: tuple):
        self._owner, self._work, self._given = owner, work, given
        self._start()

    def result(self) -> Any:
        """What the work gives."""
        for _ in range(TRIES):
            try:
                return self._future.result()
            except BrokenExecutor:
                self._owner.renew(self._pool)
                self._start()
        raise MemoryError

    def _start(self) -> None:
        try:
            self._pool = self._owner.pool
            self._future = self._pool.submit(self._work, *self._given)
        except BrokenExecutor:
            self._owner.renew(self._pool)
            self._pool = self._owner.pool
            self._future = self._pool.submit(self._work, *self._given)


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
