"""papermill's engine without its wait: jupyter_client listens for 0.2 s to a kernel that is ready."""

from __future__ import annotations

import time
from queue import Empty
from typing import Any

from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.manager import AsyncKernelManager
from papermill.engines import NBClientEngine, NotebookExecutionManager, papermill_engines

NAME = "directive48"
ANSWER = 1  # seconds to wait for an answer before asking again


class Client(AsyncKernelClient):
    """Ready when it has heard the kernel on both channels. Late messages do no harm: nbclient knows its own by their request."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Ask until the kernel answers; RuntimeError where it has died, or after `timeout` seconds."""
        end = time.monotonic() + (float("inf") if timeout is None else timeout)
        while True:
            self.kernel_info()
            try:
                answer = await self.get_shell_msg(timeout=ANSWER)
                if answer["msg_type"] == "kernel_info_reply":
                    await self.get_iopub_msg(timeout=ANSWER / 5)
                    return
            except Empty:
                pass
            if not await self.is_alive():
                raise RuntimeError("Kernel died before replying to kernel_info")
            if time.monotonic() > end:
                raise RuntimeError(f"Kernel didn't respond in {timeout} seconds")


class Manager(AsyncKernelManager):
    """Gives such clients, and ends a kernel without interrupting it first: its cells are done, and it would complain."""

    def __init__(self, **kwargs: Any):
        super().__init__(client_class=f"{__name__}.{Client.__name__}", **kwargs)

    async def _async_interrupt_kernel(self) -> None:
        if not self.shutting_down:
            await super()._async_interrupt_kernel()


class Engine(NBClientEngine):
    """nbclient with such a manager."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: NotebookExecutionManager, kernel_name: str, **kwargs: Any) -> Any:
        """Run the cells. A dead kernel or a cell out of time raises; the notebook has its outputs until then."""
        return super().execute_managed_notebook(nb_man, kernel_name, kernel_manager_class=Manager, **kwargs)


papermill_engines.register(NAME, Engine)
