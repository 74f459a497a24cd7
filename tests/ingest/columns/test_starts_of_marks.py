"""Starts that stand in words over or under a table, or in a row under the names of places; marks never vanish unsaid."""

import datetime as dt

import pytest
from table_readings import asked, said

PLACES = [f"Xã {name}" for name in ("An Bình", "Bình Minh", "Cửu Long", "Đông Hà", "Hòa Lạc", "Khê Hồi")]


def _rows(mark="x", names=PLACES, heads=("TT", "Xã", "Mô hình")):
    body = [[i, n, mark if i % 3 == 2 else None, 5 + i, 4 + i, 7 - i % 4, 3 + i] for i, n in enumerate(names, 1)]
    return [[*heads, 2019, 2020, 2021, 2022], *body]


def starts(table) -> dict[str, str]:
    if not (start := table.column("adopted")):
        return {}
    own = table.frame.dropna(subset=[start])
    return {place: str(when) for place, when in zip(own[table.column("place")], own[start], strict=True)}


@pytest.mark.parametrize(("line", "year"), [
    ("Các xã đánh dấu x triển khai mô hình từ ngày 01/7/2021", "2021"),
    ("(triển khai đầu năm 2021 tại các xã có dấu x)", "2021"),
    ("Phục vụ sơ kết Kế hoạch số 12/KH-UBND ngày 10/3/2019 (áp dụng từ năm 2021 ở các xã ghi “x”)", "2021"),
    ("Ghi chú: dấu (x): xã thực hiện mô hình từ tháng 3 năm 2021; các xã còn lại chưa có.", "2021"),
    ("x: xã thí điểm camera từ quý II/2021", "2021"),
    ("Communes marked x joined the pilot from March 2021", "2021"),
])  # fmt: skip
@pytest.mark.parametrize("above", [True, False])
def test_a_line_that_dates_the_marks_of_a_column_is_their_start(xlsx, line, year, above):
    rows = [["SỐ VỤ TRỘM CẮP"], [line], *_rows()] if above else [["SỐ VỤ TRỘM CẮP"], *_rows(), [], [line]]
    table = xlsx(rows)
    assert starts(table) == {PLACES[1]: year, PLACES[4]: year} and not asked(table) and "dated_marks" in said(table)
    notice = next(n for n in table.notices if n.code == "dated_marks")
    assert len(notice.cells) == 2 and "2021" in notice.text.vi


def test_a_line_of_several_times_is_asked_about_and_one_of_none_is_a_group(xlsx):
    several = xlsx([["SỐ VỤ"], ["Các xã đánh dấu x triển khai mô hình năm 2020 và 2021"], *_rows()])
    assert set(asked(several)) == {"start"} and starts(several) == {}
    assert not asked(
        xlsx([["SỐ VỤ"], ["Các xã đánh dấu x triển khai mô hình năm 2020 và 2021"], *_rows()], columns="Mô hình=treated")
    )
    none = xlsx([["SỐ VỤ"], ["Các xã đánh dấu x là xã thực hiện mô hình"], *_rows()])
    assert not asked(none) and starts(none) == {} and {"group_untimed", "unused_yes_no"} <= said(none)


@pytest.mark.parametrize("line", [
    "Các xã đánh dấu x sáp nhập từ 01/01/2020", "Các xã có dấu x: số liệu từ năm 2021 thống kê theo phần mềm mới", "Các xã đánh dấu x là xã biên giới từ năm 2020",
    "Các xã đánh dấu x chưa triển khai mô hình đến năm 2021", "Các xã đánh dấu x dừng thực hiện từ năm 2021", "SỐ VỤ NĂM 2022 (xã thực hiện mô hình đánh dấu x)",
])  # fmt: skip
def test_marks_of_something_else_are_no_start(xlsx, line):
    table = xlsx([["SỐ VỤ"], [line], *_rows(heads=("TT", "Xã", "Loại"))])
    assert starts(table) == {} and not table.columns("adopted")


def test_a_start_in_a_column_of_its_own_is_not_replaced(xlsx):
    rows = _rows()
    rows = [[*r[:3], ["Ngày áp dụng", None, "01/02/2021"][0 if i == 0 else 1 + (i == 2)], *r[3:]] for i, r in enumerate(rows)]
    table = xlsx([["SỐ VỤ"], ["Các xã đánh dấu x thực hiện mô hình từ 2020"], *rows])
    assert table.column("adopted") == "Ngày áp dụng" and starts(table) == {PLACES[1]: "2021"}


