"""A sheet that lists places and their start beside the table: a column of the table; names that it lacks are asked about."""

import datetime as dt

import pytest
from table_readings import asked, said

YEARS = ["TT", "Xã", 2019, 2020, 2021]
PANEL = [
    ["UBND HUYỆN GIA LÂM"],
    ["SỐ VỤ TRỘM CẮP"],
    [None],
    YEARS,
    [1, "Xã Đa Tốn", 5, 6, 7],
    [2, "Xã Cổ Bi", 7, 8, 9],
    [3, "TT Trâu Quỳ", 1, 2, 2],
]
MONTHS = [["Xã", "Tháng", "Số vụ"], *([name, f"{m}/2021", m] for name in ("Đa Tốn", "Cổ Bi", "Bát Tràng") for m in range(1, 7))]


def starts(table) -> dict[str, str]:
    own = table.frame.dropna(subset=[table.column("adopted")])
    return {place: str(since)[:7] for place, since in zip(own[table.column("place")], own[table.column("adopted")], strict=True)}


@pytest.mark.parametrize(
    "listed",
    [
        [["DANH SÁCH XÃ ĐIỂM"], [None], ["STT", "Đơn vị", "Ngày bắt đầu thực hiện"], [1, "Đa Tốn", "01/04/2020"], [2, "Thị trấn Trâu Quỳ", "15/7/2020"]],
        [["Xã, thị trấn", "Thời điểm triển khai", "Số camera"], ["Xã Đa Tốn", dt.date(2020, 4, 1), 6], ["TT. Trâu Quỳ", dt.date(2020, 7, 5), 9]],
        [["MÔ HÌNH CAMERA"], ["Xã", "Tháng"], ["Đa Tốn", "4/2020"], ["TRÂU QUỲ", "7/2020"]],
        [["Commune", "Start date"], ["Xã Đa Tốn", "2020-04-01"], ["TT Trâu Quỳ", "2020-07-01"], ["Total", None]],
        [["Thời điểm triển khai", "Các xã"], ["Năm 2020", "Đa Tốn, Trâu Quỳ"]],
        [["Xã", "Quyết định số", "Ngày ra mắt", "Ghi chú"], ["Xã Đa Tốn", "11/QĐ", "03/04/2020", "x"], ["TT Trâu Quỳ", "12/QĐ", "15/7/2020", None]],
    ],
)  # fmt: skip
@pytest.mark.parametrize("first", [True, False])
def test_the_starts_of_a_list_are_a_column_of_the_table(xlsx, listed, first):
    sheets = {"DS điểm": listed, "Biểu 1": PANEL} if first else {"Biểu 1": PANEL, "DS điểm": listed}
    table = xlsx(sheets)
    assert not asked(table) and "start_list" in said(table) and len(table.frame) == 9
    assert {p: s[:4] for p, s in starts(table).items()} == {"Xã Đa Tốn": "2020", "TT Trâu Quỳ": "2020"}


@pytest.mark.parametrize(
    "lines",
    [
        ["Mô hình “Camera an ninh”:", "- Tháng 3/2021: Đa Tốn, Cổ Bi", "- Các xã khác: chưa lắp đặt"],
        ["Triển khai mô hình:", "Đa Tốn, Cổ Bi: tháng 3/2021"], ["Thí điểm từ 15/3/2021: xã Đa Tốn và xã Cổ Bi."],
        ["Đợt 1 (thực hiện từ tháng 3/2021): các xã Đa Tốn, Cổ Bi"], ["Pilot programme", "March 2021: Đa Tốn, Cổ Bi"],
        ["Mô hình camera", ["Tháng 3/2021", "Đa Tốn, Cổ Bi"]], ["Thí điểm", ["Đa Tốn; Cổ Bi", "03/2021"]],
    ],
)  # fmt: skip
def test_the_lines_of_a_cover_say_starts(xlsx, lines):
    table = xlsx({"Bìa": [["CÔNG AN HUYỆN"], *(line if isinstance(line, list) else [line] for line in lines)], "Số liệu": MONTHS})
    assert not asked(table) and starts(table) == {"Đa Tốn": "2021-03", "Cổ Bi": "2021-03"}


def test_a_listed_place_that_the_table_lacks_is_asked_about_and_the_others_are_read(xlsx):
    listed = [["Xã", "Ngày bắt đầu"], ["Đa Tốn", "01/03/2021"], ["Đa Tồn", "01/03/2021"], ["Cổ Bi", "01/04/2021"]]
    table = xlsx({"Số liệu": MONTHS, "Điểm": listed})
    assert asked(table) == {"start_list": ("Điểm!B3",)} and starts(table) == {"Đa Tốn": "2021-03", "Cổ Bi": "2021-04"}


