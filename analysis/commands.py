"""How a command of the workbook is typed here: by the interpreter that runs it, as README names it, in the language that was asked for."""

from __future__ import annotations

import os
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
    """`.venv/bin/python` where it is the project's own and so reached from here; else the path by which a command was called, or `python`."""
    own = Path(sys.prefix)
    if own.name != ".venv" or not (own.parent / "analysis" / "commands.py").is_file():
        return "python"
    if not away and Path.cwd().resolve().is_relative_to(own.parent.resolve()):
        return OWN
    called = Path(sys.argv[0]).parts[-2:] == (
        "analysis",
        "__main__.py",
    )  # a report, made in a kernel, names no folder of this machine
    return quoted(sys.executable) if called else "python"


def quoted(value: str) -> str:
    """A value as a shell takes it; names of Vietnamese letters without blanks need no marks."""
    if value and all(c.isalnum() or c in "_-./:=~" for c in value):
        return value
    return f'"{value}"' if os.name == "nt" else shlex.quote(value)
