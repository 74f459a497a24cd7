"""How a command of the workbook is typed here: by the interpreter that runs it, as README names it, in the language that was asked for."""

from __future__ import annotations

import os
import re
import shlex
import sys
from pathlib import Path

from analysis.language import current

OWN = r".venv\Scripts\python" if os.name == "nt" else ".venv/bin/python"


def typed(*words: str, away: bool = False) -> str:
    """A command that runs as it is printed, `away` in another folder. `words` are quoted already; the language that was asked for stays."""
    language = current()
    more = ("--language", language) if language and "--language" not in words else ()
    return " ".join((interpreter(away), "-m", "analysis", *filter(None, words), *more))


def named(*words: str) -> str:
    """A command by its name alone: where the message is about it, or the reader adds what it needs."""
    return " ".join((interpreter(), "-m", "analysis", *words))


def interpreter(away: bool = False) -> str:
    """`.venv/bin/python` where it is the project's own, by the way that leads to it from here; else the path by which a command was called, or
    `python`."""
    own = Path(sys.prefix)
    if own.name != ".venv" or not (own.parent / "analysis" / "commands.py").is_file():
        return "python"
    here, home = Path.cwd().resolve(), own.parent.resolve()
    called = Path(sys.argv[0]).parts[-2:] == (
        "analysis",
        "__main__.py",
    )  # a report, made in a kernel, is read in the project's folder
    if not away and here.is_relative_to(home):
        return called_as(str(Path(os.path.relpath(home, here)) / OWN)) if called and here != home else OWN
    return called_as(sys.executable) if called else "python"


def called_as(program: str) -> str:
    """A program as a shell runs it: of what is quoted PowerShell makes a text, unless & stands before it."""
    shown = quoted(program)
    return f"& {shown}" if shown != program and _powershell() else shown


def quoted(value: str) -> str:
    """A value as the shell at hand takes it; names of Vietnamese letters without blanks need no marks.

    In Windows' cmd inner quotes and the backslashes before a quote are escaped, as programs read their command lines; in PowerShell single
    quotes keep `$` as it is, and Windows' own version (5.1) hands inner quotes on only where they are escaped too.
    """
    windows = os.name == "nt"
    if value and value[0] != "=" and all(c.isalnum() or c in "_-./:=~" or (windows and c == "\\") for c in value):
        return value
    if not windows:
        return shlex.quote(value)
    said = re.sub(r'(\\*)"', r'\1\1\\"', value)
    said = re.sub(r"(\\+)$", r"\1\1", said) if not _powershell() or re.search(r"\s", value) else said
    return "'" + re.sub("(['‘’‚‛])", r"\1\1", said) + "'" if _powershell() else f'"{said}"'


def _powershell() -> bool:
    """Whether a command printed here is typed in PowerShell: on Windows, unless cmd set its prompt."""
    return os.name == "nt" and "PROMPT" not in os.environ
