"""The first page of an evaluation: what was found, what was read, what to know before trusting it; composed of finished reports."""

from __future__ import annotations

import json
import os
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
from analysis.present.display import MIME, Display, Sentence
from analysis.present.own_table import carried_table, columns_table, doubts_table, table_headline
from analysis.publish.provenance import provenance
from analysis.publish.report import write

FIGURES = ("raw", "groups", "persons")  # of a part, the one that is shown
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
    os.environ["DIRECTIVE48_REPORT"] = " ".join(languages)
    cells = [_text(Text(f"# {title.vi}", f"# {title.en}")), *_shown(table_headline(table))]
    cells += _heading(0)
    for name, said in parts:
        cells += _part(folder / name, name, said)
    if can_compare(table):
        for after in table.columns("after"):
            cells += (
                [cell for shown in before_after(table, after=after) for cell in _shown(shown)] if table.before_of(after) else []
            )
    elif not parts:
        cells += _shown(Sentence(text=NOTHING_FOUND, language="vi"))
    for at, shown in enumerate(
        (doubts_table(table, commands=False), columns_table(table, commands=False), carried_table(questions)), 1
    ):
        cells += _heading(at) + _shown(shown)
    fresh = folder / ".first"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    stored = provenance(paths.NOTEBOOKS / "01_your_table.ipynb", {})
    given = next((folder / name / "provenance.json" for name, _ in parts), None)
    stored["data"] = json.loads(given.read_text(encoding="utf-8"))["data"] if given else {table.source.file: table.source.sha256}
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


def _part(folder: Path, name: str, title: Text) -> list[dict[str, Any]]:
    """A part's headline, its figure and results, with a link to the whole of it."""
    notebook = json.loads((folder / "notebook.ipynb").read_text(encoding="utf-8"))
    bundles = [o["data"][MIME] for c in notebook["cells"] for o in c.get("outputs", ()) if MIME in o.get("data", {})]
    heads = [b for b in bundles if b["kind"] == "sentence" and b["role"] == "headline"]
    drawn = next((b for figure in FIGURES for b in bundles if b["kind"] == "figure" and b["name"].endswith(figure)), None)
    results = [b for b in bundles if b["kind"] == "result"]
    years = next((b for b in bundles if b["kind"] == "table" and b["name"] == BY_YEAR), None)
    if years is not None:
        results = [{**years, "name": f"{name}_{BY_YEAR}"}, *results]
    if drawn is not None:
        drawn = {**drawn, "name": f"{name}_{drawn['name']}"}
    links = [
        f"[{word}]({name}/report.{lang}.html)" for lang, word in zip(LANGUAGES, ("Xem đầy đủ", "Read it in full"), strict=True)
    ]
    cells = [_text(Text(f"### {title.vi}", f"### {title.en}"))]
    cells += [_output({**b, "role": "headline"}) for b in heads[:1]]
    cells += [_output(b) for b in ([drawn] if drawn else []) + results]
    return [*cells, _text(Text(*links))]


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
