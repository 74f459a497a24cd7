"""Wide tables become long: periods, places or indicators across, whatever stands over or beside them."""

import datetime as dt

import pytest
from table_readings import asked, periods, said, values


def test_indicators_as_rows_and_units_beside_them_become_columns(csv):
    table = csv("Chỉ tiêu,Đơn vị tính,2018,2019,2020\nSố vụ trộm cắp,vụ,12,15,9\nSố người bị bắt,người,20,18,11\n")
    assert values(table, "Số vụ trộm cắp") == [12, 15, 9] and table.units["Số người bị bắt"] == "người"
    assert values(csv("place,period,value,outcome\na,2018,5,x\na,2018,7,y\na,2019,6,x\n"), "x") == [5, 6]


def test_places_as_columns_over_rows_of_months_become_rows(csv):
    table = csv("Tháng,Yên Viên,Đa Tốn,Xã Mới\n1/2019,5,6,7\n2/2019,5,6,8\n")
    assert set(table.panel().places) == {"Yên Viên", "Đa Tốn", "Xã Mới"}


def test_months_as_columns_take_their_year_from_beside_or_are_asked_about(csv):
    months = ",".join(f"T{m}" for m in range(1, 13))
    figures = ",".join(map(str, range(1, 13)))
    assert periods(csv(f"Xã,Năm,{months}\nA,2018,{figures}\nA,2019,{figures}\n"))[::12] == ["2018-01", "2019-01"]
    assert asked(csv(f"Xã,{months}\nA,{figures}\nB,{figures}\n")).keys() == {"period"}


def test_months_written_without_a_mark_are_headings(csv):
    assert periods(csv("Xã,201812,201901,201902\nA,1435,875,2961\nB,1135,3324,1764\n")) == ["2018-12", "2019-01", "2019-02"] * 2


def test_quarters_and_halves_as_columns_take_their_year_from_beside(csv):
    table = csv("Xã,Năm,Quý I,Quý II,Quý III,Quý IV\nA,2018,5,4,9,1\nB,2018,1,7,3,2\n")
    assert periods(table)[:2] == ["2018Q1", "2018Q2"] and values(table) == [5, 4, 9, 1, 1, 7, 3, 2]
    halves = "Xã,Năm,6 tháng đầu năm,6 tháng cuối năm\nA,2018,5,4\nB,2018,1,7\nA,2019,3,\nB,2019,2,2\n"
    assert set(asked(csv(halves))) == {"half"}


def test_months_under_quarters_under_years_are_months(xlsx):
    def merge(book):
        for cells in ("A1:A3", "B1:I1", "B2:E2", "F2:I2"):
            book.active.merge_cells(cells)

    rows = [
        ["Xã", "Năm 2019", *[None] * 7],
        [None, "Quý I", None, None, None, "Quý II", None, None, None],
        [None, "Tháng 1", "Tháng 2", "Tháng 3", "Cộng", "Tháng 4", "Tháng 5", "Tháng 6", "Cộng"],
        ["A", 1, 2, 3, 4, 5, 6, 7, 8],
        ["Xã Yên Hòa", 7, 1, 5, 13, 5, 6, 7, 18],
        ["Xã Tân Lập", 8, 7, 7, 22, 8, 6, 8, 22],
    ]
    table = xlsx(rows, merge)
    assert periods(table)[:6] == [f"2019-{m:02d}" for m in range(1, 7)] and values(table)[:6] == [7, 1, 5, 5, 6, 7]


def test_a_row_under_the_names_of_places_may_say_who_is_treated_and_since_when(xlsx):
    rows = [["Tháng", "Dak Ro", "Ngoc Lay", "Mang Ri"], ["Nhóm", "đối chứng", "can thiệp từ 02/2021", "can thiệp từ 03/2021"]]
    rows += [[f"{m}/2021", m, 2 * m, 9 - m] for m in range(1, 5)]
    table = xlsx(rows)
    assert set(table.frame["địa bàn"]) == {"Dak Ro", "Ngoc Lay", "Mang Ri"} and not table.questions
    assert {str(v) for v in table.frame[table.column("adopted")]} == {"NaT", "2021-02", "2021-03"}


