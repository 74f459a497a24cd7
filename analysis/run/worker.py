"""One run in one process: execute in a building folder, write the report, move it into reports/ in one step."""

from __future__ import annotations

import os
import shutil
import time
import traceback
import warnings
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis import errors, paths
from analysis.building import FAILED, place, swap
from analysis.language import LANGUAGES, Text, current
from analysis.run import warm
from analysis.run.cells import chosen_cells
from analysis.run.notebook_format import without_grammar
from analysis.run.plan import Run, nearest, plan
from analysis.run.spoken import spoken, without_paths
from analysis.run.stamp import FILE, stamp

ERROR = "error.txt"
CELL_TIMEOUT = 900  # seconds


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of a run: the folder of the report, or the error and where the failed notebook lies."""

    name: str
    folder: Path
    seconds: float
    error: str = ""


def execute(run: Run, languages: tuple[str, ...] = LANGUAGES) -> Outcome:
    """Make one report. A failure never touches the report that stands; the failed notebook goes to reports/_failed/."""
    start = time.monotonic()
    building = place(run.name)
    try:
        _make(run, building, languages)
        swap(building, paths.REPORTS / run.name)
        shutil.rmtree(paths.REPORTS / FAILED / run.name, ignore_errors=True)
        return Outcome(name=run.name, folder=paths.REPORTS / run.name, seconds=time.monotonic() - start)
    except Exception as error:
        _keep_failure(building, paths.REPORTS / FAILED / run.name, traceback.format_exc())
        return Outcome(
            name=run.name, folder=paths.REPORTS / FAILED / run.name, seconds=time.monotonic() - start, error=_short(error)
        )


def _keep_failure(building: Path, target: Path, said: str) -> None:
    """The failed notebook and its traceback, where a disk that may be full takes them."""
    with suppress(OSError):
        (building / ERROR).write_text(said, encoding="utf-8", errors="backslashreplace")
        swap(building, target)


def _make(run: Run, building: Path, languages: tuple[str, ...]) -> None:
    os.environ["DIRECTIVE48_REPORT"] = " ".join(languages)  # for the kernel
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        from analysis.publish.exports import dumped
        from analysis.publish.provenance import provenance
        from analysis.publish.report import write

        source = provenance(run.notebook, run.parameters) | {
            "parameters": {name: spoken(value) for name, value in run.parameters.items()}
        }
        notebook = without_paths(_executed(run, building), run.parameters)
    known = plan()
    titles = {name: one.title for name, one in known.items()}
    modules = write(notebook, building, run.name, run.title, source, languages, known=titles, beside=nearest(run, known))
    (building / FILE).write_text(dumped(stamp(run, languages, modules)), encoding="utf-8", newline="\n")


def _executed(run: Run, building: Path) -> dict[str, Any]:
    """The executed notebook; one that fails is left in the building folder.

    papermill prepares and executes; its execute_notebook would also write the whole notebook three times.
    """
    without_grammar()
    from nbformat import write
    from papermill.engines import papermill_engines
    from papermill.execute import execute_notebook, raise_for_execution_errors
    from papermill.utils import chdir

    from analysis.run.engine import NAME

    notebook = execute_notebook(str(run.notebook), None, parameters=run.parameters, kernel_name=warm.offer(), prepare_only=True)
    notebook = chosen_cells(notebook, run.parameters)
    try:
        with chdir(str(paths.NOTEBOOKS)):
            papermill_engines.execute_notebook_with_engine(
                NAME, notebook, kernel_name=warm.offer(), progress_bar=False, execution_timeout=CELL_TIMEOUT
            )
        raise_for_execution_errors(notebook, None)
    except Exception:
        write(notebook, building / "executing.ipynb")
        raise
    return notebook


DEAD = Text(
    "Tiến trình chạy sổ tay đã bị tắt giữa chừng, rất có thể vì hết bộ nhớ. Hãy đóng chương trình khác, thêm --jobs 1, hoặc dùng bảng nhỏ hơn, rồi chạy lại.",
    "The process that ran the notebook was ended, most likely because memory ran out. Close other programs, give --jobs 1, or use a smaller table, and repeat.",
)
SLOW = Text(
    "Một ô chạy quá {seconds} giây: hãy dùng bảng nhỏ hơn hoặc khoảng thời gian ngắn hơn, rồi chạy lại.",
    "A cell ran for more than {seconds} seconds: use a smaller table or fewer periods, and repeat.",
)


def _short(error: Exception) -> str:
    """What a reader can act on: the workbook's own errors as they speak, any other with the end of its traceback."""
    if isinstance(getattr(errors, getattr(error, "ename", ""), None), type):
        return f"{error.ename}\n{error.evalue.strip()}"
    if (
        type(error).__name__ in ("DeadKernelError", "MemoryError")
        or getattr(error, "ename", "") == "MemoryError"
        or "Kernel died" in str(error)
    ):
        return spoken_in_both(DEAD)
    if type(error).__name__ == "CellTimeoutError":
        return spoken_in_both(SLOW.fill(seconds=CELL_TIMEOUT))
    if isinstance(error, OSError):
        return str(errors.of_system(error))
    return f"{type(error).__name__}: {str(error).strip()[-1500:]}"


def spoken_in_both(said: Text) -> str:
    """In the chosen language, or in both."""
    return said.to(current()) if current() else f"{said.vi}\n{said.en}"
