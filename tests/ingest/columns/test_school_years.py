"""School years as periods and starts, in headings and cells; semesters among them; pupils as what cases are of."""

import pytest
from table_readings import asked, periods, said, values

SCHOOLS = ("THCS Yên Sơn", "THCS Tân Lập", "THCS Minh Khai", "THCS Hòa Bình")
YEARS = ["2016-2017", "2017-2018", "2018-2019", "2019-2020"]


def sheet(years, start=("chưa", "2018-2019"), heads=("Số vụ bạo lực học đường", "Số học sinh"), merge=True):
    n, off = len(years), 3
    rows = [["Thống kê theo năm học"], [], ["TT", "Trường", "Triển khai từ năm học"], [None] * off]
    for head in heads:
        rows[2] += [head, *[None] * (n - 1)]
        rows[3] += years
    for k, name in enumerate(SCHOOLS):
        rows.append([k + 1, name, start[k % len(start)], *((k + j) % 7 for j in range(n)), *(900 + k + j for j in range(n))])
    rows.append([None, "Bình quân/1.000 HS", None, *[7.65] * n, *[None] * n])

    def change(book):
        for c in range(1, off + 1):
            book.active.merge_cells(start_row=3, end_row=4, start_column=c, end_column=c)
        for j in range(len(heads)):
            book.active.merge_cells(start_row=3, end_row=3, start_column=off + 1 + j * n, end_column=off + (j + 1) * n)

    return rows, change if merge else lambda book: None


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("{0}-{1}", ("chưa", "2018-2019")),
        ("Năm học {0}-{1}", ("chưa triển khai", "Năm học 2018-2019")),
        ("NH {0} - {1}", ("", "2018")),
        ("{0}/{1}", ("chưa", "3/2019")),
    ],
)
def test_blocks_of_school_years_under_merged_heads(xlsx, form, start):
    years = [form.format(y, y + 1) for y in range(2016, 2020)]
    rows, change = sheet(years, start)
    table = xlsx(rows, change)
    assert not asked(table) and periods(table)[:4] == ["2016", "2017", "2018", "2019"] and "school_years" in said(table)
    assert table.column("exposure") == "Số học sinh" and values(table)[:4] == [0, 1, 2, 3]
    assert [str(v) for v in values(table, table.column("adopted"))[:8:4]] == ["NaT", "2018"]


@pytest.mark.parametrize("part", ["2020-2021 (học kỳ I)", "HKI 2020-2021", "2020-2021 (HK1)"])
def test_a_semester_beside_school_years_is_set_aside(xlsx, part):
    rows, change = sheet([*YEARS, part])
    table = xlsx(rows, change)
    assert not asked(table) and set(periods(table)) == {"2016", "2017", "2018", "2019"} and "total_column" in said(table)


def test_a_column_of_school_years_and_one_of_semesters(csv):
    rows = [(name, y, h) for name in SCHOOLS for y in YEARS for h in ("Học kỳ I", "Học kỳ II")]
    years = csv("Trường,Năm học,Số vụ\n" + "".join(f"{name},{y},{i}\n" for i, (name, y, h) in enumerate(rows) if h[-2:] == " I"))
    assert not asked(years) and periods(years)[:4] == ["2016", "2017", "2018", "2019"]
    halves = csv("Trường,Năm học,Học kỳ,Số vụ\n" + "".join(f"{name},{y},{h},{i}\n" for i, (name, y, h) in enumerate(rows)))
    assert set(asked(halves)) == {"half"}


def test_years_over_two_of_which_nothing_says_school_are_asked_about(csv):
    table = csv("Phường,Niên độ,Số vụ\nA,2016-2017,73\nA,2017-2018,64\nB,2016-2017,57\nB,2017-2018,66\n")
    assert set(asked(table)) == {"period"}
    start = csv("Xã,Năm,Số vụ,Ngày áp dụng\n" + "".join(f"{p},{y},5,{d}\n" for p, d in (("A", "2017-2018"), ("B", "")) for y in range(2015, 2020)))  # fmt: skip
    assert "adopted" in asked(start)


def test_households_beside_cases_in_english_are_what_these_are_of(csv):
    table = csv("commune,year,cases,households\n" + "".join(f"{p},{y},{y % 7},900\n" for p in "ABCD" for y in range(2015, 2019)))
    assert table.column("exposure") == "households" and table.columns("outcome") == ("cases",)


@pytest.mark.parametrize(
    "counted",
    ["Số trường hợp vi phạm", "Số vụ vi phạm môi trường", "Số vụ tại hiện trường", "Số vụ gian lận thị trường", "Số vụ"],
)
def test_years_of_two_are_no_school_years_where_nothing_is_of_schools(csv, counted):
    rows = [(f"Xã {letter}", y) for letter in "ABCD" for y in ("2014/15", "2015/16", "2016/17")]
    table = csv(f"Xã,Niên độ,{counted}\n" + "".join(f"{x},{y},{i}\n" for i, (x, y) in enumerate(rows)))
    assert set(asked(table)) == {"period"} and "school_years" not in said(table)


@pytest.mark.parametrize("place", ["Trường", "Tên trường", "Trường THCS", "Trường học", "Trường trung học"])
def test_a_heading_of_schools_makes_them_school_years(csv, place):
    rows = [(f"Trường {letter}", y) for letter in "ABCD" for y in ("2014-2015", "2015-2016", "2016-2017")]
    table = csv(f"{place},Năm,Số vụ\n" + "".join(f"{x},{y},{i}\n" for i, (x, y) in enumerate(rows)))
    assert "school_years" in said(table)


@pytest.mark.parametrize(
    ("place", "name", "heading", "exposure"),
    [
        ("Xã", "Xã Yên Sơn {}", "Số vụ trộm cắp", None),
        ("Xã", "Xã Yên Sơn {}", "Số vụ bạo lực học đường", "Số học sinh"),
        ("Trường", "Yên Sơn {}", "Số vụ trộm cắp", "Số học sinh"),
        ("Đơn vị", "THCS Yên Sơn {}", "Số vụ trộm cắp", "Số học sinh"),
    ],
)
def test_pupils_are_what_the_cases_of_schools_are_of(csv, place, name, heading, exposure):
    rows = [(name.format(letter), y) for letter in "ABCD" for y in range(2016, 2020)]
    table = csv(f"{place},Năm,{heading},Số học sinh\n" + "".join(f"{x},{y},{i % 5},{300 + i}\n" for i, (x, y) in enumerate(rows)))
    assert table.column("exposure") == exposure and not asked(table)
