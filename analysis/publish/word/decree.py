"""What Decree 30/2020/NĐ-CP puts before and after the text of a report: agency, national title, number, date, recipients, signature."""

from __future__ import annotations

from docx.document import Document as Book
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from analysis.catalogue import places
from analysis.publish.word.page import MARGINS, bare, gap_run, line_under, written

TITLE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
COMMITTEE = "ỦY BAN NHÂN DÂN"
PARENT_GAP, OWN_GAP = "[TÊN CƠ QUAN CHỦ QUẢN]", "[TÊN CƠ QUAN BAN HÀNH]"
KIND = "BÁO CÁO"
NUMBER, CODE = "Số: ", "/BC-UBND"
DATE = "[địa danh], ngày [..] tháng [..] năm [....]"
RECIPIENTS = (
    "- [đơn vị bổ sung: cơ quan nhận báo cáo];",
    "- [đơn vị bổ sung: thường trực cấp ủy, HĐND cùng cấp];",
    "- Lưu: VT, [..].",
)
LEFT, RIGHT = 66, 94  # millimetres of the two columns
UNITS = {"province": ("tỉnh", "thành phố"), "district": (), "commune": ()}


def agency(place: str) -> tuple[str, str]:
    """The superior body and the body that reports, each in capitals; what the register does not know is a gap."""
    known = places().get(place)
    if known is None or known.level not in UNITS:
        return PARENT_GAP, OWN_GAP
    above = places().get(known.parent)
    own = f"{COMMITTEE}\n{unit(place).upper()}"
    return (f"{COMMITTEE}\n{unit(above.code).upper()}" if above and above.level in UNITS else "", own)


def unit(place: str) -> str:
    """A unit with its kind in small letters, as it stands inside a sentence: xã Cổ Bi, thành phố Hà Nội."""
    known = places()[place]
    kind = known.type.lower().removesuffix(" trực thuộc trung ương")
    name = known.name.vi
    return f"{kind}{name[len(kind) :]}" if name.casefold().startswith(kind) else f"{kind} {name}".strip()


def opening(book: Book, place: str, subject: str, mark: str) -> None:
    """The head of the first page; `mark` says that the data are simulated."""
    above, own = agency(place)
    table = bare(book.add_table(rows=2, cols=2), (LEFT, RIGHT))
    left, right = table.rows[0].cells
    first = left.paragraphs[0]
    for at, text in enumerate(filter(None, above.split("\n"))):
        written(first if at == 0 else left.add_paragraph(), text, 12, centred=True)
    lines = own.split("\n")
    for at, text in enumerate(lines):
        paragraph = first if not above and at == 0 else left.add_paragraph()
        written(paragraph, text, 12, bold=True, centred=True)
    line_under(left.add_paragraph(), LEFT, 0.4)
    written(right.paragraphs[0], TITLE, 12, bold=True, centred=True)
    written(right.add_paragraph(), MOTTO, 13, bold=True, centred=True)
    line_under(right.add_paragraph(), RIGHT, 0.62)
    number, date = table.rows[1].cells
    paragraph = written(number.paragraphs[0], NUMBER, 13, centred=True)
    gap_run(paragraph, "[..]", 13)
    written(paragraph, CODE, 13, centred=True)
    gap_run(written(date.paragraphs[0], "", 13, centred=True), DATE, 13, italic=True)
    _kind(book, subject, mark)


def _kind(book: Book, subject: str, mark: str) -> None:
    kind = written(book.add_paragraph(), KIND, 14, bold=True, centred=True)
    kind.paragraph_format.space_before = Pt(18)
    about = written(book.add_paragraph(style="Subject"), subject, 14, bold=True, centred=True)
    about.paragraph_format.space_after = Pt(0)
    line_under(book.add_paragraph(), 210 - MARGINS["left"] - MARGINS["right"], 0.35)
    if mark:
        written(book.add_paragraph(style="Simulated"), mark, 13, bold=True, centred=True)


def closing(book: Book, place: str) -> None:
    """Recipients on the left, the signature on the right, kept on one page."""
    table = bare(book.add_table(rows=1, cols=2), (LEFT + 14, RIGHT - 14))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    left, right = table.rows[0].cells
    head = written(left.paragraphs[0], "Nơi nhận:", 12, bold=True)
    head.runs[0].italic = True
    for line in RECIPIENTS:
        gap_run(written(left.add_paragraph(), "", 11), line, 11)
    of_committee = agency(place)[1] != OWN_GAP
    written(right.paragraphs[0], f"TM. {COMMITTEE}" if of_committee else "[QUYỀN HẠN]", 13, bold=True, centred=True)
    written(right.add_paragraph(), "CHỦ TỊCH" if of_committee else "[CHỨC VỤ CỦA NGƯỜI KÝ]", 13, bold=True, centred=True)
    signed = gap_run(written(right.add_paragraph(), "", 13, centred=True), "[ký, đóng dấu, ghi rõ họ tên]", 13)
    signed.paragraph_format.space_before = Pt(56)
    for cell in (left, right):
        for paragraph in cell.paragraphs[:-1]:
            paragraph.paragraph_format.keep_with_next = True
    table.rows[0].height = Mm(40)
    right.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
