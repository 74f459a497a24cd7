"""Which names are one place, which rows and columns are totals."""

import pandas as pd
import pytest
from table_readings import HEAD, asked, periods, said, values

from analysis.catalogue.headings import is_total
from analysis.panel.own_table import read_table


def test_a_total_row_is_never_a_place_by_its_name_or_by_arithmetic(csv, xlsx):
    rows = [["Xã", "Tháng", "Số vụ"]] + [
        [p, f"2019-0{m}", v * m] for p, v in (("Đa Tốn", 1), ("Cổ Bi", 2), ("Gia Lâm", 3), ("Bát Tràng", 0)) for m in (1, 2, 3)
    ]
    assert sorted(xlsx(rows).panel().places) == ["Bát Tràng", "Cổ Bi", "Đa Tốn"]
    for name in ("Tổng cộng", "CỘNG", "Toàn huyện", "Total", "Tổng số:"):
        assert csv(f"Xã,2018,2019\nA,1,2\nB,3,4\n{name},4,6\n").panel().places == ("A", "B")
    assert csv("Xã,2018,2019\nCộng Hòa,1,2\nTổng Cọt,3,4\n").panel().places == ("Cộng Hòa", "Tổng Cọt")
    parts = csv("Xã,2018,2019\nA,1,2\nB,3,4\nCộng I,4,6\nC,1,1\nCộng nhóm II,1,1\nTổng I+II,5,7\n")
    assert parts.panel().places == ("A", "B", "C") and len(parts.account.aside) == 3
    years = csv("Năm,Xã,Số vụ\n2018,A,1\n2018,B,2\n2018,Cộng 2018,9\n2019,A,3\n2019,B,4\n2019,Cộng 2019,9\n")
    assert years.panel().places == ("A", "B")


def test_a_total_column_or_row_of_periods_is_set_aside(csv):
    assert periods(csv("Xã,2018,2019,Tổng\nA,1,2,3\nB,3,4,7\n")) == ["2018", "2019"] * 2
    table = csv("Xã,Tháng,Số vụ\nA,Tháng 1/2019,5\nA,Tháng 2/2019,6\nA,Cả năm 2019,11\n")
    assert values(table) == [5, 6] and table.account.aside["row"].tolist() == ["4"]


def test_spellings_of_one_place_are_one_place_and_near_names_are_named(csv):
    table = csv(
        "Xã,Tháng,Số vụ\nHòa Bình,2019-01,5\nHoà Bình,2019-02,6\nhòa bình ,2019-03,6\nHa\u0300 Đông,2019-01,5\nHà Đông,2019-02,5\n"
    )
    assert table.panel().places == ("Hà Đông", "Hòa Bình") and "spelling" in said(table)
    assert asked(csv("Xã,Tháng,Số vụ\nĐa Tốn,2019-01,3\nĐa Tôn,2019-02,3\n")).keys() == {"names"}
    assert "near_names" in said(csv("Xã,Tháng,Số vụ\nĐa Tốn,2019-01,3\nĐa Tôn,2019-01,3\n"))


def test_a_place_may_be_called_na_and_two_communes_of_one_name_stay_two(csv, tmp_path):
    assert csv(HEAD + "NA,2019,5\nHN,2019,7\n").panel().places == ("HN", "NA")
    table = csv("Huyện,Xã,Năm,Số vụ\nH1,Tân Phú,2019,5\nH2,Tân Phú,2019,7\n")
    assert table.panel().places == ("Tân Phú (H1)", "Tân Phú (H2)")
    frame = pd.DataFrame({"place": [1, 1, 2, 2], "period": [2019, 2020] * 2, "outcome": [0, 4, 5, 6]})
    frame.to_stata(
        tmp_path / "t.dta", write_index=False, value_labels={"place": {1: "Tan Phu", 2: "Tan Phu"}, "outcome": {0: "none"}}
    )
    panel = read_table(tmp_path / "t.dta").panel()
    assert panel.places == ("Tan Phu (1)", "Tan Phu (2)") and panel.rows["outcome"].tolist() == [0, 4, 5, 6]


def test_sums_of_the_rows_before_them_are_set_aside_whatever_their_name(csv):
    parts = {"Yên Thường": (53, 40, 31, 60), "Ninh Hiệp": (52, 41, 12, 7), "Phù Đổng": (28, 30, 22, 9), "Lệ Chi": (40, 13, 8, 11)}
    rows = list(parts.items())
    rows.insert(2, ("Cụm 1", tuple(a + b for a, b in zip(parts["Yên Thường"], parts["Ninh Hiệp"], strict=True))))
    lines = [f"{name},{2019 + i},{values[i]}" for i in range(4) for name, values in rows]
    table = csv("\n".join(["Xã,Năm,Số vụ", *lines]))
    assert set(table.frame["Xã"]) == set(parts) and any("Cụm 1" in n.text.vi for n in table.notices)
    assert table.account.rows_in == table.account.rows_used + len(table.account.aside) == 20


