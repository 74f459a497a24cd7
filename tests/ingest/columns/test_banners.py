"""Tables one below the other, each under a line that names its place, and may say its population and its start."""

import pytest
from table_readings import asked, periods, said, values


def sheet(lines, head=("Tháng", "Năm 2018", "Năm 2019"), title="SỐ VỤ GÂY RỐI TRẬT TỰ CÔNG CỘNG"):
    rows = [[title], []]
    for k, line in enumerate(lines):
        rows += [[line], list(head), *([m, (m + k) % 4, (m * 2 + k) % 5] for m in range(1, 13)), ["Cộng", 18, 24], []]
    return rows


FORMS = [
    ("XÃ TÂN HÀ (dân số 9.312 người)", "XÃ TÂN ĐÔNG (dân số 12.045 người) – ra mắt tổ tự quản ngày 15/3/2019", "XÃ TÂN HỘI (dân số 10.877 người)"),
    ("Xã Tân Hà - 9.312 dân", "Xã Tân Đông - 12.045 dân - camera từ 3/2019", "Xã Tân Hội - 10.877 dân"),
    ("Xã Tân Hà; dân số: 9.312; chưa triển khai", "Xã Tân Đông; dân số: 12.045; triển khai: 3/2019", "Xã Tân Hội; dân số: 10.877; chưa triển khai"),
    ("Tân Hà (dân số 9.312 người)", "Tân Đông (dân số 12.045 người), camera từ tháng 3/2019", "Tân Hội (dân số 10.877 người)"),
    ("1. Thị trấn Tân Hà (9.312 khẩu)", "2. Xã Tân Đông (12.045 khẩu), thí điểm tháng 3/2019", "3. Xã Tân Hội (10.877 khẩu)"),
    ("Commune: Tan Ha (pop. 9,312)", "Commune: Tan Dong (pop. 12,045), started 3/2019", "Commune: Tan Hoi (pop. 10,877)"),
]  # fmt: skip


@pytest.mark.parametrize("lines", FORMS)
def test_place_population_and_start_are_those_of_the_line_over_each_table(xlsx, lines):
    table = xlsx(sheet(lines))
    assert not asked(table) and "banners" in said(table) and len(table.frame) == 72
    first = table.frame.drop_duplicates(table.column("place"))
    assert first[table.column("exposure")].tolist() == [9312, 12045, 10877]
    assert [str(v) for v in first[table.column("adopted")]] == ["NaT", "2019-03", "NaT"]
    assert periods(table)[:2] == ["2018-01", "2019-01"] and values(table)[:2] == [1, 2]


def test_a_line_that_names_the_place_alone_and_what_is_not_read(xlsx):
    assert not asked(xlsx(sheet(["XÃ TÂN HÀ", "XÃ TÂN ĐÔNG"])))
    table = xlsx(sheet(["XÃ TÂN HÀ (dân số 9.312 người, 12 ấp)", "XÃ TÂN ĐÔNG (dân số 9.412 người); giải thể tổ 6/2019"]))
    notice = next(n for n in table.notices if n.code == "banners")
    assert not asked(table) and "12 ấp" in notice.text.vi and "giải thể tổ 6/2019" in notice.text.vi
    assert table.column("adopted") is None


@pytest.mark.parametrize(
    "lines",
    [
        ("Bảng 1", "Bảng 2"),
        ("XÃ TÂN HÀ", "XÃ TÂN ĐÔNG", "XÃ TÂN HÀ"),
        ("XÃ TÂN HÀ (dân số năm 2018: 9.312 người; năm 2019: 9.500 người)", "XÃ TÂN ĐÔNG (dân số năm 2018: 5.312 người)"),
    ],
)
def test_lines_that_name_no_places_leave_the_question_which_table_is_read(xlsx, lines):
    assert "sheet" in asked(xlsx(sheet(lines)))


