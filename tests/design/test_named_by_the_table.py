"""What a table of one's own calls what it judges and what it counts: its columns, and the lines over them."""

import pandas as pd
import pytest

from analysis.design.own import judged_of
from analysis.panel.own_table import read_table, spoken
from analysis.present.own_table import columns_table, doubts_table
from analysis.present.sentences.headline import _cut

PLACES = [f"Xã {letter}" for letter in "ABCDEF"]


def written(file, heading: str, values, columns: str = "", above: tuple[str, ...] = (), counted: str = "Số vụ trộm"):
    """A table of six communes by years, with lines over it, read."""
    rows = [
        [place, year, 10 + at, value]
        for at, (place, value) in enumerate(zip(PLACES, values, strict=True))
        for year in range(2014, 2020)
    ]
    with pd.ExcelWriter(file) as book:
        pd.DataFrame(rows, columns=["Xã", "Năm", counted, heading]).to_excel(book, index=False, startrow=len(above))
        for at, line in enumerate(above):
            book.sheets["Sheet1"].cell(at + 1, 1, line)
    return read_table(str(file), **({"columns": columns} if columns else {}))


@pytest.mark.parametrize(("heading", "values", "columns", "judged"), [
    ("Ngày ra mắt mô hình “Camera an ninh”", ["2017", None] * 3, "", "mô hình “Camera an ninh”"),
    ("Có Tổ nhân dân tự quản", [1, 0] * 3, "Có Tổ nhân dân tự quản=treated", "Tổ nhân dân tự quản"),
    ("Quarter the 24h hotline opened", ["2017", None] * 3, "Quarter the 24h hotline opened=adopted", "the 24h hotline"),
    ("Mô hình camera an ninh", [1, 0] * 3, "Mô hình camera an ninh=treated", "Mô hình camera an ninh"), ("Tham gia câu lạc bộ", [1, 0] * 3, "Tham gia câu lạc bộ=treated", "câu lạc bộ"),
    ("Đèn chiếu sáng [treated]", [1, 0] * 3, "Đèn chiếu sáng [treated]=treated", "Đèn chiếu sáng"), ("night_patrol", [1, 0] * 3, "night_patrol=treated", "night patrol"),
    ("Xã có mô hình tự quản", [1, 0] * 3, "Xã có mô hình tự quản=treated", "mô hình tự quản"), ("Camera", ["2017", None] * 3, "Camera=adopted", "Camera"),
    ("Nhóm", [1, 0] * 3, "Nhóm=treated", ""), ("Có", [1, 0] * 3, "Có=treated", ""), ("treated", [1, 0] * 3, "treated=treated", ""), ("tx1", [1, 0] * 3, "tx1=treated", ""),
    ("Ngày bắt đầu", ["2017", None] * 3, "", ""), ("Mốc thời gian", ["2017", None] * 3, "Mốc thời gian=adopted", ""), ("moc", ["2017", None] * 3, "moc=adopted", ""),
    ("Áp dụng năm", ["2017", None] * 3, "", ""), ("Áp dụng từ kỳ", ["2017", None] * 3, "", ""), ("Áp dụng lần đầu", ["2017", None] * 3, "", ""),
    ("Triển khai đợt 1", ["2017", None] * 3, "", ""), ("Thực hiện từ năm", ["2017", None] * 3, "", ""), ("Camera từ năm", ["2017", None] * 3, "", "Camera"),
    ("Nhóm Zalo an ninh", [1, 0] * 3, "Nhóm Zalo an ninh=treated", "Nhóm Zalo an ninh"), ("Nhóm liên gia tự quản", [1, 0] * 3, "Nhóm liên gia tự quản=treated", "Nhóm liên gia tự quản"),
    ("Điểm chữa cháy công cộng", [1, 0] * 3, "Điểm chữa cháy công cộng=treated", "Điểm chữa cháy công cộng"), ("TG", [1, 0] * 3, "TG=treated", ""),
    ("Nhóm can thiệp", [1, 0] * 3, "Nhóm can thiệp=treated", ""), ("Nhóm xã", [1, 0] * 3, "Nhóm xã=treated", ""), ("CLB", [1, 0] * 3, "CLB=treated", "CLB"),
    ("Ngày áp dụng", ["2017", None] * 3, "", ""), ("Có can thiệp", [1, 0] * 3, "Có can thiệp=treated", ""),
])  # fmt: skip
def test_the_heading_names_what_is_judged(tmp_path, heading, values, columns, judged):
    assert judged_of(written(tmp_path / "bang.xlsx", heading, values, columns)) == judged


