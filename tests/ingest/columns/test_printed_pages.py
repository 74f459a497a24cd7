"""A table as it was printed over pages: sums to carry over, page numbers and headings again; lines above it that name no outcome."""

import pytest
from table_readings import asked, said, values

HEAD = ["STT", "Đơn vị", "Quý I/2021", "Quý II/2021", "Quý III/2021"]
NAMES = ["Bình Lãng", "Cộng Lạc", "Đại Đồng", "Trang Hạ", "Tái Sơn", "Quang Khải"]
ROWS = [[i, name, 3 * i, 2 * i + 1, i] for i, name in enumerate(NAMES, 1)]


def summed(label, rows, at=1):
    return [*[None] * at, label, *[None] * (1 - at), *(sum(row[c] for row in rows) for c in (2, 3, 4))]


def two_pages(over, under, at=1, furniture=(["Trang 2/2"],)):
    first = summed(over, ROWS[:3], at)
    second = [summed(under, ROWS[:3], at)] if under else []
    return [HEAD, *ROWS[:3], first, *furniture, HEAD, *second, *ROWS[3:], summed("Tổng cộng", ROWS, at)]


@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize(
    ("over", "under"),
    [("Cộng chuyển trang sau", "Trang trước mang sang"), ("Cộng trang 1", None), ("Mang sang trang sau", "Mang sang"),
     ("Cộng mang sang", "Số trang trước chuyển sang"), ("Cộng (trang 1)", ""), ("Carried forward", "Brought forward")],
)  # fmt: skip
def test_sums_of_pages_are_no_places_and_the_list_runs_on(xlsx, csv, over, under, at):
    rows = two_pages(over, under, at)
    text = "\n".join(",".join("" if v is None else str(v) for v in [*row, *[None] * (5 - len(row))]) for row in rows)
    for table in (xlsx(rows), csv(text + "\n")):
        assert not asked(table) and table.frame["Đơn vị"].nunique() == 6 and len(table.frame) == 18
        assert table.account.rows_in == table.account.rows_used + len(table.account.aside)


@pytest.mark.parametrize(
    "line", ["Trang 2/3", "Trang 2", "- 2 -", "Page 2 of 3", "Biểu số 02 (tiếp theo)", "(tiếp)", "Tờ số 2", "Còn tiếp trang sau"]
)
def test_page_numbers_name_no_group(xlsx, line):
    rows = [
        ["Đơn vị", "Tháng", "Số vụ"],
        ["Đa Tốn", "1/2021", 5],
        ["Đa Tốn", "2/2021", 6],
        [line],
        ["Cổ Bi", "1/2021", 7],
        ["Cổ Bi", "2/2021", 8],
    ]
    table = xlsx(rows)
    assert not asked(table) and values(table) == [5, 6, 7, 8] and "sections" not in said(table)


@pytest.mark.parametrize("blank", [[], [[None]]])
def test_pages_of_headings_merged_over_quarters(xlsx, blank):
    head = [["STT", "Đơn vị", "Năm 2021", None, None, None], [None, None, "Quý I", "Quý II", "Quý III", "Quý IV"]]
    body = [[*row, 4] for row in ROWS]
    rows = [*head, *body[:3], ["Cộng chuyển trang sau", None, 18, 15, 6, 12], *blank, ["Trang 2/2"], *head]
    rows += [["Trang trước mang sang", None, 18, 15, 6, 12], *body[3:], ["Tổng cộng", None, 63, 48, 21, 24]]
    at = 7 + len(blank)
    refs = [
        "A1:A2",
        "B1:B2",
        "C1:F1",
        "A6:B6",
        f"A{at + 1}:A{at + 2}",
        f"B{at + 1}:B{at + 2}",
        f"C{at + 1}:F{at + 1}",
        f"A{at + 3}:B{at + 3}",
    ]
    table = xlsx(rows, lambda book: [book.worksheets[0].merge_cells(ref) for ref in refs])
    assert not asked(table) and table.frame["Đơn vị"].nunique() == 6 and len(table.frame) == 24


@pytest.mark.parametrize(
    ("lines", "name"),
    [(["Số: 07/BC-BCĐ", "THỐNG KÊ SỐ VỤ TRỘM CẮP THEO QUÝ"], "SỐ VỤ TRỘM CẮP"), (["Số:       /KH-UBND", "Số đối tượng bắt giữ"], "Số đối tượng bắt giữ"),
     (["SỞ LAO ĐỘNG - TB&XH", "Số người cai nghiện năm 2021"], "Số người cai nghiện"), (["Số liệu tính đến 31/12/2021"], "giá trị"),
     (["SỔ THEO DÕI ANTT", "Số tin báo"], "Số tin báo"), (["Số điện thoại: 0912", "SỐ LIỆU VI PHẠM GIAO THÔNG"], "SỐ LIỆU VI PHẠM GIAO THÔNG")],
)  # fmt: skip
def test_the_number_of_a_document_and_an_agency_name_no_outcome(xlsx, lines, name):
    table = xlsx([*([line] for line in lines), [None], HEAD, *ROWS])
    assert table.outcome() == name


def test_a_long_line_of_signs_is_no_page_number_and_costs_no_time(xlsx):
    rows = [
        ["Xã", "Năm", "Số vụ"],
        *([p, y, 5] for y in (2020, 2021) for p in ("Yên Sơn", "Tân Lập")),
        ["* * *" * 6000, None, None],
    ]
    assert len(xlsx(rows).frame) == 4


def test_a_column_of_places_without_any_is_asked_about(xlsx):
    table = xlsx([["Xã", "Tháng", "Số vụ"], *([None, f"{m}/2022", m] for m in range(1, 7))])
    assert "blank_place" in asked(table)
