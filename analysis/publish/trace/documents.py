"""A finished document -> its texts one by one, with where they stand: .html, .docx, .pdf. A row of a table is one of them."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from analysis.publish.trace.numerals import plain

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "dt", "dd", "summary", "pre", "div", "figcaption", "nav", "table", "ul", "ol", "main",
          "footer", "details", "blockquote", "section", "figure", "svg", "title"}  # fmt: skip
LINKS = "word"  # the class of the list of Word files, which comes to a page later (word_links)
SILENT = {"script", "style", "head"}
PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")


@dataclass(frozen=True)
class Place:
    """One text of a document. `kind`: text, row, picture, code, foot (the provenance), formula; `table` and `row` count from 1."""

    kind: str
    text: str
    number: int
    table: int = 0
    row: int = 0
    cells: tuple[str, ...] = ()


def places_of(file: Path) -> list[Place]:
    """The texts of a document."""
    content = file.read_bytes()
    return of_docx(content) if file.suffix == ".docx" else of_html(content.decode("utf-8"))


def pictures_of(file: Path) -> list[str]:
    """The checksums of the pictures in a document, in the order of their names (.docx) or of the page (.html)."""
    if file.suffix == ".docx":
        with zipfile.ZipFile(file) as package:
            names = sorted(name for name in package.namelist() if name.startswith("word/media/"))
            return [hashlib.sha256(package.read(name)).hexdigest()[:16] for name in names]
    found = re.findall(r'src="data:image/[^"]+"', file.read_text(encoding="utf-8"))
    return [hashlib.sha256(source.encode()).hexdigest()[:16] for source in found]


def of_docx(content: bytes) -> list[Place]:
    """Paragraphs, rows of tables, headers and notes, and the alternative texts of pictures of a Word file."""
    found: list[Place] = []
    tables = [0]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in sorted(filter(PARTS.fullmatch, package.namelist()), key=lambda name: (name != "word/document.xml", name)):
            _in_docx(ElementTree.fromstring(package.read(name)), found, tables)
    return found


def _in_docx(element, found: list[Place], tables: list[int]) -> None:
    for child in element:
        if child.tag == f"{W}tbl":
            tables[0] += 1
            table = tables[0]
            for at, row in enumerate(child.findall(f"{W}tr"), 1):
                cells = tuple(plain(" ".join(_words(p) for p in cell.iter(f"{W}p"))) for cell in row.findall(f"{W}tc"))
                found.append(Place("row", " | ".join(cells), len(found) + 1, table, at, cells))
        elif child.tag == f"{W}p":
            found.append(Place("text", plain(_words(child)), len(found) + 1))
            found.extend(Place("picture", plain(one.get("descr", "")), len(found) + 1) for one in child.iter(DRAWN))
            for box in child.iter(f"{W}txbxContent"):
                _in_docx(box, found, tables)
        else:
            _in_docx(child, found, tables)


def _words(paragraph) -> str:
    known = {
        f"{W}t": lambda e: e.text or "",
        f"{W}tab": lambda e: " ",
        f"{W}br": lambda e: " ",
        f"{W}noBreakHyphen": lambda e: "-",
    }
    return "".join(known[e.tag](e) for e in paragraph.iter() if e.tag in known)


def of_html(text: str) -> list[Place]:
    """The texts of a page, its tables row by row."""
    reader = _Page()
    reader.feed(text)
    reader.close()
    return reader.found


@dataclass
class _State:
    words: list[str] = field(default_factory=list)
    cells: list[str] | None = None
    table: int = 0
    row: int = 0


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Place] = []
        self.open: list[tuple[str, str]] = []
        self.state = _State()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag == "img":
            self._add(Place("picture", plain(known.get("alt") or ""), len(self.found) + 1))
            return
        if tag in BLOCKS and self.state.cells is None:
            self._end()
        if tag == "table":
            self.state.table, self.state.row = self.state.table + 1, 0
        elif tag == "tr":
            self._end()
            self.state.row, self.state.cells = self.state.row + 1, []
        if tag not in ("br", "meta", "link", "input", "hr", "col", "wbr"):
            self.open.append((tag, known.get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        if self.state.cells is not None and tag in ("td", "th"):
            self.state.cells.append(plain("".join(self.state.words)))
            self.state.words = []
        elif tag == "tr" and self.state.cells is not None:
            cells = tuple(self.state.cells)
            self.state.cells = None
            self._add(Place("row", " | ".join(cells), len(self.found) + 1, self.state.table, self.state.row, cells))
        elif tag in BLOCKS and self.state.cells is None:
            self._end()
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _ in self.open}
        if tags & SILENT or "annotation" in tags or any(name == LINKS for _, name in self.open):
            return
        if "math" in tags:
            data = re.sub(r"\d", "", data)  # a formula is not a figure; it stands in the notebook
        self.state.words.append(data)

    def close(self) -> None:
        super().close()
        self._end()

    def _end(self) -> None:
        text = plain("".join(self.state.words))
        self.state.words = []
        if text:
            tags, classes = {tag for tag, _ in self.open}, {name for _, name in self.open}
            kind = "foot" if "provenance" in classes else "code" if "pre" in tags and "output" not in classes else "text"
            self._add(Place(kind, text, len(self.found) + 1))

    def _add(self, place: Place) -> None:
        self.found.append(place)


def words_of_pdf(file: Path) -> str | None:
    """The text of a PDF by poppler's pdftotext; None where that is not installed."""
    program: Any = shutil.which("pdftotext")
    if not program:
        return None
    done = subprocess.run([program, "-raw", "-enc", "UTF-8", str(file), "-"], capture_output=True, timeout=60, check=True)
    return done.stdout.decode("utf-8")
