"""One run in one process: execute in a building folder, write the report, move it into reports/ in one step."""

from __future__ import annotations

import os
import shutil
import time
import traceback
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis import errors, paths
from analysis.language import LANGUAGES
from analysis.run import warm
from analysis.run.plan import Run
from analysis.run.spoken import spoken, without_paths
from analysis.run.stamp import FILE, stamp

BUILDING, FAILED, OLD, ERROR = ".building", "_failed", ".old", "error.txt"
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
    building = paths.REPORTS / BUILDING / f"{run.name}.{os.getpid()}"
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(parents=True)
    try:
        _make(run, building, languages)
        swap(building, paths.REPORTS / run.name)
        shutil.rmtree(paths.REPORTS / FAILED / run.name, ignore_errors=True)
        return Outcome(name=run.name, folder=paths.REPORTS / run.name, seconds=time.monotonic() - start)
    except Exception as error:
        (building / ERROR).write_text(traceback.format_exc(), encoding="utf-8")
        swap(building, paths.REPORTS / FAILED / run.name)
        return Outcome(
            name=run.name, folder=paths.REPORTS / FAILED / run.name, seconds=time.monotonic() - start, error=_short(error)
        )


def swap(fresh: Path, target: Path) -> None:
    """Put a finished folder where an older one may stand; a reader never sees a mixture of the two.

    Killed between the two renames it leaves the older one in .building, from where `clear` puts it back.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    old = fresh.with_name(fresh.name + OLD)
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def clear() -> None:
    """Remove what an ended command left unfinished. A report it was just replacing is put back in its place."""
    for old in (paths.REPORTS / BUILDING).glob(f"*{OLD}"):
        target = paths.REPORTS / old.name.removesuffix(OLD).rpartition(".")[0]
        if not target.exists() and not (old / ERROR).exists():
            old.rename(target)
    shutil.rmtree(paths.REPORTS / BUILDING, ignore_errors=True)


def _make(run: Run, building: Path, languages: tuple[str, ...]) -> None:
    os.environ["DIRECTIVE48_REPORT"] = " ".join(languages)  # for the kernel
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        from analysis.publish.document import dumped
        from analysis.publish.provenance import provenance
        from analysis.publish.report import write

        source = provenance(run.notebook, run.parameters) | {"parameters": {name: spoken(value) for name, value in run.parameters.items()}}
        notebook = without_paths(_executed(run, building), run.parameters)
    modules = write(notebook, building, run.name, run.title, source, languages)
    (building / FILE).write_text(dumped(stamp(run, languages, modules)), encoding="utf-8", newline="\n")


def _executed(run: Run, building: Path) -> dict[str, Any]:
    """The executed notebook; one that fails is left in the building folder.

    papermill prepares and executes; its execute_notebook would also write the whole notebook three times.
    """
    from nbformat import write
    from papermill.engines import papermill_engines
    from papermill.execute import execute_notebook, raise_for_execution_errors
    from papermill.utils import chdir

    from analysis.run.engine import NAME

    notebook = execute_notebook(str(run.notebook), None, parameters=run.parameters, kernel_name=warm.offer(), prepare_only=True)
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


def _short(error: Exception) -> str:
    """What a reader can act on: the workbook's own errors as they speak, any other with the end of its traceback."""
    if isinstance(getattr(errors, getattr(error, "ename", ""), None), type):
        return f"{error.ename}\n{error.evalue.strip()}"
    return f"{type(error).__name__}: {str(error).strip()[-1500:]}"
