"""What a sheet says beside its figures: lines over and under it are told as they stand, coloured cells by their addresses."""

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from table_readings import asked, values

from analysis.ingest.columns.rows.unfinished import _OWN_DAY

YELLOW = PatternFill("solid", fgColor="FFFF00")
HEAD = ["Xã", "2018", "2019"]
ROWS = [HEAD, ["Đa Tốn", 5, 6], ["Cổ Bi", 7, 8], ["Kiêu Kỵ", 9, 10], ["Bát Tràng", 11, 12]]


def _told(table, code):
    return next((n for n in table.notices if n.code == code), None)


def _colour(*cells, fill=YELLOW):
    def change(book):
        for cell in cells:
            book.active[cell].fill = fill

    return change


def test_lines_around_a_table_are_told_as_they_stand_without_who_signed(xlsx):
    below = [[], ["Ghi chú: gồm cả vụ do Công an huyện thụ lý."], [], ["", "Người lập biểu"], ["", "Nguyễn Văn Khải"]]
    table = xlsx([["UBND HUYỆN GIA LÂM"], ["Số vụ trộm cắp các xã"], [], *ROWS, *below])
    assert _told(table, "above").text.vi == "Trên bảng ghi: “UBND HUYỆN GIA LÂM”; “Số vụ trộm cắp các xã”."
    assert _told(table, "below").text.vi == "Dưới bảng ghi: “Ghi chú: gồm cả vụ do Công an huyện thụ lý.”."


def test_a_person_in_a_note_is_masked_and_a_place_of_the_table_is_not(xlsx):
    text = _told(
        xlsx([*ROWS, [], ["Ghi chú: ông Trần Văn Lực, xã Cổ Bi, cung cấp số liệu; điện thoại 0912345678."]]), "below"
    ).text.vi
    assert "Cổ Bi" in text and "Lực" not in text and "0912345678" not in text


@pytest.mark.parametrize(
    ("below", "code"),
    [
        ("Hà Nội, ngày 15 tháng 6 năm 2019 - Người lập: Trần Thị Hoa 0912345678", "partial"),
        ("Số liệu năm 2019 là số ước do bà Trần Thị Hoa (0912345678) báo", "provisional"),
    ],
)
def test_a_person_in_a_line_that_a_rule_quotes_is_masked(xlsx, below, code):
    table = xlsx([*ROWS, [], [below]])
    told = [one.text.vi for one in (*table.questions, *table.notices)]
    assert code in {*asked(table), *(n.code for n in table.notices)}
    assert not any("Hoa" in text or "0912" in text for text in told) and any("[số điện thoại]" in text for text in told)


def test_a_person_among_the_parts_of_a_row_is_masked(xlsx):
    rows = [
        [HEAD[0], "2018", "2019"],
        *(r for p in ROWS[1:] for r in (p, ["Trong đó: Nguyễn Văn Hùng", 1, 2], ["- Trần Thị Hoa", 1, 1])),
    ]
    text = _told(xlsx(rows), "parts").text.vi
    assert "Hùng" not in text and "Hoa" not in text and "[tên]" in text


def test_a_person_in_a_comment_is_masked_and_a_telephone_is_no_figure(xlsx):
    def comment(book):
        book.active["C3"].comment = Comment("Anh Nguyễn Văn Hùng 0912345678 báo sai, xem lại", "a")
        book.active["C4"].comment = Comment("Anh Nguyễn Văn Hùng 0912345678 báo sai, số đúng là 12", "a")

    table = xlsx(ROWS, comment)
    assert [q.answers[0] for q in table.questions] == ['cells="C3=keep"', 'cells="C4=12"']
    told = [one.text.vi for one in (*table.questions, *table.notices)]
    assert not any("Hùng" in text or "0912" in text for text in told)


