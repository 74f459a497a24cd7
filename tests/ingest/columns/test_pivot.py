"""Rows of indicators: what is a table of counts, what a register of cases, and which rows are kept."""

import pytest
from table_readings import asked, said, values


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


def test_a_case_written_twice_is_counted_once_and_one_number_over_two_cases_is_asked_about(csv):
    head = "STT,Số hồ sơ,Ngày xảy ra,Địa bàn,Loại vụ việc,Thiệt hại (đồng)\n"
    lines = [
        f"{i},HS{i:02d},{i + 2:02d}/0{1 + i % 3}/2022,{('Đa Tốn', 'Cổ Bi')[i % 2]},{('Trộm', 'Lừa đảo')[i % 2]},{i}.500.000\n"
        for i in range(1, 25)
    ]
    once = csv(head + "".join(lines))
    assert (
        not once.questions
        and once.frame["Số vụ"].sum() == 24
        and "Thiệt hại (đồng)" in {c for n in once.notices if n.code == "cases" for c in n.columns}
    )
    again = csv(head + "".join(lines) + lines[4].replace("5,", "25,", 1))
    assert not again.questions and again.frame["Số vụ"].sum() == 24 and again.account.rows_used == 24
    assert [n.cells for n in again.notices if n.code == "repeated_rows"] == [("B26",)]
    other = csv(head + "".join(lines) + lines[4].replace("5,", "25,", 1).replace("07/", "08/"))
    assert [(q.about, q.cells) for q in other.questions] == [("repeated", ("B6", "B26"))]


def test_a_register_by_day_and_kind_without_a_number_is_counted(csv):
    rows = "".join(
        f"{i},{1 + i * 2 % 27}/{1 + i % 4}/2022,{('Đa Tốn', 'Cổ Bi')[i % 2]},{('Đánh bạc', 'Gây rối')[i // 2 % 2]},{1 + i % 3}\n"
        for i in range(40)
    )
    table = csv("STT,Ngày,Xã xảy ra,Nội dung,Số đối tượng\n" + rows)
    assert table.columns("outcome") == ("Số vụ", "Số đối tượng") and table.outcome() == "Số vụ"
    assert table.frame["Số vụ"].sum() == 40 and table.frame["Số đối tượng"].sum() == sum(1 + i % 3 for i in range(40))
    assert len(table.frame) == 2 * 4 and (table.frame["Số vụ"] >= 0).all()


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


def test_indicators_under_a_lettered_row_of_each_place_are_of_that_place(xlsx):
    rows = [["TT", "Chỉ tiêu", "Đơn vị tính", 2018, 2019, 2020]]
    for letter, place, n in (("A", "HUYỆN TAM ĐIỀN", 10), ("B", "HUYỆN MƯỜNG SẠI", 30)):
        rows += [
            [letter, place],
            [1, "Số vụ trộm cắp", "vụ", n, n + 1, n + 2],
            [2, "Dân số trung bình", "nghìn người", 9.5, 9.6, 9.7],
        ]
        rows += [[3, "Số mô hình tự quản", "mô hình", 4, 5, n]] if n == 30 else []
    table = xlsx(rows)
    assert not table.questions and table.kind == "panel" and set(table.frame["địa bàn"]) == {"HUYỆN TAM ĐIỀN", "HUYỆN MƯỜNG SẠI"}
    thefts = table.panel(outcome="Số vụ trộm cắp").rows
    assert sorted(thefts["outcome"]) == [10, 11, 12, 30, 31, 32] and table.frame["Số mô hình tự quản"].notna().sum() == 3
    twice = xlsx([rows[0], rows[2], rows[3], rows[2]])
    assert twice.kind != "incidents" and "repeated" in {q.about for q in twice.questions}


