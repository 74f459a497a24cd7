"""A report and its brief as Word files: the decree's head and foot around the blocks in Vietnamese, a plain title in English."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence

from docx.document import Document as Book

from analysis.catalogue import places
from analysis.publish.saved import Saved
from analysis.publish.word import words
from analysis.publish.word.annex import annex
from analysis.publish.word.blocks import Block, Grid, Paragraph, clean
from analysis.publish.word.book import fill, stored
from analysis.publish.word.brief import brief
from analysis.publish.word.committee import committee, subject
from analysis.publish.word.decree import closing, opening, unit
from analysis.publish.word.page import new_book, written
from analysis.publish.word.tables import parts

FOLDERS = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,58}[a-z0-9])?")  # what a place's code may be to name a file by itself
RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")  # names that Windows keeps for itself


def report_file(saved: Saved, language: str) -> bytes:
    """The committee's report in one language."""
    return made(saved, language, in_full=True)[0]


def brief_file(saved: Saved, language: str) -> bytes:
    """The brief of one page."""
    return made(saved, language, in_full=False)[0]


def made(saved: Saved, language: str, in_full: bool) -> tuple[bytes, list[Block]]:
    """The file of the report (`in_full`) or of the brief, and the blocks that it is made of."""
    blocks = _with_room(committee(saved, language) if in_full else brief(saved, language), language)
    beside = _with_room(annex(saved, language), language) if in_full else []
    return _file(saved, language, blocks, beside, in_full), [*blocks, *beside]


def _with_room(blocks: Iterable[Block], language: str) -> list[Block]:
    """The blocks, tables that are wider than the page in parts."""
    return [part for block in blocks for part in (parts(block, language) if isinstance(block, Grid) else [block])]


def _file(saved: Saved, language: str, blocks: Sequence[Block], beside: Sequence[Block], in_full: bool) -> bytes:
    mark = words.SIMULATED_LINE.to(language) if saved.simulated else ""
    about = subject(saved, language, _named(saved, language) if saved.shown.get(language) == [] else "")
    book = new_book(language, mark, numbered=in_full)
    if in_full and language == "vi":
        opening(book, saved.place, about, mark)
        fill(book, [Paragraph((words.OWN_GROUNDS if saved.own else words.GROUNDS).vi, "gap")], language)
    else:
        _titled(book, about if in_full else f"{words.BRIEF.to(language)}. {about}", mark)
    fill(book, blocks, language)
    if in_full and language == "vi":
        book.paragraphs[-1].paragraph_format.keep_with_next = True  # the signature never stands alone
        closing(book, saved.place)
    fill(book, beside, language, tables=sum(isinstance(block, Grid) for block in blocks))
    return stored(book, about, language)


def _titled(book: Book, title: str, mark: str) -> None:
    book.add_paragraph(clean(title), style="Title")
    if mark:
        written(book.add_paragraph(style="Simulated"), mark, 13, bold=True)


def _named(saved: Saved, language: str) -> str:
    """The place inside a sentence; in the register with its kind."""
    if saved.place in places() and language == "vi":
        return unit(saved.place)
    return saved.name_of(saved.place).to(language)


def file_name(code: str) -> str:
    """A place's code as the stem of a file, whatever a table calls its places: letters, digits and dashes, never a path."""
    if FOLDERS.fullmatch(code) and not RESERVED.fullmatch(code):
        return code
    plain = unicodedata.normalize("NFKD", code.lower().replace("đ", "d")).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "place"
    return f"{stem}-{hashlib.sha256(code.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
