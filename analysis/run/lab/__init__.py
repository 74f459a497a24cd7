"""JupyterLab as the workbook opens it: in Vietnamese, without news, with the warm kernel in place of the ordinary one, questions first.

The folders beside this file are JupyterLab's own: kernels/ (a kernel of the ordinary name, forked where that is possible), settings/
(overrides.json, what a person has not chosen otherwise).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from analysis import paths
from analysis.run.warm import available

HERE = Path(__file__).parent
FIRST = "notebooks/CAU_HOI.md"  # the launcher: one line a question


def command(page: str = FIRST) -> list[str]:
    """The command that opens JupyterLab on the project's folder at a page of it."""
    return [
        sys.executable, "-m", "jupyter", "lab", f"--ServerApp.root_dir={paths.HOME}", f"--LabApp.default_url=/lab/tree/{page}",
        f"--LabApp.app_settings_dir={HERE / 'settings'}", "--LabApp.news_url=None",
    ]  # fmt: skip


def environment() -> dict[str, str]:
    """Where JupyterLab finds the warm kernels."""
    folders = [str(HERE), str(HERE.parent / "warm")] if available() else []
    known = os.environ.get("JUPYTER_PATH", "")
    return {**os.environ, "JUPYTER_PATH": os.pathsep.join(filter(None, [*folders, known]))}
