"""The folder of one report: both pages, figures with their numbers, the result, the executed notebook, the provenance."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from analysis.language import LANGUAGES, Text
from analysis.publish.document import document
from analysis.publish.exports import dumped
from analysis.publish.page import page
from analysis.publish.provenance import lines
from analysis.publish.trace import index as trace

# Of an executed notebook: what differs from run to run without any change of content.
TRANSIENT_CELL = ("papermill", "execution")
AGAIN = Text("Làm lại báo cáo này", "To make this report again")
CITE = Text("Trích dẫn", "To cite this report")
CITED = Text(
    "Sổ tay đánh giá Chỉ thị 48-CT/TW: {title}{version}. Nêu cả nguồn số liệu ghi dưới mỗi hình.",
    "The Directive 48 workbook: {title}{version}. Name the sources under each figure too.",
)
VERSION = Text(", phiên bản mã nguồn {commit}", ", source version {commit}")
TRANSIENT_NOTEBOOK = ("papermill",)


def write(
    notebook: dict[str, Any],
    folder: Path,
    name: str,
    title: Text,
    provenance: dict[str, Any],
    languages: tuple[str, ...] = LANGUAGES,
    known: Mapping[str, Text] | None = None,
    beside: Sequence[str] = (),
) -> list[str]:
    """Write a report into an empty folder; names of `known` reports (titles by name) in its text lead there, and the foot of one of them to those `beside` it. Returns the files of analysis/
    that its kernel had imported."""
    made = {language: document(notebook, language) for language in languages}
    for doc in made.values():
        for file, content in doc.files.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    for language, doc in made.items():
        other = next((o for o in languages if o != language), "")
        back = f"../report.{language}.html" if "/" in name else ""  # a part of an evaluation goes back to its first page
        found, near = lines(provenance, language), []
        if known and name in known:  # of the workbook; the report of a table of one's own names nothing else
            found = [(CITE.to(language), _cited(title, provenance["commit"]).to(language)), *found]
            found.append((AGAIN.to(language), f"python -m analysis run {name}"))
            near = [(one, known[one].to(language)) for one in beside if one in known]
        for _, said in near:
            doc.tell("typed", said, "notebooks/runs.toml")
        html = page(doc, title.to(language), found, other, back, None if back else known, near)
        (folder / f"report.{language}.html").write_text(html, encoding="utf-8", newline="\n")
    first = made[languages[0]]
    summary = {
        "name": name,
        "title": title._asdict(),
        "question": {language: doc.question for language, doc in made.items()},
        "headline": {language: " ".join(doc.headline) for language, doc in made.items()},
        "points": {language: doc.points for language, doc in made.items()},
        "simulated": any(result.get("simulated") for result in first.results),
    }
    if len(first.answers) > 1:
        summary["answers"] = {language: doc.answers for language, doc in made.items()}
    texts = {
        "estimate.json": dumped({"results": first.results, "checks": first.checks, "read": first.read}),
        "contents.json": dumped({language: doc.shown for language, doc in made.items()}),
        "provenance.json": dumped(provenance | {"run": summary}),
        "notebook.ipynb": json.dumps(settled(notebook), ensure_ascii=False, indent=1, sort_keys=True) + "\n",
    }
    texts["trace/said.json"] = dumped({language: doc.said for language, doc in made.items()})
    (folder / "trace").mkdir(exist_ok=True)
    for file, text in texts.items():
        (folder / file).write_text(text, encoding="utf-8", newline="\n")
    for language in made:
        trace.write(folder / f"report.{language}.html", folder, language)
    return first.modules


def _cited(title: Text, commit: str) -> Text:
    """How a report is named elsewhere: the workbook, its title, and the version where there is one."""
    return CITED.fill(title=title, version=VERSION.fill(commit=commit) if commit else Text("", ""))


def settled(notebook: dict[str, Any]) -> dict[str, Any]:
    """The executed notebook without times, random cell ids and addresses: the same run gives the same bytes."""
    cells = []
    for number, cell in enumerate(notebook["cells"]):
        metadata = {key: value for key, value in cell.get("metadata", {}).items() if key not in TRANSIENT_CELL}
        cells.append(
            {
                **cell,
                "metadata": metadata,
                "id": cell["id"] if "id" in cell and "injected-parameters" not in metadata.get("tags", []) else f"cell-{number}",
            }
        )
    metadata = {key: value for key, value in notebook["metadata"].items() if key not in TRANSIENT_NOTEBOOK}
    return {**notebook, "cells": cells, "metadata": metadata}
