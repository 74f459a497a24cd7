"""Registers, one row a case: what is a place, which day counts, what is summed, which numbers are no case."""

import datetime as dt

import pytest
from table_readings import asked, said

HEAD = "STT;Số thụ lý;Ngày tiếp nhận;Người báo tin;Nơi xảy ra;Nội dung;Số đối tượng"
TITLE = "SỔ THỤ LÝ TIN BÁO, TỐ GIÁC TỘI PHẠM"
SPELT = (
    "Xã Núi Xa",
    "Suối Ngoài",
    "TT Đồi Cao",
    "xã núi xa",
    "X. Núi Xa",
    "Núi Xa",
    "TT. Đồi Cao",
    "Đồi Cao",
    "Thị trấn Đồi Cao",
    "xã Suối Ngoài",
)


def _register(more: dict[int, list] | None = None, bands: bool = True) -> list[list]:
    rows = [[TITLE], [], HEAD.split(";")]
    for year in (2021, 2022, 2023):
        rows += [[f"NĂM {year}"]] if bands else []
        for i in range(1, 21):
            day = f"{1 + i * 5 % 28:02d}/{1 + i * 7 % 12:02d}/{year}"
            rows.append([i, f"{i:02d}/TL", day, "Quần chúng", SPELT[i % 10], ("Trộm cắp", "Đánh bạc")[i % 2], 1 + i % 3])
    return rows


def test_a_register_of_reports_is_counted_by_the_day_received_under_bands_of_years(xlsx):
    for bands in (True, False):
        table = xlsx(_register(bands=bands))
        assert table.kind == "incidents" and not table.questions and table.column("period") == "Ngày tiếp nhận"
        assert table.frame["Số vụ"].sum() == 60 and table.frame["Nơi xảy ra"].nunique() == 3 and table.outcome() == "Số vụ"
        assert table.frame["Số đối tượng"].sum() == 3 * sum(1 + i % 3 for i in range(1, 21))
        spelt = [n.text.vi for n in table.notices if n.code == "spelling"]
        assert len(spelt) == 1 and "“TT. Đồi Cao”" in spelt[0] and "near_names" not in said(table)


def test_a_day_of_another_year_than_its_band_is_asked_about(xlsx):
    rows = _register()
    assert rows[30][2].endswith("/2022")
    rows[30][2] = rows[30][2].replace("2022", "2021")
    table = xlsx(rows)
    assert asked(table) == {"period": ("C31",)} and "NĂM 2022" in table.questions[0].text.vi
    assert not xlsx(rows, cells="C31=keep").questions and table.questions[0].answers == ("", 'cells="C31=keep"')


def test_numbers_that_are_annulled_are_no_case_and_with_a_place_it_is_asked(xlsx):
    rows = _register()
    for at, words in ((8, "Hủy số (ghi nhầm)"), (30, "Số hủy"), (50, "bỏ số")):
        rows.insert(at, [99, f"9{at}/TL", None, None, None, words, None])
    table = xlsx(rows)
    assert not table.questions and table.frame["Số vụ"].sum() == 60
    aside = table.account.aside
    assert (
        aside[aside.vi.str.contains("hủy trong sổ")].row.tolist() == ["51", "31", "9"]
        or len(aside[aside.vi.str.contains("hủy trong sổ")]) == 3
    )
    rows[9][5] = "Hủy số"
    assert asked(xlsx(rows)) == {"annulled": ("E10",)}
    assert (
        xlsx(rows, cells="struck=drop").frame["Số vụ"].sum() == 59 and xlsx(rows, cells="struck=keep").frame["Số vụ"].sum() == 60
    )


def test_a_number_that_comes_twice_in_one_year_is_still_asked_about(xlsx):
    rows = _register()
    rows[9][1] = rows[7][1]
    assert asked(xlsx(rows)) == {"repeated": ("B8", "B10")}


