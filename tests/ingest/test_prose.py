"""Prose: the thirteen figures, the paragraphs, and what must not be taken for a count.

Each blind set was scored once, untouched, before its misses were read. The first five were written within the project, each
before the rules it was to try; SIXTH to TWELFTH by authors who knew the catalogue alone:

    set            precision         recall
    BLIND          1.000 (50/50)     0.909 (50/55)
    SECOND_BLIND   1.000 (38/38)     0.884 (38/43)
    THIRD_BLIND    0.852 (23/27)     0.676 (23/34)
    FOURTH_BLIND   0.973 (36/37)     0.947 (36/38)
    FIFTH_BLIND    0.963 (26/27)     0.867 (26/30)
    SIXTH_BLIND    0.963 (78/81)     0.788 (78/99)   (the grammar before that day's work: 0.947, 0.727)
    SEVENTH_BLIND  0.940 (79/84)     0.868 (79/91)   (the grammar before that day's work: 0.915, 0.714)
    EIGHTH_BLIND   0.981 (158/161)   0.929 (158/170)
    NINTH_BLIND    0.935 (288/308)   0.865 (288/333)
    TENTH_BLIND    0.991 (314/317)   0.952 (314/330)
    ELEVENTH_BLIND 0.988 (252/255)   0.930 (252/271)
    TWELFTH_BLIND  0.991 (230/232)   0.966 (230/238)   (after the rules that the eleventh led to, its misses unread: 0.996, 0.975)

What each but the last showed became a general rule; the misses of TWELFTH_BLIND were not read, so its score is the honest
figure for a paragraph never seen. PHRASES was written by the author of the rules, indicator by indicator; at first 223 of 260 were read.
TRAPS was written with the rules that the eighth and ninth sets led to, VOICES with those of the tenth, REVIEWS with those of the eleventh
(at first 149 of 155 read were right, of 165 due); their expectations were
read over by hand. NOTHING has sentences that count nothing; LEADS has figures that each of them may follow.
Corrected expectations, each with its reason in the file: two of THIRD_BLIND, two of FOURTH_BLIND (members of conciliation
teams added, prosecutions of one offence taken from the total), one of PHRASES (`131 mô hình, thuộc 18 loại` has 18 types). Where a text says against what a percentage of change is
measured, it is a figure of its own indicator (two rows added to TUNED and BLIND); else it is set aside. The same holds for a
change in cases, where the catalogue has an indicator for it (one row added to TUNED, one to THIRD_BLIND, five to PHRASES).
"""

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


@pytest.mark.parametrize(
    "name",
    [
        "TUNED",
        "BLIND",
        "SECOND_BLIND",
        "THIRD_BLIND",
        "FOURTH_BLIND",
        "FIFTH_BLIND",
        "SIXTH_BLIND",
        "SEVENTH_BLIND",
        "EIGHTH_BLIND",
        "NINTH_BLIND",
        "TENTH_BLIND",
        "ELEVENTH_BLIND",
        "TWELFTH_BLIND",
        "VARIANTS",
        "PHRASES",
        "TRAPS",
        "VOICES",
        "REVIEWS",
    ],
)
def test_precision_and_recall(name, sets, prose_score, printed):
    right, read, due, wrong = prose_score.score(sets[name])
    printed.append(
        f"prose {name}: {len(sets[name])} paragraphs, precision {right}/{read} = {right / read:.3f}, recall {right}/{due} = {right / due:.3f}"
    )
    assert right / read >= 0.95 and right / due >= 0.95, wrong


def test_at_least_forty_paragraphs(sets):
    assert sum(len(sets[name]) for name in sets if name.endswith("BLIND")) >= 40


def test_offsets_are_those_of_the_text_as_given(sets):
    for form in ("NFC", "NFD"):
        for text, place, period, _ in sets["TUNED"]:
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


def test_nothing_is_read_where_nothing_is_counted(sets, prose_score):
    due = {lead: prose_score.read((lead, "vn-hn-gialam", "2019", set())) for lead in sets["LEADS"]}
    read = {}
    for text in sets["NOTHING"]:
        read[text] = prose_score.read((text, "vn-hn-gialam", "2019", set()))
        for lead, own in due.items():
            read[f"{lead} {text}"] = prose_score.read((f"{lead} {text}", "vn-hn-gialam", "2019", set())) - own
    assert len(read) > 1_500 and {text: rows for text, rows in read.items() if rows} == {}


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
