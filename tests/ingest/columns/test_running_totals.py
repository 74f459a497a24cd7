"""Figures that add up from January on, and half-years: asked about, differences and years where so answered."""

import pandas as pd
import pytest
from table_readings import asked, periods, said, values

from analysis.errors import BadParameter, BadTable


def test_running_totals_of_months_are_asked_about(csv):
    text = "Xã,Tháng,Số vụ (lũy kế từ đầu năm)\nA,01/2019,4\nA,02/2019,9\nB,01/2019,1\nB,03/2019,2\n"
    assert set(asked(csv(text))) == {"running"} and values(csv(text, cells="running=keep")) == [4, 9, 1, 2]
    assert str(values(csv(text, cells="running=difference"))) == "[4.0, 5.0, 1.0, nan]"


def test_sums_from_january_on_are_no_quarters(xlsx):
    def merge(book):
        book.active.merge_cells("B1:E1")
        book.active.merge_cells("A1:A2")

    rows = [
        ["Xã", "Năm 2018", None, None, None],
        [None, "3 tháng", "6 tháng", "9 tháng", "12 tháng"],
        ["A", 7, 19, 29, 37],
        ["B", 8, 14, 31, 39],
    ]
    assert asked(xlsx(rows, merge)) == {"running": ("B1", "C1", "D1", "E1")}
    quarters = xlsx(rows, merge, cells="running=difference")
    assert periods(quarters)[:4] == ["2018Q1", "2018Q2", "2018Q3", "2018Q4"] and values(quarters)[:4] == [7, 12, 10, 8]
    assert values(xlsx(rows, merge, cells="running=year")) == [37, 39] and not quarters.questions


def test_figures_that_only_rise_within_each_year_are_asked_about(csv):
    rows = [f"{xa},{m}/{y},{3 * m + y - 2018}" for xa in "AB" for y in (2018, 2019) for m in range(1, 13)]
    assert set(asked(csv("\n".join(["Xã,Tháng,Số vụ", *rows])))) == {"running"}


def test_columns_of_running_totals_are_quarters_by_difference_and_times_of_a_follow_up_are_not(csv):
    text = "Xã,Năm,Lũy kế 3 tháng,Lũy kế 6 tháng,Lũy kế 9 tháng,Lũy kế 12 tháng\nA,2018,3,7,9,14\nA,2019,2,4,4,9\n"
    assert set(asked(csv(text))) == {"running"}
    table = csv(text, cells="running=difference")
    assert periods(table)[:5] == ["2018Q1", "2018Q2", "2018Q3", "2018Q4", "2019Q1"] and values(table)[:5] == [3, 4, 2, 5, 2]
    followed = csv("Mã BN,Nhóm,3 tháng,6 tháng\nN1,Can thiệp,20,21\nN2,Đối chứng,19,19\nN3,Can thiệp,18,20\n")
    assert followed.kind == "persons" and "running" not in asked(followed)


def test_half_years_make_no_panel_which_is_said_with_what_would(csv):
    table = csv("Xã,Kỳ,Số vụ,Số người nghiện hiện có\nA,H1/2018,3,30\nA,H2/2018,4,40\nB,H1/2018,1,5\nB,H2/2018,2,6\n")
    assert set(asked(table)) == {"half"} and values(table, "Số vụ") == [3, 4, 1, 2]
    with pytest.raises(BadTable, match="add the events of both halves to one row a year"):
        table.panel("Số vụ")


def test_running_totals_to_quarters_are_asked_about_and_a_missing_column_or_unread_cell_gives_no_difference(csv):
    text = "Xã,Năm,Lũy kế đến quý I,Luỹ kế đến quý II,Lũy kế đến quí III,Lũy kế đến hết quý IV\nA,2018,3,7,9,14\nA,2019,2,-,1.204,1.209\n"
    assert set(asked(csv(text))) == {"running", "missing", "numbers"}
    for answers in ({}, {"numbers": "vi"}):
        table = csv(text, cells="running=difference", **answers)
        assert [q.cells for q in table.questions if q.about == "running"] == [("D3", "E3", "F3")[: 1 if answers else 3]]
    table = csv(text, cells="running=difference; -=missing", numbers="vi")
    assert not table.questions and str(values(table)) == "[3.0, 4.0, 2.0, 5.0, 2.0, nan, nan, 5.0]"