def test_sums_that_stand_over_their_rows_are_set_aside_beside_a_total(csv):
    parts = [(53, 40, 31, 5), (52, 41, 12, 6), (28, 30, 22, 7), (40, 13, 8, 8)]
    total = lambda rows: tuple(map(sum, zip(*rows, strict=True)))  # noqa: E731
    rows = [
        ("Cụm 1", total(parts[:2])),
        *zip("AB", parts[:2], strict=True),
        ("Cụm 2", total(parts[2:])),
        *zip("CD", parts[2:], strict=True),
    ]
    lines = [";".join(map(str, (name, *values))) for name, values in [*rows, ("Tổng cộng", total(parts))]]
    table = csv("\n".join(["Xã;2016;2017;2018;2019", *lines]))
    assert set(table.frame["Xã"]) == set("ABCD") and table.account.rows_in == 7 == table.account.rows_used + len(
        table.account.aside
    )


def test_one_name_of_several_codes_is_several_places(csv):
    table = csv("Mã xã;Tên xã;Năm;Số vụ\n00565;Tân Lập;2012;8\n00565;Tân Lập;2013;9\n01565;Tân Lập;2012;19\n01565;Tân Lập;2013;20\n02;Gia;2012;1\n02;Gia;2013;2\n")  # fmt: skip
    assert set(table.panel().places) == {"Gia", "Tân Lập (00565)", "Tân Lập (01565)"}


def test_a_footnote_mark_behind_a_name_makes_no_other_place_and_a_number_is_asked_about(csv):
    table = csv("Xã,Năm,Số vụ\nNinh Hiệp,2018,5\nNinh Hiệp¹,2019,6\nLệ Chi,2018,3\nLệ Chi*,2019,4\n")
    assert set(table.frame["Xã"]) == {"Ninh Hiệp", "Lệ Chi"} and said(table) == {"spelling"} and not table.questions
    assert set(asked(csv("Xã,Năm,Số vụ\nNinh Hiệp,2018,5\nNinh Hiệp (1),2019,6\nLệ Chi,2018,3\nLệ Chi,2019,4\n"))) == {"names"}


def test_rows_that_a_letter_heads_are_groups_or_their_sums(xlsx):
    head = ["TT", "Đơn vị", "Năm 2018", "Năm 2019"]
    rows = [
        ["A", "Cụm 1", 9, 12],
        [1, "Yên Hòa", 4, 5],
        [2, "Tân Lập", 5, 7],
        ["B", "Cụm 2", 3, 4],
        [1, "Lệ Chi", 1, 1],
        [2, "Cổ Bi", 2, 3],
    ]
    assert set(xlsx([head, *rows]).frame["Đơn vị"]) == {"Yên Hòa", "Tân Lập", "Lệ Chi", "Cổ Bi"}
    names = [[t, n, None, None] if t in ("A", "B") else [t, n, a, b] for t, n, a, b in rows]
    assert set(xlsx([head, *names]).frame["Đơn vị"]) == {"Yên Hòa", "Tân Lập", "Lệ Chi", "Cổ Bi"}
    wrong = [["A", "Cụm 1", 9, 99], *rows[1:]]
    assert asked(xlsx([head, *wrong])) == {"total": ("A2", "A5")} and not xlsx([head, *wrong], cells="total=drop").questions


def test_a_number_behind_a_name_is_a_place_of_its_own_where_one_period_has_both(csv):
    table = csv("Xã,Năm,Số vụ\nYên Hòa,2018,5\nYên Hòa (2),2018,6\nYên Hòa,2019,5\nYên Hòa (2),2019,6\n")
    assert set(table.frame["Xã"]) == {"Yên Hòa", "Yên Hòa (2)"} and "near_names" in said(table)


def test_one_place_and_period_in_several_rows_is_asked_about_with_its_cells(csv):
    assert asked(csv(HEAD + "a,2019,5\na,2020,6\nb,2019,3\nb,2020,4\na,2020,9\n")) == {"repeated": ("C3", "C6")}


def test_sums_of_printed_pages_are_no_places_and_a_total_that_does_not_add_up_is_asked_about(xlsx):
    head = ["TT", "Xã", "Năm", "Trộm cắp", "Cướp giật", "Tổng số vụ"]
    rows = [
        [i, f"Đức {p}", y, i, 2, i + 2]
        for i, (p, y) in enumerate([(p, y) for p in ("An", "Bình", "Chánh") for y in range(2016, 2020)], 1)
    ]
    rows[7][5] = 25
    page = [[None, "Cộng trang 1", None, 21, 12, 33], head, [None, "Trang trước chuyển sang", None, 21, 12, 33]]
    table = xlsx([head, *rows[:6], *page, *rows[6:]])
    assert asked(table) == {"totals": ("F12",)} and len(table.frame) == 12