def test_two_starts_of_one_place_and_a_list_beside_a_start_of_the_table_are_asked_about(xlsx):
    twice = [["Xã", "Ngày bắt đầu"], ["Đa Tốn", "01/03/2021"], ["Xã Đa Tốn", "01/04/2021"]]
    assert asked(xlsx({"Số liệu": MONTHS, "Điểm": twice})) == {"start_list": ("Điểm!B2", "Điểm!B3")}
    own = [[*MONTHS[0], "Ngày áp dụng"], *([*row, "01/02/2021" if row[0] == "Cổ Bi" else None] for row in MONTHS[1:])]
    assert "role" in asked(xlsx({"Số liệu": own, "Điểm": [["Xã", "Ngày bắt đầu"], ["Đa Tốn", "01/03/2021"]]}))


@pytest.mark.parametrize(
    "other",
    [
        [["Xã", "Ngày bắt đầu"], ["Văn Đức", "01/03/2021"], ["Lệ Chi", "01/03/2021"]],  # of other places
        [["Xã", "Ngày bắt đầu", "Số vụ trước", "Số vụ sau"], ["Đa Tốn", "01/03/2021", 5, 3], ["Cổ Bi", "01/03/2021", 6, 2]],
        [["Họ tên", "Xã", "Ngày bắt đầu làm việc"], ["Lê A", "Đa Tốn", "01/03/2021"], ["Trần B", "Cổ Bi", "01/03/2021"]],
    ],
)  # fmt: skip
def test_what_is_no_list_of_its_starts_is_asked_about_as_before(xlsx, other):
    assert asked(xlsx({"Số liệu": MONTHS, "Khác": other})).keys() == {"sheet"}


def test_a_workbook_of_nothing_but_lists_and_a_cover_of_other_dates_stay_as_they_are(xlsx):
    listed = [["Xã", "Ngày bắt đầu"], ["Đa Tốn", "01/03/2021"], ["Cổ Bi", "01/04/2021"]]
    assert "start_list" not in said(xlsx({"Điểm": listed}))
    cover = [["BÁO CÁO"], ["Ngày 12/3/2021: Nguyễn Văn An, Trần Bình"], ["Mô hình camera"]]
    assert "start_list" not in said(xlsx({"Bìa": cover, "Số liệu": MONTHS}))


def test_a_register_and_communes_of_one_name_in_two_districts_are_asked_about(xlsx):
    listed = [["Xã", "Ngày bắt đầu"], ["Đa Tốn", "01/03/2021"], ["Tân Lập", "01/04/2021"]]
    cases = [
        ["Số thụ lý", "Ngày xảy ra", "Xã"],
        *([f"{i}/TL", f"{1 + i % 28:02d}/{1 + i // 9:02d}/2021", ("Đa Tốn", "Tân Lập")[i % 2]] for i in range(60)),
    ]
    assert asked(xlsx({"Sổ": cases, "Điểm": listed})).keys() == {"sheet"}
    names = [("Huyện A", "Đa Tốn"), ("Huyện A", "Tân Lập"), ("Huyện B", "Tân Lập"), ("Huyện B", "Cổ Bi")]
    panel = [["Huyện", "Xã", 2019, 2020], *([*own, i + 5, i + 6] for i, own in enumerate(names))]
    assert asked(xlsx({"Số liệu": panel, "Điểm": listed})) == {"start_list": ("Điểm!B3",)}


def test_sheets_of_communes_take_the_start_of_the_list_by_their_names(xlsx):
    own = {
        name: [["Tháng", "Số vụ"], *([f"{m}/2021", (3 * m) % 5] for m in range(1, 7))]
        for name in ("Đa Tốn", "Cổ Bi", "Bát Tràng")
    }
    table = xlsx({"Danh sách": [["Xã", "Thời điểm lắp camera"], ["Xã Cổ Bi", "03/2021"]], **own})
    assert not asked(table) and starts(table) == {"Cổ Bi": "2021-03"}


def test_a_table_of_figures_by_quarter_with_a_start_is_no_list_of_another_table(xlsx):
    old = [["SỐ VỤ VIỆC 2018 - 2019"], ["Tổ", 2018, 2019], *([f"Tổ {i}", i, i + 1] for i in range(1, 9))]
    new = [
        ["SỐ VỤ VIỆC 2020 - 2021"],
        ["Tổ", "Camera an ninh (từ)", 2020, 2021],
        *([f"Tổ {i}", "01/2021" if i < 3 else None, i, i + 2] for i in range(1, 5)),
    ]
    table = xlsx({"2018-2019": old, "2020-2021": new})
    assert "sheet" in asked(table) and not table.columns("adopted") and "start_list" not in said(table)


