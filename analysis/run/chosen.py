"""What was chosen in the lists of notebook 01: kept for each file while its kernel lives, and for the notebook on the disk.

Only a notebook that JupyterLab has open is known by its path (`JPY_SESSION_NAME`); what papermill, nbconvert or a report runs is made of
its parameters alone.
"""

from __future__ import annotations

import ast
import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from analysis import paths
from analysis.run.own_arguments import together


@dataclass
class Told:
    """What was chosen of a file: `given` with the notebook, `said` to its questions, `roles` of its columns; `content` is the checksum of
    the file of which it was said."""

    given: dict[str, str] = field(default_factory=dict)
    said: dict[tuple[str, ...], tuple[str, str]] = field(default_factory=dict)
    # the questions that were answered, to change an answer: text, options, what no option says
    asked: dict[tuple[str, ...], tuple[str, list, list[str]]] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    content: str = ""

    def answers(self) -> dict[str, str]:
        """All of it, as `read_table` takes it."""
        roles = [("columns", f"{column}={role}") for column, role in self.roles.items()]
        return together(*self.given.items(), *self.said.values(), *roles)


# {file: what is asked of it, what was said of it}; the last is the one that is chosen
Files = dict[str, tuple[dict[str, str], Told]]

_CHOSEN: dict[tuple, Files] = {}  # by the parameters of the notebook


def files_of(key: tuple) -> Files:
    """What was chosen under these parameters; of a kernel that began anew, what its notebook had."""
    if key not in _CHOSEN:
        _CHOSEN[key] = _stored().get(key, {})
    return _CHOSEN[key]


def keep(key: tuple, file: str, asked: dict[str, str], told: Told) -> None:
    """This file, chosen with this."""
    files = files_of(key)
    files.pop(file, None)
    files[file] = asked, told
    if place := _place():
        text = repr({k: {path: (kept, vars(own)) for path, (kept, own) in f.items()} for k, f in _CHOSEN.items()})
        with suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")


def _stored() -> dict[tuple, Files]:
    place = _place()
    with suppress(OSError, ValueError, SyntaxError, TypeError, AttributeError):
        found = ast.literal_eval(place.read_text(encoding="utf-8")) if place else {}
        return {k: {path: (kept, Told(**own)) for path, (kept, own) in f.items()} for k, f in found.items()}
    return {}


def _place() -> Path | None:
    notebook = os.environ.get("JPY_SESSION_NAME", "")
    name = hashlib.sha256(notebook.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return paths.WORKSPACE / ".chosen" / name if notebook else None