LETTERED = (
    "TT,Đơn vị,Năm,Số vụ\nA,{},2019,{}\n1,Đa Tốn,2019,{}\n2,Kiêu Kỵ,2019,{}\nB,{},2019,{}\n1,Lệ Chi,2019,4\n2,Cổ Bi,2019,5\n"
)


def test_lettered_rows_are_sums_where_all_are_and_else_asked_about_together(csv):
    table = csv(LETTERED.format("Cụm 1", 0, 0, 0, "Cụm 2", 9))
    assert not table.questions and set(table.frame["Đơn vị"]) == {"Đa Tốn", "Kiêu Kỵ", "Lệ Chi", "Cổ Bi"}
    assert asked(csv(LETTERED.format("Yên Hòa", 5, 2, 3, "Kim Lan", 4))) == {"total": ("A2", "A5")}
    assert asked(csv(LETTERED.format("Cụm 1", 0, 0, 0, "Kim Lan", 4))) == {"total": ("A2", "A5")}


def test_lettered_rows_are_sums_of_what_was_reported(csv):
    rows = "I,Cụm 1,10,9,8,6,\n1,Đa Tốn,4,5,6,1,\n2,Kiêu Kỵ,6,4,2,5,\nII,Cụm 2,9,7,5,4,\n3,Lệ Chi,5,3,4,,\n4,Cổ Bi,4,4,1,4,\n"
    table = csv(f"Biểu số 03: Số vụ trộm cắp năm 2020,,,,,\nSTT,Xã,T1,T2,T3,T4,\n{rows}")
    assert not table.questions and table.frame["Xã"].nunique() == 4 and table.outcome() == "Số vụ trộm cắp"


@pytest.mark.parametrize("group", ["I. CÁC XÃ VEN", "Cụm trung tâm", "A - Vùng núi"])
def test_rows_named_where_others_have_their_number_are_sums_or_asked_about(csv, group):
    rows = f"TT,Xã,2018,2019,2020\n{group},,14,13,9\n1,Đa Tốn,5,9,6\n2,Kiêu Kỵ,9,4,3\nII. CÁC XÃ KHÁC,,{{}},13,9\n1,Lệ Chi,9,8,3\n2,Cổ Bi,4,5,6\n"
    table = csv(rows.format(13))
    assert not table.questions and set(table.frame["Xã"]) == {"Đa Tốn", "Kiêu Kỵ", "Lệ Chi", "Cổ Bi"}
    assert asked(csv(rows.format(17))).keys() == {"total"}
    assert not csv(rows.format(17), cells="total=drop").questions


@pytest.mark.parametrize(("kind", "each"), [("Loại tội", ("Trộm", "Cướp")), ("Tội danh", ("Trộm", "Cướp")), ("Giới", ("Nam", "Nữ")), ("Đợt", (1, 2)), ("Lần", (1, 2))])  # fmt: skip
def test_repeated_rows_are_asked_about_once_with_the_columns_that_part_them(csv, kind, each):
    rows = [(xa, y, k, g) for xa in ("Đa Tốn", "Kiêu Kỵ") for y in (2018, 2019) for k in each for g in "ab"]
    text = f"Xã,Năm,{kind},Nhóm,Số vụ\n" + "".join(f"{xa},{y},{k},{g},{n % 3}\n" for n, (xa, y, k, g) in enumerate(rows))
    both = [q for q in csv(text).questions if q.about == "repeated"]
    assert len(both) == 1 and f"“{kind}” và “Nhóm”" in both[0].text.vi
    if kind != "Tội danh":  # alone it names indicators
        one = [
            q for q in csv("\n".join(line for line in text.splitlines() if ",b," not in line)).questions if q.about == "repeated"
        ]
        assert len(one) == 1 and f"khác nhau ở cột “{kind}” (" in one[0].text.vi


def test_a_list_by_day_is_asked_about_once(csv):
    days = ((1, "Trộm cắp"), (1, "Cướp giật"), (2, "Trộm cắp"), (2, "Trộm cắp"), (9, "Cướp giật"))
    text = "Ngày,Xã,Tội danh,Số đối tượng\n" + "".join(f"{d:02}/03/2019,Đa Tốn,{crime},2\n" for d, crime in days)
    repeated = [q for q in csv(text).questions if q.about == "repeated"]
    assert len(repeated) == 1 and "có dòng khác nhau ở cột “Tội danh”" in repeated[0].text.vi


def test_borders_that_changed_within_the_periods_are_said(csv):
    before = "".join(f"{p},Quý {q}/2024,{q + 4}\n" for q in (1, 2, 3, 4) for p in ("Xã Kim Lan", "Xã Văn Đức", "Xã Kiêu Kỵ"))
    after = "".join(f"{p},Quý {q}/2025,{q + 8}\n" for q in (1, 2) for p in ("Xã Kim Đức", "Xã Kiêu Kỵ"))
    told = [n.text.vi for n in csv("Xã,Quý,Số vụ\n" + before + after).notices if n.code == "borders"]
    assert len(told) == 1 and "01/01/2025" in told[0] and "Xã Kim Lan → Xã Kim Đức" in told[0]
    assert "borders" not in said(csv("Xã,Quý,Số vụ\n" + before))