def test_the_beginning_and_end_of_a_year_are_no_halves(csv):
    assert csv("Xã,Năm,Số vụ,Đầu năm,Cuối năm\nA,2018,5,30,40\nB,2018,1,7,3\n").frame["Số vụ"].tolist() == [5, 1]


def test_headings_written_as_names_are_asked_about_where_nothing_says_that_they_are_places(csv):
    text = "Tháng,Mâu Thuẫn,Bạo Lực,Xích Mích\n1/2019,5,6,7\n2/2019,5,6,8\n3/2019,1,6,4\n"
    assert asked(csv(text)) == {"across": ("B1", "C1", "D1")}
    assert not csv(text, cells="across=figures").questions and "địa bàn" not in csv(text, cells="across=figures").frame
    assert set(csv(text, cells="across=places").frame["địa bàn"]) == {"Mâu Thuẫn", "Bạo Lực", "Xích Mích"}
    summed = csv("Tháng,Mâu Thuẫn,Bạo Lực,Xích Mích,Cộng\n1/2019,5,6,7,18\n2/2019,5,6,8,19\n")
    assert "names_across" in said(summed) and not summed.questions


def test_a_row_of_yes_and_no_under_places_is_a_treatment_only_where_it_says_so(csv):
    rows = "".join(f"{m}/2021,{m},{9 - m}\n" for m in range(1, 5))
    stations = csv(f"Tháng,Xã Yên Viên,Xã Đa Tốn\nTrạm y tế,có,không\n{rows}")
    assert stations.column("treated") is None and stations.questions
    treated = csv(f"Tháng,Xã Yên Viên,Xã Đa Tốn\nCan thiệp,có,không\n{rows}")
    assert treated.column("treated") == "can thiệp" and not treated.questions


def test_places_across_rows_of_months_under_any_heading_are_places(csv):
    months = [f"Tháng {m}/2019,{m},{m + 2},{m + 5},{3 * m + 7}" for m in range(1, 13)]
    table = csv("Nội dung,Đa Tốn,Cổ Bi,Lệ Chi,Toàn huyện\nDân số 2019,9800,3100,5200,18100\n" + "\n".join(months) + "\n")
    assert set(asked(table)) == {"period"} and asked(table)["period"] == ("A2",)
    assert table.kind == "panel" and set(table.frame[table.column("place")]) == {"Đa Tốn", "Cổ Bi", "Lệ Chi"}


def test_names_of_places_under_one_heading_are_places(xlsx):
    rows = [["Tháng", "Xã, phường", None, "Cộng"], [None, "Xã Tân Hòa", "Phường Một", None]]
    rows += [[f"Tháng {m}/2020", m, 3 * m, 4 * m] for m in range(1, 6)]
    table = xlsx(rows, lambda book: [book.active.merge_cells(cells) for cells in ("A1:A2", "B1:C1", "D1:D2")])
    assert set(table.frame["địa bàn"]) == {"Xã Tân Hòa", "Phường Một"} and values(table)[:4] == [1, 3, 2, 6]
    assert "total_column" in said(table) and not table.questions


def test_a_provisional_year_in_two_languages_is_a_year_beside_sums_of_regions(csv):
    lines = "Vùng A,5,7,9,11\nTỉnh 1,2,3,4,5\nTỉnh 2,3,4,5,6\nVùng B,3,4,6,8\nTỉnh 3,1,2,2,5\nTỉnh 4,2,2,4,3\n"
    table = csv("Địa phương,2019,2020,2021,Sơ bộ - Prel. 2022\n" + lines)
    assert periods(table)[:4] == ["2019", "2020", "2021", "2022"] and "provisional" in said(table)
    assert len(table.columns("outcome")) == 1 and set(table.frame["Địa phương"]) == {f"Tỉnh {i}" for i in range(1, 5)}


