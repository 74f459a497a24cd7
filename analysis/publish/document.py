"""Executed notebook -> one Markdown document a language, with the files it shows.

A text cell tagged `lang-vi` or `lang-en` is kept in its language only, one tagged `how-to` (how the notebook is run) in the notebook only. Code is folded away (left out where tagged `no-code`). Of a cell's outputs, the displays of
analysis.present are taken in the document's language; any other output (a researcher's own print or frame) is kept as it is.
"""

from __future__ import annotations

import base64
import html
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from analysis.language import Text
from analysis.present.display import MIME
from analysis.publish.exports import as_csv, as_xlsx
from analysis.publish.markdown import escaped, first_sentence, table

CODE, TAKE = Text("Mã lệnh", "Code"), Text("Tải về", "Download")
HOW_TO = "how-to"
SPOKEN = {"headline": "run/headline", "basis": "run/headline", "heading": "run/heading"}  # where a sentence of the role is stored
POINT = re.compile(r"<title>([^<]*)</title></circle>")  # what a point of a figure says
QUALIFIED = "\n\n::: {.qualified}\n"  # what follows the first sentence of a headline
FOLDED, UNFOLD = "```{=html}\n<details>", "</code></pre>\n</details>"


@dataclass
class Document:
    """One report in one language: Markdown text, and the files beside it by name."""

    language: str
    blocks: list[str] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    question: str = ""
    headline: list[str] = field(default_factory=list)
    points: list[str] = field(default_factory=list)  # listed under the headline
    answers: list[dict[str, Any]] = field(default_factory=list)  # each headline (text) with its own points
    results: list[dict[str, Any]] = field(default_factory=list)
    checks: list[dict[str, Any]] = field(default_factory=list)
    modules: list[str] = field(default_factory=list)
    read: list[str] = field(default_factory=list)  # rows of the record
    cell: str = ""  # of the notebook, where the document has got to
    said: list[dict[str, str]] = field(default_factory=list)  # the texts of the page, each with its kind and where it comes from
    shown: list[dict[str, Any]] = field(default_factory=list)  # tables and figures: kind, name, and what a reader reads of them

    def tell(self, kind: str, text: str, at: str = "") -> None:
        """Note a text of the page: `kind` is typed (by hand, in the notebook), code or made (by a display)."""
        self.said.append({"kind": kind, "at": at or self.cell, "text": text})

    @property
    def markdown(self) -> str:
        return "\n\n".join(self.blocks) + "\n"


def document(notebook: dict[str, Any], language: str) -> Document:
    """The document of one language of an executed notebook (nbformat 4, as a dictionary)."""
    made = Document(language=language)
    for at, cell in enumerate(notebook["cells"]):
        made.cell = f"notebook/cell {at + 1}"
        tags = cell.get("metadata", {}).get("tags", [])
        if HOW_TO in tags:
            continue
        if cell["cell_type"] == "markdown":
            if not any(tag.startswith("lang-") and tag != f"lang-{language}" for tag in tags):
                text = _title(_source(cell).strip(), language)
                made.question = made.question or (text[2:] if text.startswith("# ") else "")
                made.blocks.append(text)
                made.tell("typed", text)
        elif cell["cell_type"] == "code":
            _code(cell, made)
    return made


def _title(text: str, language: str) -> str:
    """The H1 of a notebook holds both languages, `# Việt · English`; a report keeps its own."""
    if not text.startswith("# ") or " · " not in text:
        return text
    parts = text[2:].split(" · ", 1)
    return "# " + parts[0 if language == "vi" else 1]


def _code(cell: dict[str, Any], made: Document) -> None:
    outputs = [block for output in cell.get("outputs", []) for block in _output(output, made)]
    made.tell("code", _source(cell))
    source = "" if "no-code" in cell.get("metadata", {}).get("tags", []) else _source(cell).strip()
    if source and made.blocks and made.blocks[-1].startswith(FOLDED):
        made.blocks[-1] = made.blocks[-1].replace(UNFOLD, f"\n\n{html.escape(source)}{UNFOLD}")
    elif source:
        folded = (
            f"<details><summary>{CODE.to(made.language)}</summary>\n<pre><code>{html.escape(source)}</code></pre>\n</details>"
        )
        made.blocks.append(_raw(folded))
    made.blocks.extend(outputs)