def test_names_that_gain_or_lose_their_type_are_one_place(csv):
    names = {2018: ("Thị trấn Yên Hòa", "Xã Yên Hòa", "Xã Tân Lộc"), 2019: ("TT. Yên Hòa", "X. Yên Hòa", "Tân Lộc")}
    lines = [f"{name},{year},{i + 3}" for year, own in names.items() for i, name in enumerate(own)]
    table = csv("\n".join(["Xã,Năm,Số vụ", *lines]))
    assert set(table.frame["Xã"]) == set(names[2018]) and not table.questions
    assert set(asked(csv("\n".join(["Xã,Năm,Số vụ", *lines[:3], "Yên Hòa,2019,4"])))) == {"names"}


def test_yes_and_no_that_nothing_uses_is_offered_as_the_treatment(csv):
    table = csv(
        "Xã,Năm,Số vụ,Camera\n" + "".join(f"{p},{y},5,{'có' if p == 'A' else 'không'}\n" for p in "AB" for y in (2018, 2019))
    )
    assert ["Camera=treated" in n.text.vi for n in table.notices if n.code == "unused_yes_no"] == [True]


def test_a_bare_name_of_two_places_of_the_register_is_asked_about(csv):
    table = csv("Xã,Năm,Số vụ\nXã Yên Viên,2018,50\nXã Đa Tốn,2018,3\nYên Viên,2019,5\nXã Đa Tốn,2019,4\n")
    assert "names" in asked(table)


def test_halves_of_a_commune_by_letter_or_number_are_two_places(csv):
    table = csv("Xã,Tháng,Số vụ\nTân Lập A,2019-01,3\nTân Lập B,2019-02,3\nẤp 1,2019-01,4\nẤp 2,2019-02,4\n")
    assert not table.questions and "near_names" in said(table)


def test_a_repeated_row_that_its_note_does_not_count_is_set_aside(csv):
    text = "Xã,Tháng,Số vụ,Ghi chú\nA,01/2020,3,\nA,02/2020,4,\nA,02/2020,4,{note}\nB,01/2020,1,đã duyệt\nB,02/2020,2,\n"
    table = csv(text.format(note="lặp dòng 3 không tính"))
    assert not table.questions and values(table) == [3, 4, 1, 2] and table.account.aside["row"].tolist() == ["4"]
    assert any(n.code == "struck_rows" and n.cells == ("D4",) for n in table.notices)
    for note in ("Đã đồng bộ", "Xã không công nhận số này", "Không tính các vụ do tỉnh thụ lý", "vụ do tỉnh thụ lý không tính"):
        assert set(asked(csv(text.format(note=note)))) == {"repeated"}, note
    for note in ("Không cộng", "trùng dòng trên, không tính", "Bỏ dòng này.", "khong tinh", "not counted"):
        assert values(csv(text.format(note=f'"{note}"'))) == [3, 4, 1, 2], note
    assert set(asked(csv(text.format(note="bổ sung")))) == {"repeated"}
    twice = text.replace("A,02/2020,4,\n", "A,02/2020,4,không tính\n", 1)
    assert set(asked(csv(twice.format(note="không tính")))) == {"repeated"}


def test_a_total_is_known_by_its_marks(csv):
    wards = csv(
        "Phường,Năm,Số vụ\n" + "".join(f"{p},{y},{y % 7}\n" for p in ("Cống Vị", "Kim Mã", "Cong Vi") for y in (2019, 2020))
    )
    assert len(wards.frame) == 6
    for label in ("Cống Vị", "Tòng", "Tống Đ", "Tổng công ty Than", "Công A", "Cong Vi"):
        assert not is_total(label), label
    for label in ("CỘNG VI", "Tổng", "TONG CONG", "Cong A", "Cộng nhóm II", "Tổng 2019 + 2020", "Tòan huyện", "Luỹ kế"):
        assert is_total(label), label


def test_a_total_of_one_place_beneath_its_months_is_set_aside_without_a_question(xlsx):
    rows = [["STT", "Xã", "Tháng", "Số vụ"]]
    for n, place in enumerate(("Xã An Lạc Thượng", "Xã Bình Khê"), 1):
        months = [[n, place, f"0{m}/2019", m + n] for m in range(1, 5)]
        rows += [*months, [None, f"Cộng {place}", None, sum(row[3] for row in months)]]
    table = xlsx([*rows, [None, "TỔNG CỘNG", None, 34]])
    assert (
        not table.questions and set(table.frame["Xã"]) == {"Xã An Lạc Thượng", "Xã Bình Khê"} and table.frame["Số vụ"].sum() == 32
    )
    assert table.account.aside["row"].tolist() == ["6", "11", "12"] and "total_rows" in said(table)
    named = xlsx(
        [
            ["Xã", "Năm", "Số vụ"],
            *([place, year, year % 7] for place in ("Hòa", "Cộng Hòa", "An Bình") for year in range(2015, 2019)),
        ]
    )
    assert set(named.frame["Xã"]) == {"Hòa", "Cộng Hòa", "An Bình"}


