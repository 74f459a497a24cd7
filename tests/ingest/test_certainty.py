"""A figure lands where every word of its phrase and every time of its sentence is accounted for; else a person is asked."""

import pytest

from analysis.ingest.entities.periods import parse
from analysis.ingest.findings.finding import QUEUED, USED
from analysis.ingest.prose.extract import read_prose


def _read(text, number, period="2019", place="vn-hn-gialam"):
    found = read_prose(text, place=place, period=parse(period) if period else None)
    return next(f for f in found if f.evidence.number == number)


@pytest.mark.parametrize(("text", "number", "indicator", "word"), [
    ("Tòa án huyện xét xử trực tuyến 14 vụ.", "14", "court_resolved_cases", "trực tuyến"),
    ("Huyện có 41 tổ hòa giải. Ban Giám sát đầu tư có 77 thành viên.", "77", "group_members_conciliation", "giám sát"),
    ("Cảm hóa, giáo dục 31 đối tượng quậy phá.", "31", "persons_reformed", "quậy phá"),
    ("Huyện có 12 câu lạc bộ phòng, chống tội phạm kiểu mẫu.", "12", "clubs_crime_prevention", "mẫu"),
])  # fmt: skip
def test_a_word_of_its_phrase_that_nothing_accounts_for_is_asked_about(text, number, indicator, word):
    row = _read(text, number)
    assert (row.status, row.indicator) == (QUEUED, indicator)
    assert word in row.reason.vi.lower()


@pytest.mark.parametrize("text", [
    "Sau 45 ngày đêm ra quân, Công an huyện khám phá 39 vụ phạm pháp hình sự.",
    "Qua 7 năm thực hiện, Công an huyện khám phá 39 vụ phạm pháp hình sự.",
])  # fmt: skip
def test_a_length_of_time_that_is_not_the_figures_is_asked_about(text):
    row = _read(text, "39")
    assert (row.status, row.indicator) == (QUEUED, "criminal_solved")


@pytest.mark.parametrize(("text", "period"), [
    ("Trong 9 năm (2011-2019), Công an huyện khám phá 39 vụ phạm pháp hình sự.", None),
    ("Năm 2019, Công an huyện khám phá 39 vụ phạm pháp hình sự.", None),
    ("Công an huyện đã khám phá 39 vụ phạm pháp hình sự trên địa bàn các xã.", "2019"),
])  # fmt: skip
def test_a_figure_of_which_every_word_is_known_lands(text, period):
    row = _read(text, "39", period)
    assert row.status == USED, row.reason


def test_figures_of_all_kinds_are_not_of_what_the_sentence_before_is_about():
    row = _read("Năm 2019 phát hiện 25 vụ phạm tội về ma túy. Khởi tố 211 vụ án, 298 bị can các loại.", "211")
    assert (row.status, row.indicator) == (USED, "prosecuted_cases")


def test_a_change_since_when_is_not_said_is_asked_about():
    row = _read("Năm 2019 huyện Gia Lâm xảy ra 125 vụ phạm pháp hình sự, giảm 12 vụ.", "12")
    assert (row.status, row.indicator) == (QUEUED, "criminal_change_abs")


def test_a_state_of_no_stated_time_is_asked_about():
    assert _read("Hiện có 88 tổ tự quản.", "88", period=None).kind == "period"


@pytest.mark.parametrize("text", [
    "Toàn tỉnh hiện có 71 đơn vị cấp xã, trong đó 48 xã, phường có câu lạc bộ phòng, chống tội phạm.",
    "Đắk Nông có 8 huyện, thành phố, 71 đơn vị cấp xã.",
])  # fmt: skip
def test_how_many_communes_a_province_has_is_read(text):
    row = _read(text, "71", place="vn-daknong")
    assert (row.status, row.indicator) == (USED, "units_total")


def test_the_topic_goes_on_after_a_sentence_about_parts():
    text = "Phạm pháp hình sự xảy ra 127 vụ. Trong đó: trộm cắp tài sản 62 vụ. Đã khám phá 109 vụ."
    assert _read(text, "109").indicator == "criminal_solved"


def test_smuggling_is_no_economic_offence_unless_said_to_be_one():
    row = _read("Ban Chỉ đạo 389 huyện bắt giữ 45 vụ buôn lậu.", "45")
    assert row.status == QUEUED and row.alternatives[0] == "economic_offences_unspec"


