"""Tables: order, blank rows and totals change nothing; arithmetic that fails is named."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sheets_of_rows import sheet_of

from analysis.ingest.entities.periods import parse
from analysis.ingest.findings.finding import QUEUED, SET_ASIDE, USED
from analysis.ingest.importing import read_files
from analysis.ingest.readers.sheets import Container
from analysis.ingest.review.arithmetic import checked
from analysis.ingest.tables.extract import read_tables

PLACES = ["Thị trấn Yên Viên", "Xã Yên Viên", "Xã Ninh Hiệp", "Xã Đa Tốn", "Thị trấn Trâu Quỳ", "Xã Kiêu Kỵ"]
HEAD = [["Năm 2019"], ["Xã", "Số vụ phạm pháp hình sự", "Số tin quần chúng cung cấp"]]


def read(rows):
    sheet = sheet_of({(r, c): v for r, row in enumerate(rows, 1) for c, v in enumerate(row, 1)})
    found, labels = read_tables(Container("a.xlsx", "0" * 64, [sheet]))
    return checked(found), labels, len(sheet.cells)


def used(rows):
    return {(f.indicator, f.place, f.start, f.value) for f in read(rows)[0] if f.status == USED}


body = st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 5000)), min_size=6, max_size=6).map(
    lambda vs: [[p, *v] for p, v in zip(PLACES, vs, strict=True)]
)


@settings(max_examples=60, deadline=None)
@given(body, st.randoms(use_true_random=False), st.lists(st.integers(0, 6), max_size=3), st.booleans())
def test_order_blank_rows_and_totals_change_nothing(rows, random, blanks, total):
    changed = [list(r) for r in rows]
    random.shuffle(changed)
    for at in blanks:
        changed.insert(at, [])
    if total:
        changed.append(["Tổng cộng", sum(r[1] for r in rows), sum(r[2] for r in rows)])
    assert used(HEAD + changed) == used(HEAD + rows)
    assert len(used(HEAD + rows)) == 12


@settings(max_examples=40, deadline=None)
@given(body, st.integers(0, 5), st.sampled_from(["", "abc", "#REF!", "1.234", -4, 2.5, "12/8"]))
def test_every_cell_is_accounted(rows, at, odd):
    rows = [list(r) for r in rows]
    rows[at][1] = odd
    found, labels, cells = read(HEAD + rows)
    assert labels + sum(f.kind != "blank" for f in found) == cells
    assert (f"B{at + 3}" in {f.evidence.cell for f in found if f.status == USED}) is False


def test_a_wrong_total_names_file_sheet_and_cell():
    rows = [[p, 10, 20] for p in PLACES] + [["Tổng", 61, 120]]
    waiting = [f for f in read(HEAD + rows)[0] if f.status == QUEUED]
    assert len(waiting) == 1 and "a.xlsx Sheet1!B9: printed 61, but B3..B8 add up to 60" in waiting[0].reason.en


def test_a_district_that_is_not_the_sum_of_its_communes_is_named():
    import datetime as dt

    from analysis.catalogue import units_of

    units = units_of("vn-hn-gialam", dt.date(2019, 12, 31))
    rows = [[u.name.vi, 2, 3] for u in units] + [["Huyện Gia Lâm", 45, 66]]
    waiting = [f for f in read(HEAD + rows)[0] if f.status == QUEUED]
    assert len(units) == 22 and [f.value for f in waiting] == [45]


def test_the_indicator_of_a_title_and_a_date_of_a_letter():
    rows = [
        ["Số vụ phạm pháp hình sự huyện Gia Lâm năm 2019 theo tháng"],
        ["(Kèm theo Báo cáo số 125/BC-CAH ngày 15/6/2020)"],
        ["TT", "Xã", "T1", "T2", "T3"],
        [1, "Đa Tốn", 1, 2, 3],
    ]
    assert {(i, s.isoformat(), int(v)) for i, _, s, v in used(rows)} == {
        ("criminal_offences", f"2019-0{m}-01", m) for m in (1, 2, 3)
    }


def test_sections_give_their_topic_to_the_rows_below():
    rows = [
        ["Năm 2019"],
        ["STT", "Nội dung", "ĐVT", "Xã Đa Tốn", "Xã Cổ Bi"],
        ["I", "Phạm pháp hình sự"],
        [1, "Số vụ xảy ra", "vụ", 5, 6],
        [2, "Số vụ khám phá", "vụ", 4, 5],
        ["II", "Phong trào"],
        [1, "Số tổ hòa giải", "tổ", 7, 8],
    ]
    assert {(i, p.rsplit("-", 1)[1], int(v)) for i, p, _, v in used(rows)} == {
        ("criminal_offences", "daton", 5), ("criminal_offences", "cobi", 6), ("criminal_solved", "daton", 4), ("criminal_solved", "cobi", 5),
        ("groups_conciliation", "daton", 7), ("groups_conciliation", "cobi", 8),
    }  # fmt: skip


def test_a_long_table_names_everything_in_its_row():
    rows = [
        ["Địa bàn", "Chỉ tiêu", "Kỳ", "Giá trị", "Ghi chú"],
        ["Xã Đa Tốn", "Số vụ phạm pháp hình sự", "2019-Q1", 12, ""],
        ["Xã Cổ Bi", "Số tin quần chúng cung cấp", "Tháng 2/2019", 40, "x"],
    ]
    assert {(i, s.isoformat(), int(v)) for i, _, s, v in used(rows)} == {
        ("criminal_offences", "2019-01-01", 12),
        ("tips_total", "2019-02-01", 40),
    }


def test_nine_months_end_in_september_and_a_month_takes_the_year_of_another_line():
    for lines, end in (
        (["Kết quả 9 tháng năm 2019 xã Đa Tốn"], "2019-09-30"),
        (["Năm 2019", "Kết quả 9 tháng xã Đa Tốn"], "2019-09-30"),
        (["Báo cáo tháng 3 xã Đa Tốn", "Năm 2019"], "2019-03-31"),
    ):
        rows = [*([line] for line in lines), ["Chỉ tiêu", "Số lượng"], ["Số vụ cháy", 5]]
        assert [(f.status, f.end.isoformat()) for f in read(rows)[0]] == [(USED, end)]


@pytest.mark.parametrize(
    ("code", "name", "place", "said"),
    [
        ("vn-hn-gialam-datonn", "Xã Đa Tốn", None, "mã “vn-hn-gialam-datonn” không có trong danh mục địa bàn; tên “Xã Đa Tốn” bên cạnh là vn-hn-gialam-daton"),
        ("01234", "Xã Đa Tốn", None, "mã “01234” không có trong danh mục địa bàn; tên “Xã Đa Tốn” bên cạnh là vn-hn-gialam-daton"),
        ("00580", "Xã Đa Tốn", None, "mã “00580” là Xã Kiêu Kỵ, tên bên cạnh là “Xã Đa Tốn”"),
        ("vn-hn-gialam-kieuky", "Xã Đa Tốn", None, "mã “vn-hn-gialam-kieuky” là Xã Kiêu Kỵ"),
        ("VN-HN-GIALAM-DATONN", "Xã Đa Tốn", None, "mã “VN-HN-GIALAM-DATONN” không có"),
        ("VN-HN-GIALAM-DATON", "Xã Đa Tốn", "vn-hn-gialam-daton", ""),
        ("00577", "Xã Đa Tốn", "vn-hn-gialam-daton", ""),
        (577, "Xã Đa Tôn", "vn-hn-gialam-daton", ""),
        (532, "Yên Viên", "vn-hn-gialam-yenvien-xa", ""),
    ],
)  # fmt: skip
def test_a_code_and_the_name_beside_it_are_read_together(code, name, place, said):
    rows = [["Năm 2019"], ["Mã xã", "Xã", "Số vụ cháy"], ["00553", "Xã Cổ Bi", 4], ["00535", "Xã Ninh Hiệp", 4], [code, name, 5]]
    for turned in (rows, [rows[0], *([b, a, n] for a, b, n in rows[1:])]):
        (row,) = [f for f in read(turned)[0] if f.value == 5]
        assert (row.place or None) == place and row.reason.vi.startswith(said) and (row.status == USED) == bool(place)
        assert place or "vn-hn-gialam-daton" in row.alternatives


def test_column_numbers_are_set_aside_with_their_reason():
    rows = [["Năm 2019"], ["STT", "Xã", "Số vụ cháy"], ["1", "2", "3"], [1, "Xã Đa Tốn", 5]]
    found = read(rows)[0]
    assert [f.kind for f in found if f.status != USED] == ["numbering"] * 3


def test_a_column_headed_don_vi_that_holds_units_names_no_place(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    for row in (["KẾT QUẢ CÔNG TÁC XÃ ĐA TỐN, HUYỆN GIA LÂM"], ["STT", "Nội dung", "Đơn vị", "Năm 2018", "Năm 2019"],
                [1, "Số vụ phạm pháp hình sự", "vụ", 12, 10], [2, "Số câu lạc bộ phòng, chống tội phạm", "CLB", 1, 2],
                [3, "Số vũ khí, vật liệu nổ giao nộp", None, 3, 4]):  # fmt: skip
        book.active.append(row)
    book.save(tmp_path / "bang.xlsx")
    found = [f for f in read_files([tmp_path / "bang.xlsx"]).findings if f.indicator]
    assert {(f.indicator, f.place, int(f.value), f.start.year) for f in found if f.status == "used"} == {
        ("criminal_offences", "vn-hn-gialam-daton", 12, 2018), ("criminal_offences", "vn-hn-gialam-daton", 10, 2019),
        ("clubs_crime_prevention", "vn-hn-gialam-daton", 1, 2018), ("clubs_crime_prevention", "vn-hn-gialam-daton", 2, 2019),
        ("weapons_surrendered", "vn-hn-gialam-daton", 3, 2018), ("weapons_surrendered", "vn-hn-gialam-daton", 4, 2019),
    }  # fmt: skip


def test_columns_without_a_heading_do_not_hide_that_the_others_are_of_months(tmp_path):
    """A line break lost in a damaged file makes its row twice as long; the month whose heading was damaged too is asked about."""
    months = [f"Tháng {m}" for m in range(1, 12)] + ["Thánf 12"]
    rows = [["Huyện Gia Lâm, năm 2019"], ["Chỉ tiêu", *months], ["Số vụ phạm pháp hình sự", *range(7, 19)],
            ["Số tổ hòa giải", *range(22, 34), "Số tin quần chúng cung cấp", *range(40, 52)]]  # fmt: skip
    (tmp_path / "bang.csv").write_text("\n".join(";".join(map(str, row)) for row in rows), encoding="utf-8")
    found = read_files([tmp_path / "bang.csv"], place="vn-hn-gialam").findings
    (last,) = [f for f in found if f.evidence.cell == "M3"]
    assert last.status == "queued" and len([f for f in found if f.status == "used" and f.indicator == "criminal_offences"]) == 11


def test_a_quarter_is_no_month_and_a_row_of_nines_is_asked_about(tmp_path):
    from analysis.ingest.importing import read_file

    text = "Địa bàn;Năm;Quý;Số vụ phạm pháp hình sự\nĐa Tốn;2019;1;12\nĐa Tốn;2019;2;15\nCổ Bi;2019;1;99999\n"
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    findings, _ = read_file(tmp_path / "t.csv", place="vn-hn-gialam")
    assert not [f for f in findings if f.status == "used" and f.start and f.start.month == f.end.month]
    assert [f.status for f in findings if f.value == 99999 or "99999" in f.alternatives] == ["queued"]


def test_a_dash_is_zero_where_the_key_of_the_table_says_so():
    rows = {(1, 1): "Xã", (1, 2): "Số vụ phạm pháp hình sự", (2, 1): "Xã Đa Tốn", (2, 2): "-", (3, 1): "Xã Kiêu Kỵ", (3, 2): 4}
    for note, values in (('Ghi chú: dấu "-" là không phát sinh', [0, 4]), ("Ghi chú: số liệu năm 2019", [4])):
        sheet = sheet_of(rows | {(5, 1): note})
        found, _ = read_tables(Container("a.xlsx", "0" * 64, [sheet]), period=parse("2019"))
        assert [int(f.value) for f in found if f.status == USED] == values


def test_a_total_beside_columns_of_another_indicator_is_the_figure_itself():
    cells = {(1, 1): "Xã", (1, 2): "Tin quần chúng cung cấp", (1, 3): "Tin quần chúng cung cấp", (2, 2): "Tổng số", (2, 3): "Tin có giá trị",
             (3, 1): "Xã Đa Tốn", (3, 2): 40, (3, 3): 12, (4, 1): "Xã Kiêu Kỵ", (4, 2): 25, (4, 3): 9}  # fmt: skip
    found, _ = read_tables(Container("a.xlsx", "0" * 64, [sheet_of(cells)]), period=parse("2019"))
    assert {(f.indicator, int(f.value)) for f in found if f.status == USED} == {
        ("tips_total", 40), ("tips_total", 25), ("tips_valuable", 12), ("tips_valuable", 9)
    }  # fmt: skip


def of_district(lines):
    sheet = sheet_of({(r, c): v for r, line in enumerate(lines, 1) for c, v in enumerate(line, 1)})
    found, _ = read_tables(Container("a.xlsx", "0" * 64, [sheet]), place="vn-hn-gialam")
    return {(f.indicator, f.start.year): int(f.value) for f in found if f.status == USED}


@pytest.mark.parametrize("first", ["Chỉ tiêu", "Nội dung", "Loại việc khác"])
@pytest.mark.parametrize("years", [("2017", "2018"), (2017, 2018)], ids=["text", "numbers"])
def test_a_second_table_below_has_the_years_of_its_own_head(first, years):
    lines = [("Chỉ tiêu", "2019", "2020"), ("Số vụ cờ bạc", 28, 22), (), (first, *years), ("Số vụ cháy", 8, 6)]
    assert of_district(lines) == {
        ("gambling_cases", 2019): 28,
        ("gambling_cases", 2020): 22,
        ("fires", 2017): 8,
        ("fires", 2018): 6,
    }


def test_counts_that_look_like_years_in_the_row_of_an_indicator_stay_counts():
    lines = [("Chỉ tiêu", "2019", "2020"), ("Số vụ cờ bạc", 28, 22), (), ("Số vụ cháy", 2017, 2018)]
    assert of_district(lines) == {
        ("gambling_cases", 2019): 28,
        ("gambling_cases", 2020): 22,
        ("fires", 2019): 2017,
        ("fires", 2020): 2018,
    }


SAID = ["Số vụ phạm pháp hình sự năm 2019"]


def test_a_quarter_beside_its_three_months_is_their_sum_and_one_that_differs_is_asked_about():
    rows = [SAID, ["Xã", "Tháng 1", "Tháng 2", "Tháng 3", "Quý I"], ["Xã Đa Tốn", 3, 4, 5, 12], ["Xã Kiêu Kỵ", 1, 2, 3, 7]]
    found = {(f.place, f.value): (f.status, f.kind) for f in read(rows)[0]}
    assert found["vn-hn-gialam-daton", 12] == (SET_ASIDE, "total_column") and found["vn-hn-gialam-kieuky", 7] == (QUEUED, "sum")
    assert {found["vn-hn-gialam-daton", n][0] for n in (3, 4, 5)} == {USED}


def test_a_quarter_of_which_a_month_is_missing_is_a_figure_of_its_own():
    found = read([SAID, ["Xã", "Tháng 1", "Tháng 3", "Quý I"], ["Xã Đa Tốn", 3, 5, 12]])[0]
    assert {f.value: f.status for f in found} == {3: USED, 5: USED, 12: USED}


def test_nine_months_with_less_than_the_first_six_are_asked_about_and_no_others():
    rows = [SAID, ["Xã", "6 tháng đầu năm", "9 tháng đầu năm"], ["Xã Đa Tốn", 30, 25], ["Xã Kiêu Kỵ", 10, 15]]
    found = {f.value: (f.status, f.kind) for f in read(rows)[0]}
    assert found[30] == found[25] == (QUEUED, "falling") and found[10][0] == found[15][0] == USED


def test_a_deed_is_of_what_the_row_above_counts_and_is_asked_about():
    found = read([["Nội dung", "ĐVT", "Năm 2019"], ["Phạm pháp hình sự xảy ra", "Vụ", 64], ["Số vụ khám phá", "Vụ", 55], ["Tỷ lệ khám phá", "%", "85,9"],
                  ["Cờ bạc", "Vụ", 9]])[0]  # fmt: skip
    by = {f.evidence.number: f for f in found}
    assert by["64"].indicator == "criminal_offences" and by["9"].indicator == "gambling_cases"
    assert (by["55"].status, by["55"].alternatives[0]) == (QUEUED, "criminal_solved")
    assert (by["85,9"].status, by["85,9"].alternatives[0]) == (QUEUED, "criminal_clearance_pct")


def test_rows_of_a_group_are_of_the_group_and_not_of_the_row_above_it():
    found = read(
        [
            ["Nội dung", "Năm 2019"],
            ["Phạm pháp hình sự xảy ra", 64],
            ["Tội phạm ma túy"],
            ["Số vụ phát hiện", 12],
            ["Số vụ khởi tố", 10],
        ]
    )[0]
    by = {f.evidence.number: f for f in found}
    assert (by["12"].indicator, by["10"].indicator) == ("drug_cases", "drug_prosecuted_cases")


def test_empty_fields_behind_the_last_heading_of_incidents_are_no_error(tmp_path):
    from analysis.ingest.readers.guard import BadFile
    from analysis.ingest.tables import incidents

    path = tmp_path / "vu_viec.csv"
    path.write_text("Ngày,Loại vụ,Xã\n05/03/2019,Trộm cắp,Xã Đa Tốn,\n06/03/2019,Trộm cắp,Xã Đa Tốn, ,\n", encoding="utf-8")
    assert incidents.read(path)[1].cells == 2
    path.write_text("Ngày,Loại vụ,Xã\n05/03/2019,Trộm cắp,Xã Đa Tốn,huyện\n", encoding="utf-8")
    with pytest.raises(BadFile):
        incidents.read(path)


def test_days_under_a_merged_heading_are_the_periods_of_their_columns_and_no_figure_is_a_label():
    rows = [
        ["Nội dung", "Kỳ báo cáo", "Kỳ báo cáo"],
        ["", "15/12/2017 - 14/9/2018", "15/12/2018 - 14/9/2019"],
        ["Số vụ phạm pháp hình sự", 162, 149],
    ]
    sheet = sheet_of({(r, c): v for r, row in enumerate(rows, 1) for c, v in enumerate(row, 1)}, "B")
    sheet.merged |= {(1, 3): (1, 2), (2, 1): (1, 1)}
    sheet.cells = {at: c for at, c in sheet.cells.items() if at not in sheet.merged}
    found, _ = read_tables(Container("b.docx", "", [sheet], "", ""), place="vn-hn-gialam")
    assert [(f.value, f.status, str(f.start), str(f.end)) for f in found] == [
        (162, USED, "2017-12-15", "2018-09-14"),
        (149, USED, "2018-12-15", "2019-09-14"),
    ]


def test_figures_under_a_heading_of_periods_are_asked_about_not_lost_as_labels():
    rows = [["Nội dung", "Kỳ báo cáo"], ["Số vụ phạm pháp hình sự", 162], ["Số vụ cháy", 3]]
    assert sorted(f.evidence.number for f in read(rows)[0]) == ["162", "3"]


@pytest.mark.parametrize("counts", [(7, 3), (162, 150)])
def test_small_counts_of_the_reports_own_period_are_no_months(counts):
    rows = [["Nội dung", "Kỳ báo cáo", "Cùng kỳ"], ["Số vụ phạm pháp hình sự", counts[0], 162], ["Số vụ cháy", counts[1], 3]]
    assert {str(n) for n in counts} <= {f.evidence.number for f in read(rows)[0]}


MODELS = [
    ["Câu lạc bộ “Phòng chống tội phạm, giữ gìn ANTT”", 11, 402],
    ["Tổ phụ nữ “2 không, 1 có”", 318, 4107],
    ["Tổ hòa giải", 96, 611],
]


@pytest.mark.parametrize("heads", [["Mô hình", "Số lượng", "Số thành viên"], ["Nội dung", "Số tổ, CLB", "Hội viên"], ["Tên mô hình", "Số mô hình", "Số người tham gia"]])  # fmt: skip
def test_members_of_a_model_are_not_counted_as_models(heads):
    found = read([["Các mô hình tại huyện Gia Lâm (tính đến 30/6/2020)"], heads, *MODELS])[0]
    by = {f.evidence.number: f for f in found}
    assert {n: (f.indicator, f.start, f.end) for n, f in by.items() if f.status == USED} == {
        n: (code, parse("2020-06-30").end, parse("2020-06-30").end)
        for n, code in (("11", "clubs_crime_prevention"), ("402", "club_members_crime_prevention"), ("318", "groups_women_2no1yes"),
                        ("96", "groups_conciliation"), ("611", "group_members_conciliation"))
    }  # fmt: skip
    assert by["4107"].status == SET_ASIDE


@pytest.mark.parametrize("heading", ["Số hội viên CLB B93", "Số buổi sinh hoạt CLB B93", "Số lượt tuần tra của tổ tự quản", "Số thành viên tổ phụ nữ “2 không, 1 có”"])  # fmt: skip
def test_a_heading_counts_what_it_names_first(heading):
    found = read([["Huyện Gia Lâm năm 2020"], ["Nội dung", "Kết quả"], [heading, 46], ["Phạm pháp hình sự xảy ra", 64]])[0]
    assert {f.evidence.number: f.status for f in found} == {"46": QUEUED, "64": USED}


def test_running_totals_and_earlier_periods_that_give_their_days_are_figures_of_those_days():
    found = read(
        [
            ["Kết quả tại xã Bát Tràng (từ 15/10/2021 đến 14/11/2021)"],
            ["Nội dung", "Trong kỳ", "Lũy kế từ 15/12/2020", "Kỳ trước (15/9/2021 - 14/10/2021)", "Cùng kỳ"],
            ["Phạm pháp hình sự xảy ra", 2, 17, 3, 4],
            ["Cờ bạc", 1, 6, 5, 7],
        ]
    )[0]
    days = {f.evidence.number: (f.start, f.end) for f in found if f.status == USED}
    assert {n: tuple(map(str, d)) for n, d in days.items()} == {
        n: span
        for numbers, span in (("21", ("2021-10-15", "2021-11-14")), (("17", "6"), ("2020-12-15", "2021-11-14")), ("35", ("2021-09-15", "2021-10-14")))
        for n in numbers
    }  # fmt: skip


@pytest.mark.parametrize("column", ["Số vụ hòa giải thành", "Số vụ việc phát hiện", "Số buổi sinh hoạt"])
def test_what_models_did_is_no_number_of_models(column):
    found = read(
        [["Huyện Gia Lâm năm 2020"], ["Mô hình", column], ["Tổ hòa giải", 611], ["Câu lạc bộ phòng, chống tội phạm", 402]]
    )[0]
    assert not [f.indicator for f in found if f.status == USED]


def test_a_column_of_the_month_takes_no_year_and_last_years_total_no_end_of_this_one():
    months = [
        ["Huyện Gia Lâm năm 2019"],
        ["Nội dung", "Tháng 10/2019", "Tháng 11/2019", "Trong tháng"],
        ["Phạm pháp hình sự xảy ra", 3, 4, 5],
    ]
    assert {f.evidence.number for f in read(months)[0] if f.status == USED} == {"3", "4"}
    running = [["Huyện Gia Lâm (từ 15/12/2019 đến 14/5/2020)"], ["Nội dung", "Trong kỳ", "Lũy kế cùng kỳ năm trước từ 15/12/2018"], ["Phạm pháp hình sự xảy ra", 9, 20]]  # fmt: skip
    assert {f.evidence.number for f in read(running)[0] if f.status == USED} == {"9"}


def test_a_printed_change_lands_where_it_is_that_of_the_two_figures_beside_it():
    lines = [
        ["Chỉ tiêu", "Năm 2016", "Năm 2017", "Tăng, giảm (%)"],
        ["Số vụ phạm pháp hình sự", 80, 72, "-10,0"],
        ["Số vụ phạm tội về ma túy", 20, 23, "12,0"],
        ["Số vụ phạm pháp hình sự đã khám phá", 61, 58, "-4,9"],
    ]
    found = {f.indicator: (f.status, f.value) for f in read([["Huyện Gia Lâm"], *lines])[0] if f.evidence.cell.startswith("D")}
    assert found["criminal_change_pct"] == (USED, -10) and found["drug_cases"][0] == found["criminal_solved"][0] == SET_ASIDE


@pytest.mark.parametrize(
    ("heading", "printed", "landed"),
    [
        ("Tăng, giảm (%)", -8, None),
        ("Tăng, giảm", "-8%", None),
        ("Tăng, giảm (vụ)", -10, None),
        ("Tăng, giảm", -8, "criminal_change_abs"),
        ("Tăng, giảm", -10, "criminal_change_pct"),
    ],
)
def test_a_change_is_of_the_unit_that_its_heading_or_cell_says(heading, printed, landed):
    lines = [["Huyện Gia Lâm"], ["Chỉ tiêu", "Năm 2016", "Năm 2017", heading], ["Số vụ phạm pháp hình sự", 80, 72, printed]]
    (change,) = [f for f in read(lines)[0] if f.evidence.cell == "D3"]
    assert (change.indicator if change.status == USED else None) == landed


@pytest.mark.parametrize(
    "headings",
    [
        ("Ngày bắt đầu", "Tháng", "Xã", "Số vụ phạm pháp hình sự", "Năm", "Dân số trung bình"),
        ("Ngày bắt đầu", "Xã", "Năm", "Tháng", "Số vụ phạm pháp hình sự"),
        ("Xã", "Tháng triển khai", "Tháng", "Số vụ phạm pháp hình sự", "Năm"),
    ],
)
def test_a_start_is_no_period_and_a_year_right_of_the_figures_parts_no_table(headings):
    said = {"Ngày bắt đầu": "01/02/2013", "Tháng triển khai": "02/2013", "Tháng": 3, "Xã": "Đa Tốn", "Năm": 2012}
    rows = [list(headings), *([said.get(h, 634 + n) if h != "Tháng" else n for h in headings] for n in range(1, 5))]
    landed = [f for f in read(rows)[0] if f.status == USED and f.indicator == "criminal_offences"]
    assert [(f.value, f.place, f.start.isoformat()) for f in landed] == [
        (634 + n, "vn-hn-gialam-daton", f"2012-0{n}-01") for n in range(1, 5)
    ]
