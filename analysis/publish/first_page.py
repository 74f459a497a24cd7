"""The first page of an evaluation: what was found, what was read, what to know before trusting it; composed of finished reports."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.design.carried import Carried
from analysis.language import LANGUAGES, Text
from analysis.panel.own_table import OwnTable
from analysis.present.before_after import before_after, can_compare
from analysis.present.by_year import NAME as BY_YEAR
from analysis.present.display import MIME, Display, Sentence, as_report
from analysis.present.own_table import carried_table, columns_table, doubts_table, table_headline
from analysis.present.sentences.naming import lower
from analysis.publish.provenance import provenance
from analysis.publish.report import write

FIGURES = ("raw", "groups", "persons")  # of a part, the one that is shown
# What a reader wants first: what the programme did, then the course of the whole, of each place, and what was tried.
JUDGES, REFUSES, ORDER = 0, 3, {"effect": 0, "single": 0, "persons": 0, "trends": 1, "places": 2, "robustness": 4}
TREND = Text("Xu hướng qua các kỳ: {said}", "The course over time: {said}")
TITLES = (
    ("Kết quả", "Findings"), ("Cần biết trước khi tin vào kết quả", "To know before trusting a result"),
    ("Bảng số liệu đã được hiểu thế nào", "How the table was understood"), ("Câu hỏi trả lời được và chưa trả lời được", "Questions that can and cannot be answered yet"),
)  # fmt: skip
NOTHING_FOUND = Text(
    "Chưa có kết quả nào: xem bảng “Cần biết” và bảng câu hỏi dưới đây.",
    "There is no finding yet: see below what must be known and what is missing.",
)


def first_page(
    folder: Path,
    title: Text,
    table: OwnTable,
    questions: Sequence[Carried],
    parts: Sequence[tuple[str, Text]],
    languages: tuple[str, ...],
) -> None:
    """Write the first page of `folder` (a folder of reports/) over the finished `parts` (name of the sub-folder, title)."""
    with as_report(languages):
        cells = [_text(Text(f"# {title.vi}", f"# {title.en}"))]
        compared = [after for after in table.columns("after") if table.before_of(after)] if can_compare(table) else []
        cells += [] if parts or compared else _shown(table_headline(table))
        cells += _heading(0)
        made = sorted((_Part(folder / name, name, said) for name, said in parts), key=lambda part: part.rank)
        _settle(made, [notice.text for notice in table.notices])
        for part in made:
            cells += part.cells
        for after in compared:
            cells += [cell for shown in before_after(table, after=after) for cell in _shown(shown)]
        if not (parts or compared):
            cells += _shown(Sentence(text=NOTHING_FOUND, language="vi"))
        cells += _heading(1) + _shown(doubts_table(table, commands=False))
        cells += _heading(2) + (_shown(table_headline(table, role="basis")) if parts or compared else [])
        cells += _shown(columns_table(table, commands=False)) + _heading(3) + _shown(carried_table(questions))
        fresh = folder / ".first"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        stored = provenance(paths.NOTEBOOKS / "01_your_table.ipynb", {})
        given = next((folder / name / "provenance.json" for name, _ in parts), None)
        stored["data"] = (
            json.loads(given.read_text(encoding="utf-8"))["data"] if given else {table.source.file: table.source.sha256}
        )
        stored["parameters"] = {"data": table.source.file}
        write(
            {"cells": [c for c in cells if c], "metadata": {}, "nbformat": 4, "nbformat_minor": 5},
            fresh,
            folder.name,
            title,
            stored,
            languages,
        )
        _moved(fresh, folder)


def _moved(fresh: Path, folder: Path) -> None:
    """The files of the page into the folder, beside its parts; a folder of an earlier page (figures, tables) gives way whole."""
    shutil.rmtree(folder / "figures", ignore_errors=True)
    for path in sorted(fresh.iterdir()):
        if path.is_dir():
            shutil.rmtree(folder / path.name, ignore_errors=True)
        path.replace(folder / path.name)
    fresh.rmdir()


def _heading(at: int) -> list[dict[str, Any]]:
    return [_text(Text(f"## {TITLES[at][0]}", f"## {TITLES[at][1]}"))] if at != 1 else []


class _Part:
    """A finished part: its headline, its figure and results, with a link to the whole of it."""

    def __init__(self, folder: Path, name: str, title: Text):
        notebook = json.loads((folder / "notebook.ipynb").read_text(encoding="utf-8"))
        bundles = [o["data"][MIME] for c in notebook["cells"] for o in c.get("outputs", ()) if MIME in o.get("data", {})]
        drawn = next((b for figure in FIGURES for b in bundles if b["kind"] == "figure" and b["name"].endswith(figure)), None)
        self.name, self.title = name, title
        self.heads = [b for b in bundles if b["kind"] == "sentence" and b["role"] == "headline"][:1]
        self.drawn = [{**drawn, "name": f"{name}_{drawn['name']}"}] if drawn else []
        self.years = [{**b, "name": f"{name}_{BY_YEAR}"} for b in bundles if b["kind"] == "table" and b["name"] == BY_YEAR][:1]
        self.results = [b for b in bundles if b["kind"] == "result"]

    @property
    def rank(self) -> int:
        """Where it stands among the parts; a question that was refused comes after what was found."""
        found = ORDER[self.name.partition("_")[0]]
        stored = [one["type"] for bundle in self.results for one in bundle["results"]]
        return REFUSES if found == JUDGES and stored[:1] == ["refusal"] else found

    @property
    def cells(self) -> list[dict[str, Any]]:
        links = [
            f"[{word}]({self.name}/report.{lang}.html)"
            for lang, word in zip(LANGUAGES, ("Xem đầy đủ", "Read it in full"), strict=True)
        ]
        shown = [*self.heads, *self.drawn, *self.years, *self.results]
        return [_text(Text(f"### {self.title.vi}", f"### {self.title.en}")), *map(_output, shown), _text(Text(*links))]


def _settle(parts: Sequence[_Part], notices: Sequence[Text]) -> None:
    """Each result once, each check with the part that made it; each point but a claim once, and none that the table of what must be known
    says; beside the effect of a programme a trend says that it is the trend which has no cause.
    """
    known: set[str] = set()
    told = {lang: {notice.to(lang).rstrip(".") for notice in notices} for lang in LANGUAGES}
    judged = any(part.rank == JUDGES for part in parts)
    for part in parts:
        part.results = [_new(bundle, part.title, known) for bundle in part.results]
        part.heads = [_pointed(head, told, judged and part.rank == ORDER["trends"]) for head in part.heads]


def _new(bundle: dict[str, Any], title: Text, known: set[str]) -> dict[str, Any]:
    """What a part attaches, without what another attached before."""
    kept: dict[str, Any] = {**bundle}
    fresh = {key: one for one in bundle["results"] if (key := json.dumps(one, sort_keys=True)) not in known}
    known.update(fresh)
    kept["results"] = list(fresh.values())
    checks = json.dumps(bundle["checks"], sort_keys=True)
    kept["checks"] = [] if checks in known else [{**check, "about": title._asdict()} for check in bundle["checks"]]
    known.add(checks)
    return kept


def _pointed(head: dict[str, Any], told: dict[str, set[str]], trend: bool) -> dict[str, Any]:
    """A headline whose points leave out what was told before; its first one is its claim."""
    made = dict(head)
    for lang in (lang for lang in LANGUAGES if "points" in head.get(lang, {})):
        points = [point for at, point in enumerate(head[lang]["points"]) if at == 0 or point.rstrip(".") not in told[lang]]
        told[lang].update(point.rstrip(".") for point in points)
        if trend and points and head.get("claim") == "describe":
            points[0] = TREND.to(lang).format(said=lower(points[0]))
        made[lang] = {**head[lang], "points": points}
    return made


def _text(text: Text) -> dict[str, Any]:
    """One cell that a document of either language reads: `Việt · English` in a title; else one of each."""
    if text.vi.startswith("# "):
        return {
            "cell_type": "markdown",
            "metadata": {},
            "source": f"{text.vi} · {text.en[2:]}" if text.vi != text.en else text.vi,
        }
    return {"cell_type": "code", "metadata": {}, "source": "", "outputs": [{
        "output_type": "display_data", "metadata": {}, "data": {MIME: {"kind": "markdown", **{lang: text.to(lang) for lang in LANGUAGES}}},
    }]}  # fmt: skip


def _shown(display: Display) -> list[dict[str, Any]]:
    return [_output(display._repr_mimebundle_()[MIME])]


def _output(bundle: dict[str, Any]) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "metadata": {},
        "source": "",
        "outputs": [{"output_type": "display_data", "metadata": {}, "data": {MIME: bundle}}],
    }