def test_a_district_among_its_communes_that_is_not_their_sum_is_asked_about(csv):
    rows = "".join(
        f"{name},{year},{n + year % 3}\n"
        for year in range(2015, 2020)
        for n, name in enumerate(("Xã Ea Đar", "Xã Ea Kmút", "TT Ea Knốp", "Phường Tân Lập", "Huyện Ea Kar"), 2)
    )
    asked = csv("Đơn vị,Năm,Số vụ\n" + rows)
    assert [q.about for q in asked.questions] == ["total"] and "Huyện Ea Kar" in asked.questions[0].text.vi
    assert csv("Đơn vị,Năm,Số vụ\n" + rows, cells="total=drop").frame["Đơn vị"].nunique() == 4
    assert not csv("Đơn vị,Năm,Số vụ\n" + rows, cells="total=keep").questions
    assert not csv("Đơn vị,Năm,Số vụ\n" + rows.replace("Xã", "Huyện").replace("TT", "Thị xã")).questions
    summed = "".join(f"{name},{year},{n}\n" for year in range(2015, 2020) for name, n in (("Xã A Lưới", 2), ("Xã Bình Thành", 3), ("Xã Hương Vân", 4), ("Huyện A Lưới", 9)))  # fmt: skip
    table = csv("Đơn vị,Năm,Số vụ\n" + summed)
    assert not table.questions and table.frame["Đơn vị"].nunique() == 3


def test_rows_without_a_place_that_another_column_calls_totals_are_set_aside(csv):
    rows = [f"{d},{x},{m:02d}/2021,{m}\n" for d, own in (("Huyện A", "EFG"), ("Huyện B", "HIK")) for x in own for m in (1, 2)]
    with_sums = [*rows[:6], *(f"Cộng huyện A,,{m:02d}/2021,{3 * m}\n" for m in (1, 2)), *rows[6:]]
    table = csv("Huyện,Xã,Tháng,Số vụ\n" + "".join(with_sums))
    assert not table.questions and "total_rows" in said(table) and len(table.frame) == 12 and table.account.rows_in == 14
    noted = csv("Ghi chú,Xã,Tháng,Số vụ\n" + "".join(with_sums))
    assert "blank_place" in asked(noted)  # a remark makes no total


def test_a_name_that_differs_in_a_letter_and_in_its_kind_is_another_place(csv):
    def table(other):
        places = ("Xã Phước Hội", "Xã Long Mỹ", other)
        return csv(
            "Xã,Năm,Số vụ\n" + "".join(f"{p},{y},{y % 7}\n" for p in places[:2] for y in (2018, 2019)) + f"{other},2020,3\n"
        )

    assert not asked(table("TT Phước Hải")) and "near_names" in said(table("TT Phước Hải"))
    assert asked(table("Xã Phước Hải"))


@pytest.mark.parametrize("mark", ["-nt-", "như trên", "〃", "nt"])
def test_a_ditto_mark_is_the_place_above(csv, mark):
    rows = [("Đa Tốn", 1), (mark, 2), ("Cổ Bi", 1), (mark, 2), (mark, 3)]
    table = csv("Xã,Tháng,Số vụ\n" + "".join(f"{x},0{m}/2020,{m}\n" for x, m in rows))
    assert table.frame["Xã"].tolist() == ["Đa Tốn"] * 2 + ["Cổ Bi"] * 3 and "ditto" in said(table) and not table.questions


def test_rows_that_roman_numbers_head_are_sums_where_no_heading_names_the_figures(xlsx):
    communes = {f"Xã {name}": i for i, name in enumerate(("An", "Bình", "Chi", "Dung"), 3)}
    rows = [
        ["SỐ VỤ PHẠM PHÁP HÌNH SỰ NĂM 2020"],
        ["STT", "Đơn vị", "Chia theo tháng", *[None] * 11],
        [None, None, *(f"Th.{m}" for m in range(1, 13))],
    ]
    for n, own in (("I", list(communes)[:2]), ("II", list(communes)[2:])):
        rows.append([n, f"Cụm {n}", *(sum(communes[x] * m % 7 for x in own) for m in range(1, 13))])
        rows += [[i, x, *(communes[x] * m % 7 for m in range(1, 13))] for i, x in enumerate(own, 1)]

    def merge(book):
        book.active.merge_cells("C2:N2")
        for cells in ("A2:A3", "B2:B3"):
            book.active.merge_cells(cells)

    table = xlsx(rows, merge)
    assert (
        not table.questions
        and set(table.frame["Đơn vị"]) == set(communes)
        and table.columns("outcome") == ("SỐ VỤ PHẠM PHÁP HÌNH SỰ",)
    )


