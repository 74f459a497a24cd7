"""Months (quarters) without a year beside columns of whole years: of the title's year, or of the one whose column adds them up."""

import pytest
from table_readings import asked, periods, said, values

PLACES = ("Yên Sơn", "Tân Lập", "Minh Khai", "Hòa Bình", "Đông La")
T = [f"T{m}" for m in range(1, 13)]


def sheet(title, heads, row):
    own = [[(3 * m + k) % 5 for m in range(12)] for k in range(len(PLACES))]
    return [[title], [], ["TT", "Xã", *heads], *([k + 1, name, *row(own[k], 30 + k)] for k, name in enumerate(PLACES))]


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        ([*T, "Cộng 2021", "Cộng 2020", "Tăng (+), giảm (-)"], lambda m, b: [*m, sum(m), b, sum(m) - b]),
        ([*T, "Năm 2021", "Năm 2020"], lambda m, b: [*m, sum(m), b]),
        (["Năm 2020", *T, "Tổng 2021", "So sánh"], lambda m, b: [b, *m, sum(m), sum(m) - b]),
        ([*T, "Cộng 2021"], lambda m, b: [*m, sum(m)]),
        (["2018", "2019", *T, "Cộng 2021"], lambda m, b: [b, b + 1, *m, sum(m)]),
        ([*T, "Cộng 2021", "Cùng kỳ 2020"], lambda m, b: [*m, sum(m), b]),
    ],
)
def test_months_are_of_the_year_of_the_title_and_sums_of_any_year_are_set_aside(xlsx, heads, row):
    table = xlsx(sheet("SỐ VỤ TRỘM CẮP NĂM 2021", heads, row))
    assert not asked(table) and len(table.frame) == 60 and "total_column" in said(table)
    assert periods(table)[:12] == [f"2021-{m:02d}" for m in range(1, 13)] and len(table.columns("outcome")) == 1
    assert values(table)[:3] == [0, 3, 1]


def test_without_a_title_the_year_is_that_whose_column_adds_the_months_up(xlsx):
    heads = [*T, "Cộng 2021", "Cộng 2020"]
    table = xlsx(sheet("Số vụ trộm cắp", heads, lambda m, b: [*m, sum(m), b]))
    assert not asked(table) and periods(table)[0] == "2021-01" and "year_above" in said(table)


@pytest.mark.parametrize(("title", "more"), [("Số vụ trộm cắp", 2), ("Số vụ trộm cắp năm 2022", 0)])
def test_months_of_no_year_and_of_two_are_asked_about(xlsx, title, more):
    table = xlsx(sheet(title, [*T, "Cộng 2021", "Cộng 2020"], lambda m, b: [*m, sum(m) + more, b]))
    assert "period" in asked(table)


def test_quarters_and_a_population_of_the_year_beside_them(xlsx):
    heads = ["Dân số 2021", "Quý I", "Quý II", "Quý III", "Quý IV", "Cả năm 2021", "Cả năm 2020"]
    table = xlsx(sheet("SỐ VỤ TRỘM CẮP NĂM 2021", heads, lambda m, b: [5000 + b, *m[:4], sum(m[:4]), b]))
    assert not asked(table) and periods(table)[:4] == ["2021Q1", "2021Q2", "2021Q3", "2021Q4"]
    assert values(table, table.column("exposure"))[:4] == [5030] * 4


def test_halves_beside_years_are_set_aside_for_the_years(xlsx):
    heads = ["6 tháng đầu năm", "6 tháng cuối năm", "Cộng 2021", "Cộng 2020"]
    table = xlsx(sheet("SỐ VỤ TRỘM CẮP NĂM 2021", heads, lambda m, b: [sum(m[:6]), sum(m[6:]), sum(m), b]))
    assert not asked(table) and periods(table)[:2] == ["2021", "2020"]


def test_sheets_of_years_each_with_the_sum_of_the_year_before(xlsx):
    own = {
        str(y): sheet(f"SỐ VỤ TRỘM CẮP NĂM {y}", [*T, f"Cộng {y}", f"Cộng {y - 1}", "Tăng/giảm"], lambda m, b: [*m, sum(m), b, sum(m) - b])
        for y in (2020, 2021)
    }  # fmt: skip
    table = xlsx(own)
    assert not asked(table) and len(table.frame) == 120 and len(table.columns("outcome")) == 1
    assert {p[:4] for p in periods(table)} == {"2020", "2021"}