def test_months_have_the_year_of_the_title_not_of_the_day_it_was_signed(xlsx):
    rows = [["Thị trấn B, ngày 15 tháng 01 năm 2021"], ["THỐNG KÊ SỐ VỤ TRỘM CẮP NĂM 2020"], ["(kèm báo cáo ngày 15/01/2021)"]]
    rows += [["Xã", *(f"Tháng {m}" for m in range(1, 13))], *([f"Xã {p}", *range(n, n + 12)] for n, p in enumerate("ABC"))]
    rows += [[None], ["NGƯỜI LẬP BIỂU", *[None] * 8, "TRƯỞNG CÔNG AN"], [None], ["Nguyễn Văn A", *[None] * 8, "Trần Thị B"]]
    table = xlsx(rows)
    assert periods(table)[::12] == ["2020-01"] * 3 and set(table.frame["Xã"]) == {"Xã A", "Xã B", "Xã C"}
    assert not table.questions and table.outcome() == "SỐ VỤ TRỘM CẮP"
    rows[1:2] = [["SỐ VỤ TRỘM CẮP (từ ngày 01/01/2020 đến ngày 31/12/2020)"]]
    assert periods(xlsx(rows))[0] == "2020-01"
    rows[1:2] = [["SỐ VỤ TRỘM CẮP"]]
    assert set(asked(xlsx(rows))) == {"period"}


def test_rows_that_only_name_a_group_of_indicators_are_none_of_them(csv):
    lines = 'A,Trật tự,,,\n1,Số vụ trộm cắp,Vụ,12,15\n2,Số vụ đã khám phá,"""",10,11\nB,Dân số,,,\n3,Dân số trung bình,Người,9000,9100\n'
    table = csv("TT,Chỉ tiêu,Đơn vị tính,2018,2019\n" + lines)
    assert table.columns("outcome") == ("Số vụ trộm cắp", "Số vụ đã khám phá") and table.column("exposure") == "Dân số trung bình"
    assert (
        table.units["Số vụ đã khám phá"] == "Vụ"
        and "sections" in said(table)
        and not table.questions
        and not table.column("place")
    )


def test_cells_of_two_figures_are_two_outcomes_where_a_heading_names_both(xlsx):
    head = ["Xã, thị trấn", "Năm 2019 (vụ/đối tượng)", "Năm 2020 (vụ/đối tượng)", "Năm 2021 (vụ/đối tượng)"]
    rows = [["Xã A", "3/5", "0/0", "1/2(1)"], ["Xã B", "6/18", "4/16", None]]
    table = xlsx([head, *rows])
    assert table.columns("outcome") == ("Số vụ", "Số đối tượng") and "two_in_one" in said(table) and not table.questions
    assert [table.panel(outcome=c).rows["outcome"].sum() for c in table.columns("outcome")] == [14, 41]
    above = xlsx([["Đơn vị tính: vụ/đối tượng"], ["Xã", "2019", "2020", "2021"], *rows])
    assert above.columns("outcome") == ("Số vụ", "Số đối tượng")
    assert asked(xlsx([["Xã", "2019", "2020", "2021"], *rows]))
    quarters = [["(Số vụ/số ĐT)"], ["TT", "Xã", *(f"Q{q}/2021" for q in (1, 2, 3, 4))]]
    zeros = xlsx(
        [
            *quarters,
            [1, "Xã A", "4/5", 0, 0, "2/2"],
            [2, "Xã B", "0", "6 vụ/9 đối tượng", 0, None],
            [3, "Xã C", "3/4", "1/1", 0, "-"],
        ]
    )
    assert zeros.columns("outcome") == ("Số vụ", "Số đối tượng") and set(asked(zeros)) <= {"missing", "marks", "nothing"}
    assert zeros.frame["Số vụ"].sum() == 16 and (zeros.frame["Số vụ"] == 0).sum() == 5  # a quarter of nothing but 0 goes along
    odd = xlsx([*quarters, [1, "Xã A", "4/5", 7, "2/3", "2/2"], [2, "Xã B", "1/1", dt.datetime(2024, 5, 4), "1/2", "2/2"]])
    assert asked(odd) == {"two_in_one": ("D3",), "dates": ("D4",)}
    told = xlsx([*quarters, [1, "Xã A", "4/5", 7, "2/3", "2/2"], [2, "Xã B", "1/1", "1/1", "1/2", "2/2"]], cells="D3=missing")
    assert not told.questions and told.frame["Số vụ"].isna().sum() == 1
    beside = xlsx(
        [["(Số vụ/số ĐT)"], ["Xã", "Dân số 2021", "Q1/2021", "Q2/2021"], ["Xã A", 4100, "1/2", 0], ["Xã B", 5200, "3/3", "1/1"]]
    )
    assert not beside.questions and beside.frame["Dân số"].max() == 5200
    months = [
        ["Xã", "Tháng", "Trộm cắp", "Đánh bạc"],
        *([p, f"0{m}/2021", f"{m}/{m + 1}", "1/2"] for p in ("A", "B") for m in (1, 2, 3)),
    ]
    assert periods(xlsx([["Đơn vị tính: vụ/đối tượng"], *months]))[:3] == ["2021-01", "2021-02", "2021-03"]


