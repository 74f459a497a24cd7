"""The plan: notebooks/runs.toml names what is executed, with which parameters and under which title."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.commands import named
from analysis.errors import BadNotebook, unknown
from analysis.language import Text
from analysis.run.parameters import checked
from analysis.run.spoken import spoken

LONGEST = 80  # letters of the parameters in the name of a report, which is a folder
NEAREST = 4  # reports that the foot of a page leads to


@dataclass(frozen=True, kw_only=True)
class Run:
    """One report to make. `parameters` are checked values for `notebook`."""

    name: str
    notebook: Path
    title: Text
    parameters: dict[str, Any] = field(default_factory=dict)


def plan(file: Path | None = None) -> dict[str, Run]:
    """All runs by name, in the order of the file, every parameter checked."""
    file = file or paths.NOTEBOOKS / "runs.toml"
    try:
        stored = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, OSError) as error:
        raise _bad_plan(file, str(error)) from None
    return {name: _run(name, entry, file) for name, entry in stored.items()}


def chosen(names: list[str], given: dict[str, str], file: Path | None = None) -> list[Run]:
    """The runs of those names (all where none is named) with the given parameters on top.

    A name is one of runs.toml or a notebook's (`40_component_effect`, with its defaults). A run with other parameters is
    another report and gets a name and a title of its own: `trends_hcm~end-2016`.
    """
    known = plan(file)
    books = {path.stem: path for path in sorted(paths.NOTEBOOKS.glob("*.ipynb"))}
    for name in names:
        if name not in known and name not in books:
            raise unknown(Text("báo cáo", "run"), name, [*known, *books], named("run"))
    runs = [known.get(name) or Run(name=name, notebook=books[name], title=Text(name, name)) for name in (names or known)]
    return [_changed(run, given) for run in runs] if given else runs


def nearest(run: Run, known: dict[str, Run], most: int = NEAREST) -> list[str]:
    """Names of the known reports that share most with a run: its notebook and parameters; at least one of them, at most `most`."""
    told = set(run.parameters.items())
    shared = {
        name: (one.notebook == run.notebook) + len(told & set(one.parameters.items()))
        for name, one in known.items()
        if name != run.name.partition("~")[0]
    }
    return sorted((name for name, n in shared.items() if n), key=lambda name: -shared[name])[:most]


def _changed(run: Run, given: dict[str, str]) -> Run:
    values = {**run.parameters, **checked(run.notebook, {**run.parameters, **given}, run.name)}
    seen = {key: spoken(value) for key, value in values.items()}
    suffix = paths.folder("~".join(f"{key}-{seen[key]}" for key in sorted(given)), LONGEST)
    said = "; ".join(f"{key} = {value}" for key, value in seen.items())
    return replace(run, name=f"{run.name}~{suffix}", parameters=values, title=Text(said, said))


def _run(name: str, entry: dict[str, Any], file: Path) -> Run:
    notebook = paths.NOTEBOOKS / f"{entry.get('notebook', '')}.ipynb"
    title = entry.get("title")
    named = isinstance(title, dict) and set(title) == {"vi", "en"}
    if (
        not re.fullmatch(r"[a-z0-9_]+", name)
        or not notebook.exists()
        or set(entry) - {"notebook", "title", "parameters"}
        or not named
    ):
        raise _bad_plan(file, f"[{name}] {entry}")
    return Run(
        name=name,
        notebook=notebook,
        title=Text(**title),
        parameters=checked(notebook, entry.get("parameters", {}), f"runs.toml [{name}]"),
    )


def _bad_plan(file: Path, found: str) -> BadNotebook:
    return BadNotebook(
        expected=Text("[tên_báo_cáo] với notebook, title = { vi, en }, parameters", "[run_name] with notebook, title = { vi, en }, parameters"),
        found=Text(found, found),
        where=paths.shown(file),
        remedy=Text("sửa runs.toml; sổ tay phải có trong notebooks/", "correct runs.toml; the notebook must stand in notebooks/"),
    )  # fmt: skip
