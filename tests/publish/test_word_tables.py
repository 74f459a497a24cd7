"""Columns of a Word table are as wide as what stands in them, and no number is parted from its unit.

tables_of_reports.json holds, of every kind of table in the shipped reports, the three rows with most letters in both languages;
`python tests/publish/test_word_tables.py` writes it anew from finished reports.
"""

import json
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from analysis.language import LANGUAGES
from analysis.publish.trace.documents import of_docx
from analysis.publish.trace.numerals import numerals
from analysis.publish.word.blocks import HARD, Grid, Paragraph, unbroken
from analysis.publish.word.book import fill, stored
from analysis.publish.word.page import WIDTH, new_book
from analysis.publish.word.pdf import to_pdf
from analysis.publish.word.tables import parts, widths

HYPHENED = re.compile(r"\d-[^\W\d]|[^\W\d]-\d")  # COVID-19, 48-CT/TW: left as they are searched for
KINDS = Path(__file__).with_name("tables_of_reports.json")


def shipped(language):
    """Every kind of table as a block."""
    for kind in json.loads(KINDS.read_text(encoding="utf-8")):
        one = kind[language]
        rows = tuple(map(tuple, one["rows"]))
        yield Grid(one["caption"], tuple(one["columns"]), rows, ("",) * len(rows), one["foot"])


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


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("tăng 12 vụ mỗi năm", "tăng 12~vụ mỗi năm"),
        ("1,2 triệu đồng một xã", "1,2~triệu~đồng một xã"),
        ("từ 3 đến 5 tháng", "từ 3 đến 5~tháng"),
        ("−16 (−21 đến −9)", "−16 (−21~đến~−9)"),
        ("5 % của 100.000 dân", "5~% của 100.000~dân"),
        ("2 in 10 places", "2 in 10~places"),
        ("(xem phụ lục, trang 3)", "(xem phụ lục, trang 3)"),
        ("1,543 thousand and more", "1,543~thousand and more"),
    ],
)
def test_a_line_ends_neither_between_a_number_and_its_unit_nor_within_an_interval(text, kept):
    assert unbroken(text) == kept.replace("~", HARD)


def test_a_table_wider_than_the_page_is_set_in_parts_that_all_name_their_rows():
    heads = ("Địa bàn", *(f"Vụ việc loại {at}" for at in range(7)))
    rows = tuple((f"Xã số {place}", *(f"−{at},4 (−1{at},4 đến −0,{place})" for at in range(7))) for place in range(5))
    whole = Grid("Thay đổi", heads, rows, ("a", "b", "c", "d", "e"), "Chú thích")
    made = parts(whole, "vi")
    assert len(made) > 1 and [one.foot for one in made[:-1]] == [""] * (len(made) - 1) and made[-1].foot == "Chú thích"
    assert [one.caption for one in made] == ["Thay đổi", *["Thay đổi (tiếp theo)"] * (len(made) - 1)]
    assert all(one.columns[0] == "Địa bàn" and one.sources == whole.sources for one in made)
    assert [head for one in made for head in one.columns[1:]] == list(heads[1:])
    assert [cell for one in made for cell in one.rows[3][1:]] == list(rows[3][1:])


def test_where_one_column_names_no_row_two_are_repeated():
    rows = tuple((place, crime, *(f"{at}.000 (−1{at},4 đến −0,3)" for at in range(7))) for place in "AB" for crime in "xy")
    made = parts(Grid("T", ("Nơi", "Loại", *"1234567"), rows, ("",) * 4), "vi")
    assert len(made) > 1 and all(one.columns[:2] == ("Nơi", "Loại") for one in made)


SAID = "Trong 12 tháng có 3.684 tin, 1,2 triệu đồng (−21 đến −9), " * 12


@pytest.fixture(scope="module")
def printed(libreoffice, tmp_path_factory):
    """Every kind of table as Word and PDF: of each language its texts, the Word file, the lines of its PDF."""
    folder, texts = tmp_path_factory.mktemp("tables"), {}
    for language in LANGUAGES:
        book, blocks = new_book(language, ""), [part for whole in shipped(language) for part in parts(whole, language)]
        fill(book, [*blocks, Paragraph(SAID, "body")], language)
        (folder / f"{language}.docx").write_bytes(stored(book, "Bảng", language))
        texts[language] = [cell for block in blocks for row in (block.columns, *block.rows) for cell in row] + [SAID]
    lines = {}
    for file in to_pdf([folder / f"{language}.docx" for language in LANGUAGES]):
        command = ["pdftotext", "-layout", "-enc", "UTF-8", str(file), "-"]
        laid = subprocess.run(command, capture_output=True, check=True).stdout.decode()
        lines[file.stem] = [re.sub(rf"[ {HARD}]+", " ", line) for line in laid.splitlines()]
    return {language: (texts[language], (folder / f"{language}.docx").read_bytes(), lines[language]) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_number_of_any_kind_of_table_is_broken_on_paper(language, printed):
    """Every number with what binds it (unit, interval) stands on one line of the PDF as often as in the Word file."""
    texts, file, lines = printed[language]
    words = (word.strip("(),;.").replace(HARD, " ") for text in texts for word in unbroken(text).split(" "))
    bound = Counter(word for word in words if re.search(r"\d", word) and not HYPHENED.search(word))
    assert len(bound) > 250
    assert {word: n for word, n in bound.items() if sum(line.count(word) for line in lines) < n} == {}
    found = Counter(one.printed for line in lines for one in numerals(line))
    written = Counter(one.printed for place in of_docx(file) for one in numerals(place.text))
    assert {n: times for n, times in written.items() if found[n] < times} == {}


def test_every_table_of_the_reports_has_room_for_its_longest_words():
    from analysis.publish.word.tables import _needed, _set

    for language in LANGUAGES:
        for part in (part for whole in shipped(language) for part in parts(whole, language)):
            columns = list(zip(*_set(part), strict=True))
            assert sum(map(_needed, columns)) <= WIDTH, (part.caption, part.columns)


def _kinds(reports: Path) -> list[dict]:
    """The kinds of tables of finished reports (those of one name and heads are one), each with its longest rows."""
    found: dict[tuple, dict] = {}
    for file in sorted(reports.glob("*/contents.json")):
        contents = json.loads(file.read_text(encoding="utf-8"))
        if set(contents) != set(LANGUAGES):
            continue
        for vi, en in zip(contents["vi"], contents["en"], strict=True):
            if vi["kind"] != "table" or not vi["rows"]:
                continue
            key = (re.sub(r"\d", "", vi["name"]), len(vi["columns"]))
            at = sorted(range(len(vi["rows"])), key=lambda row: -len("".join(vi["rows"][row])))[:4]
            one = {language: {"caption": of["caption"], "columns": of["columns"], "rows": [of["rows"][row] for row in sorted(at)], "foot": of["foot"]}
                   for language, of in (("vi", vi), ("en", en))}  # fmt: skip
            if len(str(one)) > len(str(found.get(key, ""))):
                found[key] = one
    return [found[key] for key in sorted(found)]


if __name__ == "__main__":
    import sys

    KINDS.write_text(json.dumps(_kinds(Path(sys.argv[1])), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
