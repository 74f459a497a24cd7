"""Tables that set a period against the one a year before, in a sheet each or alone: the figures of the period itself are read."""

import pytest
from table_readings import asked, periods, said, values

PLACES = ["Cao Lộc", "Bình Gia", "Chi Lăng", "Văn Quan"]
TRUE = {y: [(7 * i + 3 * y) % 11 + 5 for i in range(4)] for y in range(2014, 2019)}


def year_sheet(year, now, before, plus="Tăng (+), giảm (-)", rate="Tỷ lệ (%)", over="Số vụ phạm pháp hình sự"):
    rows = [[f"TÌNH HÌNH PHẠM PHÁP HÌNH SỰ NĂM {year}"], [None]]
    heads = [now.format(year), before.format(year - 1), plus, rate]
    rows += [["TT", "Đơn vị", over, None, None, None], [None, None, *heads]] if over else [["TT", "Đơn vị", *heads]]
    for i, place in enumerate(PLACES):
        a, b = TRUE[year][i], TRUE[year - 1][i]
        rows.append([i + 1, place, a, b, a - b, round(100 * (a - b) / b, 2)])
    return rows


def merge(book):
    for sheet in book.worksheets:
        for ref in ("A3:A4", "B3:B4", "C3:F3"):
            sheet.merge_cells(ref)


@pytest.mark.parametrize(
    ("now", "before", "plus", "rate"),
    [("Năm {}", "Năm {}", "Tăng (+), giảm (-)", "Tỷ lệ (%)"), ("{}", "{}", "+/-", "%"), ("Năm nay", "Cùng kỳ", "+/-", "%"),
     ("Năm báo cáo", "Năm trước", "Tăng/giảm", "% tăng, giảm"), ("Năm {}", "Cùng kỳ {}", "So sánh", "Tỷ lệ %"), ("Kỳ này", "Cùng kỳ năm trước", "Chênh lệch", "%")],
)  # fmt: skip
@pytest.mark.parametrize("name", ["Nam {}", "{}", "Năm {}"])
def test_each_sheet_is_of_its_own_year(xlsx, now, before, plus, rate, name):
    sheets = {name.format(y): year_sheet(y, now, before, plus, rate) for y in (2015, 2016, 2017, 2018)}
    table = xlsx(sheets, merge)
    assert not asked(table) and table.outcome() == "Số vụ phạm pháp hình sự" and "compared_columns" in said(table)
    named = "{}" in before  # the year before the first has no sheet, and its column names it
    assert values(table) == [v for y in (2015, 2016, 2017, 2018, *[2014] * named) for v in TRUE[y]] and "revised" not in said(
        table
    )
    assert sorted(set(periods(table))) == [*["2014"] * named, "2015", "2016", "2017", "2018"]
    assert ("earlier_columns" in said(table)) == named


def test_the_year_before_first_a_figure_revised_and_a_heading_that_contradicts_its_sheet(xlsx):
    sheets = {f"Nam {y}": year_sheet(y, "Năm {}", "Năm {}") for y in (2015, 2016, 2017)}
    sheets["Nam 2016"][6][3] += 1
    table = xlsx(sheets, merge)
    assert not asked(table) and {n.code: n.cells for n in table.notices}["revised"] == ("Nam 2016!D7",)
    sheets["Nam 2018"] = sheets.pop("Nam 2017")
    assert asked(xlsx(sheets, merge)).keys() == {"period"}
    turned = {
        str(y): [
            [*r[:2], r[3], r[2], *r[4:]] if len(r) > 3 and r[1] != "Đơn vị" else r for r in year_sheet(y, "Năm {}", "Năm {}")
        ]
        for y in (2015, 2016)
    }
    assert values(xlsx(turned, merge)) == TRUE[2015] + TRUE[2016] + TRUE[2014]


def test_one_sheet_of_two_named_years_keeps_both_and_of_this_year_and_the_last_its_own(xlsx):
    both = xlsx(year_sheet(2016, "Năm {}", "Năm {}"), merge)
    assert (
        not asked(both)
        and set(periods(both)) == {"2015", "2016"}
        and len(both.frame) == 8
        and both.columns("outcome") == ("Số vụ phạm pháp hình sự",)
    )
    own = xlsx(year_sheet(2016, "Năm nay", "Cùng kỳ", "+/-", "%"), merge)
    assert not asked(own) and values(own) == TRUE[2016] and "compared_columns" in said(own)
    plain = xlsx(year_sheet(2016, "Năm nay", "Cùng kỳ năm trước", "+/-", "%", over=""))
    assert not asked(plain) and len(plain.columns("outcome")) == 1 and values(plain) == TRUE[2016]


@pytest.mark.parametrize("head", ["Số vụ phạm pháp hình sự", "Số vụ phạm pháp hình sự năm 2015"])
def test_a_first_sheet_without_a_year_before_is_one_of_them(xlsx, head):
    sheets = {f"Nam {y}": year_sheet(y, "Năm {}", "Năm {}") for y in (2015, 2016, 2017)}
    sheets["Nam 2015"] = [["TT", "Đơn vị", head], *(row[:3] for row in sheets["Nam 2015"][4:])]
    table = xlsx(sheets, lambda book: [book.worksheets[i].merge_cells("C3:F3") for i in (1, 2)])
    assert not asked(table) and values(table) == [v for y in (2015, 2016, 2017) for v in TRUE[y]]