@pytest.mark.parametrize(("title", "head"), [
    ("Danh sách sáp nhập", "Thời điểm"), ("DS kiểm tra", "Ngày"), ("Danh sách xã dừng mô hình", "Ngày thực hiện"), ("Xã chưa triển khai camera", "Tháng"),
    ("Mô hình camera", "Ngày báo cáo"), ("Danh sách khen thưởng", "Tháng"), ("Quyết định khen thưởng", "Tháng"),
    ("Tổ công tác", "Ngày"), ("Mô hình camera", "Tháng kế hoạch"), ("Mô hình camera", "Ngày lắp (kế hoạch)"),
])  # fmt: skip
def test_a_list_of_dates_of_something_else_is_no_start(xlsx, title, head):
    table = xlsx({"Số liệu": MONTHS, "DS": [[title], ["Xã", head], ["Đa Tốn", "01/03/2021"], ["Cổ Bi", "01/04/2021"]]})
    assert "sheet" in asked(table) and not table.columns("adopted") and "start_list" not in said(table)


@pytest.mark.parametrize("lines", [
    ["Danh sách các xã chưa báo cáo", "Tháng 3/2021: Đa Tốn, Cổ Bi"], ["Mô hình camera: các xã dừng triển khai", "Tháng 3/2021: Đa Tốn, Cổ Bi"],
    ["Thực hiện kế hoạch: họp giao ban", "Tháng 3/2021: Đa Tốn, Cổ Bi"],
])  # fmt: skip
def test_lines_of_a_cover_of_something_else_are_no_start_and_said(xlsx, lines):
    table = xlsx({"Bìa": [[line] for line in lines], "Số liệu": MONTHS})
    assert not table.columns("adopted") and {"start_list", "other_sheets"} & said(table)


@pytest.mark.parametrize(("title", "sheet", "heading"), [
    ("KẾ HOẠCH LẮP ĐẶT CAMERA NĂM 2021", "Camera", "Ngày lắp"), ("DANH MỤC XÃ", "Danh mục", "Ngày thành lập"), ("DANH SÁCH TỔ DÂN PHỐ", "DS", "Năm thành lập"), ("Dự kiến", "Camera", "Ngày lắp"),
])  # fmt: skip
def test_plans_and_founding_dates_of_places_are_no_starts(xlsx, title, sheet, heading):
    rows = [[title], [None], ["STT", "Xã", heading], [1, "Đa Tốn", "15/4/2020"], [2, "Cổ Bi", "20/6/2020"]]
    assert not xlsx({"Số liệu": PANEL, sheet: rows}).columns("adopted")


@pytest.mark.parametrize(
    "title", ["THỰC HIỆN KẾ HOẠCH CAMERA", "Camera theo Kế hoạch số 12/KH-UBND", "DANH SÁCH MÔ HÌNH TỔ TỰ QUẢN"]
)
def test_what_was_done_after_a_plan_is_a_start(xlsx, title):
    rows = [[title], [None], ["STT", "Xã", "Ngày thành lập"], [1, "Đa Tốn", "15/4/2020"], [2, "Cổ Bi", "20/6/2020"]]
    assert starts(xlsx({"Số liệu": PANEL, "DS": rows})) == {"Xã Đa Tốn": "2020", "Xã Cổ Bi": "2020"}


@pytest.mark.parametrize(
    ("heading", "ended", "on"),
    [("Tình trạng", "Đã dừng", "Đang hoạt động"), ("Ngày tháo camera", "1/6/2020", None), ("Ngày kết thúc", "15/12/2020", None)],
)
def test_what_a_list_says_has_ended_is_asked_about(xlsx, heading, ended, on):
    rows = [["Xã", "Ngày lắp camera", heading], ["Đa Tốn", "15/4/2020", ended], ["Cổ Bi", "20/4/2020", on]]
    sheets = {"Số liệu": PANEL, "Camera": rows}
    table = xlsx(sheets)
    assert [(q.about, q.cells) for q in table.questions] == [("withdrawn", ("Camera!C2",))]
    assert not xlsx(sheets, columns=f"{heading}=ignore").questions
    rows[1][2] = on
    assert not xlsx(sheets).questions


