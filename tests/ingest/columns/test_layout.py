"""Where a table stands on its sheet: titles, merged heads, numbering, units, groups and notes; rows in are rows used and rows aside."""

import openpyxl
import pytest
from table_readings import HEAD, asked, periods, said, values

from analysis.errors import BadTable
from analysis.panel.own_table import read_table

REPORT = [
    ["UBND HUYỆN GIA LÂM", None, None, None, "CỘNG HÒA XÃ HỘI"], [None], ["BÁO CÁO SỐ VỤ"], ["Xã", "Năm 2019", None, "Năm 2020", None],
    [None, "Số vụ", "Dân số", "Số vụ", "Dân số"], ["Đa Tốn", 5, 9000, 6, 9100], ["Cổ Bi", 7, 8000, 8, 8100], ["Tổng cộng", 12, 17000, 14, 17200],
    [None], ["Ghi chú: số liệu sơ bộ"],
]  # fmt: skip


def test_a_repeated_column_is_refused_with_its_cells(csv):
    for head in ("place,period,outcome,outcome", "place,period,outcome,outcome "):
        with pytest.raises(BadTable, match="C1, D1"):
            csv(f"{head}\na,2019,5,500\n")


@pytest.mark.parametrize("line", ["a,2020,6,9", "a,2020"])
def test_a_row_of_another_width_is_refused_with_its_number(csv, line):
    with pytest.raises(BadTable, match=r"dòng 3"):
        csv(HEAD + f"a,2019,5\n{line}\na,2021,7\n")


def test_a_separator_at_the_end_of_each_row_and_a_first_line_of_excel_change_nothing(csv):
    assert values(csv(HEAD + "a,2019,5,\na,2020,6,\n")) == [5, 6]
    assert values(csv("sep=;\nplace;period;outcome\na;2019;5\na;2020;6\n")) == [5, 6]


def test_merged_cells_hold_for_all_they_cover_and_blank_places_are_asked_about(xlsx, csv):
    rows = [["place", "period", "outcome"], ["a", 2019, 5], [None, 2020, 6], ["b", 2019, 7], [None, 2020, 8]]
    table = xlsx(rows, lambda book: [book.worksheets[0].merge_cells(ref) for ref in ("A2:A3", "A4:A5")])
    assert table.frame["place"].tolist() == ["a", "a", "b", "b"]
    text = HEAD + "a,2019,5\n,2020,6\nb,2019,7\n,2020,8\n"
    assert asked(csv(text)) == {"blank_place": ("A3", "A5")}
    assert csv(text, cells="blank=fill").frame["place"].tolist() == ["a", "a", "b", "b"]


def test_a_report_with_titles_merged_heads_totals_and_notes_is_a_panel(xlsx):
    table = xlsx(REPORT, lambda book: [book.worksheets[0].merge_cells(ref) for ref in ("A4:A5", "B4:C4", "D4:E4", "A3:E3")])
    panel = table.panel()
    assert panel.rows["outcome"].tolist() == [7, 8, 5, 6] and panel.rows["exposure"].notna().all()
    assert (
        table.account.rows_in == 6
        and dict(zip(table.account.aside["row"], table.account.aside["en"], strict=True))["8"] == "a total, not a place"
    )


def test_names_alone_in_a_row_are_the_places_of_the_rows_below(xlsx):
    table = xlsx(
        [["Tháng", "Số vụ"], ["Đa Tốn", None], ["2019-01", 5], ["2019-02", 6], ["Cổ Bi", None], ["2019-01", 7], ["2019-02", 8]]
    )
    assert table.frame["địa bàn"].tolist() == ["Đa Tốn", "Đa Tốn", "Cổ Bi", "Cổ Bi"] and "sections" in said(table)


def test_rows_of_numbers_and_units_under_the_headings_are_no_data(xlsx):
    head, rows = ["Xã", "Năm", "Số vụ", "Dân số"], [["A", 2019, 5, 1000], ["A", 2020, 6, 1001]]
    for line in (["(1)", "(2)", "(3)", "(4)"], [None, None, "vụ", "người"]):
        table = xlsx([head, line, *rows])
        assert values(table) == [5, 6] and len(table.account.aside) == 1


