"""Starts that sentences around a table say of its places by their names: read where each is sure, else asked with the words."""

import docx
import pytest
from table_readings import asked, said

from analysis.design.own import judged_of
from analysis.panel.own_table import read_table

PLACES = ("An Bình", "Bình Minh", "Cửu Long", "Đông Hà", "Hòa Lạc", "Khê Hồi")
ROWS = [["TT", "Xã", 2019, 2020, 2021, 2022], *([i, f"Xã {n}", 5 + i, 4 + i, 7 - i % 4, 3 + i] for i, n in enumerate(PLACES))]
REST = "các xã khác chưa có."


def starts(table) -> dict[str, str]:
    if not (start := table.column("adopted")):
        return {}
    own = table.frame.dropna(subset=[start])
    return {place.removeprefix("Xã "): str(on) for place, on in zip(own[table.column("place")], own[start], strict=True)}


@pytest.mark.parametrize(("lines", "expected"), [
    ([f"Mô hình “Tổ liên gia” ra mắt tháng 5/2020 tại các xã An Bình, Cửu Long; tháng 9/2021 tại Hòa Lạc; {REST}"], {"An Bình": "2020", "Cửu Long": "2020", "Hòa Lạc": "2021"}),
    (["1. Từ quý II/2020, huyện triển khai mô hình tại 02 đơn vị: xã An Bình và xã Cửu Long; từ quý IV/2021 thêm xã Hòa Lạc. Đến hết năm 2022 các xã còn lại chưa triển khai."], {"An Bình": "2020", "Cửu Long": "2020", "Hòa Lạc": "2021"}),
    (["(Tổ tự quản thành lập: An Bình (3/2020), Cửu Long (01/2021); các xã khác không có)"], {"An Bình": "2020", "Cửu Long": "2021"}),
    (["Xã An Bình và xã Cửu Long thành lập câu lạc bộ năm 2020, xã Hòa Lạc năm 2021. Những nơi khác là xã đối chứng."], {"An Bình": "2020", "Cửu Long": "2020", "Hòa Lạc": "2021"}),
    (["Từ 2020 lắp camera ở An Bình, Cửu Long; các xã còn lại từ 2022."], {n: "2020" if n in ("An Bình", "Cửu Long") else "2022" for n in PLACES}),
    (["Chỉ các xã An Bình, Cửu Long có mô hình camera từ năm 2020."], {"An Bình": "2020", "Cửu Long": "2020"}),
    (["Mô hình triển khai:", "- Năm 2020: An Bình, Cửu Long", "- Năm 2021: Hòa Lạc"], {"An Bình": "2020", "Cửu Long": "2020", "Hòa Lạc": "2021"}),
    (["MÔ HÌNH CAMERA TRIỂN KHAI TỪ NĂM 2020 TẠI XÃ AN BÌNH, CỬU LONG; CÁC XÃ KHÁC CHƯA CÓ"], {"An Bình": "2020", "Cửu Long": "2020"}),
    (["The night watch was introduced in 2020 in An Bình and Cửu Long, and in 2021 in Hòa Lạc; the other communes never had it."], {"An Bình": "2020", "Cửu Long": "2020", "Hòa Lạc": "2021"}),
    (["Xã An Bình là nơi thí điểm mô hình từ 2020; các xã Bình Minh, Cửu Long, Đông Hà, Hòa Lạc, Khê Hồi chưa triển khai."], {"An Bình": "2020"}),
])  # fmt: skip
@pytest.mark.parametrize("above", [True, False])
def test_sentences_that_name_places_and_times_are_a_column_of_starts(xlsx, lines, expected, above):
    lines = [[line] for line in lines]
    table = xlsx([["SỐ VỤ TRỘM CẮP"], *lines, *ROWS] if above else [["SỐ VỤ TRỘM CẮP"], *ROWS, [], *lines])
    assert starts(table) == expected and not asked(table) and "named_starts" in said(table)


