"""Rows that name a year over months or quarters that name none; a running total beside the figure of the period."""

import pytest
from table_readings import asked, periods, said, values

from analysis.ingest.columns.table import read


def sheet(months, bands, total="Cộng", head="Tháng"):
    rows = [["Xã: Đông Á"], [None], [head, "Số vụ", "Đã làm rõ"]]
    for k, band in enumerate(bands):
        rows += [[band], *([m, (7 * i + k) % 5, i % 2] for i, m in enumerate(months, 1)), [total, 30, 6]]
    return rows


FORMS = [
    (list(range(1, 13)), ["NĂM 2022", "NĂM 2023"], "Tháng"), ([f"Tháng {m}" for m in range(1, 13)], ["Năm 2022", "Năm 2023"], "Thời gian"),
    ([f"T{m}" for m in range(1, 13)], ["I. Năm 2022", "II. Năm 2023"], "Tháng"), ([f"{m:02d}" for m in range(1, 13)], ["Năm 2022:", "Năm 2023:"], "Tháng"),
    (list(range(1, 13)), [2022, 2023], "Tháng"), (list(range(1, 13)), ["2022", "2023"], "Tháng"),
    (["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], ["Year 2022", "Year 2023"], "Month"),
]  # fmt: skip


@pytest.mark.parametrize(("months", "bands", "head"), FORMS)
def test_months_are_of_the_year_in_the_row_above_them(xlsx, months, bands, head):
    table = xlsx(sheet(months, bands, head=head))
    assert not asked(table) and periods(table) == [f"{y}-{m:02d}" for y in (2022, 2023) for m in range(1, 13)]
    assert table.account.rows_in == table.account.rows_used + len(table.account.aside)


@pytest.mark.parametrize(
    ("parts", "head"),
    [(["I", "II", "III", "IV"], "Quý"), ([1, 2, 3, 4], "Quý"), (["Quý I", "Quý II", "Quý III", "Quý IV"], "Kỳ")],
)
@pytest.mark.parametrize("bands", [["NĂM 2022", "NĂM 2023"], [2022, 2023]])
def test_quarters_are_of_the_year_in_the_row_above_them(xlsx, parts, head, bands):
    table = xlsx(sheet(parts, bands, head=head))
    assert not asked(table) and periods(table) == [f"{y}Q{q}" for y in (2022, 2023) for q in range(1, 5)]


def test_sums_of_quarters_and_halves_among_the_months_are_set_aside(xlsx):
    months = [1, 2, 3, "Quý I", 4, 5, 6, "Quý II", "6 tháng đầu năm", 7, 8, 9, "Quý III", 10, 11, 12, "Quý IV"]
    table = xlsx(sheet(months, ["NĂM 2022", "NĂM 2023"]))
    assert not asked(table) and len(periods(table)) == 24


def test_sums_in_the_place_of_a_number_are_no_month(xlsx):
    rows = [["TT", "Tháng", "Số vụ"]]
    for y in (2022, 2023):
        rows += [[f"NĂM {y}"], *([m, f"Tháng {m}", (3 * m) % 7] for m in range(1, 13)), ["Cộng", None, 40]]
    table = xlsx(rows)
    assert not asked(table) and len(table.frame) == 24 and table.account.rows_used == 24


def test_sheets_of_communes_with_bands_of_years(xlsx):
    own = {
        name: [[f"Xã: {name}"], *sheet(range(1, 13), ["NĂM 2022", "NĂM 2023"])[1:]] for name in ("Đông Á", "Đông La", "Phú Châu")
    }
    table = xlsx(own)
    assert not asked(table) and len(table.frame) == 72 and table.kind == "panel"


def test_bare_numbers_under_a_heading_that_does_not_say_what_they_are_stay_a_question(xlsx):
    assert asked(xlsx(sheet([1, 2, 3, 4], ["NĂM 2022", "NĂM 2023"], head="Kỳ"))).keys() == {"period"}


def test_cases_numbered_under_bands_of_years_are_no_months(xlsx):
    rows = [["TT", "Ngày", "Xã", "Số vụ"]]
    for year in (2022, 2023):
        rows += [[f"NĂM {year}"], *([i, f"{i:02d}/03/{year}", "Đa Tốn" if i % 2 else "Cổ Bi", 1] for i in range(1, 13))]
    assert "year_above" not in said(xlsx(rows))


RUNNING = [
    ["Xã", "Tháng", "Số vụ", None],
    [None, None, "Trong tháng", "Lũy kế"],
    *(["Đa Tốn", f"{m}/2022", 2, 2 * m] for m in range(1, 8)),
]


@pytest.mark.parametrize(
    ("now", "total"),
    [
        ("Trong tháng", "Lũy kế"),
        ("Tháng này", "Cộng dồn từ đầu năm"),
        ("Trong kỳ", "Lũy kế đến nay"),
        ("This month", "Cumulative"),
    ],
)
@pytest.mark.parametrize("wrong", [False, True])
def test_a_running_total_beside_its_period_is_set_aside(xlsx, now, total, wrong):
    rows = [RUNNING[0], [None, None, now, total], *RUNNING[2:]]
    rows[5] = ["Đa Tốn", "4/2022", 2, 80 if wrong else 8]
    table = xlsx(rows, lambda book: [book.worksheets[0].merge_cells(r) for r in ("A1:A2", "B1:B2", "C1:D1")])
    assert not asked(table) and "running_total" in said(table) and values(table) == [2] * 7


def test_a_running_total_that_is_told_or_stands_alone_is_kept(tmp_path, xlsx):
    merges = ("A1:A2", "B1:B2", "C1:D1")
    table = xlsx(RUNNING, lambda book: [book.worksheets[0].merge_cells(r) for r in merges], columns="Số vụ – Lũy kế=outcome")
    assert (
        "Số vụ – Lũy kế" in read(tmp_path / "table.xlsx", columns="Số vụ – Lũy kế=outcome").columns("outcome")
        and len(table.frame) == 7
    )
    alone = [["Xã", "Tháng", "Số vụ lũy kế"], *(["Đa Tốn", f"{m}/2022", 2 * m] for m in range(1, 8))]
    assert "running" in asked(xlsx(alone))
    clubs = [["Xã", "Năm", "Thành lập trong năm", "Lũy kế"], *(["Đa Tốn", 2010 + m, 2, 2 * m] for m in range(1, 8))]
    assert "running_total" not in said(xlsx(clubs))


@pytest.mark.parametrize("last", [12, 7])
@pytest.mark.parametrize("over", ["Năm {}", "{}", "NĂM {}"])
def test_years_over_months_of_bare_numbers_below_two_merged_lines(xlsx, over, last):
    def merge(book):
        for ref in ("A1:B1", f"C1:{chr(ord('C') + 11 + last)}1", "A3:A4", "B3:B4", "C3:N3"):
            book.active.merge_cells(ref)

    width = 12 + last
    rows = [["CÔNG AN THÀNH PHỐ", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["SỐ TIN BÁO"]]
    rows += [["TT", "Xã", over.format(2022), *[None] * 11, over.format(2023)], [None, None, *range(1, 13), *range(1, last + 1)]]
    rows += [[i, xa, *((i * m) % 5 for m in range(width))] for i, xa in enumerate(["Đa Tốn", "Cổ Bi", "Lệ Chi"], 1)]
    table = xlsx(rows, merge)
    assert not asked(table) and len(table.frame) == 3 * width and table.kind == "panel"


def test_a_first_year_that_begins_in_july(xlsx):
    rows = [["Xã", 2021, *[None] * 5, 2022, *[None] * 11], [None, *range(7, 13), *range(1, 13)]]
    rows += [[p, *((k + j) % 9 for j in range(18))] for k, p in enumerate(("Yên Sơn", "Tân Lập", "Minh Khai"))]

    def change(book):
        for cells in ("A1:A2", "B1:G1", "H1:S1"):
            book.active.merge_cells(cells)

    table = xlsx(rows, change)
    assert not asked(table) and periods(table)[::17][:2] == ["2021-07", "2022-12"]