@pytest.mark.parametrize(("sheet", "lines"), [
    ("Kế hoạch", ["Kế hoạch nhân rộng mô hình camera", "Tháng 3/2021: Đa Tốn, Cổ Bi"]), ("Kế hoạch", ["Mô hình camera", "Tháng 3/2021: Đa Tốn, Cổ Bi"]),
    ("Hướng dẫn", ["Cách điền:", "Ví dụ ghi chú: Camera lắp tháng 3/2021 tại xã Đa Tốn, các xã khác chưa có."]), ("Khen thưởng", ["Khen thưởng mô hình tổ tự quản", "Năm 2021: Đa Tốn, Cổ Bi"]),
])  # fmt: skip
def test_a_sheet_of_a_plan_an_example_or_awards_begins_nothing(xlsx, sheet, lines):
    table = xlsx({sheet: [[line] for line in lines], "Số liệu": MONTHS})
    assert not table.columns("adopted") and not asked(table) and "other_sheets" in said(table)


def test_a_cover_of_something_else_that_lists_places_by_months_is_asked_about(xlsx):
    table = xlsx({"Lịch": [["Lịch tập huấn tổ tự quản"], ["Tháng 3/2021: Đa Tốn, Cổ Bi"]], "Số liệu": MONTHS})
    assert set(asked(table)) == {"start"}


def test_the_source_of_a_list_and_a_column_of_its_money_are_no_other_thing(xlsx):
    listed = [
        ["Nguồn: Công an huyện"],
        ["Xã", "Ngày lắp camera", "Nguồn kinh phí"],
        ["Đa Tốn", "01/03/2021", "Huyện"],
        ["Cổ Bi", "01/04/2021", "Xã"],
    ]
    assert starts(xlsx({"Số liệu": MONTHS, "Camera": listed})) == {"Đa Tốn": "2021-03", "Cổ Bi": "2021-04"}


@pytest.mark.parametrize(("sheet", "head", "places"), [
    ("Camera", ("TT", "Tên xã", "Số mắt camera", "Đưa vào sử dụng"), ("An Bình", "CỬU LONG")), ("Hòm thư", ("TT", "Xã đặt hòm thư tố giác", "Số hòm thư", "Từ ngày"), ("Xã An Bình", "Xã Cửu Long")),
    ("Đội tự quản", ("TT", "Xã", "Số đội viên", "Bàn giao"), ("An Bình", "Cửu Long")),
])  # fmt: skip
def test_a_list_whose_times_no_heading_calls_starts_is_one_where_it_names_a_programme(xlsx, sheet, head, places):
    rows = [["Xã", "Năm", "Số vụ trộm"], *([name, year, 4 + (n + year) % 5] for n, name in enumerate(("An Bình", "Cửu Long", "Thạch Lâm", "Phú Xá")) for year in range(2014, 2020))]  # fmt: skip
    table = xlsx({"Số liệu": rows, sheet: [list(head), *([n + 1, name, 12 + n, dt.datetime(2016 + n, 5, 3)] for n, name in enumerate(places))]})  # fmt: skip
    since = table.frame.dropna(subset=["Ngày bắt đầu"]).groupby("Xã")["Ngày bắt đầu"].first().astype(str).to_dict()
    assert not table.questions and since == {"An Bình": "2016", "Cửu Long": "2017"}


@pytest.mark.parametrize(("sheet", "head"), [
    ("Danh bạ", ("TT", "Xã", "Số máy", "Ngày cập nhật")), ("Địa giới", ("TT", "Xã", "Diện tích", "Ngày nghị quyết")), ("Camera", ("TT", "Xã", "Số camera", "Ngày báo cáo")),
])  # fmt: skip
def test_a_list_of_other_times_begins_nothing(xlsx, sheet, head):
    rows = [["Xã", "Năm", "Số vụ trộm"], *([name, year, 4 + (n + year) % 5] for n, name in enumerate(("An Bình", "Cửu Long", "Thạch Lâm", "Phú Xá")) for year in range(2014, 2020))]  # fmt: skip
    table = xlsx({"Số liệu": rows, sheet: [list(head), *([n + 1, name, 12 + n, dt.datetime(2016 + n, 5, 3)] for n, name in enumerate(("An Bình", "Cửu Long")))]})  # fmt: skip
    assert table.column("adopted") is None