@pytest.mark.parametrize(("line", "sure"), [
    ("Mô hình camera triển khai từ 2020 tại các xã An Bình, Cửu Long.", {"An Bình": "2020", "Cửu Long": "2020"}),  # and the others?
    (f"Mô hình camera lắp năm 2020 tại An Bình, Thạch Lâm; {REST}", {"An Bình": "2020"}),  # no such place
    (f"Mô hình camera lắp năm 2020 tại An Bình Tây, Cửu Long; {REST}", {"Cửu Long": "2020"}),
    (f"Mô hình ra mắt tháng 5/2020 tại An Bình; tháng 9 tại Cửu Long; {REST}", {}),
    (f"Mô hình ra mắt năm 2020 tại An Bình, đến năm 2021 nhân rộng ra Cửu Long; {REST}", {}),
    (f"Mô hình ra mắt từ 2020 đến 2021 tại An Bình, Cửu Long; {REST}", {}),
    ("Mô hình triển khai từ năm 2020 ở tất cả các xã, trừ An Bình, Cửu Long.", {}),
    ("Tính đến 2021, đã có các xã An Bình, Cửu Long triển khai mô hình.", {}),
    (f"Đội dân phòng thành lập năm 2020 tại An Bình; camera lắp năm 2021 tại Cửu Long; {REST}", {}),
    (f"Mô hình thí điểm tại An Bình; từ 2021 triển khai tại Cửu Long; {REST}", {}),
    (f"Mô hình ra mắt năm 2020 tại An Bình và năm 2021 tại An Bình; {REST}", {}),
    (f"Mô hình camera ra mắt năm 2020 tại An Bình, Cửu Long; dừng năm 2021 tại An Bình; {REST}", {}),
])  # fmt: skip
def test_what_sentences_leave_open_is_asked_with_their_words_and_the_answers_work(xlsx, line, sure):
    rows = [["SỐ VỤ TRỘM CẮP"], *ROWS, [], [line]]
    table = xlsx(rows)
    assert set(asked(table)) == {"start"} and starts(table) == sure
    question = table.questions[0]
    assert "An Bình" in question.text.vi and question.columns == ("Ngày bắt đầu",)
    ignored = xlsx(rows, columns="Ngày bắt đầu=ignore")
    assert not ignored.questions and not ignored.columns("adopted")
    if sure:
        kept = xlsx(rows, columns="Ngày bắt đầu=adopted")
        assert not kept.questions and starts(kept) == sure


@pytest.mark.parametrize("line", [
    "Xã An Bình sáp nhập vào xã Cửu Long từ 01/01/2020.", "Số liệu các xã An Bình, Cửu Long thống kê từ năm 2020 theo phần mềm mới.",
    "Năm 2020 xảy ra 2 vụ án mạng tại xã An Bình, xã Cửu Long.", "Công an xã An Bình được tặng bằng khen năm 2021.",
    "Đoàn kiểm tra việc thực hiện mô hình làm việc tại xã An Bình ngày 15/3/2021, xã Cửu Long ngày 16/3/2021.",
    "Mô hình camera an ninh: khen thưởng tháng 6/2021: An Bình, Cửu Long", "Mô hình camera an ninh: tham quan năm 2020: An Bình",
    "THEO DÕI MÔ HÌNH CAMERA AN NINH CÁC XÃ AN BÌNH, CỬU LONG NĂM 2021", "Nguồn: Công an các xã An Bình, Cửu Long cung cấp, mô hình camera, năm 2021",
    "Phong trào toàn dân bảo vệ ANTQ: An Bình đạt danh hiệu tiên tiến năm 2021, Cửu Long năm 2020.", "Tháng 5/2021 Công an xã An Bình phối hợp Công an xã Cửu Long qua camera bắt 02 đối tượng.",
    "Ngày 12/5/2021 đoàn công tác huyện thăm mô hình camera tại xã An Bình, xã Cửu Long.", "Ví dụ: Camera lắp tháng 5/2021 tại xã An Bình, các xã khác chưa có.",
    "Kế hoạch nhân rộng mô hình camera: tháng 5/2021: An Bình, Cửu Long.", "Hướng dẫn ghi chú: camera lắp năm 2021 tại An Bình; các xã khác chưa có.",
])  # fmt: skip
def test_sentences_of_something_else_are_no_starts(xlsx, line):
    table = xlsx([["SỐ VỤ TRỘM CẮP"], *ROWS, [], [line]])
    assert not asked(table) and not table.columns("adopted") and {"below", "unlike"} & said(table)