@pytest.mark.parametrize("lines", [
    ("Tai nạn giao thông (12 người)", "Cháy nổ (3 người)"), ("Nam: 4.500 người", "Nữ: 4.600 người"), ("Ma túy: 35 người", "Cờ bạc: 60 người"), ("Nhóm can thiệp (120 người)", "Nhóm đối chứng (115 người)"),
])  # fmt: skip
def test_persons_behind_what_is_no_kind_of_place_are_no_population(xlsx, lines):
    assert "sheet" in asked(xlsx(sheet(lines)))


@pytest.mark.parametrize(("lines", "sure"), [
    (("Xã Tân Hà – 3 camera", "Xã Tân Đông – 5 camera, lắp tháng 3/2019", "Xã Tân Hội"), ["NaT", "2019-03", "NaT"]),
    (("Xã Tân Hà – camera hỏng tháng 4/2019", "Xã Tân Đông – camera lắp tháng 3/2019", "Xã Tân Hội – chưa có"), ["NaT", "2019-03", "NaT"]),
    (("Xã Tân Hà – tổ tự quản ra mắt trước năm 2018", "Xã Tân Đông – tổ tự quản ra mắt tháng 3/2019", "Xã Tân Hội – chưa có"), ["NaT", "2019-03", "NaT"]),
    (("Xã Tân Hà – camera lắp tháng 1/2019, dừng tháng 4/2019", "Xã Tân Đông – chưa có", "Xã Tân Hội – chưa có"), ["2019-01", "NaT", "NaT"]),
])  # fmt: skip
def test_a_line_that_leaves_a_start_open_is_asked_about_and_names_its_place_alone(xlsx, lines, sure):
    table = xlsx(sheet(lines))
    assert set(asked(table)) == {"start"} and set(table.frame[table.column("place")]) == {
        "Xã Tân Hà",
        "Xã Tân Đông",
        "Xã Tân Hội",
    }
    kept = xlsx(sheet(lines), columns="Ngày bắt đầu=adopted")
    assert (
        not kept.questions and [str(v) for v in kept.frame.drop_duplicates(kept.column("place"))[kept.column("adopted")]] == sure
    )
    assert not xlsx(sheet(lines), columns="Ngày bắt đầu=ignore").questions


def test_an_officer_behind_the_place_is_none_of_its_name_and_masked(xlsx):
    table = xlsx(sheet(["Xã Tân Hà – Trưởng công an: Nguyễn Văn An", "Xã Tân Đông (Tổng số: 12.045 người)"]))
    notice = next(n for n in table.notices if n.code == "banners")
    assert (
        not asked(table)
        and "Nguyễn" not in notice.text.vi
        and set(table.frame[table.column("place")]) == {"Xã Tân Hà", "Xã Tân Đông"}
    )
    assert table.frame[table.column("exposure")].max() == 12045


def test_a_first_month_of_two_and_three_cases_is_no_row_of_column_numbers(xlsx):
    rows = [["Tháng", "Năm 2018", "Năm 2019"], [1, 2, 3], *([m, 4, 1] for m in range(2, 13))]
    table = xlsx([["Số vụ trộm cắp xã Tân Hà"], *rows])
    assert len(table.frame) == 24 and values(table)[:2] == [2, 3]


