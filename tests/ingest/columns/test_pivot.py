"""Rows of indicators: what is a table of counts, what a register of cases, and which rows are kept."""


def test_months_with_one_kind_each_are_counts_and_no_register(csv):
    kinds = {"A": "Trộm", "B": "Ma túy", "C": "Cờ bạc"}
    rows = "".join(f"{p},0{m}/2019,{kinds[p]},{m + 4}\n" for p in kinds for m in range(1, 7))
    table = csv("Xã,Tháng,Loại tội phạm,N\n" + rows)
    assert "cases" not in {n.code for n in table.notices} and len(table.frame) == 18


def test_an_indicator_with_a_unit_and_no_figure_is_kept(csv):
    table = csv("Chỉ tiêu,Đơn vị,2018,2019\nSố vụ trộm,Vụ,5,6\nSố vụ giết người,Vụ,,\n")
    assert "sections" not in {n.code for n in table.notices}


def test_a_register_of_cases_is_no_table_of_their_suspects(csv):
    kinds = ("Trộm cắp", "Đánh nhau", "Lừa đảo")
    lines = [f"VA{i:03d},{1 + i % 27:02d}/{1 + i % 9:02d}/2023,{'ABC'[i % 3]},{kinds[i % 2]},{1 + i % 4}\n" for i in range(60)]
    table = csv("Mã vụ,Ngày xảy ra,Xã,Loại vụ,Số đối tượng\n" + "".join(lines))
    assert table.kind == "incidents" and not table.questions
    assert any(n.code == "cases" and "“Số đối tượng”" in n.text.vi for n in table.notices)
    named = csv("Mã vụ,Ngày xảy ra,Xã,Loại vụ,Số đối tượng\n" + "".join(lines), columns="Số đối tượng=outcome")
    assert named.columns("outcome") == ("Số đối tượng",)
    kinds_by_month = [f"{'AB'[i % 2]},0{1 + i // 4}/2023,{kinds[i // 2 % 2]},{i}\n" for i in range(32)]
    counted = csv("Xã,Tháng,Loại vụ việc,Số vụ\n" + "".join(kinds_by_month))
    assert counted.kind == "panel" and set(counted.columns("outcome")) == set(kinds[:2])


def test_persons_with_a_file_number_and_a_day_are_no_cases(csv):
    lines = [f"{i},{1 + i % 27:02d}/03/2022,{'ABC'[i % 3]},{1960 + i},Loại {i % 2},{i % 5}\n" for i in range(30)]
    assert csv("Số hồ sơ,Ngày,Xã,Năm sinh,Loại hỗ trợ,Điểm an toàn\n" + "".join(lines)).kind == "persons"