def test_a_running_total_without_the_one_before_it_gives_no_difference(xlsx):
    rows = [
        [None, 2018, None, None, None, 2019, None],
        ["Xã", *(f"Lũy kế {m} tháng" for m in (3, 6, 9, 12, 3, 9))],
        ["A", 3, 7, 9, 14, 2, 8],
        ["B", 1, 2, 2, 5, 4, 4],
    ]

    def merge(book):
        book.active.merge_cells("B1:E1")
        book.active.merge_cells("F1:G1")

    table = xlsx(rows, merge, cells="running=difference")
    quarters = dict(zip(zip(table.frame["Xã"], periods(table), strict=True), values(table), strict=True))
    assert quarters["A", "2018Q4"] == 5 and quarters["A", "2019Q1"] == 2 and pd.isna(quarters["A", "2019Q3"])
    assert any("2019" in n.text.en and n.text.en.startswith("Left empty") for n in table.notices)


def test_what_is_done_with_running_totals_is_told_column_by_column(csv):
    rows = [
        f"Xã {p},{y}-{m:02d},{m * 10 + 100 * p},{m * 7 + 100 * p}"
        for p in range(1, 4)
        for y in (2018, 2019)
        for m in range(1, 13)
    ]
    text = "Xã,Tháng,Số vụ lũy kế,Số tin lũy kế\n" + "\n".join(rows) + "\n"
    answers = [a for q in csv(text).questions if q.about == "running" for a in q.answers]
    assert 'cells="running(Số vụ lũy kế)=difference"' in answers
    table = csv(text, cells="running(Số vụ lũy kế)=difference; running(Số tin lũy kế)=keep")
    assert "running" not in asked(table)
    assert values(table, "Số vụ lũy kế")[:3] == [110, 10, 10] and values(table, "Số tin lũy kế")[:3] == [107, 114, 121]
    with pytest.raises(BadParameter, match="Số vụ"):
        csv(text, cells="running(Xã)=keep")


def test_a_whole_year_that_is_its_last_period_tells_of_running_totals_and_one_that_is_the_sum_does_not(csv):
    head = "TÌNH HÌNH NĂM 2020,,,,,\nXã,Quý I,Quý II,Quý III,Quý IV,Cả năm\n"
    adding = [("Đa Tốn", 2, 5, 6, 11), ("Cổ Bi", 1, 1, 4, 7), ("Lệ Chi", 3, 3, 9, 9)]
    rows = "\n".join(",".join(map(str, (*row, row[-1]))) for row in adding)
    assert set(asked(csv(head + rows))) == {"running"}
    assert values(csv(head + rows, cells="running=difference"))[:4] == [2, 3, 1, 5]
    plain = "\n".join(",".join(map(str, (*row, sum(row[1:])))) for row in adding)
    assert not asked(csv(head + plain))
    years = "Xã,Quý I/2019,Quý II/2019,Quý III/2019,Cả năm 2019,Năm 2020\n"
    assert not asked(csv(years + "A,1,2,3,6,7\nB,1,1,1,3,2\nC,4,4,1,9,9\n"))
    assert set(asked(csv(years + "A,1,2,3,3,7\nB,1,1,1,1,2\nC,4,5,6,6,9\n"))) == {"running"}
    stock = rows.replace("Cổ Bi,1,1,4,7", "Cổ Bi,8,1,4,7")
    assert not asked(csv(head + stock))