def test_rows_in_are_rows_used_and_rows_aside(csv):
    table = csv("Bảng 1;;\nXã;2018;2019\nA;1;2\nB;3;4\nTổng cộng;4;6\nNguồn: Công an;;\n")
    assert (table.account.rows_in, table.account.rows_used, len(table.account.aside)) == (5, 2, 3)


def test_a_comma_within_every_name_is_refused_with_the_row(csv):
    with pytest.raises(BadTable) as caught:
        csv("Xã,Năm,Số vụ\nCổ Bi, Gia Lâm,2019,5\nLệ Chi, Gia Lâm,2019,7\n")
    assert "dòng 2" in str(caught.value) and "4 ô" in str(caught.value)


def test_under_a_merged_heading_the_lower_one_says_what_a_column_is(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["Xã", "Năm", "Số liệu", None],
        [None, None, "Số vụ", "Dân số"],
        ["Đa Tốn", 2018, 3, 9000],
        ["Đa Tốn", 2019, 4, 9100],
        ["Cổ Bi", 2018, 5, 8000],
        ["Cổ Bi", 2019, 6, 8100],
    ):
        sheet.append(row)
    for merged in ("A1:A2", "B1:B2", "C1:D1"):
        sheet.merge_cells(merged)
    book.save(tmp_path / "a.xlsx")
    read = read_table(tmp_path / "a.xlsx")
    assert read.columns("outcome") == ("Số liệu – Số vụ",) and read.column("exposure") == "Số liệu – Dân số"


def test_a_pair_of_cells_in_the_title_of_a_table_of_two_columns_is_no_heading(tmp_path):
    book = openpyxl.Workbook()
    for line in (
        ["BIỂU SỐ 1"],
        ["Đơn vị:", "Xã Hưng Đông"],
        ["Năm 2015"],
        ["Quý", "Số vụ cháy"],
        ["Quý 1/2015", 4],
        ["Quý 2/2015", 3],
    ):
        book.active.append(line)
    book.save(tmp_path / "t.xlsx")
    read = read_table(str(tmp_path / "t.xlsx"))
    assert not read.questions and list(read.frame.columns) == ["Quý", "Số vụ cháy"]
    assert read.frame["Số vụ cháy"].tolist() == [4, 3]


def test_tables_side_by_side_are_asked_about_and_each_can_be_read(xlsx):
    names = ["A xã", "B xã", "C xã", "D xã"]
    left = [["1. Trộm cắp", None, None], ["Xã", 2018, 2019], *([n, i, i + 1] for i, n in enumerate(names))]
    right = [["2. Ma túy", None, None], ["Xã", 2018, 2019], *([n, i + 50, i + 60] for i, n in enumerate(reversed(names)))]
    rows = [[*a, None, None, *b] for a, b in zip(left, right, strict=True)]
    table = xlsx(rows)
    assert [q.about for q in table.questions] == ["sheet"] and "F2" in table.questions[0].text.vi
    second = xlsx(rows, sheet="Sheet1#2")
    assert not second.questions and second.frame.set_index("Xã").loc["D xã"].iloc[:, -1].tolist() == [50, 60]
    assert not xlsx([[*a[:1], None, *a[1:]] for a in left[1:]]).questions  # a blank column within one table


def test_a_page_of_instructions_is_no_table_and_numbers_of_rows_may_be_letters(xlsx):
    table = xlsx({"Hướng dẫn": [["Cột", "Ý nghĩa"], ["Xã", "tên xã"], ["Năm", "năm dương lịch"]],
                  "Số liệu": [["Số TT", "Xã", "Năm", "Số vụ"], ["A", "Toàn huyện", 2018, 3], ["I", "A xã", 2018, 1], ["II", "B xã", 2018, 2]]})  # fmt: skip
    assert not table.questions and table.source.sheets == ("Số liệu",) and table.columns("outcome") == ("Số vụ",)
    assert any("Hướng dẫn" in n.text.vi for n in table.notices)