def test_two_figures_are_named_by_words_behind_their_heading_or_by_two_headings(xlsx):
    def of(heading, cell, before=(), **answers):
        rows = [[f"Xã {p}", 2013 + y, y + n, cell(y + n)] for n, p in enumerate("ABCDEFGH") for y in range(6)]
        return xlsx([*before, ["Xã", "Năm", "Số vụ trộm", heading], *rows], **answers)

    pairs = of("Số vụ / số đối tượng ma túy", lambda n: f"{n + 2}/{n + 20}")
    assert pairs.columns("outcome") == ("Số vụ trộm", "Ma túy – Số vụ", "Ma túy – Số đối tượng") and not pairs.questions
    assert of("Số vụ cướp / số vụ giết người", lambda n: f"{n}/{n + 20}").columns("outcome")[1:] == (
        "Số vụ cướp",
        "Số vụ giết người",
    )
    for heading in ("Ngày/tháng", "Ngày / tháng xảy ra", "Ngày họp"):
        assert of(heading, lambda n: f"{n + 1}/3").columns("outcome") == ("Số vụ trộm",)
    unnamed = of("Kết quả", lambda n: f"{n + 2}/{n + 20}")
    assert "two_unnamed" in said(unnamed) and unnamed.columns("outcome") == ("Số vụ trộm",)
    years = [["Xã", *range(2013, 2019)], *([f"Xã {p}", *(f"{y}/{y + 9}" for y in range(6))] for p in "ABCDEFGH")]
    wide = xlsx([["Số vụ/số đối tượng phạm pháp hình sự các xã theo năm"], *years])
    assert wide.columns("outcome") == ("Số vụ", "Số đối tượng") and not wide.questions


def test_two_figures_of_which_excel_has_made_dates_are_asked_about(xlsx):
    cells = lambda n: dt.datetime(2024, 3, n + 2) if n % 2 else f"{n + 2}/{n + 20}"  # noqa: E731
    rows = [["Xã", "Năm", "Số vụ / số đối tượng"], *([f"Xã {p}", 2013 + y, cells(y)] for p in "ABCDEFGH" for y in range(6))]
    assert asked(xlsx(rows))["dates"][:2] == ("C3", "C5")
    for first, two in (("day", (3, 3)), ("month", (3, 3))):
        table = xlsx(rows, cells=f"dates={first}")
        assert not table.questions and (table.frame["Số vụ"][3], table.frame["Số đối tượng"][3]) == two
    assert xlsx(rows, cells="dates=day").frame["Số vụ"][5] == 5 and xlsx(rows, cells="dates=month").frame["Số vụ"][5] == 3


def test_a_long_note_beside_cells_of_two_figures_is_read_at_once(xlsx):
    note = "5 vụ trộm cắp tài sản tại chợ Vàng xã Cổ Bi ngày hai mươi tháng Giêng"
    rows = [[f"Xã {p}", 2018 + y, f"{y}/{y + 1}", note if y == 1 else None] for p in "ABC" for y in (1, 2, 3)]
    table = xlsx([["Số vụ/đối tượng"], ["Xã", "Năm", "Kết quả", "Ghi chú"], *rows])
    assert table.columns("outcome") == ("Kết quả – Số vụ", "Kết quả – Số đối tượng") and not table.questions


def test_a_note_of_one_of_two_is_no_pair_of_figures(xlsx):
    rows = [["Xã A", "3/5", "2/4", None], ["Xã B", "6/18", "4/16", "1/2 xã mới"], ["Xã C", "1/1", "0/0", None]]
    table = xlsx([["Số vụ/đối tượng"], ["Xã", "Năm 2019", "Năm 2020", "Ghi chú"], *rows])
    assert table.columns("outcome") == ("Số vụ", "Số đối tượng") and not table.questions


