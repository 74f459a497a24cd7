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