def test_a_start_in_a_column_of_its_own_stands(xlsx):
    rows = [[*ROWS[0], "Ngày ra mắt"], *([*row, "5/2021" if i == 1 else None] for i, row in enumerate(ROWS[1:]))]
    table = xlsx([["SỐ VỤ"], *rows, [], [f"Mô hình ra mắt năm 2020 tại An Bình; {REST}"]])
    assert starts(table) == {"Bình Minh": "2021"} and "named_starts" not in said(table)


def test_a_paragraph_before_the_table_of_a_document_is_told_and_begins_its_places(tmp_path):
    document = docx.Document()
    document.add_paragraph("BÁO CÁO")
    document.add_paragraph("Thực hiện Kế hoạch số 15/KH-UBND ngày 12/3/2019, mô hình “Tổ phụ nữ” được ra mắt tại thị trấn Cửu Long, xã An Bình trong quý II/2020. Các đơn vị khác chưa thành lập. Báo cáo gồm nhiều nội dung khác không nói ở đây, để đoạn này dài hơn một dòng tiêu đề.")  # fmt: skip
    document.add_paragraph("Số vụ bạo lực gia đình theo năm như sau:")
    grid = document.add_table(rows=0, cols=5)
    for row in [ROWS[0], *([*r[:1], "TT Cửu Long" if "Cửu Long" in r[1] else r[1], *r[2:]] for r in ROWS[1:])]:
        for cell, value in zip(grid.add_row().cells, row[1:], strict=True):
            cell.text = str(value)
    document.save(tmp_path / "bao_cao.docx")
    table = read_table(tmp_path / "bao_cao.docx")
    assert starts(table) == {"TT Cửu Long": "2020", "An Bình": "2020"} and not asked(table)
    assert any("Tổ phụ nữ" in n.text.vi for n in table.notices if n.code == "prose") and judged_of(table) == "mô hình “Tổ phụ nữ”"
    assert table.title.startswith("Số vụ bạo lực")


def test_the_running_total_of_the_year_before_beside_a_month_is_aside_unasked(xlsx):
    for heading in ("Lũy kế cùng kỳ 2021", "Luỹ kế cùng kỳ năm trước", "Lũy kế năm 2021"):
        rows = [[n, m, (m + i) % 5, m * 2, m * 3] for i, n in enumerate(PLACES) for m in range(1, 13)]
        table = xlsx([["TIN BÁO CÁC THÁNG NĂM 2022"], ["Xã", "Tháng", "Trong tháng", "Lũy kế từ đầu năm", heading], *rows])
        assert not asked(table) and table.columns("outcome") == ("Trong tháng",) and "running_total" in said(table)


@pytest.mark.parametrize(
    "line",
    [
        "Tháng 9/2020 ngập lụt: An Bình",
        "Lập bảng: 3/2021: An Bình",
        "Dự kiến tháng 3/2021: An Bình",
    ],
)
def test_times_and_places_beside_words_of_something_else_are_asked_about(xlsx, line):
    table = xlsx([["Mô hình camera an ninh:"], [f"- {line}"], [None], *ROWS])
    assert not starts(table) and set(asked(table)) == {"start"}


def test_stages_of_a_list_are_starts(xlsx):
    table = xlsx(
        [
            ["Mô hình camera an ninh:"],
            ["- Đợt 1 (tháng 3/2020): An Bình"],
            ["- Đợt 2, từ năm 2021: các xã Cửu Long và Hòa Lạc"],
            [None],
            *ROWS,
        ]
    )
    assert starts(table) == {"An Bình": "2020", "Cửu Long": "2021", "Hòa Lạc": "2021"}


