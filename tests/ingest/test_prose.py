"""Prose: the thirteen figures of the article, offsets, and what must not be taken for a count. The sets: test_paragraphs.py."""

import csv
import unicodedata

import pytest

from analysis import paths
from analysis.ingest.entities.periods import parse
from analysis.ingest.findings.finding import USED
from analysis.ingest.prose.extract import read_prose

ARTICLE = """Mười năm thực hiện Chỉ thị 48-CT/TW ngày 22/10/2010 của Bộ Chính trị trên địa bàn huyện Gia Lâm (từ ngày 22/10/2010 đến ngày 12/8/2020).
Huyện duy trì 17 câu lạc bộ "Phòng chống tội phạm, giữ gìn ANTT", có 562 hội viên, cùng 509 tổ phụ nữ "2 không, 1 có". Hai nơi là xã Yên Viên và thị trấn Trâu Quỳ lập 02 câu lạc bộ B93, họp từ 01 đến 02 buổi/tháng.
Tổ Liên gia an toàn về ANTT nay có ở 22/22 xã, thị trấn. Nhờ cụm liên kết giáp ranh, công an các bên đã trao đổi hàng trăm tin.
Bà con cung cấp hàng ngàn tin về tội phạm và tệ nạn; từ đó lực lượng công an rà soát, quản lý 3.684 đối tượng, lập hồ sơ đưa 367 người đi cai nghiện bắt buộc, vận động 35 người nghiện tự nguyện đi cai. Nhân dân còn giao nộp 482 vũ khí, vật liệu nổ các loại..."""


