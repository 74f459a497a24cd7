"""A column of parts of a year beside one of years."""

import pytest
from table_readings import asked, periods


def table_of(csv, head, parts, years=(2017, 2018, 2019)):
    rows = [(p, y, h) for p in ("Yên Sơn", "Tân Lập", "Minh Khai") for y in years for h in parts]
    return csv(head + "\n" + "".join(f"{p},{y},{h},{(3 * i) % 7},200\n" for i, (p, y, h) in enumerate(rows)))


@pytest.mark.parametrize(
    ("head", "parts"),
    [
        ("commune,year,half,cases,households", ("H1", "H2")),
        ("commune,year,half,cases,households", (1, 2)),
        ("commune,year,h,cases,households", ("H1", "H2")),
        ("commune,year,season,cases,households", ("Jan-Jun", "Jul-Dec")),
        ("Commune,Year,Half-year,Cases,Households", ("First half", "Second half")),
        ("Xã,Năm,Kỳ,Số vụ,Số hộ", ("kỳ 1", "kỳ 2")),
        ("Xã,Năm,Nửa năm,Số vụ,Số hộ", ("nửa đầu", "nửa cuối")),
        ("Xã,Năm,Kỳ,Số vụ,Số hộ", ("6T đầu năm", "6T cuối năm")),
        ("Xã,Năm,6 tháng,Số vụ,Số hộ", ("đầu năm", "cuối năm")),
        ("Xã,Năm,Giai đoạn,Số vụ,Số hộ", ("Đầu năm", "Cuối năm")),
    ],
)
def test_a_column_of_halves_is_part_of_the_period_and_no_repeated_row(csv, head, parts):
    table = table_of(csv, head, parts)
    assert set(asked(table)) == {"half"}
    assert table.frame[table.column("period")].nunique() == 6


@pytest.mark.parametrize(
    ("head", "parts", "last"),
    [
        ("commune,yr,qtr,cases,households", (1, 2, 3, 4), "2019Q4"),
        ("commune,year,quarter_no,cases,households", ("Q1", "Q2", "Q3", "Q4"), "2019Q4"),
        ("commune,year,mth,cases,households", tuple(range(1, 13)), "2019-12"),
    ],
)
def test_quarters_and_months_beside_a_year(csv, head, parts, last):
    table = table_of(csv, head, parts)
    assert not asked(table) and periods(table)[-1] == last and table.column("exposure") == "households"


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        ("Đợt", ("lần 1", "lần 2")),
        ("Đợt", ("A", "B")),
        ("Tổ", ("T1", "T2", "T3", "T4")),
        ("Tuyến", ("T1", "T2", "T3")),
        ("Ca", ("S1", "S2")),
        ("Loại", ("H1", "H2")),
        ("Đội", ("Q1", "Q2", "Q3", "Q4")),
        ("Đợt kiểm tra", ("Kỳ 1", "Kỳ 2")),
    ],
)
def test_what_is_no_part_of_a_year_is_asked_about_as_repeated(csv, heading, parts):
    assert set(asked(table_of(csv, f"Xã,Năm,{heading},Số vụ,Số hộ", parts))) == {"repeated"}


def test_parts_of_a_year_that_only_cells_name_are_said(csv):
    table = table_of(csv, "Xã,Năm,Đợt,Số vụ,Số hộ", ("Quý I", "Quý II", "Quý III", "Quý IV"))
    assert not asked(table) and periods(table)[-1] == "2019Q4"
    assert 'columns="Đợt=ignore"' in next(n.text.vi for n in table.notices if n.code == "part_of_year")


def test_sums_of_months_so_far_under_the_year_of_a_line_are_set_aside(xlsx):
    rows = [["Quý", "Xã", "Số vụ"]]
    for year in (2021, 2022):
        rows.append([f"Năm {year}", None, None])
        rows += [[q, p, 5] for q in ("I", "II", "6 tháng", "III", "9 tháng", "IV", "Cả năm") for p in ("Yên Sơn", "Tân Lập")]
    table = xlsx(rows)
    assert not asked(table) and len(table.frame) == 16 and periods(table)[-1] == "2022Q4"
