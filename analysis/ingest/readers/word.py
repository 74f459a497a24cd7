"""Word reports: sentences and tables in the order of the body, content controls, text boxes and page headers among them.

Letters of .Vn and VNI fonts are converted; what is not read (page feet, footnotes, comments) is said in the account.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path

from analysis.ingest.readers import captions, guard, marks, word_table
from analysis.ingest.readers.marks import Said
from analysis.ingest.readers.sheets import Container, Sheet
from analysis.ingest.readers.word_text import THROUGH, Styles, W, boxes, pieces
from analysis.ingest.text.encodings import legacy

_ASIDE = ("footnotes", "endnotes", "comments")


@dataclass
class Reading:
    """A document being read: its lines, its tables, and what was left out."""

    styles: Styles
    lines: list[str] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    lost: list[tuple[str, str]] = field(default_factory=list)
    since: int = 0


def read(path: Path, data: bytes) -> Container:
    """The text and the tables of a .docx file."""
    import docx

    guard.check_zip(path, data)
    try:
        document = docx.Document(io.BytesIO(data))
        reading = Reading(Styles(document.styles.element))
        heads, feet = _pages(document, reading)
        reading.lines += heads
        _blocks(reading, document.element.body)
        notes = [*(f"foot of the page not read: “{text[:120]}”" for text in feet), *_not_read(document)]
    except Exception as error:
        raise guard.truncated(path.name) from error
    decoded = legacy("\n".join(reading.lines))
    said = [f"{decoded.encoding} {decoded.evidence}".strip(), marks.account(reading.marks, reading.lost), *notes]
    return Container(path.name, guard.sha256(data), reading.sheets, decoded.text, "; ".join(filter(None, said)))


def _blocks(reading: Reading, element) -> None:
    """Paragraphs, tables and the boxes drawn in them, in order."""
    for child in element:
        if child.tag == f"{W}p":
            said = _paragraph(reading, child)
            reading.lines.append(said.text)
            if reading.sheets:
                captions.below(reading.sheets[-1], legacy(said.text).text)
            for box in boxes(child):
                _blocks(reading, box)
        elif child.tag == f"{W}tbl":
            _table(reading, child, reading.lines)
        elif child.tag in THROUGH:
            _blocks(reading, child)


def _paragraph(reading: Reading, paragraph) -> Said:
    said = marks.said(pieces(paragraph, reading.styles), cell=False)
    reading.marks += said.marks
    reading.lost += said.lost
    return said


def _table(reading: Reading, table, lines: list[str]) -> None:
    """A table, then those within its cells; its title is what stands above it and below the table before."""
    name = f"Bảng {len(reading.sheets) + 1}"
    said = [legacy(line).text for line in lines]
    grid = word_table.read(table, name, lambda p: marks.said(pieces(p, reading.styles), cell=True))
    reading.sheets.append(captions.above(grid.sheet, said[reading.since :], said[: reading.since]))
    reading.marks += grid.marks
    reading.lost += grid.lost
    reading.since = len(reading.lines)
    for inner in grid.within:
        _table(reading, inner, [])
    for box in (b for p in table.iter(f"{W}p") for b in boxes(p)):
        _blocks(reading, box)


def _pages(document, reading: Reading) -> tuple[list[str], list[str]]:
    """The lines at the head of the pages and at their foot, each once."""
    heads: dict[str, None] = {}
    feet: dict[str, None] = {}
    for section in document.sections:
        pairs = [(section.header, section.footer)]
        if section.different_first_page_header_footer:
            pairs.insert(0, (section.first_page_header, section.first_page_footer))
        if document.settings.odd_and_even_pages_header_footer:
            pairs.append((section.even_page_header, section.even_page_footer))
        for head, foot in pairs:
            heads |= dict.fromkeys(_lines_of(head, reading))
            feet |= dict.fromkeys(_lines_of(foot, reading))
    return list(heads), list(feet)


def _lines_of(part, reading: Reading) -> list[str]:
    if part.is_linked_to_previous:
        return []
    texts = (_paragraph(reading, p).text for p in part.part.element.iter(f"{W}p"))
    return [text for text in texts if text.strip()]


def _not_read(document) -> list[str]:
    """Footnotes, endnotes and comments: how many there are, and how they begin."""
    from lxml import etree

    found = []
    for relation in document.part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1]
        if kind not in _ASIDE or relation.is_external:
            continue
        root = etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False))
        notes = [" ".join("".join(t.text or "" for t in note.iter(f"{W}t")).split()) for note in root]
        notes = [text for text in notes if text]
        found += [f"{len(notes)} {kind} not read: “{' / '.join(notes)[:200]}”"] if notes else []
    return found
