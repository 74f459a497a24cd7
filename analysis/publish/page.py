"""Document -> one self-contained HTML page, by pandoc: tables, mathematics as MathML, images inside the file.

One pandoc serves all pages of a process (page.lua): to start it takes as long as to make several pages.
"""

from __future__ import annotations

import base64
import html
import json
import re
import subprocess
import threading
from collections.abc import Mapping, Sequence
from functools import cache
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from analysis.language import Text, number
from analysis.publish.arrangement import arranged
from analysis.publish.document import Document

LONG = 12  # rows of a table that stands open
ROWS, TABLE_WORD = Text("{n} dòng", "{n} rows"), Text("Bảng", "Table")
TABLE = re.compile(r"<table.*?</table>", re.S)
SOURCES = Text("Nguồn gốc: sổ tay, tham số, số liệu, phiên bản", "Where this comes from: notebook, parameters, data, versions")
BACK = Text("← Mọi báo cáo", "← All reports")
BESIDE = Text("Báo cáo cùng chủ đề", "Reports beside this one")
FRONT = {"vi": "../index.html", "en": "../index.en.html"}
SPOKEN, VIEW = re.compile(r'<g class="spoken".*?</g>', re.S), re.compile(r'viewBox="[\d. ]+"')
FIRST = Text("← Trang đầu", "← First page")
NAMES = {"vi": "Tiếng Việt", "en": "English"}
READER = "markdown-auto_identifiers-fancy_lists-citations-example_lists-smart+lists_without_preceding_blankline+pipe_tables"
HERE = Path(__file__).parent
PROSE = 90  # letters in a cell that is several lines of prose
ONE_AT_A_TIME = threading.Lock()
# A cell that is a number, a span or a pair of them.
NUMBERS = re.compile(r'<td style="text-align: left;">(?=[^<]*\d)([−\dQ.,/%– \u00a0]{1,23})</td>')
SPAN = re.compile(r"−?\d[\d.,/]*(?: ?– ?−?\d[\d.,/]*)+%?")  # of numbers or dates, within the text of a cell
CELL = re.compile(r"(<td[^>]*>)(.*?)(?=</td>)", re.S)
IMAGE = re.compile(r'(<img [^>]*?src=")([^"]+)("[^>]*>)')


def page(
    made: Document,
    title: str,
    provenance: list[tuple[str, str]],
    other: str = "",
    back: str = "",
    known: Mapping[str, Text] | None = None,
    beside: Sequence[tuple[str, str]] = (),
) -> str:
    """The HTML of a document, with its files inside; a picture that a researcher's own text names stays a link.

    `provenance`: what and value, for the foot; `other`: the language of the page beside it, where there is one; `back`: the page that
    this one belongs to, where that is not the list of all reports; `known`: the titles of the reports to which their names in the text lead;
    `beside`: name and title of the reports nearest to this one.
    """
    variables = {
        "lang": made.language,
        "pagetitle": html.escape(title),
        "question": html.escape(made.question if made.question != title else ""),
        "sources": SOURCES.to(made.language),
        "back": (FIRST if back else BACK).to(made.language),
        "backto": back or FRONT[made.language],
        "other": other,
        "othername": NAMES.get(other, ""),
        "besideword": BESIDE.to(made.language),
        "beside": [{"name": name, "title": html.escape(said)} for name, said in beside]
        or "",  # pandoc takes an empty list for a value
        "provenance": [{"name": html.escape(name), "value": html.escape(value)} for name, value in provenance],
    }
    text = _asked({"markdown": arranged(made, known or {}), "reader": READER, "template": _template(), "variables": variables})
    text = IMAGE.sub(lambda found: found[1] + _embedded(found[2], made.files) + found[3] + _spoken(found[2], made.files), text)
    text = text.replace("<figure>", '<figure tabindex="0">')  # on a telephone it scrolls, also by keyboard
    text = NUMBERS.sub(r'<td class="number" style="text-align: left;">\1</td>', text)
    text = CELL.sub(lambda found: _opened(found[1], found[2]) + _unbroken(found[2]), text)
    return TABLE.sub(
        lambda found: _scrolled(found[0], made.language, text[: found.start()].rstrip().endswith('<div class="sheet">')), text
    )


def _scrolled(table: str, language: str, whole: bool) -> str:
    """A table that scrolls within the page, also by keyboard; a long one is folded under its caption, unless it is the page."""
    caption = re.search(r"<caption>(.*?)</caption>", table, re.S)
    name = re.sub(r"<[^>]+>", "", caption[1]).strip() if caption else ""
    label = f' role="region" aria-label="{html.escape(html.unescape(name))}"' if name else ""
    scrolled = f'<div class="scroll" tabindex="0"{label}>{table}</div>'
    rows = table.count("<tr") - 1
    if whole or rows <= LONG:
        return scrolled
    said = ROWS.to(language).format(n=number(rows, language))
    return f'<details class="long"><summary>{name or TABLE_WORD.to(language)} ({said})</summary>{scrolled}</details>'


def _opened(tag: str, cell: str) -> str:
    """The tag of a cell; one of several lines of prose is marked, so that no column of it is a tower of words."""
    return tag.replace("<td", '<td class="long"', 1) if len(cell) > PROSE and "class=" not in tag else tag


def _unbroken(cell: str) -> str:
    """A cell in which no span of numbers ends a line."""
    return cell if "<" in cell else SPAN.sub(r'<span class="number">\g<0></span>', cell)


def _spoken(source: str, files: dict[str, bytes]) -> str:
    """Over a figure, the points that say their value where a reader points at them: titles, without any script."""
    drawn = files.get(unquote(html.unescape(source)), b"").decode("utf-8", "replace") if source.endswith(".svg") else ""
    points, box = SPOKEN.search(drawn), VIEW.search(drawn)
    return f'<svg class="points" {box[0]} aria-hidden="true">{points[0]}</svg>' if points and box else ""


def _embedded(source: str, files: dict[str, bytes]) -> str:
    name = unquote(html.unescape(source))
    if name not in files:
        return source
    return f"data:{guess_type(name)[0]};base64,{base64.b64encode(files[name]).decode()}"


@cache
def _template() -> str:
    return (HERE / "page.html").read_text(encoding="utf-8")


@cache
def _pandoc() -> subprocess.Popen[bytes]:
    """It ends when this process does, however that ends: its standard input is our pipe. Ctrl-C is not for it."""
    from pypandoc import get_pandoc_path

    command = [get_pandoc_path(), "lua", str(HERE / "page.lua")]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)


def _asked(request: dict[str, Any]) -> str:
    """One question at a time; a pandoc that was interrupted or died is not asked again, because its next answer may be the last one's."""
    with ONE_AT_A_TIME:
        process = _pandoc()
        try:
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
        except BaseException as error:
            _pandoc.cache_clear()
            process.kill()
            process.communicate()
            if isinstance(error, (OSError, ValueError)):
                raise RuntimeError(f"pandoc ended: {process.returncode}") from error
            raise
    if "error" in answer:
        raise RuntimeError(f"pandoc: {answer['error']}")
    return answer["html"]
