"""Of what place and of what days a whole report is: its head, its title, and windows that are no calendar periods."""

import datetime as dt

import openpyxl
import pytest

from analysis.ingest.entities.document_head import head_of, place_for
from analysis.ingest.entities.periods import Period, parse
from analysis.ingest.findings.finding import QUEUED, SET_ASIDE, USED
from analysis.ingest.importing import read_files, read_text
from analysis.ingest.prose.extract import read_prose
from analysis.ingest.review import queue

GL, DA_TON = "vn-hn-gialam", "vn-hn-gialam-daton"
REPORT = """CÔNG AN TP HÀ NỘI
CÔNG AN HUYỆN GIA LÂM
Số: 125/BC-CAH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Gia Lâm, ngày 20 tháng 6 năm 2019
BÁO CÁO
Kết quả công tác phòng, chống tội phạm 6 tháng đầu năm 2019
(Số liệu từ ngày 15/12/2018 đến ngày 14/6/2019)

Xảy ra 62 vụ phạm pháp hình sự. Phát hiện 33 vụ phạm tội về ma túy.
Lũy kế 9 tháng năm 2018 xảy ra 90 vụ phạm pháp hình sự. Xảy ra 3 vụ cháy.
Trong kỳ, xây dựng mới 4 mô hình tự quản về ANTT.
"""


@pytest.mark.parametrize(("lines", "place"), [
    ("CÔNG AN TP HÀ NỘI\nCÔNG AN HUYỆN GIA LÂM\nBÁO CÁO", GL),
    ("BỘ CÔNG AN\nCÔNG AN THÀNH PHỐ HÀ NỘI\nCÔNG AN HUYỆN GIA LÂM\nBÁO CÁO", GL),
    ("UBND HUYỆN GIA LÂM\nUBND XÃ ĐA TỐN\nBÁO CÁO", DA_TON),
    ("ỦY BAN NHÂN DÂN\nHUYỆN GIA LÂM\nXÃ ĐA TỐN\nĐa Tốn, ngày 5 tháng 10 năm 2022\nBÁO CÁO", DA_TON),
    ("ỦY BAN NHÂN DÂN\nXÃ ĐA TỐN\nBÁO CÁO", DA_TON),
    ("CÔNG AN XÃ ĐA TỐN\nHUYỆN GIA LÂM\nBÁO CÁO", DA_TON),
    ("HUYỆN ỦY - ỦY BAN NHÂN DÂN\nHUYỆN GIA LÂM\nBAN CHỈ ĐẠO PHÒNG, CHỐNG TỘI PHẠM\nBÁO CÁO", GL),
    ("BỘ CÔNG AN\nCÔNG AN TỈNH BÀ RỊA - VŨNG\nTÀU\nBÁO CÁO", "vn-brvt"),
    ("HUYỆN ỦY GIA LÂM      ĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ ĐA TỐN\nBÁO CÁO", DA_TON),
    ("CÔNG AN HUYỆN GIA LÂM\nĐỘI CẢNH SÁT HÌNH SỰ\nBÁO CÁO", GL),
    ("CÔNG AN HUYỆN GIA LÂM\nBÁO CÁO\nTình hình trên địa bàn xã Đa Tốn năm 2019", DA_TON),
])  # fmt: skip
def test_the_issuing_body_is_the_last_line_of_the_head_and_not_its_superior(lines, place):
    assert head_of(lines).places == (place,)


@pytest.mark.parametrize("line", ["UBND XÃ ................", "CÔNG AN YÊN VIÊN", "CÔNG AN HUYỆN THANH OAI"])
def test_an_unnamed_ambiguous_or_unknown_body_is_asked_about_and_not_given_to_its_superior(line):
    head = head_of(f"CÔNG AN TP HÀ NỘI\n{line}\nBÁO CÁO")
    place, options = place_for(head, "")
    assert place == "" and (options or head.name)


def test_a_title_of_another_place_disagrees_and_the_document_is_asked_about_once():
    text = "UBND HUYỆN GIA LÂM\nUBND XÃ ĐA TỐN\nBÁO CÁO\nTình hình tội phạm trên địa bàn xã Kiêu Kỵ năm 2019\n\nXảy ra 6 vụ phạm pháp hình sự. Phát hiện 3 vụ phạm tội về ma túy."
    asked = [f for f in read_text(text).findings if f.status == QUEUED]
    assert {f.evidence.number for f in asked} == {"6", "3"} and len({f.reason for f in asked}) == 1
    assert all({DA_TON, "vn-hn-gialam-kieuky"} <= set(f.alternatives) for f in asked)


def test_the_command_narrows_a_head_and_is_narrowed_by_it():
    head = head_of("CÔNG AN HUYỆN GIA LÂM\nBÁO CÁO")
    assert place_for(head, "") == place_for(head, "vn-hn") == (GL, ()) and place_for(head, DA_TON) == (DA_TON, ())
    assert place_for(head, "vn-hcm") == ("", (GL, "vn-hcm"))