@pytest.mark.parametrize("text", [
    "Tháng 9/2019 (từ ngày 15/8/2019 đến ngày 14/9/2019), toàn huyện xảy ra 11 vụ phạm pháp hình sự. Khám phá 9 vụ.",
    "Kết quả thực hiện các chỉ tiêu từ 15-8-2019 đến 14-9-2019 như sau: PPHS xảy ra 11 vụ. Khám phá 9 vụ.",
])  # fmt: skip
def test_days_that_the_text_means_its_month_by_hold_for_all_it_counts(text):
    row = read_prose(text, place="vn-hn-gialam", period=parse("2019-09"))[-1]
    assert (row.status, row.indicator, str(row.start), str(row.end)) == (USED, "criminal_solved", "2019-08-15", "2019-09-14")


def test_days_of_a_campaign_are_not_those_of_the_report():
    row = _read(
        "Đợt cao điểm từ 15/8/2019 đến 14/9/2019 bắt 5 đối tượng truy nã. Trong tháng xảy ra 11 vụ phạm pháp hình sự.",
        "11",
        "2019-09",
    )
    assert (str(row.start), str(row.end)) == ("2019-09-01", "2019-09-30")


@pytest.mark.parametrize("often", ["mỗi tháng 1 đến 2 buổi", "1 tháng 2 buổi", "mỗi tháng 2 lần"])
def test_how_often_something_is_held_is_no_month_of_the_year(often):
    row = _read(f"Xã Đa Tốn duy trì 3 câu lạc bộ B93, sinh hoạt {often}.", "3")
    assert (row.status, row.indicator, str(row.start), str(row.end)) == (USED, "clubs_b93", "2019-01-01", "2019-12-31")


def test_what_follows_figures_of_several_topics_is_of_none_of_them_alone():
    row = _read("Phát hiện 25 vụ, 31 đối tượng ma túy; 6 vụ cờ bạc. Khởi tố 44 vụ, 59 bị can.", "44")
    assert row.indicator == "prosecuted_cases"


def test_what_was_done_to_the_second_of_two_counts_of_cases_is_not_said_of_the_first():
    row = _read("Xảy ra 10 vụ phạm pháp hình sự, 8 vụ được khám phá.", "10")
    assert row.indicator == "criminal_offences"


def test_what_was_not_done_is_no_figure_of_it():
    row = _read("Phạm pháp hình sự xảy ra 5 vụ, chưa làm rõ 2 vụ.", "2")
    assert row.status != USED


def test_the_people_of_the_one_town_that_was_named_are_of_that_town():
    row = _read("Tổ tự quản tại thị trấn Trâu Quỳ có 14 tổ. Nhân dân thị trấn cung cấp 88 tin.", "88")
    assert (row.status, row.place) == (USED, "vn-hn-gialam-trauquy-tt")


def test_a_rate_after_a_change_is_a_level():
    row = _read("Năm 2019 số vụ phạm pháp hình sự giảm 6,1% so với năm 2018, tỷ lệ khám phá đạt 84,6%.", "84,6%")
    assert (row.status, row.indicator) == (USED, "criminal_clearance_pct")


def test_a_sentence_of_the_same_time_a_year_before_is_asked_about():
    row = _read("Cùng kỳ năm 2018, số vụ phạm pháp hình sự là 15 vụ.", "15")
    assert (row.status, row.indicator) == (QUEUED, "criminal_offences")


def test_what_a_count_fell_to_is_of_the_period_of_the_text():
    row = _read("Năm 2019 nhân dân cung cấp 76 tin. Số vụ phạm pháp hình sự giảm từ 14 vụ năm 2018 xuống còn 10 vụ.", "10")
    assert (row.indicator, str(row.start)) == ("criminal_offences", "2019-01-01")


def test_a_rate_of_no_named_kind_after_figures_of_one_kind_is_asked_about():
    row = _read(
        "Xảy ra 117 vụ phạm pháp hình sự. Bình quân mỗi tháng toàn huyện gần 10 vụ. Tỷ lệ khám phá năm 2019 đạt 82,1%.", "82,1%"
    )
    assert (row.status, row.alternatives[0]) == (QUEUED, "criminal_clearance_pct")


def test_a_commune_named_in_passing_is_not_whose_figure_it_is():
    text = "Mô hình tại xã Bát Tràng hoạt động tốt.\nNăm 2019, lực lượng công an xã đã bắt 45 đối tượng truy nã."
    assert _read(text, "45").status == QUEUED


def test_what_was_decided_not_to_be_prosecuted_is_no_prosecution():
    assert _read("Năm 2019, Công an huyện Gia Lâm ra quyết định không khởi tố 3 vụ án.", "3").status != USED


