"""papermill's engine, saving once: papermill itself writes the whole notebook before and after every cell."""

from __future__ import annotations

from typing import Any

from papermill.engines import NBClientEngine, NotebookExecutionManager, papermill_engines

NAME = "directive48"


class SavedOnce(NBClientEngine):
    """The notebook is written when its execution ends, however it ends; with many figures the savings cost more than the cells."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: NotebookExecutionManager, kernel_name: str, **kwargs: Any) -> Any:
        """Run the cells. A dead kernel or a cell out of time raises; what was executed until then is saved by papermill."""
        nb_man.save = lambda **_: None  # papermill writes a notebook that ran to its end, or to a failing cell, itself
        try:
            return super().execute_managed_notebook(nb_man, kernel_name, **kwargs)
        except BaseException:
            del nb_man.save
            raise


papermill_engines.register(NAME, SavedOnce)