def test_one_to_four_of_several_years_may_be_quarters_and_is_asked_about(csv):
    def table(last):
        heads = [f"{n}/{y}" for y in (2021, 2022) for n in range(1, last + 1)]
        return csv(
            f"Xã,{','.join(heads)}\n" + "".join(f"{p},{','.join('3142536'[i % 7] for i in range(len(heads)))}\n" for p in "ABC")
        )

    assert "period" in asked(table(4)) and not asked(table(5)) and not asked(table(3))


def test_a_pivot_table_of_a_spreadsheet_and_stubs_of_stata_are_quarters(xlsx, csv):
    rows = [
        ["Count of Mã vụ", "Column Labels"],
        [None, 2021, None, None, None, "2021 Total", "Grand Total"],
        ["Row Labels", *(f"Qtr{q}" for q in (1, 2, 3, 4))],
    ]
    table = xlsx(
        [
            *rows,
            *([p, n, 1, 2, 3, n + 6, n + 6] for n, p in enumerate(("Xã A", "Xã B", "Xã C"))),
            ["Grand Total", 3, 3, 6, 9, 21, 21],
        ]
    )
    assert not table.questions and periods(table)[:2] == ["2021Q1", "2021Q2"] and table.panel().rows["outcome"].sum() == 21
    stubs = csv(
        "mã xã,tên xã,trom2019q1,trom2019q2,trom2019q3,dân số 2019\n"
        + "".join(f"0055{i},Xã {p},{i},2,3,{9000 + i}\n" for i, p in enumerate("ABC"))
    )
    assert stubs.columns("outcome") == ("trom",) and periods(stubs)[:3] == ["2019Q1", "2019Q2", "2019Q3"]
    assert stubs.column("exposure") == "dân số" and stubs.panel().rows["outcome"].sum() == 18


def test_months_as_rows_and_years_as_columns_are_one_series(csv):
    months = "".join(f"Tháng {m},{m},{m + 12}\n" for m in range(1, 13))
    table = csv(f"SỐ VỤ TRỘM CẮP,,\nTháng,2019,2020\n{months}Cả năm,78,222\n")
    assert not table.questions and sorted(zip(periods(table), values(table), strict=True)) == [(f"{2019 + i // 12}-{i % 12 + 1:02d}", i + 1) for i in range(24)]  # fmt: skip
    table = csv("Xã,Quý,2019,2020\nA,Quý I,1,5\nA,Quý II,2,6\nA,Quý III,3,7\nA,Quý IV,4,8\nB,Quý I,1,5\nB,Quý II,2,6\nB,Quý III,3,7\nB,Quý IV,4,8\n")  # fmt: skip
    assert periods(table)[:2] == ["2019Q1", "2020Q1"] and sum(values(table)) == 72


def test_names_under_a_heading_of_places_are_places(xlsx):
    rows = [["SỐ VỤ VA CHẠM"], ["Tháng", "Xã, thị trấn", None, None, "Toàn huyện"], [None, "TT Núi Xa", "Suối Ngoài", "Bãi Giữa", None], ["1/2020", 1, 2, 3, 6], ["2/2020", 4, 5, 6, 15]]  # fmt: skip
    table = xlsx(rows, lambda book: [book.worksheets[0].merge_cells(ref) for ref in ("A2:A3", "B2:D2", "E2:E3")])
    assert (
        not table.questions and set(table.panel().places) == {"TT Núi Xa", "Suối Ngoài", "Bãi Giữa"} and sum(values(table)) == 21
    )


def _people(table, place: str) -> list[float]:
    rows = table.panel().rows
    return rows.loc[rows["place"] == place, "exposure"].tolist()


def test_a_population_of_one_year_is_that_of_every_year(csv, xlsx):
    head = "Xã,Dân số 2019," + ",".join(map(str, range(2015, 2021)))
    table = csv(f"{head}\nA,900,1,2,3,4,5,6\nB,800,6,5,4,3,2,1\n")
    assert periods(table)[:6] == [str(y) for y in range(2015, 2021)] and "held" in said(table)
    assert _people(table, "A") == [900] * 6 and not len(table.panel().accounting.set_aside)
    rows = [
        ["Xã", "Dân số 2019", "Năm 2018", None, "Năm 2019", None, "Năm 2020", None],
        [None, None, *["Xảy ra", "Khám phá"] * 3],
    ]
    rows += [["Xã A", 900, 5, 4, 6, 5, 7, 6], ["Xã B", 800, 3, 2, 4, 3, 5, 4]]
    merged = xlsx(rows, lambda book: [book.active.merge_cells(ref) for ref in ("A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:H1")])
    assert merged.frame["Dân số"].tolist() == [900] * 3 + [800] * 3 and values(merged, "Khám phá") == [4, 5, 6, 2, 3, 4]