@pytest.mark.parametrize(
    "label, days",
    [
        ("Ngày thành lập tổ phụ nữ", ("15/6/2018", "chưa thành lập", "01/3/2019")),
        ("Ngày lắp camera", ("6/2018", "chưa lắp", "3/2019")),
    ],
)
def test_the_start_is_that_of_a_line_of_its_own_over_each_sheet_or_table(xlsx, label, days):
    months = [["Tháng", "Năm 2018", "Năm 2019"], *([f"Tháng {m}", m % 4, m % 5] for m in range(1, 13)), ["Cả năm", 18, 24]]
    names = ("Xã Tân Hà", "Xã Tân Đông", "Xã Tân Hội")
    above = lambda name, day: [[f"{name} – Số vụ gây rối"], [f"{label}: {day}"]]  # noqa: E731
    for rows in (
        {name: [*above(name, day), [], *months] for name, day in zip(names, days, strict=True)},
        [row for name, day in zip(names, days, strict=True) for row in (*above(name, day), *months, [])],
    ):
        table = xlsx(rows)
        first = table.frame.drop_duplicates(table.column("place"))
        assert not asked(table) and "start_lines" in said(table) and first[table.column("place")].tolist() == list(names)
        assert [str(v) for v in first[table.column("adopted")]] == ["2018-06", "NaT", "2019-03"] and len(table.frame) == 72
    lacking = {name: [*above(name, day)[: 1 + (name != names[1])], *months] for name, day in zip(names, days, strict=True)}
    assert "start" in asked(xlsx(lacking)) and "start" not in asked(xlsx(lacking, columns=f"{label}=ignore"))


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("Triển khai mô hình Tiếng kẻng an ninh từ", True),
        ("Ngày lắp camera theo kế hoạch", False),
        ("Thời gian thực hiện báo cáo mô hình", False),
    ],
)
def test_a_line_of_a_plan_or_a_report_over_each_sheet_is_no_start(xlsx, line, begins):
    sheets = {name: [[f"Xã {name}"], [f"{line}: {since}"], ["Năm", "Số vụ trộm"], *([y, 5 + y % 4 + i] for y in range(2016, 2023))] for i, (name, since) in enumerate((("An Bình", "6/2019"), ("Cửu Long", "3/2020"), ("Hòa Lạc", "9/2020")))}  # fmt: skip
    assert (xlsx(sheets).column("adopted") == line) == begins


def test_a_start_in_the_cell_beside_its_line_above_each_sheet_is_that_sheets(xlsx):
    said = {"An Bình": "15/03/2016", "Cửu Long": "Không triển khai", "Thạch Lâm": "02/10/2017"}
    sheets = {
        name: [[f"XÃ {name.upper()}"], ["Mô hình “Nhóm đồng đẳng” ra mắt ngày:", None, when], ["Kỳ báo cáo", "Số vụ ma túy"], *([f"Năm {y}", 3 + (n + y) % 5] for y in range(2013, 2020))]
        for n, (name, when) in enumerate(said.items())
    }  # fmt: skip
    table = xlsx(sheets)
    place, start = table.column("place"), table.column("adopted")
    since = table.frame.dropna(subset=[start]).groupby(place)[start].first().astype(str).to_dict()
    assert not table.questions and {key.lower(): value for key, value in since.items()} == {"xã an bình": "2016", "xã thạch lâm": "2017"}  # fmt: skip


@pytest.mark.parametrize(("line", "read"), [
    (["Ngày ra mắt tổ hòa giải", None], True), (["Thời điểm lắp camera"], True), (["Ngày báo cáo"], False), (["Ngày thành lập xã"], False), (["Ngày lắp camera (kế hoạch)"], False),
])  # fmt: skip
def test_a_start_beside_its_line_without_a_colon_above_each_sheet_is_that_sheets(xlsx, line, read):
    begun = {"Tân Hà": "15/03/2016", "Tân Đông": "chưa triển khai", "Tân Hội": "02/10/2017", "Tân Hưng": "chưa triển khai"}
    sheets = {
        name: [[f"XÃ {name.upper()}"], [*line, when], [None], ["Kỳ báo cáo", "Số vụ ma túy", "Số vụ trộm"], *([f"Năm {y}", 3 + (n + y) % 5, n + y % 4] for y in range(2013, 2020))]
        for n, (name, when) in enumerate(begun.items())
    }  # fmt: skip
    table = xlsx(sheets)
    assert not asked(table) and bool(table.column("adopted")) == read
    if read:
        since = table.frame.dropna(subset=[table.column("adopted")]).groupby("Địa bàn")[table.column("adopted")].first()
        assert since.astype(str).to_dict() == {"Xã Tân Hà": "2016", "Xã Tân Hội": "2017"}