def test_months_against_the_month_of_the_year_before(xlsx):
    sheets = {}
    for m in (1, 2, 3):
        sheets[f"T{m}"] = [
            ["SỐ VỤ TRỘM CẮP"],
            ["Xã", f"Tháng {m}/2023", f"Tháng {m}/2022", "+/-", "%"],
            ["Đa Tốn", 5 + m, 4, 1 + m, 25],
            ["Cổ Bi", 3, 4, -1, -25],
        ]
    table = xlsx(sheets)
    assert (
        not asked(table)
        and len(table.frame) == 12
        and sorted(set(periods(table))) == [f"{y}-0{m}" for y in (2022, 2023) for m in (1, 2, 3)]
    )
    assert values(table) == [6, 3, 7, 3, 8, 3, *[4] * 6] and "earlier_columns" in said(table)


@pytest.mark.parametrize(
    "heads", [["Quý {}/2023", "Quý {}/2022", "Tăng, giảm", "Tỷ lệ (%)"], ["Quý {}/2023", "Cùng kỳ 2022", "+/-", "%"]]
)
def test_quarters_of_the_year_before_are_read_where_no_sheet_has_them(xlsx, heads):
    sheets = {
        f"Quý {q}-2023": [
            ["TT", "Địa phương", *(h.format(q) for h in heads)],
            [1, "Tri Tôn", 5, 3, 2, 66.7],
            [2, "Chợ Mới", 2, 4, -2, -50],
        ]
        for q in ("I", "II", "III", "IV")
    }
    table = xlsx(sheets)
    assert not asked(table) and len(table.frame) == 16 and values(table)[-2:] == [3, 4]
    assert {n.code: n.cells for n in table.notices}["earlier_columns"][0] == "Quý I-2023!D1"


def test_one_base_year_beside_every_year_is_set_aside(xlsx):
    sheets = {
        str(y): [["Xã", f"Năm {y}", "Năm 2019", "+/-"], ["Đa Tốn", y - 2015, 4, 1], ["Cổ Bi", 3, 6, 2], ["Lệ Chi", 1, 2, 3]]
        for y in (2021, 2022, 2023)
    }
    assert "2019" not in periods(xlsx(sheets))


def test_two_years_on_the_sheets_of_communes_and_rates_beside_years_stay(xlsx):
    sheets = {
        f"Xã {n}": [["Tháng", "Năm 2015", "Năm 2016"], *([m, m + 3, 2 * m] for m in range(1, 13))] for n in ("Đa Tốn", "Cổ Bi")
    }
    table = xlsx(sheets)
    assert "compared_columns" not in said(table) and len(table.frame) == 48
    rates = [
        ["Xã", "Năm 2015", None, "Năm 2016", None],
        [None, "Số vụ", "Tỷ lệ (%)", "Số vụ", "Tỷ lệ (%)"],
        ["Đa Tốn", 5, 50, 6, 60],
        ["Cổ Bi", 7, 70, 8, 80],
    ]
    table = xlsx(rates, lambda book: [book.worksheets[0].merge_cells(r) for r in ("A1:A2", "B1:C1", "D1:E1")])
    assert len(table.columns("outcome")) == 2 and len(table.frame) == 4
    group = [["Xã", "Nhóm so sánh", "2015", "2016"], ["Đa Tốn", 1, 5, 6], ["Cổ Bi", 0, 7, 8]]
    assert "compared_columns" not in said(xlsx(group))


def test_years_between_the_sheets_are_kept_and_said(xlsx):
    sheets = {
        str(y): [["Xã", f"Năm {y}", f"Năm {y - 1}", "Tăng giảm"], *([f"Xã {p}", y - 2010, y - 2011, 1] for p in "ABCD")]
        for y in (2020, 2022)
    }
    table = xlsx(sheets)
    assert sorted(set(periods(table))) == ["2019", "2020", "2021", "2022"] and not asked(table)
    assert {n.code: n.cells for n in table.notices}["earlier_columns"] == ("2020!C1", "2022!C1")


def test_the_month_before_and_the_same_month_of_the_year_before_are_both_set_aside(xlsx):
    head = ["Xã", "Tháng này", "Tháng trước", "Cùng kỳ năm trước"]
    own = {
        f"T{m}": [[f"THÁNG {m} NĂM 2022"], head, *([p, m + k, 30, 40] for k, p in enumerate(("Yên Sơn", "Tân Lập", "Minh Khai")))]
        for m in (1, 2, 3)
    }
    table = xlsx(own)
    assert (
        not asked(table)
        and set(periods(table)) == {"2022-01", "2022-02", "2022-03"}
        and values(table) == [1, 2, 3, 2, 3, 4, 3, 4, 5]
    )


def test_two_sheets_whose_headings_claim_one_year_are_asked_about(xlsx):
    said_of = {"2020": 2020, "2021": 2020, "2022": 2022}
    table = xlsx(
        {name: [["Xã", f"Năm {y}", f"Năm {y - 1}", "So sánh"], ["A", 5, 3, 2], ["B", 6, 4, 2]] for name, y in said_of.items()}
    )
    assert "period" in asked(table)