def test_nt_of_the_countryside_is_no_ditto_mark_and_a_ditto_below_a_sum_is_that_of_the_row_before_it(csv):
    zones = csv(
        "Xã,Khu vực,Năm,Số vụ\n"
        + "".join(f"{p},{z},{y},{y % 7}\n" for p, z in zip("ABCD", ("TT", "NT") * 2, strict=True) for y in (2019, 2020))
    )
    assert zones.frame["Khu vực"].tolist() == ["TT", "TT", "NT", "NT"] * 2 and "ditto" not in said(zones)
    table = csv("Ngày,Xã,Số vụ\n03/2021,A,2\n-nt-,B,3\nCộng,,5\n-nt-,C,1\n")
    assert table.frame["Xã"].tolist() == ["A", "B", "C"]


def test_blanks_are_filled_from_the_last_name_past_a_total(csv):
    text = "Xã,Loại,Năm,Số vụ\nA,x,2019,1\n,x,2020,2\n,Tổng số,2020,3\n,x,2021,4\nB,x,2019,5\n,x,2020,6\n,x,2021,7\n"
    table = csv(text, cells="blank=fill")
    assert table.frame["Xã"].tolist() == ["A"] * 3 + ["B"] * 3 and table.account.aside["row"].tolist() == ["4"]


def test_an_average_beside_counts_does_not_hide_a_sum(csv):
    rows = [(p, y, n + y % 5, 40 + n) for n, p in enumerate("ABCD", 3) for y in (2018, 2019, 2020)]
    rows += [("Châu Thành", y, sum(n for _, when, n, _ in rows if when == y), 45 + y % 3) for y in (2018, 2019, 2020)]
    table = csv("Đơn vị,Năm,Số vụ,Thu nhập bình quân\n" + "".join(f"{p},{y},{n},{m + y % 2}\n" for p, y, n, m in rows))
    assert "Châu Thành" not in set(table.frame["Đơn vị"]) and len(table.frame) == 12


def test_a_register_writes_one_commune_with_and_without_its_type_but_never_leaves_open_which_of_two(csv):
    head = "Mã vụ,Loại vụ,Ngày xảy ra,Xã\n"
    rows = "V1,Trộm cắp,04/01/2020,Xã Núi Xa\nV2,Trộm cắp,05/01/2020,Núi Xa\nV3,Đánh bạc,16/02/2020,Xã Suối Ngoài\n"
    table = csv(head + rows)
    assert not table.questions and set(table.panel("Số vụ").places) == {"Xã Núi Xa", "Xã Suối Ngoài"}
    assert set(asked(csv(head + rows + "V4,Đánh bạc,17/01/2020,TT Núi Xa\n"))) == {"names"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("TT Nam Đàn", "Xã Nam Anh"), ("Hoài Hải", "Hoài Hảo"), ("Nhơn Hòa", "Nhơn Hậu"), ("Nhơn Thành", "Nhơn Khánh")],
)
def test_two_places_that_stand_beside_one_another_all_along_are_no_doubt(csv, one, other):
    rows = [f"{p},2019-{m:02},{3 + (m * 5 + k) % 7}" for m in range(1, 13) for k, p in enumerate((one, other, "Vân Diên"))]
    assert "near_names" not in said(csv("\n".join(["Xã,Tháng,Số vụ", *rows])))


def test_a_slip_that_stands_beside_the_name_once_is_named(csv):
    rows = [f"{p},2019-{m:02},{3 + (m * 5 + k) % 7}" for m in range(1, 13) for k, p in enumerate(("Nhơn Thành", "Vân Diên"))]
    assert "near_names" in said(csv("\n".join(["Xã,Tháng,Số vụ", *rows, "Nhơn Thanhh,2019-12,4", "Nhơn Thanhh,2020-01,4"])))