def test_figures_without_a_heading_are_asked_about_and_row_numbers_are_not(csv):
    table = csv("Xã,Tháng,,Dân số,\nA,01/2019,50,6828,13\nA,02/2019,41,6828,23\nB,01/2019,46,5828,12\nB,02/2019,40,5828,24\n")
    assert ("role", ("C1", "E1")) in [(q.about, q.cells) for q in table.questions]
    table = csv(",Xã,Tháng,Số vụ\n0,A,01/2019,50\n1,A,02/2019,41\n2,B,01/2019,46\n3,B,02/2019,40\n")
    assert not table.questions


def test_a_title_with_the_number_of_the_table_is_no_row_of_figures(csv):
    table = csv(
        "14.2,Số vụ án đã khởi tố phân theo xã,,\n,Number of cases by commune,,\n,,2015,2016\n,TỔNG SỐ - TOTAL,801,710\n,Xã Đa Tốn - Da Ton commune,52,38\n,Xã Kiêu Kỵ - Kieu Ky commune,163,153\n"
    )
    assert len(table.frame) == 4 and not table.questions


def test_grades_in_words_are_no_figures_and_columns_may_be_numbered_by_sums(csv, xlsx):
    assert set(asked(csv("Xã,Năm 2018,Năm 2019\nA,Khá,Giỏi\nB,Giỏi,Khá\nC,Khá,Khá\n"))) == {"text"}
    rows = [["STT", "Xã", "Năm", "Tổng số vụ", "Trộm cắp"], [None, None, None, "(vụ)", "(vụ)"], ["A", "B", "C", "1=2+3", 2]]
    table = xlsx([*rows, [1, "Xã A", 2014, 15, 7], [2, "Xã A", 2015, 18, 9], [3, "Xã B", 2014, 2, 1], [4, "Xã B", 2015, 3, 3]])
    assert not table.questions and values(table, "Trộm cắp") == [7, 9, 1, 3]


def test_two_who_sign_below_are_no_rows(xlsx):
    rows = [["TT", "Chỉ tiêu", "ĐVT", 2018, 2019, 2020], [1, "Số vụ trộm cắp", "Vụ", 4, 5, 6], [2, "Số vụ cháy", "Vụ", 1, 0, 2]]
    signed = [
        [None] * 6,
        [None, "KẾ TOÁN", None, None, "TRƯỞNG CÔNG AN XÃ", None],
        [None, "(Ký)", None, None, "(Ký, đóng dấu)", None],
    ]
    table = xlsx(rows + signed)
    assert table.columns("outcome") == ("Số vụ trộm cắp", "Số vụ cháy") and not table.questions
    assert {6, 5} <= set(map(int, table.account.aside["row"]))


def test_sheets_named_by_codes_are_of_the_communes_above_them_and_a_summary_is_not_read(xlsx):
    months = [["Tháng", "Số vụ"], *([f"Tháng {m}", m % 4] for m in (1, 2, 3)), ["Cộng quý I", 6], ["Tháng 4", 2]]
    pages = {"TH": [["TỔNG HỢP NĂM 2021"], ["Xã", "Số vụ", "Số dân"], ["Đa Tốn", 8, 900], ["Cổ Bi", 8, 800], ["Lệ Chi", 8, 700]]}
    for code, name in (("P1", "ĐA TỐN"), ("P2", "CỔ BI"), ("P3", "LỆ CHI")):
        pages[code] = [["HUYỆN GIA LÂM"], [f"CÔNG AN XÃ {name}"], ["SỔ VỤ VIỆC NĂM 2021"], [None], *months]
    table = xlsx(pages)
    assert not table.questions and table.panel().places == ("Xã Cổ Bi", "Xã Lệ Chi", "Xã Đa Tốn")
    assert [str(p) for p in table.frame[table.column("period")]][:4] == ["2021-01", "2021-02", "2021-03", "2021-04"]
    assert "year_above" in {n.code for n in table.notices} and table.frame["Số vụ"].tolist() == [1, 2, 3, 2] * 3
    for code in ("P1", "P2", "P3"):
        pages[code] = [
            [line[0].replace(" NĂM 2021", "") if line[0] else None] if len(line) == 1 else line for line in pages[code]
        ]
    assert {q.about for q in xlsx(pages).questions} == {"period"}