@pytest.mark.parametrize(("text", "number"), [
    ("Công an chính quy về xã Đa Tốn từ tháng 3 năm 2019, gồm 5 đồng chí.", "5"),  # when they came, not how many stood at its end
    ("Công an chính quy về xã Đa Tốn từ tháng 3 năm 2019. Phạm pháp hình sự xảy ra 7 vụ.", "7"),
    ("Câu lạc bộ B93 xã Đa Tốn giúp người sau cai. Đến nay 19 người có việc làm.", "19"),
    ("Trưởng thôn nói: “Xã quan tâm, thôn tôi có 1.630 nhân khẩu.”", "1.630"),
    ("Xảy ra 12 vụ tai nạn giao thông, làm 9 người chết; so với cùng kỳ (17 vụ, 11 người chết) giảm cả hai.", "11"),
    ("Số vụ cháy ở xã Đa Tốn năm 2019 là 4, gấp đôi năm 2018 (2 vụ).", "2"),
])  # fmt: skip
def test_another_time_part_or_deed_asks(text, number):
    assert _read(text, number, place="vn-hn-gialam-daton").status != USED


def test_a_deed_ends_at_a_semicolon():
    row = _read("Huyện có 1 vụ trọng án, khám phá trong 48 giờ; 6 vụ phạm pháp hình sự.", "6")
    assert (row.status, row.indicator) == (USED, "criminal_offences")


def test_what_follows_a_comparison_is_of_the_period_of_the_text():
    row = _read("Số vụ cháy năm 2019 là 4, gấp đôi năm 2018 (2 vụ); 1 người bị thương do cháy.", "1")
    assert (row.indicator, str(row.start)) == ("fire_injuries", "2019-01-01")


def test_the_end_of_the_year_is_of_the_whole_report():
    text = "Tháng 3 năm 2019, Công an chính quy về xã Đa Tốn. Cuối năm nhìn lại, phạm pháp hình sự xảy ra 7 vụ."
    assert (_read(text, "7").status, str(_read(text, "7").end)) == (USED, "2019-12-31")


@pytest.mark.parametrize(("text", "number", "place"), [
    ("Tòa án huyện thụ lý 305 vụ án hình sự. Một phiên tại Ninh Hiệp có 600 người xem. Cùng năm khởi tố mới 276 vụ.", "276", "vn-hn-gialam"),
    ("Chuyên mục An ninh Thủ đô: Đội Cảnh sát hình sự khám phá 13 vụ phạm pháp hình sự.", "13", "vn-hn-gialam"),
])  # fmt: skip
def test_a_place_that_an_earlier_sentence_names_or_a_wider_one_is_asked_about(text, number, place):
    assert _read(text, number, place=place).status == QUEUED


@pytest.mark.parametrize(("text", "number"), [
    ("Đầu năm 2019 toàn huyện còn 33 đối tượng truy nã ngoài xã hội.", "33"),
    ("Đầu năm 2019, toàn huyện có 158 tổ tự quản.", "158"),
    ("Sau khi Luật về lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở có hiệu lực thi hành, đến ngày 01/7/2019 huyện có 158 tổ bảo vệ an ninh, trật tự ở cơ sở. Riêng xã Đặng Xá có 37 thành viên tổ bảo vệ an ninh, trật tự ở cơ sở.", "37"),
    ("Năm 2018 xã có 2 vụ phạm pháp hình sự, năm 2017 có 3, năm 2016 có 5; đấy là nhờ 6 tổ an ninh nhân dân.", "6"),
    ("Năm 2019 xảy ra 10 vụ phạm pháp hình sự. Năm 2018 là 12 vụ phạm pháp hình sự. Xã có 1 đội thanh niên xung kích.", "1"),
    ("Từ đầu năm 2019 đến ngày ấy, xã xảy ra 10 vụ phạm pháp hình sự.", "10"),
    ("Bắt 29 đối tượng truy nã. Trong số 29 đối tượng nói trên có 6 đối tượng truy nã ra đầu thú.", "6"),
])  # fmt: skip
def test_what_stood_or_happened_at_another_time_or_is_a_part_does_not_land(text, number):
    assert _read(text, number).status != USED


def test_a_period_that_is_compared_by_more_than_is_not_the_figures():
    row = _read("Trong tháng có 5 vụ phạm pháp hình sự, hơn tháng 9 hai vụ; bắt 1 vụ đánh bạc.", "1", period="2019-10")
    assert (row.indicator, str(row.start)) == ("gambling_cases", "2019-10-01")


def test_what_another_place_has_after_then_is_not_the_place_of_the_number_before():
    row = _read("Năm 2019 Hà Nội xảy ra 6.127 vụ phạm pháp hình sự thì huyện Gia Lâm xảy ra 208 vụ.", "6.127")
    assert (row.status, row.place) == (USED, "vn-hn")