@pytest.mark.parametrize(("line", "sure"), [
    ("Tổ tự quản ra mắt tháng 5/2021 tại An Bình (giáp Cửu Long).", {"An Bình": "2021"}), ("An Bình (thay cho Cửu Long) lắp camera từ tháng 5/2021.", {"An Bình": "2021"}),
    ("Tháng 5/2021 An Bình ra mắt CLB phòng, chống tội phạm theo mẫu của Cửu Long;", {"An Bình": "2021"}), ("Camera do xã Cửu Long vận động kinh phí, lắp tháng 5/2021 tại xã An Bình.", {"An Bình": "2021"}),
    ("Học tập mô hình của xã Cửu Long, xã An Bình ra mắt tổ tự quản tháng 5/2021.", {}), ("Cũng như Cửu Long, xã An Bình lắp camera từ tháng 5/2021.", {}),
    ("Camera chuyển từ Cửu Long sang An Bình, hoạt động từ tháng 5/2021.", {}), ("Camera lắp tháng 5/2021 trên đường An Bình - Cửu Long.", {}),
    ("Tháng 5/2021, huyện bạn ra mắt tổ tự quản tại xã An Bình và xã Cửu Long;", {"An Bình": "2021", "Cửu Long": "2021"}), ("Giãn cách xã hội áp dụng từ tháng 7/2021 tại An Bình.", {"An Bình": "2021"}),
    ("Tổ tự quản ra mắt tháng 5/2021 tại ấp 3, xã An Bình.", {"An Bình": "2021"}),
])  # fmt: skip
def test_a_start_is_asked_about_where_a_word_of_its_clause_is_not_accounted_for(xlsx, line, sure):
    table = xlsx([["SỐ VỤ TRỘM CẮP"], *ROWS, [], [f"{line} {REST if line.endswith(';') else REST.capitalize()}"]])
    assert set(asked(table)) == {"start"} and starts(table) == sure


def test_what_begins_at_schools_or_in_a_title_is_no_question_without_a_place(xlsx):
    table = xlsx([["SỐ VỤ TRỘM CẮP"], *ROWS, [], [f"Cổng trường an toàn ra mắt tháng 5/2021 tại Trường THCS An Bình, Trường TH Cửu Long. {REST.capitalize()}"]])  # fmt: skip
    assert not asked(table) and not table.columns("adopted") and "start_in_words" in said(table)
    title = xlsx([["SỐ VỤ TRỘM CẮP TẠI CÁC XÃ CÓ CAMERA AN BÌNH, CỬU LONG TỪ NĂM 2021"], *ROWS])
    assert set(asked(title)) == {"start"}
    of_all = xlsx([[f"THỰC HIỆN MÔ HÌNH CAMERA TẠI {', '.join(PLACES).upper()} NĂM 2021"], *ROWS])
    assert set(asked(of_all)) == {"start"}


def test_what_follows_the_word_example_is_no_start(xlsx):
    table = xlsx([["Ví dụ:"], [f"Camera lắp năm 2020 tại An Bình; {REST}"], [None], *ROWS])
    assert not asked(table) and not table.columns("adopted")


def test_since_when_of_a_measure_and_an_exception_in_brackets_are_starts(xlsx):
    line = "Từ 2020 tuần tra đêm tại An Bình, Cửu Long (riêng Hòa Lạc từ 2021); các xã còn lại chưa có."
    table = xlsx([["SỐ VỤ TRỘM CẮP"], *ROWS, [], [line]])
    assert starts(table) == {"An Bình": "2020", "Cửu Long": "2020", "Hòa Lạc": "2021"} and not asked(table)


def test_words_without_marks_are_accounted_for_too(xlsx):
    rows = [["TT", "Xa", 2019, 2020, 2021], *([i, n, 5, 4, 7 - i] for i, n in enumerate(("An Binh", "Cuu Long", "Hoa Lac"), 1))]
    line = "To tu quan ra mat thang 5/2020 tai An Binh, Cuu Long; nam 2021 tai Hoa Lac"
    sure = xlsx([["SO VU TROM CAP"], *rows, [], [line]])
    assert starts(sure) == {"An Binh": "2020", "Cuu Long": "2020", "Hoa Lac": "2021"} and not asked(sure)
    assert set(asked(xlsx([["SO VU TROM CAP"], *rows, [], [f"{line} (giap Cuu Long)"]]))) == {"start"}