def test_a_count_of_marks_in_the_total_and_dashes_elsewhere_are_no_marks(xlsx):
    line, rows = "Các xã đánh dấu x lắp camera từ năm 2021", _rows("X")
    counted = xlsx([["SỐ VỤ"], [line], *rows, [None, "Tổng cộng", 2, *(sum(r[c] for r in rows[1:]) for c in range(3, 7))]])
    dashed = xlsx([["SỐ VỤ"], [line], rows[0], *[[*r[:2], r[2] or "-", *r[3:]] for r in rows[1:]]])
    for table in (counted, dashed):
        assert starts(table) == {PLACES[1]: "2021", PLACES[4]: "2021"} and not asked(table)


def test_yes_and_no_beside_a_line_that_says_since_when_is_asked_about(xlsx):
    rows = _rows("Có")
    rows = [["SỐ VỤ"], ["Mô hình triển khai từ năm 2021"], rows[0], *[[*r[:2], r[2] or "Không", *r[3:]] for r in rows[1:]]]
    table = xlsx(rows)
    assert set(asked(table)) == {"start"} and [a.split("=")[-1][:-1] for a in table.questions[0].answers] == [
        "adopted",
        "treated",
        "ignore",
    ]
    assert starts(xlsx(rows, columns="Mô hình=adopted")) == {PLACES[1]: "2021", PLACES[4]: "2021"}
    for answer in ("adopted", "treated", "ignore"):
        assert not xlsx(rows, columns=f"Mô hình={answer}").questions
    assert not asked(xlsx([rows[0], ["Số liệu từ năm 2019 đến năm 2022"], *rows[2:]]))
    trait = [[*rows[2][:2], "Xã miền núi", *rows[2][3:]], *rows[3:]]
    assert not asked(xlsx([*rows[:2], *trait]))


@pytest.mark.parametrize("mark", ["{} (*)", "{}*", "{} *", "{}¹", "(*) {}", "*{}"])
def test_a_mark_at_the_name_starts_as_its_note_says(xlsx, mark):
    names = [mark.format(n) if i in (1, 3) else n for i, n in enumerate(PLACES)]
    sign = "¹" if "¹" in mark else "(*)"
    table = xlsx([["SỐ VỤ"], *[[r[0], r[1], *r[3:]] for r in _rows(names=names)], [], [f"Ghi chú: {sign} Xã thực hiện mô hình “Xã không ma túy” từ ngày 01/01/2021; các xã khác chưa có."]])  # fmt: skip
    assert starts(table) == {PLACES[1]: "2021", PLACES[3]: "2021"} and set(table.frame[table.column("place")]) == set(PLACES)
    assert not asked(table) and "dated_marks" in said(table)


def test_two_marks_at_names_start_at_two_times(xlsx):
    names = [n + {1: " (*)", 3: " (**)"}.get(i, "") for i, n in enumerate(PLACES)]
    table = xlsx([["SỐ VỤ"], *[[r[0], r[1], *r[3:]] for r in _rows(names=names)], [], ["(*) Xã triển khai mô hình từ năm 2020"], ["(**) Xã triển khai mô hình từ năm 2021"]])  # fmt: skip
    assert starts(table) == {PLACES[1]: "2020", PLACES[3]: "2021"}


def test_numbers_in_brackets_of_two_places_of_one_name_are_theirs(xlsx):
    names = ["Tân Lập (1)", "Tân Lập (2)", *PLACES[2:]]
    table = xlsx([["SỐ VỤ"], *[[r[0], r[1], *r[3:]] for r in _rows(names=names)], [], ["(1) Xã thực hiện mô hình từ năm 2021"]])
    assert set(table.frame[table.column("place")]) == set(names)


