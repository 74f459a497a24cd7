"""Tables without rules: tabs and blanks in a .txt, columns of a PDF; a line that does not fit is asked about."""

import matplotlib
import pytest

from analysis.ingest.importing import read_files

matplotlib.use("Agg")
OFFENCES, DATON, KIEUKY = "criminal_offences", "vn-hn-gialam-daton", "vn-hn-gialam-kieuky"
TABLE = {(OFFENCES, DATON, 15), (OFFENCES, KIEUKY, 9), ("fires", DATON, 2), ("fires", KIEUKY, 1)}


def outcome(path):
    imported = read_files([path])
    assert all(a.balanced for a in imported.accounts)
    used = {(f.indicator, f.place, int(f.value)) for f in imported.of_status("used")}
    return used, [f.evidence.number for f in imported.of_status("queued")]


def test_tabs_with_a_blank_field_and_a_quoted_one(tmp_path):
    text = 'Năm 2019\t\t\t\nXã\tSố vụ phạm pháp hình sự\tSố vụ cháy\tGhi chú\n"Xã Đa Tốn"\t15\t2\t\nXã Kiêu Kỵ\t9\t1\tx\nXã Cổ Bi\t\t3\t\n'
    (tmp_path / "a.txt").write_text(text, encoding="utf-16")
    used, queued = outcome(tmp_path / "a.txt")
    assert used == TABLE | {("fires", "vn-hn-gialam-cobi", 3)} and not queued


def test_blanks_and_the_sentences_around_them(tmp_path):
    text = (
        "Huyện Gia Lâm năm 2019\nXã              Số vụ PPHS   Số vụ cháy\nXã Đa Tốn            15            2\n"
        "Xã Kiêu Kỵ            9            1\n\nNăm 2018, xã Cổ Bi xảy ra 4 vụ phạm pháp hình sự.\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    used, queued = outcome(tmp_path / "a.txt")
    assert used == TABLE | {(OFFENCES, "vn-hn-gialam-cobi", 4)} and not queued
    last = [f for f in read_files([tmp_path / "a.txt"]).of_status("used") if f.evidence.number_start is not None]
    assert [text[f.evidence.number_start : f.evidence.number_end] for f in last] == ["4"]


def test_a_line_that_does_not_fit_the_columns_is_asked_about(tmp_path):
    text = (
        "Huyện Gia Lâm năm 2019\nXã              Số vụ PPHS   Số vụ cháy\nXã Đa Tốn            15            2\n"
        "Xã Kiêu Kỵ      9 8              1\nXã Cổ Bi                   7  7\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    used, queued = outcome(tmp_path / "a.txt")
    assert not used & {(OFFENCES, "vn-hn-gialam-cobi", 7), ("fires", "vn-hn-gialam-cobi", 7)} and "7" in queued


@pytest.fixture
def page(tmp_path):
    """A function from a drawing to the PDF of it."""
    import matplotlib.pyplot as plt

    def draw(build):
        with matplotlib.rc_context({"pdf.fonttype": 42, "font.family": "DejaVu Sans"}):
            figure = plt.figure(figsize=(8.3, 11.7))
            build(figure)
            figure.savefig(tmp_path / "a.pdf")
            plt.close(figure)
        return tmp_path / "a.pdf"

    return draw


def test_columns_of_a_page(page):
    rows = [("Xã", "Số vụ PPHS", "Số vụ cháy"), ("Xã Đa Tốn", "15", "2"), ("Xã Kiêu Kỵ", "9", "1")]

    def build(figure):
        figure.text(0.1, 0.9, "Huyện Gia Lâm năm 2019", fontsize=10)
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                figure.text(0.1 + 0.3 * c, 0.87 - 0.02 * r, text, fontsize=10)

    assert outcome(page(build)) == (TABLE, [])


def test_a_raised_mark_of_a_page_is_no_digit(page):
    def build(figure):
        figure.text(0.1, 0.9, "Năm 2019, xã Đa Tốn xảy ra 15$^1$ vụ phạm pháp hình sự.", fontsize=12)

    assert outcome(page(build)) == ({(OFFENCES, DATON, 15)}, [])


def test_the_year_above_a_ruled_table_of_a_page(page):
    rows = [["Xã", "Số vụ phạm pháp hình sự"], ["Xã Đa Tốn", "15"], ["Xã Kiêu Kỵ", "9"]]

    def build(figure):
        axes = figure.add_axes((0.1, 0.5, 0.8, 0.4))
        axes.axis("off")
        figure.text(0.1, 0.91, "BẢNG TỔNG HỢP HUYỆN GIA LÂM NĂM 2019", fontsize=9)
        axes.table(rows, loc="upper center", cellLoc="left")

    assert outcome(page(build)) == ({(OFFENCES, DATON, 15), (OFFENCES, KIEUKY, 9)}, [])
