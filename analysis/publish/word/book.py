"""Blocks -> the bytes of a Word file. The same blocks give the same bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

from docx.document import Document as Book
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Mm

from analysis.publish.package import EPOCH, timeless
from analysis.publish.word.blocks import Block, Grid, Heading, Paragraph, Picture, clean, unbroken
from analysis.publish.word.page import COUNTED, LANGUAGE_TAGS, WIDTH, caption
from analysis.publish.word.tables import grid

STYLE = {"body": "Normal", "answer": "Answer", "item": "Item", "note": "Note", "gap": "Gap"}
GAP = re.compile(r"(\[[^\[\]]+\])")


def fill(book: Book, blocks: Sequence[Block], language: str, tables: int = 0) -> None:
    """Write the blocks at the end of a book, figures numbered from 1, tables after the `tables` that stand there."""
    figures = 0
    for block in blocks:
        if isinstance(block, Heading):
            book.add_paragraph(unbroken(block.text), style=f"Heading {block.level}")
        elif isinstance(block, Paragraph):
            _paragraph(book, block)
        elif isinstance(block, Grid):
            tables += 1
            caption(book, COUNTED[language][0], tables, block.mark + block.caption)
            grid(book, block)
            book.add_paragraph(unbroken(block.foot), style="Note")
        else:
            figures += 1
            _picture(book, block, figures, language)


def _paragraph(book: Book, block: Paragraph) -> None:
    paragraph = book.add_paragraph(style=STYLE[block.style])
    text = unbroken(block.text)
    if block.style == "item":
        text = f"- {text}"
    for part in GAP.split(text) if block.style == "gap" else [text]:
        if part:
            run = paragraph.add_run(part)
            if block.style == "gap" and GAP.fullmatch(part):
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _picture(book: Book, block: Picture, number: int, language: str) -> None:
    holder = book.add_paragraph(style="Caption")
    shape = holder.add_run().add_picture(io.BytesIO(block.png), width=Mm(WIDTH))
    for side in "LRTB":  # LibreOffice's default moves a picture of full width into the right margin
        shape._inline.set(f"dist{side}", "0")
    known = shape._inline.docPr
    known.set("descr", clean(block.alt))
    known.set("name", f"{COUNTED[language][1]} {number}")
    for part in shape._inline.iter(qn("pic:cNvPr")):
        part.set("name", f"{COUNTED[language][1]} {number}")
    caption(book, COUNTED[language][1], number, block.mark + block.caption).paragraph_format.keep_with_next = False


def stored(book: Book, title: str, language: str) -> bytes:
    """The package with its title and language, without author and times."""
    known = book.core_properties
    known.title, known.language = clean(title)[:255], LANGUAGE_TAGS[language]
    known.author = known.last_modified_by = known.comments = ""
    known.created = known.modified = EPOCH
    known.revision = 1
    content = io.BytesIO()
    book.save(content)
    return timeless(content.getvalue())