def test_a_stated_window_is_the_period_of_all_it_covers_and_a_running_total_of_its_own_sentence_alone():
    found = {f.evidence.number: f for f in read_text(REPORT).findings if f.indicator}
    window = (dt.date(2018, 12, 15), dt.date(2019, 6, 14))
    assert [(found[n].start, found[n].end) for n in ("62", "33", "3")] == [window] * 3
    assert (found["90"].start, found["90"].end) == (dt.date(2018, 1, 1), dt.date(2018, 9, 30))
    assert {f.place for f in found.values() if f.status == USED} == {GL}


def test_what_is_newly_made_is_no_stock():
    (new,) = [f for f in read_text(REPORT).findings if f.evidence.number == "4"]
    assert (new.status, new.kind) == (SET_ASIDE, "new")


@pytest.mark.parametrize(("text", "value"), [("1 nghìn 2 trăm", 1200), ("3 nghìn 684", 3684), ("2 nghìn", 2000)])
def test_a_number_in_figures_and_scale_words_is_one_number(text, value):
    found = read_text(f"Năm 2019, huyện Gia Lâm đã tiếp nhận {text} tin báo, tố giác của nhân dân.").of_status(USED)
    assert [int(f.value) for f in found] == [value]


def test_a_count_of_no_stated_period_is_asked_about():
    (row,) = [f for f in read_text("Huyện Gia Lâm đã triệt phá 3 ổ nhóm tội phạm.").findings if f.evidence.number == "3"]
    assert (row.status, row.kind, row.indicator) == (QUEUED, "period", "gangs_dismantled")


def test_one_answer_holds_for_the_whole_file_and_what_was_set_aside_can_be_taken_back(tmp_path):
    text = REPORT.replace("CÔNG AN HUYỆN GIA LÂM\n", "CÔNG AN YÊN VIÊN\n")
    findings = list(read_text(text).findings)
    asked = [f for f in findings if f.status == QUEUED and f.kind == "place"]
    path = tmp_path / "q.xlsx"
    queue.write(path, findings, {}, "vi")
    book = openpyxl.load_workbook(path)
    rows = {book["Hàng đợi"].cell(r, 11).value: r for r in range(3, book["Hàng đợi"].max_row + 1)}
    book["Hàng đợi"].cell(rows[asked[0].key], 1).value = "vn-hn-gialam-yenvien-tt; cả tệp"
    aside = book["Để riêng"]
    new = next(r for r in range(3, aside.max_row + 1) if aside.cell(r, 2).value == "4")
    aside.cell(new, 1).value = "models"
    book.save(path)
    answers = queue.read_answers(path)
    assert len(asked) > 1 and all(answers[f.key]["decision"] == "vn-hn-gialam-yenvien-tt" for f in asked)
    assert answers[aside.cell(new, 11).value]["decision"] == "models"


def test_a_body_whose_name_goes_on_in_the_next_line_is_of_that_place():
    found = head_of("HỘI LHPN TỈNH BÀ RỊA - VŨNG TÀU\nBAN THƯỜNG VỤ HỘI LHPN\nHUYỆN XUYÊN MỘC\nBÁO CÁO\nKết quả năm 2017\n")
    assert found.places == ("vn-brvt-xuyenmoc",)


def test_a_year_after_the_word_for_district_is_no_name():
    found = read_prose("Tình hình trên địa bàn huyện\nNăm 2016, huyện xảy ra 92 vụ phạm pháp hình sự.", place="vn-hn-gialam")
    assert [(f.value, f.place) for f in found if f.status == USED] == [(92, "vn-hn-gialam")]


def test_a_body_of_the_district_that_its_superior_names_is_of_that_district():
    assert head_of("HUYỆN ỦY GIA LÂM\nBAN CHỈ ĐẠO 138 HUYỆN\nBÁO CÁO\nTổng kết mười năm").places == ("vn-hn-gialam",)
    assert head_of("UBND HUYỆN GIA LÂM\nCÔNG AN XÃ\nBÁO CÁO\nTổng kết").places == ()


def test_the_days_of_the_figures_are_read_in_a_later_sentence_of_a_line():
    text = (
        "CÔNG AN XÃ ĐA TỐN\nBÁO CÁO\nKết quả công tác 6 tháng đầu năm 2020\n"
        "Xã có 5 thôn từ ngày 01/01/2020. Kỳ báo cáo tính từ ngày 15/12/2019 đến hết ngày 14/6/2020.\nXảy ra 6 vụ phạm pháp hình sự."
    )
    assert head_of(text).window == Period(dt.date(2019, 12, 15), dt.date(2020, 6, 14))


def test_a_change_of_no_stated_period_is_asked_about():
    text = "Số vụ phạm pháp hình sự tại xã giảm 23,8% so với trước khi chuyển hóa."
    assert [f.status for f in read_prose(text, place=DA_TON) if f.evidence.number == "23,8%"] == [QUEUED]


OPENED = """CÔNG AN HUYỆN GIA LÂM
CÔNG AN XÃ ĐA TỐN
BÁO CÁO
Kết quả công tác 6 tháng đầu năm 2020

{opening}

1. Tội phạm
Xảy ra 62 vụ phạm pháp hình sự. Chỉ riêng tháng cuối, từ ngày 15/5/2020 đến ngày 14/6/2020, xảy ra 9 vụ phạm pháp hình sự. Phát hiện 8 vụ đánh bạc.
2. Phong trào
Nhân dân giao nộp 7 vũ khí thô sơ. Tính đến ngày 14/6/2020 toàn xã có 12 tổ hòa giải. Lũy kế xảy ra 70 vụ cháy.
"""