def test_populations_of_some_years_hold_until_the_next(csv):
    head = "Xã,Dân số 01/4/2009,Dân số 2019," + ",".join(map(str, range(2008, 2021)))
    table = csv(f"{head}\nA,90,99,{','.join('1234567890123')}\nB,80,88,{','.join('3210987654321')}\n")
    assert _people(table, "A") == [90] * 11 + [99] * 2 and len(_people(table, "B")) == 13
    quarters = [f"Quý {q}/{y}" for y in (2018, 2019, 2020) for q in (1, 2, 3, 4)]
    table = csv(
        f"Xã,Dân số 2018,Dân số 2019,{','.join(quarters)}\nA,400,440,{','.join('123456789012')}\nB,40,44,{','.join('210987654321')}\n"
    )
    assert _people(table, "A") == [100] * 4 + [110] * 8  # a fourth of a year's persons each
    every = csv("Xã,Dân số 2019,Dân số 2020,2019,2020\nA,90,91,1,2\nB,80,81,3,4\n")
    assert _people(every, "A") == [90, 91] and "held" not in said(every)


def test_households_of_one_year_are_those_of_every_year_once_they_are_called_an_exposure(csv):
    text = "Commune,Households (2015),2014,2015,2016\nA,900,1,2,3\nB,800,6,5,4\n"
    assert csv(text).unused == ("Households",) and periods(csv(text))[:3] == ["2014", "2015", "2016"]
    assert _people(csv(text, columns="Households=exposure"), "A") == [900] * 3


def test_a_figure_without_a_year_beside_years_is_no_figure_of_each(csv):
    table = csv("Xã,Quý,Năm 2019,Năm 2020,Số người bị bắt\nA,Quý I,3,4,5\nA,Quý II,3,4,5\nB,Quý I,3,4,5\nB,Quý II,3,4,5\n")
    assert not table.questions and "undated_column" in said(table) and table.columns("outcome") == ("giá trị",)
    assert asked(csv("Xã,Số vụ,Dân số 2019,Dân số 2020\nA,5,90,91\nB,6,80,81\n")).get("period") == ("B1",)
    table = csv(
        "SỐ VỤ NĂM 2020,,,,\nXã,Tháng,Số vụ,Dân số 2019,Dân số 2020\nA,1,5,90,91\nA,2,7,90,91\nB,1,4,80,81\nB,2,6,80,81\n"
    )
    assert values(table, "Số vụ") == [5, 7, 4, 6]


def test_kinds_of_places_under_a_heading_of_places_are_no_places(xlsx):
    rows = [["SỐ VỤ 2020"], ["Tháng", "Nơi xảy ra", None, None], [None, "Nhà ở", "Trường học", "Nơi công cộng"], ["1/2020", 1, 2, 3], ["2/2020", 4, 5, 6]]  # fmt: skip
    table = xlsx(rows, lambda book: [book.worksheets[0].merge_cells(ref) for ref in ("A2:A3", "B2:D2")])
    assert "địa bàn" not in table.frame


def test_a_corner_names_what_stands_below_it_and_means_and_changes_are_no_rows(csv):
    months = ",".join(map(str, range(1, 13)))
    rows = "".join(f"{y},{','.join(str(y - 2010 + m) for m in range(1, 13))},9\n" for y in (2013, 2014))
    table = csv(f"SỐ VỤ TAI NẠN,{',' * 12}\nNăm \\ Tháng,{months},Cả năm\n{rows}Bình quân,{','.join(['1.5'] * 13)}\n")
    assert not table.questions and len(table.frame) == 24 and periods(table)[0] == "2013-01"
    head = ",".join(f"Tháng {m}" for m in range(1, 5))
    table = csv(f"Xã,Năm,{head}\nA,2022,5,6,7,8\nA,2023,4,5,9,1\nA,Tăng/giảm,-1,-1,2,-7\nB,2022,5,6,7,8\nB,2023,4,5,9,1\nB,Tăng/giảm,-1,-1,2,-7\n")  # fmt: skip
    assert not table.questions and sum(values(table)) == 90
    assert table.account.rows_in == table.account.rows_used + len(table.account.aside)


