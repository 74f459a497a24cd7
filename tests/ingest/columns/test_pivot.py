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


def test_rows_with_a_number_and_a_count_are_no_cases(csv):
    weeks = [(d, p, k) for k in ("Trộm cắp", "Cháy") for p in ("A", "B") for d in (7, 14, 21)]
    for head, kind in (("ID", "Loại"), ("Mã vụ", "Loại vụ"), ("ID", "Loại vụ")):
        lines = [f"{i},{p},{d:02d}/03/2021,{k},{i % 4}\n" for i, (d, p, k) in enumerate(weeks, 1)]
        table = csv(f"{head},Xã,Ngày,{kind},Số vụ\n" + "".join(lines))
        assert table.kind == "panel" and "cases" not in {n.code for n in table.notices}, head
        assert table.columns("outcome") == ("Số vụ",) and {q.about for q in table.questions} == {"repeated"}
        lines = [f"{i},{p},{d:02d}/03/2021,{k},{i % 3},1\n" for i, (d, p, k) in enumerate(weeks, 1)]
        each = csv(f"{head},Xã,Ngày,{kind},Số đối tượng,Số vụ\n" + "".join(lines))
        assert ("cases" in {n.code for n in each.notices}) == (kind == "Loại vụ"), head


def test_an_id_of_rows_with_a_count_is_no_person(csv):
    table = csv("ID,Xã,Năm,Số vụ\n1,A,2019,3\n2,A,2020,1\n3,B,2019,0\n4,B,2020,2\n")
    assert table.kind == "panel" and table.columns("outcome") == ("Số vụ",)
    assert csv("ID,Xã,Năm,Tuổi,Số vụ\n1,A,2019,33,3\n2,A,2020,41,1\n3,B,2019,20,0\n").kind == "persons"


def test_persons_with_a_file_number_and_a_day_are_no_cases(csv):
    lines = [f"{i},{1 + i % 27:02d}/03/2022,{'ABC'[i % 3]},{1960 + i},Loại {i % 2},{i % 5}\n" for i in range(30)]
    assert csv("Số hồ sơ,Ngày,Xã,Năm sinh,Loại hỗ trợ,Điểm an toàn\n" + "".join(lines)).kind == "persons"
