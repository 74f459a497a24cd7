"""Document -> a Word file laid out as an official report (Decree 30/2020/NĐ-CP: A4, Times New Roman 13, margins 20-30-20-20 mm).

pandoc makes the text, the tables and the mathematics; python-docx draws the rules of the tables and repeats their heads. Code is
left out, figures are the PNG files, alt text is kept. The same report gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pypandoc

from analysis.language import Text
from analysis.publish.document import Document, escaped
from analysis.publish.page import READER

if TYPE_CHECKING:
    from docx.document import Document as Word

FONT = "Times New Roman"
SIZES = {"Normal": 13, "Title": 16, "Heading 1": 15, "Heading 2": 14, "Heading 3": 13}  # points
MARGINS = {"top": 20, "left": 30, "right": 20, "bottom": 20}  # millimetres
BETWEEN = 6  # points between paragraphs, the least the decree allows
TABLE_SIZE = 11
LETTER, PADDING = 2.0, 4.5  # millimetres: a letter of a table, and what stands beside it in a cell
THIN = frozenset(" \u00a0.,;:/()'")  # half as wide as other letters; capitals are wider by a third
LOST = 3  # letters at the end of a line, where the next word has no room
BREAK = re.compile(r"[ \n]+|(?<=[^\W\d][-–])")  # where a line of a cell may end: not within a number or a span of them
MOST_LINES = 100  # of a cell; beyond, columns have what their words need
SHORT = 8  # characters: a cell that is not broken (`Giá trị`)
STYLES = {"headline": "Headline", "heading": "Subject", "text": "Body Text", "foot": "Table Foot"}
EPOCH = dt.datetime(2010, 10, 22)  # of the files inside: the same report gives the same bytes
LANGUAGE_TAGS = {"vi": "vi-VN", "en": "en-GB"}
SOURCES = Text("Nguồn gốc của báo cáo", "Where this report comes from")
CODE = re.compile(r"```\{=html\}\n<details>.*?\n```\n*", re.S)


def word(made: Document, folder: Path, title: str, provenance: list[tuple[str, str]]) -> bytes:
    """The Word file of a document whose figures stand in `folder`; `provenance` (what and value) is its last section."""
    with tempfile.TemporaryDirectory() as scratch:
        reference, target = Path(scratch) / "reference.docx", Path(scratch) / "report.docx"
        reference.write_bytes(_reference(made.language))
        pypandoc.convert_text(
            text(made, title, provenance), to="docx", format=READER + "-implicit_figures", outputfile=str(target),
            extra_args=[f"--reference-doc={reference}", f"--resource-path={folder}", "--columns=100000", "--wrap=none", "--quiet"],
        )  # fmt: skip
        return _finished(target, title, made.language)


def text(made: Document, title: str, provenance: list[tuple[str, str]]) -> str:
    """The document's Markdown for paper: no code, PNG figures, a style for each kind of paragraph."""
    body = CODE.sub("", made.markdown).replace(".svg){.figure}", ".png){.figure width=16cm}")
    for kind, style in STYLES.items():
        body = body.replace(f"::: {{.{kind}}}", f'::: {{custom-style="{style}"}}')
    last = "\n\n".join(f"**{escaped(name)}.** {escaped(value)}" for name, value in provenance)
    sources = f'## {SOURCES.to(made.language)}\n\n::: {{custom-style="{STYLES["foot"]}"}}\n{last}\n:::'
    return f'::: {{custom-style="Title"}}\n{escaped(title)}\n:::\n\n{body}\n\n{sources}\n'


def _reference(language: str) -> bytes:
    """pandoc's own reference file with our page, fonts and styles."""
    import docx
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm, Pt, RGBColor

    book = docx.Document(io.BytesIO(_default()))
    for section in book.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        for side, size in MARGINS.items():
            setattr(section, f"{side}_margin", Mm(size))
    for name in ("Headline", "Subject", "Table Foot"):
        book.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = book.styles["Body Text"]
    for style in book.styles:
        if style.type == WD_STYLE_TYPE.PARAGRAPH:
            _font(style, SIZES.get(style.name))
            style.font.color.rgb = RGBColor(0, 0, 0)
    spacing = book.styles["Body Text"].paragraph_format
    spacing.space_before = spacing.space_after = Pt(BETWEEN)
    book.styles["Table Foot"].font.size = Pt(TABLE_SIZE - 1)
    book.styles["Compact"].font.size = Pt(TABLE_SIZE)
    book.styles["Verbatim Char"].font.size = Pt(TABLE_SIZE - 1)
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Headline"):
        book.styles[name].font.bold = True
    book.styles["Subject"].font.italic = True
    _language(book, language)
    stored = io.BytesIO()
    book.save(stored)
    return stored.getvalue()


