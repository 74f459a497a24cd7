"""Word: raised, struck, hidden and tracked text; content controls, text boxes, nested tables; the lines above a table."""

import copy

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from analysis.ingest.entities.periods import parse
from analysis.ingest.importing import read_files

OFFENCES, DATON, KIEUKY = "criminal_offences", "vn-hn-gialam-daton", "vn-hn-gialam-kieuky"


@pytest.fixture
def report(tmp_path):
    """A function from a builder of a document to what is imported from it: (used, queued, account)."""

    def read(build, period=None):
        document = docx.Document()
        build(document)
        document.save(tmp_path / "bao-cao.docx")
        imported = read_files([tmp_path / "bao-cao.docx"], period=parse(period) if period else None)
        assert all(a.balanced for a in imported.accounts)
        used = {(f.indicator, f.place, f.start.year, int(f.value)) for f in imported.of_status("used")}
        return used, imported.of_status("queued"), imported.accounts[0].encoding

    return read


def table(document, rows):
    grid = document.add_table(len(rows), len(rows[0]))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            grid.cell(r, c).text = str(text)
    return grid


def tracked(tag, text):
    change, run, said = OxmlElement(f"w:{tag}"), OxmlElement("w:r"), OxmlElement("w:t" if tag == "ins" else "w:delText")
    change.set(qn("w:id"), "1")
    said.text = text
    run.append(said)
    change.append(run)
    return change


def test_a_raised_mark_is_no_digit(report):
    def sentence(document):
        paragraph = document.add_paragraph()
        paragraph.add_run("Năm 2019, xã Đa Tốn xảy ra 15")
        paragraph.add_run("1").font.superscript = True
        paragraph.add_run(" vụ phạm pháp hình sự.")

    def cells(document):
        grid = table(document, [["Xã", "Số vụ phạm pháp hình sự"], ["Xã Đa Tốn", "5"], ["Xã Kiêu Kỵ", "6"]])
        grid.cell(1, 1).paragraphs[0].add_run("2").font.superscript = True

    used, _, account = report(sentence)
    assert used == {(OFFENCES, DATON, 2019, 15)} and "footnote marks left out: 1" in account
    used, queued, _ = report(cells, "2019")
    assert used == {(OFFENCES, KIEUKY, 2019, 6)}
    assert [(f.kind, f.alternatives) for f in queued] == [("marked", ("5",))]


def test_tracked_changes_are_read_as_accepted(report):
    def build(document):
        paragraph = document.add_paragraph("Năm 2019, xã Đa Tốn xảy ra 1")
        paragraph._p.append(tracked("ins", "5"))
        paragraph._p.append(tracked("del", "9"))
        paragraph.add_run(" vụ phạm pháp hình sự.")

    assert report(build)[0] == {(OFFENCES, DATON, 2019, 15)}


@pytest.mark.parametrize("how", ["strike", "hidden"])
def test_struck_and_hidden_text_is_left_out_and_said(report, how):
    def build(document):
        paragraph = document.add_paragraph("Năm 2019, xã Đa Tốn xảy ra 15 vụ phạm pháp hình sự. ")
        setattr(paragraph.add_run("Xã Kiêu Kỵ xảy ra 99 vụ phạm pháp hình sự.").font, how, True)

    used, _, account = report(build)
    assert used == {(OFFENCES, DATON, 2019, 15)} and "99 vụ" in account


def test_a_figure_with_a_struck_part_is_asked_about(report):
    def build(document):
        grid = table(document, [["Xã", "Số vụ phạm pháp hình sự"], ["Xã Đa Tốn", ""], ["Xã Kiêu Kỵ", "6"]])
        grid.cell(1, 1).paragraphs[0].add_run("8").font.strike = True
        grid.cell(1, 1).paragraphs[0].add_run("9")

    used, queued, _ = report(build, "2019")
    assert used == {(OFFENCES, KIEUKY, 2019, 6)} and [int(f.value) for f in queued] == [9]


def test_content_controls_and_text_boxes_are_read_once(report):
    def build(document):
        document.add_paragraph("Năm 2019, xã Đa Tốn xảy ra 15 vụ phạm pháp hình sự.")
        inner = document.add_paragraph("Năm 2019, xã Kiêu Kỵ xảy ra 8 vụ phạm pháp hình sự.")._p
        control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
        inner.addprevious(control)
        control.append(content)
        content.append(inner)
        boxed = copy.deepcopy(document.add_paragraph("Năm 2019, xã Ninh Hiệp xảy ra 3 vụ phạm pháp hình sự.")._p)
        document.paragraphs[-1]._p.getparent().remove(document.paragraphs[-1]._p)
        picture, box = OxmlElement("w:pict"), OxmlElement("w:txbxContent")
        box.append(boxed)
        picture.append(box)
        document.add_paragraph().add_run()._r.append(picture)

    used, queued, _ = report(build)
    assert {row[3] for row in used} == {15, 8, 3} and len(used) == 3 and not queued


def test_a_table_within_a_cell_and_the_head_of_the_page_are_read(report):
    def nested(document):
        cell = document.add_table(1, 1).cell(0, 0)
        inner = cell.add_table(2, 2)
        for (r, c), text in {(0, 0): "Xã", (0, 1): "Số vụ phạm pháp hình sự", (1, 0): "Xã Đa Tốn", (1, 1): "5"}.items():
            inner.cell(r, c).text = text

    def headed(document):
        document.sections[0].header.paragraphs[0].text = "Công an xã Đa Tốn - Báo cáo năm 2019"
        document.sections[0].footer.paragraphs[0].text = "Trang 7"
        document.add_paragraph("Xảy ra 15 vụ phạm pháp hình sự.")

    assert report(nested, "2019")[0] == {(OFFENCES, DATON, 2019, 5)}
    used, _, account = report(headed)
    assert used == {(OFFENCES, DATON, 2019, 15)} and "Trang 7" in account


def two_years(document):
    for year, value in ((2018, 4), (2019, 6)):
        document.add_paragraph(f"Huyện Gia Lâm năm {year}")
        table(document, [["Xã", "Số vụ phạm pháp hình sự"], ["Xã Đa Tốn", value]])


def test_the_line_above_a_table_is_its_title(report):
    assert report(two_years)[0] == {(OFFENCES, DATON, 2018, 4), (OFFENCES, DATON, 2019, 6)}
    used, queued, _ = report(two_years, "2019")
    assert used == {(OFFENCES, DATON, 2019, 6)} and [int(f.value) for f in queued] == [4]


def test_a_sentence_above_a_table_that_speaks_of_something_else_is_no_title(report):
    def build(document):
        document.add_paragraph("Trong năm 2018 xã Đa Tốn đã tổ chức nhiều hội nghị.")
        table(document, [["Chỉ tiêu", "Số lượng"], ["Số vụ phạm pháp hình sự", 4]])

    used, queued, _ = report(build)
    assert not used and len(queued) == 1