def test_of_two_columns_of_days_that_received_counts(csv):
    lines = [
        f"{i:02d}/TB,{1 + 2 * i}/{1 + i % 6}/2021,{2 + 2 * i}/{1 + i % 6}/2021,Xã {'ABC'[i % 3]},{('Trộm cắp', 'Đánh bạc')[i % 2]}"
        for i in range(1, 13)
    ]
    table = csv("\n".join(["Số thụ lý,Ngày thụ lý,Ngày phân công,Nơi xảy ra,Loại vụ việc", *lines]))
    assert table.column("period") == "Ngày thụ lý" and not table.questions
    other = csv("\n".join(["Số thụ lý,Ngày phân công,Ngày chuyển,Nơi xảy ra,Loại vụ việc", *lines]))
    assert "role" in asked(other)


def test_a_day_received_is_the_period_unasked_only_in_a_register(csv):
    lines = "".join(f"K{i},{1 + i}/{1 + i % 12}/2020,{1 + i}/1/2022,{('Có', 'Không')[i % 2]}\n" for i in range(24))
    table = csv("Mã,Ngày tiếp nhận,Ngày kết thúc,Tái phạm\n" + lines)
    assert "role" in asked(table) and not table.columns("period")
    assert 'columns="Ngày tiếp nhận=period"' in [a for q in table.questions for a in q.answers]


def test_places_are_parted_by_what_is_coarser_only(csv):
    head = "Mã vụ;Thời gian xảy ra;{};Xã/thị trấn;Loại đường;Số người chết;Số người bị thương;Tuổi nạn nhân\n"
    places = ("Xã Núi Xa", "Xã Suối Ngoài", "TT Đồi Cao")

    def rows(where):
        return "".join(
            f"TN{i:03d};{1 + i % 28:02d}/{1 + i % 12:02d}/2021 0{i % 9}:15;{where(i)};{places[i % 3]};QL;{i % 2};{i % 3};{20 + i}\n"
            for i in range(60)
        )

    for heading, where in (
        ("Địa điểm", lambda i: f"Km {400 + i}+{i}"),
        ("Nơi", lambda i: f"Thôn {1 + i % 9}"),
        ("Khu vực", lambda i: f"Quốc lộ {i % 2}"),
    ):
        table = csv(head.format(heading) + rows(where))
        assert not table.questions and set(table.frame["Xã/thị trấn"]) == set(places) and "same_name" not in said(table), heading
        assert [table.frame[c].sum() for c in ("Số vụ", "Số người chết", "Số người bị thương")] == [60, 30, 60]
        assert "Tuổi nạn nhân" not in table.frame


def test_places_of_one_name_in_two_areas_are_still_two(csv):
    rows = [(d, f"Xã {d}{x}") for d in ("Khu A", "Khu B") for x in (1, 2, 3)] + [("Khu A", "Tân Phú"), ("Khu B", "Tân Phú")]
    table = csv("Khu vực,Xã,Năm,Số vụ\n" + "".join(f"{d},{x},{y},{y % 7}\n" for d, x in rows for y in (2019, 2020)))
    assert {"Tân Phú (Khu A)", "Tân Phú (Khu B)"} < set(table.frame["Xã"]) and not table.questions


def test_a_figure_that_a_case_does_not_say_leaves_its_month_empty_and_is_said(csv):
    head = "Mã vụ,Loại vụ,Ngày xảy ra,Xã,Số đối tượng\n"
    rows = "V1,Trộm cắp,04/01/2020,Xã Núi Xa,2\nV2,Trộm cắp,05/01/2020,Xã Núi Xa,\nV3,Đánh bạc,16/02/2020,Xã Suối Ngoài,3\n"
    table = csv(head + rows)
    assert table.frame["Số đối tượng"].isna().sum() == 1 and "cases_empty" in said(table) and not table.questions
    zero = csv(head + rows, cells="blank=0")
    assert zero.frame["Số đối tượng"].sum() == 5 and "cases_empty" not in said(zero)


