"""The page and the paragraphs of a Word file: margins, fonts, styles, page number, captions that count themselves."""

from __future__ import annotations

import docx
from docx.document import Document as Book
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph

from analysis.publish.word.blocks import clean, unbroken

FONT, SIZE = "Times New Roman", 13
MARGINS = {"top": 20, "bottom": 20, "left": 30, "right": 20}  # millimetres
WIDTH = 210 - MARGINS["left"] - MARGINS["right"]
LANGUAGE_TAGS = {"vi": "vi-VN", "en": "en-GB"}
RED = RGBColor(0xB0, 0x00, 0x20)
# style: (size, bold, italic, alignment, points before, points after, kept with the next)
STYLES = {
    "Normal": (SIZE, False, False, "JUSTIFY", 3, 3, False),
    "Heading 1": (SIZE, True, False, "LEFT", 12, 6, True),
    "Heading 2": (SIZE, True, False, "LEFT", 6, 3, True),
    "Caption": (12, True, False, "LEFT", 6, 4, True),
    "Answer": (SIZE, True, False, "JUSTIFY", 3, 6, False),
    "Item": (SIZE, False, False, "JUSTIFY", 2, 2, False),
    "Note": (11, False, True, "JUSTIFY", 2, 6, False),
    "Gap": (SIZE, False, False, "JUSTIFY", 3, 3, False),
    "Subject": (14, True, False, "CENTER", 0, 0, False),
    "Simulated": (SIZE, True, False, "CENTER", 3, 6, False),
    "Title": (16, True, False, "LEFT", 0, 6, True),
    "Cell": (11, False, False, "LEFT", 1, 1, False),
}
INDENT = {"Normal": 10, "Gap": 10, "Answer": 10}  # millimetres of the first line
COUNTED = {"vi": ("Bảng", "Hình"), "en": ("Table", "Figure")}


def new_book(language: str, mark: str, numbered: bool = True) -> Book:
    """An empty A4 book with our styles, the page number at the top from the second page, and `mark` at the foot of each."""
    book = docx.Document()
    section = book.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, size in MARGINS.items():
        setattr(section, f"{side}_margin", Mm(size))
    section.header_distance, section.footer_distance = Mm(10), Mm(9)
    for name, look in STYLES.items():
        _style(book, name, *look)
    _language(book, language)
    section.different_first_page_header_footer = True
    if numbered:
        number = section.header.paragraphs[0]
        number.alignment = WD_ALIGN_PARAGRAPH.CENTER
        field(number, "PAGE", "2")
    if mark:
        for footer in (section.footer, section.first_page_footer):
            written(footer.paragraphs[0], mark, 11, bold=True, centred=True).runs[0].font.color.rgb = RED
    return book


def _style(book: Book, name: str, size: int, bold: bool, italic: bool, side: str, before: int, after: int, kept: bool) -> None:
    known = {style.name for style in book.styles}
    style = book.styles[name] if name in known else book.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if name != "Normal":
        style.base_style = book.styles["Normal"]
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, italic
    style.font.color.rgb = RED if name == "Simulated" else RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in [key for key in fonts.attrib if "Theme" in key]:
        del fonts.attrib[key]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    form = style.paragraph_format
    form.alignment = getattr(WD_ALIGN_PARAGRAPH, side)
    form.space_before, form.space_after, form.line_spacing, form.keep_with_next = Pt(before), Pt(after), 1.1, kept
    form.first_line_indent = Mm(INDENT.get(name, 0))
    if name == "Item":
        form.left_indent, form.first_line_indent = Mm(10), Mm(-5)
    for border in style.element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):  # the line under Word's own Title
        border.getparent().remove(border)


def _language(book: Book, language: str) -> None:
    for properties in book.styles.element.iter(qn("w:rPrDefault"), qn("w:style")):
        for old in properties.iter(qn("w:lang")):
            old.getparent().remove(old)
    tag = OxmlElement("w:lang")
    for script in ("w:val", "w:eastAsia"):
        tag.set(qn(script), LANGUAGE_TAGS[language])
    book.styles["Normal"].element.get_or_add_rPr().append(tag)


def written(paragraph: Paragraph, text: str, size: int, bold: bool = False, centred: bool = False) -> Paragraph:
    """A run of plain text added to a paragraph of its own size, without the indent and space of running text."""
    if text:
        run = paragraph.add_run(clean(text))
        run.font.size, run.bold = Pt(size), bold or None
    form = paragraph.paragraph_format
    form.first_line_indent, form.space_before, form.space_after = Mm(0), Pt(0), Pt(0)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    return paragraph


def gap_run(paragraph: Paragraph, text: str, size: int, italic: bool = False) -> Paragraph:
    """A gap that the official fills in, marked so that nobody overlooks it."""
    run = paragraph.add_run(text)
    run.font.size, run.italic, run.font.highlight_color = Pt(size), italic or None, WD_COLOR_INDEX.YELLOW
    return paragraph


def line_under(paragraph: Paragraph, width: float, share: float) -> None:
    """A centred rule of a share of the width (millimetres): the decree sets one under agency, motto and subject."""
    inset = Mm(width * (1 - share) / 2)
    form = paragraph.paragraph_format
    form.left_indent, form.right_indent, form.first_line_indent = inset, inset, Mm(0)
    form.space_before, form.space_after, form.line_spacing = Pt(0), Pt(4), Pt(4)
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{key}"), value)
    borders.append(line)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr")


def field(paragraph: Paragraph, instruction: str, result: str) -> None:
    """A field (PAGE, SEQ Hình) with the result that stands until Word counts again."""
    for kind, text in (("begin", ""), ("instr", instruction), ("separate", ""), ("text", result), ("end", "")):
        run = paragraph.add_run()
        if kind == "text":
            run.text = text
        elif kind == "instr":
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = f" {text} "
            run._r.append(code)
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def caption(book: Book, what: str, number: int, text: str) -> Paragraph:
    """`Bảng 1. ...`, counted by Word."""
    paragraph = book.add_paragraph(style="Caption")
    paragraph.add_run(f"{what} ")
    field(paragraph, f"SEQ {what} \\* ARABIC", str(number))
    paragraph.add_run(f". {unbroken(text)}")
    return paragraph


def bare(table: Table, widths: tuple[float, ...]) -> Table:
    """A table without rules, for what stands side by side; widths in millimetres."""
    table.autofit = False
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table