def test_kinds_of_crime_above_their_indicators_are_no_places(xlsx):
    rows = [["TT", "Chỉ tiêu", 2017, 2018, 2019]]
    for letter, kind, n in (("A", "TRẬT TỰ XÃ HỘI", 10), ("B", "MA TÚY", 30)):
        rows += [[letter, kind, None, None, None], [1, "Số vụ", n, n + 1, n + 2], [2, "Số đối tượng", n + 3, n + 4, n + 5]]
    assert xlsx(rows).column("place") is None and xlsx(rows).questions


def test_a_register_is_counted_by_commune_not_by_hamlet_and_its_total_is_no_case(csv):
    days = [(1 + i % 27, 1 + i % 12) for i in range(60)]
    lines = [f"{i},{d:02d}/{m:02d}/2022,ấp {i % 7},{'Long Tân' if i % 2 else 'Lộc An'},{('Gây rối trật tự', 'Lừa đảo qua mạng')[i % 3 % 2]},{i % 3}\n" for i, (d, m) in enumerate(days, 1)]  # fmt: skip
    text = "Số TT,Ngày xảy ra,Thôn,Xã,Nội dung,Số đối tượng\n" + "".join(lines) + ",Tổng số:,,,,59\n"
    table = csv(text)
    assert not table.questions and table.column("place") == "Xã" and table.panel().rows["outcome"].sum() == 60
    assert csv(text, columns="Thôn=place").column("place") == "Thôn"


def test_a_register_without_kinds_is_known_by_what_each_case_did_and_may_begin_with_the_hour(csv):
    lines = [f"{i},TN20/{i:04d},{6 + i % 12}h30 ngày {1 + i * 5 % 28:02d}/{1 + i % 12:02d}/2020,{'Xã A' if i % 3 else 'P. B'},{i % 2},{i % 3}\n" for i in range(60)]  # fmt: skip
    table = csv("STT,Số hồ sơ,Thời gian xảy ra,Địa bàn,Số người chết,Số người bị thương\n" + "".join(lines))
    assert table.kind != "persons" and table.panel().rows["outcome"].sum() == 60 and not table.questions


def test_a_register_is_counted_by_where_it_happened_and_a_narrative_is_no_total(csv):
    days = [(1 + i * 5 % 28, 1 + i % 12) for i in range(40)]
    lines = [
        f"V{i},{d:02d}/{m:02d}/2021,Trộm cắp {i % 3},Xã {'AB'[i % 2]},Xã {'CDEG'[i % 4]},{i % 2}\n"
        for i, (d, m) in enumerate(days)
    ]
    table = csv("Mã vụ,Ngày xảy ra,Loại vụ,Nơi xảy ra,Xã nơi cư trú,Số người chết\n" + "".join(lines))
    assert table.column("place") == "Nơi xảy ra"
    told = [
        f"V{i},{d:02d}/{m:02d}/2021,{'' if i % 3 else 'Xã A'},{'Tổng số tiền thiệt hại 5 triệu' if i % 3 else 'Mất xe'},Loại {i % 2}\n"
        for i, (d, m) in enumerate(days)
    ]
    assert "blank_place" in asked(csv("Mã vụ,Ngày xảy ra,Xã,Nội dung,Loại vụ\n" + "".join(told)))


@pytest.mark.parametrize(
    "head", ["Số vụ trộm cắp,Số vụ đánh bạc", "Trộm cắp,Đánh bạc", "Tiếp nhận,Đã giải quyết", "Tổng số vụ TNGT,Số người chết"]
)
def test_daily_counts_under_the_title_of_a_register_are_counts(csv, head):
    days = [f"{i},{i // 2 + 1:02d}/01/2020,{'AB'[i % 2]},{i % 4},{i % 3}" for i in range(20)]
    table = csv("SỔ THEO DÕI VỤ VIỆC HẰNG NGÀY,,,,\nSTT,Ngày,Xã," + head + "\n" + "\n".join(days) + "\n")
    assert "cases" not in said(table) and values(table, head.split(",")[0]) == [i % 4 for i in range(20)]