@pytest.mark.parametrize("head", ["Số thụ lý", "Số hồ sơ", "Số xe máy (biển số)"])
def test_numbers_of_cases_and_number_plates_are_never_added_up(csv, head):
    day = [f"{1 + i % 28:02d}/0{1 + i % 9}/2022" for i in range(40)]
    rows = "".join(f"V{i},{100 + i},Trộm cắp,{day[i]},Xã {'AB'[i % 2]},{1 + i % 3}\n" for i in range(40))
    table = csv(f"Mã vụ,{head},Loại vụ,Ngày xảy ra,Xã,Số đối tượng\n{rows}")
    assert table.kind == "incidents" and table.columns("outcome") == ("Số vụ", "Số đối tượng") and not table.questions
    without = "\n".join(line.partition(",")[2] for line in rows.splitlines())
    alone = csv(f"{head},Loại vụ,Ngày xảy ra,Xã,Số đối tượng\n{without}\n")
    assert head not in alone.columns("outcome") or "biển" in head


def test_notes_of_a_register_are_not_read_as_labels_of_starts(csv, monkeypatch):
    from analysis.ingest.columns.shapes import places_across

    asked_of = []
    monkeypatch.setattr(places_across, "_names_a_start", asked_of.append)
    head = "Mã vụ,Loại vụ,Ngày xảy ra,Xã,Ghi chú\n"
    csv(head + "".join(f"V{i},Trộm cắp,{1 + i % 28:02d}/0{1 + i % 9}/2022,Xã A,ghi chú {i}\n" for i in range(40)))
    csv("Tháng,Yên Viên,Đa Tốn,Xã Mới,Ghi chú\n" + "".join(f"{m}/2019,{m},6,7,ghi chú {m}\n" for m in range(1, 13)))
    assert asked_of == []


def test_spellings_with_i_and_y_are_one_place_and_near_names_are_one_line(csv):
    table = csv("Xã,Năm,Số vụ\nTam Dị,2019,1\nTam Dỵ,2020,2\nMỹ Lý,2019,3\nMĩ Lí,2020,4\n")
    assert set(table.frame["Xã"]) == {"Tam Dị", "Mỹ Lý"} and not table.questions
    bare = csv("Xã,Năm,Số vụ\nHuyền Sơn,2019,1\nxã Huyền Sơn,2020,2\nQuan Hóa,2019,3\nPhương Đình,2019,3\nPhượng Đình,2019,4\n")
    assert set(bare.frame["Xã"]) == {"xã Huyền Sơn", "Quan Hóa", "Phương Đình", "Phượng Đình"} and not bare.questions
    names = ("Văn An", "Văn Ân", "Sơn Hà", "Sơn Hạ", "Thanh Tâm", "Thanh Tân")
    near = csv("Xã,Năm,Số vụ\n" + "".join(f"{x},{y},{y % 5}\n" for x in names for y in (2019, 2020)))
    assert [n.code for n in near.notices].count("near_names") == 1 and near.frame["Xã"].nunique() == 6


def test_schools_do_not_part_the_communes_they_stand_in(csv):
    rows = [
        (f"TN{i:03d}", f"{1 + i % 28:02d}/{1 + i % 12:02d}/2021", f"THCS {i % 7}", ("Xã Núi Xa", "Xã Suối Ngoài")[i % 2], i % 2)
        for i in range(40)
    ]
    table = csv("Mã vụ,Ngày xảy ra,Trường,Xã,Số người bị thương\n" + "".join(",".join(map(str, r)) + "\n" for r in rows))
    assert not table.questions and set(table.frame["Xã"]) == {"Xã Núi Xa", "Xã Suối Ngoài"}


def test_dates_of_a_start_under_bands_of_years_are_no_periods(xlsx):
    rows = [["Xã", "Ngày bắt đầu", "Số vụ"]]
    for year in (2021, 2022):
        rows += [[f"NĂM {year}"], *([f"Xã {p}", f"1{i}/03/{year}", i + year % 5] for i, p in enumerate("ABCD"))]
    table = xlsx(rows)
    assert table.column("period") == "kỳ" and table.column("adopted") == "Ngày bắt đầu"