def test_marks_at_names_never_vanish_unsaid(xlsx):
    names = [n + "*" * (i in (1, 3)) for i, n in enumerate(PLACES)]
    rows = [[r[0], r[1], *r[3:]] for r in _rows(names=names)]
    silent = xlsx([["SỐ VỤ"], *rows])
    assert "name_marks" in said(silent) and not asked(silent) and not silent.columns("adopted")
    assert set(silent.frame[silent.column("place")]) == set(PLACES)
    told = xlsx([["SỐ VỤ"], *rows], columns="dấu *=treated")
    assert told.frame.groupby(told.column("place"))["dấu *"].max().sum() == 2
    other = xlsx([["SỐ VỤ"], *rows, [], ["(*) Xã mới sáp nhập từ 01/01/2020"]])
    assert "name_marks" in said(other) and not other.columns("adopted")
    total = xlsx([["SỐ VỤ"], *rows[:2], ["", "Tổng cộng (*)", 30, 30, 30, 30], [], ["(*) Không gồm số liệu năm 2018"]])
    assert not any("name_marks" == n.code and "B4" in n.cells for n in total.notices)


def test_a_whole_district_that_starts_in_words_is_said_with_what_can_be_done(xlsx):
    rows = [[r[0], r[1], *r[3:]] for r in _rows()]
    table = xlsx([["SỐ VỤ"], ["Trước và sau Chỉ thị 48-CT/TW (huyện triển khai từ 01/01/2021)"], *rows])
    assert "start_in_words" in said(table) and not asked(table)
    for line in (
        "Số liệu từ năm 2019 đến năm 2022",
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 10/3/2021",
        "Kết quả thực hiện từ năm 2019 đến năm 2022",
    ):
        assert "start_in_words" not in said(xlsx([["SỐ VỤ"], [line], *rows]))


@pytest.mark.parametrize(("label", "one", "other"), [
    ("Ngày thành lập Tổ tuần tra", dt.datetime(2021, 2, 1), "-"), ("Bắt đầu lắp camera", "02/2021", None), ("Ngày áp dụng", "01/02/2021", "chưa"),
    ("Programme start", dt.datetime(2021, 2, 1), "-"), ("Thời điểm triển khai", "Tháng 2/2021", "–"),
])  # fmt: skip
@pytest.mark.parametrize("total", ["Toàn TP", "Toàn ngành", "Cả tỉnh"])
def test_a_row_of_starts_under_the_names_of_places_is_their_start(xlsx, label, one, other, total):
    names = ["P. Cửa Nam", "P. Đội Cung", "X. Hưng Lộc"]
    rows = [[f"Tháng {m}/2021", m % 3, 2, 1 + m % 2, m % 3 + 3 + m % 2] for m in range(1, 7)]
    table = xlsx([["SỐ VỤ TRỘM CẮP"], ["Thời gian", *names, total], [label, other, one, other, None], *rows])
    assert starts(table) == {"P. Đội Cung": "2021-02"} and not asked(table) and table.column("adopted") == label
    assert set(table.frame[table.column("place")]) == set(names) and {"status_row", "total_column"} <= said(table)


def test_a_row_of_figures_under_places_is_no_start(xlsx):
    names = ["P. Cửa Nam", "P. Đội Cung", "X. Hưng Lộc"]
    rows = [[f"Tháng {m}/2021", m % 3, 2, 1 + m % 2] for m in range(1, 7)]
    assert not xlsx([["Thời gian", *names], ["Số tổ tuần tra", 2, 5, 3], *rows]).columns("adopted")


@pytest.mark.parametrize(
    "line",
    ['Mô hình (x): triển khai Đề án "Xã điểm" từ 01/01/2021. KH: kế hoạch.', "Mô hình (X) là xã thực hiện từ năm 2021", "Cột mô hình (✓): triển khai từ tháng 4/2021"],
)  # fmt: skip
def test_a_line_that_names_the_column_and_its_mark_in_brackets_is_its_start(xlsx, line):
    mark = "✓" if "✓" in line else "x"
    table = xlsx([["SỐ VỤ TRỘM CẮP"], *_rows(mark), [], [line]])
    assert starts(table) == {PLACES[1]: "2021", PLACES[4]: "2021"} and not asked(table)
    other = xlsx([["SỐ VỤ TRỘM CẮP"], *_rows(mark), [], ["Số liệu (x): sơ bộ từ 01/01/2021"]])
    assert starts(other) == {}