def _output(output: dict[str, Any], made: Document) -> list[str]:
    if output["output_type"] == "stream":
        text = _joined(output["text"])
        return [_plain(text)] if output["name"] == "stdout" and text.strip() else []
    data = output.get("data", {})
    if MIME in data:
        return _display(data[MIME], made)
    if "text/markdown" in data:
        return [_joined(data["text/markdown"])]
    if "text/html" in data:
        return [_raw(_joined(data["text/html"]))]
    if "image/png" in data:
        name = f"figures/output_{len(made.files) + 1}.png"
        made.files[name] = base64.b64decode(_joined(data["image/png"]))
        return [f"![]({name})"]
    return [_plain(_joined(data["text/plain"]))] if "text/plain" in data else []


def _display(bundle: dict[str, Any], made: Document) -> list[str]:
    if bundle["kind"] == "result":
        made.results += bundle["results"]
        made.checks += bundle["checks"]
        made.modules += bundle["modules"]
        made.read += bundle.get("read", [])
        return []
    mine = bundle[made.language]
    if bundle["kind"] == "markdown":
        made.tell("made", mine)
        return [mine]
    if bundle["kind"] == "sentence":
        if bundle["role"] in ("headline", "basis"):
            made.headline.append(mine["text"])
            made.points += mine.get("points", ())
            made.answers.append({"text": mine["text"], "points": list(mine.get("points", ())), "role": bundle["role"]})
        for text in (mine["text"], *mine.get("points", ())):
            made.tell("made", text, SPOKEN.get(bundle["role"], ""))
        return [_sentence(mine, bundle["role"])]
    if bundle["kind"] == "table":
        name = _stem(bundle["name"], made, "table")
        made.shown.append({"kind": "table", "name": name, **mine} | {k: bundle[k] for k in ("made_from",) if k in bundle})
        stem = f"tables/{name}.{made.language}"
        made.files[f"{stem}.csv"], made.files[f"{stem}.xlsx"] = as_csv(mine, made.language), as_xlsx(mine, made.language)
        shown = f"::: {{.sheet}}\n{table(mine)}\n:::" if "links" in mine else table(mine)
        return [shown, _files({"CSV": f"{stem}.csv", "Excel": f"{stem}.xlsx"}, made.language)]
    name = _stem(bundle["name"], made, "figure")
    made.shown.append({"kind": "figure", "name": name, "alt": mine["alt"]})
    for text in (mine["alt"], *map(html.unescape, POINT.findall(mine["svg"]))):
        made.tell("made", text, f"figures/{name}")
    stem = f"figures/{name}"
    made.files[f"{stem}.{made.language}.svg"] = mine["svg"].encode()
    made.files[f"{stem}.{made.language}.png"] = base64.b64decode(mine["png"])
    made.files[f"{stem}.csv"] = bundle["csv"].encode()
    drawn = f"![{escaped(mine['alt'])}]({stem}.{made.language}.svg){{.figure}}"
    beside = {"SVG": f"{stem}.{made.language}.svg", "PNG": f"{stem}.{made.language}.png", "CSV": f"{stem}.csv"}
    return [drawn, _files(beside, made.language)]


def _sentence(mine: dict[str, Any], role: str) -> str:
    """A sentence and its points; of a headline the first one stands out, and what qualifies it follows."""
    listed = "\n".join(f"- {escaped(point)}" for point in mine.get("points", ()))
    if role != "headline":
        return "\n\n".join(filter(None, (f"::: {{.{role}}}\n{escaped(mine['text'])}", listed))) + "\n:::"
    first, rest = first_sentence(mine["text"])
    more = "\n\n".join(filter(None, (escaped(rest), listed)))
    return f"::: {{.headline}}\n[{escaped(first)}]{{.first}}\n:::" + (f"{QUALIFIED}{more}\n:::" if more else "")


def _stem(name: str, made: Document, kind: str) -> str:
    """A name for files: no path, and no other table's or figure's."""
    plain = re.sub(r"[^\w-]+", "_", name).strip("_")[:80] or kind
    taken = {one["name"] for one in made.shown if one["kind"] == kind}
    return next(stem for stem in (plain, *(f"{plain}_{at}" for at in range(2, len(taken) + 3))) if stem not in taken)


def _files(files: dict[str, str], language: str) -> str:
    links = " · ".join(f'[{what}]({quote(file)}){{download=""}}' for what, file in files.items())
    return f"::: {{.files}}\n{TAKE.to(language)}: {links}\n:::"


def _source(cell: dict[str, Any]) -> str:
    return _joined(cell["source"])


def _joined(text: str | list[str]) -> str:
    return text if isinstance(text, str) else "".join(text)


def _raw(block: str) -> str:
    return f"```{{=html}}\n{block}\n```"


def _plain(text: str) -> str:
    return _raw(f'<pre class="output">{html.escape(text)}</pre>')
