"""Rows of indicators: what is a table of counts, what a register of cases, and which rows are kept."""


def test_months_with_one_kind_each_are_counts_and_no_register(csv):
    kinds = {"A": "Trộm", "B": "Ma túy", "C": "Cờ bạc"}
    rows = "".join(f"{p},0{m}/2019,{kinds[p]},{m + 4}\n" for p in kinds for m in range(1, 7))
    table = csv("Xã,Tháng,Loại tội phạm,N\n" + rows)
    assert "cases" not in {n.code for n in table.notices} and len(table.frame) == 18


def test_an_indicator_with_a_unit_and_no_figure_is_kept(csv):
    table = csv("Chỉ tiêu,Đơn vị,2018,2019\nSố vụ trộm,Vụ,5,6\nSố vụ giết người,Vụ,,\n")
    assert "sections" not in {n.code for n in table.notices}