def test_six_months_at_the_start_of_a_year_are_no_start_of_one():
    row = _read("6 tháng đầu năm 2019, toàn huyện có 158 tổ tự quản.", "158", period="2019-06")
    assert row.status == USED, row.reason


@pytest.mark.parametrize(("text", "number", "indicator"), [
    ("giảm 4,1% số vụ còn số bị can thì tăng nhẹ", "4,1%", "prosecuted_cases_change_pct"),
    ("giảm 4,1% số vụ nhưng số bị can tăng", "4,1%", "prosecuted_cases_change_pct"),
    ("tăng 3,2% số bị can trong khi số vụ giảm nhẹ", "3,2%", "prosecuted_defendants_change_pct"),
    ("giảm 4,1% về số vụ, tăng 3,2% về số bị can", "3,2%", "prosecuted_defendants_change_pct"),
])  # fmt: skip
def test_a_change_is_of_the_noun_that_follows_it(text, number, indicator):
    assert _read(f"Năm 2019 khởi tố 518 vụ, 731 bị can; so với năm 2018 {text}.", number).indicator == indicator


@pytest.mark.parametrize(("text", "number", "indicator"), [
    ("Về cháy, nổ: xảy ra 74 vụ cháy, làm chết 4 người.", "74", "fires"),
    ("Về tội phạm ma túy, cờ bạc: phát hiện 74 vụ đánh bạc.", "74", "gambling_cases"),
    ("Về kinh tế, môi trường: phát hiện 74 vụ vi phạm pháp luật về môi trường.", "74", "environment_cases_and_violations"),
])  # fmt: skip
def test_the_noun_of_a_number_says_more_than_the_heading_of_its_sentence(text, number, indicator):
    row = _read(text, number)
    assert (row.status, row.indicator) == (USED, indicator)


def test_explosions_alone_are_not_fires_and_explosions():
    assert _read("Về cháy, nổ: xảy ra 4 vụ cháy, 2 vụ nổ.", "2").status != USED


@pytest.mark.parametrize(("before", "status"), [
    ("Xảy ra 28 vụ xâm hại trẻ em, trong đó 25 vụ xâm hại tình dục.", QUEUED),
    ("Phát hiện 9 vụ mua bán người.", QUEUED),
    ("Xảy ra 125 vụ phạm pháp hình sự, trong đó 2 vụ giết người.", USED),
])  # fmt: skip
def test_what_was_prosecuted_after_one_kind_of_crime_may_be_of_that_kind_alone(before, status):
    row = _read(f"{before} Công an huyện đã khởi tố 22 vụ.", "22")
    assert (row.status, row.indicator) == (status, "prosecuted_cases")


@pytest.mark.parametrize(("text", "indicator"), [
    ("Năm 2019 xã Đa Tốn không có tai nạn giao thông.", "road_accidents"),
    ("Xảy ra 3 vụ cháy, không ai thiệt mạng.", "fire_deaths"),
])  # fmt: skip
def test_what_did_not_happen_is_offered_as_nought(text, indicator):
    row = next(f for f in read_prose(text, place="vn-hn-gialam-daton", period=parse("2019")) if f.value == 0)
    assert (row.status, row.indicator) == (QUEUED, indicator)


def test_members_are_of_the_groups_before_them_where_the_next_clause_keeps_a_club_going():
    row = _read(
        "Kiện toàn 9 tổ hòa giải với 63 thành viên, 11 tổ tự quản với 132 thành viên; duy trì hoạt động 1 câu lạc bộ phòng, chống tội phạm.",
        "132",
    )
    assert (row.status, row.indicator) == (USED, "group_members_self_management")


@pytest.mark.parametrize("text", [
    "Số vụ giảm mạnh: chỉ 14 vụ phạm pháp hình sự, bằng 60,9% cùng kỳ năm 2018.",
    "Bắt 60 đối tượng truy nã, vận động 1 đối tượng ra đầu thú.",
    "Yêu cầu mỗi xã phải có 60 mô hình.",
])  # fmt: skip
def test_a_share_of_last_year_a_part_or_a_demand_is_no_figure(text):
    assert all(
        f.status != USED for f in read_prose(text, place="vn-hn-gialam", period=parse("2019")) if "60" in f.evidence.number
    )


def test_neighbours_in_brackets_are_not_whose_figure_it_is():
    row = _read("Công an huyện phối hợp với các huyện giáp ranh (Đông Anh, Văn Giang) bắt 7 đối tượng truy nã.", "7")
    assert row.place in ("", "vn-hn-gialam") and row.indicator == "wanted_arrested"