@pytest.mark.parametrize("opening", [
    "Công an xã Đa Tốn báo cáo kết quả công tác từ ngày 15/12/2019 đến ngày 14/6/2020 như sau:",
    "Từ ngày 15/12/2019 đến ngày 14/6/2020, Công an xã đã tham mưu Đảng ủy chỉ đạo các ngành. Số lũy kế tính từ ngày 15/12/2018 đến ngày 14/6/2020.",
])  # fmt: skip
def test_the_opening_states_the_window_and_a_period_told_inside_ends_with_its_paragraph(opening):
    found = {f.evidence.number: f for f in read_prose(OPENED.format(opening=opening))}
    half, month = (dt.date(2019, 12, 15), dt.date(2020, 6, 14)), (dt.date(2020, 5, 15), dt.date(2020, 6, 14))
    assert {n: (found[n].start, found[n].end) for n in ("62", "9", "7", "12")} == {
        "62": half, "9": month, "7": half, "12": (dt.date(2020, 6, 14),) * 2,
    }  # fmt: skip
    assert found["7"].status == found["12"].status == USED and found["8"].status == QUEUED
    if "lũy kế" in opening:
        assert (found["70"].start, found["70"].end) == (dt.date(2018, 12, 15), dt.date(2020, 6, 14))


def test_figures_of_a_merged_commune_go_to_the_unit_that_stood():
    text = "UBND XÃ PHÙ ĐỔNG\nBÁO CÁO\nKết quả từ ngày 01/7/2025 đến ngày 14/12/2025\n\nXảy ra 27 vụ phạm pháp hình sự."
    assert [f.place for f in read_prose(text) if f.status == USED] == ["vn-hn-xa-phudong"]


def test_a_table_drawn_with_bars_is_read_and_its_text_is_not_read_twice(tmp_path):
    file = tmp_path / "bao_cao.txt"
    rows = "\n".join(["+-----+-----+", "| Xã | Phạm pháp hình sự (vụ) |", "|-----|-----|", "| Xã Đa Tốn | 13 |", "| Xã Kiêu Kỵ | 9 |", "+-----+-----+"])  # fmt: skip
    file.write_text(f"CÔNG AN HUYỆN GIA LÂM\nBÁO CÁO\nNăm 2019\n\n{rows}\nPhát hiện 33 vụ đánh bạc.\n", encoding="utf-8")
    used = {f.evidence.number: f.place for f in read_files([file]).findings if f.status == USED}
    assert used == {"13": DA_TON, "9": "vn-hn-gialam-kieuky", "33": GL}


def test_an_empty_first_cell_between_bars_keeps_its_column(tmp_path):
    file = tmp_path / "bao_cao.txt"
    rows = "\n".join(["||Năm 2018|Năm 2019|Năm 2020|", "|---|---|---|---|", "|Xã Đa Tốn|13|11|9|"])
    file.write_text(f"CÔNG AN HUYỆN GIA LÂM\nBÁO CÁO\nSố vụ phạm pháp hình sự\n\n{rows}\n", encoding="utf-8")
    years = {f.evidence.number: f.start.year for f in read_files([file]).findings if f.status == USED}
    assert years == {"13": 2018, "11": 2019, "9": 2020}


def test_a_note_on_the_year_compared_with_moves_no_window():
    text = (
        "CÔNG AN TỈNH LONG AN\nCÔNG AN HUYỆN CẦN GIUỘC\nBÁO CÁO\nTổng kết công tác năm 2016\n(Thời gian từ 16/11/2015 đến 15/11/2016)\n"
        "Ghi chú: số liệu năm 2015 lấy từ 16/11/2014 đến 15/11/2015.\n"
    )
    for head in (head_of(text), head_of(text.replace("(Thời gian", "1. Số liệu lấy").replace("2016)", "2016."))):
        assert head.window == parse("2015-11-16..2016-11-15")
        assert head.of(parse("2015")) == parse("2014-11-16..2015-11-15") and head.of(parse("2017")) == parse("2017")


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        ("HUYỆN ỦY - UBND HUYỆN XUYÊN MỘC\nBAN CHỈ ĐẠO 138 HUYỆN", ("vn-brvt-xuyenmoc",)),
        ("HUYỆN GIA LÂM\nBAN CÔNG AN YÊN VIÊN", ("vn-hn-gialam-yenvien-tt", "vn-hn-gialam-yenvien-xa")),
        ("HUYỆN GIA LÂM\nBAN CÔNG AN XÃ ĐA TỐN", ("vn-hn-gialam-daton",)),
    ],
)
def test_two_bodies_in_a_line_and_a_board_of_commune_police(lines, places):
    assert set(head_of(f"{lines}\nBÁO CÁO\nCông tác phòng, chống tội phạm 6 tháng đầu năm 2013\n").places) == set(places)