def test_a_commune_whose_name_is_near_the_word_for_a_sum_is_no_summary(xlsx):
    pages = {
        name: [["Năm", "Số vụ"], [2019, i], [2020, i + 1]] for i, name in enumerate(("Cổ Đô", "Ba Trại", "Tản Lĩnh", "TH Ba Vì"))
    }
    pages["Tòng Bạt"] = [["Năm", "Tổng số vụ"], [2019, 9], [2020, 8]]
    table = xlsx(pages)
    assert {q.about for q in table.questions} == {"sheet"}
    pages["Tổng hợp huyện"] = pages.pop("Tòng Bạt")
    table = xlsx(pages)
    assert not table.questions and len(table.frame) == 8


def test_a_column_that_is_copied_whole_is_set_aside_and_one_that_differs_is_refused(csv):
    table = csv("xa,nam,so_vu,so_vu\n" + "".join(f"{p},{2010 + y},{y},{y}\n" for p in "AB" for y in range(5)))
    assert table.columns("outcome") == ("so_vu",) and [n.cells for n in table.notices if n.code == "repeated_column"] == [("D1",)]
    with pytest.raises(BadTable, match="so_vu"):
        csv("xa,nam,so_vu,so_vu\n" + "".join(f"{p},{2010 + y},{y},{y + 1}\n" for p in "AB" for y in range(5)))


def test_rows_copied_word_for_word_are_set_aside_and_named_and_others_are_asked_about(csv):
    head, rows = (
        "STT,Xã,Tháng,Số vụ,Loại\n",
        [f"{i},{p},0{m}/2020,{m + i},Trộm\n" for i, (p, m) in enumerate((p, m) for p in "AB" for m in range(1, 5))],
    )
    table = csv(head + "".join(rows) + rows[2].replace("2,", "8,", 1) + rows[5].replace("5,", "9,", 1))
    assert not table.questions and len(table.frame) == 8 and table.account.aside["row"].tolist() == ["10", "11"]
    assert "repeated_rows" in said(table)
    for other in (rows[2].replace("Trộm", "Cướp"), rows[2].replace("03/2020,5", "03/2020,6")):
        assert asked(csv(head + "".join(rows) + other + rows[5]))["repeated"]
    assert asked(csv(head + "".join(rows) + rows[2]))["repeated"]  # alone: perhaps another part, with the same figures by chance
    assert asked(csv(head + "".join([*rows[:3], rows[2], rows[5], *rows[3:]])))["repeated"]  # not at the end


def test_tables_one_below_the_other_are_outcomes_by_their_titles_or_asked_about(xlsx):
    def block(title, n, places=("Xã A", "Xã B", "Xã C")):
        return [
            [title],
            ["Xã", *(f"Quý {q}/2020" for q in range(1, 5))],
            *([p, *range(n + i, n + i + 4)] for i, p in enumerate(places)),
            [],
        ]

    table = xlsx([*block("Bảng 1. Số vụ trộm cắp theo quý", 1), *block("Bảng 2. Số buổi tuyên truyền theo quý", 50)])
    assert (
        not table.questions
        and table.columns("outcome") == ("Số vụ trộm cắp", "Số buổi tuyên truyền")
        and "sheets_joined" in said(table)
    )
    assert [table.panel(outcome=c).rows["outcome"].sum() for c in table.columns("outcome")] == [42, 630]
    assert table.account.rows_in == 8 and table.account.rows_used == 6
    for second in (block("Bảng 2", 50), block("Số buổi tuyên truyền", 50, ("Xã D", "Xã E", "Xã G")), block("Số vụ trộm cắp", 50)):
        assert "sheet" in asked(xlsx([*block("Bảng 1. Số vụ trộm cắp theo quý", 1), *second]))


