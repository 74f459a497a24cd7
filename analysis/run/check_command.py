"""`python -m analysis check`: validate data, catalogue, notebooks and runs.toml without running anything."""

from __future__ import annotations

import argparse
import sys

from analysis import catalogue, manifest
from analysis.catalogue.indicators import check_words
from analysis.catalogue.lexicon import unnamed
from analysis.errors import WorkbookError
from analysis.language import LANGUAGES, Text, current
from analysis.run.claim_gate import of_report, unfounded
from analysis.run.notebook_rules import problems
from analysis.run.plan import plan
from analysis.run.stamp import changed

FINE = Text("{files} tệp gốc, {rows} con số, {series} chuỗi, {components} cấu phần, {notebooks} sổ tay, {runs} báo cáo: hợp lệ.",
            "{files} raw files, {rows} figures, {series} series, {components} components, {notebooks} notebooks, {runs} runs: valid.")  # fmt: skip


UNNAMED = Text("Chưa có [[sense]] trong lexicon.toml, nên nhập báo cáo không nhận ra trong lời văn: {codes}.",
               "Without a [[sense]] in lexicon.toml, so no import recognises them in a text: {codes}.")  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments of its own."""


def main(arguments: argparse.Namespace) -> int:
    """Print what was checked; 1 and the list of problems where there are any. Raises at changed raw data."""
    from analysis import paths
    from analysis.ingest import observations
    from analysis.panel import load_panel

    chosen = current()
    languages = (chosen,) if chosen else LANGUAGES
    files = manifest.verify()
    check_words()
    nameless = unnamed()  # reads the lexicon, and raises at what it does not know
    rows = observations()
    found = []
    series = catalogue.all_series().values()
    for declared in series if any(one.place in catalogue.places() for one in series) else ():  # of another programme none is ours
        try:
            load_panel(declared.outcome, places=declared.place)
        except WorkbookError as error:
            found.append(f"series.toml [{declared.code}]\n{error}")
    notebooks = sorted(paths.NOTEBOOKS.glob("*.ipynb"))
    for notebook in notebooks:
        found += [f"{notebook.name}: {problem.to(language)}" for problem in problems(notebook) for language in languages]
        found += map(str, unfounded(notebook, paths.REPORTS))
    claimed = {file.parent.name: of_report(file.parent) for file in sorted(paths.REPORTS.glob("[!._]*/estimate.json"))}
    runs = plan()
    for name, said in claimed.items():  # what is out of date is made again by `run`
        found += map(str, said if said and not (name in runs and changed(runs[name], LANGUAGES)) else ())
    if found:
        print("\n".join(found), file=sys.stderr)
        return 1
    said = FINE.fill(files=len(files), rows=len(rows), series=len(catalogue.all_series()), runs=len(runs),
                     components=len(catalogue.components()), notebooks=len(notebooks))  # fmt: skip
    for one in (said, UNNAMED.fill(codes=", ".join(nameless))) if nameless else (said,):
        print(one.to(current() or "vi") if current() else f"{one.vi}\n{one.en}")
    return 0