def test_running_totals_beside_what_they_add_up_are_not_used(csv):
    rows = [("A", 1, 4, 4), ("A", 2, 3, 7), ("A", 3, 0, 7), ("B", 1, 2, 2), ("B", 2, 5, 7), ("B", 3, 1, 8)]
    text = "Xã,Tháng,Số vụ trong tháng,Số vụ lũy kế\n" + "".join(f"{p},0{m}/2020,{n},{total}\n" for p, m, n, total in rows)
    table = csv(text)
    assert table.columns("outcome") == ("Số vụ trong tháng",) and not table.questions and "running_total" in said(table)
    assert set(asked(csv(text.replace("B,03/2020,1,8", "B,03/2020,1,9")))) == {"running"}


def test_whole_years_are_used_where_they_stand_beside_their_halves(xlsx):
    rows = [
        ["Xã", 2020, None, None, 2021, None, None],
        [None, "6 tháng đầu năm", "6 tháng cuối năm", "Cả năm", "6 tháng đầu năm", "6 tháng cuối năm", "Cả năm"],
        ["Đa Tốn", 3, 4, 7, 1, 2, 3],
        ["Cổ Bi", 5, 5, 10, 2, 6, 8],
    ]

    def merge(book):
        for cells in ("B1:D1", "E1:G1", "A1:A2"):
            book.active.merge_cells(cells)

    table = xlsx(rows, merge)
    assert periods(table)[:2] == ["2020", "2021"] and values(table) == [7, 3, 10, 8] and not table.questions


def test_the_same_half_of_two_years_is_asked_about_and_columns_that_compare_are_set_aside(csv):
    table = csv("Xã,6T/2020,6T/2021,So sánh (+/-),Tăng giảm (%)\nA,3,5,+2,66\nB,4,2,-2,-50\nC,4,4,0,0\n")
    assert set(asked(table)) == {"half"} and "one half only" in table.questions[0].readings[0].en
    assert values(table) == [3, 5, 4, 2, 4, 4] and table.kind == "panel"
    groups = csv("Xã,2019,2020,Nhóm so sánh\nA,1,2,1\nB,3,4,0\nC,3,4,0\n")
    assert "Nhóm so sánh" in groups.frame


def test_a_comparison_group_and_a_population_over_years_compare_nothing(csv, xlsx):
    groups = [["Xã", "Nhóm can thiệp", None, "Nhóm so sánh", None], [None, 2019, 2020, 2019, 2020]]
    table = xlsx([*groups, ["Xã A", 1, 2, 5, 6], ["Xã B", 3, 4, 7, 8], ["Xã C", 3, 1, 2, 8]])
    assert table.columns("outcome") == ("Nhóm can thiệp", "Nhóm so sánh") and values(table, "Nhóm so sánh")[:2] == [5, 6]
    for population, compared in (("Dân số", "So với cùng kỳ"), ("Dan so", "So voi cung ky")):
        table = csv(
            f"Xã,Số vụ 2019,Số vụ 2020,{population} 2019,{population} 2020,{compared}\nA,1,2,900,910,1\nB,3,4,800,820,5\n"
        )
        assert values(table, population) == [900, 910, 800, 820] and compared not in table.frame


def test_running_totals_may_stand_under_a_heading_that_calls_them_so(xlsx):
    def merge(book):
        for cells in ("A1:A2", "B1:D1", "E1:G1"):
            book.active.merge_cells(cells)

    head = [
        ["Xã", "Lũy kế năm 2021", None, None, "Lũy kế năm 2022", None, None],
        [None, *[f"đến hết T{m}" for m in (1, 2, 3)] * 2],
    ]
    rows = [*head, ["A", 1, 3, 6, 2, 2, 5], ["B", 0, 0, 4, 1, 3, 3]]
    assert "running" in asked(xlsx(rows, merge))
    table = xlsx(rows, merge, cells="running=difference")
    assert values(table) == [1, 2, 3, 2, 0, 3, 0, 0, 4, 1, 2, 0] and periods(table)[:4] == [
        "2021-01",
        "2021-02",
        "2021-03",
        "2022-01",
    ]