@pytest.mark.parametrize(
    ("names", "titles", "periods"),
    [
        (("Tháng 1", "Tháng 2", "Thang 3"), ("Năm 2021",) * 3, ["2021-01", "2021-02", "2021-03"]),
        (("T1", "T2", "T3"), [f"BÁO CÁO THÁNG {m} NĂM 2021" for m in (1, 2, 3)], ["2021-01", "2021-02", "2021-03"]),
        (("Sheet1", "Sheet2", "Sheet3"), [f"Tình hình quý {q} năm 2020" for q in ("I", "II", "III")], ["2020Q1", "2020Q2", "2020Q3"]),
        (("a", "b", "c"), [f"Kèm theo Kế hoạch số 5/KH-UBND ngày 3/2/{y + 1}, số liệu năm {y}" for y in (2018, 2019, 2020)], ["2018", "2019", "2020"]),
    ],
)  # fmt: skip
def test_a_sheet_is_of_the_period_in_its_name_and_the_lines_above_its_table(xlsx, names, titles, periods):
    def sheet(title, n):
        return [[title], [], ["TT", "Xã, TT", "Số vụ"], *([i, p, n + i] for i, p in enumerate(("X. Phước Lý", "TT. Cần Giuộc", "X. Long Hậu"), 1))]  # fmt: skip

    table = xlsx({name: sheet(title, 10 * n) for n, (name, title) in enumerate(zip(names, titles, strict=True))})
    assert not table.questions and "sheet_periods" in said(table)
    assert table.frame[table.column("period")].astype(str).unique().tolist() == periods
    assert table.panel().rows["outcome"].sum() == 108


def test_a_month_that_the_title_contradicts_is_asked_about(xlsx):
    sheets = {f"T{m}": [[f"BÁO CÁO THÁNG {max(m, 2)} NĂM 2021"], ["Xã", "Số vụ"], ["A", m], ["B", 3]] for m in (1, 2, 3)}
    assert "sheet" in asked(xlsx(sheets))


def test_sheets_of_months_of_no_year_are_asked_about_and_those_of_places_are_places(xlsx):
    rows = [["Xã", "Số vụ"], ["Đa Tốn", 1], ["Cổ Bi", 2], ["Kiêu Kỵ", 3]]
    assert "period" in asked(xlsx({f"Tháng {m}": [["Số vụ theo xã"], *rows] for m in (1, 2, 3)}))
    months = [["Tháng", "Số vụ"], *([f"Tháng {m}", m] for m in range(1, 13)), ["Cộng cả năm", 78]]
    table = xlsx({f"T{n}": [[f"Xã {p}"], ["Năm 2021"], *months] for n, p in enumerate(("Đa Tốn", "Cổ Bi", "Kiêu Kỵ"), 1)})
    rows = table.panel().rows
    assert rows["place"].nunique() == 3 and len(rows) == 36 and rows["outcome"].sum() == 234


def test_hidden_rows_that_the_printed_total_holds_with_are_used_and_others_asked_about(xlsx):
    def hide(book):
        book.active.row_dimensions[3].hidden = True

    head, rows = ["Xã", "2019", "2020", "2021"], [["A", 1, 2, 3], ["B", 4, 5, 6], ["C", 7, 8, 9]]
    with_b, without_b = xlsx([head, *rows, ["Cộng", 12, 15, 18]], hide), xlsx([head, *rows, ["Cộng", 8, 10, 12]], hide)
    assert not with_b.questions and set(with_b.frame["Xã"]) == set("ABC") and "hidden_rows" in said(with_b)
    assert not without_b.questions and set(without_b.frame["Xã"]) == set("AC") and "hidden_rows" in said(without_b)
    for total in ([], [["Cộng", 8, 15, 18]], [["Cộng", 1, 1, 1]]):
        assert "hidden" in asked(xlsx([head, *rows, *total], hide))


