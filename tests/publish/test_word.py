"""A Word file holds the report and nothing else: its sentences, tables, mathematics and figures, on an official page, the same twice."""

import io
import zipfile

import docx
import pytest

from analysis.language import LANGUAGES
from analysis.publish.document import document
from analysis.publish.word import text, widths, word

PROVENANCE = [("Sổ tay", "notebooks/x.ipynb · 123")]
CELLS = [
    {"cell_type": "markdown", "source": "# Câu hỏi? · A question?", "metadata": {}},
    {"cell_type": "markdown", "source": "Mô hình $y = a + b\\,t$.", "metadata": {"tags": ["lang-vi"]}},
    {"cell_type": "markdown", "source": "The model $y = a + b\\,t$.", "metadata": {"tags": ["lang-en"]}},
]  # fmt: skip


def shown(bundle: dict, source: str = "secret_code()") -> dict:
    output = {"output_type": "display_data", "data": {"application/vnd.directive48.v1+json": bundle}, "metadata": {}}
    return {"cell_type": "code", "source": source, "metadata": {}, "outputs": [output], "execution_count": 1}


def pixel() -> str:
    import base64

    import numpy as np
    from matplotlib.figure import Figure

    stored = io.BytesIO()
    fig = Figure(figsize=(1, 1))
    fig.figimage(np.zeros((2, 2, 3)))
    fig.savefig(stored, format="png")
    return base64.b64encode(stored.getvalue()).decode()


@pytest.fixture
def notebook() -> dict:
    table = {"kind": "table", "name": "t"} | {
        lang: {"caption": f"Bảng {lang}", "columns": ["Chỉ số", "Giá trị"], "rows": [["Số vụ", "3.684"]], "foot": "Nguồn: x."}
        for lang in LANGUAGES
    }
    figure = {"kind": "figure", "name": "f", "csv": "a\n1\n"} | {
        lang: {"svg": "<svg xmlns='http://www.w3.org/2000/svg'/>", "png": pixel(), "alt": f"Hình {lang}"} for lang in LANGUAGES
    }
    headline = {"kind": "sentence", "role": "headline", "vi": {"text": "Câu trả lời <b>."}, "en": {"text": "The answer <b>."}}
    return {"cells": [*CELLS, shown(headline), shown(table), shown(figure)], "metadata": {}}


def made(notebook, tmp_path, language="vi") -> bytes:
    found = document(notebook, language)
    for name, content in found.files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return word(found, tmp_path, "Báo cáo", PROVENANCE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_has_title_answer_table_figure_mathematics_and_source_and_no_code(notebook, tmp_path, language):
    data = made(notebook, tmp_path, language)
    book = docx.Document(io.BytesIO(data))
    paragraphs = [p.text for p in book.paragraphs]
    assert paragraphs[0] == "Báo cáo" and {"vi": "Câu trả lời <b>.", "en": "The answer <b>."}[language] in paragraphs
    assert [[c.text for c in row.cells] for row in book.tables[0].rows] == [["Chỉ số", "Giá trị"], ["Số vụ", "3.684"]]
    assert "notebooks/x.ipynb" in paragraphs[-1] and "secret_code" not in "".join(paragraphs)
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert "<m:oMath>" in xml and f'descr="Hình {language}"' in xml


def test_the_page_is_that_of_an_official_report(notebook, tmp_path):
    book = docx.Document(io.BytesIO(made(notebook, tmp_path)))
    section = book.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm), round(section.left_margin.mm)) == (210, 297, 30)
    assert book.styles["Normal"].font.name == "Times New Roman" and book.styles["Normal"].font.size.pt == 13
    assert sum(c.width.mm for c in book.tables[0].columns) == pytest.approx(160, abs=1)
    assert book.core_properties.language == "vi-VN"


def test_writing_twice_gives_the_same_bytes(notebook, tmp_path):
    assert made(notebook, tmp_path) == made(notebook, tmp_path)


def test_the_text_keeps_every_sentence_and_table_of_the_page(notebook):
    found = document(notebook, "vi")
    kept = text(found, "T", PROVENANCE)
    assert "Câu trả lời" in kept and "| Số vụ | 3\\.684 |" in kept and "details" not in kept and ".svg" not in kept


def test_a_narrow_column_has_room_for_its_longest_word():
    narrow, wide = widths([["Giá trị", "Ghi chú"], ["−11,5", "một câu dài " * 20]], 160)
    assert narrow >= 5 * 2.3 and narrow + wide == pytest.approx(160) and wide > narrow


def test_a_note_beside_long_numbers_is_not_set_one_word_a_line():
    head = ["Phương pháp", "Giá trị", "Khoảng", "Đơn vị", "Giai đoạn", "Ghi chú"]
    row = ["Quy gán Borusyak–Jaravel–Spiess", "−49,5", "−79,4\u00a0đến\u00a0−19,6", "trên 100.000 dân mỗi năm", "2008Q1–2024Q4",
           "102 kỳ ngắn thiếu số liệu; kỳ dài cộng các kỳ có số và mẫu số của chúng"]  # fmt: skip
    each = widths([head, row], 160)
    assert sum(each) == pytest.approx(160) and each[5] > 30  # millimetres: three words of eleven points
    assert each[2] > 26 and each[4] > 24  # what LibreOffice and Word need for the interval and the period on one line


def test_columns_that_cannot_have_room_for_their_words_share_the_width():
    each = widths([["Chỉ số"] * 12, ["mười_hai_chữ_cái_dài"] * 12], 160)
    assert each == pytest.approx([160 / 12] * 12)


def test_a_heading_row_stays_with_the_first_row_and_the_last_row_with_the_foot(notebook, tmp_path):
    rows = [["a", "1"], ["b", "2"], ["c", "3"]]
    for lang in LANGUAGES:
        notebook["cells"][4]["outputs"][0]["data"]["application/vnd.directive48.v1+json"][lang]["rows"] = rows
    table = docx.Document(io.BytesIO(made(notebook, tmp_path))).tables[0]
    kept = [{p.paragraph_format.keep_with_next for cell in row.cells for p in cell.paragraphs} for row in table.rows]
    assert kept == [{True}, {None}, {None}, {True}]


def test_the_last_row_of_a_table_without_foot_is_not_tied_to_what_follows(notebook, tmp_path):
    for lang in LANGUAGES:
        notebook["cells"][4]["outputs"][0]["data"]["application/vnd.directive48.v1+json"][lang]["foot"] = ""
    table = docx.Document(io.BytesIO(made(notebook, tmp_path))).tables[0]
    assert not table.rows[-1].cells[0].paragraphs[0].paragraph_format.keep_with_next


def test_a_figure_stands_within_the_margins(notebook, tmp_path):
    picture = docx.Document(io.BytesIO(made(notebook, tmp_path))).inline_shapes[0]
    assert [picture._inline.get(f"dist{side}") for side in "LR"] == ["0", "0"] and picture.width.mm <= 160