def test_the_same_places_below_two_outcomes_are_places(xlsx):
    names = ["Rạch Giá", "Hà Tiên", "Phú Quốc", "Cộng"]
    rows = [["THEO DÕI"], ["Tháng", "Trộm cắp tài sản", None, None, None, "Cố ý gây thương tích"], [None, *names, *names], ["1/2018", 1, 2, 3, 6, 4, 5, 6, 15], ["2/2018", 7, 8, 9, 24, 1, 1, 1, 3]]  # fmt: skip
    table = xlsx(rows, lambda book: [book.worksheets[0].merge_cells(ref) for ref in ("A2:A3", "B2:E2", "F2:I2")])
    assert not table.questions and sum(values(table, "Trộm cắp tài sản")) == 30 and sum(values(table, "Cố ý gây thương tích")) == 18  # fmt: skip


def test_the_grand_total_of_a_pivot_table_is_no_place(csv):
    rows = [("Huyện Gia Lâm", 5, 7, 9, 6), ("Xã Cổ Bi", 2, 3, 5, 2), ("Xã Đa Tốn", 3, 4, 4, 4), ("Huyện Đông Anh", 9, 5, 6, 8), ("Xã Cổ Loa", 4, 2, 3, 5), ("Xã Hải Bối", 5, 3, 3, 3), ("Tổng cuối", 14, 12, 15, 14)]  # fmt: skip
    table = csv(
        "Nhãn hàng,2017,2018,2019,2020,Tổng cuối\n" + "".join(f"{','.join(map(str, row))},{sum(row[1:])}\n" for row in rows)
    )
    assert not table.questions and sum(values(table)) == 55 and table.frame["Nhãn hàng"].nunique() == 4


def test_headings_of_years_over_no_row_at_all_are_a_table_without_rows(xlsx):
    table = xlsx([["Số vụ trên 10 vạn dân"], ["Số liệu ước 2019"], ["Xã", "Năm bắt đầu"], ["An"], ["Bình", 2017], ["Cửu"], ["Tổng cộng"]])  # fmt: skip
    assert table.account.rows_in == table.account.rows_used + len(table.account.aside)


@pytest.mark.parametrize(("title", "name"), [
    ('SỐ VỤ TRỘM CẮP VÀ MÔ HÌNH "CAMERA" 2021 - 2022', "SỐ VỤ TRỘM CẮP"), ("Bảng 1. Số vụ cháy theo xã, 2021 - 2022 (vụ)", "Số vụ cháy"),
    ("SỐ VỤ PHẠM PHÁP HÌNH SỰ 2021-2022", "SỐ VỤ PHẠM PHÁP HÌNH SỰ"), ("Số vụ cháy từ 2021 đến 2022", "Số vụ cháy"),
    ("Tình hình tội phạm ma túy trên địa bàn huyện giai đoạn 2021 - 2022", "Tội phạm ma túy"), ("Tình hình kinh tế 2021 - 2022", "giá trị"),
])  # fmt: skip
def test_what_is_counted_goes_by_its_title_without_years_and_programmes(xlsx, title, name):
    table = xlsx([[title], ["Xã", 2021, 2022], ["Đa Tốn", 4, 5], ["Cổ Bi", 3, 1], ["Lệ Chi", 2, 2]])
    assert table.outcome() == name