def test_tables_of_one_sheet_are_parts_of_one_by_the_periods_and_places_above_them_or_as_lists_that_run_on(xlsx):
    def block(title, places, n=0):
        head = ["TT", "Xã, thị trấn", *(f"Quý {q}" for q in range(1, 5))]
        return [[title], head, *([i, f"Xã {p}", i + n, 5 - i, 2, 1] for i, p in enumerate(places, 1)), []]

    years = xlsx([["SỐ VỤ GÂY RỐI TRẬT TỰ THEO QUÝ"], [], *block("1. Năm 2019", "ABC"), *block("2. Năm 2020", "ABC", 3)])
    assert (
        not years.questions and years.frame[years.column("period")].nunique() == 8 and years.panel().rows["outcome"].sum() == 57
    )
    runs_on = xlsx([["SỐ VỤ GÂY RỐI TRẬT TỰ NĂM 2019"], [], *block("I. Phía bắc", "ABC"), *block("II. Phía nam", "DEG")])
    assert not runs_on.questions and runs_on.panel().rows["place"].nunique() == 6
    assert "sheet" in asked(xlsx([["SỐ VỤ GÂY RỐI TRẬT TỰ NĂM 2019"], [], *block("Bảng cũ", "ABC"), *block("Bảng mới", "ABC")]))
    beside = [["Năm 2019", None, None, None, None, "Năm 2020"], ["Xã", "Số vụ", "Số đối tượng", None, None] * 2]
    beside += [[p, 1, 2, None, None, p, 3, 4] for p in ("Đa Tốn", "Cổ Bi", "Kiêu Kỵ", "Đặng Xá")]
    assert xlsx(beside).frame.groupby("Năm")["Số vụ"].sum().tolist() == [4, 12]
    below = [
        ["Kết quả năm 2021"],
        ["Xã", "Số vụ"],
        ["A", 1],
        ["B", 2],
        [],
        ["Chỉ tiêu kế hoạch năm 2022"],
        ["Xã", "Số vụ"],
        ["A", 1],
        ["B", 1],
    ]
    assert "sheet" in asked(xlsx(below))


def test_a_list_that_runs_on_to_the_right_is_one_list_and_its_rows_are_counted_once(xlsx):
    head = ["TT", "Xã", 2020, 2021]
    rows = [["SỐ VỤ TRỘM CẮP"], [*head, None, *head], [1, "Xã A", 1, 2, None, 4, "Xã D", 7, 8], [2, "Xã B", 3, 4, None, 5, "Xã E", 9, 1],
            [3, "Xã C", 5, 6, None, None, "Tổng cộng", 25, 21]]  # fmt: skip
    for table in (xlsx(rows), xlsx([row[:4] + row[5:] for row in rows])):
        assert not table.questions and table.frame["Xã"].nunique() == 5 and sum(values(table)) == 46
        assert table.account.rows_in == table.account.rows_used + len(table.account.aside) == 4
    again = xlsx([*rows[:3], [2, "Xã B", 3, 4, None, 5, "Xã A", 9, 1]])
    assert set(asked(again)) == {"sheet"}  # the same place twice: no list that runs on


def test_months_numbered_under_one_heading_are_headings(xlsx):
    rows = [["SỐ VỤ NĂM 2020"], ["STT", "Xã", "Tháng", *[None] * 11, "Cả năm"], [None, None, *range(1, 13)], [1, "Xã A", *[2] * 12, 24], [2, "Xã B", *[3] * 12, 36]]  # fmt: skip
    merge = ("A1:O1", "A2:A3", "B2:B3", "C2:N2", "O2:O3")
    table = xlsx(rows, lambda book: [book.worksheets[0].merge_cells(ref) for ref in merge])
    assert not table.questions and sum(values(table)) == 60 and table.panel().rows["period"].nunique() == 12


