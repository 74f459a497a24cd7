"""A column of parts of a year beside one of years."""

import pytest
from table_readings import asked, periods

from analysis.errors import BadParameter


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


HALVES = [f"6 tháng {half} năm {year}" for year in range(2016, 2020) for half in ("đầu", "cuối")]
PLACES = ("An Bình", "Bình Minh", "Cửu Long", "Đông Hà")


@pytest.mark.parametrize("wide", [True, False])
def test_cases_of_both_halves_are_added_where_it_is_answered(xlsx, wide):
    figures = [[3 + (i * 7 + j * 5) % 11 for j in range(8)] for i in range(4)]
    long = [[p, h, n] for p, own in zip(PLACES, figures, strict=True) for h, n in zip(HALVES, own, strict=True)]
    rows = (
        [["Xã", *HALVES], *([p, *own] for p, own in zip(PLACES, figures, strict=True))]
        if wide
        else [["Xã", "Kỳ", "Số vụ"], *long]
    )
    (question,) = xlsx(rows).questions
    assert question.answers == ('cells="half=add"', "")
    table = xlsx(rows, cells="half=add")
    assert not table.questions and periods(table) == [str(y) for _ in PLACES for y in range(2016, 2020)]
    assert table.frame[table.columns("outcome")[0]].tolist() == [own[j] + own[j + 1] for own in figures for j in (0, 2, 4, 6)]
    assert table.account.rows_in == table.account.rows_used + len(table.account.aside)


def test_a_year_of_one_half_and_a_half_without_a_figure_are_no_sums(xlsx):
    rows = [[p, h, 5 + i, 1000 + i] for p in PLACES for i, h in enumerate(HALVES[:-1])]
    rows[0][2] = None
    table = xlsx([["Xã", "Kỳ", "Số vụ", "Dân số"], *rows], cells="half=add; blank=missing")
    assert sorted(set(periods(table))) == ["2016", "2017", "2018"] and any(
        "chỉ có một nửa" in why for why in table.account.aside["vi"]
    )
    assert table.frame["Số vụ"].isna().tolist() == [True, *[False] * 11] and table.frame["Dân số"].tolist()[:3] == [
        1000.5,
        1002.5,
        1004.5,
    ]


@pytest.mark.parametrize("heading", ["Số camera hiện có", "Tỷ lệ hòa giải", "Số hội viên", "Điểm hài lòng"])
def test_stocks_and_rates_of_halves_are_not_added(xlsx, heading):
    rows = [["Xã", "Kỳ", heading], *([p, h, 5 + i] for p in PLACES for i, h in enumerate(HALVES))]
    assert xlsx(rows, columns=f"{heading}=outcome").questions[0].answers == ("",)
    with pytest.raises(BadParameter):
        xlsx(rows, columns=f"{heading}=outcome", cells="half=add")


@pytest.mark.parametrize("marks", [(0, 1), ("không", "có"), (None, "x")])
def test_what_is_treated_in_a_half_is_treated_in_its_year(xlsx, marks):
    rows = [
        [p, h, 5 + i, marks[i >= 3 and p in PLACES[:2]]] for p in PLACES for i, h in enumerate(HALVES)
    ]  # from the end of 2017
    table = xlsx([["Xã", "Kỳ", "Số vụ", "Có camera"], *rows], columns="Có camera=treated", cells="half=add")
    own = table.frame[table.frame["Xã"] == PLACES[0]]
    assert [*map(float, own["Có camera"])] == [0, 1, 1, 1] and not table.frame.loc[
        table.frame["Xã"] == PLACES[3], "Có camera"
    ].any()
