"""What an evaluation of one table consists of: a report for each question it carries, the first page over them, Word beside."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis import manifest, paths, registered
from analysis.building import put
from analysis.catalogue.headings import folded, judged_in
from analysis.design.carried import Carried, carried, holds_times, outcomes_of, yes_or_no
from analysis.design.own import had, judged_of
from analysis.ingest.columns.questions.told import IGNORE
from analysis.ingest.columns.rows.programmes import of_one
from analysis.language import Text
from analysis.panel.kept_table import table_of
from analysis.panel.own_table import OwnTable
from analysis.run.parameters import checked, declared
from analysis.run.plan import Run, plan
from analysis.run.stamp import FILE, code

SHORT = {
    "30_trends": "trends", "25_each_place": "places", "40_component_effect": "effect", "50_single_place": "single",
    "60_after_rehabilitation": "persons", "70_robustness": "robustness",
}  # fmt: skip
JUDGED = ("adopted", "treated", "dose")  # roles that say who has the treatment
OUTCOMES = 8  # of a table that are evaluated in one go
EACH, ROWS = 120, 60_000  # places that are listed one by one; rows beyond which the choices are not all tried
LONGEST = 40  # letters of the folder
OWNER = "source.json"  # which file a folder is of, by checksums: a path may name a person
WRITERS = (
    "publish/*.py", "publish/*.html", "publish/word/*.py", "present/own_table.py", "design/carried.py",
    "run/evaluation.py",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """A table, the file it is of, its questions, and the runs that answer those it carries."""

    table: OwnTable
    file: Path
    title: Text
    folder: str
    questions: tuple[Carried, ...]
    runs: tuple[Run, ...]

    @property
    def says(self) -> bool:
        """Whether there is a result: of a part, or of persons before and after on the first page."""
        from analysis.present.before_after import can_compare

        return bool(self.runs) or can_compare(self.table)


def of(
    file: str, given: dict[str, str], *, outcome: str = "", treatment: str = "", kind: str = "", title: str = ""
) -> Evaluation:
    """The evaluation of a file; `given` answers what its reading asks. Raises BadTable where it cannot be read."""
    registered.refuse(file)
    table = table_of(file, **given)
    if chosen := treatment and _named_by(table, treatment):
        given = given | {"columns": "; ".join(filter(None, (given.get("columns"), chosen)))}
        table = table_of(file, **given)
    named = outcome and (outcome if table.kind == "persons" else table.outcome(outcome))
    outcomes = [named] if named else list(outcomes_of(table))[:OUTCOMES] or [""]
    questions = tuple(q for name in outcomes for q in carried(table, name, kind))
    path = paths.given(file) or table.path
    folder = folder_of(path)
    named = table.title or table.name
    shown = Text(title, title) if title else Text(f"Đánh giá bảng “{named}”", f"Evaluation of the table “{named}”")
    told = given | {"data": file, "treatment": had(treatment) or judged_of(table), "kind": kind}
    runs = tuple(_run(q, folder, told, outcomes, table) for q in questions if q.able and _feasible(q, table))
    return Evaluation(table=table, file=path, title=shown, folder=folder, questions=questions, runs=runs)


def _named_by(table: OwnTable, treatment: str) -> str:
    """The answer that the name of the treatment gives: of the unused column of that heading or label, or to which of several programmes is
    judged; nothing where it names none, several, or what the table judges already."""
    said = folded(treatment)
    heads = [c for c in table.unused if said in (folded(c), folded(table.labels.get(c, "")))]
    if len(heads) == 1 and (role := _role_of(table, heads[0])):
        if (judged := folded(judged_of(table))) and of_one(judged, said):
            return ""
        others = [c for r in JUDGED for c in table.columns(r) if judged or r == role]  # `Ngày áp dụng` may be of what is named
        return "; ".join([f"{heads[0]}={role}", *(f"{c}={IGNORE}" for c in others)])
    asked = (a for q in table.questions if q.about in ("programme", "joined") for a in q.answers)
    answers = [answer.removeprefix('columns="').removesuffix('"') for answer in asked]
    own = [
        a
        for a in answers
        if (judged := folded(judged_in(a.rpartition("=")[0]) or a.rpartition("=")[0])) in said or said in judged
    ]
    return own[0] if len(own) == 1 else ""


def _role_of(table: OwnTable, column: str) -> str:
    """What a column says of who has the treatment: since when, or yes and no; nothing where it counts or describes."""
    if holds_times(table.frame[column]):
        return "adopted"
    noticed = {c for n in table.notices if n.code == "unused_yes_no" for c in n.columns}
    return "treated" if column in noticed or yes_or_no(table.frame[column]) is not None else ""


def folder_of(file: Path) -> str:
    """The folder of a file's evaluation, named after the file; where another file has that one, after the file's place too."""
    plain = paths.folder(file.stem, LONGEST)
    return plain if _free(plain, file) else f"{plain}~{_place(file)[:8]}"


def _free(name: str, file: Path) -> bool:
    """Whether a folder stands for no other file: a file is known again at its place, or by its content where it was moved."""
    folder = paths.REPORTS / name
    if not folder.exists():
        return name not in plan()
    try:
        owner = json.loads((folder / OWNER).read_text(encoding="utf-8"))
        return owner["place"] == _place(file) or owner["content"] == manifest.sha256(file)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _place(file: Path) -> str:
    return hashlib.sha256(str(file.resolve()).encode("utf-8", "surrogatepass")).hexdigest()


def claim(made: Evaluation) -> None:
    """Mark the folder as that of this file."""
    owner = json.dumps({"place": _place(made.file), "content": manifest.sha256(made.file)}) + "\n"
    file = paths.REPORTS / made.folder / OWNER
    if not file.exists() or file.read_text(encoding="utf-8") != owner:
        file.parent.mkdir(parents=True, exist_ok=True)
        put(file, owner.encode())


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
    label = table.label_of(question.outcome)
    title = Text(f"{label.vi}: {question.title.vi}", f"{label.en}: {question.title.en}")
    return Run(
        name=f"{folder}/{SHORT[question.notebook]}{more}",
        notebook=notebook,
        title=title,
        parameters=checked(notebook, values, question.notebook),
    )


def _plain(text: str) -> str:
    return paths.folder(text.lower().replace(" ", "_"), 24)


def finish(made: Evaluation, languages: tuple[str, ...], word: bool = True, failed: Collection[str] = ()) -> Path:
    """The first page, where a part or the table has changed, and the Word files; nothing of an earlier run stays beside them.

    `failed`: names of runs that could not be made. Returns the page to open.
    """
    folder = paths.REPORTS / made.folder
    done = [run for run in made.runs if run.name not in failed and (paths.REPORTS / run.name / "notebook.ipynb").exists()]
    page = folder / f"report.{languages[0]}.html"
    stamp = _stamp(made, done, languages)
    folders = [folder, *(paths.REPORTS / run.name for run in done)]
    if not (page.exists() and (folder / FILE).exists() and (folder / FILE).read_text(encoding="utf-8") == stamp):
        from analysis.publish.first_page import first_page

        _clear(folder, {OWNER, *(run.name.split("/", 1)[1] for run in done)})
        parts = [(run.name.split("/", 1)[1], run.title) for run in done]
        first_page(folder, made.title, made.table, made.questions, parts, languages)
        (folder / FILE).write_text(stamp, encoding="utf-8")
    if word and made.says and not all((f / f"report.{language}.docx").exists() for f in folders for language in languages):
        _word(folders, languages)
    return page


def _clear(folder: Path, kept: set[str]) -> None:
    """Remove what an earlier run left. Raises OSError, with everything still there, where a Word file is open in Word."""
    left = [path for path in folder.iterdir() if path.name not in kept] if folder.exists() else []
    for path in left:
        if path.suffix == ".docx":
            path.open("r+b").close()
    for path in left:
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def _word(folders: Sequence[Path], languages: tuple[str, ...]) -> None:
    from analysis.publish.saved import load
    from analysis.publish.word_command import write

    for folder in folders:
        write(load(folder), languages)


def _stamp(made: Evaluation, done: list[Run], languages: tuple[str, ...]) -> str:
    """Of what the first page is a function."""
    parts = [(paths.REPORTS / run.name / FILE).read_text(encoding="utf-8") for run in done]
    told = (
        made.title,
        made.table.source.sha256,
        [(r.role, r.column) for r in made.table.roles],
        [q.text for q in made.table.questions],
        [q.missing for q in made.questions],
    )
    return hashlib.sha256(repr((parts, told, languages, code(*WRITERS))).encode()).hexdigest() + "\n"
