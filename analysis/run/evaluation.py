"""What an evaluation of one table consists of: a report for each question it carries, the first page over them, Word beside."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis import paths, registered
from analysis.catalogue.headings import judged_in
from analysis.design.carried import Carried, carried, outcomes_of
from analysis.language import Text
from analysis.panel.kept_table import table_of
from analysis.panel.own_table import OwnTable
from analysis.run.parameters import checked, declared
from analysis.run.plan import Run
from analysis.run.stamp import FILE, code

SHORT = {
    "30_trends": "trends", "25_each_place": "places", "40_component_effect": "effect", "50_single_place": "single",
    "60_after_rehabilitation": "persons", "70_robustness": "robustness",
}  # fmt: skip
OUTCOMES = 8  # of a table that are evaluated in one go
EACH, ROWS = 120, 60_000  # places that are listed one by one; rows beyond which the choices are not all tried
LONGEST = 40  # letters of the folder
WRITERS = (
    "publish/*.py",
    "publish/*.html",
    "publish/word/*.py",
    "present/own_table.py",
    "design/carried.py",
    "run/evaluation.py",
)


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """A table, its questions, and the runs that answer those it carries."""

    table: OwnTable
    title: Text
    folder: str
    questions: tuple[Carried, ...]
    runs: tuple[Run, ...]


def of(
    file: str, given: dict[str, str], *, outcome: str = "", treatment: str = "", kind: str = "", title: str = ""
) -> Evaluation:
    """The evaluation of a file; `given` answers what its reading asks. Raises BadTable where it cannot be read."""
    registered.refuse(file)
    table = table_of(file, **given)
    named = outcome and (outcome if table.kind == "persons" else table.outcome(outcome))
    outcomes = [named] if named else list(outcomes_of(table))[:OUTCOMES] or [""]
    questions = tuple(q for name in outcomes for q in carried(table, name, kind))
    folder = paths.folder(Path(file).stem, LONGEST)
    shown = Text(title, title) if title else Text(f"Đánh giá bảng “{table.name}”", f"Evaluation of the table “{table.name}”")
    start = table.column("adopted") or ""
    judged = treatment or judged_in(start) or judged_in(table.labels.get(start, ""))
    told = given | {"data": file, "treatment": judged, "kind": kind}
    runs = tuple(_run(q, folder, told, outcomes, table) for q in questions if q.able and _feasible(q, table))
    return Evaluation(table=table, title=shown, folder=folder, questions=questions, runs=runs)


def _feasible(question: Carried, table: OwnTable) -> bool:
    """Whether a part is made by itself: persons before and after are compared on the first page; very many places are not tried in every way."""
    if table.kind == "persons" and table.column("before") and not table.column("treated"):
        return False
    if question.notebook == "25_each_place":
        return table.frame[table.column("place")].nunique() <= EACH
    return question.notebook != "70_robustness" or len(table.frame) <= ROWS


def _run(question: Carried, folder: str, told: dict[str, str], outcomes: list[str], table: OwnTable) -> Run:
    notebook = paths.NOTEBOOKS / f"{question.notebook}.ipynb"
    known = declared(notebook)
    values = {key: value for key, value in (told | {"outcome": question.outcome}).items() if key in known and value}
    more = f"_{_plain(question.outcome)}" if len(outcomes) > 1 else ""
    label = table.labels.get(question.outcome) or question.outcome
    title = Text(f"{label}: {question.title.vi}", f"{label}: {question.title.en}")
    return Run(
        name=f"{folder}/{SHORT[question.notebook]}{more}",
        notebook=notebook,
        title=title,
        parameters=checked(notebook, values, question.notebook),
    )


def _plain(text: str) -> str:
    return paths.folder(text.lower().replace(" ", "_"), 24)


def finish(made: Evaluation, languages: tuple[str, ...], word: bool = True) -> Path:
    """The first page, where a part or the table has changed, and the Word files. Returns the page to open."""
    folder = paths.REPORTS / made.folder
    done = [run for run in made.runs if (paths.REPORTS / run.name / "notebook.ipynb").exists()]
    page = folder / f"report.{languages[0]}.html"
    stamp = _stamp(made, done, languages, word)
    if page.exists() and (folder / FILE).exists() and (folder / FILE).read_text(encoding="utf-8") == stamp:
        return page
    from analysis.publish.first_page import first_page

    parts = [(run.name.split("/", 1)[1], run.title) for run in done]
    first_page(folder, made.title, made.table, made.questions, parts, languages)
    if word:
        _word([folder, *(paths.REPORTS / run.name for run in done)], languages)
    (folder / FILE).write_text(stamp, encoding="utf-8")
    return page


def _word(folders: Sequence[Path], languages: tuple[str, ...]) -> None:
    from analysis.publish.saved import load
    from analysis.publish.word_command import write

    for folder in folders:
        write(load(folder), languages)


def _stamp(made: Evaluation, done: list[Run], languages: tuple[str, ...], word: bool) -> str:
    """Of what the first page is a function."""
    parts = [(paths.REPORTS / run.name / FILE).read_text(encoding="utf-8") for run in done]
    told = (
        made.title,
        made.table.source.sha256,
        [(r.role, r.column) for r in made.table.roles],
        [q.text for q in made.table.questions],
    )
    return hashlib.sha256(repr((parts, told, languages, word, code(*WRITERS))).encode()).hexdigest() + "\n"
