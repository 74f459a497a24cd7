"""Indicators down and communes across: outcomes by commune; what is no commune stays a figure of its row."""

import pytest
from table_readings import asked, said, values

PLACES = ["Hồng Thủy", "Ngư Thủy", "Thanh Thủy", "Cam Thủy"]
ROWS = [
    [1, "Tổng số vụ phạm tội", "vụ", 5, 2, 3, 0, 10],
    [None, "Trong đó: Trộm cắp", "vụ", 4, 1, 3, 0, 8],
    [2, "Tỷ lệ khám phá", "%", 80, 50, 66.7, None, 70],
    [3, "Số tổ tự quản hiện có", "tổ", 9, 8, 7, 6, 30],
]


@pytest.mark.parametrize("total", ["Toàn huyện", "Cộng"])
def test_places_across_are_the_places_and_their_total_is_aside(xlsx, total):
    table = xlsx([["SỐ LIỆU QUÝ III NĂM 2021"], ["TT", "Chỉ tiêu", "ĐVT", *PLACES, total], *ROWS])
    assert table.kind == "cross_section" and not table.questions and {"total_column", "names_across"} <= said(table)
    assert table.frame["địa bàn"].tolist() == PLACES and values(table, "Tổng số vụ phạm tội") == [5, 2, 3, 0]
    assert [r.column for r in table.roles if r.role == "outcome"] == [row[1] for row in ROWS]
    assert table.units["Tỷ lệ khám phá"] == "%" and table.frame["Tỷ lệ khám phá"].isna().tolist() == [False, False, False, True]


def test_places_are_known_by_their_kind_or_by_the_heading_over_them(xlsx):
    table = xlsx([["Nội dung", *(f"Xã {name}" for name in PLACES)], *([row[1], *row[3:7]] for row in ROWS)])
    assert table.frame["địa bàn"].tolist()[0] == "Xã Hồng Thủy" and not table.questions
    heads = [["Chỉ tiêu", "ĐVT", "Xã, thị trấn", None, None, None], [None, None, *PLACES]]

    def merge(book):
        for ref in ("A1:A2", "B1:B2", "C1:F1"):
            book.active.merge_cells(ref)

    assert xlsx([*heads, *(row[1:7] for row in ROWS)], merge).frame["địa bàn"].tolist() == PLACES


def test_years_of_the_same_places_are_a_panel(xlsx):
    rows = [[row[1], y, *row[3:7], row[7]] for row in ROWS for y in (2020, 2021)]
    table = xlsx([["Chỉ tiêu", "Năm", *PLACES, "Toàn huyện"], *rows])
    assert table.kind == "panel" and len(table.frame) == 8 and not asked(table)


def test_figures_that_are_no_places_stay_what_they_are(xlsx):
    for heads in (["Kế hoạch", "Thực hiện", "Tỷ lệ"], ["Công An", "Quân Đội", "Biên Phòng"]):
        table = xlsx([["Chỉ tiêu", *heads], *([row[1], *row[3:6]] for row in ROWS)])
        assert "địa bàn" not in table.frame and "across" not in asked(table)
