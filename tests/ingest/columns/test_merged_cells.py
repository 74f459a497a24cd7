"""Cells merged in the body of a table: a name holds for the rows below, never for the columns beside it; page sums and furniture."""

import pytest
from table_readings import asked, said

HEAD = ["TT", "Xã", "Ngày bắt đầu", "Mô hình", 2019, 2020, 2021]
COMMUNES = [[1, "Đa Tốn", "01/03/2020", "x", 5, 6, 7], [2, "Cổ Bi", None, None, 7, 8, 9], [3, "Bát Tràng", None, None, 1, 2, 2]]
SUM = [13, 16, 18]


def merged(*refs):
    return lambda book: [book.worksheets[0].merge_cells(ref) for ref in refs]


@pytest.mark.parametrize("label", ["TOÀN HUYỆN", "Cộng toàn thành phố", "Tổng cộng", "TỔNG SỐ", "Total"])
@pytest.mark.parametrize("refs", [["A5:D5"], ["A5:C5"], []])
def test_the_label_of_a_total_fills_no_column_of_starts_or_marks(xlsx, label, refs):
    table = xlsx([HEAD, *COMMUNES, [label, None, None, None, *SUM]], merged(*refs))
    assert not asked(table) and table.account.rows_used == 3
    assert table.frame["Ngày bắt đầu"].notna().sum() == 3  # one commune in three years
    assert set(table.frame["Mô hình"].dropna()) == {"x"} and "total_rows" in said(table)


def test_a_total_on_top_over_the_name_and_the_codes_beside_it(xlsx):
    rows = [["Xã", "Mã xã", "Ngày bắt đầu", 2019, 2020], ["TOÀN HUYỆN", None, None, 6, 8]]
    rows += [["Đa Tốn", 115, "01/03/2020", 5, 6], ["Cổ Bi", 116, None, 1, 2]]
    table = xlsx(rows, merged("A2:C2"))
    assert not asked(table) and table.account.rows_used == 2


def test_names_merged_over_two_columns_of_one_heading_are_one_column(xlsx):
    rows = [["TT", "Xã", None, "Năm", "Số vụ"], [1, "Đa Tốn", None, 2019, 5], [None, None, None, 2020, 6]]
    rows += [[2, "Cổ Bi", None, 2019, 7], [None, None, None, 2020, 8]]
    table = xlsx(rows, merged("B1:C1", "A2:A3", "B2:C3", "A4:A5", "B4:C5"))
    assert not asked(table) and table.frame["Xã"].tolist() == ["Đa Tốn", "Đa Tốn", "Cổ Bi", "Cổ Bi"]


def test_a_figure_merged_over_two_periods_is_asked_about_and_of_a_total_it_is_not(xlsx):
    rows = [["Xã", "T1/2019", "T2/2019", "T3/2019"], ["Đa Tốn", 5, None, 7], ["Cổ Bi", 1, 2, 3], ["Tổng cộng", 18, None, None]]
    assert asked(xlsx(rows, merged("B2:C2", "B4:D4"))) == {"merged": ("B2",)}
    none = [rows[0], ["Đa Tốn", "-", None, 7], *rows[2:]]
    assert xlsx(none, merged("B2:C2"), cells="-=0").frame["giá trị"].tolist()[:3] == [0, 0, 7]
    (question,) = xlsx(rows, merged("B2:C2")).questions
    assert question.answers == ('cells="B2=keep"', 'cells="B2=missing"', "")
    kept = xlsx(rows, merged("B2:C2"), cells="B2=keep")
    assert not kept.questions and kept.frame["giá trị"].tolist()[0] == rows[1][1] and kept.frame["giá trị"].isna().sum() == 1
    assert xlsx(rows, merged("B2:C2"), cells="B2=missing").frame["giá trị"].isna().sum() == 2


def test_districts_merged_over_their_communes_and_their_number_hold_below(xlsx):
    rows = [
        ["TT", "Huyện", "Xã", 2019, 2020],
        [1, "Gia Lâm", "Đa Tốn", 5, 6],
        [None, None, "Cổ Bi", 7, 8],
        ["Tổng cộng", None, None, 12, 14],
    ]
    table = xlsx(rows, merged("A2:A3", "B2:B3", "A4:C4"))
    assert not asked(table) and set(table.frame["Huyện"]) == {"Gia Lâm"} and table.account.rows_used == 2


@pytest.mark.parametrize("heads", [["Xã", 2019, 2020], ["Xã", "Số vụ 2019", "Số vụ 2020"], ["Cơ sở", "Năm 2019", "Năm 2020"]])
def test_a_figure_merged_down_over_two_communes_is_asked_about(xlsx, heads):
    rows = [heads, ["Đa Tốn", 50, 6], ["Cổ Bi", None, 7], ["Bát Tràng", 3, 4]]
    table = xlsx(rows, merged("B2:B3"))
    assert asked(table) == {"merged": ("B2",)}
    assert xlsx(rows, merged("B2:B3"), cells="B2=keep").frame.dropna().shape[0] == 5


def test_what_holds_for_the_rows_below_is_merged_down(xlsx):
    rows = [["Xã", "Dân số", "Năm", "Số vụ"], ["Đa Tốn", 5000, 2019, 5], [None, None, 2020, 6], ["Cổ Bi", 7000, 2019, 1], [None, None, 2020, 3]]  # fmt: skip
    table = xlsx(rows, merged("A2:A3", "B2:B3", "A4:A5", "B4:B5"))
    assert not asked(table) and table.frame["Dân số"].tolist() == [5000, 5000, 7000, 7000]
    years = [["Năm", "Xã", "Số vụ"], [2019, "Đa Tốn", 5], [None, "Cổ Bi", 6], [2020, "Đa Tốn", 1], [None, "Cổ Bi", 2]]
    assert not asked(xlsx(years, merged("A2:A3", "A4:A5")))
