"""JupyterLab as the workbook opens it: in Vietnamese, without news, with the warm kernel in place of the ordinary one, questions first.

The folders beside this file are JupyterLab's own: kernels/ (a kernel of the ordinary name, forked where that is possible), settings/
(overrides.json, what a person has not chosen otherwise).
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from analysis import paths
from analysis.commands import interpreter
from analysis.run.warm import available
from analysis.run.working_copy import working_copy

HERE = Path(__file__).parent
FIRST = {"vi": "CAU_HOI.md", "en": "QUESTIONS.md"}  # the launcher: one line a question
TYPED = ".venv/bin/python"  # as it stands in them
LANGUAGE = "DIRECTIVE48_LANGUAGE"  # of messages (`language.current`)
LINKED = re.compile(r"\((\w+)\.ipynb\)")


def first_page(language: str = "vi") -> str:
    """The page of questions in workspace/, whose links lead to working copies, made here: JupyterLab saves by itself what is run in it,
    and nothing in git changes."""
    text = (paths.NOTEBOOKS / FIRST[language]).read_text(encoding="utf-8").replace(TYPED, interpreter())
    copies = {name: working_copy(name, {}, language, whole=True).name for name in sorted(set(LINKED.findall(text)))}
    page = paths.WORKSPACE / FIRST[language]
    page.write_text(LINKED.sub(lambda link: f"({copies[link[1]]})", text), encoding="utf-8", newline="\n")
    return paths.shown(page)


def command(page: str) -> list[str]:
    """The command that opens JupyterLab on the project's folder at a page of it."""
    return [
        sys.executable, "-m", "jupyter", "lab", f"--ServerApp.root_dir={paths.HOME}", f"--LabApp.default_url=/lab/tree/{page}",
        f"--LabApp.app_settings_dir={HERE / 'settings'}", "--LabApp.news_url=None",
    ]  # fmt: skip


def opens_for_root() -> bool:
    """Whether this person's own configuration of Jupyter lets root open it (`allow_root`)."""
    from jupyter_server.serverapp import ServerApp

    for name in ("jupyter_server_config", "jupyter_lab_config"):
        app = ServerApp(config_file_name=name)
        app.load_config_file()
        if app.config.ServerApp.get("allow_root", False) is True:
            return True
    return False


def environment() -> dict[str, str]:
    """Where JupyterLab finds the warm kernels, and the language of messages in them."""
    folders = [str(HERE)] if available() else []  # the warm kernel under the ordinary name, once
    offered = {*folders, str(HERE.parent / "warm")}  # by `warm.offer`, under the name that kernels of reports are asked for
    known = [folder for folder in os.environ.get("JUPYTER_PATH", "").split(os.pathsep) if folder and folder not in offered]
    return {LANGUAGE: "vi", **os.environ, "JUPYTER_PATH": os.pathsep.join([*folders, *known])}
