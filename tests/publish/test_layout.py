"""Pages as a browser lays them out: on a telephone nothing but tables is wider than the screen, and all can be read."""

import pytest

from analysis.publish import page as pages
from analysis.publish.document import Document
from analysis.publish.markdown import table

WIDTH = 390  # of a telephone, in CSS pixels
SPANS = ["2012–2020", "1.000–9.999", "22/10/2010 – 12/08/2020", "21.188 / 29.338", "2008Q1–2024Q4"]
ROW = ["Số người đưa đi cai nghiện bắt buộc", *SPANS, "Mẫu số: dân số ngày 01/04/2019, coi như không đổi cả giai đoạn"]
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="605" height="300" viewBox="0 0 605 300"></svg>'


@pytest.fixture(scope="module")
def shown(browser, tmp_path_factory):
    """One page with a wide table, a figure and mathematics, on a telephone."""
    wide = table({"columns": [f"Cột {i}" for i in range(len(ROW))], "rows": [ROW], "caption": "Một đầu đề dài " * 8, "foot": ""})
    blocks = ["# Câu hỏi", wide, "![Hình](f.svg){.figure}", "Ở đây $\\tau = \\log y$."]
    file = tmp_path_factory.mktemp("page") / "page.html"
    file.write_text(pages.page(Document(language="vi", blocks=blocks, files={"f.svg": SVG}), "Báo cáo", []), encoding="utf-8")
    tab = browser.new_page(viewport={"width": WIDTH, "height": 800})
    tab.goto(file.as_uri())
    yield tab
    tab.close()


def test_only_tables_scroll_sideways(shown):
    assert shown.evaluate("document.documentElement.scrollWidth") == WIDTH
    assert shown.evaluate("document.querySelector('caption').getBoundingClientRect().right") <= WIDTH
    assert shown.evaluate("document.querySelector('.scroll').scrollWidth") > WIDTH


def test_spans_and_pairs_of_numbers_stand_on_one_line(shown):
    lines = """cell => { const range = document.createRange(); range.selectNodeContents(cell);
               return new Set([...range.getClientRects()].map(box => box.top)).size; }"""
    assert shown.locator("td.number").all_text_contents() == SPANS
    assert [cell.evaluate(lines) for cell in shown.locator("td.number").all()] == [1] * len(SPANS)


def test_a_figure_scrolls_in_its_frame_on_a_telephone_large_enough_to_be_read(shown):
    """Letters of nine points in a figure 605 points wide are as large as ten pixels of the screen; the frame stays on the screen."""
    box = "document.querySelector('{}').getBoundingClientRect()"
    assert shown.evaluate(f"{box.format('figure')}.right") <= WIDTH
    assert shown.evaluate(f"{box.format('figure > img')}.width") / 605 * 9 >= 10
    assert shown.evaluate("document.querySelector('figure').scrollWidth") > WIDTH
    assert shown.locator("figure").get_attribute("tabindex") == "0"  # by keyboard too


def test_letters_of_mathematics_need_no_mathematical_font(shown):
    """U+1D70F, as which Chromium would draw an italic tau, is in none of the fonts that come with a system."""
    style = "mi => [getComputedStyle(mi).textTransform, getComputedStyle(mi).fontStyle]"
    assert shown.locator("mi", has_text="τ").evaluate(style) == ["none", "italic"]
    assert shown.locator("mi", has_text="log").evaluate(style)[1] == "normal"


def test_prose_in_a_cell_is_no_tower_of_words_on_paper(browser, tmp_path):
    """On A4 a note beside six columns of numbers; a table of eight columns stays within the margins."""
    note = "102 kỳ ngắn thiếu số liệu; kỳ dài cộng các kỳ có số và mẫu số của chúng. " * 3
    heads = ["Phương pháp", "Giá trị", "Khoảng", "Đơn vị", "% so với mức ước tính nếu không áp dụng", "Giai đoạn", "Ghi chú"]
    noted = {
        "columns": heads,
        "rows": [["Hiệu ứng cố định", "0,94", "0,75 đến 1,19", "lần", "−6,0 (−25,5 đến 18,6)", "2008Q1–2024Q4", note]],
    }
    wide = {
        "columns": ["Địa bàn", *["Vụ trộm ở khu nhà trọ (mô phỏng)"] * 7],
        "rows": [["Xã Dương Quang", *["−2,1 (−14,5 đến −10,2)"] * 7]],
    }
    blocks = [table({**one, "caption": "Bảng", "foot": ""}) for one in (noted, wide)]
    file = tmp_path / "page.html"
    file.write_text(pages.page(Document(language="vi", blocks=blocks, files={}), "Báo cáo", []), encoding="utf-8")
    tab = browser.new_page(viewport={"width": 680, "height": 1000})  # A4 within its margins
    tab.emulate_media(media="print")
    tab.goto(file.as_uri())
    assert tab.evaluate("document.documentElement.scrollWidth") == 680
    assert tab.evaluate("document.querySelector('td.long').getBoundingClientRect().height") < 200
    tab.close()