def thirteen():
    with (paths.RAW / "public_record" / "observations.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["source_id"] == "hnp-gialam-2020"]
    return {
        (
            r["indicator"],
            r["place_code"],
            r["quantifier"],
            *(float(r[c]) if r[c] else None for c in ("value", "value_low", "value_high")),
        )
        for r in rows
    }


def test_the_thirteen_figures_of_the_article_come_out_and_nothing_else():
    found = [f for f in read_prose(ARTICLE) if f.status == USED]
    read = {
        (f.indicator, f.place, f.quantifier, *(float(v) if v is not None else None for v in (f.value, f.low, f.high)))
        for f in found
    }
    assert len(thirteen()) == 13
    assert read == thirteen()
    assert [f.indicator for f in found if f.open_list] == ["weapons_surrendered"]


def test_offsets_are_those_of_the_text_as_given(paragraph_score):
    for form in ("NFC", "NFD"):
        for one in paragraph_score.paragraphs("seen/own_tuned"):
            text, period = unicodedata.normalize(form, one["text"]), one["period"]
            for f in read_prose(text, place=one["place"], period=parse(period) if period else None):
                e = f.evidence
                assert text[e.start : e.end] == e.text
                assert unicodedata.normalize("NFC", text[e.number_start : e.number_end]) == e.number


@pytest.mark.parametrize("text", [
    "Căn cứ Quyết định số 1960/QĐ-BCA và Thông tư 23/2012/TT-BCA, huyện Gia Lâm triển khai Điều 5, Điều 6.",
    "Ngày 12/8/2020, Công an huyện Gia Lâm họp lần thứ 3 lúc 14h30 tại số 10 đường Ngô Xuân Quảng.",
    "Mọi thông tin xin gọi 0912.345.678 hoặc 113; Công an huyện Gia Lâm trực 24/7.",
    "Đối tượng Trần B, 35 tuổi, trú thôn 3, xã Đa Tốn, huyện Gia Lâm, lấy 2,5 triệu đồng.",
    "Số vụ phạm pháp hình sự của huyện Gia Lâm năm 2019 giảm 14,5%.",
])  # fmt: skip
def test_nothing_is_a_count(text):
    assert [f.evidence.number for f in read_prose(text) if f.status == USED] == []


def test_nothing_is_read_where_nothing_is_counted(paragraph_score):
    def read(text):
        found = read_prose(text, place="vn-hn-gialam", period=parse("2019"))
        return {(f.indicator, f.place, paragraph_score.shown(f)) for f in found if f.status == USED}

    nothing = [one["text"] for one in paragraph_score.paragraphs("seen/nothing")]
    found = {text: read(text) for text in nothing}
    for lead in (one["text"] for one in paragraph_score.paragraphs("seen/leads")):
        own = read(lead)
        found |= {f"{lead} {text}": read(f"{lead} {text}") - own for text in nothing}
    assert len(found) > 1_500 and {text: rows for text, rows in found.items() if rows} == {}


def test_bare_yen_vien_is_asked_about():
    rows = [f for f in read_prose("Năm 2019, Yên Viên xảy ra 12 vụ phạm pháp hình sự.") if f.indicator]
    assert [f.status for f in rows] == ["queued"]
    assert set(rows[0].alternatives) == {"vn-hn-gialam-yenvien-tt", "vn-hn-gialam-yenvien-xa"}


@pytest.mark.parametrize(("text", "used"), [
    ("Ước năm 2020 xã Đa Tốn xảy ra 11 vụ phạm pháp hình sự.", []),
    ("Nếu xã Đa Tốn xảy ra trên 20 vụ phạm pháp hình sự thì cắt thi đua.", []),
    ("Nếu như năm 2010 huyện Gia Lâm xảy ra 245 vụ phạm pháp hình sự thì năm 2019 chỉ còn 129 vụ.", ["245", "129"]),
])  # fmt: skip
def test_an_estimate_of_a_year_not_over_and_a_condition_are_no_counts_and_a_contrast_of_years_is(text, used):
    assert [f.evidence.number for f in read_prose(text) if f.status == USED] == used


def first_offered(text, number, period):
    """The status of a number and its indicator, or the first that is offered."""
    found = read_prose(text, place="vn-hn-gialam", period=parse(period))
    row = next(f for f in reversed(found) if f.evidence.number == number)
    return row.status, row.indicator or next(iter(row.alternatives), "")


@pytest.mark.parametrize(("text", "number", "expected"), [
    # what goes on from a guess, refers back, is one penalty's, of an earlier year, of a part of the place, or is asked
    ("Xảy ra 34 vụ tội phạm về trật tự xã hội. Cơ quan CSĐT khởi tố mới 29 vụ, 38 bị can.", "38", ("queued", "so_prosecuted_defendants")),
    ("Các vụ chống người thi hành công vụ tăng từ 1 lên 4 vụ; đã khởi tố cả 4 vụ, 6 bị can.", "4", ("used", "resisting_officer_prosecuted")),
    ("Tòa án kết án, phạt tù 164 bị cáo, cho hưởng án treo 45 bị cáo.", "164", ("queued", "convicted_persons")),
    ("Xảy ra 3 vụ phạm pháp hình sự (năm 2018: 5 vụ; năm 2017: 6 vụ).", "6", ("queued", "criminal_offences")),
    ("Địa bàn có Khu đô thị Đặng Xá với gần 9.000 nhân khẩu.", "gần 9.000", ("queued", "population")),
    ("Các xã có 112 tổ hòa giải? Chưa rõ.", "112", ("queued", "groups_conciliation")),
    ("Đến cuối quý III có 301 người nghiện trong danh sách; 8 người đi cai bắt buộc trong năm.", "8", ("queued", "drug_compulsory_rehab")),
    # a deed before `cả` is the next number's; a change against the month before
    ("Phạm pháp hình sự chỉ 5 vụ mà công an đã làm rõ cả 4.", "5", ("used", "criminal_offences")),
    ("Xảy ra 34 vụ phạm pháp hình sự, cao hơn tháng trước bốn vụ.", "bốn", ("queued", "criminal_change_abs")),
    ("Huyện chưa đạt chỉ tiêu giảm 5% số vụ phạm pháp hình sự.", "5%", ("queued", "target_reduction_pct")),
    # nought in words, and fractions without a noun
    ("Xảy ra 5 vụ cháy, không thiệt hại về người.", "không", ("queued", "fire_deaths")),
    ("Ma túy: 2 vụ. Cờ bạc: không. Tai nạn giao thông: 1 vụ.", "không", ("queued", "gambling_cases")),
    ("Cả năm không vụ phạm pháp hình sự nào.", "không", ("queued", "criminal_offences")),
    ("Phạm pháp hình sự 3 vụ, đã làm rõ 3/4.", "3/4", ("queued", "criminal_solved")),
    ("Huyện không xảy ra tội phạm về trật tự xã hội.", "không xảy ra", ("queued", "so_offences")),
    # the change of the kind told, the rate of the kind told, tips of which nothing more is said
    ("Phạm pháp hình sự xảy ra 2 vụ trộm cắp (giảm 1 vụ), đã làm rõ 1 vụ.", "1", ("used", "criminal_solved")),
    ("Huyện đăng ký giảm 10% số vụ phạm pháp hình sự. Kết quả xảy ra 4 vụ/5 vụ, tức giảm 20%.", "20%", ("queued", "criminal_change_pct")),
    ("Xảy ra 151 vụ tội phạm về trật tự xã hội, tăng 12 vụ (8,6%) sau dịch; tỷ lệ điều tra, khám phá 91,4%.", "91,4%", ("queued", "so_clearance_pct")),
    ("Số tin tăng 31% (từ 208 lên 272 tin).", "272", ("queued", "tips_total")),
])  # fmt: skip
def test_what_could_be_another_figure_is_asked_about_with_the_right_indicator_first(text, number, expected):
    assert first_offered(text, number, "2019") == expected
