"""The legend of a table: what a note says of a mark holds for its cells; a dash before words is a bullet or a pause."""

import pandas as pd
import pytest

from analysis.ingest.entities.legend import legend
from analysis.panel.own_table import read_table

ROWS = [
    ("Đa Tốn", 1, "12"),
    ("Đa Tốn", 2, "-"),
    ("Đa Tốn", 3, "7"),
    ("Kiêu Kỵ", 1, "..."),
    ("Kiêu Kỵ", 2, "4"),
    ("Kiêu Kỵ", 3, "5"),
]


@pytest.mark.parametrize(("note", "dash", "dots"), [
    ('Ghi chú: dấu "-" là không phát sinh', 0.0, ""),
    ('"-" = không phát sinh, "..." = chưa có số liệu', 0.0, None),
    ("Ghi chú: (-): không phát sinh; (...): chưa có số liệu", 0.0, None),
    ("Không có hiện tượng xảy ra: -", 0.0, ""),
    ("Có hiện tượng xảy ra nhưng không thu thập được số liệu: ...", "", None),
    ("- : không phát sinh", 0.0, ""),
    ('Ghi chú: "x" không có số liệu; "-" không phát sinh', 0.0, ""),
    ("Ký hiệu: - không phát sinh, … không có số liệu", 0.0, None),
    ('"-": zero; "..": not available', 0.0, None),
    ("Dấu gạch ngang (-) nghĩa là không có vụ nào", 0.0, ""),
    ("Dấu gạch là bằng 0", 0.0, ""),
    ("(-) chưa báo cáo", None, ""),
    ("Dấu (-): trong quý không có vụ nào.", 0.0, ""),
    ("KBC: chưa báo cáo; (-) không phát sinh", 0.0, ""),
    ("Ghi chú: số liệu năm 2019 - không có vụ nào", "", ""),
    ("Đội Cảnh sát - chưa báo cáo tháng 3", "", ""),
    ("Ghi chú: - Không có số liệu của xã Đa Tốn", "", ""),
    ("- Không có vụ nào tại xã Đa Tốn trong quý", "", ""),
    ("KT. TRƯỞNG CÔNG AN - chưa có", "", ""),
])  # fmt: skip
def test_a_note_says_what_a_mark_means_and_nothing_else_does(note, dash, dots):
    found = legend([note])
    assert (found.get("-", ""), found.get("...", "")) == (dash, dots)


def table(tmp_path, note):
    frame = pd.DataFrame([(f"Xã {p}", f"{m:02}/2019", v) for p, m, v in ROWS], columns=["Xã", "Tháng", "Số vụ"])
    with pd.ExcelWriter(tmp_path / "a.xlsx") as book:
        frame.to_excel(book, index=False)
        book.sheets["Sheet1"].cell(len(frame) + 3, 1, note)
    return read_table(tmp_path / "a.xlsx")


def test_the_legend_below_a_table_answers_what_a_dash_means(tmp_path):
    read = table(tmp_path, 'Ghi chú: "-" = không phát sinh; "..." = chưa có số liệu')
    assert not read.questions and read.frame["Số vụ"].tolist()[:3] == [12, 0, 7]
    assert read.frame["Số vụ"].isna().tolist() == [False, False, False, True, False, False]
    said = next(n for n in read.notices if n.code == "legend")
    assert "“-”" in said.text.vi and "0" in said.text.vi


def test_without_a_legend_a_dash_is_asked_about(tmp_path):
    assert [q.about for q in table(tmp_path, "Ghi chú: số liệu chính thức").questions] == ["missing"]


def test_an_abbreviation_in_capitals_is_explained_too():
    assert legend(["Ghi chú: KTĐ: không thu thập được"]) == {"ktđ": None, "KTĐ": None}
    assert not legend(["Xã Tân An: không có vụ nào"])


@pytest.mark.parametrize(("note", "word", "means"), [
    ('Ghi chú: "không" là trong tháng không xảy ra vụ nào.', "không", 0.0),
    ("“Chưa có”: chưa báo cáo", "chưa có", None),
    ("Ô ghi 'không' nghĩa là ở xã đó không có số liệu", "Không", None),
    ('Đội "Không gian mạng" tổng hợp', "không", ""),
])  # fmt: skip
def test_a_word_in_quotation_marks_is_explained_too(note, word, means):
    assert legend([note]).get(word, "") == means


@pytest.mark.parametrize(("line", "found"), [
    ("“-”: không có lượt nào; “x”: trạm đóng cửa để sửa chữa, không có số liệu", {"-": 0.0, "x": None}), ("“...”: trạm không gửi báo cáo", {"...": None}), ("# y -9 = month not reported", {"-9": None}), ("9999: không có số liệu", {"9999": None}),
    ("99 = tuổi không rõ", {}), ("9 = rất tốt, không rõ", {}), ("“x”: xã có mô hình, không có camera", {}),
])  # fmt: skip
def test_reasons_and_codes_of_no_figure_are_heard(line, found):
    assert {mark: value for mark, value in legend([line]).items() if mark in ("-", "x", "...", "-9", "9999", "99", "9")} == found


@pytest.mark.parametrize(("line", "found"), [
    ("Cột Ngày áp dụng: để trống nếu chưa có mô hình.", {}), ("Ngày áp dụng để trống nếu không áp dụng.", {}),
    ("Ô trống nếu chưa có số liệu", {"blank": None}), ("Để trống khi xã chưa báo cáo", {"blank": None}), ("Ô trống: chưa có số liệu", {"blank": None}),
])  # fmt: skip
def test_when_a_cell_is_blank_is_of_figures_only_where_the_note_says_so(line, found):
    assert legend([line]) == found


@pytest.mark.parametrize("mark", ["", "x", "có"])
def test_an_empty_cell_that_is_no_is_nought_only_beside_no_marks(tmp_path, mark):
    rows = [
        f"{x},{y},{'' if y == 2015 + ord(x) % 5 else y % 7 + 1},{mark if x == 'A' else ''}"
        for x in "ABC"
        for y in range(2015, 2020)
    ]
    (tmp_path / "t.csv").write_text("\n".join(["Xã,Năm,Số vụ,Camera", *rows, "Ghi chú: ô trống là không."]), encoding="utf-8")
    read = read_table(tmp_path / "t.csv")
    assert int(read.frame["Số vụ"].isna().sum()) == (0 if not mark else 3)
    started = (tmp_path / "t.csv").read_text(encoding="utf-8").replace("Camera", "Ngày bắt đầu").replace(",x", ",2018")
    (tmp_path / "s.csv").write_text(started, encoding="utf-8")
    assert mark != "x" or int(read_table(tmp_path / "s.csv").frame["Số vụ"].isna().sum()) == 3