def _grouped(lacking, wrong=0):
    names = [["1", "Phước An"], ["1", "Ea Hiu"], ["2", "Ea Kly"], ["3", "Ea Uy"], ["4", "Vụ Bổn"]]
    own = [[5 + (3 * i + 2 * y) % 7 for y in range(5)] for i in range(5)]
    people = [[900 + 10 * i + y for y in range(6)] for i in range(5)]

    def both(rows):
        return [*(sum(own[i][y] for i in rows) for y in range(5)), 3, *(sum(people[i][y] for i in rows) for y in range(6))]

    body = [
        ["I", "Thị trấn", *both([0])],
        [*names[0], *both([0])],
        ["II", "Các xã", *both([1, 2, 3, 4])],
        *([*names[i], *both([i])] for i in range(1, 5)),
    ]
    body[2][4] += wrong
    if lacking:
        body[5][2] = "..."
    heads = [*range(2019, 2024), "6T/2024", *range(2019, 2024), "Sơ bộ 2024"]
    return [["TT", "Xã, thị trấn", "Số vụ", *[None] * 5, "Dân số (Người)", *[None] * 5], [None, None, *heads], ["TOÀN HUYỆN", None, *both(range(5))], *body]  # fmt: skip


def _merged(book):
    for ref in ("A1:A2", "B1:B2", "C1:H1", "I1:N1", "A3:B3"):
        book.active.merge_cells(ref)


@pytest.mark.parametrize("lacking", [True, False])
def test_groups_that_are_sums_are_totals_and_a_part_year_set_aside_asks_nothing(xlsx, lacking):
    notes = [[], ["Ghi chú: (...) không thu thập được số liệu. 6T/2024: số liệu 6 tháng đầu năm 2024."]]
    table = xlsx([*_grouped(lacking), *notes], _merged)
    assert not asked(table) and set(table.frame["Xã, thị trấn"]) == {"Phước An", "Ea Hiu", "Ea Kly", "Ea Uy", "Vụ Bổn"}
    assert asked(xlsx([*_grouped(lacking, wrong=1), *notes], _merged)).keys() == {"total"}


def test_names_across_of_which_one_has_a_single_syllable_are_asked_about_and_their_sums_with_one_answer(csv):
    months = [f"{m:02d}/{y}" for y in (2017, 2018, 2019) for m in range(1, 13)]
    rows = [f"{when},{n},{2 * n},{n + 1}" for when in months for n in [int(when[:2])]]
    text = "\n".join(["Tháng,Bo,Hạ Bì,Tú Sơn", *rows])
    table = csv(text)
    assert asked(table)["across"] == ("B1", "C1", "D1") and [q.about for q in table.questions] == ["across", "running"]
    told = csv(text, cells="across=places; running=difference")
    assert not told.questions and set(told.frame["địa bàn"]) == {"Bo", "Hạ Bì", "Tú Sơn"} and values(told)[:3] == [1, 2, 2]
    assert "across" not in asked(csv(text.replace("Hạ Bì,Tú Sơn", "Nam,Lừa đảo")))


@pytest.mark.parametrize("head", ["Q{0}.{1}", "{2}/{1}", "Quý {2}/{1}", "{2}.{1}"])
def test_quarters_with_two_digits_of_their_year_across_are_periods(xlsx, head):
    heads = [head.format(q, y, ("I", "II", "III", "IV")[q - 1]) for y in (14, 15, 16) for q in (1, 2, 3, 4)]
    rows = [[name, *(3 + (i * 5 + j * 7) % 9 for j in range(12))] for i, name in enumerate(("An Bình", "Cửu Long", "Thạch Lâm", "Phú Xá"))]  # fmt: skip
    table = xlsx([["Xã", *heads], *rows])
    period = table.column("period")
    assert table.kind == "panel" and not table.questions and table.frame[period].astype(str).tolist()[:2] == ["2014Q1", "2014Q2"]


def test_numbered_quarters_of_places_whose_year_stands_nowhere_are_asked_about(xlsx):
    rows = [["Xã", "Q1", "Q2", "Q3", "Q4"], *([p, 3, 5 + i, 4, 7] for i, p in enumerate("ABCDEF"))]
    (question,) = xlsx(rows).questions
    assert question.answers == ('cells="year=…"', 'cells="across=figures"', "")
    assert periods(xlsx(rows, cells="year=2019"))[:4] == ["2019Q1", "2019Q2", "2019Q3", "2019Q4"]
    assert xlsx(rows, cells="across=figures").columns("outcome") == ("Q1", "Q2", "Q3", "Q4")
    assert not xlsx([["Mã phiếu", *rows[0][1:]], *([f"P{i}", i % 5 + 1, 2, 3, i % 3] for i in range(20))]).column("period")
