"""What a written Word file breaks of the layout of Decree 30/2020/NĐ-CP (Annex I) and of this workbook's own rules."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import docx
from docx.document import Document as Book
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from analysis.catalogue import sources
from analysis.publish.word.decree import KIND, MOTTO, TITLE
from analysis.publish.word.page import FONT, LANGUAGE_TAGS
from analysis.publish.word.words import SECTIONS, SIMULATED_LINE

RANGES = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}  # millimetres
LEAST_ALT = 20  # letters
POINT = re.compile(r"(?<![\d./])\d+\.\d+(?![\d.]*\d*[./])")
GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
# Words that English has and Vietnamese has not; method names and names of sources are no language.
ENGLISH = re.compile(
    r"(?<![\w.])(?:the|of|and|or|is|are|was|were|with|without|from|this|that|which|not|where|there|by|each|per|year|years|interval|trend|effect|"
    r"estimate|estimates|figures?|tables?|place|places|start|after|before|simulated|data|held|failed|points?|periods?|month|quarter|errors?|"
    r"mean|median|treated|comparison|recorded|offences?|cases|between|because|more|less|than|source|note|degrees|freedom|clustered)(?![\w./])",
    re.IGNORECASE,
)


def problems(content: bytes, language: str, simulated: bool = False, in_full: bool = True) -> list[str]:
    """What is wrong with a file, one line each; nothing where it keeps the layout. `in_full`: a report, not a brief."""
    book = docx.Document(io.BytesIO(content))
    found = [*_page(book, in_full), *_letters(book), *_captions(book), *_tables(book), *_pictures(book)]
    found += _decree(book) if language == "vi" and in_full else _plain(book)
    found += _sections(book, language) if in_full else []
    if book.core_properties.language != LANGUAGE_TAGS[language]:
        found.append("language of the file not stated")
    if simulated:
        found += _marked(book, language)
    return [*found, *(_vietnamese(book) if language == "vi" else ())]


def _sections(book: Book, language: str) -> Iterator[str]:
    """The sections of a summing-up report, in their order."""
    found = [p.text.partition(". ")[2] for p in book.paragraphs if p.style.name == "Heading 1"]
    wanted = [text.to(language) for text in SECTIONS.values()]
    if [text for text in found if text in wanted] != wanted:
        yield f"sections {found}, not {wanted}"


def paragraphs(book: Book) -> Iterator[Paragraph]:
    """Every paragraph in the order of the file, those of tables among them."""
    for element in book.element.body.iter(qn("w:p")):
        yield Paragraph(element, book)


def read(book: Book) -> str:
    """All that is read: text, alternative texts, headers and footers, the title."""
    alts = [shape.get("descr", "") for shape in book.element.body.iter(qn("wp:docPr"))]
    edges = [p.text for s in book.sections for part in (s.header, s.footer, s.first_page_footer) for p in part.paragraphs]
    return "\n".join([*(p.text for p in paragraphs(book)), *alts, *edges, book.core_properties.title])


def _page(book: Book, in_full: bool) -> Iterator[str]:
    for section in book.sections:
        if (round(section.page_width.mm), round(section.page_height.mm)) != (210, 297):
            yield "the page is not A4"
        for side, (low, high) in RANGES.items():
            size = getattr(section, f"{side}_margin").mm
            if not low - 0.1 <= size <= high + 0.1:
                yield f"{side} margin {size:.0f} mm, not {low} to {high}"
        if in_full:
            header = section.header.paragraphs
            if not any("PAGE" in code.text for p in header for code in p._p.iter(qn("w:instrText"))):
                yield "no page number at the top"
            elif header[0].alignment != 1:
                yield "the page number is not centred"
            if not section.different_first_page_header_footer or "".join(p.text for p in section.first_page_header.paragraphs):
                yield "the first page has a number"


def _letters(book: Book) -> Iterator[str]:
    size = book.styles["Normal"].font.size
    if size is None or not 13 <= size.pt <= 14:
        yield f"text of {'unknown size' if size is None else f'{size.pt:g} points'}, not 13 to 14"
    used = {book.styles[name].font.name for name in {p.style.name for p in paragraphs(book)}}
    used |= {run.font.name for p in paragraphs(book) for run in p.runs}
    yield from (f"font {name}" for name in used - {FONT, None})


def _captions(book: Book) -> Iterator[str]:
    numbers: dict[str, list[int]] = {}
    for paragraph in (p for p in book.paragraphs if p.style.name == "Caption"):
        found = re.match(r"(Bảng|Hình|Table|Figure) (\d+)\. \S", paragraph.text)
        if found:
            numbers.setdefault(found[1], []).append(int(found[2]))
        elif not paragraph._p.findall(f".//{qn('w:drawing')}"):
            yield f"caption without a number: {paragraph.text[:40]}"
    yield from (f"{what} numbered {found}" for what, found in numbers.items() if found != list(range(1, len(found) + 1)))


def _tables(book: Book) -> Iterator[str]:
    for table in book.tables:
        if table._tbl.tblPr.find(qn("w:tblBorders")) is None:
            continue  # what stands side by side, not a table
        above = table._tbl.getprevious()
        if above is None or Paragraph(above, book).style.name != "Caption":
            yield "a table without a caption above it"
        properties = table._tbl.tr_lst[0].trPr
        if properties is None or properties.find(qn("w:tblHeader")) is None:
            yield "a table whose head is not repeated"


def _pictures(book: Book) -> Iterator[str]:
    section = book.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for shape in book.inline_shapes:
        if len(shape._inline.docPr.get("descr", "")) < LEAST_ALT:
            yield "a figure without alternative text"
        if shape.width > room + 20_000:
            yield "a figure wider than the text"


def _decree(book: Book) -> Iterator[str]:
    lines = [p.text for p in paragraphs(book)]
    for what in (TITLE, MOTTO, KIND, "Nơi nhận:"):
        if what not in lines:
            yield f"missing: {what}"
    if not any(re.fullmatch(r"Số: \S+/BC-\S+", line) for line in lines):
        yield "no number and code of the document"
    if not any(re.fullmatch(r"\S.*, ngày \S+ tháng \S+ năm \S+", line) for line in lines[:20]):
        yield "no place and date"
    if not any(p.style.name == "Subject" and p.text for p in book.paragraphs):
        yield "no subject under the name of the document"


def _plain(book: Book) -> Iterator[str]:
    if any(line in (TITLE, MOTTO) for line in read(book).splitlines()):
        yield "the decree's block in a file that is none"


def _marked(book: Book, language: str) -> Iterator[str]:
    mark = SIMULATED_LINE.to(language)
    for section in book.sections:
        for part in (section.footer, section.first_page_footer):
            if mark not in "".join(p.text for p in part.paragraphs):
                yield "a page that does not say that the data are simulated"


def _vietnamese(book: Book) -> Iterator[str]:
    text = read(book)
    for outlet in {source.outlet for source in sources().values()}:  # names are no language
        text = text.replace(outlet, "")
    yield from (
        f"English: {found[0]!r} in {text[max(0, found.start() - 30) : found.end() + 20]!r}" for found in ENGLISH.finditer(text)
    )
    yield from (f"decimal point: {found[0]}" for found in POINT.finditer(text) if not GROUPED.fullmatch(found[0]))
