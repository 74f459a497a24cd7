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


def test_a_word_that_forbids_the_indicator_beside_the_number_is_asked_about_within_its_clause():
    row = _read("Câu lạc bộ pháp luật và đời sống, phòng chống tội phạm của huyện là 63 câu lạc bộ.", "63")
    assert row.status == QUEUED


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