@pytest.mark.parametrize("line", [
    "Từ 01/2021 xã Tân Lập (huyện Mộc Hóa) triển khai mô hình Camera an ninh; các xã khác chưa triển khai.",
    "Từ 01/2021 xã Tân Lập triển khai mô hình Camera an ninh; các xã khác chưa triển khai.",
])  # fmt: skip
def test_a_name_below_two_rows_of_districts_starts_nowhere_unasked(xlsx, line):
    rows = [["Đơn vị", 2019, 2020, 2021, 2022], ["Huyện Cần Giuộc", 60, 62, 61, 59], ["Xã Tân Lập", 20, 21, 22, 19], ["Xã Mỹ Lộc", 40, 41, 39, 40],
            ["Huyện Mộc Hóa", 30, 33, 36, 31], ["Xã Tân Lập", 10, 12, 16, 11], ["Xã Bình Hòa", 20, 21, 20, 20], [line]]  # fmt: skip
    table = xlsx(rows)
    assert "named_starts" not in said(table) and (set(asked(table)) == {"start"} or "start_in_words" in said(table))


@pytest.mark.parametrize("line", [
    "An Bình là xã đang sáp nhập, không lắp; các xã còn lại lắp camera năm 2020.", "Camera tại An Bình hỏng; các xã còn lại lắp camera năm 2020.", "An Bình đăng ký lắp camera năm 2021; các xã khác đã lắp camera năm 2020.",
    "An Bình, Cửu Long có camera trước năm 2020; các xã khác lắp từ năm 2021.", "Các xã còn lại lắp camera năm 2020; riêng An Bình đã dừng.",
])  # fmt: skip
def test_a_place_that_a_clause_speaks_of_otherwise_is_none_of_the_rest(xlsx, line):
    table = xlsx([[line], *ROWS])
    assert "start" in asked(table) and "An Bình" not in starts(table)


def test_a_control_place_before_the_rest_never_begins(xlsx):
    assert starts(xlsx([["An Bình là xã đối chứng; các xã còn lại triển khai mô hình camera từ năm 2020."], *ROWS])) == {n: "2020" for n in PLACES[1:]}  # fmt: skip


@pytest.mark.parametrize("line", [
    f"Từ năm 2020 tiếp tục duy trì mô hình camera tại An Bình; {REST}", f"Năm 2020 mở rộng thêm camera tại An Bình; {REST}", f"Năm 2020, An Bình thực hiện đợt 2 mô hình camera; {REST}",
    f"Năm 2020 An Bình được chọn lắp camera; {REST}", f"Ban chỉ đạo thành lập năm 2020 tại An Bình; {REST}", "Năm 2020 có 3 xã lắp camera: An Bình, Cửu Long; các xã khác chưa.",
    f"Tổ tự quản tại An Bình ra mắt năm 2020. Tổ hòa giải tại Cửu Long ra mắt năm 2021. {REST[0].upper() + REST[1:]}",
])  # fmt: skip
def test_words_that_may_say_something_else_than_a_beginning_are_asked_about(xlsx, line):
    assert "start" in asked(xlsx([[line], *ROWS]))


@pytest.mark.parametrize(
    "line",
    [
        "Thành lập xã An Bình từ năm 2020.",
        "Trong thời gian tới, đề nghị các xã An Bình, Cửu Long ra mắt câu lạc bộ trong năm 2021.",
    ],
)
def test_communes_that_are_founded_and_what_is_asked_for_begin_nothing(xlsx, line):
    table = xlsx([[line], *ROWS])
    assert not starts(table) and not asked(table)


@pytest.mark.parametrize(
    "line",
    [
        f"Triển khai kế hoạch lắp camera của huyện, từ năm 2020 lắp tại An Bình, Cửu Long; {REST}",
        "Năm 2020 ra mắt mô hình camera tại An Bình, Cửu Long. Đến nay các xã khác chưa có.",
    ],
)
def test_a_plan_that_is_carried_out_and_a_rest_until_now_are_read(xlsx, line):
    table = xlsx([[line], *ROWS])
    assert starts(table) == {"An Bình": "2020", "Cửu Long": "2020"} and not asked(table)