@pytest.mark.parametrize("line", [
    "Số liệu đã quy đổi theo địa giới mới từ 01/7/2025", "Từ năm 2019 thống kê theo phương pháp mới", "Ghi chú: năm 2019 là số ước tính",
    "Source: provisional figures for 2019",
])  # fmt: skip
def test_words_by_which_figures_may_not_compare_are_a_caution_of_every_result(xlsx, line):
    table = xlsx([*ROWS, [], [line]])
    assert line in _told(table, "unlike").text.vi and line in " ".join(c.text.vi for c in table.panel().cautions)
    assert not any(c.code in ("read_above", "read_below") for c in xlsx([["Huyện A"], [], *ROWS]).panel().cautions)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Lưu ý: năm 2019 thay đổi cách thống kê", "unlike"),
        ("Ký hiệu: (*) số liệu ước tính", "unlike"),
        ("Duyệt số liệu chưa đầy đủ", "unlike"),
        ("TM. UBND huyện: số liệu tạm tính", "unlike"),
        ("SỐ LIỆU ƯỚC TÍNH", "unlike"),
        ("Lưu ý: xã mới", "below"),
        ("Ký hiệu: - là không có", "below"),
        ("CẦN XEM XÉT", "below"),
        ("Lưu: VT", None),
        ("(Ký tên, đóng dấu)", None),
        ("TRẦN THỊ HOA", None),
        ("ĐỘI TRƯỞNG", None),
        ("CHÁNH VĂN PHÒNG", None),
        ("CÁN BỘ GHI SỔ", None),
        ("Trần Thị Hoa", None),
    ],
)
def test_a_warning_is_told_though_it_begins_as_a_signature_does(xlsx, line, code):
    table = xlsx([*ROWS, [], [line]])
    assert [n.code for n in table.notices if n.code in ("unlike", "below")] == ([code] if code else [])


def test_coloured_cells_are_told_and_every_other_row_is_not(xlsx):
    assert _told(xlsx(ROWS, _colour("B2", "C3")), "colours").cells == ("B2", "C3")
    assert _told(xlsx(ROWS, lambda book: setattr(book.active["B2"], "font", Font(color="FF0000"))), "colours").cells == ("B2",)
    stripes = _colour(*(f"{c}{r}" for c in "ABC" for r in (2, 4)))
    assert _told(xlsx(ROWS, stripes), "colours") is None and _told(xlsx(ROWS, _colour("A1", "B1", "C1")), "colours") is None
    total = _colour(*(f"{c}6" for c in "ABC"))
    assert _told(xlsx([*ROWS, ["Tổng cộng", 32, 36]], total), "colours") is None


def test_colours_that_the_sheet_explains_are_asked_about(xlsx):
    rows = [*ROWS, [], ["Ghi chú: ô tô vàng là số liệu chưa được xã xác nhận"]]
    assert asked(xlsx(rows, _colour("C3"))) == {"colour": ("C3",)} and asked(xlsx(rows)) == {}
    assert values(xlsx(rows, _colour("C3"), cells="colour=keep")) == [5, 6, 7, 8, 9, 10, 11, 12]
    left = xlsx(rows, _colour("C3"), cells="colour=drop").panel().rows["outcome"]
    assert sorted(left) == [5, 6, 7, 9, 10, 11, 12]


def test_titles_past_the_eighth_line_and_with_quotes_are_titles_and_places_keep_their_names(xlsx):
    rows = [["Xã", 2019, 2020], ["Yên Sơn", 5, 6], ["Tân Lập", 7, 8]]
    many = xlsx([*([f"Dòng {i} của phần đầu"] for i in range(10)), ["BIỂU TỔNG HỢP TÌNH HÌNH TRỘM CẮP THEO XÃ"], [None], *rows])
    assert many.title == "BIỂU TỔNG HỢP TÌNH HÌNH TRỘM CẮP THEO XÃ"
    assert xlsx([["BÁO CÁO “Sổ tay”; “An ninh”: năm 2020"], [None], *rows]).title.startswith("BÁO CÁO “Sổ tay”; “An ninh”")
    told = xlsx([*rows, [None], ["Ghi chú: Xã Yên Sơn trước năm 2019 thuộc huyện khác."]])
    assert any("Xã Yên Sơn" in n.text.vi for n in told.notices) and not any(n.code == "unlike" for n in told.notices)


def test_long_cells_end():
    for line in ("báo cáo " + "1" * 3000, "bc " + "12/34-56." * 500, "ký " * 2000):
        assert not list(_OWN_DAY.finditer(line))