def _default() -> bytes:
    import subprocess

    return subprocess.run(
        [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"], capture_output=True, check=True
    ).stdout


def _font(style, size: int | None) -> None:
    """Times New Roman for Latin, Vietnamese and every other script: the theme's fonts lack Vietnamese letters."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style.font.name = FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        if "Theme" in key:
            del fonts.attrib[key]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    if size:
        style.font.size = Pt(size)


def _language(book: Word, language: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = book.styles["Normal"].element.get_or_add_rPr()
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), LANGUAGE_TAGS[language])
    properties.append(tag)


def _finished(file: Path, title: str, language: str) -> bytes:
    """Ruled tables with heads that repeat on every page, the title and the language, and a package without times."""
    import docx

    book = docx.Document(str(file))
    for table in book.tables:
        _spread(table)
        _ruled(table)
        _together(table)
    for picture in book.inline_shapes:
        for side in "LRTB":  # LibreOffice's default moves a picture of full width into the right margin
            picture._inline.set(f"dist{side}", "0")
    known = book.core_properties
    known.title, known.language, known.author, known.last_modified_by = title, LANGUAGE_TAGS[language], "", ""
    known.created = known.modified = EPOCH
    known.revision = 1
    stored = io.BytesIO()
    book.save(stored)
    return _timeless(stored.getvalue())


def widths(cells: list[list[str]], width: float) -> list[float]:
    """Millimetres a column: what its longest word needs, and as much more as brings the longest cells to the same few lines."""
    columns = list(zip(*cells, strict=True))
    words = [max(_letters(word) for cell in column for word in _parts(cell)) for column in columns]
    least = [min(word * LETTER + PADDING, width / 2) for word in words]
    longest = [max(map(_letters, column)) for column in columns]
    tries = (
        [max(part, _width(text, lines)) for part, text in zip(least, longest, strict=True)] for lines in range(1, MOST_LINES)
    )
    wanted = next((each for each in tries if sum(each) <= width), least)
    return [width * part / sum(wanted) for part in wanted]


def _width(letters: float, lines: int) -> float:
    return (letters / lines + LOST * (lines > 1)) * LETTER + PADDING


def _parts(cell: str) -> list[str]:
    """What of a cell stands on one line: its words, or all of a short one."""
    return [cell] if len(cell) <= SHORT else BREAK.split(cell)


def _letters(text: str) -> float:
    """How many letters of ordinary width a text is as wide as."""
    return len(text) - sum(letter in THIN for letter in text) / 2 + sum(map(str.isupper, text)) / 3


def _spread(table) -> None:
    """The whole width of the text, each column by what stands in it."""
    from docx.oxml.ns import qn
    from docx.shared import Mm

    width = 210 - MARGINS["left"] - MARGINS["right"]
    each = widths([[cell.text for cell in row.cells] for row in table.rows], width)
    table.autofit = False
    for old in table._tbl.tblPr.findall(qn("w:tblW")):
        old.set(qn("w:type"), "dxa")
        old.set(qn("w:w"), str(Mm(width).twips))
    for column, millimetres in zip(table.columns, each, strict=True):
        column.width = Mm(millimetres)
        for cell in column.cells:
            cell.width = Mm(millimetres)


def _ruled(table) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "808080")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    after = [qn(f"w:{name}") for name in ("shd", "tblLayout", "tblCellMar", "tblLook", "tblCaption")]
    properties = table._tbl.tblPr
    properties.insert(next((i for i, one in enumerate(properties) if one.tag in after), len(properties)), borders)
    first = table.rows[0]._tr.get_or_add_trPr()
    first.append(OxmlElement("w:tblHeader"))
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell in table.rows[0].cells:
        for paragraph in cell.paragraphs:
            for run in paragraph.runs:
                run.bold = True


def _together(table) -> None:
    """The head of a table on the page of its first row, its foot on the page of its last."""
    from docx.text.paragraph import Paragraph

    after = table._tbl.getnext()
    footed = Paragraph(after, table).style.name == "Table Foot" if after.tag.endswith("}p") else False
    for row in (table.rows[0], *table.rows[-1:] * footed):
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def _timeless(data: bytes) -> bytes:
    """The same package, its entries in the order of their names and all of one date."""
    stored = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            new.writestr(zipfile.ZipInfo(name, EPOCH.timetuple()[:6]), old.read(name), zipfile.ZIP_DEFLATED)
    return stored.getvalue()
