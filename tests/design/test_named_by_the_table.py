"""What a table of one's own calls what it judges and what it counts: its columns, and the lines over them."""

import pandas as pd
import pytest

from analysis.design.own import judged_of
from analysis.panel.own_table import read_table
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
