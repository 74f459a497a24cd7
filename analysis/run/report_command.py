"""`python -m analysis report COPY.ipynb`: a working copy, executed anew from top to bottom, becomes a report with its Word file."""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path

from analysis import paths
from analysis.commands import named, typed
from analysis.errors import BadNotebook
from analysis.language import Text, current
from analysis.run.parameters import declared
from analysis.run.plan import Run


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """COPIES."""
    parser.add_argument("copies", nargs="+", help="bản làm việc trong workspace/ / working copies in workspace/")


def main(arguments: argparse.Namespace) -> int:
    """Make the reports; 1 where one failed."""
    from analysis.publish.saved import load
    from analysis.publish.word_command import write
    from analysis.run.run_command import make

    runs = [_run(Path(name)) for name in arguments.copies]
    paths.REPORTS.mkdir(parents=True, exist_ok=True)
    languages = (current() or _language(runs[0].notebook),)
    outcomes = make(runs, languages, 1)
    for outcome in outcomes:
        if outcome.error:
            print(f"{outcome.name}: {outcome.error}", file=sys.stderr)
            continue
        write(load(outcome.folder), languages)
        print(paths.shown(outcome.folder / f"report.{languages[0]}.html"))
    return 1 if any(o.error for o in outcomes) else 0


def _run(given: Path) -> Run:
    copy = next(
        (p for p in (given, paths.WORKSPACE / given.name, paths.HOME / given) if p.is_file() and p.suffix == ".ipynb"), None
    )
    if copy is None:
        raise BadNotebook(
            expected=Text("một sổ tay trong workspace/", "a notebook in workspace/"), found=Text(f"“{given}”", f"'{given}'"),
            where=named("report"),
            remedy=Text(*(f"{how}: {typed('open', '30_trends')}" for how in ("tạo bản làm việc bằng", "make a copy with"))),
        )  # fmt: skip
    copy = copy.resolve()
    return Run(name=paths.folder(copy.stem, 60), notebook=copy, title=Text(*(_title(copy),) * 2))


def _title(copy: Path) -> str:
    cells = json.loads(copy.read_text(encoding="utf-8"))["cells"]
    first = next(("".join(c["source"]) for c in cells if c["cell_type"] == "markdown"), "")
    return re.sub(r"^#+\s*", "", first.splitlines()[0] if first else copy.stem)


def _language(copy: Path) -> str:
    known = declared(copy).get("language")
    return known.default if known else "vi"