@pytest.mark.parametrize("head", ["Ngày tiếp nhận", "Ngày gọi", "Date received"])
def test_days_of_a_register_in_mixed_order_are_its_period_and_asked_about(csv, head):
    days = ["9/23/2022", "16/4/2022", "3/2/2022", "25/3/2023", "11/21/2022", "5/6/2023", "30/10/2023", "7/8/2023"] * 4
    rows = "".join(f"HL{i},{'ABC'[i % 3]},{day},Quấy rối,{20 + i}\n" for i, day in enumerate(days))
    table = csv(f"Mã ca,Phường,{head},Loại ca,Tuổi người gọi\n{rows}")
    assert table.column("period") == head and "Tuổi người gọi" not in table.columns("outcome")
    assert [q.about for q in table.questions] == ["period"] and {"C2", "C6"} <= set(table.questions[0].cells)
    whole = csv(f"Mã ca,Phường,{head},Loại ca\n" + "".join(f"HL{i},{'ABC'[i % 3]},{m}/{13 + i % 15}/2022,Trộm\n" for i, m in enumerate([1, 4, 9] * 10)))  # fmt: skip
    assert whole.questions[0].answers[0] == 'cells="dates=month"'


def _entered_twice(note, other="3"):
    rows = [[i, f"{i:02}/2022", f"{i:02}/03/2022", "AB"[i % 2], "Trộm cắp", i * 100, ""] for i in range(3, 24)]
    again = [24, "03/2022" if other == "3" else "24/2022", "03/03/2022", "B", "Trộm cắp", 300, note]
    lines = [";".join(map(str, row)) for row in [*rows, again]]
    return "\n".join(["STT;Số thụ lý;Ngày xảy ra;Địa bàn;Loại vụ việc;Thiệt hại (đồng);Ghi chú", *lines])


@pytest.mark.parametrize(
    "note", ["Nhập trùng STT 3", "trùng với dòng 2", "ghi trùng", "Trùng STT 3", "vào sổ trùng số 3", "duplicate of row 2"]
)
def test_a_row_that_its_note_calls_entered_twice_and_that_repeats_is_set_aside(csv, note):
    for other in ("3", "24"):
        table = csv(_entered_twice(note, other))
        assert not table.questions and len(table.account.aside) == 1 and note in table.account.aside["vi"].iloc[0]
        assert table.frame["Số vụ"].sum() == 21


@pytest.mark.parametrize("note", ["Nhập trùng STT 5", "trùng ngày lễ", "đối tượng trùng tên", ""])
def test_a_row_that_repeats_no_row_named_is_kept(csv, note):
    table = csv(_entered_twice(note, "24"))
    assert table.frame["Số vụ"].sum() == 22 and not len(table.account.aside)


@pytest.mark.parametrize("head", ["Số xe", "Số phương tiện", "Tổng số xe"])
@pytest.mark.parametrize("title", [TITLE, "SỔ THEO DÕI TAI NẠN GIAO THÔNG"])
def test_plates_under_a_heading_of_vehicles_are_not_added_up(xlsx, head, title):
    rows = [[title], [], ["STT", "Mã vụ", "Ngày xảy ra", "Xã", "Loại vụ", head]]
    days = [f"{1 + i * 5 % 28:02d}/{1 + i * 7 % 12:02d}/2022" for i in range(40)]
    plates = [[i + 1, f"V{i}", day, "ABC"[i % 3], "Va chạm", 10_000 + 1_037 * i] for i, day in enumerate(days)]
    assert head not in xlsx(rows + plates).columns("outcome")
    counted = [[*row[:5], 1 + i % 3] for i, row in enumerate(plates)]
    assert head in xlsx(rows + counted).columns("outcome")


def test_a_register_whose_only_figure_is_a_plate_or_persons_is_counted(xlsx):
    for head, value in (("Số xe", 43_012), ("Số người", 2)):
        rows = [["SỔ THEO DÕI TAI NẠN GIAO THÔNG"], ["STT", "Ngày", "Xã", "Phương tiện", head, "Người chết"]]
        rows += [[i + 1, f"{1 + i * 5 % 28:02d}/{1 + i * 7 % 12:02d}/2022", "ABC"[i % 3], "Xe máy", value + i % 2 + (101 * i if head == "Số xe" else 0), 0] for i in range(40)]  # fmt: skip
        table = xlsx(rows)
        assert table.kind == "incidents" and table.frame["Số vụ"].sum() == 40 and "Người chết" in table.columns("outcome")
        assert not table.columns("exposure") and not asked(table)