@pytest.mark.parametrize(("places", "asks"), [(6, True), (3, False)])
def test_months_of_one_year_that_never_fall_in_many_places_are_asked_about(csv, places, asks):
    rows = "".join(f"Xã {p},{','.join(str(1 + (m * (p + 3)) // 4) for m in range(12))}\n" for p in range(places))
    assert ("running" in asked(csv(f"Xã,{','.join(f'T{m}/2022' for m in range(1, 13))}\n" + rows))) == asks


@pytest.mark.parametrize(
    ("heads", "line"),
    [
        (["Tháng 01", *(f"{m:02d} tháng" for m in range(2, 7))], "(Số lũy kế từ đầu năm đến hết tháng báo cáo)"),
        ([f"{m} tháng" for m in range(1, 7)], "Đơn vị tính: vụ"),
        (["T1", *(f"{m} tháng" for m in range(2, 7))], "Số liệu cộng dồn"),
    ],
)
def test_sums_of_every_month_below_two_lines_over_all_columns_and_a_year_that_has_not_ended(xlsx, heads, line):
    def sheet(year, to):
        rows = [["VIỆN KIỂM SÁT NHÂN DÂN", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], [None]]
        rows += [[f"SỐ VỤ KHỞI TỐ NĂM {year}"], [line], ["TT", "Đơn vị", *heads[:to]]]
        return rows + [[i, place, *([m * (i + 1) for m in range(1, to + 1)])] for i, place in enumerate(["Bù Đăng", "Bù Đốp", "Lộc Ninh"], 1)]  # fmt: skip

    def merge(book):
        for one in book.worksheets:
            one.merge_cells("A1:B1")
            one.merge_cells(start_row=1, start_column=3, end_row=1, end_column=one.max_column)

    sheets = {"Năm 2022": sheet(2022, 6), "Năm 2023": sheet(2023, 4)}
    assert "running" in asked(xlsx(sheets, merge))
    table = xlsx(sheets, merge, cells="running=difference")
    assert not asked(table) and "short_sheet" in said(table) and table.outcome() == "SỐ VỤ KHỞI TỐ"
    own = table.frame.loc[table.frame["Đơn vị"] == "Bù Đốp", table.outcome()]
    assert own.dropna().tolist() == [3.0] * 10 and own.isna().sum() == 2


def of_places(adding, year=range(2022, 2024), base=4):
    rows = ["Xã,Tháng,Số tin báo"]
    for k, xa in enumerate(["Đa Tốn", "Cổ Bi", "Kim Sơn", "Lệ Chi"]):
        for y in year:
            own = [base + (5 * m + 3 * k + y) % 7 for m in range(1, 13)]
            own = [sum(own[: i + 1]) for i in range(12)] if xa in adding else own
            rows += [f"{xa},{m}/{y},{v}" for m, v in enumerate(own, 1)]
    return "\n".join(rows)


def test_places_that_alone_add_up_are_asked_about_and_differences_are_of_them_alone(csv):
    table = csv(of_places(["Cổ Bi"]))
    assert (
        asked(table).keys() == {"running"}
        and "Cổ Bi" in table.questions[0].text.vi
        and "Đa Tốn" not in table.questions[0].text.vi
    )
    assert values(csv(of_places(["Cổ Bi"]), cells="running=difference")) == values(csv(of_places([])))
    assert not asked(csv(of_places(["Cổ Bi"]), cells="running=keep"))


def test_figures_that_rise_and_do_not_begin_again_are_no_running_totals(csv):
    rows = [
        f"{xa},{m}/{y},{(m + 12 * (y - 2022)) * (xa == 'A') + m * 7 % 5}"
        for xa in "ABC"
        for y in (2022, 2023)
        for m in range(1, 13)
    ]
    assert "running" not in asked(csv("\n".join(["Xã,Tháng,Số vụ", *rows])))