def test_banners_of_places_and_months_over_the_rows_of_a_register_belong_to_them(xlsx):
    rows = [["STT", "Chỉ tiêu", "Số vụ"], ["Tháng 1/2020"], ["1. Xã Đa Tốn"], [1, "Trộm cắp", 4], [2, "Đánh bạc", 1],
            ["Cộng Xã Đa Tốn: 5 vụ"], ["2. Xã Cổ Bi"], [1, "Trộm cắp", 2], [2, "Đánh bạc", 3], ["Tháng 2/2020"], ["1. Xã Đa Tốn"], [1, "Trộm cắp", 6], [2, "Đánh bạc", 5]]  # fmt: skip
    table = xlsx(rows)
    assert table.frame["địa bàn"].tolist() == ["Xã Đa Tốn", "Xã Cổ Bi", "Xã Đa Tốn"] and periods(table) == ["2020-01", "2020-01", "2020-02"]  # fmt: skip
    assert values(table, "Trộm cắp") == [4, 2, 6]
    day = "Ngày xảy ra"
    rows = [["SỔ THEO DÕI VỤ VIỆC"], ["STT", day, "Tóm tắt"], ["1. Xã Đa Tốn"], [1, "04/01/2020", "mất xe"], [2, "19/01/2020", "mất gà"], ["Cộng: 2 vụ"],
            ["2. Xã Cổ Bi"], [1, "06/02/2020", "mất xe"], [2, "21/02/2020", "đánh nhau"], ["Cộng: 2 vụ"]]  # fmt: skip
    table = xlsx(rows)
    assert not table.questions and values(table, "Số vụ") == [2, 0, 0, 2]


def test_lists_of_two_levels_or_of_two_things_beside_each_other_are_not_joined(xlsx):
    districts = [
        ["Huyện", "Số vụ", "Xã", "Số vụ"],
        ["Huyện A", 9, "Xã B", 4],
        ["Huyện C", 8, "Xã D", 5],
        ["Huyện E", 7, "Xã F", 6],
    ]
    with pytest.raises(BadTable):
        xlsx(districts)
    head = ["Xã", "Số vụ", None, "Xã", "Số vụ"]
    rows = [["Xã A", 1, None, "Xã D", 2], ["Xã B", 5, None, "Xã E", 6]]
    assert set(asked(xlsx([["SỐ VỤ NĂM 2020"], ["Trộm cắp", None, None, "Đánh bạc"], head, *rows]))) == {"sheet"}
    years = xlsx([["SỐ VỤ"], ["Năm 2020", None, None, "Năm 2021"], head, ["Xã A", 1, None, "Xã A", 2], ["Xã B", 5, None, "Xã B", 6]])  # fmt: skip
    assert not years.questions and sorted(zip(years.frame["Năm"].astype(str), values(years), strict=True)) == [("2020", 1), ("2020", 5), ("2021", 2), ("2021", 6)]  # fmt: skip


def test_days_and_weeks_of_a_month_are_no_months(xlsx):
    for over in ("Số vụ theo ngày trong tháng", "Tuần trong tháng"):
        rows = [["SỐ VỤ TRONG THÁNG 5/2020"], ["Xã", over], [None, 1, 2, 3, 4], ["Xã A", 5, 6, 7, 8], ["Xã B", 1, 2, 3, 4]]
        with pytest.raises(BadTable):
            xlsx(rows, lambda book: [book.worksheets[0].merge_cells(ref) for ref in ("A2:A3", "B2:E2")])


def test_a_total_over_a_group_is_no_part_of_the_group_before_and_a_type_is_no_number(xlsx):
    head, each = ["STT", "Trộm cắp", "Đánh bạc"], [[1, 4, 2]]
    table = xlsx([head, ["P. Trung Hòa"], *each, ["X. Núi Xa"], *each, ["TT. Bãi Giữa"], *each])
    assert table.frame["địa bàn"].tolist() == ["P. Trung Hòa", "X. Núi Xa", "TT. Bãi Giữa"]
    table = xlsx([head, ["Xã Đa Tốn"], *each, ["Xã Cổ Bi"], *each, ["Toàn huyện"], [1, 8, 4]])
    assert table.column("place") is None