def test_a_name_of_two_districts_whose_rows_hold_no_figures_is_asked_about(xlsx):
    of = {"HUYỆN SƠN KHÊ": ("Ngọc Bảng", "Đức Phong", "Thạch Trung", "Trường Thủy"), "HUYỆN BÌNH LÃNG": ("Vĩnh Châu", "Đức Phong", "Phú Thắng", "Yên Hưng")}  # fmt: skip
    rows: list[list] = [["TT", "Xã", *range(2014, 2020)]]
    for d, (district, communes) in enumerate(of.items()):
        rows.append(["I" * (d + 1), district])
        rows += [[c + 1, name, *(3 + (d * 5 + c * 3 + y * (c + 1)) % 11 for y in range(6))] for c, name in enumerate(communes)]
    starts = [["Huyện", "Xã", "Bắt đầu giải ngân"], ["Sơn Khê", "Đức Phong", dt.datetime(2016, 9, 1)], ["Bình Lãng", "Vĩnh Châu", dt.datetime(2017, 1, 15)]]  # fmt: skip
    table = xlsx({"Phụ lục 1": rows, "Phụ lục 2": starts})
    (question,) = table.questions
    assert question.about == "start_list" and "Đức Phong" in question.text.vi
    begun = table.frame.dropna(subset=["Bắt đầu giải ngân"])["Xã"].unique().tolist()
    assert begun == ["Vĩnh Châu"]


COMMUNES = ("Yên Hải", "Phúc Lâm", "Hòa Sơn", "Tây Đằng", "Cẩm Tú", "Vạn Thắng", "Đại Xuân", "Lộc Hà")


def across(months: int = 40, day: bool = True, more: tuple[str, ...] = ("Toàn huyện",)) -> list[list]:
    """Communes as columns over months, which are real dates of their first day or texts."""
    when = [dt.date(2016 + m // 12, m % 12 + 1, 1) if day else f"{m % 12 + 1:02d}/{2016 + m // 12}" for m in range(months)]
    return [
        ["Tháng", *COMMUNES, *more],
        *([w, *((3 * i + m) % 7 for i in range(8)), *(30 for _ in more)] for m, w in enumerate(when)),
    ]


def test_a_list_gives_starts_to_places_that_stand_as_headings(xlsx):
    listed = [["Xã lắp loa an ninh", "Từ ngày"], ["Xã Cẩm Tú", dt.date(2017, 3, 10)], ["Xã Lộc Hà", dt.date(2018, 1, 5)]]
    table = xlsx({"Số liệu": across(), "Loa an ninh": listed})
    assert not table.questions and starts(table) == {"Cẩm Tú": "2017-03", "Lộc Hà": "2018-01"}
    vague = [["Xã", "Lập Đội dân phòng"], *([name, "không lập"] for name in COMMUNES[2:]), *zip(COMMUNES[:2], ("2017", "hè 2018"), strict=False)]  # fmt: skip
    table = xlsx({"Số liệu": across(day=False, more=()), "Ghi chép": [list(row) for row in vague]})
    assert asked(table) == {"adopted": ("Ghi chép!B9",)} and set(table.frame["địa bàn"]) == set(COMMUNES)


def test_headings_that_may_be_figures_are_asked_about_before_a_list_of_some_of_them_is_read(xlsx):
    sheets = {"Số liệu": across(more=()), "DS": [["Xã", "Ngày lắp camera"], ["Cẩm Tú", "10/3/2017"], ["Lộc Hà", "5/1/2018"]]}
    assert asked(xlsx(sheets)).keys() == {"across"} and asked(xlsx(sheets, cells="across=figures")).keys() == {"sheet"}
    assert starts(xlsx(sheets, cells="across=places")) == {"Cẩm Tú": "2017-03", "Lộc Hà": "2018-01"}


@pytest.mark.parametrize(("head", "first", "never"), [("Cụm", 1, "Không thực hiện (đối chứng)"), ("Cụm", "Cụm 1", "chưa triển khai"), ("Cluster", "1", None)])  # fmt: skip
def test_a_list_gives_starts_to_clusters(xlsx, head, first, never):
    rows = [["Tháng", "Cụm", "Xã", "Số vụ cướp giật"]]
    for m in range(36):
        for i, name in enumerate(COMMUNES):
            rows.append([dt.date(2016 + m // 12, m % 12 + 1, 1), 1 + i // 3, name, (5 * i + m) % 6])
            rows += [[None, f"Cộng cụm {1 + i // 3}", None, 9]] if i % 3 == 2 else []
    listed = [[head, "Bắt đầu tuần tra đêm", "Ghi chú"], [first, "02/2017", "bốc thăm"], [2, "9/2017", None], [3, never, None]]
    table = xlsx({"Số liệu": rows, "Lịch": listed})
    assert not table.questions and starts(table) == {p: "2017-02" if i < 3 else "2017-09" for i, p in enumerate(COMMUNES[:6])}
    assert asked(xlsx({"Số liệu": [[row[0], *row[2:]] for row in rows if row[2]], "Lịch": listed})).keys() == {"sheet"}