def test_a_line_over_the_table_names_the_model_and_what_happened(tmp_path):
    above = (
        "CÔNG AN HUYỆN NAM TRỰC",
        "BIỂU TỔNG HỢP TÌNH HÌNH PHẠM PHÁP HÌNH SỰ THEO XÃ TỪ NĂM 2014 ĐẾN NĂM 2019",
        "(Kèm theo Báo cáo sơ kết mô hình “Dòng họ tự quản”)",
    )
    table = written(
        tmp_path / "bang.xlsx", "Năm triển khai mô hình", ["2017", None] * 3, "Xảy ra=outcome", above, counted="Xảy ra"
    )
    assert judged_of(table) == "mô hình “Dòng họ tự quản”" and table.title == above[1]
    assert table.label_of("Xảy ra").vi == "Phạm pháp hình sự xảy ra"


def test_labels_that_differ_at_their_end_stay_apart_when_they_are_cut():
    labels = [f"12 tháng qua gia đình có bị mất trộm ({wave})" for wave in ("trước", "sau")]
    assert len({_cut(label, most) for label in labels for most in (4, 6)}) == 4
    assert all(_cut(label, 4).endswith(label.split()[-1]) for label in labels)


def test_a_heading_in_capitals_is_said_and_not_shouted():
    assert spoken("SỐ VỤ TRỘM CẮP TRÊN ĐỊA BÀN") == "Số vụ trộm cắp trên địa bàn"
    assert (
        spoken("SỐ VỤ TNGT (ANTT)") == "Số vụ TNGT (ANTT)" and spoken("TNGT") == "TNGT" and spoken("Số vụ PPHS") == "Số vụ PPHS"
    )


def test_a_heading_of_which_only_the_capitals_tell_names_stays_as_it_is():
    for heading in (
        "SỐ VỤ TRỘM TẠI XÃ ĐA TỐN",
        "SỐ VỤ QUÝ II",
        "SỐ VỤ CA XÃ XỬ LÝ",
        "DRUG CASES REPORTED IN THE COMMUNE",
        "SO VU TAI XA DA TON",
    ):
        assert spoken(heading) == heading
    assert spoken("SỐ VỤ TRỘM ĐA TỐN", ["Đa Tốn"]) == "SỐ VỤ TRỘM ĐA TỐN" and spoken("SỐ XÃ CÓ CAMERA") == "Số xã có CAMERA"


def test_columns_that_make_up_the_period_are_said_to_and_years_are_years(tmp_path):
    file = tmp_path / "quy.csv"
    rows = [
        (place, year, f"Quý {quarter}", 5 + quarter) for place in PLACES for year in (2018, 2019, 2020) for quarter in range(1, 5)
    ]
    pd.DataFrame(rows, columns=["Xã", "Năm", "Quý", "Số vụ"]).to_csv(file, index=False)
    shown = columns_table(read_table(str(file))).cells("vi").set_index("Cột")
    assert shown.loc["Năm", "Vai trò"] == shown.loc["Quý", "Vai trò"] == "ghép thành “Quý – Năm”"
    assert shown.loc["Năm", "Giá trị đầu"].startswith("2018;")


def test_what_is_said_of_columns_where_nothing_is_typed_is_said_in_words(tmp_path):
    table = written(tmp_path / "bang.xlsx", "Đèn chiếu sáng", ["không", "có"] * 3)
    cautions = " ".join(c.text.vi for c in table.panel().cautions)
    told = " ".join(doubts_table(table, commands=False).cells("vi").to_numpy().ravel())
    assert 'columns="' not in cautions + told and "--columns" not in told
    assert "“Đèn chiếu sáng” là “có áp dụng hay không”" in told and "--columns" in " ".join(
        doubts_table(table).cells("vi").to_numpy().ravel()
    )