def test_months_each_a_list_that_runs_on_and_blocks_of_communes_are_one_table(xlsx):
    head = ["TT", "Đơn vị", "Số vụ", None, "TT", "Đơn vị", "Số vụ"]
    each = [[1, "Xã A", 1, None, 3, "Xã C", 3], [2, "Xã B", 2, None, 4, "Xã D", 4], [None, None, None, None, None, "Cộng", 10], [None]]  # fmt: skip
    rows = [["PHẠM PHÁP HÌNH SỰ THEO THÁNG NĂM 2020"], [None]]
    for m in (1, 2, 3):
        rows += [[f"Tháng 0{m}/2020 (từ 15/0{m}/2020)"], head, *each]
    table = xlsx(rows)
    assert not table.questions and sum(values(table)) == 30 and len(set(periods(table))) == 3
    months = [["Tháng", "Số vụ"], *([f"Tháng {m}", m] for m in range(1, 13)), [None]]
    rows = [["UBND HUYỆN XUYÊN MỘC"], ["SỐ LIỆU NĂM 2021"], [None]]
    for n, name in enumerate(("XÃ BÌNH CHÂU", "XÃ BÔNG TRANG", "XÃ BƯNG RIỀNG"), 1):
        rows += [[f"{n}. {name}"], *months]
    table = xlsx(rows)
    assert not table.questions and table.frame[table.column("place")].tolist()[::12] == ["Xã Bình Châu", "Xã Bông Trang", "Xã Bưng Riềng"]  # fmt: skip


def test_a_sheet_that_sums_months_up_is_no_part(xlsx):
    def month(*figures: int) -> list:
        return [["TT", "Đơn vị", "Số vụ", "Ghi chú"], *([i, name, n, None] for i, (name, n) in enumerate(zip("ABC", figures, strict=True), 1))]  # fmt: skip

    sheets = {"TH 3 tháng": [["Đơn vị", "Số vụ"], ["A", 6], ["B", 9], ["C", 12]], "T01.2021": month(1, 2, 3), "T02.2021": month(2, 3, 4), "T03.2021": month(3, 4, 5)}  # fmt: skip
    table = xlsx(sheets)
    assert not table.questions and sum(values(table)) == 27 and len(set(periods(table))) == 3


def test_days_without_a_year_are_of_the_year_of_the_line_over_them(xlsx):
    rows = [["SỔ THEO DÕI VỤ VIỆC"], ["Số TT", "Ngày, tháng", "Xã", "Loại vụ việc"], ["THÁNG 12 NĂM 2019"], [1, "03/12", "A", "Trộm"], [2, "16/12", "B", "Cướp"],
            ["THÁNG 1 NĂM 2020"], [3, "04/01", "A", "Trộm"], [4, "05/01", "nt", "Trộm"], [5, "21/01", "B", "Cướp"]]  # fmt: skip
    table = xlsx(rows)
    assert not table.questions and "year_above" in said(table)
    assert table.panel("Số vụ").rows.groupby("place")["outcome"].sum().to_dict() == {"A": 3, "B": 2}


@pytest.mark.parametrize("rate", ["Trên 10.000 dân", "Trên 100.000 dân", "Per 10,000 people"])
def test_a_rate_in_the_row_of_headings_is_no_row_of_figures(xlsx, rate):
    years, names = range(2014, 2020), ("An Bình", "Cửu Long", "Thạch Lâm", "Phú Xá")
    rows: list[list] = [["TRUNG TÂM Y TẾ HUYỆN"], ["CẤP CỨU DO ĐÁNH NHAU THEO XÃ"], [], ["Xã", *(v for y in years for v in (f"Năm {y}", None, None))], [None, *("Dân số", "Số ca", rate) * 6]]  # fmt: skip
    for n, name in enumerate(names):
        own = [(7000 + 500 * n + 40 * i, 12 + (n * 3 + i * 5) % 9) for i in range(6)]
        rows.append([name, *(v for of, ca in own for v in (of, ca, round(ca / of * 10_000, 1)))])

    def merge(book):
        sheet = book.active
        for cells in ("A1:S1", "A2:S2", "A4:A5", "B4:D4", "E4:G4", "H4:J4", "K4:M4", "N4:P4", "Q4:S4"):
            sheet.merge_cells(cells)

    table = xlsx(rows, change=lambda book: (setattr(book, "active", 0), merge(book)))
    assert table.kind == "panel" and table.column("exposure") == "Dân số" and "Số ca" in table.columns("outcome")
    assert table.frame.query("Xã == 'Phú Xá'")["Số ca"].tolist() == rows[-1][2::3]