def test_numbers_that_begin_anew_under_a_short_heading_make_a_register(xlsx):
    rows = [["SỔ THEO DÕI VỤ VIỆC"], ["Số", "Ngày", "Xã", "Loại vụ", "Số đối tượng"]]
    rows += [[1 + i % 20, f"{1 + i * 5 % 28:02d}/{1 + i * 7 % 12:02d}/{2021 + i // 20}", "ABC"[i % 3], "Trộm", 1 + i % 3] for i in range(40)]  # fmt: skip
    table = xlsx(rows)
    assert table.kind == "incidents" and table.frame["Số vụ"].sum() == 40


@pytest.mark.parametrize("word", ["Trống", "Bỏ trống", "Để trống", "Hủy"])
def test_a_number_left_empty_needs_no_place(xlsx, word):
    rows = _register(bands=False)
    rows[10][4:] = [None, word, None]
    assert not asked(xlsx(rows))


@pytest.mark.parametrize("head", ["Số người", "People"])
def test_persons_as_few_as_the_cases_are_no_population(csv, head):
    few = "".join(f"{p};{y};{i + 10 + y % 5};{2 * i + 12 + y % 7}\n" for i, p in enumerate("ABCD") for y in range(2018, 2023))
    many = "".join(f"{p};{y};{i + 10 + y % 5};{4000 + 310 * i}\n" for i, p in enumerate("ABCD") for y in range(2018, 2023))
    assert csv(f"Xã;Năm;Số vụ;{head}\n{few}").columns("outcome") == ("Số vụ", head)
    assert csv(f"Xã;Năm;Số vụ;{head}\n{many}").column("exposure") == head
    assert csv(f"Xã;Năm;Số vụ;{head}\n{few}", columns=f"{head}=exposure").column("exposure") == head
    same = "".join(f"{p};{y};{100 + 37 * i + y % 9};{420 + 10 * i}\n" for i, p in enumerate("ABCD") for y in range(2014, 2023))
    assert csv(f"Xã;Năm;Số vụ;{head}\n{same}").column("exposure") == head  # a figure of the place, written again each year


@pytest.mark.parametrize("head", ["Số phương tiện vi phạm", "Số xe bị tạm giữ", "Số xe", "Số phương tiện đăng ký"])
def test_counts_of_vehicles_by_place_and_time_are_no_plates(xlsx, head):
    years = [[p, y, 1200 + 37 * i + 111 * (y % 7)] for i, p in enumerate("ABCD") for y in range(2015, 2023)]
    table = xlsx([["Huyện", "Năm", head], *years])
    assert table.columns("outcome") == (head,) and not table.questions
    days = [[p, dt.date(2021, 3, d), 1200 + 37 * i + 111 * d] for d in range(1, 29) for i, p in enumerate("ABCD")]
    assert head in xlsx([["Chốt", "Ngày", head, "Số vụ"], *([*row, row[2] % 5] for row in days)]).columns("outcome")


@pytest.mark.parametrize(
    ("persons", "about"),
    [
        (lambda i, y: 90 + 30 * i + y % 4, ["role"]),
        (lambda i, y: 60 + 13 * (i + y * 3) % 90, []),
        (lambda i, y: 41 + i + y % 4, []),
    ],
)
def test_persons_who_stay_as_many_may_be_a_population_however_few(csv, persons, about):
    rows = "".join(
        f"Thôn {p},{y},{25 + (i + 3 * y) % 20},{persons(i, y)}\n" for i, p in enumerate("ABCDE") for y in range(2016, 2024)
    )
    text = f"Thôn,Năm,Số vụ,Số người\n{rows}"
    table = csv(text)
    assert [q.about for q in table.questions] == about and ("involved" in said(table)) == (not about)
    for role in ("exposure", "outcome"):
        told = csv(text, columns=f"Số người={role}")
        assert not told.questions and next(r.role for r in told.roles if r.column == "Số người") == role