def test_of_two_columns_of_places_the_finer_is_the_place_whatever_says_so(csv, tmp_path):
    rows = [(1 + d // 2, 10 + d, 2018 + y, d + y) for d in range(4) for y in range(3)]
    frame = pd.DataFrame(rows, columns=["prov", "dist", "year", "cases"])
    labels = {"prov": {1: "An Giang", 2: "Long An"}, "dist": dict(zip(range(10, 14), ("Châu Phú", "Tri Tôn", "Bến Lức", "Tân Trụ"), strict=True))}  # fmt: skip
    path = tmp_path / "t.dta"
    frame.to_stata(path, write_index=False, version=118, value_labels=labels, variable_labels={"prov": "Province", "dist": "District"})  # fmt: skip
    assert read_table(path).panel().places == ("Bến Lức", "Châu Phú", "Tri Tôn", "Tân Trụ")
    frame.to_stata(path, write_index=False, version=118, value_labels=labels, variable_labels={"prov": "Province"})
    answers = lambda table: next(q.answers for q in table.questions if q.about == "repeated")  # noqa: E731
    assert answers(read_table(path))[0] == 'columns="dist=place"'
    assert len(read_table(path, columns="dist=place").panel().places) == 4
    kinds = csv("Xã,Loại,Năm,Số vụ\nA,x,2018,1\nA,y,2018,2\nB,x,2018,3\nB,y,2018,4\nA,x,2019,1\nB,x,2019,3\n")
    assert answers(kinds) == ('cells="repeated=add"', "")


def test_communes_of_one_name_below_two_districts_are_two_places(xlsx):
    of = {"Huyện Mộc Châu": ("Xã Tân Lập", "Xã Chiềng Hặc", "Xã Đông Sang"), "Huyện Sông Mã": ("Xã Tân Lập", "Xã Chiềng Khoong", "Xã Nà Nghịu")}  # fmt: skip
    rows = [["TT", "Huyện, xã", *range(2013, 2019)]]
    for d, (district, communes) in enumerate(of.items()):
        figures = [[7 * d + 3 * c + (year * (c + 2)) % 5 + 1 for year in range(6)] for c in range(3)]
        rows.append(["I" * (d + 1), district, *map(sum, zip(*figures, strict=True))])
        rows += [[c, name, *own] for c, (name, own) in enumerate(zip(communes, figures, strict=True), 1)]
    table = xlsx(rows)
    assert not asked(table) and "same_name" in said(table) and len(table.panel().places) == 6
    assert {"Xã Tân Lập (Huyện Mộc Châu)", "Xã Tân Lập (Huyện Sông Mã)"} <= set(table.panel().places)


def test_no_commune_is_named_after_the_district_above_it_where_totals_stand_below(csv):
    of = {"Huyện Văn Bàn": ("Xã Khánh Yên", "Xã Làng Giàng"), "Huyện Bảo Yên": ("Xã Tân An", "Xã Xuân Hòa"), "Huyện Bắc Hà": ("Xã Tân An", "Xã Na Hối")}  # fmt: skip
    rows = []
    for year in range(2019, 2024):
        for d, (district, communes) in enumerate(of.items()):
            figures = [5 + 9 * d + 4 * c + (year * (c + d + 2)) % 7 for c in range(2)]
            rows += [f"{name},{year},{n}" for name, n in zip((*communes, district), (*figures, sum(figures)), strict=True)]
    table = csv("Địa bàn,Năm,Số vụ\n" + "\n".join(rows))
    assert "same_name" not in said(table) and "repeated" in asked(table)


def test_several_rows_of_a_place_and_period_are_joined_or_dropped_as_answered(csv):
    text = "Xã,Năm,Số vụ\n" + "".join(f"{x},{y},{n}\n" for y in (2018, 2019) for x, n in (("A", 1), ("Phú Sơn", 3), ("B", 4), ("Phú Sơn", 5)))  # fmt: skip
    (question,) = csv(text).questions
    assert "“Phú Sơn”" in question.text.vi and len(question.answers) == 4
    for how, left in (("add", 8), ("first", 3), ("last", 5)):
        table = csv(text, cells=f"repeated={how}")
        assert (
            not table.questions and values(table) == [1, left, 4] * 2
            if how != "last"
            else sorted(values(table)) == [1, 1, 4, 4, 5, 5]
        )
        assert table.account.rows_in == table.account.rows_used + len(table.account.aside)
    rates = text.replace("Số vụ", "Tỷ lệ hòa giải")
    assert not any("add" in answer for answer in csv(rates).questions[0].answers) and csv(rates, cells="repeated=add").questions


def test_communes_of_one_name_below_rows_of_districts_without_figures_are_two_places(xlsx):
    of = {"Huyện Mộc Hóa": ("Tân Lập", "Bình Hiệp", "Thạnh Trị", "An Lạc"), "Huyện Tân Thạnh": ("Tân Lập", "Hậu Thạnh", "Kiến Bình", "Nhơn Hòa")}  # fmt: skip
    rows: list[list] = [["Đơn vị", *range(2013, 2019)]]
    for d, (district, communes) in enumerate(of.items()):
        rows.append([district])
        rows += [[name, *(7 * d + 3 * c + (year * (c + 2)) % 5 + 1 for year in range(6))] for c, name in enumerate(communes)]
    table = xlsx(rows)
    assert not asked(table) and "same_name" in said(table) and len(table.panel().places) == 8
    rows[1][0], rows[6][0] = "I. Huyện Mộc Hóa", "II. Huyện Tân Thạnh:"
    assert set(xlsx(rows).panel().places) == set(table.panel().places)
    own = table.frame.query("`Đơn vị` == 'Tân Lập (Huyện Tân Thạnh)'")
    assert own[table.columns("outcome")[0]].tolist() == rows[7][1:]


def test_parts_of_groups_are_not_named_after_them(xlsx):
    rows: list[list] = [["Nhóm", *range(2013, 2019)]]
    for n, district in enumerate(("Huyện Mộc Hóa", "Huyện Tân Thạnh")):
        rows.append([district])
        rows += [[name, *(7 * n + 3 * c + year for year in range(6))] for c, name in enumerate(("Nam", "Nữ", "Trẻ em"))]
    assert "same_name" not in said(xlsx(rows))


def test_a_commune_written_once_over_its_hamlets_is_that_of_the_rows_below(xlsx):
    hamlets = ("Thôn 1", "Thôn 2", "Thôn 3")
    wide: list[list] = [["Xã", "Thôn", *range(2013, 2019)]]
    for n, name in enumerate(("An Bình", "Cửu Long", "Thạch Lâm")):
        wide += [[name if not i else None, own, *(3 * n + i + (year * (i + 2)) % 5 for year in range(6))] for i, own in enumerate(hamlets)]  # fmt: skip
    table = xlsx(wide)
    assert not asked(table) and {"same_name", "written_once"} <= set(said(table)) and len(table.panel().places) == 9
    assert table.frame.query("`Thôn` == 'Thôn 2 (Cửu Long)'")[table.columns("outcome")[0]].tolist() == wide[5][2:]
    long = [["Xã", "Thôn", "Năm", "Số vụ"]]
    for row in wide[1:]:
        long += [[*(row[:2] if not y else (None, None)), 2013 + y, row[2 + y]] for y in range(6)]
    table = xlsx(long, cells="blank=fill")
    assert not asked(table) and len(table.panel().places) == 9
    assert table.frame.query("`Thôn` == 'Thôn 3 (Thạch Lâm)'")["Số vụ"].tolist() == wide[9][2:]


def test_a_start_beside_a_commune_written_once_is_that_of_its_hamlets(xlsx):
    def of(starts):
        rows = [
            [x if not k else None, f"Thôn {k}", starts.get((x, k)), *range(n, n + 6)]
            for n, x in enumerate("ABCD")
            for k in range(3)
        ]
        return xlsx([["Xã", "Thôn", "Ngày bắt đầu", *range(2013, 2019)], *rows])

    table = of({("A", 0): 2016, ("C", 0): 2017})
    begun = table.panel().rows.groupby("place")["adopted"].first().dropna().astype(str)
    assert "start" in said(table) and not table.questions and dict(begun) == {f"Thôn {k} ({x})": y for x, y in (("A", "2016"), ("C", "2017")) for k in range(3)}  # fmt: skip
    for starts in ({("A", 0): 2016, ("C", 1): 2017}, {("A", 0): 2016}):  # of one hamlet
        own = of(starts)
        assert "start" not in said(own) and own.panel().rows.groupby("place")["adopted"].first().notna().sum() == len(starts)


def test_communes_that_lack_here_and_there_are_not_filled(xlsx):
    communes = ("An Bình", "An Bình", "Cửu Long", None, "Thạch Lâm", "Thạch Lâm")
    rows = [[xa, f"Thôn {i % 2 + 1}", *(i + y for y in range(6))] for i, xa in enumerate(communes)]
    table = xlsx([["Xã", "Thôn", *range(2013, 2019)], *rows])
    assert "written_once" not in said(table)


@pytest.mark.parametrize("own", ["Công an tỉnh", "Thị xã Hương Trà"])
def test_one_row_more_at_an_end_leaves_communes_of_one_name_apart(xlsx, own):
    of = {
        "Huyện A Lưới": ("Xã Hồng Hạ", "Xã Phú Vinh", "Xã Hồng Kim"),
        "Huyện Phú Vang": ("Xã Phú An", "Xã Phú Vinh", "Xã Vinh Hà"),
    }
    rows: list[list] = []
    for d, (district, communes) in enumerate(of.items()):
        figures = [[7 * d + 3 * c + (year * (c + 2)) % 5 + 3 for year in range(6)] for c in range(3)]
        rows.append([district, *map(sum, zip(*figures, strict=True))])
        rows += [[name, *figure] for name, figure in zip(communes, figures, strict=True)]
    more = [own, *(61 + 7 * y % 10 for y in range(6))]
    rows = [more, *rows] if own.startswith("Công an") else [*rows, more]
    table = xlsx([["Đơn vị", *range(2013, 2019)], *rows])
    assert "same_name" in said(table) and {"Xã Phú Vinh (Huyện A Lưới)", "Xã Phú Vinh (Huyện Phú Vang)"} <= set(
        table.frame["Đơn vị"]
    )
    assert not {"Huyện A Lưới", "Huyện Phú Vang"} & set(table.frame["Đơn vị"])
    assert all("Huyện" not in question.text.vi for question in table.questions)