def test_the_number_of_a_phase_is_no_month(xlsx):
    table = xlsx([["Lắp camera đợt 1 năm 2020: An Bình; đợt 2 năm 2021: Cửu Long; các xã khác chưa lắp."], *ROWS])
    assert starts(table) == {"An Bình": "2020", "Cửu Long": "2021"} and not asked(table)


@pytest.mark.parametrize("line", [
    "Từ năm 2020 xã An Bình và xã Cửu Long triển khai camera; các xã còn lại chưa.", "Năm 2020 xã An Bình, xã Cửu Long lắp camera; các xã khác chưa lắp.", "Đợt 1 xã An Bình và xã Cửu Long lắp camera năm 2020; các xã khác chưa lắp.",
])  # fmt: skip
def test_a_year_or_a_phase_before_a_commune_counts_none(xlsx, line):
    table = xlsx([[line], *ROWS])
    assert starts(table) == {"An Bình": "2020", "Cửu Long": "2020"} and not asked(table)


@pytest.mark.parametrize(
    "line", ["Các xã còn lại lắp camera từ tháng 01/2020.", "Các địa bàn khác triển khai mô hình từ năm 2021."]
)
def test_the_others_beside_none_that_a_line_names_start_nowhere(xlsx, line):
    table = xlsx([["SỐ VỤ TRỘM CẮP"], *ROWS, [], [line]])
    assert not starts(table) and "start" in asked(table)


def test_a_wish_behind_a_start_leaves_the_start(xlsx):
    line = "Ghi chú: Camera hoạt động từ 3/2019 tại An Bình, Cửu Long, phấn đấu đến hết năm 2023 phủ toàn huyện."
    (question,) = xlsx([*ROWS, [line]]).questions
    assert question.about == "start" and "3/2019: Xã An Bình, Xã Cửu Long" in question.text.vi


def test_until_now_ends_no_start(xlsx):
    line = f"Từ tháng 3/2019 đến nay, mô hình camera hoạt động tại An Bình; {REST}"
    assert set(starts(xlsx([[line], *ROWS]))) == {"An Bình"}


def at_posts(xlsx, head, line):
    names = ("An Bình", "Bình Minh", "Cửu Long", "Đông Hà", "Phú Xá", "Tân Phú", "Yên Lạc", "Hòa Lợi")
    months = [f"{1 + m % 12}/{2019 + m // 12}" for m in range(24)]
    return xlsx(
        [[head, *months], *([name, *((3 * i + m) % 7 for m in range(24))] for i, name in enumerate(names)), [None], [line]]
    )


@pytest.mark.parametrize(
    ("head", "kind"), [("Trạm y tế xã", "trạm"), ("Trạm y tế", "trạm y tế"), ("Trường", "trường"), ("Chợ", "chợ")]
)
def test_places_whose_heading_calls_them_no_places_are_told_by_their_names(xlsx, head, kind):
    line = f"Camera lắp từ tháng 3/2020 tại các {kind} Bình Minh và Phú Xá; các {kind} khác chưa lắp."
    table = at_posts(xlsx, head, line)
    begun = table.frame.dropna(subset=["Ngày bắt đầu"])[head].unique().tolist()
    assert not table.questions and begun == ["Bình Minh", "Phú Xá"]
    (question,) = at_posts(
        xlsx, head, line.replace("Camera lắp", "Sàng lọc và tư vấn thực hiện").replace(" lắp", " thực hiện")
    ).questions
    assert question.about == "start" and question.answers[0] == 'columns="Ngày bắt đầu=adopted"'


@pytest.mark.parametrize("line", [
    "Từ tháng 3/2020 trạm An Bình và trạm Cửu Long đóng cửa sửa chữa.", "Từ tháng 3/2020 trạm An Bình sáp nhập vào trạm Cửu Long.",
    "Số liệu của trạm An Bình từ tháng 3/2020 là số sơ bộ.", "Kế hoạch: lắp camera từ tháng 3/2020 tại trạm An Bình.", "Camera lắp từ tháng 3/2020 tại xã Văn Đức.",
])  # fmt: skip
def test_sentences_of_other_things_start_no_places_without_a_heading_of_places(xlsx, line):
    table = at_posts(xlsx, "Trạm y tế xã", line)
    assert not table.columns("adopted") and "start" not in asked(table)
