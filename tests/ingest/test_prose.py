"""Prose: the thirteen figures, the paragraphs, and what must not be taken for a count.

BLIND was written before the grammar first ran and scored then, untouched: precision 1.00 (50 of 50), recall 0.909 (50 of
55). Six fixes to general rules followed. SECOND_BLIND was written after those and scored untouched: precision 1.00 (38 of
38), recall 0.884 (38 of 43). THIRD_BLIND, harder on purpose, again untouched: precision 0.852 (23 of 27), recall 0.676 (23 of
34); two expectations were then corrected. FOURTH_BLIND, untouched: precision 0.973 (36 of 37), recall 0.947 (36 of 38).
FIFTH_BLIND, untouched: precision 0.963 (26 of 27), recall 0.867 (26 of 30). What
each showed became a general rule of the grammar, so no set is blind any more: the honest figure for a paragraph never seen is
the first score of the last set.
"""

import csv
import unicodedata

import pytest

from analysis import paths
from analysis.ingest.findings import USED
from analysis.ingest.periods import parse
from analysis.ingest.prose import read_prose

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


@pytest.mark.parametrize("name", ["TUNED", "BLIND", "SECOND_BLIND", "THIRD_BLIND", "FOURTH_BLIND", "FIFTH_BLIND", "VARIANTS"])
def test_precision_and_recall(name, sets, prose_score, printed):
    right, read, due, wrong = prose_score.score(sets[name])
    printed.append(
        f"prose {name}: {len(sets[name])} paragraphs, precision {right}/{read} = {right / read:.3f}, recall {right}/{due} = {right / due:.3f}"
    )
    assert right / read >= 0.95 and right / due >= 0.95, wrong


def test_at_least_forty_paragraphs(paragraphs):
    assert len(paragraphs.TUNED) + len(paragraphs.BLIND) + len(paragraphs.SECOND_BLIND) >= 40


def test_offsets_are_those_of_the_text_as_given(paragraphs):
    for form in ("NFC", "NFD"):
        for text, place, period, _ in paragraphs.TUNED:
            text = unicodedata.normalize(form, text)
            for f in read_prose(text, place=place, period=parse(period) if period else None):
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


def test_bare_yen_vien_is_asked_about():
    rows = [f for f in read_prose("Năm 2019, Yên Viên xảy ra 12 vụ phạm pháp hình sự.") if f.indicator]
    assert [f.status for f in rows] == ["queued"]
    assert set(rows[0].alternatives) == {"vn-hn-gialam-yenvien-tt", "vn-hn-gialam-yenvien-xa"}