def _mixed(places, kind="M", years=(2021, 2022, 2023), none=()):
    """A register of months or quarters in which some places add up from January on and others do not."""
    rows, n = [], 12 if kind == "M" else 4
    for i, (name, adds) in enumerate(places.items()):
        for y in years:
            total = 0
            for k in range(1, n + 1):
                each = (5 * i + 3 * k + y * k) % 6 + (kind == "Q")
                total += each
                figure = "" if (name, y, k) in none else total if adds else each
                rows.append(f"{name};{k}/{y};{figure}" if kind == "M" else f"{name};Quý {k}/{y};{figure}")
    return "\n".join(["Xã;Kỳ;Số tin báo", *rows])


@pytest.mark.parametrize("kind", ["M", "Q"])
def test_running_totals_of_some_places_only_are_asked_about_with_the_places(csv, kind):
    text = _mixed({"A": 0, "Bản B": 1, "C": 0, "D": 1, "E": 0, "G": 0}, kind)
    table = csv(text)
    (question,) = table.questions
    assert question.about == "running" and "“Bản B”, “D”" in question.text.vi and "“C”" not in question.text.vi
    assert question.answers == ('cells="running=difference"', 'cells="running=keep"')
    kept, plain = csv(text, cells="running=keep"), csv(text, cells="running=difference")
    assert not kept.questions and not plain.questions and "running_total" in said(plain)
    monthly = csv(_mixed(dict.fromkeys(["A", "Bản B", "C", "D", "E", "G"], 0), kind))
    assert values(plain) == values(monthly) and not monthly.questions


def test_one_year_of_months_or_a_month_without_a_figure_hides_none(csv):
    assert set(asked(csv(_mixed({"A": 0, "B": 1, "C": 0}, years=(2023,))))) == {"running"}
    gap = csv(_mixed({"A": 0, "B": 1, "C": 0}, none={("B", 2022, 5)}), cells="running=difference")
    own = gap.frame[(gap.frame["Xã"] == "B") & gap.frame["Số tin báo"].isna()]
    assert len(own) == 2  # the month without a figure, and the one after it


def test_stocks_that_only_grow_and_few_cases_are_no_running_totals(csv):
    rows = [f"{xa};{m}/{y};{12 * (y - 2021) + m + i if i else (7 * m + y) % 5}" for i, xa in enumerate("ABC") for y in (2021, 2022) for m in range(1, 13)]  # fmt: skip
    assert not csv("\n".join(["Xã;Tháng;Số tổ tự quản", *rows])).questions
    few = [f"{xa};{m}/{y};{int(m > 6) if i else (7 * m + y) % 5}" for i, xa in enumerate("ABC") for y in (2021, 2022) for m in range(1, 13)]  # fmt: skip
    assert not csv("\n".join(["Xã;Tháng;Số vụ", *few])).questions


@pytest.mark.parametrize("head", ["đến T{}", "Đến tháng {}", "đến hết tháng {}", "Từ đầu năm đến tháng {}"])
def test_columns_up_to_each_month_below_the_year_of_each_block_are_running(xlsx, head):
    rows: list[list] = [["SỐ VỤ TRỘM CẮP, LŨY KẾ TỪ ĐẦU NĂM"]]
    for year in (2018, 2019):
        rows += [[f"Năm {year}"], ["Xã", *(head.format(m) for m in range(1, 13))]]
        rows += [[p, *(sum((i + year + k) % 5 + 1 for k in range(m)) for m in range(1, 13))] for i, p in enumerate("ABCDE")]
        rows.append([])
    assert "running" in asked(xlsx(rows))
    table = xlsx(rows, cells="running=difference")
    assert not table.questions and set(periods(table)) == {f"{y}-{m:02d}" for y in (2018, 2019) for m in range(1, 13)}
    assert values(table, table.columns("outcome")[0])[:12] == [(2018 + k) % 5 + 1 for k in range(12)]