@pytest.mark.parametrize(("line", "heading"), [
    ("x: xã có camera hỏng từ năm 2021", "Camera"), ("x: xã có camera tháo dỡ từ năm 2021", "Camera"), ("x: mô hình tạm ngưng, gián đoạn từ năm 2021", "Mô hình"),
    ("x: xã không còn mô hình từ năm 2021", "Mô hình"), ("x: xã thực hiện báo cáo điện tử từ năm 2021", "Mô hình"),
    ("* Mô hình không còn hoạt động từ năm 2021", ""), ("* Xã có dự án khu công nghiệp hoạt động từ năm 2021", ""), ("* Thành lập từ năm 2021 trên cơ sở tách xã", ""),
    ("* Xã có chợ đầu mối hoạt động từ năm 2021", ""), ("* Đơn vị hoạt động theo mô hình chính quyền đô thị từ 01/7/2021", ""),
])  # fmt: skip
def test_a_line_of_what_broke_down_or_of_something_else_is_no_start(xlsx, line, heading):
    names = PLACES if heading else [n + "*" * (i in (1, 3)) for i, n in enumerate(PLACES)]
    rows = _rows(names=names, heads=("TT", "Xã", heading))
    rows = rows if heading else [[r[0], r[1], *r[3:]] for r in rows]
    table = xlsx([["SỐ VỤ"], *rows, [], [line]])
    assert not table.columns("adopted") and not asked(table) and {"name_marks", "unused_yes_no"} & said(table)


@pytest.mark.parametrize(("line", "heading"), [
    ("x: xã triển khai đèn chiếu sáng từ năm 2021", "Camera"), ("x: xã triển khai mô hình từ năm 2021", "Loại"), ("x: mô hình hoạt động từ năm 2021", "Mô hình"),
    ("x: xã từ năm 2021", "Mô hình"), ("* Camera hoạt động từ năm 2021", ""), ("* Triển khai từ năm 2021", ""), ("* Thực hiện Nghị quyết 15 từ năm 2021", ""),
])  # fmt: skip
def test_a_line_that_may_be_the_start_of_something_else_is_asked_about(xlsx, line, heading):
    names = PLACES if heading else [n + "*" * (i in (1, 4)) for i, n in enumerate(PLACES)]
    rows = _rows(names=names, heads=("TT", "Xã", heading))
    rows = [["SỐ VỤ"], *(rows if heading else [[r[0], r[1], *r[3:]] for r in rows]), [], [line]]
    table, name = xlsx(rows), heading or "dấu *"
    assert asked(table).keys() == {"start"} and starts(table) == {}
    assert starts(xlsx(rows, columns=f"{name}=adopted")) == {PLACES[1]: "2021", PLACES[4]: "2021"}
    for answer in ("adopted", "treated", "ignore"):
        assert not xlsx(rows, columns=f"{name}={answer}").questions


def test_a_line_of_a_start_and_a_breakdown_is_asked_about(xlsx):
    rows = _rows(heads=("TT", "Xã", "Camera"))
    assert "start" in asked(xlsx([["SỐ VỤ"], *rows, [], ["x: xã lắp camera năm 2020, hỏng từ năm 2021"]]))


@pytest.mark.parametrize(
    "line", ["Ghi chú: x là xã có camera từ tháng 3/2021", "Chú thích: x - camera từ 3/2021", "x là xã lắp camera từ năm 2021"]
)
def test_a_note_that_opens_with_the_mark_is_its_start(xlsx, line):
    table = xlsx([["SỐ VỤ"], *_rows(heads=("TT", "Xã", "Camera")), [], [line]])
    assert starts(table) == {PLACES[1]: "2021", PLACES[4]: "2021"} and not asked(table) and "dated_marks" in said(table)


@pytest.mark.parametrize(
    "line",
    ["x: xã giáp ranh nơi lắp camera từ năm 2021", "Các xã đánh dấu x được tham quan mô hình camera triển khai từ năm 2021"],
)
def test_a_line_with_words_that_are_not_accounted_for_is_asked_about(xlsx, line):
    table = xlsx([["SỐ VỤ"], *_rows(heads=("TT", "Xã", "Camera")), [], [line]])
    assert set(asked(table)) == {"start"} and starts(table) == {}


def test_marks_of_a_plan_begin_nothing(xlsx):
    table = xlsx([["SỐ VỤ"], *_rows(heads=("TT", "Xã", "Camera")), [], ["x: kế hoạch lắp camera từ năm 2021"]])
    assert not table.columns("adopted") and not asked(table)
